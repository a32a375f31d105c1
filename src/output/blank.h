/* White space as records and the view see it, between words. */
#ifndef BLANK_H
#define BLANK_H
#include <stdbool.h>

static inline bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
#endif
