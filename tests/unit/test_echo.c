/* Where else the words of a marked stretch stand. */
#include "quote_doc.h"
#include "quote/echo.h"

/* `want`: a digit for each stretch. */
static void check(const char *text, const char *want) {
    QuoteDoc d;
    Buffer   out = {0};
    quote_read(&d, text);
    CU_ASSERT_FATAL(echoes_find(&d.units, d.doc, NULL));
    for (Index i = 0; i < d.doc->marked.n; i++) buffer_byte(&out, (char)('0' + d.units.echoes[i]));
    entity_check(text, &out, want);
    quote_free(&d);
}

static void words_that_stand_nowhere_else(void) { check("They left “at dawn” and came back “by night.”", "00"); }

static void words_between_marks_of_their_own(void) { check("The “silver ferry” left. Nobody saw the “Silver Ferry,” they said.", "11"); }

static void a_piece_of_a_longer_quote(void) { check("They “will not wait” for it. “We will not wait for winter,” he said.", "20"); }

static void words_outside_marks(void) { check("A “ghost pier” opens. The ghost pier was late.", "4"); }

static void the_quote_that_has_them(void) {
    QuoteDoc d;
    quote_read(&d, "They “will not wait” for it. “We never “said” it.” “We will not wait for winter,” he said.");
    CU_ASSERT_FATAL(echoes_find(&d.units, d.doc, NULL));
    CU_ASSERT(d.units.echo_of[0] == d.doc->marked.n - 1);
    CU_ASSERT(d.units.echo_of[1] == NONE);
    quote_free(&d);
}

UNIT_MAIN("echo", {"words that stand nowhere else", words_that_stand_nowhere_else},
          {"words between marks of their own", words_between_marks_of_their_own}, {"a piece of a longer quote", a_piece_of_a_longer_quote},
          {"words outside marks", words_outside_marks}, {"the quote that has them", the_quote_that_has_them})
