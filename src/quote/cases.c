#include "cases.h"
#include <string.h>

#define MOST_WORDS 5u /* between an article and its noun */

static bool goes_on(const Doc *doc, uint32_t token) {
    return token > 0 && !(doc->tokens.at[token].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE));
}

static bool has(const Doc *doc, uint32_t token, uint64_t classes) { return (doc->tokens.at[token].classes & classes) != 0; }

#define ARTICLES (CLASS(DETERMINER) | CLASS(POSSESSIVE))

/* "er", "ihn"; "sie" may be either. */
static char case_of_pronoun(const Doc *doc, uint32_t token) {
    bool subject = has(doc, token, CLASS(SUBJECT)), object = has(doc, token, CLASS(OBJECT));
    return subject == object ? '-' : subject ? 'n' : 'o';
}

/* Words that stand between an article and its noun: "der frühere", "der 52-jährige". */
static bool is_between(const Doc *doc, uint32_t token) {
    static const uint64_t others = ~(CLASS(FORMER) | CLASS(ACTING) | CLASS(ELECT) | CLASS(CANDIDATE) | CLASS(NUMBER) | CLASS(TITLE) | CLASS(TITLE_BEFORE) |
                                     CLASS(HONORIFIC) | CLASS(PERSON_NOUN) | CLASS(GROUP_NOUN) | CLASS(COMMON) | CLASS(GIVEN) | CLASS(NAME_PART) | CLASS(ORG_HEAD));
    const Token *t = &doc->tokens.at[token];
    if (t->kind == TOKEN_NUMBER || token_is(doc, token, "-")) return true;
    return t->kind == TOKEN_WORD && !(t->classes & others);
}

/* The article of the noun phrase that begins at `first`, or the token behind which it would stand; from what stands at `first` on. */
static uint32_t article_of(const Doc *doc, uint32_t first) {
    uint32_t at = first;
    while (!has(doc, at, ARTICLES) && first - at < MOST_WORDS && goes_on(doc, at) &&
           (has(doc, at - 1, ARTICLES) || is_between(doc, at - 1)))
        at--;
    return has(doc, at, ARTICLES) && doc->tokens.at[at].kind == TOKEN_WORD ? at : first;
}

/* "Regierung", "Behörde": told by its ending, where the lists do not know. */
static bool is_feminine(const Doc *doc, const Gazetteer *gazetteer, uint32_t noun) {
    return language_ending(doc, gazetteer, noun, "feminine", 3) > 0;
}

/* Behind "der": by the gender of the noun, else by the ending of what stands between: "der große Rat", "der großen Räte". */
static char case_of_der(const Doc *doc, const Gazetteer *gazetteer, uint32_t article) {
    uint32_t noun = article + 1;
    for (; noun < doc->tokens.n && noun - article <= MOST_WORDS && goes_on(doc, noun); noun++) {
        const Token *t = &doc->tokens.at[noun];
        if (t->flags & NOUN || t->shape >= SHAPE_CAPITAL) break;
        if (t->kind == TOKEN_WORD && token_ends(doc, noun, "en")) return 'o';
        if (t->kind == TOKEN_WORD && token_ends(doc, noun, "e")) return 'n';
    }
    if (noun >= doc->tokens.n || doc->tokens.at[noun].kind != TOKEN_WORD) return 'd';
    WordRecord word = {0};
    if (doc->tokens.at[noun].word != NONE) gazetteer_word_traits(gazetteer, doc->tokens.at[noun].word, &word);
    if (word.gender) return word.gender == GENDER_MALE ? 'n' : 'o';
    return !has(doc, noun, CLASS(TITLE) | CLASS(PERSON_NOUN)) && is_feminine(doc, gazetteer, noun) ? 'o' : 'd';
}

/* "der", "dieser", "dem", "einer": by the article's own ending, whatever it is. */
static char case_of_article(const Doc *doc, const Gazetteer *gazetteer, uint32_t article) {
    const Token *t = &doc->tokens.at[article];
    if (t->classes & CLASS(OBJECT)) return 'o';
    if (token_is(doc, article, "the") || token_is(doc, article, "this"))
        return token_ends(doc, article, "er") ? case_of_der(doc, gazetteer, article) : '-';
    if (token_ends(doc, article, "er")) return 'o'; /* "einer Zeitung", "seiner Partei" */
    return token_ends(doc, article, "e") ? '-' : 'm';
}

