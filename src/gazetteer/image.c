#include "image.h"
#include "feature.h"
#include "fold.h"
#include "mem.h"
#include <stdio.h>
#include <unicode/utf8.h>

typedef struct Check {
    Gazetteer   *gazetteer;
    size_t       size;
    quoth_error *err;
} Check;

const char *image_section_name(unsigned section) {
    static const char *const names[] = {
#define SECTION_NAME(name, type) #name,
        IMAGE_SECTIONS(SECTION_NAME)
#undef SECTION_NAME
    };
    return section < N_SECTIONS ? names[section] : "?";
}

uint64_t image_dialect(void) {
    static const char probe[] = "\xC5\x81\xC3\xB3" "d\xC5\xBA\xE2\x80\x99STRA\xC3\x9F" "e\xD0\x99"; /* Łódź’STRAßeЙ */
    uint64_t hash = fold_hash(probe, sizeof probe - 1);
    for (unsigned i = 0; i < N_WORD_CLASSES; i++) hash = hash_mix(hash, hash_bytes(class_name(i), strlen(class_name(i))));
    return hash;
}

/* ---- The frame --------------------------------------------------------------------------------------------------- */

static bool header_is_good(Check *check) {
    ImageHeader header;
    quoth_error *err = check->err;
    if (check->size < sizeof header + N_SECTIONS * sizeof(ImageRange))
        return fail(err, QUOTH_CORRUPT, check->size, "header: the image ends too early");
    memcpy(&header, check->gazetteer->bytes, sizeof header);
    if (memcmp(header.magic, IMAGE_MAGIC, sizeof header.magic) != 0)
        return fail(err, QUOTH_CORRUPT, 0, "header: not a gazetteer image");
    if (header.order != IMAGE_ORDER)
        return fail(err, QUOTH_CORRUPT, 12, "header: made on a machine of the other byte order");
    if (header.version != IMAGE_VERSION)
        return fail(err, QUOTH_CORRUPT, 8, "header: format %u, but this program reads %u", header.version, IMAGE_VERSION);
    if (header.dialect != image_dialect())
        return fail(err, QUOTH_CORRUPT, 32, "header: made by another version of this program; build it anew");
    if (header.size != check->size)
        return fail(err, QUOTH_CORRUPT, 16, "header: %llu bytes were written, %zu are here",
                    (unsigned long long)header.size, check->size);
    if (header.hash != hash_bytes(check->gazetteer->bytes + sizeof header, check->size - sizeof header))
        return fail(err, QUOTH_CORRUPT, 24, "header: the bytes are not those that were written (other hash)");
    snprintf(check->gazetteer->hash, sizeof check->gazetteer->hash, "%016llx", (unsigned long long)header.hash);
    return true;
}

/* Sections follow each other without gap or overlap, but for the filling up to a border of 8. */
static bool place_section(Check *check, unsigned section, size_t element, uint64_t *next, const char **at, uint32_t *n) {
    ImageRange range;
    uint64_t   here = sizeof(ImageHeader) + section * sizeof range;
    memcpy(&range, check->gazetteer->bytes + here, sizeof range);
    if (range.offset != *next || range.size > check->size - range.offset)
        return fail(check->err, QUOTH_CORRUPT, here, "%s: not where it must be", image_section_name(section));
    if (range.size % element || range.size / element >= NODE_FORM)
        return fail(check->err, QUOTH_CORRUPT, here + 8, "%s: a size of %llu cannot be", image_section_name(section),
                    (unsigned long long)range.size);
    *at = check->gazetteer->bytes + range.offset;
    *n = (uint32_t)(range.size / element);
    check->gazetteer->offsets[section] = range.offset;
    *next = (range.offset + range.size + 7) & ~UINT64_C(7);
    return true;
}

