/* Do the words of a marked stretch stand elsewhere in the text? A headline's ‘will not wait’ comes from a quote further down; what stands there
 * time and again, between marks and without, is a term. */
#ifndef ECHO_H
#define ECHO_H
#include "units.h"

enum Echo {
    ECHO_SAME = 1,   /* between marks of their own */
    ECHO_INSIDE = 2, /* as a piece of a longer quote */
    ECHO_OUTSIDE = 4 /* outside all marks */
};

#define MOST_ECHO 12u /* words: longer stretches are not looked for */

/* Fills units->echoes. False: no memory. */
bool echoes_find(Units *units, const Doc *doc, quoth_error *err);
#endif
