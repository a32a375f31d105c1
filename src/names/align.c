/* Edit distance by blocks: equal letters cost nothing, exchanges what was measured, what no exchange explains so much that one
 * consonant is another name: "Kelin" is not "Belin". */
#include "align.h"

enum {
    REPLACED_VOWEL = 550,
    REPLACED = 900,
    SWAPPED = 350, /* two neighbours: "Merkel", "Mekrel" */
    DEAR = 100,
    UNREACHED = UINT16_MAX / 2
};
#define BAND 4
#define CONTEXT 2 /* letters of an exchange that may stand beside the one that differs */
#define STRIDE (ALIGN_SIDE + 8)

typedef struct Table {
    uint16_t cost[(ALIGN_SIDE + 4) * STRIDE];
    uint8_t step[(ALIGN_SIDE + 4) * STRIDE];
    unsigned width;
} Table;

static bool is_vowel(uint16_t c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
static bool is_anchor(uint16_t c) { return c == '^' || c == '$'; }

static inline void reach(Table *table, unsigned at, unsigned taken, unsigned given, unsigned cost) {
    unsigned there = at + taken * table->width + given;
    if (cost >= table->cost[there]) return;
    table->cost[there] = (uint16_t)cost;
    table->step[there] = (uint8_t)(taken << 4 | given);
}

static unsigned replaced(uint16_t x, uint16_t y, bool latin) {
    if (is_anchor(x) || is_anchor(y)) return UNREACHED;
    return latin && is_vowel(x) && is_vowel(y) ? REPLACED_VOWEL : REPLACED;
}

/* Steps that no exchange is needed for. */
static inline void plain_steps(Table *table, const Letter *x, const Letter *y, unsigned at, unsigned left_a, unsigned left_b, bool latin) {
    unsigned cost = table->cost[at];
    if (left_a) reach(table, at, 1, 0, cost + x->drop);
    if (left_b) reach(table, at, 0, 1, cost + y->drop);
    if (!left_a || !left_b) return;
    if (x->symbol == y->symbol) reach(table, at, 1, 1, cost);
    else reach(table, at, 1, 1, cost + replaced(x->symbol, y->symbol, latin));
    if (latin && left_a > 2 && left_b > 2 && x->symbol != y->symbol && x[0].symbol == y[1].symbol && x[1].symbol == y[0].symbol)
        reach(table, at, 2, 2, cost + SWAPPED);
}

/* The blocks that start at one letter of a, and whom they are exchanged for. */
typedef struct Blocks {
    uint64_t partners[3], bit[3];
    uint16_t id[3];
} Blocks;

static Blocks blocks_at(const Letter *x) {
    Blocks blocks;
    for (unsigned i = 0; i < 3; i++) {
        blocks.id[i] = x->block[i];
        blocks.partners[i] = x->block[i] ? x->partners[i] : 0;
        blocks.bit[i] = partner_bit(x->block[i]);
    }
    return blocks;
}

static inline void exchanges(const SpellingModel *model, Table *table, const Blocks *x, const Letter *y, unsigned at, unsigned longest) {
    unsigned cost = table->cost[at];
    for (unsigned j = 0; j < longest; j++) {
        uint32_t id = y->block[j];
        if (!id) continue;
        uint64_t bit = partner_bit(id), partners = j < PARTNERS_OF ? y->partners[j] : UINT64_MAX;
        for (unsigned i = 0; i < 3; i++) {
            if (!(x->partners[i] & bit) || !(partners & x->bit[i])) continue;
            uint16_t more = model_cost(model, x->id[i], id);
            if (more != NO_EXCHANGE) reach(table, at, i + 1, j + 1, cost + more);
        }
    }
}

static inline bool fill(const SpellingModel *model, Table *table, Side a, Side b, bool latin, unsigned longest, unsigned most) {
    table->width = b.n + 7;
    memset(table->cost, 0x7F, (a.n + 4) * table->width * sizeof *table->cost);
    table->cost[0] = 0;
    unsigned quiet = 0;
    for (unsigned i = 0; i <= a.n; i++) {
        unsigned middle = i * b.n / a.n, least = UNREACHED, end = middle + BAND + (longest > 4 ? 3 : 0);
        Blocks   here = {{0}, {0}, {0}};
        bool     known = false;
        for (unsigned j = middle > BAND ? middle - BAND : 0; j <= b.n && j <= end; j++) {
            unsigned at = i * table->width + j;
            if (table->cost[at] > most) continue;
            if (table->cost[at] < least) least = table->cost[at];
            plain_steps(table, a.at + i, b.at + j, at, a.n - i, b.n - j, latin);
            if (i == a.n || j == b.n) continue;
            if (!known) here = blocks_at(a.at + i), known = true;
            exchanges(model, table, &here, b.at + j, at, longest);
        }
        quiet = least > most ? quiet + 1 : 0;
        if (quiet == 3) return false; /* no step is longer than that */
    }
    return table->cost[a.n * table->width + b.n] <= most;
}

/* The steps from the end back to the start, and what they cost; `first` and `last` are of the letters beside the anchors, if these
 * stand here. */
static void trace(const Table *table, Side a, Side b, bool has_first, bool has_last, Alignment *out) {
    unsigned i = a.n, j = b.n;
    while ((i || j) && out->n_steps < sizeof out->steps) {
        unsigned at = i * table->width + j, step = table->step[at], taken = step >> 4, given = step & 15;
        unsigned cost = (unsigned)table->cost[at] - table->cost[at - taken * table->width - given];
        out->steps[out->n_steps++] = (uint8_t)step;
        if (cost > out->worst) out->second = out->worst, out->worst = (uint16_t)cost;
        else if (cost > out->second) out->second = (uint16_t)cost;
        out->dear = (uint8_t)(out->dear + (cost > DEAR));
        if (has_last && i >= a.n - 1 && i - taken < a.n - 1) out->last = (uint16_t)(out->last + cost);
        i -= taken;
        j -= given;
        if (has_first && i <= 1 && i + taken > 1) out->first = (uint16_t)(out->first + cost);
    }
}

/* Equal letters at both ends need no search, but for two of them: exchanges reach so far into them. */
static unsigned equal_before(Side a, Side b) {
    unsigned n = 0;
    while (n < a.n && n < b.n && a.at[n].symbol == b.at[n].symbol) n++;
    return n > CONTEXT ? n - CONTEXT : 0;
}

static unsigned equal_behind(Side a, Side b) {
    unsigned n = 0;
    while (n < a.n && n < b.n && a.at[a.n - 1 - n].symbol == b.at[b.n - 1 - n].symbol) n++;
    return n > CONTEXT ? n - CONTEXT : 0;
}

static void put_equal(Alignment *out, unsigned n) {
    while (n-- > 0 && out->n_steps < sizeof out->steps) out->steps[out->n_steps++] = 1 << 4 | 1;
}

void align(const SpellingModel *model, Side a, Side b, bool latin, unsigned longest, unsigned most, Alignment *out) {
    Table table;
    *out = (Alignment){.cost = ALIGN_FAR};
    if (a.n < 3 || b.n < 3 || a.n > ALIGN_SIDE || b.n > ALIGN_SIDE || most >= UNREACHED) return;
    unsigned before = latin ? equal_before(a, b) : 0;
    a = (Side){a.at + before, a.n - before};
    b = (Side){b.at + before, b.n - before};
    unsigned behind = latin ? equal_behind(a, b) : 0;
    a.n -= behind;
    b.n -= behind;
    bool reached = latin ? fill(model, &table, a, b, true, 3, most) : fill(model, &table, a, b, false, longest, most); /* one is the common case */
    if (!reached) return;
    out->cost = table.cost[a.n * table.width + b.n];
    put_equal(out, behind);
    trace(&table, a, b, !before, !behind, out);
    put_equal(out, before);
}
