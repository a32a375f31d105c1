/* Short, pet and foreign forms of given names, and family names that languages read apart. Inner header of
 * names/. */
#ifndef NICKNAMES_H
#define NICKNAMES_H
#include "spelling.h"

/* The full forms of a romanised name, apart by spaces: "sasha" gives "alexander alexandra". NULL where it is
 * none. */
const char *nickname_full(const char *name, size_t length);

/* Romanisations of one Chinese or Korean family name ("chen", "chan", "tan"): do the two stand in one group?
 */
bool family_same(const char *a, size_t a_length, const char *b, size_t b_length);
#endif
