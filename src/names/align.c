/* Edit distance by blocks: equal letters cost nothing, exchanges what was measured, what no exchange explains so much that one
 * consonant is another name: "Kelin" is not "Belin". */
#include "align.h"

enum {
    REPLACED = 900,
    SWAPPED = 350, /* two neighbours: "Merkel", "Mekrel" */
    DEAR = 100,
    BAND = 4
};
#define CONTEXT 2 /* letters of an exchange that may stand beside the one that differs */
#define STRIDE (ALIGN_SIDE + 8)

/* A cell holds the cost and, lower, the step that led there, so that the lesser of two cells is the better one: of equal costs the
 * longer step. */
typedef struct Table {
    uint32_t cell[(ALIGN_SIDE + 4) * STRIDE];
    unsigned width;
} Table;
#define STEP_BITS 5u
#define UNREACHED UINT32_MAX

static inline uint32_t cell_of(unsigned cost, unsigned taken, unsigned given) { return cost << STEP_BITS | (3 - taken) << 3 | (7 - given); }
static inline unsigned cost_at(const Table *table, unsigned at) { return table->cell[at] >> STEP_BITS; }

static bool is_anchor(uint16_t c) { return c == '^' || c == '$'; }

static inline void reach(Table *table, unsigned at, unsigned taken, unsigned given, unsigned cost) {
    uint32_t *there = &table->cell[at + taken * table->width + given], cell = cell_of(cost, taken, given);
    *there = cell < *there ? cell : *there; /* no branch: none could be foretold */
}

static void clear(Table *table, Side a, Side b, unsigned beyond) {
    table->width = b.n + 1 + beyond;
    memset(table->cell, 0xFF, (a.n + 4) * table->width * sizeof *table->cell);
    table->cell[0] = 0;
}

/* ---- Latin letters ---------------------------------------------------------------------------------------------------- */

/* The kinds of exchanges that blocks of such lengths can take part in, on the one side and on the other. */
static const uint16_t kinds_of_a[8] = {0, 0x007, 0x070, 0x077, 0x700, 0x707, 0x770, 0x777};
static const uint16_t kinds_of_b[8] = {0, 0x111, 0x222, 0x333, 0x444, 0x555, 0x666, 0x777};

static void exchange_latin(const SpellingModel *model, Table *table, const Blocks *x, const Blocks *y, unsigned at, unsigned kinds) {
    unsigned cost = cost_at(table, at);
    for (; kinds; kinds &= kinds - 1) {
        unsigned kind = (unsigned)__builtin_ctz(kinds), i = kind >> 2, j = kind & 3;
        if (!(x->latin[i] & partner_bit(y->id[j])) || !(y->latin[j] & partner_bit(x->id[i]))) continue;
        uint16_t more = model_latin_cost(model, x->id[i], y->id[j]);
        if (more != NO_EXCHANGE) reach(table, at, i + 1, j + 1, cost + more);
    }
}

static inline void step_latin(const SpellingModel *model, Table *table, Side a, Side b, unsigned i, unsigned j) {
    const Letter *x = a.at + i, *y = b.at + j;
    unsigned at = i * table->width + j;
    unsigned cost = cost_at(table, at);
    bool equal = x->symbol == y->symbol;
    reach(table, at, 1, 0, cost + x->drop);
    reach(table, at, 0, 1, cost + y->drop);
    reach(table, at, 1, 1, cost + (equal ? 0 : model->latin->cost[x->class][y->class]));
    if (!equal && i + 2 < a.n && j + 2 < b.n && x[0].symbol == y[1].symbol && x[1].symbol == y[0].symbol)
        reach(table, at, 2, 2, cost + SWAPPED);
    if (!(x->meets >> y->start & y->meets >> x->start & 1 & ((x->partners & y->blocks) != 0) & ((x->blocks & y->partners) != 0))) return;
    unsigned kinds = model->latin->kinds[x->start][y->start] & kinds_of_a[x->lengths] & kinds_of_b[y->lengths];
    if (kinds) exchange_latin(model, table, a.blocks[i], b.blocks[j], at, kinds);
}

