/* The records of an open image. image_open() has checked every reference. */
#include "image.h"

#define STRING(offset) (gazetteer->strings + (offset))

bool gazetteer_entity(const Gazetteer *gazetteer, Index record, EntityRecord *out) {
    if (record >= gazetteer->n_entities) return false;
    const ImageEntity *entity = &gazetteer->entities[record];
    *out = (EntityRecord){.id = STRING(entity->id), .name = STRING(gazetteer->names[entity->first_name]), .type = entity->type,
                          .prior = entity->prior, .gender = entity->gender, .kind = STRING(entity->kind),
                          .wikidata = STRING(entity->wikidata), .of = entity->of, .stands_for = entity->stands_for};
    memcpy(out->country, entity->country, sizeof out->country);
    return true;
}

uint32_t gazetteer_names(const Gazetteer *gazetteer, Index record) {
    return record < gazetteer->n_entities ? gazetteer->entities[record].n_names : 0;
}

const char *gazetteer_name(const Gazetteer *gazetteer, Index record, uint32_t i) {
    if (i >= gazetteer_names(gazetteer, record)) return "";
    return STRING(gazetteer->names[gazetteer->entities[record].first_name + i]);
}

uint32_t gazetteer_roles(const Gazetteer *gazetteer, Index record) {
    return record < gazetteer->n_entities ? gazetteer->entities[record].n_roles : 0;
}

bool gazetteer_role(const Gazetteer *gazetteer, Index record, uint32_t i, RoleRecord *out) {
    if (i >= gazetteer_roles(gazetteer, record)) return false;
    const ImageRole *role = &gazetteer->roles[gazetteer->entities[record].first_role + i];
    *out = (RoleRecord){.title = STRING(role->title), .start = STRING(role->start), .end = STRING(role->end),
                        .at = STRING(role->at)};
    return true;
}

bool gazetteer_word(const Gazetteer *gazetteer, Index index, WordRecord *out) {
    if (index >= gazetteer->n_words) return false;
    const ImageWord *word = &gazetteer->words[index];
    *out = (WordRecord){.lemma = STRING(word->lemma), .classes = word->classes, .sort = STRING(word->sort),
                        .base = STRING(word->base), .kind = word->kind, .plans = word->flags & WORD_PLANS,
                        .weak = word->flags & WORD_WEAK, .relational = word->flags & WORD_RELATIONAL,
                        .strength = word->strength, .takes = word->takes, .gender = word->gender,
                        .number = word->number, .person = word->person, .prior = word->prior};
    return true;
}

uint32_t gazetteer_by_key(const Gazetteer *gazetteer, uint32_t key, Index *records, uint32_t most) {
    uint32_t low = 0, high = gazetteer->n_keys, n = 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (gazetteer->keys[middle].key < key) low = middle + 1;
        else high = middle;
    }
    for (; low < gazetteer->n_keys && gazetteer->keys[low].key == key && n < most; low++)
        records[n++] = gazetteer->keys[low].entity;
    return n;
}

Index gazetteer_by_id(const Gazetteer *gazetteer, const char *id) {
    uint32_t low = 0, high = gazetteer->n_entities;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int      by = strcmp(STRING(gazetteer->entities[middle].id), id);
        if (by == 0) return middle;
        if (by < 0) low = middle + 1;
        else high = middle;
    }
    return NONE;
}

/* A free place has the check 0 and the value 0. */
static inline float weight_of(const ImageWeight *weights, uint32_t mask, uint64_t feature) {
    uint32_t check = weight_check(feature), at = (uint32_t)feature & mask;
    while (weights[at].check != check && weights[at].check) at = (at + 1) & mask;
    return weights[at].value;
}

float gazetteer_weight(const Gazetteer *gazetteer, uint64_t feature) {
    return weight_of(gazetteer->weights, gazetteer->n_weights - 1, feature);
}

double gazetteer_weights(const Gazetteer *gazetteer, const uint64_t *features, uint32_t n) {
    const ImageWeight *weights = gazetteer->weights;
    uint32_t           mask = gazetteer->n_weights - 1;
    double             sum = 0;
    for (uint32_t i = 0; i < n; i++) sum += (double)weight_of(weights, mask, features[i]);
    return sum;
}

const char *gazetteer_file(const Gazetteer *gazetteer, const char *name, size_t *length) {
    for (uint32_t i = 0; i < gazetteer->n_files; i++) {
        const ImageFile *file = &gazetteer->files[i];
        if (strcmp(STRING(file->name), name) != 0) continue;
        *length = file->length;
        return gazetteer->blobs + file->at;
    }
    return NULL;
}
