/* A suite is a table of named tests and a main:
 *
 *     static void empty_text_has_no_tokens(void) { CU_ASSERT_EQUAL(...); }
 *     UNIT_MAIN("tokens", {"empty text has no tokens", empty_text_has_no_tokens}, ...)
 */
#ifndef UNIT_H
#define UNIT_H
#include <CUnit/Basic.h>
#include <stdio.h>

typedef struct UnitTest {
    const char *name;
    void (*run)(void);
} UnitTest;

static inline int unit_run(const char *suite_name, const UnitTest *tests, size_t n) {
    if (CU_initialize_registry() != CUE_SUCCESS) return 2;
    CU_pSuite suite = CU_add_suite(suite_name, NULL, NULL);
    for (size_t i = 0; suite && i < n; i++)
        if (!CU_add_test(suite, tests[i].name, tests[i].run)) return 2;
    CU_basic_set_mode(CU_BRM_NORMAL);
    CU_basic_run_tests();
    unsigned failed = CU_get_number_of_failures(), run = CU_get_number_of_tests_run();
    CU_cleanup_registry();
    if (run == 0) fprintf(stderr, "%s: no test was run\n", suite_name);
    return failed || run == 0;
}

#define UNIT_MAIN(suite_name, ...)                                                                                     \
    int main(void) {                                                                                                   \
        static const UnitTest tests[] = {__VA_ARGS__};                                                                 \
        return unit_run(suite_name, tests, sizeof tests / sizeof *tests);                                              \
    }
#endif
