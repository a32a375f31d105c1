#include "explanation.h"
#include "wording.h"

#define MOST_FOR 5     /* reasons of a candidate that are kept */
#define MOST_AGAINST 4
#define LEAST_LEAD 0.05

typedef struct Explainer {
    Doc          *doc;
    const Model  *model;
    const Choice *choice;
    CueWords      cues;
    Buffer        words; /* of one reason */
} Explainer;

/* What a template gives a candidate, beyond its rival where they can be compared, and the fact of its own that shows it best. */
typedef struct Weighing {
    Fact   fact;
    double shows, lead;
} Weighing;

/* ---- leads ------------------------------------------------------------------------------------------------------- */

/* Those who were not chosen are held against the one who was, and that one against the likeliest of the others. */
static uint32_t rival_of(const Choice *choice, uint32_t candidate) {
    if (candidate != choice->best) return choice->best;
    uint32_t rival = candidate;
    for (uint32_t i = 0; i < choice->n; i++)
        if (i != candidate && (rival == candidate || choice->candidates[i].score > choice->candidates[rival].score)) rival = i;
    return rival;
}

/* Nobody and somebody have no evidence in common that could be compared. */
static const Facts *compared_with(const Choice *choice, uint32_t candidate) {
    uint32_t rival = rival_of(choice, candidate);
    bool     alike = (choice->candidates[candidate].unit == NONE) == (choice->candidates[rival].unit == NONE);
    return rival != candidate && alike ? &choice->facts[rival] : NULL;
}

static bool has_fact(const Facts *facts, const Fact *fact) {
    for (size_t i = 0; i < facts->n; i++)
        if (facts->at[i].template == fact->template && facts->at[i].value == fact->value) return true;
    return false;
}

static void weigh(const Explainer *e, uint32_t candidate, Weighing weighings[N_EVIDENCE]) {
    const Facts *own = &e->choice->facts[candidate], *others = compared_with(e->choice, candidate);
    for (size_t i = 0; others && i < others->n; i++)
        weighings[others->at[i].template].lead -= (double)fact_weight(&others->at[i], e->model);
    for (size_t i = 0; i < own->n; i++) weighings[own->at[i].template].lead += (double)fact_weight(&own->at[i], e->model);
    for (size_t i = 0; i < own->n; i++) {
        const Fact *fact = &own->at[i];
        Weighing   *weighing = &weighings[fact->template];
        if (others && has_fact(others, fact)) continue; /* true of both */
        double weight = (double)fact_weight(fact, e->model), shows = weighing->lead < 0 ? -weight : weight;
        if (!weighing->fact.value || shows > weighing->shows) weighing->fact = *fact, weighing->shows = shows;
    }
}

/* ---- keeping ----------------------------------------------------------------------------------------------------- */

static bool said_before(const Doc *doc, Range reasons, const Buffer *words) {
    for (uint32_t i = 0; i < reasons.n; i++) {
        const char *text = doc->arguments.at[reasons.first + i].text;
        if (strlen(text) == words->n && memcmp(text, words->at, words->n) == 0) return true;
    }
    return false;
}

/* "governor:&9-9-"; NULL when out of memory. */
static const char *code_of(Explainer *e, const Fact *fact) {
    e->words.n = 0;
    buffer_text(&e->words, evidence_name(fact->template));
    buffer_byte(&e->words, ':');
    for (uint64_t value = fact->value; value; value >>= 8) buffer_byte(&e->words, (char)(value & 0xFF));
    return e->words.failed ? NULL : arena_copy(&e->doc->arena, e->words.at, e->words.n);
}

static bool keep(Explainer *e, const Weighing *weighing, Range *reasons, quoth_error *err) {
    e->words.n = 0;
    wording_of(&weighing->fact, &e->cues, &e->words);
    if (e->words.failed) return fail_memory(err);
    if (said_before(e->doc, *reasons, &e->words)) return true;
    const char *text = arena_copy(&e->doc->arena, e->words.at, e->words.n), *code = code_of(e, &weighing->fact);
    Argument   *argument = array_add(&e->doc->arena, &e->doc->arguments);
    if (!text || !code || !argument) return fail_memory(err);
    *argument = (Argument){text, code, (float)weighing->lead};
    reasons->n++;
    return true;
}

