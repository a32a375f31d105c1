/* Quotes that their tag splits. */
#include "quote_doc.h"
#include "quote/join.h"
#include "quote/quote.h"

/* How many parts each quote has, where one speaker is given to all. */
static void check(const char *text, const char *want) {
    QuoteDoc d;
    Units    units;
    Buffer   out = {0};
    quote_read(&d, text);
    CU_ASSERT_FATAL(quotes_find(d.doc, quote_weights(), &units, &d.scratch, NULL));
    for (Index i = 0; i < d.doc->quotes.n; i++) d.doc->quotes.at[i].speaker = 0;
    CU_ASSERT_FATAL(quotes_join(d.doc, &units, NULL));
    for (Index i = 0; i < d.doc->quotes.n; i++) buffer_format(&out, "%u", d.doc->quotes.at[i].parts.n);
    entity_check(text, &out, want);
    quote_free(&d);
}

static void one_quote(void) {
    check("“It is late,” {P Jane Roe} said, “but we stay.”", "2");
    check("“It is late,” {P Jane Roe} said. “We stay.”", "2");
    check("“Is it late?” {P Jane Roe} asked. “We stay.”", "2");
    check("“It is late,” said {P Jane Roe}, a lawyer. “We stay.”", "2");
    check("“It is late”, {P Jane Roe} said, “but we stay”.", "2");
}

static void two_quotes(void) {
    check("“It is late.” {P Jane Roe} left. “We stay.”", "11");
    check("“It is late,” {P Jane Roe} said. “We stay,” {P John Moss} said.", "11");
    check("“It is late,” {P Jane Roe} said. It rained. “We stay.”", "11");
    check("“It is late,” {P Jane Roe} said.\n\n“We stay.”", "11");
}

UNIT_MAIN("join", {"one quote", one_quote}, {"two quotes", two_quotes})
