/* What its tag splits is one quote: “A,” said X, “B.” “A,” said X. “B.” */
#ifndef JOIN_H
#define JOIN_H
#include "units.h"

bool quotes_join(Doc *doc, const Units *units, quoth_error *err);
#endif
