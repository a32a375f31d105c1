/* Nominals: "the ambassador" is the last person with such a role, "the paper" the last newspaper. */
#include "resolve_walk.h"

static bool is_definite(const Doc *doc, const Mention *mention) {
    return WORD_AMONG(doc, mention->first, "the", "this", "that");
}

/* People are named again and again; each is tried once for a nominal. */
static bool was_asked(const Walk *walk, Index cluster, Index nominal) {
    Cluster *c = &walk->resolver->clusters.at[cluster];
    bool     was = c->asked == nominal;
    c->asked = nominal;
    return was;
}

/* "the ambassador": the person last named whose role agrees; a better agreement counts for some distance. */
static Index person_of_role(const Walk *walk, Index nominal, const Role *role) {
    const Resolver *resolver = walk->resolver;
    const Mention  *mention = &resolver->doc->mentions.at[nominal];
    WordRecord      word;
    Index           best = NONE;
    int             best_fit = 0;
    if (!role_word(resolver, role, &word)) return NONE;
    for (uint32_t back = 1; walk_back(walk, back); back++) {
        const Recent  *recent = walk_back(walk, back);
        const Cluster *cluster = &resolver->clusters.at[recent->cluster];
        if (cluster->type != TYPE_PERSON || genders_clash(cluster, mention)) continue;
        if (was_asked(walk, recent->cluster, nominal)) continue;
        int fit = fits_role(resolver, recent->cluster, role, &word);
        if (fit > best_fit) {
            best = recent->cluster;
            best_fit = fit;
        }
        if (best_fit == 3) break;
    }
    return best;
}

