/* What a marked stretch is: words of somebody, or a term, a scare quote, a title, a nickname, a slogan. */
#ifndef KIND_H
#define KIND_H
#include "units.h"

uint8_t kind_of_quote(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index quote_unit, bool spoken, Index cue);

/* Is it nothing but the name of a paper, a station, an agency; in Russian and Ukrainian of any body? */
bool kind_is_outlet(const Doc *doc, const Units *units, Index quote_unit);

/* Is it the title of what the noun before the marks tells, as the habits of the language list such nouns? */
bool kind_is_work(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index quote_unit);

/* Is it so long that somebody must have said it? */
bool kind_is_sentence(const Doc *doc, const Units *units, Index quote_unit);

/* „Wir bleiben hier“, sagte Lee: do a comma and a verb that reports stand at the token behind the marks? */
static inline bool kind_has_tag_at(const Doc *doc, uint32_t behind) {
    return token_is_sign(doc, behind, ",") && behind + 1 < doc->tokens.n && doc->tokens.at[behind + 1].classes & CLASS(CUE_VERB);
}

/* „Das ist gut“, wird Lee zitiert. „Das ist gut“, zeigte sich Lee erfreut: does the stretch of the tokens [first, end) open a sentence, and stand
 * before a comma and a finite verb? Where commas part all clauses it is what that verb tells of, as the verb comes second. */
bool kind_stands_before_verb(const Doc *doc, uint32_t first, uint32_t end);

/* Is the stretch an expression that the sentence speaks of? Then nobody says it. */
bool kind_names_an_expression(const Doc *doc, const Units *units, Index quote_unit);
#endif
