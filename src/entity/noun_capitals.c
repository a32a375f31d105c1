/* Which capitals are those of names, in a language that gives one to all its nouns. Others are made lower case in doc->tokens, so that
 * the text is read like one in any other language from here on.
 *
 * A word keeps its capital where it is listed, or where what stands round it says that it is a name: a given name or a title before it,
 * a name beside it, the party behind it, a cue and no article. Once it is known somewhere, it is known in the whole text. */
#include "name_finder.h"
#include "fold.h"
#include "word_at.h"

typedef struct Capitals {
    Doc     *doc;
    const Gazetteer *gazetteer;
    uint8_t *is;      /* by token: enum Capital */
    Memory   surnames; /* by fold: words that are names for sure */
    uint32_t next_match;
} Capitals;

enum Capital {
    CAPITAL_NONE, /* no capital, or one that every language has */
    CAPITAL_OPEN, /* a noun as far as is known */
    CAPITAL_NAME
};

#define LISTED_NOUN                                                                                                     \
    (CLASS(COMMON) | CLASS(TITLE) | CLASS(PERSON_NOUN) | CLASS(GROUP_NOUN) | CLASS(DOCUMENT_NOUN) | CLASS(PLACE_NOUN) | \
     CLASS(KIN) | CLASS(TIME) | CLASS(WEEKDAY) | CLASS(MONTH) | CLASS(NUMBER) | CLASS(CUE_NOUN) | CLASS(CANDIDATE) | CLASS(ORG_HEAD) | \
     CLASS(EVENT_HEAD) | CLASS(PLACE_HEAD))

#define SPEAKING_NOUN                                                                                                   \
    (CLASS(TITLE) | CLASS(PERSON_NOUN) | CLASS(GROUP_NOUN) | CLASS(DOCUMENT_NOUN) | CLASS(KIN) | CLASS(CANDIDATE))

#define VERBS (CLASS(VERB) | CLASS(CUE_VERB) | CLASS(SUBJUNCTIVE) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL))

static bool has_capital(const Doc *doc, uint32_t token) {
    return token < doc->tokens.n && doc->tokens.at[token].kind == TOKEN_WORD && doc->tokens.at[token].shape == SHAPE_CAPITAL;
}

/* Beside each other in one sentence, with a space or a hyphen between. */
static bool is_beside(const Doc *doc, uint32_t token) { return goes_on(doc, token); }

static bool is_determiner(const Doc *doc, uint32_t token) { return classes_at(doc, token) & (CLASS(DETERMINER) | CLASS(POSSESSIVE)); }

/* "der neue Trainer": an article, with an adjective between or without. Pronouns are none: "sagte er". */
static bool has_article(const Doc *doc, uint32_t token) {
    if (!token || !is_beside(doc, token)) return false;
    if (is_determiner(doc, token - 1)) return true;
    const Token *before = &doc->tokens.at[token - 1];
    bool adjective = before->shape == SHAPE_LOWER && before->kind == TOKEN_WORD && !(before->classes & ~(CLASS(FORMER) | CLASS(NUMBER)));
    return adjective && token > 1 && is_beside(doc, token - 1) && is_determiner(doc, token - 2);
}

/* Of a name with several words, or of one that is no noun too: "Welt", "Stern". */
static bool is_listed_name(Capitals *capitals, uint32_t token) {
    const Doc *doc = capitals->doc;
    while (capitals->next_match < doc->matches.n && doc->matches.at[capitals->next_match].end <= token) capitals->next_match++;
    if (capitals->next_match >= doc->matches.n) return false;
    const Match *match = &doc->matches.at[capitals->next_match];
    bool         is_noun = match->end == match->first + 1 && classes_at(doc, token) & LISTED_NOUN;
    return match->first <= token && !is_noun;
}

