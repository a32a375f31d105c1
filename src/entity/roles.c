/* What a person is said to be, beside the name: before it, in an apposition, or behind "is". */
#include "noun_phrase.h"
#include <string.h>

typedef struct Roles {
    Doc             *doc;
    const Gazetteer *gazetteer;
    Phrases         *phrases;
    quoth_error     *err;
} Roles;

/* ---- Parts ------------------------------------------------------------------------------------------------------- */

static bool stands_for_body(const Roles *roles, const Mention *name) {
    EntityRecord group, of;
    return name->type == TYPE_GROUP && gazetteer_entity_traits(roles->gazetteer, name->record, &group) &&
           gazetteer_entity_traits(roles->gazetteer, group.of, &of) && of.type == TYPE_ORGANIZATION;
}

/* "Trump campaign spokeswoman", "Jupiter police spokesman": a name and the noun for a body behind it are one body. */
static uint32_t with_body_noun(const Roles *roles, const Mention *name, uint32_t end) {
    const Doc *doc = roles->doc;
    uint32_t   at = name->end;
    if (at < end && doc->tokens.at[at].phrase != NONE && at < roles->doc->tokens.n && token_is(doc, at, "campaign")) return at + 1;
    return body_noun_end(roles->phrases, at, end);
}

static void set_part(Span *part, const Doc *doc, uint32_t first, uint32_t end) {
    if (span_empty(*part)) *part = span_of_tokens(doc, first, end);
}

static void take_name_part(const Roles *roles, Role *role, const Mention *name, uint32_t end) {
    const Doc *doc = roles->doc;
    uint32_t   last = with_body_noun(roles, name, end);
    if (last > name->end) set_part(&role->organization, doc, name->first, last);
    if (name->type == TYPE_PLACE) set_part(&role->place, doc, name->first, name->end);
    else if (name->type == TYPE_ORGANIZATION || name->type == TYPE_OUTLET || stands_for_body(roles, name))
        set_part(&role->organization, doc, name->first, name->end);
    else if (name->type == TYPE_GROUP && last == name->end) set_part(&role->place, doc, name->first, name->end);
}

/* Names before the head and in the title, then those behind it: the post comes after whom it serves ("Russia's ambassador to
 * London" is of Russia). */
static void take_name_parts(const Roles *roles, Role *role, uint32_t first, uint32_t head, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        const Mention *name = phrases_name(roles->phrases, at);
        if (!name || at == head) continue;
        take_name_part(roles, role, name, end);
        at = name->end - 1;
    }
}

static uint8_t tense_of(const Doc *doc, const NounPhrase *np) {
    uint64_t classes = np->classes;
    for (uint32_t at = np->first; at < np->head_end; at++) classes |= doc->tokens.at[at].classes;
    if (classes & CLASS(FORMER)) return TENSE_FORMER;
    if (classes & CLASS(CANDIDATE)) return TENSE_CANDIDATE;
    if (classes & CLASS(ELECT)) return TENSE_ELECT;
    return classes & CLASS(ACTING) ? TENSE_ACTING : TENSE_CURRENT;
}

/* Adjectives that say how somebody is, not as what he works. */
static bool is_quality(const Doc *doc, uint32_t token) {
    return WORD_AMONG(doc, token, "senior", "top", "leading", "prominent", "conservative", "liberal", "longtime", "veteran", "key",
                      "close", "old", "young", "new", "current", "local", "popular", "famous", "fellow", "onetime", "respected",
                      "influential");
}

static bool is_house(const Doc *doc, uint32_t token) {
    if (doc->tokens.at[token].shape < SHAPE_CAPITAL) return false;
    return WORD_AMONG(doc, token, "senate", "house", "parliament", "congress", "cabinet");
}

/* The expression that is the title, without the body that it may begin with: "Senate Majority Leader", and "campaign spokesman"
 * behind the name of a campaign; but "campaign manager" is one title. */
