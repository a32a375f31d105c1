/* Reported speech: what is said without marks, and the clause that a marked stretch is a piece of. */
#ifndef REPORTED_H
#define REPORTED_H
#include "clause.h"
#include "fact.h"

/* Adds a quote of manner indirect for each reported clause that is not marked as a whole, with its speaker; gives the marked ones
 * in it the clause as their content, and says so in `units`; puts doc->quotes in the order of the text. */
bool reported_find(Doc *doc, const Model *model, Units *units, quoth_error *err);

/* What the unit would report if it reported something, in each way that it may be read: none for what is no cue, and for clauses that are
 * marked as a whole. `by_rule` is what the rules say in any case; it has no part where that is nothing. Returns how many. */
uint32_t reported_readings(const Doc *doc, const Units *units, Index unit, Report readings[MOST_READINGS], Report *by_rule);

/* Once it is known who speaks: leaves out the clauses that a spoken marked stretch already stands for. */
void reported_settle(Doc *doc);
#endif
