/* Stretches of text that names may stand in. */
#include "name_finder.h"
#include "fold.h"
#include "word_at.h"
#include <string.h>

/* ---- Small words ------------------------------------------------------------------------------------------------- */

void small_words_fill(SmallWords *small) {
    static const struct {
        const char *text;
        uint8_t     what;
    } words[] = {
        {"of", SMALL_JOINS | SMALL_OF}, {"and", SMALL_JOINS | SMALL_AND}, {"&", SMALL_JOINS | SMALL_AND},
        {"the", SMALL_JOINS | SMALL_THE}, {"for", SMALL_JOINS}, {"on", SMALL_JOINS}, {"to", SMALL_JOINS | SMALL_IN},
        {"against", SMALL_JOINS}, {"de", SMALL_JOINS}, {"la", SMALL_JOINS}, {"del", SMALL_JOINS}, {"des", SMALL_JOINS},
        {"du", SMALL_JOINS}, {"et", SMALL_JOINS}, {"y", SMALL_JOINS}, {"e", SMALL_JOINS}, {"da", SMALL_JOINS}, {"do", SMALL_JOINS},
        {"dos", SMALL_JOINS}, {"der", SMALL_JOINS}, {"und", SMALL_JOINS}, {"di", SMALL_JOINS}, {"in", SMALL_IN}, {"at", SMALL_IN},
        {"near", SMALL_IN}, {"from", SMALL_IN}, {"across", SMALL_IN}, {"outside", SMALL_IN}, {"inside", SMALL_IN},
        {"into", SMALL_IN}, {"around", SMALL_IN}, {"told", SMALL_TOLD}, {"speak", SMALL_SPEAK}, {"speaks", SMALL_SPEAK},
        {"spoke", SMALL_SPEAK}, {"spoken", SMALL_SPEAK}, {"speaking", SMALL_SPEAK}, {"learn", SMALL_SPEAK},
        {"learned", SMALL_SPEAK}, {"learning", SMALL_SPEAK}, {"fluent", SMALL_SPEAK}, {"newspaper", SMALL_PAPER}, {"daily", SMALL_PAPER},
        {"weekly", SMALL_PAPER}, {"magazine", SMALL_PAPER}, {"tabloid", SMALL_PAPER}, {"broadsheet", SMALL_PAPER}, {"broadcaster", SMALL_PAPER},
        {"website", SMALL_PAPER}, {"site", SMALL_PAPER}, {"portal", SMALL_PAPER}, {"newswire", SMALL_PAPER}, {"newspapers", SMALL_PAPER},
        {"station", SMALL_PAPER}, {"channel", SMALL_PAPER},
    };
    memset(small, 0, sizeof *small);
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++) {
        uint64_t fold = fold_hash(words[i].text, strlen(words[i].text));
        uint32_t at = (uint32_t)fold % SMALL_PLACES;
        while (small->folds[at]) at = (at + 1) % SMALL_PLACES;
        small->folds[at] = fold;
        small->what[at] = words[i].what;
    }
}

unsigned small_word(const Finder *finder, const Token *token) {
    const SmallWords *small = &finder->model->small;
    uint64_t          fold = token->like > 1 ? finder->doc->likes.at[token->like].fold : token->fold;
    for (uint32_t at = (uint32_t)fold % SMALL_PLACES; small->folds[at]; at = (at + 1) % SMALL_PLACES)
        if (small->folds[at] == fold) return small->what[at];
    return 0;
}

#define LOWER_MOST 7u /* words in lower case, one behind the other */

/* ---- Which tokens ------------------------------------------------------------------------------------------------ */

static bool touches_next(const Doc *doc, uint32_t token) {
    return token + 1 < doc->tokens.n && doc->tokens.at[token].end == doc->tokens.at[token + 1].start;
}

bool token_ties(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    const char  *text = doc->text + t->start;
    uint32_t     length = t->end - t->start;
    if (t->kind != TOKEN_PUNCTUATION) return false;
    if (length == 1) return *text == '-';
    return length == 3 && (memcmp(text, "\xE2\x80\x93", 3) == 0 || memcmp(text, "\xE2\x80\x91", 3) == 0);
}

#define PARTICLES_MOST 3u

