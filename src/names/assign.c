/* Which part of one name goes with which of the other: in any order, one or two for one, some without a
 * partner. The states are sets of b's parts, at most 2^PARTS_MAX; names of two parts have four. */
#include "assign.h"

typedef struct Search {
    uint16_t cost[PARTS_MAX + 2][1 << PARTS_MAX]; /* the first i parts of a done, these parts of b used */
    Choice step[PARTS_MAX + 2][1 << PARTS_MAX];
} Search;

static void offer(Search *search, unsigned i, unsigned used, Choice choice, unsigned cost) {
    unsigned then = choice.j == PARTS_MAX ? used : used | ((1u << choice.gives) - 1) << choice.j;
    uint16_t *known = &search->cost[i + choice.takes][then];
    if (search->cost[i][used] + cost >= *known) return;
    *known = (uint16_t)(search->cost[i][used] + cost);
    search->step[i + choice.takes][then] = choice;
}

static void offer_all(Search *search, const Costs *costs, unsigned i, unsigned used, unsigned n, unsigned m) {
    offer(search, i, used, (Choice){PARTS_MAX, 1, 0}, LEFT);
    for (unsigned j = 0; j < m; j++) {
        if (used >> j & 1) continue;
        if (costs->pair[i][j] <= PAIR_MOST)
            offer(search, i, used, (Choice){(uint8_t)j, 1, 1}, costs->pair[i][j]);
        if (i + 1 < n && costs->joined_a[i][j] <= PAIR_MOST)
            offer(search, i, used, (Choice){(uint8_t)j, 2, 1}, costs->joined_a[i][j]);
        if (j + 1 < m && !(used >> (j + 1) & 1) && costs->joined_b[i][j] <= PAIR_MOST)
            offer(search, i, used, (Choice){(uint8_t)j, 1, 2}, costs->joined_b[i][j]);
    }
}

static void trace(const Search *search, unsigned n, unsigned used, unsigned m, Assignment *out) {
    out->left_b = ((1u << m) - 1) & ~used;
    Choice backwards[PARTS_MAX];
    unsigned k = 0;
    for (unsigned i = n; i > 0;) {
        Choice choice = backwards[k++] = search->step[i][used];
        if (choice.j != PARTS_MAX) used &= ~(((1u << choice.gives) - 1) << choice.j);
        i -= choice.takes;
    }
    for (out->n = 0; k > 0;) out->of[out->n++] = backwards[--k];
}

void assign(const Costs *costs, unsigned n, unsigned m, Assignment *out) {
    Search search;
    unsigned states = 1u << m, best = 0, least = UINT16_MAX;
    for (unsigned i = 0; i <= n + 1; i++)
        for (unsigned used = 0; used < states; used++) search.cost[i][used] = UINT16_MAX / 2;
    search.cost[0][0] = 0;
    for (unsigned i = 0; i < n; i++)
        for (unsigned used = 0; used < states; used++)
            if (search.cost[i][used] < UINT16_MAX / 2) offer_all(&search, costs, i, used, n, m);
    for (unsigned used = 0; used < states; used++) {
        unsigned cost = search.cost[n][used] + LEFT * (m - count_bits(used));
        if (cost < least) least = cost, best = used;
    }
    trace(&search, n, best, m, out);
}
