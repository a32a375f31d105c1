/* What is kept of a choice when it is asked why. The lexicon of these tests weighs no speakers, so that all are equally likely. */
#include "quote_doc.h"
#include "unit.h"
#include <math.h>

static void read_with(QuoteDoc *read, bool explain) {
    quote_read(read, "{P Anna Reed} met {P Jan Kowal}. “It will rain,” {P Reed} said.");
    CU_ASSERT_FATAL(quotes_find(read->doc, quote_weights(), &read->units, &read->scratch, NULL));
    CU_ASSERT_FATAL(quotes_attribute(read->doc, quote_weights(), &read->units, 0, explain, NULL));
    CU_ASSERT_FATAL(read->doc->quotes.n > 0);
}

static void nothing_is_kept_unless_asked_for(void) {
    QuoteDoc read;
    read_with(&read, false);
    CU_ASSERT_EQUAL(read.doc->candidacies.n, 0);
    CU_ASSERT_EQUAL(read.doc->quotes.at[0].candidacies.n, 0);
    quote_free(&read);
}

static void all_candidates_are_kept_likeliest_first(void) {
    QuoteDoc read;
    read_with(&read, true);
    Range  range = read.doc->quotes.at[0].candidacies;
    double sum = 0;
    CU_ASSERT(range.n >= 3);
    for (uint32_t i = 0; i < range.n; i++) {
        const Candidacy *candidacy = &read.doc->candidacies.at[range.first + i];
        sum += (double)candidacy->score;
        CU_ASSERT(i == 0 || candidacy[-1].score >= candidacy->score);
        CU_ASSERT(candidacy->mention == NONE || candidacy->mention < read.doc->mentions.n);
    }
    CU_ASSERT(fabs(sum - 1) < 1e-5);
    quote_free(&read);
}

static void reported_speech_has_them_too(void) {
    QuoteDoc read;
    quote_read(&read, "{P Anna Reed} met {P Jan Kowal}, who said that it rained.");
    CU_ASSERT_FATAL(quotes_find(read.doc, quote_weights(), &read.units, &read.scratch, NULL));
    CU_ASSERT_FATAL(quotes_attribute(read.doc, quote_weights(), &read.units, 0, true, NULL));
    CU_ASSERT_FATAL(read.doc->quotes.n == 1);
    Range range = read.doc->quotes.at[0].candidacies;
    CU_ASSERT(range.n >= 3);
    CU_ASSERT(read.doc->candidacies.at[range.first].mention == read.doc->quotes.at[0].speaker);
    quote_free(&read);
}

UNIT_MAIN("explanation", {"reported speech has them too", reported_speech_has_them_too},
          {"nothing is kept unless asked for", nothing_is_kept_unless_asked_for},
          {"all candidates are kept, likeliest first", all_candidates_are_kept_likeliest_first})
