#include "made_doc.h"
#include "output.h"
#include "unit.h"
#include <jansson.h>

/* All lines as one array. */
static json_t *read_lines(const Doc *doc, const quoth_write_options *options) {
    Buffer  out = {0};
    json_t *lines = json_array();
    CU_ASSERT_TRUE(output_flat(doc, options, &out, NULL));
    for (const char *at = out.at, *end; at < out.at + out.n; at = end + 1) {
        end = memchr(at, '\n', (size_t)(out.at + out.n - at));
        CU_ASSERT_PTR_NOT_NULL_FATAL(end);
        json_array_append_new(lines, json_loadb(at, (size_t)(end - at), JSON_REJECT_DUPLICATES, NULL));
    }
    buffer_free(&out);
    return lines;
}

static const char *text_in(const json_t *line, const char *key) { return json_string_value(json_object_get(line, key)); }

static void lines_come_by_sort(void) {
    static const char *const  sorts[] = {"document", "entity", "entity", "entity", "mention", "mention", "mention",
                                         "mention",  "role",   "role",   "quote",  "quote",   "quote",   "note"};
    const quoth_write_options options = {0};
    Doc                      *doc = made_doc();
    json_t                   *lines = read_lines(doc, &options);
    CU_ASSERT_EQUAL_FATAL(json_array_size(lines), sizeof sorts / sizeof *sorts);
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
        CU_ASSERT_STRING_EQUAL(text_in(json_array_get(lines, i), "record"), sorts[i]);
        CU_ASSERT_STRING_EQUAL(text_in(json_array_get(lines, i), "doc"), "harbour/1");
    }
    json_decref(lines);
    doc_free(doc);
}

static void no_object_is_in_another(void) {
    const quoth_write_options options = {.with_text = true, .byte_offsets = true};
    Doc                      *doc = made_doc();
    json_t                   *lines = read_lines(doc, &options), *line, *value;
    const char               *key;
    size_t                    i;
    json_array_foreach(lines, i, line) {
        json_object_foreach(line, key, value) CU_ASSERT_FALSE(json_is_object(value));
    }
    json_decref(lines);
    doc_free(doc);
}

static void counts_are_given(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_doc();
    json_t                   *lines = read_lines(doc, &options), *head = json_array_get(lines, 0), *mayor = json_array_get(lines, 1);
    CU_ASSERT_EQUAL(json_integer_value(json_object_get(head, "entities")), 3);
    CU_ASSERT_EQUAL(json_integer_value(json_object_get(head, "mentions")), 4);
    CU_ASSERT_EQUAL(json_integer_value(json_object_get(head, "quotes")), 3);
    CU_ASSERT_EQUAL(json_integer_value(json_object_get(mayor, "mentions")), 2);
    CU_ASSERT_EQUAL(json_integer_value(json_object_get(mayor, "quotes")), 2);
    json_decref(lines);
    doc_free(doc);
}

static void a_quote_has_its_speaker_in_columns(void) {
    static const char *const  expected[][2] = {{"speaker", "zoe-brandt"}, {"speaker_name", "Zo\xC3\xAB Brandt"},
                                               {"speaker_text", "Zo\xC3\xAB Brandt"}, {"speaker_type", "person"}, {"role", "Mayor"},
                                               {"tense", "former"}, {"cue", "told"}, {"lemma", "tell"}, {"addressee", "Jan Kowal"},
                                               {"words", "We will not leave, and that is it."}};
    const quoth_write_options options = {0};
    Doc                      *doc = made_doc();
    json_t                   *lines = read_lines(doc, &options), *quote = json_array_get(lines, 10), *term = json_array_get(lines, 11);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        CU_ASSERT_STRING_EQUAL(text_in(quote, expected[i][0]), expected[i][1]);
    CU_ASSERT_TRUE(json_is_null(json_object_get(term, "speaker")));
    CU_ASSERT_TRUE(json_is_null(json_object_get(term, "speaker_name")));
    CU_ASSERT_STRING_EQUAL(text_in(term, "via"), "Zo\xC3\xAB Brandt");
    json_decref(lines);
    doc_free(doc);
}

static void an_empty_text_is_one_line(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_empty("");
    json_t                   *lines = read_lines(doc, &options);
    CU_ASSERT_EQUAL(json_array_size(lines), 1);
    json_decref(lines);
    doc_free(doc);
}

UNIT_MAIN("flat", {"lines come by sort", lines_come_by_sort}, {"no object is in another", no_object_is_in_another},
          {"counts are given", counts_are_given}, {"a quote has its speaker in columns", a_quote_has_its_speaker_in_columns},
          {"an empty text is one line", an_empty_text_is_one_line})
