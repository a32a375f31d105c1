/* What the finding of names stands on: weights, the readings that may be meant, and what a first reading found. */
#include "name_finder.h"
#include "feature.h"
#include "fold.h"
#include <string.h>

/* ---- Weights ----------------------------------------------------------------------------------------------------- */

/* models/names.tsv names a weight so: "names/given name first:person". */
static void load_weights(Finder *finder) {
    static const char *const labels[N_LABELS] = {"person", "org", "outlet", "place", "group", "event", "other", "out"};
    uint64_t values[N_LABELS];
    char     name[64] = "names/";
    for (unsigned label = 0; label < N_LABELS; label++) values[label] = hash_load(labels[label], strlen(labels[label]));
    for (unsigned i = 0; i < N_EVIDENCE; i++) {
        size_t length = strlen(evidence_text(i));
        memcpy(name + 6, evidence_text(i), length);
        uint64_t template_hash = hash_bytes(name, length + 6);
        for (unsigned label = 0; label < N_LABELS; label++)
            finder->weights[i][label] = gazetteer_weight(finder->gazetteer, feature_key(template_hash, values[label]));
    }
}

/* ---- Company ----------------------------------------------------------------------------------------------------- */

/* A reading such as "PA" counts only where the text has another name of the same entity. */
static bool mark_usable(Finder *finder) {
    const Doc *doc = finder->doc;
    uint32_t   n = doc->readings.n, places = 16;
    while (places / 2 < n) places *= 2;
    Index *named = arena_alloc(finder->scratch, places * sizeof *named); /* records with a name that needs no company */
    finder->usable = arena_alloc(finder->scratch, n * sizeof *finder->usable);
    if (!named || !finder->usable) return false;
    memset(named, 0xFF, places * sizeof *named);
    for (Index i = 0; i < n; i++) {
        if (doc->readings.at[i].needs_company) continue;
        uint32_t at = (uint32_t)hash_mix(HASH_SEED, doc->readings.at[i].record) & (places - 1);
        while (named[at] != NONE && named[at] != doc->readings.at[i].record) at = (at + 1) & (places - 1);
        named[at] = doc->readings.at[i].record;
    }
    for (Index i = 0; i < n; i++) {
        uint32_t at = (uint32_t)hash_mix(HASH_SEED, doc->readings.at[i].record) & (places - 1);
        while (named[at] != NONE && named[at] != doc->readings.at[i].record) at = (at + 1) & (places - 1);
        finder->usable[i] = named[at] != NONE;
    }
    return true;
}

/* ---- What the first reading found -------------------------------------------------------------------------------- */

static void count(uint16_t *counter) {
    if (*counter < UINT16_MAX) ++*counter;
}

static Seen *memory_of_word(const Finder *finder, const Word *word) {
    return memory_find(&finder->memory, finder->doc->tokens.at[word->token].fold);
}

/* "Jonathan Powell": Powell alone is he, and so is Jonathan. */
static void remember_person(const Finder *finder, const Run *run, const Piece *piece) {
    uint32_t last = piece->end - 1;
    while (last > piece->first && (!(run->words[last].flags & WORD_NAME_LIKE) || run->words[last].classes & CLASS(SUFFIX))) last--;
    Seen *first_word = memory_of_word(finder, &run->words[piece->first]), *last_word = memory_of_word(finder, &run->words[last]);
    if (last == piece->first) return;
    if (first_word) count(&first_word->first);
    if (last_word) count(&last_word->last);
}

/* "World Wildlife Fund": WWF is it. */
static void remember_initials(const Finder *finder, const Run *run, const Piece *piece) {
    char     initials[PIECE_MOST];
    unsigned n = 0;
    for (uint32_t i = piece->first; i < piece->end && n < sizeof initials; i++)
        if (run->words[i].flags & WORD_NAME_LIKE) initials[n++] = finder->doc->text[finder->doc->tokens.at[run->words[i].token].start];
    if (n < 2) return;
    Seen *seen = memory_find(&finder->memory, fold_hash(initials, n));
    if (seen) count(&seen->initials);
}

void finder_remember(Finder *finder, const Run *run, const Cut *cut) {
    for (uint32_t i = 0; i < cut->n; i++) {
        const Piece *piece = &cut->pieces[i];
        if (piece->label == LABEL_OUT) continue;
        count(&memory_put(&finder->memory, piece_key(finder, run, piece->first, piece->end))->as[piece->label]);
        if (piece->label == TYPE_PERSON) remember_person(finder, run, piece);
        else if (piece->label != TYPE_GROUP && piece->label != TYPE_PLACE) remember_initials(finder, run, piece);
    }
}

/* ------------------------------------------------------------------------------------------------------------------ */

Finder *finder_new(Doc *doc, const Gazetteer *gazetteer, Arena *scratch) {
    Finder *finder = arena_alloc(scratch, sizeof *finder);
    if (!finder) return NULL;
    *finder = (Finder){.doc = doc, .gazetteer = gazetteer, .scratch = scratch, .sentence = NONE};
    if (!memory_fill(&finder->memory, doc, scratch) || !mark_usable(finder)) return NULL;
    small_words_fill(&finder->small);
    endings_index(finder->endings);
    load_weights(finder);
    return finder;
}