/* "Sami al-Hamad", "al Ashry", "Teun van der Orle": a particle in lower case counts where a capital follows, at once, behind a hyphen or
 * behind more particles. */
static bool opens_by_particle(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (t->shape != SHAPE_LOWER || !(t->classes & CLASS(PARTICLE))) return false;
    uint32_t next = token + 1;
    if (next < doc->tokens.n && touches_next(doc, token) && token_ties(doc, next)) next++;
    while (next - token < PARTICLES_MOST && goes_on(doc, next) && doc->tokens.at[next].shape == SHAPE_LOWER && classes_at(doc, next) & CLASS(PARTICLE))
        next++;
    return next < doc->tokens.n && word_has_capital(&doc->tokens.at[next]) && !(doc->tokens.at[next].flags & SENTENCE_BEFORE);
}

static bool opens(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return word_has_capital(t) || t->kind == TOKEN_ADDRESS || opens_by_particle(doc, token);
}

/* Words that stand inside names of bodies, works and events between words with capitals: "Institute for the Study of War". */
static bool joins(const Finder *finder, uint32_t token) {
    const Token *t = &finder->doc->tokens.at[token];
    return (t->shape == SHAPE_LOWER || t->kind != TOKEN_WORD) && small_word(finder, t) & SMALL_JOINS;
}

static bool may_follow(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return t->kind == TOKEN_WORD && (t->shape >= SHAPE_CAPITAL || t->end - t->start > 6);
}

static bool starts_afresh(const Token *token) { return token->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE | MARKUP); }

/* The end of "-yung" in "Kwok-yung", "-o-cha" in "Chan-o-cha", at the first hyphen; 0 where there is none. What is said of it
 * ("US-led") parts it again. */
static uint32_t behind_tail(const Doc *doc, uint32_t token) {
    uint32_t at = token, n = doc->tokens.n;
    for (unsigned parts = 0; parts < 2 && at + 1 < n && token_ties(doc, at); parts++, at += 2) {
        const Token *tail = &doc->tokens.at[at + 1];
        if (doc->tokens.at[at - 1].end != doc->tokens.at[at].start || !touches_next(doc, at)) break;
        if (tail->kind != TOKEN_WORD || tail->shape != SHAPE_LOWER || tail->flags & POSSESSIVE_END) break;
    }
    return at > token ? at : 0;
}

/* "J." in "Donald J. Trump", "St." in "St. Lucia": a full stop that a word and a name stand round. */
static bool stops_inside(const Doc *doc, uint32_t token) {
    return token && doc->text[doc->tokens.at[token].start] == '.' && doc->tokens.at[token - 1].end == doc->tokens.at[token].start;
}

/* "[President Vladimir] Putin": what was put in by the paper ends inside the name. */
static bool closes_word(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return doc->text[t->start] == ']' && (word_has_capital(t - 1) || stops_inside(doc, token - 1)) && word_has_capital(t + 1);
}

#define LIST_MOST 10u /* tokens of a list inside a name, either way from a comma */

/* Is the comma behind "Ministry of Agriculture", where a word for a body and "of" or "for" open a list? */
static bool is_in_list_of_body(const Finder *finder, uint32_t comma) {
    const Doc *doc = finder->doc;
    for (uint32_t at = comma; at > 1 && comma - at < LIST_MOST; at--) {
        const Token *t = &doc->tokens.at[at - 1];
        bool         opens_list = t->shape == SHAPE_LOWER && (token_is(doc, at - 1, "of") || token_is(doc, at - 1, "for"));
        if (opens_list && t[-1].shape >= SHAPE_CAPITAL && t[-1].classes & CLASS(ORG_HEAD)) return true;
        if (starts_afresh(t) || (!word_has_capital(t) && !joins(finder, at - 1) && !is_comma(doc, at - 1))) return false;
    }
    return false;
}

/* Do words with capitals go on to an "and" with one behind it: "Livestock and Fisheries"? */
static bool is_list_closed(const Finder *finder, uint32_t token) {
    const Doc *doc = finder->doc;
    for (uint32_t at = token; at + 1 < doc->tokens.n && at - token < LIST_MOST && !starts_afresh(&doc->tokens.at[at]); at++) {
        if (at > token && small_word(finder, &doc->tokens.at[at]) & SMALL_AND) return word_has_capital(&doc->tokens.at[at + 1]);
        if (!word_has_capital(&doc->tokens.at[at]) && !is_comma(doc, at)) return false;
    }
    return false;
}

