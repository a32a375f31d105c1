/* What it says that one part of a name stands for another. Inner header of names/. */
#ifndef PAIRS_H
#define PAIRS_H
#include "align.h"
#include "evidence.h"

#define Z_MOST 8.0F

/* Parts i.. of a, `takes` of them, for parts j.. of b, `gives` of them; one of both is 1. A quick look sees only what is rather near. */
void pair_of_parts(const Name *a, unsigned i, unsigned takes, const Name *b, unsigned j, unsigned gives, bool quick, Pair *out);

/* Two parts that are written alike: `part` and one like it. */
void pair_of_equal(const SpellingModel *model, const Part *part, Pair *out);

/* A part of a name as it is written, or read. */
typedef struct Spelt {
    const Name *name;
    const Stretch *letters;
    enum Script script;
    bool quick;
} Spelt;

/* Do they sound so different that no alignment is worth a try? `longer` and `shorter`: letters. */
bool pair_is_far(Frame a, Frame b, unsigned longer, unsigned shorter, bool same_script, bool quick);

/* The same at a first look at two parts, of which one may be more than a sketch tells: then it is false. */
static inline bool sketches_are_far(const Sketch *x, const Sketch *y) {
    unsigned longer = x->plain > y->plain ? x->plain : y->plain, shorter = x->plain < y->plain ? x->plain : y->plain;
    return x->simple && y->simple && pair_is_far(x->frame, y->frame, longer, shorter, true, true);
}

/* The same for two stretches of letters, of which one is Latin or both are of one script. `evidence` may be NULL. */
void pair_of_stretches(Spelt x, Spelt y, Pair *out, float evidence[N_PART_EVIDENCE]);

/* The alignment alone, of the letters that stretch_side() gives. False where x and y stand in it the other way round. */
bool pair_align(Spelt x, Side of_x, Spelt y, Side of_y, Alignment *out);
#endif
