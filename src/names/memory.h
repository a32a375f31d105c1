/* Parts of names that were read, and what pairs of them came to: a search that compares many names meets the same ones again and again.
 * It changes no verdict. Inner header of names/. */
#ifndef MEMORY_H
#define MEMORY_H
#include "name.h"

#define MEMORY_PARTS 16384u /* powers of two */
#define MEMORY_PAIRS 32768u
#define MEMORY_LETTERS 48u  /* of a part: as it is written, bare, and read */
#define MEMORY_NUMBERS ((UINT32_C(1) << 31) - 1)
#define MEMORY_NAME 64u     /* bytes of a name whose parts may be kept: so that no bound of what is put down together is met */

typedef struct KeptPart {
    uint64_t hash; /* of all that was read; 0: none */
    Part part;
    Pair equal;
    uint16_t symbols[MEMORY_LETTERS];
} KeptPart;

typedef struct KeptPair {
    uint64_t key; /* the numbers of both, and how they were looked at; 0: none */
    Pair pair;
} KeptPair;

/* Of one model. */
typedef struct PartMemory {
    uint32_t n_parts; /* that were given numbers */
    KeptPart parts[MEMORY_PARTS];
    KeptPair pairs[MEMORY_PAIRS];
} PartMemory;

static inline KeptPart *memory_part(PartMemory *memory, uint64_t hash) { return &memory->parts[hash >> 32 & (MEMORY_PARTS - 1)]; }

static inline uint64_t memory_key(const Part *x, const Part *y, bool quick) {
    return (uint64_t)x->number << 33 | (uint64_t)y->number << 2 | (x->father || y->father ? 2u : 0u) | (quick ? 1u : 0u);
}
static inline KeptPair *memory_pair(PartMemory *memory, uint64_t key) {
    return &memory->pairs[key * UINT64_C(0x9E3779B97F4A7C15) >> 32 & (MEMORY_PAIRS - 1)];
}
#endif
