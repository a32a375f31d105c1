/* What the finding of names stands on: weights, the readings that may be meant, and what a first reading found. */
#include "name_finder.h"
#include "feature.h"
#include "fold.h"
#include "mem.h"
#include <stdio.h>
#include <string.h>

/* ---- The model --------------------------------------------------------------------------------------------------- */

/* models/names.tsv names a weight so: "names/given name first:person". */
static const char labels[N_LABELS][8] = {"person", "org", "outlet", "place", "group", "event", "other", "out"};

static void load(const Gazetteer *gazetteer, const char *name, float weights[N_LABELS]) {
    uint64_t values[N_LABELS];
    for (unsigned label = 0; label < N_LABELS; label++) values[label] = hash_load_word(labels[label]);
    gazetteer_name_weights(gazetteer, feature_template(name), values, N_LABELS, weights);
}

static void load_evidence(const Gazetteer *gazetteer, const char *model, float weights[N_EVIDENCE][N_LABELS]) {
    char name[64];
    for (unsigned i = 0; i < N_EVIDENCE; i++) {
        snprintf(name, sizeof name, "%s/%s", model, evidence_text(i));
        load(gazetteer, name, weights[i]);
    }
}

/* A weights file has those of numbered evidence as "names-ru/01f03:person". */
void words_read(const Gazetteer *gazetteer, WordWeights *words, uint32_t place) {
    char   name[] = "names-ru/00000";
    float  weights[N_LABELS];
    size_t length = strlen(words->model);
    memcpy(name, words->model, length);
    name[length] = '/';
    for (unsigned i = 0; i < 5; i++) name[length + 5 - i] = "0123456789abcdef"[place >> 4 * i & 15];
    name[length + 6] = 0;
    load(gazetteer, name, weights);
    for (unsigned label = 0; label < N_LABELS; label++) words->at[place][label] = word_weight(weights[label]);
    words->read[place / 64] |= UINT64_C(1) << place % 64;
}

/* The weights are left as they are: none is looked at before its bit says that it was read. */
static void words_start(WordWeights *words, const char *model) {
    words->model = model;
    memset(words->read, 0, sizeof words->read);
}

bool name_model_read_cyrillic(NameModel *model) {
    if (model->cyrillic) return true;
    Cyrillic *cyrillic = mem_alloc(sizeof *cyrillic);
    if (!cyrillic) return false;
    load_evidence(model->gazetteer, "names-ru", cyrillic->weights);
    words_start(&cyrillic->words, "names-ru");
    cyrillic->is_fitted = cyrillic->weights[EVIDENCE_ALWAYS][LABEL_OUT] != 0;
    model->cyrillic = cyrillic;
    return true;
}

NameModel *name_model_new(const Gazetteer *gazetteer, quoth_error *err) {
    NameModel *model = mem_alloc(sizeof *model);
    if (!model) return fail_memory(err), NULL;
    model->gazetteer = gazetteer;
    model->cyrillic = NULL;
    load_evidence(gazetteer, "names", model->weights);
    words_start(&model->words, "names");
    small_words_fill(&model->small);
    endings_index(model->endings);
    return model;
}

void name_model_free(NameModel *model) {
    if (model) mem_free(model->cyrillic);
    mem_free(model);
}

/* ---- Company ----------------------------------------------------------------------------------------------------- */

/* Where the record stands among `places`, or would stand. */
static Index *place_of(Index *named, uint32_t places, Index record) {
    uint32_t at = (uint32_t)hash_mix(HASH_SEED, record) & (places - 1);
    while (named[at] != NONE && named[at] != record) at = (at + 1) & (places - 1);
    return &named[at];
}

#define COUNTRIES (26u * 26u)

static unsigned country_number(const EntityRecord *record) {
    unsigned a = (unsigned)(record->country[0] - 'a'), b = (unsigned)(record->country[1] - 'a');
    return record->country[0] && a < 26 && b < 26 ? a * 26 + b : COUNTRIES;
}

