#include "file.h"
#include "text_doc.h"
#include <stdlib.h>

#define BODY_1 "The harbour council met on Monday and voted to close the old bridge to all lorries."
#define BODY_2 "Its members had argued for months over the cost of the repairs, which has doubled since spring."

/* Zones by their first letters, paragraphs apart by spaces: "headline body" is "h b". */
static void check_with(Rules *rules, const char *text, const char *want) {
    char        got[256] = "";
    quoth_error err = {0};
    Doc        *doc = doc_of(text);
    set_classes(doc, "by", CLASS(PREPOSITION));
    CU_ASSERT_FATAL(text_layout(doc, NULL, rules, &err));
    for (uint32_t i = 0; i < doc->paragraphs.n; i++) {
        char shown[3] = {' ', zone_name(doc->paragraphs.at[i].zone)[0], '\0'};
        strncat(got, shown + (i == 0), 3);
    }
    check_text(text, got, want);
    doc_free(doc);
}

static void check(const char *text, const char *want) { check_with(NULL, text, want); }

static void paragraphs_cover_all_tokens(void) {
    quoth_error err = {0};
    Doc        *doc = doc_of("One.\n\nTwo\nthree.\n\n\nFour");
    CU_ASSERT_FATAL(text_layout(doc, NULL, NULL, &err));
    uint32_t at = 0;
    for (uint32_t i = 0; i < doc->paragraphs.n; at = doc->paragraphs.at[i++].end) {
        CU_ASSERT_EQUAL(doc->paragraphs.at[i].first, at);
        CU_ASSERT(doc->tokens.at[at].flags & PARAGRAPH_BEFORE);
    }
    CU_ASSERT_EQUAL(at, doc->tokens.n);
    doc_free(doc);
}

static void no_text_no_paragraphs(void) { check(" \n\n", ""); }

/* Below the body, a quote and who signs it are no link, and so is nothing else with a dash. */
static void signed_quotes_are_body(void) {
    check(BODY_1 "\n\n\xE2\x80\x9C" "Books are a lifeline.\xE2\x80\x9D \xE2\x80\x93 Poet Ann Lee", "b b");
    check(BODY_1 "\n\n\xE2\x80\x9C" "Books are out\xE2\x80\x9D \xE2\x80\x93 poet tells council", "b l");
}

static void short_texts_are_body(void) {
    check("He said “no.”", "b");
    check("Bridge closed\n\nThe council voted on it.", "h b");
    check("milk\n\neggs", "b b");
}

static void headline_and_subheads(void) {
    check("Europe\n\nCouncil closes old bridge\n\n2 pictures\nCouncil closes old bridge\n\n" BODY_1, "f h s h b");
    check("Council closes old bridge\nLorries have to take the tunnel, the mayor has said\n\n" BODY_1
          "\n\nA long debate\n\n" BODY_2, "h s b s b");
    check("Has the old bridge been closed?\n\n" BODY_1, "h b");
}

static void short_sentences_inside_the_body_stay(void) {
    check(BODY_1 "\n\nKelin called it “rude.”\n\nThe reasons are these:\n\n" BODY_2, "b b b b");
    check(BODY_1 "\n\n* * *\n\n" BODY_2 "\n\nNobody asked.", "b f b b");
}

static void below_the_body(void) {
    check(BODY_1 "\n\nOil firms ordered to pay for the clean-up of the bay\nJane Roe\nShe writes about ports.", "b l f f");
}

static void soft_wrapped_lines_are_joined(void) {
    check("The harbour council met on Monday and voted to close the old\n"
          "bridge to all lorries. Its members had argued for months over\n"
          "the cost of the repairs, which has doubled since the spring of\n"
          "last year, the mayor said.\n\n"
          "A second paragraph follows here, and it is\n"
          "wrapped at some width as well as the one above.", "b b");
}

static void lines_that_are_paragraphs_are_not_joined(void) { check(BODY_1 "\n" BODY_2 "\n" BODY_1, "b b b"); }

static void torn_paragraphs_are_joined(void) {
    check("The report suggested that the call was an initiative backed by\n\n"
          "European allies, who were worried about the unpredictable stance of others.", "b");
}

static void markdown_headings_and_quotations(void) {
    check("# Council closes old bridge\n\n" BODY_1 "\n\n> " BODY_2, "h b b");
    quoth_error err = {0};
    Doc        *doc = doc_of("> " BODY_2);
    CU_ASSERT_FATAL(text_layout(doc, NULL, NULL, &err));
    CU_ASSERT(doc->paragraphs.at[0].block_quote);
    doc_free(doc);
}

