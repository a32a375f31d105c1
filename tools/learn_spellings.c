/* Counts what writers of names put for one another, over rows of spellings of one name, and prints models/spellings.tsv.
 *
 * usage: learn_spellings ROWS.tsv > models/spellings.tsv        (ROWS.tsv: tools/name_parts.py --rows)
 *
 * Each row is "item TAB spelling|spelling|...". Two Latin spellings of a row, and each spelling in another script with each Latin
 * one, are aligned letter by letter; the chances of the steps are learned by expectation maximisation. Stretches of the best
 * alignments, of up to three letters on either side (four of Latin for one script in another), are counted as exchanges. An
 * exchange costs the mean of -log P(b|a) and -log P(a|b). One that shorter ones explain as cheaply is left out. */
#include "known.h"
#include "mem.h"
#include "spelling.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LETTERS = 30,     /* of a spelling; longer ones are left out */
    ROW = 64,         /* spellings of a row */
    PAIRS = 12,       /* pairs of a row that are taken, for each script */
    ROUNDS = 8,
    FIRST = '^',
    LAST = '$'
};
#define LEAST 5       /* rows that an exchange must be seen in */
#define LEAST_OTHER 8 /* for scripts whose letters are many */
#define COST_MOST 6.5
#define JAPANESE 0.2  /* what a pair of a Japanese row counts, between Latin letters */
#define FOREIGN 1.0   /* that a character is read as in foreign names */
#define GAIN 0.5      /* by which an exchange must be cheaper than what shorter ones cost */

typedef struct Text {
    uint16_t at[LETTERS + 2];
    unsigned n;
    enum Script script;
    bool hiragana;
} Text;

typedef struct Pair {
    Text a, b; /* b is Latin */
    unsigned row;
    double weight;
} Pair;

/* Counts by the letters of both sides; a block is up to four letters. */
typedef struct Count {
    uint64_t a, b;
    double n, before;
    unsigned rows, last_row;
    bool kept;
} Count;

typedef struct Counts {
    Count *at;
    size_t n, cap;
} Counts;

static void die(const char *what) {
    fprintf(stderr, "learn_spellings: %s\n", what);
    exit(1);
}

static size_t place(const Counts *counts, uint64_t a, uint64_t b) {
    uint64_t hash = (a * UINT64_C(0x9E3779B97F4A7C15)) ^ (b * UINT64_C(0xD6E8FEB86659FD93));
    size_t i = (size_t)(hash ^ hash >> 29) & (counts->cap - 1);
    while (counts->at[i].a | counts->at[i].b && (counts->at[i].a != a || counts->at[i].b != b)) i = (i + 1) & (counts->cap - 1);
    return i;
}

static void grow(Counts *counts) {
    Counts wide = {.n = counts->n, .cap = counts->cap ? counts->cap * 2 : 1 << 16};
    wide.at = mem_zeroed(wide.cap * sizeof *wide.at);
    if (!wide.at) die("out of memory");
    for (size_t i = 0; i < counts->cap; i++)
        if (counts->at[i].a | counts->at[i].b) wide.at[place(&wide, counts->at[i].a, counts->at[i].b)] = counts->at[i];
    mem_free(counts->at);
    *counts = wide;
}

static Count *count_of(Counts *counts, uint64_t a, uint64_t b) {
    if (counts->n * 2 >= counts->cap) grow(counts);
    Count *count = &counts->at[place(counts, a, b)];
    if (!(count->a | count->b)) counts->n++;
    count->a = a;
    count->b = b;
    return count;
}

static const Count *look(const Counts *counts, uint64_t a, uint64_t b) {
    if (!counts->cap) return NULL;
    const Count *count = &counts->at[place(counts, a, b)];
    return count->a | count->b ? count : NULL;
}

static uint64_t block(const uint16_t *at, unsigned n) {
    uint64_t key = 0;
    while (n-- > 0) key = key << 16 | *at++;
    return key;
}

/* ---- Alignment: one letter of a for none to three of b, or one of b alone ----------------------------------------- */

typedef struct Step {
    uint8_t a, b;
} Step;
static const Step steps[] = {{1, 1}, {1, 0}, {0, 1}, {1, 2}, {1, 3}};
#define N_STEPS 5
#define N_LATIN_STEPS 3

typedef struct Learner {
    Counts chances;
    bool latin, started;
} Learner;

