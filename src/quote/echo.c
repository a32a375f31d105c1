#include "echo.h"
#include <string.h>

/* A word of the text, or a number; signs are passed over. */
typedef struct Word {
    uint64_t fold;
    uint32_t token;
    Index    stretch; /* the one that it is the first word of, or NONE */
} Word;

/* A marked stretch by its words. */
typedef struct Stretch {
    uint32_t first, n; /* words */
    Index    next;     /* another one that begins alike, or NONE */
    Index    marked;
} Stretch;

typedef struct Search {
    const Doc *doc;
    Word      *words;
    uint32_t   n_words;
    Stretch   *stretches;
    uint32_t   n_stretches;
    Index     *heads;   /* by how they begin: the first stretch, or NONE */
    uint32_t   n_heads; /* a power of two */
    uint8_t   *echoes;
    Index     *echo_of;
} Search;

static bool is_word(const Token *token) { return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER; }

static void list_words(Search *search) {
    const Doc *doc = search->doc;
    for (uint32_t i = 0; i < doc->tokens.n; i++)
        if (is_word(&doc->tokens.at[i])) search->words[search->n_words++] = (Word){doc->tokens.at[i].fold, i, NONE};
}

static Index *head_of(const Search *search, uint64_t fold) { return &search->heads[fold & (search->n_heads - 1)]; }

/* A stretch of a few words becomes one that is looked for. Both walk forwards, so that all is done in one pass. */
static void add_stretch(Search *search, Index marked, uint32_t *word) {
    const Marked *m = &search->doc->marked.at[marked];
    while (*word < search->n_words && search->words[*word].token <= m->open) ++*word;
    uint32_t n = 0;
    while (n <= MOST_ECHO && *word + n < search->n_words && search->words[*word + n].token < m->close) n++;
    if (!n || n > MOST_ECHO) return;
    Index *head = head_of(search, search->words[*word].fold);
    search->words[*word].stretch = search->n_stretches;
    search->stretches[search->n_stretches] = (Stretch){*word, n, *head, marked};
    *head = search->n_stretches++;
}

static void add_stretches(Search *search) {
    uint32_t word = 0;
    for (Index i = 0; i < search->doc->marked.n; i++)
        if (search->doc->marked.at[i].outer == NONE) add_stretch(search, i, &word);
}

static bool are_alike(const Search *search, uint32_t word, const Stretch *stretch) {
    if (stretch->n > search->n_words - word) return false;
    for (uint32_t i = 0; i < stretch->n; i++)
        if (search->words[word + i].fold != search->words[stretch->first + i].fold) return false;
    return true;
}

/* The outermost marked stretch that the token is in, or NONE. */
static Index marked_around(const Doc *doc, uint32_t token) {
    Index at;
    array_bisect(at, doc->marked.n, doc->marked.at[i].open <= token);
    while (at > 0 && doc->marked.at[at - 1].outer != NONE) at = doc->marked.at[at - 1].outer + 1;
    return at > 0 && token < doc->marked.at[at - 1].close ? at - 1 : NONE;
}

static uint8_t echo_at(const Search *search, uint32_t word, uint32_t n) {
    const Word *first = &search->words[word];
    if (first->stretch != NONE && search->stretches[first->stretch].n == n) return ECHO_SAME;
    return search->doc->tokens.at[first->token].flags & IN_QUOTE ? ECHO_INSIDE : ECHO_OUTSIDE;
}

#define MOST_ALIKE 8 /* of the stretches that begin with one word; so the work grows with the text alone */

static void look_up(const Search *search, uint32_t word) {
    Index at = *head_of(search, search->words[word].fold);
    for (unsigned n = 0; at != NONE && n < MOST_ALIKE; at = search->stretches[at].next, n++) {
        const Stretch *stretch = &search->stretches[at];
        if (stretch->first == word || !are_alike(search, word, stretch)) continue;
        uint8_t echo = echo_at(search, word, stretch->n);
        search->echoes[stretch->marked] |= echo;
        if (echo != ECHO_OUTSIDE && search->echo_of[stretch->marked] == NONE)
            search->echo_of[stretch->marked] = marked_around(search->doc, search->words[word].token);
    }
}

static bool make_room(Search *search, Arena *scratch) {
    const Doc *doc = search->doc;
    search->n_heads = 64;
    while (search->n_heads < doc->marked.n * 2) search->n_heads *= 2;
    search->words = arena_alloc(scratch, (size_t)doc->tokens.n * sizeof *search->words);
    search->stretches = arena_alloc(scratch, (size_t)doc->marked.n * sizeof *search->stretches);
    search->heads = array_nones(scratch, search->n_heads);
    return search->words && search->stretches && search->heads;
}

bool echoes_find(Units *units, const Doc *doc, quoth_error *err) {
    Search search = {.doc = doc};
    search.echoes = units->echoes = arena_alloc(units->scratch, (size_t)doc->marked.n + 1);
    search.echo_of = units->echo_of = array_nones(units->scratch, doc->marked.n);
    if (!units->echoes || !units->echo_of) return fail_memory(err);
    memset(units->echoes, 0, (size_t)doc->marked.n + 1);
    if (!doc->marked.n) return true;
    if (!make_room(&search, units->scratch)) return fail_memory(err);
    list_words(&search);
    add_stretches(&search);
    for (uint32_t i = 0; i < search.n_words; i++) look_up(&search, i);
    return true;
}
