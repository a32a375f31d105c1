/* Whole records, read back. */
#include "read.h"
#include <stdlib.h>
#include <string.h>

/* ---- Entities ---------------------------------------------------------------------------------------------------- */

/* Entities are named by id in all the rest, so that their ids are read first. */
static int by_id(const void *a, const void *b) {
    const ReadId *x = a, *y = b;
    int           order = strcmp(x->id, y->id);
    return order ? order : (x->entity > y->entity) - (x->entity < y->entity);
}

static bool read_ids(Reading *reading, const Value *root) {
    ReadId      *ids = NULL;
    const Value *entity = read_list(reading, root, "entities", sizeof *ids, &ids, &reading->n_ids);
    reading->list = "entities";
    for (size_t i = 0; i < reading->n_ids; i++, entity = value_next(entity)) {
        reading->index = i;
        ids[i] = (ReadId){read_needed(reading, entity, "id"), i};
    }
    if (reading->n_ids) qsort(ids, reading->n_ids, sizeof *ids, by_id);
    for (size_t i = 1; i < reading->n_ids && !reading->failed; i++) {
        reading->index = ids[i].entity;
        if (strcmp(ids[i - 1].id, ids[i].id) == 0) read_fails(reading, "id", "an earlier entity's");
    }
    reading->ids = ids;
    reading->list = NULL;
    return !reading->failed;
}

static void read_role(Reading *reading, const Value *object, RecordRole *role) {
    *role = (RecordRole){read_place(reading, object),      read_text(reading, object, "title"), read_text(reading, object, "base"),
                         read_text(reading, object, "org"), read_text(reading, object, "place"), read_text(reading, object, "tense")};
}

static void read_mention_indices(Reading *reading, const Value *object, RecordEntity *entity) {
    const Value *value = read_list(reading, object, "mentions", sizeof *entity->mentions, &entity->mentions, &entity->n_mentions);
    for (size_t i = 0; i < entity->n_mentions; i++, value = value_next(value)) {
        int64_t index = -1;
        if (!value_whole(value, &index) || index < 0 || (size_t)index >= reading->n_mentions)
            read_fails(reading, "mentions", "no mention of this document");
        entity->mentions[i] = (size_t)index;
    }
}

static void read_entity_record(Reading *reading, const Value *object, RecordEntity *entity) {
    entity->id = read_needed(reading, object, "id");
    entity->type = read_needed(reading, object, "type");
    entity->name = read_needed(reading, object, "name");
    entity->main_name = read_text(reading, object, "main_name");
    entity->wikidata = read_text(reading, object, "wikidata");
    entity->known = read_flag(reading, object, "known");
    entity->unnamed = read_flag(reading, object, "unnamed");
    entity->variants = read_words(reading, object, "variants");
    read_mention_indices(reading, object, entity);
    const Value *role = read_list(reading, object, "roles", sizeof *entity->roles, &entity->roles, &entity->n_roles);
    reading->inner = "roles";
    for (size_t i = 0; i < entity->n_roles; i++, role = value_next(role)) read_role(reading, role, &entity->roles[i]);
    reading->inner = NULL;
}

static void read_mention(Reading *reading, const Value *object, RecordMention *mention) {
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

static void read_note(Reading *reading, const Value *object, RecordNote *note) {
    note->code = read_needed(reading, object, "code");
    note->text = read_text(reading, object, "text");
    read_bounds(reading, object, &note->start, &note->end);
}

/* ---- Documents --------------------------------------------------------------------------------------------------- */

#define EACH(name, read)                                                                                          \
    do {                                                                                                          \
        const Value *at = read_list(reading, root, #name, sizeof *out->name, &out->name, &out->n_##name);         \
        reading->list = #name;                                                                                    \
        for (reading->index = 0; reading->index < out->n_##name && !reading->failed; reading->index++) {          \
            read(reading, at, &out->name[reading->index]);                                                        \
            at = value_next(at);                                                                                  \
        }                                                                                                         \
        reading->list = NULL;                                                                                     \
    } while (0)

static void read_document(Reading *reading, const Value *root, Record *out) {
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
    const Value *mentions = value_in(root, "mentions");
    reading->n_mentions = mentions && mentions->sort == VALUE_LIST ? mentions->n : 0;
    if (reading->failed || !read_ids(reading, root)) return;
    EACH(entities, read_entity_record);
    EACH(mentions, read_mention);
    read_quotes(reading, root, &out->quotes, &out->n_quotes);
    EACH(notes, read_note);
}

static void read_error(Reading *reading, const Value *root, Record *out) {
    const Value *error = read_object(reading, root, "error");
    out->sort = RECORD_ERROR;
    out->id = read_text(reading, root, "id");
    const Value *line = value_in(root, "line");
    out->line = line && line->sort == VALUE_NUMBER ? read_count(reading, root, "line") : 0;
    out->code = read_needed(reading, error, "code");
    out->message = read_needed(reading, error, "message");
}

static void read_trailer(Reading *reading, const Value *root, Record *out) {
    out->sort = RECORD_TRAILER;
    out->documents = read_count(reading, root, "documents");
    out->errors = read_count(reading, root, "errors");
}

static void read_any(Reading *reading, const Value *root, Record *out) {
    const char *schema = read_text(reading, root, "schema");
    if (value_in(root, "record")) read_fails(reading, "record", "a flat record; whole ones are needed");
    else if (!schema) read_fails(reading, "schema", "missing: no record of quoth's");
    else if (strcmp(schema, "quoth.doc/1") == 0) read_document(reading, root, out);
    else if (strcmp(schema, "quoth.error/1") == 0) read_error(reading, root, out);
    else if (strcmp(schema, "quoth.trailer/1") == 0) read_trailer(reading, root, out);
    else read_fails(reading, "schema", "unknown to this version");
}

static Record *record_in(RecordMemory *memory, const Value *root, quoth_error *err) {
    Reading reading = {.err = err, .memory = memory};
    Record *out = record_take(memory, 1, sizeof *out);
    if (root->sort != VALUE_OBJECT) *err = (quoth_error){.code = QUOTH_JSON, .text = "not a JSON object"};
    else if (out) read_any(&reading, root, out);
    else read_lacks_memory(&reading);
    if (root->sort != VALUE_OBJECT || reading.failed) return NULL;
    out->memory = memory;
    return out;
}

Record *record_read(const char *line, size_t length, quoth_error *err) {
    quoth_error   problem = {.code = QUOTH_MEMORY};
    RecordMemory *memory = record_memory_new();
    char         *strings = memory ? record_take(memory, length, 1) : NULL;
    Value        *root = strings ? tape_read(line, length, strings, &problem) : NULL;
    Record       *record = root ? record_in(memory, root, &problem) : NULL;
    free(root);
    if (!record) record_memory_free(memory);
    if (!record && err) *err = problem;
    return record;
}

void record_free(Record *record) {
    if (record) record_memory_free(record->memory);
}
