/* Who a cue speaks for. */
#include "quote_doc.h"
#include "quote/subject.h"

static void check(const char *text, const char *cue, const char *want) {
    QuoteDoc d;
    Buffer   out = {0};
    quote_read(&d, text);
    Index unit = quote_unit(&d, cue);
    CU_ASSERT_FATAL(unit != NONE);
    Index subject = cue_subject(d.doc, &d.units, unit);
    if (subject != NONE) entity_put(&out, d.doc, d.doc->mentions.at[d.units.row.at[subject].mention].span);
    entity_check(text, &out, want);
    quote_free(&d);
}

static void stands_before_the_verb(void) {
    check("{P Jane Roe} later said it was late.", "said", "Jane Roe");
    check("On Monday {P Jane Roe} has warned of rain.", "warned", "Jane Roe");
    check("The head of the {O Green Party} said so.", "said", "The head of the Green Party");
    check("{P Jane Roe}, who left in May, said it was late.", "said", "Jane Roe");
    check("The envoy, {P Jane Roe}, said it was late.", "said", "Jane Roe");
    check("The man who met {P Jane Roe} said it was late.", "said", "The man");
}

static void stands_behind_an_inverted_verb(void) {
    check("“It is late,” said {P Jane Roe}.", "said", "Jane Roe");
    check("It is late, said {P Jane Roe}.", "said", "Jane Roe");
    check("{P Jane Roe}, by contrast, said {L Lyndon} was quiet.", "said", "Jane Roe");
}

static void is_shared_with_an_earlier_verb(void) {
    check("{P Jane Roe} denied that {P John Moss} left and said it was late.", "said", "Jane Roe");
    check("{P Jane Roe} left the room, saying {P John Moss} was late.", "saying", "Jane Roe");
    check("Pointing to the map, {P Jane Roe} left.", "Pointing", "Jane Roe");
}

static void of_nouns_and_sources(void) {
    check("{P Jane Roe}'s claim that it rained was false.", "claim", "Jane Roe");
    check("It denied the claim by {P Jane Roe} that it rained.", "claim", "Jane Roe");
    check("According to {P Jane Roe}, it rained.", "According", "Jane Roe");
    check("According to {M LT}'s {P Jane Roe}, it rained.", "According", "Jane Roe");
}

static void may_be_missing(void) { check("It rained, according to legend.", "according", ""); }

UNIT_MAIN("subject", {"stands before the verb", stands_before_the_verb},
          {"stands behind an inverted verb", stands_behind_an_inverted_verb},
          {"is shared with an earlier verb", is_shared_with_an_earlier_verb}, {"of nouns and sources", of_nouns_and_sources},
          {"may be missing", may_be_missing})
