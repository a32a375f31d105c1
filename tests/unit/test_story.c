#include "story.h"
#include "unit.h"

static Record *record_of(const char *text, const char *rest) {
    char        line[8192];
    quoth_error err = {0};
    int n = snprintf(line, sizeof line, "{\"schema\":\"quoth.doc/1\",\"id\":\"1\",\"offsets\":\"codepoint\",\"text_sha256\":\"0\",\"text\":\"%s\"%s}", text, rest);
    Record *record = record_read(line, (size_t)n, &err);
    if (!record) printf("\n  %s\n", err.text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    return record;
}

static void units_are_told_apart(void) {
    char text[2048] = "";
    for (int i = 0; i < 100; i++) strcat(text, "a\xc3\xbc\xf0\x9f\x8e\x89"); /* 3 code points, 7 bytes, 4 units */
    quoth_error err = {0};
    Story       story = {0};
    Record     *record = record_of(text, "");
    CU_ASSERT_TRUE_FATAL(story_read(&story, record, &err));
    CU_ASSERT_EQUAL(story.points, 300);
    for (size_t i = 0; i < 100; i++) {
        CU_ASSERT_EQUAL(story_byte(&story, 3 * i + 2), 7 * i + 3);
        CU_ASSERT_EQUAL(story_utf16(&story, 3 * i + 2), 4 * i + 2);
    }
    CU_ASSERT_EQUAL(story_byte(&story, 300), 700);
    CU_ASSERT_EQUAL(story_utf16(&story, 300), 400);
    record_free(record);
    story_free(&story);
}

static bool is_taken(const char *text, const char *mention) {
    quoth_error err = {0};
    Story       story = {0};
    Record     *record = record_of(text, mention);
    bool        taken = story_read(&story, record, &err);
    CU_ASSERT_EQUAL(err.code, taken ? QUOTH_OK : QUOTH_JSON);
    record_free(record);
    story_free(&story);
    return taken;
}

#define MENTION(start, end, text) ",\"mentions\":[{\"start\":" #start ",\"end\":" #end ",\"text\":\"" text "\",\"type\":\"person\",\"form\":\"name\"}]"

static void places_carry_their_words(void) {
    CU_ASSERT_TRUE(is_taken("Ann said", MENTION(0, 3, "Ann")));
    CU_ASSERT_TRUE(is_taken("A\\u0000n said", MENTION(0, 3, "A\\u0000n")));
    CU_ASSERT_TRUE(is_taken("A\\u0001n said", MENTION(0, 3, "A\\u0001n")));
    CU_ASSERT_FALSE(is_taken("Ann said", MENTION(1, 4, "Ann")));
    CU_ASSERT_FALSE(is_taken("Ann said", MENTION(0, 3, "Anne")));
    CU_ASSERT_FALSE(is_taken("Ann said", MENTION(0, 3, "An")));
    CU_ASSERT_FALSE(is_taken("Ann", MENTION(1, 4, "nn")));
}

UNIT_MAIN("story", {"units are told apart", units_are_told_apart}, {"places carry their words", places_carry_their_words})
