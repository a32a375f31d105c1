/* The open-addressing tables of the image. */
#ifndef TABLES_H
#define TABLES_H
#include "forms.h"

typedef struct PrefixTable {
    ImagePrefix *prefixes;
    uint64_t    *filter;
    uint32_t     n, n_filter;
} PrefixTable;

/* Both are at most half full and keep each element within LONGEST_PROBE of its place, or it is QUOTH_SOURCE. */
bool prefix_table_make(Arena *arena, const Forms *forms, PrefixTable *table, quoth_error *err);

/* `weights` are placed into a table of *n_places. NULL: see there. */
ImageWeight *weight_table_make(Arena *arena, const ImageWeight *weights, uint32_t n, uint32_t *n_places, quoth_error *err);
#endif
