/* Short, pet and foreign forms of given names. Inner header of names/. */
#ifndef NICKNAMES_H
#define NICKNAMES_H
#include "spelling.h"

/* The full forms of a romanised name, apart by spaces: "sasha" gives "alexander alexandra". NULL where it is
 * none. */
const char *nickname_full(const char *name, size_t length);
#endif