static bool fill_latin(const SpellingModel *model, Table *table, Side a, Side b, unsigned most) {
    clear(table, a, b, LATIN_LONGEST);
    for (unsigned i = 0, quiet = 0; i < a.n; i++) {
        unsigned middle = i * b.n / a.n, end = middle + BAND < b.n ? middle + BAND : b.n;
        bool alive = false;
        for (unsigned j = middle > BAND ? middle - BAND : 0; j <= end; j++) {
            unsigned at = i * table->width + j;
            if (cost_at(table, at) > most) continue;
            alive = true;
            if (j < b.n) step_latin(model, table, a, b, i, j);
            else reach(table, at, 1, 0, cost_at(table, at) + a.at[i].drop);
        }
        quiet = alive ? 0 : quiet + 1;
        if (quiet == LATIN_LONGEST) return false; /* no step is longer than that */
    }
    for (unsigned j = b.n > BAND ? b.n - BAND : 0; j < b.n; j++) {
        unsigned at = a.n * table->width + j;
        if (cost_at(table, at) <= most) reach(table, at, 0, 1, cost_at(table, at) + b.at[j].drop);
    }
    return cost_at(table, a.n * table->width + b.n) <= most;
}

/* ---- Other letters ---------------------------------------------------------------------------------------------------- */

/* Steps that no exchange is needed for. */
static inline void plain_steps(Table *table, const Letter *x, const Letter *y, unsigned at, unsigned left_a, unsigned left_b) {
    unsigned cost = cost_at(table, at);
    if (left_a) reach(table, at, 1, 0, cost + x->drop);
    if (left_b) reach(table, at, 0, 1, cost + y->drop);
    if (!left_a || !left_b) return;
    if (x->symbol == y->symbol) reach(table, at, 1, 1, cost);
    else if (!is_anchor(x->symbol) && !is_anchor(y->symbol)) reach(table, at, 1, 1, cost + REPLACED);
}

static inline void exchanges(const SpellingModel *model, Table *table, const Blocks *x, const Blocks *y, unsigned at, unsigned longest) {
    unsigned cost = cost_at(table, at);
    for (unsigned j = 0; j < longest; j++) {
        uint32_t id = y->id[j];
        if (!id) continue;
        uint32_t partners = j < PARTNERS_OF ? y->partners[j] : UINT32_MAX;
        for (unsigned i = 0; i < 3; i++) {
            if (!x->id[i] || !may_exchange(x->partners[i], id) || !may_exchange(partners, x->id[i])) continue;
            uint16_t more = model_cost(model, x->id[i], id);
            if (more != NO_EXCHANGE) reach(table, at, i + 1, j + 1, cost + more);
        }
    }
}

static bool fill(const SpellingModel *model, Table *table, Side a, Side b, unsigned longest, unsigned most) {
    unsigned quiet = 0;
    clear(table, a, b, BLOCK_MOST);
    for (unsigned i = 0; i <= a.n; i++) {
        unsigned middle = i * b.n / a.n, end = middle + BAND + (longest > 4 ? 3 : 0);
        bool alive = false;
        for (unsigned j = middle > BAND ? middle - BAND : 0; j <= b.n && j <= end; j++) {
            unsigned at = i * table->width + j;
            if (cost_at(table, at) > most) continue;
            alive = true;
            plain_steps(table, a.at + i, b.at + j, at, a.n - i, b.n - j);
            if (i < a.n && j < b.n) exchanges(model, table, a.blocks[i], b.blocks[j], at, longest);
        }
        quiet = alive ? 0 : quiet + 1;
        if (quiet == 3) return false;
    }
    return cost_at(table, a.n * table->width + b.n) <= most;
}

/* ---- The way ---------------------------------------------------------------------------------------------------------- */

/* The steps from the end back to the start, and what they cost; `first` and `last` are of the letters beside the anchors, if these
 * stand here. */
static void trace(const Table *table, Side a, Side b, bool has_first, bool has_last, Alignment *out) {
    unsigned i = a.n, j = b.n;
    while ((i || j) && out->n_steps < sizeof out->steps) {
        unsigned at = i * table->width + j, taken = 3 - (table->cell[at] >> 3 & 3), given = 7 - (table->cell[at] & 7);
        unsigned cost = cost_at(table, at) - cost_at(table, at - taken * table->width - given);
        out->steps[out->n_steps++] = (uint8_t)(taken << 4 | given);
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
    alignment_clear(out);
    out->cost = ALIGN_FAR;
    if (a.n < 3 || b.n < 3 || a.n > ALIGN_SIDE || b.n > ALIGN_SIDE || most >= NO_STEP) return;
    unsigned before = latin ? equal_before(a, b) : 0;
    a = (Side){a.at + before, a.blocks + before, a.n - before};
    b = (Side){b.at + before, b.blocks + before, b.n - before};
    unsigned behind = latin ? equal_behind(a, b) : 0;
    a.n -= behind;
    b.n -= behind;
    if (!(latin ? fill_latin(model, &table, a, b, most) : fill(model, &table, a, b, longest, most))) return;
    out->cost = (uint16_t)cost_at(&table, a.n * table.width + b.n);
    put_equal(out, behind);
    trace(&table, a, b, !before, !behind, out);
    put_equal(out, before);
}
