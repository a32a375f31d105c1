#include "table.h"
#include "mem.h"

#define FIRST_CAP 64u

static void put(Table *table, uint64_t hash, uint32_t value) {
    uint32_t mask = table->cap - 1, i = (uint32_t)hash & mask;
    while (table->places[i].value) i = (i + 1) & mask;
    table->places[i] = (TablePlace){hash, value};
}

static bool grow(Table *table, uint32_t cap) {
    Table larger = {.places = mem_zeroed(cap * sizeof *larger.places), .cap = cap, .n = table->n};
    if (!larger.places) return false;
    for (uint32_t i = 0; i < table->cap; i++)
        if (table->places[i].value) put(&larger, table->places[i].hash, table->places[i].value);
    table_free(table);
    *table = larger;
    return true;
}

bool table_room(Table *table, uint32_t n) {
    uint32_t cap = table->cap ? table->cap : FIRST_CAP;
    while (n > cap / 3 * 2) {
        if (cap > UINT32_MAX / 4) return false;
        cap *= 2;
    }
    return cap == table->cap || grow(table, cap);
}

bool table_add(Table *table, uint64_t hash, Index value) {
    if (!table_room(table, table->n + 1)) return false;
    put(table, hash, value + 1);
    table->n++;
    return true;
}

static Index seek(const Table *table, uint64_t hash, uint32_t *cursor) {
    for (;; ++*cursor) {
        const TablePlace *place = &table->places[*cursor & (table->cap - 1)];
        if (!place->value || place->hash == hash) return place->value - 1; /* NONE where it is free */
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
    mem_free(table->places);
    *table = (Table){0};
}
