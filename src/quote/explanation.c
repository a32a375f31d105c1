#include "explanation.h"

#define MOST_FOR 5 /* reasons of a candidate that are kept */
#define MOST_AGAINST 4

static bool add_candidacy(Weigher *weigher, const Units *units, uint32_t i, quoth_error *err) {
    const Candidate *candidate = &weigher->choice->candidates[i];
    Range            reasons;
    if (!reasons_for_and_against(weigher, i, MOST_FOR, MOST_AGAINST, &reasons, err)) return false;
    Candidacy *candidacy = array_add(&weigher->doc->arena, &weigher->doc->candidacies);
    if (!candidacy) return fail_memory(err);
    *candidacy = (Candidacy){.mention = candidate->unit == NONE ? NONE : units->row.at[candidate->unit].mention,
                             .score = (float)candidate->score, .reasons = reasons};
    return true;
}

/* Candidates by likelihood; of equals, the one that stands nearer. At most twenty, so that insertion does. */
static void sort_candidates(const Choice *choice, uint32_t order[MOST_CANDIDATES]) {
    for (uint32_t i = 0; i < choice->n; i++) {
        uint32_t k = i;
        for (; k > 0 && choice->candidates[i].score > choice->candidates[order[k - 1]].score; k--) order[k] = order[k - 1];
        order[k] = i;
    }
}

bool explanation_add(Weigher *weigher, const Units *units, Quote *quote, quoth_error *err) {
    Doc     *doc = weigher->doc;
    uint32_t order[MOST_CANDIDATES];
    quote->candidacies = (Range){doc->candidacies.n, 0};
    sort_candidates(weigher->choice, order);
    for (uint32_t i = 0; i < weigher->choice->n; i++)
        if (!add_candidacy(weigher, units, order[i], err)) return false;
    quote->candidacies.n = doc->candidacies.n - quote->candidacies.first;
    return true;
}

/* ---- reported speech --------------------------------------------------------------------------------------------- */

/* The weighed subjects of the cue that begins at the byte, or NULL. */
static const Governors *governors_at(const Doc *doc, const Units *units, uint32_t byte) {
    const Unit *row = units->row.at;
    uint32_t    k;
    array_bisect(k, units->cues.n, doc->tokens.at[row[units->cues.at[i]].first].start < byte);
    return k < units->cues.n && doc->tokens.at[row[units->cues.at[k]].first].start == byte ? units->governors[k] : NULL;
}

bool explanation_add_reported(Doc *doc, const Units *units, Quote *quote, quoth_error *err) {
    const Governors *governors = governors_at(doc, units, quote->cue.start);
    bool             taken[MOST_SUBJECTS] = {false};
    quote->candidacies = (Range){doc->candidacies.n, 0};
    for (uint32_t round = 0; governors && round < governors->n; round++) {
        uint32_t best = 0;
        while (taken[best]) best++;
        for (uint32_t i = best + 1; i < governors->n; i++)
            if (!taken[i] && governors->shares[i] > governors->shares[best]) best = i;
        taken[best] = true;
        Candidacy *candidacy = array_add(&doc->arena, &doc->candidacies);
        if (!candidacy) return fail_memory(err);
        Index unit = governors->units[best];
        *candidacy = (Candidacy){.mention = unit == NONE ? NONE : units->row.at[unit].mention, .score = (float)governors->shares[best],
                                 .reasons = {doc->arguments.n, 0}};
        quote->candidacies.n++;
    }
    return true;
}
