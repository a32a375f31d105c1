/* Nominals and pronouns in the order of the text, with what is remembered of the mentions before them. */
#include "resolve_walk.h"

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
    case FORM_NOMINAL: return resolve_nominal(walk, mention) || resolve_unnamed(walk, mention);
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
        if (is_known(walk, i)) walk_remember(walk, i);
    }
    return true;
}
