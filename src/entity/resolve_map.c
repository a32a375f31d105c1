/* Open addressing, at most half full. It starts small, as most names of a text are named again and again, and small tables stay in the
 * processor's first cache. */
#include "resolve_inner.h"

#define FIRST_PLACES 16u

static MapPlace *places_of(Arena *arena, uint32_t n) {
    MapPlace *at = arena_alloc(arena, n * sizeof *at);
    if (at) memset(at, 0, n * sizeof *at);
    return at;
}

bool map_make(Map *map, Arena *arena, bool *out_of_memory) {
    *map = (Map){.at = places_of(arena, FIRST_PLACES), .mask = FIRST_PLACES - 1, .arena = arena, .out_of_memory = out_of_memory};
    return map->at;
}

static MapPlace *place_of(const Map *map, uint64_t key) {
    uint32_t at = (uint32_t)(key ^ key >> 32) & map->mask;
    while (map->at[at].key && map->at[at].key != key) at = (at + 1) & map->mask;
    return &map->at[at];
}

static bool grow(Map *map) {
    Map       old = *map;
    MapPlace *at = old.mask < UINT32_MAX / 4 ? places_of(map->arena, 2 * (old.mask + 1)) : NULL;
    if (!at) return false;
    map->at = at;
    map->mask = 2 * old.mask + 1;
    for (uint32_t i = 0; i <= old.mask; i++)
        if (old.at[i].key) *place_of(map, old.at[i].key) = old.at[i];
    return true;
}

Index map_get(const Map *map, uint64_t key) {
    const MapPlace *place = place_of(map, key ? key : 1);
    return place->key ? place->value : NONE;
}

void map_set(Map *map, uint64_t key, Index value) {
    MapPlace *place = place_of(map, key ? key : 1);
    if (!place->key) {
        if (map->n > map->mask / 2 && !grow(map)) {
            *map->out_of_memory = true;
            return;
        }
        map->n++;
        place = place_of(map, key ? key : 1);
    }
    *place = (MapPlace){key ? key : 1, value};
}