static double chance(const Learner *learner, const Pair *pair, unsigned i, unsigned j, Step step) {
    static const double first[] = {1, 0.05, 0.05, 0.2, 0.05};
    uint64_t a = block(pair->a.at + i, step.a), b = block(pair->b.at + j, step.b);
    bool ends = a == FIRST || a == LAST || b == FIRST || b == LAST || (b & 0xFFFF) == LAST;
    if (ends) return a == b ? 1 : 0;
    if (learner->started) {
        const Count *count = look(&learner->chances, a, b);
        return count ? count->before : 0;
    }
    if (learner->latin) return step.a && step.b ? (a == b ? 1 : 0.02) : 0.03;
    return first[step.a == 0 ? 2 : step.b == 0 ? 1 : step.b == 1 ? 0 : step.b + 1u];
}

typedef struct Grid {
    double at[LETTERS + 6][LETTERS + 6];
} Grid;

static void forward(const Learner *learner, const Pair *pair, Grid *grid, bool best, Grid *back) {
    unsigned n = pair->a.n, m = pair->b.n, n_steps = learner->latin ? N_LATIN_STEPS : N_STEPS;
    memset(grid, 0, sizeof *grid);
    grid->at[0][0] = 1;
    for (unsigned i = 0; i <= n; i++)
        for (unsigned j = 0; j <= m; j++)
            for (unsigned s = 0; s < n_steps && grid->at[i][j] > 0; s++) {
                if (i + steps[s].a > n || j + steps[s].b > m) continue;
                double value = grid->at[i][j] * chance(learner, pair, i, j, steps[s]);
                double *there = &grid->at[i + steps[s].a][j + steps[s].b];
                if (!best)
                    *there += value;
                else if (value > *there) {
                    *there = value;
                    back->at[i + steps[s].a][j + steps[s].b] = s;
                }
            }
}

static void backward(const Learner *learner, const Pair *pair, Grid *grid) {
    unsigned n = pair->a.n, m = pair->b.n, n_steps = learner->latin ? N_LATIN_STEPS : N_STEPS;
    memset(grid, 0, sizeof *grid);
    grid->at[n][m] = 1;
    for (unsigned i = n + 1; i-- > 0;)
        for (unsigned j = m + 1; j-- > 0;)
            for (unsigned s = 0; s < n_steps; s++)
                if (i + steps[s].a <= n && j + steps[s].b <= m && grid->at[i + steps[s].a][j + steps[s].b] > 0)
                    grid->at[i][j] += grid->at[i + steps[s].a][j + steps[s].b] * chance(learner, pair, i, j, steps[s]);
}

static void expect(Learner *learner, const Pair *pair, Counts *next) {
    static Grid from, to;
    unsigned n = pair->a.n, m = pair->b.n, n_steps = learner->latin ? N_LATIN_STEPS : N_STEPS;
    forward(learner, pair, &from, false, NULL);
    double all = from.at[n][m];
    if (!(all > 0)) return;
    backward(learner, pair, &to);
    for (unsigned i = 0; i <= n; i++)
        for (unsigned j = 0; j <= m; j++)
            for (unsigned s = 0; s < n_steps && from.at[i][j] > 0; s++) {
                if (i + steps[s].a > n || j + steps[s].b > m) continue;
                double share = from.at[i][j] * to.at[i + steps[s].a][j + steps[s].b] / all;
                if (share > 0) share *= chance(learner, pair, i, j, steps[s]);
                if (share > 1e-6)
                    count_of(next, block(pair->a.at + i, steps[s].a), block(pair->b.at + j, steps[s].b))->n += share * pair->weight;
            }
}

static void learn(Learner *learner, const Pair *pairs, size_t n) {
    for (unsigned round = 0; round < ROUNDS; round++) {
        Counts next = {0};
        double all = 0;
        for (size_t i = 0; i < n; i++) expect(learner, &pairs[i], &next);
        for (size_t i = 0; i < next.cap; i++) all += next.at[i].n;
        for (size_t i = 0; i < next.cap; i++) next.at[i].before = next.at[i].n / all;
        mem_free(learner->chances.at);
        learner->chances = next;
        learner->started = true;
        fprintf(stderr, "  round %u: %zu steps\n", round, next.n);
    }
}

/* ---- Exchanges: stretches of the best alignments -------------------------------------------------------------------- */

typedef struct Exchanges {
    Counts pairs, singles; /* singles: by (a, 0) of the first side, (0, b) of the second */
    double letters;
    bool latin, han;
    unsigned least; /* rows that an exchange must be seen in */
} Exchanges;

static void bump(Counts *counts, uint64_t a, uint64_t b, const Pair *pair) {
    Count *count = count_of(counts, a, b);
    count->n += pair->weight;
    if (!count->rows || count->last_row != pair->row) count->rows++;
    count->last_row = pair->row;
}

