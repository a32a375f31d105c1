/* Subjects of a cue that neither a list knows nor their first word tells: "Exit polling shows", "47% say", "Men under 35 support", "No one
 * knows", "The plan, called HB-5, allows". They are looked for from the cue back to where its clause opens. English. */
#include "loose_subjects.h"
#include "nominals.h"

#define MOST_BACK 14u  /* tokens from a cue to where its clause opens */
#define MOST_CHUNK 8u  /* tokens of the noun phrase itself */

typedef struct Loose {
    const Doc     *doc;
    const Phrases *phrases;
    uint32_t       first, end; /* from where the clause opens to the cue */
} Loose;

static const Token *at(const Loose *loose, uint32_t i) { return &loose->doc->tokens.at[i]; }

/* "none", "no one", "the two": they stand for somebody without a noun. */
static bool is_quantity(const Doc *doc, uint32_t i) {
    return WORD_AMONG(doc, i, "one", "none", "neither", "each", "both", "two", "three", "four", "five", "everyone", "everybody", "nobody",
                      "someone", "somebody", "anyone", "anybody", "others");
}

static bool is_of_number(const Doc *doc, uint32_t i) {
    return doc->tokens.at[i].kind == TOKEN_NUMBER || doc->tokens.at[i].classes & CLASS(NUMBER) || token_is(doc, i, "%");
}

static bool is_in_compound(const Doc *doc, uint32_t i) {
    return is_hyphen(doc, i) || (i && is_hyphen(doc, i - 1)) || is_hyphen(doc, i + 1);
}

static bool is_determiner(const Doc *doc, uint32_t i) {
    return classes_at(doc, i) & (CLASS(DETERMINER) | CLASS(POSSESSIVE)) && !token_is(doc, i, "that");
}

/* "Recent talks covered", "his brain trust said": a form of a verb that is a noun as well is one before another verb. */
static bool is_verb_as_noun(const Loose *loose, uint32_t i) {
    const Doc   *doc = loose->doc;
    const Token *t = at(loose, i);
    const char  *text = doc->text + t->start;
    size_t       n = t->end - t->start;
    if (i + 1 != loose->end || !i || !goes_on(doc, i) || t->shape != SHAPE_LOWER) return false;
    bool is_form = !text_ends(text, n, "ed") && !text_ends(text, n, "ing") && t->classes & CLASS(CUE_VERB);
    return t->classes & CLASS(CUE_NOUN) || (is_form && (nominal_is_noun_like(loose->phrases, i - 1) || token_is(doc, i - 1, "own")));
}

/* What may stand in front of the noun of a noun phrase, or be it. */
static bool is_piece(const Loose *loose, uint32_t i) {
    const Doc   *doc = loose->doc;
    const Token *t = at(loose, i);
    if (t->kind == TOKEN_MARK || t->flags & POSSESSIVE_END) return t->flags & POSSESSIVE_END;
    bool is_word = t->kind == TOKEN_WORD && !(token_classes(doc, i) & CLASS(CUE_PHRASE));
    bool is_noun_like = loose->phrases->name_at[i] != NONE || t->classes & NOUN_CLASSES || !(t->classes & SMALL_CLASSES);
    if (is_word && is_noun_like) return true; /* most are, and that is soon seen */
    if (is_in_compound(doc, i) || is_of_number(doc, i) || is_quantity(doc, i) || is_determiner(doc, i)) return true;
    if (!is_word) return false;
    if (WORD_AMONG(doc, i, "daily", "weekly", "only", "not", "more", "early", "late", "online", "inside", "outside", "own")) return true;
    return is_verb_as_noun(loose, i);
}

