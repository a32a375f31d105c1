/* All that the text names, by whatever means, in its order. */
#include "name_finder.h"
#include "noun_phrase.h"
#include <string.h>

enum Zone zone_of(const Doc *doc, uint32_t token) {
    Index paragraph = paragraph_of(doc, token);
    return paragraph == NONE ? ZONE_BODY : (enum Zone)doc->paragraphs.at[paragraph].zone;
}

Mention *mention_add(Doc *doc, enum Form form, uint32_t first, uint32_t end, quoth_error *err) {
    Mention *mention = array_add(&doc->arena, &doc->mentions);
    if (!mention) return fail_memory(err), NULL;
    *mention = (Mention){.span = span_of_tokens(doc, first, end), .first = first, .end = end, .form = (uint8_t)form,
                         .zone = (uint8_t)zone_of(doc, first), .entity = NONE, .stands_for = NONE, .record = NONE, .next = NONE};
    return mention;
}

/* ---- Order ------------------------------------------------------------------------------------------------------- */

/* By start; of those that start together, names before others and longer ones before shorter ones. */
static bool stands_before(const Mention *a, const Mention *b) {
    if (a->first != b->first) return a->first < b->first;
    if (a->form != b->form) return a->form < b->form;
    return a->end > b->end;
}

/* Moves the last mention back to its place among those from `from` on. It is found by its head, which is but some words behind its
 * start, so that the way is short. */
static void settle(Doc *doc, uint32_t from) {
    uint32_t at = doc->mentions.n - 1;
    Mention  last = doc->mentions.at[at];
    for (; at > from && stands_before(&last, &doc->mentions.at[at - 1]); at--) doc->mentions.at[at] = doc->mentions.at[at - 1];
    doc->mentions.at[at] = last;
}

