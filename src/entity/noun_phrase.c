/* From a head to the left as far as determiner and adjectives go, to the right as far as what it belongs to. */
#include "name_words.h"
#include "noun_phrase.h"
#include <string.h>

#define LEFT_MOST 12u /* tokens before a head */
#define COMPLEMENTS_MOST 3u

#define STOP_CLASSES                                                                                                   \
    (CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) |  \
     CLASS(NEGATION) | CLASS(PRONOUN) | CLASS(RELATIVE) | CLASS(QUESTION) | CLASS(ADVERB) | CLASS(VERB) | CLASS(CUE_VERB) | \
     CLASS(TIME) | CLASS(WEEKDAY) | CLASS(MONTH) | CLASS(HONORIFIC))
#define TENSE_CLASSES (CLASS(FORMER) | CLASS(ACTING) | CLASS(ELECT) | CLASS(CANDIDATE))

const Mention *phrases_name(const Phrases *phrases, uint32_t token) {
    if (token >= phrases->doc->tokens.n || phrases->name_at[token] == NONE) return NULL;
    return &phrases->doc->mentions.at[phrases->name_at[token]];
}

/* An English ending. */
static inline bool ends_with(const Doc *doc, uint32_t token, const char *ending) {
    const Token *t = &doc->tokens.at[token];
    uint32_t     n = (uint32_t)strlen(ending), length = t->end - t->start;
    return !t->like && length > n + 1 && memcmp(doc->text + t->end - n, ending, n) == 0;
}

/* ---- Heads ------------------------------------------------------------------------------------------------------- */

static bool is_plural(const Doc *doc, const NounPhrase *np, const WordRecord *word) {
    uint32_t last = np->head_end - 1;
    if (word->number) return word->number == 2;
    if (doc->habits & HABIT_NO_ARTICLES) return noun_is_plural(doc, np, word);
    if (ends_with(doc, last, "men") || ends_with(doc, last, "people")) return true;
    return np->classes & (HUMAN_CLASSES | CLASS(DOCUMENT_NOUN)) && ends_with(doc, last, "s") && !ends_with(doc, last, "ss");
}

/* "Republican strategist" is a listed title that begins with a name: its head is what comes behind that. */
static bool behind_name(const Phrases *phrases, const Phrase *phrase, uint32_t token) {
    const Mention *name = phrases_name(phrases, phrase->first);
    return name && name->end == token && token < phrase->end;
}

static bool begins_with_name(const Phrases *phrases, const Phrase *phrase) {
    const Mention *name = phrases_name(phrases, phrase->first);
    return name && name->end < phrase->end;
}

/* "Democrat Hillary Clinton", "the Massachusetts Democrat": the name of a following can be what a person is. */
static bool is_follower(const Phrases *phrases, uint32_t token) {
    const Mention *name = phrases_name(phrases, token);
    return name->type == TYPE_GROUP && name->end == name->first + 1 && phrases->doc->tokens.at[token].classes & CLASS(PERSON_NOUN);
}

/* A listed noun at the token, which must not be mostly another word where it stands: "will", "left", "state". */
static bool take_head(const Phrases *phrases, uint32_t token, NounPhrase *np) {
    const Doc   *doc = phrases->doc;
    const Token *t = &doc->tokens.at[token];
    *np = (NounPhrase){.head = token, .head_end = token + 1, .classes = t->classes, .word = t->word};
    if (t->phrase != NONE) {
        const Phrase *phrase = &doc->phrases.at[t->phrase];
        if (phrase->classes & NOUN_CLASSES) {
            if (phrase->first != token ? !behind_name(phrases, phrase, token) : begins_with_name(phrases, phrase)) return false;
            np->head_end = phrase->end;
            np->classes = phrase->classes;
            np->word = phrase->word;
        } else if (phrase->classes & (CLASS(CUE_PHRASE) | STOP_CLASSES)) return false;
    }
    if (!(np->classes & NOUN_CLASSES) || t->kind != TOKEN_WORD) return false;
    if (t->classes & CLASS(MODAL) && !(classes_at(doc, token - 1) & (CLASS(DETERMINER) | CLASS(POSSESSIVE)))) return false; /* "Roe will" */
    if (phrases->name_at[token] != NONE && !is_follower(phrases, token)) return false;
    WordRecord word = {0};
    if (!(doc->habits & HABIT_NO_ARTICLES)) gazetteer_word_traits(phrases->gazetteer, np->word, &word);
    else if (gazetteer_word(phrases->gazetteer, np->word, &word) && word.weak && adjective_leads_on(doc, token)) return false;
    np->gender = word.gender;
    np->plural = is_plural(doc, np, &word);
    np->is_title = np->classes & CLASS(TITLE) && t->shape >= SHAPE_CAPITAL;
    return true;
}

