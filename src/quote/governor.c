#include "governor.h"
#include "subject.h"
#include <math.h>

typedef struct Subjects {
    const SubjectView *view;
    const Index       *units;
} Subjects;

static void find_facts(const void *about, uint32_t i, Facts *facts) {
    const Subjects *subjects = about;
    subject_facts(subjects->view, subjects->units[i], facts);
}

static void weigh_with(const SubjectView *view, const Model *model, Governors *out) {
    Subjects subjects = {view, out->units};
    double   total = 0;
    out->best = 0;
    facts_sums(&subjects, find_facts, out->n, model, out->shares);
    for (uint32_t i = 0; i < out->n; i++) total += out->shares[i] = exp(out->shares[i]);
    for (uint32_t i = 0; i < out->n; i++) {
        out->shares[i] /= total;
        if (out->shares[i] > out->shares[out->best]) out->best = i;
    }
}

/* Trees are asked where the words alone leave a doubt. */
static const Governors *weigh(const Doc *doc, const Model *model, Units *units, const Report *report, bool reports) {
    SubjectView view = subject_view(doc, model->gazetteer, units, report);
    view.has_tree = false; /* though the sentence may have been read: the words alone give no weight to trees */
    Governors  *out = arena_alloc(units->scratch, sizeof *out);
    if (!out) return NULL;
    out->frame = report->frame;
    out->reports = reports;
    out->n = subject_candidates(units, report, out->units);
    weigh_with(&view, model, out);
    if (out->shares[out->best] < SURE_SUBJECT && units->syntax.arcs) {
        if (!units_read(units, report->cue, report->cue + 1)) return NULL;
        view.has_tree = syntax_has(&units->syntax, units->row.at[report->cue].first);
        weigh_with(&view, model->trees, out);
    }
    return units->governors[units->row.at[report->cue].cues] = out;
}

const Governors *governors_of_report(const Doc *doc, const Model *model, Units *units, const Report *report) {
    const Governors *kept = units->governors[units->row.at[report->cue].cues];
    return kept && kept->reports ? kept : weigh(doc, model, units, report, true);
}

const Governors *governors_of(const Doc *doc, const Model *model, Units *units, Index cue, uint8_t frame) {
    const Governors *kept = units->governors[units->row.at[cue].cues];
    Report           report = {.cue = cue};
    if (kept && (kept->reports || kept->frame == frame)) return kept;
    if (report_of(doc, units, cue, &report)) return weigh(doc, model, units, &report, true);
    report = (Report){.cue = cue, .subject = cue_subject(doc, units, cue), .frame = frame};
    return weigh(doc, model, units, &report, false);
}

double governors_share(const Governors *governors, Index unit) {
    for (uint32_t i = 0; i < governors->n; i++)
        if (governors->units[i] == unit) return governors->shares[i];
    return 0;
}
