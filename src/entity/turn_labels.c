/* In a transcript the labels of the turns name who speaks, whatever a name looks like elsewhere: "OHLSEN: Nobody warned us." */
#include "noun_phrase.h"
#include <string.h>

#define TALK_SHARE 4 /* one turn of so many */

static bool is_said(const Doc *doc, const LabelledTurn *turn) {
    for (uint32_t at = turn->first; at < turn->end; at++) {
        if (token_is_sign(doc, at, "?")) return true;
        if (doc->tokens.at[at].classes & (CLASS(PRONOUN) | CLASS(POSSESSIVE)) && WORD_AMONG(doc, at, "i", "we", "you", "me", "us", "my", "our", "your"))
            return true;
    }
    return false;
}

/* People speak of themselves and ask each other; not: "Place: the town hall". */
bool labels_are_speakers(const Doc *doc) {
    uint32_t said = 0;
    for (uint32_t i = 0; i < doc->turns.n; i++) said += is_said(doc, &doc->turns.at[i]);
    return doc->turns.n && said * TALK_SHARE >= doc->turns.n;
}

/* ---- the name in a label ------------------------------------------------------------------------------------------ */

static bool is_of_title(const Doc *doc, uint32_t token) {
    return token_classes(doc, token) & (CLASS(HONORIFIC) | HUMAN_CLASSES | CLASS(DETERMINER)) || token_is_sign(doc, token, ".");
}

static bool is_word_of_name(const Doc *doc, uint32_t token) { return doc->tokens.at[token].kind == TOKEN_WORD && !is_of_title(doc, token); }

/* Before the comma or bracket: "ANN LEE (D-OHIO)". */
static uint32_t name_end(const Doc *doc, const LabelledTurn *turn) {
    uint32_t end = turn->label;
    while (end < turn->colon && !token_is_sign(doc, end, ",([") && !(doc->tokens.at[end].flags & MARKUP)) end++;
    return end;
}

/* "ORTIZ" of "SENATOR ORTIZ"; `end` where the label names nobody: "THE WITNESS", "Speaker 2". */
static uint32_t name_first(const Doc *doc, const LabelledTurn *turn, uint32_t end) {
    uint32_t first = turn->label;
    while (first < end && is_of_title(doc, first)) first++;
    if (first == end || token_is(doc, turn->label, "the") || WORD_AMONG(doc, turn->label, "unidentified", "unknown")) return end;
    return is_word_of_name(doc, first) && doc->tokens.at[end - 1].kind == TOKEN_WORD ? first : end;
}

/* ---- mentions ----------------------------------------------------------------------------------------------------- */

static bool stands_in(const Mention *mention, const LabelledTurn *turn) { return mention->first >= turn->label && mention->end <= turn->colon; }

/* "JORDAN: I do." Who speaks is no place. */
static bool settle_type(Mention *mention) {
    if (mention->type == TYPE_PERSON || mention->type == TYPE_ORGANIZATION || mention->type == TYPE_OUTLET) return true;
    mention->type = TYPE_PERSON;
    mention->record = NONE;
    return true;
}

static Mention *add_person(Doc *doc, enum Form form, uint32_t first, uint32_t end, quoth_error *err) {
    Mention *mention = mention_add(doc, form, first, end, err);
    if (!mention) return NULL;
    mention->type = TYPE_PERSON;
    mention->score = 1;
    mention->why = "names who speaks, before a colon";
    return mention;
}

bool labels_name(Doc *doc, quoth_error *err) {
    uint32_t names = doc->mentions.n, at = 0;
    if (!labels_are_speakers(doc)) return true;
    for (uint32_t i = 0; i < doc->turns.n; i++) {
        const LabelledTurn *turn = &doc->turns.at[i];
        while (at < names && doc->mentions.at[at].first < turn->label) at++;
        if (turn->is_letter || (at < names && stands_in(&doc->mentions.at[at], turn) && settle_type(&doc->mentions.at[at]))) continue;
        uint32_t end = name_end(doc, turn), first = name_first(doc, turn, end);
        if (first < end && !add_person(doc, FORM_NAME, first, end, err)) return false;
    }
    return true;
}

bool label_take(Doc *doc, const LabelledTurn *turn, quoth_error *err) {
    uint32_t end = name_end(doc, turn);
    if (turn->is_letter || name_first(doc, turn, end) < end) return true;
    return add_person(doc, FORM_NOMINAL, turn->label, end, err) != NULL;
}
