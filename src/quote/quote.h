/* What was said and by whom. */
#ifndef QUOTE_H
#define QUOTE_H
#include "entity.h"
#include "units.h"

/* Fills quotes with their parts, content, cue, manner: from the marked stretches, and reported speech without marks. `units`
 * is filled with the text as both see it, in scratch memory. */
bool quotes_find(Doc *doc, const Gazetteer *gazetteer, Units *units, Arena *scratch, quoth_error *err);

/* Decides kind, speaker, role, via, addressee and score of each quote, with evidence and alternatives. Speakers whose score
 * is under `min_score` stay unknown. */
bool quotes_attribute(Doc *doc, const Gazetteer *gazetteer, const Units *units, double min_score, quoth_error *err);
#endif
