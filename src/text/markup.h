/* Markdown in news text: which tokens are signs of it. */
#ifndef MARKUP_H
#define MARKUP_H
#include "doc.h"

/* Gives MARKUP to signs of emphasis, to those of headings, quotations and bullets at the start of lines, and to all of a link but
 * its words. */
void markup_flag(Doc *doc);
#endif
