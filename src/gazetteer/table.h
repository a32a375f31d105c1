/* Indices filed under 64-bit hashes. Several may stand under one hash, so that the caller can tell equal things from things
 * whose hashes happen to be equal:
 *
 *     uint32_t cursor;
 *     for (Index i = table_first(&table, hash, &cursor); i != NONE; i = table_next(&table, hash, &cursor))
 *         if (it is the one) ...
 */
#ifndef TABLE_H
#define TABLE_H
#include "array.h"

/* Zeroed is empty. */
typedef struct Table {
    uint64_t *hashes;
    Index    *values; /* NONE: the place is free */
    uint32_t  cap, n; /* cap: 0 or a power of two, at most half full */
} Table;

bool  table_add(Table *table, uint64_t hash, Index value); /* false: out of memory */
Index table_first(const Table *table, uint64_t hash, uint32_t *cursor);
Index table_next(const Table *table, uint64_t hash, uint32_t *cursor);
void  table_free(Table *table);
#endif
