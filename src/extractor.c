#include "extractor.h"
#include "file.h"
#include "mem.h"
#include "quote.h"
#include "text.h"
#include <stdio.h>
#include <string.h>

#define MOST_BYTES ((size_t)64 << 20)

static bool take_options(quoth_extractor *ex, const quoth_options *options, quoth_error *err) {
    if (options) ex->options = *options;
    quoth_options *o = &ex->options;
    if (!o->max_bytes) o->max_bytes = MOST_BYTES;
    if (o->max_bytes > MOST_BYTES)
        return fail(err, QUOTH_USAGE, 0, "max_bytes %zu is over the most, %zu", o->max_bytes, MOST_BYTES);
    if (!(o->min_score >= 0 && o->min_score <= 1)) /* so that a NaN is refused too */
        return fail(err, QUOTH_USAGE, 0, "min_score is not between 0 and 1");
    if (o->conventions >= QUOTH_NAMES_WITH_KINDS * 2) return fail(err, QUOTH_USAGE, 0, "conventions has bits that mean nothing");
    return true;
}

static bool load_own_rules(quoth_extractor *ex, quoth_error *err) {
    const char *path = ex->options.rules_path;
    if (!path) return true;
    Buffer json = {0};
    if (!file_read(path, &json, err)) return false;
    ex->own_rules = rules_load(json.at, json.n, path, err);
    buffer_free(&json);
    ex->options.rules_path = NULL; /* the caller's string need not live on */
    return ex->own_rules != NULL;
}

/* The rules that are called so in the gazetteer, or none there. */
static Rules *load_named(const quoth_extractor *ex, const char *name, quoth_error *err) {
    static const char none[] = "{\"rules\":[]}";
    size_t            length = 0;
    const char       *json = gazetteer_file(ex->gazetteer, name, &length);
    return json ? rules_load(json, length, name, err) : rules_load(none, sizeof none - 1, name, err);
}

static bool add_rules(quoth_extractor *ex, const char *language, const char *name, quoth_error *err) {
    Rules *rules = load_named(ex, name, err);
    if (!rules) return false;
    snprintf(ex->ruled[ex->n_ruled], sizeof *ex->ruled, "%s", language);
    ex->rules = ex->rules_of[ex->n_ruled++] = rules;
    return true;
}

/* The first are the English ones, which a gazetteer may have without a folder too. */
static bool load_rules(quoth_extractor *ex, quoth_error *err) {
    size_t length;
    bool   in_folder = gazetteer_file(ex->gazetteer, "en/lines.json", &length) != NULL;
    return add_rules(ex, "en", in_folder ? "en/lines.json" : "lines.json", err) && load_own_rules(ex, err);
}

bool extractor_speak(quoth_extractor *ex, const char *language, quoth_error *err) {
    char   name[16];
    size_t length;
    for (uint32_t i = 0; i < ex->n_ruled; i++) {
        ex->rules = ex->rules_of[i];
        if (strcmp(ex->ruled[i], language) == 0) return true;
    }
    ex->rules = ex->rules_of[0];
    snprintf(name, sizeof name, "%.2s/lines.json", language);
    bool has_rules = ex->n_ruled < MOST_RULED && gazetteer_file(ex->gazetteer, name, &length);
    return !has_rules || add_rules(ex, language, name, err);
}

quoth_extractor *quoth_extractor_new(const quoth_gazetteer *gazetteer, const quoth_options *options, quoth_error *err) {
    if (!gazetteer) {
        fail(err, QUOTH_USAGE, 0, "no gazetteer");
        return NULL;
    }
    quoth_extractor *ex = mem_zeroed(sizeof *ex);
    if (!ex) {
        fail_memory(err);
        return NULL;
    }
    ex->gazetteer = gazetteer;
    ex->words = word_memory_new();
    ex->names = ex->words ? name_model_new(gazetteer, err) : (fail_memory(err), NULL);
    ex->models = ex->names ? quote_models_new(gazetteer, err) : NULL;
    if (ex->models && take_options(ex, options, err) && load_rules(ex, err)) return ex;
    quoth_extractor_free(ex);
    return NULL;
}

void quoth_extractor_free(quoth_extractor *ex) {
    if (!ex) return;
    word_memory_free(ex->words);
    name_model_free(ex->names);
    for (uint32_t i = 0; i < ex->n_ruled; i++) rules_free(ex->rules_of[i]);
    rules_free(ex->own_rules);
    mem_free(ex->models);
    arena_free(&ex->scratch);
    mem_free(ex);
}

/* The same door as for texts, as records are UTF-8 throughout. */
static const char *copy_repaired(Arena *arena, const char *string, size_t length, quoth_error *err) {
    Doc        *reader = doc_new(err);
    const char *copy = NULL;
    if (reader && text_decode(reader, string, length, false, err)) {
        copy = arena_copy(arena, reader->text, reader->n_text);
        if (!copy) fail_memory(err);
    }
    doc_free(reader);
    return copy;
}

static const char *copy_string(Arena *arena, const char *string, quoth_error *err) {
    size_t length = strlen(string);
    if (!text_well_formed(string, length)) return copy_repaired(arena, string, length, err);
    const char *copy = arena_copy(arena, string, length);
    if (!copy) fail_memory(err);
    return copy;
}

bool extractor_take_meta(const quoth_extractor *ex, Doc *doc, const quoth_meta *meta, quoth_error *err) {
    doc->gazetteer = copy_string(&doc->arena, quoth_gazetteer_hash(ex->gazetteer), err);
    if (!doc->gazetteer) return false;
    if (!meta) return true;
    const char *const given[] = {meta->id, meta->url, meta->title, meta->outlet, meta->published, meta->language};
    const char **const kept[] = {&doc->id, &doc->url, &doc->title, &doc->outlet, &doc->published, &doc->language};
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (given[i] && !(*kept[i] = copy_string(&doc->arena, given[i], err))) return false;
    return true;
}

bool extractor_select(const quoth_extractor *ex, Doc *doc, quoth_error *err) {
    if (!conventions_apply(doc, ex->gazetteer, ex->options.conventions, err)) return false;
    if (!ex->options.marked_only) return true;
    uint32_t kept = 0; /* quotes are named by nothing else, so they may move up */
    for (uint32_t i = 0; i < doc->quotes.n; i++)
        if (doc->quotes.at[i].manner != MANNER_INDIRECT) doc->quotes.at[kept++] = doc->quotes.at[i];
    doc->quotes.n = kept;
    return true;
}