static uint32_t head_first(const Roles *roles, const NounPhrase *np, const Role *role) {
    const Doc *doc = roles->doc;
    WordRecord word;
    if (np->head_end - np->head < 2) return np->head;
    for (uint32_t at = np->head_end - 1; at > np->head; at--) /* "presumptive Green nominee", where that is listed */
        if (roles->phrases->name_at[at - 1] != NONE) return at;
    if (is_house(doc, np->head) || is_quality(doc, np->head)) return np->head + 1;
    bool taken = doc->tokens.at[np->head].end == role->organization.end && !span_empty(role->organization);
    return taken && gazetteer_word(roles->gazetteer, np->word, &word) && word.base[0] ? np->head + 1 : np->head;
}

/* Does the token before the title belong to it? */
static bool is_of_title(const Roles *roles, const NounPhrase *np, const Role *role, uint32_t token) {
    const Doc     *doc = roles->doc;
    const Token   *t = &doc->tokens.at[token];
    const uint64_t other = CLASS(FORMER) | CLASS(ACTING) | CLASS(ELECT) | CLASS(CANDIDATE) | CLASS(GROUP_NOUN) | CLASS(POSSESSIVE) |
                           CLASS(DETERMINER);
    bool by_cases = doc->habits & HABIT_NO_ARTICLES;
    if (by_cases && !adjective_names_post(doc, token)) return false;
    if (by_cases && is_hyphen(doc, token)) return true;
    if (roles->phrases->name_at[token] != NONE || t->kind != TOKEN_WORD || t->flags & POSSESSIVE_END) return false;
    if (t->start < role->organization.end || t->classes & other || is_quality(doc, token)) return false;
    if (by_cases && t->flags & SENTENCE_BEFORE) return true;
    return t->shape < SHAPE_CAPITAL || doc->tokens.at[np->head].shape != SHAPE_LOWER;
}

/* The head with the nouns and adjectives that name the post: "presidential nominee", "political science professor". */
static uint32_t title_first(const Roles *roles, const NounPhrase *np, const Role *role) {
    uint32_t first = head_first(roles, np, role);
    if (first > np->head) return first;
    while (first > np->core && is_of_title(roles, np, role, first - 1)) first--;
    return first;
}

/* "Senate Majority Leader", "former government cybersecurity expert": a body that is no name. */
static void take_body(const Roles *roles, Role *role, const NounPhrase *np) {
    const Doc *doc = roles->doc;
    if (!span_empty(role->organization)) return;
    if (np->head_end - np->head > 1 && is_house(doc, np->head)) role->organization = span_of_tokens(doc, np->head, np->head + 1);
    for (uint32_t at = np->core; at < np->head; at++)
        if (token_is(doc, at, "government") && roles->phrases->name_at[at] == NONE)
            role->organization = span_of_tokens(doc, at, at + 1);
}

static bool set_base(const Roles *roles, Role *role, const NounPhrase *np) {
    WordRecord word;
    if (!gazetteer_word(roles->gazetteer, np->word, &word)) return true;
    const char *base = word.base[0] ? word.base : word.lemma;
    if (base[0]) role->base = arena_copy(&roles->doc->arena, base, strlen(base));
    return role->base || !base[0];
}

/* "известный французский журналист": how somebody is stands before the role, in a language without articles. */
static uint32_t role_first(const Doc *doc, const NounPhrase *np) {
    uint32_t at = np->core;
    if (doc->habits & HABIT_NO_ARTICLES)
        while (at < np->head && doc->tokens.at[at].classes & (CLASS(QUALITY) | CLASS(NUMBER))) at++;
    return at;
}

/* "российский министр": whose he is, before what stands behind him. */
static void take_place_adjective(const Doc *doc, Role *role, const NounPhrase *np) {
    if (!(doc->habits & HABIT_NO_ARTICLES)) return;
    for (uint32_t at = np->core; at < np->head; at++)
        if (adjective_is_of_place(doc, at)) set_part(&role->place, doc, at, at + 1);
}

/* ---- One role ---------------------------------------------------------------------------------------------------- */

