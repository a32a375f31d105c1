/* What the words of a quote are, and those right beside it, where nouns have capitals: names, terms and titles are nouns there, however long,
 * and letters do not tell them from speech. */
#ifndef QUOTE_WORDS_H
#define QUOTE_WORDS_H
#include "units.h"

/* Letters. Words are as units.h has them by themselves, but S for nouns, j for what may be an adjective, d for "ein"; among the nouns beside
 * the quote H for people and bodies, F for documents, c for what is said ("Forderung"). '^' beyond the sentence. */
typedef struct QuoteWords {
    char length;             /* 0 to 3 words, 4 (to 6), 7 (to 11), m */
    char begins;             /* what its first word is */
    char verb, person;       /* V: it has a verb; I: "I", "we" or "you", p: another pronoun; - */
    char far, before, after; /* the two words before it, and the one behind it */
    char mark;               /* what it opens with: - “ or the like, 2 ", 1 ', t '' */
} QuoteWords;

QuoteWords quote_words(const Doc *doc, const Unit *quote);
#endif
