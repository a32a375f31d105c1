#include "name_doc.h"

static bool is_known(const Gazetteer *gazetteer, const char *word) {
    return part_is_known(gazetteer_spellings(gazetteer), word, strlen(word));
}

/* Asks only where the image has parts of names: they come from a package. */
static void cases_of_known_parts_are_known(void) {
    static const char *const known[] = {"Ушаков", "Ушакову", "Ушаковым",      "Иванова",  "Ивановой", "Дмитрия",
                                        "Ильи",   "Павлу",   "Чернышевского", "Ткаченко", "Шевченка", "Олени"};
    static const char *const unknown[] = {"Министерством", "Об", "ы", "Pfizer", "", "Северсталью"};
    Gazetteer *gazetteer = names_gazetteer();
    bool has_parts = is_known(gazetteer, "Ушаков");
    for (size_t i = 0; has_parts && i < sizeof known / sizeof *known; i++) {
        if (!is_known(gazetteer, known[i])) fprintf(stderr, "not known: %s\n", known[i]);
        CU_ASSERT_TRUE(is_known(gazetteer, known[i]));
    }
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) CU_ASSERT_FALSE(is_known(gazetteer, unknown[i]));
    quoth_gazetteer_close(gazetteer);
}

static void check(const Gazetteer *gazetteer, const char *word, enum Gender gender, const char *want) {
    char   out[PART_BYTES];
    size_t n = part_nominative(gazetteer_spellings(gazetteer), word, strlen(word), gender, out);
    bool   is_right = n == strlen(want) && memcmp(out, want, n) == 0;
    if (!is_right) fprintf(stderr, "%s: %.*s\n", word, (int)n, out);
    CU_ASSERT_TRUE(is_right);
}

/* "с Сергеем Лавровым" tells of Сергей Лавров, "о Марии Захаровой" of Захарова. */
static void nominatives_are_found(void) {
    Gazetteer *gazetteer = names_gazetteer();
    if (is_known(gazetteer, "Ушаков")) {
        check(gazetteer, "Ушаковым", GENDER_UNKNOWN, "Ушаков");
        check(gazetteer, "Ушакову", GENDER_FEMALE, "Ушакова");
        check(gazetteer, "Сергеем", GENDER_UNKNOWN, "Сергей");
        check(gazetteer, "Ушаков", GENDER_UNKNOWN, "");
    }
    check(gazetteer, "Дорвановым", GENDER_MALE, "Дорванов");
    check(gazetteer, "Дорванова", GENDER_MALE, "Дорванов");
    check(gazetteer, "Дорванова", GENDER_UNKNOWN, "");
    check(gazetteer, "Дорвановой", GENDER_FEMALE, "Дорванова");
    check(gazetteer, "Сальскому", GENDER_MALE, "Сальский");
    check(gazetteer, "Ыъыъыъ", GENDER_UNKNOWN, "");
    quoth_gazetteer_close(gazetteer);
}

UNIT_MAIN("name cases", {"cases of known parts are known", cases_of_known_parts_are_known},
          {"nominatives are found", nominatives_are_found})
