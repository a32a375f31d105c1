/* Documents for the tests of text/: a string through the first stages, and its parts by number. */
#ifndef TEXT_DOC_H
#define TEXT_DOC_H
#include "text.h"
#include "unit.h"
#include <string.h>

/* Decoded and cut into tokens; no classes. */
static inline Doc *doc_of(const char *text) {
    quoth_error err = {0};
    Doc        *doc = doc_new(&err);
    bool        ok = doc && text_decode(doc, text, strlen(text), false, &err) && text_tokens(doc, &err);
    if (!ok) fprintf(stderr, "%s\n", err.text);
    CU_ASSERT_FATAL(ok);
    return doc;
}

/* Gives classes to each token that is this word. */
static inline void set_classes(Doc *doc, const char *lower, uint64_t classes) {
    for (uint32_t i = 0; i < doc->tokens.n; i++)
        if (token_is(doc, i, lower)) doc->tokens.at[i].classes |= classes;
}

/* Makes each "word" "." a phrase with these classes, as the lexicon does for "Nov.". */
static inline void set_abbreviation(Doc *doc, const char *lower, uint64_t classes) {
    for (uint32_t i = 0; i + 1 < doc->tokens.n; i++) {
        if (!token_is(doc, i, lower) || !token_is(doc, i + 1, ".")) continue;
        Phrase *phrase = array_add(&doc->arena, &doc->phrases);
        CU_ASSERT_FATAL(phrase != NULL);
        *phrase = (Phrase){.first = i, .end = i + 2, .word = NONE, .classes = classes | CLASS(ABBREVIATION)};
        doc->tokens.at[i].phrase = doc->tokens.at[i + 1].phrase = doc->phrases.n - 1;
    }
}

static inline void add_text(char *out, size_t size, const Doc *doc, uint32_t start, uint32_t end) {
    size_t n = strlen(out), length = end > start ? end - start : 0;
    if (n + length + 1 > size) length = size - n - 1;
    memcpy(out + n, doc->text + start, length);
    out[n + length] = '\0';
}

/* Shows what is asked for beside what came, where they differ. */
static inline void check_text(const char *of, const char *got, const char *want) {
    if (strcmp(got, want) != 0) fprintf(stderr, "\n  of   %s\n  got  %s\n  want %s\n", of, got, want);
    CU_ASSERT_STRING_EQUAL(got, want);
}
#endif
