/* How far the noun phrase of a source goes. */
#include "quote_doc.h"
#include "quote/extent.h"

static void check(const char *text, const char *mention, const char *cue, const char *want) {
    QuoteDoc d;
    Buffer   out = {0};
    quote_read(&d, text);
    Index cue_unit = cue ? quote_unit(&d, cue) : NONE, unit = NONE;
    for (Index i = 0; i < d.doc->mentions.n; i++) {
        Span span = d.doc->mentions.at[i].span;
        if (span.end - span.start == strlen(mention) && memcmp(d.doc->text + span.start, mention, strlen(mention)) == 0)
            unit = d.units.of_mention[i];
    }
    CU_ASSERT_FATAL(unit != NONE);
    Span span;
    CU_ASSERT(extent_span(d.doc, &quote_weights()->report, &d.units, unit, cue_unit, &span));
    entity_put(&out, d.doc, span);
    entity_check(text, &out, want);
    quote_free(&d);
}

static void names_with_what_is_said_of_them(void) {
    check("“It is late,” said {P Ann Roe}, a clerk at the port.", "Ann Roe", "said", "Ann Roe, a clerk at the port");
    check("“It is late,” said {P Ann Roe}, 45, who works at the port.", "Ann Roe", "said", "Ann Roe, 45, who works at the port");
    check("{P Roe} later said it was late.", "Roe", "said", "Roe");
    check("What {P Lee} called “late” was over.", "Lee", "called", "Lee");
    check("The club's lawyer, {P Ann Roe}, said it was late.", "Ann Roe", "said", "The club's lawyer, Ann Roe");
    check("“We grow,” said a spokeswoman for the Rodd hotels, {P Ann Lee}.", "Ann Lee", "said", "a spokeswoman for the Rodd hotels, Ann Lee");
    check("One former lawyer, {P Ann Lee}, said it was late.", "Ann Lee", "said", "One former lawyer, Ann Lee");
}

static void nouns_with_their_articles(void) {
    check("According to the {O Daily Post}, it was late.", "Daily Post", "According", "the Daily Post");
    check("“It is late,” said a source who works at the port.", "a source", "said", "a source who works at the port");
}

static void pronouns_are_whole(void) {
    check("“It is late,” he said.", "he", "said", "he");
}

/* Whatever stands there, the mention is inside and the candidates are few. */
static void candidates_hold_the_mention(void) {
    QuoteDoc d;
    uint32_t starts[MOST_STARTS], ends[MOST_TAILS];
    quote_read(&d, "In May, the late, great, old and rather odd state senator {P Ann Roe}, a clerk, who left, came, saw, won, fell, rose, "
                   "went and said it.");
    for (Index i = 0; i < d.units.speakers.n; i++) {
        Extent   extent = extent_of(d.doc, &d.units, d.units.speakers.at[i], NONE);
        uint32_t n_starts = extent_starts(&extent, starts), n_ends = extent_ends(&extent, ends);
        CU_ASSERT(n_starts >= 1 && n_starts <= MOST_STARTS && n_ends >= 1 && n_ends <= MOST_TAILS);
        for (uint32_t k = 0; k < n_starts; k++) CU_ASSERT(starts[k] <= extent.first);
        for (uint32_t k = 0; k < n_ends; k++) CU_ASSERT(ends[k] >= extent.end && ends[k] <= d.doc->tokens.n);
    }
    quote_free(&d);
}

UNIT_MAIN("extent", {"names with what is said of them", names_with_what_is_said_of_them},
          {"nouns with their articles", nouns_with_their_articles}, {"pronouns are whole", pronouns_are_whole},
          {"candidates hold the mention", candidates_hold_the_mention})
