#include "collect.h"
#include "bits.h"
#include "stretch.h"
#include <math.h>

#define UNMATCHED -4.0F /* the z of a part without a partner */
#define SURE 1.0F /* the z from which a syllable is taken as read */
#define COST_OF_NAME 30.0F
#define COST_OF_WORD 8.0F /* two words that cost more are far apart, however long they are: "Khan", "Changcheng" */

static float least_of(float a, float b) { return a < b ? a : b; }
static float most_of(float a, float b) { return a > b ? a : b; }

static bool has(const Name *a, const Name *b, enum Script script) { return (a->scripts | b->scripts) >> script & 1; }

enum Shape names_shape(const Name *a, const Name *b) {
    if (has(a, b, SCRIPT_HAN) || has(a, b, SCRIPT_HANGUL) || has(a, b, SCRIPT_KANA)) return SHAPE_CJK;
    if (a->n == 1 && b->n == 1) return SHAPE_WORD;
    return (a->scripts | b->scripts) == 1u << SCRIPT_LATIN ? SHAPE_LATIN : SHAPE_OTHER;
}

/* ---- The pairs --------------------------------------------------------------------------------------------------------- */

static void see_least(float *e, const Pair *pair, unsigned k) {
    if (k == 0) e[NAME_least_] = e[NAME_next_] = e[NAME_most_] = pair->z;
    else if (pair->z < e[NAME_least_]) e[NAME_next_] = e[NAME_least_], e[NAME_least_] = pair->z;
    else if (k == 1 || pair->z < e[NAME_next_]) e[NAME_next_] = pair->z;
    e[NAME_most_] = most_of(e[NAME_most_], pair->z);
}

static void see_worst(float *e, const Pair *pair) {
    float worst = (float)pair->worst / 100, second = (float)pair->second / 100;
    if (worst > e[NAME_worst_]) e[NAME_worst_next_] = most_of(e[NAME_worst_], second), e[NAME_worst_] = worst;
    else e[NAME_worst_next_] = most_of(e[NAME_worst_next_], worst);
}

static float common_of(const Name *a, const Name *b, const PartMatch *match) {
    unsigned x = a->sketches[match->i].common, y = b->sketches[match->j].common;
    return log2f(1 + (float)(x > y ? x : y));
}

/* Family names go before given names or behind: from one place on, all parts of the other name go round. */
static bool is_scrambled(const Assignment *assignment) {
    unsigned turns = 0;
    for (unsigned k = 1; k < assignment->n; k++) turns += assignment->of[k].j < assignment->of[k - 1].j;
    return turns > 1 || (turns == 1 && assignment->of[assignment->n - 1].j > assignment->of[0].j);
}

static void collect_pairs(const Name *a, const Name *b, const Assignment *assignment, float *e) {
    float letters = 0, told = 0, cost = 0, common = 0;
    unsigned full = 0, before = 0;
    for (unsigned k = 0; k < assignment->n; k++) {
        const PartMatch *match = &assignment->of[k];
        const Pair *pair = &match->pair;
        if (pair->how == HOW_INITIAL) e[NAME_initial_]++;
        else if (pair->how == HOW_NICKNAME) e[NAME_nickname_]++;
        else {
            see_least(e, pair, full++);
            see_worst(e, pair);
            cost += (float)pair->cost / 100;
            told += (float)pair->told / 100;
            letters += pair->letters;
            e[NAME_mean_] += pair->z;
            float seldom = common_of(a, b, match);
            e[NAME_common_] = full == 1 ? seldom : least_of(e[NAME_common_], seldom);
            common += seldom;
        }
        e[NAME_same_row_] += pair->known == KNOWN_SAME;
        e[NAME_other_row_] += pair->known == KNOWN_OTHER;
        e[NAME_other_row_weak_] += pair->known == KNOWN_OTHER && pair->z < 3;
        e[NAME_gender_] += pair->known == KNOWN_GENDER;
        e[NAME_joined_] += match->takes + match->gives > 2 && !a->syllabic && !b->syllabic;
        if (match->j < before) e[NAME_swapped_] = 1;
        before = match->j;
    }
    e[NAME_scrambled_] = (a->syllabic || b->syllabic) && is_scrambled(assignment);
    e[NAME_all_same_row_] = full && e[NAME_same_row_] == (float)full;
    e[NAME_initial_only_] = !full;
    if (!full) e[NAME_least_] = e[NAME_next_] = e[NAME_most_] = e[NAME_mean_] = UNMATCHED;
    else e[NAME_mean_] /= (float)full, e[NAME_common_mean_] = common / (float)full;
    e[NAME_cost_] = least_of(cost, a->n == 1 && b->n == 1 ? COST_OF_WORD : COST_OF_NAME);
    e[NAME_by_length_] = letters > 0 ? cost / letters : 2;
    e[NAME_told_] = told - cost;
    e[NAME_told_low_] = least_of(told - cost, 40);
    e[NAME_least_low_] = least_of(e[NAME_least_], 0);
    e[NAME_least_mid_] = most_of(0, least_of(e[NAME_least_], 3));
    e[NAME_strong_weak_] = most_of(0, e[NAME_most_] - most_of(e[NAME_least_], 0)) * (e[NAME_least_] < 2);
}

