/* How far the noun phrase of a source goes: "said Ann Lee, a clerk who works at the port". Where it starts and where it ends are two
 * choices, by weighed evidence that is named in report_evidence.h. */
#ifndef EXTENT_H
#define EXTENT_H
#include "reach.h"
#include "report_evidence.h"

#define MOST_STARTS 16
#define MOST_TAILS 14

/* What is looked at: who speaks, and the cue that this is known by. */
typedef struct Extent {
    const Doc   *doc;
    const Units *units;
    const Unit  *unit;                 /* who speaks */
    uint32_t     first, end;           /* tokens of its mention */
    uint32_t     cue_first, cue_end;   /* tokens of the cue; equal: none */
    char         type;                 /* the mention's letter */
    Reaches      reaches;              /* of the mention, by extent_read_tree() */
} Extent;

Extent extent_of(const Doc *doc, const Units *units, Index unit, Index cue);

/* Reads the tree of the sentence, so that it is evidence from then on; nothing in a language without trees. False: no memory. */
bool extent_read_tree(Extent *extent, Units *units);

/* The tokens where the phrase may start, nearest first, and where it may end. Return how many. */
uint32_t extent_starts(const Extent *extent, uint32_t starts[MOST_STARTS]);
uint32_t extent_ends(const Extent *extent, uint32_t ends[MOST_TAILS]);

void extent_start_facts(const Extent *extent, uint32_t start, Facts *facts);
void extent_end_facts(const Extent *extent, uint32_t end, Facts *facts);

/* The likeliest noun phrase of who speaks; `cue` may be NONE. False: no memory. */
bool extent_span(const Doc *doc, const Model *model, Units *units, Index unit, Index cue, Span *span);
#endif
