#include "align.h"
#include "alternations.h"
#include "unit.h"
#include <string.h>

static unsigned cost(const char *a, const char *b, unsigned when) {
    return align(a, strlen(a), b, strlen(b), when, COST_FAR - 1, NULL, 0);
}

static void explained_is_cheap_unexplained_dear(void) {
    static const struct {
        const char *a, *b;
        unsigned least, most;
    } cases[] = {{"kelin", "kelin", 0, 0},
                 {"yuri", "yury", 1, 10},
                 {"lavrov", "lawrow", 1, 30},
                 {"kelin", "belin", 101, 400},
                 {"petrov", "petrova", 60, 100},
                 {"merkel", "mekrel", 60, 100},
                 {"odessa", "odesa", 1, 10},
                 {"ab", "xyzxyzxyzxyz", 400, 400},
                 {"", "", 0, 0},
                 {"a", "", 30, 200}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned there = cost(cases[i].a, cases[i].b, 0), back = cost(cases[i].b, cases[i].a, 0);
        if (there < cases[i].least || there > cases[i].most)
            printf("    %s, %s: %u\n", cases[i].a, cases[i].b, there);
        CU_ASSERT(there >= cases[i].least && there <= cases[i].most);
        CU_ASSERT_EQUAL(there, back);
    }
}

static void vowels_of_an_abjad_are_not_missed(void) {
    CU_ASSERT(cost("mhmd", "muhammad", ALTERNATION_ABJAD) < 50);
    CU_ASSERT(cost("mhmd", "muhammad", 0) > 4 * cost("mhmd", "muhammad", ALTERNATION_ABJAD));
}

static void over_the_most_is_far(void) {
    CU_ASSERT_EQUAL(align("kelin", 5, "belin", 5, 0, 100, NULL, 0), COST_FAR);
    CU_ASSERT(cost("kelin", "belin", 0) < COST_FAR);
}

static void says_what_was_used(void) {
    char why[80] = "";
    align("zelenskyy", 9, "selenskyj", 9, 0, 100, why, sizeof why);
    CU_ASSERT_STRING_EQUAL(why, "z~s, y~j, ");
    char tight[8] = "";
    align("zelenskyy", 9, "selenskyj", 9, 0, 100, tight, sizeof tight);
    CU_ASSERT_EQUAL(strlen(tight), 0); /* what has no room is left out whole */
}

static void long_words_are_cut(void) {
    char a[300], b[300];
    memset(a, 'a', sizeof a);
    memset(b, 'b', sizeof b);
    CU_ASSERT_EQUAL(align(a, sizeof a, a, sizeof a - 1, 0, 100, NULL, 0), 0);
    CU_ASSERT_EQUAL(align(a, sizeof a, b, sizeof b, 0, 100, NULL, 0), COST_FAR);
}

UNIT_MAIN("align", {"explained is cheap, unexplained dear", explained_is_cheap_unexplained_dear},
          {"vowels of an abjad are not missed", vowels_of_an_abjad_are_not_missed},
          {"over the most is far", over_the_most_is_far}, {"says what was used", says_what_was_used},
          {"long words are cut", long_words_are_cut})
