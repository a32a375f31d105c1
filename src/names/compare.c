/* Are two names spellings of one? The evidence is added up; explain.c puts the derivation in words. */
#include "collect.h"
#include "explain.h"
#include "mem.h"
#include "stretch.h"
#include <math.h>

#define VETOED 0.01
#define STRANGERS 0.45 /* never the same, though some are likelier to be than others */

#define SUMS 8u /* as each addition waits for the one before; the processor makes several at once */

static double add_up(const float *weights, const float *evidence) {
    float sums[SUMS] = {0}, rest = 0;
    unsigned i = 0;
    for (; i + SUMS <= N_NAME_EVIDENCE; i += SUMS)
        for (unsigned k = 0; k < SUMS; k++) sums[k] += weights[i + k] * evidence[i + k];
    for (; i < N_NAME_EVIDENCE; i++) rest += weights[i] * evidence[i];
    for (unsigned k = 0; k < SUMS; k++) rest += sums[k];
    return (double)rest;
}

static double score_of(const Name *a, const Name *b, const Assignment *assignment) {
    float evidence[N_NAME_EVIDENCE];
    names_collect(a, b, assignment, evidence);
    const float *weights = name_weights(a->model, names_shape(a, b));
    double score = 1 / (1 + exp(-add_up(weights, evidence)));
    if (score > VETOED && hard_veto(a, b, assignment)) return VETOED;
    return names_are_strangers(evidence) ? score * STRANGERS : score;
}

#define LINE 64u /* bytes that come from memory at once */
#define LINES 6u /* that hold what is read of most names, but for their letters */

/* A search compares names that lie anywhere in memory: all is asked for at once, before anything of it is read. */
static void fetch_name(const Name *name) {
    for (unsigned i = 0; i < LINES; i++) __builtin_prefetch((const char *)name + i * LINE);
}

void name_compare_prepared(const quoth_name *a, const quoth_name *b, bool explained, quoth_name_verdict *verdict) {
    Assignment assignment;
    fetch_name(a);
    fetch_name(b);
    verdict->same = false;
    verdict->score = 0;
    verdict->why[0] = '\0';
    if (!a->model || !a->model->head || a->model != b->model) {
        explain_nothing(verdict, "veto: nothing is known of spellings");
        return;
    }
    if (!a->n || !b->n) {
        explain_nothing(verdict, "veto: no letters");
        return;
    }
    assign(a, b, &assignment);
    verdict->score = score_of(a, b, &assignment);
    verdict->same = verdict->score >= 0.5;
    if (explained) explain(a, b, &assignment, verdict);
}

/* Where nothing is known of spellings. */
static void compare_equal(const char *a, size_t a_length, const char *b, size_t b_length, quoth_name_verdict *verdict) {
    Spelling left, right;
    name_spell(a, a_length, false, &left);
    name_spell(b, b_length, false, &right);
    size_t n = left.n_symbols * sizeof *left.symbols;
    verdict->same = n && left.n == right.n && left.n_symbols == right.n_symbols && memcmp(left.symbols, right.symbols, n) == 0;
    verdict->score = verdict->same;
    if (!verdict->same) explain_nothing(verdict, "veto: nothing is known of spellings");
}

void name_compare(const SpellingModel *model, const char *a, size_t a_length, const char *b, size_t b_length, quoth_name_verdict *verdict) {
    NameRoom left, right;
    *verdict = (quoth_name_verdict){0};
    if (!model || !model->head) {
        compare_equal(a, a_length, b, b_length, verdict);
        return;
    }
    name_compare_prepared(name_prepare(&left, model, a, a_length), name_prepare(&right, model, b, b_length), true, verdict);
}

/* ---- Names that are kept --------------------------------------------------------------------------------------------- */

/* Rounded up, so that what follows is on its border. */
static size_t packed(size_t n, size_t size) { return (n * size + sizeof(uint64_t) - 1) / sizeof(uint64_t) * sizeof(uint64_t); }

static void *pack(char **at, const void *from, size_t n, size_t size) {
    void *there = memcpy(*at, from, n * size);
    *at += packed(n, size);
    return there;
}

/* Of letters that are costly to read, what is known of them is kept. */
static unsigned read_wide(const Name *name) {
    for (unsigned i = 0; name->wide && i < name->n; i++) {
        stretch_read(name, &name->parts[i].written);
        stretch_read(name, &name->parts[i].bare);
        stretch_read(name, &name->parts[i].read);
    }
    return name->wide ? name->n_letters : 0;
}

/* In one piece of memory, no longer than needed. */
static Name *pack_name(const Name *name) {
    size_t n = name->n, n_joined = n * name_joins(name), n_wide = read_wide(name);
    size_t size = sizeof *name + packed(n, sizeof *name->sketches) + packed(n, sizeof *name->equal) + packed(n_joined, sizeof *name->joined) +
                  packed(n, sizeof *name->parts) + packed(name->n_letters, sizeof *name->symbols) + packed(n_wide, sizeof *name->letters) +
                  packed(n_wide, sizeof *name->blocks) + packed(name->n_text, 1);
    char *at = mem_alloc(size);
    Name *kept = (Name *)(void *)at;
    if (!kept) return NULL;
    *kept = *name;
    at += sizeof *name;
    kept->sketches = pack(&at, name->sketches, n, sizeof *name->sketches);
    kept->equal = pack(&at, name->equal, n, sizeof *name->equal);
    kept->joined = pack(&at, name->joined, n_joined, sizeof *name->joined);
    kept->parts = pack(&at, name->parts, n, sizeof *name->parts);
    kept->symbols = pack(&at, name->symbols, name->n_letters, sizeof *name->symbols);
    kept->letters = n_wide ? pack(&at, name->letters, n_wide, sizeof *name->letters) : NULL;
    kept->blocks = n_wide ? pack(&at, name->blocks, n_wide, sizeof *name->blocks) : NULL;
    kept->text = pack(&at, name->text, name->n_text, 1);
    return kept;
}

quoth_name *name_prepared(const SpellingModel *model, const char *text, size_t length) {
    NameRoom room;
    return pack_name(name_prepare(&room, model, text, length));
}

void name_free(quoth_name *name) { mem_free(name); }
