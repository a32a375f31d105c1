/* The states are sets of b's parts, at most 2^PARTS_MAX; names of two parts have four. */
#include "assign.h"
#include "bits.h"

enum { PAIR_MOST = 100, LEFT = 50, NICKNAME = 60, JOINED = 6 };

typedef struct Option { /* what part i of a may go with */
    uint8_t takes, j, gives;
    uint16_t cost;
    Pair pair;
} Option;

#define OPTIONS_MAX 40
#define NO_OPTION UINT8_MAX

typedef struct Step { /* the part that came last, and what it went with */
    uint8_t part, option;
} Step;

typedef struct Search {
    Option options[PARTS_MAX][OPTIONS_MAX];
    unsigned n_options[PARTS_MAX];
    uint16_t cost[PARTS_MAX + 1][1 << PARTS_MAX]; /* the first i parts of a done, these parts of b used */
    Step step[PARTS_MAX + 1][1 << PARTS_MAX];
} Search;

static unsigned cost_of(const Pair *pair, bool joined) {
    unsigned cost = (unsigned)((Z_MOST - pair->z) * 10);
    if (pair->how == HOW_NICKNAME && cost > NICKNAME) cost = NICKNAME;
    return cost + (joined ? JOINED : 0);
}

static bool add_option(Search *search, unsigned i, unsigned takes, unsigned j, unsigned gives, const Pair *pair) {
    unsigned cost = cost_of(pair, takes + gives > 2);
    if (cost > PAIR_MOST || search->n_options[i] == OPTIONS_MAX) return false;
    search->options[i][search->n_options[i]++] = (Option){(uint8_t)takes, (uint8_t)j, (uint8_t)gives, (uint16_t)cost, *pair};
    return true;
}

static bool is_equal_part(const Sketch *a, const Sketch *b) {
    return a->hash == b->hash && a->script == b->script && !a->initial && !b->initial;
}

/* Parts that are equal are taken. */
static void take_equal(Search *search, const Name *a, const Name *b, unsigned *taken_a, unsigned *taken_b) {
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned j = 0; j < b->n && !(*taken_a >> i & 1); j++) {
            if (*taken_b >> j & 1 || !is_equal_part(&a->sketches[i], &b->sketches[j])) continue;
            add_option(search, i, 1, j, 1, &a->equal[i]);
            *taken_a |= 1u << i;
            *taken_b |= 1u << j;
        }
}

static unsigned run(unsigned first, unsigned n) { return ((1u << n) - 1) << first; }

/* Are `k` parts from i on as long as part j, but for four letters? Syllables are told by what they are. */
static bool fits_together(const Name *many, unsigned i, unsigned k, const Name *one, unsigned j) {
    unsigned letters = 0, other = one->sketches[j].plain;
    for (unsigned p = i; p < i + k; p++) letters += many->sketches[p].plain;
    return many->syllabic || (letters <= other + 4 && other <= letters + 4);
}

/* An initial is no part of the word beside it, as a middle name is not: "Don Baker", "Donald S. Baker". Two may be one: "J. P.", "JP". */
static bool is_mixed(const Name *many, unsigned i, unsigned k) {
    unsigned initials = 0;
    for (unsigned p = i; p < i + k; p++) initials += many->sketches[p].initial;
    return initials && initials < k;
}

/* What is rather near; the parts that nothing is near of are told by `bare_a` and `bare_b`. */
static void look_quickly(Search *search, const Name *a, const Name *b, unsigned *bare_a, unsigned *bare_b) {
    unsigned met_a = 0, met_b = 0;
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned j = 0; j < b->n; j++) {
            Pair pair;
            if (!(*bare_a >> i & 1) || !(*bare_b >> j & 1) || sketches_are_far(&a->sketches[i], &b->sketches[j])) continue;
            pair_of_parts(a, i, 1, b, j, 1, true, &pair);
            if (!add_option(search, i, 1, j, 1, &pair)) continue;
            met_a |= 1u << i;
            met_b |= 1u << j;
        }
    *bare_a &= ~met_a;
    *bare_b &= ~met_b;
}

/* A closer look at parts that nothing was found for, as two spellings may be far apart; not where all else of the names differs. */
static void look_closely(Search *search, const Name *a, const Name *b, unsigned bare_a, unsigned bare_b) {
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned j = 0; j < b->n; j++) {
            Pair pair;
            if (!(bare_a >> i & 1) || !(bare_b >> j & 1)) continue;
            pair_of_parts(a, i, 1, b, j, 1, false, &pair);
            add_option(search, i, 1, j, 1, &pair);
        }
}

