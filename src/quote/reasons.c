#include "reasons.h"
#include "evidence.h"

#define LEAST_LEAD 0.05       /* logits: less is no reason */
#define LEAST_LEAD_OF_TIE 0.2 /* for what a reader would name first */

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

static void weigh(const Weigher *w, uint32_t candidate, Weighing weighings[N_EVIDENCE]) {
    const Facts *own = &w->choice->facts[candidate], *others = compared_with(w->choice, candidate);
    for (size_t i = 0; others && i < others->n; i++)
        weighings[others->at[i].template].lead -= (double)others->weights[i];
    for (size_t i = 0; i < own->n; i++) weighings[own->at[i].template].lead += (double)own->weights[i];
    for (size_t i = 0; i < own->n; i++) {
        const Fact *fact = &own->at[i];
        Weighing   *weighing = &weighings[fact->template];
        double shows = (double)(weighing->lead < 0 ? -own->weights[i] : own->weights[i]);
        if (weighing->fact.value && shows <= weighing->shows) continue;
        if (others && has_fact(others, fact)) continue; /* true of both */
        weighing->fact = *fact;
        weighing->shows = shows;
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
static const char *code_of(Weigher *w, const Fact *fact) {
    w->words.n = 0;
    buffer_text(&w->words, evidence_name(fact->template));
    buffer_byte(&w->words, ':');
    for (uint64_t value = fact->value; value; value >>= 8) buffer_byte(&w->words, (char)(value & 0xFF));
    return w->words.failed ? NULL : arena_copy(&w->doc->arena, w->words.at, w->words.n);
}

static bool keep(Weigher *w, const Weighing *weighing, Range *reasons, quoth_error *err) {
    w->words.n = 0;
    wording_of(&weighing->fact, &w->cues, &w->words);
    if (w->words.failed) return fail_memory(err);
    if (said_before(w->doc, *reasons, &w->words)) return true;
    const char *text = arena_copy(&w->doc->arena, w->words.at, w->words.n), *code = w->codes ? code_of(w, &weighing->fact) : NULL;
    Argument   *argument = array_add(&w->doc->arena, &w->doc->arguments);
    if (!text || (w->codes && !code) || !argument) return fail_memory(err);
    *argument = (Argument){text, code, (float)weighing->lead};
    reasons->n++;
    return true;
}

/* Does the fact tie the candidate to the quote by words of saying, so that a reader would name it first? "Is the subject of “said”"
 * does, "stands right behind the quote" does not. */
static bool is_tie(const Fact *fact) {
    char first = (char)(fact->value & 0xFF), second = (char)(fact->value >> 8 & 0xFF), third = (char)(fact->value >> 16 & 0xFF);
    if (fact->template == EVIDENCE_GOVERNOR) return ONE_OF(second, "479") || (first == '&' && ONE_OF(third, "479"));
    if (fact->template == EVIDENCE_REPORTED) return first == '=' || (first == '-' && ONE_OF(second, "LRB"));
    return fact->template == EVIDENCE_BESIDE_CUE || fact->template == EVIDENCE_RUNNING || fact->template == EVIDENCE_OTHER_CUE;
}

typedef struct Wanted {
    double   sign, least; /* of the lead */
    bool     ties;        /* only these */
    uint32_t most;
} Wanted;

/* The greatest of the wanted leads, greatest first; none of them is wanted again. */
static bool keep_greatest(Weigher *w, Weighing weighings[N_EVIDENCE], Wanted wanted, Range *reasons, quoth_error *err) {
    for (uint32_t round = 0; round < wanted.most; round++) {
        Weighing *greatest = NULL;
        for (uint32_t i = 0; i < N_EVIDENCE; i++) {
            Weighing *weighing = &weighings[i];
            if (!weighing->fact.value || weighing->lead * wanted.sign < wanted.least) continue;
            if (wanted.ties && !is_tie(&weighing->fact)) continue;
            if (!greatest || weighing->lead * wanted.sign > greatest->lead * wanted.sign) greatest = weighing;
        }
        if (!greatest) break;
        if (!keep(w, greatest, reasons, err)) return false;
        greatest->lead = 0;
    }
    return true;
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static CueText cue_text(const Doc *doc, const Units *units, Index cue) {
    if (cue == NONE) return (CueText){0};
    Span span = span_of_tokens(doc, units->row.at[cue].first, units->row.at[cue].end);
    return (CueText){doc->text + span.start, span.end - span.start};
}

void weigher_take(Weigher *w, const Scene *scene, const Choice *choice) {
    w->choice = choice;
    w->cues.before = cue_text(w->doc, scene->units, scene->cue_left.unit);
    w->cues.behind = cue_text(w->doc, scene->units, scene->cue_right.unit);
}

bool reasons_for(Weigher *w, uint32_t candidate, uint32_t most, Range *reasons, quoth_error *err) {
    Weighing     weighings[N_EVIDENCE] = {0};
    const Wanted tie = {1, LEAST_LEAD_OF_TIE, true, 1};
    *reasons = (Range){w->doc->arguments.n, 0};
    weigh(w, candidate, weighings);
    if (!keep_greatest(w, weighings, tie, reasons, err)) return false;
    return keep_greatest(w, weighings, (Wanted){1, LEAST_LEAD, false, most - reasons->n}, reasons, err);
}

bool reasons_for_and_against(Weigher *w, uint32_t candidate, uint32_t most_for, uint32_t most_against, Range *reasons,
                             quoth_error *err) {
    Weighing weighings[N_EVIDENCE] = {0};
    *reasons = (Range){w->doc->arguments.n, 0};
    weigh(w, candidate, weighings);
    return keep_greatest(w, weighings, (Wanted){1, LEAST_LEAD, false, most_for}, reasons, err) &&
           keep_greatest(w, weighings, (Wanted){-1, LEAST_LEAD, false, most_against}, reasons, err);
}
