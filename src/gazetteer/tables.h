/* The open-addressing tables of the image. */
#ifndef TABLES_H
#define TABLES_H
#include "forms.h"

typedef struct PrefixTable {
    ImagePrefix *prefixes;
    uint64_t    *filter;
    uint32_t     n, n_filter;
} PrefixTable;

/* Both tables are at most half full and keep each element within LONGEST_PROBE of its place, or it is QUOTH_SOURCE. */
bool prefix_table_make(Arena *arena, const Forms *forms, PrefixTable *table, quoth_error *err);

typedef struct Weight {
    uint64_t key;
    uint32_t name;
    float    value;
} Weight;

typedef struct WeightTable {
    ImageWeight *weights;
    uint32_t    *names, n;
} WeightTable;

bool weight_table_make(Arena *arena, const Weight *weights, uint32_t n, WeightTable *table, quoth_error *err);
#endif
