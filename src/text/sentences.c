/* Where sentences end: at full stops that belong to no abbreviation, and not between a quote and its tag. Sentences inside a
 * quotation end too; a dateline is one of its own. */
#include "text.h"
#include <string.h>

#define TAG_WORDS 8u /* of "Foreign Ministry spokeswoman Maria Zakharova" before its "asked" */

static const Token *token_at(const Doc *doc, uint32_t i) { return &doc->tokens.at[i]; }

static bool touches(const Doc *doc, uint32_t i) { return token_at(doc, i)->end == token_at(doc, i + 1)->start; }

/* ---- the stop ---------------------------------------------------------------------------------------------------- */

enum Stop { STOP_NONE, STOP_FULL /* . */, STOP_CALL /* ! ? */, STOP_DOTS /* … */, STOP_WIDE /* 。 */, STOP_WORD /* U.S. */ };

static enum Stop stop_at(const Doc *doc, uint32_t i) {
    const Token *t = token_at(doc, i);
    const char  *text = doc->text + t->start;
    uint32_t     length = t->end - t->start;
    if (t->kind == TOKEN_WORD) return text[length - 1] == '.' ? STOP_WORD : STOP_NONE;
    if (t->kind != TOKEN_PUNCTUATION) return STOP_NONE;
    if (text[0] == '!' || text[0] == '?') return STOP_CALL;
    if (text[0] == '.') return length == 1 ? STOP_FULL : STOP_DOTS;
    if (length == 2) return memcmp(text, "؟", 2) == 0 || memcmp(text, "۔", 2) == 0 ? STOP_CALL : STOP_NONE;
    if (length != 3) return STOP_NONE;
    if (memcmp(text, "…", 3) == 0) return STOP_DOTS;
    if (memcmp(text, "।", 3) == 0) return STOP_CALL;
    return memcmp(text, "。", 3) == 0 || memcmp(text, "！", 3) == 0 || memcmp(text, "？", 3) == 0 ? STOP_WIDE : STOP_NONE;
}

/* Begins a sentence where it has a capital: "from the U.S. The minister", but "the U.S. Senate", "U.S. President". */
static bool starts_sentences(const Token *t) {
    const uint64_t starters = CLASS(PRONOUN) | CLASS(DETERMINER) | CLASS(CONJUNCTION) | CLASS(PREPOSITION) | CLASS(SUBORDINATOR)
                            | CLASS(ADVERB) | CLASS(QUESTION) | CLASS(AUXILIARY) | CLASS(MODAL) | CLASS(COPULA) | CLASS(CUE_PHRASE)
                            | CLASS(PERSON_NOUN);
    const uint64_t in_names = CLASS(TITLE) | CLASS(TITLE_BEFORE) | CLASS(ORG_HEAD) | CLASS(PLACE_BEFORE);
    return t->shape != SHAPE_LOWER && t->classes & starters && !(t->classes & in_names);
}

/* "J. Smith", "George W. Bush": one capital before the full stop, which is no "I"; in "plan B. The ..." what follows tells. */
static bool is_initial(const Doc *doc, uint32_t stop, const Token *next) {
    const Token *t = token_at(doc, stop - 1);
    uint32_t     length = t->end - t->start;
    bool         one_letter = length == 1 || (length == 2 && (unsigned char)doc->text[t->start] >= 0x80);
    if (!one_letter || t->kind != TOKEN_WORD || t->shape != SHAPE_UPPER) return false;
    if (token_is(doc, stop - 1, "x") && stop > 1 && token_is(doc, stop - 2, "on")) return false; /* "wrote on X. Lee's husband" */
    return !token_is(doc, stop - 1, "i") && !starts_sentences(next);
}

static bool is_item_number(const Doc *doc, uint32_t first, uint32_t stop) { /* "1. Item" */
    const Token *t = token_at(doc, first);
    return stop == first + 1 && t->kind == TOKEN_NUMBER && t->end - t->start < 4;
}

/* "am 16. Oktober", "im 21. Jahrhundert" */
static bool is_ordinal(const Doc *doc, uint32_t stop, const Token *next) {
    const Token *t = token_at(doc, stop - 1);
    if (!(doc->habits & HABIT_ORDINAL_STOPS) || t->kind != TOKEN_NUMBER || t->end - t->start > 2) return false;
    return next->classes & CLASS(MONTH) || !starts_sentences(next);
}

