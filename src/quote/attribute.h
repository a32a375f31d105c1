/* The choice that attribution makes for each quote, open to the program that fits its weights (tools/dump_evidence.c). */
#ifndef ATTRIBUTE_H
#define ATTRIBUTE_H
#include "evidence.h"

#define MOST_CANDIDATES 20

typedef struct Candidate {
    Index    unit; /* NONE: nobody */
    uint32_t rank; /* how many stand nearer on its side */
    double   score; /* sum of weights, then probability */
    bool     taken;
} Candidate;

typedef struct Choice {
    Candidate candidates[MOST_CANDIDATES]; /* the first is nobody */
    Facts     facts[MOST_CANDIDATES];      /* for and against each */
    uint32_t  n, best;
    Index     signer;                      /* who signs the quote inside its marks, or NONE */
} Choice;

void attribute_candidates(const Scene *scene, Choice *choice);
#endif