static bool place_sections(Check *check) {
    Gazetteer  *g = check->gazetteer;
    uint64_t    next = sizeof(ImageHeader) + N_SECTIONS * sizeof(ImageRange);
    const char *at = NULL;
#define PLACE_SECTION(name, type)                                                                                      \
    if (next > check->size || !place_section(check, SECTION_##name, sizeof(type), &next, &at, &g->n_##name))           \
        return fail(check->err, QUOTH_CORRUPT, check->size, #name ": beyond the end");                                 \
    g->name = (const type *)(const void *)at;
    IMAGE_SECTIONS(PLACE_SECTION)
#undef PLACE_SECTION
    return next == ((check->size + 7) & ~(size_t)7) || fail(check->err, QUOTH_CORRUPT, next, "bytes behind the last section");
}

/* ---- What the sections say --------------------------------------------------------------------------------------- */

static bool bad(const Check *check, unsigned section, size_t element, size_t i, const char *what) {
    return fail(check->err, QUOTH_CORRUPT, check->gazetteer->offsets[section] + element * i, "%s, element %zu: %s",
                image_section_name(section), i, what);
}
#define BAD(section, i, what) bad(check, SECTION_##section, sizeof *g->section, i, what)

/* Where a string begins, and not in the middle of one. */
static bool is_string(const Gazetteer *g, uint32_t offset) {
    return offset < g->n_strings && (offset == 0 || g->strings[offset - 1] == '\0');
}

static bool within(uint32_t first, uint32_t n, uint32_t all) { return first <= all && n <= all - first; }

static bool is_language(const char *code) {
    return (!code[0] && !code[1]) || (code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z');
}

/* They stand in records, which are UTF-8. */
static bool strings_are_utf8(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    const uint8_t   *bytes = (const uint8_t *)g->strings;
    for (uint32_t i = 0, before = 0; i < g->n_strings; before = i) {
        UChar32 c = bytes[i];
        if (c < 0x80) i++;
        else U8_NEXT(bytes, i, g->n_strings, c);
        if (c < 0) return BAD(strings, before, "ill-formed UTF-8");
    }
    return true;
}

static bool strings_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    if (!g->n_strings || g->strings[0] || g->strings[g->n_strings - 1]) return BAD(strings, 0, "not closed by NUL");
    if (g->n_blobs && g->blobs[g->n_blobs - 1]) return BAD(blobs, g->n_blobs - 1, "not closed by NUL");
    return strings_are_utf8(check);
}

static bool is_power_of_two(uint32_t n) { return n && !(n & (n - 1)); }

/* Each prefix can be found from where its hash points, and some place is free, so that every search ends. */
static bool prefixes_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    uint32_t         mask = g->n_prefixes - 1, run = 0, first = 0;
    if (!is_power_of_two(g->n_filter) || g->n_filter > UINT32_MAX / 64 / 2) return BAD(filter, 0, "not a power of two");
    if (!is_power_of_two(g->n_prefixes)) return BAD(prefixes, 0, "not a power of two");
    while (first < g->n_prefixes && g->prefixes[first].hash) first++;
    if (first == g->n_prefixes) return BAD(prefixes, 0, "no place is free");
    for (uint32_t i = 0, at = first; i < g->n_prefixes; i++, at = (at + 1) & mask) {
        uint64_t hash = g->prefixes[at].hash;
        run = hash ? run + 1 : 0; /* places taken without a gap, up to this one */
        uint32_t behind = (at - (uint32_t)hash) & mask, form = g->prefixes[at].node & NODE_FORM;
        if (hash && (behind >= run || behind > LONGEST_PROBE)) return BAD(prefixes, at, "not where its hash points");
        if (hash && form != NODE_FORM && form >= g->n_forms) return BAD(prefixes, at, "no such form");
    }
    return true;
}

static bool forms_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    uint32_t         next = 0;
    for (uint32_t i = 0; i < g->n_forms; i++) {
        const ImageForm *form = &g->forms[i];
        if (form->first_sense != next || !form->n_senses || !within(next, form->n_senses, g->n_senses))
            return BAD(forms, i, "no such senses");
        if (form->n_senses > FORM_SENSES) return BAD(forms, i, "too many senses");
        if (!form->n_tokens || form->n_tokens > NAME_TOKENS) return BAD(forms, i, "no tokens, or too many");
        next += form->n_senses;
        for (uint32_t j = form->first_sense; j < next; j++)
            if (g->senses[j].capitals >= 1u << form->n_tokens) return BAD(senses, j, "capitals beyond its tokens");
    }
    return next == g->n_senses || BAD(senses, next, "of no form");
}

static bool senses_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    for (uint32_t i = 0; i < g->n_senses; i++) {
        const ImageSense *sense = &g->senses[i];
        if (sense->target >= (sense->flags & SENSE_ENTITY ? g->n_entities : g->n_words))
            return BAD(senses, i, "no such target");
        if (!is_string(g, sense->spelling)) return BAD(senses, i, "no such spelling");
        if (sense->flags > 31 || !is_language(sense->language) || sense->unused)
            return BAD(senses, i, "unknown flags or language");
    }
    return true;
}

