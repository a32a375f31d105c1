/* Nominals and pronouns in the order of the text, with what is remembered of the mentions before them. */
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

static bool ends_in_ed(const Doc *doc, uint32_t token) {
    if (token >= doc->tokens.n) return false;
    const Token *t = &doc->tokens.at[token];
    return t->shape == SHAPE_LOWER && t->end - t->start > 4 && doc->text[t->end - 1] == 'd' && doc->text[t->end - 2] == 'e';
}

bool mention_is_subject(const Doc *doc, const Mention *mention) {
    const uint64_t verbs = CLASS(CUE_VERB) | CLASS(VERB) | CLASS(AUXILIARY) | CLASS(MODAL) | CLASS(COPULA);
    if (mention->first && classes_at(doc, mention->first - 1) & CLASS(PREPOSITION)) return false;
    uint32_t at = verb_place(doc, mention->end);
    return classes_at(doc, at) & verbs || ends_in_ed(doc, at);
}

/* "Peskov said", "said Peskov". */
static bool is_speaker(const Doc *doc, const Mention *mention) {
    if (mention->first && classes_at(doc, mention->first - 1) & CLASS(CUE_VERB)) {
        uint32_t cue = mention->first - 1;
        return cue && (doc->tokens.at[cue - 1].kind == TOKEN_MARK || token_is(doc, cue - 1, ","));
    }
    if (mention->first && classes_at(doc, mention->first - 1) & CLASS(PREPOSITION)) return false;
    uint32_t at = verb_place(doc, mention->end);
    if (classes_at(doc, at) & (CLASS(AUXILIARY) | CLASS(MODAL))) at++;
    return classes_at(doc, at) & CLASS(CUE_VERB);
}

static void remember(Walk *walk, Index mention) {
    const Doc     *doc = walk->resolver->doc;
    const Mention *m = &doc->mentions.at[mention];
    walk->ring[walk->n++ % RECENT] =
        (Recent){.cluster = walk->resolver->cluster_of[mention], .mention = mention, .sentence = walk->sentence,
                 .paragraph = walk->paragraph, .is_subject = mention_is_subject(doc, m), .is_speaker = is_speaker(doc, m),
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

/* ---- All --------------------------------------------------------------------------------------------------------- */

/* What "the paper" is looked for by. */
static void note_bodies(Resolver *resolver) {
    for (Index i = 0; i < resolver->clusters.n; i++) {
        Cluster     *cluster = &resolver->clusters.at[i];
        EntityRecord record;
        Parts        parts;
        if (cluster->type != TYPE_ORGANIZATION && cluster->type != TYPE_OUTLET) continue;
        cluster->kind = gazetteer_entity(resolver->gazetteer, cluster->record, &record) ? record.kind : "";
        parts_of(resolver->doc, &resolver->doc->mentions.at[cluster->fullest], &parts);
        for (uint32_t k = 0; k < parts.n; k++) cluster->words |= UINT64_C(1) << parts.fold[k] % 64;
    }
}

static void link_roles(Resolver *resolver) {
    const Doc *doc = resolver->doc;
    for (Index i = 0; i < doc->roles.n; i++) {
        Index mention = doc->roles.at[i].mention;
        if (mention == NONE) continue;
        resolver->role_of[mention] = i;
        if (doc->mentions.at[mention].form != FORM_NAME || resolver->cluster_of[mention] == NONE) continue;
        Cluster *cluster = &resolver->clusters.at[resolver->cluster_of[mention]];
        resolver->next_role[i] = cluster->roles;
        cluster->roles = i;
        WordRecord word;
        if (!cluster->gender && role_word(resolver, &doc->roles.at[i], &word)) cluster->gender = word.gender;
    }
}

static void move_to(Walk *walk, uint32_t token) {
    const Doc *doc = walk->resolver->doc;
    while (walk->sentence < doc->sentences.n && doc->sentences.at[walk->sentence].end <= token) walk->sentence++;
    while (walk->paragraph < doc->paragraphs.n && doc->paragraphs.at[walk->paragraph].end <= token) walk->paragraph++;
}

static bool is_known(Walk *walk, Index mention) {
    switch (walk->resolver->doc->mentions.at[mention].form) {
    case FORM_NAME: return walk->resolver->cluster_of[mention] != NONE;
    case FORM_NOMINAL: return resolve_nominal(walk, mention);
    default: return resolve_pronoun(walk, mention);
    }
}

bool resolve_others(Resolver *resolver) {
    const Doc *doc = resolver->doc;
    Walk      *walk = arena_alloc(resolver->scratch, sizeof *walk);
    if (!walk) return fail_memory(resolver->err);
    *walk = (Walk){.resolver = resolver};
    note_bodies(resolver);
    link_roles(resolver);
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *m = &doc->mentions.at[i];
        if (is_aside(m)) continue;
        move_to(walk, m->first);
        if (is_known(walk, i)) remember(walk, i);
    }
    return true;
}
