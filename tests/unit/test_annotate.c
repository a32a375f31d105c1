#include "annotate.h"
#include "unit.h"

#define PLACE(start, end, text) "{\"start\":" #start ",\"end\":" #end ",\"text\":\"" text "\""

/* "Spokesman Dmitry Peskov said no.": the name stands within the speaker's words, "Someone" is none of the mentions. */
static const char line[] =
    "{\"schema\":\"quoth.doc/1\",\"id\":\"1\",\"offsets\":\"codepoint\",\"text_sha256\":\"0\","
    "\"entities\":[{\"id\":\"peskov\",\"type\":\"person\",\"name\":\"Dmitry Peskov\"}],"
    "\"mentions\":[" PLACE(10, 23, "Dmitry Peskov") ",\"type\":\"person\",\"form\":\"name\",\"entity\":\"peskov\"}],"
    "\"quotes\":[" PLACE(29, 31, "no") ",\"id\":\"q1\",\"kind\":\"speech\",\"manner\":\"indirect\",\"cue\":" PLACE(24, 28, "said") "},"
    "\"speaker\":" PLACE(0, 23, "Spokesman Dmitry Peskov") ",\"entity\":\"peskov\"}},"
    PLACE(0, 5, "Spoke") ",\"id\":\"q2\",\"kind\":\"speech\",\"manner\":\"direct\",\"speaker\":" PLACE(6, 9, "man") ",\"entity\":null}}]}";

static void quotes_are_tied_to_mentions_or_to_words(void) {
    quoth_error err = {0};
    Converter   converter = {.err = &err};
    Record     *record = record_read(line, sizeof line - 1, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    Annotations annotations;
    CU_ASSERT_TRUE_FATAL(annotations_make(&annotations, &converter, record));
    static const char *const labels[] = {"Person", "Quote", "Quote", "Cue", "Speaker"};
    CU_ASSERT_EQUAL_FATAL(annotations.n_spans, 5);
    for (size_t i = 0; i < 5; i++) CU_ASSERT_STRING_EQUAL(annotations.spans[i].label, labels[i]);
    static const size_t links[][2] = {{1, 3}, {1, 0}, {2, 4}};
    CU_ASSERT_EQUAL_FATAL(annotations.n_links, 3);
    for (size_t i = 0; i < 3; i++) CU_ASSERT_TRUE(annotations.links[i].from == links[i][0] && annotations.links[i].to == links[i][1]);
    annotations_free(&annotations);
    record_free(record);
}

static void labels_are_those_of_the_types(void) {
    CU_ASSERT_STRING_EQUAL(convert_label("outlet"), "Outlet");
    CU_ASSERT_STRING_EQUAL(convert_label("no such type"), "Other");
}

UNIT_MAIN("annotate", {"quotes are tied to mentions or to words", quotes_are_tied_to_mentions_or_to_words},
          {"labels are those of the types", labels_are_those_of_the_types})
