/* Noun phrases of languages with cases and no articles: which adjectives belong to a noun, and what follows it in the genitive. */
#include "name_words.h"
#include "noun_phrase.h"

/* "российский министр"; neither "принятое министром" nor "35-летний министр", which says how old he is. */
bool adjective_belongs(const Doc *doc, uint32_t token, const NounPhrase *np) {
    if (token > 1 && is_hyphen(doc, token - 1) && doc->tokens.at[token - 2].kind == TOKEN_NUMBER) return false;
    return word_is_adjective(doc, token) && word_agrees(doc, token, np->head_end - 1);
}

/* "директор «Норникеля»": the token behind the mark that closes a name, or `at`. */
static uint32_t behind_marked_name(const Phrases *phrases, uint32_t at) {
    const Doc     *doc = phrases->doc;
    const Mention *name = at + 1 < doc->tokens.n && doc->tokens.at[at].kind == TOKEN_MARK ? phrases_name(phrases, at + 1) : NULL;
    bool           is_all = name && name->first == at + 1 && name->end < doc->tokens.n && doc->tokens.at[name->end].kind == TOKEN_MARK;
    return is_all ? name->end + 1 : at;
}

/* "министра внутренних дел": behind the listed expression that the word begins. */
static uint32_t behind_expression(const Doc *doc, uint32_t at) {
    const Token *t = &doc->tokens.at[at];
    return t->phrase == NONE ? at + 1 : doc->phrases.at[t->phrase].end;
}

#define GENITIVES_MOST 5u /* words in lower case */

/* The end of what follows the head at once in a language without articles: "президент России", "директор завода", "глава МИД". */
uint32_t genitives_end(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   end = np->head_end;
    if (!(doc->habits & HABIT_NO_ARTICLES) || !(np->classes & CLASS(TITLE))) return end;
    for (unsigned words = 0; words < GENITIVES_MOST && end < doc->tokens.n && goes_on(doc, end); words++) {
        const Mention *name = phrases_name(phrases, end);
        if (name && (name->type == TYPE_PERSON || name->type == TYPE_GROUP || name->first != end)) return end;
        if (!name && behind_marked_name(phrases, end) > end) return behind_marked_name(phrases, end);
        if (!name && !word_is_genitive(doc, end)) return end;
        end = name ? name->end : behind_expression(doc, end);
    }
    return end;
}
