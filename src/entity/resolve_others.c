/* Nominals and pronouns: who of those named before is meant. */
#include "resolve_inner.h"

#define RECENT 32u /* mentions looked back at */

/* A mention that may be referred back to. */
typedef struct Recent {
    Index    cluster, mention;
    uint32_t token, sentence, paragraph;
    bool     is_subject, is_speaker, is_owner, in_quote;
} Recent;

typedef struct Walk {
    Resolver *resolver;
    Recent    ring[RECENT];
    uint32_t  n; /* of all that were put in */
    uint32_t  sentence, paragraph;
} Walk;

/* ---- Where a mention stands --------------------------------------------------------------------------------------- */

static uint64_t classes_at(const Doc *doc, uint32_t token) { return token < doc->tokens.n ? doc->tokens.at[token].classes : 0; }

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

static bool is_subject(const Doc *doc, const Mention *mention) {
    if (mention->first && classes_at(doc, mention->first - 1) & CLASS(PREPOSITION)) return false;
    uint32_t at = verb_place(doc, mention->end);
    return classes_at(doc, at) & (CLASS(CUE_VERB) | CLASS(VERB) | CLASS(AUXILIARY) | CLASS(MODAL) | CLASS(COPULA)) || ends_in_ed(doc, at);
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
        (Recent){.cluster = walk->resolver->cluster_of[mention], .mention = mention, .token = m->first, .sentence = walk->sentence,
                 .paragraph = walk->paragraph, .is_subject = is_subject(doc, m), .is_speaker = is_speaker(doc, m),
                 .is_owner = m->end < doc->tokens.n && doc->tokens.at[m->end].flags & POSSESSIVE_END,
                 .in_quote = doc->tokens.at[m->first].flags & IN_QUOTE};
}

/* ---- Roles ------------------------------------------------------------------------------------------------------- */