/* "Technische Universität", "Deutscher Bundestag": a body's word behind an adjective with a capital. */
static bool names_body(const Doc *doc, uint32_t token) {
    const uint64_t heads = CLASS(ORG_HEAD) | CLASS(OUTLET_HEAD) | CLASS(PLACE_HEAD) | CLASS(EVENT_HEAD);
    if (!(classes_at(doc, token) & heads) || !token || !is_beside(doc, token) || !has_capital(doc, token - 1)) return false;
    return !(classes_at(doc, token - 1) & ~(CLASS(NAME_PART) | CLASS(ORG_HEAD))) && !(doc->tokens.at[token - 1].flags & SENTENCE_BEFORE);
}

/* "die Friedrich-Schiller-Universität": a body's word tied to a name. */
static bool is_behind_hyphen(const Capitals *capitals, uint32_t token) {
    return token > 1 && token_ties(capitals->doc, token - 1) && capitals->is[token - 2] == CAPITAL_NAME;
}

/* "(SPD)": a party behind a name. */
static bool has_party_behind(const Doc *doc, uint32_t token) {
    if (!token_is(doc, token + 1, "(") || token + 3 >= doc->tokens.n) return false;
    return doc->tokens.at[token + 2].shape >= SHAPE_UPPER && token_is(doc, token + 3, ")");
}

/* "sagte Müller,": what speaks without an article has a name. */
static bool speaks(const Doc *doc, uint32_t token) {
    const uint64_t free = CLASS(PREPOSITION) | CLASS(ADVERB) | CLASS(SUBORDINATOR) | CLASS(CONJUNCTION) | CLASS(AUXILIARY);
    if (!token || !is_beside(doc, token) || !(classes_at(doc, token - 1) & (CLASS(CUE_VERB) | CLASS(CUE_PHRASE)))) return false;
    const Token *next = &doc->tokens.at[token + 1];
    return token + 1 >= doc->tokens.n || next->kind != TOKEN_WORD || next->classes & free;
}

/* "Gerhard Richter" is no judge. */
static bool is_behind_given(const Capitals *capitals, uint32_t token) {
    const Doc *doc = capitals->doc;
    if (!token || !is_beside(doc, token) || capitals->is[token - 1] != CAPITAL_NAME) return false;
    return classes_at(doc, token - 1) & CLASS(GIVEN) && !(classes_at(doc, token - 1) & LISTED_NOUN);
}

/* "Jonas K. Feldmann": what follows a name and an initial is no noun either. */
static bool is_behind_initial(const Capitals *capitals, uint32_t token) {
    const Token *all = capitals->doc->tokens.at;
    if (token < 3 || !is_beside(capitals->doc, token) || !token_is(capitals->doc, token - 1, ".") ||
        all[token - 1].start != all[token - 2].end)
        return false;
    return all[token - 2].end - all[token - 2].start == 1 && all[token - 2].shape == SHAPE_UPPER && capitals->is[token - 3] == CAPITAL_NAME;
}

#define SHORTEST_PART 4u /* bytes */
#define LONGEST_WORD 48u

/* "Bahnsprecher", "Kreispolizeibehörde": what it is says its last part, the longest that is a listed noun. */
static void take_compound(const Capitals *capitals, uint32_t token) {
    Doc        *doc = capitals->doc;
    Token      *t = &doc->tokens.at[token];
    const char *text = doc->text + t->start;
    uint32_t    length = t->end - t->start;
    if (!(doc->habits & HABIT_COMPOUNDS) || t->classes || length > LONGEST_WORD) return;
    for (uint32_t at = 3; at + SHORTEST_PART <= length; at++) {
        Index    word;
        uint64_t classes;
        if (((unsigned char)text[at] & 0xC0) == 0x80 || !language_word(doc, capitals->gazetteer, text + at, length - at, &word, &classes))
            continue;
        if (!(classes & SPEAKING_NOUN)) continue;
        t->classes = classes & (SPEAKING_NOUN | CLASS(TITLE_BEFORE));
        t->word = word;
        return;
    }
}

