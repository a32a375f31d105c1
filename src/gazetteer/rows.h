/* The weights that the reading of sentences sums (src/syntax): rows by number, a weight for each choice.
 *
 * Numbers are hashes of evidence. Of most evidence there is no row, which a table has to say at once: each number has one place where its
 * row can stand, found with a seed as weights are (place.h). */
#ifndef ROWS_H
#define ROWS_H
#include "place.h"

#define ROW_BITS 22u     /* of a number */
#define WEIGHT_MOST 26   /* a weight is -26..26, a letter of the source */
#define WEIGHT_ZERO 32   /* added to each weight of a row, so that none is negative; of all choices alike, so it changes none */
#define STEP_CHOICES 4u  /* weights of a row of steps, which stands in the place itself */
#define WIDE_CHOICES 28u /* ... and of others */

enum RowTable { ROWS_OF_TAGS, ROWS_OF_STEPS, ROWS_OF_RELATIONS, ROWS_CERTAIN /* one choice that needs no weighing */, N_ROW_TABLES };

/* What stands in a place. Of wide rows: a check of the number in the upper half, and which row it is in the lower. Of steps: a check in the
 * upper eight bits, below it the four weights, six bits each, the first choice's lowest. Of a certain choice: a check, and in the lowest
 * eight bits which one, counted from 1. 0: it is free. Together the tables are read some
 * eighty times a word, so they are kept small enough to stay in the processor's second cache. */
typedef uint32_t RowPlace;
#define WIDE_CHECK UINT32_C(0xFFFF0000)
#define STEP_CHECK UINT32_C(0xFF000000)
#define CERTAIN_CHECK UINT32_C(0xFFFFFF00)
#define STEP_BITS 6u
#define WIDE_PAIRS 16u

typedef struct WideRow {
    uint16_t pairs[WIDE_PAIRS]; /* of a choice in the lower byte, and the one WIDE_PAIRS behind it: each weight and WEIGHT_ZERO */
} WideRow;

/* A table of an image. */
typedef struct Rows {
    const RowPlace *places;
    const uint16_t *seeds;
    const WideRow *rows;         /* of steps and certain choices NULL; the first are zeros, for all numbers that have none */
    uint32_t n, n_seeds, n_rows; /* 0: there are none; n_seeds is a power of two */
} Rows;

static inline uint64_t row_spread(uint32_t number) { return (number + 1) * UINT64_C(0x9E3779B97F4A7C15); }

/* Where a number's row can stand, and what tells whether it does. */
typedef struct RowKey {
    uint32_t place, check;
} RowKey;

static inline RowKey row_key(const Rows *table, uint32_t number) {
    uint64_t spread = row_spread(number);
    return (RowKey){weight_place(spread, table->seeds, table->n_seeds, table->n), (uint32_t)(spread >> 32)};
}

/* Asks memory for the seed that row_key() will read. */
static inline __attribute__((always_inline)) void row_expect_seed(const Rows *table, uint32_t number) {
    __builtin_prefetch(&table->seeds[(uint32_t)row_spread(number) & (table->n_seeds - 1)]);
}

/* What stands there below the bits of `check` (WIDE_CHECK, ...); 0 where that is another's, or nobody's. */
static inline uint32_t row_holds(const Rows *table, RowKey key, uint32_t check) {
    RowPlace place = table->places[key.place];
    uint32_t differs = (place ^ key.check) & check;
    return place & ~check & (0 - (uint32_t)!differs); /* no branch, as none could guess it */
}

static inline const uint16_t *row_pairs(const Rows *table, RowKey key) {
    uint32_t row = row_holds(table, key, WIDE_CHECK);
    return table->rows[row & (0 - (uint32_t)(row < table->n_rows))].pairs;
}

static inline uint8_t wide_weight(const WideRow *row, unsigned choice) {
    return (uint8_t)(row->pairs[choice % WIDE_PAIRS] >> choice / WIDE_PAIRS * 8);
}
#endif
