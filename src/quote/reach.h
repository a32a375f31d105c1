/* How far a noun phrase goes in the tree of its sentence. "two" of "Only two of the three port workers interviewed on Monday said" governs all
 * that stands before "said": there "workers" reaches from "the" to "Monday", and "two" above it from "Only" on. */
#ifndef REACH_H
#define REACH_H
#include "tie.h"

#define MOST_REACHES 4

/* A noun and all that depends on it, signs at the ends left out. */
typedef struct Reach {
    uint32_t main;     /* token */
    Tokens   tokens;
    char     relation; /* of the noun to its head, as a letter */
} Reach;

/* The phrase of some tokens, and those that it is a piece of, up to what no noun governs. */
typedef struct Reaches {
    Reach    at[MOST_REACHES];
    uint32_t n;        /* 0: nothing is known */
} Reaches;

Reaches reaches_of(const Syntax *syntax, Tokens phrase);

/* As what the token belongs to the noun: the relation by which it, or what it depends on, hangs on that; '-': it does not. */
char reach_relation(const Syntax *syntax, const Reach *reach, uint32_t token);
#endif
