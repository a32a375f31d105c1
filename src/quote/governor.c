#include "governor.h"
#include "subject.h"
#include <math.h>

void governors_weigh(const Doc *doc, const Gazetteer *gazetteer, const Units *units, const Report *report, const uint64_t *hashes,
                     Governors *out) {
    Facts  facts;
    double total = 0;
    out->n = subject_candidates(units, report, out->units);
    for (uint32_t i = 0; i < out->n; i++) {
        subject_facts(doc, units, report, out->units[i], &facts);
        total += out->shares[i] = exp(facts_sum(&facts, gazetteer, hashes));
    }
    for (uint32_t i = 0; i < out->n; i++) out->shares[i] /= total;
}

void governors_of(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index cue, uint8_t frame, const uint64_t *hashes,
                  Governors *out) {
    Report report = {.cue = cue};
    if (!report_of(doc, units, cue, &report)) report = (Report){.cue = cue, .subject = cue_subject(doc, units, cue), .frame = frame};
    governors_weigh(doc, gazetteer, units, &report, hashes, out);
}

double governors_share(const Governors *governors, Index unit) {
    for (uint32_t i = 0; i < governors->n; i++)
        if (governors->units[i] == unit) return governors->shares[i];
    return 0;
}

Index governors_best(const Governors *governors) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < governors->n; i++)
        if (governors->shares[i] > governors->shares[best]) best = i;
    return governors->n ? governors->units[best] : NONE;
}