static uint32_t token_ending(const Doc *doc, uint32_t byte) {
    uint32_t low = 0, high = doc->tokens.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->tokens.at[middle].end < byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

bool role_word(const Resolver *resolver, const Role *role, WordRecord *word) {
    const Doc   *doc = resolver->doc;
    uint32_t     at = token_ending(doc, role->title.end);
    if (at >= doc->tokens.n || span_empty(role->title)) return false;
    const Token *token = &doc->tokens.at[at];
    if (token->phrase != NONE && doc->phrases.at[token->phrase].classes & (CLASS(TITLE) | CLASS(PERSON_NOUN)))
        return gazetteer_word(resolver->gazetteer, doc->phrases.at[token->phrase].word, word);
    return gazetteer_word(resolver->gazetteer, token->word, word);
}

static const char *base_of(const WordRecord *word) { return word->base[0] ? word->base : word->lemma; }

/* Words that stand for anybody of their sort: "the diplomat" for an ambassador. */
static bool is_general(const WordRecord *word) {
    static const char *const lemmas[] = {"diplomat", "politician", "lawmaker", "leader", "envoy", "chief", "official", "aide", "adviser"};
    for (unsigned i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (strcmp(word->lemma, lemmas[i]) == 0) return true;
    return false;
}

/* How well "the <word>" fits somebody with that other role: 0 not at all, 3 the same title. */
static int roles_agree(const WordRecord *word, const WordRecord *other) {
    if (!word->lemma[0] || !other->lemma[0]) return 0;
    if (strcmp(word->lemma, other->lemma) == 0) return 3;
    if (strcmp(base_of(word), base_of(other)) == 0) return 2;
    return word->sort[0] && strcmp(word->sort, other->sort) == 0 && is_general(word) ? 1 : 0;
}

/* The place or body that a part of a role names, as a record: of "Russian" and "Russia" the same. */
static Index record_at(const Resolver *resolver, Span part, Index mention) {
    const Doc   *doc = resolver->doc;
    EntityRecord record;
    if (span_empty(part)) return NONE;
    for (unsigned i = 0; i < 8; i++)
        for (int side = -1; side <= 1; side += 2) {
            Index at = side < 0 ? mention - i : mention + i;
            if (at >= doc->mentions.n || doc->mentions.at[at].span.start != part.start || doc->mentions.at[at].form != FORM_NAME) continue;
            at = doc->mentions.at[at].record;
            if (gazetteer_entity(resolver->gazetteer, at, &record) && record.type == TYPE_GROUP && record.of != NONE) return record.of;
            return at;
        }
    return NONE;
}

static bool places_clash(const Resolver *resolver, const Role *a, const Role *b) {
    Index of_a = record_at(resolver, a->place, a->mention), of_b = record_at(resolver, b->place, b->mention);
    return of_a != NONE && of_b != NONE && of_a != of_b;
}

/* What the gazetteer knows of a person: "the president" of somebody who is one, whatever the text calls him. */
static int known_roles_agree(const Resolver *resolver, const Cluster *cluster, const WordRecord *word) {
    int      best = 0;
    uint32_t n = gazetteer_roles(resolver->gazetteer, cluster->record);
    for (uint32_t i = 0; i < n && i < 12; i++) {
        RoleRecord role;
        if (!gazetteer_role(resolver->gazetteer, cluster->record, i, &role)) continue;
        if (strcmp(role.title, word->lemma) == 0 && best < 2) best = role.end[0] ? 1 : 2;
    }
    return best;
}

static int fits_role(const Resolver *resolver, Index cluster, const Role *role, const WordRecord *word) {
    const Cluster *c = &resolver->clusters.at[cluster];
    const Doc     *doc = resolver->doc;
    int            best = 0;
    unsigned       looked = 0;
    for (Index i = c->roles; i != NONE && looked < 16; i = resolver->next_role[i], looked++) {
        WordRecord other;
        if (!role_word(resolver, &doc->roles.at[i], &other)) continue;
        int agree = roles_agree(word, &other);
        if (agree > best && !places_clash(resolver, role, &doc->roles.at[i])) best = agree;
    }
    if (!best) best = known_roles_agree(resolver, c, word);
    return best;
}

/* ---- Nominals ---------------------------------------------------------------------------------------------------- */

static bool is_definite(const Doc *doc, const Mention *mention) {
    return token_is(doc, mention->first, "the") || token_is(doc, mention->first, "this") || token_is(doc, mention->first, "that");
}

static bool genders_clash(const Cluster *cluster, const Mention *mention) {
    return cluster->gender && mention->gender && cluster->gender != mention->gender;
}

/* "the ambassador": the person last named whose role agrees; a better agreement counts for some distance. */
static Index person_of_role(const Walk *walk, const Mention *mention, const Role *role) {
    const Resolver *resolver = walk->resolver;
    WordRecord      word;
    Index           best = NONE;
    int             best_fit = 0;
    if (!role_word(resolver, role, &word)) return NONE;
    for (uint32_t back = 1; back <= RECENT && back <= walk->n; back++) {
        const Recent  *recent = &walk->ring[(walk->n - back) % RECENT];
        const Cluster *cluster = &resolver->clusters.at[recent->cluster];
        if (cluster->type != TYPE_PERSON || genders_clash(cluster, mention) || recent->cluster == best) continue;
        int fit = fits_role(resolver, recent->cluster, role, &word);
        if (fit > best_fit) {
            best = recent->cluster;
            best_fit = fit;
        }
        if (best_fit == 3) break;
    }
    return best;
}

/* The kinds of bodies that a noun may stand for. */
static bool kind_fits(const char *kind, const char *noun) {
    static const char *const pairs[][2] = {
        {"paper", "newspaper"}, {"daily", "newspaper"}, {"outlet", ""}, {"network", "broadcaster"}, {"channel", "broadcaster"}, {"broadcaster", "broadcaster"},
        {"newspaper", "newspaper"}, {"magazine", "magazine"}, {"website", "site"}, {"agency", "agency"}, {"company", "company"}, {"firm", "company"},
        {"ministry", "ministry"}, {"department", "ministry"}, {"party", "party"}, {"bank", "bank"}, {"court", "court"}, {"university", "university"},
        {"union", "union"}, {"parliament", "parliament"},
    };
    for (unsigned i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strcmp(pairs[i][0], noun) == 0 && (!pairs[i][1][0] || strcmp(pairs[i][1], kind) == 0)) return true;
    return false;
}

static const char *lower_word(const Doc *doc, uint32_t token, char out[24]) {
    const Token *t = &doc->tokens.at[token];
    uint32_t     n = t->end - t->start < 23 ? t->end - t->start : 23;
    for (uint32_t i = 0; i < n; i++) {
        char c = doc->text[t->start + i];
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    out[n] = '\0';
    return out;
}

/* "the paper" for the Financial Times, "the ministry" for the Foreign Ministry: the body last named that is of the kind or has the
 * word in its name. Only the bare noun: "the local paper" is another one. */
static Index body_of_noun(const Walk *walk, const Mention *mention) {
    const Resolver *resolver = walk->resolver;
    const Doc      *doc = resolver->doc;
    char            noun[24];
    if (mention->end - mention->first != 2) return NONE;
    lower_word(doc, mention->end - 1, noun);
    for (uint32_t back = 1; back <= RECENT && back <= walk->n; back++) {
        const Recent  *recent = &walk->ring[(walk->n - back) % RECENT];
        const Cluster *cluster = &resolver->clusters.at[recent->cluster];
        if (cluster->type != TYPE_ORGANIZATION && cluster->type != TYPE_OUTLET) continue;
        EntityRecord record = {.kind = ""};
        if (gazetteer_entity(resolver->gazetteer, cluster->record, &record) && kind_fits(record.kind, noun)) return recent->cluster;
        Parts parts;
        parts_of(doc, &doc->mentions.at[cluster->fullest], &parts);
        for (uint32_t i = 0; i < parts.n; i++)
            if (parts.fold[i] == doc->tokens.at[mention->end - 1].fold) return recent->cluster;
    }
    return NONE;
}

static bool set(Walk *walk, Index mention, Index cluster, float score, const char *why) {
    Mention *m = &walk->resolver->doc->mentions.at[mention];
    walk->resolver->cluster_of[mention] = cluster;
    if (cluster == NONE) return false;
    m->score = score;
    m->why = why;
    return true;
}

/* "the presumptive nominee" who is not who speaks of him: the person last named who is not the subject. */
static Index other_politician(const Walk *walk, const Mention *mention) {
    const Resolver *resolver = walk->resolver;
    Index           subject = NONE;
    for (uint32_t back = 1; back <= RECENT && back <= walk->n; back++) {
        const Recent  *recent = &walk->ring[(walk->n - back) % RECENT];
        const Cluster *cluster = &resolver->clusters.at[recent->cluster];
        if (cluster->type != TYPE_PERSON || genders_clash(cluster, mention)) continue;
        if (subject == NONE && recent->is_subject && recent->sentence == walk->sentence) subject = recent->cluster;
        else if (recent->cluster != subject && cluster->record != NONE) return recent->cluster;
    }
    return NONE;
}

/* Words for somebody known from before that are no post: "the Massachusetts Democrat said", "the politician". */
static bool is_epithet(const Resolver *resolver, const Mention *mention, const Role *role) {
    static const char *const lemmas[] = {"politician", "lawmaker", "businessman", "businesswoman", "billionaire", "Democrat", "Republican", "entrepreneur",
                                         "author", "veteran", "tycoon", "mogul", "conservative", "liberal", "leader", "candidate", "nominee", "contender"};
    WordRecord word;
    if (mention->end < resolver->doc->tokens.n && !is_subject(resolver->doc, mention)) return false;
    if (!role_word(resolver, role, &word)) return false;
    for (unsigned i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (strcmp(word.lemma, lemmas[i]) == 0) return true;
    return false;
}

static Index person_of_pronoun(const Walk *walk, const Mention *pronoun);

static Index person_of_nominal(const Walk *walk, const Mention *mention, const Role *role) {
    Index found = person_of_role(walk, mention, role);
    if (found == NONE && is_epithet(walk->resolver, mention, role)) found = person_of_pronoun(walk, mention);
    if (found == NONE && role->tense == TENSE_CANDIDATE) found = other_politician(walk, mention);
    return found;
}

static bool resolve_nominal(Walk *walk, Index mention) {
    const Doc     *doc = walk->resolver->doc;
    const Mention *m = &doc->mentions.at[mention];
    Index          role = walk->resolver->role_of[mention];
    bool anyones = role != NONE && doc->roles.at[role].tense == TENSE_CANDIDATE && doc->tokens.at[m->first].classes & CLASS(POSSESSIVE);
    if (m->plural || (!is_definite(doc, m) && !anyones) || doc->tokens.at[m->first].flags & IN_QUOTE) return false;
    if (m->type == TYPE_PERSON && role != NONE)
        return set(walk, mention, person_of_nominal(walk, m, &doc->roles.at[role]), 0.7f, "the last person with such a role");
    if (m->type == TYPE_ORGANIZATION || m->type == TYPE_OTHER) return set(walk, mention, body_of_noun(walk, m), 0.7f, "the last body of this kind");
    return false;
}

/* ---- Pronouns ---------------------------------------------------------------------------------------------------- */

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
    return score;
}

/* he and she: the person whom the last sentences are about. */
static Index person_of_pronoun(const Walk *walk, const Mention *pronoun) {
    const Resolver *resolver = walk->resolver;
    Index           best = NONE;
    double          best_score = -6;
    for (uint32_t back = 1; back <= RECENT && back <= walk->n; back++) {
        const Recent  *recent = &walk->ring[(walk->n - back) % RECENT];
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

/* it and they: a body that the last sentence is about. */
static Index body_of_pronoun(const Walk *walk, const Mention *pronoun) {
    for (uint32_t back = 1; back <= RECENT && back <= walk->n; back++) {
        const Recent  *recent = &walk->ring[(walk->n - back) % RECENT];
        const Cluster *cluster = &walk->resolver->clusters.at[recent->cluster];
        if (walk->sentence - recent->sentence > 1) return NONE;
        if (!recent->is_subject || recent->in_quote || cluster->type == TYPE_PERSON) continue;
        if (cluster->type == TYPE_GROUP ? pronoun->plural : cluster->type != TYPE_EVENT) return recent->cluster;
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

/* "Kelin, who said": whoever stands before it. */
static Index antecedent_of_who(const Walk *walk, const Mention *pronoun) {
    const Doc *doc = walk->resolver->doc;
    uint32_t   end = end_before_who(doc, pronoun->first);
    for (uint32_t back = 1; back <= 3 && back <= walk->n; back++) {
        const Recent *recent = &walk->ring[(walk->n - back) % RECENT];
        if (doc->mentions.at[recent->mention].end != end) continue;
        uint8_t type = walk->resolver->clusters.at[recent->cluster].type;
        return type == TYPE_PERSON || type == TYPE_GROUP ? recent->cluster : NONE;
    }
    return NONE;
}

static bool resolve_pronoun(Walk *walk, Index mention) {
    const Doc     *doc = walk->resolver->doc;
    const Mention *m = &doc->mentions.at[mention];
    if (doc->tokens.at[m->first].flags & IN_QUOTE) return false;
    if (token_is(doc, m->first, "who")) return set(walk, mention, antecedent_of_who(walk, m), 0.9f, "who: stands behind the name");
    if (m->gender != GENDER_UNKNOWN)
        return set(walk, mention, person_of_pronoun(walk, m), 0.8f, m->gender == GENDER_MALE ? "he: whom the text is about" : "she: whom the text is about");
    if (token_is(doc, m->first, "i") || token_is(doc, m->first, "we")) return false;
    return set(walk, mention, body_of_pronoun(walk, m), 0.4f, "it or they: the body that the sentence before is about");
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

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

bool resolve_others(Resolver *resolver) {
    const Doc *doc = resolver->doc;
    Walk      *walk = arena_alloc(resolver->scratch, sizeof *walk);
    if (!walk) return fail_memory(resolver->err);
    *walk = (Walk){.resolver = resolver};
    link_roles(resolver);
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *m = &doc->mentions.at[i];
        if (is_aside(m)) continue;
        move_to(walk, m->first);
        bool known = m->form == FORM_NAME ? resolver->cluster_of[i] != NONE
                     : m->form == FORM_NOMINAL ? resolve_nominal(walk, i) : resolve_pronoun(walk, i);
        if (known) remember(walk, i);
    }
    return true;
}
