/* What finds noun phrases that can speak shares with what finds those that no list has (unlisted.c). */
#ifndef NOMINALS_H
#define NOMINALS_H
#include "noun_phrase.h"

#define CUE_AHEAD 25u /* tokens from a subject to its verb over what is said of it in between */

#define SMALL_CLASSES                                                                                                  \
    (CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) |  \
     CLASS(NEGATION) | CLASS(PRONOUN) | CLASS(RELATIVE) | CLASS(QUESTION) | CLASS(ADVERB) | CLASS(CUE_ADVERB) | CLASS(VERB) | \
     CLASS(CUE_VERB) | CLASS(TIME) | CLASS(WEEKDAY) | CLASS(MONTH))

/* Is the token one that tells, or of an expression that does? */
bool nominal_is_cue(const Doc *doc, uint32_t token);

/* May it stand between a subject and its verb: "also", "mockingly", "has"? */
bool nominal_may_precede_verb(const Doc *doc, uint32_t token);

/* A word in lower case that is no small one and no piece of a name. */
bool nominal_is_noun_like(const Phrases *phrases, uint32_t token);

/* Adds the mention. False: no memory. */
bool nominal_add(Doc *doc, const NounPhrase *np, quoth_error *err);
#endif
