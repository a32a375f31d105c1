/* What it says that one part of a name stands for another. Inner header of names/. */
#ifndef PAIRS_H
#define PAIRS_H
#include "align.h"
#include "evidence.h"

#define Z_MOST 8.0F

enum PairHow { HOW_FAR, HOW_EQUAL, HOW_ALIGNED, HOW_INITIAL, HOW_NICKNAME };
enum PairKnown { KNOWN_NOT, KNOWN_SAME, KNOWN_OTHER, KNOWN_GENDER };

typedef struct Pair {
    float z; /* log-odds of being one part */
    uint16_t cost, worst, second, told; /* hundredths */
    uint8_t how, known, letters;
} Pair;

/* Parts i.. of a, `takes` of them, for parts j.. of b, `gives` of them; one of both is 1. A quick look sees only what is rather near. */
void pair_of_parts(const Name *a, unsigned i, unsigned takes, const Name *b, unsigned j, unsigned gives, bool quick, Pair *out);

/* A part of a name as it is written, or read. */
typedef struct Spelt {
    const Name *name;
    const Stretch *letters;
    enum Script script;
    bool quick;
} Spelt;

/* The same for two stretches of letters, of which one is Latin or both are of one script. `evidence` may be NULL. */
void pair_of_stretches(Spelt x, Spelt y, Pair *out, float evidence[N_PART_EVIDENCE]);

/* The alignment alone. False where x and y stand in it the other way round. */
bool pair_align(Spelt x, Spelt y, Alignment *out);
#endif
