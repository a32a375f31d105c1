/* Speech that a dash opens. */
#ifndef DASHES_H
#define DASHES_H
#include "doc.h"

/* Adds it to doc->marked. Reads paragraphs, classes. */
bool dashes_mark(Doc *doc, quoth_error *err);
#endif
