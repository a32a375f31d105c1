/* Asking what stands at a token. */
#ifndef WORD_AT_H
#define WORD_AT_H
#include "doc.h"
#include <string.h>

/* Its classes; 0 past the end. */
static inline uint64_t classes_at(const Doc *doc, uint32_t token) {
    return token < doc->tokens.n ? doc->tokens.at[token].classes : 0;
}

static inline bool is_comma(const Doc *doc, uint32_t token) { return token_is(doc, token, ","); }

/* One that touches what stands on either side: "46-year-old". */
static inline bool is_hyphen(const Doc *doc, uint32_t token) {
    if (!token || token + 1 >= doc->tokens.n || !token_is(doc, token, "-")) return false;
    const Token *t = &doc->tokens.at[token];
    return t[-1].end == t->start && t->end == t[1].start;
}

/* "raised", not "red"; "gladly", not "fly". */
static inline bool ends_in_ed(const Doc *doc, uint32_t token) {
    return doc->tokens.at[token].end - doc->tokens.at[token].start > 4 && token_ends(doc, token, "ed");
}

static inline bool ends_in_ly(const Doc *doc, uint32_t token) {
    return doc->tokens.at[token].end - doc->tokens.at[token].start > 4 && token_ends(doc, token, "ly");
}

/* Does the token go on what stands before it, in one sentence? */
static inline bool goes_on(const Doc *doc, uint32_t token) {
    return token > 0 && token < doc->tokens.n && !(doc->tokens.at[token].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE | MARKUP));
}

/* WORD_AMONG(doc, token, "left", "right"): is it one of these words, given in lower case? */
#define WORD_AMONG(doc, token, ...)                                                                                    \
    word_among(doc, token, (const char *const[]){__VA_ARGS__}, sizeof(const char *[]){__VA_ARGS__} / sizeof(const char *))

static inline bool word_among(const Doc *doc, uint32_t token, const char *const *words, size_t n) {
    if (token >= doc->tokens.n) return false;
    const Token *t = &doc->tokens.at[token];
    char         first = t->like ? doc->likes.at[t->like].text[0] : doc->text[t->start];
    if (first >= 'A' && first <= 'Z') first = (char)(first | 0x20);
    for (size_t i = 0; i < n; i++)
        if (*words[i] == first && token_is(doc, token, words[i])) return true;
    return false;
}

/* The same of a text: TEXT_AMONG(lemma, "author", "veteran"). */
#define TEXT_AMONG(text, ...)                                                                                          \
    text_among(text, (const char *const[]){__VA_ARGS__}, sizeof(const char *[]){__VA_ARGS__} / sizeof(const char *))

static inline bool text_among(const char *text, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(text, words[i]) == 0) return true;
    return false;
}

/* Does "46-year-old" end with the token? */
static inline bool ends_age(const Doc *doc, uint32_t token) {
    return token > 2 && token_is(doc, token, "old") && token_is(doc, token - 1, "-") && WORD_AMONG(doc, token - 2, "year", "month");
}
#endif