static bool is_article(const Doc *doc, uint32_t token) {
    if (!(classes_at(doc, token) & CLASS(DETERMINER))) return false;
    return WORD_AMONG(doc, token, "the", "a", "an");
}

/* ---- To the left ------------------------------------------------------------------------------------------------- */

/* "A leaked report", "the alleged thief": what tells elsewhere says what sort of thing it is behind an article. */
static bool is_participle(const Doc *doc, uint32_t token) {
    return goes_on(doc, token) && is_article(doc, token - 1) && doc->tokens.at[token].shape == SHAPE_LOWER && ends_with(doc, token, "ed");
}

static bool is_modifier(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    uint64_t     classes = token_classes(doc, token);
    if (t->kind != TOKEN_WORD) return false;
    if (classes & CLASS(CUE_PHRASE) && t->like) return false; /* "laut Polizei" */
    if (classes & TENSE_CLASSES) return true;
    if (!(classes & STOP_CLASSES)) return true;
    if (classes & (STOP_CLASSES & ~(CLASS(CUE_VERB) | CLASS(VERB)))) return false;
    return classes & (NOUN_CLASSES | CLASS(PLACE_NOUN) | CLASS(ORG_HEAD)) || is_participle(doc, token); /* "state", "press" */
}

/* "Mrs." and "President" before the name of a possessor belong to it: "Mrs. Clinton's communications director". */
static uint32_t with_honorific(const Doc *doc, uint32_t first) {
    uint32_t at = first;
    if (at && goes_on(doc, at) && token_is(doc, at - 1, ".")) at--;
    return at && goes_on(doc, at) && token_classes(doc, at - 1) & (CLASS(HONORIFIC) | CLASS(TITLE_BEFORE)) ? at - 1 : first;
}

/* The common noun that owns, with its determiner: "the ruling party's". */
static uint32_t owning_noun(const Phrases *phrases, uint32_t last) {
    const Doc *doc = phrases->doc;
    uint32_t   first = last;
    for (; first > 0 && last - first < 4 && goes_on(doc, first); first--) {
        uint32_t before = first - 1;
        if (phrases->name_at[before] != NONE || classes_at(doc, before) & CLASS(DETERMINER) || !is_modifier(doc, before)) break;
    }
    bool determined = first > 0 && goes_on(doc, first) && classes_at(doc, first - 1) & (CLASS(DETERMINER) | CLASS(POSSESSIVE));
    return determined ? first - 1 : first;
}

/* "Prime Minister Lee's spokesman", "former Secretary of State Ann Lee's aide": a title of any length belongs to the possessor, too. */
static uint32_t with_title(const Phrases *phrases, uint32_t first) {
    Index title = phrases->head_at[first];
    if (title == NONE || !goes_on(phrases->doc, first) || !phrases->row.at[title].is_title) return with_honorific(phrases->doc, first);
    return phrases->row.at[title].first;
}

/* The first token of the possessor that ends in the "'s" before token `at`. */
static uint32_t possessor(const Phrases *phrases, uint32_t at) {
    const Doc *doc = phrases->doc;
    if (at < 2) return at;
    const Mention *name = phrases_name(phrases, at - 2);
    if (!name) return owning_noun(phrases, at - 2);
    uint32_t first = with_title(phrases, name->first);
    const Mention *place = first < name->first && first && goes_on(doc, first) ? phrases_name(phrases, first - 1) : NULL;
    if (place && place->type == TYPE_PLACE) first = place->first; /* "Ruritania Sen. Ann Lee's campaign" */
    return first && goes_on(doc, first) && token_is(doc, first - 1, "the") ? first - 1 : first;
}

