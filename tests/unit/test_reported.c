/* Reported speech, with the shipped weights. */
#include "quote_doc.h"
#include "quote/quote.h"
#include "quote/reported.h"

static void put_spans(Buffer *out, const Doc *doc, Range spans) {
    for (uint32_t i = 0; i < spans.n; i++) {
        if (i) buffer_text(out, " / ");
        entity_put(out, doc, doc->spans.at[spans.first + i]);
    }
}

/* "SPEAKER: content" of each report; marked stretches as "[stretch < content]". */
static void check(const char *text, const char *want) {
    QuoteDoc d;
    Units    units;
    Buffer   out = {0};
    quote_read(&d, text);
    CU_ASSERT_FATAL(quotes_find(d.doc, quote_weights(), &units, &d.scratch, NULL));
    for (Index i = 0; i < d.doc->quotes.n; i++) {
        const Quote *quote = &d.doc->quotes.at[i];
        if (i) buffer_text(&out, "; ");
        if (quote->marked != NONE) buffer_text(&out, "[");
        else if (quote->speaker != NONE) entity_put(&out, d.doc, d.doc->mentions.at[quote->speaker].span);
        if (quote->marked == NONE) buffer_text(&out, ": ");
        put_spans(&out, d.doc, quote->parts);
        if (quote->marked == NONE) continue;
        if (quote->content.n) buffer_text(&out, " < ");
        put_spans(&out, d.doc, quote->content);
        buffer_text(&out, "]");
    }
    entity_check(text, &out, want);
    quote_free(&d);
}

static void without_marks(void) {
    check("{P Jane Roe} said that it was late.", "Jane Roe: that it was late");
    check("{P Jane Roe} said it was late, adding that it rained.", "Jane Roe: it was late; Jane Roe: that it rained");
    check("According to {P Jane Roe}, it was late.", "Jane Roe: it was late");
    check("It was late, according to {P Jane Roe}.", "Jane Roe: It was late");
    check("The aim, {P Jane Roe} said, is to reduce the harm.", "Jane Roe: The aim / is to reduce the harm");
    check("{P Jane Roe} argued that while it was late, they would go on.", "Jane Roe: that while it was late, they would go on");
}

static void labels(void) {
    check("{P Jane Roe}: The port was closed too early\n\nIt rained.", "Jane Roe: The port was closed too early");
    check("It rained.\n\n{P ROE}: The port was closed too early.", "ROE: The port was closed too early");
    check("It rained.\n\n{P Jane Roe}: 60 percent of the vote.", "");
}

static void no_speech(void) {
    check("{P Jane Roe} left.", "");
    check("The alleged deal was off.", "");
}

static void marked_pieces_know_their_clause(void) {
    check("{P Jane Roe} said it “did not go on” because of the rain.",
          "Jane Roe: it “did not go on” because of the rain; [did not go on < it “did not go on” because of the rain]");
    check("“It was late,” {P Jane Roe} said.", "[It was late,]");
}

static void asides_are_left_out(void) { check("{-}{P Jane Roe} said that it was late.", ""); }

static void settling_leaves_one_of_each(void) {
    QuoteDoc d;
    Units    units;
    quote_read(&d, "{P Jane Roe} said it “did not go on” because of the rain.");
    CU_ASSERT_FATAL(quotes_find(d.doc, quote_weights(), &units, &d.scratch, NULL));
    CU_ASSERT_EQUAL(d.doc->quotes.n, 2);
    d.doc->quotes.at[1].kind = KIND_TERM; /* nobody speaks it: the clause stays */
    reported_settle(d.doc);
    CU_ASSERT_EQUAL(d.doc->quotes.n, 2);
    d.doc->quotes.at[1].kind = KIND_SPEECH;
    reported_settle(d.doc);
    CU_ASSERT_EQUAL_FATAL(d.doc->quotes.n, 1);
    CU_ASSERT_EQUAL(d.doc->quotes.at[0].manner, MANNER_MIXED);
    quote_free(&d);
}

UNIT_MAIN("reported", {"without marks", without_marks}, {"labels", labels}, {"no speech", no_speech},
          {"marked pieces know their clause", marked_pieces_know_their_clause}, {"asides are left out", asides_are_left_out},
          {"settling leaves one of each", settling_leaves_one_of_each})
