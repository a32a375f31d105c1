/* Texts come with blank lines between paragraphs, with one line for each paragraph, or wrapped at some width. The width is
 * measured; a line that would have had room for the next line's first word was ended on purpose. */
#include "paragraphs.h"
#include "offset.h"
#include <string.h>

#define WIDEST_WRAP 100u /* columns; longer lines are paragraphs */
#define CLAUSE_COLUMNS 40u
#define CLAUSE_WORDS 8u

typedef struct Line {
    uint32_t first, end; /* tokens */
    uint32_t columns;    /* of lines that are wider than any wrap: bytes */
    bool     blank_before;
} Line;

typedef ARRAY(Line) Lines;

typedef struct Wrap {
    uint32_t n_lines, n_breaks; /* breaks: ends of lines with no blank line behind them */
    uint32_t n_lower;           /* breaks with a lower-case word behind them */
    uint32_t columns[WIDEST_WRAP + 2];
} Wrap;

static uint32_t columns_between(const Doc *doc, uint32_t start, uint32_t end) {
    uint32_t bytes = end - start;
    return doc->counts && bytes <= WIDEST_WRAP * 4 ? points_in(doc->text + start, bytes) : bytes;
}

/* Two line ends or more between two tokens; "\r\n" is one. */
static bool blank_between(const Doc *doc, uint32_t start, uint32_t end) {
    const char *text = doc->text;
    unsigned    n = 0;
    for (uint32_t i = start; i < end; i++) {
        unsigned char c = (unsigned char)text[i], next = (unsigned char)text[i + 1];
        n += c == '\n' || c == '\v' || c == '\f' || (c == '\r' && next != '\n') || (c == 0xC2 && next == 0x85);
        if (c == 0xE2 && next == 0x80) {
            unsigned char last = (unsigned char)text[i + 2];
            n += last == 0xA9 ? 2u : last == 0xA8; /* U+2029 ends a paragraph, U+2028 a line */
        }
    }
    return n > 1;
}

static Line next_line(const Doc *doc, uint32_t first) {
    uint32_t end = first + 1, before = first ? doc->tokens.at[first - 1].end : 0;
    while (end < doc->tokens.n && !(doc->tokens.at[end].flags & LINE_BEFORE)) end++;
    Span     span = span_of_tokens(doc, first, end);
    return (Line){.first = first, .end = end, .columns = columns_between(doc, span.start, span.end),
                  .blank_before = blank_between(doc, before, span.start)};
}

static bool starts_lower(const Doc *doc, const Line *line) {
    return doc->tokens.at[past_markup(doc, line->first, line->end - 1)].shape == SHAPE_LOWER;
}

static bool find_lines(Doc *doc, Lines *lines, quoth_error *err) {
    for (uint32_t i = 0; i < doc->tokens.n;) {
        Line *line = array_add(&doc->arena, lines);
        if (!line) return fail_memory(err);
        *line = next_line(doc, i);
        i = line->end;
    }
    return true;
}

static Wrap measure(const Doc *doc, const Lines *lines) {
    Wrap wrap = {.n_lines = lines->n};
    for (uint32_t i = 0; i < lines->n; i++) {
        const Line *line = &lines->at[i];
        bool        is_break = line->first > 0 && !line->blank_before;
        wrap.n_breaks += is_break;
        wrap.n_lower += is_break && starts_lower(doc, line);
        wrap.columns[line->columns <= WIDEST_WRAP ? line->columns : WIDEST_WRAP + 1]++;
    }
    return wrap;
}

/* The width that the text was wrapped at, or 0: a few lines (addresses) may be wider. */
static uint32_t wrap_width(const Wrap *wrap) {
    if (wrap->n_breaks < 2 || wrap->n_lower * 4 < wrap->n_breaks) return 0;
    uint32_t wider = 0, width = WIDEST_WRAP + 1;
    while (width > 0 && wider + wrap->columns[width] <= wrap->n_lines / 32) wider += wrap->columns[width--];
    return width <= WIDEST_WRAP ? width : 0;
}

