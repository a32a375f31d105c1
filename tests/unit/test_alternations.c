#include "alternations.h"
#include "unit.h"
#include <stdbool.h>
#include <string.h>

static const char letters[] = "abcdefghijklmnopqrstuvwxyz^$";

static bool has(char letter, const char a[4], const char b[4], unsigned when) {
    AlternationList list = alternations_from(letter);
    for (size_t i = 0; i < list.n; i++)
        if (memcmp(list.at[i].a, a, 4) == 0 && memcmp(list.at[i].b, b, 4) == 0 && list.at[i].when == when)
            return true;
    return false;
}

static void each_letter_finds_its_own(void) {
    size_t all = 0;
    for (const char *letter = letters; *letter; letter++) {
        AlternationList list = alternations_from(*letter);
        all += list.n;
        for (size_t i = 0; i < list.n; i++) CU_ASSERT_EQUAL(list.at[i].a[0], *letter);
    }
    CU_ASSERT(all > 1000);
    CU_ASSERT_EQUAL(alternations_from('-').n, 0);
}

static void rows_are_well_formed(void) {
    for (const char *letter = letters; *letter; letter++) {
        AlternationList list = alternations_from(*letter);
        for (size_t i = 0; i < list.n; i++) {
            const Alternation *row = &list.at[i];
            CU_ASSERT_EQUAL(row->a_length, strnlen(row->a, 4));
            CU_ASSERT_EQUAL(row->b_length, strnlen(row->b, 4));
            CU_ASSERT(row->cost > 0 && row->cost < 100);
            CU_ASSERT(memcmp(row->a, row->b, 4) != 0);
            if (i) CU_ASSERT(row[-1].b_length == 0 || row->b_length > 0); /* empty ones first */
        }
    }
}

static void each_stands_both_ways_round(void) {
    for (const char *letter = letters; *letter; letter++) {
        AlternationList list = alternations_from(*letter);
        for (size_t i = 0; i < list.n; i++)
            if (list.at[i].b_length)
                CU_ASSERT(has(list.at[i].b[0], list.at[i].b, list.at[i].a, list.at[i].when));
    }
}

UNIT_MAIN("alternations", {"each letter finds its own", each_letter_finds_its_own},
          {"rows are well formed", rows_are_well_formed},
          {"each stands both ways round", each_stands_both_ways_round})
