/* The text as a row of units. */
#include "quote_doc.h"

static void check(const char *text, const char *want) {
    QuoteDoc d;
    Buffer   out = {0};
    quote_read(&d, text);
    for (Index i = 0; i < d.units.row.n; i++) buffer_byte(&out, d.units.row.at[i].code);
    entity_check(text, &out, want);
    quote_free(&d);
}

static void words(void) {
    check("{P Jane Roe} said that it rained.", "NCtTV.");
    check("{P Jane Roe} has not said so.", "NXnC&.");
    check("On Monday {O Acme} left {L Lyndon}.", "pmOVL.");
    check("According to {P Jane Roe}, it reportedly rained.", "AN,TvV.");
}

static void forms_that_report_nothing(void) {
    check("The alleged deal is off.", "DVwXp.");
    check("She said so in a June report.", "PC&pDmc.");
    check("{P Jane Roe}'s claims are odd.", "NscXw.");
}

static void names_in_adjectives_are_nobody(void) {
    check("It is {L Lyndon}-based.", "TXW-V.");
    check("It is {L Lyndon} - based there.", "TXL-Va.");
}

static void quotations_are_one_unit(void) {
    check("“It is late. It rains,” {P Jane Roe} said.", "QNC.");
    check("“It is late,” {P Jane Roe} said. “It rains.”", "QNC.Q");
}

static void sentences_end_outside_quotations(void) {
    QuoteDoc d;
    quote_read(&d, "“It is late. It rains,” {P Jane Roe} said. It rained.");
    CU_ASSERT_EQUAL(d.units.starts.n, 3);
    CU_ASSERT_EQUAL(unit_sentence_first(&d.units, 2), 0);
    CU_ASSERT_EQUAL(unit_sentence_end(&d.units, 2), 4);
    CU_ASSERT_EQUAL(d.units.starts.at[2], d.units.row.n);
    quote_free(&d);
}

static void a_colon_holds_the_next_paragraph(void) {
    QuoteDoc d;
    quote_read(&d, "{P Jane Roe} went on:\n\n“It is late.”\n\nIt rained.");
    CU_ASSERT_EQUAL(d.units.starts.n, 3);
    CU_ASSERT_EQUAL(d.units.row.at[4].code, 'Q');
    CU_ASSERT_EQUAL(d.units.row.at[4].paragraph, d.units.row.at[0].paragraph);
    CU_ASSERT(d.units.row.at[5].paragraph > d.units.row.at[4].paragraph);
    quote_free(&d);
}

static void cues_know_their_word(void) {
    QuoteDoc d;
    quote_read(&d, "{P Jane Roe} was quoted. {P Jane Roe} was saying so.");
    const Unit *quoted = &d.units.row.at[quote_unit(&d, "quoted")], *saying = &d.units.row.at[quote_unit(&d, "saying")];
    CU_ASSERT_TRUE(quoted->passive);
    CU_ASSERT_FALSE(saying->passive);
    CU_ASSERT_EQUAL(saying->strength, 9);
    CU_ASSERT_TRUE(saying->takes & TAKES_THAT);
    quote_free(&d);
}

static void every_letter_has_a_bit(void) {
    static const char letters[] = "QCcAvNOLGEHFPTIVXgDprt&namswW,:-();.\"^";
    Codes             taken = 0;
    for (size_t i = 0; i < sizeof letters - 1; i++) {
        CU_ASSERT_FALSE(code_in(letters[i], taken));
        taken |= code_bit(letters[i]);
    }
    CU_ASSERT_EQUAL(taken, CODES("QCcAvNOLGEHFPTIVXgDprt") | CODES("&namswW,:-();.\"^"));
    CU_ASSERT_TRUE(ONE_OF('m', ",m"));
    CU_ASSERT_FALSE(ONE_OF('-', ",m"));
}

static void units_are_counted(void) {
    QuoteDoc d;
    quote_read(&d, "{P Jane Roe} said that {O Acme} denied it.\n\nHe left.");
    Index he = quote_unit(&d, "He"), denied = quote_unit(&d, "denied");
    CU_ASSERT_EQUAL(d.units.row.at[denied].speakers, 2);
    CU_ASSERT_EQUAL(d.units.row.at[denied].cues, 1);
    CU_ASSERT_EQUAL(d.units.cues.at[1], denied);
    CU_ASSERT_EQUAL(d.units.speakers.at[0], 0);
    CU_ASSERT_EQUAL(unit_speakers_between(&d.units, 0, denied), 1);
    CU_ASSERT_EQUAL(unit_speakers_between(&d.units, denied, 0), 1);
    CU_ASSERT_EQUAL(d.units.paragraphs[1], he);
    CU_ASSERT_EQUAL(d.units.paragraphs[2], d.units.row.n);
    CU_ASSERT_EQUAL(d.units.row.at[d.units.row.n].speakers, d.units.speakers.n);
    quote_free(&d);
}

UNIT_MAIN("units", {"words", words}, {"forms that report nothing", forms_that_report_nothing},
          {"names in adjectives are nobody", names_in_adjectives_are_nobody}, {"quotations are one unit", quotations_are_one_unit},
          {"sentences end outside quotations", sentences_end_outside_quotations},
          {"a colon holds the next paragraph", a_colon_holds_the_next_paragraph},
          {"cues know their word", cues_know_their_word}, {"every letter has a bit", every_letter_has_a_bit},
          {"units are counted", units_are_counted})
