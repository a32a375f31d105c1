/* The best cut of a run into names and words that are in none. */
#include "name_finder.h"
#include <string.h>

static void add_facts(const Finder *finder, const Facts *facts, float scores[N_LABELS]) {
    float sums[N_LABELS];
    memcpy(sums, scores, sizeof sums);
    for (uint32_t i = 0; i < facts->n; i++) {
        const float *weights = finder->model->weights[facts->at[i]];
        for (unsigned label = 0; label < N_LABELS; label++) sums[label] += weights[label];
    }
    memcpy(scores, sums, sizeof sums);
}

/* ---- What does not change ---------------------------------------------------------------------------------------- */

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

typedef struct Edges {
    float starts[RUN_MOST][N_LABELS], ends[RUN_MOST + 1][N_LABELS]; /* ends: by the word behind */
} Edges;

static void weigh_edges(const Finder *finder, const Run *run, Edges *edges) {
    memset(edges->starts, 0, run->n * sizeof *edges->starts);
    memset(edges->ends, 0, (run->n + 1) * sizeof *edges->ends);
    for (uint32_t i = 0; i < run->n; i++) {
        Facts start = {0}, end = {0};
        evidence_of_start(finder, run, i, &start);
        evidence_of_end(finder, run, i + 1, &end);
        add_facts(finder, &start, edges->starts[i]);
        add_facts(finder, &end, edges->ends[i + 1]);
    }
}

static void weigh(const Edges *edges, const Stretch *stretch, Chart *chart) {
    Weighed     *piece = &chart->at[chart->n++];
    const float *start = edges->starts[stretch->first], *end = edges->ends[stretch->end];
    Facts        facts;
    facts.n = 0;
    evidence_of_stretch(stretch, &facts);
    for (unsigned label = 0; label < N_LABELS; label++) piece->scores[label] = start[label] + end[label];
    add_facts(stretch->finder, &facts, piece->scores);
    piece->first = (uint8_t)stretch->first;
    piece->end = (uint8_t)stretch->end;
    piece->may_be_name = piece_may_be_name(stretch->run, stretch->first, stretch->end);
}

void chart_fill(const Finder *finder, const Run *run, Chart *chart) {
    Edges edges;
    weigh_edges(finder, run, &edges);
    chart->n = 0;
    for (uint32_t first = 0; first < run->n; first++) {
        Stretch stretch = stretch_start(finder, run, first);
        weigh(&edges, &stretch, chart);
        if (!may_start(run, first)) continue;
        while (stretch.end < run->n && stretch.end - first < PIECE_MOST) {
            stretch_grow(&stretch);
            if (may_end(run, stretch.end - 1)) weigh(&edges, &stretch, chart);
        }
    }
}

/* ---- The best cut ------------------------------------------------------------------------------------------------ */

static unsigned best_label(const float scores[N_LABELS], unsigned n_labels) {
    unsigned best = 0;
    for (unsigned label = 1; label < n_labels; label++)
        if (scores[label] > scores[best]) best = label;
    return best;
}

static float margin_of(const float scores[N_LABELS], unsigned best) {
    float other = -1e30f;
    for (unsigned label = 0; label < N_LABELS; label++)
        if (label != best && scores[label] > other) other = scores[label];
    return scores[best] - other;
}

/* That it is a name: the best type's score and half of what the others add to it, as the type is to be right as well. The exact
 * sum of chances would be log(1 + more). */
static float name_score(const float scores[N_LABELS], unsigned best) {
    float more = 0;
    for (unsigned type = 0; type < N_TYPES; type++)
        if (type != best) more += odds_against(scores[best] - scores[type]);
    return scores[best] + more / (2 + more);
}
#define NAME_SCORE_MORE 0.75F /* name_score() is over the best type's by no more: six others */

typedef struct Step {
    float   total; /* of the best cut of the words up to here */
    float   scores[N_LABELS];
    uint8_t first, label;
} Step;

static void try_piece(const Weighed *piece, const float scores[N_LABELS], Step *steps) {
    float    before = steps[piece->first].total;
    Step    *step = &steps[piece->end];
    unsigned label = piece->may_be_name ? best_label(scores, N_TYPES) : LABEL_OUT;
    bool     may_be_out = label == LABEL_OUT || piece->end - piece->first == 1;
    float    most = label == LABEL_OUT ? scores[label] : scores[label] + NAME_SCORE_MORE;
    if (may_be_out && scores[LABEL_OUT] > most) most = scores[LABEL_OUT];
    if (before + most <= step->total) return;
    float score = label == LABEL_OUT ? scores[label] : name_score(scores, label);
    if (may_be_out && scores[LABEL_OUT] > score) score = scores[label = LABEL_OUT];
    if (before + score <= step->total) return;
    step->total = before + score;
    memcpy(step->scores, scores, sizeof step->scores);
    step->first = piece->first;
    step->label = (uint8_t)label;
}

static void read_back(const Step *steps, uint32_t words, Cut *cut) {
    uint32_t n = 0;
    for (uint32_t at = words; at > 0; at = steps[at].first) n++;
    cut->n = n;
    for (uint32_t at = words; at > 0; at = steps[at].first) {
        const Step *step = &steps[at];
        Piece      *piece = &cut->pieces[--n];
        *piece = (Piece){.first = step->first, .end = at, .label = step->label, .margin = margin_of(step->scores, step->label)};
        memcpy(piece->scores, step->scores, sizeof piece->scores);
    }
}

void chart_cut(const Finder *finder, const Run *run, const Weighed *pieces, uint32_t n, Cut *cut) {
    Step steps[RUN_MOST + 1];
    steps[0].total = 0;
    for (uint32_t i = 1; i <= run->n; i++) steps[i].total = -1e30F;
    for (uint32_t i = 0; i < n; i++) {
        const Weighed *piece = &pieces[i];
        const float   *scores = piece->scores;
        float          sums[N_LABELS];
        Facts          facts;
        facts.n = 0;
        evidence_remembered(finder, run, piece->first, piece->end, &facts);
        if (facts.n) {
            memcpy(sums, scores, sizeof sums);
            add_facts(finder, &facts, sums);
            scores = sums;
        }
        try_piece(piece, scores, steps);
    }
    read_back(steps, run->n, cut);
}
