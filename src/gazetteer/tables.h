/* The hash tables of the image. */
#ifndef TABLES_H
#define TABLES_H
#include "forms.h"

typedef struct Filter {
    uint64_t *words;
    uint32_t  n;
} Filter;

typedef struct PrefixTable {
    uint64_t *prefixes;
    uint32_t  n;
    Filter    firsts, nexts; /* of prefixes of one word, and of longer ones */
} PrefixTable;

/* At most three quarters full, with each prefix within MOST_BUCKETS of where its hash points; else it is QUOTH_SOURCE. */
bool prefix_table_make(Arena *arena, const Forms *forms, PrefixTable *table, quoth_error *err);

typedef struct Weight {
    uint64_t key;
    uint32_t name;
    float    value;
} Weight;

typedef struct WeightTable {
    ImageWeight *weights;
    uint32_t    *names, n;
    uint16_t    *seeds; /* weight_place() */
    uint32_t     n_seeds;
} WeightTable;

/* Of the source's rows those of one table (enum RowTable), as rows.h finds them; `wide` is for those that do not stand in their places, NULL of steps. */
bool row_table_make(Arena *arena, const Source *source, unsigned table, Buffer *places, Buffer *seeds, Buffer *wide, quoth_error *err);

/* Keys are apart. Where no seeds give each its place it is QUOTH_SOURCE. */
bool weight_table_make(Arena *arena, const Weight *weights, uint32_t n, WeightTable *table, quoth_error *err);
#endif
