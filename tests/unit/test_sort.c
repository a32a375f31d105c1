/* Sorting by numbers and by texts. */
#include "unit.h"
#include "gazetteer/sort.h"
#include "hash.h"
#include <string.h>

enum { MANY_ITEMS = 5000 };

/* In order, and those that are equal as they came? */
static bool is_sorted(const Sortable *items, uint32_t n) {
    for (uint32_t i = 1; i < n; i++)
        if (items[i - 1].by > items[i].by || (items[i - 1].by == items[i].by && items[i - 1].value >= items[i].value)) return false;
    return true;
}

static void numbers_come_in_order_and_equal_ones_stay(void) {
    static Sortable items[MANY_ITEMS], spare[MANY_ITEMS];
    const uint64_t  masks[] = {0, 1, 0xFF, 0xFF00FF0000, UINT64_MAX};
    const uint32_t  sizes[] = {0, 1, 2, 31, 32, 33, MANY_ITEMS};
    for (size_t m = 0; m < sizeof masks / sizeof *masks; m++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            for (uint32_t i = 0; i < sizes[s]; i++) items[i] = (Sortable){hash_mix(HASH_SEED, i) & masks[m], i};
            sort_by_number(items, spare, sizes[s]);
            CU_ASSERT(is_sorted(items, sizes[s]));
        }
}

static const char *text_of(const void *context, uint32_t value, uint32_t *length) {
    const char *const *texts = context;
    *length = (uint32_t)strlen(texts[value]);
    return texts[value];
}

static void texts_come_in_the_order_of_their_bytes(void) {
    const char *const texts[] = {"b", "made-0000000002", "a-very-long-id-that-others-begin-with-too-2", "a", "made-00", "made-000", "made-0000000001",
                                 "a-very-long-id-that-others-begin-with-too", "z", "a-very-long-id-that-others-begin-with-too-1", "made-0000", ""};
    const char *const wanted[] = {"", "a", "a-very-long-id-that-others-begin-with-too", "a-very-long-id-that-others-begin-with-too-1",
                                  "a-very-long-id-that-others-begin-with-too-2", "b", "made-00", "made-000", "made-0000", "made-0000000001",
                                  "made-0000000002", "z"};
    enum { N = sizeof texts / sizeof *texts };
    Sortable items[N], spare[N];
    for (uint32_t i = 0; i < N; i++) items[i] = (Sortable){0, i};
    CU_ASSERT(sort_by_text(items, spare, N, text_of, texts));
    for (uint32_t i = 0; i < N; i++) CU_ASSERT_STRING_EQUAL(texts[items[i].value], wanted[i]);
}

UNIT_MAIN("sort", {"numbers come in order and equal ones stay", numbers_come_in_order_and_equal_ones_stay},
          {"texts come in the order of their bytes", texts_come_in_the_order_of_their_bytes})