static enum Start start_of(const Doc *doc, uint32_t token) {
    if (doc->tokens.at[token].classes & CLASS(POSSESSIVE)) return START_POSSESSOR;
    if (WORD_AMONG(doc, token, "the", "this", "that")) return START_DEFINITE;
    if (WORD_AMONG(doc, token, "a", "an", "another", "one")) return START_INDEFINITE;
    return START_QUANTITY;
}

/* "the party's likely nominee": an adverb between an article or owner and the noun. */
static bool is_degree(const Doc *doc, uint32_t token) {
    if (!(doc->tokens.at[token].classes & CLASS(ADVERB)) || !goes_on(doc, token)) return false;
    const Token *before = &doc->tokens.at[token - 1];
    return before->flags & POSSESSIVE_END || before->classes & CLASS(DETERMINER);
}

/* "A June report", "his Monday letter": what a document is of, behind an article or owner. Not: "On the day reports came". */
static bool is_date_of(const Doc *doc, uint32_t token, const NounPhrase *np) {
    const Token *t = &doc->tokens.at[token];
    if (t->like || np->plural || !(np->classes & CLASS(DOCUMENT_NOUN)) || !(t->classes & (CLASS(TIME) | CLASS(WEEKDAY) | CLASS(MONTH)))) return false;
    return goes_on(doc, token) && (is_article(doc, token - 1) || t[-1].classes & CLASS(POSSESSIVE) || t[-1].flags & POSSESSIVE_END);
}

/* "one European official", "the two men" */
static bool take_number(const Doc *doc, uint32_t token, NounPhrase *np) {
    np->start = token_is(doc, token, "one") ? START_INDEFINITE : START_QUANTITY;
    np->first = token;
    if (goes_on(doc, token) && doc->tokens.at[token - 1].classes & (CLASS(DETERMINER) | CLASS(POSSESSIVE))) np->first--;
    return false;
}

/* "president and chief executive", "research and policy director": what stands before the "and" is of the same person. */
static bool take_coordinated(const Phrases *phrases, uint32_t and, NounPhrase *np) {
    const Doc *doc = phrases->doc;
    Index      before = phrases->head_at[and];
    if (!and || !goes_on(doc, and) || np->plural) return false;
    if (doc->habits & HABIT_NO_ARTICLES && phrases->end_at[and] != NONE) return false; /* "певица и актриса": two roles */
    if (before != NONE) {
        if (np->core < np->head) return false; /* "the governor and Lyndon Agency chief": two roles */
        const NounPhrase *other = &phrases->row.at[before];
        if (!(other->classes & np->classes & HUMAN_CLASSES) || other->plural || phrases->name_at[other->head] != NONE) return false;
        np->first = other->first, np->core = other->core, np->start = other->start;
        return false;
    }
    if (and < 2 || !goes_on(doc, and - 1) || !is_modifier(doc, and - 1) || phrases->name_at[and - 1] != NONE) return false;
    if (!is_comma(doc, and - 2) && !(doc->tokens.at[and - 2].classes & CLASS(DETERMINER))) return false;
    np->core = and - 1;
    return true;
}

/* "the Lee campaign", "one Lee supporter": a person's name is a modifier where a determiner stands before it. */
static void take_article(const Doc *doc, NounPhrase *np) {
    uint32_t before = np->core - 1;
    if (!np->core || !goes_on(doc, np->core) || !(doc->tokens.at[before].classes & (CLASS(DETERMINER) | CLASS(NUMBER)))) return;
    np->start = (uint8_t)start_of(doc, before);
    np->first = before;
}

