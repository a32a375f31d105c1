/* Whose quote it is: a choice among the mentions near it and nobody, by one softmax over sums of weights of named evidence. */
#include "attribute.h"
#include "evidence.h"
#include "join.h"
#include "kind.h"
#include "quote.h"
#include "reported.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Attributor {
    Doc             *doc;
    const Gazetteer *gazetteer;
    const Units     *units;
    uint64_t         report_templates[N_REPORT_TEMPLATES];
    uint64_t         templates[N_EVIDENCE]; /* hashes of "speaker/between" and the like */
    Index            running;               /* unit of the mention that spoke last, or NONE */
    double           min_score;
} Attributor;

/* ---- candidates -------------------------------------------------------------------------------------------------- */

static void add_candidate(Choice *choice, Index unit, uint32_t rank) {
    for (uint32_t i = 0; i < choice->n; i++)
        if (choice->candidates[i].unit == unit) return;
    if (choice->n < MOST_CANDIDATES) choice->candidates[choice->n++] = (Candidate){.unit = unit, .rank = rank};
}

/* Up to `most` units that can speak on one side of the quote, nearest first, within `limit`. */
static void add_side(Choice *choice, const Units *units, Index from, Index limit, int step, uint32_t most) {
    uint32_t rank = 0;
    for (Index i = from; i != limit && rank < most; i = (Index)((int64_t)i + step)) {
        Index unit = step < 0 ? i - 1 : i;
        if (unit_can_speak(&units->row.at[unit])) add_candidate(choice, unit, rank++);
    }
}

/* The names of the paragraph before, the last ones first: "Kelin was angry.\n\n“They offered me asylum.”" */
static void add_paragraph_before(Choice *choice, const Units *units, Index left) {
    if (left == 0) return;
    Index    paragraph = units->row.at[left - 1].paragraph;
    uint32_t rank = 0;
    for (Index i = left; i-- > 0 && units->row.at[i].paragraph == paragraph && left - i < 80 && rank < 3;)
        if (ONE_OF(units->codes[i], "NPH")) add_candidate(choice, i, rank++);
}

void attribute_candidates(const Scene *scene, Choice *choice) {
    choice->n = 0;
    add_candidate(choice, NONE, 0);
    add_side(choice, scene->units, scene->quote, scene->left, -1, 8);
    add_side(choice, scene->units, scene->quote + 1, scene->right, 1, 6);
    if (scene->running != NONE) add_candidate(choice, scene->running, 5);
    add_paragraph_before(choice, scene->units, scene->left);
}

/* ---- choice ------------------------------------------------------------------------------------------------------ */

static void make_probabilities(Choice *choice) {
    double most = choice->candidates[0].score, total = 0;
    for (uint32_t i = 1; i < choice->n; i++)
        if (choice->candidates[i].score > most) most = choice->candidates[i].score;
    for (uint32_t i = 0; i < choice->n; i++) total += choice->candidates[i].score = exp(choice->candidates[i].score - most);
    for (uint32_t i = 0; i < choice->n; i++) choice->candidates[i].score /= total;
}

static void score_candidates(const Attributor *a, const Scene *scene, Choice *choice) {
    Facts facts;
    attribute_candidates(scene, choice);
    for (uint32_t i = 0; i < choice->n; i++) {
        evidence_of(scene, choice->candidates[i].unit, choice->candidates[i].rank, &facts);
        choice->candidates[i].score = facts_sum(&facts, a->gazetteer, a->templates);
    }
    make_probabilities(choice);
    choice->best = 0;
    for (uint32_t i = 1; i < choice->n; i++)
        if (choice->candidates[i].score > choice->candidates[choice->best].score) choice->best = i;
}

/* ---- reasons ----------------------------------------------------------------------------------------------------- */

#define MOST_REASONS 5

/* What speaks for the choice: a template, the heaviest of its facts, and how far it puts the choice before the runner-up. */
typedef struct Reason {
    Fact   fact;
    double heaviest, lead;
} Reason;

static void count_facts(const Attributor *a, const Scene *scene, const Candidate *candidate, double sign, Reason reasons[N_EVIDENCE]) {
    Facts facts;
    evidence_of(scene, candidate->unit, candidate->rank, &facts);
    for (uint32_t i = 0; i < facts.n; i++) {
        Fact    fact = facts.at[i];
        double  weight = gazetteer_weight(a->gazetteer, feature_key(a->templates[fact.template], fact.value));
        Reason *reason = &reasons[fact.template];
        reason->lead += sign * weight;
        if (sign > 0 && (!reason->fact.value || weight > reason->heaviest)) reason->fact = fact, reason->heaviest = weight;
    }
}

static int compare_leads(const void *a, const void *b) {
    double x = ((const Reason *)a)->lead, y = ((const Reason *)b)->lead;
    if (x != y) return x > y ? -1 : 1;
    return (int)((const Reason *)a)->fact.template - (int)((const Reason *)b)->fact.template;
}

