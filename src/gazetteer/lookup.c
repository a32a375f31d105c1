#include "lookup.h"
#include "fold.h"

#define COMPARED 256u /* folded bytes; of longer names the beginning proves enough */

typedef struct Folded {
    char   text[COMPARED];
    size_t n;
} Folded;

static void add_word(Folded *folded, const char *text, size_t length) {
    size_t n = fold_word(text, length, folded->text + folded->n, COMPARED - folded->n);
    folded->n = n < COMPARED - folded->n ? folded->n + n : COMPARED;
}

/* The spelling's words without the spaces between, as tokens have none. */
static void fold_spelling(Folded *folded, const char *spelling) {
    while (*spelling && folded->n < COMPARED) {
        size_t length = strcspn(spelling, " ");
        add_word(folded, spelling, length);
        spelling += length + (spelling[length] == ' ');
    }
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
    const char *spelling = image_text(gazetteer, sense->spelling);
    Folded      listed = {.n = 0}, found = {.n = 0};
    if (is_verbatim(spelling, doc, tokens, n)) return true;
    fold_spelling(&listed, spelling);
    for (uint32_t i = 0; i < n && found.n < COMPARED; i++) {
        const Token *token = &doc->tokens.at[tokens[i]];
        add_word(&found, doc->text + token->start, token->end - token->start);
    }
    return listed.n == found.n && memcmp(listed.text, found.text, listed.n) == 0;
}
