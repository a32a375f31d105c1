/* The records of an open image, which need not have been checked: a value that cannot be is read as none, a text that is none as "". */
#include "correction.h"
#include "image.h"
#include "lookup.h"

#define STRING(offset) image_text(gazetteer, offset)

static uint8_t at_most(uint8_t value, unsigned most) { return value <= most ? value : 0; }

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

static bool is_country(const char code[4]) { return language_number(code) && !code[2]; }

bool gazetteer_entity_traits(const Gazetteer *gazetteer, Index record, EntityRecord *out) {
    if (record >= gazetteer->n_entities) return false;
    const ImageEntity *entity = &gazetteer->entities[record];
    *out = (EntityRecord){.id = "", .name = "", .kind = "", .wikidata = "", .stands_for = entity->stands_for == 1,
                          .type = image_type(entity), .prior = image_prior(entity),
                          .gender = at_most(entity->gender, GENDER_FEMALE), .of = entity->of < gazetteer->n_entities ? entity->of : NONE};
    if (is_country(entity->country)) memcpy(out->country, entity->country, sizeof out->country);
    return true;
}

bool gazetteer_entity(const Gazetteer *gazetteer, Index record, EntityRecord *out) {
    if (!gazetteer_entity_traits(gazetteer, record, out)) return false;
    const ImageEntity *entity = &gazetteer->entities[record];
    out->id = STRING(entity->id);
    out->name = gazetteer_name(gazetteer, record, 0);
    out->kind = STRING(entity->kind);
    out->wikidata = STRING(entity->wikidata);
    return true;
}

/* How many of `all` there can be from `first` on. */
static uint32_t how_many(uint32_t first, uint32_t n, uint32_t all, uint32_t most) {
    return first < all ? least(least(n, most), all - first) : 0;
}

uint32_t gazetteer_names(const Gazetteer *gazetteer, Index record) {
    if (record >= gazetteer->n_entities) return 0;
    const ImageEntity *entity = &gazetteer->entities[record];
    return how_many(entity->first_name, entity->n_names, gazetteer->n_names, MOST_NAMES);
}

const char *gazetteer_name(const Gazetteer *gazetteer, Index record, uint32_t i) {
    if (i >= gazetteer_names(gazetteer, record)) return "";
    return STRING(gazetteer->names[gazetteer->entities[record].first_name + i]);
}

uint32_t gazetteer_roles(const Gazetteer *gazetteer, Index record) {
    if (record >= gazetteer->n_entities) return 0;
    const ImageEntity *entity = &gazetteer->entities[record];
    return how_many(entity->first_role, entity->n_roles, gazetteer->n_roles, MOST_ROLES);
}

bool gazetteer_role(const Gazetteer *gazetteer, Index record, uint32_t i, RoleRecord *out) {
    if (i >= gazetteer_roles(gazetteer, record)) return false;
    const ImageRole *role = &gazetteer->roles[gazetteer->entities[record].first_role + i];
    *out = (RoleRecord){.title = STRING(role->title), .start = STRING(role->start), .end = STRING(role->end),
                        .at = STRING(role->at)};
    return true;
}

bool gazetteer_word_traits(const Gazetteer *gazetteer, Index index, WordRecord *out) {
    if (index >= gazetteer->n_words) return false;
    const ImageWord *word = &gazetteer->words[index];
    *out = (WordRecord){.lemma = "", .classes = word->classes, .sort = "", .base = "", .like = "",
                        .kind = at_most(word->kind, KIND_WRITING), .plans = word->flags & WORD_PLANS,
                        .weak = word->flags & WORD_WEAK, .relational = word->flags & WORD_RELATIONAL,
                        .strength = at_most(word->strength, 9), .takes = word->takes, .gender = at_most(word->gender, GENDER_FEMALE),
                        .number = at_most(word->number, 2), .person = at_most(word->person, 3), .prior = at_most(word->prior, 9)};
    return true;
}

