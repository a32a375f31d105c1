#include "text_doc.h"
#include <stdlib.h>

static void set_lexicon(Doc *doc) {
    static const char *const cues[] = {"said", "asked", "says"};
    static const char *const starters[] = {"he", "she", "it", "the", "a", "but"};
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) set_classes(doc, cues[i], CLASS(CUE_VERB));
    for (size_t i = 0; i < sizeof starters / sizeof *starters; i++) set_classes(doc, starters[i], CLASS(DETERMINER) | CLASS(SUBJECT));
    set_classes(doc, "spokesman", CLASS(TITLE));
    set_classes(doc, "president", CLASS(TITLE) | CLASS(COMMON));
    set_classes(doc, "e.g.", CLASS(ABBREVIATION));
    set_abbreviation(doc, "sen", CLASS(TITLE));
    set_abbreviation(doc, "nov", CLASS(MONTH));
    set_abbreviation(doc, "inc", CLASS(MAYBE_END));
}

/* Sentences apart by " | ". */
static void check(const char *text, const char *want) {
    char        got[1024] = "";
    quoth_error err = {0};
    Doc        *doc = doc_of(text);
    set_lexicon(doc);
    CU_ASSERT_FATAL(text_layout(doc, NULL, NULL, &err) && text_marks(doc, &err) && text_sentences(doc, &err));
    uint32_t at = 0;
    for (uint32_t i = 0; i < doc->sentences.n; at = doc->sentences.at[i++].end) {
        const Sentence *s = &doc->sentences.at[i];
        Span            span = span_of_tokens(doc, s->first, s->end);
        if (i) strncat(got, " | ", 4);
        add_text(got, sizeof got - 8, doc, span.start, span.end);
        CU_ASSERT(s->first == at && doc->tokens.at[s->first].flags & SENTENCE_BEFORE);
        CU_ASSERT_EQUAL(s->paragraph, paragraph_of(doc, s->first));
    }
    CU_ASSERT_EQUAL(at, doc->tokens.n);
    check_text(text, got, want);
    doc_free(doc);
}

static void plain_ends(void) {
    check("", "");
    check("He left. She stayed! Why? No end", "He left. | She stayed! | Why? | No end");
    check("He left... She stayed.", "He left... | She stayed.");
    check("It was … strange.", "It was … strange.");
    check("One.\n\nTwo", "One. | Two");
    check("他走了。她留下。", "他走了。 | 她留下。");
    check("the ground.He said", "the ground. | He said");
    check("He saw rttv.ru and 3.5 more.", "He saw rttv.ru and 3.5 more.");
}

static void abbreviations_do_not_end(void) {
    check("He met Sen. Roe on Nov. 12 in Oslo.", "He met Sen. Roe on Nov. 12 in Oslo.");
    check("He works for Acme Inc. He is rich.", "He works for Acme Inc. | He is rich.");
    check("Acme Inc. Chairman Roe left.", "Acme Inc. Chairman Roe left.");
    check("a city, e.g. The Hague", "a city, e.g. The Hague");
}

static void dotted_words_end_before_usual_starters(void) {
    check("He left the U.S. The plan failed.", "He left the U.S. | The plan failed.");
    check("U.S. President Roe spoke.", "U.S. President Roe spoke.");
    check("in the U.S. and Canada", "in the U.S. and Canada");
}

static void initials_do_not_end(void) {
    check("J. Roe and George W. Roe won.", "J. Roe and George W. Roe won.");
    check("There is no plan B. She left.", "There is no plan B. | She left.");
    check("So am I. Oslo is far.", "So am I. | Oslo is far.");
    check("1. First item.", "1. First item.");
}

static void datelines_are_sentences(void) {
    check("TALLINN, Estonia (AP) — Dock workers left.", "TALLINN, Estonia (AP) — | Dock workers left.");
    check("ST. ANDREWS, July 25 - Dock workers left. They voted.", "ST. ANDREWS, July 25 - | Dock workers left. | They voted.");
    check("NATO — The alliance voted.", "NATO — The alliance voted.");
    check("RIGA, where the port — the oldest one — lies.", "RIGA, where the port — the oldest one — lies.");
    check("TALLINN, Estonia (AP) —", "TALLINN, Estonia (AP) —");
}

static void closing_marks_belong_to_the_sentence(void) {
    check("“It is over.” He left.", "“It is over.” | He left.");
    check("He left (early.) She stayed.", "He left (early.) | She stayed.");
    check("“It is over. I am glad,” he said.", "“It is over. | I am glad,” he said.");
    check("\"Love it!\"Former mayor Roe left.", "\"Love it!\" | Former mayor Roe left.");
}

static void a_quote_and_its_tag_are_one(void) {
    check("“Is it over?” he asked.", "“Is it over?” he asked.");
    check("“Is it over?” Roe asked. “No!” spokesman Roe said.", "“Is it over?” Roe asked. | “No!” spokesman Roe said.");
    check("“Is it over?” Sen. Roe asked.", "“Is it over?” Sen. Roe asked.");
    check("“Is it over?” She left.", "“Is it over?” | She left.");
    check("“Is it over?” Roe said he did not know.", "“Is it over?” | Roe said he did not know.");
}

static void hostile_runs(void) {
    static const char *const pieces[] = {". ", "? (", ".\" A", "U.S. ", "... ", ".)"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t      length = strlen(pieces[i]), n = 20000;
        quoth_error err = {0};
        char       *text = malloc(n * length + 1);
        CU_ASSERT_FATAL(text != NULL);
        for (size_t k = 0; k < n; k++) memcpy(text + k * length, pieces[i], length);
        text[n * length] = '\0';
        Doc *doc = doc_of(text);
        CU_ASSERT(text_layout(doc, NULL, NULL, &err) && text_marks(doc, &err) && text_sentences(doc, &err));
        CU_ASSERT_EQUAL(doc->sentences.at[doc->sentences.n - 1].end, doc->tokens.n);
        doc_free(doc);
        free(text);
    }
}

UNIT_MAIN("sentences", {"plain ends", plain_ends}, {"abbreviations do not end", abbreviations_do_not_end},
          {"dotted words end before usual starters", dotted_words_end_before_usual_starters},
          {"initials do not end", initials_do_not_end},
          {"datelines are sentences", datelines_are_sentences},
          {"closing marks belong to the sentence", closing_marks_belong_to_the_sentence},
          {"a quote and its tag are one", a_quote_and_its_tag_are_one}, {"hostile runs", hostile_runs})