/* What stands before it in one name: over a hyphen, and over the full stop of an initial: "Koch-Mehrin", "Jürgen R. Thumann". */
static uint32_t before_joint(const Doc *doc, uint32_t token) {
    uint32_t at = token - 1;
    bool     joint = at && doc->tokens.at[at].end - doc->tokens.at[at].start == 1 && doc->tokens.at[at - 1].end == doc->tokens.at[at].start;
    if (!joint || doc->tokens.at[at].kind != TOKEN_PUNCTUATION) return at;
    char c = doc->text[doc->tokens.at[at].start];
    bool initial = c == '.' && doc->tokens.at[at - 1].shape == SHAPE_UPPER && doc->tokens.at[at - 1].end - doc->tokens.at[at - 1].start == 1;
    return initial || (c == '-' && doc->tokens.at[at].end == doc->tokens.at[token].start) ? at - 1 : at;
}

/* "von der Leyen": no article, but a piece of the name. */
static bool is_behind_particles(const Doc *doc, uint32_t token) {
    return token > 1 && is_beside(doc, token) && is_beside(doc, token - 1) && classes_at(doc, token - 1) & CLASS(PARTICLE) &&
           classes_at(doc, token - 2) & CLASS(PARTICLE);
}

/* Is it known to be a name by itself or by what stands right before it? */
static bool is_name(Capitals *capitals, uint32_t token) {
    const Doc *doc = capitals->doc;
    uint64_t   classes = classes_at(doc, token);
    if (is_listed_name(capitals, token) || classes & (CLASS(HONORIFIC) | CLASS(LEGAL_FORM) | CLASS(PARTICLE))) return true;
    if (names_body(doc, token)) return true;
    if (classes & CLASS(ORG_HEAD) && is_behind_hyphen(capitals, token)) return true;
    if (is_behind_given(capitals, token) && !(classes & (CLASS(WEEKDAY) | CLASS(MONTH)))) return true;
    if (classes & LISTED_NOUN) return false;
    if (classes & CLASS(GIVEN) && !has_article(doc, token)) return true;
    if (!token || !is_beside(doc, token)) return classes & CLASS(GIVEN) || classes_at(doc, token + 1) & CLASS(CUE_VERB);
    uint32_t last = before_joint(doc, token);
    uint64_t before = classes_at(doc, token - 1);
    bool     behind_name = capitals->is[last] == CAPITAL_NAME || doc->tokens.at[last].shape >= SHAPE_UPPER;
    if (behind_name && doc->tokens.at[last].kind == TOKEN_WORD) return true;
    if (before & (CLASS(TITLE_BEFORE) | CLASS(HONORIFIC) | CLASS(PARTICLE) | CLASS(KIN)) && !(before & CLASS(DETERMINER))) return true;
    bool given = token > 2 && capitals->is[token - 3] == CAPITAL_NAME && classes_at(doc, token - 3) & CLASS(GIVEN);
    if (given && is_behind_particles(doc, token)) return true; /* "Ursula von der Heyden", not "Peter Brandner von der Werft" */
    if (has_article(doc, token)) return false;
    bool is_part = classes & CLASS(NAME_PART) && !(before & CLASS(PREPOSITION)); /* not "im Vorfeld" */
    return is_part || has_party_behind(doc, token) || speaks(doc, token);
}

/* "Marcos Kyprianou": of two unknown words beside each other the first is a name too where no article stands before it. */
static void name_first(Capitals *capitals, uint32_t token) {
    const Doc *doc = capitals->doc;
    bool       pair = has_capital(doc, token + 1) && is_beside(doc, token + 1) && !(classes_at(doc, token + 1) & LISTED_NOUN);
    if (!pair || classes_at(doc, token) & LISTED_NOUN || has_article(doc, token)) return;
    capitals->is[token] = CAPITAL_NAME;
}

static bool remember(Capitals *capitals, uint32_t token) {
    Seen *seen = memory_put(&capitals->surnames, capitals->doc->tokens.at[token].fold);
    return seen != NULL;
}

