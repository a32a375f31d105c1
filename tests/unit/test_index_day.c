#include "index/inner.h"
#include "unit.h"
#include <string.h>

static void days_are_read_as_papers_write_them(void) {
    static const char *const all[][2] = {{"2025-11-12", "2025-11-12"},
                                         {"2025-11-12T08:30:00+03:00", "2025-11-12"},
                                         {"20251112T083000Z", "2025-11-12"},
                                         {"2025/11/12", "2025-11-12"},
                                         {"Wed, 12 Nov 2025 08:30:00 GMT", "2025-11-12"},
                                         {"November 12, 2025", "2025-11-12"},
                                         {" 12 november 2025", "2025-11-12"},
                                         {"jueves, 09 enero 2014 10:21", "2014-01-09"},
                                         {"martes, 12 de agosto de 2025", "2025-08-12"},
                                         {"Mittwoch, 5. März 2025", "2025-03-05"},
                                         {"mardi 3 juin 2025", "2025-06-03"},
                                         {"le 14 juillet 2025 \xC3\xA0 8 h", "2025-07-14"},
                                         {"12 ноября 2025 г.", "2025-11-12"},
                                         {"середа, 6 серпня 2025", "2025-08-06"},
                                         {"2024-02-29", "2024-02-29"}};
    char                     day[11];
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        CU_ASSERT_TRUE_FATAL(day_of(all[i][0], day));
        CU_ASSERT_STRING_EQUAL(day, all[i][1]);
    }
}

static void what_is_no_day_is_none(void) {
    static const char *const all[] = {"",           "yesterday", "2025",      "2025-13-01", "2025-02-29", "2025-11-123",
                                      "12.11.2025", "Nov 2025",  "0000-00-00"};
    char                     day[11];
    CU_ASSERT_FALSE(day_of(NULL, day));
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) CU_ASSERT_FALSE(day_of(all[i], day));
}

static void days_are_counted_on_end(void) {
    CU_ASSERT_EQUAL(day_number("2025-01-01") - day_number("2024-12-31"), 1);
    CU_ASSERT_EQUAL(day_number("2024-03-01") - day_number("2024-02-28"), 2);
    CU_ASSERT_EQUAL(day_number("2025-03-01") - day_number("2025-02-28"), 1);
    CU_ASSERT_EQUAL(day_number(""), 0);
}

static void names_are_folded_to_words(void) {
    char folded[LONGEST_NAME], longest[2000];
    CU_ASSERT_EQUAL(folded_name("  Zo\xC3\xAB \"the Voice\" O'Brien-Smith ", folded), strlen("zoe the voice o brien smith"));
    CU_ASSERT_STRING_EQUAL(folded, "zoe the voice o brien smith");
    CU_ASSERT_EQUAL(count_words(folded), 6);
    CU_ASSERT_EQUAL(folded_name("\xE2\x80\x9C\xE2\x80\x9D", folded), 0);
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    CU_ASSERT_TRUE(folded_name(longest, folded) < LONGEST_NAME);
}

UNIT_MAIN("index days", {"days are read as papers write them", days_are_read_as_papers_write_them},
          {"what is no day is none", what_is_no_day_is_none}, {"days are counted on end", days_are_counted_on_end},
          {"names are folded to words", names_are_folded_to_words})
