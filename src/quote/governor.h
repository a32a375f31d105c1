/* Who governs a cue, by the model of reported speech (report_evidence.h): a probability for each unit that may be its subject. */
#ifndef GOVERNOR_H
#define GOVERNOR_H
#include "report_evidence.h"

typedef struct Governors {
    Index    units[MOST_SUBJECTS]; /* the first is NONE: nobody */
    double   shares[MOST_SUBJECTS];
    uint32_t n;
} Governors;

/* Of the report's cue. `hashes` are those of report_hashes(). */
void governors_weigh(const Doc *doc, const Gazetteer *gazetteer, const Units *units, const Report *report, const uint64_t *hashes,
                     Governors *out);

/* Of a cue; `frame` is how cue and quote are tied where the report around the cue does not say. */
void governors_of(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index cue, uint8_t frame, const uint64_t *hashes,
                  Governors *out);

double governors_share(const Governors *governors, Index unit); /* 0 where it is no candidate */
Index  governors_best(const Governors *governors);              /* NONE: nobody, or no candidates */
#endif
