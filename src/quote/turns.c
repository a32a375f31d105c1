#include "turns.h"
#include "word_at.h"
#include <string.h>

/* The name in the label, or what stands for one; NONE where it holds neither, or a place: "Ohio: 45 percent". */
static Index speaker_of(const Doc *doc, const LabelledTurn *turn) {
    Index at, unnamed = NONE;
    array_bisect(at, doc->mentions.n, doc->mentions.at[i].first < turn->label);
    for (; at < doc->mentions.n && doc->mentions.at[at].end <= turn->colon; at++) {
        const Mention *mention = &doc->mentions.at[at];
        bool speaks = mention->type == TYPE_PERSON || mention->type == TYPE_ORGANIZATION || mention->type == TYPE_OUTLET;
        if (mention->form == FORM_NAME && speaks) return at;
        if (mention->form == FORM_NOMINAL && mention->first == turn->label) unnamed = at;
    }
    return unnamed;
}

/* Does the mention name a person whom the article tells of? */
static bool names_person(const Mention *mention) {
    bool is_told_of = mention->zone == ZONE_BODY || mention->zone == ZONE_HEADLINE || mention->zone == ZONE_SUBHEAD;
    return mention->form == FORM_NAME && mention->type == TYPE_PERSON && mention->entity != NONE && is_told_of;
}

#define ASKED_SCORE 0.8 /* where nobody else is named; a guess, that no annotated interviews were at hand to measure */

/* Who is asked, where letters stand for the names: of the persons named before the first question the one that the text names most. The score is
 * lower the more others are named there. */
static Index interviewee(const Doc *doc, const LabelledTurn *first, float *score) {
    Index    best = NONE;
    uint32_t most = 0, all = 0, own = 0;
    for (Index i = 0; i < doc->mentions.n && doc->mentions.at[i].end <= first->label; i++) {
        const Mention *mention = &doc->mentions.at[i];
        if (!names_person(mention)) continue;
        all++;
        if (doc->entities.at[mention->entity].n_mentions <= most) continue;
        most = doc->entities.at[mention->entity].n_mentions;
        best = i;
    }
    for (Index i = 0; best != NONE && i < doc->mentions.n && doc->mentions.at[i].end <= first->label; i++)
        own += names_person(&doc->mentions.at[i]) && doc->mentions.at[i].entity == doc->mentions.at[best].entity;
    *score = (float)(ASKED_SCORE * own / (all ? all : 1));
    return best;
}

static bool add_quote(Doc *doc, const LabelledTurn *turn, Index speaker, float score, Quote *quote) {
    *quote = (Quote){.marked = NONE, .manner = MANNER_DIRECT, .kind = KIND_SPEECH, .speaker = speaker,
                     .source = doc->mentions.at[speaker].span, .role = NONE, .addressee = NONE, .via = NONE, .score = score, .rule = "turn",
                     .ruling = turn->is_letter ? "who is asked answers" : "the name before the colon tells whose turn it is"};
    return spans_add(doc, &quote->parts, span_of_tokens(doc, turn->first, turn->end));
}

/* "I hope that it ends" inside a turn: the turn says so, and reported speech is what its label tells of, too. */
static bool is_the_turns_own(const Doc *doc, const Units *units, const Quote *quote, uint32_t start, const Span *turn) {
    if (quote->manner != MANNER_INDIRECT || quote->speaker == NONE || start < turn->start || start >= turn->end) return false;
    Index unit = units->of_mention[quote->speaker];
    bool  labelled = start == turn->start && doc->mentions.at[quote->speaker].span.end <= start;
    return labelled || (unit != NONE && units->codes[unit] == 'I');
}

/* Both are in order; a turn comes before what stands in it. */
static bool merge(Doc *doc, const Units *units, const Quote *turns, uint32_t n_turns) {
    uint32_t n = doc->quotes.n, kept = 0, next = 0;
    Quote   *others = arena_alloc(units->scratch, (n + 1) * sizeof *others);
    Span     turn = {0, 0};
    if (!others || !array_add_many(&doc->arena, &doc->quotes, n_turns)) return false;
    memcpy(others, doc->quotes.at, n * sizeof *others);
    for (uint32_t i = 0; i <= n; i++) {
        uint32_t start = i < n ? quote_start(doc, &others[i]) : UINT32_MAX;
        for (; next < n_turns && quote_start(doc, &turns[next]) <= start; next++) {
            turn = spans_hull(doc, turns[next].parts);
            doc->quotes.at[kept++] = turns[next];
        }
        if (i < n && !is_the_turns_own(doc, units, &others[i], start, &turn)) doc->quotes.at[kept++] = others[i];
    }
    doc->quotes.n = kept;
    return true;
}

/* Who asks has no name. */
static Index answering(const Doc *doc, const LabelledTurn *turn, Index asked) {
    return WORD_AMONG(doc, turn->label, "a", "answer") ? asked : NONE;
}

bool turns_find(Doc *doc, const Units *units, quoth_error *err) {
    if (!doc->turns.n) return true;
    Quote   *quotes = arena_alloc(units->scratch, doc->turns.n * sizeof *quotes);
    float    score = 0;
    Index    asked = interviewee(doc, doc->turns.at, &score);
    uint32_t n = 0;
    if (!quotes) return fail_memory(err);
    for (uint32_t i = 0; i < doc->turns.n; i++) {
        const LabelledTurn *turn = &doc->turns.at[i];
        Index               speaker = turn->is_letter ? answering(doc, turn, asked) : speaker_of(doc, turn);
        if (speaker != NONE && !add_quote(doc, turn, speaker, turn->is_letter ? score : 1, &quotes[n++])) return fail_memory(err);
    }
    return !n || merge(doc, units, quotes, n) || fail_memory(err);
}
