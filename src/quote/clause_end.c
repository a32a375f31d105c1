/* Where a reported clause ends, by the words alone. */
#include "clause_view.h"

bool clause_has_finite(const Clause *clause, Stretch stretch) {
    Index end = stretch.end - stretch.first > MOST_UNITS ? stretch.first + MOST_UNITS : stretch.end;
    for (Index i = stretch.first; i < end; i++)
        if (is_finite(clause, i) || code(clause, i) == 'Q') return true;
    return false;
}

Index clause_next_comma(const Clause *clause, Index i) {
    for (Index k = i; k < clause->end && k - i < 40; k++)
        if (code(clause, k) == ',') return k;
    return NONE;
}

/* From `i`, past adverbs and auxiliaries: "later", "has also". */
static Index past_adverbs(const Clause *clause, Index i) {
    while (ONE_OF(code(clause, i), "avXn") || is_time(clause, i)) i++;
    return i;
}

static bool is_strong_verb(const Clause *clause, Index i) {
    return code(clause, i) == 'C' && at(clause, i)->strength >= 6 && !at(clause, i)->passive;
}

/* A noun phrase and a cue verb: "Clinton later said", "the committee's chairman has warned". */
static bool new_speaker_at(const Clause *clause, Index i) {
    Index k = i;
    while (k < i + 6 && ONE_OF(code(clause, k), PHRASE) && code(clause, k) != '&') k++;
    return k > i && is_strong_verb(clause, past_adverbs(clause, k)) && !ends_in_ing(clause, past_adverbs(clause, k));
}

/* "He said it was late, adding that he was tired": what follows the comma is no longer what he said. */
static bool comma_ends(const Clause *clause, Index comma, bool clausal) {
    Index next = comma + 1;
    char  c = code(clause, next);
    if (c == 'A' || new_speaker_at(clause, next)) return true;
    if (ONE_OF(c, "&t") && new_speaker_at(clause, next + 1)) return true;
    if (ONE_OF(c, "&t") && is_strong_verb(clause, past_adverbs(clause, next + 1))) return true;
    if (is_strong_verb(clause, past_adverbs(clause, next))) return true;
    return !clausal && ONE_OF(c, "gr&t");
}

/* "He confirmed the talks but said they failed": a second verb of the same speaker. */
static bool conjunction_ends(const Clause *clause, Index i) {
    Index verb = past_adverbs(clause, i + 1);
    return is_strong_verb(clause, verb) && ends_in_ing(clause, verb) == ends_in_ing(clause, clause->cue);
}

/* "The port, called “a mess,” is closed": the comma inside the marks closes what the one before the cue opened, and the verb of the
 * sentence follows. */
static bool closes_in_quote(const Clause *clause, Index i) {
    if (code(clause, i - 1) != 'Q' || code(clause, clause->cue - 1) != ',') return false;
    const Token *last = &clause->doc->tokens.at[at(clause, i - 1)->end - 2];
    return clause->doc->text[last->start] == ',';
}

static bool ends_at(const Clause *clause, Index i, bool clausal, int depth) {
    switch (code(clause, i)) {
    case 'X': case 'V': return closes_in_quote(clause, i);
    case ';': return true;
    case ')': return depth == 0;
    case 'A': return true;
    case ',': return comma_ends(clause, i, clausal);
    case '&': return conjunction_ends(clause, i);
    case 't': return !clausal && !is_word(clause, i, "that");
    default: return false;
    }
}

#define MOST_OPENING 10 /* units of an adverbial that opens a clause */

/* "He stressed that, at present, it rains": past the adverbial between commas, which ends nothing. */
static Index past_opening(const Clause *clause, Index start) {
    if (!is_word(clause, start, "that") || code(clause, start + 1) != ',') return start;
    for (Index i = start + 2; i < clause->end && i - start < MOST_OPENING; i++)
        if (code(clause, i) == ',') return i + 1;
    return start;
}

Index clause_end(const Clause *clause, Index start, bool clausal) {
    Index from = past_opening(clause, start), i = from;
    int   depth = 0;
    bool  verb = !clausal;
    for (; i < clause->end && i - start < MOST_UNITS; i++) {
        bool aside = !verb && code(clause, i) == ','; /* "She, too, wants it": no clause is over before its verb */
        if (i > from && !aside && ends_at(clause, i, clausal, depth)) break;
        verb = verb || is_finite(clause, i) || code(clause, i) == 'Q';
        depth += (code(clause, i) == '(') - (code(clause, i) == ')');
    }
    while (i > start && code_in(code(clause, i - 1), i < clause->end ? CODES(",-&") : CODES(",-"))) i--;
    return i;
}
