/* Subjects that no list has: "The indictment alleges", "63 percent said", "“It was late,” Will wrote." */
#include "loose_subjects.h"
#include "nominals.h"
#include <string.h>

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
        if (!age && !nominal_is_noun_like(phrases, at)) return false;
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

/* "the influential daily wrote": a word for a time, and for a paper. */
static bool may_be_paper(const Doc *doc, uint32_t token) { return !doc->tokens.at[token].like && WORD_AMONG(doc, token, "daily", "weekly"); }

/* May the token be a piece of a noun phrase of which no list knows the head? */
static bool may_be_piece(const Phrases *phrases, uint32_t token) {
    const Token *t = &phrases->doc->tokens.at[token];
    if (t->flags & POSSESSIVE_END) return false;
    if (may_be_paper(phrases->doc, token)) return true;
    if (nominal_is_noun_like(phrases, token) || phrases->name_at[token] != NONE || is_in_compound(phrases->doc, token)) return true;
    return begins_sentence(phrases->doc, token) && t->shape == SHAPE_CAPITAL && !(t->classes & (SMALL_CLASSES | CLASS(DETERMINER)));
}

/* "many marchers and spectators" */
static bool joins_nouns(const Phrases *phrases, uint32_t token) {
    return token && token_is(phrases->doc, token, "and") && nominal_is_noun_like(phrases, token - 1) && nominal_is_noun_like(phrases, token + 1);
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

/* "one diner said", "two divers said" */
static bool is_count(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return !t->like && t->kind == TOKEN_WORD && t->classes & CLASS(NUMBER) && !is_in_compound(doc, token) && t->shape != SHAPE_UPPER;
}

/* "Court records show", not "the governor restores", "Roe hopes": a verb follows its subject at once. */
static bool is_bare_plural(const Phrases *phrases, uint32_t first, uint32_t end) {
    const uint64_t may_precede = CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(PREPOSITION) | CLASS(RELATIVE) | CLASS(CUE_VERB);
    const Doc     *doc = phrases->doc;
    const Mention *name = end - first > 1 ? phrases_name(phrases, end - 2) : NULL;
    if (!ends_as_plural(doc, end - 1) || phrases->end_at[end - 1] != NONE || (name && name->type == TYPE_PERSON)) return false;
    return !goes_on(doc, first) || doc->tokens.at[first - 1].kind != TOKEN_WORD || doc->tokens.at[first - 1].classes & may_precede;
}

/* "The rally denounced it", "a familiar voice said": a word that can be a verb is a noun behind an article. */
static bool is_verb_as_noun(const Phrases *phrases, uint32_t token) {
    const Doc   *doc = phrases->doc;
    const Token *t = &doc->tokens.at[token];
    const uint64_t verbs = CLASS(VERB) | CLASS(CUE_VERB);
    if (!token || t->like || t->shape != SHAPE_LOWER || !(t->classes & verbs) || t->classes & SMALL_CLASSES & ~verbs || ends_in_ed(doc, token))
        return false;
    bool behind_adjective = token > 1 && goes_on(doc, token) && nominal_is_noun_like(phrases, token - 1);
    uint32_t article = behind_adjective ? token - 2 : token - 1;
    return goes_on(doc, article + 1) && WORD_AMONG(doc, article, "the", "a", "an") && phrases->name_at[token] == NONE;
}

static uint32_t start_of_phrase(const Phrases *phrases, uint32_t end);

/* The noun phrase that ends before token `end`: behind an article, number or owner ("the indictment", "63 percent", "the ad's narrator")
 * or bare where it is plural ("court records"). */
static bool take_unlisted(const Phrases *phrases, uint32_t end, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   first = end;
    if (!end || phrases->name_at[end - 1] != NONE || phrases->end_at[end] != NONE) return false;
    if (!may_be_piece(phrases, end - 1) && !is_verb_as_noun(phrases, end - 1)) return false;
    *np = (NounPhrase){.head = end - 1, .head_end = end, .end = end};
    for (first--; end - first < 7 && first > 0 && goes_on(doc, first);) {
        if (is_determiner(doc, first - 1) || is_share(doc, first - 1) || is_count(doc, first - 1)) {
            np->first = first - 1, np->core = first;
            return true;
        }
        if (doc->tokens.at[first - 1].flags & POSSESSIVE_END) {
            np->first = start_of_phrase(phrases, first - 1), np->core = first;
            return np->first + 1 < first && !(goes_on(doc, np->first) && classes_at(doc, np->first - 1) & CLASS(PREPOSITION));
        }
        if (!may_be_piece(phrases, first - 1) && !joins_nouns(phrases, first - 1)) break;
        first--;
    }
    np->first = np->core = first;
    np->plural = true;
    return end - first < 7 && is_bare_plural(phrases, first, end);
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

static bool is_number(const Doc *doc, uint32_t token) {
    return doc->tokens.at[token].kind == TOKEN_NUMBER || doc->tokens.at[token].classes & CLASS(NUMBER);
}

/* The first token of a share that ends before `end`: "four in 10", "two-thirds", "half"; `end` where none does. */
static uint32_t start_of_share(const Doc *doc, uint32_t end) {
    if (end >= 3 && is_number(doc, end - 1) && token_is(doc, end - 2, "in") && is_number(doc, end - 3)) return end - 3;
    if (end >= 4 && is_number(doc, end - 1) && token_is(doc, end - 2, "of") && token_is(doc, end - 3, "out") && is_number(doc, end - 4))
        return end - 4;
    if (!end || !WORD_AMONG(doc, end - 1, "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths")) return end;
    uint32_t first = end - 1;
    if (first && is_hyphen(doc, first - 1)) first--;
    bool counted = first && goes_on(doc, first) && (is_number(doc, first - 1) || WORD_AMONG(doc, first - 1, "a", "one"));
    return counted ? first - 1 : token_is(doc, end - 1, "half") ? end - 1 : end;
}

/* May a subject start there? Behind a word only where that opens a clause: "but half said", "that half said". */
static bool opens_clause(const Doc *doc, uint32_t first) {
    const uint64_t openers = CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(CUE_VERB);
    return !goes_on(doc, first) || doc->tokens.at[first - 1].kind != TOKEN_WORD || doc->tokens.at[first - 1].classes & openers;
}

static bool is_roughly(const Doc *doc, uint32_t token) {
    return WORD_AMONG(doc, token, "only", "about", "more", "than", "nearly", "almost", "roughly", "fewer", "over", "some");
}

/* "About four in 10 said", "Almost half called it late": how many of those who were asked. */
static bool take_share(const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   core = doc->tokens.at[cue].like || !goes_on(doc, cue) ? cue : start_of_share(doc, cue), first = core;
    if (core == cue || phrases->end_at[cue] != NONE) return false;
    while (first && goes_on(doc, first) && is_roughly(doc, first - 1)) first--;
    *np = (NounPhrase){.first = first, .core = core, .head = cue - 1, .head_end = cue, .end = cue, .classes = CLASS(PERSON_NOUN), .plural = true};
    return opens_clause(doc, first);
}

static uint32_t subject_end(const Doc *doc, uint32_t cue) {
    uint32_t end = cue;
    while (end > 0 && goes_on(doc, end) && nominal_may_precede_verb(doc, end - 1)) end--;
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

#define MOST_PIECES 7u /* tokens of a noun phrase of which no list knows the head */

/* What begins at the token with an article, or bare where it is plural, and has nothing in it that a list knows. */
static bool take_unlisted_at(const Phrases *phrases, uint32_t first, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   core = is_determiner(doc, first) || is_count(doc, first) ? first + 1 : first, end = core;
    if (phrases->first_at[first] != NONE) return false;
    while (end < doc->tokens.n && end - first < MOST_PIECES && goes_on(doc, end)) {
        if (phrases->name_at[end] != NONE || phrases->end_at[end + 1] != NONE) return false;
        if (!nominal_is_noun_like(phrases, end) && !is_in_compound(doc, end)) break;
        if (end > core && ends_in_ed(doc, end) && !is_in_compound(doc, end)) break; /* "tallies compiled by Lee" */
        end++;
    }
    if (end == core || end - first == MOST_PIECES || is_hyphen(doc, end - 1)) return false;
    if (end < doc->tokens.n && doc->tokens.at[end].flags & POSSESSIVE_END) return false;
    *np = (NounPhrase){.first = first, .core = core, .head = end - 1, .head_end = end, .end = end, .plural = ends_as_plural(doc, end - 1)};
    return core > first || np->plural;
}

static bool is_quotation_mark(const Doc *doc, uint32_t token) {
    return token < doc->tokens.n && doc->tokens.at[token].kind == TOKEN_MARK && !(doc->tokens.at[token].flags & POSSESSIVE_END);
}

/* “It is late,” said the 46-year-old. “It is late,” said one diner. */
static bool take_teller_behind(const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (doc->tokens.at[cue].like || !is_quotation_mark(doc, cue - 1) || cue + 1 >= doc->tokens.n || !goes_on(doc, cue + 1)) return false;
    return (is_determiner(doc, cue + 1) || is_count(doc, cue + 1)) && take_unlisted_at(phrases, cue + 1, np);
}

/* "According to fresh tallies": behind words that a source stands behind, what no list knows. */
bool teller_take(Doc *doc, const Phrases *phrases, Index phrase, quoth_error *err) {
    const Phrase *words = &doc->phrases.at[phrase];
    NounPhrase    np;
    if ((words->classes & (CLASS(CUE_PHRASE) | CLASS(CUE_VERB) | CLASS(CUE_ADVERB))) != CLASS(CUE_PHRASE)) return true;
    if (!goes_on(doc, words->end) || doc->tokens.at[words->first].like) return true;
    bool taken = take_unlisted_at(phrases, words->end, &np) || loose_teller(doc, phrases, words->end, &np);
    return !taken || nominal_add(doc, &np, err);
}

/* "Die Generalbundesanwaltschaft hatte den Antrag mit „Phrasen“ begründet": what opens a sentence in which something is said. */
static bool take_opening(const Phrases *phrases, uint32_t first, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (!take_noun(phrases, first, np)) return false;
    for (uint32_t at = np->end; at < np->end + CUE_AHEAD && at < doc->tokens.n && goes_on(doc, at); at++)
        if (nominal_is_cue(doc, at) || doc->tokens.at[at].kind == TOKEN_MARK) return true;
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
    return !take_opening(phrases, first, &np) || nominal_add(doc, &np, err);
}

/* "One called it late; the other said nothing." */
static bool take_the_other(const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (cue < 2 || !goes_on(doc, cue) || !WORD_AMONG(doc, cue - 1, "other", "others") || !token_is(doc, cue - 2, "the")) return false;
    *np = (NounPhrase){.first = cue - 2, .core = cue - 1, .head = cue - 1, .head_end = cue, .end = cue, .classes = CLASS(PERSON_NOUN),
                       .plural = token_is(doc, cue - 1, "others")};
    return phrases->end_at[cue] == NONE;
}

/* "Another tweeted", "tweeted another." */
static bool take_another(const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    if (take_the_other(phrases, cue, np)) return true;
    uint32_t   at = cue && goes_on(doc, cue) && WORD_AMONG(doc, cue - 1, "another", "one") ? cue - 1 : cue + 1;
    if (at > cue && (!WORD_AMONG(doc, at, "another", "one") || !goes_on(doc, at))) return false;
    if (at > cue && at + 1 < doc->tokens.n && goes_on(doc, at + 1) && doc->tokens.at[at + 1].kind == TOKEN_WORD) return false;
    *np = (NounPhrase){.first = at, .core = at, .head = at, .head_end = at + 1, .end = at + 1, .classes = CLASS(PERSON_NOUN)};
    return phrases->name_at[at] == NONE && phrases->end_at[at + 1] == NONE;
}

/* The record of a cue, of the expression that begins with it where it is none by itself: "makes clear". */
static Index word_of_cue(const Doc *doc, uint32_t cue) {
    const Token *t = &doc->tokens.at[cue];
    return t->classes & CLASS(CUE_VERB) || t->phrase == NONE ? t->word : doc->phrases.at[t->phrase].word;
}

/* "show", "list": what no singular is the subject of. "Read" and "put" are past forms too. */
static bool is_base_form(const Phrases *phrases, uint32_t cue) {
    const Token *token = &phrases->doc->tokens.at[cue];
    const char  *lemma = gazetteer_lemma(phrases->gazetteer, word_of_cue(phrases->doc, cue));
    if (!lemma || WORD_AMONG(phrases->doc, cue, "read", "put")) return false;
    size_t length = strcspn(lemma, "/ ");
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
    return gazetteer_word_traits(phrases->gazetteer, word_of_cue(phrases->doc, cue), &word) && word.strength >= SAYS;
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
    bool singular = subject && !ends_as_plural(doc, np.head) && !is_count(doc, np.head) && !token_is(doc, np.head, "percent");
    if (singular && !token->like && np.end == cue && is_base_form(phrases, cue)) return true; /* "the short list" */
    if (!subject && !take_share(phrases, cue, &np) && !take_another(phrases, cue, &np) && !take_subject_behind(phrases, cue, &np) && !take_bare(phrases, cue, &np) &&
        !take_teller_behind(phrases, cue, &np) && !loose_subject(doc, phrases, cue, &np))
        return true;
    if (ends_age(doc, np.head)) np.classes = CLASS(PERSON_NOUN);
    return is_taken(doc, &np) || nominal_add(doc, &np, err);
}
