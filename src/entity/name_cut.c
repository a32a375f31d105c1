/* The best cut of a run into names and words that are in none. */
#include "name_finder.h"
#include <string.h>

static void add_facts(const Finder *finder, const Facts *facts, float scores[N_LABELS]) {
    float sums[N_LABELS];
    memcpy(sums, scores, sizeof sums);
    for (uint32_t i = 0; i < facts->n; i++) {
        const float *weights = finder->weights[facts->at[i]];
        for (unsigned label = 0; label < N_LABELS; label++) sums[label] += weights[label];
    }
    memcpy(scores, sums, sizeof sums);
}

/* Whole numbers are added up, all labels at once, and made one score in the end; the copies are kept in registers. */
static void add_words(const Finder *finder, const WordFacts *facts, WordSum *sum) {
    WordSum sums = *sum;
    for (uint32_t i = 0; i < facts->n; i++) {
        int8_t weights[N_LABELS];
        memcpy(weights, words_at(finder, facts->at[i]), sizeof weights);
        for (unsigned label = 0; label < N_LABELS; label++) sums.at[label] = (int16_t)(sums.at[label] + weights[label]);
    }
    *sum = sums;
}

/* Asks memory for what add_words() will read: a table of a megabyte, so that each place would be waited for. */
static void expect_words(const Finder *finder, const WordFacts *facts) {
    for (uint32_t i = 0; i < facts->n; i++) words_expect(finder, facts->at[i]);
}

/* ---- What does not change ---------------------------------------------------------------------------------------- */

/* A name begins and ends with a word with a capital, or where a listed name does; never with "the". */
static bool may_start(const Run *run, uint32_t i) {
    const Word *word = &run->words[i];
    if (word->flags & WORD_THE) return false;
    return word->flags & (WORD_NAME_LIKE | WORD_HEAD) || word->match != NONE || word->classes & CLASS(PARTICLE);
}

static bool may_end(const Run *run, uint32_t i) {
    const Word *word = &run->words[i];
    if (word->flags & (WORD_NAME_LIKE | WORD_TAIL | WORD_GOES_ON) || word->match != NONE) return true;
    bool between = word->flags & (WORD_JOINS | WORD_DOT | WORD_HYPHEN | WORD_POSSESSIVE | WORD_BRACKET | WORD_COMMA);
    return i && !between && word->classes & ~CLASS(PARTICLE);
}

bool piece_may_be_name(const Run *run, uint32_t first, uint32_t end) {
    return end - first <= PIECE_MOST && may_start(run, first) && may_end(run, end - 1);
}

/* The places inside listed names of several words, where no piece starts or ends: "Pope Francis" is not cut. */
typedef struct Inner {
    bool before[RUN_MOST + 1]; /* the word */
} Inner;

static uint32_t listed_end(const Run *run, uint32_t first) {
    uint32_t end = first + 1;
    while (end < run->n && run->words[end].match == run->words[first].match) end++;
    return end;
}

/* All of a listed name that begins and ends with a capital: not "Iran deal", which may be two things, nor "Christie's". Of an event
 * the noun may be in lower case: "the Watergate scandal". */
static bool is_whole(const Run *run, uint32_t first, uint32_t end) {
    const Word *a = &run->words[first], *z = &run->words[end - 1];
    if (!(a->flags & WORD_STARTS && z->flags & WORD_ENDS && a->types && a->flags & WORD_NAME_LIKE)) return false;
    return z->flags & WORD_NAME_LIKE || a->types == 1u << TYPE_EVENT;
}

/* "Talal Al-Ahmad Al-Sabah": a particle and what a hyphen ties to it are one word. */
static void tie_particles(const Run *run, Inner *inner) {
    for (uint32_t i = 0; i + 2 < run->n; i++)
        if (run->words[i].classes & CLASS(PARTICLE) && run->words[i + 1].flags & WORD_HYPHEN && run->words[i + 2].flags & WORD_NAME_LIKE)
            inner->before[i + 1] = inner->before[i + 2] = true;
}

