/* The names of a text, from its runs: read twice, the second time with what the first one found. */
#include "name_finder.h"
#include <math.h>
#include <string.h>

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
            float weight = facts.at[i] == EVIDENCE_ALWAYS ? 0 : finder->weights[facts.at[i]][piece->label];
            if (weight > 0 && (best == facts.n || weight > finder->weights[facts.at[best]][piece->label])) best = i;
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

static bool add_name(Finder *finder, const Run *run, const Piece *piece, quoth_error *err) {
    uint32_t first = run->words[piece->first].token, end = run->words[piece->end - 1].token + 1;
    Mention *mention = mention_add(finder->doc, FORM_NAME, first, end, err);
    if (!mention) return false;
    Index match = piece_match(finder, run, piece->first, piece->end);
    Index reading = match == NONE ? NONE : match_reading(finder, match, piece->label);
    mention->type = piece->label;
    mention->plural = piece->label == TYPE_GROUP;
    mention->record = reading == NONE ? NONE : finder->doc->readings.at[reading].record;
    mention->score = 1 / (1 + expf(-piece->margin));
    mention->acts_as_government = piece->label == TYPE_PLACE && acts(finder, first, end);
    mention->why = why(finder, run, piece);
    return true;
}

static bool read_names(Finder *finder, bool again, quoth_error *err) {
    Run run;
    Cut cut;
    finder->next_match = 0;
    for (uint32_t at = 0; at = run_next(finder, at, &run), run.n > 0;) {
        run_cut(finder, &run, &cut);
        if (!again) finder_remember(finder, &run, &cut);
        for (uint32_t i = 0; again && i < cut.n; i++)
            if (cut.pieces[i].label != LABEL_OUT && !add_name(finder, &run, &cut.pieces[i], err)) return false;
    }
    return true;
}

bool names_find(Doc *doc, const Gazetteer *gazetteer, Arena *scratch, quoth_error *err) {
    Finder *finder = finder_new(doc, gazetteer, scratch);
    if (!finder) return fail_memory(err);
    return read_names(finder, false, err) && read_names(finder, true, err);
}