static Rules *shipped(void) {
    const char *source = getenv("QUOTH_SOURCE");
    char        path[4096];
    Buffer      json = {0};
    quoth_error err = {0};
    snprintf(path, sizeof path, "%s/gazetteers/en/lines.json", source ? source : ".");
    CU_ASSERT_FATAL(file_read(path, &json, &err));
    Rules *rules = rules_load(json.at, json.n, "lines.json", &err);
    buffer_free(&json);
    if (!rules) fprintf(stderr, "%s\n", err.text);
    CU_ASSERT_FATAL(rules != NULL);
    return rules;
}

static void the_shipped_rules(void) {
    static const struct { const char *line, *zone; } cases[] = {
        {"icon star-ficon cameraicon clockicon chevron down", "f"},
        {"25:48", "f"},
        {"12,000 out of 25,000", "f"},
        {"2 min read", "f"},
        {"Read more", "f"},
        {"Related article: Minister resigns", "l"},
        {"Previous Article", "f"},
        {"Original url:", "f"},
        {"<https://example.com/a/b>", "f"},
        {"Dear readers! We have a new system for comments, and you will need to register. Please check the rules.", "f"},
        {"Jane Roe is a reporter for the Daily Example, specializing in trade. Based in Oslo, she speaks English.", "f"},
        {"Follow Jane Roe on Twitter @janeroe.", "f"},
        {"Sign up for our newsletter and get the news in your inbox every morning of the week.", "f"},
        {"Reporter", "f"},
        {"By Jane Roe and Richard Roe", "b"},
        {"12 Nov, 2025 18:26", "d"},
        {"November 12, 2025", "d"},
        {"Updated: Monday at 10:30", "d"},
        {"The minister looks on during a meeting in Oslo on May 28, 2025, in Oslo, Norway. (Jane Roe/Getty Images)", "c"},
        {"Adviser Richard Roe. **Jane Roe / TASS**", "c"},
        {"File photo: the old bridge", "c"},
        {"By now the council had voted on the old bridge, and nobody was in a mood to go on with it.", "b"},
        {"Share prices fell by a third after the council had voted to close the old bridge for good.", "b"},
        {"He said he would read more of the long report before the council met again in the spring.", "b"},
        {"WASHINGTON (Reuters) - The council met on Monday and voted to close the old bridge to lorries.", "b"},
    };
    Rules *rules = shipped();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[600], want[8];
        snprintf(text, sizeof text, "%s\n\n" BODY_1 "\n\n" BODY_2, cases[i].line);
        snprintf(want, sizeof want, "%s b b", cases[i].zone);
        check_with(rules, text, want);
    }
    rules_free(rules);
}

static void own_rules_come_first(void) {
    static const char json[] = "{\"rules\":[{\"zone\":\"caption\",\"pattern\":\"The harbour\"}]}";
    quoth_error err = {0};
    Rules      *own = rules_load(json, sizeof json - 1, "own", &err), *others = shipped();
    Doc        *doc = doc_of(BODY_1 "\n\n" BODY_2);
    CU_ASSERT_FATAL(own && text_layout(doc, own, others, &err));
    CU_ASSERT_EQUAL(doc->paragraphs.at[0].zone, ZONE_CAPTION);
    CU_ASSERT_EQUAL(doc->paragraphs.at[1].zone, ZONE_BODY);
    doc_free(doc);
    rules_free(own);
    rules_free(others);
}

UNIT_MAIN("layout", {"paragraphs cover all tokens", paragraphs_cover_all_tokens},
          {"no text, no paragraphs", no_text_no_paragraphs},
          {"short texts are body", short_texts_are_body}, {"signed quotes are body", signed_quotes_are_body}, {"headline and subheads", headline_and_subheads},
          {"short sentences inside the body stay", short_sentences_inside_the_body_stay}, {"below the body", below_the_body},
          {"soft-wrapped lines are joined", soft_wrapped_lines_are_joined},
          {"lines that are paragraphs are not joined", lines_that_are_paragraphs_are_not_joined},
          {"torn paragraphs are joined", torn_paragraphs_are_joined},
          {"Markdown headings and quotations", markdown_headings_and_quotations},
          {"the shipped rules", the_shipped_rules}, {"own rules come first", own_rules_come_first})
