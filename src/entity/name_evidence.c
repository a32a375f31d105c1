/* What speaks for and against a piece of a run being a name of some type. */
#include "name_facts.h"
#include "word_at.h"
#include <string.h>

const char *evidence_text(unsigned evidence) {
    static const char *const texts[] = {
#define EVIDENCE_TEXT(name, text) text,
        NAME_EVIDENCE(EVIDENCE_TEXT)
#undef EVIDENCE_TEXT
    };
    return evidence < N_EVIDENCE ? texts[evidence] : "?";
}

/* ---- Listed names ------------------------------------------------------------------------------------------------ */

Index piece_match(const Run *run, uint32_t first, uint32_t end) {
    const Word *a = &run->words[first], *z = &run->words[end - 1];
    if (a->match == NONE || z->match != a->match || !(z->flags & WORD_ENDS)) return NONE;
    bool behind_the = first && a[-1].flags & WORD_THE && a[-1].match == a->match && a[-1].flags & WORD_STARTS;
    return a->flags & WORD_STARTS || behind_the ? a->match : NONE;
}

/* Readings come highest prior first. */
Index match_reading(const Finder *finder, Index match, unsigned type) {
    Range range = finder->doc->matches.at[match].readings;
    for (Index i = range.first; i < range.first + range.n; i++)
        if (finder->usable[i] && (type == N_TYPES || finder->doc->readings.at[i].type == type)) return i;
    return NONE;
}

/* Joiners, full stops and the like are OUT where they are in no name, whatever stands beside them. */
static bool word_counts(const Word *word) {
    if (word->flags & WORD_NAME_LIKE || word->match != NONE) return true;
    return !(word->flags & (WORD_JOINS | WORD_HYPHEN | WORD_POSSESSIVE | WORD_BRACKET | WORD_COMMA));
}

#define BODY (1u << TYPE_ORGANIZATION | 1u << TYPE_OUTLET)

/* ---- Where it starts --------------------------------------------------------------------------------------------- */

/* What stands before, where that is another word of the run: the strongest that it can be. */
static void before_in_run(const Run *run, const Word *before, Facts *facts) {
    unsigned type = before->flags & WORD_ENDS ? before->types : 0;
    if (before->classes & CLASS(HONORIFIC)) ADD(BEFORE_HONORIFIC);
    else if (before->classes & (CLASS(TITLE) | CLASS(TITLE_BEFORE))) ADD(BEFORE_TITLE_CAPITAL);
    else if (type & 1u << TYPE_GROUP) ADD(BEFORE_GROUP);
    else if (type & 1u << TYPE_PLACE) ADD(BEFORE_PLACE);
    else if (type) ADD(BEFORE_LISTED);
    else if (run->title_case) ADD(BEFORE_LINE);
    else ADD(BEFORE_CAPITAL);
}

/* "the company Vanta", "the village of Orle", "the film Sand": the noun says what is named. */
static void before_noun(uint64_t classes, Facts *facts) {
    ADD_IF(classes & CLASS(GROUP_NOUN), BEFORE_BODY_NOUN);
    ADD_IF(classes & CLASS(PLACE_NOUN), BEFORE_PLACE_NOUN);
    ADD_IF(classes & CLASS(DOCUMENT_NOUN), BEFORE_WORK_NOUN);
    ADD_IF(!(classes & (CLASS(GROUP_NOUN) | CLASS(PLACE_NOUN) | CLASS(DOCUMENT_NOUN))), BEFORE_WORD);
}

/* In Cyrillic names of bodies stand between marks behind the noun that says what they are: "банк «Рига»", "в театре «Берег»". */
static void before_mark(const Doc *doc, uint32_t mark, Facts *facts) {
    uint64_t classes = mark && doc->tokens.at[mark - 1].shape == SHAPE_LOWER ? token_classes(doc, mark - 1) : 0;
    ADD_IF(classes & (CLASS(ORG_HEAD) | CLASS(OUTLET_HEAD)), BEFORE_BODY_NOUN);
    ADD_IF(classes & CLASS(PLACE_HEAD), BEFORE_PLACE_NOUN);
    ADD_IF(classes & (CLASS(DOCUMENT_NOUN) | CLASS(EVENT_HEAD)), BEFORE_WORK_NOUN);
}

