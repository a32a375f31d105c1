#include "table.h"
#include "mem.h"

static void put(Table *table, uint64_t hash, Index value) {
    uint32_t mask = table->cap - 1, i = (uint32_t)hash & mask;
    while (table->values[i] != NONE) i = (i + 1) & mask;
    table->hashes[i] = hash;
    table->values[i] = value;
}

static bool grow(Table *table) {
    if (table->cap > UINT32_MAX / 4) return false;
    Table larger = {.cap = table->cap ? table->cap * 2 : 64, .n = table->n};
    larger.hashes = mem_alloc(larger.cap * sizeof *larger.hashes);
    larger.values = mem_alloc(larger.cap * sizeof *larger.values);
    if (!larger.hashes || !larger.values) return table_free(&larger), false;
    for (uint32_t i = 0; i < larger.cap; i++) larger.values[i] = NONE;
    for (uint32_t i = 0; i < table->cap; i++)
        if (table->values[i] != NONE) put(&larger, table->hashes[i], table->values[i]);
    table_free(table);
    *table = larger;
    return true;
}

bool table_add(Table *table, uint64_t hash, Index value) {
    if (table->n >= table->cap / 2 && !grow(table)) return false;
    put(table, hash, value);
    table->n++;
    return true;
}

static Index seek(const Table *table, uint64_t hash, uint32_t *cursor) {
    for (;; ++*cursor) {
        uint32_t i = *cursor & (table->cap - 1);
        if (table->values[i] == NONE || table->hashes[i] == hash) return table->values[i];
    }
}

Index table_first(const Table *table, uint64_t hash, uint32_t *cursor) {
    *cursor = (uint32_t)hash;
    return table->cap ? seek(table, hash, cursor) : NONE;
}

Index table_next(const Table *table, uint64_t hash, uint32_t *cursor) {
    ++*cursor;
    return seek(table, hash, cursor);
}

void table_free(Table *table) {
    mem_free(table->hashes);
    mem_free(table->values);
    *table = (Table){0};
}
