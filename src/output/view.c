/* A document for people at a terminal: who is in it, the text with its quotes numbered and coloured by speaker, and who said what. */
#include "blank.h"
#include "flow.h"
#include "emit.h"
#include "output.h"
#include "paint.h"

#define WIDTH 100
#define NARROWEST 20
#define MOST_ROLES 4      /* of an entity in the list */
#define LONGEST_NAME 32   /* columns that the list gives to names */

typedef struct View {
    const Doc *doc;
    Facts      facts;
    Paint      paint;
    Flow       flow;
    bool       color;
} View;

/* ---- Pieces ------------------------------------------------------------------------------------------------------ */

static void look(View *view, uint8_t paint) {
    char code[16];
    if (view->color) flow_code(&view->flow, paint_code(paint, code));
}

static void painted(View *view, uint8_t paint, const char *text) {
    look(view, paint);
    flow_words(&view->flow, text);
    look(view, 0);
}

static void span_text(View *view, Span span) { flow_text(&view->flow, view->doc->text + span.start, span.end - span.start); }

static void name_text(View *view, Shown name) {
    if (name.text) flow_words(&view->flow, name.text);
    else span_text(view, name.span);
}

static void number_text(View *view, uint64_t number) {
    Buffer digits = {0};
    emit_number(&(Json){.out = &digits}, number);
    flow_take(&view->flow, &digits);
}

static void score_text(View *view, double score) {
    Buffer digits = {0};
    emit_weight(&(Json){.out = &digits}, score);
    flow_take(&view->flow, &digits);
}

static void count_text(View *view, uint64_t n, const char *noun) {
    number_text(view, n);
    flow_space(&view->flow);
    flow_words(&view->flow, noun);
    if (n != 1) flow_words(&view->flow, "s");
}

static void heading(View *view, const char *text) {
    painted(view, PAINT_BOLD, text);
    flow_line(&view->flow);
}

/* ---- Who is in it ------------------------------------------------------------------------------------------------ */

static void list_roles(View *view, Index entity) {
    const Doc *doc = view->doc;
    Index      shown[MOST_ROLES];
    unsigned   n = 0;
    for (Index r = view->facts.first_role[entity]; r != NONE && n < MOST_ROLES; r = view->facts.next_role[r]) {
        bool again = false;
        for (unsigned i = 0; i < n; i++) again |= spans_equal(doc, doc->roles.at[shown[i]].span, doc->roles.at[r].span);
        if (again) continue;
        if (n) flow_words(&view->flow, "; ");
        span_text(view, doc->roles.at[r].span);
        shown[n++] = r;
    }
}

static void list_counts(View *view, Index i, size_t column) {
    Flow *flow = &view->flow;
    count_text(view, view->doc->entities.at[i].n_mentions, "mention");
    if (!view->facts.n_quotes[i]) return;
    if (column) flow_to(flow, column);
    else flow_words(flow, ", ");
    count_text(view, view->facts.n_quotes[i], "quote");
}

/* In columns where the lines have room for them. */
static void list_entity(View *view, Index i, size_t name_columns) {
    const Entity *entity = &view->doc->entities.at[i];
    Flow         *flow = &view->flow;
    bool          columns = name_columns + 56 <= flow->width;
    flow->indent = columns ? name_columns + 30 : 4;
    flow_to(flow, 2);
    look(view, (uint8_t)(PAINT_BOLD | view->paint.colors[i]));
    flow_words(flow, entity->name ? entity->name : entity->id);
    look(view, 0);
    if (columns) flow_to(flow, name_columns + 4);
    else flow_words(flow, ": ");
    list_counts(view, i, columns ? name_columns + 18 : 0);
    if (view->facts.first_role[i] != NONE) {
        if (columns) flow_to(flow, name_columns + 30);
        else flow_words(flow, "; ");
        list_roles(view, i);
    }
    flow_line(flow);
    flow->indent = 0;
}

static bool in_list(const Entity *entity, unsigned types) { return types >> entity->type & 1 && !entity->unnamed; }

