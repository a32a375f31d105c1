#include "markup.h"
#include <string.h>

#define LINK_MOST 64u /* tokens of a link's address: a bound, so that "](" without end costs no more */

static char first_byte(const Doc *doc, uint32_t i) { return doc->text[doc->tokens.at[i].start]; }

static bool is_sign(const Doc *doc, uint32_t i, char c) {
    if (i >= doc->tokens.n) return false;
    const Token *t = &doc->tokens.at[i];
    return t->end - t->start == 1 && doc->text[t->start] == c;
}

/* A run of '*' or '_' with text on one side: "**bold**", "_so_", but not "5 * 3". */
static bool is_emphasis(const Doc *doc, uint32_t i) {
    const Token *t = &doc->tokens.at[i];
    char         c = doc->text[t->start];
    if (t->kind != TOKEN_PUNCTUATION || (c != '*' && c != '_')) return false;
    return !(t->flags & SPACE_BEFORE) || !(t->flags & SPACE_AFTER);
}

/* At the start of a line: "# Title", "> quoted", "* item". */
static bool is_line_sign(const Doc *doc, uint32_t i) {
    const Token *t = &doc->tokens.at[i];
    char         c = doc->text[t->start];
    if (c == '>') return t->end - t->start == 1;
    return (c == '#' || c == '*') && t->kind == TOKEN_PUNCTUATION && t->flags & SPACE_AFTER;
}

/* From "](" on: the token of the ')' that ends the address, or 0. */
static uint32_t link_end(const Doc *doc, uint32_t close) {
    if (!is_sign(doc, close + 1, '(') || doc->tokens.at[close + 1].flags & SPACE_BEFORE) return 0;
    unsigned depth = 0;
    for (uint32_t i = close + 1; i < doc->tokens.n && i - close < LINK_MOST; i++) {
        if (i > close + 1 && doc->tokens.at[i].flags & SPACE_BEFORE) return 0;
        if (is_sign(doc, i, '(')) depth++;
        else if (is_sign(doc, i, ')') && --depth == 0) return i;
    }
    return 0;
}

static void flag_range(Doc *doc, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) doc->tokens.at[i].flags |= MARKUP;
}

static void flag_link(Doc *doc, uint32_t open, uint32_t close, uint32_t end) {
    bool image = open > 0 && is_sign(doc, open - 1, '!') && !(doc->tokens.at[open].flags & SPACE_BEFORE);
    flag_range(doc, image ? open - 1 : open, open + 1);
    flag_range(doc, close, end + 1);
}

void markup_flag(Doc *doc) {
    uint32_t open = NONE; /* the latest '[' of the line */
    bool     at_start = true;
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        Token *t = &doc->tokens.at[i];
        if (t->flags & LINE_BEFORE) {
            at_start = true;
            open = NONE;
        }
        if (t->flags & MARKUP) continue;
        if (t->kind != TOKEN_PUNCTUATION && t->kind != TOKEN_SYMBOL) {
            at_start = false;
            continue;
        }
        char c = first_byte(doc, i);
        bool line_sign = at_start && is_line_sign(doc, i);
        at_start &= line_sign;
        if (line_sign || is_emphasis(doc, i)) t->flags |= MARKUP;
        else if (c == '[') open = i;
        else if (c == ']' && open != NONE) {
            uint32_t end = link_end(doc, i);
            if (end) flag_link(doc, open, i, end);
            open = NONE;
        }
    }
}
