/* Adjectives of places as the places themselves: a convention of some annotations, in which "the Russian ambassador" has the name of Russia, and
 * "a Russian singer" one of the Russians. */
#include "entity.h"
#include "name_words.h"
#include "utf8.h"
#include "word_at.h"

static bool is_cyrillic(const Doc *doc, uint32_t token) { return utf8_is_cyrillic(doc->text + doc->tokens.at[token].start); }

/* Has the word the form of an adjective? "Russian", "российского"; not "Russians", "россиян". */
static bool may_be_adjective(const Doc *doc, uint32_t token) {
    static const char *const others[] = {"ско", "цко", "ько", "ьку", "ькою", "ьке", "ької", "ькім", "ском", "цком"}; /* than word_is_adjective() has */
    const Token *t = &doc->tokens.at[token];
    const char  *text = doc->text + t->start;
    uint32_t     length = t->end - t->start;
    for (unsigned i = 0; is_cyrillic(doc, token) && i < sizeof others / sizeof *others; i++)
        if (text_ends(text, length, others[i])) return true;
    if (is_cyrillic(doc, token)) return word_is_adjective(doc, token);
    return text_ends(text, length, "ss") || !(text_ends(text, length, "s") || text_ends(text, length, "men") || text_ends(text, length, "man"));
}

/* "Russian troops", "российско-" stand before what they say something of; "the Russian said" does not. */
static bool stands_before_noun(const Doc *doc, uint32_t end) {
    const uint64_t others = CLASS(PRONOUN) | CLASS(DETERMINER) | CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(RELATIVE) |
                            CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) | CLASS(NEGATION) | CLASS(CUE_VERB);
    if (!goes_on(doc, end)) return false;
    if (is_hyphen(doc, end)) return true;
    return doc->tokens.at[end].kind == TOKEN_WORD && !(doc->tokens.at[end].classes & others) && !(doc->tokens.at[end].flags & POSSESSIVE_END);
}

/* The first token of an adjective behind "and" or a comma at `end`: "Russian and American officials". */
static uint32_t coordinated(const Doc *doc, uint32_t end) {
    bool joins = goes_on(doc, end) && (token_is(doc, end, "and") || token_is(doc, end, "or") || token_is_sign(doc, end, ","));
    return joins && goes_on(doc, end + 1) ? end + 1 : NONE;
}

/* The place that the people belongs to, where its adjective is of that place: not of "Houthi" rebels. */
static Index place_of(const Gazetteer *gazetteer, const Mention *mention) {
    EntityRecord group, place;
    if (mention->form != FORM_NAME || mention->type != TYPE_GROUP || !gazetteer_entity(gazetteer, mention->record, &group)) return NONE;
    if (group.kind[0] || !gazetteer_entity(gazetteer, group.of, &place) || place.type != TYPE_PLACE) return NONE;
    return group.of;
}

#define NOUN_WITHIN 3u /* words */

/* The noun for somebody that the words from `at` on lead to, or NONE: "singer" of "pop singer". */
static uint32_t somebody_at(const Doc *doc, uint32_t at) {
    const uint64_t somebody = CLASS(TITLE) | CLASS(PERSON_NOUN), others = CLASS(GROUP_NOUN) | CLASS(ORG_HEAD) | CLASS(PLACE_NOUN) | CLASS(DOCUMENT_NOUN);
    for (uint32_t end = at + NOUN_WITHIN; at < end && goes_on(doc, at) && doc->tokens.at[at].kind == TOKEN_WORD; at++) {
        if (token_classes(doc, at) & somebody) return at;
        if (token_classes(doc, at) & others || (is_cyrillic(doc, at) && !word_is_adjective(doc, at))) return NONE;
    }
    return NONE;
}

/* "a Russian singer" is one of the Russians; "the Russian ambassador", "Russian soldiers" act for the state. */
static bool tells_nationality(const Doc *doc, const Gazetteer *gazetteer, uint32_t end) {
    static const char *const offices[] = {"government", "parliament", "party", "diplomacy", "spokesperson", "military", "police", "law",
                                          "official", "royal", "aide"};
    WordRecord word;
    uint32_t   at = somebody_at(doc, end);
    if (at == NONE) return false;
    const Token *t = &doc->tokens.at[at];
    bool is_title_phrase = t->phrase != NONE && doc->phrases.at[t->phrase].classes & CLASS(TITLE);
    if (!gazetteer_word(gazetteer, is_title_phrase ? doc->phrases.at[t->phrase].word : t->word, &word)) return false;
    for (unsigned i = 0; i < sizeof offices / sizeof *offices; i++)
        if (strcmp(word.sort, offices[i]) == 0) return false;
    return true;
}