/* Merges the others, which stand behind the names, with them. */
static bool merge(Doc *doc, uint32_t names, Arena *scratch) {
    uint32_t others = doc->mentions.n - names, to = doc->mentions.n;
    Mention *all = doc->mentions.at, *copy = arena_alloc(scratch, others * sizeof *copy);
    if (!copy) return false;
    if (others) memcpy(copy, all + names, others * sizeof *copy);
    while (others) {
        bool name_is_later = names && stands_before(&copy[others - 1], &all[names - 1]);
        all[--to] = name_is_later ? all[--names] : copy[--others];
    }
    return true;
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

/* Puts what was added since there were `settled` mentions in its place; passes on whether it could be taken. */
static bool settle_new(Doc *doc, uint32_t names, uint32_t *settled, bool taken) {
    if (taken && doc->mentions.n > *settled) settle(doc, names);
    *settled = doc->mentions.n;
    return taken;
}

/* An expression that tells: "points out". */
static bool begins_cue(const Doc *doc, uint32_t at) {
    const Token *t = &doc->tokens.at[at];
    return !t->like && t->phrase != NONE && doc->phrases.at[t->phrase].first == at && doc->phrases.at[t->phrase].classes & CLASS(CUE_VERB);
}

/* The subject of a cue, what opens a sentence, a pronoun: whatever of them the word brings. */
static bool word_take(Doc *doc, const Phrases *phrases, uint32_t at, bool is_cue, quoth_error *err) {
    uint64_t classes = doc->tokens.at[at].classes;
    bool     nouns = doc->habits & HABIT_NOUN_CAPITALS, names_source = nouns && classes & CLASS(CUE_PHRASE);
    if ((classes & CLASS(CUE_VERB) || names_source || is_cue) && !subject_take(doc, phrases, at, err)) return false;
    bool opens = nouns && classes & CLASS(DETERMINER) && doc->tokens.at[at].flags & SENTENCE_BEFORE;
    if (opens && !opening_take(doc, phrases, at, err)) return false;
    return !(classes & (CLASS(PRONOUN) | CLASS(RELATIVE) | CLASS(SUBORDINATOR) | CLASS(POSSESSIVE))) || pronoun_take(doc, at, err);
}

/* Each of them adds what is there, if that can be somebody. */
static bool take_others(Doc *doc, const Phrases *phrases, quoth_error *err) {
    const uint64_t words = CLASS(CUE_VERB) | CLASS(PRONOUN) | CLASS(RELATIVE) | CLASS(SUBORDINATOR) | CLASS(POSSESSIVE) |
                            (doc->habits & HABIT_NOUN_CAPITALS ? CLASS(DETERMINER) | CLASS(CUE_PHRASE) : 0);
    bool           nouns = (doc->habits & HABIT_NOUN_CAPITALS) != 0;
    uint32_t       names = doc->mentions.n, settled = names;
    uint32_t       turn = 0, turns = labels_are_speakers(doc) ? doc->turns.n : 0;
    for (Index at = 0, phrase = 0, marked = 0; at < doc->tokens.n; at++) {
        bool opens = marked < doc->marked.n && doc->marked.at[marked].open == at;
        bool is_head = phrase < phrases->row.n && phrases->row.at[phrase].head == at;
        if (opens && nouns && !settle_new(doc, names, &settled, marked_take(doc, phrases, marked, err))) return false;
        if (is_head && !settle_new(doc, names, &settled, nominal_take(doc, phrases, phrase, err))) return false;
        bool is_cue = begins_cue(doc, at), speaks = is_cue || doc->tokens.at[at].classes & words;
        if (speaks && !settle_new(doc, names, &settled, word_take(doc, phrases, at, is_cue, err))) return false;
        Index words_here = doc->tokens.at[at].phrase;
        bool  leads = words_here != NONE && doc->phrases.at[words_here].end == at + 1;
        if (leads && !settle_new(doc, names, &settled, teller_take(doc, phrases, words_here, err))) return false;
        if (nouns && !settle_new(doc, names, &settled, noun_take(doc, phrases, at, err))) return false;
        bool is_label = turn < turns && doc->turns.at[turn].colon == at;
        if (is_label && !settle_new(doc, names, &settled, label_take(doc, &doc->turns.at[turn], err))) return false;
        marked += opens;
        phrase += is_head;
        turn += is_label;
    }
    return true;
}

bool mentions_complete(Doc *doc, const Gazetteer *gazetteer, Arena *scratch, quoth_error *err) {
    uint32_t names = doc->mentions.n;
    Phrases  phrases;
    if (!phrases_find(&phrases, doc, gazetteer, scratch, err) || !take_others(doc, &phrases, err)) return false;
    if (!merge(doc, names, scratch)) return fail_memory(err);
    phrases_mark_names(&phrases);
    return roles_find(doc, &phrases, err);
}

/* Takes out what the user says is no name, whatever stands round it; both are in order. */
static void leave_out_barred(Doc *doc) {
    uint32_t kept = 0, at = 0;
    for (uint32_t i = 0; i < doc->mentions.n && doc->barred.n; i++) {
        const Mention *mention = &doc->mentions.at[i];
        while (at < doc->barred.n && doc->barred.at[at].first < mention->first) at++;
        Range first = at < doc->barred.n ? doc->barred.at[at] : (Range){NONE, 0};
        if (first.first != mention->first || first.n != mention->end - mention->first) doc->mentions.at[kept++] = *mention;
    }
    if (doc->barred.n) doc->mentions.n = kept;
}

/* Room for as many as most texts have, so that they do not move. */
static bool make_room(Doc *doc) {
    return array_room(&doc->arena, (void **)&doc->mentions.at, &doc->mentions.cap, doc->mentions.n, doc->tokens.n / 5 + 8, sizeof(Mention));
}

bool mentions_find(Doc *doc, const Gazetteer *gazetteer, NameModel *model, Arena *scratch, quoth_error *err) {
    if (!make_room(doc)) return fail_memory(err);
    if (doc->habits & HABIT_NOUN_CAPITALS && !capitals_settle(doc, gazetteer, scratch)) return fail_memory(err);
    if (doc->habits & HABIT_CASES && !relatives_settle(doc, err)) return false;
    if (!names_find(doc, model, scratch, err)) return false;
    leave_out_barred(doc);
    uint32_t found = doc->mentions.n;
    if (!labels_name(doc, err)) return false;
    if (!merge(doc, found, scratch)) return fail_memory(err);
    return mentions_complete(doc, gazetteer, scratch, err);
}
