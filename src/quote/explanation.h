/* All that was weighed for a quote, kept for those who ask why: each candidate with what speaks for it and against it. */
#ifndef EXPLANATION_H
#define EXPLANATION_H
#include "reasons.h"

/* Gives the quote its candidacies, the likeliest first. */
bool explanation_add(Weigher *weigher, const Units *units, Quote *quote, quoth_error *err);

/* The same for what is told without marks: who may be the subject of its cue, with no reasons. */
bool explanation_add_reported(Doc *doc, const Units *units, Quote *quote, quoth_error *err);
#endif