/* ---- The parts ---------------------------------------------------------------------------------------------------------- */

static float z_of(const PartMatch *match) {
    return match->pair.how == HOW_INITIAL ? 1 : match->pair.how == HOW_NICKNAME ? most_of(match->pair.z, 2) : match->pair.z;
}

/* z of the pair that part i of the one name is in; `second`: it is the second name. */
static float z_at(const Assignment *assignment, unsigned i, bool second) {
    for (unsigned k = 0; k < assignment->n; k++) {
        const PartMatch *match = &assignment->of[k];
        unsigned first = second ? match->j : match->i, n = second ? match->gives : match->takes;
        if (i >= first && i < first + n) return z_of(match);
    }
    return UNMATCHED;
}

static unsigned last_part(const Name *name) {
    unsigned last = name->n - 1;
    return last > 0 && name->sketches[last].father ? last - 1 : last;
}

static float z_of_fathers(const Assignment *assignment, const Name *name, bool second, bool *any) {
    for (unsigned i = 0; i < name->n; i++)
        if (name->sketches[i].father) {
            *any = true;
            return z_at(assignment, i, second);
        }
    return 0;
}

static void collect_parts(const Name *a, const Name *b, const Assignment *assignment, float *e) {
    e[NAME_given_] = (z_at(assignment, 0, false) + z_at(assignment, 0, true)) / 2;
    e[NAME_family_] = (z_at(assignment, last_part(a), false) + z_at(assignment, last_part(b), true)) / 2;
    e[NAME_weak_given_] = most_of(0, e[NAME_family_] - e[NAME_given_]);
    e[NAME_weak_family_] = most_of(0, e[NAME_given_] - e[NAME_family_]);
    e[NAME_one_of_many_] = assignment->n == 1 && assignment->of[0].takes + assignment->of[0].gives == 2 && (a->n > 1 || b->n > 1);
    e[NAME_one_word_] = (a->n == 1) != (b->n == 1);
    bool any_a = false, any_b = false;
    float x = z_of_fathers(assignment, a, false, &any_a), y = z_of_fathers(assignment, b, true, &any_b);
    if (any_a && any_b) e[NAME_fathers_] = least_of(least_of(x, y), 0);
    unsigned most = a->n > b->n ? a->n : b->n;
    e[NAME_two_parts_] = most == 2;
    e[NAME_many_parts_] = most > 3;
    e[NAME_suffix_] = a->suffix && b->suffix && a->suffix != b->suffix;
    e[NAME_suffix_one_] = !a->suffix != !b->suffix;
}

static unsigned letters_of(const Name *name, unsigned parts) {
    unsigned n = 0;
    for (unsigned i = 0; i < name->n; i++)
        if (parts >> i & 1) n += name->sketches[i].plain;
    return n;
}

static void left_of(const Name *name, unsigned left, float *e) {
    for (unsigned i = 0; i < name->n; i++) {
        if (!(left >> i & 1)) continue;
        if (name->sketches[i].father) e[NAME_left_father_]++;
        else if (i == 0) e[NAME_left_first_]++;
        else if (i + 1 == name->n) e[NAME_left_end_]++;
    }
}

static void collect_left(const Name *a, const Name *b, const Assignment *assignment, float *e) {
    unsigned n = bits_count(assignment->left_a), m = bits_count(assignment->left_b);
    e[NAME_left_both_] = n && m;
    e[NAME_left_both_two_] = n > 1 && m > 1;
    e[NAME_left_most_] = (float)(n > m ? n : m);
    left_of(a, assignment->left_a, e);
    left_of(b, assignment->left_b, e);
    if (n && m) e[NAME_left_letters_] = least_of((float)letters_of(a, assignment->left_a), (float)letters_of(b, assignment->left_b));
    float all = (float)(letters_of(a, ~0u) + letters_of(b, ~0u));
    float left = (float)(letters_of(a, assignment->left_a) + letters_of(b, assignment->left_b));
    e[NAME_coverage_] = all > 0 ? 1 - left / all : 0;
}

/* ---- The writing --------------------------------------------------------------------------------------------------------- */

static const Stretch *whole_of(const Name *name, Stretch *room) {
    if (name->is_joined) return &name->whole;
    return stretch_in_row(name, 0, name->n, room);
}

/* Of Latin letters as many at most, as are_far() has it, before they are put in a row. */
static bool wholes_are_far(const Name *a, const Name *b, bool quick) {
    if (!quick || (a->scripts | b->scripts) != 1u << SCRIPT_LATIN || (a->is_joined && b->is_joined)) return false;
    unsigned x = letters_of(a, ~0u), y = letters_of(b, ~0u);
    return x < LETTERS_OF_ONE && y < LETTERS_OF_ONE && (x > y + 3 || y > x + 3);
}

