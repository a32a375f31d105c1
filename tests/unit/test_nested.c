/* Quotes inside quotes: “He told me ‘go home’ and left,” she said. */
#include "quote/nested.h"
#include "quote_doc.h"
#include "unit.h"

/* The nested quotes of a text, each as "speaker|words;". */
static void check(const char *marked_text, const char *want) {
    QuoteDoc read;
    Units    units;
    Buffer   out = {0};
    quote_read(&read, marked_text);
    CU_ASSERT_FATAL(quotes_find(read.doc, quote_weights(), &units, &read.scratch, NULL));
    CU_ASSERT_FATAL(quotes_attribute(read.doc, quote_weights(), &units, 0, false, NULL));
    for (Index i = 0; i < read.doc->nested.n; i++) quote_put(&out, read.doc, &read.doc->nested.at[i]);
    entity_check(marked_text, &out, want);
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
