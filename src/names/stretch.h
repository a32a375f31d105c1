/* Letters of a name between anchors, as they are aligned. Inner header of names/. */
#ifndef STRETCH_H
#define STRETCH_H
#include "name.h"

/* Put down in the name's room; n is 0 where there is none. Of a name with a memory the letters alone, without what is known of them. */
Stretch stretch_of_letters(Name *name, const uint16_t *symbols, size_t n);
Stretch stretch_of_text(Name *name, const char *text, size_t n);

/* Of parts i.. in a row, n of them. */
Stretch stretch_joined(Name *name, unsigned i, unsigned n);

/* The letters of a stretch without its anchors, and a stretch like another one that had these. */
size_t stretch_symbols(const Name *name, const Stretch *stretch, uint16_t *out);
Stretch stretch_again(Name *name, const Stretch *as, const uint16_t *symbols);

/* What is known of the letters: their blocks, what it costs to drop them. */
static inline bool stretch_is_read(const Name *name, const Stretch *stretch) { return name->letters[stretch->at].seen; }
void stretch_read(const Name *name, const Stretch *stretch);
#endif
