/* Quotes inside quotes: “He told me ‘go home’ and left,” she said. */
#include "quote/nested.h"
#include "quote_doc.h"
#include "unit.h"
#include <stdio.h>

/* The nested quotes of a text, each as "speaker|words;". */
static void check(const char *marked_text, const char *want) {
    char     got[512] = "";
    size_t   length = 0;
    QuoteDoc read;
    Units    units;
    quote_read(&read, marked_text);
    const Doc *doc = read.doc;
    CU_ASSERT_FATAL(quotes_find(read.doc, quote_weights(), &units, &read.scratch, NULL));
    CU_ASSERT_FATAL(quotes_attribute(read.doc, quote_weights(), &units, 0, false, NULL));
    for (uint32_t i = 0; i < doc->nested.n; i++) {
        const Quote *quote = &doc->nested.at[i];
        Span         words = doc->spans.at[quote->parts.first], who = quote->source;
        length += (size_t)snprintf(got + length, sizeof got - length, "%.*s|%.*s;", (int)(who.end - who.start), doc->text + who.start,
                                   (int)(words.end - words.start), doc->text + words.start);
    }
    CU_ASSERT_STRING_EQUAL(got, want);
    if (strcmp(got, want)) printf("\n%s\n", got);
    quote_free(&read);
}

static void a_verb_before_it_tells(void) {
    check("“He told me ‘go home’ and left,” said {P Ann Reed}.", "He|go home;");
    check("“{P Kowal} then said that ‘nobody came’,” said {P Ann Reed}.", "Kowal|nobody came;");
    check("“I said to him: ‘Go home.’ He went,” said {P Ann Reed}.", "I|Go home.;");
}

static void a_verb_behind_it_tells(void) {
    check("“‘Go home,’ he said, and I went,” said {P Ann Reed}.", "he|Go home,;");
    check("“‘Go home,’ said {P Kowal}, and I went,” said {P Ann Reed}.", "Kowal|Go home,;");
}

static void without_a_verb_it_is_a_term(void) {
    check("“It ends the ‘blame game’ of this town,” said {P Ann Reed}.", "");
    check("{P Ann Reed} said “no” and left.", "");
}

static void nobody_need_be_its_subject(void) { check("“It is good to say ‘go home’ now and then,” said {P Ann Reed}.", "|go home;"); }

UNIT_MAIN("nested", {"a verb before it tells", a_verb_before_it_tells}, {"a verb behind it tells", a_verb_behind_it_tells},
          {"without a verb it is a term", without_a_verb_it_is_a_term}, {"nobody need be its subject", nobody_need_be_its_subject})