static uint64_t abbreviation_classes(const Doc *doc, uint32_t stop, enum Stop kind) {
    const Token *t = token_at(doc, stop);
    if (kind == STOP_WORD) return t->classes & CLASS(ABBREVIATION) ? t->classes : CLASS(ABBREVIATION) | CLASS(MAYBE_END);
    /* A listed phrase that takes in the full stop, "the Rev.", is an abbreviation whatever else it is. */
    bool listed = t->phrase != NONE && t->phrase == token_at(doc, stop - 1)->phrase;
    return listed ? doc->phrases.at[t->phrase].classes | CLASS(ABBREVIATION) : 0;
}

/* Can this full stop end the sentence that began at `first`, before `next`, the word behind it? */
static bool full_stop_ends(const Doc *doc, uint32_t first, uint32_t stop, enum Stop kind, const Token *next) {
    if (kind == STOP_FULL && stop == first) return false;
    if (kind == STOP_FULL && !touches(doc, stop - 1)) /* ". . ." */
        return stop_at(doc, stop - 1) == STOP_NONE || starts_sentences(next);
    uint64_t classes = abbreviation_classes(doc, stop, kind);
    if (classes & CLASS(ABBREVIATION)) return classes & CLASS(MAYBE_END) && starts_sentences(next);
    return kind == STOP_WORD || (!is_item_number(doc, first, stop) && !is_initial(doc, stop, next) && !is_ordinal(doc, stop, next));
}

/* ---- what follows ------------------------------------------------------------------------------------------------ */

/* What stands behind a stop. */
typedef struct Behind {
    uint32_t next, word, end; /* the token that may begin a sentence, its first word, the paragraph's end */
    bool     closed_quote;    /* a closing mark stands between the stop and it */
    bool     opens_quote;     /* it is an opening mark */
} Behind;

/* More stops, closing marks and brackets, and Markdown signs that touch belong to the stop; opening ones to what follows. */
static Behind behind_stop(const Doc *doc, uint32_t stop, uint32_t end) {
    Behind   behind = {.end = end};
    uint32_t i = stop + 1;
    for (; i < end && !(token_at(doc, i)->flags & SPACE_BEFORE); i++) {
        const Token *t = token_at(doc, i);
        bool         mark = t->kind == TOKEN_MARK;
        if (!mark && !(t->flags & MARKUP) && !token_is_sign(doc, i, ")]}") && stop_at(doc, i) == STOP_NONE) break;
        behind.closed_quote |= mark;
    }
    behind.next = i;
    for (; i + 1 < end; i++) {
        const Token *t = token_at(doc, i);
        if (t->kind == TOKEN_MARK) behind.opens_quote = true;
        else if (!(t->flags & MARKUP) && !token_is_sign(doc, i, "([{")) break;
    }
    behind.word = i;
    return behind;
}

static bool in_subject(const Token *t) {
    const uint64_t nouns = CLASS(TITLE) | CLASS(PERSON_NOUN) | CLASS(DETERMINER) | CLASS(PREPOSITION);
    return t->shape != SHAPE_LOWER || t->classes & nouns;
}

/* “Is it over?” Peskov asked. — a subject in capitals, then a cue verb that has neither "that" nor a subject behind it. A "She"
 * or "The" with its capital begins a sentence; an "I" always has it: “Is it over?” I asked. */
static bool is_tag(const Doc *doc, uint32_t i, uint32_t end) {
    const uint64_t clause = CLASS(SUBJECT) | CLASS(DETERMINER) | CLASS(SUBORDINATOR) | CLASS(AUXILIARY);
    if (token_at(doc, i)->classes & (CLASS(PRONOUN) | CLASS(DETERMINER)) && !token_is(doc, i, "i")) return false;
    for (uint32_t n = 0; n < TAG_WORDS && i < end; n++, i++) {
        const Token *t = token_at(doc, i);
        if (t->kind == TOKEN_PUNCTUATION && t->phrase != NONE) continue; /* "Mr." */
        if (t->kind != TOKEN_WORD) return false;
        if (t->classes & CLASS(CUE_VERB) && t->shape == SHAPE_LOWER)
            return n > 0 && (i + 1 >= end || !(token_at(doc, i + 1)->classes & clause));
        if (!in_subject(t)) return false;
    }
    return false;
}

/* Nothing but a capital behind a lower-case word can end a sentence without a space: "the ground.He said". */
static bool forgot_space(const Doc *doc, uint32_t first, uint32_t stop, const Token *word) {
    return stop > first && token_at(doc, stop - 1)->shape == SHAPE_LOWER && word->shape == SHAPE_CAPITAL;
}