bool gazetteer_word(const Gazetteer *gazetteer, Index index, WordRecord *out) {
    if (!gazetteer_word_traits(gazetteer, index, out)) return false;
    const ImageWord *word = &gazetteer->words[index];
    out->lemma = STRING(word->lemma);
    out->sort = STRING(word->sort);
    out->base = STRING(word->base);
    out->like = STRING(word->like);
    return true;
}

static unsigned language_of(const ImageSense *sense) { return (unsigned)sense->flags >> SENSE_LANGUAGE; }

Index gazetteer_word_as(const Gazetteer *gazetteer, const Token *token, uint64_t classes) {
    Senses            senses = lookup_senses(gazetteer, lookup_node(gazetteer, lookup_start(token->fold)), 1);
    const ImageSense *own = senses.at;
    if (token->word >= gazetteer->n_words || gazetteer->words[token->word].classes & classes) return token->word;
    while (own < senses.end && sense_target(own) != token->word) own++;
    for (const ImageSense *sense = own; sense < senses.end && !(sense->flags & SENSE_ENTITY); sense++) {
        uint32_t word = sense_target(sense);
        if (word < gazetteer->n_words && language_of(sense) == language_of(own) && gazetteer->words[word].classes & classes) return word;
    }
    return token->word;
}

const char *gazetteer_lemma(const Gazetteer *gazetteer, Index word) {
    return word < gazetteer->n_words ? STRING(gazetteer->words[word].lemma) : NULL;
}

const char *gazetteer_like(const Gazetteer *gazetteer, Index word) {
    return word < gazetteer->n_words ? STRING(gazetteer->words[word].like) : NULL;
}

uint32_t gazetteer_by_key(const Gazetteer *gazetteer, uint32_t key, Index *records, uint8_t *names, uint32_t most) {
    uint32_t at = image_key_place(gazetteer, key), n = 0;
    if (at == gazetteer->n_keys || gazetteer->keys[at].key != key) return 0;
    KeyRange range = image_key_range(gazetteer, at);
    for (uint32_t i = range.first; i < range.end && n < most; i++) {
        if (names) names[n] = (uint8_t)key_names(gazetteer->key_entities[i]);
        records[n++] = key_entity(gazetteer->key_entities[i]);
    }
    return n;
}

void gazetteer_expect_key(const Gazetteer *gazetteer, uint32_t key, unsigned step) {
    if (!gazetteer->n_keys) return;
    if (step < 2) {
        __builtin_prefetch(&gazetteer->keys[image_key_guess(gazetteer, key, step + 1)]);
        return;
    }
    uint32_t at = image_key_place(gazetteer, key);
    if (at < gazetteer->n_keys) __builtin_prefetch(&gazetteer->key_entities[gazetteer->keys[at].first]);
}

void gazetteer_expect_names(const Gazetteer *gazetteer, const Index *records, uint32_t n, unsigned step) {
    for (uint32_t i = 0; i < n; i++) {
        if (records[i] >= gazetteer->n_entities) continue;
        const ImageEntity *entity = &gazetteer->entities[records[i]];
        if (step == 0) __builtin_prefetch(entity);
        else if (step == 1) __builtin_prefetch(&gazetteer->names[entity->first_name]);
        else if (gazetteer_names(gazetteer, records[i])) __builtin_prefetch(&gazetteer->strings[gazetteer->names[entity->first_name]]);
    }
}

bool gazetteer_are_apart(const Gazetteer *gazetteer, const char *a, size_t a_length, const char *b, size_t b_length) {
    uint32_t first;
    if (!gazetteer->n_aparts) return false;
    uint64_t hash = apart_hash(a, a_length, b, b_length);
    array_bisect(first, gazetteer->n_aparts, gazetteer->aparts[i] < hash);
    return first < gazetteer->n_aparts && gazetteer->aparts[first] == hash;
}

