/* JSON in place: what is valid is what RFC 8259 says, and what was asked for comes out as it was meant. */
#include "unit.h"
#include "import/json_scan.h"
#include <string.h>

static const char *fault_of(const char *text) {
    static Scan json;
    scan_begin(&json, slice_of(text));
    scan_skip(&json);
    return scan_end(&json) ? "" : json.fault;
}

static void valid_values_are_passed_over(void) {
    static const char *const texts[] = {
        "{}", "[]", " [ ] ", "null", "true", "false", "0", "-0", "10.5e+3", "1E-2", "\"\"", "\"a\\n\\u00e9\\ud83d\\ude00\"",
        "{\"a\":[1,{\"b\":[[],{}]},\"c\"],\"d\":{}}", "[[[]],[[],[]]]", "\t{ \"a\" : [ 1 , 2 ] }\r"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) CU_ASSERT_STRING_EQUAL(fault_of(texts[i]), "");
}

static void faults_are_told(void) {
    static const char *const cases[][2] = {
        {"", "a value was expected"}, {"[1,]", "a value was expected"}, {"[,1]", "a value was expected"}, {"[1 2]", "a comma or an end was expected"},
        {"{\"a\":1,}", "a string was expected"}, {"{a:1}", "a string was expected"}, {"{\"a\" 1}", "a colon was expected"},
        {"[1}", "a comma or an end was expected"}, {"{\"a\":1]", "a comma or an end was expected"}, {"[", "a value was expected"}, {"[[", "a value was expected"},
        {"01", "not a number"}, {"1.", "not a number"}, {"-", "not a number"}, {"1e", "not a number"}, {"nul", "a value was expected"},
        {"\"a", "a string without end"}, {"\"\\x\"", "no such escape"}, {"\"\\u12\"", "no such escape"}, {"\"\\ud800\"", "no such escape"},
        {"\"\\udc00\"", "no such escape"}, {"\"\\ud800\\u0041\"", "no such escape"}, {"\"a\nb\"", "a control character in a string"},
        {"{} {}", "more behind the end"}, {"1 x", "more behind the end"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) CU_ASSERT_STRING_EQUAL(fault_of(cases[i][0]), cases[i][1]);
}

static void depth_is_bounded(void) {
    char text[2 * SCAN_DEPTH + 3];
    memset(text, '[', SCAN_DEPTH);
    memset(text + SCAN_DEPTH, ']', SCAN_DEPTH);
    text[2 * SCAN_DEPTH] = '\0';
    CU_ASSERT_STRING_EQUAL(fault_of(text), "");
    memset(text, '[', SCAN_DEPTH + 1);
    memset(text + SCAN_DEPTH + 1, ']', SCAN_DEPTH + 1);
    text[2 * SCAN_DEPTH + 2] = '\0';
    CU_ASSERT_STRING_EQUAL(fault_of(text), "arrays and objects too deep in each other");
}

static void what_is_asked_for_is_read(void) {
    Scan     json;
    ScanText key, text;
    Slice    number, span;
    Texts    texts = {.failed = false};
    unsigned seen = 0;
    scan_begin(&json, slice_of("{\"skip\":[{\"id\":1}],\"id\":\"a\\\"\\u00e9\\ud83d\\ude00\",\"n\":-1.5,\"l\":[\"x\",{},\"y\"],\"o\":{ "
                               "\"b\" : 2 },\"wh\\u0061t\":null}"));
    CU_ASSERT(scan_enter(&json, '{'));
    while (scan_key(&json, &key)) {
        if (scan_is(key, "id")) {
            CU_ASSERT(scan_string(&json, &text) && slice_is(scan_text(text, &texts), "a\"\xC3\xA9\xF0\x9F\x98\x80"));
        } else if (scan_is(key, "n")) {
            CU_ASSERT(scan_number(&json, &number) && slice_is(number, "-1.5"));
        } else if (scan_is(key, "l")) {
            unsigned n = 0;
            CU_ASSERT(scan_enter(&json, '['));
            while (scan_item(&json)) n += scan_string(&json, &text);
            CU_ASSERT_EQUAL(n, 2);
        } else if (scan_is(key, "o")) {
            CU_ASSERT(scan_span(&json, &span) && slice_is(span, "{ \"b\" : 2 }"));
        } else if (scan_is(key, "what")) {
            CU_ASSERT(!scan_string(&json, &text) && !json.fault); /* another kind of value is passed over */
        } else scan_skip(&json);
        seen++;
    }
    CU_ASSERT(scan_end(&json) && seen == 6);
    arena_free(&texts.arena);
}

static void going_in_finds_the_same_faults(void) {
    static const char *const texts[] = {"[1 2]", "[1,]", "[", "[1", "[1}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Scan     json;
        unsigned steps = 0;
        scan_begin(&json, slice_of(texts[i]));
        CU_ASSERT(scan_enter(&json, '['));
        while (scan_item(&json) && steps++ < 9) scan_skip(&json);
        CU_ASSERT(!scan_end(&json) && json.fault);
    }
}

static void members_are_picked_by_their_keys(void) {
    static const char *const keys[] = {"name", "none", "list"};
    Slice values[3] = {{"", 0}, {"", 0}, {"", 0}};
    Scan  json;
    scan_begin(&json, slice_of("{\"other\":{\"name\":1},\"list\":[1, {}],\"name\":\"Kask\"}"));
    scan_spans(&json, keys, 3, values);
    CU_ASSERT(scan_end(&json) && slice_is(values[0], "\"Kask\"") && !values[1].n && slice_is(values[2], "[1, {}]"));
    scan_begin(&json, slice_of("[1]"));
    scan_spans(&json, keys, 3, values);
    CU_ASSERT(scan_end(&json) && slice_is(values[0], "\"Kask\""));
}

UNIT_MAIN("json scan", {"valid values are passed over", valid_values_are_passed_over}, {"faults are told", faults_are_told},
          {"depth is bounded", depth_is_bounded}, {"what is asked for is read", what_is_asked_for_is_read},
          {"going in finds the same faults", going_in_finds_the_same_faults},
          {"members are picked by their keys", members_are_picked_by_their_keys})
