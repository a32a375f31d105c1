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

/* For array_add: makes room for `more` beyond `n`. */
bool array_room(Arena *arena, void **at, uint32_t *cap, uint32_t n, uint32_t more, size_t size);
#endif