static size_t widest_name(const View *view) {
    size_t widest = 0;
    for (Index i = 0; i < view->doc->entities.n; i++) {
        const Entity *entity = &view->doc->entities.at[i];
        const char   *name = entity->name ? entity->name : entity->id;
        size_t        columns = in_list(entity, 1u << TYPE_PERSON | 1u << TYPE_ORGANIZATION | 1u << TYPE_OUTLET)
                                    ? text_columns(name, strlen(name)) : 0;
        if (columns > widest) widest = columns;
    }
    return widest < LONGEST_NAME ? widest : LONGEST_NAME;
}

static void list_entities(View *view, const char *title, unsigned types) {
    bool   any = false;
    size_t name_columns = widest_name(view);
    for (Index i = 0; i < view->doc->entities.n; i++) {
        if (!in_list(&view->doc->entities.at[i], types)) continue;
        if (!any) heading(view, title);
        any = true;
        list_entity(view, i, name_columns);
    }
    if (any) flow_line(&view->flow);
}

/* ---- The text ---------------------------------------------------------------------------------------------------- */

/* Quotes whose number has yet to come, in order. Few at a time, as marks nest no deeper than a few. */
typedef struct Pending {
    ARRAY(Index) open;
    Index next; /* the first quote not yet reached */
} Pending;

static bool reach_quotes(View *view, Pending *pending, uint32_t at) {
    const Doc *doc = view->doc;
    for (; pending->next < doc->quotes.n && spans_hull(doc, doc->quotes.at[pending->next].parts).start <= at; pending->next++) {
        Index *open = array_add(&view->facts.arena, &pending->open);
        if (!open) return false;
        *open = pending->next;
    }
    return true;
}

static void number_quotes(View *view, Pending *pending, uint32_t at) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < pending->open.n; i++) {
        Index quote = pending->open.at[i];
        if (paint_mark_place(view->doc, &view->doc->quotes.at[quote]) > at) {
            pending->open.at[kept++] = quote;
            continue;
        }
        look(view, PAINT_DIM);
        flow_words(&view->flow, "[");
        number_text(view, (uint64_t)quote + 1);
        flow_words(&view->flow, "]");
        look(view, 0);
    }
    pending->open.n = kept;
}

static bool text_of(View *view, Span span, Pending *pending) {
    const uint8_t *paint = view->paint.bytes;
    uint8_t        now = 0;
    for (uint32_t at = span.start; at <= span.end; at++) {
        if (!reach_quotes(view, pending, at)) return false;
        if (paint[at] & PAINT_MARK) number_quotes(view, pending, at), now = 0;
        if (at == span.end) break;
        uint32_t end = at + 1;
        while (end < span.end && paint[end] == (paint[at] & ~PAINT_MARK)) end++;
        if (now != (paint[at] & ~PAINT_MARK)) look(view, now = (uint8_t)(paint[at] & ~PAINT_MARK));
        flow_text(&view->flow, view->doc->text + at, end - at);
        at = end - 1;
    }
    if (now) look(view, 0);
    return true;
}

/* From the start of a paragraph up to its end: marks may stand behind its last token. */
static bool show_text(View *view, quoth_error *err) {
    const Doc *doc = view->doc;
    Pending    pending = {0};
    for (uint32_t i = 0; i < doc->paragraphs.n; i++) {
        Span span = span_of_tokens(doc, doc->paragraphs.at[i].first, doc->paragraphs.at[i].end);
        if (span_empty(span)) continue;
        if (!text_of(view, span, &pending)) return fail_memory(err);
        flow_line(&view->flow);
        flow_line(&view->flow);
    }
    return true;
}

/* ---- Who said what ----------------------------------------------------------------------------------------------- */

/* "We won … and that is it": the parts of a quote, cut at a word where they are longer than `most` bytes. */
static void said_text(View *view, Range parts, size_t most) {
    for (uint32_t i = 0; i < parts.n; i++) {
        Span part = view->doc->spans.at[parts.first + i];
        if (i) flow_words(&view->flow, " … ");
        size_t length = part.end - part.start, end = length;
        if (length > most)
            for (end = most; end > 0 && !is_blank(view->doc->text[part.start + end]);) end--;
        span_text(view, (Span){part.start, part.start + (uint32_t)end});
        if (end < length) {
            flow_words(&view->flow, " …");
            return;
        }
        most -= length;
    }
}

