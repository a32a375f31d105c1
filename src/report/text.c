/* The text of an article, each stretch in the colours of what covers it. Quotes, names and cues may cover each other in any way, so the
 * text is cut at all their edges, and each piece says what it belongs to; nothing is nested. */
#include "sheet.h"
#include <stdlib.h>
#include <string.h>

enum Sort { QUOTE, NAME, SPEAKER, CUE, GAP /* between paragraphs */, N_SORTS };

typedef struct Edge {
    size_t  place; /* code point */
    uint8_t sort;
    bool    opens, last; /* last: the end of a quote's last part */
    size_t  index;
} Edge;

typedef struct Edges {
    Edge  *at;
    size_t n, room;
    bool   failed;
} Edges;

#define MOST_OPEN 4 /* of one sort, that a piece names: the innermost */

typedef struct Cutting {
    Html        *html;
    const Sheet *sheet;
    const char  *at, *end; /* the text that is left */
    size_t       point;    /* of `at` */
    size_t       open[N_SORTS][MOST_OPEN], n_open[N_SORTS]; /* innermost last; more than MOST_OPEN are counted alone */
} Cutting;

/* ---- Edges ------------------------------------------------------------------------------------------------------- */

static void add_edge(Edges *edges, Edge edge) {
    if (edges->n == edges->room) {
        size_t room = edges->room ? 2 * edges->room : 256;
        Edge  *at = edges->failed ? NULL : realloc(edges->at, room * sizeof *at);
        if (!at) edges->failed = true;
        if (!at) return;
        edges->at = at;
        edges->room = room;
    }
    edges->at[edges->n++] = edge;
}

static void add_span(Edges *edges, uint8_t sort, size_t index, size_t start, size_t end, bool last) {
    if (start >= end) return;
    add_edge(edges, (Edge){start, sort, true, false, index});
    add_edge(edges, (Edge){end, sort, false, last, index});
}

static void add_quotes(Edges *edges, const Record *record) {
    for (size_t i = 0; i < record->n_quotes; i++) {
        const RecordQuote   *quote = &record->quotes[i];
        const RecordStretch *stretch = &quote->stretch;
        for (size_t p = 0; p < stretch->n_parts; p++)
            add_span(edges, QUOTE, i, stretch->parts[p].start, stretch->parts[p].end, p + 1 == stretch->n_parts);
        if (quote->speaker.there) add_span(edges, SPEAKER, i, quote->speaker.place.start, quote->speaker.place.end, false);
        if (quote->has_cue) add_span(edges, CUE, i, quote->cue.start, quote->cue.end, false);
    }
}

static void add_names(Edges *edges, const Record *record) {
    for (size_t i = 0; i < record->n_mentions; i++) {
        const RecordMention *mention = &record->mentions[i];
        if (mention->entity != RECORD_NONE) add_span(edges, NAME, i, mention->place.start, mention->place.end, false);
    }
}

/* Blank lines part paragraphs; in a text that has none, each line is one. */
static void add_gaps(Edges *edges, const Record *record) {
    const char *text = record->text;
    size_t      least = strstr(text, "\n\n") ? 2 : 1, point = 0, lines = 0, start = 0;
    for (size_t i = 0; i <= record->n_text; i++) {
        unsigned char c = i < record->n_text ? (unsigned char)text[i] : 'x';
        if ((c & 0xC0) == 0x80) continue;
        bool blank = c == '\n' || (lines && (c == ' ' || c == '\t' || c == '\r'));
        if (blank && !lines) start = point;
        if (c == '\n') lines++;
        if (!blank && lines >= least) add_span(edges, GAP, 0, start, point, false);
        if (!blank) lines = 0;
        point++;
    }
}

