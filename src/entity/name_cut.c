/* The best cut of a run into names and words that are in none. */
#include "name_finder.h"
#include <string.h>

typedef struct Sums {
    float at[N_LABELS];
} Sums;

static void add_facts(const Finder *finder, const Facts *facts, Sums *sums) {
    Sums all = *sums;
    for (uint32_t i = 0; i < facts->n; i++) {
        const float *weights = weights_of(finder, facts->at[i]);
        for (unsigned label = 0; label < N_LABELS; label++) all.at[label] += weights[label];
    }
    *sums = all;
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
    bool between = word->flags & (WORD_JOINS | WORD_DOT | WORD_HYPHEN | WORD_POSSESSIVE | WORD_BRACKET);
    return i && !between && word->classes & ~CLASS(PARTICLE);
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

/* That it is a name: the best type's score and half of what the others add to it, as the type is to be right as well. The exact
 * sum of chances would be log(1 + more). */
static float name_score(const Sums *sums, unsigned best) {
    float more = 0;
    for (unsigned type = 0; type < N_TYPES; type++)
        if (type != best) more += odds_against(sums->at[best] - sums->at[type]);
    return sums->at[best] + more / (2 + more);
}

static void try_piece(Cutter *cutter, uint32_t first, uint32_t end) {
    Facts facts = {0};
    Sums  sums = cutter->starts[first];
    evidence_of_piece(cutter->finder, cutter->run, first, end, &facts);
    for (unsigned label = 0; label < N_LABELS; label++) sums.at[label] += cutter->ends[end].at[label];
    add_facts(cutter->finder, &facts, &sums);
    bool     name = piece_may_be_name(cutter->run, first, end);
    unsigned label = name ? best_label(&sums, N_TYPES) : LABEL_OUT;
    float    score = name ? name_score(&sums, label) : sums.at[LABEL_OUT];
    if (end - first == 1 && sums.at[LABEL_OUT] > score) score = sums.at[label = LABEL_OUT];
    float total = cutter->steps[first].total + score;
    Step *step = &cutter->steps[end];
    if (total <= step->total) return;
    *step = (Step){.total = total, .last = {.first = first, .end = end, .label = (uint8_t)label, .score = sums.at[label]}};
    step->last.margin = margin_of(&sums, label);
    memcpy(step->last.scores, sums.at, sizeof step->last.scores);
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
