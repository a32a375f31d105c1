#include "made_doc.h"
#include "output.h"
#include "unit.h"

static void check(const Doc *doc, const quoth_write_options *options, const char *expected) {
    Buffer out = {0};
    CU_ASSERT_TRUE(output_explain(doc, options, &out, NULL));
    buffer_byte(&out, '\0');
    CU_ASSERT_STRING_EQUAL(out.at, expected);
    if (strcmp(out.at, expected)) printf("\n[%s]\n", out.at);
    buffer_free(&out);
}

/* The first quote between its speaker, who is addressed, a noun phrase of a caption, and nobody. */
static Doc *weighed_doc(void) {
    Doc           *doc = made_doc();
    const uint32_t first = (uint32_t)doc->arguments.n;
    MADE_ADD(doc, arguments, (Argument){"is the subject of “told”, which follows the quote", "governor:&-9-9", 2.345f});
    MADE_ADD(doc, arguments, (Argument){"is a person's name", "bias:N", -0.5f});
    MADE_ADD(doc, candidacies, (Candidacy){3, 0.97f, {first, 2}});
    MADE_ADD(doc, candidacies, (Candidacy){2, 0.02f, {first, 0}});
    MADE_ADD(doc, candidacies, (Candidacy){1, 0.001f, {first, 0}});
    MADE_ADD(doc, candidacies, (Candidacy){NONE, 0.0005f, {first, 0}});
    doc->quotes.at[0].candidacies = (Range){0, 4};
    return doc;
}

static void candidates_come_with_what_speaks_for_and_against(void) {
    const quoth_write_options options = {.quote = 1};
    Doc                      *doc = weighed_doc();
    check(doc, &options,
          "Talks\n\n"
          "[1]   “We will not leave, … and that is it.”\n"
          "      Speaker: Zoë Brandt, Mayor (97 %). Kind: speech, direct. Cue: “told”.\n"
          "      Brandt (Zoë Brandt): 97 %\n"
          "        + is the subject of “told”, which follows the quote\n"
          "        - is a person's name\n"
          "      One port official (in the caption): 2 %\n"
          "      hardly considered: Jan Kowal, nobody\n\n");
    doc_free(doc);
}

static void codes_come_when_asked_for(void) {
    const quoth_write_options options = {.quote = 1, .codes = true};
    Doc                      *doc = weighed_doc();
    Buffer                    out = {0};
    CU_ASSERT_TRUE(output_explain(doc, &options, &out, NULL));
    buffer_byte(&out, '\0');
    CU_ASSERT_PTR_NOT_NULL(strstr(out.at, "the quote [governor:&-9-9; 2.35]\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.at, "name [bias:N; -0.5]\n"));
    buffer_free(&out);
    doc_free(doc);
}

static void what_nobody_says_and_what_is_ruled(void) {
    const quoth_write_options options = {.quote = 2};
    Doc                      *doc = made_doc();
    check(doc, &options, "Talks\n\n[2]   “deal”\n      Nobody's words: term (75 %).\n\n");
    doc->quotes.at[1].ruling = "it stands inside another quote";
    check(doc, &options, "Talks\n\n[2]   “deal”\n      Nobody's words: term.\n"
                         "      Decided without weighing: it stands inside another quote.\n\n");
    doc_free(doc);
}

static void reported_speech_has_its_cue_and_subject(void) {
    const quoth_write_options options = {.quote = 3};
    Doc                      *doc = made_doc();
    doc->quotes.at[2].rule = "clause";
    check(doc, &options,
          "Talks\n\n[3]   the cranes will move\n"
          "      Speaker: Zoë Brandt (80 %). Kind: thought, indirect. Cue: “hopes”.\n"
          "      Told without marks. “hopes” is what tells of it: it reports a clause, as in “said that it\n"
          "      rains”. Its subject or source is “Brandt”.\n\n");
    doc_free(doc);
}

UNIT_MAIN("explain", {"candidates come with what speaks for and against", candidates_come_with_what_speaks_for_and_against},
          {"codes come when asked for", codes_come_when_asked_for},
          {"what nobody says and what is ruled", what_nobody_says_and_what_is_ruled},
          {"reported speech has its cue and subject", reported_speech_has_its_cue_and_subject})
