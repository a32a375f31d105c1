/* Letters of a name between anchors, as they are aligned. Inner header of names/. */
#ifndef STRETCH_H
#define STRETCH_H
#include "align.h"

/* Put down in the name's room; n is 0 where there is none. What begins at the letters is read when it is asked for. */
Stretch stretch_of_letters(Name *name, const uint16_t *symbols, size_t n);
Stretch stretch_of_text(Name *name, const char *text, size_t n);

/* Of parts i.. in a row, n of them; the second is as it is known, or in the room. */
Stretch stretch_of_row(const Name *name, unsigned i, unsigned n);
const Stretch *stretch_in_row(const Name *name, unsigned i, unsigned n, Stretch *room);

/* The letters of a stretch without its anchors, and a stretch like another one that had these. */
size_t stretch_symbols(const Name *name, const Stretch *stretch, uint16_t *out);
Stretch stretch_again(Name *name, const Stretch *as, const uint16_t *symbols);

/* Reads what begins at the letters of a name that keeps it. */
void stretch_read(const Name *name, const Stretch *stretch);

/* Room for letters that the name does not keep: of parts in a row, or all of one from a to z. */
typedef struct JoinRoom {
    Letter letters[LETTERS_OF_ONE + 2];
    const Blocks *blocks[LETTERS_OF_ONE + 2];
    Blocks own[LETTERS_OF_ONE + 2];
} JoinRoom;

/* What is aligned: in the name, or in the room. `latin`: it meets Latin letters, and has no others. */
Side stretch_side(const Name *name, const Stretch *stretch, bool latin, JoinRoom *room);
#endif