/* The comma of "Ministry of Agriculture, Livestock and Fisheries" */
static bool lists_on(const Finder *finder, uint32_t token) {
    const Doc *doc = finder->doc;
    return is_comma(doc, token) && token + 1 < doc->tokens.n && word_has_capital(&doc->tokens.at[token + 1]) &&
           is_list_closed(finder, token + 1) && is_in_list_of_body(finder, token);
}

/* The comma of "Vanta, Inc.", "Vanta Co., Ltd." */
static bool is_before_legal_form(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return doc->text[t->start] == ',' && word_has_capital(&t[1]) && t[1].classes & CLASS(LEGAL_FORM) &&
           !(t[1].classes & (CLASS(ORG_HEAD) | CLASS(COMMON))) && !starts_afresh(&t[1]);
}

/* The token behind what may stand between two words of one name, at `token`; `token` itself where that is none of it. */
static uint32_t behind_joint(const Finder *finder, uint32_t token) {
    const Doc *doc = finder->doc;
    uint32_t   at = token, n = doc->tokens.n;
    if (at < n && doc->tokens.at[at].flags & POSSESSIVE_END && !starts_afresh(&doc->tokens.at[at])) return at + 1;
    if (at + 1 < n && token_ties(doc, at) && touches_next(doc, at - 1) && touches_next(doc, at)) return at + 1;
    if (lists_on(finder, at)) return at + 1;
    if (at < n && stops_inside(doc, at)) at++;
    if (at + 1 < n && (closes_word(doc, at) || is_before_legal_form(doc, at))) return at + 1;
    for (unsigned words = 0; words < 3 && at < n && !starts_afresh(&doc->tokens.at[at]) && joins(finder, at); words++) at++;
    return at;
}

/* "Министерство обороны", "Комитет по защите прав": as far as the words in lower case are not too many. */
static bool goes_on_lower(const Finder *finder, uint32_t token) {
    const Doc *doc = finder->doc;
    uint32_t   lower = 0;
    while (lower < LOWER_MOST && token > lower && doc->tokens.at[token - 1 - lower].shape == SHAPE_LOWER) lower++;
    if (lower == LOWER_MOST) return false;
    if (word_goes_on(doc, token)) return true;
    return word_joins_on(doc, token) && token + 1 < doc->tokens.n && !starts_afresh(&doc->tokens.at[token + 1]) &&
           may_follow(doc, token + 1);
}

/* Does the run go on at `token`, a word of it or what stands before one? Then the end of that word, else 0. */
static uint32_t run_goes_on(const Finder *finder, uint32_t token) {
    const Doc *doc = finder->doc;
    if (token >= doc->tokens.n || starts_afresh(&doc->tokens.at[token])) return 0;
    if (opens(doc, token)) return token + 1;
    if (doc->tokens.at[token].kind == TOKEN_NUMBER && word_has_capital(&doc->tokens.at[token - 1])) return token + 1; /* "Channel 4" */
    if (token_ties(doc, token) && !opens_by_particle(doc, token - 1)) {
        uint32_t tail = behind_tail(doc, token);
        if (tail && !opens(doc, tail - 1)) return tail;
    }
    if (finder->wording.forms && goes_on_lower(finder, token)) return token + 1;
    uint32_t next = behind_joint(finder, token);
    if (next == token || next >= doc->tokens.n || starts_afresh(&doc->tokens.at[next]) || !opens(doc, next)) return 0;
    return next + 1;
}

/* ---- Words ------------------------------------------------------------------------------------------------------- */

/* A word that needs no capital, and has one inside a sentence. */
static bool is_capitalised(const Finder *finder, uint32_t token) {
    const Token *t = &finder->doc->tokens.at[token];
    if (t->shape < SHAPE_CAPITAL) return false;
    if (t->classes & (FUNCTION_WORD | CLASS(COMMON) | CLASS(VERB) | CLASS(CUE_VERB) | CLASS(ADVERB))) return true;
    const Seen *seen = memory_find(&finder->memory, memory_key(finder, token));
    return seen && seen->lower;
}

