/* Speech that a dash opens: "— No quiero ir, dijo Ana."; and block quotes, which go among the others in the same way. */
#include "text_doc.h"

/* The stretches as read with this habit of the language, each in []. */
static void check_with(uint8_t habits, const char *text, const char *want) {
    char        got[512] = "";
    quoth_error err = {0};
    Doc        *doc = doc_of(text);
    doc->habits = habits;
    set_classes(doc, "dijo", CLASS(CUE_VERB));
    set_classes(doc, "le", CLASS(PRONOUN));
    CU_ASSERT_FATAL(text_layout(doc, NULL, NULL, &err) && text_marks(doc, &err));
    for (uint32_t i = 0; i < doc->marked.n; i++) {
        Span span = span_of_tokens(doc, doc->marked.at[i].open + 1, doc->marked.at[i].close);
        strncat(got, "[", 2);
        add_text(got, sizeof got - 4, doc, span.start, span.end);
        strncat(got, "]", 2);
        CU_ASSERT(i == 0 || doc->marked.at[i - 1].open < doc->marked.at[i].open);
        CU_ASSERT(doc->tokens.at[doc->marked.at[i].open + 1].flags & IN_QUOTE);
    }
    check_text(text, got, want);
    doc_free(doc);
}

static void check(const char *text, const char *want) { check_with(HABIT_DASH_SPEECH, text, want); }

static void a_dash_opens_speech_up_to_its_tag(void) {
    check("— No quiero ir, dijo Ana.", "[No quiero ir]");
    check("—No quiero ir —dijo Ana.", "[No quiero ir]");
    check("—¿Quieres ir? le dijo Ana.", "[¿Quieres ir?]");
}

static void a_second_dash_closes_the_tag(void) {
    check("—No quiero ir —dijo Ana—. Es tarde.", "[No quiero ir][Es tarde.]");
    check("—No quiero ir —dijo Ana—, y es tarde.", "[No quiero ir][y es tarde.]");
}

static void others_of_the_text_are_speech_too(void) {
    check("—No quiero ir —dijo Ana.\n\n—Pues quédate.", "[No quiero ir][Pues quédate.]");
    check("—Pues quédate.\n\n—No quiero ir, dijo Ana.", "[Pues quédate.][No quiero ir]");
}

static void not_lists_and_not_where_marks_are(void) {
    check("— Leche y pan.\n\n— Dos huevos.", "");
    check("Ana dijo — y es raro — que no.", "");
    check("— “No”, dijo Ana.\n\n— No, dijo Ana.", "[No][No]");
    check_with(0, "— No quiero ir, dijo Ana.", "");
}

static void elsewhere_two_paragraphs_must_show_it(void) {
    check_with(0, "—Come in! dijo Ana.\n\n—So soon?\n\n—Yes, dijo Eva.", "[Come in!][So soon?][Yes]");
    check_with(0, "Ana dijo:\n\n--Come in!\n\nThen Eva dijo:\n\n--So soon?", "[Come in!][So soon?]");
    check_with(0, "Ana dijo:\n\n—Milk and bread.\n\n—Two eggs.", "");
    check_with(0, "What is there:\n\n—Milk and bread.\n\nAnd there is:\n\n—One egg.", "");
}

static void check_blocks(const char *text, const char *want) { check_with(0, text, want); }

static void a_paragraph_set_off_is_a_quote(void) {
    check_blocks("It said:\n\n> We regret the loss.\n\nAna left.", "[We regret the loss.]");
    check_blocks("Ana said “no”.\n\n> We regret the “loss”.\n\nAna said “yes”.", "[no][We regret the “loss”.][loss][yes]");
    check_blocks("It said:\n\n> “We regret the loss.”", "[We regret the loss.]");
}

static void what_stands_in_it_has_it_as_its_outer(void) {
    Doc *doc = doc_of("Ana said “no”.\n\n> We regret the “loss”.\n\n> We said “yes”.");
    CU_ASSERT_FATAL(text_layout(doc, NULL, NULL, NULL) && text_marks(doc, NULL));
    CU_ASSERT_EQUAL_FATAL(doc->marked.n, 5);
    CU_ASSERT_EQUAL(doc->marked.at[0].outer, NONE);
    CU_ASSERT_EQUAL(doc->marked.at[2].outer, 1);
    CU_ASSERT_EQUAL(doc->marked.at[4].outer, 3);
    CU_ASSERT_EQUAL(doc->marked.at[3].continues, 1);
    doc_free(doc);
}

UNIT_MAIN("dashes", {"a dash opens speech up to its tag", a_dash_opens_speech_up_to_its_tag},
          {"a second dash closes the tag", a_second_dash_closes_the_tag},
          {"others of the text are speech too", others_of_the_text_are_speech_too},
          {"not lists, and not where marks are", not_lists_and_not_where_marks_are},
          {"elsewhere two paragraphs must show it", elsewhere_two_paragraphs_must_show_it},
          {"a paragraph set off is a quote", a_paragraph_set_off_is_a_quote},
          {"what stands in it has it as its outer", what_stands_in_it_has_it_as_its_outer})