/* Adds what the tokens [first, end) of a noun phrase say of a mention. */
static Role *add(Roles *roles, const NounPhrase *np, uint32_t end, Index mention) {
    Doc  *doc = roles->doc;
    Role *role = array_add(&doc->arena, &doc->roles);
    if (!role) return fail_memory(roles->err), NULL;
    roles->phrases->row.at[np - roles->phrases->row.at].has_role = true;
    *role = (Role){.span = span_of_tokens(doc, role_first(doc, np), end), .tense = tense_of(doc, np), .mention = mention, .entity = NONE};
    take_place_adjective(doc, role, np);
    take_name_parts(roles, role, np->core, np->head, end);
    take_body(roles, role, np);
    role->title = span_of_tokens(doc, title_first(roles, np, role), np->head_end);
    return set_base(roles, role, np) ? role : (fail_memory(roles->err), NULL);
}

/* "James Pethokoukis of the American Enterprise Institute": whom the person works for, where a role stands before the name. */
static void take_of_name(const Roles *roles, Role *role, const Mention *mention) {
    const Doc *doc = roles->doc;
    uint32_t   at = mention->end;
    if (at + 1 >= doc->tokens.n || !goes_on(doc, at) || !token_is(doc, at, "of")) return;
    for (at++; at < mention->end + 5 && at < doc->tokens.n && goes_on(doc, at); at++) {
        const Mention *name = phrases_name(roles->phrases, at);
        if (name) {
            take_name_part(roles, role, name, name->end);
            return;
        }
        if (doc->tokens.at[at].kind != TOKEN_WORD && !token_is(doc, at, "-")) return;
    }
}

/* ---- Before the name --------------------------------------------------------------------------------------------- */

/* Behind the honorifics and opening marks that may part a title from a name: "Foreign Secretary Sir John Smith". */
static uint32_t before_honorific(const Doc *doc, uint32_t at) {
    while (at > 0 && goes_on(doc, at)) {
        uint32_t stop = token_is(doc, at - 1, ".") && at > 1 ? at - 2 : at - 1;
        if (!(doc->tokens.at[stop].classes & CLASS(HONORIFIC))) return at;
        at = stop;
    }
    return at;
}

static const NounPhrase *phrase_in(const Roles *roles, Index index) { return index == NONE ? NULL : &roles->phrases->row.at[index]; }

/* "певица, актриса и телеведущая Анна Рябова": what else stands in the row that ends with the phrase, in a language without articles. */
static bool take_row_before(Roles *roles, Index i, const NounPhrase *np) {
    const Doc *doc = roles->doc;
    while (doc->habits & HABIT_NO_ARTICLES && np->first && goes_on(doc, np->first) && WORD_AMONG(doc, np->first - 1, ",", "and")) {
        const NounPhrase *other = phrase_in(roles, roles->phrases->end_at[np->first - 1]);
        if (!other || !goes_on(doc, np->first - 1) || !(other->classes & CLASS(TITLE)) || other->plural || other->has_role) return true;
        if (!add(roles, other, other->end, i)) return false;
        np = other;
    }
    return true;
}

/* "Kremlin spokesman Dmitry Peskov", "Mrs. Clinton's lawyer David Kendall". */
static bool take_before(Roles *roles, Index i, const Mention *mention) {
    const Doc        *doc = roles->doc;
    uint32_t          at = before_honorific(doc, mention->first);
    const NounPhrase *np = NULL;
    if (at > 0 && goes_on(doc, at) && doc->habits & HABIT_NO_ARTICLES) np = phrase_in(roles, roles->phrases->end_at[at]); /* "Президент России Владимир Путин" */
    if (!np && at > 0 && goes_on(doc, at)) np = phrase_in(roles, roles->phrases->head_at[at]);
    if (!np || !(np->classes & HUMAN_CLASSES) || (np->plural && !(np->classes & CLASS(TITLE)))) return true;
    Role *role = add(roles, np, doc->habits & HABIT_NO_ARTICLES ? np->end : np->head_end, i);
    if (!role) return false;
    take_of_name(roles, role, mention);
    return np->plural || take_row_before(roles, i, np);
}

/* "an entrepreneur named Jane Roe" */
static bool take_named(Roles *roles, Index i, const Mention *mention) {
    const Doc *doc = roles->doc;
    uint32_t   at = mention->first;
    if (at < 2 || !goes_on(doc, at) || !WORD_AMONG(doc, at - 1, "named", "called")) return true;
    const NounPhrase *np = phrase_in(roles, roles->phrases->end_at[at - 1]);
    return !np || np->plural || !(np->classes & HUMAN_CLASSES) || add(roles, np, np->end, i);
}

