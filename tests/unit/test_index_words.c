#include "index/words.h"
#include "unit.h"
#include <stdlib.h>
#include <string.h>

static enum LikenessSort like(const char *a, const char *b) {
    static const Rarity none = {.quotes = 0};
    Token               x[MOST_TOKENS], y[MOST_TOKENS];
    Likeness            likeness;
    unsigned            n = words_read(a, x), m = words_read(b, y);
    words_weigh(&none, x, n);
    words_weigh(&none, y, m);
    words_compare(x, n, y, m, &likeness);
    return likeness.sort;
}

static void words_are_folded_and_cut_to_stems(void) {
    Token    a[MOST_TOKENS], b[MOST_TOKENS];
    unsigned n = words_read("The Europeans\xE2\x80\x99 positions, listening \xE2\x80\x94 K\xC3\x96LN\xE2\x80\x99s", a);
    CU_ASSERT_EQUAL_FATAL(n, 5);
    CU_ASSERT_EQUAL_FATAL(words_read("the european position listen Koln", b), 5);
    for (unsigned i = 0; i < n; i++) CU_ASSERT_EQUAL(a[i].stem, b[i].stem);
    CU_ASSERT_EQUAL(words_content(a, n), 4);
    CU_ASSERT_FALSE(a[0].content);
    CU_ASSERT_EQUAL(a[1].length, strlen("Europeans"));
}

static void sentences_are_told_apart(void) {
    Token tokens[MOST_TOKENS];
    CU_ASSERT_EQUAL_FATAL(words_read("It cost 3.5 percent. Nobody paid!", tokens), 7);
    CU_ASSERT_EQUAL(tokens[4].sentence, 0);
    CU_ASSERT_EQUAL(tokens[5].sentence, 1);
}

static void the_same_words_are_one(void) {
    CU_ASSERT_EQUAL(like("We will not wait.", "we will NOT wait,"), LIKE_SAME);
    CU_ASSERT_EQUAL(like("a plan for losers", "It was a plan for losers, and we said so."), LIKE_PART);
    CU_ASSERT_EQUAL(like("The harbour commission will close both southern piers before winter begins",
                         "The harbour commission closes both southern piers before winter"), LIKE_NEARLY);
}

/* Two translations of one sentence, one of them with a second one behind it. */
static void translations_are_one(void) {
    CU_ASSERT_EQUAL(
        like("At the meeting the visitor was keen to set out the northern view, yet had no ear for ours at all",
             "The guest was keen to present the northern view but no ear for ours was to be found. After that, naturally, tea was served."),
        LIKE_REWORDED);
}

static void a_common_subject_is_not_enough(void) {
    CU_ASSERT_EQUAL(like("The harbour needs new cranes before the winter", "Our harbour has been closed to ferries since the storm"),
                    LIKE_NOT);
    CU_ASSERT_EQUAL(like("We will not wait", "They will wait for us"), LIKE_NOT);
    CU_ASSERT_EQUAL(like("", "wait"), LIKE_NOT);
}

static void common_words_tell_less(void) {
    Rarity *rarity = calloc(1, sizeof *rarity);
    Token   tokens[MOST_TOKENS];
    CU_ASSERT_PTR_NOT_NULL_FATAL(rarity);
    unsigned n = words_read("harbour", tokens);
    for (int i = 0; i < 500; i++) rarity_count(rarity, tokens, n);
    double common = rarity_of(rarity, tokens[0].stem);
    words_read("crane", tokens);
    CU_ASSERT_TRUE(common < 0.5 * rarity_of(rarity, tokens[0].stem));
    free(rarity);
}

static void nearly_the_same_words_share_a_sketch(void) {
    int64_t  a[N_SKETCH], b[N_SKETCH];
    Token    tokens[MOST_TOKENS];
    unsigned shared = 0;
    CU_ASSERT_EQUAL(words_sketch(tokens, words_read("not that long", tokens), a), 0);
    CU_ASSERT_EQUAL(
        words_sketch(tokens, words_read("the harbour commission will close both southern piers before the winter storms", tokens), a),
        N_SKETCH);
    CU_ASSERT_EQUAL(words_sketch(tokens, words_read("The harbour commission will close both southern piers before the winter", tokens), b),
                    N_SKETCH);
    for (unsigned i = 0; i < N_SKETCH; i++) shared += a[i] == b[i];
    CU_ASSERT_TRUE(shared > 0);
}

static void words_are_looked_for(void) {
    Token    asked[MOST_TOKENS];
    unsigned n = words_read("Café don't", asked);
    CU_ASSERT(words_have("They don’t go to the CAFE’s door.", asked, n));
    CU_ASSERT_FALSE(words_have("They go to the café.", asked, n));
    CU_ASSERT_FALSE(words_have("", asked, n));
    CU_ASSERT(words_have("", asked, 0));
}

UNIT_MAIN("index words", {"words are folded and cut to stems", words_are_folded_and_cut_to_stems},
          {"sentences are told apart", sentences_are_told_apart}, {"the same words are one", the_same_words_are_one},
          {"translations are one", translations_are_one}, {"a common subject is not enough", a_common_subject_is_not_enough},
          {"common words tell less", common_words_tell_less},
          {"nearly the same words share a sketch", nearly_the_same_words_share_a_sketch}, {"words are looked for", words_are_looked_for})