/* The greatest of the leads in one direction, greatest first. */
static bool keep_greatest(Explainer *e, Weighing weighings[N_EVIDENCE], double sign, uint32_t most, Range *reasons, quoth_error *err) {
    for (uint32_t round = 0; round < most; round++) {
        Weighing *greatest = NULL;
        for (uint32_t i = 0; i < N_EVIDENCE; i++) {
            Weighing *weighing = &weighings[i];
            if (!weighing->fact.value || weighing->lead * sign < LEAST_LEAD) continue;
            if (!greatest || weighing->lead * sign > greatest->lead * sign) greatest = weighing;
        }
        if (!greatest) break;
        if (!keep(e, greatest, reasons, err)) return false;
        greatest->lead = 0;
    }
    return true;
}

static bool add_candidacy(Explainer *e, const Units *units, uint32_t i, quoth_error *err) {
    Weighing weighings[N_EVIDENCE] = {0};
    Index    unit = e->choice->candidates[i].unit;
    Range    reasons = {e->doc->arguments.n, 0};
    weigh(e, i, weighings);
    if (!keep_greatest(e, weighings, 1, MOST_FOR, &reasons, err) || !keep_greatest(e, weighings, -1, MOST_AGAINST, &reasons, err))
        return false;
    Candidacy *candidacy = array_add(&e->doc->arena, &e->doc->candidacies);
    if (!candidacy) return fail_memory(err);
    *candidacy = (Candidacy){.mention = unit == NONE ? NONE : units->row.at[unit].mention, .score = (float)e->choice->candidates[i].score,
                             .reasons = reasons};
    return true;
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static bool cue_text(Doc *doc, const Units *units, Index cue, const char **text) {
    if (cue == NONE) return true;
    Span span = span_of_tokens(doc, units->row.at[cue].first, units->row.at[cue].end);
    *text = arena_copy(&doc->arena, doc->text + span.start, span.end - span.start);
    return *text != NULL;
}

/* Candidates by likelihood; of equals, the one that stands nearer. At most twenty, so that insertion does. */
static void sort_candidates(const Choice *choice, uint32_t order[MOST_CANDIDATES]) {
    for (uint32_t i = 0; i < choice->n; i++) {
        uint32_t k = i;
        for (; k > 0 && choice->candidates[i].score > choice->candidates[order[k - 1]].score; k--) order[k] = order[k - 1];
        order[k] = i;
    }
}

bool explanation_add(Doc *doc, const Model *model, const Scene *scene, const Choice *choice, Quote *quote, quoth_error *err) {
    Explainer e = {.doc = doc, .model = model, .choice = choice};
    uint32_t  order[MOST_CANDIDATES];
    bool      ok = (cue_text(doc, scene->units, scene->cue_left.unit, &e.cues.before) &&
               cue_text(doc, scene->units, scene->cue_right.unit, &e.cues.behind)) || fail_memory(err);
    quote->candidacies = (Range){doc->candidacies.n, 0};
    sort_candidates(choice, order);
    for (uint32_t i = 0; ok && i < choice->n; i++) ok = add_candidacy(&e, scene->units, order[i], err);
    quote->candidacies.n = doc->candidacies.n - quote->candidacies.first;
    buffer_free(&e.words);
    return ok;
}

/* ---- reported speech --------------------------------------------------------------------------------------------- */

/* The weighed subjects of the cue that begins at the byte, or NULL. */
static const Governors *governors_at(const Doc *doc, const Units *units, uint32_t byte) {
    const Unit *row = units->row.at;
    uint32_t    k;
    array_bisect(k, units->cues.n, doc->tokens.at[row[units->cues.at[i]].first].start < byte);
    return k < units->cues.n && doc->tokens.at[row[units->cues.at[k]].first].start == byte ? units->governors[k] : NULL;
}

bool explanation_add_reported(Doc *doc, const Units *units, Quote *quote, quoth_error *err) {
    const Governors *governors = governors_at(doc, units, quote->cue.start);
    bool             taken[MOST_SUBJECTS] = {false};
    quote->candidacies = (Range){doc->candidacies.n, 0};
    for (uint32_t round = 0; governors && round < governors->n; round++) {
        uint32_t best = 0;
        while (taken[best]) best++;
        for (uint32_t i = best + 1; i < governors->n; i++)
            if (!taken[i] && governors->shares[i] > governors->shares[best]) best = i;
        taken[best] = true;
        Candidacy *candidacy = array_add(&doc->arena, &doc->candidacies);
        if (!candidacy) return fail_memory(err);
        Index unit = governors->units[best];
        *candidacy = (Candidacy){.mention = unit == NONE ? NONE : units->row.at[unit].mention, .score = (float)governors->shares[best],
                                 .reasons = {doc->arguments.n, 0}};
        quote->candidacies.n++;
    }
    return true;
}
