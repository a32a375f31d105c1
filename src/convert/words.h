/* The text cut into words, for formats that know no other places: at white space, around punctuation, and at every edge of a span. */
#ifndef WORDS_H
#define WORDS_H
#include "annotate.h"

typedef struct Word {
    size_t start, end;        /* code points */
    size_t from, to;          /* bytes */
    bool   blank, after_line; /* white space; a line ended before it */
} Word;

typedef struct Words {
    Word  *at;
    size_t n, cap;
} Words;

/* Moves the edges of spans inwards over white space, as Python sees it; those that hold nothing else become empty. Then cuts the text. What
 * is between words is as spaCy has it: one blank belongs to the word before it, the rest up to the next word is one blank word. */
bool words_make(Words *words, Converter *converter, Annotations *annotations);
void words_free(Words *words);
#endif
