#include "reach.h"
#include <string.h>

#define MOST_STEPS 24u
#define MOST_AROUND 60u /* tokens on either side of a noun */

/* The token below `main` on the way up from `token`, `main` itself for that; NONE where the way does not lead there. */
static uint32_t below(const Syntax *syntax, uint32_t main, uint32_t token) {
    uint32_t last = token;
    for (unsigned steps = 0; token != NONE && steps < MOST_STEPS; steps++) {
        if (token == main) return last;
        last = token;
        token = syntax->arcs[token].head;
    }
    return NONE;
}

char reach_relation(const Syntax *syntax, const Reach *reach, uint32_t token) {
    bool     known = token < syntax->doc->tokens.n && syntax_has(syntax, token);
    uint32_t under = known ? below(syntax, reach->main, token) : NONE;
    return under == NONE ? '-' : under == reach->main ? '=' : relation_letter(syntax->arcs[under].relation);
}

static bool opens_sentence(const Doc *doc, uint32_t i) { return doc->tokens.at[i].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE); }

static bool is_sign(const Syntax *syntax, uint32_t i) { return syntax->arcs[i].relation == RELATION_SIGN; }

static Tokens hull_of(const Syntax *syntax, uint32_t main) {
    const Doc *doc = syntax->doc;
    Tokens     hull = {main, main + 1};
    for (uint32_t i = main; i > 0 && main - i < MOST_AROUND && !opens_sentence(doc, i); i--)
        if (!is_sign(syntax, i - 1) && below(syntax, main, i - 1) != NONE) hull.first = i - 1;
    for (uint32_t i = main + 1; i < doc->tokens.n && i - main < MOST_AROUND && !opens_sentence(doc, i); i++)
        if (!is_sign(syntax, i) && below(syntax, main, i) != NONE) hull.end = i + 1;
    return hull;
}

static bool is_noun(const Syntax *syntax, uint32_t token) { return strchr("nmNpgdj0w", tag_letter(syntax->arcs[token].tag)) != NULL; }

/* "voters" of "a third of the voters": the noun above, or NONE. */
static uint32_t noun_above(const Syntax *syntax, uint32_t token) {
    const Arc *arc = &syntax->arcs[token];
    uint32_t   head = arc->head;
    if (head != NONE && arc->relation == RELATION_GOVERNED) head = syntax->arcs[head].head;
    if (head == NONE || arc->relation == RELATION_SUBJECT || arc->relation == RELATION_PASSIVE) return NONE;
    return is_noun(syntax, head) ? head : NONE;
}

Reaches reaches_of(const Syntax *syntax, Tokens phrase) {
    Reaches  reaches = {.n = 0};
    uint32_t main = tie_main(syntax, phrase);
    if (main == NONE || !syntax_has(syntax, main)) return reaches;
    for (; main != NONE && reaches.n < MOST_REACHES; main = noun_above(syntax, main))
        reaches.at[reaches.n++] = (Reach){main, hull_of(syntax, main), relation_letter(syntax->arcs[main].relation)};
    return reaches;
}