/* No clause goes over it: a sign, a verb, "who", "that". */
static bool parts_clauses(const Loose *loose, uint32_t i) {
    const uint64_t parts = CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) | CLASS(RELATIVE) | CLASS(SUBORDINATOR) | CLASS(QUESTION) |
                           CLASS(CUE_VERB) | CLASS(WEEKDAY) | CLASS(MONTH) | CLASS(TIME) | CLASS(CUE_PHRASE);
    const Token *t = at(loose, i);
    bool         is_word = t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
    if (is_word && !(token_classes(loose->doc, i) & parts)) return false; /* most words, whatever else they are */
    bool of_those = i && token_is(loose->doc, i - 1, "those"); /* "30 percent of those surveyed" */
    if (is_in_compound(loose->doc, i) || token_is(loose->doc, i, "%") || loose->phrases->name_at[i] != NONE) return false;
    if (!is_word) return !(t->flags & POSSESSIVE_END);
    if (of_those || is_quantity(loose->doc, i) || is_verb_as_noun(loose, i)) return false;
    if (WORD_AMONG(loose->doc, i, "and", "or", "of", "in", "under", "for", "from", "by", "with", "on", "at", "daily", "weekly", "early")) return false;
    return !text_ends(loose->doc->text + t->start, t->end - t->start, "ing");
}

static bool opens_here(const Doc *doc, uint32_t first) {
    const uint64_t openers = CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(CUE_VERB);
    if (!goes_on(doc, first)) return true;
    const Token *before = &doc->tokens.at[first - 1];
    return before->kind == TOKEN_MARK || before->kind == TOKEN_PUNCTUATION || before->classes & openers;
}

static void find_opening(Loose *loose) {
    uint32_t first = loose->end;
    while (first > 0 && loose->end - first < MOST_BACK && (first == loose->end || goes_on(loose->doc, first)) && !parts_clauses(loose, first - 1))
        first--;
    while (first < loose->end && WORD_AMONG(loose->doc, first, "and", "but", "or", "yet", "so")) first++;
    loose->first = first;
}

/* "shows", "showed", "will show": what a single one does. */
static bool may_be_of_one(const Loose *loose, uint32_t cue) {
    const Token *t = at(loose, cue);
    char         last = loose->doc->text[t->end - 1];
    return last == 's' || text_ends(loose->doc->text + t->start, t->end - t->start, "ed") || (cue > loose->end && !token_is(loose->doc, loose->end, "have"));
}

static bool ends_as_plural(const Loose *loose, uint32_t i) {
    const Token *t = at(loose, i);
    const char  *end = loose->doc->text + t->end;
    if (WORD_AMONG(loose->doc, i, "men", "women", "people", "data", "media", "others", "both", "two", "three", "four", "five", "percent")) return true;
    return t->end - t->start > 3 && end[-1] == 's' && !strchr("siu", end[-2]);
}

/* Is its first word one that begins a noun phrase: an article, a number, an adjective or noun with nothing but "but" or a sign before it? */
static bool may_begin(const Loose *loose, uint32_t end, uint32_t cue) {
    const Doc *doc = loose->doc;
    uint32_t   first = loose->first;
    if (!opens_here(doc, first)) return false;
    if (is_determiner(doc, first) || is_of_number(doc, first) || is_quantity(doc, first)) return true;
    return ends_as_plural(loose, end - 1) || may_be_of_one(loose, cue);
}

/* "released", "calling": says more of a noun before it. */
static bool is_participle(const Loose *loose, uint32_t i) {
    const Token *t = at(loose, i);
    const char  *text = loose->doc->text + t->start;
    uint32_t     n = t->end - t->start;
    return t->shape == SHAPE_LOWER && n > 4 && (memcmp(text + n - 2, "ed", 2) == 0 || memcmp(text + n - 3, "ing", 3) == 0);
}

/* Where the noun phrase that begins the clause ends: before "under", "of", "familiar", "calling". */
static uint32_t chunk_end(const Loose *loose) {
    uint32_t i = loose->first;
    while (i < loose->end && i - loose->first < MOST_CHUNK && is_piece(loose, i)) {
        bool says_more = i > loose->first && !is_in_compound(loose->doc, i) &&
                         (is_participle(loose, i) || WORD_AMONG(loose->doc, i, "familiar", "close", "privy", "unlike"));
        if (says_more && i + 1 < loose->end) break;
        i++;
    }
    return i;
}

/* Is a mention there already that has the noun, or the whole of what would be one? */
static bool is_taken(const Loose *loose, uint32_t end) {
    const Doc *doc = loose->doc;
    if (loose->phrases->name_at[end - 1] != NONE) return true;
    for (uint32_t i = doc->mentions.n, left = 10; i-- > 0 && left--;) {
        const Mention *mention = &doc->mentions.at[i];
        if (mention->form != FORM_NAME && mention->end > loose->first && mention->first < end) return true;
    }
    return false;
}

