/* People and bodies without a name: "An engineer said so. He added that the engineer's office knew." They are clusters on the walk like those
 * of names, so that "he" need not be the last person with a name; whoever of them speaks becomes an entity later (entity_add_unnamed). */
#include "resolve_walk.h"

#define WORDS_MOST 12u /* of a noun phrase that may stand for another */

/* "An official, who asked not to be named," */
static bool is_followed_by_relative(const Doc *doc, const Mention *mention) {
    uint32_t at = mention->end + (token_is(doc, mention->end, ",") ? 1 : 0);
    return at < doc->tokens.n && WORD_AMONG(doc, at, "who", "which", "that") && !(doc->tokens.at[at].flags & SENTENCE_BEFORE);
}

/* The name that begins at the token, of the mentions right behind `mention`; NONE. */
static Index name_at(const Doc *doc, Index mention, uint32_t token) {
    const Index most = 6;
    for (Index i = mention + 1; i < doc->mentions.n && i <= mention + most && doc->mentions.at[i].first <= token; i++)
        if (doc->mentions.at[i].first == token && doc->mentions.at[i].form == FORM_NAME) return i;
    return NONE;
}

/* "The mayor of Lyndon, Nina Roe, said": the name behind the comma says who it is. */
static Index named_behind_comma(const Walk *walk, Index mention) {
    const Doc     *doc = walk->resolver->doc;
    const Mention *m = &doc->mentions.at[mention];
    if (m->plural || m->type != TYPE_PERSON || !token_is(doc, m->end, ",")) return NONE;
    uint32_t at = m->end + 1;
    while (at < m->end + 4 && at < doc->tokens.n && token_classes(doc, at) & CLASS(HONORIFIC)) at++; /* "the surgeon, Dr. Roe," */
    Index name = name_at(doc, mention, at);
    if (name == NONE || doc->mentions.at[name].type != TYPE_PERSON) return NONE;
    uint32_t end = doc->mentions.at[name].end;
    return token_is(doc, end, ",") || classes_at(doc, end) & CLASS(CUE_VERB) ? walk->resolver->cluster_of[name] : NONE;
}

/* "Lee is an engineer", "as an engineer": said of somebody else. */
static bool is_predicate(const Doc *doc, const Mention *mention) {
    if (!mention->first || doc->tokens.at[mention->first].flags & SENTENCE_BEFORE) return false;
    bool copula = classes_at(doc, mention->first - 1) & CLASS(COPULA), there = mention->first > 1 && token_is(doc, mention->first - 2, "there");
    return (copula && !there) || token_is(doc, mention->first - 1, "as");
}

/* A noun for people that is listed, a body or a document: not "one", "some", "his former". */
static bool is_noun(const Walk *walk, Index mention) {
    const Mention *m = &walk->resolver->doc->mentions.at[mention];
    if (m->type == TYPE_PERSON || m->type == TYPE_GROUP) return walk->resolver->role_of[mention] != NONE;
    const uint64_t bodies = CLASS(GROUP_NOUN) | CLASS(DOCUMENT_NOUN) | CLASS(ORG_HEAD);
    for (uint32_t at = m->first; at < m->end; at++)
        if (token_classes(walk->resolver->doc, at) & bodies) return !m->plural;
    return false;
}

static bool has_word(const Doc *doc, const Mention *mention, uint64_t fold) {
    for (uint32_t at = mention->first; at < mention->end; at++)
        if (doc->tokens.at[at].fold == fold) return true;
    return false;
}

/* "the engineer" of "an engineer on the site", not "the chief engineer": every word behind its article. */
static bool is_said_in(const Doc *doc, const Mention *mention, const Mention *earlier) {
    if (mention->end - mention->first < 2 || mention->end - mention->first > WORDS_MOST || earlier->end - earlier->first > WORDS_MOST) return false;
    for (uint32_t at = mention->first + 1; at < mention->end; at++)
        if (!has_word(doc, earlier, doc->tokens.at[at].fold)) return false;
    return true;
}

/* "the engineer": who was called so before. */
static Index called_so_before(const Walk *walk, const Mention *mention) {
    const Doc *doc = walk->resolver->doc;
    if (!WORD_AMONG(doc, mention->first, "the", "this", "that")) return NONE;
    for (uint32_t back = 1; walk_back(walk, back); back++) {
        Index          index = walk_back(walk, back)->cluster;
        const Cluster *cluster = &walk->resolver->clusters.at[index];
        const Mention *first = &doc->mentions.at[cluster->fullest];
        if (!cluster->unnamed || cluster->type != mention->type || first->plural != mention->plural) continue;
        if (is_said_in(doc, mention, first)) return index;
    }
    return NONE;
}

static Index open_cluster(Walk *walk, Index mention) {
    Index index = cluster_open(walk->resolver, mention, 0);
    if (index == NONE) return NONE;
    Cluster *cluster = &walk->resolver->clusters.at[index];
    cluster->unnamed = true;
    cluster->record = NONE;
    cluster->gender = walk->resolver->doc->mentions.at[mention].gender;
    cluster->kind = "";
    return index;
}

static bool is_label(const Doc *doc, const Mention *mention) {
    const LabelledTurn *turn = turn_at(doc, mention->first);
    return turn && turn->label == mention->first && mention->end <= turn->colon;
}

/* "MODERATOR: Who is first?" is one in all turns. */
static bool resolve_label(Walk *walk, Index mention) {
    Resolver      *resolver = walk->resolver;
    const Mention *m = &resolver->doc->mentions.at[mention];
    uint64_t       key = hash_mix(HASH_SEED, FORM_NOMINAL);
    for (uint32_t at = m->first; at < m->end; at++) key = hash_mix(key, resolver->doc->tokens.at[at].fold);
    Index before = map_get(&resolver->by_text, key);
    if (before != NONE) return walk_set(walk, mention, before, 0.9f, "called so before");
    Index opened = open_cluster(walk, mention);
    map_set(&resolver->by_text, key, opened);
    return (resolver->cluster_of[mention] = opened) != NONE;
}

bool resolve_unnamed(Walk *walk, Index mention) {
    const Doc     *doc = walk->resolver->doc;
    const Mention *m = &doc->mentions.at[mention];
    if (is_label(doc, m)) return resolve_label(walk, mention);
    Index named = named_behind_comma(walk, mention);
    if (named != NONE) return walk_set(walk, mention, named, 0.9f, "the name behind the comma");
    if (doc->tokens.at[m->first].flags & IN_QUOTE || !is_noun(walk, mention) || is_predicate(doc, m)) return false;
    Index before = called_so_before(walk, m);
    if (before != NONE) return walk_set(walk, mention, before, 0.7f, "called so before");
    if (!mention_is_subject(doc, m) && !mention_is_speaker(doc, m) && !is_followed_by_relative(doc, m)) return false;
    return (walk->resolver->cluster_of[mention] = open_cluster(walk, mention)) != NONE;
}