#define MOST_ADDED 8u /* tokens */

/* The phrase before the comma; "die Leiterin beim Gipfel, Sara Hahn": past what a preposition adds to it. NULL: none. */
static const NounPhrase *phrase_before_comma(const Roles *roles, uint32_t comma) {
    const NounPhrase *np = phrase_in(roles, roles->phrases->end_at[comma]);
    for (uint32_t at = comma; !(np && np->classes & HUMAN_CLASSES) && at > 1 && comma - at < MOST_ADDED && goes_on(roles->doc, at); at--)
        if (phrase_addition_end(roles->doc, at - 1) == comma) np = phrase_in(roles, roles->phrases->end_at[at - 1]);
    return np;
}

/* "Russia's ambassador to London, Andrey Kelin, said" */
static bool take_apposed_before(Roles *roles, Index i, const Mention *mention) {
    const Doc *doc = roles->doc;
    if (mention->first < 2 || !goes_on(doc, mention->first) || !is_comma(doc, mention->first - 1)) return true;
    const NounPhrase *np = phrase_before_comma(roles, mention->first - 1);
    if (!np || !(np->classes & HUMAN_CLASSES) || np->plural || np->start == START_QUANTITY) return true;
    if (np->start == START_BARE && np->core == np->head) return true;
    /* "the mayor, John Roe and a crowd": a list goes on, an apposition is closed. */
    if (mention->end < doc->tokens.n && token_is(doc, mention->end, "and")) return true;
    return add(roles, np, np->end, i);
}

/* ---- Behind the name --------------------------------------------------------------------------------------------- */

/* Behind an age and a home, ", 45, of Lyndon,": the token where an apposition may start. */
static uint32_t behind_age(const Roles *roles, uint32_t at) {
    const Doc *doc = roles->doc;
    if (at + 1 < doc->tokens.n && doc->tokens.at[at].kind == TOKEN_NUMBER && is_comma(doc, at + 1)) at += 2;
    const Mention *home = at < doc->tokens.n && token_is(doc, at, "of") ? phrases_name(roles->phrases, at + 1) : NULL;
    return home && home->type == TYPE_PLACE && is_comma(doc, home->end) ? home->end + 1 : at;
}

/* The phrase that starts at the token. */
static const NounPhrase *phrase_at(const Roles *roles, uint32_t at) {
    if (at >= roles->doc->tokens.n || !goes_on(roles->doc, at)) return NULL;
    return phrase_in(roles, roles->phrases->first_at[at]);
}

/* Is it of a next person: "Roe, spokesman John Moss and"? */
static bool is_followed_by_name(const Roles *roles, const NounPhrase *np) {
    const Mention *name = phrases_name(roles->phrases, np->head_end);
    return name && name->first == np->head_end && name->type == TYPE_PERSON && goes_on(roles->doc, np->head_end);
}

static bool may_be_said_of_one(const Roles *roles, const NounPhrase *np) {
    return np && np->classes & HUMAN_CLASSES && !np->plural && np->start != START_QUANTITY && !is_followed_by_name(roles, np);
}

/* "Анна Рябова, певица, актриса и телеведущая": what else stands in the row that the phrase begins, in a language without articles. */
static bool take_row_behind(Roles *roles, Index i, const NounPhrase *np) {
    const Doc *doc = roles->doc;
    while (doc->habits & HABIT_NO_ARTICLES && goes_on(doc, np->end) && WORD_AMONG(doc, np->end, ",", "and")) {
        const NounPhrase *next = phrase_at(roles, np->end + 1);
        if (!may_be_said_of_one(roles, next) || !(next->classes & CLASS(TITLE)) || next->has_role) return true;
        if (!add(roles, next, next->end, i)) return false;
        np = next;
    }
    return true;
}

