#include "quote_words.h"
#include <string.h>

static bool has(const Doc *doc, uint32_t token, uint64_t classes) { return (doc->tokens.at[token].classes & classes) != 0; }

static bool is_noun(const Doc *doc, uint32_t token) { return (doc->tokens.at[token].flags & NOUN) != 0; }

static bool goes_on(const Doc *doc, uint32_t token) {
    return token > 0 && token < doc->tokens.n && !(doc->tokens.at[token].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE));
}

/* ---- in it ------------------------------------------------------------------------------------------------------- */

static char letter_of_first(const Doc *doc, uint32_t token) {
    if (is_noun(doc, token)) return 'S';
    if (has(doc, token, CLASS(DETERMINER))) return 'D';
    return doc->tokens.at[token].kind == TOKEN_WORD ? unit_letter(doc, token) : '#';
}

static void note_verb_and_person(const Doc *doc, uint32_t token, QuoteWords *words) {
    static const uint64_t verbs = CLASS(VERB) | CLASS(CUE_VERB) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL);
    char letter = unit_letter(doc, token);
    if (has(doc, token, verbs)) words->verb = 'V';
    if (letter == 'I') words->person = 'I';
    else if (words->person == '-' && (ONE_OF(letter, "PT") || has(doc, token, CLASS(PRONOUN)))) words->person = 'p';
}

static QuoteWords words_in(const Doc *doc, uint32_t first, uint32_t end) {
    QuoteWords words = {.begins = '?', .verb = '-', .person = '-'};
    uint32_t   n = 0;
    for (uint32_t i = first; i < end; i++) {
        const Token *t = &doc->tokens.at[i];
        if (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER) continue;
        if (!n++) words.begins = letter_of_first(doc, i);
        if (!is_noun(doc, i)) note_verb_and_person(doc, i, &words);
    }
    words.length = n < 4 ? (char)('0' + n) : n < 7 ? '4' : n < 12 ? '7' : 'm';
    return words;
}

/* ---- beside it --------------------------------------------------------------------------------------------------- */

/* "rot-grüne", "neuen": what ends as adjectives do. */
static bool may_be_adjective(const Doc *doc, uint32_t token) {
    static const char *const endings[] = {"e", "en", "er", "es", "em"};
    const Token *t = &doc->tokens.at[token];
    if (t->shape != SHAPE_LOWER || t->kind != TOKEN_WORD) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (token_ends(doc, token, endings[i])) return true;
    return false;
}

static char letter_of_noun(const Doc *doc, uint32_t token) {
    if (has(doc, token, CLASS(CUE_NOUN))) return 'c';
    if (has(doc, token, CLASS(DOCUMENT_NOUN))) return 'F';
    return has(doc, token, CLASS(TITLE) | CLASS(PERSON_NOUN) | CLASS(GROUP_NOUN) | CLASS(ORG_HEAD)) ? 'H' : 'S';
}

static char letter_beside(const Doc *doc, uint32_t token) {
    if (is_noun(doc, token)) return letter_of_noun(doc, token);
    if (token_is(doc, token, "a")) return 'd';
    char letter = unit_letter(doc, token);
    return letter == 'w' && may_be_adjective(doc, token) ? 'j' : letter;
}

/* The words before a quote, as far as its sentence goes. */
static void look_back(const Doc *doc, uint32_t first, QuoteWords *words) {
    words->before = words->far = '^';
    if (!goes_on(doc, first)) return;
    words->before = letter_beside(doc, first - 1);
    if (goes_on(doc, first - 1)) words->far = letter_beside(doc, first - 2);
}

/* “ and „ -, " 2, ' 1, '' t */
static char letter_of_mark(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    const char  *text = doc->text + t->start;
    if (*text == '"') return '2';
    if (*text == '\'') return doc->text[t->start + 1] == '\'' ? 't' : '1';
    return t->end - t->start == 3 && memcmp(text, "\xE2\x80\x9A", 3) == 0 ? '1' : '-';
}

QuoteWords quote_words(const Doc *doc, const Unit *quote) {
    QuoteWords words = words_in(doc, quote->first + 1, quote->end);
    look_back(doc, quote->first, &words);
    words.after = goes_on(doc, quote->end) ? letter_beside(doc, quote->end) : '^';
    words.mark = letter_of_mark(doc, quote->first);
    return words;
}
