#include "kind.h"

static bool all_words_have_capitals(const Doc *doc, const Unit *quote, uint32_t *words) {
    uint32_t capitals = 0;
    *words = 0;
    for (uint32_t i = quote->first; i < quote->end; i++) {
        const Token *token = &doc->tokens.at[i];
        if (token->kind != TOKEN_WORD) continue;
        ++*words;
        capitals += token->shape != SHAPE_LOWER || (token->classes & CLASS(TITLE_CASE)) != 0;
    }
    return *words > 0 && capitals == *words;
}

/* "William “Bill” Clinton": one name inside another. */
static bool inside_a_name(const Units *units, Index quote) {
    if (quote == 0 || quote + 1 >= units->row.n) return false;
    char left = units->row.at[quote - 1].code, right = units->row.at[quote + 1].code;
    return (left == 'N' || left == 'W') && (right == 'N' || right == 'W');
}

/* "signs reading “Go home”", "they chanted “Lock her up”". */
static bool after_slogan_word(const Doc *doc, const Units *units, Index quote) {
    static const char *const words[] = {"sign",  "signs",  "banner",   "banners", "placard", "placards",
                                        "chant", "chants", "chanting", "chanted", "slogan",  "slogans"};
    uint32_t sentence = units->row.at[quote].sentence;
    for (Index i = quote; i-- > 0 && quote - i < 6 && units->row.at[i].sentence == sentence;)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (token_is(doc, units->row.at[i].first, words[k])) return true;
    return false;
}

static bool refers(const Doc *doc, const Units *units, Index unit) {
    static const char *const words[] = {"reference", "references", "mention", "mentions"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (token_is(doc, units->row.at[unit].first, words[k])) return true;
    return false;
}

/* An expression is spoken of, not spoken: "proposing references to the “Ukraine conflict” rather than “Russia's war”". */
bool kind_names_an_expression(const Doc *doc, const Units *units, Index quote) {
    const Unit *row = units->row.at;
    Index       i = quote;
    if (i >= 3 && row[i - 3].code == 'Q' && token_is(doc, row[i - 2].first, "rather") && token_is(doc, row[i - 1].first, "than")) i -= 3;
    else if (i >= 2 && row[i - 2].code == 'Q' && token_is(doc, row[i - 1].first, "rather")) i -= 2;
    if (i >= 1 && row[i - 1].code == 'D') i--;
    return i >= 2 && token_is(doc, row[i - 1].first, "to") && refers(doc, units, i - 2) && row[i - 2].sentence == row[quote].sentence;
}

/* "Как заявили «Вестнику» в министерстве": a word or two with capitals right behind a word of saying, where speech would have a colon, are
 * who was told. */
static bool is_told(const Doc *doc, const Units *units, Index quote) {
    const Unit *unit = &units->row.at[quote];
    if (!(doc->habits & HABIT_NO_ARTICLES) || quote == 0 || units->codes[quote - 1] != 'C' || unit->end - unit->first > 4) return false;
    for (uint32_t i = unit->first + 1; i + 1 < unit->end; i++)
        if (doc->tokens.at[i].kind != TOKEN_WORD || doc->tokens.at[i].shape < SHAPE_CAPITAL) return false;
    return unit->end >= unit->first + 3;
}

/* A paper's name stands between marks in many a language, "wie die „Nordpost“ berichtet"; in Russian and German that of any firm or club does: тренер
 * «Спартака», der Verein „Hafenfreunde“. */
bool kind_is_outlet(const Doc *doc, const Units *units, Index quote) {
    const Unit *unit = &units->row.at[quote];
    Index       inside;
    if (is_told(doc, units, quote)) return true;
    array_bisect(inside, doc->mentions.n, doc->mentions.at[i].first <= unit->first);
    if (unit->end < unit->first + 3 || inside == doc->mentions.n) return false;
    const Mention *mention = &doc->mentions.at[inside];
    bool           is_body = mention->type == TYPE_OUTLET || (doc->habits & (HABIT_NO_ARTICLES | HABIT_NOUN_CAPITALS) && mention->type == TYPE_ORGANIZATION);
    return mention->form == FORM_NAME && is_body && mention->first == unit->first + 1 && mention->end == unit->end - 1;
}

/* Das Buch „Der lange Weg“, der Film „Wir gehen nach Hause“: a noun for what has a title stands right before the marks. */
bool kind_is_work(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index quote) {
    uint32_t open = units->row.at[quote].first;
    if (!open || doc->tokens.at[open].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE) || !(doc->tokens.at[open - 1].flags & NOUN)) return false;
    return language_ending(doc, gazetteer, open - 1, "work", 0) > 0;
}