static bool is_particle(const Word *word) { return !(word->flags & WORD_NAME_LIKE) && word->classes & CLASS(PARTICLE); }

/* "Ursula von der Heyden": a given name alone is half a name, which two particles go on; but "Ursula von der CDU", "Peter Brandner von der Werft". */
static void tie_given(const Run *run, Inner *inner) {
    const uint64_t heads = CLASS(ORG_HEAD) | CLASS(OUTLET_HEAD) | CLASS(PLACE_HEAD) | CLASS(EVENT_HEAD) | CLASS(LEGAL_FORM);
    for (uint32_t i = 0; i + 3 < run->n; i++) {
        const Word *word = &run->words[i], *last = &word[3];
        if (!(word->classes & CLASS(GIVEN)) || !(word->flags & WORD_NAME_LIKE) || (i && word[-1].flags & WORD_NAME_LIKE)) continue;
        if (!is_particle(&word[1]) || !is_particle(&word[2]) || !(last->flags & WORD_NAME_LIKE)) continue;
        if (word->match != NONE || last->match != NONE || last->flags & WORD_ACRONYM || last->classes & heads) continue;
        for (uint32_t k = 1; k <= 3; k++) inner->before[i + k] = true;
    }
}

static void find_inner(const Run *run, Inner *inner) {
    memset(inner->before, 0, (run->n + 1) * sizeof *inner->before);
    tie_particles(run, inner);
    tie_given(run, inner);
    for (uint32_t first = 0, end; first < run->n && !run->title_case; first = end) {
        end = run->words[first].match == NONE ? first + 1 : listed_end(run, first);
        uint32_t start = first + (run->words[first].flags & WORD_THE && end > first + 1);
        if (!is_whole(run, first, end) || !piece_may_be_name(run, start, end)) continue;
        for (uint32_t i = start + 1; i < end; i++) inner->before[i] = true;
    }
}

bool chart_make(Chart *chart, Arena *arena, uint32_t words) {
    *chart = (Chart){.starts = arena_alloc(arena, words * sizeof *chart->starts),
                     .ends = arena_alloc(arena, words * sizeof *chart->ends),
                     .pieces = arena_alloc(arena, words * PIECE_MOST * sizeof *chart->pieces),
                     .facts = arena_alloc(arena, words * (PIECE_MOST + 2) * FACTS_MOST * sizeof *chart->facts),
                     .sums = arena_alloc(arena, (RUN_MOST + 1) * sizeof *chart->sums)};
    return chart->starts && chart->ends && chart->pieces && chart->facts && chart->sums;
}

/* The sums are of no use once it is filled. */
void chart_split(const Chart *chart, Chart *rest) {
    *rest = (Chart){.starts = chart->starts + chart->run->n, .ends = chart->ends + chart->run->n, .pieces = chart->pieces + chart->n,
                    .facts = chart->facts + chart->n_facts, .sums = chart->sums};
}

static FactsAt keep_facts(Chart *chart, const Facts *facts) {
    FactsAt at = {(uint16_t)chart->n_facts, (uint16_t)facts->n};
    memcpy(chart->facts + chart->n_facts, facts->at, sizeof facts->at); /* there is room for all that may be; to copy so many is one step */
    chart->n_facts += facts->n;
    return at;
}

static void weigh_edge(const Finder *finder, const Facts *facts, Chart *chart, Edge *edge) {
    memset(edge->scores, 0, sizeof edge->scores);
    add_facts(finder, facts, edge->scores);
    edge->facts = keep_facts(chart, facts);
}

