#include "nicknames.h"
#include "unit.h"
#include <string.h>

static void short_forms_give_full_ones(void) {
    static const char *const cases[][2] = {{"bob", "robert"},
                                           {"misha", "mikhail"},
                                           {"volodymyr", "vladimir"},
                                           {"abe", "abraham"},
                                           {"zora", NULL},
                                           {"bo", NULL},
                                           {"bobb", NULL},
                                           {"zzzzzzzzzzzzzzzzzz", NULL},
                                           {"", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *full = nickname_full(cases[i][0], strlen(cases[i][0]));
        CU_ASSERT_EQUAL(full != NULL, cases[i][1] != NULL);
        if (full && cases[i][1]) CU_ASSERT_PTR_NOT_NULL(strstr(full, cases[i][1]));
    }
}

UNIT_MAIN("nicknames", {"short forms give full ones", short_forms_give_full_ones})
