/* How each byte of a text looks at a terminal: names bold, what is said in its speaker's colour. */
#ifndef PAINT_H
#define PAINT_H
#include "facts.h"

enum {
    PAINT_COLOR = 7,     /* mask: 0 none, 1 to 6 a speaker's, PAINT_UNKNOWN */
    PAINT_UNKNOWN = 7,   /* said by nobody known */
    PAINT_BOLD = 8,
    PAINT_DIM = 16,
    PAINT_MARK = 32      /* a quote's number stands before this byte */
};

typedef struct Paint {
    uint8_t *bytes;  /* one for each of the text and one behind it */
    uint8_t *colors; /* of each entity; 0: says nothing */
} Paint;

bool    paint_make(Paint *paint, const Doc *doc, Arena *arena, quoth_error *err);
uint8_t paint_of_speaker(const Paint *paint, Speaker speaker);

/* The place of a quote's number: behind its closing mark. */
uint32_t paint_mark_place(const Doc *doc, const Quote *quote);

/* The terminal code that turns everything off and these on. */
const char *paint_code(uint8_t paint, char code[16]);
#endif
