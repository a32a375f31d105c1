#include "mark_site.h"
#include "fold.h"
#include "utf8.h"
#include <string.h>

/* ---- glyphs ------------------------------------------------------------------------------------------------------ */

static const struct {
    uint8_t  class;
    uint16_t opens, closes; /* what is usual, before the document is looked at */
} glyphs[N_GLYPHS] = {
    [GLYPH_STRAIGHT] = {MARK_STRAIGHT, 4, 4},
    [GLYPH_HIGH_LEFT] = {MARK_CURLY, 16, 1},
    [GLYPH_HIGH_RIGHT] = {MARK_CURLY, 1, 16},
    [GLYPH_LOW] = {MARK_CURLY, 32, 1},
    [GLYPH_REVERSED] = {MARK_CURLY, 8, 4},
    [GLYPH_GRAVES] = {MARK_STRAIGHT, 32, 1},
    [GLYPH_PRIMES] = {MARK_STRAIGHT, 4, 4},
    [GLYPH_SINGLE] = {MARK_SINGLE, 4, 4},
    [GLYPH_SINGLE_LEFT] = {MARK_SINGLE, 16, 1},
    [GLYPH_SINGLE_RIGHT] = {MARK_SINGLE, 1, 16},
    [GLYPH_SINGLE_LOW] = {MARK_SINGLE, 32, 1},
    [GLYPH_GRAVE] = {MARK_SINGLE, 16, 2},
    [GLYPH_PRIME] = {MARK_SINGLE, 4, 4},
    [GLYPH_ANGLE_LEFT] = {MARK_ANGLE, 6, 3},
    [GLYPH_ANGLE_RIGHT] = {MARK_ANGLE, 3, 6},
    [GLYPH_CORNER_LEFT] = {MARK_CORNER, 32, 1},
    [GLYPH_CORNER_RIGHT] = {MARK_CORNER, 1, 32},
};

static enum MarkGlyph glyph_of(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    size_t       at = t->start;
    uint32_t     c = utf8_next(doc->text, &at, t->end);
    bool         twice = at < t->end;
    switch (c) {
    case '\'': return twice ? GLYPH_STRAIGHT : GLYPH_SINGLE;
    case '`': return twice ? GLYPH_GRAVES : GLYPH_GRAVE;
    case 0x2018: return twice ? GLYPH_HIGH_LEFT : GLYPH_SINGLE_LEFT;
    case 0x2019: return twice ? GLYPH_HIGH_RIGHT : GLYPH_SINGLE_RIGHT;
    case 0x201A: return GLYPH_SINGLE_LOW;
    case 0x201B: case 0xFF07: return GLYPH_SINGLE;
    case 0x2032: return GLYPH_PRIME;
    case 0x201C: case 0x301D: return GLYPH_HIGH_LEFT;
    case 0x201D: case 0x301E: case 0x301F: return GLYPH_HIGH_RIGHT;
    case 0x201E: return GLYPH_LOW;
    case 0x201F: return GLYPH_REVERSED;
    case 0x2033: return GLYPH_PRIMES;
    case 0xAB: case 0x2039: return GLYPH_ANGLE_LEFT;
    case 0xBB: case 0x203A: return GLYPH_ANGLE_RIGHT;
    case 0x300C: case 0x300E: case 0xFF62: return GLYPH_CORNER_LEFT;
    case 0x300D: case 0x300F: case 0xFF63: return GLYPH_CORNER_RIGHT;
    default: return GLYPH_STRAIGHT;
    }
}

/* ---- what stands on either side ---------------------------------------------------------------------------------- */

enum Side {
    SIDE_SPACE, SIDE_BRACKET /* opening */, SIDE_WORD, SIDE_STOP /* closing punctuation */, SIDE_DASH, SIDE_DOTS, N_SIDES
};

static enum Side side_of(const Doc *doc, const Token *t) {
    if (t->kind == TOKEN_WORD && t->flags & POSSESSIVE_END) return SIDE_STOP; /* the “Post”’s */
    if (t->kind != TOKEN_PUNCTUATION) return SIDE_WORD;
    const char *text = doc->text + t->start;
    size_t      length = t->end - t->start;
    if (strchr("([{", text[0])) return SIDE_BRACKET;
    if (text[0] == '-' || text[0] == '/') return SIDE_DASH;
    if (text[0] == '.' && length > 1) return SIDE_DOTS;
    if (length == 3 && memcmp(text, "\xE2\x80", 2) == 0) {
        unsigned char last = (unsigned char)text[2];
        if (last >= 0x90 && last <= 0x95) return SIDE_DASH; /* ‐ to ― */
        if (last == 0xA6) return SIDE_DOTS;                 /* … */
        if (last == 0xA2) return SIDE_BRACKET;              /* • */
    }
    return SIDE_STOP;
}

#define MARKS_TOGETHER 4u /* marks that stand close are looked through: the ‘ of “‘No has the space before “ */

