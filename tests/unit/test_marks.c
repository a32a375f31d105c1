#include "text_doc.h"
#include <stdlib.h>

static Doc *read_marks(const char *text) {
    quoth_error err = {0};
    Doc        *doc = doc_of(text);
    CU_ASSERT_FATAL(text_layout(doc, NULL, NULL, &err) && text_marks(doc, &err));
    return doc;
}

/* Each stretch in [], a nested one in {}, an unclosed one with ~, one that continues another with +. */
static void check(const char *text, const char *want) {
    char got[1024] = "";
    Doc *doc = read_marks(text);
    for (uint32_t i = 0; i < doc->marked.n; i++) {
        const Marked *m = &doc->marked.at[i];
        Span          span = span_of_tokens(doc, m->open + 1, m->close);
        strncat(got, m->outer == NONE ? "[" : "{", 2);
        if (m->continues != NONE) strncat(got, "+", 2);
        add_text(got, sizeof got - 8, doc, span.start, span.end);
        if (!m->closed) strncat(got, "~", 2);
        strncat(got, m->outer == NONE ? "]" : "}", 2);
    }
    check_text(text, got, want);
    doc_free(doc);
}

static void check_note(const char *text, const char *code) {
    Doc *doc = read_marks(text);
    bool found = !code && doc->notes.n == 0;
    for (uint32_t i = 0; code && i < doc->notes.n; i++) found |= strcmp(doc->notes.at[i].code, code) == 0;
    if (!found) fprintf(stderr, "\n  %s: no %s\n", text, code ? code : "silence");
    CU_ASSERT(found);
    doc_free(doc);
}

static void pairs_of_all_shapes(void) {
    check("“Yes,” he said.", "[Yes,]");
    check("\"Yes,\" he said, \"and no.\"", "[Yes,][and no.]");
    check("''Yes,'' he said.", "[Yes,]");
    check("``Yes,'' he said.", "[Yes,]");
    check("„Ja“, sagte er, „und nein“.", "[Ja][und nein]");
    check("„Tak”, powiedział.", "[Tak]");
    check("« Oui », dit-il.", "[Oui]");
    check("»Ja«, sagte er, »und nein«.", "[Ja][und nein]");
    check("„Да“, каза той. «Нет», сказал он.", "[Да][Нет]");
    check("‘Yes,’ he said. ‘No.’", "[Yes,][No.]");
    check("'Yes,' he said. 'No.'", "[Yes,][No.]");
    check("「はい」と言った。", "[はい]");
    check("the ‘backchannel’ failed", "[backchannel]");
    check("“[Roe] was eager,” she said (“very”).", "[[Roe] was eager,][very]");
}

static void nested(void) {
    check("“He said ‘no’ to me,” she said.", "[He said ‘no’ to me,]{no}");
    check("“He said ‘no.’” She left.", "[He said ‘no.’]{no.}");
    check("'He said \"no\" to me,' she said.", "[He said \"no\" to me,]{no}");
}

static void apostrophes_are_no_marks(void) {
    check("the backers' plan and the teachers' union", "");
    check("‘The backers’ plan failed,’ he said.", "[The backers’ plan failed,]");
    check("’Tis the season, and ’em boys’ goin’ home in the ’90s.", "");
    check("rock 'n' roll", "");
    check("“Don’t,” the minister’s aide said of the ministers’ plan.", "[Don’t,]");
    check("It is 'the backers' plan' now.", "[the backers' plan]");
}

static void a_possessive_plural_is_flagged(void) {
    Doc *doc = read_marks("the backers' plan");
    CU_ASSERT_EQUAL(doc->tokens.n, 4);
    CU_ASSERT(doc->tokens.at[2].flags & POSSESSIVE_END);
    doc_free(doc);
}

static void feet_and_inches_are_no_marks(void) {
    check("He is 6'2\" tall and \"proud\" of it.", "[proud]");
    check("a 5\" pipe", "");
    check("It sold “all of 1984” twice.", "[all of 1984]");
    check("It fell \"since 1984\" and rose.", "[since 1984]");
}