static void bump_singles(Exchanges *exchanges, const Text *text, bool second, unsigned most, const Pair *pair) {
    for (unsigned i = 0; i < text->n; i++)
        for (unsigned k = 1; k <= most && i + k <= text->n; k++) {
            uint64_t key = block(text->at + i, k);
            bump(&exchanges->singles, second ? 0 : key, second ? key : 0, pair);
        }
    exchanges->letters += pair->weight * text->n / 2;
}

static void extract(Exchanges *exchanges, const Learner *learner, const Pair *pair) {
    static Grid score, back;
    forward(learner, pair, &score, true, &back);
    if (!(score.at[pair->a.n][pair->b.n] > 0)) return;
    Step path[2 * LETTERS + 4];
    unsigned n = 0, most_b = learner->latin ? 3 : 4, most_a = pair->a.script == SCRIPT_HAN ? 1 : 3; /* characters are read one by one */
    for (unsigned i = pair->a.n, j = pair->b.n; i || j;) {
        Step step = steps[(unsigned)back.at[i][j]];
        path[n++] = step;
        i -= step.a;
        j -= step.b;
    }
    for (unsigned k = n, i = 0, j = 0; k-- > 0; i += path[k].a, j += path[k].b) {
        unsigned a = 0, b = 0;
        for (unsigned end = k + 1; end-- > 0;) {
            a += path[end].a;
            b += path[end].b;
            if (a > most_a || b > most_b) break;
            if ((a == 0 && b > 1) || (b == 0 && a > 1)) continue;
            uint64_t x = block(pair->a.at + i, a), y = block(pair->b.at + j, b);
            bump(&exchanges->pairs, x, y, pair);
            if (learner->latin && x != y) bump(&exchanges->pairs, y, x, pair);
            if (learner->latin && x == y) count_of(&exchanges->pairs, x, y)->n += pair->weight;
        }
    }
    bump_singles(exchanges, &pair->a, false, 3, pair);
    bump_singles(exchanges, &pair->b, true, most_b, pair);
    if (!learner->latin) return;
    bump_singles(exchanges, &pair->b, false, 3, pair);
    bump_singles(exchanges, &pair->a, true, 3, pair);
}

static double cost_of(const Exchanges *exchanges, const Count *count) {
    double share = exchanges->latin ? 0.7 : 0.5; /* of the likelier direction */
    const Count *a = look(&exchanges->singles, count->a, 0), *b = look(&exchanges->singles, 0, count->b);
    double of_a = count->a ? a->n : exchanges->letters, of_b = count->b ? b->n : exchanges->letters;
    double x = -log(count->n / of_a), y = -log(count->n / of_b),
           cost = exchanges->han ? x + FOREIGN
                  : x < y        ? share * x + (1 - share) * y
                                 : share * y + (1 - share) * x;
    return cost > 0 ? cost : 0;
}

static unsigned size_of(uint64_t key) {
    unsigned n = 0;
    for (; key; key >>= 16) n++;
    return n;
}

/* The first `n` letters of a block of `size`, and the rest. */
static uint64_t head(uint64_t key, unsigned size, unsigned n) { return n ? key >> 16 * (size - n) : 0; }
static uint64_t tail(uint64_t key, unsigned size, unsigned n) { return size == n ? 0 : key & ((UINT64_C(1) << 16 * (size - n)) - 1); }

static double single_cost(const Exchanges *exchanges, uint64_t a, uint64_t b, bool latin) {
    if (a == b && (latin || a == FIRST || a == LAST)) return 0;
    const Count *count = look(&exchanges->pairs, a, b);
    return count && count->kept ? cost_of(exchanges, count) : 99;
}

/* What kept exchanges that are shorter would cost together. */
static double by_shorter(const Exchanges *exchanges, uint64_t a, uint64_t b, bool latin) {
    double best[5][5];
    unsigned n = size_of(a), m = size_of(b);
    for (unsigned i = 0; i <= n; i++)
        for (unsigned j = 0; j <= m; j++) {
            best[i][j] = i || j ? 99 : 0;
            for (unsigned k = 0; k <= i; k++)
                for (unsigned l = 0; l <= j; l++) {
                    if ((k == i && l == j) || (i - k == n && j - l == m)) continue;
                    uint64_t x = tail(head(a, n, i), i, k), y = tail(head(b, m, j), j, l);
                    double cost = best[k][l] + single_cost(exchanges, x, y, latin);
                    if (cost < best[i][j]) best[i][j] = cost;
                }
        }
    return best[n][m];
}

