/* Whose turn it is in a transcript or an interview, by the labels of its paragraphs: "OHLSEN: Nobody warned us." */
#include "hash.h"
#include "text.h"
#include <string.h>

#define MOST_LABEL 12u  /* tokens of "SEN. ANN LEE (D-OHIO), CHAIR" */
#define MOST_NAME 5u    /* words before its comma or bracket */
#define MOST_LABELS 64u /* different ones in a text; further ones are no turns */

/* Who speaks, by the last word of the name: "LEE" of "ANN LEE, HOST" too. */
typedef struct Label {
    uint64_t fold;
    uint32_t times;
} Label;

typedef struct Labels {
    Label    at[MOST_LABELS];
    uint32_t n;
} Labels;

/* "Q: Who came?" "A. Nobody." */
static bool is_letter(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    bool is_one = t->end - t->start == 1 && (doc->text[t->start] == 'Q' || doc->text[t->start] == 'A');
    return is_one && token_is_sign(doc, token + 1, ":.") && t->end == t[1].start;
}

/* "Question: Who came?" */
static bool asks_or_answers(const Doc *doc, uint32_t token) {
    return is_letter(doc, token) || ((token_is(doc, token, "question") || token_is(doc, token, "answer")) && token_is_sign(doc, token + 1, ":"));
}

/* Part of a name: what has a capital; the number in "Speaker 2", stops and hyphens. */
static bool may_go_on(const Doc *doc, uint32_t first, uint32_t at) {
    const Token *t = &doc->tokens.at[at];
    if (t->kind == TOKEN_WORD && !(t->flags & POSSESSIVE_END)) return t->shape != SHAPE_LOWER && at - first < MOST_NAME;
    return (t->kind == TOKEN_NUMBER && at > first) || (t->end - t->start == 1 && token_is_sign(doc, at, ".-"));
}

static uint64_t fold_with(const Doc *doc, uint32_t at, uint64_t fold) {
    const Token *t = &doc->tokens.at[at];
    if (t->kind == TOKEN_NUMBER) return hash_mix(fold, t->fold);
    return t->kind == TOKEN_WORD ? t->fold : fold;
}

/* The colon of a label that begins at the token, or `end`; `fold` is that of the name's last word. */
static uint32_t colon_of(const Doc *doc, uint32_t first, uint32_t end, uint64_t *fold) {
    bool in_name = true;
    *fold = doc->tokens.at[first].fold;
    if (first + 1 < end && asks_or_answers(doc, first)) return first + 1;
    *fold = 0;
    for (uint32_t at = first; at < end && at < first + MOST_LABEL; at++) {
        if (doc->tokens.at[at].flags & MARKUP) continue;
        if (token_is_sign(doc, at, ":")) return *fold ? at : end;
        if (token_is_sign(doc, at, ",([")) in_name = false;
        if (!in_name) continue;
        if (!may_go_on(doc, first, at)) return end;
        *fold = fold_with(doc, at, *fold);
    }
    return end;
}

/* Whether there was room for it. */
static bool count_label(Labels *labels, uint64_t fold) {
    uint32_t i = 0;
    while (i < labels->n && labels->at[i].fold != fold) i++;
    if (i == MOST_LABELS) return false;
    if (i == labels->n) labels->at[labels->n++] = (Label){fold, 0};
    labels->at[i].times++;
    return true;
}

/* A turn whose words stand between marks is a quote already. */
static bool take_paragraph(Doc *doc, Labels *labels, const Paragraph *paragraph) {
    uint64_t fold;
    uint32_t label = past_markup(doc, paragraph->first, paragraph->end), colon = colon_of(doc, label, paragraph->end, &fold);
    if (colon == paragraph->end) return true;
    uint32_t first = past_markup(doc, colon + 1, paragraph->end);
    if (first == paragraph->end || doc->tokens.at[first].kind == TOKEN_MARK || !count_label(labels, fold)) return true;
    LabelledTurn *turn = array_add(&doc->arena, &doc->turns);
    if (!turn) return false;
    *turn = (LabelledTurn){label, colon, first, paragraph->end, asks_or_answers(doc, label)};
    return true;
}

static bool is_transcript(const Labels *labels) {
    uint32_t repeated = 0;
    for (uint32_t i = 0; i < labels->n; i++) repeated += labels->at[i].times >= 2;
    return repeated >= 2;
}

/* ---- turns of several paragraphs ---------------------------------------------------------------------------------- */

/* The end of the last paragraph of the body behind the turn and before `next`, where none of these has a label of its own. */
static uint32_t end_before(const Doc *doc, const LabelledTurn *turn, uint32_t next) {
    uint32_t end = turn->end;
    uint64_t fold;
    for (Index i = paragraph_of(doc, turn->first) + 1; i < doc->paragraphs.n && doc->paragraphs.at[i].first < next; i++) {
        const Paragraph *paragraph = &doc->paragraphs.at[i];
        uint32_t label = past_markup(doc, paragraph->first, paragraph->end);
        bool is_aside = label < paragraph->end && token_is_sign(doc, label, "(["); /* "(APPLAUSE)" */
        if (paragraph->zone != ZONE_BODY || is_aside) continue;
        if (label < paragraph->end && colon_of(doc, label, paragraph->end, &fold) != paragraph->end) return turn->end;
        end = paragraph->end;
    }
    return end;
}

/* What stands between two turns is of the first, where most paragraphs there have labels, as in transcripts. Not behind the last one. */
static void take_further_paragraphs(Doc *doc) {
    uint32_t last = doc->turns.n - 1;
    uint32_t between = paragraph_of(doc, doc->turns.at[last].first) - paragraph_of(doc, doc->turns.at[0].first);
    for (uint32_t i = 0; i < last && 2 * doc->turns.n > between; i++)
        doc->turns.at[i].end = end_before(doc, &doc->turns.at[i], doc->turns.at[i + 1].label);
}

bool text_turns(Doc *doc, quoth_error *err) {
    Labels labels = {.n = 0};
    for (uint32_t i = 0; i < doc->paragraphs.n; i++) {
        const Paragraph *paragraph = &doc->paragraphs.at[i];
        if (paragraph->zone == ZONE_BODY && !take_paragraph(doc, &labels, paragraph)) return fail_memory(err);
    }
    if (!is_transcript(&labels)) doc->turns.n = 0;
    else take_further_paragraphs(doc);
    return true;
}
