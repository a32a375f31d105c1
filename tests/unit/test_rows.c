/* Rows of weights: read from a source, found by their numbers. */
#include "gazetteer/rows.h"
#include "made_gazetteer.h"
#include "unit.h"

static void rows_are_found_by_their_numbers(void) {
    MadeGazetteer made = {0};
    GAZETTEER_MAKE(&made, {"m/syntax.tsv", "%type syntax\nt1f\tA.z........................B\nr2\t.B\ns3fffff\tC..d\ns0\tA\nc5\t..A\n"});
    CU_ASSERT_FATAL(made.gazetteer != NULL);
    Rows tags = gazetteer_rows(made.gazetteer, ROWS_OF_TAGS), steps = gazetteer_rows(made.gazetteer, ROWS_OF_STEPS);
    Rows certain = gazetteer_rows(made.gazetteer, ROWS_CERTAIN);
    const WideRow *row = &tags.rows[row_holds(&tags, row_key(&tags, 0x1F), WIDE_CHECK)];
    CU_ASSERT(wide_weight(row, 0) == 32 + 1 && wide_weight(row, 1) == 32 && wide_weight(row, 2) == 32 - 26 && wide_weight(row, 27) == 32 + 2);
    CU_ASSERT(row_pairs(&tags, row_key(&tags, 0x1F)) == row->pairs && row_pairs(&tags, row_key(&tags, 0x20)) == tags.rows->pairs && !wide_weight(tags.rows, 0));
    CU_ASSERT_EQUAL(row_holds(&steps, row_key(&steps, 0x3FFFFF), STEP_CHECK), (32u + 3) | 32u << 6 | 32u << 12 | (32u - 4) << 18);
    CU_ASSERT_EQUAL(row_holds(&steps, row_key(&steps, 0), STEP_CHECK), 33u | 32u << 6 | 32u << 12 | 32u << 18);
    CU_ASSERT_EQUAL(row_holds(&steps, row_key(&steps, 1), STEP_CHECK), 0);
    CU_ASSERT_EQUAL(row_holds(&certain, row_key(&certain, 5), CERTAIN_CHECK), 2 + 1);
    CU_ASSERT_EQUAL(row_holds(&certain, row_key(&certain, 6), CERTAIN_CHECK), 0);
    CU_ASSERT(image_check(made.gazetteer, NULL));
    gazetteer_unmake(&made);
}

static void without_rows_there_are_no_places(void) {
    MadeGazetteer made = {0};
    GAZETTEER_MAKE(&made, {"g/people.tsv", "%type person\nlee\tAnn Lee\n"});
    CU_ASSERT_FATAL(made.gazetteer != NULL);
    for (unsigned i = 0; i < N_ROW_TABLES; i++) CU_ASSERT_EQUAL(gazetteer_rows(made.gazetteer, i).n, 0);
    gazetteer_unmake(&made);
}

static void refuses(const char *line, const char *reason) {
    MadeGazetteer made = {0};
    char source[128];
    snprintf(source, sizeof source, "%%type syntax\nt1\tA\ns1\tA\nr1\tA\n%s\n", line);
    GAZETTEER_MAKE(&made, {"m/syntax.tsv", source});
    CU_ASSERT_PTR_NULL(made.gazetteer);
    CU_ASSERT(strstr(made.told.text, reason) != NULL || strstr(made.err.text, reason) != NULL);
    gazetteer_unmake(&made);
}

static void bad_rows_are_told(void) {
    refuses("x1\tA", "m/syntax.tsv:5:1: the table of a row is t, s, r or c");
    refuses("t400000\tA", "at most 3fffff");
    refuses("t1G\tA", "small hexadecimal digits");
    refuses("t\tA", "small hexadecimal digits");
    refuses("s2\tAAAAA", "more letters than there are choices");
    refuses("c2\tAA", "a certain choice is one letter");
    refuses("c2\t.", "a certain choice is one letter");
    refuses("t2\tA-", "a weight is a letter, or a stop");
    refuses("t1\tB", "too many, or their hashes too much alike"); /* one number twice */
}

UNIT_MAIN("rows", {"rows are found by their numbers", rows_are_found_by_their_numbers},
          {"without rows there are no places", without_rows_there_are_no_places}, {"bad rows are told", bad_rows_are_told})