static void before_punctuation(const Finder *finder, uint32_t token, Facts *facts) {
    const Doc   *doc = finder->doc;
    const Token *t = &doc->tokens.at[token];
    char         c = doc->text[t->start];
    if (t->kind == TOKEN_MARK) {
        ADD(BEFORE_MARK);
        if (finder->wording.forms) before_mark(doc, token, facts);
    } else if (c == ',') {
        uint64_t nouns = token && t[-1].shape == SHAPE_LOWER ? t[-1].classes & (CLASS(GROUP_NOUN) | CLASS(PLACE_NOUN)) : 0;
        ADD(BEFORE_COMMA);
        if (nouns) before_noun(nouns, facts); /* "the state's airline, Easy Sky, said" */
    }
    else if (c == '(' || c == '[') ADD(BEFORE_BRACKET);
    else if (c == '-' && token && t[-1].end == t->start && t[-1].shape == SHAPE_LOWER) ADD(BEFORE_PREFIX); /* "anti-Trump" */
    else if (c == '-' || c == '/') ADD(BEFORE_HYPHEN);
    else ADD(BEFORE_NOTHING);
}

/* "the village of Orle", "Vanta Inc. of Orle", "the founder of Vanta", "residents of Tarn", "shares of Norra" */
static void before_of(const Doc *doc, uint32_t of, Facts *facts) {
    bool     behind_dot = of > 1 && doc->text[doc->tokens.at[of - 1].start] == '.';
    uint64_t classes = of ? doc->tokens.at[of - 1 - behind_dot].classes : 0;
    ADD(BEFORE_OF);
    if (classes & CLASS(LEGAL_FORM)) ADD(OF_PLACE_NOUN);
    else if (classes & CLASS(TITLE)) ADD(OF_TITLE);
    else if (classes & CLASS(PLACE_NOUN)) ADD(OF_PLACE_NOUN);
    else if (classes & CLASS(GROUP_NOUN)) ADD(OF_BODY_NOUN);
    else if (classes & CLASS(PERSON_NOUN)) ADD(OF_PEOPLE);
}

static void before_word(const Finder *finder, uint32_t token, Facts *facts) {
    const Doc   *doc = finder->doc;
    const Token *t = &doc->tokens.at[token];
    unsigned     small = small_word(finder, t);
    uint64_t     classes = token_classes(doc, token);
    ADD_IF(small & SMALL_PAPER, BEFORE_PAPER); /* "the newspaper Argus" */
    if (t->flags & POSSESSIVE_END) ADD(BEFORE_POSSESSIVE);
    else if (small & SMALL_THE) {
        ADD(BEFORE_THE);
        ADD_IF(token && small_word(finder, t - 1) & SMALL_TOLD, BEFORE_TOLD); /* "told the Argus" */
    } else if (small & SMALL_OF) before_of(doc, token, facts);
    else if (small & SMALL_AND) ADD(BEFORE_AND);
    else if (classes & CLASS(CUE_PHRASE) && !finder->wording.forms) ADD(BEFORE_SOURCE); /* "according to Orlick" */
    else if (small & SMALL_IN) ADD(BEFORE_IN);
    else if (small & SMALL_SPEAK) ADD(BEFORE_SPEAK);
    else if (classes & CLASS(HONORIFIC) && t->shape != SHAPE_LOWER) ADD(BEFORE_HONORIFIC);
    else if (token && token_is(doc, token, "old") && is_hyphen(doc, token - 1)) ADD(BEFORE_AGE); /* "76-year-old Orlick" */
    else if (classes & (CLASS(FORMER) | CLASS(ACTING)) && !(classes & CLASS(TITLE))) ADD(BEFORE_FORMER);
    else if (classes & CLASS(CUE_VERB)) ADD(BEFORE_CUE);
    else if (classes & CLASS(TITLE)) ADD(BEFORE_TITLE);
    else if (classes & CLASS(KIN)) ADD(BEFORE_KIN);
    else if (classes & CLASS(POSSESSIVE)) ADD(BEFORE_POSSESSIVE);
    else if (classes & CLASS(DETERMINER)) ADD(BEFORE_DETERMINER);
    else if (classes & CLASS(PREPOSITION)) ADD(BEFORE_PREPOSITION);
    else if (classes & CLASS(VERB)) ADD(BEFORE_VERB);
    else before_noun(classes, facts);
}

