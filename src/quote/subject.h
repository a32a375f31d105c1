/* Who a cue speaks for. */
#ifndef SUBJECT_H
#define SUBJECT_H
#include "units.h"

/* The unit that is the subject of a cue, by the words alone: the nearest name or noun phrase before it ("Kelin, the envoy,
 * later said"), or right behind it where the verb is inverted ("said Kelin"), the possessor of a noun ("Kelin's claim that"), the
 * source behind "according to". Or NONE. */
Index cue_subject(const Doc *doc, const Units *units, Index cue);

/* The letter of a preposition by what it is ("by" a, "to" b, "of" c...), of other units their own. */
char subject_preposition(const Doc *doc, const Units *units, Index i);

/* "Was quoted by the Courier as saying that it rains": the unit of "saying" behind a cue that ends in "by" and who carries it; else NONE. */
Index cue_saying(const Doc *doc, const Units *units, Index cue);

/* Does the cue tell of nothing that one before it does not? "Was quoted by the Courier as saying": saying. */
bool cue_is_repeated(const Doc *doc, const Units *units, Index cue);
#endif
