/* Articles that are relative pronouns, in a language in which these look alike: "Weber, der zur Zeit die Partei führt, sagte". They are
 * told by the comma before them and the verb that ends their clause. */
#include "fold.h"
#include "name_finder.h"
#include "word_at.h"

#define MOST_TOKENS 25u /* of a relative clause */
#define FINITE (CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) | CLASS(VERB) | CLASS(CUE_VERB))

static bool is_article(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return t->kind == TOKEN_WORD && t->shape == SHAPE_LOWER && t->classes & CLASS(DETERMINER) && token_is(doc, token, "the");
}

/* Behind a comma, or a comma and a preposition: ", auf dem geschrieben stand,". */
static bool opens_clause(const Doc *doc, uint32_t token) {
    if (!goes_on(doc, token)) return false;
    if (is_comma(doc, token - 1)) return true;
    return token > 1 && classes_at(doc, token - 1) & CLASS(PREPOSITION) && goes_on(doc, token - 1) && is_comma(doc, token - 2);
}

static bool ends_clause(const Doc *doc, uint32_t token) {
    return token >= doc->tokens.n || !goes_on(doc, token) || token_is_sign(doc, token, ",.;:!?)");
}

/* What no noun phrase begins with behind its article: "der die", "der sich"; or what is seldom there: "der zur Zeit". */
static bool begins_clause(const Doc *doc, uint32_t token) {
    const uint64_t words = CLASS(PREPOSITION) | CLASS(POSSESSIVE) | CLASS(REFLEXIVE) | CLASS(NEGATION) | CLASS(ADVERB) | CLASS(OBJECT) |
                           CLASS(SUBJECT) | CLASS(TIME);
    uint64_t       classes = classes_at(doc, token);
    return classes & words || (classes & CLASS(DETERMINER) && WORD_AMONG(doc, token, "the", "a", "no"));
}

/* "führt, sagte": the clause ends in a verb, and no other finite verb stands in it, as one does in "der Plan sei gescheitert,". */
static bool ends_in_verb(const Doc *doc, uint32_t first, bool sure) {
    const uint64_t second = CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) | CLASS(SUBJUNCTIVE);
    uint32_t       at = first;
    for (; at - first < MOST_TOKENS && !ends_clause(doc, at); at++)
        if (!sure && classes_at(doc, at) & second && !ends_clause(doc, at + 1)) return false;
    return ends_clause(doc, at) && at > first + 1 && doc->tokens.at[at - 1].shape == SHAPE_LOWER && classes_at(doc, at - 1) & FINITE;
}

static uint16_t like_who(Doc *doc) {
    for (uint32_t i = 2; i < doc->likes.n; i++)
        if (strcmp(doc->likes.at[i].text, "who") == 0) return (uint16_t)i;
    Like *like = doc->likes.n < UINT16_MAX ? array_add(&doc->arena, &doc->likes) : NULL;
    if (!like) return 0;
    *like = (Like){.text = "who", .fold = fold_hash("who", 3)};
    return (uint16_t)(doc->likes.n - 1);
}

bool relatives_settle(Doc *doc, quoth_error *err) {
    for (uint32_t i = 1; i + 1 < doc->tokens.n; i++) {
        if (!is_article(doc, i) || !opens_clause(doc, i) || !ends_in_verb(doc, i + 1, begins_clause(doc, i + 1))) continue;
        Token *token = &doc->tokens.at[i];
        token->classes = (token->classes & ~(CLASS(DETERMINER) | CLASS(PARTICLE))) | CLASS(RELATIVE);
        token->like = 1;
        if (token->classes & CLASS(OBJECT) || !is_comma(doc, i - 1)) continue;
        if (!(token->like = like_who(doc))) return fail_memory(err);
    }
    return true;
}
