/* Where in a text the units of mentions start (units.h): with the titles, roles and nouns that stand before a name. */
#ifndef UNIT_STARTS_H
#define UNIT_STARTS_H
#include "doc.h"

typedef struct UnitStarts {
    Index *mention_at; /* the longest mention that starts at each token, or NONE */
    Index *titled_at;  /* the mention whose role, title or noun starts at each token, or NONE */
} UnitStarts;

/* False: no memory. */
bool unit_starts_find(UnitStarts *starts, const Doc *doc, Arena *arena);
#endif