char case_of(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index unit) {
    const Unit *row = &units->row.at[unit];
    if (!(doc->habits & HABIT_CASES) || row->mention == NONE) return 0;
    uint32_t first = row->first, article = article_of(doc, first);
    uint32_t before = has(doc, article, ARTICLES) ? article : first;
    bool     phrase = goes_on(doc, before) && has(doc, before - 1, CLASS(PREPOSITION)) && !has(doc, before - 1, CLASS(CUE_PHRASE));
    if (phrase) return 'p';
    if (doc->mentions.at[row->mention].form == FORM_PRONOUN) return case_of_pronoun(doc, first);
    return has(doc, article, ARTICLES) ? case_of_article(doc, gazetteer, article) : '-';
}

/* ---- voice ------------------------------------------------------------------------------------------------------- */

#define MOST_BRACKET 40u /* units between the auxiliary and the participle at the end of the clause */
#define MOST_BEHIND 2u   /* "bezeichnet worden sei" */

static bool is_werden(const Doc *doc, const Units *units, Index unit) { return token_is(doc, units->row.at[unit].first, "be"); }

/* "wird ... beschreiben" tells what will be. */
static bool is_infinitive(const Doc *doc, const Gazetteer *gazetteer, const Unit *cue) {
    const Token *t = &doc->tokens.at[cue->first];
    const char  *lemma = gazetteer_lemma(gazetteer, cue->word);
    size_t       n = t->end - t->start;
    return lemma && strncmp(lemma, doc->text + t->start, n) == 0 && (lemma[n] == '\0' || lemma[n] == '/');
}

char voice_of(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index cue) {
    const Unit *unit = &units->row.at[cue];
    Index       first = unit_sentence_first(units, cue), end = unit_sentence_end(units, cue);
    if (!(doc->habits & HABIT_CASES)) return 0;
    if (unit->code != 'C' || is_infinitive(doc, gazetteer, unit)) return '-';
    for (Index i = cue + 1; i < end && i <= cue + MOST_BEHIND && units->codes[i] == 'X'; i++)
        if (is_werden(doc, units, i)) return 'p';
    for (Index i = cue; i-- > first && cue - i < MOST_BRACKET && !ONE_OF(units->codes[i], "VCtr;:");)
        if (units->codes[i] == 'X') return is_werden(doc, units, i) ? 'p' : '-';
    return '-';
}

#define QUOTING_NEAR 8u /* tokens */

/* "Die Nordpost zitiert ihn" */
static bool is_quoted(const Doc *doc, uint32_t token) {
    for (uint32_t at = token; at > 0 && token - at < QUOTING_NEAR && !(doc->tokens.at[at].flags & SENTENCE_BEFORE); at--)
        if (token_is(doc, at - 1, "quote")) return true;
    return false;
}

/* "dijo a los periodistas", "aseguró ante la prensa", "a déclaré devant les élus": behind a word of saying such a preposition stands before who
 * is spoken to, in languages whose articles have no cases. */
static bool is_told(const Doc *doc, const Mention *mention) {
    uint32_t first = mention->first;
    if (!doc->likes.n || doc->habits & HABIT_CASES || mention->form == FORM_PRONOUN) return false;
    if (first < 2 || doc->tokens.at[first].flags & SENTENCE_BEFORE || doc->tokens.at[first - 1].flags & SENTENCE_BEFORE) return false;
    bool to = token_is(doc, first - 1, "to") || token_is(doc, first - 1, "before");
    return to && token_classes(doc, first - 1) & CLASS(PREPOSITION) && token_classes(doc, first - 2) & CLASS(CUE_VERB);
}

bool mention_is_mere_object(const Doc *doc, const Mention *mention) {
    if (is_told(doc, mention)) return true;
    const uint64_t sources = CLASS(PREPOSITION) | CLASS(CUE_PHRASE);
    uint64_t       classes = doc->tokens.at[mention->first].classes;
    if (!(doc->habits & HABIT_CASES) || mention->form != FORM_PRONOUN || !(classes & CLASS(OBJECT)) || classes & (CLASS(SUBJECT) | CLASS(DETERMINER)))
        return false;
    if (mention->first && token_classes(doc, mention->first - 1) & sources) return false;
    return !(mention->end < doc->tokens.n && token_classes(doc, mention->end) & CLASS(CUE_PHRASE)) && !is_quoted(doc, mention->first);
}
