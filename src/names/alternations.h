/* What writers of names put for one another, with its cost. Inner header of names/. */
#ifndef ALTERNATIONS_H
#define ALTERNATIONS_H
#include <stddef.h>
#include <stdint.h>

/* When an alternation holds: always, or only when one of the two names is written so. */
enum {
    ALTERNATION_ABJAD = 1,     /* Arabic, Hebrew: hardly any vowels */
    ALTERNATION_SYLLABLES = 2, /* Han, Hangul: readings of several languages */
    ALTERNATION_FEW_SOUNDS = 4 /* Greek, kana and others: foreign names lose sounds there, or gain vowels */
};

typedef struct Alternation {
    char a[4], b[4]; /* up to three letters and an anchor; not NUL-terminated where all four are there */
    uint8_t a_length, b_length;
    uint8_t cost; /* hundredths */
    uint8_t when; /* 0: always */
} Alternation;

typedef struct AlternationList {
    const Alternation *at;
    size_t n;
} AlternationList;

/* All whose `a` starts with this letter or anchor, those with an empty `b` first. Each with letters on both
 * sides stands there both ways round. */
AlternationList alternations_from(char letter);
#endif
