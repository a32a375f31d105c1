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

typedef struct TablePlace {
    uint64_t hash;
    uint32_t value; /* plus one; 0: the place is free */
} TablePlace;

/* Zeroed is empty. */
typedef struct Table {
    TablePlace *places;
    uint32_t    cap, n; /* cap: 0 or a power of two, at most two thirds full */
} Table;

bool  table_add(Table *table, uint64_t hash, Index value); /* false: out of memory */
bool  table_room(Table *table, uint32_t n);                /* for n in all, so that it need not grow as they come */
Index table_first(const Table *table, uint64_t hash, uint32_t *cursor);
Index table_next(const Table *table, uint64_t hash, uint32_t *cursor);
void  table_free(Table *table);

/* Asks memory for what table_first() will read. */
static inline __attribute__((always_inline)) void table_expect(const Table *table, uint64_t hash) {
    if (table->cap) __builtin_prefetch(&table->places[(uint32_t)hash & (table->cap - 1)]);
}
#endif