/* ---- Lists of names ---------------------------------------------------------------------------------------------- */

/* What a listed name that is exactly the match says of its neighbour: "Oslo, Orle and Riga" are all places. */
static void add_neighbour(const Finder *finder, Index match, bool is_before, Facts *facts) {
    Index reading = match_reading(finder, match, N_TYPES);
    if (reading == NONE) return;
    unsigned type = finder->doc->readings.at[reading].type;
    unsigned kind = type == TYPE_PERSON ? 0 : type == TYPE_PLACE ? 2 : type == TYPE_GROUP ? 3 : 1;
    if (type == TYPE_EVENT || type == TYPE_OTHER) return;
    facts_add(facts, (is_before ? EVIDENCE_BESIDE_PERSON : EVIDENCE_LIST_PERSON) + kind);
}

static bool starts_afresh(const Token *token) { return token->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE); }

static bool is_and(const Finder *finder, uint32_t token) {
    const Doc *doc = finder->doc;
    return token < doc->tokens.n && !starts_afresh(&doc->tokens.at[token]) && small_word(finder, &doc->tokens.at[token]) & SMALL_AND;
}

static bool parts_a_list(const Finder *finder, uint32_t token) { return is_comma(finder->doc, token) || is_and(finder, token); }

/* The first match that ends behind `token`. Runs hold no more than RUN_MOST words, so that few matches lie between their ends. */
static Index match_behind(const Finder *finder, uint32_t token) {
    const Doc *doc = finder->doc;
    Index      i = finder->next_match < doc->matches.n ? finder->next_match : doc->matches.n;
    while (i && doc->matches.at[i - 1].end > token) i--;
    while (i < doc->matches.n && doc->matches.at[i].end <= token) i++;
    return i;
}

/* A comma alone makes a list where another one follows or goes before: "Finland's ambassador to Tallinn, Liisa Koivu" is none. */
static void listed_before(const Finder *finder, uint32_t first, Facts *facts) {
    const Doc *doc = finder->doc;
    if (first < 2 || starts_afresh(&doc->tokens.at[first]) || !parts_a_list(finder, first - 1)) return;
    bool     has_and = is_and(finder, first - 1);
    uint32_t end = first - 1 - (has_and && is_comma(finder->doc, first - 2));
    Index    next = match_behind(finder, end);
    if (!next || doc->matches.at[next - 1].end != end) return;
    uint32_t start = doc->matches.at[next - 1].first;
    if (has_and || (start && parts_a_list(finder, start - 1))) add_neighbour(finder, next - 1, true, facts);
}

static void listed_behind(const Finder *finder, uint32_t end, Facts *facts) {
    const Doc *doc = finder->doc;
    if (!parts_a_list(finder, end)) return;
    bool     has_and = is_and(finder, end) || is_and(finder, end + 1);
    uint32_t start = end + 1 + (is_comma(finder->doc, end) && is_and(finder, end + 1));
    Index    next = match_behind(finder, start);
    if (next == doc->matches.n || doc->matches.at[next].first != start) return;
    if (has_and || parts_a_list(finder, doc->matches.at[next].end)) add_neighbour(finder, next, false, facts);
}

