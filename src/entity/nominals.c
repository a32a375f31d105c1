/* Noun phrases without a name that can speak: "one European official", "the ambassador", "critics", "the report". */
#include "nominals.h"
#include <string.h>

/* An expression is one too: "points out", "heißt es". */
bool nominal_is_cue(const Doc *doc, uint32_t token) {
    if (classes_at(doc, token) & CLASS(CUE_VERB)) return true;
    const Token *t = token < doc->tokens.n ? &doc->tokens.at[token] : NULL;
    return t && t->phrase != NONE && doc->phrases.at[t->phrase].classes & CLASS(CUE_VERB);
}

/* "mockingly", but "family" and "daily", which are listed, and "the rally": no adverb stands right behind an article. */
static bool is_manner(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (t->like || t->shape != SHAPE_LOWER || !ends_in_ly(doc, token)) return false;
    return !(t->classes & (NOUN_CLASSES | CLASS(TIME))) && !(token && WORD_AMONG(doc, token - 1, "the", "a", "an"));
}

/* What may stand between a subject and its verb: "the report also says", "the nominee mockingly said", "has said". */
bool nominal_may_precede_verb(const Doc *doc, uint32_t token) {
    const uint64_t classes = CLASS(ADVERB) | CLASS(AUXILIARY) | CLASS(MODAL) | CLASS(NEGATION) | CLASS(CUE_ADVERB) | CLASS(REFLEXIVE);
    return doc->tokens.at[token].classes & classes || is_manner(doc, token);
}

static bool before_cue(const Doc *doc, uint32_t at) {
    for (unsigned i = 0; i < 3 && at < doc->tokens.n && goes_on(doc, at); i++, at++) {
        if (nominal_is_cue(doc, at)) return true;
        if (!nominal_may_precede_verb(doc, at)) return false;
    }
    return false;
}

/* "said the ministry": behind a cue and no object of it ("told the ministry" is). */
static bool after_cue(const Doc *doc, const NounPhrase *np) {
    return np->first > 0 && goes_on(doc, np->first) && nominal_is_cue(doc, np->first - 1);
}

/* "according to a new poll", "laut Polizei": behind the words that a source stands behind. */
static bool after_source_words(const Doc *doc, const NounPhrase *np) {
    bool is_behind = np->first > 0 && goes_on(doc, np->first);
    if (is_behind && doc->tokens.at[np->first - 1].like && classes_at(doc, np->first - 1) & CLASS(CUE_PHRASE)) return true;
    Index phrase = np->first > 0 && goes_on(doc, np->first) ? doc->tokens.at[np->first - 1].phrase : NONE;
    if (phrase == NONE || doc->phrases.at[phrase].end != np->first) return false;
    return (doc->phrases.at[phrase].classes & (CLASS(CUE_PHRASE) | CLASS(CUE_VERB) | CLASS(CUE_ADVERB))) == CLASS(CUE_PHRASE);
}

/* "Neuen Studien zufolge ist es warm": before such a word of another language, where it stands behind its source. */
static bool before_source_word(const Doc *doc, const NounPhrase *np) {
    const Token *word = np->end < doc->tokens.n && goes_on(doc, np->end) ? &doc->tokens.at[np->end] : NULL;
    return word && word->like && word->classes & CLASS(CUE_PHRASE) &&
           !(word->classes & (CLASS(ADVERB) | CLASS(SUBORDINATOR) | CLASS(PREPOSITION)));
}

/* "one lawmaker called Brandt “the prince of delay”", not "a man called Brandt": what the name is called follows it. */
static bool calls_somebody(const Phrases *phrases, uint32_t called) {
    const Mention *name = phrases_name(phrases, called + 1);
    const Doc     *doc = phrases->doc;
    if (!name || name->end >= doc->tokens.n || !goes_on(doc, called + 1)) return false;
    bool is_marked = doc->tokens.at[name->end].kind == TOKEN_MARK && !(doc->tokens.at[name->end].flags & POSSESSIVE_END);
    return is_marked || WORD_AMONG(doc, name->end, "a", "an", "the");
}

