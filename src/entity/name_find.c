/* The names of a text, from its runs: read twice, the second time with what the first one found. */
#include "name_finder.h"
#include <string.h>

#define SURE_MARGIN 4 /* log-odds */

/* ---- Mentions ---------------------------------------------------------------------------------------------------- */

/* All the evidence of a piece that weighs in favour of its label. */
static uint32_t find_reasons(const Finder *finder, const Run *run, const Piece *piece, Facts *reasons, float *weights) {
    Facts    facts;
    uint32_t n = 0;
    facts.n = 0;
    evidence_of_start(finder, run, piece->first, &facts);
    evidence_of_end(finder, run, piece->end, &facts);
    evidence_of_piece(finder, run, piece->first, piece->end, &facts);
    evidence_remembered(finder, run, piece->first, piece->end, &facts);
    for (uint32_t i = 0; i < facts.n; i++) {
        float weight = finder->model->weights[facts.at[i]][piece->label];
        if (weight <= 0 || facts.at[i] == EVIDENCE_ALWAYS) continue;
        reasons->at[n] = facts.at[i];
        weights[n++] = weight;
    }
    return n;
}

/* The strongest three, as words. */
static const char *why(const Finder *finder, const Run *run, const Piece *piece) {
    Facts    reasons;
    float    weights[FACTS_MOST];
    char     text[128];
    size_t   length = 0;
    uint32_t n = find_reasons(finder, run, piece, &reasons, weights);
    for (unsigned told = 0; told < 3 && told < n; told++) {
        uint32_t best = 0;
        for (uint32_t i = 1; i < n; i++)
            if (weights[i] > weights[best]) best = i;
        const char *words = evidence_text(reasons.at[best]);
        size_t      n_words = strlen(words);
        if (length + n_words + 2 > sizeof text) break;
        if (length) memcpy(text + length, "; ", 2), length += 2;
        memcpy(text + length, words, n_words);
        length += n_words;
        weights[best] = 0;
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

/* A run of the first reading: what was found in it where that was sure, else what was weighed of it. */
typedef struct Read {
    Range          found;
    Run           *run; /* NULL: it was sure */
    const Weighed *pieces;
    uint32_t       n_pieces;
} Read;

typedef struct Names {
    Finder      *finder;
    ARRAY(Read)  reads;
    ARRAY(Found) found;
    Run          run;
    Chart        chart;
    Cut          cut;
    quoth_error *err;
} Names;

static Index record_of(const Finder *finder, const Run *run, const Piece *piece) {
    Index match = piece_match(run, piece->first, piece->end);
    Index reading = match == NONE ? NONE : match_reading(finder, match, piece->label);
    return reading == NONE ? NONE : finder->doc->readings.at[reading].record;
}

/* Adds the names of the cut to names->found. */
static bool take(Names *names, const Run *run) {
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
        if (piece->label != LABEL_OUT && piece_match(&names->run, piece->first, piece->end) == NONE) return false;
    }
    return true;
}

/* The run and what was weighed of it, for the second reading. */
static bool keep(const Names *names, Read *read) {
    Arena  *arena = names->finder->scratch;
    size_t  of_run = offsetof(Run, words) + names->run.n * sizeof *names->run.words;
    size_t  of_pieces = names->chart.n * sizeof *names->chart.at;
    Run     *run = read->run = arena_alloc(arena, of_run);
    Weighed *pieces = arena_alloc(arena, of_pieces);
    if (!run || !pieces) return false;
    memcpy(run, &names->run, of_run);
    memcpy(pieces, names->chart.at, of_pieces);
    read->pieces = pieces;
    read->n_pieces = names->chart.n;
    return true;
}

static bool read_first(Names *names) {
    Finder *finder = names->finder;
    for (uint32_t at = 0; at = run_next(finder, at, &names->run), names->run.n > 0;) {
        chart_fill(finder, &names->run, &names->chart);
        chart_cut(finder, &names->run, names->chart.at, names->chart.n, &names->cut);
        Read *read = array_add(finder->scratch, &names->reads);
        if (!read || !finder_remember(finder, &names->run, &names->cut)) return false;
        *read = (Read){.found = {names->found.n, 0}};
        if (!(is_sure(names) ? take(names, &names->run) : keep(names, read))) return false;
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

static bool cut_again(Names *names, Read *read) {
    chart_cut(names->finder, read->run, read->pieces, read->n_pieces, &names->cut);
    read->found.first = names->found.n;
    if (!take(names, read->run)) return fail_memory(names->err);
    read->found.n = names->found.n - read->found.first;
    return true;
}

/* Runs that were not sure are cut again, now with what was found elsewhere. */
static bool read_again(Names *names) {
    finder_rewind(names->finder, true);
    for (uint32_t i = 0; i < names->reads.n; i++) {
        Read *read = &names->reads.at[i];
        if (read->run && !cut_again(names, read)) return false;
        for (Index k = read->found.first; k < read->found.first + read->found.n; k++)
            if (!add_found(names, &names->found.at[k])) return false;
    }
    return true;
}

bool names_find(Doc *doc, const NameModel *model, Arena *scratch, quoth_error *err) {
    Names *names = arena_alloc(scratch, sizeof *names);
    if (!names) return fail_memory(err);
    memset(&names->reads, 0, sizeof names->reads);
    memset(&names->found, 0, sizeof names->found);
    names->err = err;
    names->finder = finder_new(doc, model, scratch);
    return names->finder && read_first(names) ? read_again(names) : fail_memory(err);
}
