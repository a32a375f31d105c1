/* The best cut of a run into names and words that are in none. */
#include "name_finder.h"
#include <string.h>

typedef struct Sums {
    float at[N_LABELS];
} Sums;

static void add_facts(const Finder *finder, const Facts *facts, Sums *sums) {
    for (uint32_t i = 0; i < facts->n; i++) {
        const float *weights = finder->weights[facts->at[i]];
        for (unsigned label = 0; label < N_LABELS; label++) sums->at[label] += weights[label];
    }
}

/* A name begins and ends with a word with a capital, or where a listed name does; never with "the". */
static bool may_start(const Run *run, uint32_t i) {
    const Word *word = &run->words[i];
    if (word->flags & WORD_THE) return false;
    return word->flags & WORD_NAME_LIKE || word->match != NONE || word->classes & CLASS(PARTICLE);
}

static bool may_end(const Run *run, uint32_t i) {
    const Word *word = &run->words[i];
    if (word->flags & (WORD_NAME_LIKE | WORD_TAIL) || word->match != NONE) return true;
    return i && !(word->flags & (WORD_JOINS | WORD_DOT | WORD_HYPHEN | WORD_POSSESSIVE | WORD_BRACKET)) && word->classes & ~CLASS(PARTICLE);
}

bool piece_may_be_name(const Run *run, uint32_t first, uint32_t end) {
    return end - first <= PIECE_MOST && may_start(run, first) && may_end(run, end - 1);
}

static unsigned best_label(const Sums *sums, unsigned n_labels) {
    unsigned best = 0;
    for (unsigned label = 1; label < n_labels; label++)
        if (sums->at[label] > sums->at[best]) best = label;
    return best;
}

static float margin_of(const Sums *sums, unsigned best) {
    float other = -1e30f;
    for (unsigned label = 0; label < N_LABELS; label++)
        if (label != best && sums->at[label] > other) other = sums->at[label];
    return sums->at[best] - other;
}

typedef struct Step {
    float total; /* of the best cut of the words up to here */
    Piece last;
} Step;

typedef struct Cutter {
    const Finder *finder;
    const Run    *run;
    Sums          starts[RUN_MOST], ends[RUN_MOST + 1]; /* ends: by the word behind */
    Step          steps[RUN_MOST + 1];
} Cutter;

static void try_piece(Cutter *cutter, uint32_t first, uint32_t end) {
    Facts facts = {0};
    Sums  sums = cutter->starts[first];
    evidence_of_piece(cutter->finder, cutter->run, first, end, &facts);
    for (unsigned label = 0; label < N_LABELS; label++) sums.at[label] += cutter->ends[end].at[label];
    add_facts(cutter->finder, &facts, &sums);
    bool     name = piece_may_be_name(cutter->run, first, end);
    unsigned label = !name ? LABEL_OUT : best_label(&sums, end - first == 1 ? N_LABELS : N_TYPES);
    float    total = cutter->steps[first].total + sums.at[label];
    Step    *step = &cutter->steps[end];
    if (total > step->total)
        *step = (Step){total, {.first = first, .end = end, .label = (uint8_t)label, .score = sums.at[label], .margin = margin_of(&sums, label)}};
}

static void prepare(Cutter *cutter) {
    const Run *run = cutter->run;
    for (uint32_t i = 0; i < run->n; i++) {
        Facts start = {0}, end = {0};
        evidence_of_start(cutter->finder, run, i, &start);
        evidence_of_end(cutter->finder, run, i + 1, &end);
        memset(&cutter->starts[i], 0, sizeof cutter->starts[i]);
        memset(&cutter->ends[i + 1], 0, sizeof cutter->ends[i + 1]);
        add_facts(cutter->finder, &start, &cutter->starts[i]);
        add_facts(cutter->finder, &end, &cutter->ends[i + 1]);
        cutter->steps[i + 1].total = -1e30f;
    }
    cutter->steps[0].total = 0;
}

static void read_back(const Cutter *cutter, Cut *cut) {
    uint32_t n = 0;
    for (uint32_t at = cutter->run->n; at > 0; at = cutter->steps[at].last.first) n++;
    cut->n = n;
    for (uint32_t at = cutter->run->n; at > 0; at = cutter->steps[at].last.first) cut->pieces[--n] = cutter->steps[at].last;
}

void run_cut(const Finder *finder, const Run *run, Cut *cut) {
    Cutter cutter;
    cutter.finder = finder;
    cutter.run = run;
    prepare(&cutter);
    for (uint32_t first = 0; first < run->n; first++) {
        try_piece(&cutter, first, first + 1);
        if (!may_start(run, first)) continue;
        for (uint32_t end = first + 2; end <= run->n && end - first <= PIECE_MOST; end++)
            if (may_end(run, end - 1)) try_piece(&cutter, first, end);
    }
    read_back(&cutter, cut);
}