/* In order of the place; where one ends and another begins, the end comes first. */
static int compare_edges(const void *left, const void *right) {
    const Edge *a = left, *b = right;
    if (a->place != b->place) return a->place < b->place ? -1 : 1;
    if (a->opens != b->opens) return a->opens ? 1 : -1;
    if (a->sort != b->sort) return a->sort < b->sort ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* ---- What is open ------------------------------------------------------------------------------------------------ */

static void open_one(Cutting *cut, const Edge *edge) {
    size_t *open = cut->open[edge->sort], n = cut->n_open[edge->sort]++;
    if (n >= MOST_OPEN) memmove(open, open + 1, (MOST_OPEN - 1) * sizeof *open);
    open[n < MOST_OPEN ? n : MOST_OPEN - 1] = edge->index;
}

static void close_one(Cutting *cut, const Edge *edge) {
    size_t *open = cut->open[edge->sort], kept = cut->n_open[edge->sort] < MOST_OPEN ? cut->n_open[edge->sort] : MOST_OPEN;
    cut->n_open[edge->sort]--;
    for (size_t i = kept; i-- > 0;)
        if (open[i] == edge->index) {
            memmove(open + i, open + i + 1, (kept - i - 1) * sizeof *open);
            open[kept - 1] = SIZE_MAX;
            return;
        }
}

static const size_t *innermost(const Cutting *cut, int sort) {
    size_t kept = cut->n_open[sort] < MOST_OPEN ? cut->n_open[sort] : MOST_OPEN;
    return kept && cut->open[sort][kept - 1] != SIZE_MAX ? &cut->open[sort][kept - 1] : NULL;
}

/* ---- Pieces ------------------------------------------------------------------------------------------------------ */

static void put_list(Cutting *cut, const char *attribute, int sort) {
    size_t kept = cut->n_open[sort] < MOST_OPEN ? cut->n_open[sort] : MOST_OPEN;
    if (!kept) return;
    html_format(cut->html, " data-%s=\"", attribute);
    for (size_t i = 0; i < kept; i++)
        if (cut->open[sort][i] != SIZE_MAX) html_format(cut->html, "%s%zu.%zu", i ? " " : "", cut->sheet->number, cut->open[sort][i] + 1);
    html_raw(cut->html, "\"");
}

static void put_opening(Cutting *cut) {
    const size_t *quote = innermost(cut, QUOTE), *name = innermost(cut, NAME);
    const Record *record = cut->sheet->record;
    html_raw(cut->html, "<span class=\"");
    if (quote) {
        unsigned color = cut->sheet->colors[*quote];
        html_raw(cut->html, color < N_COLORS ? "q " : "q cx ");
        if (color < N_COLORS) html_format(cut->html, "c%u ", color);
        if (strcmp(record->quotes[*quote].manner, "indirect") == 0) html_raw(cut->html, "reported ");
    }
    if (name) html_raw(cut->html, "e ");
    if (name) html_text(cut->html, record->mentions[*name].type);
    html_raw(cut->html, cut->n_open[CUE] ? " cue\"" : "\"");
    put_list(cut, "q", QUOTE);
    put_list(cut, "s", SPEAKER);
    put_list(cut, "c", CUE);
    if (name) html_format(cut->html, " data-e=\"%zu.%zu\"", cut->sheet->number, record->mentions[*name].entity + 1);
    html_raw(cut->html, ">");
}

static size_t bytes_until(const Cutting *cut, size_t place) {
    size_t n = 0, left = (size_t)(cut->end - cut->at);
    for (size_t point = cut->point; n < left; n++)
        if (((unsigned char)cut->at[n] & 0xC0) != 0x80 && point++ == place) break;
    return n;
}

static void put_piece(Cutting *cut, size_t place) {
    if (place <= cut->point) return;
    size_t n = bytes_until(cut, place);
    bool   marked = cut->n_open[QUOTE] || cut->n_open[NAME] || cut->n_open[SPEAKER] || cut->n_open[CUE];
    if (!cut->n_open[GAP]) {
        if (marked) put_opening(cut);
        html_text_bytes(cut->html, cut->at, n);
        if (marked) html_raw(cut->html, "</span>");
    }
    cut->at += n;
    cut->point = place;
}

/* The quote's number behind it, as a link to what is said of it. */
static void put_number(Cutting *cut, size_t quote) {
    size_t number = cut->sheet->number;
    html_format(cut->html, "<a class=\"n\" id=\"t%zu.%zu\" href=\"#q%zu.%zu\" data-q=\"%zu.%zu\">", number, quote + 1, number, quote + 1,
                number, quote + 1);
    put_quote_number(cut->html, cut->sheet->record, quote);
    html_raw(cut->html, "</a>");
}

static void pass_edge(Cutting *cut, const Edge *edge) {
    put_piece(cut, edge->place);
    if (edge->sort == GAP && edge->opens) html_raw(cut->html, "</p>\n<p dir=\"auto\">");
    if (edge->opens) open_one(cut, edge);
    else close_one(cut, edge);
    if (edge->last) put_number(cut, edge->index);
}

bool put_marked_text(Html *html, const Sheet *sheet) {
    const Record *record = sheet->record;
    Edges         edges = {0};
    Cutting       cut = {.html = html, .sheet = sheet, .at = record->text, .end = record->text + record->n_text};
    add_quotes(&edges, record);
    add_names(&edges, record);
    add_gaps(&edges, record);
    if (edges.n) qsort(edges.at, edges.n, sizeof *edges.at, compare_edges);
    html_raw(html, "<div class=\"text\"><p dir=\"auto\">");
    for (size_t i = 0; i < edges.n && !edges.failed; i++) pass_edge(&cut, &edges.at[i]);
    put_piece(&cut, SIZE_MAX);
    html_raw(html, "</p></div>\n");
    free(edges.at);
    return !edges.failed;
}