static enum Side side_before(const Doc *doc, uint32_t i, uint32_t first) {
    for (unsigned n = 0; n < MARKS_TOGETHER; n++) {
        const Token *t = &doc->tokens.at[i];
        if (i <= first || t->flags & SPACE_BEFORE) return SIDE_SPACE;
        const Token *before = &doc->tokens.at[--i];
        if (before->kind != TOKEN_MARK && !(before->flags & MARKUP)) return side_of(doc, before);
    }
    return SIDE_WORD;
}

static enum Side side_after(const Doc *doc, uint32_t i, uint32_t end) {
    for (unsigned n = 0; n < MARKS_TOGETHER; n++) {
        if (i + 1 >= end || doc->tokens.at[i].flags & SPACE_AFTER) return SIDE_SPACE;
        const Token *after = &doc->tokens.at[++i];
        if (after->kind != TOKEN_MARK && !(after->flags & MARKUP)) return side_of(doc, after);
    }
    return SIDE_WORD;
}

/* The cost of opening and closing by the sides, before (rows) and after (columns). */
static const struct Sides {
    uint8_t open, close;
} sides[N_SIDES][N_SIDES] = {
    /*                  space     bracket   word      stop      dash      dots */
    [SIDE_SPACE]   = {{12, 12}, {0, 40},  {0, 40},  {20, 8},  {2, 25},  {2, 20}},
    [SIDE_BRACKET] = {{5, 25},  {0, 40},  {0, 40},  {20, 8},  {2, 25},  {2, 20}},
    [SIDE_WORD]    = {{40, 0},  {25, 5},  {15, 15}, {40, 0},  {25, 2},  {25, 4}},
    [SIDE_STOP]    = {{40, 0},  {25, 5},  {10, 8},  {40, 0},  {25, 2},  {20, 8}},
    [SIDE_DASH]    = {{25, 3},  {3, 20},  {3, 20},  {30, 2},  {12, 12}, {4, 18}},
    [SIDE_DOTS]    = {{25, 2},  {10, 10}, {10, 10}, {30, 2},  {20, 4},  {12, 12}},
};

/* ---- apostrophes ------------------------------------------------------------------------------------------------- */

static bool is_one_of(const Doc *doc, uint32_t token, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (token_is(doc, token, words[i])) return true;
    return false;
}

/* Words that begin with an apostrophe: ’em, ’tis, ’90s. */
static bool is_cut_at_start(const Doc *doc, uint32_t token) {
    static const char *const words[] = {"em", "tis", "twas", "til", "till", "cause", "cuz", "bout", "round", "n",
                                        "nuff", "neath", "ere", "twere", "twill", "un", "im", "er", "ave", "s"};
    if (token >= doc->tokens.n) return false;
    char c = doc->text[doc->tokens.at[token].start];
    return (c >= '0' && c <= '9') || is_one_of(doc, token, words, sizeof words / sizeof *words);
}

/* Words that end in one, beside plurals: goin’, o’, ol’. */
static bool is_cut_at_end(const Doc *doc, uint32_t token) {
    static const char *const words[] = {"o", "th", "ol", "lil", "an", "n", "y", "t", "d", "l", "wi", "fo", "po", "mo"};
    const Token *t = &doc->tokens.at[token];
    const char  *end = doc->text + t->end;
    if (t->end - t->start >= 4 && t->shape == SHAPE_LOWER && memcmp(end - 2, "in", 2) == 0) return true;
    return is_one_of(doc, token, words, sizeof words / sizeof *words);
}

static bool ends_in_s(const Doc *doc, uint32_t token) {
    char c = doc->text[doc->tokens.at[token].end - 1];
    return c == 's' || c == 'S' || c == 'z' || c == 'x';
}

/* Costs in tenths of a nat. */
enum {
    DROP_MARK = 60,       /* a quotation mark stands for nothing */
    DROP_LONE = 25,       /* ... with space on both sides */
    DROP_INCH = 12,       /* ... behind a number */
    DROP_LEFT = 45,       /* ‘ is no apostrophe, or is one at the start of a word that is not known to have one */
    DROP_STOPPED = 50,    /* an apostrophe behind a full stop or comma */
    DROP_ODD = 40,        /* an apostrophe in any other place that has no word before it */
    APOSTROPHE = 3,       /* backers’, ’em */
    CUT_WORD = 8,         /* goin’, ‘em */
    SELDOM = 25,          /* an apostrophe behind a word that seldom has one */
    AGAINST_OPENING = 12, /* ’em opens a quote */
    AGAINST_CLOSING = 7   /* backers’ plan closes one */
};

static void cost_of_cut_start(MarkSite *site, const Doc *doc) {
    bool cut = is_cut_at_start(doc, site->token + 1);
    site->drop = cut ? (site->glyph == GLYPH_SINGLE_LEFT ? CUT_WORD : APOSTROPHE) : DROP_LEFT;
    if (cut) site->open = (uint16_t)(site->open + AGAINST_OPENING);
}

