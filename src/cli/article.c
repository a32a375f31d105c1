/* Articles from JSON lines, whatever their fields are called. */
#include "articles.h"
#include "bytes.h"
#include "tape.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID, TEXT, TITLE, URL, OUTLET, PUBLISHED, LANGUAGE, N_FIELDS };

struct ParsedLine {
    char  *strings;
    Value *root;
    char  *printed[N_FIELDS]; /* of values that were numbers */
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

static const Value *unless_null(const Value *value) { return value && value->sort == VALUE_NULL ? NULL : value; }

/* The value of the first of these names that is there and not null. */
static const Value *value_of(const ParsedLine *parsed, const char *names) {
    const Value *value = NULL;
    while (*names && !value) {
        char   name[256];
        size_t length = strcspn(names, "|"), kept = length < sizeof name ? length : sizeof name - 1;
        memcpy(name, names, kept);
        name[kept] = '\0';
        value = unless_null(value_in(parsed->root, name));
        names += length + (names[length] == '|');
    }
    return value;
}

/* {"$oid":"..."} and {"$date":"..."} as databases write them, {"name":"..."} as news services do. */
static const Value *inner_value(const Value *value) {
    static const char *const names[] = {"$oid", "$date", "name"};
    for (size_t i = 0; value && i < sizeof names / sizeof *names; i++)
        if (value_in(value, names[i])) return unless_null(value_in(value, names[i]));
    return value;
}

/* A string, or a number as it stands there. Values of other sorts are told for the id and left out elsewhere. */
static bool plain_text(ParsedLine *parsed, int field, const Value *value, const char **out, Article *article) {
    value = inner_value(value);
    if (!value) return true;
    if (value->sort == VALUE_TEXT) {
        *out = value->text;
        return strlen(value->text) == value->n || reject(article, "NUL in the %s", field == ID ? "id" : "fields");
    }
    if (value->sort == VALUE_NUMBER) {
        *out = parsed->printed[field] = bytes_copy(value->text, value->n);
        if (!*out) article->problem.code = QUOTH_MEMORY;
        return *out != NULL;
    }
    return field != ID || reject(article, "the %s is neither string nor number", "id");
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
    const Value *text = value_of(parsed, fields->text);
    if (!text) return reject(article, "no text: none of the fields %s", fields->text);
    if (text->sort != VALUE_TEXT) return reject(article, "the text is no string%s", "");
    article->text = text->text;
    article->length = text->n;
    return true;
}

static bool fail_memory(Article *article) {
    article->problem.code = QUOTH_MEMORY;
    return false;
}

static bool parse(const quoth_line *line, ParsedLine *parsed, Article *article) {
    parsed->strings = malloc(line->length + 1);
    if (!parsed->strings) return fail_memory(article);
    parsed->root = tape_read(line->text, line->length, parsed->strings, &article->problem);
    if (!parsed->root) return false;
    return parsed->root->sort == VALUE_OBJECT || reject(article, "not a JSON object%s", "");
}

/* What has a field of the record's name cannot be given back with both. */
static bool keeps_line(const ParsedLine *parsed, const quoth_line *line, const Fields *fields, Article *article) {
    if (!fields->record) return true;
    if (value_in(parsed->root, fields->record))
        return reject(article, "there is a field %.80s already; name another by --record-field", fields->record);
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
    for (int i = 0; i < N_FIELDS; i++) free(parsed->printed[i]);
    free(parsed->root);
    free(parsed->strings);
    free(parsed);
}
