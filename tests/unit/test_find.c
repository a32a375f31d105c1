/* Quotes from marked stretches. */
#include "quote_doc.h"
#include "quote/quote.h"

/* "manner: part / part" of each marked quote. */
static void check(const char *text, const char *want) {
    QuoteDoc d;
    Units    units;
    Buffer   out = {0};
    quote_read(&d, text);
    CU_ASSERT_FATAL(quotes_find(d.doc, quote_weights(), &units, &d.scratch, NULL));
    for (Index i = 0; i < d.doc->quotes.n; i++) {
        const Quote *quote = &d.doc->quotes.at[i];
        if (quote->marked == NONE) continue;
        if (out.n) buffer_text(&out, "; ");
        buffer_text(&out, manner_name(quote->manner));
        for (uint32_t p = 0; p < quote->parts.n; p++) {
            buffer_text(&out, p ? " / " : ": ");
            entity_put(&out, d.doc, d.doc->spans.at[quote->parts.first + p]);
        }
    }
    entity_check(text, &out, want);
    quote_free(&d);
}

static void one_for_each_stretch(void) {
    check("“It is late,” {P Jane Roe} said.", "direct: It is late,");
    check("{P Jane Roe} spoke of “rain” and “snow”.", "mixed: rain; mixed: snow");
    check("{P Jane Roe} left.", "");
}

static void nested_ones_are_part_of_the_outer_one(void) {
    check("“He said ‘no’ to it,” {P Jane Roe} said.", "direct: He said ‘no’ to it,");
}

static void one_for_paragraphs_that_go_on(void) {
    check("“It is late, and it will be later still before we know.\n\n“We stay here for now,” {P Jane Roe} said.",
          "direct: It is late, and it will be later still before we know. / We stay here for now,");
}

UNIT_MAIN("find", {"one for each stretch", one_for_each_stretch},
          {"nested ones are part of the outer one", nested_ones_are_part_of_the_outer_one},
          {"one for paragraphs that go on", one_for_paragraphs_that_go_on})