/* Takes the token before the phrase into it; false where the phrase ends. */
static bool extend_left(const Phrases *phrases, NounPhrase *np) {
    const Doc     *doc = phrases->doc;
    uint32_t       at = np->core;
    if (!goes_on(doc, at)) return false;
    uint32_t       before = at - 1;
    const Token   *t = &doc->tokens.at[before];
    const Mention *name = phrases_name(phrases, before);
    if (name && doc->habits & HABIT_NO_ARTICLES && name->type != TYPE_GROUP) return false; /* "в Риге министр": what it serves follows */
    if (name) {
        np->core = name->type == TYPE_PERSON ? with_honorific(doc, name->first) : name->first;
        if (name->type == TYPE_PERSON) take_article(doc, np);
        return name->type != TYPE_PERSON;
    }
    if (t->flags & POSSESSIVE_END) {
        np->core = np->first = possessor(phrases, at);
        if (np->core < at && is_article(doc, np->core)) np->core++;
        np->start = START_POSSESSOR;
        return false;
    }
    if (is_hyphen(doc, before)) {
        np->core = before - 1;
        return true;
    }
    if (token_is(doc, before, "that") && (np->plural || !goes_on(doc, before) || doc->tokens.at[before - 1].classes & CLASS(CUE_VERB)))
        return false; /* "that surveys fail", "said that talks" */
    if (!t->like && token_is(doc, before, "what")) return false; /* "The school is what former employees call a farce" */
    if (t->classes & (CLASS(DETERMINER) | CLASS(POSSESSIVE)) && t->kind == TOKEN_WORD && !(t->classes & CLASS(FORMER))) {
        np->start = (uint8_t)start_of(doc, before);
        np->first = before;
        if (np->start == START_POSSESSOR) np->core = before;
        return false;
    }
    if (np->core <= np->head && token_is(doc, before, "and")) return take_coordinated(phrases, before, np);
    bool is_ordinal = doc->habits & HABIT_NO_ARTICLES && word_is_adjective(doc, before); /* "первый президент" */
    if (t->kind == TOKEN_NUMBER || (t->classes & CLASS(NUMBER) && !is_ordinal)) return take_number(doc, before, np);
    if (doc->habits & HABIT_NO_ARTICLES && !(t->classes & TENSE_CLASSES) && !adjective_belongs(doc, before, np)) return false;
    if (!is_modifier(doc, before) && !is_degree(doc, before) && !is_date_of(doc, before, np)) return false;
    np->core = before;
    return true;
}

/* "attacked officials": a participle opens a phrase only behind a determiner. */
static void drop_verb(const Doc *doc, NounPhrase *np) {
    if (np->first != np->core || np->start != START_BARE) return;
    for (uint32_t at = np->core; at < np->head; at++) {
        const Token *t = &doc->tokens.at[at];
        if (t->shape == SHAPE_LOWER && !(t->classes & TENSE_CLASSES) && (ends_with(doc, at, "ed") || ends_with(doc, at, "ing")))
            np->core = np->first = at + 1;
    }
}

static bool is_quantity(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return t->kind == TOKEN_NUMBER || t->classes & (CLASS(NUMBER) | CLASS(DETERMINER)) ||
           WORD_AMONG(doc, token, "percent", "%", "thirds", "quarters", "dozens", "hundreds", "thousands", "number");
}

/* "Only 52 percent of registered voters", "one of the authors": how many of them comes first. */
static void take_quantity(const Doc *doc, NounPhrase *np) {
    uint32_t at = np->first;
    if (at < 2 || !np->plural || !(np->classes & HUMAN_CLASSES) || !goes_on(doc, at) || !goes_on(doc, at - 1)) return;
    if (!token_is(doc, at - 1, "of") || !is_quantity(doc, at - 2) || doc->tokens.at[at - 2].classes & CLASS(POSSESSIVE)) return;
    for (at -= 2; at > 0 && np->first - at < 8 && goes_on(doc, at); at--)
        if (!is_quantity(doc, at - 1) && !WORD_AMONG(doc, at - 1, "only", "about", "more", "than", "nearly", "almost", "-")) break;
    np->first = at;
    np->start = START_QUANTITY;
}

/* "vom Minister" is "von dem Minister": the article is in the preposition. Others, as "im", say where something is. */
static bool is_behind_joined_article(const Doc *doc, uint32_t first) {
    if (!(doc->habits & HABIT_CASES) || !first || !goes_on(doc, first) || !token_is(doc, first - 1, "of")) return false;
    const Token *t = &doc->tokens.at[first - 1];
    return doc->text[t->end - 1] == 'm';
}

static void find_start(const Phrases *phrases, NounPhrase *np) {
    np->first = np->core = np->head;
    while (np->head - np->core < LEFT_MOST) {
        uint32_t core = np->core;
        bool     more = extend_left(phrases, np);
        if (np->core < core && np->first > np->core) np->first = np->core;
        if (!more) break;
    }
    if (np->first == np->head && np->start == START_BARE) np->first = np->core;
    if (np->start == START_BARE && is_behind_joined_article(phrases->doc, np->first)) np->start = START_DEFINITE;
    take_quantity(phrases->doc, np);
    drop_verb(phrases->doc, np);
}

