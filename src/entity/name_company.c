/* What stands beside a name for more than one word: what somebody is said to be, and the verb behind an adverb. */
#include "name_facts.h"
#include "word_at.h"
#include <string.h>

#define SOMEBODY (CLASS(TITLE) | CLASS(PERSON_NOUN) | CLASS(KIN))
#define ROLE_MOST 8u /* tokens as far as the noun */

/* ---- What somebody is -------------------------------------------------------------------------------------------- */

/* What no noun phrase has inside, or goes on behind its noun. */
#define PHRASE_END                                                                                                     \
    (CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(RELATIVE) | CLASS(QUESTION) | CLASS(AUXILIARY) |      \
     CLASS(COPULA) | CLASS(MODAL) | CLASS(NEGATION) | CLASS(SUBJECT))

/* May a noun phrase that says what somebody is start here: "a", "my", "the", "former", "then", or the noun itself? */
static bool opens_role(const Doc *doc, uint32_t token) {
    const uint64_t opening = CLASS(DETERMINER) | CLASS(POSSESSIVE) | CLASS(FORMER) | CLASS(ACTING) | SOMEBODY;
    if (classes_at(doc, token) & opening) return true;
    if (WORD_AMONG(doc, token, "then", "now")) return true;
    return classes_at(doc, token + 1) & CLASS(TITLE) && doc->tokens.at[token].shape == SHAPE_LOWER; /* "senior pastor at" */
}

/* The last word of the noun phrase that starts at the token: what it is about; NONE where a name is the last. */
static uint32_t phrase_noun(const Doc *doc, uint32_t first, uint32_t *end) {
    uint32_t noun = NONE, at = first;
    for (; at < doc->tokens.n && at - first < ROLE_MOST && goes_on(doc, at); at++) {
        const Token *t = &doc->tokens.at[at];
        if (t->flags & POSSESSIVE_END || is_hyphen(doc, at)) noun = NONE;
        else if (t->kind == TOKEN_NUMBER) continue;
        else if (t->kind != TOKEN_WORD) break;
        else if (t->shape >= SHAPE_CAPITAL) noun = t->classes & CLASS(TITLE) ? at : NONE;
        else if (at > first && t->classes & PHRASE_END && !(t->classes & SOMEBODY)) break;
        else if (noun != NONE && t->classes & CLASS(CUE_VERB)) break;
        else noun = at;
    }
    *end = at;
    return noun;
}

bool says_who(const Finder *finder, uint32_t comma) {
    const Doc *doc = finder->doc;
    uint32_t   end;
    if (finder->wording.forms) return false; /* Russian has its order, and weights of its own */
    if (!is_comma(doc, comma) || !goes_on(doc, comma) || !goes_on(doc, comma + 1) || !opens_role(doc, comma + 1)) return false;
    uint32_t noun = phrase_noun(doc, comma + 1, &end);
    if (noun == NONE || !(doc->tokens.at[noun].classes & SOMEBODY)) return false;
    return !(classes_at(doc, end) & CLASS(CUE_VERB));
}

/* ---- Between a name and its verb --------------------------------------------------------------------------------- */

#define BETWEEN_MOST 3u

bool cue_follows(const Finder *finder, uint32_t token) {
    const uint64_t between = CLASS(ADVERB) | DATE_WORD;
    const Doc     *doc = finder->doc;
    if (finder->wording.forms) return false;
    for (uint32_t at = token; at - token <= BETWEEN_MOST && goes_on(doc, at); at++) {
        const Token *t = &doc->tokens.at[at];
        if (t->shape == SHAPE_LOWER && t->classes & CLASS(CUE_VERB)) return true;
        bool opens_day = WORD_AMONG(doc, at, "on", "last", "this", "earlier") && classes_at(doc, at + 1) & DATE_WORD;
        if (!opens_day && !(t->classes & between)) return false;
    }
    return false;
}

/* ---- Languages ---------------------------------------------------------------------------------------------------- */

#define LANGUAGES_MOST 12u /* tokens */

/* "язык", "языками", "мовою" */
static bool is_language_noun(const Doc *doc, uint32_t token) {
    static const char language[] = "язык", of_ukraine[] = "мов";
    const Token *t = &doc->tokens.at[token];
    const char  *text = doc->text + t->start;
    uint32_t     length = t->end - t->start;
    if (t->kind != TOKEN_WORD || length < sizeof of_ukraine - 1) return false;
    if (memcmp(text, of_ukraine, sizeof of_ukraine - 1) == 0) return length <= sizeof of_ukraine - 1 + 4;
    return length >= sizeof language - 1 && memcmp(text, language, sizeof language - 1) == 0;
}

bool tells_language(const Doc *doc, uint32_t end) {
    bool may_go_on = false;
    for (uint32_t at = end; at < end + LANGUAGES_MOST && goes_on(doc, at); at++) {
        if (is_language_noun(doc, at)) return true;
        bool is_joint = is_comma(doc, at) || token_is(doc, at, "and");
        if (!is_joint && !(may_go_on && word_is_adjective(doc, at))) return false;
        may_go_on = is_joint;
    }
    return false;
}
