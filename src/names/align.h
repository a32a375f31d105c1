/* The cheapest way from one part to another. Inner header of names/. */
#ifndef ALIGN_H
#define ALIGN_H
#include "spelling.h"

#define COST_FAR 400 /* hundredths: how far apart is not worth knowing */

/* The cost in hundredths: 0 equal, up to 100 the same, COST_FAR as soon as it is sure to be over `most`.
 * `when` is the ALTERNATION bits that hold beside those that always do. `why` may be NULL; what was used is
 * appended to it. */
unsigned align(const char *a, size_t a_length, const char *b, size_t b_length, unsigned when, unsigned most,
               char *why, size_t why_size);
#endif