/* The country that more of the listed names are of than of all others together, by their likeliest readings; COUNTRIES: none. */
static unsigned home_country(const Finder *finder) {
    const Doc *doc = finder->doc;
    uint32_t   counts[COUNTRIES + 1] = {0}, all = 0;
    unsigned   most = 0;
    for (Index i = 0; i < doc->matches.n; i++) {
        EntityRecord record;
        Index        reading = match_reading(finder, i, N_TYPES);
        if (reading == NONE || !gazetteer_entity_traits(finder->model->gazetteer, doc->readings.at[reading].record, &record)) continue;
        if (record.type == TYPE_GROUP && !gazetteer_entity_traits(finder->model->gazetteer, record.of, &record)) continue;
        unsigned country = country_number(&record);
        if (country == COUNTRIES) continue;
        all++;
        if (++counts[country] > counts[most]) most = country;
    }
    return 2 * counts[most] > all ? most : COUNTRIES;
}

/* "the Senate", where most is of one country: that country's. Acronyms stand for too much else. */
static void mark_of_home(Finder *finder) {
    const Doc *doc = finder->doc;
    unsigned   home = COUNTRIES + 1; /* not asked yet */
    for (Index m = 0; m < doc->matches.n; m++) {
        Range range = doc->matches.at[m].readings;
        if (doc->tokens.at[doc->matches.at[m].first].shape != SHAPE_CAPITAL) continue;
        for (Index i = range.first; i < range.first + range.n; i++) {
            EntityRecord record;
            if (finder->usable[i] || doc->readings.at[i].type != TYPE_ORGANIZATION) continue;
            if (home > COUNTRIES) home = home_country(finder);
            if (!gazetteer_entity_traits(finder->model->gazetteer, doc->readings.at[i].record, &record)) continue;
            finder->usable[i] = home < COUNTRIES && country_number(&record) == home;
        }
    }
}

/* "встреча в Московском государственном театре", "Иван Поляк": in Cyrillic peoples have no capital of their own. */
static void unmark_capital_peoples(Finder *finder) {
    const Doc *doc = finder->doc;
    for (Index m = 0; m < doc->matches.n; m++) {
        const Match *match = &doc->matches.at[m];
        bool is_own = doc->tokens.at[match->first].shape == SHAPE_CAPITAL && !capital_is_owed(doc, match->first);
        for (Index i = match->readings.first; is_own && i < match->readings.first + match->readings.n; i++)
            if (doc->readings.at[i].type == TYPE_GROUP) finder->usable[i] = false;
    }
}

/* A reading such as "PA" counts only where the text has another name of the same entity; that of a body called as others are elsewhere
 * ("Senate") also where the text is about its country. */
static bool mark_usable(Finder *finder) {
    const Doc *doc = finder->doc;
    uint32_t   n = doc->readings.n, places = 16;
    while (places / 2 < n) places *= 2;
    Index *named = array_nones(finder->scratch, places); /* records with a name that needs no company */
    finder->usable = arena_alloc(finder->scratch, n * sizeof *finder->usable);
    if (!named || !finder->usable) return false;
    for (Index i = 0; i < n; i++) {
        const Reading *reading = &doc->readings.at[i];
        if (!reading->needs_company) *place_of(named, places, reading->record) = reading->record;
    }
    for (Index i = 0; i < n; i++) finder->usable[i] = *place_of(named, places, doc->readings.at[i].record) != NONE;
    mark_of_home(finder);
    if (finder->wording.forms) unmark_capital_peoples(finder);
    return true;
}

/* ---- What the first reading found -------------------------------------------------------------------------------- */

static Seen *memory_of_word(const Finder *finder, const Word *word) {
    return memory_find(&finder->memory, memory_key(finder, word->token));
}

/* "Jonathan Powell": Powell alone is he, and so is Jonathan. */
static void remember_person(const Finder *finder, const Run *run, const Piece *piece) {
    uint32_t last = piece->end - 1;
    while (last > piece->first && (!(run->words[last].flags & WORD_NAME_LIKE) || run->words[last].classes & CLASS(SUFFIX))) last--;
    Seen *first_word = memory_of_word(finder, &run->words[piece->first]), *last_word = memory_of_word(finder, &run->words[last]);
    if (last == piece->first || run->words[last].classes & CLASS(LEGAL_FORM)) return;
    if (first_word) seen_count(&first_word->first);
    if (last_word) seen_count(&last_word->last);
}