/* ---- joining ----------------------------------------------------------------------------------------------------- */

static bool ends_in(const Doc *doc, const Token *token, const char *const *ends, size_t n) {
    uint32_t length = token->end - token->start;
    for (size_t i = 0; i < n; i++) {
        size_t size = strlen(ends[i]);
        if (length >= size && memcmp(doc->text + token->end - size, ends[i], size) == 0) return true;
    }
    return false;
}

bool paragraphs_ends_sentence(const Doc *doc, uint32_t first, uint32_t end) {
    static const char *const stops[] = {".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।"};
    while (end > first) {
        const Token *t = &doc->tokens.at[end - 1];
        bool closes = t->kind == TOKEN_MARK || (t->end - t->start == 1 && strchr(")]", doc->text[t->start]));
        if (!closes && !(t->flags & MARKUP)) break;
        end--;
    }
    if (end == first || doc->tokens.at[end - 1].kind == TOKEN_ADDRESS) return false;
    return ends_in(doc, &doc->tokens.at[end - 1], stops, sizeof stops / sizeof *stops);
}

static bool ends_open(const Doc *doc, const Line *line) {
    const Token *last = &doc->tokens.at[line->end - 1];
    const uint64_t needs_more = CLASS(DETERMINER) | CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(POSSESSIVE) | CLASS(MODAL);
    return last->kind == TOKEN_WORD && last->shape == SHAPE_LOWER && last->classes & needs_more;
}

static bool is_item(const Doc *doc, const Line *line) {
    const Token *t = &doc->tokens.at[line->first];
    return t->kind == TOKEN_SYMBOL || (t->kind == TOKEN_PUNCTUATION && t->flags & SPACE_AFTER);
}

static bool first_word_had_room(const Doc *doc, const Line *above, const Line *line, uint32_t width) {
    uint32_t end = line->first + 1;
    while (end < line->end && !(doc->tokens.at[end].flags & SPACE_BEFORE)) end++;
    Span word = span_of_tokens(doc, line->first, end);
    return above->columns + 1 + columns_between(doc, word.start, word.end) <= width;
}

/* Does the line go on with the sentence of the one above? */
static bool goes_on(const Doc *doc, const Line *above, const Line *line, uint32_t width) {
    if (is_item(doc, line)) return false;
    bool stopped = paragraphs_ends_sentence(doc, above->first, above->end), lower = starts_lower(doc, line);
    if (line->blank_before) /* a paragraph torn in two: "backed by some" / "European allies ..." */
        return !stopped && above->end - above->first >= CLAUSE_WORDS && (lower || ends_open(doc, above));
    if (!width) return !stopped && lower && above->columns >= CLAUSE_COLUMNS;
    if (lower && !stopped) return true;
    if (!first_word_had_room(doc, above, line, width)) return true;
    return !stopped && above->columns * 2 > width; /* a ragged edge */
}

static bool add_paragraph(Doc *doc, uint32_t first, uint32_t end, quoth_error *err) {
    Paragraph *paragraph = array_add(&doc->arena, &doc->paragraphs);
    if (!paragraph) return fail_memory(err);
    Token *opening = &doc->tokens.at[first];
    bool   quoted = opening->flags & MARKUP && doc->text[opening->start] == '>';
    *paragraph = (Paragraph){.first = first, .end = end, .zone = ZONE_BODY, .block_quote = quoted};
    opening->flags |= PARAGRAPH_BEFORE;
    return true;
}

bool paragraphs_split(Doc *doc, quoth_error *err) {
    Lines lines = {0};
    if (!find_lines(doc, &lines, err)) return false;
    Wrap     wrap = measure(doc, &lines);
    uint32_t width = wrap_width(&wrap), first = 0;
    for (uint32_t i = 1; i < lines.n; i++) {
        const Line *line = &lines.at[i];
        if (goes_on(doc, line - 1, line, width)) continue;
        if (!add_paragraph(doc, first, line->first, err)) return false;
        first = line->first;
    }
    return doc->tokens.n == 0 || add_paragraph(doc, first, doc->tokens.n, err);
}