static void weigh_edges(const Finder *finder, const Run *run, const Inner *inner, Chart *chart) {
    WordFacts words;
    for (uint32_t i = 0; i < run->n; i++) {
        Edge *start = &chart->starts[i], *end = &chart->ends[i];
        Facts facts;
        start->facts.n = end->facts.n = 0;
        start->words = end->words = (WordSum){0};
        if (!inner->before[i]) {
            facts.n = 0;
            words_of_start(&finder->wording, run->words[i].token, &words);
            expect_words(finder, &words);
            evidence_of_start(finder, run, i, &facts);
            weigh_edge(finder, &facts, chart, start);
            add_words(finder, &words, &start->words);
        }
        if (!inner->before[i + 1]) {
            facts.n = 0;
            words_of_end(&finder->wording, run->words[i].token, &words);
            expect_words(finder, &words);
            evidence_of_end(finder, run, i + 1, &facts);
            weigh_edge(finder, &facts, chart, end);
            add_words(finder, &words, &end->words);
        }
    }
}

/* Sums over the words of a run up to each one. */
static void sum_words(const Finder *finder, const Run *run, Chart *chart) {
    WordFacts words;
    chart->sums[0] = (WordSum){0};
    for (uint32_t i = 0; i < run->n; i++) {
        chart->sums[i + 1] = chart->sums[i];
        words_of_word(&finder->wording, run->words[i].token, &words);
        add_words(finder, &words, &chart->sums[i + 1]);
    }
}

static void weigh_words(const Stretch *stretch, const WordFacts *words, const Chart *chart, float scores[N_LABELS]) {
    WordSum        sum = chart->starts[stretch->first].words;
    const WordSum *end = &chart->ends[stretch->end - 1].words, *before = &chart->sums[stretch->first], *behind = &chart->sums[stretch->end];
    add_words(stretch->finder, words, &sum);
    for (unsigned label = 0; label < N_LABELS; label++)
        scores[label] += WORD_UNIT * (float)(sum.at[label] + end->at[label] + behind->at[label] - before->at[label]);
}

#define OWNED 100 /* more than all weights of a stretch */

static void weigh(const Stretch *stretch, bool may_be_name, Chart *chart) {
    Weighed     *piece = &chart->pieces[chart->n++];
    const float *start = chart->starts[stretch->first].scores, *end = chart->ends[stretch->end - 1].scores;
    const Word  *all = stretch->run->words;
    WordFacts words;
    Facts facts;
    words_of_piece(&stretch->finder->wording, all[stretch->first].token, all[stretch->end - 1].token + 1, &words);
    expect_words(stretch->finder, &words);
    facts.n = 0;
    evidence_of_stretch(stretch, &facts);
    for (unsigned label = 0; label < N_LABELS; label++) piece->scores[label] = start[label] + end[label];
    add_facts(stretch->finder, &facts, piece->scores);
    piece->facts = keep_facts(chart, &facts);
    weigh_words(stretch, &words, chart, piece->scores);
    if (stretch->flags & WORD_POSSESSIVE) piece->scores[TYPE_PERSON] -= OWNED; /* "Jefferies' Pooja Mehta": no person has an owner's name */
    piece->first = (uint8_t)stretch->first;
    piece->end = (uint8_t)stretch->end;
    piece->may_be_name = may_be_name;
    piece->key = stretch->key;
    piece->before_and = stretch->before_and;
    piece->behind_and = stretch->behind_and;
}

void chart_fill(const Finder *finder, const Run *run, Chart *chart) {
    Stretch stretch;
    Inner   inner;
    chart->run = run;
    chart->n = chart->n_facts = 0;
    find_inner(run, &inner);
    weigh_edges(finder, run, &inner, chart);
    sum_words(finder, run, chart);
    for (uint32_t first = 0; first < run->n; first++) {
        if (inner.before[first]) continue;
        bool may_be_first = may_start(run, first);
        stretch_start(&stretch, finder, run, first);
        if (!inner.before[first + 1]) weigh(&stretch, may_be_first && may_end(run, first), chart);
        if (!may_be_first) continue;
        while (stretch.end < run->n && stretch.end - first < PIECE_MOST) {
            stretch_grow(&stretch);
            if (!inner.before[stretch.end] && may_end(run, stretch.end - 1)) weigh(&stretch, true, chart);
        }
    }
}

