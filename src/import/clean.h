/* Can the source format hold a name? */
#ifndef CLEAN_H
#define CLEAN_H
#include "slice.h"
#include "unspaced.h"

#define CLEAN_MOST 400u /* bytes of a name: more than 16 tokens of any length that names have */

typedef struct Clean {
    char        text[CLEAN_MOST + 4];
    uint32_t    n;
    bool        repaired;    /* odd spaces and characters that nobody sees were taken out */
    bool        no_capital;  /* all its letters are of scripts with capitals, and none is one */
    bool        failed;      /* there was no memory */
    uint32_t    n_points, n_words;
    Unspaced    unspaced;    /* kept from name to name; unspaced_close() at the end */
} Clean;

/* Makes a name as the format has it: one kind of space, nothing that cannot be seen. NULL, or why it cannot be held. */
const char *clean_name(Slice raw, Clean *clean);

/* The same for what stands in a field (a role's title). */
const char *clean_field(Slice raw, Clean *clean);
#endif
