#include "marked.h"

/* ---- among the others -------------------------------------------------------------------------------------------- */

typedef struct Moved {
    Index *old, *found; /* where they stand now */
} Moved;

/* From the last one on, so that each finds its place free. */
static void move(Doc *doc, const Marked *found, uint32_t n_found, Moved *moved) {
    uint32_t n = doc->marked.n - n_found;
    for (uint32_t to = doc->marked.n, i = n, k = n_found; to-- > 0;) {
        if (k && (!i || found[k - 1].open > doc->marked.at[i - 1].open)) {
            doc->marked.at[to] = found[--k];
            moved->found[k] = to;
        } else {
            doc->marked.at[to] = doc->marked.at[--i];
            moved->old[i] = to;
        }
    }
}

static void rename_links(Marked *marked, const Index *moved) {
    if (marked->outer != NONE) marked->outer = moved[marked->outer];
    if (marked->continues != NONE) marked->continues = moved[marked->continues];
}

/* Those that stand in none yet, and open inside the found one at `at`. */
static void take_in(Doc *doc, Index at) {
    const Marked *outer = &doc->marked.at[at];
    for (Index i = at + 1; i < doc->marked.n && doc->marked.at[i].open < outer->close; i++)
        if (doc->marked.at[i].outer == NONE) doc->marked.at[i].outer = at;
}

bool marked_insert(Doc *doc, const Marked *found, uint32_t n, quoth_error *err) {
    uint32_t n_old = doc->marked.n;
    if (!n) return true;
    Moved moved = {arena_alloc(&doc->arena, n_old * sizeof(Index) + 1), arena_alloc(&doc->arena, n * sizeof(Index))};
    if (!moved.old || !moved.found || !array_add_many(&doc->arena, &doc->marked, n)) return fail_memory(err);
    move(doc, found, n, &moved);
    for (uint32_t i = 0; i < n_old; i++) rename_links(&doc->marked.at[moved.old[i]], moved.old);
    for (uint32_t k = 0; k < n; k++) {
        rename_links(&doc->marked.at[moved.found[k]], moved.found);
        take_in(doc, moved.found[k]);
    }
    return true;
}

/* ---- block quotes ------------------------------------------------------------------------------------------------ */

/* The first token of a block quote that no marks set off as well, or NONE. */
static uint32_t opening_of(const Doc *doc, const Paragraph *paragraph) {
    if (!paragraph->block_quote || paragraph->zone != ZONE_BODY) return NONE;
    uint32_t i = past_markup(doc, paragraph->first, paragraph->end);
    return i == paragraph->end || doc->tokens.at[i].kind == TOKEN_MARK ? NONE : paragraph->first;
}

bool block_quotes_mark(Doc *doc, quoth_error *err) {
    ARRAY(Marked) found = {NULL, 0, 0};
    uint32_t last = 0; /* end of the last one */
    for (uint32_t p = 0; p < doc->paragraphs.n; p++) {
        const Paragraph *paragraph = &doc->paragraphs.at[p];
        uint32_t         open = opening_of(doc, paragraph);
        if (open == NONE) continue;
        Index   before = found.n && last == open ? found.n - 1 : NONE;
        Marked *marked = array_add(&doc->arena, &found);
        if (!marked) return fail_memory(err);
        *marked = (Marked){.open = open, .close = paragraph->end, .outer = NONE, .continues = before};
        for (uint32_t i = open + 1; i < paragraph->end; i++) doc->tokens.at[i].flags |= IN_QUOTE;
        last = paragraph->end;
    }
    return marked_insert(doc, found.at, found.n, err);
}
