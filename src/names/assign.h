/* What compare works on: names in parts, what each pair of parts costs, and which part goes with which. Inner
 * header of names/. */
#ifndef ASSIGN_H
#define ASSIGN_H
#include "align.h"

#define PARTS_MAX 8 /* of a name, particles and titles not counted */

/* In hundredths, as all costs are. */
enum {
    PAIR_MOST = 115, /* parts further apart are not assigned to each other */
    LEFT = 60,       /* a part without a partner: two left ones cost more than any pair */
    INITIAL = 15,
    NICKNAME = 30,
    FAMILY = 12,
    JOINED = 8
};

typedef struct Part {
    const char *text;
    uint8_t length;
    uint16_t classes;  /* of its consonants, to pass over hopeless pairs */
    uint8_t syllables; /* Han or Hangul characters that it is written with, 0 in other scripts */
    bool initial, father;
} Part;

typedef struct Name {
    Spelling spelling;
    Part parts[PARTS_MAX];
    unsigned n, suffix;                  /* suffix: 1 jr, 2 sr, 3 and so on ii, iii, iv; 0 none */
    unsigned when;                       /* ALTERNATION bit of its script */
    char joins[PARTS_MAX][2 * WORD_MAX]; /* part i and the next as one word */
} Name;

/* prepare.c: the parts of a name. */
void name_prepare(Name *name, const char *text, size_t length);

/* What the parts are: at [i][j] the cost of part i of a for part j of b. */
typedef struct Costs {
    uint16_t pair[PARTS_MAX][PARTS_MAX];
    uint16_t joined_a[PARTS_MAX][PARTS_MAX]; /* parts i and i + 1 of a for part j of b */
    uint16_t joined_b[PARTS_MAX][PARTS_MAX]; /* part i of a for parts j and j + 1 of b */
} Costs;

/* pairs.c: what the pairs cost. `when` is the ALTERNATION bits that hold for the two names. */
void pairs_fill(const Name *a, const Name *b, unsigned when, Costs *costs);

bool pair_is_equal(const Part *a, const Part *b);
bool pair_is_nickname(const Part *a, const Part *b);
bool pair_is_family(const Part *a, const Part *b); /* readings of one Chinese or Korean family name */

/* A bit for each of the consonants in it that stay what they are in all spellings. */
unsigned part_classes(const char *text, size_t length);

/* What part i of a is assigned to. */
typedef struct Choice {
    uint8_t j;     /* first part of b, or PARTS_MAX: left */
    uint8_t takes; /* parts of a */
    uint8_t gives; /* parts of b */
} Choice;

typedef struct Assignment {
    Choice of[PARTS_MAX];
    unsigned n;      /* choices, in order of a's parts */
    unsigned left_b; /* bits of b's parts without a partner */
} Assignment;

static inline unsigned count_bits(unsigned bits) {
    unsigned n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
}

/* assign.c: the cheapest assignment of a's n parts to b's m. */
void assign(const Costs *costs, unsigned n, unsigned m, Assignment *out);
#endif