/* ---- To the right ------------------------------------------------------------------------------------------------ */

/* "der Sprecher der Polizei", "die Ministerin eines Landes": behind a noun such an article is that of a genitive. Not: "beschrieb ein Reporter
 * des Senders das Beben". */
static bool is_genitive(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (!token || !(t[-1].flags & NOUN) || !(t->classes & (CLASS(DETERMINER) | CLASS(POSSESSIVE)))) return false;
    return token_ends(doc, token, "er") || token_ends(doc, token, "es"); /* not "das" */
}

static bool may_belong(const Doc *doc, uint32_t token) {
    if (is_genitive(doc, token)) return true;
    if (!(classes_at(doc, token) & CLASS(PREPOSITION))) return false;
    return WORD_AMONG(doc, token, "of", "to", "for", "at", "in", "with", "from", "on", "under");
}

/* Words that may stand before the name or the noun of a complement, or be that noun: "on political messaging". */
static bool in_complement(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (is_hyphen(doc, token)) return true;
    if (t->kind != TOKEN_WORD || t->flags & POSSESSIVE_END) return false;
    if (t->classes & CLASS(DETERMINER) || is_modifier(doc, token)) return true;
    return ends_with(doc, token, "ing") && !(token_classes(doc, token) & (STOP_CLASSES & ~(CLASS(VERB) | CLASS(CUE_VERB))));
}

/* "the state of Vermont": an "of" between a noun for a place or a body and its name. */
static bool is_inner_of(const Doc *doc, uint32_t token) {
    const uint64_t has_name = CLASS(PLACE_NOUN) | CLASS(PLACE_HEAD) | CLASS(GROUP_NOUN) | CLASS(ORG_HEAD);
    return token_is(doc, token, "of") && classes_at(doc, token - 1) & has_name;
}

/* "of the state of the Union" */
static bool is_inner_article(const Doc *doc, uint32_t token) {
    return token_is(doc, token, "the") && token_is(doc, token - 1, "of");
}

/* Articles stand first: "a tech firm that sells" ends at "firm". */
static bool goes_in_complement(const Doc *doc, uint32_t at, uint32_t token) {
    bool is_late = token > at + 1 && !(doc->tokens.at[token - 1].flags & POSSESSIVE_END);
    if (is_late && classes_at(doc, token) & CLASS(DETERMINER)) return is_inner_article(doc, token);
    return in_complement(doc, token) || is_inner_of(doc, token);
}

/* author of "The Long Road": the token behind the closing mark of a title, or `at`. Words that are quoted begin in lower case:
 * accused him of “fighting a battle”. */
static uint32_t behind_marks(const Doc *doc, uint32_t at) {
    if (at + 1 >= doc->tokens.n || doc->tokens.at[at].kind != TOKEN_MARK || doc->tokens.at[at + 1].shape == SHAPE_LOWER) return at;
    for (uint32_t i = at + 1; i < at + 14 && i < doc->tokens.n && goes_on(doc, i); i++)
        if (doc->tokens.at[i].kind == TOKEN_MARK && !(doc->tokens.at[i].flags & POSSESSIVE_END)) return i + 1;
    return at;
}

/* May the complement of this preposition end without a name, with the noun before `end`? "of" and "on" take any noun, others one
 * with an article, "to" and its like one for people or bodies: "spokesman for the ministry", not "lawyer to the end". */
static bool ends_in_noun(const Doc *doc, uint32_t at, uint32_t end) {
    if (end == at + 1) return false;
    const Token *last = &doc->tokens.at[end - 1];
    if (doc->habits & HABIT_NOUN_CAPITALS && is_genitive(doc, at)) return last->flags & NOUN || last->shape >= SHAPE_CAPITAL;
    if (last->shape >= SHAPE_CAPITAL) return true;
    if (token_is(doc, at, "of") || token_is(doc, at, "on")) return true;
    if (!(doc->tokens.at[at + 1].classes & (CLASS(DETERMINER) | CLASS(POSSESSIVE))) || end == at + 2) return false;
    return token_is(doc, at, "for") || token_classes(doc, end - 1) & (NOUN_CLASSES | CLASS(ORG_HEAD));
}

