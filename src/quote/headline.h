/* Quotes in headlines. They are short for what stands further down, where one reads who said it: "Police ‘deeply sorry’". */
#ifndef HEADLINE_H
#define HEADLINE_H
#include "units.h"

#define HEADLINE_TERM "a word or two in a headline, without a word of saying beside them, are a term"

/* Are the marked words, which the weights give to somebody with this score, a term nevertheless? False outside headlines. */
bool headline_is_term(const Doc *doc, const Units *units, Index unit, double score);

/* Gives quotes in headlines that nobody said there to who said the same words further down. False: no memory. */
bool headlines_take_speakers(Doc *doc, const Units *units, double min_score);
#endif