static const Candidate *runner_up(const Choice *choice) {
    const Candidate *next = NULL;
    for (uint32_t i = 0; i < choice->n; i++)
        if (i != choice->best && (!next || choice->candidates[i].score > next->score)) next = &choice->candidates[i];
    return next;
}

static bool add_evidence(Attributor *a, Quote *quote, const Scene *scene, const Choice *choice, quoth_error *err) {
    Reason           reasons[N_EVIDENCE] = {0};
    const Candidate *next = runner_up(choice);
    count_facts(a, scene, &choice->candidates[choice->best], 1, reasons);
    if (next) count_facts(a, scene, next, -1, reasons);
    qsort(reasons, N_EVIDENCE, sizeof *reasons, compare_leads);
    quote->evidence = (Range){a->doc->evidence.n, 0};
    for (uint32_t i = 0; i < MOST_REASONS && reasons[i].lead >= 0.05; i++) {
        char value[9] = {0}, text[160];
        if (!reasons[i].fact.value) continue; /* only the runner-up has it */
        for (unsigned k = 0; k < 8; k++) value[k] = (char)(reasons[i].fact.value >> (8 * k) & 0xFF);
        int       length = snprintf(text, sizeof text, "%s (%s:%s)", evidence_words(reasons[i].fact.template),
                                    evidence_name(reasons[i].fact.template), value);
        Evidence *evidence = array_add(&a->doc->arena, &a->doc->evidence);
        char     *copy = arena_copy(&a->doc->arena, text, (size_t)length);
        if (!evidence || !copy) return fail_memory(err);
        *evidence = (Evidence){copy, (float)reasons[i].lead};
        quote->evidence.n++;
    }
    return true;
}

static Index mention_of(const Attributor *a, Index unit) { return unit == NONE ? NONE : a->units->row.at[unit].mention; }

static bool add_alternatives(Attributor *a, Quote *quote, Choice *choice, quoth_error *err) {
    quote->alternatives = (Range){a->doc->alternatives.n, 0};
    choice->candidates[choice->best].taken = true;
    for (uint32_t round = 0; round < 3; round++) {
        Candidate *next = NULL;
        for (uint32_t i = 0; i < choice->n; i++) {
            Candidate *candidate = &choice->candidates[i];
            if (!candidate->taken && (!next || candidate->score > next->score)) next = candidate;
        }
        if (!next || next->score < 0.01) break;
        Alternative *alternative = array_add(&a->doc->arena, &a->doc->alternatives);
        if (!alternative) return fail_memory(err);
        *alternative = (Alternative){mention_of(a, next->unit), (float)next->score};
        next->taken = true;
        quote->alternatives.n++;
    }
    return true;
}

/* ---- what else the record says of a speaker ---------------------------------------------------------------------- */

/* The cue that governs: the one whose subject was chosen, else the nearest one on the speaker's side. */
static Index governing_cue(const Scene *scene, Index chosen) {
    bool left = chosen != NONE && chosen == scene->subject_left, right = chosen != NONE && chosen == scene->subject_right;
    if (left && (!right || chosen < scene->quote)) return scene->cue_left;
    if (right) return scene->cue_right;
    if (scene->cue_left == NONE || (scene->cue_right != NONE && chosen != NONE && chosen > scene->quote)) return scene->cue_right;
    return scene->cue_left;
}

static bool set_cue(Attributor *a, Quote *quote, Index cue, quoth_error *err) {
    if (cue == NONE) return true;
    const Unit *unit = &a->units->row.at[cue];
    WordRecord  word;
    quote->cue = span_of_tokens(a->doc, unit->first, unit->end);
    if (!gazetteer_word(a->gazetteer, unit->word, &word)) return true;
    quote->cue_lemma = arena_copy(&a->doc->arena, word.lemma, strlen(word.lemma));
    return quote->cue_lemma || fail_memory(err);
}

/* "told the FT", "asked reporters": who is spoken to, and by whom it came to us if that is an outlet. */
static void set_addressee(Attributor *a, Quote *quote, Index cue) {
    if (cue == NONE || cue + 1 >= a->units->row.n) return;
    const Doc *doc = a->doc;
    uint32_t   token = a->units->row.at[cue].first;
    if (!token_is(doc, token, "told") && !token_is(doc, token, "tells") && !token_is(doc, token, "tell") &&
        !token_is(doc, token, "telling") && !token_is(doc, token, "asked"))
        return;
    Index next = cue + 1;
    if (a->units->row.at[next].code == 'D') next++;
    if (next >= a->units->row.n || a->units->row.at[next].mention == NONE) return;
    Index mention = a->units->row.at[next].mention;
    if (mention == quote->speaker) return;
    quote->addressee = mention;
    if (doc->mentions.at[mention].type == TYPE_OUTLET) quote->via = mention;
}

