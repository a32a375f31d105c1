/* Growing arrays of small structs in an arena. Elements are named by 32-bit index, never by a kept pointer: arrays move.
 *
 *     ARRAY(Token) tokens = {0};
 *     Token *token = array_add(arena, &tokens);    // NULL when out of memory; the element is not initialised
 *     tokens.at[i], tokens.n
 */
#ifndef ARRAY_H
#define ARRAY_H
#include "arena.h"
#include <stdbool.h>
#include <stdint.h>

typedef uint32_t Index;
#define NONE UINT32_MAX /* an absent index */

#define ARRAY(T)                                                                                                       \
    struct {                                                                                                           \
        T       *at;                                                                                                   \
        uint32_t n, cap;                                                                                               \
    }

#define array_add(arena, array) array_add_many(arena, array, 1)

/* Room for `count` more in one stretch; the first of them, or NULL. */
#define array_add_many(arena, array, count)                                                                            \
    ((count) <= (array)->cap - (array)->n                                                                              \
             || array_room((arena), (void **)&(array)->at, &(array)->cap, (array)->n, (count), sizeof *(array)->at)    \
         ? ((array)->n += (count), (array)->at + ((array)->n - (count)))                                               \
         : NULL)

/* Of `n` elements of which those that stand before the place that is sought come first: sets `first` to how many do. `is_before` asks
 * it of element `i`; as elements and orders differ, this is no function. */
#define array_bisect(first, n, is_before)                                                                              \
    do {                                                                                                               \
        uint32_t bisect_low = 0, bisect_high = (n);                                                                    \
        while (bisect_low < bisect_high) {                                                                             \
            uint32_t i = bisect_low + (bisect_high - bisect_low) / 2;                                                  \
            if (is_before) bisect_low = i + 1;                                                                         \
            else bisect_high = i;                                                                                      \
        }                                                                                                              \
        (first) = bisect_low;                                                                                          \
    } while (0)

/* `n` times NONE; NULL: no memory. */
Index *array_nones(Arena *arena, uint32_t n);

/* For array_add: makes room for `more` beyond `n`. */
bool array_room(Arena *arena, void **at, uint32_t *cap, uint32_t n, uint32_t more, size_t size);
#endif