static bool needs_place(const Doc *doc, uint32_t token) { return token_is(doc, token, "in") || token_is(doc, token, "from"); }

/* "der Sprecher der Polizei bestritt": a noun that had its capital ends the phrase. */
static bool is_behind_noun(const Doc *doc, uint32_t at, uint32_t token) {
    return token > at + 1 && doc->tokens.at[token - 1].flags & NOUN && !(doc->tokens.at[token].flags & NOUN);
}

uint32_t compound_end(const Doc *doc, uint32_t end) {
    while (doc->habits & HABIT_COMPOUNDS && is_hyphen(doc, end) && doc->tokens.at[end + 1].kind == TOKEN_WORD) end += 2;
    return end;
}

uint32_t body_noun_end(const Phrases *phrases, uint32_t at, uint32_t end) {
    const uint32_t most = 3;
    uint32_t       found = at;
    for (uint32_t i = at; i < end && i < at + most && goes_on(phrases->doc, i) && phrases->name_at[i] == NONE; i++) {
        uint64_t classes = phrases->doc->tokens.at[i].classes;
        if (classes & CLASS(GROUP_NOUN)) found = i + 1;
        else if (!(classes & CLASS(PLACE_NOUN))) break;
    }
    return found;
}

/* "the leader of Leeds city council": in lower case, and nobody's for its part ("Leeds council's leader"). */
static uint32_t with_body_noun(const Phrases *phrases, const Mention *name) {
    const Doc *doc = phrases->doc;
    uint32_t   last = body_noun_end(phrases, name->end, doc->tokens.n);
    for (uint32_t at = name->end; at < last; at++)
        if (doc->tokens.at[at].shape != SHAPE_LOWER) return name->end;
    return last < doc->tokens.n && doc->tokens.at[last].flags & POSSESSIVE_END ? name->end : last;
}

/* The end of the complement that the preposition at `at` opens, or `at` where it is none. */
static uint32_t complement(const Phrases *phrases, uint32_t at) {
    const Doc *doc = phrases->doc;
    uint32_t   end = at + 1;
    if (!may_belong(doc, at) || !goes_on(doc, at)) return at;
    if (token_is(doc, at, "of") && behind_marks(doc, end) > end) return behind_marks(doc, end);
    for (; end < doc->tokens.n && end < at + 8 && goes_on(doc, end); end++) {
        const Mention *name = phrases_name(phrases, end);
        bool           owner = name && name->end < doc->tokens.n && doc->tokens.at[name->end].flags & POSSESSIVE_END;
        if (owner) end = name->end;
        else if (name && needs_place(doc, at)) return name->type == TYPE_PLACE ? name->end : at;
        else if (name && name->type != TYPE_GROUP) return compound_end(doc, with_body_noun(phrases, name));
        else if (!name && (!goes_in_complement(doc, at, end) || is_behind_noun(doc, at, end))) break;
    }
    return needs_place(doc, at) || !ends_in_noun(doc, at, end) ? at : compound_end(doc, end);
}

/* "envoys to the G7 and the UN" */
static uint32_t coordinated(const Phrases *phrases, const NounPhrase *np, uint32_t end) {
    const Doc *doc = phrases->doc;
    if (!np->plural || end + 1 >= doc->tokens.n || !token_is(doc, end, "and")) return end;
    const Mention *name = phrases_name(phrases, end + 1 + token_is(doc, end + 1, "the"));
    return name && goes_on(doc, end + 1) ? name->end : end;
}