/* Has the sentence no word in lower case that could have a capital, but capitals that need not be? "Clinton Says Russians Hacked
 * the DNC"; not "Jane Roe / Reuters". */
static bool is_title_case(const Finder *finder, const Sentence *sentence) {
    const Doc *doc = finder->doc;
    uint32_t   words = 0, lower = 0;
    bool       capitalised = false;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const Token *t = &doc->tokens.at[i];
        if (t->kind != TOKEN_WORD || t->flags & POSSESSIVE_END || t->end - t->start < 4) continue;
        words++;
        lower += t->shape == SHAPE_LOWER && !(t->classes & (CLASS(TITLE_CASE) | CLASS(PREPOSITION) | CLASS(CONJUNCTION)));
        if (lower * 6 > sentence->end - sentence->first) return false; /* most sentences, after some words */
        if (!capitalised) capitalised = i > sentence->first && is_capitalised(finder, i);
    }
    return words >= 3 && lower * 6 <= words && capitalised;
}

/* "REED VOWS TO STAY": where all is in capitals, they make no acronym. */
static bool is_upper(const Finder *finder, const Sentence *sentence) {
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const Token *t = &finder->doc->tokens.at[i];
        if (t->kind == TOKEN_WORD && t->shape != SHAPE_UPPER && !(t->flags & POSSESSIVE_END)) return false;
    }
    return true;
}

/* Runs come in order: paragraph and sentence are looked for from those of the last one on. */
static void place_run(Finder *finder, uint32_t token, Run *run) {
    const Doc *doc = finder->doc;
    while (finder->paragraph + 1 < doc->paragraphs.n && doc->paragraphs.at[finder->paragraph].end <= token) finder->paragraph++;
    run->zone = finder->paragraph < doc->paragraphs.n ? doc->paragraphs.at[finder->paragraph].zone : (uint8_t)ZONE_BODY;
    Index sentence = finder->sentence == NONE ? 0 : finder->sentence;
    while (sentence < doc->sentences.n && doc->sentences.at[sentence].end <= token) sentence++;
    if (sentence != finder->sentence) {
        finder->title_case = sentence < doc->sentences.n && is_title_case(finder, &doc->sentences.at[sentence]);
        finder->upper = finder->title_case && !finder->wording.forms && is_upper(finder, &doc->sentences.at[sentence]);
    }
    finder->sentence = sentence;
    run->title_case = finder->title_case;
    run->upper = finder->upper;
}

static uint32_t flags_of(const Finder *finder, uint32_t token) {
    const Token *t = &finder->doc->tokens.at[token];
    uint32_t     length = t->end - t->start;
    if (t->flags & POSSESSIVE_END) return WORD_POSSESSIVE;
    if (word_has_capital(t)) {
        if (t->shape != SHAPE_UPPER || length > 7 || (finder->upper && length > 1)) return WORD_NAME_LIKE;
        return WORD_NAME_LIKE | (length == 1 ? WORD_INITIAL : WORD_ACRONYM);
    }
    if (t->kind == TOKEN_ADDRESS) return WORD_NAME_LIKE | WORD_ADDRESS;
    if (t->kind == TOKEN_PUNCTUATION && finder->doc->text[t->start] == '.') return WORD_DOT;
    if (t->kind == TOKEN_PUNCTUATION && finder->doc->text[t->start] == ']') return WORD_BRACKET;
    if (token_ties(finder->doc, token)) return WORD_HYPHEN;
    if (joins(finder, token)) return WORD_JOINS;
    if (is_comma(finder->doc, token)) return WORD_COMMA;
    if (!finder->wording.forms || t->shape != SHAPE_LOWER) return 0;
    if (word_joins_on(finder->doc, token)) return WORD_JOINS;
    return word_begins(finder->doc, token) ? WORD_GOES_ON | WORD_HEAD : WORD_GOES_ON;
}

/* What "us", "it" or "who" are, "US", "IT" and "WHO" are not, where not all is in capitals. */
#define LOWER_CASE_CLASSES (FUNCTION_WORD | CLASS(SUBJECT) | CLASS(OBJECT) | CLASS(ADVERB) | CLASS(VERB) | CLASS(COMMON))