/* "spokesman Dmitry Peskov", "a man named John Moss": the phrase is the name's role. */
static bool leads_to_name(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   at = doc->habits & HABIT_NO_ARTICLES && !np->plural ? post_row_end(phrases, np) : np->head_end; /* "президент России Олег Дорван" */
    if (token_is(doc, np->end, "named") || (token_is(doc, np->end, "called") && !calls_somebody(phrases, np->end))) at = np->end + 1;
    if (at < doc->tokens.n && goes_on(doc, at) && doc->tokens.at[at].classes & CLASS(HONORIFIC)) at++;
    const Mention *name = phrases_name(phrases, at);
    return name && name->first == at && name->type == TYPE_PERSON && goes_on(doc, at);
}

/* "the ambassador, Andrey Kelin, said" */
static bool stands_before_apposition(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (np->plural || !is_comma(doc, np->end) || np->start == START_INDEFINITE || !goes_on(doc, np->end + 1)) return false;
    if (doc->habits & HABIT_NOUN_CAPITALS && np->end > np->head_end) return false; /* source_phrase() takes both as one */
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
    uint32_t   first = doc->habits & HABIT_NO_ARTICLES ? post_row_first(phrases, np) : np->first;
    if (np->plural || first < 2 || !goes_on(doc, first)) return false;
    if (!WORD_AMONG(doc, first - 1, ",", "(")) return false;
    uint32_t       comma = before_age(phrases, first - 1);
    const Mention *name = comma ? phrases_name(phrases, comma - 1) : NULL;
    if (name && name->type != TYPE_PERSON && comma == first - 1) return is_comma(doc, np->end); /* "Ruritania, its only ally," */
    return name && name->type == TYPE_PERSON;
}

/* "She is the mayor": says what somebody is. Not: „Das ist gut“, wird der Minister zitiert. */
static bool is_predicate(const Doc *doc, const NounPhrase *np) {
    if (doc->habits & HABIT_CLAUSE_COMMAS && np->first > 2 && is_comma(doc, np->first - 2)) return false;
    return np->first > 0 && goes_on(doc, np->first) && doc->tokens.at[np->first - 1].classes & CLASS(COPULA);
}

/* Headlines leave articles out: "Mother of pilot says", "says mayor", "Police chief ‘deeply sorry’". */
static bool heads_article(const Doc *doc, const NounPhrase *np) {
    uint8_t zone = doc->paragraphs.at[paragraph_of(doc, np->first)].zone;
    if (zone != ZONE_HEADLINE && zone != ZONE_SUBHEAD) return false;
    return !goes_on(doc, np->first) || token_is(doc, np->first - 1, ":") || after_cue(doc, np) || before_cue(doc, np->end);
}

/* A singular noun without article or owner is part of something else: "as president". */
static bool stands_alone(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (np->start != START_BARE || np->plural) return true;
    if (doc->habits & HABIT_NO_ARTICLES && np->classes & CLASS(TITLE)) return true; /* "Президент подписал указ" */
    if (token_is(doc, np->head, "police") || heads_article(doc, np)) return true;
    bool is_pronoun = !doc->tokens.at[np->head].like && classes_at(doc, np->head) & CLASS(PRONOUN); /* "someone said" */
    if (is_pronoun && (before_cue(doc, np->end) || after_source_words(doc, np))) return true;
    if (doc->habits & HABIT_NOUN_CAPITALS && (before_cue(doc, np->end) || after_cue(doc, np))) return true; /* "Medien berichten" */
    if (doc->tokens.at[np->head].like && (after_source_words(doc, np) || before_source_word(doc, np))) return true; /* "laut Staatsanwaltschaft" */
    bool is_source = before_cue(doc, np->end) || after_source_words(doc, np); /* "according to Gallup research" */
    return np->core < np->head && phrases->name_at[np->core] != NONE && is_source;
}

/* "heißt es in der Mitteilung", "steht auf einem Zettel": in a language whose words that work like "in" say where something is written. */
static bool is_where_written(const Doc *doc, const NounPhrase *np) {
    uint32_t in = np->first - 1;
    if (!(doc->habits & HABIT_NOUN_CAPITALS) || !(np->classes & CLASS(DOCUMENT_NOUN)) || in < 1 || np->first < 2 || !goes_on(doc, np->first)) return false;
    if (!WORD_AMONG(doc, in, "in", "on", "under")) return false;
    return (goes_on(doc, in) && nominal_is_cue(doc, in - 1)) || before_cue(doc, np->end);
}