/* "The", "In", "But", "Continued" at the start of a sentence: what stands before the name is then what it is elsewhere. */
static bool is_small_word(const Run *run, const Word *word) {
    uint64_t small = FUNCTION_WORD | CLASS(ADVERB) | (run->title_case ? 0 : CLASS(CUE_VERB));
    return word->flags & WORD_OWED && word->match == NONE && word->classes & small;
}

static void before(const Finder *finder, const Run *run, uint32_t first, Facts *facts) {
    const Doc   *doc = finder->doc;
    uint32_t     token = run->words[first].token;
    const Token *t = &doc->tokens.at[token];
    if (!token || t->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE)) {
        ADD(BEFORE_NOTHING);
        return;
    }
    const Word *word = first ? &run->words[first - 1] : NULL;
    if (word && word->flags & WORD_DOT && first > 1) word--; /* "Gov. Christie" */
    if (word && word->flags & WORD_NAME_LIKE && !is_small_word(run, word)) before_in_run(run, word, facts);
    else if (doc->tokens.at[token - 1].kind == TOKEN_WORD) before_word(finder, token - 1, facts);
    else before_punctuation(finder, token - 1, facts);
}

static void first_word(const Word *word, Facts *facts) {
    uint64_t classes = word->classes;
    unsigned type = word->types;
    ADD_IF(classes & CLASS(GIVEN), FIRST_GIVEN);
    ADD_IF(classes & CLASS(NAME_PART), FIRST_NAME_PART);
    ADD_IF(classes & CLASS(ORG_HEAD), FIRST_ORG_HEAD);
    ADD_IF(classes & (CLASS(PLACE_BEFORE) | CLASS(PLACE_HEAD)), FIRST_PLACE_WORD);
    ADD_IF(classes & CLASS(HONORIFIC), FIRST_HONORIFIC);
    ADD_IF(classes & (CLASS(TITLE) | CLASS(TITLE_BEFORE)), FIRST_TITLE);
    ADD_IF(classes & CLASS(COMMON), FIRST_COMMON);
    ADD_IF(classes & FUNCTION_WORD, FIRST_FUNCTION);
    ADD_IF(classes & DATE_WORD, FIRST_TIME);
    ADD_IF(classes & (CLASS(FORMER) | CLASS(ACTING)), FIRST_FORMER);
    ADD_IF(classes & (CLASS(VERB) | CLASS(CUE_VERB)), FIRST_VERB);
    ADD_IF(classes & CLASS(CUE_VERB) && word->flags & WORD_OWED, FIRST_OWED_CUE); /* "Continued Stone: ..." */
    ADD_IF(classes & CLASS(PREPOSITION) && word->flags & WORD_OWED && word->match == NONE, FIRST_OWED_PREPOSITION); /* "Near Orle, ..." */
    ADD_IF(!(word->flags & WORD_NAME_LIKE) && classes & CLASS(PARTICLE), FIRST_PARTICLE);
    ADD_IF(!(word->flags & WORD_NAME_LIKE) && !(classes & CLASS(PARTICLE)), FIRST_LOWER);
    ADD_IF(word->flags & WORD_INITIAL, FIRST_INITIAL);
    ADD_IF(classes & CLASS(NUMBER), FIRST_NUMBER);
    ADD_IF(type & 1u << TYPE_GROUP, FIRST_GROUP);
    ADD_IF(type & 1u << TYPE_PLACE, FIRST_PLACE);
    ADD_IF(type & 1u << TYPE_PERSON, FIRST_PERSON);
    ADD_IF(type & BODY, FIRST_BODY);
    if (!word->seen) return;
    ADD_IF(word->seen->lower, FIRST_SEEN_LOWER);
    ADD_IF(word->seen->titled, FIRST_TITLED);
    ADD_IF(word->seen->placed, FIRST_PLACED);
}