#define SENTENCE_WORDS 7 /* marked stretches from this length on are speech in nine of ten places, whoever spoke (PolNeAR) */

static bool begins_with_capital(const Doc *doc, const Unit *quote) {
    uint32_t i = quote->first + 1; /* behind its mark or dash */
    while (i < quote->end && doc->tokens.at[i].kind == TOKEN_MARK) i++;
    return i < quote->end && doc->tokens.at[i].kind == TOKEN_WORD &&
           (doc->tokens.at[i].shape != SHAPE_LOWER || doc->tokens.at[i].flags & NOUN);
}

/* What the stretch ends with inside its marks, where that is a sign: '-' for dashes and the like; else 0. */
static char last_sign(const Doc *doc, const Unit *quote) {
    uint32_t i = quote->end;
    while (i > quote->first && doc->tokens.at[i - 1].kind == TOKEN_MARK) i--;
    if (i == quote->first || doc->tokens.at[i - 1].kind != TOKEN_PUNCTUATION) return 0;
    char sign = doc->text[doc->tokens.at[i - 1].start];
    return sign == '.' || sign == ',' || sign == '?' || sign == '!' ? sign : '-';
}

/* "Das Buch „Ebbe und Flut“, hat", "„Ebbe und Flut“, gedreht" are none. */
bool kind_stands_before_verb(const Doc *doc, uint32_t first, uint32_t end) {
    static const uint64_t verbs = CLASS(CUE_VERB) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL), no = CLASS(RELATIVE);
    bool     opens = doc->tokens.at[first].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE);
    uint32_t verb = end + 1;
    if (!(doc->habits & HABIT_CLAUSE_COMMAS) || !opens || !token_is_sign(doc, end, ",") || verb + 1 >= doc->tokens.n) return false;
    if (doc->tokens.at[verb].flags & (NOUN | SENTENCE_BEFORE | PARAGRAPH_BEFORE) || token_classes(doc, verb) & no) return false;
    return token_classes(doc, verb) & verbs || (doc->tokens.at[verb].classes & CLASS(VERB) && doc->tokens.at[verb + 1].classes & CLASS(REFLEXIVE));
}

static bool says_words(const Units *units, Index i) {
    return i < units->row.n && units->codes[i] == 'v' && units->row.at[i].takes & TAKES_QUOTE;
}

/* Mit den Worten „Das ist gut“ lobte Lee sie. „Das ist gut“ – mit diesen Worten lobte Lee sie. */
static bool is_called_words(const Units *units, Index quote) {
    if (quote && says_words(units, quote - 1)) return true;
    return quote + 2 < units->row.n && ONE_OF(units->codes[quote + 1], "-,") && says_words(units, quote + 2);
}

/* “Ah, Clara,” cried Lee. “Yes,” I said. What begins a sentence and has its tag right behind. */
static bool is_tagged(const Doc *doc, const Unit *quote) {
    const Token *open = &doc->tokens.at[quote->first];
    uint32_t     at = quote->end;
    bool         begins = open->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE) || (quote->first && open[-1].kind == TOKEN_MARK);
    if (!begins || at + 1 >= doc->tokens.n) return false;
    bool pronoun = doc->tokens.at[at].classes & CLASS(SUBJECT) && doc->tokens.at[at].classes & CLASS(PRONOUN);
    return doc->tokens.at[pronoun ? at + 1 : at].classes & CLASS(CUE_VERB) && doc->tokens.at[at].flags & SPACE_BEFORE;
}

