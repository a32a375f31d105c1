#include "texts.h"
#include "warc.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define LONGEST_LINE ((size_t)1 << 30)

static void forget(Texts *texts) {
    known_free(&texts->known);
    article_forget(texts->parsed);
    texts->parsed = NULL;
    json_decref(texts->own);
    texts->own = NULL;
    web_page_free(&texts->page);
    quoth_input_close(texts->whole);
    texts->whole = NULL;
    texts->document[0] = '\0';
}

static bool load(Texts *texts, const char *path) {
    quoth_error err = {0};
    const char *text;
    size_t      length;
    quoth_input_close(texts->whole);
    texts->whole = quoth_input_open(path, &err);
    web_page_free(&texts->page);
    bool ok = texts->whole && quoth_input_all(texts->whole, MOST_BYTES, &text, &length, &err);
    if (ok && (texts->html || is_page_name(path))) {
        ok = web_page_read(&texts->page, text, length, NULL, &err);
        text = texts->page.text;
        length = texts->page.length;
    }
    if (ok) known_make(&texts->known, text, length);
    return ok;
}

bool texts_open(Texts *texts, const Settings *settings, quoth_error *err) {
    const char *place = settings->text;
    struct stat status;
    *texts = (Texts){.place = place, .fields = fields_of(settings), .html = settings->html};
    if (!place) return true;
    if (settings->warc || is_warc_name(place)) {
        *err = (quoth_error){.code = QUOTH_USAGE,
                             .text = "texts of an archive are not found again; extract --with-text puts them into the records"};
        return false;
    }
    if (settings->jsonl || is_jsonl_name(place)) texts->sort = TEXTS_LINES;
    else texts->sort = stat(place, &status) == 0 && S_ISDIR(status.st_mode) ? TEXTS_FOLDER : TEXTS_ONE;
    if (texts->sort == TEXTS_LINES) return (texts->lines = quoth_input_open(place, err)) != NULL;
    if (texts->sort == TEXTS_FOLDER || load(texts, place)) return true;
    err->code = QUOTH_MISSING;
    snprintf(err->text, sizeof err->text, "cannot be read");
    return false;
}

void texts_close(Texts *texts) {
    forget(texts);
    quoth_input_close(texts->lines);
}

/* FOLDER/ID, else FOLDER and the last part of the id. */
static void find_in_folder(Texts *texts, const char *document) {
    char        path[4096];
    const char *slash = strrchr(document, '/'), *names[] = {document, slash ? slash + 1 : NULL};
    for (size_t i = 0; i < 2 && names[i]; i++) {
        int length = snprintf(path, sizeof path, "%s/%s", texts->place, names[i]);
        if (length > 0 && (size_t)length < sizeof path && load(texts, path)) return;
    }
}

static bool next_line(Texts *texts) {
    quoth_error  err = {0};
    do
        if (!quoth_input_line(texts->lines, LONGEST_LINE, &texts->line, &err)) return false;
    while (!texts->line.length);
    texts->article = (Article){.file = texts->place, .line = texts->line.number};
    texts->parsed = article_parse(&texts->line, &texts->fields, &texts->article);
    if (texts->html && texts->article.text && web_page_read(&texts->page, texts->article.text, texts->article.length, "UTF-8", &err)) {
        texts->article.text = texts->page.text;
        texts->article.length = texts->page.length;
    }
    return true;
}

bool texts_left(Texts *texts) { return texts->sort == TEXTS_LINES && (forget(texts), next_line(texts)); }

static bool starts_document(json_t *record) {
    const char *flat = json_string_value(json_object_get(record, "record"));
    return !flat || strcmp(flat, "document") == 0 || strcmp(flat, "error") == 0;
}

void texts_turn_to(Texts *texts, json_t *record, const char *document) {
    json_t *own = json_object_get(record, "text");
    bool    starts = starts_document(record), same = document && strcmp(document, texts->document) == 0;
    if (texts->sort == TEXTS_ONE || (!starts && same)) return;
    forget(texts);
    if (document && strlen(document) < sizeof texts->document) memcpy(texts->document, document, strlen(document) + 1);
    if (texts->sort == TEXTS_LINES && starts && next_line(texts) && texts->article.text)
        known_make(&texts->known, texts->article.text, texts->article.length);
    else if (texts->sort == TEXTS_FOLDER && document) find_in_folder(texts, document);
    else if (texts->sort == TEXTS_NONE && starts && json_is_string(own)) texts->own = json_incref(own);
    if (texts->own) known_make(&texts->known, json_string_value(own), json_string_length(own));
}
