/* Articles from JSON lines, whatever their fields are called. */
#include "input.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID, TEXT, TITLE, URL, OUTLET, PUBLISHED, LANGUAGE, N_FIELDS };

struct ParsedLine {
    json_t *root;
    char   *printed[N_FIELDS]; /* of values that were no strings */
};

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
    };
}

static bool reject(Article *article, const char *format, const char *detail) {
    article->problem.code = QUOTH_JSON;
    snprintf(article->problem.text, sizeof article->problem.text, format, detail);
    return false;
}

/* The value of the first of these names that is there and not null. */
static json_t *value_of(json_t *object, const char *names) {
    while (*names) {
        char   name[256];
        size_t length = strcspn(names, "|");
        snprintf(name, sizeof name, "%.*s", (int)length, names);
        json_t *value = json_object_get(object, name);
        if (value && !json_is_null(value)) return value;
        names += length + (names[length] == '|');
    }
    return NULL;
}

/* {"$oid":"..."} and {"$date":"..."} as databases write them, {"name":"..."} as news services do. */
static json_t *inner_value(json_t *value) {
    static const char *const names[] = {"$oid", "$date", "name"};
    for (size_t i = 0; json_is_object(value) && i < sizeof names / sizeof *names; i++)
        if (json_object_get(value, names[i])) return json_object_get(value, names[i]);
    return value;
}

/* A string, or a number as it would stand in JSON. Values of other sorts are told for the id and left out elsewhere. */
static bool plain_text(ParsedLine *parsed, int field, json_t *value, const char **out, Article *article) {
    value = inner_value(value);
    if (json_is_string(value) && strlen(json_string_value(value)) != json_string_length(value))
        return reject(article, "NUL in the %s", field == ID ? "id" : "fields");
    if (json_is_string(value)) *out = json_string_value(value);
    else if (json_is_number(value)) {
        *out = parsed->printed[field] = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
        if (!*out) article->problem.code = QUOTH_MEMORY;
        return *out != NULL;
    } else if (field == ID && value) return reject(article, "the %s is neither string nor number", "id");
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
        if (!plain_text(parsed, all[i].field, value_of(parsed->root, all[i].names), all[i].out, article)) return false;
    json_t *text = value_of(parsed->root, fields->text);
    if (!text) return reject(article, "no text: none of the fields %s", fields->text);
    if (!json_is_string(text)) return reject(article, "the text is no string%s", "");
    article->text = json_string_value(text);
    article->length = json_string_length(text);
    return true;
}

static bool parse(const Line *line, ParsedLine *parsed, Article *article) {
    json_error_t why;
    parsed->root = json_loadb(line->at, line->n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);
    if (parsed->root) return json_is_object(parsed->root) || reject(article, "not a JSON object%s", "");
    if (json_error_code(&why) == json_error_out_of_memory) {
        article->problem.code = QUOTH_MEMORY;
        return false;
    }
    article->problem.at = (uint64_t)why.position;
    return reject(article, "bad JSON: %s", why.text);
}

ParsedLine *article_parse(const Line *line, const Fields *fields, Article *article) {
    ParsedLine *parsed = calloc(1, sizeof *parsed);
    if (!parsed) article->problem.code = QUOTH_MEMORY;
    else if (parse(line, parsed, article)) read_fields(parsed, fields, article);
    return parsed;
}

void article_forget(ParsedLine *parsed) {
    if (!parsed) return;
    json_decref(parsed->root);
    for (int i = 0; i < N_FIELDS; i++) free(parsed->printed[i]);
    free(parsed);
}
