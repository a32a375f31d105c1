#include "page.h"
#include "unit.h"

typedef void Writer(Page *page, const char *text);

static void check(Writer *write, const char *text, const char *expected) {
    Page page = {0};
    write(&page, text);
    CU_ASSERT_STRING_EQUAL(page_string(&page), expected);
    page_free(&page);
}

static void clean(Page *page, const char *text) { page_clean(page, text, strlen(text)); }

static void cells_are_those_of_rfc_4180(void) {
    check(page_csv, "plain", "plain");
    check(page_csv, "a,b", "\"a,b\"");
    check(page_csv, "say \"so\"", "\"say \"\"so\"\"\"");
    check(page_csv, "two\nlines", "\"two\nlines\"");
    check(page_csv, "", "\"\"");
    check(page_csv, NULL, "");
    check(page_csv, " blank", "\" blank\"");
    check(page_quoted, "plain", "\"plain\"");
}

static void json_escapes_what_ends_lines(void) {
    check(page_json, "a\"b\\c\n\r\t", "\"a\\\"b\\\\c\\n\\r\\t\"");
    check(page_json, "\xe2\x80\xa8\xc2\x85\xf0\x9f\x8e\x89", "\"\\u2028\\u0085\xf0\x9f\x8e\x89\"");
    check(page_json, NULL, "null");
}

static void what_no_format_holds_becomes_fffd(void) {
    check(clean, "a\x01" "b\x1f", "a\xef\xbf\xbd" "b\xef\xbf\xbd");
    check(clean, "\xef\xbf\xbe \xef\xbf\xbf \xef\xbf\xbd \xef\xbf\xbc", "\xef\xbf\xbd \xef\xbf\xbd \xef\xbf\xbd \xef\xbf\xbc");
    check(clean, "\t\n\r\x7f", "\t\n\r\x7f");
    Page page = {0};
    page_json(&page, "\x01\x02");
    CU_ASSERT_EQUAL(page.replaced, 2);
    page_free(&page);
}

static void parts_of_iris_are_percent_encoded(void) {
    check(page_percent, "a/b c", "a%2Fb%20c");
    check(page_percent, "q.1-_~", "q.1-_~");
    check(page_percent, "\xc3\xbc%#", "%C3%BC%25%23");
}

static void score(double value, const char *expected) {
    Page page = {0};
    page_score(&page, value);
    CU_ASSERT_STRING_EQUAL(page_string(&page), expected);
    page_free(&page);
}

static void scores_have_four_digits_at_most(void) {
    score(0, "0");
    score(1, "1");
    score(0.5, "0.5");
    score(0.9967, "0.9967");
    score(0.00004, "0");
    score(0.0501, "0.0501");
}

UNIT_MAIN("page", {"cells are those of RFC 4180", cells_are_those_of_rfc_4180},
          {"JSON escapes what ends lines", json_escapes_what_ends_lines},
          {"what no format holds becomes U+FFFD", what_no_format_holds_becomes_fffd},
          {"parts of IRIs are percent-encoded", parts_of_iris_are_percent_encoded},
          {"scores have four digits at most", scores_have_four_digits_at_most})
