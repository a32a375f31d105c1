/* The evidence for two names, from their assignment. Inner header of names/. */
#ifndef COLLECT_H
#define COLLECT_H
#include "assign.h"

void names_collect(const Name *a, const Name *b, const Assignment *assignment, float evidence[N_NAME_EVIDENCE]);
/* Nothing of them is alike: no parts, nor the letters in a row. */
bool names_are_strangers(const float evidence[N_NAME_EVIDENCE]);

enum Shape names_shape(const Name *a, const Name *b);
#endif
