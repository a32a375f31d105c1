/* Of several likely contents of one cue, which to take. */
#ifndef CONSENSUS_H
#define CONSENSUS_H
#include "report_evidence.h"

/* One way to read a cue, with one end of its content. */
typedef struct Option {
    const Report *reading;
    Index         end;
    double        odds; /* against nothing being reported */
} Option;

#define MOST_OPTIONS (MOST_READINGS * MOST_ENDS)

typedef struct Options {
    Option   at[MOST_OPTIONS];
    uint32_t n;
    double   all; /* their odds together */
} Options;

/* The option that has most in common with all that are likely, and that most of them are like: of three ends of like odds the one in the
 * middle errs least. Returns the odds of those; 0, and `report` as it was, where none can stand. */
double consensus_choose(const Units *units, const Options *options, Report *report);
#endif
