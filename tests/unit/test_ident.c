#include "ident.h"
#include "unit.h"
#include <string.h>

static void ids_come_out_the_same(void) {
    char one[IDENT_SIZE], two[IDENT_SIZE];
    ident_of(one, "mention", "a.txt", NULL);
    ident_of(two, "mention", "a.txt", NULL);
    CU_ASSERT_STRING_EQUAL(one, two);
    CU_ASSERT_EQUAL(strlen(one), IDENT_SIZE - 1);
    CU_ASSERT_EQUAL(strspn(one, "0123456789abcdef"), IDENT_SIZE - 1);
}

static void lists_are_kept_apart(void) {
    char one[IDENT_SIZE], two[IDENT_SIZE];
    ident_of(one, "ab", "c");
    ident_of(two, "a", "bc");
    CU_ASSERT_STRING_NOT_EQUAL(one, two);
    ident_of(one, "a", NULL);
    ident_of(two, "a", "");
    CU_ASSERT_STRING_NOT_EQUAL(one, two);
}

static void sets_know_what_they_saw(void) {
    Seen seen = {0};
    char id[32];
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 5000; i++) {
            snprintf(id, sizeof id, "id-%d", i);
            CU_ASSERT_EQUAL(seen_add(&seen, id), round ? SEEN_BEFORE : SEEN_NEW);
        }
    CU_ASSERT_EQUAL(seen.n, 5000);
    seen_free(&seen);
}

UNIT_MAIN("ident", {"ids come out the same", ids_come_out_the_same}, {"lists are kept apart", lists_are_kept_apart},
          {"sets know what they saw", sets_know_what_they_saw})
