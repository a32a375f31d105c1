#include "words.h"
#include "unit.h"

/* Cuts `text` with a mention at these code points, and joins the words by "|", blank ones in brackets. */
static void check(const char *text, size_t start, size_t end, const char *expected) {
    char        line[2048], out[1024] = "";
    quoth_error err = {0};
    Converter   converter = {.err = &err};
    int n = snprintf(line, sizeof line,
                     "{\"schema\":\"quoth.doc/1\",\"id\":\"1\",\"offsets\":\"codepoint\",\"text_sha256\":\"0\",\"text\":\"%s\"}", text);
    Record *record = record_read(line, (size_t)n, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    CU_ASSERT_TRUE_FATAL(story_read(&converter.story, record, &err));
    Span        span = {.start = start, .end = end};
    Annotations annotations = {.spans = &span, .n_spans = 1};
    Words       words;
    CU_ASSERT_TRUE_FATAL(words_make(&words, &converter, &annotations));
    for (size_t i = 0; i < words.n; i++) {
        const Word *word = &words.at[i];
        snprintf(out + strlen(out), sizeof out - strlen(out), "%s%s%.*s%s", i ? "|" : "", word->after_line ? "^" : "",
                 word->blank ? 2 : (int)(word->to - word->from), word->blank ? "[]" : converter.story.text.at + word->from, "");
        CU_ASSERT_EQUAL(story_byte(&converter.story, word->start), word->from);
        CU_ASSERT_EQUAL(story_byte(&converter.story, word->end), word->to);
    }
    CU_ASSERT_STRING_EQUAL(out, expected);
    words_free(&words);
    record_free(record);
    convert_free(&converter);
}

static void words_end_at_blanks_and_marks(void) {
    check("He said: \xe2\x80\x9cNo.\xe2\x80\x9d", 0, 0, "He|said|:|\xe2\x80\x9c|No|.|\xe2\x80\x9d");
    check("caf\xc3\xa9 \xf0\x9f\x8e\x89" "b", 0, 0, "caf\xc3\xa9|\xf0\x9f\x8e\x89" "b");
}

static void one_blank_belongs_to_the_word_before(void) {
    check("a  b", 0, 0, "a|[]|b");
    check(" a b ", 0, 0, "[]|a|b");
    check("a \\n\\n b", 0, 0, "a|[]|^b");
    check("a\\n", 0, 0, "a|[]");
}

static void edges_of_spans_cut(void) {
    check("Kremlins", 0, 7, "Kremlin|s");
    check("abcdef", 2, 4, "ab|cd|ef");
}

static void blanks_at_the_edges_of_spans_are_left_out(void) {
    check("a \\n b c", 1, 5, "a|[]|^b|c");
    check("a   b", 1, 3, "a|[]|b");
}

UNIT_MAIN("words", {"words end at blanks and marks", words_end_at_blanks_and_marks},
          {"one blank belongs to the word before", one_blank_belongs_to_the_word_before}, {"edges of spans cut", edges_of_spans_cut},
          {"blanks at the edges of spans are left out", blanks_at_the_edges_of_spans_are_left_out})