static void cost_of_cut_end(MarkSite *site, const Doc *doc, enum Side after) {
    uint32_t word = site->token - 1, next = site->token + 1;
    bool     plural = ends_in_s(doc, word);
    site->drop = plural ? APOSTROPHE : is_cut_at_end(doc, word) ? CUT_WORD : SELDOM;
    site->possessive = plural;
    bool owns = plural && after == SIDE_SPACE && next < doc->tokens.n && doc->tokens.at[next].shape == SHAPE_LOWER;
    if (owns) site->close = (uint16_t)(site->close + AGAINST_CLOSING);
}

static void cost_of_single(MarkSite *site, const Doc *doc, enum Side before, enum Side after) {
    bool left = site->glyph == GLYPH_SINGLE_LEFT || site->glyph == GLYPH_SINGLE_LOW;
    if (after == SIDE_WORD && before != SIDE_WORD && before != SIDE_STOP) cost_of_cut_start(site, doc);
    else if (before == SIDE_WORD && after == SIDE_WORD) site->drop = left ? DROP_LEFT : CUT_WORD;
    else if (before == SIDE_WORD && !left) cost_of_cut_end(site, doc, after);
    else if (before == SIDE_STOP) site->drop = DROP_STOPPED;
    else site->drop = before == SIDE_SPACE && after == SIDE_SPACE ? SELDOM : DROP_ODD;
}

/* Marks behind a number can be feet and inches: 6'2". */
static void cost_of_inches(MarkSite *site, const Doc *doc, enum Side before) {
    if (before != SIDE_WORD || site->token == 0) return;
    const Token *number = &doc->tokens.at[site->token - 1];
    if (number->kind != TOKEN_NUMBER || number->end != doc->tokens.at[site->token].start) return;
    if (site->class > MARK_SINGLE) return;
    site->drop = site->glyph == GLYPH_PRIME || site->glyph == GLYPH_PRIMES ? 1 : DROP_INCH;
}

/* ---- the house style --------------------------------------------------------------------------------------------- */

static bool spaced_as(unsigned this_way, unsigned other_way) { return this_way <= 2 && other_way >= 20; }

/* Where „ opens, “ closes („so“), unless ” does („so”). */
static void set_usual(HouseStyle *style, const uint32_t counts[N_GLYPHS]) {
    for (unsigned i = 0; i < N_GLYPHS; i++) {
        style->opens[i] = glyphs[i].opens;
        style->closes[i] = glyphs[i].closes;
    }
    if (counts[GLYPH_LOW] == 0 || counts[GLYPH_LOW] < counts[GLYPH_HIGH_RIGHT]) return;
    style->opens[GLYPH_HIGH_LEFT] = 1;
    style->closes[GLYPH_HIGH_LEFT] = 16;
    style->opens[GLYPH_SINGLE_LEFT] = style->closes[GLYPH_SINGLE_LEFT] = 4;
}

HouseStyle mark_style(const Doc *doc, const uint32_t *marks, uint32_t n) {
    HouseStyle style;
    uint32_t   counts[N_GLYPHS] = {0};
    for (uint32_t i = 0; i < n; i++) counts[glyph_of(doc, marks[i])]++;
    set_usual(&style, counts);
    for (uint32_t i = 0; i < n; i++) {
        enum MarkGlyph glyph = glyph_of(doc, marks[i]);
        if (glyphs[glyph].class == MARK_SINGLE) continue; /* they are apostrophes too often to tell */
        struct Sides cost = sides[side_before(doc, marks[i], 0)][side_after(doc, marks[i], doc->tokens.n)];
        style.opens[glyph] += spaced_as(cost.open, cost.close);
        style.closes[glyph] += spaced_as(cost.close, cost.open);
    }
    return style;
}

/* -10 ln(n / all), by halves: each is seven tenths of a nat. */
static uint16_t rarity(uint32_t n, uint32_t all) {
    unsigned cost = 0;
    uint64_t part = n;
    for (; part * 2 <= all; part *= 2) cost += 7;
    return (uint16_t)(cost + (all - part) * 7 / part);
}

MarkSite mark_site(const Doc *doc, const HouseStyle *style, const Paragraph *paragraph, uint32_t token) {
    enum MarkGlyph glyph = glyph_of(doc, token);
    enum Side      before = side_before(doc, token, paragraph->first), after = side_after(doc, token, paragraph->end);
    struct Sides   cost = sides[before][after];
    uint32_t       all = style->opens[glyph] + style->closes[glyph];
    MarkSite       site = {.token = token, .class = glyphs[glyph].class, .glyph = (uint8_t)glyph,
                           .open_glyph = rarity(style->opens[glyph], all), .close_glyph = rarity(style->closes[glyph], all)};
    site.open = (uint16_t)(cost.open + site.open_glyph);
    site.close = (uint16_t)(cost.close + site.close_glyph);
    site.drop = before == SIDE_SPACE && after == SIDE_SPACE ? DROP_LONE : DROP_MARK;
    if (site.class == MARK_SINGLE) cost_of_single(&site, doc, before, after);
    cost_of_inches(&site, doc, before);
    return site;
}
