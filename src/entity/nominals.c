/* Noun phrases without a name that can speak: "one European official", "the ambassador", "critics", "the report". */
#include "noun_phrase.h"

static bool is_cue(const Doc *doc, uint32_t token) { return classes_at(doc, token) & CLASS(CUE_VERB); }

/* What may stand between a subject and its verb: "the report also says", "has said". */
static bool may_stand_before_verb(const Doc *doc, uint32_t token) {
    return doc->tokens.at[token].classes & (CLASS(ADVERB) | CLASS(AUXILIARY) | CLASS(MODAL) | CLASS(NEGATION) | CLASS(CUE_ADVERB));
}

static bool before_cue(const Doc *doc, uint32_t at) {
    for (unsigned i = 0; i < 3 && at < doc->tokens.n && goes_on(doc, at); i++, at++) {
        if (is_cue(doc, at)) return true;
        if (!may_stand_before_verb(doc, at)) return false;
    }
    return false;
}

/* "said the ministry": behind a cue and no object of it ("told the ministry" is). */
static bool after_cue(const Doc *doc, const NounPhrase *np) {
    return np->first > 0 && goes_on(doc, np->first) && is_cue(doc, np->first - 1);
}

/* "according to a new poll": behind the words that a source stands behind. */
static bool after_source_words(const Doc *doc, const NounPhrase *np) {
    Index phrase = np->first > 0 && goes_on(doc, np->first) ? doc->tokens.at[np->first - 1].phrase : NONE;
    if (phrase == NONE || doc->phrases.at[phrase].end != np->first) return false;
    return (doc->phrases.at[phrase].classes & (CLASS(CUE_PHRASE) | CLASS(CUE_VERB) | CLASS(CUE_ADVERB))) == CLASS(CUE_PHRASE);
}

/* "spokesman Dmitry Peskov", "a man named John Moss": the phrase is the name's role. */
static bool leads_to_name(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   at = np->head_end;
    if (token_is(doc, np->end, "named") || token_is(doc, np->end, "called")) at = np->end + 1;
    if (at < doc->tokens.n && goes_on(doc, at) && doc->tokens.at[at].classes & CLASS(HONORIFIC)) at++;
    const Mention *name = phrases_name(phrases, at);
    return name && name->first == at && name->type == TYPE_PERSON && goes_on(doc, at);
}

/* "the ambassador, Andrey Kelin, said" */
static bool stands_before_apposition(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (np->plural || !is_comma(doc, np->end) || np->start == START_INDEFINITE || !goes_on(doc, np->end + 1)) return false;
    const Mention *name = phrases_name(phrases, np->end + 1);
    return name && name->type == TYPE_PERSON && (is_comma(doc, name->end) || before_cue(doc, name->end));
}

/* Back over an age and a home to the comma behind the name: ", 45, of Lyndon,". */
static uint32_t before_age(const Phrases *phrases, uint32_t comma) {
    const Doc     *doc = phrases->doc;
    const Mention *home = comma ? phrases_name(phrases, comma - 1) : NULL;
    bool           is_home = home && home->type == TYPE_PLACE && home->first > 1 && token_is(doc, home->first - 1, "of");
    if (is_home && is_comma(doc, home->first - 2)) comma = home->first - 2;
    return comma > 1 && doc->tokens.at[comma - 1].kind == TOKEN_NUMBER && is_comma(doc, comma - 2) ? comma - 2 : comma;
}

/* "Keir Starmer, the prime minister,", "Jane Roe, 45, of Lyndon, a lawyer," and "Peskov (the spokesman)" */
static bool is_apposition(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (np->plural || np->first < 2 || !goes_on(doc, np->first)) return false;
    if (!WORD_AMONG(doc, np->first - 1, ",", "(")) return false;
    uint32_t       comma = before_age(phrases, np->first - 1);
    const Mention *name = comma ? phrases_name(phrases, comma - 1) : NULL;
    return name && name->type == TYPE_PERSON;
}

/* "She is the mayor": says what somebody is. */
static bool is_predicate(const Doc *doc, const NounPhrase *np) {
    return np->first > 0 && goes_on(doc, np->first) && doc->tokens.at[np->first - 1].classes & CLASS(COPULA);
}

/* A singular noun without article or owner is part of something else: "as president". */
static bool stands_alone(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (np->start != START_BARE || np->plural) return true;
    if (token_is(doc, np->head, "police")) return true;
    return np->core < np->head && phrases->name_at[np->core] != NONE && before_cue(doc, np->end);
}

