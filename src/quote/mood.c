#include "governor.h"
#include "reporter.h"

typedef struct View {
    const Doc   *doc;
    const Units *units;
    Index        end; /* of the sentence */
} View;

static char code(const View *view, Index i) { return i < view->end ? view->units->codes[i] : '^'; }

static uint64_t classes_at(const View *view, Index i) {
    return i < view->end ? view->doc->tokens.at[view->units->row.at[i].first].classes : 0;
}

/* "weil", "der", "in dem" */
static bool opens_subordinate(const View *view, Index i) {
    if (code(view, i) == 'p') i++;
    return ONE_OF(code(view, i), "tr") || classes_at(view, i) & (CLASS(RELATIVE) | CLASS(SUBORDINATOR));
}

static bool is_verb(const View *view, Index i) { return ONE_OF(code(view, i), "XVC"); }

/* "Er sei gewarnt worden", "Als es brannte, sei er gegangen", "Geplant sei das nicht": the first verb of the main clause, but for a participle
 * in front of it. */
static Index main_verb(const View *view, Index first) {
    bool subordinate = opens_subordinate(view, first);
    for (Index i = first; i < view->end; i++) {
        if (ONE_OF(code(view, i), ",;:-")) subordinate = opens_subordinate(view, i + 1);
        if (subordinate || !is_verb(view, i)) continue;
        return code(view, i) != 'X' && code(view, i + 1) == 'X' ? i + 1 : i;
    }
    return NONE;
}

/* "Ich habe gewarnt": the first person has the same form, and reports nothing. */
static bool speaks_itself(const View *view, Index verb) {
    return code(view, verb + 1) == 'I' || (verb > 0 && view->units->codes[verb - 1] == 'I');
}

/* "Der Plan sei zu teuer. Die Kosten hätten sich verdoppelt": in the plural the mood often looks like no other, and the past is written. */
static bool may_go_on(const Reporter *r, const View *view, Index verb) {
    return code(view, verb) == 'X' && language_ending(r->doc, r->model->gazetteer, r->units->row.at[verb].first, "mood", 0) > 0;
}

/* The verb of the sentence's main clause where it stands in the mood of reported speech, or NONE. */
static Index mood_verb(const Reporter *r, uint32_t sentence, bool goes_on) {
    Index first = r->units->starts.at[sentence];
    View  view = {r->doc, r->units, r->units->starts.at[sentence + 1]};
    Index verb = reporter_is_barred(r->doc, &r->units->row.at[first]) ? NONE : main_verb(&view, first);
    if (verb == NONE || speaks_itself(&view, verb)) return NONE;
    if (classes_at(&view, verb) & CLASS(SUBJUNCTIVE)) return verb;
    return goes_on && may_go_on(r, &view, verb) ? verb : NONE;
}

bool mood_tells(const Doc *doc) { return (doc->habits & HABIT_REPORTING_MOOD) != 0; }

/* ---- who tells --------------------------------------------------------------------------------------------------- */

/* Where the reading of sentences that are told by their mood stands. */
typedef struct Chain {
    uint32_t next;  /* of the cues found: the first behind the sentences read */
    Told     told;  /* who told what the sentences before report, and by which cue */
    Index    first, end; /* units of the sentences told by their mood so far, one behind the other; empty: there are none */
    Index    paragraph;  /* theirs */
    bool     tells;      /* the sentence before reports */
} Chain;

static uint32_t units_told(const Report *report) {
    uint32_t n = 0;
    for (uint32_t p = 0; p < report->n_parts; p++) n += report->parts[p].end - report->parts[p].first;
    return n;
}

static bool tells_unit(const Report *report, Index unit) {
    for (uint32_t p = 0; p < report->n_parts; p++)
        if (report->parts[p].first <= unit && unit < report->parts[p].end) return true;
    return false;
}

/* "Der Plan sei zu teuer, sagte Lee": the cue of the sentence that tells its main clause, of those from `k` on; or none. */
static Found *own_cue(const Reporter *r, uint32_t k, Index verb, Index end) {
    for (; k < r->found.n && r->found.at[k].cue < end; k++) {
        Found *found = &r->found.at[k];
        if (tells_unit(reporter_takes(found) ? &found->report : &found->by_rule, verb)) return found;
    }
    return NULL;
}

