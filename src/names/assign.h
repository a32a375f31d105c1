/* Which part of one name goes with which of the other. Inner header of names/. */
#ifndef ASSIGN_H
#define ASSIGN_H
#include "pairs.h"

/* Parts of a with parts of b. */
typedef struct PartMatch {
    uint8_t i, takes, j, gives;
    Pair pair;
} PartMatch;

typedef struct Assignment {
    PartMatch of[PARTS_MAX]; /* in order of a's parts */
    unsigned n;
    unsigned left_a, left_b; /* bits of the parts without a partner */
} Assignment;

/* The likeliest assignment, in any order: one or more parts for one, some without a partner. */
void assign(const Name *a, const Name *b, Assignment *out);
#endif