/* A nominal that stands for nobody named becomes an entity of its own once it speaks: "one European official". */
static bool set_speaker(Attributor *a, Quote *quote, Index mention, quoth_error *err) {
    quote->speaker = NONE;
    quote->role = NONE;
    if (mention == NONE || quote->score < a->min_score) return true;
    const Unit *source = &a->units->row.at[a->units->of_mention[mention]];
    quote->speaker = mention;
    if (span_empty(quote->source)) quote->source = span_of_tokens(a->doc, source->first, source->source_end);
    if (a->doc->mentions.at[mention].entity == NONE && a->doc->mentions.at[mention].form != FORM_PRONOUN &&
        entity_add_unnamed(a->doc, mention, err) == NONE)
        return false;
    if (a->doc->mentions.at[mention].entity != NONE)
        quote->role = role_nearest(a->doc, a->doc->mentions.at[mention].entity, a->doc->mentions.at[mention].first);
    return true;
}

/* ---- one quote --------------------------------------------------------------------------------------------------- */

static bool nobody_speaks_here(uint8_t zone) { return zone == ZONE_FURNITURE || zone == ZONE_LINKS; }

/* "Kremlin explains why attempt to open ‘backchannel’ failed": a word or two in a headline, no cue beside them, are a term. */
static bool headline_term(const Attributor *a, Index unit) {
    const Unit *row = a->units->row.at, *quote = &row[unit];
    uint8_t     zone = a->doc->paragraphs.at[quote->paragraph].zone;
    uint32_t    words = 0;
    for (uint32_t i = quote->first; i < quote->end; i++) words += a->doc->tokens.at[i].kind == TOKEN_WORD;
    bool cue_left = unit > 0 && unit_is_cue(&row[unit - 1]) && row[unit - 1].strength >= 5;
    bool cue_right = unit + 1 < a->units->row.n && unit_is_cue(&row[unit + 1]) && row[unit + 1].strength >= 5;
    return (zone == ZONE_HEADLINE || zone == ZONE_SUBHEAD) && words <= 2 && !cue_left && !cue_right;
}

static bool attribute_one(Attributor *a, Quote *quote, Index unit, quoth_error *err) {
    Scene  scene = scene_of(a->doc, a->gazetteer, a->units, a->report_templates, unit, a->running);
    Choice choice;
    score_candidates(a, &scene, &choice);
    const Unit *row = &a->units->row.at[unit];
    if (nobody_speaks_here(a->doc->paragraphs.at[row->paragraph].zone) || headline_term(a, unit) ||
        kind_names_an_expression(a->doc, a->units, unit))
        choice.best = 0;
    Candidate chosen = choice.candidates[choice.best];
    Index     cue = chosen.unit == NONE ? NONE : governing_cue(&scene, chosen.unit);
    quote->score = (float)chosen.score;
    if (!set_speaker(a, quote, mention_of(a, chosen.unit), err) || !set_cue(a, quote, cue, err) ||
        !add_evidence(a, quote, &scene, &choice, err) || !add_alternatives(a, quote, &choice, err))
        return false;
    quote->kind = kind_of_quote(a->doc, a->gazetteer, a->units, unit, chosen.unit != NONE, cue);
    set_addressee(a, quote, cue);
    if (chosen.unit != NONE) a->running = chosen.unit;
    return true;
}

/* A stretch inside another one, or one whose unit a longer stretch took: it is nobody's speech of its own. */
static void leave_inside(Quote *quote) {
    quote->kind = KIND_TERM;
    quote->speaker = NONE;
    quote->role = NONE;
}

static void hash_templates(uint64_t templates[N_EVIDENCE]) {
    for (unsigned i = 0; i < N_EVIDENCE; i++) {
        char name[64];
        snprintf(name, sizeof name, "speaker/%s", evidence_name(i));
        templates[i] = feature_template(name);
    }
}

bool quotes_attribute(Doc *doc, const Gazetteer *gazetteer, const Units *units, double min_score, quoth_error *err) {
    Attributor a = {.doc = doc, .gazetteer = gazetteer, .units = units, .running = NONE, .min_score = min_score};
    hash_templates(a.templates);
    report_hashes(a.report_templates);
    for (Index i = 0; i < doc->quotes.n; i++) {
        Quote *quote = &doc->quotes.at[i];
        if (quote->marked == NONE) { /* reported speech has its speaker from quotes_find */
            if (!set_speaker(&a, quote, quote->speaker, err)) return false;
            continue;
        }
        Index unit = units->of_marked[quote->marked];
        if (unit == NONE) leave_inside(quote);
        else if (!attribute_one(&a, quote, unit, err)) return false;
    }
    reported_settle(doc);
    return quotes_join(doc, units, err);
}
