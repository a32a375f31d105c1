/* The evidence for and against a quote's being nobody's: a term, a title, a nickname. It looks at the quote and at what stands beside it. */
#ifndef NOBODY_H
#define NOBODY_H
#include "evidence.h"

/* Adds to `facts` what is the same whoever the candidates are. */
void nobody_facts(const Scene *scene, Facts *facts);
#endif