void evidence_of_start(const Finder *finder, const Run *run, uint32_t first, Facts *facts) {
    if (!word_counts(&run->words[first])) return;
    before(finder, run, first, facts);
    listed_before(finder, run->words[first].token, facts);
    first_word(&run->words[first], facts);
}

/* ---- Where it ends ----------------------------------------------------------------------------------------------- */

typedef struct Ending {
    char    text[8];
    uint8_t length, evidence;
} Ending;

#define PERSON_ENDING(text) {text, sizeof(text) - 1, EVIDENCE_LAST_PERSON_ENDING}
#define PLACE_ENDING(text) {text, sizeof(text) - 1, EVIDENCE_LAST_PLACE_ENDING}
#define GROUP_ENDING(text) {text, sizeof(text) - 1, EVIDENCE_LAST_GROUP_ENDING}

/* Those with one last letter stand together; the first one that fits counts. */
static const Ending endings[] = {
    PLACE_ENDING("abad"), PLACE_ENDING("field"), PLACE_ENDING("ford"), PLACE_ENDING("grad"), PLACE_ENDING("land"),
    PERSON_ENDING("dze"), GROUP_ENDING("ese"), PLACE_ENDING("shire"), PLACE_ENDING("ville"),
    PERSON_ENDING("berg"), PLACE_ENDING("burg"),
    PLACE_ENDING("borough"), PLACE_ENDING("burgh"), GROUP_ENDING("ish"), PLACE_ENDING("mouth"), PERSON_ENDING("vich"),
    GROUP_ENDING("ani"), PERSON_ENDING("ini"), PERSON_ENDING("shvili"), PERSON_ENDING("ski"),
    PLACE_ENDING("ham"),
    GROUP_ENDING("ean"), GROUP_ENDING("ian"), PERSON_ENDING("man"), PERSON_ENDING("mann"), PERSON_ENDING("sen"),
    PERSON_ENDING("son"), PLACE_ENDING("stan"), PERSON_ENDING("stein"), PLACE_ENDING("town"), PERSON_ENDING("yan"),
    PERSON_ENDING("ello"), PERSON_ENDING("enko"),
    PLACE_ENDING("chester"), PLACE_ENDING("pur"),
    GROUP_ENDING("anis"), GROUP_ENDING("ans"), GROUP_ENDING("crats"), GROUP_ENDING("ists"), GROUP_ENDING("ites"),
    PERSON_ENDING("opoulos"), PLACE_ENDING("polis"),
    PLACE_ENDING("port"),
    PERSON_ENDING("escu"),
    PERSON_ENDING("ev"), PERSON_ENDING("ov"),
    PERSON_ENDING("sky"),
    PERSON_ENDING("ez"),
    PERSON_ENDING("eva"), PLACE_ENDING("nesia"), PERSON_ENDING("ova"),
};
enum { N_ENDINGS = sizeof endings / sizeof *endings };

void endings_index(uint8_t first_of[26]) {
    memset(first_of, N_ENDINGS, 26);
    for (unsigned i = N_ENDINGS; i-- > 0;) first_of[endings[i].text[endings[i].length - 1] - 'a'] = (uint8_t)i;
}

static void last_ending(const Finder *finder, const Token *token, Facts *facts) {
    uint32_t    length = token->end - token->start;
    const char *end = finder->doc->text + token->end;
    char        last = end[-1];
    if (last < 'a' || last > 'z') return;
    for (unsigned i = finder->model->endings[last - 'a']; i < N_ENDINGS; i++) {
        const Ending *ending = &endings[i];
        if (ending->text[ending->length - 1] != last) return;
        if (length < ending->length + 2u || memcmp(end - ending->length, ending->text, ending->length) != 0) continue;
        facts_add(facts, ending->evidence);
        return;
    }
}