static void put_block(uint64_t key) {
    if (!key) putchar('-');
    for (unsigned n = size_of(key); n-- > 0;) {
        unsigned c = (unsigned)(key >> 16 * n) & 0xFFFF;
        if (c < 0x80) putchar((int)c);
        else if (c < 0x800) printf("%c%c", 0xC0 | c >> 6, 0x80 | (c & 63));
        else printf("%c%c%c", 0xE0 | c >> 12, 0x80 | (c >> 6 & 63), 0x80 | (c & 63));
    }
}

static bool has_anchor_alone(const Count *count) {
    return count->a == FIRST || count->a == LAST || count->b == FIRST || count->b == LAST;
}

static int by_gain(const void *x, const void *y) {
    const Count *const *a = x, *const *b = y;
    if ((*a)->n != (*b)->n) return (*a)->n < (*b)->n ? 1 : -1;
    if ((*a)->a != (*b)->a) return (*a)->a < (*b)->a ? -1 : 1;
    return (*a)->b < (*b)->b ? -1 : (*a)->b > (*b)->b;
}

static size_t keep(Exchanges *exchanges, bool latin) {
    size_t kept = 0;
    for (unsigned size = 1; size <= 7; size++)
        for (size_t i = 0; i < exchanges->pairs.cap; i++) {
            Count *count = &exchanges->pairs.at[i];
            if (size_of(count->a) + size_of(count->b) != size || !size || (latin && count->a == count->b)) continue;
            if (count->rows < exchanges->least || has_anchor_alone(count)) continue;
            double cost = cost_of(exchanges, count);
            if (cost > COST_MOST) continue;
            count->kept = size <= 2 || cost < by_shorter(exchanges, count->a, count->b, latin) - GAIN;
            kept += count->kept;
        }
    return kept;
}

static void print_exchanges(Exchanges *exchanges, bool latin) {
    size_t n = 0, kept = keep(exchanges, latin);
    Count **sorted = mem_alloc(kept * sizeof *sorted);
    for (size_t i = 0; i < exchanges->pairs.cap && sorted; i++)
        if (exchanges->pairs.at[i].kept && (!latin || exchanges->pairs.at[i].a < exchanges->pairs.at[i].b))
            sorted[n++] = &exchanges->pairs.at[i];
    if (!sorted) die("out of memory");
    qsort(sorted, n, sizeof *sorted, by_gain);
    for (size_t i = 0; i < n; i++) {
        printf("exchange\t");
        put_block(sorted[i]->a);
        putchar('\t');
        put_block(sorted[i]->b);
        printf("\t%.2f\t%u\n", cost_of(exchanges, sorted[i]), sorted[i]->rows);
    }
    fprintf(stderr, "  %zu exchanges\n", n);
    mem_free(sorted);
}

/* How much a letter tells: -log of its share of the letters of its script. */
static void print_letters(const Exchanges *exchanges, bool second) {
    double all = 0;
    for (size_t i = 0; i < exchanges->singles.cap; i++) {
        const Count *c = &exchanges->singles.at[i];
        if (size_of(second ? c->b : c->a) == 1 && !(second ? c->a : c->b)) all += c->n;
    }
    for (unsigned letter = 0x61; letter < 0xFFFF; letter++) {
        const Count *c = second ? look(&exchanges->singles, 0, letter) : look(&exchanges->singles, letter, 0);
        if (!c || c->rows < 2) continue;
        printf("letter\t");
        put_block(letter);
        printf("\t%.2f\n", -log(c->n / all));
    }
}

/* ---- Rows ---------------------------------------------------------------------------------------------------------- */

static bool read_text(const char *at, size_t n, Text *text) {
    Spelling spelling;
    if (memchr(at, ' ', n) || memchr(at, '-', n) || memchr(at, '.', n)) return false;
    name_spell(at, n, false, &spelling);
    if (spelling.n == 0 || spelling.n_symbols > LETTERS || spelling.cut) return false;
    text->script = spelling.words[0].script;
    text->hiragana = (unsigned char)at[0] == 0xE3 && (unsigned char)at[1] <= 0x82;
    text->n = 0;
    text->at[text->n++] = FIRST;
    for (size_t i = 0; i < spelling.n_symbols; i++) text->at[text->n++] = spelling.symbols[i];
    text->at[text->n++] = LAST;
    return true;
}

static bool same_text(const Text *a, const Text *b) { return a->n == b->n && memcmp(a->at, b->at, a->n * sizeof *a->at) == 0; }

typedef struct Pairs {
    Pair *at;
    size_t n, cap;
} Pairs;