/* What the listed name that the word is part of says of it. */
static void add_match(const Finder *finder, Word *word, Index index) {
    const Match *match = &finder->doc->matches.at[index];
    Index        reading = match_reading(finder, index, N_TYPES);
    word->match = index;
    if (reading != NONE) word->types = 1u << finder->doc->readings.at[reading].type;
    if (match->first == word->token) word->flags |= WORD_STARTS;
    if (match->end == word->token + 1) word->flags |= WORD_ENDS;
}

/* Lists of parts of names have the nominative only. */
static void add_part(const Finder *finder, Word *word, Seen *seen) {
    const Token *t = &finder->doc->tokens.at[word->token];
    const SpellingModel *spellings = gazetteer_spellings(finder->model->gazetteer);
    if (!seen->part) seen->part = part_is_known(spellings, finder->doc->text + t->start, t->end - t->start) ? 1 : 2;
    if (seen->part == 1) word->classes |= CLASS(NAME_PART);
}

static void add_word(const Finder *finder, Run *run, uint32_t token, Index match) {
    const Doc   *doc = finder->doc;
    const Token *t = &doc->tokens.at[token];
    Word        *word = &run->words[run->n++];
    *word = (Word){.token = token, .flags = flags_of(finder, token), .classes = t->classes, .match = NONE};
    if (match != NONE) add_match(finder, word, match);
    if (t->shape == SHAPE_LOWER && run->n > 1 && word[-1].flags & WORD_HYPHEN) word->flags |= WORD_TAIL;
    if (small_word(finder, t) & SMALL_THE && !finder->wording.forms) word->flags |= WORD_THE; /* "в группе The Orle" it is part of the name */
    if (says_who(finder, token + 1)) word->flags |= WORD_HAS_ROLE;
    if (t->phrase != NONE && match == NONE) word->classes |= doc->phrases.at[t->phrase].classes;
    if (word->flags & WORD_ACRONYM && !run->title_case) word->classes &= ~LOWER_CASE_CLASSES;
    if (word->flags & WORD_NAME_LIKE) {
        Seen *seen = memory_find(&finder->memory, memory_key(finder, token));
        word->seen = seen;
        if (finder->wording.forms && seen && match == NONE) add_part(finder, word, seen);
        if (run->title_case || capital_is_owed(doc, token)) word->flags |= WORD_OWED;
    }
}

/* The listed name that covers the token, or NONE; moves on to the first that ends behind it. */
static Index match_at(Finder *finder, uint32_t token) {
    const Doc *doc = finder->doc;
    while (finder->next_match < doc->matches.n && doc->matches.at[finder->next_match].end <= token) finder->next_match++;
    Index match = finder->next_match;
    return match < doc->matches.n && doc->matches.at[match].first <= token ? match : NONE;
}

static bool match_starts(const Finder *finder, uint32_t token) {
    const Doc *doc = finder->doc;
    return finder->next_match < doc->matches.n && doc->matches.at[finder->next_match].first == token;
}

/* The end of the listed name that covers the token, or 0. */
static uint32_t listed_end(Finder *finder, uint32_t at) {
    if (at >= finder->doc->tokens.n) return 0;
    Index match = match_at(finder, at);
    return match == NONE ? 0 : finder->doc->matches.at[match].end;
}

/* "The", "But", "He" alone at the start of a sentence: no name, and so many that it pays not to weigh them. */
static bool is_plain(const Finder *finder, uint32_t token) {
    uint64_t classes = finder->doc->tokens.at[token].classes;
    if (!(classes & (FUNCTION_WORD | CLASS(ADVERB)))) return false;
    if (classes & (CLASS(GIVEN) | CLASS(NAME_PART) | CLASS(MONTH) | CLASS(HONORIFIC))) return false;
    return capital_is_owed(finder->doc, token) && !run_goes_on(finder, token + 1) &&
           !(token + 1 < finder->doc->tokens.n && match_starts(finder, token + 1));
}

/* Tells most tokens from those that opens() may say yes of. */
static bool may_open(const Token *token) {
    return token->shape >= SHAPE_CAPITAL || token->kind == TOKEN_ADDRESS || token->classes & CLASS(PARTICLE);
}

