/* Noun phrases without a name that can speak: "one European official", "the ambassador", "critics", "the report". */
#include "noun_phrase.h"
#include <string.h>

/* In other languages than English an expression is one too: "heißt es". */
static bool is_cue(const Doc *doc, uint32_t token) {
    if (classes_at(doc, token) & CLASS(CUE_VERB)) return true;
    const Token *t = token < doc->tokens.n ? &doc->tokens.at[token] : NULL;
    return t && t->like && t->phrase != NONE && doc->phrases.at[t->phrase].classes & CLASS(CUE_VERB);
}

/* "mockingly", but "family", which is listed. */
static bool is_manner(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return !t->like && t->shape == SHAPE_LOWER && t->end - t->start > 4 && memcmp(doc->text + t->end - 2, "ly", 2) == 0 && !(t->classes & NOUN_CLASSES);
}

/* What may stand between a subject and its verb: "the report also says", "the nominee mockingly said", "has said". */
static bool may_stand_before_verb(const Doc *doc, uint32_t token) {
    const uint64_t classes = CLASS(ADVERB) | CLASS(AUXILIARY) | CLASS(MODAL) | CLASS(NEGATION) | CLASS(CUE_ADVERB) | CLASS(REFLEXIVE);
    return doc->tokens.at[token].classes & classes || is_manner(doc, token);
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

/* "spokesman Dmitry Peskov", "a man named John Moss": the phrase is the name's role. */
static bool leads_to_name(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   at = doc->habits & HABIT_NO_ARTICLES && !np->plural ? post_row_end(phrases, np) : np->head_end; /* "президент России Олег Дорван" */
    if (token_is(doc, np->end, "named") || token_is(doc, np->end, "called")) at = np->end + 1;
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

/* A singular noun without article or owner is part of something else: "as president". */
static bool stands_alone(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (np->start != START_BARE || np->plural) return true;
    if (doc->habits & HABIT_NO_ARTICLES && np->classes & CLASS(TITLE)) return true; /* "Президент подписал указ" */
    if (token_is(doc, np->head, "police")) return true;
    if (doc->habits & HABIT_NOUN_CAPITALS && (before_cue(doc, np->end) || after_cue(doc, np))) return true; /* "Medien berichten" */
    if (doc->tokens.at[np->head].like && (after_source_words(doc, np) || before_source_word(doc, np))) return true; /* "laut Staatsanwaltschaft" */
    bool is_source = before_cue(doc, np->end) || after_source_words(doc, np); /* "according to Gallup research" */
    return np->core < np->head && phrases->name_at[np->core] != NONE && is_source;
}

#define CUE_AHEAD 25u /* tokens from a subject to its verb over what is said of it in between */

/* "heißt es in der Mitteilung", "steht auf einem Zettel": in a language whose words that work like "in" say where something is written. */
static bool is_where_written(const Doc *doc, const NounPhrase *np) {
    uint32_t in = np->first - 1;
    if (!(doc->habits & HABIT_NOUN_CAPITALS) || !(np->classes & CLASS(DOCUMENT_NOUN)) || in < 1 || np->first < 2 || !goes_on(doc, np->first)) return false;
    if (!WORD_AMONG(doc, in, "in", "on", "under")) return false;
    return (goes_on(doc, in) && is_cue(doc, in - 1)) || before_cue(doc, np->end);
}

/* "The complaint, which was filed on Friday, alleges", "In a memo, the union said": a document that opens the sentence. */
static bool opens_report(const Doc *doc, const NounPhrase *np) {
    if (!(np->classes & CLASS(DOCUMENT_NOUN)) || np->start == START_BARE) return false;
    bool behind_in = np->first > 0 && !goes_on(doc, np->first - 1) && WORD_AMONG(doc, np->first - 1, "in", "under");
    if (!behind_in && goes_on(doc, np->first)) return false;
    for (uint32_t at = np->end; at < np->end + CUE_AHEAD && at < doc->tokens.n && goes_on(doc, at); at++)
        if (is_cue(doc, at)) return true;
    return false;
}

#define SMALL_CLASSES                                                                                                  \
    (CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) |  \
     CLASS(NEGATION) | CLASS(PRONOUN) | CLASS(RELATIVE) | CLASS(QUESTION) | CLASS(ADVERB) | CLASS(CUE_ADVERB) | CLASS(VERB) | \
     CLASS(CUE_VERB) | CLASS(TIME) | CLASS(WEEKDAY) | CLASS(MONTH))

static bool is_noun_like(const Phrases *phrases, uint32_t token) {
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
    return np->end < doc->tokens.n && goes_on(doc, np->end) && (phrases_name(phrases, np->end) || is_noun_like(phrases, np->end));
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

/* A determiner, words in lower case, and a noun that had a capital. */
static bool take_noun(const Phrases *phrases, uint32_t first, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (phrases->first_at[first] != NONE) return false; /* the list knows more of it */
    if (classes_at(doc, first) & CLASS(OBJECT)) return false;
    for (uint32_t at = first + 1; at < first + 7 && at < doc->tokens.n && goes_on(doc, at); at++) {
        const Token *t = &doc->tokens.at[at];
        if (phrases->name_at[at] != NONE || phrases->end_at[at + 1] != NONE || (t->flags & NOUN && noun_is_thing(phrases, at))) return false;
        if (t->flags & NOUN) {
            *np = (NounPhrase){.first = first, .core = first + 1, .head = at, .head_end = at + 1, .end = at + 1, .classes = t->classes};
            return true;
        }
        bool age = t->kind == TOKEN_NUMBER || token_is(doc, at, "-"); /* "der 23-jährige Sportler" */
        if (!age && !is_noun_like(phrases, at)) return false;
    }
    return false;
}

/* "63 percent" */
static bool is_share(const Doc *doc, uint32_t number) {
    return doc->tokens.at[number].kind == TOKEN_NUMBER && (token_is(doc, number + 1, "percent") || token_is(doc, number + 1, "%"));
}

/* A piece of "46-year-old", whatever it is by itself. */
static bool is_in_compound(const Doc *doc, uint32_t token) {
    return is_hyphen(doc, token) || (token && is_hyphen(doc, token - 1)) || is_hyphen(doc, token + 1);
}

static bool begins_sentence(const Doc *doc, uint32_t token) { return doc->tokens.at[token].flags & SENTENCE_BEFORE; }

/* May the token be a piece of a noun phrase of which no list knows the head? */
static bool may_be_piece(const Phrases *phrases, uint32_t token) {
    const Token *t = &phrases->doc->tokens.at[token];
    if (t->flags & POSSESSIVE_END) return false;
    if (is_noun_like(phrases, token) || phrases->name_at[token] != NONE || is_in_compound(phrases->doc, token)) return true;
    return begins_sentence(phrases->doc, token) && t->shape == SHAPE_CAPITAL && !(t->classes & (SMALL_CLASSES | CLASS(DETERMINER)));
}

/* "many marchers and spectators" */
static bool joins_nouns(const Phrases *phrases, uint32_t token) {
    return token && token_is(phrases->doc, token, "and") && is_noun_like(phrases, token - 1) && is_noun_like(phrases, token + 1);
}

/* "records", not "press" or "crisis" */
static bool ends_as_plural(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    const char  *end = doc->text + t->end;
    return t->end - t->start > 3 && t->kind == TOKEN_WORD && end[-1] == 's' && !strchr("siu", end[-2]);
}

static bool is_determiner(const Doc *doc, uint32_t token) {
    return doc->tokens.at[token].classes & (CLASS(DETERMINER) | CLASS(POSSESSIVE)) && !token_is(doc, token, "that");
}

/* "Court records show", not "the governor restores", "Roe hopes": a verb follows its subject at once. */
static bool is_bare_plural(const Phrases *phrases, uint32_t first, uint32_t end) {
    const uint64_t may_precede = CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(PREPOSITION) | CLASS(RELATIVE) | CLASS(CUE_VERB);
    const Doc     *doc = phrases->doc;
    const Mention *name = end - first > 1 ? phrases_name(phrases, end - 2) : NULL;
    if (!ends_as_plural(doc, end - 1) || phrases->end_at[end - 1] != NONE || (name && name->type == TYPE_PERSON)) return false;
    return !goes_on(doc, first) || doc->tokens.at[first - 1].kind != TOKEN_WORD || doc->tokens.at[first - 1].classes & may_precede;
}

/* The noun phrase that ends before token `end`: behind an article or number ("the indictment", "63 percent") or bare where it is
 * plural ("court records"). */
static bool take_unlisted(const Phrases *phrases, uint32_t end, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   first = end;
    if (!end || !may_be_piece(phrases, end - 1) || phrases->name_at[end - 1] != NONE || phrases->end_at[end] != NONE) return false;
    *np = (NounPhrase){.head = end - 1, .head_end = end, .end = end};
    while (end - first < 7 && first > 0 && (first == end || goes_on(doc, first))) {
        if (first < end && (is_determiner(doc, first - 1) || is_share(doc, first - 1))) {
            np->first = first - 1, np->core = first;
            return true;
        }
        if (!may_be_piece(phrases, first - 1) && !joins_nouns(phrases, first - 1)) break;
        first--;
    }
    np->first = np->core = first;
    np->plural = true;
    return first < end && end - first < 7 && is_bare_plural(phrases, first, end);
}

/* Where the noun phrase or name that ends before `end` starts, or `end`. */
static uint32_t start_of_phrase(const Phrases *phrases, uint32_t end) {
    const Doc *doc = phrases->doc;
    NounPhrase np;
    if (phrases->end_at[end] != NONE) return phrases->row.at[phrases->end_at[end]].first;
    const Mention *name = end ? phrases_name(phrases, end - 1) : NULL;
    if (name) return name->first && is_determiner(doc, name->first - 1) && goes_on(doc, name->first) ? name->first - 1 : name->first;
    return take_unlisted(phrases, end, &np) ? np.first : end;
}

/* "A narrator in the Lee ad asks": the noun that the phrase before `end` says more of. */
static bool take_before_preposition(const Phrases *phrases, uint32_t end, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   at = end;
    for (unsigned i = 0; i < 2; i++) {
        uint32_t start = start_of_phrase(phrases, at);
        if (start == at || start < 2 || !goes_on(doc, start) || !goes_on(doc, start - 1)) return false;
        if (!WORD_AMONG(doc, start - 1, "in", "of", "on", "for", "from", "by", "at", "with", "about", "behind", "against")) return false;
        at = start - 1;
        if (take_unlisted(phrases, at, np)) {
            np->end = end;
            return !np->plural || is_determiner(doc, np->first);
        }
    }
    return false;
}

static uint32_t subject_end(const Doc *doc, uint32_t cue) {
    uint32_t end = cue;
    while (end > 0 && goes_on(doc, end) && may_stand_before_verb(doc, end - 1)) end--;
    return end && goes_on(doc, end) ? end : 0;
}

/* "The indictment alleges", "63 percent said", "court records show", "A narrator in the Lee ad asks". */
static bool take_subject(const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    uint32_t end = subject_end(phrases->doc, cue);
    bool     found = end && (take_unlisted(phrases, end, np) || take_before_preposition(phrases, end, np));
    Index    listed = found ? phrases->first_at[np->first] : NONE; /* "many" of "many marchers" */
    return found && (listed == NONE || phrases->row.at[listed].end < np->head_end);
}

/* "sagte der junge Kapitän": the noun behind the cue; where nouns have no capitals, of a tag alone. */
static bool take_subject_behind(const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   first = cue + 1;
    if (first >= doc->tokens.n || !goes_on(doc, first) || !(doc->tokens.at[first].classes & CLASS(DETERMINER))) return false;
    return doc->habits & HABIT_NOUN_CAPITALS ? take_noun(phrases, first, np) : noun_behind_cue(phrases, cue, np);
}

/* "Die Generalbundesanwaltschaft hatte den Antrag mit „Phrasen“ begründet": what opens a sentence in which something is said. */
static bool take_opening(const Phrases *phrases, uint32_t first, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (!take_noun(phrases, first, np)) return false;
    for (uint32_t at = np->end; at < np->end + CUE_AHEAD && at < doc->tokens.n && goes_on(doc, at); at++)
        if (is_cue(doc, at) || doc->tokens.at[at].kind == TOKEN_MARK) return true;
    return false;
}

/* A noun phrase can open a sentence and be the subject of a cue too. */
static bool is_taken(const Doc *doc, const NounPhrase *np) {
    if (!(doc->habits & HABIT_NOUN_CAPITALS)) return false;
    for (uint32_t i = doc->mentions.n, left = 8; i-- > 0 && left--;)
        if (doc->mentions.at[i].first == np->first && doc->mentions.at[i].form == FORM_NOMINAL) return true;
    return false;
}

bool opening_take(Doc *doc, const Phrases *phrases, uint32_t first, quoth_error *err) {
    NounPhrase np;
    return !take_opening(phrases, first, &np) || add(doc, &np, err);
}

/* "Another tweeted", "tweeted another." */
static bool take_another(const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   at = cue && goes_on(doc, cue) && WORD_AMONG(doc, cue - 1, "another", "one") ? cue - 1 : cue + 1;
    if (at > cue && (!WORD_AMONG(doc, at, "another", "one") || !goes_on(doc, at))) return false;
    if (at > cue && at + 1 < doc->tokens.n && goes_on(doc, at + 1) && doc->tokens.at[at + 1].kind == TOKEN_WORD) return false;
    *np = (NounPhrase){.first = at, .core = at, .head = at, .head_end = at + 1, .end = at + 1, .classes = CLASS(PERSON_NOUN)};
    return phrases->name_at[at] == NONE && phrases->end_at[at + 1] == NONE;
}

/* "show", "list": what no singular is the subject of. "Read" and "put" are past forms too. */
static bool is_base_form(const Phrases *phrases, uint32_t cue) {
    const Token *token = &phrases->doc->tokens.at[cue];
    const char  *lemma = gazetteer_lemma(phrases->gazetteer, token->word);
    if (!lemma || WORD_AMONG(phrases->doc, cue, "read", "put")) return false;
    size_t length = strcspn(lemma, "/");
    return length == token->end - token->start && memcmp(lemma, phrases->doc->text + token->start, length) == 0;
}

/* Somebody without a name, alone: no title of the name behind it. */
static bool is_bare(const Phrases *phrases, uint32_t at) {
    const Doc *doc = phrases->doc;
    if (doc->tokens.at[at].shape == SHAPE_UPPER || !(doc->tokens.at[at].classes & (CLASS(PERSON_NOUN) | CLASS(KIN) | CLASS(TITLE))))
        return false;
    bool has_name = at + 1 < doc->tokens.n && phrases->name_at[at + 1] != NONE;
    return !has_name && phrases->name_at[at] == NONE;
}

/* "сказал ему следователь", "дед сказал", "тётка моя говорила": in a language without articles. */
static bool take_bare(const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    const Doc     *doc = phrases->doc;
    const uint64_t between = CLASS(OBJECT) | CLASS(ADVERB) | CLASS(POSSESSIVE) | CLASS(NEGATION);
    uint32_t       at = cue - 1, behind = cue + 1;
    if (!(doc->habits & HABIT_NO_ARTICLES)) return false;
    while (at && at + 3 > cue && goes_on(doc, at + 1) && doc->tokens.at[at].classes & between) at--;
    bool is_before = goes_on(doc, at + 1) && is_bare(phrases, at);
    while (behind < cue + 3 && goes_on(doc, behind) && classes_at(doc, behind) & between) behind++;
    if (!is_before) at = behind;
    if (!is_before && (!goes_on(doc, at) || !is_bare(phrases, at))) return false;
    *np = (NounPhrase){.first = at, .core = at, .head = at, .head_end = at + 1, .end = at + 1, .classes = doc->tokens.at[at].classes,
                       .word = doc->tokens.at[at].word};
    return true;
}

#define SAYS 7 /* the strength of cues that seldom do anything but report */

static bool is_strong_cue(const Phrases *phrases, uint32_t cue) {
    WordRecord word;
    return gazetteer_word_traits(phrases->gazetteer, phrases->doc->tokens.at[cue].word, &word) && word.strength >= SAYS;
}

static bool is_quotation_mark(const Doc *doc, uint32_t token) {
    return token < doc->tokens.n && doc->tokens.at[token].kind == TOKEN_MARK && !(doc->tokens.at[token].flags & POSSESSIVE_END);
}

/* A word that only its capital tells to be a name: in mid-sentence, or one that is nothing else. */
static bool has_name_shape(const Phrases *phrases, uint32_t token, bool in_sentence) {
    const Token   *t = &phrases->doc->tokens.at[token];
    const uint64_t others = CLASS(DETERMINER) | CLASS(PRONOUN) | CLASS(POSSESSIVE) | (t->classes & CLASS(GIVEN) ? HUMAN_CLASSES : NOUN_CLASSES);
    bool           capital = t->kind == TOKEN_WORD && (t->shape == SHAPE_CAPITAL || t->shape == SHAPE_MIXED) && t->end - t->start > 2;
    return capital && phrases->name_at[token] == NONE && phrases->end_at[token + 1] == NONE &&
           !(t->classes & (in_sentence ? others : others | SMALL_CLASSES));
}

/* What ends or parts a clause, and not the full stop of "said Rev. Orlick". */
static bool is_stop(const Doc *doc, uint32_t token) {
    return doc->tokens.at[token].kind == TOKEN_PUNCTUATION && !(token_is(doc, token, ".") && goes_on(doc, token + 1));
}

/* “It was late,” Will wrote. “It was late,” said Will. Bryne said, “It was late.”: an unknown name between its cue and the marks; its
 * token, or NONE. */
static uint32_t unknown_name(const Phrases *phrases, uint32_t cue) {
    const Doc *doc = phrases->doc;
    uint32_t   n = doc->tokens.n, before = cue - 1, behind = cue + 1;
    bool       quoted = cue >= 3 && is_quotation_mark(doc, cue - 2) && goes_on(doc, cue) && !begins_sentence(doc, cue - 1);
    if (quoted && has_name_shape(phrases, before, is_comma(doc, cue - 3))) return before;
    bool quotes = cue + 2 < n && (is_comma(doc, behind) || token_is(doc, behind, ":")) && is_quotation_mark(doc, cue + 2) && goes_on(doc, cue);
    if (quotes && begins_sentence(doc, before) && has_name_shape(phrases, before, false)) return before;
    bool inverted = is_quotation_mark(doc, before) && behind + 1 < n && goes_on(doc, behind) && is_stop(doc, behind + 1);
    return inverted && has_name_shape(phrases, behind, true) ? behind : NONE;
}

/* „Das ist spät“, sagte Brandner am Montag: where nouns have capitals, one without an article that no list has. */
static uint32_t unknown_name_among_nouns(const Phrases *phrases, uint32_t cue) {
    const Doc *doc = phrases->doc;
    uint32_t   behind = cue + 1, mark = is_comma(doc, cue - 1) ? cue - 2 : cue - 1;
    if (cue < 2 || behind + 1 >= doc->tokens.n || !is_quotation_mark(doc, mark) || !goes_on(doc, behind)) return NONE;
    const Token *t = &doc->tokens.at[behind], *next = t + 1;
    bool         ends = next->kind == TOKEN_PUNCTUATION || next->classes & CLASS(PREPOSITION);
    bool         is_unknown = t->flags & NOUN && t->word == NONE && phrases->name_at[behind] == NONE && phrases->end_at[behind + 1] == NONE;
    return ends && (is_unknown || has_name_shape(phrases, behind, true)) ? behind : NONE;
}

/* „Das ist spät“, so Brandner. */
static bool leads_to_source(const Doc *doc, uint32_t cue) {
    return doc->habits & HABIT_NOUN_CAPITALS && token_is(doc, cue, "according to");
}

static bool take_unknown_name(Doc *doc, const Phrases *phrases, uint32_t cue, bool *taken, quoth_error *err) {
    uint32_t token = NONE;
    if (is_strong_cue(phrases, cue) || leads_to_source(doc, cue))
        token = doc->habits & HABIT_NOUN_CAPITALS ? unknown_name_among_nouns(phrases, cue) : unknown_name(phrases, cue);
    *taken = token != NONE;
    if (!*taken) return true;
    Mention *mention = mention_add(doc, FORM_NAME, token, token + 1, err);
    if (!mention) return false;
    mention->type = TYPE_PERSON;
    mention->score = 0.6F;
    mention->why = "says what stands between the marks beside it";
    return true;
}

bool subject_take(Doc *doc, const Phrases *phrases, uint32_t cue, quoth_error *err) {
    NounPhrase np;
    bool       is_name;
    const Token *token = &doc->tokens.at[cue];
    if (!cue || token->shape != SHAPE_LOWER || is_in_compound(doc, cue)) return true; /* "the so-called deal" */
    if (!take_unknown_name(doc, phrases, cue, &is_name, err)) return false;
    if (is_name || leads_to_source(doc, cue)) return true;
    bool subject = take_subject(phrases, cue, &np);
    if (subject && !token->like && np.end == cue && !ends_as_plural(doc, np.head) && is_base_form(phrases, cue)) return true; /* "the short list" */
    if (!subject && !take_another(phrases, cue, &np) && !take_subject_behind(phrases, cue, &np) && !take_bare(phrases, cue, &np))
        return true;
    return is_taken(doc, &np) || add(doc, &np, err);
}

bool nominal_take(Doc *doc, const Phrases *phrases, Index phrase, quoth_error *err) {
    const NounPhrase *np = &phrases->row.at[phrase];
    return !can_speak(phrases, np) || add(doc, np, err);
}
