/* All of an image, from its hash to the last reference. What opens is safe to read without this; what passes here is what somebody
 * meant to write. Each element is looked at once. */
#include "feature.h"
#include "image.h"
#include <unicode/utf8.h>

typedef struct Check {
    const Gazetteer *gazetteer;
    uint32_t         n_forms; /* counted while senses are read */
    quoth_error     *err;
} Check;

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

static bool is_language(const char *code) {
    return (!code[0] && !code[1]) || (code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z');
}

/* They stand in records, which are UTF-8. Most are ASCII: eight bytes at a time. */
static bool strings_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    const uint8_t   *bytes = (const uint8_t *)g->strings;
    for (uint32_t i = 0, before = 0; i < g->n_strings; before = i) {
        UChar32 c = 0;
        while (g->n_strings - i >= 8 && !(hash_load_word(g->strings + i) & UINT64_C(0x8080808080808080))) i += 8;
        if (i == g->n_strings) break;
        before = i;
        U8_NEXT(bytes, i, g->n_strings, c);
        if (c < 0) return BAD(strings, before, "ill-formed UTF-8");
    }
    return true;
}

static bool begins_form(const Gazetteer *g, uint32_t sense) { return sense == 0 || g->senses[sense - 1].flags & SENSE_LAST; }

/* Each form has one slot that leads to it. */
static bool prefixes_are_good(Check *check) {
    const Gazetteer *g = check->gazetteer;
    uint32_t         n_forms = 0;
    for (uint32_t i = 0; i < g->n_prefixes; i++) {
        uint64_t slot = g->prefixes[i];
        uint32_t sense = (uint32_t)slot & NODE_SENSE;
        if (slot && !(slot & NODE_ALL)) return BAD(prefixes, i, "neither a form nor the beginning of one");
        if (sense > g->n_senses || (sense && !begins_form(g, sense - 1))) return BAD(prefixes, i, "no such form");
        n_forms += sense != 0;
    }
    return n_forms == check->n_forms || BAD(prefixes, 0, "not all forms are found");
}

static bool sense_is_plausible(const Gazetteer *g, const ImageSense *sense) {
    bool is_language = sense->flags >> SENSE_LANGUAGE <= LANGUAGES || is_of_nobody(sense);
    return !((uint32_t)sense->capitals >> sense_tokens(sense)) && is_language && is_string(g, sense->spelling);
}

/* Of one form: as many tokens, and words before entities. */
static bool are_together(const ImageSense *a, const ImageSense *b) {
    return sense_tokens(a) == sense_tokens(b) && (a->flags & SENSE_ENTITY) <= (b->flags & SENSE_ENTITY);
}

static bool senses_are_good(Check *check) {
    const Gazetteer *g = check->gazetteer;
    for (uint32_t i = 0, n = 0; i < g->n_senses; i++) {
        const ImageSense *sense = &g->senses[i];
        bool              last = sense->flags & SENSE_LAST;
        uint32_t          n_targets = is_of_nobody(sense) ? 1 : sense->flags & SENSE_ENTITY ? g->n_entities : g->n_words;
        if (sense_target(sense) >= n_targets) return BAD(senses, i, "no such target");
        if (!sense_is_plausible(g, sense)) return BAD(senses, i, "a value that cannot be");
        if (n && !are_together(&sense[-1], sense)) return BAD(senses, i, "not of the form that it stands in");
        if (++n > FORM_SENSES || (!last && i + 1 == g->n_senses)) return BAD(senses, i, "a form without end");
        if (last) n = 0, check->n_forms++;
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

/* Names and roles have the order of the entities, so that each belongs to one. */
static bool entities_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    uint32_t         name = 0, role = 0;
    for (uint32_t i = 0; i < g->n_entities; i++) {
        const ImageEntity *entity = &g->entities[i];
        if (!is_string(g, entity->id) || !is_string(g, entity->kind) || !is_string(g, entity->wikidata))
            return BAD(entities, i, "no such string");
        if (i && strcmp(g->strings + entity[-1].id, g->strings + entity->id) >= 0)
            return BAD(entities, i, "ids out of order");
        if (!entity->n_names || entity->first_name != name || entity->n_names > g->n_names - name || entity->n_names > MOST_NAMES)
            return BAD(entities, i, "no such names");
        if ((entity->n_roles && entity->first_role != role) || entity->n_roles > g->n_roles - role || entity->n_roles > MOST_ROLES)
            return BAD(entities, i, "no such roles");
        if (entity->of != NONE && entity->of >= g->n_entities) return BAD(entities, i, "no such entity");
        if (!entity_is_plausible(entity)) return BAD(entities, i, "a value that cannot be");
        name += entity->n_names;
        role += entity->n_roles;
    }
    return (name == g->n_names || BAD(names, name, "of no entity")) && (role == g->n_roles || BAD(roles, role, "of no entity"));
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
        if (!is_string(g, word->lemma) || !is_string(g, word->sort) || !is_string(g, word->base) || !is_string(g, word->like))
            return BAD(words, i, "no such string");
        if (!word_is_plausible(word)) return BAD(words, i, "a value that cannot be");
    }
    return true;
}

