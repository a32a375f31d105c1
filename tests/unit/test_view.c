#include "made_doc.h"
#include "output.h"
#include "paint.h"
#include "unit.h"

static void check(const Doc *doc, const quoth_write_options *options, const char *expected) {
    Buffer out = {0};
    CU_ASSERT_TRUE(output_view(doc, options, &out, NULL));
    buffer_byte(&out, '\0');
    CU_ASSERT_STRING_EQUAL(out.at, expected);
    if (strcmp(out.at, expected)) printf("\n[%s]\n", out.at);
    buffer_free(&out);
}

static void people_text_and_quotes(void) {
    const quoth_write_options options = {.width = 70};
    Doc                      *doc = made_doc();
    check(doc, &options,
          "Talks · 2025-11-12\n\n"
          "People\n"
          "  Zoë Brandt  2 mentions    2 quotes    Mayor\n"
          "  Jan Kowal   1 mention\n\n"
          "Talks 🎉 in the harbour\n\n"
          "“We will not leave,” Mayor Zoë Brandt told Jan Kowal, “and that is\n"
          "it.”[1]\n\n"
          "One port official called it a \"deal\"[2]. Brandt hopes that the cranes\n"
          "will move[3].\n\n"
          "Quotes\n"
          "[1]   “We will not leave, … and that is it.” — Zoë Brandt, Mayor\n"
          "      (told; 0.97: subject of the cue)\n"
          "[2]   “deal” (term)\n"
          "[3]   the cranes will move — Zoë Brandt (hopes; 0.8)\n");
    doc_free(doc);
}

static void narrow_terminals_get_no_columns(void) {
    const quoth_write_options options = {.width = 30};
    Doc                      *doc = made_doc();
    Buffer                    out = {0};
    CU_ASSERT_TRUE(output_view(doc, &options, &out, NULL));
    buffer_byte(&out, '\0');
    CU_ASSERT_PTR_NOT_NULL(strstr(out.at, "  Zoë Brandt: 2 mentions, 2\n    quotes; Mayor\n"));
    buffer_free(&out);
    doc_free(doc);
}

static void unknown_speakers_are_said_to_be(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_empty("\"No.\"");
    doc->id = "x";
    made_paragraph(doc, "\"", "\"", ZONE_BODY);
    MADE_ADD(doc, spans, (Span){1, 4});
    MADE_ADD(doc, quotes, (Quote){.parts = {0, 1}, .speaker = NONE, .role = NONE, .addressee = NONE, .via = NONE, .score = 0.4f});
    check(doc, &options, "x\n\n\"\n\nQuotes\n[1]   “No.” — unknown (0.4)\n");
    doc_free(doc);
}

static void an_empty_text_has_a_title(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_empty("");
    doc->id = "empty";
    check(doc, &options, "empty\n\n");
    doc_free(doc);
}

static void names_are_bold_and_quotes_colored(void) {
    Doc  *doc = made_doc();
    Arena arena = {0};
    Paint paint;
    CU_ASSERT_TRUE_FATAL(paint_make(&paint, doc, &arena, NULL));
    CU_ASSERT_EQUAL(paint.bytes[made_span(doc, "Jan Kowal", 0).start], PAINT_BOLD);
    CU_ASSERT_EQUAL(paint.bytes[made_span(doc, "leave", 0).start], 1);
    CU_ASSERT_EQUAL(paint.bytes[made_span(doc, "told", 0).start], 0);
    CU_ASSERT_EQUAL(paint.bytes[made_span(doc, "deal", 0).start], 0); /* a term is said by nobody */
    CU_ASSERT_EQUAL(paint.bytes[made_span(doc, ". Brandt", 0).start], PAINT_MARK);
    CU_ASSERT_EQUAL(paint.bytes[0] & PAINT_BOLD, PAINT_BOLD); /* the headline */
    CU_ASSERT_EQUAL(paint.colors[0], 1);
    CU_ASSERT_EQUAL(paint.colors[1], 0);
    arena_free(&arena);
    doc_free(doc);
}

static void codes_turn_all_else_off(void) {
    char code[16];
    CU_ASSERT_STRING_EQUAL(paint_code(0, code), "\x1b[0m");
    CU_ASSERT_STRING_EQUAL(paint_code(PAINT_BOLD | 1, code), "\x1b[0;1;36m");
    CU_ASSERT_STRING_EQUAL(paint_code(PAINT_BOLD | PAINT_DIM | PAINT_UNKNOWN, code), "\x1b[0;1;2;3m");
}

UNIT_MAIN("view", {"people, text and quotes", people_text_and_quotes},
          {"narrow terminals get no columns", narrow_terminals_get_no_columns},
          {"unknown speakers are said to be", unknown_speakers_are_said_to_be}, {"an empty text has a title", an_empty_text_has_a_title},
          {"names are bold and quotes colored", names_are_bold_and_quotes_colored},
          {"codes turn all else off", codes_turn_all_else_off})
