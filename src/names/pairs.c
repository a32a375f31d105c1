/* What it costs that one part of a name stands for another, or for two. */
#include "alternations.h"
#include "assign.h"
#include "nicknames.h"
#include <string.h>

bool pair_is_equal(const Part *a, const Part *b) {
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

/* Can a word that starts with this be abbreviated by that: Evgeny and Y., Vladimir and U. */
static bool starts_alike(const Part *a, const Part *b) {
    static const char pairs[][3] = {"ye", "yj", "kc", "vw", "iy", "ij", "fp", "uv", "zd", "sz"};
    char x = a->text[0], y = b->text[0];
    if (x == y) return true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if ((x == pairs[i][0] && y == pairs[i][1]) || (y == pairs[i][0] && x == pairs[i][1])) return true;
    return false;
}

static bool is_hopeless(unsigned classes_a, unsigned classes_b, unsigned when) {
    return (when & ~(unsigned)ALTERNATION_ABJAD) == 0 && count_bits(classes_a ^ classes_b) > 2;
}

enum { FORM_MOST = 40 }; /* a listed full form may be spelt so much apart */

/* Each full form of `a`, apart by spaces, against `b`. */
static bool full_form_fits(const char *full, const Part *b) {
    for (const char *at = full, *end; *at; at = *end ? end + 1 : end) {
        for (end = at; *end && *end != ' ';) end++;
        if (is_hopeless(part_classes(at, (size_t)(end - at)), b->classes, 0)) continue;
        if (align(at, (size_t)(end - at), b->text, b->length, 0, FORM_MOST, NULL, 0) <= FORM_MOST)
            return true;
    }
    return false;
}

static bool has_word(const char *words, const char *word, size_t length) {
    for (const char *at = words; at; at = strchr(at, ' ')) {
        if (*at == ' ') at++;
        if (strncmp(at, word, length) == 0 && (at[length] == ' ' || at[length] == '\0')) return true;
    }
    return false;
}

static bool share_full_form(const char *a, const char *b) {
    for (const char *at = a, *end; *at; at = *end ? end + 1 : end) {
        for (end = at; *end && *end != ' ';) end++;
        if (has_word(b, at, (size_t)(end - at))) return true;
    }
    return false;
}

bool pair_is_family(const Part *a, const Part *b) {
    return family_same(a->text, a->length, b->text, b->length);
}

bool pair_is_nickname(const Part *a, const Part *b) {
    const char *full_a = nickname_full(a->text, a->length), *full_b = nickname_full(b->text, b->length);
    return (full_a && full_form_fits(full_a, b)) || (full_b && full_form_fits(full_b, a)) ||
           (full_a && full_b && share_full_form(full_a, full_b));
}

static unsigned pair_cost(const Part *a, const Part *b, unsigned when) {
    if (pair_is_equal(a, b)) return a->initial ? INITIAL : 0;
    if (a->initial || b->initial) return starts_alike(a, b) ? INITIAL : COST_FAR;
    unsigned cost = is_hopeless(a->classes, b->classes, when)
                        ? COST_FAR
                        : align(a->text, a->length, b->text, b->length, when, PAIR_MOST, NULL, 0);
    if (cost > FAMILY && (when & ALTERNATION_SYLLABLES) && pair_is_family(a, b)) return FAMILY;
    if (cost > NICKNAME && a->length < 14 && b->length < 14 && !a->father && !b->father &&
        pair_is_nickname(a, b))
        return NICKNAME;
    return cost;
}

static unsigned joined_cost(const Name *name, unsigned i, const Part *one, unsigned when) {
    size_t length = (size_t)name->parts[i].length + name->parts[i + 1].length;
    if (length > one->length + 4u || one->length > length + 4 || length >= WORD_MAX) return COST_FAR;
    if (one->syllables == 1) return COST_FAR; /* a family name in Han takes no second word */
    if (name->parts[i].initial && name->parts[i + 1].initial && one->length > 2) return COST_FAR;
    if (is_hopeless(name->parts[i].classes | name->parts[i + 1].classes, one->classes, when)) return COST_FAR;
    unsigned cost = align(name->joins[i], length, one->text, one->length, when, PAIR_MOST, NULL, 0);
    return cost >= COST_FAR ? COST_FAR : cost + JOINED;
}

/* Parts that are equal are taken; what is left is aligned. */
void pairs_fill(const Name *a, const Name *b, unsigned when, Costs *costs) {
    unsigned taken_a = 0, taken_b = 0;
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned j = 0; j < b->n; j++)
            if (!(taken_a >> i & 1) && !(taken_b >> j & 1) && !a->parts[i].initial &&
                pair_is_equal(&a->parts[i], &b->parts[j])) {
                taken_a |= 1u << i;
                taken_b |= 1u << j;
                costs->pair[i][j] = 0;
            }
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned j = 0; j < b->n; j++) {
            bool free_a = !(taken_a >> i & 1), free_b = !(taken_b >> j & 1);
            if (free_a && free_b)
                costs->pair[i][j] = (uint16_t)pair_cost(&a->parts[i], &b->parts[j], when);
            else if (free_a || free_b || !pair_is_equal(&a->parts[i], &b->parts[j]))
                costs->pair[i][j] = COST_FAR;
            bool joins = free_a && free_b && a->n != b->n;
            costs->joined_a[i][j] = joins && i + 1 < a->n && !(taken_a >> (i + 1) & 1)
                                        ? (uint16_t)joined_cost(a, i, &b->parts[j], when)
                                        : COST_FAR;
            costs->joined_b[i][j] = joins && j + 1 < b->n && !(taken_b >> (j + 1) & 1)
                                        ? (uint16_t)joined_cost(b, j, &a->parts[i], when)
                                        : COST_FAR;
        }
}