static bool keys_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    for (uint32_t i = 0; i < g->n_keys; i++) {
        const ImageKey *key = &g->keys[i];
        uint32_t        end = i + 1 < g->n_keys ? key[1].first : g->n_key_entities;
        if (i && key[-1].key >= key->key) return BAD(keys, i, "out of order");
        if ((!i && key->first) || key->first >= end || end > g->n_key_entities) return BAD(keys, i, "no such entities");
        for (uint32_t j = key->first; j < end; j++) {
            uint32_t entity = key_entity(g->key_entities[j]);
            if (entity >= g->n_entities) return BAD(key_entities, j, "no such entity");
            if (!key_names(g->key_entities[j])) return BAD(key_entities, j, "of no name");
            if (j > key->first && key_entity(g->key_entities[j - 1]) >= entity) return BAD(key_entities, j, "out of order");
        }
    }
    return g->n_keys || !g->n_key_entities || BAD(key_entities, 0, "of no key");
}

static bool aparts_are_good(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    for (uint32_t i = 1; i < g->n_aparts; i++)
        if (g->aparts[i - 1] >= g->aparts[i]) return BAD(aparts, i, "out of order");
    return true;
}

/* Does the weight at the place have a name, and is it found there by it? */
static bool weight_is_placed(const Gazetteer *g, const WeightsView *view, uint32_t i) {
    const char *name = g->strings + view->names[i];
    uint64_t    key = feature_key_of(name, strlen(name));
    return view->at[i].check == weight_check(key) && weight_place(key, view->seeds, view->n_seeds, view->n) == i;
}

static bool weights_are_good(const Check *check, bool of_names) {
    const Gazetteer  *g = check->gazetteer;
    const WeightsView view = weights_view(g, of_names);
    for (uint32_t i = 0; i < view.n; i++) {
        if (!is_string(g, view.names[i])) return bad(check, view.names_section, sizeof *view.names, i, "no such string");
        if (view.at[i].check && !weight_is_placed(g, &view, i))
            return bad(check, view.section, sizeof *view.at, i, "not where its hash points");
        if (!weight_is_good(view.at[i].value)) return bad(check, view.section, sizeof *view.at, i, "not a number");
        if (!view.at[i].check && view.at[i].value != 0) return bad(check, view.section, sizeof *view.at, i, "a value in a free place");
    }
    return true;
}

static bool weight_is_plausible(uint32_t weight) { return weight >= WEIGHT_ZERO - WEIGHT_MOST && weight <= WEIGHT_ZERO + WEIGHT_MOST; }

static bool step_is_plausible(RowPlace place) {
    for (unsigned i = 0; i < STEP_CHOICES; i++, place >>= STEP_BITS)
        if (!weight_is_plausible(place & ((1u << STEP_BITS) - 1))) return false;
    return true;
}

/* The first are zeros, and so is what is wider than the choices. */
static bool row_is_plausible(const WideRow *row, bool is_zero) {
    for (unsigned i = 0; i < sizeof *row; i++)
        if (is_zero || i >= WIDE_CHOICES ? wide_weight(row, i) : !weight_is_plausible(wide_weight(row, i))) return false;
    return true;
}

static bool place_is_plausible(const Rows *rows, unsigned table, RowPlace place) {
    uint32_t row = place & ~WIDE_CHECK, choice = place & ~CERTAIN_CHECK;
    if (!place) return true;
    if (table == ROWS_CERTAIN) return choice && choice <= WIDE_CHOICES;
    return table == ROWS_OF_STEPS ? step_is_plausible(place) : row && row < rows->n_rows;
}

static bool rows_are_good(const Check *check, unsigned table, unsigned places, unsigned wide) {
    Rows rows = gazetteer_rows(check->gazetteer, table);
    for (uint32_t i = 0; i < rows.n; i++)
        if (!place_is_plausible(&rows, table, rows.places[i])) return bad(check, places, sizeof(RowPlace), i, "no such row");
    for (uint32_t i = 0; i < rows.n_rows; i++)
        if (!row_is_plausible(&rows.rows[i], i == 0)) return bad(check, wide, sizeof(WideRow), i, "a value that cannot be");
    return true;
}

static bool syntax_is_good(const Check *check) {
    return rows_are_good(check, ROWS_OF_TAGS, SECTION_tag_places, SECTION_tag_rows) &&
           rows_are_good(check, ROWS_OF_RELATIONS, SECTION_relation_places, SECTION_relation_rows) &&
           rows_are_good(check, ROWS_OF_STEPS, SECTION_step_places, N_SECTIONS) &&
           rows_are_good(check, ROWS_CERTAIN, SECTION_certain_places, N_SECTIONS);
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

/* ---- All --------------------------------------------------------------------------------------------------------- */

static bool hash_is_good(const Check *check) {
    ImageHeader header;
    memcpy(&header, check->gazetteer->bytes, sizeof header);
    return header.hash == hash_bytes(check->gazetteer->bytes + sizeof header, (size_t)header.size - sizeof header)
        || fail(check->err, QUOTH_CORRUPT, 24, "header: the bytes are not those that were written (other hash)");
}

bool image_check(const Gazetteer *gazetteer, quoth_error *err) {
    Check check = {.gazetteer = gazetteer, .err = err};
    if (image_is_corrected(gazetteer)) return fail(err, QUOTH_USAGE, 0, "corrections lie over the image; check it without them");
    return hash_is_good(&check) && strings_are_good(&check) && senses_are_good(&check) && prefixes_are_good(&check) &&
           names_are_good(&check) && entities_are_good(&check) && words_are_good(&check) && keys_are_good(&check) &&
           aparts_are_good(&check) && weights_are_good(&check, false) && weights_are_good(&check, true) && syntax_is_good(&check) &&
           files_are_good(&check) && model_check(&gazetteer->model, err);
}
