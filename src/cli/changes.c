#include "changes.h"
#include <stdio.h>
#include <string.h>

static const char *const names[N_CHANGES] = {
    "same", "speaker gained", "speaker lost", "speaker changed", "role changed", "kind changed", "bounds changed", "quote found",
    "quote not found", "document new", "document gone"};

const char *record_name(json_t *record) { return json_string_value(json_object_get(record, "id")); }

/* ---- One quote --------------------------------------------------------------------------------------------------- */


static const char *text_of(json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static json_int_t number_of(json_t *object, const char *key) { return json_integer_value(json_object_get(object, key)); }

static bool differs(json_t *before, json_t *after, const char *key) { return strcmp(text_of(before, key), text_of(after, key)) != 0; }

/* Those with an entity are told apart by it, "he" and "Kask" being one; others by their words. */
static bool speakers_differ(json_t *before, json_t *after) {
    bool both = *text_of(before, "entity") && *text_of(after, "entity");
    return differs(before, after, both ? "entity" : "text");
}

static enum Change change_of(json_t *before, json_t *after) {
    if (!before) return CHANGE_NEW_QUOTE;
    if (!after) return CHANGE_NO_QUOTE;
    json_t *was = json_object_get(before, "speaker"), *is = json_object_get(after, "speaker");
    if (json_is_object(was) != json_is_object(is)) return json_is_object(is) ? CHANGE_GAINED : CHANGE_LOST;
    if (speakers_differ(was, is)) return CHANGE_SPEAKER;
    if (differs(was, is, "role")) return CHANGE_ROLE;
    if (differs(before, after, "kind") || differs(before, after, "manner")) return CHANGE_KIND;
    return differs(before, after, "text") ? CHANGE_BOUNDS : CHANGE_NONE;
}

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

#define CLIP 60 /* bytes of a quote that are shown */

static bool put(Comparison *c, const char *text) { return sink_text(c->sink, text); }

static bool put_readable(Comparison *c, const char *text, size_t most) {
    char   line[400];
    size_t n = strlen(text);
    make_readable(text, n, line, most + 1 < sizeof line ? most + 1 : sizeof line);
    return put(c, line) && (n <= most || put(c, "..."));
}

static bool put_speaker(Comparison *c, json_t *quote) {
    json_t *speaker = json_object_get(quote, "speaker");
    char    score[32];
    snprintf(score, sizeof score, " (%.2f)", json_number_value(json_object_get(quote, "score")));
    if (!json_is_object(speaker)) return put(c, "nobody") && put(c, score);
    const char *name = text_of(speaker, "name"), *role = text_of(speaker, "role");
    return put_readable(c, *name ? name : text_of(speaker, "text"), 100) && (!*role || (put(c, ", ") && put_readable(c, role, 100))) &&
           put(c, score);
}

static bool put_kind(Comparison *c, json_t *quote) {
    return put(c, text_of(quote, "manner")) && put(c, " ") && put(c, text_of(quote, "kind"));
}

static bool put_both(Comparison *c, enum Change change, json_t *before, json_t *after) {
    if (change == CHANGE_BOUNDS) return put(c, "“") && put_readable(c, text_of(before, "text"), CLIP) && put(c, "” -> ");
    if (change == CHANGE_KIND) return put_kind(c, before) && put(c, " -> ") && put_kind(c, after) && put(c, ": ");
    return (!before || put_speaker(c, before)) && (!before || !after || put(c, " -> ")) && (!after || put_speaker(c, after)) &&
           put(c, ": ");
}

static bool print_line(Comparison *c, const char *document, enum Change change, json_t *before, json_t *after) {
    json_t *shown = after ? after : before;
    char    place[64];
    snprintf(place, sizeof place, ":%lld: ", (long long)number_of(shown, "start"));
    return put_readable(c, document, 300) && put(c, place) && put(c, names[change]) && put(c, ": ") && put_both(c, change, before, after) &&
           put(c, "“") && put_readable(c, text_of(shown, "text"), CLIP) && put(c, "”\n");
}

static int write_piece(const char *bytes, size_t n, void *context) { return sink_write(context, bytes, n) ? 0 : -1; }

static bool print_json(Comparison *c, const char *document, enum Change change, json_t *before, json_t *after) {
    char    code[32];
    size_t  i = 0;
    for (; names[change][i]; i++) code[i] = names[change][i] == ' ' ? '-' : names[change][i];
    code[i] = '\0';
    json_t *line = json_pack("{s:s, s:s, s:O?, s:O?}", "doc", document, "change", code, "old", before, "new", after);
    bool    ok = line && json_dump_callback(line, write_piece, c->sink, JSON_COMPACT | JSON_REAL_PRECISION(6)) == 0 && put(c, "\n");
    json_decref(line);
    return ok;
}

static bool print_change(Comparison *c, const char *document, enum Change change, json_t *before, json_t *after) {
    c->of[change]++;
    if (change == CHANGE_NONE) return true;
    c->changes++;
    return (c->json ? print_json : print_line)(c, document, change, before, after);
}

static bool print_document(Comparison *c, const char *document, enum Change change) {
    c->of[change]++;
    c->changes++;
    if (c->json) return print_json(c, document, change, NULL, NULL);
    return put_readable(c, document, 300) && put(c, ": ") && put(c, names[change]) && put(c, "\n");
}

/* ---- Which quote is which ---------------------------------------------------------------------------------------- */

/* How much two quotes share, 0 to 1. Of one text by their places, marked and reported ones apart; of two by the words. */
static double likeness(json_t *a, json_t *b, bool one_text) {
    if (!one_text) return strcmp(text_of(a, "text"), text_of(b, "text")) == 0;
    json_int_t start = number_of(a, "start"), end = number_of(a, "end"), from = number_of(b, "start"), to = number_of(b, "end");
    json_int_t shared = (end < to ? end : to) - (start > from ? start : from), all = (end > to ? end : to) - (start < from ? start : from);
    return shared > 0 && all > 0 ? (double)shared / (double)all : 0;
}

/* The most alike of those not taken from `first` on, as far as they can be; quotes are in the order of the text. */
static size_t partner_of(json_t *quote, json_t *others, size_t first, bool one_text, const json_t *taken) {
    size_t best = SIZE_MAX;
    double most = 0.3;
    for (size_t i = first; i < json_array_size(others); i++) {
        json_t *other = json_array_get(others, i);
        if (one_text && number_of(other, "start") >= number_of(quote, "end")) break;
        if (json_is_true(json_array_get(taken, i))) continue;
        double like = likeness(quote, other, one_text);
        if (like <= most) continue;
        best = i;
        most = like;
        if (like >= 1) break;
    }
    return best;
}

/* Where the search for partners may begin: behind the quotes that end before this one. */
static size_t pass_earlier(json_t *others, size_t first, json_t *quote, bool one_text) {
    while (one_text && first < json_array_size(others) && number_of(json_array_get(others, first), "end") <= number_of(quote, "start"))
        first++;
    return first;
}

static json_t *none_taken(size_t n) {
    json_t *taken = json_array();
    for (size_t i = 0; taken && i < n; i++) json_array_append_new(taken, json_false());
    return taken;
}

/* Those inside others behind these; NULL without memory. */
static json_t *quotes_of(json_t *record) {
    size_t  i;
    json_t *all = json_array(), *quote;
    json_array_foreach(json_object_get(record, "quotes"), i, quote) {
        json_array_append(all, quote);
        json_array_extend(all, json_object_get(quote, "nested"));
    }
    return all;
}

static bool print_quotes(Comparison *c, json_t *before, json_t *after) {
    const char *document = record_name(before);
    json_t     *old = quotes_of(before), *new = quotes_of(after), *taken = none_taken(json_array_size(new));
    bool        one_text = !differs(before, after, "text_sha256"), ok = old && new && taken;
    for (size_t i = 0, first = 0; ok && i < json_array_size(old); i++) {
        json_t *quote = json_array_get(old, i);
        first = pass_earlier(new, first, quote, one_text);
        size_t  partner = partner_of(quote, new, first, one_text, taken);
        json_t *other = partner == SIZE_MAX ? NULL : json_array_get(new, partner);
        if (other) json_array_set_new(taken, partner, json_true());
        ok = print_change(c, document, change_of(quote, other), quote, other);
    }
    for (size_t i = 0; ok && i < json_array_size(new); i++)
        if (!json_is_true(json_array_get(taken, i))) ok = print_change(c, document, CHANGE_NEW_QUOTE, NULL, json_array_get(new, i));
    json_decref(taken);
    json_decref(old);
    json_decref(new);
    return ok;
}

bool changes_print(Comparison *comparison, json_t *before, json_t *after) {
    comparison->documents++;
    if (!before) return print_document(comparison, record_name(after), CHANGE_NEW_DOCUMENT);
    if (!after) return print_document(comparison, record_name(before), CHANGE_NO_DOCUMENT);
    return print_quotes(comparison, before, after);
}

void changes_sum(Comparison *comparison) {
    char line[120];
    if (comparison->json) return;
    snprintf(line, sizeof line, "%zu document%s, %zu quote%s the same", comparison->documents, comparison->documents == 1 ? "" : "s",
             comparison->of[CHANGE_NONE], comparison->of[CHANGE_NONE] == 1 ? "" : "s");
    put(comparison, line);
    for (int i = CHANGE_NONE + 1; i < N_CHANGES; i++) {
        if (!comparison->of[i]) continue;
        snprintf(line, sizeof line, "; %zu %s", comparison->of[i], names[i]);
        put(comparison, line);
    }
    put(comparison, "\n");
}
