/* Weighted edit distance by blocks: letters that are equal cost nothing, listed alternations (up to three
 * letters and an anchor for as many) what they are worth, and what no alternation explains so much that one
 * consonant is another name: "Kelin" is not "Belin". Positions of `a` are done in order; the alternations
 * that fit there are looked up once and then tried at each position of `b`. */
#include "align.h"
#include "alternations.h"
#include <stdio.h>
#include <string.h>

enum {
    VOWEL_FOR_VOWEL = 55,
    VOWEL_LOST = 45,
    CONSONANT_FOR_CONSONANT = 135,
    CONSONANT_LOST = 110,
    VOWEL_FOR_CONSONANT = 150,
    DOUBLED = 4,
    SWAPPED = 85,  /* two neighbours: "Merkel", "Mekrel" */
    FEMININE = 40, /* beside the lost letter: Petrova is not Petrov */
    UNREACHED = UINT16_MAX / 2
};

#define SIDE (WORD_MAX + 3) /* "^word$" */
#define BAND 7              /* the two sides are at no place further apart */
#define FITTING 64          /* alternations that fit at one place */

typedef struct Side {
    char at[SIDE + 5];
    size_t n;
    struct {
        uint16_t one, two; /* cost of dropping one letter or two from here */
    } drop[SIDE + 2];
} Side;

/* An alternation whose `a` stands at this place. */
typedef struct Fit {
    uint32_t b, mask;
    uint8_t taken, given; /* letters of a and b */
    uint8_t cost;
} Fit;

typedef struct Table {
    uint16_t cost[SIDE + 5][SIDE + 5];
    uint8_t step[SIDE + 5][SIDE + 5]; /* letters of a * 16 + letters of b of the last step */
} Table;

static bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
static bool is_anchor(char c) { return c == '^' || c == '$'; }

static uint32_t load(const char *at) {
    uint32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static uint32_t block_mask(unsigned length) {
    static const unsigned char masks[5][4] = {
        {0, 0, 0, 0}, {255, 0, 0, 0}, {255, 255, 0, 0}, {255, 255, 255, 0}, {255, 255, 255, 255}};
    uint32_t value;
    memcpy(&value, masks[length], sizeof value);
    return value;
}

static bool holds(const Alternation *alternation, unsigned when) {
    return alternation->when == 0 || (alternation->when & when);
}

static bool stands(const Alternation *alternation, uint32_t here, unsigned when) {
    return (here & block_mask(alternation->a_length)) == load(alternation->a) && holds(alternation, when);
}

/* The alternations whose `a` stands at this place. */
static size_t fits_at(const char *at, unsigned when, Fit fits[FITTING]) {
    AlternationList list = alternations_from(*at);
    uint32_t here = load(at);
    size_t n = 0;
    for (size_t i = 0; i < list.n && n < FITTING; i++) {
        const Alternation *row = &list.at[i];
        if (row->b_length && stands(row, here, when))
            fits[n++] =
                (Fit){load(row->b), block_mask(row->b_length), row->a_length, row->b_length, row->cost};
    }
    return n;
}

static void price_drops(Side *side, unsigned when) {
    for (size_t i = 0; i < side->n; i++) {
        char c = side->at[i];
        unsigned one = is_anchor(c) ? UNREACHED : is_vowel(c) ? VOWEL_LOST : CONSONANT_LOST, two = UNREACHED;
        AlternationList list = alternations_from(c);
        for (const Alternation *row = list.at; row < list.at + list.n && row->b_length == 0; row++) {
            if (!stands(row, load(side->at + i), when)) continue;
            if (row->a_length == 1 && row->cost < one) one = row->cost;
            if (row->a_length == 2 && row->cost < two) two = row->cost;
        }
        if (i && side->at[i - 1] == c) one = DOUBLED;
        if (c == 'a' && side->at[i + 1] == '$' && !(when & ALTERNATION_ABJAD)) one += FEMININE;
        side->drop[i].one = (uint16_t)one;
        side->drop[i].two = (uint16_t)two;
    }
}

static void make_side(Side *side, const char *text, size_t length, unsigned when) {
    memset(side->at, 0, sizeof side->at);
    side->at[0] = '^';
    memcpy(side->at + 1, text, length);
    side->at[length + 1] = '$';
    side->n = length + 2;
    price_drops(side, when);
}

static void reach(Table *table, size_t i, size_t j, unsigned taken, unsigned given, unsigned cost) {
    if (cost >= table->cost[i + taken][j + given]) return;
    table->cost[i + taken][j + given] = (uint16_t)cost;
    table->step[i + taken][j + given] = (uint8_t)(taken << 4 | given);
}

static unsigned replace_cost(char x, char y) {
    if (is_anchor(x) || is_anchor(y)) return UNREACHED;
    return is_vowel(x) != is_vowel(y) ? VOWEL_FOR_CONSONANT
           : is_vowel(x)              ? VOWEL_FOR_VOWEL
                                      : CONSONANT_FOR_CONSONANT;
}

/* All steps from one place that no alternation is needed for. */
static void plain_steps(Table *table, const Side *a, const Side *b, size_t i, size_t j) {
    unsigned cost = table->cost[i][j];
    char x = a->at[i], y = b->at[j];
    if (i < a->n) {
        reach(table, i, j, 1, 0, cost + a->drop[i].one);
        if (i + 1 < a->n) reach(table, i, j, 2, 0, cost + a->drop[i].two);
    }
    if (j < b->n) {
        reach(table, i, j, 0, 1, cost + b->drop[j].one);
        if (j + 1 < b->n) reach(table, i, j, 0, 2, cost + b->drop[j].two);
    }
    if (i == a->n || j == b->n) return;
    reach(table, i, j, 1, 1, x == y ? cost : cost + replace_cost(x, y));
    if (x != y && x == b->at[j + 1] && y == a->at[i + 1] && !is_anchor(x) && !is_anchor(y))
        reach(table, i, j, 2, 2, cost + SWAPPED);
}

static void alternate(Table *table, const Side *b, size_t i, size_t j, const Fit *fits, size_t n) {
    uint32_t there = load(b->at + j);
    for (size_t k = 0; k < n; k++)
        if ((there & fits[k].mask) == fits[k].b)
            reach(table, i, j, fits[k].taken, fits[k].given, table->cost[i][j] + fits[k].cost);
}

static void clear(Table *table, size_t rows, size_t columns) {
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) table->cost[i][j] = UNREACHED;
    table->cost[0][0] = 0;
}

