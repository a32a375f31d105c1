#include "lookup.h"
#include "address.h"
#include "fold.h"

#define COMPARED 1024u /* folded bytes of a word; NAME_BYTES fold to fewer */

typedef struct Folded {
    char   text[COMPARED];
    size_t n;
} Folded;

static void add_word(Folded *folded, const char *text, size_t length) {
    size_t n = fold_word(text, length, folded->text + folded->n, COMPARED - folded->n);
    folded->n = n < COMPARED - folded->n ? folded->n + n : COMPARED;
}

/* What a token is found by: all of it, or the domain of an address. */
static void add_token(Folded *folded, const Doc *doc, const Token *token) {
    size_t at = token->start, end = token->end;
    if (token->kind == TOKEN_ADDRESS) address_domain(doc->text, &at, &end);
    add_word(folded, doc->text + at, end - at);
}

/* Is the word that begins at `spelling` the next tokens? Takes them off; each word ends with one. */
static bool take_word(const Doc *doc, const uint32_t **tokens, const uint32_t *end, const char *spelling, size_t length) {
    Folded listed = {.n = 0}, found = {.n = 0};
    add_word(&listed, spelling, length);
    do {
        if (*tokens == end) return false;
        add_token(&found, doc, &doc->tokens.at[*(*tokens)++]);
    } while (found.n < listed.n);
    return listed.n == found.n && memcmp(listed.text, found.text, listed.n) == 0;
}

/* Most names stand in texts as they stand in the list. */
static bool is_verbatim(const char *spelling, const Doc *doc, const uint32_t *tokens, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        const Token *token = &doc->tokens.at[tokens[i]];
        uint32_t     length = token->end - token->start;
        if (*spelling == ' ') spelling++;
        if (strncmp(spelling, doc->text + token->start, length) != 0) return false;
        spelling += length;
    }
    return *spelling == '\0';
}

bool lookup_is_spelt(const Gazetteer *gazetteer, const ImageSense *sense, const Doc *doc, const uint32_t *tokens, uint32_t n) {
    const char     *spelling = image_text(gazetteer, sense->spelling);
    const uint32_t *end = tokens + n;
    if (is_verbatim(spelling, doc, tokens, n)) return true;
    while (*spelling) {
        size_t length = strcspn(spelling, " ");
        if (length && !take_word(doc, &tokens, end, spelling, length)) return false;
        spelling += length + (spelling[length] == ' ');
    }
    return tokens == end;
}
