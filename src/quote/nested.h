/* Quotes inside quotes: “He told me ‘go home’ and left,” she said. */
#ifndef NESTED_H
#define NESTED_H
#include "gazetteer.h"

/* Adds to doc->nested the quote of a stretch that stands inside another one, if a verb of saying beside it in the outer words makes it
 * one: “He told me ‘go home’”. Who says it is the verb's subject there, or unknown. What no verb tells of (the ‘blame game’) is no
 * quote. */
bool nested_add(Doc *doc, const Gazetteer *gazetteer, Index marked, quoth_error *err);
#endif