/* "Keir Starmer, the prime minister,", "Jane Roe, 45, a strategist in Ohio,", "Peskov (the spokesman)" */
static bool take_apposed_behind(Roles *roles, Index i, const Mention *mention) {
    const Doc *doc = roles->doc;
    uint32_t   at = mention->end;
    if (at + 1 >= doc->tokens.n || !goes_on(doc, at) || !WORD_AMONG(doc, at, ",", "(")) return true;
    const NounPhrase *np = phrase_at(roles, behind_age(roles, at + 1));
    if (!may_be_said_of_one(roles, np)) return true;
    return add(roles, np, np->end, i) && take_row_behind(roles, i, np);
}

/* "Иван Громов — депутат": what stands for "is" in a language without articles. */
static bool is_dash(const Doc *doc, uint32_t at) {
    return doc->habits & HABIT_NO_ARTICLES && at < doc->tokens.n && token_is_dash(doc, at) && goes_on(doc, at);
}

/* "Jane Roe is the mayor of Lyndon", "Roe, who was a judge", "Roe was governor of Ohio" */
static bool take_predicate(Roles *roles, Index i, const Mention *mention) {
    const Doc *doc = roles->doc;
    uint32_t   at = mention->end, n = doc->tokens.n;
    if (at + 1 < n && is_comma(doc, at) && token_is(doc, at + 1, "who")) at += 2;
    if (!goes_on(doc, at) || !(classes_at(doc, at) & CLASS(COPULA) || is_dash(doc, at)) || doc->tokens.at[at].flags & IN_QUOTE) return true;
    bool past = token_is(doc, at, "was");
    if (at + 1 < n && doc->tokens.at[at + 1].classes & CLASS(ADVERB) && roles->phrases->first_at[at + 1] == NONE) at++;
    const NounPhrase *np = phrase_at(roles, at + 1);
    if (!may_be_said_of_one(roles, np)) return true;
    if (np->start == START_BARE && (!(np->classes & CLASS(TITLE)) || np->end == np->head)) return true;
    Role *role = add(roles, np, np->end, i);
    if (role && past && role->tense == TENSE_CURRENT) role->tense = TENSE_FORMER;
    return role && take_row_behind(roles, i, np);
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

/* "one European official": what speaks says itself what it is. */
static bool take_nominal(Roles *roles, Index i, const Mention *mention) {
    const NounPhrase *np = phrase_in(roles, roles->phrases->end_at[mention->end]);
    if (!np || np->first != mention->first) return true;
    bool says_something = np->classes & (CLASS(TITLE) | CLASS(KIN)) || roles->phrases->name_at[np->head] != NONE;
    if (!says_something) return true; /* "most", "people" */
    return add(roles, np, np->end, i);
}

static bool take_roles(Roles *roles, Index i) {
    const Mention mention = roles->doc->mentions.at[i];
    if (mention.form == FORM_NOMINAL) return take_nominal(roles, i, &mention);
    if (mention.form == FORM_PRONOUN && roles->doc->habits & HABIT_NO_ARTICLES) return take_predicate(roles, i, &mention); /* "Он был мэром" */
    if (mention.form != FORM_NAME || mention.type != TYPE_PERSON) return true;
    return take_before(roles, i, &mention) && take_named(roles, i, &mention) && take_apposed_before(roles, i, &mention) &&
           take_apposed_behind(roles, i, &mention) && take_predicate(roles, i, &mention);
}

/* "назначен мэром Еревана", "избрали президентом": posts that stand beside nobody, in a language where they need no article. */
static bool take_unheld(Roles *roles) {
    const Doc *doc = roles->doc;
    for (Index i = 0; i < roles->phrases->row.n && doc->habits & HABIT_NO_ARTICLES; i++) {
        const NounPhrase *np = &roles->phrases->row.at[i];
        if (np->has_role || !(np->classes & CLASS(TITLE)) || roles->phrases->name_at[np->head] != NONE) continue;
        if (!add(roles, np, np->end, NONE)) return false;
    }
    return true;
}

/* Those of mentions are in their order, those of none behind them. */
bool roles_find(Doc *doc, Phrases *phrases, quoth_error *err) {
    Roles roles = {.doc = doc, .gazetteer = phrases->gazetteer, .phrases = phrases, .err = err};
    for (Index i = 0; i < doc->mentions.n; i++)
        if (!take_roles(&roles, i)) return false;
    return take_unheld(&roles);
}