static void wrong_way_marks_are_turned(void) {
    check("”That’s why it stays,” he said. “A change would help.”", "[That’s why it stays,][A change would help.]");
    check("as “criminals” and “rapists“ while calling", "[criminals][rapists]");
    check_note("”That’s why it stays,” he said.", "wrong-way-mark");
    check_note("as “criminals” and “rapists“ while calling", "wrong-way-mark");
    check_note("„Ja“, sagte er, „und nein“.", NULL);
}

static void mixed_pairs(void) {
    check("would “definitely not\" go", "[definitely not]");
    check("“He called it \"rude\" and left,” she said.", "[He called it \"rude\" and left,]{rude}");
}

static void a_quote_goes_on_in_the_next_paragraph(void) {
    check("“We left early.\n\n“We came back,” she said.", "[We left early.~][+We came back,]");
    check_note("“We left early.\n\n“We came back,” she said.", NULL);
    Doc *doc = read_marks("“We left early.\n\n“We came back,” she said.");
    CU_ASSERT_FATAL(doc->marked.n == 2);
    CU_ASSERT_EQUAL(doc->marked.at[1].continues, 0);
    CU_ASSERT_EQUAL(doc->marked.at[0].close, doc->paragraphs.at[0].end);
    doc_free(doc);
}

static void unclosed_marks_end_with_the_paragraph(void) {
    check("“We left early, she said.\n\nNobody asked.", "[We left early, she said.~]");
    check_note("“We left early, she said.\n\nNobody asked.", "unclosed-mark");
    check("She said “we left. Then “we came back” again.", "[we left. Then~][we came back]");
    check("We left,” she said.", "");
    check_note("We left,” she said.", "unpaired-mark");
}

static void quotes_are_flagged_inside(void) {
    Doc *doc = read_marks("He said “no” twice.");
    static const bool inside[] = {false, false, false, true, false, false, false};
    CU_ASSERT_FATAL(doc->tokens.n == 7);
    for (uint32_t i = 0; i < 7; i++) CU_ASSERT_EQUAL((doc->tokens.at[i].flags & IN_QUOTE) != 0, inside[i]);
    doc_free(doc);
}

static void markup_is_passed_over(void) { check("**“Yes,”** he said, “[no](#).”", "[Yes,][[no](#).]"); }

/* More marks than are decided together, of each kind, and deeper than is told apart. */
static void hostile_runs(void) {
    static const char *const pieces[] = {"“", "\"", "”", "'", "\" ", " \"", "“a ", "‘“", "a' ", "«", "\"a\" ", "“\n\n"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t length = strlen(pieces[i]), n = 3000;
        char  *text = malloc(n * length + 1);
        CU_ASSERT_FATAL(text != NULL);
        for (size_t k = 0; k < n; k++) memcpy(text + k * length, pieces[i], length);
        text[n * length] = '\0';
        Doc *doc = read_marks(text);
        for (uint32_t k = 0; k < doc->marked.n; k++) {
            const Marked *m = &doc->marked.at[k];
            bool ordered = m->open < m->close && m->close <= doc->tokens.n && (m->outer == NONE || m->outer < k);
            if (!ordered) CU_FAIL("stretch out of order");
        }
        doc_free(doc);
        free(text);
    }
}

UNIT_MAIN("marks", {"pairs of all shapes", pairs_of_all_shapes}, {"nested", nested},
          {"apostrophes are no marks", apostrophes_are_no_marks}, {"a possessive plural is flagged", a_possessive_plural_is_flagged},
          {"feet and inches are no marks", feet_and_inches_are_no_marks},
          {"wrong-way marks are turned", wrong_way_marks_are_turned}, {"mixed pairs", mixed_pairs},
          {"a quote goes on in the next paragraph", a_quote_goes_on_in_the_next_paragraph},
          {"unclosed marks end with the paragraph", unclosed_marks_end_with_the_paragraph},
          {"quotes are flagged inside", quotes_are_flagged_inside}, {"markup is passed over", markup_is_passed_over},
          {"hostile runs", hostile_runs})