/* ", called HB-5," back to the comma that opens it; else `end`. A name there is the subject itself: "the envoy, Ann Lee, said". */
static uint32_t before_aside(const Phrases *phrases, uint32_t end) {
    const Doc *doc = phrases->doc;
    if (end < 2 || !is_comma(doc, end - 1)) return end;
    for (uint32_t i = end - 1; i > 0 && end - i < MOST_BACK && goes_on(doc, i); i--)
        if (is_comma(doc, i - 1) && i < end - 1) return phrases->name_at[i] == NONE ? i - 1 : end;
    return end;
}

/* Behind the subject, or behind the aside that says more of it. */
static uint32_t end_before(const Doc *doc, uint32_t cue) {
    uint32_t end = cue;
    while (end > 0 && goes_on(doc, end) && nominal_may_precede_verb(doc, end - 1) && !is_quantity(doc, end - 1)) end--;
    return end;
}

/* "Recent talks covered it": "talks" is no verb, as one follows it. */
static bool is_noun_here(const Doc *doc, uint32_t cue) {
    uint32_t next = cue + 1;
    while (next < cue + 3 && goes_on(doc, next) && classes_at(doc, next) & CLASS(ADVERB)) next++;
    if (!goes_on(doc, next)) return false;
    const Token *t = &doc->tokens.at[next];
    bool         told = t->classes & CLASS(CUE_VERB) && text_ends(doc->text + t->start, t->end - t->start, "ed");
    return told || t->classes & (CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL));
}

bool loose_subject(const Doc *doc, const Phrases *phrases, uint32_t cue, NounPhrase *np) {
    Loose loose = {.doc = doc, .phrases = phrases, .end = before_aside(phrases, end_before(doc, cue))};
    if (!loose.end || !goes_on(doc, loose.end) || doc->tokens.at[cue].like || is_noun_here(doc, cue)) return false;
    find_opening(&loose);
    uint32_t behind = loose.first < loose.end ? chunk_end(&loose) : loose.first, words = 0;
    for (uint32_t i = loose.first; i < behind; i++) words += doc->tokens.at[i].kind == TOKEN_WORD || token_is(doc, i, "%");
    if (!words || (is_determiner(doc, behind - 1) && !is_quantity(doc, behind - 1)) || is_hyphen(doc, behind - 1) || doc->tokens.at[behind - 1].flags & POSSESSIVE_END) return false;
    if (!may_begin(&loose, behind, cue) || is_taken(&loose, behind)) return false;
    *np = (NounPhrase){.first = loose.first, .core = loose.first, .head = behind - 1, .head_end = behind, .end = behind,
                       .plural = ends_as_plural(&loose, behind - 1)};
    if (is_quantity(doc, behind - 1) || is_of_number(doc, behind - 1)) np->classes = CLASS(PERSON_NOUN);
    return true;
}

bool loose_teller(const Doc *doc, const Phrases *phrases, uint32_t first, NounPhrase *np) {
    Loose loose = {.doc = doc, .phrases = phrases, .first = first, .end = first};
    if (phrases->first_at[first] != NONE || doc->tokens.at[first].like) return false;
    while (loose.end < doc->tokens.n && loose.end - first < MOST_CHUNK + 2 && goes_on(doc, loose.end)) loose.end++;
    uint32_t behind = chunk_end(&loose);
    bool     begins = is_determiner(doc, first) || is_of_number(doc, first) || is_quantity(doc, first) || doc->tokens.at[first].shape >= SHAPE_CAPITAL;
    if (!begins || behind == loose.end || behind == first || phrases->name_at[behind - 1] != NONE) return false;
    if ((is_determiner(doc, behind - 1) && !is_quantity(doc, behind - 1)) || is_hyphen(doc, behind - 1) ||
        doc->tokens.at[behind - 1].flags & POSSESSIVE_END || doc->tokens.at[behind].flags & POSSESSIVE_END)
        return false;
    *np = (NounPhrase){.first = first, .core = first, .head = behind - 1, .head_end = behind, .end = behind,
                       .plural = ends_as_plural(&loose, behind - 1)};
    if (is_quantity(doc, behind - 1)) np->classes = CLASS(PERSON_NOUN);
    return true;
}