/* "Vanta Mining Corp.": Vanta alone is most likely it. "Orle Bay" lies by Orle. */
static void remember_part(const Finder *finder, const Run *run, const Piece *piece) {
    if (piece->end - piece->first < 2) return;
    bool  is_place = piece->label == TYPE_PLACE;
    Seen *first = memory_of_word(finder, &run->words[piece->first]), *last = memory_of_word(finder, &run->words[piece->end - 1]);
    if (first) seen_count(is_place ? &first->place : &first->body);
    if (last && is_place) seen_count(&last->place);
}

/* "World Wildlife Fund": WWF is it. */
static void remember_initials(const Finder *finder, const Run *run, const Piece *piece) {
    char     initials[PIECE_MOST];
    unsigned n = 0;
    for (uint32_t i = piece->first; i < piece->end && n < sizeof initials; i++) {
        const Token *token = &finder->doc->tokens.at[run->words[i].token];
        if (run->words[i].flags & WORD_NAME_LIKE) initials[n++] = finder->doc->text[token->start];
    }
    if (n < 2) return;
    Seen *seen = memory_find(&finder->memory, fold_hash(initials, n));
    if (seen) seen_count(&seen->initials);
}

/* All mentions of a name vote on its type, each by the chances that it sees. */
static void remember_types(Seen *seen, const Piece *piece) {
    float chances[N_LABELS], sum = 0;
    odds_of(piece->scores, piece->label, chances);
    chances[piece->label] = 1;
    for (unsigned type = 0; type < N_TYPES; type++) sum += chances[type];
    for (unsigned type = 0; type < N_TYPES; type++) seen->as[type] += chances[type] / sum;
}

bool finder_remember(Finder *finder, const Run *run, const Cut *cut) {
    for (uint32_t i = 0; i < cut->n; i++) {
        const Piece *piece = &cut->pieces[i];
        if (piece->label == LABEL_OUT) continue;
        Seen *seen = memory_put(&finder->memory, piece->weighed->key);
        if (!seen) return false;
        remember_types(seen, piece);
        if (piece->label == TYPE_PERSON) remember_person(finder, run, piece);
        else if (piece->label != TYPE_GROUP && piece->label != TYPE_PLACE) remember_initials(finder, run, piece);
        if (piece->label == TYPE_PLACE || piece->label == TYPE_ORGANIZATION || piece->label == TYPE_OUTLET)
            remember_part(finder, run, piece);
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------------------------ */

/* Takes the weights of the text's script. */
static bool take_weights(Finder *finder, NameModel *model) {
    finder->weights = (const float (*)[N_LABELS])model->weights;
    finder->words = &model->words;
    finder->wording.doc = finder->doc;
    if (!text_is_cyrillic(finder->doc)) return true;
    if (!name_model_read_cyrillic(model)) return false;
    if (!model->cyrillic->is_fitted) return true;
    finder->weights = (const float (*)[N_LABELS])model->cyrillic->weights;
    finder->words = &model->cyrillic->words;
    finder->wording.forms = word_forms(finder->doc, finder->scratch);
    return finder->wording.forms != NULL;
}

Finder *finder_new(Doc *doc, NameModel *model, Arena *scratch) {
    Finder *finder = arena_alloc(scratch, sizeof *finder);
    if (!finder) return NULL;
    *finder = (Finder){.doc = doc, .model = model, .scratch = scratch};
    if (!take_weights(finder, model) || !memory_fill(&finder->memory, &finder->wording, scratch) || !mark_usable(finder)) return NULL;
    finder_rewind(finder, false);
    return finder;
}

void finder_rewind(Finder *finder, bool again) {
    finder->again = again;
    finder->next_match = finder->paragraph = 0;
    finder->sentence = NONE;
}
