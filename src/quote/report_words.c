/* What speaks for a report in single words: "likely to say", "the poll shows", "said it rains, including". English, as other languages have too
 * few annotated texts for it. */
#include "report_sight.h"

#define MOST_LETTERS 7  /* of a word: with those that are alike that far it is one word here */
#define MOST_BETWEEN 30 /* units from one cue to the next */

/* The first letters of a token, up to seven, in lower case; a sign of the upper row of ASCII may come out as another. */
static Value letters_of(const Doc *doc, uint32_t token, unsigned most) {
    const Token *t = &doc->tokens.at[token];
    uint32_t     n = t->end - t->start < most ? t->end - t->start : most;
    Value        value = {.n = n};
    for (uint32_t i = 0; i < n; i++) {
        uint64_t letter = (unsigned char)doc->text[t->start + i];
        value.bytes |= (letter < 0x80 ? letter | 0x20 : '_') << (8 * i);
    }
    return value;
}

static const Unit *unit_at(const Sight *sight, Index i) { return &sight->units->row.at[i]; }

static void add_word(const Sight *sight, char kind, uint32_t token, Facts *facts) {
    fact_add(facts, REPORT_WORDS, value_with(VALUE(kind), letters_of(sight->doc, token, MOST_LETTERS)));
}

/* ---- round the cue ----------------------------------------------------------------------------------------------- */

/* "She would later say", "likely to say" */
static void add_before(const Sight *sight, Index cue, Facts *facts) {
    for (Index i = cue; i-- > sight->first && cue - i < 5;) {
        char c = sight_code(sight, i);
        if (c == 'X') add_word(sight, 'x', unit_at(sight, i)->first, facts);
        if (!ONE_OF(c, "avnmp")) break;
    }
    if (cue > sight->first) add_word(sight, 'p', unit_at(sight, cue - 1)->end - 1, facts);
    if (cue > sight->first + 1) add_word(sight, 'o', unit_at(sight, cue - 2)->end - 1, facts);
}

/* The cue of the sentence before it or behind it; '-' stands for none. */
static void add_other_cue(const Sight *sight, char kind, Index cue, Index other, Facts *facts) {
    bool near = other >= sight->first && other < sight->end && (other < cue ? cue - other : other - cue) < MOST_BETWEEN;
    if (near) add_word(sight, kind, unit_at(sight, other)->first, facts);
    else FACT(facts, REPORT_WORDS, kind, '-');
}

static void add_other_cues(const Sight *sight, Index cue, Facts *facts) {
    const Units *units = sight->units;
    uint32_t     own = units->row.at[cue].cues;
    add_other_cue(sight, 'b', cue, own ? units->cues.at[own - 1] : NONE, facts);
    add_other_cue(sight, 'c', cue, own + 1 < units->cues.n ? units->cues.at[own + 1] : NONE, facts);
}

/* "Did Lee say so?", "Lee Says No": a question, and a headline. */
static void add_place(const Sight *sight, Index cue, Facts *facts) {
    const Doc   *doc = sight->doc;
    const Token *last = &doc->tokens.at[unit_at(sight, sight->end - 1)->end - 1];
    uint32_t     first = unit_at(sight, sight->first)->first;
    bool         opens = doc->tokens.at[first].flags & PARAGRAPH_BEFORE, asks = doc->text[last->start] == '?';
    FACT(facts, REPORT_WORDS, 'z', (char)('0' + doc->paragraphs.at[unit_at(sight, cue)->paragraph].zone));
    FACT(facts, REPORT_WORDS, 'Z', opens ? 'p' : '-', asks ? '?' : '-');
    if (sight_code(sight, sight->first) == 't') add_word(sight, 'i', first, facts);
}

void report_cue_words(const Sight *sight, Index cue, Facts *facts) {
    add_before(sight, cue, facts);
    add_other_cues(sight, cue, facts);
    add_place(sight, cue, facts);
    if (cue + 1 < sight->end) add_word(sight, 'a', unit_at(sight, cue + 1)->first, facts);
}

/* ---- the subject ------------------------------------------------------------------------------------------------- */

/* "The new poll shows" */
void report_subject_word(const Sight *sight, Index who, Facts *facts) {
    if (who == NONE || !ONE_OF(sight_code(sight, who), "HFEOT")) return;
    Index mention = unit_at(sight, who)->mention;
    add_word(sight, 'h', mention != NONE ? sight->doc->mentions.at[mention].end - 1 : unit_at(sight, who)->first, facts);
}

/* ---- where it ends ----------------------------------------------------------------------------------------------- */

/* "Lee said it rains, including in Bonn", "he rejected the plan after a vote" */
void report_end_words(const Sight *sight, Index first, Index end, Facts *facts) {
    bool  sign = ONE_OF(sight_code(sight, end), ",;-");
    Index next = sign ? end + 1 : end;
    if (sight_code(sight, next) != '^')
        fact_add(facts, REPORT_END_WORDS, value_with(VALUE('w', sign ? ',' : '-'), letters_of(sight->doc, unit_at(sight, next)->first, MOST_LETTERS - 1)));
    if (end > first)
        fact_add(facts, REPORT_END_WORDS, value_with(VALUE('b'), letters_of(sight->doc, unit_at(sight, end - 1)->end - 1, MOST_LETTERS)));
}
