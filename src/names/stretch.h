/* Letters of a name between anchors, as they are aligned. Inner header of names/. */
#ifndef STRETCH_H
#define STRETCH_H
#include "name.h"

/* Put down in the name's room; n is 0 where there is none. */
Stretch stretch_of_letters(Name *name, const uint16_t *symbols, size_t n);
Stretch stretch_of_text(Name *name, const char *text, size_t n);

/* Of parts i.. in a row, n of them. */
Stretch stretch_joined(Name *name, unsigned i, unsigned n);
#endif
