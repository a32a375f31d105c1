/* What stands where: from bytes to tokens, lines in their zones, quotation marks in pairs, sentences. */
#ifndef TEXT_H
#define TEXT_H
#include "doc.h"
#include "rules.h"

/* Fills text, repairs, sha256, input_bytes. Each maximal ill-formed run (Unicode 15, 3.9, "U+FFFD substitution of maximal
 * subparts") becomes one U+FFFD and is counted in a note; with `refuse` it is QUOTH_ENCODING at its byte. */
bool text_decode(Doc *doc, const char *bytes, size_t length, bool refuse, quoth_error *err);
bool text_well_formed(const char *bytes, size_t length);

bool text_is_well_formed(const char *bytes, size_t length);

/* Fills tokens: everything but classes, word, phrase (names_match) and PARAGRAPH_, SENTENCE_BEFORE, IN_QUOTE (below).
 * A word is letters, digits, marks and inner apostrophes or full stops ("don't", "U.S.", "3.5"); "’s" is a token of its own
 * with POSSESSIVE_END; a hyphen is a token; so is each quotation mark, '' and `` being one. Markdown signs get MARKUP. */
bool text_tokens(Doc *doc, quoth_error *err);

/* Fills paragraphs with their zones; soft-wrapped lines are joined. `shipped` and `own` (either may be NULL; `own` comes first)
 * are line rules. Reads classes. */
bool text_layout(Doc *doc, Rules *own, Rules *shipped, quoth_error *err);

/* Fills marked: which quotation marks belong together, by the cheapest reading of each paragraph under the document's house
 * style; what had to be repaired is noted. Sets IN_QUOTE. */
bool text_marks(Doc *doc, quoth_error *err);

/* Fills sentences, aware of quotation marks and abbreviations (classes). */
bool text_sentences(Doc *doc, quoth_error *err);

/* Fills turns where at least two labels before a colon open two paragraphs of the body each. Reads classes. */
bool text_turns(Doc *doc, quoth_error *err);
#endif