static bool is_short_part(const Finder *finder, const Word *word) {
    const Token *token = &finder->doc->tokens.at[word->token];
    return token->shape == SHAPE_CAPITAL && token->end - token->start < 7 && word->match == NONE &&
           !(word->classes & ~(CLASS(NAME_PART) | CLASS(GIVEN)));
}

/* "man" in "Yeung Kin-man": two short parts of a name stand before it. */
static bool is_syllable(const Finder *finder, const Run *run, const Word *word) {
    if (word - run->words < 3 || !(word[-1].flags & WORD_HYPHEN) || word->classes & (CLASS(VERB) | CLASS(CUE_VERB))) return false;
    return is_short_part(finder, &word[-2]) && is_short_part(finder, &word[-3]);
}

/* "Kwok-yung", but "US-led", "Trump-backed". */
static void tail(const Finder *finder, const Run *run, const Word *word, Facts *facts) {
    const Token *token = &finder->doc->tokens.at[word->token];
    bool         syllable = is_syllable(finder, run, word);
    ADD(LAST_TAIL);
    ADD_IF(word->classes && !syllable, LAST_TAIL_WORD);
    ADD_IF(token->end - token->start > 3 && memcmp(finder->doc->text + token->end - 2, "ed", 2) == 0, LAST_TAIL_ED);
}

/* "James B" of "James B. Roe" */
static bool is_initial_before_name(const Run *run, uint32_t end) {
    const Word *word = &run->words[end - 1];
    return word->flags & WORD_INITIAL && end + 1 < run->n && word[1].flags & WORD_DOT && word[2].flags & WORD_NAME_LIKE;
}

static void last_word(const Finder *finder, const Run *run, uint32_t end, Facts *facts) {
    const Word *word = &run->words[end - 1];
    if (word->flags & WORD_DOT) {
        ADD(LAST_DOT);
        if (end > 1) word--;
    }
    uint64_t classes = word->classes;
    unsigned type = word->types;
    ADD_IF(is_initial_before_name(run, end), LAST_INITIAL);
    ADD_IF(classes & CLASS(GIVEN), LAST_GIVEN);
    ADD_IF(classes & CLASS(NAME_PART), LAST_NAME_PART);
    ADD_IF(classes & CLASS(ORG_HEAD), LAST_ORG_HEAD);
    ADD_IF(classes & CLASS(LEGAL_FORM), LAST_LEGAL);
    ADD_IF(classes & CLASS(OUTLET_HEAD), LAST_OUTLET);
    ADD_IF(classes & CLASS(PLACE_HEAD), LAST_PLACE_WORD);
    ADD_IF(classes & CLASS(EVENT_HEAD), LAST_EVENT);
    ADD_IF(classes & CLASS(SUFFIX), LAST_SUFFIX);
    ADD_IF(classes & CLASS(TITLE), LAST_TITLE);
    ADD_IF(classes & CLASS(COMMON), LAST_COMMON);
    ADD_IF(classes & (CLASS(GROUP_NOUN) | CLASS(PLACE_NOUN) | CLASS(DOCUMENT_NOUN)), LAST_HEAD_NOUN);
    if (word->flags & WORD_TAIL) tail(finder, run, word, facts);
    else ADD_IF(!(word->flags & WORD_NAME_LIKE), LAST_LOWER);
    ADD_IF(finder->doc->tokens.at[word->token].kind == TOKEN_NUMBER, LAST_NUMBER);
    ADD_IF(type & 1u << TYPE_PERSON, LAST_PERSON);
    ADD_IF(type & 1u << TYPE_PLACE, LAST_PLACE);
    ADD_IF(type & 1u << TYPE_GROUP, LAST_GROUP);
    ADD_IF(type & BODY, LAST_BODY);
    if (word->match == NONE) last_ending(finder, &finder->doc->tokens.at[word->token], facts);
    if (!word->seen) return;
    ADD_IF(word->seen->lower, LAST_SEEN_LOWER);
    ADD_IF(word->seen->titled, LAST_TITLED);
    ADD_IF(word->seen->placed, LAST_PLACED);
    ADD_IF(word->seen->speaking, LAST_SPEAKING);
}

