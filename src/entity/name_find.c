/* The names of a text, from its runs: read twice, the second time with what the first one found. */
#include "name_finder.h"
#include <string.h>

#define SURE_MARGIN 4 /* log-odds */

/* ---- Mentions ---------------------------------------------------------------------------------------------------- */

/* The strongest three of the evidence, as words. */
static const char *why(const Finder *finder, const Run *run, const Piece *piece) {
    Facts facts = {0};
    char  text[128];
    evidence_of_start(finder, run, piece->first, &facts);
    evidence_of_end(finder, run, piece->end, &facts);
    evidence_of_piece(finder, run, piece->first, piece->end, &facts);
    size_t length = 0;
    for (unsigned told = 0; told < 3; told++) {
        uint32_t best = facts.n;
        for (uint32_t i = 0; i < facts.n; i++) {
            float weight = facts.at[i] == EVIDENCE_ALWAYS ? 0 : weights_of(finder, facts.at[i])[piece->label];
            if (weight > 0 && (best == facts.n || weight > weights_of(finder, facts.at[best])[piece->label])) best = i;
        }
        if (best == facts.n) break;
        const char *words = evidence_text(facts.at[best]);
        size_t      n = strlen(words);
        if (length + n + 2 > sizeof text) break;
        if (length) memcpy(text + length, "; ", 2), length += 2;
        memcpy(text + length, words, n);
        length += n;
        facts.at[best] = facts.at[--facts.n];
    }
    return length ? arena_copy(&finder->doc->arena, text, length) : NULL;
}

/* "Moscow refused", "told Kyiv": a place that does what governments do. */
static bool acts(const Finder *finder, uint32_t first, uint32_t end) {
    const Doc *doc = finder->doc;
    uint64_t behind = end < doc->tokens.n ? doc->tokens.at[end].classes : 0;
    if (first && small_word(finder, &doc->tokens.at[first - 1]) & SMALL_TOLD) return true;
    return behind & CLASS(CUE_VERB) && !(first && doc->tokens.at[first - 1].classes & CLASS(PREPOSITION));
}

/* ---- What was found ---------------------------------------------------------------------------------------------- */

typedef struct Found {
    uint32_t    first, end; /* tokens */
    uint8_t     type;
    float       margin;
    Index       record;
    const char *why;
} Found;

/* A run of the first reading, and what was found in it where that was sure. */
typedef struct Read {
    uint32_t token;
    bool     sure;
    Range    found;
} Read;

typedef struct Names {
    Finder      *finder;
    ARRAY(Read)  reads;
    ARRAY(Found) found;
    Run          run;
    Cut          cut;
    quoth_error *err;
} Names;

static Index record_of(const Finder *finder, const Run *run, const Piece *piece) {
    Index match = piece_match(finder, run, piece->first, piece->end);
    Index reading = match == NONE ? NONE : match_reading(finder, match, piece->label);
    return reading == NONE ? NONE : finder->doc->readings.at[reading].record;
}

/* Adds the names of the cut to names->found. */
static bool take(Names *names) {
    const Run *run = &names->run;
    for (uint32_t i = 0; i < names->cut.n; i++) {
        const Piece *piece = &names->cut.pieces[i];
        if (piece->label == LABEL_OUT) continue;
        Found *found = array_add(names->finder->scratch, &names->found);
        if (!found) return false;
        *found = (Found){.first = run->words[piece->first].token, .end = run->words[piece->end - 1].token + 1,
                         .type = piece->label, .margin = piece->margin, .record = record_of(names->finder, run, piece),
                         .why = why(names->finder, run, piece)};
    }
    return true;
}

/* What the rest of the text says could hardly change it: all in it is a listed name or no name at all, and by far. */
static bool is_sure(const Names *names) {
    for (uint32_t i = 0; i < names->cut.n; i++) {
        const Piece *piece = &names->cut.pieces[i];
        if (piece->margin < SURE_MARGIN) return false;
        if (piece->label != LABEL_OUT && piece_match(names->finder, &names->run, piece->first, piece->end) == NONE) return false;
    }
    return true;
}

