/* The derivation of a verdict in words. Inner header of names/. */
#ifndef EXPLAIN_H
#define EXPLAIN_H
#include "assign.h"

void explain(const Name *a, const Name *b, const Assignment *assignment, quoth_name_verdict *verdict);
/* Why they are two whatever else is the same: Jr. and Sr., 4 and 5, Daniel and Daniela; NULL where nothing is. */
const char *hard_veto(const Name *a, const Name *b, const Assignment *assignment);

void explain_nothing(quoth_name_verdict *verdict, const char *veto);
#endif