static void *copy_of(const void *from, size_t size, Arena *arena) {
    void *copy = arena_alloc(arena, size);
    return copy ? memcpy(copy, from, size) : NULL;
}

bool chart_copy(const Chart *chart, Arena *arena, Chart *copy) {
    uint32_t words = chart->run->n;
    *copy = (Chart){.run = copy_of(chart->run, offsetof(Run, words) + words * sizeof *chart->run->words, arena),
                    .starts = copy_of(chart->starts, words * sizeof *chart->starts, arena),
                    .ends = copy_of(chart->ends, words * sizeof *chart->ends, arena),
                    .pieces = copy_of(chart->pieces, chart->n * sizeof *chart->pieces, arena), .n = chart->n,
                    .facts = copy_of(chart->facts, chart->n_facts * sizeof *chart->facts, arena), .n_facts = chart->n_facts};
    return copy->run && copy->starts && copy->ends && copy->pieces && copy->facts;
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
    float odds[N_LABELS], more = 0;
    odds_of(scores, best, odds);
    for (unsigned type = 0; type < N_TYPES; type++) more += odds[type];
    return scores[best] + more / (2 + more);
}
#define NAME_SCORE_MORE 0.75F /* name_score() is over the best type's by no more: six others */

typedef struct Step {
    float          total; /* of the best cut of the words up to here */
    float          scores[N_LABELS];
    const Weighed *piece; /* the last of it */
    uint8_t        label;
} Step;

static void try_piece(const Weighed *piece, const float scores[N_LABELS], Step *steps) {
    float    before = steps[piece->first].total;
    Step    *step = &steps[piece->end];
    unsigned label = piece->may_be_name ? best_label(scores, N_TYPES) : LABEL_OUT;
    bool     may_be_out = label == LABEL_OUT || piece->end - piece->first == 1;
    float    most = label == LABEL_OUT ? scores[label] : scores[label] + NAME_SCORE_MORE;
    if (may_be_out && scores[LABEL_OUT] > most) most = scores[label = LABEL_OUT];
    if (before + most <= step->total) return;
    float score = label == LABEL_OUT ? scores[label] : name_score(scores, label);
    if (may_be_out && scores[LABEL_OUT] > score) score = scores[label = LABEL_OUT];
    if (before + score <= step->total) return;
    step->total = before + score;
    memcpy(step->scores, scores, sizeof step->scores);
    step->piece = piece;
    step->label = (uint8_t)label;
}

static void read_back(const Step *steps, uint32_t words, Cut *cut) {
    uint32_t n = 0;
    for (uint32_t at = words; at > 0; at = steps[at].piece->first) n++;
    cut->n = n;
    for (uint32_t at = words; at > 0; at = steps[at].piece->first) {
        const Step *step = &steps[at];
        Piece      *piece = &cut->pieces[--n];
        piece->first = step->piece->first;
        piece->end = at;
        piece->label = step->label;
        piece->weighed = step->piece;
        piece->margin = margin_of(step->scores, step->label);
        memcpy(piece->scores, step->scores, sizeof piece->scores);
    }
}

void chart_cut(const Finder *finder, const Chart *chart, Cut *cut) {
    Step     steps[RUN_MOST + 1];
    uint32_t words = chart->run->n;
    steps[0].total = 0;
    for (uint32_t i = 1; i <= words; i++) steps[i].total = -1e30F;
    for (uint32_t i = 0; i < chart->n; i++) {
        const Weighed *piece = &chart->pieces[i];
        const float   *scores = piece->scores;
        float          sums[N_LABELS];
        Facts          facts;
        facts.n = 0;
        evidence_remembered(finder, chart->run, piece, &facts);
        if (facts.n) {
            memcpy(sums, scores, sizeof sums);
            add_facts(finder, &facts, sums);
            scores = sums;
        }
        try_piece(piece, scores, steps);
    }
    read_back(steps, words, cut);
}
