#include "lexical.h"
#include "unit.h"

static void dates_are_of_the_calendar(void) {
    CU_ASSERT_EQUAL(lexical_date("2026"), DATE_YEAR);
    CU_ASSERT_EQUAL(lexical_date("2026-11"), DATE_MONTH);
    CU_ASSERT_EQUAL(lexical_date("2024-02-29"), DATE_DAY);
    CU_ASSERT_EQUAL(lexical_date("2026-03-03T10:00:00"), DATE_TIME);
    CU_ASSERT_EQUAL(lexical_date("2026-03-03T10:00:00.25"), DATE_TIME);
    CU_ASSERT_EQUAL(lexical_date("2026-03-03T10:00:00Z"), DATE_TIME_OF_ZONE);
    CU_ASSERT_EQUAL(lexical_date("2026-03-03T10:00:00+02:00"), DATE_TIME_OF_ZONE);
    static const char *const none[] = {"", "2026-13-45", "2026-02-29", "1900-02-29", "2026-04-31", "0000", "26", "2026-1-1", "2026-01-01 10:00:00", "2026-01-01T24:00:01",
                                       "2026-01-01T10:00", "2026-01-01T10:00:00.", "2026-01-01T10:00:00ZZ", "2026-01-01T10:00:00+2", "2026-01-01x", "3 March 2026"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) CU_ASSERT_EQUAL(lexical_date(none[i]), DATE_NONE);
}

static void addresses_hold_what_iris_may(void) {
    CU_ASSERT_TRUE(lexical_web_iri("https://example.org/a?b=c&d=%20#e"));
    CU_ASSERT_TRUE(lexical_web_iri("http://\xc3\xbc.example:8080"));
    static const char *const none[] = {"", "example.org", "https://", "https:///a", "ftp://a", "http://a b", "http://a/<b>", "http://a/%2", "http://a/\\", "http://a/#b#c", "http://a/\x01",
                                       "http://a/\xc2\x85", "http://a/\xee\x80\x80", "http://a/\"", "http://[::1]/", "http://a:b/", "http://:80/"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) CU_ASSERT_FALSE(lexical_web_iri(none[i]));
}

static void tags_and_items_have_their_shape(void) {
    CU_ASSERT_TRUE(lexical_language("en") && lexical_language("en-GB") && lexical_language("zh-Hant-TW") && lexical_language("de-1996"));
    CU_ASSERT_FALSE(lexical_language("") || lexical_language("e") || lexical_language("en_GB") || lexical_language("en-") ||
                    lexical_language("12") || lexical_language("English language"));
    CU_ASSERT_TRUE(lexical_wikidata("Q42"));
    CU_ASSERT_FALSE(lexical_wikidata("Q") || lexical_wikidata("42") || lexical_wikidata("Q042") || lexical_wikidata("Q42x"));
}

UNIT_MAIN("lexical", {"dates are of the calendar", dates_are_of_the_calendar},
          {"addresses hold what IRIs may", addresses_hold_what_iris_may},
          {"tags and items have their shape", tags_and_items_have_their_shape})