/* "Vanta, a mining company", "Orle, a small town" */
static void behind_determiner(const Doc *doc, uint32_t determiner, Facts *facts) {
    for (const Token *t = &doc->tokens.at[determiner + 1], *end = t + 3; t < end && t->kind == TOKEN_WORD; t++) {
        if (t->shape != SHAPE_LOWER || !(t->classes & (CLASS(GROUP_NOUN) | CLASS(PLACE_NOUN)))) continue;
        ADD_IF(t->classes & CLASS(GROUP_NOUN), BEHIND_BODY_ROLE);
        ADD_IF(t->classes & CLASS(PLACE_NOUN), BEHIND_PLACE_ROLE);
        return;
    }
    ADD(BEHIND_COMMA);
}

/* "Peskov, 56, said", "Kelin, who", "Starmer, the prime minister", "Trenton, N.J." */
static void behind_comma(const Finder *finder, uint32_t comma, Facts *facts) {
    const Doc *doc = finder->doc;
    uint32_t   next = comma + 1, n = doc->tokens.n;
    if (next >= n) return;
    const Token *t = &doc->tokens.at[next];
    if (t->kind == TOKEN_NUMBER && t->end - t->start == 2 && next + 1 < n && doc->text[t[1].start] == ',') ADD(BEHIND_AGE);
    else if (t->classes & CLASS(RELATIVE)) ADD(BEHIND_WHO);
    else if (t->classes & (CLASS(TITLE) | CLASS(FORMER)) || says_who(finder, comma)) ADD(BEHIND_ROLE);
    else if (t->classes & CLASS(DETERMINER) && next + 3 < n) behind_determiner(doc, next, facts);
    else if (t->kind == TOKEN_WORD && t->shape >= SHAPE_CAPITAL) ADD(BEHIND_COMMA_NAME);
    else ADD(BEHIND_COMMA);
}

static void behind_punctuation(const Finder *finder, uint32_t token, Facts *facts) {
    const Doc   *doc = finder->doc;
    const Token *t = &doc->tokens.at[token];
    char         c = doc->text[t->start];
    bool         more = token + 1 < doc->tokens.n;
    if (t->kind == TOKEN_MARK) ADD(BEHIND_MARK);
    else if (c == ',') behind_comma(finder, token, facts);
    else if (c == '(' && more && t[1].shape == SHAPE_UPPER && t[1].end - t[1].start > 1) ADD(BEHIND_ACRONYM);
    else if (c == '(' || c == '[') ADD(BEHIND_BRACKET);
    else if (c == '-' && t[-1].end == t->start && more) {
        if (t[1].shape == SHAPE_LOWER) ADD(BEHIND_HYPHEN_LOWER);
        else ADD(BEHIND_HYPHEN);
    } else if (t->kind == TOKEN_NUMBER) ADD(BEHIND_NUMBER);
    else ADD(BEHIND_END);
}

