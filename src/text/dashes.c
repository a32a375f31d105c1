/* Speech that a dash opens, where the language does so: "— No quiero ir, dijo Ana." "—No quiero ir —dijo Ana—. Es tarde." A paragraph that
 * begins with a dash is speech up to its tag, and behind it where a second dash closes the tag. Where no such paragraph of a text has a
 * tag, its dashes are those of a list. Paragraphs with quotation marks are left to these. In other languages stories have such dashes too: there two
 * paragraphs at least must have a tag, or stand behind one that ends in a word of saying and a colon. */
#include "dashes.h"
#include "marked.h"
#include <string.h>

#define MOST_TAG 16u /* tokens of "dijo el portavoz del ministerio, Juan Ruiz" */

typedef struct Dashes {
    Doc *doc;
    ARRAY(Marked) found;
} Dashes;

/* "dijo Ana", "a-t-il dit", "le dijo": a cue that nothing but pronouns, auxiliaries and hyphens stand before. */
static bool is_tag(const Doc *doc, uint32_t token, uint32_t end) {
    const uint64_t small = CLASS(PRONOUN) | CLASS(AUXILIARY) | CLASS(ADVERB);
    for (uint32_t at = token; at < end && at < token + 6; at++) {
        const Token *t = &doc->tokens.at[at];
        if (t->classes & CLASS(CUE_VERB)) return t->shape == SHAPE_LOWER;
        bool hyphen = t->kind != TOKEN_WORD && t->end - t->start == 1 && doc->text[t->start] == '-';
        if (!hyphen && (!(t->classes & small) || t->shape != SHAPE_LOWER)) return false;
    }
    return false;
}

/* The comma, stop or dash that a tag stands behind, or `end`. */
static uint32_t tag_of(const Doc *doc, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at + 1 < end; at++)
        if ((token_is_sign(doc, at, ",?!") || token_is_dash(doc, at)) && is_tag(doc, at + 1, end)) return at;
    return end;
}

/* The dash that closes the tag behind `tag`, or `end`. */
static uint32_t closing_dash(const Doc *doc, uint32_t tag, uint32_t end) {
    for (uint32_t at = tag + 1; at < end && at < tag + MOST_TAG; at++)
        if (token_is_dash(doc, at)) return at;
    return end;
}

static bool add(Dashes *dashes, uint32_t open, uint32_t close) {
    if (close < open + 2) return true;
    Marked *marked = array_add(&dashes->doc->arena, &dashes->found);
    if (!marked) return false;
    *marked = (Marked){.open = open, .close = close, .outer = NONE, .continues = NONE};
    for (uint32_t i = open + 1; i < close; i++) dashes->doc->tokens.at[i].flags |= IN_QUOTE;
    return true;
}

static bool is_long_dash(const Doc *doc, uint32_t token) { return token_is_dash(doc, token) || token_is(doc, token, "--"); }

static bool opens_speech(const Doc *doc, const Paragraph *paragraph) {
    if (paragraph->zone != ZONE_BODY || paragraph->end < paragraph->first + 3 || !is_long_dash(doc, paragraph->first)) return false;
    for (uint32_t i = paragraph->first; i < paragraph->end; i++)
        if (doc->tokens.at[i].kind == TOKEN_MARK && !(doc->tokens.at[i].flags & POSSESSIVE_END)) return false;
    return true;
}

/* What stands before the tag, and what goes on behind its dash: "—. Es tarde", "—, y es tarde". */
static bool read_paragraph(Dashes *dashes, const Paragraph *paragraph) {
    const Doc *doc = dashes->doc;
    uint32_t   end = paragraph->end, tag = tag_of(doc, paragraph->first + 1, end), first = tag;
    if (tag < end && token_is_sign(doc, tag, "?!")) first = tag + 1; /* these signs are said */
    if (!add(dashes, paragraph->first, first)) return false;
    uint32_t dash = tag < end ? closing_dash(doc, tag, end) : end;
    if (dash + 1 < end && token_is_sign(doc, dash + 1, ".,;")) dash++;
    return dash + 1 >= end || add(dashes, dash, end);
}

#define NEAR_COLON 12u /* tokens */

/* "Then Kowal asked:" and in a paragraph of its own "--Is he gone?" */
static bool is_introduced(const Doc *doc, uint32_t first) {
    if (!first || !token_is_sign(doc, first - 1, ":")) return false;
    for (uint32_t at = first - 1; at > 0 && first - at < NEAR_COLON && !(doc->tokens.at[at].flags & PARAGRAPH_BEFORE); at--)
        if (doc->tokens.at[at - 1].classes & CLASS(CUE_VERB)) return true;
    return false;
}

/* Do so many paragraphs that a dash opens show that somebody speaks? */
static bool is_speech(const Doc *doc) {
    uint32_t shown = 0, least = doc->habits & HABIT_DASH_SPEECH ? 1 : 2;
    for (uint32_t i = 0; i < doc->paragraphs.n && shown < least; i++) {
        const Paragraph *paragraph = &doc->paragraphs.at[i];
        if (!opens_speech(doc, paragraph)) continue;
        bool tagged = tag_of(doc, paragraph->first + 1, paragraph->end) < paragraph->end;
        shown += tagged || (least > 1 && is_introduced(doc, paragraph->first));
    }
    return shown >= least;
}

/* ---- Tags between marks ------------------------------------------------------------------------------------------- */

/* The sign before the dash that opens a tag in [at, end), or `end`. */
static uint32_t dashed_tag(const Doc *doc, uint32_t at, uint32_t end) {
    for (; at + 3 < end; at++)
        if (token_is_sign(doc, at, ",?!.") && token_is_dash(doc, at + 1) && is_tag(doc, at + 2, end)) return at;
    return end;
}

/* «Поздно, — сказала Анна. — Идём домой»: the marks stand round the tag, too. What is before it stays of the stretch, what is behind it becomes
 * another one. */
static bool split(Dashes *dashes, Index index) {
    Doc     *doc = dashes->doc;
    Marked  *marked = &doc->marked.at[index];
    uint32_t end = marked->close, tag = dashed_tag(doc, marked->open + 1, end), dash = closing_dash(doc, tag + 1, end);
    if (tag >= end || dash + 1 >= end || !token_is_sign(doc, dash - 1, ",.")) return true;
    if (!add(dashes, dash, end)) return false;
    dashes->found.at[dashes->found.n - 1].closed = marked->closed;
    marked->close = tag + 1;
    marked->closed = false;
    for (uint32_t at = marked->close; at <= dash; at++) doc->tokens.at[at].flags &= (uint16_t)~IN_QUOTE;
    return true;
}

static bool split_all(Doc *doc, quoth_error *err) {
    Dashes dashes = {.doc = doc};
    for (Index i = 0; i < doc->marked.n; i++)
        if (doc->marked.at[i].outer == NONE && !split(&dashes, i)) return fail_memory(err);
    return marked_insert(doc, dashes.found.at, dashes.found.n, err);
}

bool dashes_mark(Doc *doc, quoth_error *err) {
    Dashes dashes = {.doc = doc};
    if (!split_all(doc, err)) return false;
    if (!is_speech(doc)) return true;
    for (uint32_t i = 0; i < doc->paragraphs.n; i++)
        if (opens_speech(doc, &doc->paragraphs.at[i]) && !read_paragraph(&dashes, &doc->paragraphs.at[i])) return fail_memory(err);
    return marked_insert(doc, dashes.found.at, dashes.found.n, err);
}
