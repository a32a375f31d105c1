/* Pronouns: he and she are whom the text is about. */
#include "resolve_walk.h"
#include <math.h>

#define UNNAMED     0.4 /* what who has no name is less likely meant, and with each paragraph between */
#define UNNAMED_FAR 0.6
#define TOPIC       0.2 /* for each doubling of how often somebody was meant so far: texts come back to whom they are about */

static double person_score(const Walk *walk, const Recent *recent, const Mention *pronoun) {
    const Cluster *cluster = &walk->resolver->clusters.at[recent->cluster];
    double         score = 0;
    score -= 0.7 * (walk->sentence - recent->sentence > 6 ? 6 : walk->sentence - recent->sentence);
    score -= 0.3 * (walk->paragraph - recent->paragraph > 4 ? 4 : walk->paragraph - recent->paragraph);
    if (recent->is_subject) score += 1;
    if (recent->is_speaker) score += 0.8;
    if (recent->is_owner) score -= 0.3;
    if (recent->in_quote) score -= 1.5;
    if (cluster->gender == pronoun->gender) score += 0.5;
    score += TOPIC * log2(1 + cluster->n_walked);
    if (cluster->unnamed) score -= UNNAMED + UNNAMED_FAR * (walk->paragraph - recent->paragraph > 4 ? 4 : walk->paragraph - recent->paragraph);
    return score;
}

/* he and she: the person whom the last sentences are about. */
Index person_of_pronoun(const Walk *walk, const Mention *pronoun) {
    const Resolver *resolver = walk->resolver;
    Index           best = NONE;
    double          best_score = -6;
    for (uint32_t back = 1; walk_back(walk, back); back++) {
        const Recent  *recent = walk_back(walk, back);
        const Cluster *cluster = &resolver->clusters.at[recent->cluster];
        if (cluster->type != TYPE_PERSON || genders_clash(cluster, pronoun)) continue;
        double score = person_score(walk, recent, pronoun);
        if (score > best_score) {
            best_score = score;
            best = recent->cluster;
        }
    }
    return best;
}

/* "Two residents said so. They left." "A report came. It warned." */
static bool body_fits(const Walk *walk, const Cluster *cluster, const Mention *pronoun) {
    if (!cluster->unnamed) return cluster->type == TYPE_GROUP ? pronoun->plural : cluster->type != TYPE_EVENT;
    const Mention *first = &walk->resolver->doc->mentions.at[cluster->fullest];
    return first->plural == pronoun->plural && (!pronoun->plural || cluster->type == TYPE_GROUP);
}

/* it and they: a body that the last sentence is about. */
static Index body_of_pronoun(const Walk *walk, const Mention *pronoun) {
    for (uint32_t back = 1; walk_back(walk, back); back++) {
        const Recent  *recent = walk_back(walk, back);
        const Cluster *cluster = &walk->resolver->clusters.at[recent->cluster];
        if (walk->sentence - recent->sentence > 1) return NONE;
        if (!recent->is_subject || recent->in_quote || cluster->type == TYPE_PERSON) continue;
        if (body_fits(walk, cluster, pronoun)) return recent->cluster;
    }
    return NONE;
}

/* The token behind the noun or name that a "who" hangs on: past a comma and brackets, as in "Ron Johnson (R-Wis.), who". */
static uint32_t end_before_who(const Doc *doc, uint32_t who) {
    uint32_t at = who;
    if (at && token_is(doc, at - 1, ",")) at--;
    if (!at || !token_is(doc, at - 1, ")")) return at;
    for (uint32_t open = at - 1; open > 0 && at - open < 9; open--)
        if (token_is(doc, open, "(")) return open;
    return at;
}

/* "Kelin, who said", "the report, which said": what stands before it. */
static Index antecedent_of_relative(const Walk *walk, const Mention *pronoun) {
    const Doc *doc = walk->resolver->doc;
    bool       who = token_is(doc, pronoun->first, "who");
    uint32_t   end = end_before_who(doc, pronoun->first);
    for (uint32_t back = 1; back <= 3 && walk_back(walk, back); back++) {
        const Recent *recent = walk_back(walk, back);
        if (doc->mentions.at[recent->mention].end != end) continue;
        uint8_t type = walk->resolver->clusters.at[recent->cluster].type;
        return type == TYPE_GROUP || (type == TYPE_PERSON) == who ? recent->cluster : NONE;
    }
    return NONE;
}

/* "LEE: I saw it." */
static Index person_of_turn(const Walk *walk, const Mention *mention) {
    const Doc          *doc = walk->resolver->doc;
    const LabelledTurn *turn = turn_at(doc, mention->first);
    Index               label;
    if (!turn || mention->first < turn->first) return NONE;
    array_bisect(label, doc->mentions.n, doc->mentions.at[i].first < turn->label);
    for (; doc->mentions.at[label].end <= turn->colon; label++)
        if (doc->mentions.at[label].type == TYPE_PERSON) return walk->resolver->cluster_of[label];
    return NONE;
}

bool resolve_pronoun(Walk *walk, Index mention) {
    const Doc     *doc = walk->resolver->doc;
    const Mention *m = &doc->mentions.at[mention];
    if (doc->tokens.at[m->first].flags & IN_QUOTE) return false;
    if (WORD_AMONG(doc, m->first, "who", "which", "that"))
        return walk_set(walk, mention, antecedent_of_relative(walk, m), 0.9f, "who, which: stands behind whom it means");
    if (m->gender == GENDER_MALE)
        return walk_set(walk, mention, person_of_pronoun(walk, m), 0.8f, "he: whom the text is about");
    if (m->gender == GENDER_FEMALE)
        return walk_set(walk, mention, person_of_pronoun(walk, m), 0.8f, "she: whom the text is about");
    if (token_is(doc, m->first, "i")) return walk_set(walk, mention, person_of_turn(walk, m), 0.9f, "I: whose turn it is");
    if (token_is(doc, m->first, "we")) return false;
    return walk_set(walk, mention, body_of_pronoun(walk, m), 0.4f, "it, they: the body that the text is about");
}
