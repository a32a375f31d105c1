/* Whose quote it is: a choice among the mentions near it and nobody, by one softmax over sums of weights of named evidence. */
#include "attribute.h"
#include "dialogue.h"
#include "evidence.h"
#include "explanation.h"
#include "extent.h"
#include "headline.h"
#include "join.h"
#include "kind.h"
#include "quote.h"
#include "reported.h"
#include <math.h>
#include <string.h>

typedef struct Attributor {
    Doc               *doc;
    const QuoteModels *models;
    Units             *units;
    Index              running; /* unit of the mention that spoke last, or NONE */
    double             min_score;
    bool               explain;
    Index             *cues;    /* of each quote, the governing one of its speaker, or NONE */
    Index             *tags;    /* of each quote, the unit that is the subject of its cue, or NONE */
    Weigher            weigher;
} Attributor;

/* ---- candidates -------------------------------------------------------------------------------------------------- */

static void add_candidate(Choice *choice, Index unit, uint32_t rank) {
    for (uint32_t i = 0; i < choice->n; i++)
        if (choice->candidates[i].unit == unit) return;
    if (choice->n < MOST_CANDIDATES) choice->candidates[choice->n++] = (Candidate){.unit = unit, .rank = rank};
}

/* Up to eight units that can speak to the left of the quote in its paragraph and six to the right, nearest first. */
static void add_beside(const Scene *scene, Choice *choice) {
    const Index *speakers = scene->units->speakers.at;
    uint32_t     from = scene->units->row.at[scene->quote].speakers, n = scene->units->speakers.n;
    for (uint32_t rank = 0; rank < 8 && rank < from && speakers[from - rank - 1] >= scene->left; rank++)
        add_candidate(choice, speakers[from - rank - 1], rank);
    for (uint32_t rank = 0; rank < 6 && from + rank < n && speakers[from + rank] < scene->right; rank++)
        add_candidate(choice, speakers[from + rank], rank);
}

/* The names of the paragraph before, the last ones first: "Kelin was angry.\n\n“They offered me asylum.”" */
static void add_paragraph_before(Choice *choice, const Units *units, Index left) {
    if (left == 0) return;
    Index    paragraph = units->row.at[left - 1].paragraph;
    uint32_t rank = 0;
    for (uint32_t k = units->row.at[left].speakers; k-- > 0 && rank < 3;) {
        Index unit = units->speakers.at[k];
        if (units->row.at[unit].paragraph != paragraph || left - unit >= 80) break;
        if (ONE_OF(units->codes[unit], "NPH")) add_candidate(choice, unit, rank++);
    }
}

/* Who signs a quote that is a paragraph of its own: "“The road is closed for good.”\n\n- Ann Lee" */
static void add_signature(const Scene *scene, Choice *choice) {
    const Units *units = scene->units;
    if (scene->quote != scene->left || scene->right >= units->row.n || units->codes[scene->right] != '-') return;
    Index signer = scene->right + 1;
    if (signer < units->row.n && ONE_OF(units->codes[signer], "NO")) add_candidate(choice, signer, 0);
}

#define MOST_SIGNATURE 16u /* units */

/* "“The fee is a farce.\nDana Weld, Institute for Port Policy.”": a line of its own inside the marks says whose the words before it are, as
 * papers set a quote off from their text. NONE: there is no such line. */
static Index signer_inside(const Scene *scene) {
    const Units  *units = scene->units;
    const Unit   *row = units->row.at;
    const Marked *marked = &scene->doc->marked.at[row[scene->quote].marked];
    Index         line = scene->right, signer = NONE, i = line;
    if (marked->closed || scene->quote != scene->left || line != scene->quote + 1 || line >= units->row.n) return NONE;
    Index end = units->paragraphs[row[line].paragraph + 1];
    if (end - line < 2 || end - line > MOST_SIGNATURE || units->codes[end - 1] != '"') return NONE;
    for (; i + 1 < end && !ONE_OF(units->codes[i], "CXVQ\""); i++)
        if (unit_can_speak(&row[i]) && (signer == NONE || (units->codes[signer] != 'N' && units->codes[i] == 'N'))) signer = i;
    return i + 1 == end ? signer : NONE;
}

