/* Words that lose a vowel before the next one are one token with it as texts are cut: "l'homme", "qu'il", "d'Anne". Where the language
 * does so, they are parted before anything is looked up; the apostrophe is then of neither. */
#include "elisions.h"
#include "fold.h"
#include "point.h"
#include "utf8.h"
#include <string.h>

typedef struct Parter {
    Doc             *doc;
    const Gazetteer *gazetteer;
} Parter;

#define LONGEST 7u /* bytes before the apostrophe: "lorsqu", "jusqu" */

/* The length of the apostrophe at `text`, or 0. */
static uint32_t apostrophe(const char *text, uint32_t left) {
    if (left >= 1 && *text == '\'') return 1;
    return left >= 3 && memcmp(text, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* One of the language's small words, without its vowel: "l", "qu". */
static bool is_elided(const Parter *parter, const char *text, uint32_t length) {
    const uint64_t small = CLASS(PRONOUN) | CLASS(DETERMINER) | CLASS(PREPOSITION) | CLASS(SUBORDINATOR) | CLASS(NEGATION) | CLASS(CONJUNCTION);
    Index          word;
    uint64_t       classes;
    return language_word(parter->doc, parter->gazetteer, text, length, &word, &classes) && classes & small;
}

/* Where the second word begins, and where the first one ends; 0 where the token is one word. "L'Oréal" and "D'Angelo" are names. */
static uint32_t second_word(const Parter *parter, const Token *token, uint32_t *end) {
    const char *text = parter->doc->text + token->start;
    uint32_t    length = token->end - token->start;
    if (token->kind != TOKEN_WORD) return 0;
    for (uint32_t at = 1; at < length && at <= LONGEST; at++) {
        uint32_t sign = apostrophe(text + at, length - at);
        if (!sign) continue;
        if (at + sign >= length || !is_elided(parter, text, at)) return 0;
        size_t next = at + sign;
        bool   capitals = *text < 'a' && point_class(utf8_next(text, &next, length)) == POINT_UPPER;
        *end = token->start + at;
        return capitals && !(token->flags & (PARAGRAPH_BEFORE | LINE_BEFORE)) ? 0 : token->start + at + sign;
    }
    return 0;
}

static uint8_t shape_of(const char *text, uint32_t length) {
    unsigned lower = 0, upper = 0;
    bool     first = false;
    for (size_t at = 0; at < length;) {
        bool       begins = at == 0;
        enum Point class = point_class(utf8_next(text, &at, length));
        lower += class == POINT_LOWER;
        upper += class == POINT_UPPER;
        first = first || (begins && class == POINT_UPPER);
    }
    if (!upper) return lower ? SHAPE_LOWER : SHAPE_NONE;
    if (!lower) return SHAPE_UPPER;
    return first && upper == 1 ? SHAPE_CAPITAL : SHAPE_MIXED;
}

static void set_word(const Doc *doc, Token *token, uint32_t start, uint32_t end) {
    token->start = start;
    token->end = end;
    token->fold = fold_hash(doc->text + start, end - start);
    token->shape = shape_of(doc->text + start, end - start);
}

/* Moves the tokens apart from the last one on, so that each is moved once. */
static void part(const Parter *parter, uint32_t n) {
    Doc     *doc = parter->doc;
    uint32_t to = doc->tokens.n, end;
    for (uint32_t from = n; from-- > 0;) {
        Token    token = doc->tokens.at[from];
        uint32_t second = second_word(parter, &token, &end);
        doc->tokens.at[--to] = token;
        if (!second) continue;
        set_word(doc, &doc->tokens.at[to], second, token.end);
        doc->tokens.at[to].flags &= SPACE_AFTER;
        doc->tokens.at[--to] = token;
        set_word(doc, &doc->tokens.at[to], token.start, end);
        doc->tokens.at[to].flags &= (uint16_t)~SPACE_AFTER;
    }
}

bool elisions_part(Doc *doc, const Gazetteer *gazetteer, quoth_error *err) {
    Parter   parter = {doc, gazetteer};
    uint32_t n = doc->tokens.n, more = 0, end;
    for (uint32_t i = 0; i < n; i++) more += second_word(&parter, &doc->tokens.at[i], &end) != 0;
    if (!more) return true;
    if (!array_add_many(&doc->arena, &doc->tokens, more)) return fail_memory(err);
    part(&parter, n);
    return true;
}
