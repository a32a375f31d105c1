/* Turns of transcripts: "OHLSEN: Nobody warned us." */
#include "quote/turns.h"
#include "quote_doc.h"
#include "unit.h"

/* The direct quotes without marks, each as "speaker|words;". */
static void check(const char *marked_text, const char *want) {
    QuoteDoc read;
    Units    units;
    Buffer   out = {0};
    quote_read(&read, marked_text);
    CU_ASSERT_FATAL(quotes_find(read.doc, quote_weights(), &units, &read.scratch, NULL));
    const Doc *doc = read.doc;
    for (uint32_t i = 0, last = 0; i < doc->quotes.n; i++) {
        const Quote *quote = &doc->quotes.at[i];
        CU_ASSERT(quote_start(doc, quote) >= last);
        last = quote_start(doc, quote);
        if (quote->marked == NONE && quote->manner == MANNER_DIRECT) quote_put(&out, doc, quote);
    }
    entity_check(marked_text, &out, want);
    quote_free(&read);
}

static void two_names_that_do_so_twice_make_a_transcript(void) {
    check("{P ANN REED}, HOST: Who came?\n\n{P JAN KOWAL}: Nobody.\n\n{P REED}: Nobody?\n\n{P KOWAL}: Nobody.",
          "ANN REED|Who came?;JAN KOWAL|Nobody.;REED|Nobody?;KOWAL|Nobody.;");
    check("**{P Reed}:** Who came?\n\n**{P Kowal}:** Nobody.\n\n**{P Reed}:** Nobody?\n\n**{P Kowal}:** Nobody.",
          "Reed|Who came?;Kowal|Nobody.;Reed|Nobody?;Kowal|Nobody.;");
    check("{P Reed}: 45 percent\n\n{P Kowal}: 40 percent", "");
    check("{P Reed}: Who came?\n\n{P Reed}: Nobody?\n\n{P Kowal}: Nobody.", "");
}

static void one_who_speaks_once_has_a_turn_in_it(void) {
    check("{P Reed}: Who came?\n\n{P Kowal}: Nobody.\n\n{P Lee}: I came.\n\n{P Reed}: You?\n\n{P Kowal}: No.",
          "Reed|Who came?;Kowal|Nobody.;Lee|I came.;Reed|You?;Kowal|No.;");
}

static void a_turn_may_have_several_paragraphs(void) {
    check("{P Reed}: Who came?\n\nAnd when?\n\n{P Kowal}: Nobody.\n\n(LAUGHTER)\n\nNobody at all.\n\n{P Reed}: Nobody?\n\n{P Kowal}: No.\n\nIt was late.",
          "Reed|Who came?\n\nAnd when?;Kowal|Nobody.\n\n(LAUGHTER)\n\nNobody at all.;Reed|Nobody?;Kowal|No.;");
    check("{P Reed}: Who came?\n\nIt was late.\n\nIt rained.\n\nNobody spoke.\n\nThey ate.\n\n{P Kowal}: Nobody.\n\n{P Reed}: Nobody?\n\n"
          "Then they went.\n\nIt was dark.\n\n{P Kowal}: No.", "Reed|Who came?;Kowal|Nobody.;Reed|Nobody?;Kowal|No.;");
}

static void what_marks_set_off_is_no_turn(void) {
    check("{P Reed}: “Who came?”\n\n{P Kowal}: “Nobody.”\n\n{P Reed}: “Nobody?”\n\n{P Kowal}: “No.”", "");
}

static void places_and_things_speak_not(void) {
    check("{L Ruritania}: two goals\n\nTime: noon\n\n{L Ruritania}: three goals\n\nTime: one", "");
}

static void letters_stand_for_who_is_asked(void) {
    check("{P Jan Kowal} met {P Reed}. {P Kowal} was tired.\n\nQ: Who came?\n\nA: Nobody.\n\nQ: Nobody?\n\nA: No.", "Jan Kowal|Nobody.;Jan Kowal|No.;");
    check("{P Jan Kowal} was tired.\n\nQ. Who came?\n\nA. Nobody.\n\nQ. Nobody?\n\nA. No.", "Jan Kowal|Nobody.;Jan Kowal|No.;");
    check("It was late.\n\nQ: Who came?\n\nA: Nobody.\n\nQ: Nobody?\n\nA: No.", "");
    check("{P Jan Kowal} was tired.\n\nQ: Who came?\n\nA: Nobody.", "");
}

/* The score of the first turn. */
static double score_of(const char *marked_text) {
    QuoteDoc read;
    Units    units;
    quote_read(&read, marked_text);
    CU_ASSERT_FATAL(quotes_find(read.doc, quote_weights(), &units, &read.scratch, NULL) && read.doc->quotes.n);
    double score = (double)read.doc->quotes.at[0].score;
    quote_free(&read);
    return score;
}

static void who_is_asked_is_a_guess(void) {
    CU_ASSERT_DOUBLE_EQUAL(score_of("{P Jan Kowal} was tired.\n\nQ: Who came?\n\nA: Nobody.\n\nQ: Nobody?\n\nA: No."), 0.8, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(score_of("{P Jan Kowal} met {P Reed}.\n\nQ: Who came?\n\nA: Nobody.\n\nQ: Nobody?\n\nA: No."), 0.4, 1e-6);
    CU_ASSERT_EQUAL(score_of("{P Reed}: Who came?\n\n{P Kowal}: Nobody.\n\n{P Reed}: Nobody?\n\n{P Kowal}: No."), 1);
}

static void a_first_person_inside_is_the_turn_s(void) {
    check("{P Reed}: Who came?\n\n{P Kowal}: I said that nobody came.\n\n{P Reed}: So?\n\n{P Kowal}: So I said that he left.",
          "Reed|Who came?;Kowal|I said that nobody came.;Reed|So?;Kowal|So I said that he left.;");
    QuoteDoc read;
    Units    units;
    quote_read(&read, "{P Reed}: Who came?\n\n{P Kowal}: I said that nobody came.\n\n{P Reed}: So?\n\n{P Kowal}: No.");
    CU_ASSERT_FATAL(quotes_find(read.doc, quote_weights(), &units, &read.scratch, NULL));
    CU_ASSERT_EQUAL(read.doc->quotes.n, 4);
    quote_free(&read);
}

UNIT_MAIN("turns", {"two names that do so twice make a transcript", two_names_that_do_so_twice_make_a_transcript},
          {"one who speaks once has a turn in it", one_who_speaks_once_has_a_turn_in_it},
          {"a turn may have several paragraphs", a_turn_may_have_several_paragraphs},
          {"what marks set off is no turn", what_marks_set_off_is_no_turn},
          {"places and things speak not", places_and_things_speak_not},
          {"letters stand for who is asked", letters_stand_for_who_is_asked},
          {"who is asked is a guess", who_is_asked_is_a_guess},
          {"a first person inside is the turn's", a_first_person_inside_is_the_turn_s})
