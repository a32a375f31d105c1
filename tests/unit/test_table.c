#include "unit.h"
#include "gazetteer/table.h"

static void an_empty_table_has_nothing(void) {
    Table    table = {0};
    uint32_t cursor;
    CU_ASSERT_EQUAL(table_first(&table, 7, &cursor), NONE);
    table_free(&table);
}

static void all_values_of_a_hash_come_in_turn(void) {
    Table    table = {0};
    uint32_t cursor;
    for (Index i = 0; i < 3; i++) CU_ASSERT(table_add(&table, 7, i));
    CU_ASSERT(table_add(&table, 8, 9)); /* stands behind them, where the search for 7 must not take it */
    Index i = table_first(&table, 7, &cursor);
    for (Index expected = 0; expected < 3; expected++, i = table_next(&table, 7, &cursor)) CU_ASSERT_EQUAL(i, expected);
    CU_ASSERT_EQUAL(i, NONE);
    CU_ASSERT_EQUAL(table_first(&table, 8, &cursor), 9);
    table_free(&table);
}

static void growing_loses_nothing(void) {
    Table    table = {0};
    uint32_t cursor, wrong = 0;
    for (Index i = 0; i < 10000; i++) CU_ASSERT(table_add(&table, (uint64_t)i * 64, i)); /* low bits all alike */
    for (Index i = 0; i < 10000; i++) wrong += table_first(&table, (uint64_t)i * 64, &cursor) != i;
    CU_ASSERT_EQUAL(wrong, 0);
    CU_ASSERT_EQUAL(table.n, 10000);
    table_free(&table);
}

UNIT_MAIN("table", {"an empty table has nothing", an_empty_table_has_nothing},
          {"all values of a hash come in turn", all_values_of_a_hash_come_in_turn},
          {"growing loses nothing", growing_loses_nothing})
