/* What was said and by whom. */
#ifndef QUOTE_H
#define QUOTE_H
#include "entity.h"
#include "fact.h"

/* What weighs the evidence of reported speech, and that of who speaks. */
typedef struct QuoteModels {
    Model report, speaker;
    Model report_trees, speaker_trees; /* of where the words alone leave a doubt */
    char  language[3]; /* whose own weights they add; "": English */
} QuoteModels;

QuoteModels *quote_models_new(const Gazetteer *gazetteer, quoth_error *err); /* for mem_free(); NULL when out of memory */

/* Adds the weights that a language has of its own. */
void quote_models_speak(QuoteModels *models, const char *language);

/* Fills quotes with their parts, content, cue, manner: from the marked stretches, and reported speech without marks. `units`
 * is filled with the text as both see it, in scratch memory. */
bool quotes_find(Doc *doc, QuoteModels *models, Units *units, Arena *scratch, quoth_error *err);

/* Decides kind, speaker, role, via, addressee and score of each quote, with evidence and alternatives. Speakers whose score
 * is under `min_score` stay unknown. With `explain`, all that was weighed is kept. */
bool quotes_attribute(Doc *doc, const QuoteModels *models, Units *units, double min_score, bool explain, quoth_error *err);
#endif