/* Runs of parts of the one name for a part of the other; `turned`: they are those of b. */
static void look_joined(Search *search, const Name *a, const Name *b, bool turned, unsigned taken_many, unsigned taken_one, bool quick) {
    const Name *many = turned ? b : a, *one = turned ? a : b;
    for (unsigned i = 0; i < many->n; i++)
        for (unsigned k = 2; k <= (many->syllabic ? JOINS_MAX : 2) && i + k <= many->n && !(taken_many & run(i, k)); k++)
            for (unsigned j = 0; j < one->n; j++) {
                Pair pair;
                if (taken_one >> j & 1 || is_mixed(many, i, k) || !fits_together(many, i, k, one, j)) continue;
                if (turned) pair_of_parts(a, j, 1, b, i, k, quick, &pair);
                else pair_of_parts(a, i, k, b, j, 1, quick, &pair);
                if (turned) add_option(search, j, 1, i, k, &pair);
                else add_option(search, i, k, j, 1, &pair);
            }
}

static void find_options(Search *search, const Name *a, const Name *b) {
    unsigned taken_a = 0, taken_b = 0;
    memset(search->n_options, 0, sizeof search->n_options);
    take_equal(search, a, b, &taken_a, &taken_b);
    unsigned bare_a = run(0, a->n) & ~taken_a, bare_b = run(0, b->n) & ~taken_b;
    look_quickly(search, a, b, &bare_a, &bare_b);
    bool latin = (a->scripts | b->scripts) == 1u << SCRIPT_LATIN, all_differ = latin && bare_a == run(0, a->n) && a->n > 1 && b->n > 1;
    if (!all_differ && bare_a && bare_b) look_closely(search, a, b, bare_a, bare_b);
    if (bits_count(taken_a) + b->n == bits_count(taken_b) + a->n) return;
    look_joined(search, a, b, false, taken_a, taken_b, all_differ);
    look_joined(search, a, b, true, taken_b, taken_a, all_differ);
}

static void offer(Search *search, unsigned i, unsigned then, Step step, unsigned cost) {
    if (cost >= search->cost[i][then]) return;
    search->cost[i][then] = (uint16_t)cost;
    search->step[i][then] = step;
}

static void walk(Search *search, unsigned i, unsigned states) {
    for (unsigned used = 0; used < states; used++) {
        unsigned cost = search->cost[i][used];
        if (cost >= 0x7F7F) continue;
        offer(search, i + 1, used, (Step){(uint8_t)i, NO_OPTION}, cost + LEFT);
        for (unsigned k = 0; k < search->n_options[i]; k++) {
            const Option *option = &search->options[i][k];
            unsigned taken = run(option->j, option->gives);
            if (!(used & taken)) offer(search, i + option->takes, used | taken, (Step){(uint8_t)i, (uint8_t)k}, cost + option->cost);
        }
    }
}

static void trace(const Search *search, unsigned n, unsigned m, unsigned used, Assignment *out) {
    PartMatch backwards[PARTS_MAX];
    unsigned k = 0;
    out->left_a = out->n = 0;
    out->left_b = run(0, m) & ~used;
    for (unsigned i = n; i > 0;) {
        Step step = search->step[i][used];
        i = step.part;
        if (step.option == NO_OPTION) {
            out->left_a |= 1u << i;
            continue;
        }
        const Option *option = &search->options[i][step.option];
        backwards[k++] = (PartMatch){(uint8_t)i, option->takes, option->j, option->gives, option->pair};
        used &= ~run(option->j, option->gives);
    }
    while (k > 0) out->of[out->n++] = backwards[--k];
}

/* Where each part has at most one option, and nothing is joined, there is nothing to choose. False: there is. */
static bool take_only(const Search *search, const Name *a, const Name *b, Assignment *out) {
    unsigned wanted = 0;
    out->n = 0;
    out->left_a = run(0, a->n);
    out->left_b = run(0, b->n);
    for (unsigned i = 0; i < a->n; i++) {
        const Option *option = &search->options[i][0];
        if (!search->n_options[i]) continue;
        if (search->n_options[i] > 1 || option->takes + option->gives > 2 || wanted >> option->j & 1) return false;
        wanted |= 1u << option->j;
        if (option->cost >= 2 * LEFT) continue;
        out->of[out->n++] = (PartMatch){(uint8_t)i, 1, option->j, 1, option->pair};
        out->left_a &= ~(1u << i);
        out->left_b &= ~(1u << option->j);
    }
    return true;
}

void assign(const Name *a, const Name *b, Assignment *out) {
    Search search;
    unsigned states = 1u << b->n, best = 0, least = UINT16_MAX;
    find_options(&search, a, b);
    if (take_only(&search, a, b, out)) return;
    for (unsigned i = 0; i <= a->n; i++) memset(search.cost[i], 0x7F, states * sizeof **search.cost);
    search.cost[0][0] = 0;
    for (unsigned i = 0; i < a->n; i++) walk(&search, i, states);
    for (unsigned used = 0; used < states; used++) {
        unsigned cost = search.cost[a->n][used] + LEFT * (b->n - bits_count(used));
        if (cost < least) least = cost, best = used;
    }
    trace(&search, a->n, b->n, best, out);
}
