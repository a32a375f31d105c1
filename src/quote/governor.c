#include "governor.h"
#include "subject.h"
#include <math.h>

static void hash_templates(uint64_t hashes[N_REPORT_TEMPLATES]) {
    for (unsigned i = 0; i < N_REPORT_TEMPLATES; i++) hashes[i] = feature_template(report_template_name(i));
}

void governors_of(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index cue, uint8_t frame, Governors *out) {
    uint64_t hashes[N_REPORT_TEMPLATES];
    Facts    facts;
    double   total = 0;
    Report   report = {.cue = cue};
    if (!report_of(doc, units, cue, &report)) report = (Report){.cue = cue, .subject = cue_subject(doc, units, cue), .frame = frame};
    hash_templates(hashes);
    out->n = subject_candidates(units, &report, out->units);
    for (uint32_t i = 0; i < out->n; i++) {
        subject_facts(doc, units, &report, out->units[i], &facts);
        total += out->shares[i] = exp(facts_sum(&facts, gazetteer, hashes));
    }
    for (uint32_t i = 0; i < out->n; i++) out->shares[i] /= total;
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
