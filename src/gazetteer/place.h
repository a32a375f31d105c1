/* Where a table of the image has what belongs to a key: in one place, found with a seed, and a check that tells whether it is there. */
#ifndef PLACE_H
#define PLACE_H
#include <stdint.h>

static inline uint32_t weight_check(uint64_t key) { return (uint32_t)(key >> 32) | 1; }

/* The one place where a key's weight can stand. The compiler found, for the few keys that share a seed, one that gives each of all a place
 * of its own. `n_seeds` is a power of two. */
static inline uint32_t weight_place(uint64_t key, const uint16_t *seeds, uint32_t n_seeds, uint32_t n) {
    uint64_t seed = seeds[(uint32_t)key & (n_seeds - 1)];
    uint64_t spread = (key ^ seed << 20) * UINT64_C(0xD6E8FEB86659FD93);
    return (uint32_t)((spread >> 32) * n >> 32);
}
#endif
