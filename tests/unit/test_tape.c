/* Lines of JSON against Jansson, which has to take the same ones, and read the same in them. */
#include "tape.h"
#include "unit.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define FLAGS (JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY)

static json_t *as_jansson_has_it(const Value *value);

static json_t *list_or_object(const Value *value) {
    json_t      *out = value->sort == VALUE_LIST ? json_array() : json_object();
    const Value *at = value_first(value);
    for (uint32_t i = 0; i < value->n; i++, at = value_next(at)) {
        if (value->sort == VALUE_LIST) json_array_append_new(out, as_jansson_has_it(at));
        else json_object_set_new(out, at->text, as_jansson_has_it(at + 1)), at++;
    }
    return out;
}

static json_t *as_jansson_has_it(const Value *value) {
    int64_t whole;
    switch (value->sort) {
    case VALUE_NULL: return json_null();
    case VALUE_FALSE: return json_false();
    case VALUE_TRUE: return json_true();
    case VALUE_NUMBER: return value_whole(value, &whole) ? json_integer(whole) : json_real(value_number(value));
    case VALUE_TEXT: return json_stringn(value->text, value->n);
    default: return list_or_object(value);
    }
}

/* Is the line taken? Fails where Jansson has it otherwise. The copy ends where the line does, so that ASan sees a step too far. */
static bool takes_line(const char *bytes, size_t length) {
    quoth_error err = {0};
    char       *copy = malloc(length ? length : 1), *strings = malloc(length ? length : 1);
    if (length) memcpy(copy, bytes, length);
    Value  *value = tape_read(copy, length, strings, &err);
    json_t *ours = value ? as_jansson_has_it(value) : NULL, *theirs = json_loadb(copy, length, FLAGS, NULL);
    bool    taken = value != NULL, agreed = taken == (theirs != NULL) && (!taken || json_equal(ours, theirs));
    if (!agreed) fprintf(stderr, "otherwise than Jansson: %.*s\n", (int)length, bytes);
    CU_ASSERT(agreed);
    CU_ASSERT(taken || (err.code == QUOTH_JSON && strncmp(err.text, "bad JSON: ", 10) == 0 && err.at <= length));
    json_decref(ours);
    json_decref(theirs);
    free(value);
    free(copy);
    free(strings);
    return taken;
}

static bool takes(const char *line) { return takes_line(line, strlen(line)); }

static void ordinary_lines_are_taken(void) {
    CU_ASSERT(takes("{}"));
    CU_ASSERT(takes("[]"));
    CU_ASSERT(takes(" [ [ ] , { } , [ 1 , [ 2 ] ] ] "));
    CU_ASSERT(takes("{\"id\":\"1\",\"text\":\"He said so.\"}"));
    CU_ASSERT(takes(" { \"id\" : 17 , \"text\" : \"\\u201cNo,\\u201d he said.\\n\\ttwice \\/ \\\\ \\\" \\b\\f\\r\" }\r"));
    CU_ASSERT(
        takes("{\"text\":\"Кречетов said “no” \xF0\x9F\x8E\x89\",\"outlet\":null,\"tags\":[\"a\",{\"b\":[1.5e3,-2,true,false,null]}]}"));
    CU_ASSERT(takes("{\"text\":\"\\ud83c\\udf89\\u00e9\\u0000 and \\uFFFF\"}"));
    CU_ASSERT(takes("{\"\":\"\",\"\\u0061\":\"a long enough string for eight bytes at once \x7F\"}"));
    CU_ASSERT(takes("[0,-0,-1,9223372036854775807,-9223372036854775807,0.25,0.9986,-3.125e-2,1E+2,123456.789]"));
}

static void hostile_lines_are_refused(void) {
    static const char *const lines[] = {
        "", " ", "{", "}", "[", "]", "[1", "[1,", "[,1]", "[1 2]", "[1,]", "{\"a\"", "{\"a\":", "{\"a\":}", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}",
        "{a:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1}}", "{\"a\":1} x", "{\"a\":nul}", "{\"a\":nulll}", "{\"a\":tru}", "{\"a\":01}", "{\"a\":1.}",
        "{\"a\":.5}", "{\"a\":+1}", "{\"a\":1e}", "{\"a\":-}", "{\"a\":NaN}", "{'a':1}", "{\"a\":\"}", "{\"a\":\"\\\"}", "{\"a\":[}", "{\"a\":1]", "[1}",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\ud800x\"}", "{\"a\":\"\\ud800\\u0041\"}",
        "{\"a\":\"\\udc00\"}", "{\"a\":\"\\ud800\\ud800\"}", "{\"a\":\"\n\"}", "{\"a\":\"\x01\"}", "{\"a\":\"\xFF\"}", "{\"a\":\"\xC0\x80\"}",
        "{\"a\":\"\xE2\x80\"}", "{\"a\":\"\xED\xA0\x80\"}", "{\"a\":\"\xF4\x90\x80\x80\"}", "{\"a\":1,\"a\":2}", "{\"a\":\"1\",\"\\u0061\":null}",
        "{\"a\":{\"b\":1,\"b\":2}}", "{\"a\":1}\v", "\xEF\xBB\xBF{}", "{\"a\":1/**/}",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) CU_ASSERT_FALSE(takes(lines[i]));
    CU_ASSERT_FALSE(takes_line("{\"a\":\"\0\"}", 9));
    CU_ASSERT_FALSE(takes_line("{\"a\":1}\0", 8));
}

