#include "index/tally.h"
#include "unit.h"

static void a_document_counts_once_for_each_key(void) {
    Tally            tally = {0};
    const TallyEvent first = {.document = 1, .uses = 2, .day = 20250203, .sign = 1},
                     second = {.document = 2, .uses = 1, .day = 20250101, .sign = 1};
    CU_ASSERT_TRUE(tally_add(&tally, TALLY_SPELLING, 7, 0, &first));
    CU_ASSERT_TRUE(tally_add(&tally, TALLY_SPELLING, 7, 0, &first));
    CU_ASSERT_TRUE(tally_add(&tally, TALLY_SPELLING, 7, 0, &second));
    tally_sort(&tally);
    CU_ASSERT_EQUAL(tally.n, 1);
    CU_ASSERT_EQUAL(tally.at[0].documents, 2);
    CU_ASSERT_EQUAL(tally.at[0].uses, 5);
    CU_ASSERT_EQUAL(tally.at[0].first, 20250101);
    CU_ASSERT_EQUAL(tally.at[0].last, 20250203);
    tally_free(&tally);
}

static void what_is_taken_away_is_marked(void) {
    Tally            tally = {0};
    const TallyEvent gone = {.document = -1, .uses = 2, .sign = -1};
    CU_ASSERT_TRUE(tally_add(&tally, TALLY_ROLE, 1, 0, &gone));
    tally_sort(&tally);
    CU_ASSERT_TRUE(tally.at[0].lessened);
    CU_ASSERT_EQUAL(tally.at[0].documents, -1);
    CU_ASSERT_EQUAL(tally.at[0].uses, -2);
    tally_free(&tally);
}

static void keys_come_in_order(void) {
    Tally            tally = {0};
    const TallyEvent event = {.document = 1, .uses = 1, .sign = 1};
    for (int64_t i = 0; i < 10000; i++) CU_ASSERT_TRUE(tally_add(&tally, TALLY_COMPANY, i * 7919 % 10000, i, &event));
    tally_sort(&tally);
    CU_ASSERT_EQUAL(tally.n, 10000);
    for (size_t i = 1; i < tally.n; i++) CU_ASSERT_TRUE(tally.at[i - 1].a < tally.at[i].a);
    tally_clear(&tally);
    CU_ASSERT_TRUE(tally_add(&tally, TALLY_COMPANY, 1, 2, &event));
    CU_ASSERT_EQUAL(tally.n, 1);
    tally_free(&tally);
}

UNIT_MAIN("index tally", {"a document counts once for each key", a_document_counts_once_for_each_key},
          {"what is taken away is marked", what_is_taken_away_is_marked}, {"keys come in order", keys_come_in_order})