/* Where a sentence begins, capitals are owed: such a word proves nothing, and is judged by what it is elsewhere. */
static bool look(Capitals *capitals, uint32_t token) {
    const Doc *doc = capitals->doc;
    if (!has_capital(doc, token)) return true;
    capitals->is[token] = CAPITAL_OPEN;
    take_compound(capitals, token);
    if (is_behind_given(capitals, token) || is_behind_initial(capitals, token))
        capitals->doc->tokens.at[token].classes &= ~(LISTED_NOUN & ~(CLASS(WEEKDAY) | CLASS(MONTH)));
    if (is_name(capitals, token)) capitals->is[token] = CAPITAL_NAME;
    else name_first(capitals, token);
    if (names_body(doc, token)) capitals->is[token - 1] = CAPITAL_NAME;
    bool sure = capitals->is[token] == CAPITAL_NAME && !(classes_at(doc, token) & LISTED_NOUN) && !capital_is_owed(doc, token);
    return !sure || remember(capitals, token);
}

/* "Merkels": the name with the ending of its genitive. */
static bool is_remembered(const Capitals *capitals, uint32_t token) {
    const Token *t = &capitals->doc->tokens.at[token];
    if (memory_find(&capitals->surnames, t->fold)) return true;
    const char *text = capitals->doc->text + t->start;
    uint32_t    length = t->end - t->start;
    return length > 3 && text[length - 1] == 's' && memory_find(&capitals->surnames, fold_hash(text, length - 1));
}

/* "Dort traf Sommer die Botschafterin", not "im Sommer", "nächsten Sommer": a surname that is a noun too, where nothing goes with the noun. */
static bool stands_bare(const Doc *doc, uint32_t token) {
    if (!token || !is_beside(doc, token)) return false;
    const Token *before = &doc->tokens.at[token - 1];
    const char   last = doc->text[before->end - 1];
    bool         is_inflected = last == 'e' || last == 'm' || last == 'n' || last == 'r' || last == 's';
    return before->kind == TOKEN_WORD && before->shape == SHAPE_LOWER && !is_inflected &&
           !(before->classes & (CLASS(PREPOSITION) | CLASS(DETERMINER) | CLASS(CONJUNCTION)));
}

static void settle(Capitals *capitals, uint32_t token) {
    Doc   *doc = capitals->doc;
    Token *t = &doc->tokens.at[token];
    if (capitals->is[token] != CAPITAL_OPEN) return;
    bool may_be_name = !(t->classes & LISTED_NOUN) || stands_bare(doc, token);
    if (may_be_name && (!has_article(doc, token) || is_behind_particles(doc, token)) && is_remembered(capitals, token)) {
        t->classes &= ~LISTED_NOUN;
        return;
    }
    if (capital_is_owed(doc, token)) {
        t->classes |= CLASS(COMMON);
    } else {
        t->classes &= ~VERBS; /* "die Suche", not "er suche" */
        t->shape = SHAPE_LOWER;
    }
    t->flags |= NOUN;
}

bool capitals_settle(Doc *doc, const Gazetteer *gazetteer, Arena *scratch) {
    Capitals capitals = {.doc = doc, .gazetteer = gazetteer, .is = arena_alloc(scratch, doc->tokens.n + 1)};
    if (!capitals.is || !memory_make(&capitals.surnames, scratch)) return false;
    for (uint32_t i = 0; i <= doc->tokens.n; i++) capitals.is[i] = CAPITAL_NONE;
    for (uint32_t i = 0; i < doc->tokens.n; i++)
        if (!look(&capitals, i)) return false;
    for (uint32_t i = 0; i < doc->tokens.n; i++) settle(&capitals, i);
    return true;
}

#define MOST_ADDED 8u /* tokens: "beim Gipfel in Bonn" */

uint32_t phrase_addition_end(const Doc *doc, uint32_t at) {
    const uint64_t stops = CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) | CLASS(SUBORDINATOR) | CLASS(CUE_PHRASE);
    if (!(doc->habits & HABIT_NOUN_CAPITALS) || !(classes_at(doc, at) & CLASS(PREPOSITION))) return at;
    for (uint32_t i = at; i < at + MOST_ADDED && i < doc->tokens.n && goes_on(doc, i); i++) {
        if (is_comma(doc, i)) return i;
        const uint64_t verbs = doc->tokens.at[i].flags & NOUN ? 0 : CLASS(VERB) | CLASS(CUE_VERB);
        if (token_classes(doc, i) & (stops | verbs) || doc->tokens.at[i].kind == TOKEN_MARK) break;
    }
    return at;
}
