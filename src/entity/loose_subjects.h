/* The subject of a cue of which no list knows the noun; tried where all else finds none. */
#ifndef LOOSE_SUBJECTS_H
#define LOOSE_SUBJECTS_H
#include "noun_phrase.h"

bool loose_subject(const Doc *doc, const Phrases *phrases, uint32_t cue, NounPhrase *np);

/* The same behind words that a source stands behind: "according to someone in the room", "according to an HB-5 document". */
bool loose_teller(const Doc *doc, const Phrases *phrases, uint32_t first, NounPhrase *np);
#endif