static void behind_word(const Finder *finder, const Run *run, uint32_t token, Facts *facts) {
    const Doc   *doc = finder->doc;
    const Token *t = &doc->tokens.at[token];
    unsigned     small = small_word(finder, t);
    uint64_t     classes = token_classes(doc, token);
    bool         capital = t->shape >= SHAPE_CAPITAL;
    ADD_IF(small & SMALL_PAPER && !capital, BEHIND_PAPER); /* "the Argus newspaper" */
    if (t->flags & POSSESSIVE_END) ADD(BEHIND_POSSESSIVE);
    else if (classes & CLASS(TITLE)) facts_add(facts, capital ? EVIDENCE_BEHIND_TITLE_CAPITAL : EVIDENCE_BEHIND_TITLE);
    else if (capital && run->title_case) ADD(BEHIND_LINE);
    else if (capital) ADD(BEHIND_CAPITAL);
    else if (small & SMALL_AND) ADD(BEHIND_AND);
    else if (small & SMALL_OF) ADD(BEHIND_OF);
    else if (classes & CLASS(CUE_VERB) || cue_follows(finder, token)) ADD(BEHIND_CUE);
    else if (classes & (CLASS(VERB) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL))) ADD(BEHIND_VERB);
    else if (classes & (PEOPLE_NOUN | CLASS(PLACE_NOUN))) {
        ADD_IF(classes & CLASS(GROUP_NOUN), BEHIND_BODY_NOUN);
        ADD_IF(classes & CLASS(PLACE_NOUN), BEHIND_PLACE_NOUN);
        ADD_IF(classes & (CLASS(PERSON_NOUN) | CLASS(KIN)), BEHIND_PEOPLE);
    }
    else if (classes & CLASS(RELATIVE)) ADD(BEHIND_WHO);
    else if (classes & (CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(ADVERB) | DATE_WORD))
        ADD(BEHIND_PREPOSITION);
    else ADD(BEHIND_NOUN);
}

void evidence_of_end(const Finder *finder, const Run *run, uint32_t end, Facts *facts) {
    const Doc *doc = finder->doc;
    uint32_t   token = run->words[end - 1].token + 1;
    if (!word_counts(&run->words[end - 1])) return;
    last_word(finder, run, end, facts);
    listed_behind(finder, token, facts);
    if (token >= doc->tokens.n || doc->tokens.at[token].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE)) ADD(BEHIND_END);
    else if (doc->tokens.at[token].kind == TOKEN_WORD) behind_word(finder, run, token, facts);
    else behind_punctuation(finder, token, facts);
}

/* ---- What was read before ---------------------------------------------------------------------------------------- */

static void remembered_of_word(const Word *word, Facts *facts) {
    if (!word->seen) return;
    ADD_IF(word->seen->initials, IS_INITIALS);
    ADD_IF(word->seen->last, IS_LAST);
    ADD_IF(word->seen->first, IS_FIRST);
    ADD_IF(word->seen->body, IS_OF_BODY);
    ADD_IF(word->seen->place, IS_OF_PLACE);
}

static void named(const Finder *finder, uint64_t key, Facts *facts) {
    const Seen *as = memory_find(&finder->memory, key);
    if (!as) return;
    unsigned best = 0;
    float    sum = as->as[0];
    for (unsigned type = 1; type < N_TYPES; type++) {
        sum += as->as[type];
        if (as->as[type] > as->as[best]) best = type;
    }
    if (sum < 1.5F) return;
    facts_add(facts, EVIDENCE_NAMED_PERSON + best);
    ADD_IF(as->as[best] > 0.75F * sum, NAMED_SURELY);
    ADD_IF(sum > 4, NAMED_OFTEN);
}

static bool is_found(const Finder *finder, uint64_t key) {
    const Seen *as = memory_find(&finder->memory, key);
    float       sum = 0;
    for (unsigned type = 0; as && type < N_TYPES; type++) sum += as->as[type];
    return sum > 0.5F;
}

void evidence_remembered(const Finder *finder, const Run *run, const Weighed *piece, Facts *facts) {
    const Word *a = &run->words[piece->first], *z = &run->words[piece->end - 1];
    ADD_IF(a->seen && a->seen->first && word_counts(a), FIRST_OF_PERSON);
    if (z->flags & WORD_DOT && piece->end > 1) z--;
    ADD_IF(z->seen && z->seen->last && word_counts(&run->words[piece->end - 1]), LAST_OF_PERSON);
    if (piece->end - piece->first == 1) remembered_of_word(a, facts);
    if (!finder->again) return;
    named(finder, piece->key, facts);
    /* "Vanta and Orle Bank", where both stand alone elsewhere */
    ADD_IF(piece->before_and && is_found(finder, piece->before_and) && is_found(finder, piece->behind_and), HAS_TWO_NAMES);
}
