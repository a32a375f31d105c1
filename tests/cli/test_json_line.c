/* The quick reader of JSON lines against Jansson: it never takes what Jansson refuses, and reads the same where it takes a line. */
#include "json_line.h"
#include "unit.h"
#include <stdlib.h>
#include <string.h>

#define FLAGS (JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL)

static json_t *value_of(const Member *member) {
    if (member->string) return json_stringn(member->string, member->length);
    return member->other ? json_incref(member->other) : json_null();
}

/* As Jansson would have it; NULL where the line was declined. */
static json_t *read_quickly(const char *bytes, size_t length) {
    JsonLine line;
    json_t  *object = NULL;
    if (json_line_read(&line, bytes, length) == JSON_LINE_READ) {
        object = json_object();
        for (size_t i = 0; i < line.n; i++) json_object_set_new(object, line.members[i].key, value_of(&line.members[i]));
    }
    json_line_free(&line);
    return object;
}

/* Does it take the line? Fails where it may not, or reads otherwise. The copy ends where the line does, so that ASan sees a step too far. */
static bool takes_line(const char *bytes, size_t length) {
    char *copy = malloc(length ? length : 1);
    if (length) memcpy(copy, bytes, length);
    json_t *quick = read_quickly(copy, length), *slow = json_loadb(copy, length, FLAGS, NULL);
    bool    taken = quick != NULL, agreed = !taken || (json_is_object(slow) && json_equal(quick, slow));
    if (!agreed) fprintf(stderr, "otherwise than Jansson: %.*s\n", (int)length, bytes);
    CU_ASSERT(agreed);
    json_decref(quick);
    json_decref(slow);
    free(copy);
    return taken;
}

static bool takes(const char *line) { return takes_line(line, strlen(line)); }

static void ordinary_lines_are_taken(void) {
    CU_ASSERT(takes("{}"));
    CU_ASSERT(takes("{\"id\":\"1\",\"text\":\"He said so.\"}"));
    CU_ASSERT(takes(" { \"id\" : 17 , \"text\" : \"\\u201cNo,\\u201d he said.\\n\\ttwice \\/ \\\\ \\\" \\b\\f\\r\" }\r"));
    CU_ASSERT(takes("{\"text\":\"Кречетов said “no” \xF0\x9F\x8E\x89\",\"outlet\":null,\"tags\":[\"a\",{\"b\":[1.5e3,-2,true,false,null]}]}"));
    CU_ASSERT(takes("{\"text\":\"\\ud83c\\udf89\\u00e9\\u0000 and \\uFFFF\"}"));
    CU_ASSERT(takes("{\"\":\"\",\"\\u0061\":\"a long enough string for eight bytes at once \x7F\"}"));
}

static void hostile_lines_are_declined(void) {
    static const char *const lines[] = {
        "", " ", "[]", "1", "null", "\"a\"", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":}", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{a:1}",
        "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1}}", "{\"a\":1} x", "{\"a\":nul}", "{\"a\":nulll}", "{\"a\":tru}", "{\"a\":01}", "{\"a\":1.}",
        "{\"a\":.5}", "{\"a\":+1}", "{\"a\":1e999}", "{\"a\":99999999999999999999}", "{\"a\":NaN}", "{'a':1}", "{\"a\":\"}", "{\"a\":\"\\\"}",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\ud800x\"}", "{\"a\":\"\\ud800\\u0041\"}",
        "{\"a\":\"\\udc00\"}", "{\"a\":\"\\ud800\\ud800\"}", "{\"a\":\"\n\"}", "{\"a\":\"\x01\"}", "{\"a\":\"\xFF\"}", "{\"a\":\"\xC0\x80\"}",
        "{\"a\":\"\xE2\x80\"}", "{\"a\":\"\xED\xA0\x80\"}", "{\"a\":\"\xF4\x90\x80\x80\"}", "{\"a\":1,\"a\":2}", "{\"a\":\"1\",\"\\u0061\":null}",
        "{\"a\\u0000\":1}", "{\"a\":{\"b\":1,\"b\":2}}", "{\"a\":[1,]}", "{\"a\":[}", "{\"a\":1}\v", "\xEF\xBB\xBF{}", "{\"a\":1/**/}",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) CU_ASSERT_FALSE(takes(lines[i]));
    CU_ASSERT_FALSE(takes_line("{\"a\":\"\0\"}", 9));
    CU_ASSERT_FALSE(takes_line("{\"a\":1}\0", 8));
}

static void depth_and_number_of_members_are_bounded(void) {
    char   line[9000];
    size_t n = 0;
    for (int deep = 100; deep <= 4000; deep += 3900) {
        n = (size_t)snprintf(line, sizeof line, "{\"a\":");
        memset(line + n, '[', (size_t)deep);
        memset(line + n + deep, ']', (size_t)deep);
        n += (size_t)deep * 2;
        line[n++] = '}';
        CU_ASSERT_EQUAL(takes_line(line, n), deep == 100);
    }
    for (unsigned members = MOST_MEMBERS; members <= MOST_MEMBERS + 1; members++) {
        n = 0;
        for (unsigned i = 0; i < members; i++) n += (size_t)snprintf(line + n, sizeof line - n, "%c\"k%u\":\"v\"", i ? ',' : '{', i);
        line[n++] = '}';
        CU_ASSERT_EQUAL(takes_line(line, n), members == MOST_MEMBERS);
    }
}

static unsigned next_random(unsigned *seed) { return (*seed = *seed * 1664525u + 1013904223u) >> 16; }

/* Good lines with some bytes changed, left out or doubled: whatever comes of it, the two agree. */
static void broken_lines_are_read_alike(void) {
    static const char *const seeds[] = {
        "{\"id\":\"a-1\",\"text\":\"“No,” said Nora.\\n\\nShe left \\u2014 \\ud83c\\udf89 at 7.\",\"n\":[1,2.5,{\"b\":null}],\"outlet\":null}",
        "{\"url\":\"http:\\/\\/example.org\\/x\",\"date\":{\"$date\":\"2024-01-02\"},\"score\":-1.5e-3,\"live\":true,\"body\":\"été\"}",
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

UNIT_MAIN("json line", {"ordinary lines are taken", ordinary_lines_are_taken}, {"hostile lines are declined", hostile_lines_are_declined},
          {"depth and number of members are bounded", depth_and_number_of_members_are_bounded},
          {"broken lines are read alike", broken_lines_are_read_alike})
