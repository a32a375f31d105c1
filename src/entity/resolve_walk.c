#include "resolve_walk.h"

/* ---- Where a mention stands --------------------------------------------------------------------------------------- */

/* Behind adverbs and an apposition between commas of at most 20 tokens: "Kelin, the ambassador, also said". */
static uint32_t verb_place(const Doc *doc, uint32_t at) {
    if (token_is(doc, at, ","))
        for (uint32_t i = at + 1; i < at + 20 && i < doc->tokens.n && !(doc->tokens.at[i].flags & SENTENCE_BEFORE); i++)
            if (token_is(doc, i, ",")) {
                at = i + 1;
                break;
            }
    while (classes_at(doc, at) & CLASS(ADVERB)) at++;
    return at;
}

bool mention_is_subject(const Doc *doc, const Mention *mention) {
    const uint64_t verbs = CLASS(CUE_VERB) | CLASS(VERB) | CLASS(AUXILIARY) | CLASS(MODAL) | CLASS(COPULA);
    if (mention->first && classes_at(doc, mention->first - 1) & CLASS(PREPOSITION)) return false;
    uint32_t at = verb_place(doc, mention->end);
    return classes_at(doc, at) & verbs || (at < doc->tokens.n && doc->tokens.at[at].shape == SHAPE_LOWER && ends_in_ed(doc, at));
}

bool mention_is_speaker(const Doc *doc, const Mention *mention) {
    if (mention->first && classes_at(doc, mention->first - 1) & CLASS(CUE_VERB)) {
        uint32_t cue = mention->first - 1;
        return cue && (doc->tokens.at[cue - 1].kind == TOKEN_MARK || token_is(doc, cue - 1, ","));
    }
    if (mention->first && classes_at(doc, mention->first - 1) & CLASS(PREPOSITION)) return false;
    uint32_t at = verb_place(doc, mention->end);
    if (classes_at(doc, at) & (CLASS(AUXILIARY) | CLASS(MODAL))) at++;
    return classes_at(doc, at) & CLASS(CUE_VERB);
}

/* ---- The walk ---------------------------------------------------------------------------------------------------- */

void walk_remember(Walk *walk, Index mention) {
    const Doc     *doc = walk->resolver->doc;
    const Mention *m = &doc->mentions.at[mention];
    walk->resolver->clusters.at[walk->resolver->cluster_of[mention]].n_walked++;
    walk->ring[walk->n++ % RECENT] =
        (Recent){.cluster = walk->resolver->cluster_of[mention], .mention = mention, .sentence = walk->sentence,
                 .paragraph = walk->paragraph, .is_subject = mention_is_subject(doc, m), .is_speaker = mention_is_speaker(doc, m),
                 .is_owner = m->end < doc->tokens.n && doc->tokens.at[m->end].flags & POSSESSIVE_END,
                 .in_quote = doc->tokens.at[m->first].flags & IN_QUOTE};
}

bool walk_set(Walk *walk, Index mention, Index cluster, float score, const char *why) {
    Mention *m = &walk->resolver->doc->mentions.at[mention];
    walk->resolver->cluster_of[mention] = cluster;
    if (cluster == NONE) return false;
    m->score = score;
    m->why = why;
    return true;
}