static bool names_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    for (uint32_t i = 0; i < g->n_names; i++)
        if (!is_string(g, g->names[i])) return BAD(names, i, "no such string");
    for (uint32_t i = 0; i < g->n_credits; i++)
        if (!is_string(g, g->credits[i]) || g->n_credits % 2) return BAD(credits, i, "no such string");
    for (uint32_t i = 0; i < g->n_roles; i++) {
        const ImageRole *role = &g->roles[i];
        if (!is_string(g, role->title) || !is_string(g, role->at) || !is_string(g, role->start) || !is_string(g, role->end))
            return BAD(roles, i, "no such string");
    }
    return true;
}

static bool entity_is_plausible(const ImageEntity *entity) {
    return entity->type < N_TYPES && entity->prior >= 1 && entity->prior <= 9 && entity->gender <= GENDER_FEMALE
        && entity->stands_for <= 1 && is_language(entity->country) && !entity->country[2] && !entity->country[3];
}

static bool entities_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    for (uint32_t i = 0; i < g->n_entities; i++) {
        const ImageEntity *entity = &g->entities[i];
        if (!is_string(g, entity->id) || !is_string(g, entity->kind) || !is_string(g, entity->wikidata))
            return BAD(entities, i, "no such string");
        if (i && strcmp(g->strings + entity[-1].id, g->strings + entity->id) >= 0)
            return BAD(entities, i, "ids out of order");
        if (!entity->n_names || !within(entity->first_name, entity->n_names, g->n_names))
            return BAD(entities, i, "no such names");
        if (!within(entity->first_role, entity->n_roles, g->n_roles)) return BAD(entities, i, "no such roles");
        if (entity->of != NONE && entity->of >= g->n_entities) return BAD(entities, i, "no such entity");
        if (!entity_is_plausible(entity)) return BAD(entities, i, "a value that cannot be");
    }
    return true;
}

static bool word_is_plausible(const ImageWord *word) {
    bool known = N_WORD_CLASSES == 64 || !(word->classes >> (N_WORD_CLASSES % 64));
    return known && word->kind <= KIND_WRITING && word->strength <= 9 && word->gender <= GENDER_FEMALE && word->number <= 2
        && word->person <= 3 && word->prior <= 9 && word->flags <= 7;
}

static bool words_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    for (uint32_t i = 0; i < g->n_words; i++) {
        const ImageWord *word = &g->words[i];
        if (!is_string(g, word->lemma) || !is_string(g, word->sort) || !is_string(g, word->base))
            return BAD(words, i, "no such string");
        if (!word_is_plausible(word)) return BAD(words, i, "a value that cannot be");
    }
    return true;
}

static bool in_order(const ImageKey *a, const ImageKey *b) {
    return a->key < b->key || (a->key == b->key && a->entity < b->entity);
}