/* All letters in a row: "Kyongchol Jo", "Kyong Chol Jo". A search asks nothing of that where both have as many parts. */
static void collect_whole(const Name *a, const Name *b, const Assignment *assignment, float *e) {
    bool quick = !assignment->n || (a->scripts | b->scripts) == 1u << SCRIPT_LATIN;
    Stretch rooms[2];
    Spelt x = {a, NULL, (enum Script)a->sketches[0].script, quick}, y = {b, NULL, (enum Script)b->sketches[0].script, quick};
    bool direct = x.script == SCRIPT_LATIN || y.script == SCRIPT_LATIN || x.script == y.script;
    e[NAME_whole_] = e[NAME_by_length_];
    e[NAME_whole_told_] = e[NAME_told_low_];
    if (!assignment->left_a && !assignment->left_b && assignment->n) return;
    e[NAME_whole_] = 2;
    e[NAME_whole_told_] = -20;
    if (!direct || (a->n == b->n && a->scripts == b->scripts && !(a->is_joined && b->is_joined)) || wholes_are_far(a, b, quick)) return;
    Pair pair;
    x.letters = whole_of(a, &rooms[0]);
    y.letters = whole_of(b, &rooms[1]);
    pair_of_stretches(x, y, &pair, NULL);
    if (pair.how == HOW_FAR) return;
    e[NAME_whole_] = least_of((float)pair.cost / 100 / pair.letters, 2);
    e[NAME_whole_told_] = most_of(-20, least_of(((float)pair.told - (float)pair.cost) / 100, 40));
}

static unsigned pairs_unlikely(const Assignment *assignment) {
    unsigned n = 0;
    for (unsigned k = 0; k < assignment->n; k++) n += assignment->of[k].pair.z < SURE;
    return n;
}

/* Of a name of characters and one of Latin letters. */
static void collect_syllables(const Name *a, unsigned left_a, const Name *b, unsigned left_b, unsigned unlikely, float *e) {
    if (!a->syllabic || b->syllabic) return;
    unsigned n = bits_count(left_a), m = bits_count(left_b), letters = letters_of(b, ~0u);
    e[NAME_syllables_other_] = (float)(unlikely + (n < m ? n : m)) / (float)a->n;
    e[NAME_syllables_] = 1 - (float)n / (float)a->n;
    e[NAME_syllables_left_] = m ? (float)n : 0;
    e[NAME_syllables_even_] = letters <= 5 * a->n;
}

static void collect_writing(const Name *a, const Name *b, float *e) {
    float least = e[NAME_least_];
    if (a->looks_syllabic || b->looks_syllabic) {
        e[NAME_syllabic_] = 1;
        e[NAME_syllabic_least_] = least;
        e[NAME_syllabic_worst_] = e[NAME_worst_];
    }
    bool two = a->scripts != b->scripts;
    e[NAME_cyrillic_] = has(a, b, SCRIPT_CYRILLIC);
    e[NAME_greek_] = has(a, b, SCRIPT_GREEK);
    e[NAME_arabic_] = has(a, b, SCRIPT_ARABIC);
    e[NAME_hebrew_] = has(a, b, SCRIPT_HEBREW);
    e[NAME_hangul_] = has(a, b, SCRIPT_HANGUL);
    e[NAME_han_] = has(a, b, SCRIPT_HAN);
    e[NAME_kana_] = has(a, b, SCRIPT_KANA);
    e[NAME_other_] = has(a, b, SCRIPT_OTHER);
    e[NAME_two_scripts_] = two;
    e[NAME_arabic_least_] = e[NAME_arabic_] * least;
    e[NAME_hebrew_least_] = e[NAME_hebrew_] * least;
    e[NAME_han_least_] = e[NAME_han_] * least;
    e[NAME_hangul_least_] = e[NAME_hangul_] * least;
    e[NAME_foreign_] = (e[NAME_han_] > 0 || e[NAME_hangul_] > 0) && !a->syllabic && !b->syllabic;
    e[NAME_foreign_least_] = e[NAME_foreign_] * least;
}

void names_collect(const Name *a, const Name *b, const Assignment *assignment, float evidence[N_NAME_EVIDENCE]) {
    memset(evidence, 0, N_NAME_EVIDENCE * sizeof *evidence);
    evidence[NAME_always_] = 1;
    collect_pairs(a, b, assignment, evidence);
    collect_parts(a, b, assignment, evidence);
    collect_left(a, b, assignment, evidence);
    collect_whole(a, b, assignment, evidence);
    unsigned unlikely = pairs_unlikely(assignment);
    collect_syllables(a, assignment->left_a, b, assignment->left_b, unlikely, evidence);
    collect_syllables(b, assignment->left_b, a, assignment->left_a, unlikely, evidence);
    collect_writing(a, b, evidence);
}

bool names_are_strangers(const float evidence[N_NAME_EVIDENCE]) {
    return evidence[NAME_initial_only_] > 0 && !(evidence[NAME_nickname_] > 0) && evidence[NAME_whole_told_] <= 0;
}
