/* What a code point is to the tokenizer. */
#ifndef POINT_H
#define POINT_H
#include <stdbool.h>
#include <stdint.h>

enum Point {
    POINT_SPACE,
    POINT_LINE,        /* ends a line */
    POINT_LOWER,
    POINT_UPPER,
    POINT_LETTER,      /* without case */
    POINT_DIGIT,
    POINT_COMBINING,
    POINT_IGNORABLE,   /* invisible: joiners, soft hyphens, marks of direction */
    POINT_DICTIONARY,  /* of a script that writes no spaces */
    POINT_MARK,        /* quotation mark, apostrophe or prime */
    POINT_PUNCTUATION,
    POINT_SYMBOL
};

extern const uint8_t point_ascii[128];
enum Point           point_beyond_ascii(uint32_t point);

static inline enum Point point_class(uint32_t point) {
    return point < 0x80 ? (enum Point)point_ascii[point] : point_beyond_ascii(point);
}

static inline bool point_is_letter(enum Point class) { return class >= POINT_LOWER && class <= POINT_LETTER; }
static inline bool point_in_word(enum Point class) { return class >= POINT_LOWER && class <= POINT_DIGIT; }
static inline bool point_is_gap(enum Point class) { return class <= POINT_LINE; }

/* The shapes that a writer's apostrophe takes inside a word. */
static inline bool point_is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x201B || c == 0x2032 || c == 0xFF07;
}
#endif
