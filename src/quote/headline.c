#include "headline.h"
#include "echo.h"
#include <string.h>

static bool in_headline(const Doc *doc, const Unit *unit) {
    uint8_t zone = doc->paragraphs.at[unit->paragraph].zone;
    return zone == ZONE_HEADLINE || zone == ZONE_SUBHEAD;
}

static uint32_t words_in(const Doc *doc, const Unit *quote) {
    uint32_t words = 0;
    for (uint32_t i = quote->first; i < quote->end; i++) words += doc->tokens.at[i].kind == TOKEN_WORD;
    return words;
}

/* ---- terms ------------------------------------------------------------------------------------------------------- */

#define TERM_WORDS 2u
#define SURE_SCORE 0.75 /* under it, who is named in a headline with a word or two between marks said them in less than half of the places */

static bool is_question_word(const Doc *doc, const Unit *unit) {
    static const char *const words[] = {"why", "how", "whether", "what", "when", "where"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(doc, unit->first, words[i])) return true;
    return false;
}

/* "Kremlin explains why attempt to open ‘backchannel’ failed": is what holds the quote asked, not told? */
static bool is_asked(const Doc *doc, const Units *units, Index quote) {
    const Unit *row = units->row.at;
    for (Index i = quote; i-- > 0 && row[i].sentence == row[quote].sentence;)
        if (is_question_word(doc, &row[i])) return true;
    return false;
}

static bool is_strong_cue(const Units *units, Index unit) {
    return unit < units->row.n && unit_is_cue(&units->row.at[unit]) && units->row.at[unit].strength >= 5;
}

/* "Council opens ‘pocket park’", but not "Lee calls plan ‘absurd’", which is sure without a cue beside it. */
bool headline_is_term(const Doc *doc, const Units *units, Index unit, double score) {
    const Unit *quote = &units->row.at[unit];
    Index       behind = units->codes[unit + 1] == ',' ? unit + 2 : unit + 1; /* ‘Absurd’, says Lee */
    if (!in_headline(doc, quote) || words_in(doc, quote) > TERM_WORDS) return false;
    if ((unit && is_strong_cue(units, unit - 1)) || is_strong_cue(units, behind)) return false;
    if (unit > 1 && units->codes[unit - 1] == ':' && unit_can_speak(&units->row.at[unit - 2])) return false; /* Lee: ‘Act now’ */
    return score < SURE_SCORE || is_asked(doc, units, unit);
}

/* ---- words that are said further down ---------------------------------------------------------------------------- */

#define LEAST_WORDS 2u /* one word stands in quotes by chance; if it stands nowhere else it has to be this long: */
#define LEAST_BYTES 8u
#define LEAST_SCORE 0.5

/* ‘will not wait’, ‘despicable’ */
static bool is_distinct(const Doc *doc, const Units *units, const Unit *quote) {
    if (words_in(doc, quote) >= LEAST_WORDS) return true;
    const Marked *marked = &doc->marked.at[quote->marked];
    bool          elsewhere = units->echoes[quote->marked] & ECHO_OUTSIDE;
    return !elsewhere && marked->close > marked->open + 1 && doc->tokens.at[marked->close - 1].end - doc->tokens.at[marked->open + 1].start >= LEAST_BYTES;
}

/* A quote that weights alone left to nobody, in a headline that names no likely speaker, with enough words to be known by. */
static bool is_open(const Doc *doc, const Units *units, const Quote *quote) {
    if (quote->marked == NONE || quote->speaker != NONE || quote->kind <= KIND_WRITING || quote->score < LEAST_SCORE) return false;
    if (quote->ruling && strcmp(quote->ruling, HEADLINE_TERM) != 0) return false;
    Index unit = units->of_marked[quote->marked];
    return unit != NONE && in_headline(doc, &units->row.at[unit]) && is_distinct(doc, units, &units->row.at[unit]);
}

/* Somebody's mention in the headline itself, or the one that was given. */
static Index mention_in_headline(const Doc *doc, const Units *units, Index paragraph, Index mention) {
    Index entity = doc->mentions.at[mention].entity;
    for (Index i = units->paragraphs[paragraph]; entity != NONE && i < units->paragraphs[paragraph + 1]; i++) {
        Index own = units->row.at[i].mention;
        if (own != NONE && doc->mentions.at[own].entity == entity) return own;
    }
    return mention;
}

static void take_speaker(const Doc *doc, const Units *units, Quote *quote, const Quote *said) {
    Index paragraph = units->row.at[units->of_marked[quote->marked]].paragraph;
    quote->kind = said->kind;
    quote->score = said->score;
    quote->speaker = mention_in_headline(doc, units, paragraph, said->speaker);
    quote->rule = "echo";
    quote->reasons = (Range){0, 0};
    quote->ruling = "the same words stand in a quote further down";
}

/* Police chief ‘deeply sorry’ over bridge. Further down: “I am deeply sorry,” Tarrant said. */
bool headlines_take_speakers(Doc *doc, const Units *units, double min_score) {
    Index *quote_of = array_nones(units->scratch, doc->marked.n);
    if (!quote_of) return false;
    for (Index i = 0; i < doc->quotes.n; i++)
        if (doc->quotes.at[i].marked != NONE) quote_of[doc->quotes.at[i].marked] = i;
    for (Index i = 0; i < doc->quotes.n; i++) {
        Quote *quote = &doc->quotes.at[i];
        Index  echo = is_open(doc, units, quote) ? units->echo_of[quote->marked] : NONE;
        const Quote *said = echo != NONE && quote_of[echo] != NONE ? &doc->quotes.at[quote_of[echo]] : NULL;
        if (!said || said->speaker == NONE || said->kind > KIND_WRITING || said->score < LEAST_SCORE || said->score < min_score) continue;
        take_speaker(doc, units, quote, said);
    }
    return true;
}