/* Fills the table; false as soon as every way costs more than `most`. */
static bool fill(Table *table, const Side *a, const Side *b, unsigned when, unsigned most) {
    clear(table, a->n + 5, b->n + 5);
    for (size_t i = 0, quiet = 0; i <= a->n; i++) {
        Fit fits[FITTING];
        size_t n = i < a->n ? fits_at(a->at + i, when, fits) : 0;
        unsigned least = UNREACHED;
        for (size_t j = i > BAND ? i - BAND : 0; j <= b->n && j <= i + BAND; j++) {
            if (table->cost[i][j] > most) continue;
            if (table->cost[i][j] < least) least = table->cost[i][j];
            plain_steps(table, a, b, i, j);
            alternate(table, b, i, j, fits, n);
        }
        quiet = least > most ? quiet + 1 : 0;
        if (quiet == 4) return false; /* no step is longer than that */
    }
    return table->cost[a->n][b->n] <= most;
}

/* ---- In words
 * ---------------------------------------------------------------------------------------------------- */

static void append(char *why, size_t size, const char *a, size_t n, const char *b, size_t m) {
    size_t used = strnlen(why, size);
    if (used + n + m + 12 > size) return;
    while (n && m && *a == '^' && *b == '^') a++, b++, n--, m--; /* an anchor that both have says nothing */
    while (n && m && a[n - 1] == '$' && b[m - 1] == '$') n--, m--;
    snprintf(why + used, size - used, "%.*s~%.*s, ", (int)(n ? n : 1), n ? a : "-", (int)(m ? m : 1),
             m ? b : "-");
}

/* The steps from the end back to the start, told in order. */
static void explain(const Table *table, const Side *a, const Side *b, char *why, size_t size) {
    uint8_t steps[2 * SIDE];
    size_t n = 0, i = a->n, j = b->n;
    while ((i || j) && n < sizeof steps) {
        uint8_t step = table->step[i][j];
        steps[n++] = step;
        i -= step >> 4;
        j -= step & 15;
    }
    while (n-- > 0) {
        size_t taken = steps[n] >> 4, given = steps[n] & 15;
        if (taken != given || memcmp(a->at + i, b->at + j, taken) != 0)
            append(why, size, a->at + i, taken, b->at + j, given);
        i += taken;
        j += given;
    }
}

/* A long word has room for more differences; up to six letters each counts in full, in twelve two thirds. */
#define FULL 12
static unsigned weight_of_length(size_t a, size_t b) {
    size_t longer = a > b ? a : b;
    return longer <= 6 ? FULL : (unsigned)longer + 6;
}

unsigned align(const char *a, size_t a_length, const char *b, size_t b_length, unsigned when, unsigned most,
               char *why, size_t why_size) {
    if (a_length >= WORD_MAX) a_length = WORD_MAX - 1;
    if (b_length >= WORD_MAX) b_length = WORD_MAX - 1;
    if (a_length == b_length && memcmp(a, b, a_length) == 0) return 0;
    Side left, right;
    Table table;
    make_side(&left, a, a_length, when);
    make_side(&right, b, b_length, when);
    unsigned weight = weight_of_length(a_length, b_length);
    if (!fill(&table, &left, &right, when, most * weight / FULL)) return COST_FAR;
    if (why) explain(&table, &left, &right, why, why_size);
    return table.cost[left.n][right.n] * FULL / weight;
}
