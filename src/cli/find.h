/* The listed names in a text. */
#ifndef FIND_H
#define FIND_H
#include "cli.h"

/* "-": standard input. Returns a status. */
int find_in_text(const quoth_gazetteer *gazetteer, const char *path, Sink *sink);
#endif
