/* Who governs a cue, by the model of reported speech (report_evidence.h): a probability for each unit that may be its subject. */
#ifndef GOVERNOR_H
#define GOVERNOR_H
#include "report_evidence.h"

typedef struct Governors {
    Index    units[MOST_SUBJECTS]; /* the first is NONE: nobody */
    double   shares[MOST_SUBJECTS];
    uint32_t n, best;              /* the likeliest */
    uint8_t  frame;
    bool     reports;              /* the frame is that of what the cue reports */
} Governors;

/* Of the report's cue. They are weighed once and kept in `units`; NULL when out of memory. */
const Governors *governors_of_report(const Doc *doc, const Model *model, Units *units, const Report *report);

/* Of a cue; `frame` is how cue and quote are tied where the cue reports nothing. */
const Governors *governors_of(const Doc *doc, const Model *model, Units *units, Index cue, uint8_t frame);

double governors_share(const Governors *governors, Index unit); /* 0 where it is no candidate */
#endif