/* "The complaint, which was filed on Friday, alleges", "In a memo, the union said": a document that opens the sentence. */
static bool opens_report(const Doc *doc, const NounPhrase *np) {
    if (!(np->classes & CLASS(DOCUMENT_NOUN)) || np->start == START_BARE) return false;
    bool behind_in = np->first > 0 && !goes_on(doc, np->first - 1) && WORD_AMONG(doc, np->first - 1, "in", "under");
    if (!behind_in && goes_on(doc, np->first)) return false;
    for (uint32_t at = np->end; at < np->end + CUE_AHEAD && at < doc->tokens.n && goes_on(doc, at); at++)
        if (nominal_is_cue(doc, at)) return true;
    return false;
}

bool nominal_is_noun_like(const Phrases *phrases, uint32_t token) {
    const Token *t = &phrases->doc->tokens.at[token];
    if (t->kind != TOKEN_WORD || t->shape != SHAPE_LOWER || phrases->name_at[token] != NONE) return false;
    return !(t->classes & (SMALL_CLASSES | CLASS(DETERMINER)));
}

/* "Several groups left, saying", "Last week, a union sued": nothing before it that it could be the object of. */
static bool opens_clause(const Doc *doc, const NounPhrase *np) { return !goes_on(doc, np->first) || is_comma(doc, np->first - 1); }

/* People always, bodies where they are certain ones or do so, documents where they do. */
static bool may_speak(const Doc *doc, const NounPhrase *np) {
    bool is_certain = np->classes & CLASS(GROUP_NOUN) &&
                      (np->start == START_DEFINITE || np->start == START_POSSESSOR || (np->start != START_BARE && opens_clause(doc, np)));
    if (np->classes & HUMAN_CLASSES || is_certain) return true;
    return before_cue(doc, np->end) || before_cue(doc, np->head_end) || after_cue(doc, np) || after_source_words(doc, np) ||
           before_source_word(doc, np) || opens_report(doc, np) || is_where_written(doc, np);
}

/* "Many said so", but "some Republicans", "many marchers and spectators", "some of his rivals": what they are of stands behind. */
static bool is_quantifier(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (np->head_end != np->head + 1 || !(doc->tokens.at[np->head].classes & CLASS(DETERMINER))) return false;
    Index noun = phrases->end_at[np->end];
    if (noun != NONE && phrases->row.at[noun].head > np->head && phrases->row.at[noun].first == np->first) return true;
    return np->end < doc->tokens.n && goes_on(doc, np->end) && (phrases_name(phrases, np->end) || nominal_is_noun_like(phrases, np->end));
}

#define QUOTING_BEFORE 4u /* tokens */

/* "Die Zeitung zitiert den Minister": the object of such a verb speaks. */
static bool is_quoted(const Doc *doc, uint32_t first) {
    for (uint32_t at = first; at > 0 && first - at < QUOTING_BEFORE && goes_on(doc, at); at--)
        if (token_is(doc, at - 1, "quote")) return true;
    return false;
}

/* "den Minister", "des Gerichts": what no subject begins with. Behind a preposition it can be a source: "laut dem Minister". */
static bool is_object(const Doc *doc, const NounPhrase *np) {
    uint64_t classes = classes_at(doc, np->first);
    if (!(classes & CLASS(OBJECT)) || !(classes & CLASS(DETERMINER)) || !doc->tokens.at[np->first].like) return false; /* not "her" */
    if (is_quoted(doc, np->first)) return false;
    uint64_t before = np->first && goes_on(doc, np->first) ? token_classes(doc, np->first - 1) : 0; /* "nach Angaben des Ministers" */
    return !(before & (CLASS(PREPOSITION) | CLASS(CUE_PHRASE))) && !(classes_at(doc, np->end) & CLASS(CUE_PHRASE));
}

static bool can_speak(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (is_object(doc, np)) return false;
    if (is_quantifier(phrases, np)) return false;
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

bool nominal_add(Doc *doc, const NounPhrase *np, quoth_error *err) {
    Mention *mention = mention_add(doc, FORM_NOMINAL, np->first, np->end, err);
    if (!mention) return false;
    mention->type = type_of(doc, np);
    mention->gender = np->gender;
    mention->plural = np->plural;
    mention->score = 0.5f;
    return true;
}

bool nominal_take(Doc *doc, const Phrases *phrases, Index phrase, quoth_error *err) {
    const NounPhrase *np = &phrases->row.at[phrase];
    return !can_speak(phrases, np) || nominal_add(doc, np, err);
}
