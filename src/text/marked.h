/* Stretches that are quoted without quotation marks. */
#ifndef MARKED_H
#define MARKED_H
#include "doc.h"

/* Puts those found among the document's, all in order of what opens them; of the others, those that stand inside one of them have it as
 * their outer. What `found` names by `continues` is counted in `found`. */
bool marked_insert(Doc *doc, const Marked *found, uint32_t n, quoth_error *err);

/* Adds paragraphs that are set off as quotations ("> We regret the loss."), where no marks do so as well. */
bool block_quotes_mark(Doc *doc, quoth_error *err);
#endif