/* People always, bodies where they are certain ones or do so, documents where they do. */
static bool may_speak(const Doc *doc, const NounPhrase *np) {
    bool is_certain = np->classes & CLASS(GROUP_NOUN) && (np->start == START_DEFINITE || np->start == START_POSSESSOR);
    if (np->classes & HUMAN_CLASSES || is_certain) return true;
    return before_cue(doc, np->end) || before_cue(doc, np->head_end) || after_cue(doc, np) || after_source_words(doc, np);
}

static bool can_speak(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (phrases->name_at[np->head] != NONE && (np->start != START_DEFINITE || np->core == np->head)) return false;
    if (!may_speak(doc, np) || is_predicate(doc, np) || !stands_alone(phrases, np)) return false;
    return !leads_to_name(phrases, np) && !stands_before_apposition(phrases, np) && !is_apposition(phrases, np);
}

/* Bodies of people that are no institutions. */
static bool is_people(const Doc *doc, const NounPhrase *np) {
    return WORD_AMONG(doc, np->head_end - 1, "police", "family", "crowd", "troops", "crew", "rebels", "public", "community",
                      "lawmakers", "electorate", "population", "mob", "gang", "staff", "families", "communities", "militia",
                      "militants");
}

static uint8_t type_of(const Doc *doc, const NounPhrase *np) {
    if (is_people(doc, np)) return TYPE_GROUP;
    if (np->classes & HUMAN_CLASSES && !(np->classes & CLASS(GROUP_NOUN))) return np->plural ? TYPE_GROUP : TYPE_PERSON;
    if (np->classes & CLASS(GROUP_NOUN)) return TYPE_ORGANIZATION;
    if (np->classes & HUMAN_CLASSES) return np->plural ? TYPE_GROUP : TYPE_PERSON;
    return TYPE_OTHER;
}

static bool add(Doc *doc, const NounPhrase *np, quoth_error *err) {
    Mention *mention = mention_add(doc, FORM_NOMINAL, np->first, np->end, err);
    if (!mention) return false;
    mention->type = type_of(doc, np);
    mention->gender = np->gender;
    mention->plural = np->plural;
    mention->score = 0.5f;
    return true;
}

/* ---- Subjects that no list has ------------------------------------------------------------------------------------ */

#define SMALL_CLASSES                                                                                                  \
    (CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) |  \
     CLASS(NEGATION) | CLASS(PRONOUN) | CLASS(RELATIVE) | CLASS(QUESTION) | CLASS(ADVERB) | CLASS(CUE_ADVERB) | CLASS(VERB) | \
     CLASS(CUE_VERB) | CLASS(TIME) | CLASS(WEEKDAY) | CLASS(MONTH))

static bool is_noun_like(const Phrases *phrases, uint32_t token) {
    const Token *t = &phrases->doc->tokens.at[token];
    if (t->kind != TOKEN_WORD || t->shape != SHAPE_LOWER || phrases->name_at[token] != NONE) return false;
    return !(t->classes & (SMALL_CLASSES | CLASS(DETERMINER)));
}

/* "The indictment alleges": the noun before the cue, where an article stands before it. */
static bool take_subject(const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   end = cue, first;
    while (end > 0 && goes_on(doc, end) && may_stand_before_verb(doc, end - 1)) end--;
    if (!end || !goes_on(doc, end) || !is_noun_like(phrases, end - 1) || phrases->end_at[end] != NONE) return false;
    for (first = end - 1; first > 0 && end - first < 6 && goes_on(doc, first); first--) {
        if (doc->tokens.at[first - 1].classes & CLASS(DETERMINER)) {
            *np = (NounPhrase){.first = first - 1, .core = first, .head = end - 1, .head_end = end, .end = end};
            return true;
        }
        if (!is_noun_like(phrases, first - 1) && phrases->name_at[first - 1] == NONE) return false;
    }
    return false;
}

bool subject_take(Doc *doc, const Phrases *phrases, uint32_t cue, quoth_error *err) {
    NounPhrase np;
    if (!cue || doc->tokens.at[cue].shape != SHAPE_LOWER || !take_subject(phrases, cue, &np)) return true;
    return add(doc, &np, err);
}

bool nominal_take(Doc *doc, const Phrases *phrases, Index phrase, quoth_error *err) {
    const NounPhrase *np = &phrases->row.at[phrase];
    return !can_speak(phrases, np) || add(doc, np, err);
}
