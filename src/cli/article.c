/* Articles from JSON lines, whatever their fields are called. */
#include "articles.h"
#include "json_line.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID, TEXT, TITLE, URL, OUTLET, PUBLISHED, LANGUAGE, N_FIELDS };

/* Either way holds the line: the quick one, or where that declined, Jansson's. */
struct ParsedLine {
    JsonLine line;
    json_t  *root;              /* or NULL */
    char    *printed[N_FIELDS]; /* of values that were no strings */
};

const char *record_field(const Settings *settings) { return settings->record_field ? settings->record_field : "quoth"; }

Fields fields_of(const Settings *settings) {
    const Settings *s = settings;
    return (Fields){
        .id = s->id_field ? s->id_field : "id|_id|uid|guid|doc_id|article_id|url|link|uri",
        .text = s->text_field ? s->text_field : "text|body|content|article|maintext|full_text|article_text",
        .title = s->title_field ? s->title_field : "title|headline",
        .url = s->url_field ? s->url_field : "url|link|uri|source_url",
        .outlet = s->outlet_field ? s->outlet_field : "outlet|source|publisher|domain|source_domain|site",
        .published = s->published_field ? s->published_field
                                        : "published|date|published_at|publishedAt|date_publish|publish_date|datePublished|pubDate",
        .language = s->language_field ? s->language_field : "language|lang",
        .record = s->passthrough ? record_field(s) : NULL,
    };
}

static bool reject(Article *article, const char *format, const char *detail) {
    article->problem.code = QUOTH_JSON;
    snprintf(article->problem.text, sizeof article->problem.text, format, detail);
    return false;
}

/* A value of either way; all NULL where there is none. */
typedef struct Value {
    const char *string; /* with a NUL behind it */
    size_t      length;
    json_t     *other;  /* of one that is neither string nor null */
} Value;

static Value value_from(json_t *value) {
    if (json_is_string(value)) return (Value){.string = json_string_value(value), .length = json_string_length(value)};
    return (Value){.other = json_is_null(value) ? NULL : value};
}

static Value member_named(const ParsedLine *parsed, const char *name) {
    if (parsed->root) return value_from(json_object_get(parsed->root, name));
    for (size_t i = 0; i < parsed->line.n; i++) {
        const Member *member = &parsed->line.members[i];
        if (strcmp(member->key, name) == 0) return (Value){member->string, member->length, member->other};
    }
    return (Value){0};
}

static bool has_member(const ParsedLine *parsed, const char *name) {
    if (parsed->root) return json_object_get(parsed->root, name) != NULL;
    for (size_t i = 0; i < parsed->line.n; i++)
        if (strcmp(parsed->line.members[i].key, name) == 0) return true;
    return false;
}

static bool is_there(const Value *value) { return value->string || value->other; }

/* The value of the first of these names that is there and not null. */
static Value value_of(const ParsedLine *parsed, const char *names) {
    Value value = {0};
    while (*names && !is_there(&value)) {
        char   name[256];
        size_t length = strcspn(names, "|"), kept = length < sizeof name ? length : sizeof name - 1;
        memcpy(name, names, kept);
        name[kept] = '\0';
        value = member_named(parsed, name);
        names += length + (names[length] == '|');
    }
    return value;
}

/* {"$oid":"..."} and {"$date":"..."} as databases write them, {"name":"..."} as news services do. */
static Value inner_value(Value value) {
    static const char *const names[] = {"$oid", "$date", "name"};
    for (size_t i = 0; json_is_object(value.other) && i < sizeof names / sizeof *names; i++)
        if (json_object_get(value.other, names[i])) return value_from(json_object_get(value.other, names[i]));
    return value;
}

/* A string, or a number as it would stand in JSON. Values of other sorts are told for the id and left out elsewhere. */
static bool plain_text(ParsedLine *parsed, int field, Value value, const char **out, Article *article) {
    value = inner_value(value);
    if (value.string && strlen(value.string) != value.length)
        return reject(article, "NUL in the %s", field == ID ? "id" : "fields");
    *out = value.string;
    if (json_is_number(value.other)) {
        *out = parsed->printed[field] = json_dumps(value.other, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
        if (!*out) article->problem.code = QUOTH_MEMORY;
        return *out != NULL;
    }
    if (field == ID && value.other) return reject(article, "the %s is neither string nor number", "id");
    return true;
}

static bool read_fields(ParsedLine *parsed, const Fields *fields, Article *article) {
    quoth_meta *meta = &article->meta;
    const struct {
        int          field;
        const char  *names;
        const char **out;
    } all[] = {{ID, fields->id, &meta->id},          {TITLE, fields->title, &meta->title},
               {URL, fields->url, &meta->url},       {OUTLET, fields->outlet, &meta->outlet},
               {PUBLISHED, fields->published, &meta->published}, {LANGUAGE, fields->language, &meta->language}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!plain_text(parsed, all[i].field, value_of(parsed, all[i].names), all[i].out, article)) return false;
    Value text = value_of(parsed, fields->text);
    if (!is_there(&text)) return reject(article, "no text: none of the fields %s", fields->text);
    if (!text.string) return reject(article, "the text is no string%s", "");
    article->text = text.string;
    article->length = text.length;
    return true;
}

static bool fail_memory(Article *article) {
    article->problem.code = QUOTH_MEMORY;
    return false;
}

static bool parse_slowly(const quoth_line *line, ParsedLine *parsed, Article *article) {
    json_error_t why;
    parsed->root = json_loadb(line->text, line->length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);
    if (parsed->root) return json_is_object(parsed->root) || reject(article, "not a JSON object%s", "");
    if (json_error_code(&why) == json_error_out_of_memory) return fail_memory(article);
    article->problem.at = (uint64_t)why.position;
    return reject(article, "bad JSON: %s", why.text);
}

static bool parse(const quoth_line *line, ParsedLine *parsed, Article *article) {
    switch (json_line_read(&parsed->line, line->text, line->length)) {
    case JSON_LINE_READ: return true;
    case JSON_LINE_NO_MEMORY: return fail_memory(article);
    case JSON_LINE_DECLINED: break;
    }
    json_line_free(&parsed->line);
    return parse_slowly(line, parsed, article);
}

/* What has a field of the record's name cannot be given back with both. */
static bool keeps_line(const ParsedLine *parsed, const quoth_line *line, const Fields *fields, Article *article) {
    if (!fields->record) return true;
    if (has_member(parsed, fields->record)) return reject(article, "there is a field %.80s already; name another by --record-field", fields->record);
    article->raw = line->text;
    article->raw_length = line->length;
    return true;
}

ParsedLine *article_parse(const quoth_line *line, const Fields *fields, Article *article) {
    ParsedLine *parsed = calloc(1, sizeof *parsed);
    if (!parsed) fail_memory(article);
    else if (parse(line, parsed, article) && keeps_line(parsed, line, fields, article)) read_fields(parsed, fields, article);
    return parsed;
}

void article_forget(ParsedLine *parsed) {
    if (!parsed) return;
    json_line_free(&parsed->line);
    json_decref(parsed->root);
    for (int i = 0; i < N_FIELDS; i++) free(parsed->printed[i]);
    free(parsed);
}