static Value *read_made(const char *line, size_t length, char **strings) {
    quoth_error err = {0};
    *strings = malloc(length);
    return tape_read(line, length, *strings, &err);
}

static void depth_is_no_matter(void) {
    const size_t deep = 1000000;
    char        *line = malloc(deep * 2), *strings;
    memset(line, '[', deep);
    memset(line + deep, ']', deep);
    Value *value = read_made(line, deep * 2, &strings);
    CU_ASSERT_PTR_NOT_NULL_FATAL(value);
    CU_ASSERT_EQUAL(value_next(value) - value, deep);
    free(value);
    free(strings);
    free(line);
}

static void a_name_twice_is_found_among_many(void) {
    char   line[60000];
    size_t n = 0;
    for (unsigned members = 1; members <= 4096; members *= 4) {
        n = 0;
        for (unsigned i = 0; i < members; i++) n += (size_t)snprintf(line + n, sizeof line - n, "%c\"k%u\":[%u]", i ? ',' : '{', i, i);
        memcpy(line + n, "}", 2);
        CU_ASSERT(takes(line));
        snprintf(line + n, sizeof line - n, ",\"k%u\":0}", members / 2);
        CU_ASSERT_FALSE(takes(line));
    }
}

static void members_are_found_by_name(void) {
    static const char line[] = "{\"start\":3,\"st\":[1,{\"end\":9}],\"e\\u0000nd\":1,\"end\":-7.5}";
    char             *strings;
    int64_t           whole = 0;
    Value            *value = read_made(line, sizeof line - 1, &strings);
    CU_ASSERT_PTR_NOT_NULL_FATAL(value);
    CU_ASSERT(value_whole(value_in(value, "start"), &whole) && whole == 3);
    CU_ASSERT(value_in(value, "st")->n == 2);
    CU_ASSERT_EQUAL(value_number(value_in(value, "end")), -7.5);
    CU_ASSERT_FALSE(value_whole(value_in(value, "end"), &whole));
    CU_ASSERT_PTR_NULL(value_in(value, "e"));
    CU_ASSERT_PTR_NULL(value_in(value, ""));
    CU_ASSERT_PTR_NULL(value_in(value_in(value, "st"), "end"));
    free(value);
    free(strings);
}

static void numbers_without_bounds_are_no_danger(void) {
    static const char line[] = "[1e999,-1e999999999999,1e-999999999999,123456789012345678901234567890,0.000000000000000000000000000012345,0e99999]";
    char             *strings;
    int64_t           whole;
    Value            *value = read_made(line, sizeof line - 1, &strings);
    CU_ASSERT_PTR_NOT_NULL_FATAL(value);
    CU_ASSERT(value_number(value + 1) > 1e308 && value_number(value + 2) < -1e308 && value_number(value + 3) == 0);
    CU_ASSERT_FALSE(value_whole(value + 4, &whole));
    CU_ASSERT_DOUBLE_EQUAL(value_number(value + 4) / 123456789012345678901234567890.0, 1, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(value_number(value + 5) / 0.000000000000000000000000000012345, 1, 1e-15);
    CU_ASSERT_EQUAL(value_number(value + 6), 0);
    free(value);
    free(strings);
}

static unsigned next_random(unsigned *seed) { return (*seed = *seed * 1664525u + 1013904223u) >> 16; }

/* Good lines with some bytes changed, left out or doubled: whatever comes of it, the two agree. */
static void broken_lines_are_read_alike(void) {
    static const char *const seeds[] = {
        "{\"id\":\"a-1\",\"text\":\"“No,” said Nora.\\n\\nShe left \\u2014 \\ud83c\\udf89 at "
        "7.\",\"n\":[1,2.5,{\"b\":null}],\"outlet\":null}",
        "{\"url\":\"http:\\/\\/example.org\\/x\",\"date\":{\"$date\":\"2024-01-02\"},\"score\":-0.0015,\"live\":true,\"body\":\"été\"}",
    };
    static const char bytes[] = "{}[]:,\"\\u0dD89a\n\t \xE2\x80\x9C\xF0\xED\xC3" "e+-.ntf";
    unsigned          random = 7, taken = 0;
    for (unsigned round = 0; round < 60000; round++) {
        char   line[400];
        size_t n = strlen(seeds[round & 1]);
        memcpy(line, seeds[round & 1], n);
        for (unsigned edits = next_random(&random) % 4; edits > 0; edits--) {
            size_t at = next_random(&random) % n;
            switch (next_random(&random) % 3) {
            case 0: line[at] = bytes[next_random(&random) % (sizeof bytes - 1)]; break;
            case 1: memmove(line + at, line + at + 1, --n - at); break;
            default: memmove(line + at + 1, line + at, n++ - at); break;
            }
        }
        taken += takes_line(line, n);
    }
    CU_ASSERT(taken > 20000 && taken < 50000);
}

UNIT_MAIN("tape", {"ordinary lines are taken", ordinary_lines_are_taken}, {"hostile lines are refused", hostile_lines_are_refused},
          {"depth is no matter", depth_is_no_matter}, {"a name twice is found among many", a_name_twice_is_found_among_many},
          {"members are found by name", members_are_found_by_name},
          {"numbers without bounds are no danger", numbers_without_bounds_are_no_danger},
          {"broken lines are read alike", broken_lines_are_read_alike})
