#include "flow.h"
#include "unit.h"
#include <string.h>

static void check(size_t width, size_t indent, const char *text, const char *expected) {
    Buffer out = {0};
    Flow   flow = {.out = &out, .width = width, .indent = indent};
    flow_words(&flow, text);
    flow_line(&flow);
    buffer_byte(&out, '\0');
    CU_ASSERT_STRING_EQUAL(out.at, expected);
    if (strcmp(out.at, expected)) printf("\n  [%s]\n  not [%s]\n", out.at, expected);
    flow_free(&flow);
    buffer_free(&out);
}

static void words_wrap_at_the_width(void) {
    check(10, 0, "one two three four", "one two\nthree four\n");
    check(9, 0, "one two three four", "one two\nthree\nfour\n");
    check(10, 2, "one two three four", "one two\n  three\n  four\n");
    check(5, 0, "incomprehensible word", "incomprehensible\nword\n");
    check(10, 0, "", "\n");
}

static void white_space_is_one_space(void) { check(20, 0, " a \n\n b\tc ", "a b c\n"); }

static void columns_are_what_a_terminal_shows(void) {
    CU_ASSERT_EQUAL(text_columns("caf\xC3\xA9", 5), 4);
    CU_ASSERT_EQUAL(text_columns("e\xCC\x81", 3), 1);                 /* e and a combining acute */
    CU_ASSERT_EQUAL(text_columns("\xE6\x9D\xB1\xE4\xBA\xAC", 6), 4);  /* two ideographs */
    CU_ASSERT_EQUAL(text_columns("\xF0\x9F\x8E\x89", 4), 2);          /* an emoji */
    CU_ASSERT_EQUAL(text_columns("\xE2\x80\x9C", 3), 1);
}

/* There are no spaces in "東京東京": lines break between any two ideographs. */
static void ideographs_break_anywhere(void) {
    check(4, 0, "\xE6\x9D\xB1\xE4\xBA\xAC\xE6\x9D\xB1\xE4\xBA\xAC", "\xE6\x9D\xB1\xE4\xBA\xAC\n\xE6\x9D\xB1\xE4\xBA\xAC\n");
}

static void nothing_drives_the_terminal(void) {
    check(40, 0, "a\x1b[31mb\x07", "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD\n");
    check(40, 0, "\xC2\x9B" "1m \xE2\x80\xAE", "\xEF\xBF\xBD" "1m \xEF\xBF\xBD\n");
}

static void codes_take_no_room(void) {
    Buffer out = {0};
    Flow   flow = {.out = &out, .width = 7};
    flow_code(&flow, "\x1b[1m");
    flow_words(&flow, "one");
    flow_code(&flow, "\x1b[0m");
    flow_words(&flow, " two six");
    flow_line(&flow);
    buffer_byte(&out, '\0');
    CU_ASSERT_STRING_EQUAL(out.at, "\x1b[1mone\x1b[0m two\nsix\n");
    flow_free(&flow);
    buffer_free(&out);
}

static void columns_can_be_gone_to(void) {
    Buffer out = {0};
    Flow   flow = {.out = &out, .width = 40};
    flow_to(&flow, 2);
    flow_words(&flow, "name");
    flow_to(&flow, 8);
    flow_words(&flow, "long words");
    flow_to(&flow, 10);
    flow_words(&flow, "x");
    flow_line(&flow);
    buffer_byte(&out, '\0');
    CU_ASSERT_STRING_EQUAL(out.at, "  name  long words x\n");
    flow_free(&flow);
    buffer_free(&out);
}

UNIT_MAIN("flow", {"words wrap at the width", words_wrap_at_the_width}, {"white space is one space", white_space_is_one_space},
          {"columns are what a terminal shows", columns_are_what_a_terminal_shows},
          {"ideographs break anywhere", ideographs_break_anywhere}, {"nothing drives the terminal", nothing_drives_the_terminal},
          {"codes take no room", codes_take_no_room}, {"columns can be gone to", columns_can_be_gone_to})