static bool read_first(Names *names) {
    finder_rewind(names->finder, false);
    for (uint32_t at = 0; at = run_next(names->finder, at, &names->run), names->run.n > 0;) {
        run_cut(names->finder, &names->run, &names->cut);
        Read *read = array_add(names->finder->scratch, &names->reads);
        if (!read || !finder_remember(names->finder, &names->run, &names->cut)) return false;
        *read = (Read){.token = names->run.words[0].token, .sure = is_sure(names), .found = {names->found.n, 0}};
        if (read->sure && !take(names)) return false;
        read->found.n = names->found.n - read->found.first;
    }
    return true;
}

/* ---- Mentions of it ---------------------------------------------------------------------------------------------- */

/* "the (Western) European position": what a bracket puts before a group's name is part of it. */
static uint32_t with_bracket(Doc *doc, uint32_t first) {
    const Token *t = &doc->tokens.at[first];
    if (first < 3 || doc->text[t[-1].start] != ')' || doc->text[t[-3].start] != '(') return first;
    if (!(t[-2].classes & CLASS(PLACE_BEFORE))) return first;
    const Mention *last = doc->mentions.n ? &doc->mentions.at[doc->mentions.n - 1] : NULL;
    if (last && last->first == first - 2) doc->mentions.n--;
    return first - 3;
}

/* "Trenton, N.J.": listed as one, two names for readers. The comma, or `end`. */
static uint32_t comma_inside(const Doc *doc, uint32_t first, uint32_t end) {
    uint32_t at = first + 1;
    while (at < end && doc->text[doc->tokens.at[at].start] != ',') at++;
    return at < end ? at : end;
}

static bool add_name(const Names *names, const Found *found, uint32_t first, uint32_t end, Index record) {
    Mention *mention = mention_add(names->finder->doc, FORM_NAME, first, end, names->err);
    if (!mention) return false;
    mention->type = found->type;
    mention->plural = found->type == TYPE_GROUP;
    mention->score = 1 / (1 + odds_against(found->margin));
    mention->acts_as_government = found->type == TYPE_PLACE && acts(names->finder, first, end);
    mention->record = record;
    mention->why = found->why;
    return true;
}

static bool add_found(const Names *names, const Found *found) {
    Doc     *doc = names->finder->doc;
    uint32_t first = found->type == TYPE_GROUP ? with_bracket(doc, found->first) : found->first;
    uint32_t comma = found->type == TYPE_PLACE ? comma_inside(doc, first, found->end) : found->end;
    Index    record = first < found->first ? NONE : found->record; /* "(Western) European" is more than the listed "European" */
    if (!add_name(names, found, first, comma, record)) return false;
    return comma + 1 >= found->end || add_name(names, found, comma + 1, found->end, NONE);
}

/* Runs that were not sure are read again, now with what was found elsewhere. */
static bool read_again(Names *names) {
    finder_rewind(names->finder, true);
    for (uint32_t i = 0; i < names->reads.n; i++) {
        Range found = names->reads.at[i].found;
        if (!names->reads.at[i].sure) {
            found.first = names->found.n;
            run_next(names->finder, names->reads.at[i].token, &names->run);
            run_cut(names->finder, &names->run, &names->cut);
            if (!take(names)) return fail_memory(names->err);
            found.n = names->found.n - found.first;
        }
        for (Index k = found.first; k < found.first + found.n; k++)
            if (!add_found(names, &names->found.at[k])) return false;
    }
    return true;
}

bool names_find(Doc *doc, const Gazetteer *gazetteer, Arena *scratch, quoth_error *err) {
    Names *names = arena_alloc(scratch, sizeof *names);
    if (!names) return fail_memory(err);
    memset(names, 0, sizeof *names);
    names->err = err;
    names->finder = finder_new(doc, gazetteer, scratch);
    return names->finder && read_first(names) ? read_again(names) : fail_memory(err);
}