static void add_pair(Pairs *pairs, const Text *a, const Text *b, unsigned row) {
    unsigned x = symbols_gender(a->at + 1, a->n - 2), y = symbols_gender(b->at + 1, b->n - 2);
    if (x != y && (x > 1 || y > 1)) return; /* wives' and daughters' names stand in one row with the men's */
    if (pairs->n == pairs->cap) {
        pairs->cap = pairs->cap ? pairs->cap * 2 : 1024;
        pairs->at = mem_resize(pairs->at, pairs->cap * sizeof *pairs->at);
        if (!pairs->at) die("out of memory");
    }
    pairs->at[pairs->n++] = (Pair){*a, *b, row, 1};
}

/* Japanese names are a third of the rows, and their ways of writing (fu, hu) are no other language's. */
static bool is_japanese(const Text *texts, unsigned n, enum Script script) {
    for (unsigned i = 0; i < n; i++)
        if ((texts[i].script == SCRIPT_HAN && script != SCRIPT_HAN) || (texts[i].script == SCRIPT_KANA && texts[i].hiragana)) return true;
    return false;
}

static void weigh(Pairs *pairs, size_t first, double share) {
    for (size_t i = first; i < pairs->n; i++) pairs->at[i].weight = share / sqrt((double)(pairs->n - first));
}

/* All pairs of a script with Latin, or every k-th where they are many. */
static void pair_row(Pairs *pairs, const Text *texts, unsigned n, enum Script script, unsigned row) {
    size_t first = pairs->n;
    unsigned all = 0, taken = 0;
    for (unsigned pass = 0; pass < 2; pass++) {
        unsigned seen = 0, every = all > PAIRS ? all / PAIRS + 1 : 1;
        for (unsigned i = 0; i < n; i++)
            for (unsigned j = 0; j < n; j++) {
                bool fits = texts[i].script == script && texts[j].script == SCRIPT_LATIN && (script != SCRIPT_LATIN || i < j);
                if (!fits || same_text(&texts[i], &texts[j])) continue;
                if (pass == 0) all++;
                else if (seen++ % every == row % every && taken++ < PAIRS) add_pair(pairs, &texts[i], &texts[j], row);
            }
    }
    weigh(pairs, first, (script == SCRIPT_LATIN || script == SCRIPT_HAN) && is_japanese(texts, n, script) ? JAPANESE : 1);
}

static void read_rows(const char *path, Pairs by_script[N_SCRIPTS]) {
    static char line[1 << 16];
    static Text texts[ROW];
    FILE *file = fopen(path, "r");
    if (!file) die("cannot open the rows");
    for (unsigned row = 1; fgets(line, sizeof line, file); row++) {
        char *at = strchr(line, '\t');
        unsigned n = 0;
        if (!at || line[0] == '#' || line[0] == '%') continue;
        at = strrchr(line, '\t');
        for (at = strtok(at + 1, "|\n"); at && n < ROW; at = strtok(NULL, "|\n"))
            if (read_text(at, strlen(at), &texts[n])) n++;
        for (int script = 0; script < N_SCRIPTS; script++)
            pair_row(&by_script[script], texts, n, (enum Script)script, row);
    }
    fclose(file);
}

static const char title[] =
    "# What writers of names put for one another, counted: \"exchange\", what for what, its cost, in how many rows it was seen; "
    "\"letter\", how much\n"
    "# it tells. The cost is made of -log P(b|a) and -log P(a|b). ^ and $ are the two ends of a word, - is no letter.\n"
    "# Made by tools/learn_spellings.c: build/tools/learn_spellings ROWS.tsv (tools/name_parts.py --rows ROWS.tsv) from the 156,187 rows "
    "of\n"
    "# spellings of one name of rigour 1.8.2 (MIT licence; from Wikidata, CC0).\n"
    "%type spelling\n";

int main(int argc, char **argv) {
    static Pairs by_script[N_SCRIPTS];
    if (argc != 2) die("usage: learn_spellings ROWS.tsv");
    read_rows(argv[1], by_script);
    fputs(title, stdout);
    for (int script = 0; script < N_SCRIPTS; script++) {
        Pairs *pairs = &by_script[script];
        Learner learner = {.latin = script == SCRIPT_LATIN};
        Exchanges exchanges = {.latin = learner.latin,
                               .han = script == SCRIPT_HAN,
                               .least = script >= SCRIPT_KANA || script == SCRIPT_HANGUL ? LEAST_OTHER : LEAST};
        fprintf(stderr, "script %d: %zu pairs\n", script, pairs->n);
        if (!pairs->n) continue;
        learn(&learner, pairs->at, pairs->n);
        for (size_t i = 0; i < pairs->n; i++) extract(&exchanges, &learner, &pairs->at[i]);
        print_letters(&exchanges, false);
        print_exchanges(&exchanges, learner.latin);
    }
    return 0;
}
