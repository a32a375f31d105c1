/* “Halt!” cried the old ferryman: a noun that no list has and that speaks, as it stands behind a word of saying that follows a quote. */
#include "noun_phrase.h"

#define MOST_WORDS 4u /* behind the article */

/* Adjectives and nouns are what no list has, in lower case; a voice speaks as its owner. */
static bool is_piece(const Phrases *phrases, uint32_t token) {
    const Token *t = &phrases->doc->tokens.at[token];
    if (WORD_AMONG(phrases->doc, token, "voice", "voices")) return true;
    bool         plain = t->kind == TOKEN_WORD && t->shape == SHAPE_LOWER && !(t->classes & ~(CLASS(COMMON) | CLASS(NUMBER)));
    return plain && !(t->flags & POSSESSIVE_END) && !ends_in_ly(phrases->doc, token) && phrases->name_at[token] == NONE;
}

/* “Halt!” cried: nothing but the mark stands before it, or a mark and a comma. */
static bool follows_quote(const Doc *doc, uint32_t cue) {
    uint32_t mark = cue && is_comma(doc, cue - 1) ? cue - 1 : cue;
    return mark && goes_on(doc, cue) && doc->tokens.at[mark - 1].kind == TOKEN_MARK && !(doc->tokens.at[mark - 1].flags & POSSESSIVE_END);
}

/* "the ferryman.", "the ferryman with a smile": what a noun phrase ends before. Not: "this slow-spoken man". */
static bool ends_before(const Doc *doc, uint32_t token) {
    const uint64_t others = CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(RELATIVE) | CLASS(ADVERB);
    if (token >= doc->tokens.n || !goes_on(doc, token) || token_is_sign(doc, token, ".,;:!?")) return true;
    return doc->tokens.at[token].classes & others || ends_in_ly(doc, token);
}

bool noun_behind_cue(const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   first = cue + 1, end = first + 1;
    if (!follows_quote(doc, cue) || phrases->first_at[first] != NONE) return false;
    while (end < doc->tokens.n && goes_on(doc, end) && end - first <= MOST_WORDS && is_piece(phrases, end)) {
        if (phrases->first_at[end] != NONE) return false;
        end++;
    }
    if (end == first + 1 || end - first > MOST_WORDS || phrases->end_at[end] != NONE || !ends_before(doc, end)) return false;
    if (WORD_AMONG(doc, end - 1, "voice", "voices") && token_is(doc, end, "of")) return false; /* "cried the voice of Jan Kowal" */
    *np = (NounPhrase){.first = first, .core = first + 1, .head = end - 1, .head_end = end, .end = end, .classes = CLASS(PERSON_NOUN)};
    return true;
}
