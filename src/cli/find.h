/* The listed names in a text. */
#ifndef FIND_H
#define FIND_H
#include "cli.h"

/* In settings->text. Returns a status. */
int find_in_text(const quoth_gazetteer *gazetteer, const Settings *settings, Sink *sink);
#endif