void attribute_candidates(const Scene *scene, Choice *choice) {
    choice->n = 0;
    add_candidate(choice, NONE, 0);
    add_beside(scene, choice);
    if (scene->running != NONE) add_candidate(choice, scene->running, 5);
    add_signature(scene, choice);
    choice->signer = signer_inside(scene);
    if (choice->signer != NONE) add_candidate(choice, choice->signer, 0);
    if (scene->reported == '0' + REPORTED_BY_MOOD && scene->reporter != NONE) add_candidate(choice, scene->reporter, 5);
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

/* Nobody only where that is likelier than all who might have said it together; then the likeliest of them. */
static uint32_t likeliest(const Choice *choice) {
    uint32_t best = 0;
    if (choice->n < 2 || choice->candidates[0].score > 0.5) return best;
    for (uint32_t i = best = 1; i < choice->n; i++)
        if (choice->candidates[i].score > choice->candidates[best].score) best = i;
    return best;
}

/* Words of that length are somebody's: who, is all that is asked. */
static void leave_nobody_out(Choice *choice) {
    double rest = 1 - choice->candidates[0].score;
    if (choice->n < 2 || rest < 1e-6) return;
    choice->candidates[0].score = 0;
    for (uint32_t i = 1; i < choice->n; i++) choice->candidates[i].score /= rest;
}

static void weigh(const Attributor *a, const Scene *scene, const Model *model, Choice *choice) {
    for (uint32_t i = 0; i < choice->n; i++) {
        Candidate *candidate = &choice->candidates[i];
        evidence_of(scene, candidate->unit, candidate->rank, &choice->facts[i]);
        facts_ask(&choice->facts[i], model);
    }
    for (uint32_t i = 0; i < choice->n; i++) choice->candidates[i].score = facts_sum(&choice->facts[i], model);
    make_probabilities(choice);
    if (kind_is_sentence(a->doc, a->units, scene->quote)) leave_nobody_out(choice);
    choice->best = likeliest(choice);
}

/* Trees take time: they are asked only where the words alone leave a doubt. */
static bool score_candidates(const Attributor *a, Scene *scene, Choice *choice) {
    attribute_candidates(scene, choice);
    weigh(a, scene, &a->models->speaker, choice);
    if (choice->candidates[choice->best].score >= SURE_SPEAKER || choice->n < 2 || !a->units->syntax.arcs) return true;
    if (!scene_read_trees(scene, a->units)) return false;
    weigh(a, scene, a->models->speaker.trees, choice);
    return true;
}

/* ---- what else was considered ------------------------------------------------------------------------------------ */

#define MOST_REASONS 3 /* in a record; explanations have more */

/* Why the choice and not the runner-up; and of all who were considered, where explanations are asked for. */
static bool add_reasons(Attributor *a, Quote *quote, const Scene *scene, Choice *choice, quoth_error *err) {
    weigher_take(&a->weigher, scene, choice);
    return reasons_for(&a->weigher, choice->best, MOST_REASONS, &quote->reasons, err) &&
           (!a->explain || explanation_add(&a->weigher, scene->units, quote, err));
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

#define LEAST_GOVERNOR 0.3 /* share */

/* "Mara Lindt said she thinks the members are Q": who speaks is the subject of "said", whatever stands nearer to the quote. NONE: of no cue
 * further away. */
static Index far_cue_of(const Scene *scene, Index chosen) {
    double most = LEAST_GOVERNOR;
    Index  cue = NONE;
    for (uint32_t i = 0; i < scene->n_far_cues; i++) {
        double share = governors_share(scene->far_cues[i].governors, chosen);
        if (share < most) continue;
        most = share;
        cue = scene->far_cues[i].unit;
    }
    return cue;
}

/* The cue that governs: the one whose subject was chosen, else the nearest one on the speaker's side. */
static Index governing_cue(const Scene *scene, Index chosen) {
    Index left_cue = scene->cue_left.unit, right_cue = scene->cue_right.unit;
    bool  left = chosen != NONE && chosen == scene->cue_left.subject, right = chosen != NONE && chosen == scene->cue_right.subject;
    Index far = chosen == NONE || left || right ? NONE : far_cue_of(scene, chosen);
    if (far != NONE) return far;
    if (left && (!right || chosen < scene->quote)) return left_cue;
    if (right) return right_cue;
    if (left_cue == NONE || (right_cue != NONE && chosen != NONE && chosen > scene->quote)) return right_cue;
    return left_cue;
}

#define LEAST_SUBJECT 0.3 /* share */

/* Does it stand in the quote's sentence, with a word of saying? “Halt!” cried the voice of Jan Kowal. */
static bool is_beside_cue(const Scene *scene, const Candidate *chosen) {
    const Unit *row = scene->units->row.at;
    bool        cue = ONE_OF(scene->cue_left.strength, "579") || ONE_OF(scene->cue_right.strength, "579");
    return cue && row[chosen->unit].sentence == row[scene->quote].sentence && chosen->score >= SURE_SPEAKER;
}

/* Lee started. “Where?” asked Moss: whoever else stands near. */
static bool is_inverted(const SceneCue *cue, Index quote) {
    return cue->unit == quote + 1 && cue->subject == quote + 2 && governors_share(cue->governors, cue->subject) >= SURE_SPEAKER;
}

/* Who was chosen for being the subject of the quote's cue, or stands beside it; NONE where there are other reasons. In “A.” “B,” said Lee only B
 * has the cue. */
static Index tag_of(const Scene *scene, const Candidate *chosen) {
    const SceneCue *cues[] = {&scene->cue_left, &scene->cue_right};
    const char      beside[] = {scene->before, scene->after};
    if (chosen->unit == NONE) return NONE;
    if (is_inverted(&scene->cue_right, scene->quote)) return scene->cue_right.subject;
    for (unsigned i = 0; i < 2; i++)
        if (beside[i] != 'Q' && cues[i]->governors && governors_share(cues[i]->governors, chosen->unit) >= LEAST_SUBJECT) return chosen->unit;
    return scene->before != 'Q' && scene->after != 'Q' && is_beside_cue(scene, chosen) ? chosen->unit : NONE;
}

static bool set_cue(Attributor *a, Quote *quote, Index cue, quoth_error *err) {
    if (cue == NONE) return true;
    const Unit *unit = &a->units->row.at[cue];
    const char *lemma = gazetteer_lemma(a->models->speaker.gazetteer, unit->word);
    quote->cue = span_of_tokens(a->doc, unit->first, unit->end);
    if (!lemma) return true;
    quote->cue_lemma = arena_copy(&a->doc->arena, lemma, strlen(lemma));
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

static void set_speaker(const Attributor *a, Quote *quote, Index mention) {
    quote->role = NONE;
    quote->speaker = quote->score < a->min_score ? NONE : mention;
}

/* A nominal that stands for nobody named becomes an entity of its own once it speaks, or whoever means it: "one European official". */
static bool name_speaker(Doc *doc, const Quote *quote, quoth_error *err) {
    if (quote->speaker == NONE) return true;
    const Mention *mention = &doc->mentions.at[quote->speaker];
    if (mention->entity != NONE || (mention->form == FORM_PRONOUN && mention->stands_for == NONE)) return true;
    return entity_add_unnamed(doc, quote->speaker, err) != NONE;
}

static void set_role(const Doc *doc, Quote *quote) {
    if (quote->speaker == NONE) return;
    const Mention *mention = &doc->mentions.at[quote->speaker];
    if (mention->entity != NONE) quote->role = role_nearest(doc, mention->entity, mention->first);
}

static bool name_speakers(Doc *doc, quoth_error *err) {
    for (Index i = 0; i < doc->quotes.n; i++)
        if (!name_speaker(doc, &doc->quotes.at[i], err)) return false;
    for (Index i = 0; i < doc->nested.n; i++)
        if (!name_speaker(doc, &doc->nested.at[i], err)) return false;
    entities_gather_unnamed(doc);
    for (Index i = 0; i < doc->quotes.n; i++) set_role(doc, &doc->quotes.at[i]);
    for (Index i = 0; i < doc->nested.n; i++) set_role(doc, &doc->nested.at[i]);
    return true;
}

/* ---- one quote --------------------------------------------------------------------------------------------------- */

static bool nobody_speaks_here(uint8_t zone) { return zone == ZONE_FURNITURE || zone == ZONE_LINKS; }

/* Where nobody speaks whatever the weights say: why, in words; else NULL. */
static const char *ruled_out(const Attributor *a, Index unit, double score) {
    if (nobody_speaks_here(a->doc->paragraphs.at[a->units->row.at[unit].paragraph].zone))
        return "nobody speaks in links and site furniture";
    if (headline_is_term(a->doc, a->units, unit, score)) return HEADLINE_TERM;
    if (kind_is_outlet(a->doc, a->units, unit)) return "the name of a body between marks";
    if (kind_is_work(a->doc, a->models->speaker.gazetteer, a->units, unit)) return "the noun before the marks says that it is a title";
    return kind_names_an_expression(a->doc, a->units, unit) ? "the words are spoken of, as an expression" : NULL;
}

#define SIGNED_SCORE 0.99

/* Decides for who signs the quote, whatever the weights say; false where nobody does. */
static bool take_signer(Choice *choice) {
    if (choice->signer == NONE) return false;
    for (uint32_t i = 0; i < choice->n; i++) {
        Candidate *candidate = &choice->candidates[i];
        if (candidate->unit == choice->signer) choice->best = i;
        candidate->score = candidate->unit == choice->signer ? SIGNED_SCORE : candidate->score * (1 - SIGNED_SCORE);
    }
    return true;
}

static bool attribute_one(Attributor *a, Quote *quote, Index unit, quoth_error *err) {
    Scene  scene;
    Choice choice;
    if (!scene_make(&scene, a->doc, &a->models->report, a->units, unit, a->running)) return fail_memory(err);
    if (!score_candidates(a, &scene, &choice)) return fail_memory(err);
    quote->ruling = ruled_out(a, unit, choice.candidates[choice.best].score);
    if (quote->ruling) choice.best = 0;
    else if (take_signer(&choice)) quote->ruling = "the line behind it, inside its marks, says whose words they are";
    Candidate chosen = choice.candidates[choice.best];
    Index     cue = chosen.unit == NONE ? NONE : governing_cue(&scene, chosen.unit);
    quote->score = (float)chosen.score;
    a->cues[quote - a->doc->quotes.at] = cue;
    a->tags[quote - a->doc->quotes.at] = tag_of(&scene, &chosen);
    set_speaker(a, quote, mention_of(a, chosen.unit));
    if (!set_cue(a, quote, cue, err) ||
        !add_reasons(a, quote, &scene, &choice, err) || !add_alternatives(a, quote, &choice, err))
        return false;
    quote->kind = kind_of_quote(a->doc, a->models->speaker.gazetteer, a->units, unit, chosen.unit != NONE, cue);
    set_addressee(a, quote, cue);
    if (chosen.unit != NONE && choice.signer == NONE) a->running = chosen.unit; /* the text goes on as if it were not there */
    return true;
}

/* A stretch inside another one, or one whose unit a longer stretch took: it is nobody's speech of its own. */
static void leave_inside(Quote *quote) {
    quote->kind = KIND_TERM;
    quote->ruling = "it stands inside another quote";
    quote->speaker = NONE;
    quote->role = NONE;
}

/* Reported speech and turns have their speaker from quotes_find. */
static bool take_found(Attributor *a, Quote *quote, quoth_error *err) {
    bool reported = a->explain && quote->manner == MANNER_INDIRECT && !span_empty(quote->cue);
    set_speaker(a, quote, quote->speaker);
    return !reported || explanation_add_reported(a->doc, a->units, quote, err);
}

static bool attribute_quote(Attributor *a, Quote *quote, quoth_error *err) {
    if (quote->marked == NONE) return take_found(a, quote, err);
    Index unit = a->units->of_marked[quote->marked];
    if (unit != NONE) return attribute_one(a, quote, unit, err);
    leave_inside(quote);
    return true;
}

static bool attribute_all(Attributor *a, quoth_error *err) {
    Doc *doc = a->doc;
    for (Index i = 0; i < doc->quotes.n; i++)
        if (!attribute_quote(a, &doc->quotes.at[i], err)) return false;
    for (Index i = 0; i < doc->nested.n; i++) set_speaker(a, &doc->nested.at[i], doc->nested.at[i].speaker);
    return true;
}

static bool find_source(const Attributor *a, Quote *quote, Index cue) {
    if (quote->speaker == NONE || !span_empty(quote->source)) return true;
    return extent_span(a->doc, &a->models->report, a->units, a->units->of_mention[quote->speaker], cue, &quote->source);
}

/* When all speakers are known: what a step runs stays in the processor's instruction cache. */
static bool find_sources(const Attributor *a) {
    Doc *doc = a->doc;
    for (Index i = 0; i < doc->quotes.n; i++)
        if (!find_source(a, &doc->quotes.at[i], a->cues[i])) return false;
    for (Index i = 0; i < doc->nested.n; i++)
        if (!find_source(a, &doc->nested.at[i], NONE)) return false;
    return true;
}

bool quotes_attribute(Doc *doc, const QuoteModels *models, Units *units, double min_score, bool explain, quoth_error *err) {
    Attributor a = {.doc = doc, .models = models, .units = units, .running = NONE, .min_score = min_score, .explain = explain};
    a.weigher = (Weigher){.doc = doc, .codes = explain};
    a.cues = array_nones(units->scratch, doc->quotes.n);
    a.tags = array_nones(units->scratch, doc->quotes.n);
    if (!a.cues || !a.tags) return fail_memory(err);
    bool attributed = attribute_all(&a, err);
    buffer_free(&a.weigher.words);
    if (!attributed) return false;
    Dialogue dialogue = {.tags = a.tags, .cues = a.cues, .gazetteer = models->speaker.gazetteer, .min_score = min_score, .explain = explain};
    if (!dialogue_settle(doc, units, &dialogue, err)) return false;
    if (!headlines_take_speakers(doc, units, min_score)) return fail_memory(err);
    if (!name_speakers(doc, err)) return false;
    if (!find_sources(&a)) return fail_memory(err);
    reported_settle(doc);
    return quotes_join(doc, units, err);
}
