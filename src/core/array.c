#include "array.h"
#include <string.h>

bool array_room(Arena *arena, void **at, uint32_t *cap, uint32_t n, uint32_t more, size_t size) {
    if (more <= *cap - n) return true;
    uint64_t want = (uint64_t)n + more, room = *cap ? (uint64_t)*cap * 2 : 16;
    if (room < want) room = want;
    if (room >= NONE || room > SIZE_MAX / size) return false;
    void *grown = arena_alloc(arena, (size_t)room * size);
    if (!grown) return false;
    if (n) memcpy(grown, *at, (size_t)n * size);
    *at = grown;
    *cap = (uint32_t)room;
    return true;
}

Index *array_nones(Arena *arena, uint32_t n) {
    size_t size = ((size_t)n + 1) * sizeof(Index); /* some even of none */
    Index *at = arena_alloc(arena, size);
    if (at) memset(at, 0xFF, size);
    return at;
}