static bool is_adjective(const Doc *doc, const Gazetteer *gazetteer, const Mention *mention, uint32_t next_adjective) {
    if (!may_be_adjective(doc, mention->end - 1) || tells_nationality(doc, gazetteer, mention->end)) return false;
    return stands_before_noun(doc, mention->end) || (next_adjective != NONE && coordinated(doc, mention->end) == next_adjective);
}

/* ---- Their entities ---------------------------------------------------------------------------------------------- */

static Index entity_of_record(const Doc *doc, Index record) {
    Index i = 0;
    while (i < doc->entities.n && doc->entities.at[i].record != record) i++;
    return i < doc->entities.n ? i : NONE;
}

/* The entity that the place is in this document, a new one where only its adjective was there; NONE: no memory. */
static Index take_place(Doc *doc, const Gazetteer *gazetteer, Index record) {
    EntityRecord place;
    Index        known = entity_of_record(doc, record);
    if (known != NONE || !gazetteer_entity(gazetteer, record, &place)) return known;
    Entity *entity = array_add(&doc->arena, &doc->entities);
    if (!entity) return NONE;
    *entity = (Entity){.id = arena_copy(&doc->arena, place.id, strlen(place.id)), .name = arena_copy(&doc->arena, place.name, strlen(place.name)),
                       .type = place.type, .known = true, .record = record, .first_mention = NONE, .last_mention = NONE};
    if (place.wikidata[0]) entity->wikidata = arena_copy(&doc->arena, place.wikidata, strlen(place.wikidata));
    return entity->id && entity->name ? doc->entities.n - 1 : NONE;
}

/* Gives the mention to the place; `place_of_entity` remembers whose place was looked for. */
static bool move(Doc *doc, const Gazetteer *gazetteer, Mention *mention, Index record, Index *place_of_entity) {
    Index entity = mention->entity;
    mention->type = TYPE_PLACE;
    mention->record = record;
    if (entity == NONE) return true;
    if (place_of_entity[entity] == NONE) place_of_entity[entity] = take_place(doc, gazetteer, record);
    mention->entity = place_of_entity[entity];
    return mention->entity != NONE;
}

/* Chains the mentions anew and leaves out entities that have none any more. */
static bool rebuild(Doc *doc) {
    Index   *to = array_nones(&doc->arena, doc->entities.n);
    Entity  *old = arena_alloc(&doc->arena, doc->entities.n * sizeof *old);
    uint32_t n = 0;
    if (!to || !old) return false;
    if (doc->entities.n) memcpy(old, doc->entities.at, doc->entities.n * sizeof *old);
    for (Index i = 0; i < doc->mentions.n; i++) {
        Mention *mention = &doc->mentions.at[i];
        Index    from = mention->entity;
        mention->next = NONE;
        if (from == NONE) continue;
        bool is_new = to[from] == NONE;
        if (is_new) to[from] = n++;
        Entity *entity = &doc->entities.at[mention->entity = to[from]];
        if (is_new) *entity = old[from], entity->first_mention = i, entity->n_mentions = 0;
        else doc->mentions.at[entity->last_mention].next = i;
        entity->last_mention = i;
        entity->n_mentions++;
    }
    doc->entities.n = n;
    for (Index i = 0; i < doc->roles.n; i++)
        if (doc->roles.at[i].entity != NONE) doc->roles.at[i].entity = to[doc->roles.at[i].entity];
    return true;
}

bool adjectives_to_places(Doc *doc, const Gazetteer *gazetteer, quoth_error *err) {
    Index *place_of_entity = array_nones(&doc->arena, doc->entities.n);
    Index  next = NONE;
    bool   any = false;
    if (!place_of_entity) return fail_memory(err);
    for (Index i = doc->mentions.n; i-- > 0;) {
        Mention *mention = &doc->mentions.at[i];
        Index    record = place_of(gazetteer, mention);
        if (record == NONE || !is_adjective(doc, gazetteer, mention, next)) continue;
        if (!move(doc, gazetteer, mention, record, place_of_entity)) return fail_memory(err);
        next = mention->first;
        any = true;
    }
    return !any || rebuild(doc) || fail_memory(err);
}