static bool ends_before(const Doc *doc, uint32_t first, uint32_t stop, enum Stop kind, const Behind *behind) {
    const Token *word = token_at(doc, behind->word);
    if (kind == STOP_WIDE) return true;
    if (word->kind == TOKEN_WORD && word->shape == SHAPE_LOWER) return false;
    bool more_stops = word->kind == TOKEN_PUNCTUATION && stop_at(doc, behind->word) != STOP_NONE;
    if (more_stops && !behind->opens_quote) return false; /* ". . ." */
    bool spaced = token_at(doc, behind->next)->flags & SPACE_BEFORE;
    if (!spaced && !behind->closed_quote && (kind == STOP_WORD || !forgot_space(doc, first, stop, word))) return false;
    switch (kind) {
    case STOP_DOTS:
        if (stop > first && stop_at(doc, stop - 1) != STOP_NONE) return true; /* "the end. ... Then" */
        return behind->opens_quote || behind->closed_quote || starts_sentences(word);
    case STOP_CALL: return !(behind->closed_quote && is_tag(doc, behind->word, behind->end));
    default: return full_stop_ends(doc, first, stop, kind, word);
    }
}

/* ---- datelines --------------------------------------------------------------------------------------------------- */

#define MOST_DATELINE 16u /* tokens: "ST. PETERSBURG, Fla., July 25, 2025 (AP) —" */

static bool parts_dateline(const Doc *doc, uint32_t i) {
    return token_at(doc, i)->flags & SPACE_BEFORE && (token_is_sign(doc, i, "-") || token_is_dash(doc, i));
}

static bool is_listed_place(const Doc *doc, uint32_t token) {
    uint32_t at;
    array_bisect(at, doc->matches.n, doc->matches.at[i].first < token);
    if (at == doc->matches.n || doc->matches.at[at].first != token) return false;
    return doc->readings.at[doc->matches.at[at].readings.first].type == TYPE_PLACE;
}

/* The token behind the dateline that the paragraph opens with, "TALLINN, Estonia (AP) — Dock workers voted", or `first`: a place in
 * capitals, nothing in lower case up to a dash. */
static uint32_t behind_dateline(const Doc *doc, uint32_t first, uint32_t end) {
    const Token *t = token_at(doc, first);
    if (t->shape != SHAPE_UPPER || t->end - t->start < 2) return first;
    bool is_place = is_listed_place(doc, first);
    for (uint32_t i = first + 1; i + 1 < end && i < first + MOST_DATELINE; i++) {
        if (parts_dateline(doc, i)) return is_place ? i + 1 : first;
        t = token_at(doc, i);
        if (t->kind == TOKEN_MARK || t->shape == SHAPE_LOWER || token_is_sign(doc, i, ":;!?")) return first;
        is_place = is_place || token_is_sign(doc, i, ",(");
    }
    return first;
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static bool add_sentence(Doc *doc, uint32_t first, uint32_t end, Index paragraph, quoth_error *err) {
    Sentence *sentence = array_add(&doc->arena, &doc->sentences);
    if (!sentence) return fail_memory(err);
    *sentence = (Sentence){.first = first, .end = end, .paragraph = paragraph};
    doc->tokens.at[first].flags |= SENTENCE_BEFORE;
    return true;
}

static bool split(Doc *doc, Index number, quoth_error *err) {
    const Paragraph paragraph = doc->paragraphs.at[number];
    uint32_t        first = behind_dateline(doc, paragraph.first, paragraph.end);
    if (first > paragraph.first && !add_sentence(doc, paragraph.first, first, number, err)) return false;
    for (uint32_t i = first; i < paragraph.end;) {
        enum Stop kind = stop_at(doc, i);
        uint32_t  stop = i++;
        if (kind == STOP_NONE) continue;
        Behind behind = behind_stop(doc, stop, paragraph.end);
        i = behind.next;
        if (i >= paragraph.end || !ends_before(doc, first, stop, kind, &behind)) continue;
        if (!add_sentence(doc, first, i, number, err)) return false;
        first = i;
    }
    return first >= paragraph.end || add_sentence(doc, first, paragraph.end, number, err);
}

bool text_sentences(Doc *doc, quoth_error *err) {
    for (Index i = 0; i < doc->paragraphs.n; i++)
        if (!split(doc, i, err)) return false;
    return true;
}
