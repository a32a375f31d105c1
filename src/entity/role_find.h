/* Looking up roles by the mention that they stand beside. */
#ifndef ROLE_FIND_H
#define ROLE_FIND_H
#include "entity_inner.h"

/* The first role of the mention, or where it would stand. */
Index role_first_of(const Doc *doc, Index mention);
#endif