static void find_end(const Phrases *phrases, NounPhrase *np) {
    np->end = genitives_end(phrases, np);
    for (unsigned i = 0; i < COMPLEMENTS_MOST && np->end < phrases->doc->tokens.n; i++) {
        bool     by_cases = phrases->doc->habits & HABIT_NO_ARTICLES;
        uint32_t end = by_cases ? cases_complement(phrases, np, np->end) : complement(phrases, np->end);
        if (end == np->end) return;
        np->end = coordinated(phrases, np, end);
    }
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

/* Tells most tokens from those that take_head() may say yes of. */
static bool may_be_head(const Token *token) { return token->phrase != NONE || token->classes & NOUN_CLASSES; }

/* Does the phrase go on into another noun: "police" in "police spokesman"? */
static bool leads_on(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    NounPhrase next;
    uint32_t   at = np->head_end;
    if (!goes_on(doc, at)) return false;
    if (doc->habits & HABIT_NO_ARTICLES && word_is_genitive(doc, at)) return false; /* "помощник министра": what he serves */
    if (is_hyphen(doc, at) && at + 1 < doc->tokens.n) at++;
    const Token *t = &doc->tokens.at[at];
    if (t->classes & (CLASS(CUE_VERB) | CLASS(VERB) | CLASS(MODAL) | CLASS(AUXILIARY)) || ends_with(doc, at, "ing")) return false;
    return may_be_head(t) && take_head(phrases, at, &next) && !(np->classes & HUMAN_CLASSES && np->plural);
}

/* "Kritiker warfen ihm vor", "zwei Beobachter": a form that does not tell its number is the plural where no article stands before it, in a
 * language whose people have one in the singular. "Sprecher Lee" is one person's title. */
static bool is_bare_plural(const Phrases *phrases, const NounPhrase *np) {
    WordRecord   word;
    const Token *head = &phrases->doc->tokens.at[np->head];
    if (!(phrases->doc->habits & HABIT_NOUN_CAPITALS) || !(np->classes & CLASS(PERSON_NOUN))) return false;
    if ((np->start != START_BARE && np->start != START_QUANTITY) || !gazetteer_word(phrases->gazetteer, head->word, &word)) return false;
    bool is_role = np->first && goes_on(phrases->doc, np->first) && token_is(phrases->doc, np->first - 1, "as"); /* "als Beobachter" */
    return !word.number && !is_role && !phrases_name(phrases, np->head_end);
}

/* "the head of the council", "пресс-секретарь губернатора Орловской области", "der Leiter der Studie": does a phrase that this one belongs to end where it ends? */
static bool ends_outer(const Phrases *phrases, const NounPhrase *np) {
    Index outer = phrases->end_at[np->end];
    return outer != NONE && phrases->row.at[outer].head_end <= np->first;
}

static bool add(Phrases *phrases, Arena *arena, NounPhrase *np) {
    find_start(phrases, np);
    np->plural = np->plural || is_bare_plural(phrases, np) || (phrases->doc->habits & HABIT_NO_ARTICLES && phrase_is_plural(phrases->doc, np));
    find_end(phrases, np);
    NounPhrase *slot = array_add(arena, &phrases->row);
    if (!slot) return false;
    *slot = *np;
    Index index = phrases->row.n - 1;
    phrases->first_at[np->first] = index;
    if (!ends_outer(phrases, np)) phrases->end_at[np->end] = index;
    phrases->head_at[np->head_end] = index;
    return true;
}

void phrases_mark_names(Phrases *phrases) {
    for (Index i = 0; i < phrases->doc->mentions.n; i++) {
        const Mention *mention = &phrases->doc->mentions.at[i];
        if (mention->form != FORM_NAME) continue;
        for (uint32_t at = mention->first; at < mention->end; at++) phrases->name_at[at] = i;
    }
}

bool phrases_find(Phrases *phrases, const Doc *doc, const Gazetteer *gazetteer, Arena *arena, quoth_error *err) {
    uint32_t n = doc->tokens.n;
    *phrases = (Phrases){.doc = doc, .gazetteer = gazetteer, .name_at = array_nones(arena, n), .first_at = array_nones(arena, n),
                         .end_at = array_nones(arena, n), .head_at = array_nones(arena, n)};
    if (!phrases->name_at || !phrases->first_at || !phrases->end_at || !phrases->head_at) return fail_memory(err);
    phrases_mark_names(phrases);
    for (uint32_t at = 0; at < n;) {
        NounPhrase np;
        bool       taken = may_be_head(&doc->tokens.at[at]) && take_head(phrases, at, &np);
        if (taken && !leads_on(phrases, &np) && !add(phrases, arena, &np)) return fail_memory(err);
        at = taken ? np.head_end : at + 1;
    }
    return true;
}
