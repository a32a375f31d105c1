/* Markdown in news text: which tokens are signs of it. */
#ifndef MARKUP_H
#define MARKUP_H
#include "doc.h"

/* Without one of these in the text no token is a sign. */
static inline bool may_be_markup(uint32_t c) { return c == '*' || c == '_' || c == '#' || c == '>' || c == '['; }

/* Gives MARKUP to signs of emphasis, to those of headings, quotations and bullets at the start of lines, and to all of a link but
 * its words. */
void markup_flag(Doc *doc);
#endif