/* Of sentences that are taken for told by their mood nine in ten are so annotated, and of these two in three with the speaker that is found
 * (German Wikinews). */
#define SURE_MOOD 0.9
#define MOOD_SCORE 0.65
#define LEAST_TELLING 3 /* strength */

/* What the rules say that the cue of a sentence in the mood of reports tells. */
static bool take_by_rule(Reporter *r, Found *found) {
    Report report = found->by_rule;
    double share = 0;
    if (!reporter_choose_subject(r, &report, &share)) return false;
    found->teller = report.subject;
    return reporter_add(r, &report, SURE_MOOD, SURE_MOOD * share);
}

/* "Lee wies das zurück": a sentence whose cue reports nothing that is looked for says who speaks, too. */
static bool find_teller(Reporter *r, uint32_t sentence, Told *told) {
    const Units *units = r->units;
    Index first = units->starts.at[sentence], end = units->starts.at[sentence + 1], best = NONE;
    for (uint32_t k = units->row.at[first].cues; k < units->cues.n && units->cues.at[k] < end; k++) {
        const Unit *cue = &units->row.at[units->cues.at[k]];
        if (ONE_OF(cue->code, "CA") && cue->strength >= LEAST_TELLING && (best == NONE || cue->strength > units->row.at[best].strength)) best = units->cues.at[k];
    }
    if (best == NONE) return true;
    const Governors *governors = governors_of(r->doc, r->model, r->units, best, FRAME_CLAUSE);
    if (!governors) return fail_memory(r->err);
    if (governors->units[governors->best] != NONE) *told = (Told){governors->units[governors->best], best};
    return true;
}

/* The longest report of a sentence is that of who tells. */
static bool follow(Reporter *r, Chain *chain, uint32_t sentence, Index end) {
    uint32_t most = 0;
    for (; chain->next < r->found.n && r->found.at[chain->next].cue < end; chain->next++) {
        const Found *found = &r->found.at[chain->next];
        uint32_t     n = found->teller == NONE ? 0 : units_told(reporter_takes(found) ? &found->report : &found->by_rule);
        if (n > most) chain->told = (Told){found->teller, found->cue}, most = n;
    }
    chain->tells = most > 0;
    return most || find_teller(r, sentence, &chain->told);
}

static bool end_chain(Reporter *r, Chain *chain) {
    Index end = chain->end;
    while (end > chain->first && r->units->codes[end - 1] == '.') end--;
    Report report = {.cue = NONE, .subject = chain->told.subject, .frame = FRAME_MOOD, .n_parts = 1, .parts = {{chain->first, end}}};
    chain->end = chain->first;
    if (end <= report.parts[0].first) return true;
    if (!reporter_add(r, &report, SURE_MOOD, MOOD_SCORE)) return false;
    r->told.at[r->told.n - 1].cue = chain->told.cue;
    return true;
}

/* A sentence that goes on with the row, or ends it. */
static bool read_sentence(Reporter *r, Chain *chain, uint32_t sentence) {
    Index  first = r->units->starts.at[sentence], end = r->units->starts.at[sentence + 1], verb = mood_verb(r, sentence, chain->tells);
    Found *own = verb == NONE ? NULL : own_cue(r, chain->next, verb, end);
    if (own && !reporter_takes(own) && !take_by_rule(r, own)) return false;
    bool goes_on = verb != NONE && !own;
    if (chain->first < chain->end && (!goes_on || r->units->row.at[first].paragraph != chain->paragraph) && !end_chain(r, chain)) return false;
    if (!goes_on) return follow(r, chain, sentence, end);
    if (chain->first >= chain->end) chain->first = first, chain->paragraph = r->units->row.at[first].paragraph;
    chain->end = end;
    chain->tells = true;
    while (chain->next < r->found.n && r->found.at[chain->next].cue < end) chain->next++;
    return true;
}

/* Sentence by sentence, so that what is added is nearly in the order of the text. */
bool mood_read(Reporter *r) {
    Chain    chain = {.told = {NONE, NONE}};
    uint32_t taken = 0;
    for (uint32_t i = 0; i + 1 < r->units->starts.n; i++) {
        for (; taken < r->found.n && r->found.at[taken].cue < r->units->starts.at[i + 1]; taken++)
            if (!reporter_take(r, &r->found.at[taken])) return false;
        if (!read_sentence(r, &chain, i)) return false;
    }
    return end_chain(r, &chain);
}
