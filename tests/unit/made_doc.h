/* A document made by hand, for tests of what is written from one: every field that a record can show is set somewhere. */
#ifndef MADE_DOC_H
#define MADE_DOC_H
#include "doc.h"
#include "offset.h"
#include <string.h>

#define MADE_TEXT                                                                                                      \
    "Talks \xF0\x9F\x8E\x89 in the harbour\n\n"                                                                        \
    "\xE2\x80\x9CWe will not leave,\xE2\x80\x9D Mayor Zo\xC3\xAB\nBrandt told Jan Kowal, \xE2\x80\x9C"                 \
    "and that is it.\xE2\x80\x9D\n\n"                                                                                  \
    "One port official called it a \"deal\". Brandt hopes that the cranes will move."

#define MADE_ADD(doc, array, ...) (*array_add(&(doc)->arena, &(doc)->array) = __VA_ARGS__)

/* The stretch where `words` stand for the n-th time, from 0. */
static inline Span made_span(const Doc *doc, const char *words, unsigned n) {
    const char *at = strstr(doc->text, words);
    while (at && n--) at = strstr(at + 1, words);
    uint32_t start = at ? (uint32_t)(at - doc->text) : 0;
    return (Span){start, at ? start + (uint32_t)strlen(words) : 0};
}

static inline void made_entities(Doc *doc) {
    MADE_ADD(doc, entities, (Entity){.id = "zoe-brandt", .name = "Zo\xC3\xAB Brandt", .type = TYPE_PERSON, .known = true, .record = 3,
                                     .wikidata = "Q1", .first_mention = 0, .last_mention = 3, .n_mentions = 2});
    MADE_ADD(doc, entities, (Entity){.id = "jan-kowal", .name = "Jan Kowal", .type = TYPE_PERSON, .record = NONE,
                                     .first_mention = 1, .last_mention = 1, .n_mentions = 1});
    MADE_ADD(doc, entities, (Entity){.id = "one-port-official", .name = "One port official", .type = TYPE_PERSON, .unnamed = true,
                                     .record = NONE, .first_mention = 2, .last_mention = 2, .n_mentions = 1});
    MADE_ADD(doc, mentions, (Mention){.span = made_span(doc, "Zo\xC3\xAB\nBrandt", 0), .entity = 0, .record = 3, .next = 3,
                                      .score = 0.98765f, .cost = 0.125f, .matched = "Zoe Brandt", .why = "listed; \xC3\xAB~e"});
    MADE_ADD(doc, mentions, (Mention){.span = made_span(doc, "Jan Kowal", 0), .entity = 1, .record = NONE, .next = NONE, .score = 0.5f});
    MADE_ADD(doc, mentions, (Mention){.span = made_span(doc, "One port official", 0), .form = FORM_NOMINAL, .entity = 2, .record = NONE,
                                      .next = NONE, .score = 1, .zone = ZONE_CAPTION, .acts_as = ACTS_AS_GOVERNMENT});
    MADE_ADD(doc, mentions, (Mention){.span = made_span(doc, "Brandt", 1), .entity = 0, .record = 3, .next = NONE, .score = 0.9f});
    MADE_ADD(doc, roles, (Role){.span = made_span(doc, "Mayor", 0), .title = made_span(doc, "Mayor", 0), .tense = TENSE_FORMER,
                                .mention = 0, .entity = 0, .base = "mayor"});
    MADE_ADD(doc, roles, (Role){.span = made_span(doc, "port official", 0), .title = made_span(doc, "official", 0),
                                .organization = made_span(doc, "port", 0), .place = made_span(doc, "harbour", 0), .mention = NONE,
                                .entity = 2});
}

static inline void made_quotes(Doc *doc) {
    MADE_ADD(doc, spans, made_span(doc, "We will not leave,", 0));
    MADE_ADD(doc, spans, made_span(doc, "and that is it.", 0));
    MADE_ADD(doc, spans, made_span(doc, "deal", 0));
    MADE_ADD(doc, spans, made_span(doc, "the cranes will move", 0));
    MADE_ADD(doc, notes, (Note){"unclosed-mark", made_span(doc, "deal", 0), "a mark is not closed"});
    MADE_ADD(doc, arguments, (Argument){"subject of the cue", "", 2.345f});
    MADE_ADD(doc, arguments, (Argument){"far from the quote", "", -0.5f});
    MADE_ADD(doc, arguments, (Argument){"nobody else", "", 0});
    MADE_ADD(doc, alternatives, (Alternative){1, 0.02f});
    MADE_ADD(doc, alternatives, (Alternative){NONE, 0.01f});
    MADE_ADD(doc, quotes, (Quote){.parts = {0, 2}, .content = {0, 2}, .marked = 0, .kind = KIND_SPEECH, .manner = MANNER_DIRECT,
                                  .speaker = 0, .role = 0, .cue = made_span(doc, "told", 0), .cue_lemma = "tell", .addressee = 1,
                                  .via = NONE, .score = 0.97f, .rule = "quote-verb-name", .reasons = {0, 3}, .alternatives = {0, 2}});
    MADE_ADD(doc, quotes, (Quote){.parts = {2, 1}, .marked = 1, .kind = KIND_TERM, .manner = MANNER_MIXED, .speaker = NONE,
                                  .role = NONE, .addressee = NONE, .via = 3, .score = 0.75f, .repairs = {0, 1}});
    MADE_ADD(doc, quotes, (Quote){.parts = {3, 1}, .content = {3, 1}, .marked = NONE, .kind = KIND_THOUGHT, .manner = MANNER_INDIRECT,
                                  .speaker = 3, .role = NONE, .cue = made_span(doc, "hopes", 0), .cue_lemma = "hope",
                                  .addressee = NONE, .via = NONE, .score = 0.8f});
}

/* Two tokens a paragraph are enough for what reads paragraphs alone. */
static inline void made_paragraph(Doc *doc, const char *first, const char *last, uint8_t zone) {
    Span from = made_span(doc, first, 0), to = made_span(doc, last, 0);
    MADE_ADD(doc, paragraphs, (Paragraph){.first = doc->tokens.n, .end = doc->tokens.n + 2, .zone = zone});
    MADE_ADD(doc, tokens, (Token){.start = from.start, .end = from.end});
    MADE_ADD(doc, tokens, (Token){.start = to.start, .end = to.end});
}

static inline Doc *made_empty(const char *text) {
    Doc *doc = doc_new(NULL);
    doc->text = arena_copy(&doc->arena, text, strlen(text));
    doc->n_text = (uint32_t)strlen(text);
    doc->input_bytes = doc->n_text;
    doc->gazetteer = "0123456789abcdef";
    memset(doc->sha256, 'a', 64);
    offsets_make(doc, NULL);
    return doc;
}

static inline Doc *made_doc(void) {
    Doc *doc = made_empty(MADE_TEXT);
    doc->id = "harbour/1";
    doc->url = "https://example.org/1?a=<b>";
    doc->title = "Talks";
    doc->published = "2025-11-12";
    doc->language = "en";
    made_paragraph(doc, "Talks", "harbour", ZONE_HEADLINE);
    made_paragraph(doc, "\xE2\x80\x9CWe", "it.\xE2\x80\x9D", ZONE_BODY);
    made_paragraph(doc, "One", "move.", ZONE_BODY);
    made_entities(doc);
    made_quotes(doc);
    return doc;
}
#endif
