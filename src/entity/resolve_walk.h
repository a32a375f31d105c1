/* The walk over the mentions in the order of the text on which nominals and pronouns find whom they mean. */
#ifndef RESOLVE_WALK_H
#define RESOLVE_WALK_H
#include "resolve_inner.h"
#include "word_at.h"

#define RECENT 32u /* mentions looked back at */

/* A mention that may be referred back to. */
typedef struct Recent {
    Index    cluster, mention;
    uint32_t sentence, paragraph;
    bool     is_subject, is_speaker;
    bool     is_owner; /* "Peskov's" */
    bool     in_quote;
} Recent;

typedef struct Walk {
    Resolver *resolver;
    Recent    ring[RECENT];
    uint32_t  n; /* of all that were put in */
    uint32_t  sentence, paragraph;
} Walk;

/* The mention that was put in `back` times ago, from 1; NULL past the oldest. */
static inline const Recent *walk_back(const Walk *walk, uint32_t back) {
    return back <= RECENT && back <= walk->n ? &walk->ring[(walk->n - back) % RECENT] : NULL;
}

static inline bool genders_clash(const Cluster *cluster, const Mention *mention) {
    return cluster->gender && mention->gender && cluster->gender != mention->gender;
}

/* Puts the mention in. */
void walk_remember(Walk *walk, Index mention);

/* Ties the mention to the cluster, and says why; false where that is NONE. */
bool walk_set(Walk *walk, Index mention, Index cluster, float score, const char *why);

/* Does it stand before its verb? */
bool mention_is_subject(const Doc *doc, const Mention *mention);
bool mention_is_speaker(const Doc *doc, const Mention *mention); /* "Peskov said", "said Peskov" */

/* resolve_nominals.c and resolve_pronouns.c: is it known who is meant? */
bool resolve_nominal(Walk *walk, Index mention);
bool resolve_pronoun(Walk *walk, Index mention);

/* Of a nominal that stands for nobody named: whom it refers back to, or a cluster of its own; false where it is neither. */
bool resolve_unnamed(Walk *walk, Index mention);

/* The person whom the last sentences are about, as "he" or "she" would mean. */
Index person_of_pronoun(const Walk *walk, const Mention *pronoun);

/* resolve_roles.c: how well does "the <word>" fit somebody: 0 not at all, 3 the same title. */
int fits_role(const Resolver *resolver, Index cluster, const Role *role, const WordRecord *word);
#endif