/* The kind of bodies that a noun may stand for, beside those that are called as the noun is; or "". */
static const char *other_kind(const Doc *doc, uint32_t noun) {
    static const char *const pairs[][2] = {
        {"paper", "newspaper"},     {"daily", "newspaper"},    {"network", "broadcaster"}, {"channel", "broadcaster"},
        {"website", "site"},       {"department", "ministry"},
    };
    for (unsigned i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (token_is(doc, noun, pairs[i][0])) return pairs[i][1];
    return "";
}

/* A listed one, or a body that no list has and whose name does not end in what it is: not "the Harbour Council". */
static bool is_company(const Resolver *resolver, const Cluster *cluster) {
    const Doc *doc = resolver->doc;
    if (cluster->type != TYPE_ORGANIZATION || cluster->unnamed) return false;
    if (cluster->record != NONE) return strcmp(cluster->kind, "company") == 0;
    uint64_t last = classes_at(doc, doc->mentions.at[cluster->fullest].end - 1);
    return last & CLASS(LEGAL_FORM) || !(last & CLASS(ORG_HEAD));
}

static bool body_fits(const Resolver *resolver, const Cluster *cluster, uint32_t noun, const char *kind) {
    const Doc *doc = resolver->doc;
    Parts      parts;
    if (cluster->type != TYPE_ORGANIZATION && cluster->type != TYPE_OUTLET) return false;
    if (cluster->type == TYPE_OUTLET && token_is(doc, noun, "outlet")) return true;
    if (WORD_AMONG(doc, noun, "company", "firm") && is_company(resolver, cluster)) return true;
    if (cluster->kind[0] && (strcmp(cluster->kind, kind) == 0 || token_is(doc, noun, cluster->kind))) return true;
    if (!(cluster->words >> doc->tokens.at[noun].fold % 64 & 1)) return false;
    parts_of(doc, &doc->mentions.at[cluster->fullest], &parts);
    for (uint32_t i = 0; i < parts.n; i++)
        if (parts.fold[i] == doc->tokens.at[noun].fold) return true;
    return false;
}

static uint32_t times_named(const Walk *walk, Index cluster) {
    uint32_t times = 0;
    for (uint32_t back = 1; walk_back(walk, back); back++) times += walk_back(walk, back)->cluster == cluster;
    return times;
}

/* A paragraph on "the company" comes back to the one that the text is about: of those named lately the one named most; of equals the last. */
static Index company_of_text(const Walk *walk, Index nominal) {
    Index    best = NONE;
    uint32_t most = 0;
    for (uint32_t back = 1; walk_back(walk, back); back++) {
        Index cluster = walk_back(walk, back)->cluster;
        if (was_asked(walk, cluster, nominal) || !is_company(walk->resolver, &walk->resolver->clusters.at[cluster])) continue;
        uint32_t times = times_named(walk, cluster);
        if (times > most) {
            most = times;
            best = cluster;
        }
    }
    return best;
}

/* "the paper" for the Financial Times, "the ministry" for the Foreign Ministry: the body last named that is of the kind or has
 * the word in its name. Only the bare noun: "the local paper" is another one. */
static Index body_of_noun(const Walk *walk, Index nominal) {
    const Mention *mention = &walk->resolver->doc->mentions.at[nominal];
    if (mention->end - mention->first != 2) return NONE;
    bool opens = walk->resolver->doc->tokens.at[mention->first].flags & PARAGRAPH_BEFORE;
    if (opens && WORD_AMONG(walk->resolver->doc, mention->end - 1, "company", "firm")) return company_of_text(walk, nominal);
    const char *kind = other_kind(walk->resolver->doc, mention->end - 1);
    for (uint32_t back = 1; walk_back(walk, back); back++) {
        Index cluster = walk_back(walk, back)->cluster;
        if (was_asked(walk, cluster, nominal)) continue;
        if (body_fits(walk->resolver, &walk->resolver->clusters.at[cluster], mention->end - 1, kind)) return cluster;
    }
    return NONE;
}

/* "the presumptive nominee" who is not who speaks of him: the person last named who is not the subject. */
static Index other_politician(const Walk *walk, const Mention *mention) {
    const Resolver *resolver = walk->resolver;
    Index           subject = NONE;
    for (uint32_t back = 1; walk_back(walk, back); back++) {
        const Recent  *recent = walk_back(walk, back);
        const Cluster *cluster = &resolver->clusters.at[recent->cluster];
        if (cluster->type != TYPE_PERSON || genders_clash(cluster, mention)) continue;
        if (subject == NONE && recent->is_subject && recent->sentence == walk->sentence) subject = recent->cluster;
        else if (recent->cluster != subject && cluster->record != NONE) return recent->cluster;
    }
    return NONE;
}

/* Words for somebody known from before that are no post: "the Massachusetts Democrat said", "the politician". */
static bool is_epithet(const Resolver *resolver, const Mention *mention, const Role *role) {
    WordRecord word;
    if (!mention_is_subject(resolver->doc, mention) || !role_word(resolver, role, &word)) return false;
    return TEXT_AMONG(word.lemma, "politician", "lawmaker", "businessman", "businesswoman", "billionaire", "Democrat", "Republican",
                      "entrepreneur", "author", "veteran", "tycoon", "mogul", "conservative", "liberal", "leader", "candidate",
                      "nominee", "contender");
}

static Index named(const Walk *walk, Index cluster) {
    return cluster == NONE || walk->resolver->clusters.at[cluster].unnamed ? NONE : cluster;
}

static Index person_of_nominal(const Walk *walk, Index nominal, const Role *role) {
    const Mention *mention = &walk->resolver->doc->mentions.at[nominal];
    Index          found = person_of_role(walk, nominal, role);
    if (found == NONE && is_epithet(walk->resolver, mention, role)) found = named(walk, person_of_pronoun(walk, mention));
    if (found == NONE && role->tense == TENSE_CANDIDATE) found = other_politician(walk, mention);
    return found;
}

/* "fumed the 54-year-old", "said the retired postman", "the midfielder said": says of somebody known what he is, and is no post to be known by. */
static bool is_description(const Doc *doc, const Mention *mention) {
    uint32_t last = mention->end - 1;
    if (ends_age(doc, last)) return true;
    if (WORD_AMONG(doc, mention->first + 1, "retired", "ex")) return true;
    return mention->end - mention->first == 2 &&
           WORD_AMONG(doc, last, "teenager", "teen", "pensioner", "youngster", "octogenarian", "grandmother", "grandfather", "striker", "midfielder",
                      "winger", "defender", "goalkeeper", "keeper", "quarterback", "pitcher", "sprinter", "Scot", "Welshman", "Irishman");
}

static bool is_introduced(const Walk *walk, uint64_t fold) {
    const Doc *doc = walk->resolver->doc;
    for (uint32_t back = 1; walk_back(walk, back); back++) {
        const Cluster *cluster = &walk->resolver->clusters.at[walk_back(walk, back)->cluster];
        if (cluster->unnamed && doc->tokens.at[doc->mentions.at[cluster->fullest].end - 1].fold == fold) return true;
    }
    return false;
}

/* The one whom the text is about, where it describes nobody else so: "A pensioner ... The pensioner said". */
static Index person_described(const Walk *walk, const Mention *mention) {
    const Doc *doc = walk->resolver->doc;
    if (!is_description(doc, mention) || !mention_is_speaker(doc, mention)) return NONE;
    if (is_introduced(walk, doc->tokens.at[mention->end - 1].fold)) return NONE;
    return named(walk, person_of_pronoun(walk, mention));
}

/* "the ambassador" is somebody who was named; so is "his party's nominee". */
static bool may_be_named(const Doc *doc, const Mention *mention, const Role *role) {
    if (mention->plural || doc->tokens.at[mention->first].flags & IN_QUOTE) return false;
    bool is_owned = classes_at(doc, mention->first) & CLASS(POSSESSIVE);
    return is_definite(doc, mention) || (is_owned && role && role->tense == TENSE_CANDIDATE);
}

bool resolve_nominal(Walk *walk, Index mention) {
    const Doc     *doc = walk->resolver->doc;
    const Mention *m = &doc->mentions.at[mention];
    Index          index = walk->resolver->role_of[mention];
    const Role    *role = index == NONE ? NULL : &doc->roles.at[index];
    if (!may_be_named(doc, m, role)) return false;
    if (m->type == TYPE_PERSON && role && walk_set(walk, mention, person_of_nominal(walk, mention, role), 0.7f, "the last person with such a role"))
        return true;
    if (m->type == TYPE_PERSON) return walk_set(walk, mention, person_described(walk, m), 0.6f, "says what the person is whom the text is about");
    if (m->type == TYPE_ORGANIZATION || m->type == TYPE_OTHER)
        return walk_set(walk, mention, body_of_noun(walk, mention), 0.7f, "the last body of this kind");
    return false;
}