bool gazetteer_is_apart(const Gazetteer *gazetteer, Index record, const char *name, size_t length) {
    for (uint32_t i = 0, n = gazetteer->n_aparts ? gazetteer_names(gazetteer, record) : 0; i < n; i++) {
        const char *own = gazetteer_name(gazetteer, record, i);
        if (gazetteer_are_apart(gazetteer, name, length, own, strlen(own))) return true;
    }
    return false;
}

Index gazetteer_by_id(const Gazetteer *gazetteer, const char *id) {
    uint32_t low = 0, high = gazetteer->n_entities;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int      by = strcmp(STRING(gazetteer->entities[middle].id), id);
        if (by == 0) return gazetteer_names(gazetteer, middle) ? middle : NONE; /* corrections made it part of another */
        if (by < 0) low = middle + 1;
        else high = middle;
    }
    return NONE;
}

static inline WeightPlace place_of(const WeightsView *view, uint64_t feature) {
    return (WeightPlace){weight_place(feature, view->seeds, view->n_seeds, view->n), weight_check(feature)};
}

/* As it stands in the image, 0 where there is none. Without a branch, as nobody can guess which of the facts of a text have a weight. */
static inline float weight_as_it_stands(const WeightsView *view, WeightPlace place) {
    const ImageWeight *weight = &view->at[place.place];
    uint32_t           bits;
    float              value;
    memcpy(&bits, &weight->value, sizeof bits);
    bits &= 0 - (uint32_t)(weight->check == place.check);
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Nobody need have looked at the table: a value that is no number counts nothing. */
static inline float weight_of(const WeightsView *view, uint64_t feature) {
    float value = weight_as_it_stands(view, place_of(view, feature));
    return weight_is_good(value) ? value : 0;
}

float gazetteer_weight(const Gazetteer *gazetteer, uint64_t feature) {
    const WeightsView view = weights_view(gazetteer, false), of_names = weights_view(gazetteer, true);
    float             weight = weight_of(&view, feature);
    return weight != 0 ? weight : weight_of(&of_names, feature);
}

void gazetteer_name_weights(const Gazetteer *gazetteer, uint64_t template, const uint64_t *values, size_t n, float *weights) {
    const WeightsView view = weights_view(gazetteer, true);
    for (size_t i = 0; i < n; i++) weights[i] = weight_of(&view, feature_key(template, values[i]));
}

/* The numbers among them alone. */
static double sum_of_good(float *weights, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += (double)(weights[i] = weight_is_good(weights[i]) ? weights[i] : 0);
    return sum;
}

void gazetteer_ask(const Gazetteer *gazetteer, const uint64_t *templates, const Feature *features, size_t n, WeightPlace *places) {
    const WeightsView view = weights_view(gazetteer, false);
    for (size_t i = 0; i < n; i++) {
        places[i] = place_of(&view, feature_key(templates[features[i].template], features[i].value));
        __builtin_prefetch(&view.at[places[i].place]);
    }
}

/* One that is no number shows in the sum, so that each is looked at only then. */
double gazetteer_take(const Gazetteer *gazetteer, const WeightPlace *places, size_t n, float *weights) {
    const WeightsView view = weights_view(gazetteer, false);
    double            sum = 0;
    for (size_t i = 0; i < n; i++) sum += (double)(weights[i] = weight_as_it_stands(&view, places[i]));
    return weight_is_good((float)sum) ? sum : sum_of_good(weights, n);
}

const char *gazetteer_file(const Gazetteer *gazetteer, const char *name, size_t *length) {
    for (uint32_t i = 0; i < gazetteer->n_files; i++) {
        const ImageFile *file = &gazetteer->files[i];
        if (strcmp(STRING(file->name), name) != 0) continue;
        bool within = file->at < gazetteer->n_blobs && file->length < gazetteer->n_blobs - file->at;
        if (!within || gazetteer->blobs[file->at + file->length]) return NULL;
        *length = file->length;
        return gazetteer->blobs + file->at;
    }
    return NULL;
}
