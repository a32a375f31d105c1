#include "doc.h"
#include "mem.h"
#include <string.h>

Doc *doc_new(quoth_error *err) {
    Doc *doc = mem_zeroed(sizeof *doc);
    if (!doc) fail_memory(err);
    return doc;
}

void doc_free(Doc *doc) {
    if (!doc) return;
    arena_free(&doc->arena);
    mem_free(doc);
}

static const char *word_of(const char *const *words, size_t n, unsigned i) { return i < n ? words[i] : "?"; }
#define WORDS(function, ...)                                                                                           \
    const char *function(unsigned i) {                                                                                 \
        static const char *const words[] = {__VA_ARGS__};                                                              \
        return word_of(words, sizeof words / sizeof *words, i);                                                        \
    }
WORDS(type_name, "person", "organization", "outlet", "place", "group", "event", "other")
WORDS(form_name, "name", "nominal", "pronoun")
WORDS(zone_name, "body", "headline", "subhead", "dateline", "byline", "caption", "links", "furniture")
WORDS(tense_name, "current", "former", "acting", "elect", "candidate")
WORDS(kind_name, "speech", "thought", "writing", "scare", "term", "title", "nickname", "slogan")
WORDS(manner_name, "direct", "mixed", "indirect")

/* Without a branch that nobody could guess, as all mentions ask. */
Index paragraph_of(const Doc *doc, uint32_t token) {
    const Paragraph *paragraphs = doc->paragraphs.at;
    Index            first = 0;
    for (uint32_t left = doc->paragraphs.n; left > 1;) {
        uint32_t half = left / 2;
        first += half * (uint32_t)(paragraphs[first + half - 1].end <= token);
        left -= half;
    }
    return doc->paragraphs.n && paragraphs[first].end > token ? first : NONE;
}

bool text_is(const char *text, const char *lower, size_t length) {
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
        if (c != lower[i]) return false;
    }
    return true;
}

bool spans_add(Doc *doc, Range *range, Span span) {
    Span *added = array_add(&doc->arena, &doc->spans);
    if (!added) return false;
    *added = span;
    if (range->n++ == 0) range->first = doc->spans.n - 1;
    return true;
}

bool doc_note(Doc *doc, const char *code, Span span, const char *text, quoth_error *err) {
    Note *note = array_add(&doc->arena, &doc->notes);
    if (!note) return fail_memory(err);
    *note = (Note){.code = code, .span = span, .text = text};
    return true;
}
