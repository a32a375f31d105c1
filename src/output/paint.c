#include "paint.h"
#include "flow.h"

static void cover(const Doc *doc, uint8_t *bytes, Span span, uint8_t drop, uint8_t add) {
    for (uint32_t i = span.start; i < span.end && i < doc->n_text; i++) bytes[i] = (uint8_t)((bytes[i] & ~drop) | add);
}

static void give_colors(Paint *paint, const Doc *doc) {
    uint8_t next = 0;
    for (Index i = 0; i < doc->quotes.n; i++) {
        Speaker speaker = speaker_of(doc, &doc->quotes.at[i]);
        if (!speaker.entity || !is_spoken(&doc->quotes.at[i])) continue;
        uint8_t *color = &paint->colors[speaker.mention->entity];
        if (*color) continue;
        *color = (uint8_t)(next + 1);
        next = (uint8_t)((next + 1) % 6);
    }
}

uint8_t paint_of_speaker(const Paint *paint, Speaker speaker) {
    return speaker.entity ? paint->colors[speaker.mention->entity] : PAINT_UNKNOWN;
}

static bool closes_quote(uint32_t point) {
    static const uint32_t marks[] = {'"', '\'', 0xAB, 0xBB, 0x2018, 0x2019, 0x201C, 0x201D, 0x2039, 0x203A, 0x300D, 0x300F};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == point) return true;
    return false;
}

uint32_t paint_mark_place(const Doc *doc, const Quote *quote) {
    uint32_t end = spans_hull(doc, quote->parts).end;
    size_t   length = 0;
    if (end < doc->n_text && closes_quote(character_at(doc->text + end, &length))) end += (uint32_t)length;
    return end;
}

static void paint_quotes(Paint *paint, const Doc *doc) {
    for (Index i = 0; i < doc->quotes.n; i++) { /* an inner quote starts later and paints over the outer one */
        const Quote *quote = &doc->quotes.at[i];
        uint8_t      color = paint_of_speaker(paint, speaker_of(doc, quote));
        for (uint32_t part = 0; part < quote->parts.n && is_spoken(quote); part++)
            cover(doc, paint->bytes, doc->spans.at[quote->parts.first + part], PAINT_COLOR, color);
        paint->bytes[paint_mark_place(doc, quote)] |= PAINT_MARK;
    }
}

static void paint_paragraphs(Paint *paint, const Doc *doc) {
    for (uint32_t i = 0; i < doc->paragraphs.n; i++) {
        const Paragraph *p = &doc->paragraphs.at[i];
        Span             span = span_of_tokens(doc, p->first, p->end);
        if (p->zone == ZONE_HEADLINE) cover(doc, paint->bytes, span, 0, PAINT_BOLD);
        if (p->zone == ZONE_FURNITURE || p->zone == ZONE_LINKS) cover(doc, paint->bytes, span, 0, PAINT_DIM);
    }
}

bool paint_make(Paint *paint, const Doc *doc, Arena *arena, quoth_error *err) {
    paint->bytes = arena_alloc(arena, (size_t)doc->n_text + 1);
    paint->colors = arena_alloc(arena, (size_t)doc->entities.n + 1);
    if (!paint->bytes || !paint->colors) return fail_memory(err);
    memset(paint->bytes, 0, (size_t)doc->n_text + 1);
    memset(paint->colors, 0, doc->entities.n);
    give_colors(paint, doc);
    paint_paragraphs(paint, doc);
    for (Index i = 0; i < doc->mentions.n; i++)
        if (doc->mentions.at[i].form == FORM_NAME) cover(doc, paint->bytes, doc->mentions.at[i].span, 0, PAINT_BOLD);
    paint_quotes(paint, doc);
    return true;
}

const char *paint_code(uint8_t paint, char code[16]) {
    static const char *const colors[] = {"", ";36", ";33", ";32", ";35", ";34", ";31", ";3"};
    Buffer                   text = {.at = code, .cap = 16}; /* at most 13 bytes, so it never grows */
    buffer_text(&text, "\x1b[0");
    if (paint & PAINT_BOLD) buffer_text(&text, ";1");
    if (paint & PAINT_DIM) buffer_text(&text, ";2");
    buffer_text(&text, colors[paint & PAINT_COLOR]);
    buffer_add(&text, "m", 2);
    return code;
}
