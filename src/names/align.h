/* The cheapest way from one part to another. Inner header of names/. */
#ifndef ALIGN_H
#define ALIGN_H
#include "name.h"

#define ALIGN_SIDE 62u       /* most letters of a stretch, with its anchors */
#define ALIGN_FAR UINT16_MAX /* too far apart to be worth knowing */

/* Costs in hundredths. */
typedef struct Alignment {
    uint16_t cost; /* ALIGN_FAR: see there; the rest is unset then */
    uint16_t worst, second; /* the dearest steps */
    uint16_t first, last;   /* of the first and last letters */
    uint8_t dear;           /* steps that cost more than 1 */
    uint8_t n_steps;
    uint8_t steps[2 * ALIGN_SIDE]; /* from the end: letters of a << 4 | letters of b */
} Alignment;

/* Nothing but equal letters; the steps are not written, as nothing reads beyond `n_steps`. */
static inline void alignment_clear(Alignment *alignment) {
    alignment->cost = alignment->worst = alignment->second = alignment->first = alignment->last = 0;
    alignment->dear = alignment->n_steps = 0;
}

typedef struct Side {
    const Letter *at;
    const Blocks *const *blocks;
    unsigned n;
} Side;

/* `latin`: both sides are Latin, so that equal letters are equal. `longest` is the longest block of b that can stand for
 * one of a. Gives up where all ways cost more than `most`. */
void align(const SpellingModel *model, Side a, Side b, bool latin, unsigned longest, unsigned most, Alignment *out);
#endif
