/* The weights that the reading of sentences sums (src/syntax): rows by number, a weight for each choice.
 *
 * Numbers are hashes of evidence. Of most evidence there is no row, which a table has to say at once: each number has one place where its
 * row can stand, found with a seed as weights are (place.h). Tables are small, as they are looked up some eighty times a word. */
#ifndef ROWS_H
#define ROWS_H
#include "place.h"

#define ROW_BITS 22u     /* of a number */
#define WEIGHT_MOST 26   /* a weight is -26..26, a letter of the source */
#define STEP_CHOICES 4u  /* weights of a row of steps, which stands in the place itself */
#define WIDE_CHOICES 28u /* ... and of others */

enum RowTable { ROWS_OF_TAGS, ROWS_OF_STEPS, ROWS_OF_RELATIONS, N_ROW_TABLES };

typedef struct RowPlace {
    uint32_t check; /* of the number; 0 where free */
    uint32_t holds; /* which wide row; of steps four bytes, the first choice's lowest, each its weight and STEP_ZERO */
} RowPlace;
#define STEP_ZERO 32 /* so that no byte is negative; of all choices alike, so it changes none */

typedef struct WideRow {
    int8_t weights[32];
} WideRow;

/* A table of an image. */
typedef struct Rows {
    const RowPlace *places;
    const uint16_t *seeds;
    const WideRow *rows;         /* of steps NULL; the first are zeros, for all numbers that have none */
    uint32_t n, n_seeds, n_rows; /* 0: there are none; n_seeds is a power of two */
} Rows;

/* Where a number's row can stand, and what tells whether it does. */
typedef struct RowKey {
    uint32_t place, check;
} RowKey;

static inline uint64_t row_spread(uint32_t number) { return (number + 1) * UINT64_C(0x9E3779B97F4A7C15); }

static inline RowKey row_key(const Rows *table, uint32_t number) {
    uint64_t spread = row_spread(number);
    return (RowKey){weight_place(spread, table->seeds, table->n_seeds, table->n), weight_check(spread)};
}

/* What stands there; 0 where it is another's. */
static inline uint32_t row_holds(const Rows *table, RowKey key) {
    RowPlace place = table->places[key.place];
    return place.check == key.check ? place.holds : 0;
}

static inline const int8_t *row_weights(const Rows *table, uint32_t row) { return table->rows[row < table->n_rows ? row : 0].weights; }
#endif
