#include "parts.h"
#include "unit.h"
#include <string.h>

static void words_around_a_name(void) {
    static const struct {
        const char *word, *next;
        bool first;
        enum PartKind kind;
    } cases[] = {{"al", "assad", false, PART_PARTICLE},
                 {"ash", "shammari", false, PART_PARTICLE},
                 {"ash", "carter", true, PART_NAME},
                 {"ben", "smith", true, PART_NAME},
                 {"ben", "khalifa", false, PART_PARTICLE},
                 {"dr", "x", true, PART_HONORIFIC},
                 {"jr", "", false, PART_SUFFIX},
                 {"kelin", "", false, PART_NAME},
                 {"ogly", "x", false, PART_PARTICLE},
                 {"ltd", "", false, PART_FORM},
                 {"limited", "", true, PART_NAME},
                 {"ooo", "vostok", true, PART_FORM},
                 {"aktiengesellschaft", "", false, PART_FORM},
                 {"zur", "x", false, PART_PARTICLE},
                 {"af", "x", false, PART_PARTICLE},
                 {"i", "x", true, PART_NAME},
                 {"abcdefghijklmnop", "", true, PART_NAME}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum PartKind kind = part_kind(cases[i].word, strlen(cases[i].word), cases[i].next, cases[i].first);
        if (kind != cases[i].kind) printf("    %s: %d\n", cases[i].word, (int)kind);
        CU_ASSERT_EQUAL(kind, cases[i].kind);
    }
}

static void patronymics(void) {
    static const char *const yes[] = {"viktorovich", "sergeevna", "ivanivna", "uladzimiravich",
                                      "mykolaiovych"};
    static const char *const no[] = {"ushakov", "ovich", "kelin", ""};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        CU_ASSERT(part_is_patronymic(yes[i], strlen(yes[i])));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) CU_ASSERT(!part_is_patronymic(no[i], strlen(no[i])));
}

static void ends_of(const char *name, const char *first, const char *last) {
    Ends ends;
    CU_ASSERT_FATAL(part_ends(name, strlen(name), &ends));
    CU_ASSERT(ends.first_length == strlen(first) && memcmp(name + ends.first, first, ends.first_length) == 0);
    CU_ASSERT(ends.last_length == strlen(last) && memcmp(name + ends.last, last, ends.last_length) == 0);
    CU_ASSERT_EQUAL(ends.one, ends.first == ends.last);
}

static void first_and_last_part(void) {
    ends_of("sir keir starmer", "keir", "starmer");
    ends_of("bashar al assad", "bashar", "assad");
    ends_of("ushakov yuri viktorovich", "ushakov", "yuri");
    ends_of("robert byrd jr", "robert", "byrd");
    ends_of("al assad", "assad", "assad");
    ends_of("dr", "dr", "dr");
    Ends none;
    CU_ASSERT(!part_ends("", 0, &none));
}

UNIT_MAIN("parts", {"words around a name", words_around_a_name}, {"patronymics", patronymics},
          {"first and last part", first_and_last_part})