/* “We left,” she said. “Yes?” he asked. Not: the film “Long Roads,” which won. What begins and ends as a sentence is one, however
 * short; where all words have capitals, only at the start of a paragraph, and with a full stop as the whole of it: “Nothing.” */
static bool has_shape_of_sentence(const Doc *doc, const Units *units, Index unit, uint32_t words, bool capitals) {
    const Unit *quote = &units->row.at[unit];
    char        sign = last_sign(doc, quote);
    bool by_order = kind_stands_before_verb(doc, quote->first, quote->end) || (doc->habits & HABIT_CLAUSE_COMMAS && is_called_words(units, unit));
    if (!sign && (by_order || kind_has_tag_at(doc, quote->end))) sign = ',';
    bool first = doc->tokens.at[quote->first].flags & PARAGRAPH_BEFORE;
    bool last = quote->end >= doc->tokens.n || doc->tokens.at[quote->end].flags & PARAGRAPH_BEFORE;
    if (!sign || !begins_with_capital(doc, quote)) return false;
    return !capitals || (first && (sign != '.' || (last && words <= 3))) || is_tagged(doc, quote);
}

/* „Großes Ehrenzeichen mit dem Stern für Verdienste um das Land“: where nouns have capitals, what begins with one and has no verb may be a name,
 * however long. What goes on a sentence begins in lower case. */
static bool may_be_long_name(const Doc *doc, const Unit *quote) {
    static const uint64_t verbs = CLASS(CUE_VERB) | CLASS(VERB) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) | CLASS(SUBJUNCTIVE) |
                                  CLASS(PRONOUN) | CLASS(NEGATION);
    if (!(doc->habits & HABIT_NOUN_CAPITALS) || last_sign(doc, quote) || !begins_with_capital(doc, quote)) return false;
    for (uint32_t i = quote->first; i < quote->end; i++) {
        const Token *t = &doc->tokens.at[i];
        if (t->kind == TOKEN_WORD && !(t->flags & NOUN) && t->classes & verbs && !(t->classes & CLASS(DETERMINER))) return false;
    }
    return !kind_has_tag_at(doc, quote->end);
}

bool kind_is_sentence(const Doc *doc, const Units *units, Index quote) {
    const Unit *unit = &units->row.at[quote];
    uint32_t    words = 0;
    bool        capitals = all_words_have_capitals(doc, unit, &words);
    if (kind_names_an_expression(doc, units, quote)) return false;
    return (!capitals && words >= SENTENCE_WORDS && !may_be_long_name(doc, unit)) || (words && has_shape_of_sentence(doc, units, quote, words, capitals));
}

static uint8_t kind_of_unspoken(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index unit) {
    const Unit *quote = &units->row.at[unit];
    uint32_t    words = 0;
    bool        capitals = all_words_have_capitals(doc, quote, &words);
    if (kind_is_outlet(doc, units, unit) || kind_is_work(doc, gazetteer, units, unit)) return KIND_TITLE;
    if (inside_a_name(units, unit)) return KIND_NICKNAME;
    if (after_slogan_word(doc, units, unit)) return KIND_SLOGAN;
    if (capitals && words >= 2) return KIND_TITLE;
    if (kind_is_sentence(doc, units, unit)) return KIND_SPEECH; /* "The memo ends: “We are closing the northern road for the whole winter.”" */
    if (words >= SENTENCE_WORDS && may_be_long_name(doc, quote)) return KIND_TITLE;
    return words <= 2 ? KIND_TERM : KIND_SCARE;
}

uint8_t kind_of_quote(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index quote_unit, bool spoken, Index cue) {
    if (!spoken) return kind_of_unspoken(doc, gazetteer, units, quote_unit);
    WordRecord word;
    if (cue == NONE || !gazetteer_word_traits(gazetteer, units->row.at[cue].word, &word)) return KIND_SPEECH;
    return word.kind;
}