static bool keys_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    for (uint32_t i = 0; i < g->n_keys; i++) {
        const ImageKey *key = &g->keys[i];
        if (key->entity >= g->n_entities) return BAD(keys, i, "no such entity");
        if (i && !in_order(&key[-1], key)) return BAD(keys, i, "out of order");
    }
    return true;
}

/* Does the weight at the place have a name, and is it found there by it? */
static bool weight_is_placed(const Gazetteer *g, uint32_t i) {
    const char *name = g->strings + g->weight_names[i];
    uint64_t    key = feature_key_of(name, strlen(name));
    return g->weights[i].check == weight_check(key) && ((i - (uint32_t)key) & (g->n_weights - 1)) <= LONGEST_PROBE;
}

static bool weights_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    uint32_t         n_free = 0;
    if (!is_power_of_two(g->n_weights)) return BAD(weights, 0, "not a power of two");
    if (g->n_weight_names != g->n_weights) return BAD(weight_names, 0, "not as many as weights");
    for (uint32_t i = 0; i < g->n_weights; i++) {
        const ImageWeight *weight = &g->weights[i];
        if (!is_string(g, g->weight_names[i])) return BAD(weight_names, i, "no such string");
        if (!(weight->value > -1e30F && weight->value < 1e30F)) return BAD(weights, i, "not a number");
        if (weight->check && !weight_is_placed(g, i)) return BAD(weights, i, "not where its hash points");
        if (!weight->check && weight->value != 0) return BAD(weights, i, "a value in a free place");
        n_free += !weight->check;
    }
    return n_free || BAD(weights, 0, "no place is free");
}

static bool files_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    for (uint32_t i = 0; i < g->n_files; i++) {
        const ImageFile *file = &g->files[i];
        if (!is_string(g, file->name)) return BAD(files, i, "no such string");
        if (i && strcmp(g->strings + file[-1].name, g->strings + file->name) >= 0)
            return BAD(files, i, "names out of order");
        if (file->at >= g->n_blobs || file->length >= g->n_blobs - file->at || g->blobs[file->at + file->length])
            return BAD(files, i, "no such bytes");
    }
    return true;
}

static bool all_is_good(Check *check) {
    return header_is_good(check) && place_sections(check) && strings_are_good(check) && prefixes_are_good(check)
        && forms_are_good(check) && senses_are_good(check) && names_are_good(check) && entities_are_good(check)
        && words_are_good(check) && keys_are_good(check) && weights_are_good(check) && files_are_good(check);
}

/* ---- Opening ----------------------------------------------------------------------------------------------------- */

Gazetteer *image_open(const char *bytes, size_t size, quoth_error *err) {
    Gazetteer *gazetteer = mem_zeroed(sizeof *gazetteer);
    if (!gazetteer) return fail_memory(err), NULL;
    gazetteer->bytes = bytes;
    Check check = {gazetteer, size, err};
    if (all_is_good(&check)) return gazetteer;
    mem_free(gazetteer);
    return NULL;
}

quoth_gazetteer *quoth_gazetteer_open(const char *path, quoth_error *err) {
    MappedFile file;
    if (!path) return fail(err, QUOTH_USAGE, 0, "no path of a gazetteer"), NULL;
    if (!file_map(path, &file, err)) return NULL;
    quoth_error inner = {0};
    Gazetteer  *gazetteer = image_open(file.at, file.n, &inner);
    if (gazetteer) return gazetteer->file = file, gazetteer;
    fail(err, inner.code, inner.at, "%s: byte %llu: %s", path, (unsigned long long)inner.at, inner.text);
    file_unmap(&file);
    return NULL;
}

void quoth_gazetteer_close(quoth_gazetteer *gazetteer) {
    if (!gazetteer) return;
    file_unmap(&gazetteer->file);
    mem_free(gazetteer);
}

const char *quoth_gazetteer_hash(const quoth_gazetteer *gazetteer) { return gazetteer->hash; }
