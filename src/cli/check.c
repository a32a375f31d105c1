#include "check.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- Faults ------------------------------------------------------------------------------------------------------ */

void fault(Checker *checker, const char *key, const char *format, ...) {
    char    what[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    checker->faults++;
    complain("%s:%zu: %s%s%s: %s", checker->file, checker->line, checker->path, key && *checker->path ? "." : "",
             key ? key : *checker->path ? "" : "record", what);
}

/* Goes down to a field, or an element of one; the mark leads back. */
static size_t path_down(Checker *checker, const char *key, size_t index, bool indexed) {
    size_t n = strlen(checker->path), room = sizeof checker->path - n;
    if (indexed) snprintf(checker->path + n, room, "%s%s[%zu]", n ? "." : "", key, index);
    else snprintf(checker->path + n, room, "%s%s", n ? "." : "", key);
    return n;
}

static void path_up(Checker *checker, size_t mark) { checker->path[mark] = '\0'; }

/* ---- Shapes ------------------------------------------------------------------------------------------------------ */

static unsigned sort_of(const json_t *value) {
    switch (json_typeof(value)) {
    case JSON_STRING: return A_STRING;
    case JSON_INTEGER: return AN_INTEGER | A_NUMBER;
    case JSON_REAL: return A_NUMBER;
    case JSON_TRUE:
    case JSON_FALSE: return A_BOOL;
    case JSON_NULL: return A_NULL;
    case JSON_ARRAY: return AN_ARRAY;
    case JSON_OBJECT: return AN_OBJECT;
    }
    return 0;
}

static bool is_one_of(const char *words, const char *word) {
    size_t n = strlen(word);
    while (*words) {
        size_t length = strcspn(words, "|");
        if (length == n && strncmp(words, word, n) == 0) return true;
        words += length + (words[length] == '|');
    }
    return false;
}

static bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_entity_id(const char *id) {
    size_t n = strlen(id);
    if (n == 0 || n > 200 || !is_letter_or_digit(id[0]) || !is_letter_or_digit(id[n - 1])) return false;
    for (size_t i = 0; i < n; i++)
        if (!is_letter_or_digit(id[i]) && id[i] != '.' && id[i] != '-') return false;
    return true;
}

static bool is_hex(const char *text, size_t n) { return strspn(text, "0123456789abcdef") == n; }

static bool is_hashes(const char *text) {
    size_t n = strcspn(text, "+");
    return is_hex(text, n) && (!text[n] || is_hex(text + n + 1, strlen(text + n + 1)));
}

static void check_form(Checker *checker, const FieldRule *rule, const json_t *value) {
    const char *text = json_string_value(value);
    double      number = json_number_value(value);
    if (rule->words && text && !is_one_of(rule->words, text)) fault(checker, rule->key, "\"%.60s\" is none of %s", text, rule->words);
    if (rule->form == FORM_ID && text && !is_entity_id(text)) fault(checker, rule->key, "\"%.60s\" is no id", text);
    if (rule->form == FORM_HEX && text && !is_hex(text, strlen(text))) fault(checker, rule->key, "not hexadecimal");
    if (rule->form == FORM_HASHES && text && !is_hashes(text)) fault(checker, rule->key, "not hexadecimal, nor two such with + between");
    if (rule->form == FORM_SHARE && (number < 0 || number > 1)) fault(checker, rule->key, "not between 0 and 1");
    if (json_is_integer(value) && json_integer_value(value) < 0) fault(checker, rule->key, "negative");
}

bool check_shape(Checker *checker, json_t *object, Shape shape) {
    size_t before = checker->faults;
    if (!json_is_object(object)) return fault(checker, NULL, "not an object"), false;
    for (size_t i = 0; i < shape.n; i++) {
        const FieldRule *rule = &shape.rules[i];
        const json_t    *value = json_object_get(object, rule->key);
        if (!value && !(rule->sorts & MAY_MISS)) fault(checker, rule->key, "missing");
        else if (value && !(sort_of(value) & rule->sorts)) fault(checker, rule->key, "of the wrong sort");
        else if (value) check_form(checker, rule, value);
    }
    return checker->faults == before;
}

static void check_strings(Checker *checker, json_t *object, const char *key) {
    size_t  i;
    json_t *value;
    json_array_foreach(json_object_get(object, key), i, value) {
        if (!json_is_string(value)) fault(checker, key, "element %zu is no string", i);
    }
}

/* ---- Places ------------------------------------------------------------------------------------------------------ */

static void check_twin(Checker *checker, const json_t *object, const char *key, size_t expected) {
    const json_t *twin = json_object_get(object, key);
    if (twin && !json_is_integer(twin)) fault(checker, key, "no integer");
    else if (twin && (size_t)json_integer_value(twin) != expected) fault(checker, key, "is not %zu", expected);
}

static bool ends_of(const json_t *object, size_t *start, size_t *end) {
    const json_t *a = json_object_get(object, "start"), *b = json_object_get(object, "end");
    *start = (size_t)json_integer_value(a);
    *end = (size_t)json_integer_value(b);
    return json_is_integer(a) && json_is_integer(b) && json_integer_value(a) >= 0 && json_integer_value(b) >= 0;
}

/* start to end; within the text, where it is known; and that part of the text is the span's, if `with_text`. */
static void check_place(Checker *checker, const json_t *object, bool with_text) {
    size_t start, end;
    Place  from, to;
    if (!ends_of(object, &start, &end)) return; /* told by its shape */
    const Known *known = checker->known;
    bool         beyond = known && known->places && !known_place(known, start > end ? start : end, &to);
    if (end < start) fault(checker, "end", "%zu is before the start, %zu", end, start);
    if (beyond) fault(checker, "end", "%zu is beyond the text, which ends at %zu", end, known->points);
    if (!known || !known->places || beyond || end < start || !known_place(known, start, &from)) return;
    if (!known->may_be_repaired) {
        check_twin(checker, object, "start_byte", from.byte);
        check_twin(checker, object, "end_byte", to.byte);
    }
    check_twin(checker, object, "start_utf16", start + from.wide);
    check_twin(checker, object, "end_utf16", end + to.wide);
    const json_t *text = json_object_get(object, "text");
    if (!with_text || !json_is_string(text)) return;
    size_t n = json_string_length(text);
    if (n != to.byte - from.byte || memcmp(json_string_value(text), known->text + from.byte, n) != 0)
        fault(checker, "text", "\"%.60s\" is not what stands at %zu to %zu: \"%.*s\"", json_string_value(text), start, end,
              (int)(to.byte - from.byte > 60 ? 60 : to.byte - from.byte), known->text + from.byte);
}

/* In order, apart, from the start to the end of the object. */
static void check_parts(Checker *checker, const json_t *object) {
    const json_t *parts = json_object_get(object, "parts"), *part;
    size_t        i, start, end, last = 0;
    if (!parts || !ends_of(object, &start, &end)) return;
    if (json_array_size(parts) < 2) fault(checker, "parts", "fewer than two");
    json_array_foreach(parts, i, part) {
        const json_t *a = json_array_get(part, 0), *b = json_array_get(part, 1);
        if (json_array_size(part) != 2 || !json_is_integer(a) || !json_is_integer(b)) {
            fault(checker, "parts", "element %zu is no pair of integers", i);
            return;
        }
        size_t from = (size_t)json_integer_value(a), to = (size_t)json_integer_value(b);
        if (to < from || from < last) fault(checker, "parts", "element %zu is out of order", i);
        if (i == 0 && from != start) fault(checker, "parts", "the first starts at %zu, not %zu", from, start);
        last = to;
    }
    if (last != end) fault(checker, "parts", "the last ends at %zu, not %zu", last, end);
}

static bool check_span(Checker *checker, json_t *object, Shape shape) {
    if (!check_shape(checker, object, shape)) return false;
    check_place(checker, object, true);
    check_parts(checker, object);
    return true;
}

/* ---- Whole records ----------------------------------------------------------------------------------------------- */

static json_t *field(json_t *object, const char *key) { return json_object_get(object, key); }

/* `ids` maps those of the entities to their places in the list. */
static void check_link(Checker *checker, json_t *object, const char *key, json_t *ids) {
    const char *id = json_string_value(field(object, key));
    if (id && !json_object_get(ids, id)) fault(checker, key, "no entity \"%.60s\"", id);
}

static void check_own_mentions(Checker *checker, json_t *entity, json_t *mentions) {
    size_t      i;
    json_t     *index;
    const char *id = json_string_value(field(entity, "id"));
    json_array_foreach(field(entity, "mentions"), i, index) {
        json_t     *mention = json_is_integer(index) ? json_array_get(mentions, (size_t)json_integer_value(index)) : NULL;
        const char *owner = json_string_value(field(mention, "entity"));
        if (!mention) fault(checker, "mentions", "element %zu is no mention", i);
        else if (!id || !owner || strcmp(id, owner) != 0) fault(checker, "mentions", "element %zu is another entity's", i);
    }
}

static void check_entities(Checker *checker, json_t *record, json_t *ids) {
    size_t  i, j;
    json_t *entity, *role;
    json_array_foreach(field(record, "entities"), i, entity) {
        size_t      mark = path_down(checker, "entities", i, true);
        const char *id = json_string_value(field(entity, "id"));
        check_shape(checker, entity, checker->shapes.entity);
        if (id && json_object_get(ids, id)) fault(checker, "id", "\"%.60s\" is another entity's too", id);
        if (id) json_object_set_new(ids, id, json_true());
        check_strings(checker, entity, "variants");
        check_own_mentions(checker, entity, field(record, "mentions"));
        json_array_foreach(field(entity, "roles"), j, role) {
            size_t deeper = path_down(checker, "roles", j, true);
            check_span(checker, role, checker->shapes.entity_role);
            path_up(checker, deeper);
        }
        path_up(checker, mark);
    }
}

static void check_order(Checker *checker, const json_t *object, json_int_t *last) {
    json_int_t start = json_integer_value(json_object_get(object, "start"));
    if (start < *last) fault(checker, "start", "before that of the one before it");
    *last = start;
}

static void check_mentions(Checker *checker, json_t *record, json_t *ids) {
    size_t     i;
    json_t    *mention;
    json_int_t last = 0;
    json_array_foreach(field(record, "mentions"), i, mention) {
        size_t mark = path_down(checker, "mentions", i, true);
        check_span(checker, mention, checker->shapes.mention);
        check_strings(checker, mention, "why");
        check_link(checker, mention, "entity", ids);
        check_order(checker, mention, &last);
        path_up(checker, mark);
    }
}

/* A part of a quote that may be null. */
static void check_inner(Checker *checker, json_t *quote, const char *key, Shape shape, json_t *ids) {
    json_t *inner = field(quote, key);
    if (!json_is_object(inner)) return;
    size_t mark = path_down(checker, key, 0, false);
    check_span(checker, inner, shape);
    check_link(checker, inner, "entity", ids);
    path_up(checker, mark);
}

static void check_alternatives(Checker *checker, json_t *quote, json_t *ids) {
    size_t  i;
    json_t *alternative;
    json_array_foreach(field(quote, "alternatives"), i, alternative) {
        size_t mark = path_down(checker, "alternatives", i, true);
        check_shape(checker, alternative, checker->shapes.alternative);
        check_link(checker, alternative, "entity", ids);
        path_up(checker, mark);
    }
}

static void check_speaker_kind(Checker *checker, json_t *quote) {
    const char *kind = json_string_value(field(quote, "kind"));
    if (kind && json_is_object(field(quote, "speaker")) && is_one_of("scare|term|title|nickname|slogan", kind))
        fault(checker, "speaker", "a %.20s has no speaker", kind);
}

typedef struct QuotesSeen {
    json_t    *ids;      /* of quotes */
    json_t    *entities; /* whose ids may be named */
    json_int_t last;     /* where the last one begins */
} QuotesSeen;

static void check_quote(Checker *checker, json_t *quote, QuotesSeen *seen) {
    const Shapes *shapes = &checker->shapes;
    const char   *id = json_string_value(field(quote, "id"));
    check_span(checker, quote, shapes->quote);
    if (id && json_object_get(seen->ids, id)) fault(checker, "id", "\"%.60s\" is another quote's too", id);
    if (id) json_object_set_new(seen->ids, id, json_true());
    check_order(checker, quote, &seen->last);
    check_speaker_kind(checker, quote);
    check_inner(checker, quote, "speaker", shapes->speaker, seen->entities);
    check_inner(checker, quote, "cue", shapes->cue, seen->entities);
    check_inner(checker, quote, "content", shapes->content, seen->entities);
    check_inner(checker, quote, "addressee", shapes->party, seen->entities);
    check_inner(checker, quote, "via", shapes->party, seen->entities);
    check_strings(checker, quote, "why");
    check_strings(checker, quote, "repairs");
    check_alternatives(checker, quote, seen->entities);
}

static bool lies_within(json_t *nested, json_t *quote) {
    return json_integer_value(field(nested, "start")) >= json_integer_value(field(quote, "start")) &&
           json_integer_value(field(nested, "end")) <= json_integer_value(field(quote, "end"));
}

/* Those inside a quote stand within it, and hold none themselves. */
static void check_nested(Checker *checker, json_t *quote, QuotesSeen *seen) {
    size_t     i;
    json_t    *nested;
    json_int_t last = seen->last;
    json_array_foreach(field(quote, "nested"), i, nested) {
        size_t mark = path_down(checker, "nested", i, true);
        check_quote(checker, nested, seen);
        if (!lies_within(nested, quote)) fault(checker, "start", "outside of the quote that it is nested in");
        if (field(nested, "nested")) fault(checker, "nested", "a nested quote holds no others");
        path_up(checker, mark);
    }
    seen->last = last;
}

static void check_quotes(Checker *checker, json_t *record, json_t *ids) {
    size_t     i;
    json_t    *quote;
    QuotesSeen seen = {json_object(), ids, 0};
    json_array_foreach(field(record, "quotes"), i, quote) {
        size_t mark = path_down(checker, "quotes", i, true);
        check_quote(checker, quote, &seen);
        check_nested(checker, quote, &seen);
        path_up(checker, mark);
    }
    json_decref(seen.ids);
}

static void check_notes(Checker *checker, json_t *record) {
    size_t  i;
    json_t *note;
    json_array_foreach(field(record, "notes"), i, note) {
        size_t mark = path_down(checker, "notes", i, true);
        if (check_shape(checker, note, checker->shapes.note)) check_place(checker, note, false);
        path_up(checker, mark);
    }
}

static void check_document(Checker *checker, json_t *record) {
    json_t *ids = json_object();
    check_shape(checker, record, checker->shapes.document);
    check_entities(checker, record, ids);
    check_mentions(checker, record, ids);
    check_quotes(checker, record, ids);
    check_notes(checker, record);
    json_decref(ids);
}

static void check_error(Checker *checker, json_t *record, Shape shape) {
    check_shape(checker, record, shape);
    size_t mark = path_down(checker, "error", 0, false);
    if (json_is_object(field(record, "error"))) check_shape(checker, field(record, "error"), checker->shapes.error_body);
    path_up(checker, mark);
}

static void check_flat(Checker *checker, json_t *record, const char *sort) {
    const Shapes *shapes = &checker->shapes;
    if (strcmp(sort, "document") == 0) check_shape(checker, record, shapes->flat_document);
    else if (strcmp(sort, "entity") == 0) check_shape(checker, record, shapes->flat_entity);
    else if (strcmp(sort, "mention") == 0) check_span(checker, record, shapes->flat_mention);
    else if (strcmp(sort, "role") == 0) check_span(checker, record, shapes->flat_role);
    else if (strcmp(sort, "quote") == 0) check_span(checker, record, shapes->flat_quote);
    else if (strcmp(sort, "error") == 0) check_error(checker, record, shapes->flat_error);
    else if (strcmp(sort, "note") != 0) fault(checker, "record", "no such record: \"%.60s\"", sort);
    else if (check_shape(checker, record, shapes->flat_note)) check_place(checker, record, false);
}

const char *record_document(json_t *record) {
    const char *doc = json_string_value(field(record, "doc"));
    return doc ? doc : json_string_value(field(record, "id"));
}

void check_record(Checker *checker, json_t *record) {
    const char *flat = json_string_value(field(record, "record")), *schema = json_string_value(field(record, "schema"));
    checker->path[0] = '\0';
    if (!json_is_object(record)) fault(checker, NULL, "not a JSON object");
    else if (flat) check_flat(checker, record, flat);
    else if (schema && strcmp(schema, "quoth.error/1") == 0) check_error(checker, record, checker->shapes.error);
    else check_document(checker, record);
}
