/* Open addressing over a fixed number of places: the resolver knows how many names there are before it starts. */
#include "resolve_inner.h"

bool map_make(Map *map, uint32_t most, Arena *arena) {
    uint32_t places = 16;
    while (places / 2 < most && places < UINT32_C(1) << 31) places *= 2;
    map->at = arena_alloc(arena, places * sizeof *map->at);
    map->mask = places - 1;
    if (map->at) memset(map->at, 0, places * sizeof *map->at);
    return map->at;
}

static MapPlace *place_of(const Map *map, uint64_t key) {
    uint32_t at = (uint32_t)(key ^ key >> 32) & map->mask;
    while (map->at[at].key && map->at[at].key != key) at = (at + 1) & map->mask;
    return &map->at[at];
}

Index map_get(const Map *map, uint64_t key) {
    const MapPlace *place = place_of(map, key ? key : 1);
    return place->key ? place->value : NONE;
}

void map_set(Map *map, uint64_t key, Index value) { *place_of(map, key ? key : 1) = (MapPlace){key ? key : 1, value}; }
