/* Words that have lost a vowel before the next one. */
#ifndef ELISIONS_H
#define ELISIONS_H
#include "gazetteer.h"

/* Parts "l'homme" into "l" and "homme", in a language that lists "l" among its small words. */
bool elisions_part(Doc *doc, const Gazetteer *gazetteer, quoth_error *err);
#endif
