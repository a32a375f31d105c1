/* What test_json and test_flat do not reach. */
#include "made_doc.h"
#include "record.h"
#include "unit.h"

static void check(Buffer *out, const char *expected) {
    buffer_byte(out, '\0');
    CU_ASSERT_STRING_EQUAL(out->at, expected);
    if (strcmp(out->at, expected)) printf("\n  %s\n  not %s\n", out->at, expected);
    buffer_free(out);
}

static void reasons_are_apart_at_semicolons(void) {
    static const char *const cases[][2] = {{"a", "[\"a\"]"}, {"a; b", "[\"a\",\"b\"]"}, {"a;b", "[\"a;b\"]"}, {"a; ", "[\"a\"]"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const quoth_write_options options = {0};
        Doc                      *doc = made_empty("Rye");
        Buffer                    out = {0};
        Json                      json = record_writer(doc, &options, &out);
        char                      expected[100];
        MADE_ADD(doc, mentions, (Mention){.span = {0, 3}, .type = TYPE_PLACE, .entity = NONE, .why = cases[i][0]});
        record_mention(&json, 0);
        snprintf(expected, sizeof expected,
                 "\"start\":0,\"end\":3,\"text\":\"Rye\",\"type\":\"place\",\"form\":\"name\",\"entity\":null,\"why\":%s,\"score\":0", cases[i][1]);
        check(&out, expected);
        doc_free(doc);
    }
}

static void weights_are_said(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_empty("");
    Buffer                    out = {0};
    Json                      json = record_writer(doc, &options, &out);
    MADE_ADD(doc, arguments, (Argument){"a \"cue\"", "", 1.5f});
    MADE_ADD(doc, arguments, (Argument){"far", "", -0.333f});
    MADE_ADD(doc, arguments, (Argument){"none", "", 0});
    record_reasons(&json, &(Quote){.reasons = {0, 3}, .score = 0.5f});
    check(&out, ",\"score\":0.5,\"rule\":null,\"why\":[\"a \\\"cue\\\" (+1.5)\",\"far (-0.33)\",\"none\"]");
    doc_free(doc);
}

static void parts_are_joined_without_what_stands_between(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_empty("We\n won, he said, and left ");
    Buffer                    out = {0};
    Json                      json = record_writer(doc, &options, &out);
    MADE_ADD(doc, spans, (Span){0, 8});
    MADE_ADD(doc, spans, (Span){17, 27});
    record_said(&json, (Range){0, 2});
    check(&out, ",\"words\":\"We won, and left\"");
    record_said(&json, (Range){0, 1});
    CU_ASSERT_EQUAL(out.n, 0);
    doc_free(doc);
}

static void a_failed_allocation_is_remembered(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_doc();
    Buffer                    out = {.failed = true};
    Json                      json = record_writer(doc, &options, &out);
    record_reasons(&json, &doc->quotes.at[0]);
    record_mention(&json, 0);
    CU_ASSERT_TRUE(out.failed);
    CU_ASSERT_PTR_NULL(out.at);
    doc_free(doc);
}

UNIT_MAIN("record", {"reasons are apart at semicolons", reasons_are_apart_at_semicolons}, {"weights are said", weights_are_said},
          {"parts are joined without what stands between", parts_are_joined_without_what_stands_between},
          {"a failed allocation is remembered", a_failed_allocation_is_remembered})