static void reasons_text(View *view, const Quote *quote) {
    flow_words(&view->flow, " (");
    if (!span_empty(quote->cue)) {
        span_text(view, quote->cue);
        flow_words(&view->flow, "; ");
    }
    score_text(view, (double)quote->score);
    const char *why = quote->rule ? rule_words(quote->rule).does : NULL;
    if (quote->reasons.n) why = view->doc->arguments.at[quote->reasons.first].text;
    if (why) {
        flow_words(&view->flow, ": ");
        flow_words(&view->flow, why);
    }
    flow_words(&view->flow, ")");
}

static void speaker_text(View *view, const Quote *quote) {
    Speaker speaker = speaker_of(view->doc, quote);
    flow_words(&view->flow, " — ");
    look(view, (uint8_t)(PAINT_BOLD | paint_of_speaker(&view->paint, speaker)));
    if (!speaker.mention) flow_words(&view->flow, "unknown");
    else {
        Shown name = name_shown(view->doc, speaker.mention);
        if (!name.text && span_empty(name.span)) name.span = speaker.mention->span;
        name_text(view, name);
    }
    look(view, 0);
    if (speaker.role && !(speaker.mention && spans_equal(view->doc, speaker.role->span, speaker.mention->span))) {
        flow_words(&view->flow, ", ");
        span_text(view, speaker.role->span);
    }
}

/* Behind the quote that it stands in: "inside: “go home” — He (told)" */
static void list_nested(View *view, const Quote *quote) {
    Flow *flow = &view->flow;
    flow_to(flow, 6);
    flow->indent = 8;
    flow_words(flow, "inside: “");
    said_text(view, quote->parts, flow->width * 2);
    flow_words(flow, "”");
    speaker_text(view, quote);
    flow_words(flow, " (");
    span_text(view, quote->cue);
    flow_words(flow, ")");
    flow_line(flow);
}

static void list_quote(View *view, Index i) {
    const Quote *quote = &view->doc->quotes.at[i];
    bool         marked = quote->manner != MANNER_INDIRECT;
    Flow        *flow = &view->flow;
    flow_words(flow, "[");
    number_text(view, (uint64_t)i + 1);
    flow_words(flow, "]");
    flow_to(flow, 6);
    flow->indent = 6;
    if (marked) flow_words(flow, "“");
    said_text(view, quote->parts, flow->width * 2);
    if (marked) flow_words(flow, "”");
    if (is_spoken(quote)) {
        speaker_text(view, quote);
        reasons_text(view, quote);
    } else {
        flow_words(flow, " (");
        flow_words(flow, kind_name(quote->kind));
        flow_words(flow, ")");
    }
    flow_line(flow);
    Range nested = nested_in(view->doc, quote);
    for (uint32_t k = 0; k < nested.n; k++) list_nested(view, &view->doc->nested.at[nested.first + k]);
    flow->indent = 0;
}

static void list_quotes(View *view) {
    if (view->doc->quotes.n) heading(view, "Quotes");
    for (Index i = 0; i < view->doc->quotes.n; i++) list_quote(view, i);
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static void show_title(View *view) {
    const Doc  *doc = view->doc;
    const char *rest[] = {doc->outlet, doc->published};
    painted(view, PAINT_BOLD, doc->title ? doc->title : doc_id(doc));
    for (size_t i = 0; i < 2; i++) {
        if (!rest[i]) continue;
        flow_words(&view->flow, " · ");
        flow_words(&view->flow, rest[i]);
    }
    flow_line(&view->flow);
    flow_line(&view->flow);
}

bool output_view(const Doc *doc, const quoth_write_options *options, Buffer *out, quoth_error *err) {
    size_t width = options->width ? options->width : WIDTH;
    View   view = {.doc = doc, .color = options->color, .flow = {.out = out, .width = width < NARROWEST ? NARROWEST : width}};
    if (!facts_make(&view.facts, doc, err)) return false;
    bool ok = paint_make(&view.paint, doc, &view.facts.arena, err);
    if (ok) {
        show_title(&view);
        list_entities(&view, "People", 1u << TYPE_PERSON);
        list_entities(&view, "Organizations", 1u << TYPE_ORGANIZATION | 1u << TYPE_OUTLET);
        ok = show_text(&view, err);
        list_quotes(&view);
    }
    flow_free(&view.flow);
    facts_free(&view.facts);
    return ok;
}
