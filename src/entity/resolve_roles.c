/* Do two roles agree: is "the diplomat" the ambassador? */
#include "resolve_walk.h"

static uint32_t token_ending(const Doc *doc, uint32_t byte) {
    uint32_t first;
    array_bisect(first, doc->tokens.n, doc->tokens.at[i].end < byte);
    return first;
}

bool role_word(const Resolver *resolver, const Role *role, WordRecord *word) {
    const Doc   *doc = resolver->doc;
    uint32_t     at = token_ending(doc, role->title.end);
    if (at >= doc->tokens.n || span_empty(role->title)) return false;
    const Token *token = &doc->tokens.at[at];
    if (token->phrase != NONE && doc->phrases.at[token->phrase].classes & (CLASS(TITLE) | CLASS(PERSON_NOUN)))
        return gazetteer_word(resolver->gazetteer, doc->phrases.at[token->phrase].word, word);
    return gazetteer_word(resolver->gazetteer, token->word, word);
}

static const char *base_of(const WordRecord *word) { return word->base[0] ? word->base : word->lemma; }

/* Words that stand for anybody of their sort: "the diplomat" for an ambassador. */
static bool is_general(const WordRecord *word) {
    return TEXT_AMONG(word->lemma, "diplomat", "politician", "lawmaker", "leader", "envoy", "chief", "official", "aide", "adviser");
}

/* How much of a title's lemma tells what the post is over: "commission" of "commission president", a sort of president; else 0, as
 * of "Republican nominee": in parties one is called by the plain word too. */
static size_t field_of(const WordRecord *word) {
    size_t lemma = strlen(word->lemma), base = strlen(word->base);
    if (strcmp(word->sort, "party") == 0 || !base || lemma < base + 2 || word->lemma[lemma - base - 1] != ' ') return 0;
    return strcmp(word->lemma + lemma - base, word->base) == 0 ? lemma - base - 1 : 0;
}

static bool holds(const char *text, const char *part, size_t length) {
    for (; strlen(text) >= length; text++)
        if (memcmp(text, part, length) == 0) return true;
    return false;
}

/* The foreign minister is not the defence minister; "the deputy minister" may be the deputy defence minister. */
static bool fields_clash(const WordRecord *a, size_t of_a, const WordRecord *b, size_t of_b) {
    return of_a && of_b && !holds(a->lemma, b->lemma, of_b) && !holds(b->lemma, a->lemma, of_a);
}

/* How well "the <word>" fits somebody with that other role: 0 not at all, 3 the same title. */
static int roles_agree(const WordRecord *word, const WordRecord *other) {
    if (!word->lemma[0] || !other->lemma[0]) return 0;
    if (strcmp(word->lemma, other->lemma) == 0) return 3;
    size_t field = field_of(word), of_other = field_of(other);
    if (strcmp(base_of(word), base_of(other)) == 0)
        return fields_clash(word, field, other, of_other) ? 0 : field && !of_other ? 1 : 2;
    return word->sort[0] && strcmp(word->sort, other->sort) == 0 && is_general(word) ? 1 : 0;
}

#define PART_MOST 8 /* mentions between a name and a part of a role beside it */

static bool is_part(const Mention *mention, Span part) { return mention->form == FORM_NAME && mention->span.start == part.start; }

/* The name, some mentions before or behind `mention`, that a part of its role is. */
static Index name_of_part(const Doc *doc, Span part, Index mention) {
    if (span_empty(part)) return NONE;
    for (Index i = 0; i < PART_MOST; i++) {
        if (i <= mention && is_part(&doc->mentions.at[mention - i], part)) return mention - i;
        if (mention + i < doc->mentions.n && is_part(&doc->mentions.at[mention + i], part)) return mention + i;
    }
    return NONE;
}

/* What the place of a role is, as a record: of "Russian" and "Russia" the same. */
static Index record_of_place(const Resolver *resolver, const Role *role) {
    Index        name = name_of_part(resolver->doc, role->place, role->mention);
    EntityRecord record;
    if (name == NONE) return NONE;
    name = resolver->doc->mentions.at[name].record;
    bool has_place = gazetteer_entity_traits(resolver->gazetteer, name, &record) && record.type == TYPE_GROUP && record.of != NONE;
    return has_place ? record.of : name;
}

static bool places_clash(const Resolver *resolver, const Role *a, const Role *b) {
    Index of_a = record_of_place(resolver, a), of_b = record_of_place(resolver, b);
    return of_a != NONE && of_b != NONE && of_a != of_b;
}

/* What the gazetteer knows of a person: "the president" of somebody who is one, whatever the text calls him, and "the commission
 * president" of one whose post is at a commission. -1: it knows such a post of that person, and it is another one. */
static int known_roles_agree(const Resolver *resolver, const Cluster *cluster, const WordRecord *word) {
    int      best = 0;
    size_t   field = field_of(word);
    uint32_t n = gazetteer_roles(resolver->gazetteer, cluster->record);
    for (uint32_t i = 0; i < n && i < 12; i++) {
        RoleRecord role;
        if (!gazetteer_role(resolver->gazetteer, cluster->record, i, &role)) continue;
        bool is_base = field && strcmp(role.title, word->base) == 0;
        bool agrees = strcmp(role.title, word->lemma) == 0 || (is_base && holds(role.at, word->lemma, field));
        if (agrees && best < 2) best = role.end[0] ? 1 : 2;
        else if (is_base && !best) best = -1;
    }
    return best;
}

int fits_role(const Resolver *resolver, Index cluster, const Role *role, const WordRecord *word) {
    const Cluster *c = &resolver->clusters.at[cluster];
    const Doc     *doc = resolver->doc;
    int            best = 0;
    unsigned       looked = 0;
    for (Index i = c->roles; i != NONE && looked < 16; i = resolver->next_role[i], looked++) {
        WordRecord other;
        if (!role_word(resolver, &doc->roles.at[i], &other)) continue;
        int agree = roles_agree(word, &other);
        if (agree > best && !places_clash(resolver, role, &doc->roles.at[i])) best = agree;
    }
    if (best >= 2) return best;
    int known = known_roles_agree(resolver, c, word);
    return known ? (known > 0 ? known : 0) : best;
}