/* “W-a-i-t, Tobias!”: the end of a word that is drawn out letter by letter, which is no name; else 0. */
static uint32_t drawn_out_end(const Doc *doc, uint32_t at) {
    uint32_t end = at;
    if (at + 2 >= doc->tokens.n || doc->tokens.at[at + 2].shape != SHAPE_LOWER) return 0;
    while (end < doc->tokens.n && doc->tokens.at[end].kind == TOKEN_WORD && doc->tokens.at[end].end - doc->tokens.at[end].start == 1) {
        if (!is_hyphen(doc, end + 1)) return end >= at + 4 ? end + 1 : 0;
        end += 2;
    }
    return 0;
}

/* The first token from `at` on that a run starts with, and the end of what is known to belong to it. */
static uint32_t run_start(Finder *finder, uint32_t at, uint32_t *end) {
    const Doc *doc = finder->doc;
    while (at < doc->tokens.n) {
        *end = listed_end(finder, at);
        if (*end) return at;
        Index    next = finder->next_match;
        uint32_t listed = next < doc->matches.n ? doc->matches.at[next].first : doc->tokens.n;
        for (; at < listed; at++) {
            if (!may_open(&doc->tokens.at[at]) && !(finder->wording.forms && word_begins(doc, at))) continue;
            if (doc->tokens.at[at].flags & MARKUP) continue;
            uint32_t cry = drawn_out_end(doc, at);
            if (cry && (at = cry - 1, true)) continue;
            if (!(opens(doc, at) || (finder->wording.forms && word_begins(doc, at))) || is_plain(finder, at)) continue;
            *end = at + 1;
            return at;
        }
    }
    return at;
}

/* Is all of the run so far peoples in lower case? A name goes on then with what could begin one by itself: "российские власти ведут переговоры",
 * "российская компания Vanta". */
static bool is_people_alone(const Run *run) {
    for (uint32_t i = 0; i < run->n; i++)
        if (run->words[i].flags & WORD_NAME_LIKE || run->words[i].types != 1u << TYPE_GROUP) return false;
    return true;
}

/* Does the run end with a listed place, and nothing of a name before it: "Вчера в Риге"? */
static bool is_place_alone(const Run *run) {
    const uint64_t small = FUNCTION_WORD | CLASS(ADVERB) | CLASS(TIME);
    const Word    *last = &run->words[run->n - 1];
    for (const Word *word = run->words; word < last; word++)
        if (word->match != last->match && !(word->flags & WORD_JOINS) && !(word->classes & small)) return false;
    return true;
}

/* No name goes on in lower case behind a place, but with a word for one or, of a body, with a joiner: "В Риге таможенная служба", "Западный берег
 * реки Орле", "управление президента России по связям с прессой". */
static bool ends_before_lower(const Finder *finder, const Run *run, uint32_t next) {
    const Doc  *doc = finder->doc;
    const Word *last = &run->words[run->n - 1];
    if (!finder->wording.forms || next >= doc->tokens.n || doc->tokens.at[next].shape != SHAPE_LOWER) return false;
    if (is_people_alone(run)) return !word_begins(doc, next);
    if (last->types != 1u << TYPE_PLACE || !(last->flags & WORD_ENDS)) return false;
    if (word_joins_on(doc, next)) return is_place_alone(run);
    return !(doc->tokens.at[next].classes & CLASS(PLACE_HEAD) && word_is_genitive(doc, next)); /* "в столице Эстонии городе Таллине" */
}

uint32_t run_next(Finder *finder, uint32_t at, Run *run) {
    const Doc *doc = finder->doc;
    uint32_t   end = 0;
    run->n = 0;
    at = run_start(finder, at, &end);
    if (!end) return at;
    place_run(finder, at, run);
    while (run->n < RUN_MOST) {
        for (; at < end && run->n < RUN_MOST; at++) add_word(finder, run, at, match_at(finder, at));
        if (run->n == RUN_MOST) return at;
        bool afresh = at < doc->tokens.n && starts_afresh(&doc->tokens.at[at]);
        end = afresh ? 0 : listed_end(finder, at);
        if (!end && !ends_before_lower(finder, run, at)) end = run_goes_on(finder, at);
        if (!end) return at;
    }
    return at;
}
