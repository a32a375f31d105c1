/* Most of a text are words of ASCII letters with a space, a comma or a full stop behind them: tokens that need no closer look. */
#ifndef PLAIN_H
#define PLAIN_H
#include "doc.h"

/* Adds the tokens from *at on up to the first that is not plain, or to some 70 bytes before `end`, and moves *at there. *flags are those
 * of the next token. The tokens are the same as tokens.c would make of them. False: no memory. */
bool plain_tokens(Doc *doc, size_t *at, size_t end, unsigned *flags);
#endif
