/* Words of scripts that write no spaces (Thai, Lao, Khmer, Burmese, Chinese, Japanese), cut by ICU's dictionaries. */
#ifndef UNSPACED_H
#define UNSPACED_H
#include "error.h"
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#define UNSPACED_MOST 4096u /* bytes cut at a time */

/* Zeroed is ready. */
typedef struct Unspaced {
    UBreakIterator *words; /* opened when first needed */
    UText          *text;
} Unspaced;

bool   unspaced_start(Unspaced *unspaced, const char *text, size_t length, quoth_error *err);
size_t unspaced_next(Unspaced *unspaced); /* where the next word ends, counted from the start; 0 behind the last one */
void   unspaced_close(Unspaced *unspaced);
#endif
