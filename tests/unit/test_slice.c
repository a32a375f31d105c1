#include "unit.h"
#include "gazetteer/source.h"
#include <math.h>
#include <string.h>

static Slice slice(const char *text) { return (Slice){text, (uint32_t)strlen(text)}; }

static void cutting_takes_parts_in_turn(void) {
    Slice rest = slice("a||b");
    CU_ASSERT(slice_is(slice_cut(&rest, '|'), "a"));
    CU_ASSERT(slice_is(slice_cut(&rest, '|'), ""));
    CU_ASSERT_PTR_NOT_NULL(rest.at);
    CU_ASSERT(slice_is(slice_cut(&rest, '|'), "b"));
    CU_ASSERT_PTR_NULL(rest.at);
}

static void a_mark_at_the_end_leaves_an_empty_part(void) {
    Slice rest = slice("a|");
    slice_cut(&rest, '|');
    CU_ASSERT(rest.at && rest.n == 0);
    CU_ASSERT(slice_is(slice_cut(&rest, '|'), ""));
    CU_ASSERT_PTR_NULL(rest.at);
}

static void ids_are_lower_case_words(void) {
    static const struct { const char *text; bool good; } cases[] = {
        {"keir-starmer", true}, {"u.n", true}, {"4", true}, {"a--b", true}, {"", false}, {"-a", false}, {"a-", false},
        {"a.", false}, {"Keir", false}, {"a b", false}, {"a_b", false}, {"é", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) CU_ASSERT_EQUAL(slice_is_id(slice(cases[i].text)), cases[i].good);
    char      text[202];
    const Slice longest = {text, 200}, longer = {text, 201};
    memset(text, 'a', sizeof text);
    CU_ASSERT(slice_is_id(longest));
    CU_ASSERT_FALSE(slice_is_id(longer));
}

static void days_are_those_of_the_calendar(void) {
    static const struct { const char *text; bool good; } cases[] = {
        {"", true}, {"2024", true}, {"2024-07", true}, {"2024-07-05", true}, {"2024-02-29", true}, {"2000-02-29", true},
        {"1900-02-29", false}, {"2023-02-29", false}, {"2024-04-31", false}, {"2024-13", false}, {"2024-00", false},
        {"2024-01-00", false}, {"24", false}, {"2024-1", false}, {"2024-01-1", false}, {"2024-", false}, {"2024-01-", false},
        {"2024-01-011", false}, {"20240105", false}, {"2024/01", false}, {"now", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) CU_ASSERT_EQUAL(date_is_good(slice(cases[i].text)), cases[i].good);
}

static void numbers_are_read_without_a_locale(void) {
    static const struct { const char *text; double value; } cases[] = {
        {"0", 0}, {"-1.5", -1.5}, {"+2", 2}, {".25", 0.25}, {"3.", 3}, {"1e3", 1000}, {"-2.5E-02", -0.025}, {"0.1", 0.1},
        {"123456789.125", 123456789.125},
    };
    static const char *const bad[] = {"", "-", ".", "1,5", "1e", "e5", "1e+", "1 ", " 1", "nan", "inf", "0x1", "1e99", "1.2.3",
                                      "11111111111111111111111111111111111111111"};
    float value;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CU_ASSERT(decimal_read(slice(cases[i].text), &value));
        CU_ASSERT(fabs((double)value - cases[i].value) <= fabs(cases[i].value) * 1e-6);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) CU_ASSERT_FALSE(decimal_read(slice(bad[i]), &value));
}

static void clipping_keeps_whole_characters(void) {
    char text[64];
    memset(text, 'a', sizeof text);
    memcpy(text + 59, "\xC3\xA9", 2);
    CU_ASSERT_EQUAL(slice_clip((Slice){text, 61}), 59);
    CU_ASSERT_EQUAL(slice_clip((Slice){text, 30}), 30);
}

UNIT_MAIN("slice", {"cutting takes parts in turn", cutting_takes_parts_in_turn},
          {"a mark at the end leaves an empty part", a_mark_at_the_end_leaves_an_empty_part},
          {"ids are lower-case words", ids_are_lower_case_words},
          {"days are those of the calendar", days_are_those_of_the_calendar},
          {"numbers are read without a locale", numbers_are_read_without_a_locale},
          {"clipping keeps whole characters", clipping_keeps_whole_characters})
