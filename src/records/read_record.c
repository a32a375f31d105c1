/* Whole records, read back. */
#include "read.h"
#include <stdio.h>
#include <string.h>

/* ---- Entities ---------------------------------------------------------------------------------------------------- */

/* Entities are named by id in all the rest, so that their ids are read first. */
static bool read_ids(Reading *reading, json_t *root) {
    json_t *entities = json_object_get(root, "entities"), *entity;
    size_t  i;
    reading->list = "entities";
    json_array_foreach(entities, i, entity) {
        reading->index = i;
        const char *id = read_needed(reading, entity, "id");
        if (reading->failed) return false;
        if (json_object_get(reading->ids, id)) return read_fails(reading, "id", "an earlier entity's");
        if (json_object_set_new(reading->ids, id, json_integer((json_int_t)i))) return read_lacks_memory(reading);
    }
    reading->list = NULL;
    return true;
}

static void read_role(Reading *reading, json_t *object, RecordRole *role) {
    *role = (RecordRole){read_place(reading, object),      read_text(reading, object, "title"), read_text(reading, object, "base"),
                         read_text(reading, object, "org"), read_text(reading, object, "place"), read_text(reading, object, "tense")};
}

static void read_mention_indices(Reading *reading, json_t *object, RecordEntity *entity) {
    json_t *list = read_list(reading, object, "mentions", sizeof *entity->mentions, &entity->mentions, &entity->n_mentions);
    for (size_t i = 0; i < entity->n_mentions; i++) {
        json_t    *value = json_array_get(list, i);
        json_int_t index = json_integer_value(value);
        if (!json_is_integer(value) || index < 0 || (size_t)index >= reading->n_mentions) read_fails(reading, "mentions", "no mention of this document");
        entity->mentions[i] = (size_t)index;
    }
}

static void read_entity_record(Reading *reading, json_t *object, RecordEntity *entity) {
    entity->id = read_needed(reading, object, "id");
    entity->type = read_needed(reading, object, "type");
    entity->name = read_needed(reading, object, "name");
    entity->main_name = read_text(reading, object, "main_name");
    entity->wikidata = read_text(reading, object, "wikidata");
    entity->known = read_flag(reading, object, "known");
    entity->unnamed = read_flag(reading, object, "unnamed");
    entity->variants = read_words(reading, object, "variants");
    read_mention_indices(reading, object, entity);
    json_t *roles = read_list(reading, object, "roles", sizeof *entity->roles, &entity->roles, &entity->n_roles);
    reading->inner = "roles";
    for (size_t i = 0; i < entity->n_roles; i++) read_role(reading, json_array_get(roles, i), &entity->roles[i]);
    reading->inner = NULL;
}

static void read_mention(Reading *reading, json_t *object, RecordMention *mention) {
    *mention = (RecordMention){.place = read_place(reading, object),
                               .type = read_needed(reading, object, "type"),
                               .form = read_needed(reading, object, "form"),
                               .zone = read_text(reading, object, "zone"),
                               .acts_as = read_text(reading, object, "acts_as"),
                               .matched = read_text(reading, object, "matched"),
                               .entity = read_entity(reading, object, "entity"),
                               .cost = read_number(reading, object, "cost", 0),
                               .score = read_number(reading, object, "score", 0),
                               .why = read_words(reading, object, "why")};
}

static void read_note(Reading *reading, json_t *object, RecordNote *note) {
    note->code = read_needed(reading, object, "code");
    note->text = read_text(reading, object, "text");
    read_bounds(reading, object, &note->start, &note->end);
}

/* ---- Documents --------------------------------------------------------------------------------------------------- */

#define EACH(name, read)                                                                                          \
    do {                                                                                                          \
        json_t *list = read_list(reading, root, #name, sizeof *out->name, &out->name, &out->n_##name);            \
        reading->list = #name;                                                                                    \
        for (reading->index = 0; reading->index < out->n_##name && !reading->failed; reading->index++)            \
            read(reading, json_array_get(list, reading->index), &out->name[reading->index]);                      \
        reading->list = NULL;                                                                                     \
    } while (0)

static void read_document(Reading *reading, json_t *root, Record *out) {
    out->sort = RECORD_DOCUMENT;
    out->id = read_needed(reading, root, "id");
    out->url = read_text(reading, root, "url");
    out->title = read_text(reading, root, "title");
    out->outlet = read_text(reading, root, "outlet");
    out->published = read_text(reading, root, "published");
    out->language = read_text(reading, root, "language");
    out->text_sha256 = read_needed(reading, root, "text_sha256");
    out->gazetteer = read_text(reading, root, "gazetteer");
    out->text = read_text(reading, root, "text");
    out->n_text = out->text ? strlen(out->text) : 0;
    if (strcmp(read_needed(reading, root, "offsets"), "codepoint") != 0) read_fails(reading, "offsets", "other than code points");
    reading->n_mentions = json_array_size(json_object_get(root, "mentions"));
    if (reading->failed || !read_ids(reading, root)) return;
    EACH(entities, read_entity_record);
    EACH(mentions, read_mention);
    EACH(quotes, read_quote);
    EACH(notes, read_note);
}

static void read_error(Reading *reading, json_t *root, Record *out) {
    json_t *error = read_object(reading, root, "error");
    out->sort = RECORD_ERROR;
    out->id = read_text(reading, root, "id");
    out->line = json_is_integer(json_object_get(root, "line")) ? read_count(reading, root, "line") : 0;
    out->code = read_needed(reading, error, "code");
    out->message = read_needed(reading, error, "message");
}

static void read_trailer(Reading *reading, json_t *root, Record *out) {
    out->sort = RECORD_TRAILER;
    out->documents = read_count(reading, root, "documents");
    out->errors = read_count(reading, root, "errors");
}

static void read_any(Reading *reading, json_t *root, Record *out) {
    const char *schema = read_text(reading, root, "schema");
    if (json_object_get(root, "record")) read_fails(reading, "record", "a flat record; whole ones are needed");
    else if (!schema) read_fails(reading, "schema", "missing: no record of quoth's");
    else if (strcmp(schema, "quoth.doc/1") == 0) read_document(reading, root, out);
    else if (strcmp(schema, "quoth.error/1") == 0) read_error(reading, root, out);
    else if (strcmp(schema, "quoth.trailer/1") == 0) read_trailer(reading, root, out);
    else read_fails(reading, "schema", "unknown to this version");
}

static json_t *parse(const char *line, size_t length, quoth_error *err) {
    json_error_t why;
    json_t      *root = json_loadb(line, length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);
    if (json_is_object(root)) return root;
    quoth_error problem = {.code = QUOTH_JSON, .at = root ? 0 : (uint64_t)why.position};
    if (!root && json_error_code(&why) == json_error_out_of_memory) problem.code = QUOTH_MEMORY;
    snprintf(problem.text, sizeof problem.text, root ? "not a JSON object" : "bad JSON: %s", why.text);
    if (err) *err = problem;
    json_decref(root);
    return NULL;
}

Record *record_read(const char *line, size_t length, quoth_error *err) {
    json_t *root = parse(line, length, err);
    if (!root) return NULL;
    Reading reading = {.err = err, .memory = record_memory_new(root), .ids = json_object()};
    Record *out = reading.memory ? record_take(reading.memory, 1, sizeof *out) : NULL;
    if (out && reading.ids) read_any(&reading, root, out);
    else read_lacks_memory(&reading);
    json_decref(reading.ids);
    if (reading.failed) return record_memory_free(reading.memory), NULL;
    out->memory = reading.memory;
    return out;
}

void record_free(Record *record) {
    if (record) record_memory_free(record->memory);
}
