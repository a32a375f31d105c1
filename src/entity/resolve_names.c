/* Names: full ones make clusters, short ones look for theirs. */
#include "fold.h"
#include "names.h"
#include "resolve_inner.h"
#include "word_at.h"

#define CHAIN_MOST 32u /* people with one surname that are looked at */

/* ---- Parts ------------------------------------------------------------------------------------------------------- */

static bool is_word(const Token *token) {
    if (token->flags & (POSSESSIVE_END | MARKUP)) return false;
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token->kind == TOKEN_ADDRESS;
}

/* "Lee Jr." has a surname alone; "Elizabeth II" is called by the whole. */
static bool is_of_generation(const Doc *doc, uint32_t token) {
    return WORD_AMONG(doc, token, "jr", "jnr", "junior", "sr", "snr", "senior");
}

void parts_of(const Doc *doc, const Mention *mention, Parts *parts) {
    *parts = (Parts){.whole = HASH_SEED, .initials = HASH_SEED};
    bool person = mention->type == TYPE_PERSON;
    for (uint32_t i = mention->first; i < mention->end; i++) {
        const Token *token = &doc->tokens.at[i];
        if (!is_word(token)) continue;
        bool is_courtesy = person && token->classes & CLASS(HONORIFIC) && i + 1 < mention->end;
        if (!parts->n && (is_courtesy || token_is(doc, i, "the"))) continue;
        if (person && ((parts->n > 1 && token->classes & CLASS(SUFFIX)) || (parts->n == 1 && is_of_generation(doc, i)))) {
            parts->suffix = token->fold;
            continue;
        }
        uint64_t key = part_key(doc, i);
        parts->whole = hash_mix(parts->whole, key);
        if (token->shape != SHAPE_LOWER) parts->initials = hash_mix(parts->initials, (unsigned char)doc->text[token->start]);
        uint32_t at = parts->n < PARTS_MOST ? parts->n++ : PARTS_MOST - 1;
        parts->fold[at] = key;
        parts->token[at] = i;
    }
}

bool parts_end_with(const Parts *full, const Parts *end) {
    if (!end->n || full->n <= end->n) return false;
    return memcmp(full->fold + (full->n - end->n), end->fold, end->n * sizeof *end->fold) == 0;
}

static bool is_initial(const Doc *doc, uint32_t token) { return doc->tokens.at[token].end - doc->tokens.at[token].start == 1; }

static uint64_t full_key(const Parts *parts, uint64_t first, uint64_t last) {
    return hash_mix(hash_mix(hash_mix(HASH_SEED, first), last), parts->suffix);
}

static uint64_t person_key(const Parts *parts) { return full_key(parts, parts->fold[0], parts->fold[parts->n - 1]); }

/* "Roe Jane": the surname first. */
static uint64_t turned_key(const Parts *parts) { return full_key(parts, parts->fold[parts->n - 1], parts->fold[0]); }

/* "Leyen" and "von der Leyen": what is before the last part are particles. */
static bool is_surname(const Doc *doc, const Parts *parts) {
    for (uint32_t i = 0; i + 1 < parts->n; i++)
        if (!(doc->tokens.at[parts->token[i]].classes & CLASS(PARTICLE))) return false;
    return parts->n;
}

/* ---- Gender ------------------------------------------------------------------------------------------------------ */

/* "Mrs. Clinton": the honorific before the mention tells. */
static enum Gender gender_by_honorific(const Doc *doc, const Gazetteer *gazetteer, const Mention *mention) {
    uint32_t at = mention->first;
    if (at && token_is(doc, at - 1, ".")) at--;
    if (!at || !(doc->tokens.at[at - 1].classes & CLASS(HONORIFIC))) return GENDER_UNKNOWN;
    const Token *token = &doc->tokens.at[at - 1];
    WordRecord   word = {0};
    if (token->phrase != NONE) gazetteer_word_traits(gazetteer, doc->phrases.at[token->phrase].word, &word); /* "Mrs" and its full stop */
    if (!word.gender) gazetteer_word_traits(gazetteer, token->word, &word);
    return (enum Gender)word.gender;
}

static enum Gender gender_by_given(const Doc *doc, const Gazetteer *gazetteer, const Parts *parts) {
    WordRecord word;
    if (parts->n < 2) return GENDER_UNKNOWN;
    const Token *token = &doc->tokens.at[parts->token[0]];
    if (!(token->classes & CLASS(GIVEN)) || !gazetteer_word_traits(gazetteer, token->word, &word)) return GENDER_UNKNOWN;
    return (enum Gender)word.gender;
}

static void learn_gender(Resolver *resolver, Cluster *cluster, const Mention *mention, const Parts *parts) {
    if (cluster->type != TYPE_PERSON || cluster->gender != GENDER_UNKNOWN) return;
    EntityRecord record;
    cluster->gender = mention->gender;
    if (!cluster->gender && gazetteer_entity_traits(resolver->gazetteer, cluster->record, &record)) cluster->gender = record.gender;
    if (!cluster->gender) cluster->gender = (uint8_t)gender_by_honorific(resolver->doc, resolver->gazetteer, mention);
    if (!cluster->gender) cluster->gender = (uint8_t)gender_by_given(resolver->doc, resolver->gazetteer, parts);
}

/* ---- Clusters ---------------------------------------------------------------------------------------------------- */

Index cluster_open(Resolver *resolver, Index mention, uint32_t n_parts) {
    const Mention *m = &resolver->doc->mentions.at[mention];
    Cluster       *cluster = array_add(resolver->scratch, &resolver->clusters);
    if (!cluster) return fail_memory(resolver->err), NONE;
    *cluster = (Cluster){.type = m->type, .record = m->record, .fullest = mention, .n_parts = n_parts, .last_mention = NONE,
                         .asked = NONE, .next_same_last = NONE, .next_same_key = NONE, .roles = NONE, .entity = NONE};
    return resolver->clusters.n - 1;
}

static void note_person(Resolver *resolver, Index index, Index mention, const Parts *parts) {
    if (parts->n < 2 || map_get(&resolver->by_full, person_key(parts)) == index) return;
    uint64_t last = parts->fold[parts->n - 1], first = parts->fold[0];
    map_set(&resolver->by_full, person_key(parts), index);
    Cluster *cluster = &resolver->clusters.at[index];
    Index    head = map_get(&resolver->by_last, last);
    if (head != index && cluster->next_same_last == NONE) {
        cluster->next_same_last = head;
        map_set(&resolver->by_last, last, index);
    }
    Index other = map_get(&resolver->by_first, first);
    map_set(&resolver->by_first, first, other == NONE || other == index ? index : CLUSTER_MANY);
    map_set(&resolver->by_initials, hash_mix(parts->initials, TYPE_PERSON), index);
    spelling_note(resolver, mention, index);
}

/* ---- Parts of longer names: "Environment Ministry" of "Lyndon Environment Ministry" ------------------------------- */

static uint64_t stretch_key(const Parts *parts, uint32_t first, uint32_t end) {
    uint64_t key = HASH_SEED;
    for (uint32_t i = first; i < end; i++) key = hash_mix(key, parts->fold[i]);
    return key;
}

static bool may_be_cut(const Mention *mention) {
    return mention->type == TYPE_PERSON || mention->type == TYPE_ORGANIZATION || mention->type == TYPE_OUTLET;
}

/* Of a person only the first parts: the last ones are found as a surname. */
static void note_stretches(Resolver *resolver, Index index, const Mention *mention, const Parts *parts) {
    if (!may_be_cut(mention) || parts->n >= PARTS_MOST) return;
    for (uint32_t n = 2; n < parts->n; n++) {
        map_set(&resolver->by_part, stretch_key(parts, 0, n), index);
        if (mention->type != TYPE_PERSON) map_set(&resolver->by_part, stretch_key(parts, parts->n - n, parts->n), index);
    }
}

static bool is_same_kind(const Resolver *resolver, Index index, const Mention *mention) {
    return index != NONE && resolver->clusters.at[index].type == mention->type &&
           (mention->record == NONE || resolver->clusters.at[index].record == NONE);
}

/* The cluster of which this name is the beginning or the end, or that is so of this name. */
static Index find_stretch(const Resolver *resolver, const Mention *mention, const Parts *parts) {
    if (!may_be_cut(mention) || parts->n < 2 || parts->n >= PARTS_MOST) return NONE;
    Index found = mention->record == NONE ? map_get(&resolver->by_part, parts->whole) : NONE;
    if (is_same_kind(resolver, found, mention)) return found;
    for (uint32_t n = parts->n - 1; n >= 2 && mention->type != TYPE_PERSON; n--) {
        found = map_get(&resolver->by_text, stretch_key(parts, 0, n));
        if (!is_same_kind(resolver, found, mention))
            found = map_get(&resolver->by_text, stretch_key(parts, parts->n - n, parts->n));
        if (is_same_kind(resolver, found, mention) && resolver->clusters.at[found].record == NONE) return found;
    }
    return NONE;
}

/* Ends in "s": "Republicans" are a group, "Republican" is what belongs to it. */
static bool is_plural(const Doc *doc, const Token *token) { return token->shape != SHAPE_UPPER && doc->text[token->end - 1] == 's'; }

/* What "Liberals" are found by as "Liberal": the one word without its "s", or 0. */
static uint64_t singular_key(const Doc *doc, const Mention *mention, const Parts *parts) {
    const Token *token = &doc->tokens.at[parts->token[0]];
    if (mention->type != TYPE_GROUP || parts->n != 1 || token->end - token->start < 4 || !is_plural(doc, token)) return 0;
    return hash_mix(HASH_SEED, fold_hash(doc->text + token->start, token->end - token->start - 1));
}

static bool is_country(const Resolver *resolver, const Match *match) {
    EntityRecord record;
    for (Index i = match->readings.first; i < match->readings.first + match->readings.n; i++)
        if (gazetteer_entity(resolver->gazetteer, resolver->doc->readings.at[i].record, &record) && strcmp(record.kind, "country") == 0)
            return true;
    return false;
}

/* "Vanta Japan": who is called "Vanta" is not the branch in a country. */
static bool is_branch(const Resolver *resolver, const Mention *mention) {
    const Doc *doc = resolver->doc;
    Index      low = 0, high = doc->matches.n;
    while (low < high) {
        Index middle = low + (high - low) / 2;
        if (doc->matches.at[middle].end < mention->end) low = middle + 1;
        else high = middle;
    }
    const Match *match = low < doc->matches.n ? &doc->matches.at[low] : NULL;
    if (!match || match->end != mention->end || match->first <= mention->first) return false;
    return doc->tokens.at[match->first - 1].shape >= SHAPE_CAPITAL && is_country(resolver, match); /* but "Bank of Japan" */
}

static void note_body(Resolver *resolver, Index index, Index mention, const Parts *parts) {
    uint64_t singular = singular_key(resolver->doc, &resolver->doc->mentions.at[mention], parts);
    map_set(&resolver->by_text, parts->whole, index);
    if (singular && map_get(&resolver->by_text, singular) == NONE) map_set(&resolver->by_text, singular, index);
    if (parts->n < 2) return;
    if (map_get(&resolver->by_initials, parts->initials) == NONE) map_set(&resolver->by_initials, parts->initials, index);
    map_set(&resolver->by_end, parts->fold[parts->n - 1], index);
    if (!is_branch(resolver, &resolver->doc->mentions.at[mention])) map_set(&resolver->by_start, parts->fold[0], index);
}

/* Does the name stand in the gazetteer as it is? */
static bool is_listed(const Resolver *resolver, Index mention) {
    const Mention *m = &resolver->doc->mentions.at[mention];
    return m->record != NONE && !m->matched;
}

/* "Марии Захаровой" beside "Мария Захарова": the same wording, farther from the nominative. */
static bool is_other_case(const Doc *doc, Index mention, Index fullest) {
    const Mention *a = &doc->mentions.at[mention], *b = &doc->mentions.at[fullest];
    Parts          of_a, of_b;
    if (!wording_is_in_cases(doc, a)) return false;
    parts_of(doc, a, &of_a);
    parts_of(doc, b, &of_b);
    return of_a.whole == of_b.whole && !wording_is_nearer(doc, a, b);
}

/* How much a wording says: a word more than its first letters, capitals, or what a full stop cuts short ("Britain" than "UK",
 * "California" than "Calif.", "Trenton" than "TRENTON"), and any more than none. */
static uint32_t fullness_of(const Doc *doc, const Mention *mention, const Parts *parts) {
    uint32_t fullness = 0;
    for (uint32_t i = 0; i < parts->n && i < PARTS_MOST; i++) {
        const Token *token = &doc->tokens.at[parts->token[i]];
        bool         is_cut = token->end < mention->span.end && doc->text[token->end] == '.';
        bool         is_short = is_cut || token->shape == SHAPE_UPPER || token->kind == TOKEN_ADDRESS;
        fullness += is_short ? 16 : 32;
    }
    if (mention->type == TYPE_GROUP && parts->n && is_plural(doc, &doc->tokens.at[mention->end - 1])) fullness += 8;
    return fullness + parts->n / 2;
}

/* A name that is once "Hilary Roe" and five times "Hillary Roe" is the latter; of equals that which is listed. */
static void choose_fullest(Resolver *resolver, Index mention, Index index, const Parts *parts) {
    Cluster *cluster = &resolver->clusters.at[index];
    uint32_t fullness = fullness_of(resolver->doc, &resolver->doc->mentions.at[mention], parts);
    if (fullness < cluster->fullness) return;
    uint64_t key = hash_mix(parts->whole, (uint64_t)index + 1);
    Index    count = map_get(&resolver->counts, key);
    count = count == NONE ? 1 : count + 1;
    map_set(&resolver->counts, key, count);
    if (fullness == cluster->fullness && mention != cluster->fullest && is_other_case(resolver->doc, mention, cluster->fullest)) {
        cluster->n_fullest = count > cluster->n_fullest ? count : cluster->n_fullest;
        return;
    }
    if (fullness == cluster->fullness && count < cluster->n_fullest + !is_listed(resolver, mention)) return;
    if (fullness == cluster->fullness && count == cluster->n_fullest && is_listed(resolver, cluster->fullest)) return;
    cluster->fullest = mention;
    cluster->fullness = fullness;
    cluster->n_parts = parts->n;
    cluster->n_fullest = count;
}

/* Ties a mention to a cluster and makes the cluster findable by it. */
static void join(Resolver *resolver, Index mention, Index index, const Parts *parts) {
    const Mention *m = &resolver->doc->mentions.at[mention];
    Cluster       *cluster = &resolver->clusters.at[index];
    resolver->cluster_of[mention] = index;
    choose_fullest(resolver, mention, index, parts);
    bool is_surname_alone = m->type == TYPE_PERSON && parts->n < cluster->n_parts; /* it may be listed as somebody else's */
    if (cluster->record == NONE && !is_surname_alone) cluster->record = m->record;
    if (cluster->record != NONE) map_set(&resolver->by_record, cluster->record, index);
    if (!is_aside(m)) cluster->in_article = true;
    learn_gender(resolver, cluster, m, parts);
    if (cluster->type == TYPE_PERSON) note_person(resolver, index, mention, parts);
    else note_body(resolver, index, mention, parts);
    note_stretches(resolver, index, m, parts);
}

static bool join_new(Resolver *resolver, Index mention, const Parts *parts) {
    Index index = cluster_open(resolver, mention, parts->n);
    if (index == NONE) return false;
    join(resolver, mention, index, parts);
    return true;
}

/* ---- Full names -------------------------------------------------------------------------------------------------- */

/* Of two names with one last part: "J. Smith" and "John Smith"; but "John Smith Jr." is another. */
static bool given_agree(const Doc *doc, const Parts *a, const Parts *b) {
    if (a->suffix != b->suffix) return false;
    if (a->fold[0] == b->fold[0]) return true;
    if (!is_initial(doc, a->token[0]) && !is_initial(doc, b->token[0])) return false;
    return doc->text[doc->tokens.at[a->token[0]].start] == doc->text[doc->tokens.at[b->token[0]].start];
}

/* The cluster with the last part that the parts are of: an initial and a surname, or the end of a longer name ("Abu Laban"). */
static Index same_last(const Resolver *resolver, const Parts *parts) {
    const Doc *doc = resolver->doc;
    Index      at = map_get(&resolver->by_last, parts->fold[parts->n - 1]);
    for (unsigned i = 0; at != NONE && i < CHAIN_MOST; i++, at = resolver->clusters.at[at].next_same_last) {
        Parts other;
        parts_of(doc, &doc->mentions.at[resolver->clusters.at[at].fullest], &other);
        if (other.n < 2) continue;
        if (parts_end_with(&other, parts) || (parts->n > 1 && given_agree(doc, &other, parts))) return at;
    }
    return NONE;
}

static Index find_person(Resolver *resolver, Index mention, const Parts *parts) {
    Mention *m = &resolver->doc->mentions.at[mention];
    Index    found = map_get(&resolver->by_full, person_key(parts));
    if (found == NONE) found = same_last(resolver, parts);
    if (found == NONE) found = find_stretch(resolver, m, parts);
    if (found == NONE) found = spelling_in_doc(resolver, mention);
    if (found == NONE && parts->n == 2) found = map_get(&resolver->by_full, turned_key(parts));
    bool both_known = found != NONE && m->record != NONE && resolver->clusters.at[found].record != NONE;
    if (both_known) found = NONE; /* they are two */
    if (found != NONE || m->record != NONE) return found;
    m->record = spelling_in_gazetteer(resolver, mention);
    return m->record == NONE ? NONE : map_get(&resolver->by_record, m->record);
}

static bool is_short_person(const Resolver *resolver, const Mention *mention, const Parts *parts) {
    return mention->type == TYPE_PERSON && is_surname(resolver->doc, parts);
}

/* "FT": one word of capitals that no list has. */
static bool is_acronym(const Doc *doc, const Mention *mention, const Parts *parts) {
    return parts->n == 1 && mention->record == NONE && doc->tokens.at[parts->token[0]].shape == SHAPE_UPPER;
}

static bool join_full(Resolver *resolver, Index mention) {
    const Mention *m = &resolver->doc->mentions.at[mention];
    Parts          parts;
    parts_of(resolver->doc, m, &parts);
    if (!parts.n || is_short_person(resolver, m, &parts) || is_acronym(resolver->doc, m, &parts)) return true;
    Index found = m->record == NONE ? NONE : map_get(&resolver->by_record, m->record);
    if (found == NONE) {
        if (m->type == TYPE_PERSON) found = find_person(resolver, mention, &parts);
        else if (m->record == NONE) {
            found = map_get(&resolver->by_text, parts.whole);
            if (found == NONE && parts.n == 1) return true; /* may be the short form of what comes later */
            if (found == NONE) found = find_stretch(resolver, m, &parts);
        }
    }
    if (found == NONE) return join_new(resolver, mention, &parts);
    join(resolver, mention, found, &parts);
    return true;
}

/* ---- Short names ------------------------------------------------------------------------------------------------- */

static bool gender_fits(const Cluster *cluster, enum Gender gender) {
    return gender == GENDER_UNKNOWN || cluster->gender == GENDER_UNKNOWN || cluster->gender == gender;
}

/* "Lee Jr." is Ann Lee Jr., "Lee" may be. */
static bool suffix_fits(const Resolver *resolver, const Cluster *cluster, uint64_t suffix) {
    Parts full;
    if (!suffix) return true;
    parts_of(resolver->doc, &resolver->doc->mentions.at[cluster->fullest], &full);
    return full.suffix == suffix;
}

/* Of the people with this surname the one named last, else the first one named later. */
static Index nearest_person(const Resolver *resolver, Index at, const Mention *mention, uint64_t suffix, enum Gender gender) {
    Index best = NONE, later = NONE;
    for (unsigned i = 0; at != NONE && i < CHAIN_MOST; i++, at = resolver->clusters.at[at].next_same_last) {
        const Cluster *cluster = &resolver->clusters.at[at];
        if (!gender_fits(cluster, gender) || !suffix_fits(resolver, cluster, suffix) || (!cluster->in_article && !is_aside(mention))) continue;
        if (cluster->last_mention == NONE) later = at; /* the chain goes from the newest to the oldest */
        else if (best == NONE || cluster->last_mention > resolver->clusters.at[best].last_mention) best = at;
    }
    return best != NONE ? best : later;
}

/* The hash of the letters of an acronym; 0 for one letter. */
static uint64_t initials_of(const Doc *doc, const Token *token) {
    uint64_t initials = HASH_SEED;
    for (uint32_t i = token->start; i < token->end; i++)
        if (doc->text[i] != '.') initials = hash_mix(initials, (unsigned char)doc->text[i]);
    return token->end - token->start > 1 ? initials : 0;
}

/* "RD: They asked me." of Rosa Delgado. */
static Index person_by_initials(const Resolver *resolver, const Mention *mention) {
    const Doc   *doc = resolver->doc;
    const Token *token = &doc->tokens.at[mention->first];
    bool is_label = doc->turns.n && token_is_sign(doc, mention->end, ":") && token->shape == SHAPE_UPPER && token->end - token->start <= 4;
    return is_label ? map_get(&resolver->by_initials, hash_mix(initials_of(doc, token), TYPE_PERSON)) : NONE;
}

static bool names_son(const Doc *doc, const Mention *mention) {
    uint32_t behind = mention->end;
    return WORD_AMONG(doc, behind - 1, "jr", "junior") || (behind < doc->tokens.n && WORD_AMONG(doc, behind, "jr", "junior"));
}

/* Does the name alone mean the father, after whom the one of the cluster is called: "Trump" beside Donald Trump Jr.? */
static bool is_father(const Resolver *resolver, const Mention *mention, Index cluster) {
    Index record = mention->record, son = resolver->clusters.at[cluster].record;
    if (record == NONE || son == NONE || record == son || names_son(resolver->doc, mention)) return false;
    const char *name = gazetteer_name(resolver->gazetteer, record, 0), *whole = gazetteer_name(resolver->gazetteer, son, 0);
    size_t      n = strlen(name);
    return strncmp(whole, name, n) == 0 && strncmp(whole + n, " Jr", 3) == 0;
}

static Index find_short_person(const Resolver *resolver, const Mention *mention, const Parts *parts) {
    enum Gender gender = gender_by_honorific(resolver->doc, resolver->gazetteer, mention);
    if (!gender) gender = mention->gender;
    Index found = nearest_person(resolver, map_get(&resolver->by_last, parts->fold[parts->n - 1]), mention, parts->suffix, gender);
    if (parts->suffix) return found;
    if (found != NONE) return is_father(resolver, mention, found) ? map_get(&resolver->by_record, mention->record) : found;
    if (mention->record != NONE && (found = map_get(&resolver->by_record, mention->record)) != NONE) return found;
    found = map_get(&resolver->by_first, parts->fold[0]);
    if (parts->n > 1 || mention->record != NONE) return NONE;
    if (found == NONE) return person_by_initials(resolver, mention);
    return found != CLUSTER_MANY && gender_fits(&resolver->clusters.at[found], gender) ? found : NONE;
}

/* "Financial Times (FT)": the name before the bracket. */
static Index defined_by(const Resolver *resolver, Index mention) {
    const Doc     *doc = resolver->doc;
    const Mention *m = &doc->mentions.at[mention];
    if (m->first < 2 || !token_is(doc, m->first - 1, "(") || !token_is(doc, m->end, ")")) return NONE;
    for (Index i = mention; i-- > 0 && mention - i < 4;)
        if (doc->mentions.at[i].form == FORM_NAME && doc->mentions.at[i].end == m->first - 1) return resolver->cluster_of[i];
    return NONE;
}

/* "the Commission" of the European Commission, "Vanguard" of Vanguard Logistics Services. */
static Index longer_body(const Resolver *resolver, const Mention *mention, const Parts *parts) {
    if (mention->type != TYPE_ORGANIZATION && mention->type != TYPE_OUTLET) return NONE;
    const Token *token = &resolver->doc->tokens.at[parts->token[0]];
    const uint64_t ends_names = CLASS(ORG_HEAD) | CLASS(GROUP_NOUN) | CLASS(OUTLET_HEAD);
    if (token->classes & ends_names) return map_get(&resolver->by_end, parts->fold[0]);
    Index found = map_get(&resolver->by_start, parts->fold[0]);
    return found != NONE && resolver->clusters.at[found].type == mention->type ? found : NONE;
}

static Index find_short_body(const Resolver *resolver, Index mention, const Parts *parts) {
    const Mention *m = &resolver->doc->mentions.at[mention];
    Index          found = map_get(&resolver->by_text, parts->whole);
    if (found != NONE || parts->n > 1) return found;
    uint64_t singular = singular_key(resolver->doc, m, parts);
    if (singular && (found = map_get(&resolver->by_text, singular)) != NONE) return found;
    found = defined_by(resolver, mention);
    if (found != NONE) return found;
    if (!is_acronym(resolver->doc, m, parts)) return longer_body(resolver, m, parts);
    const Token *token = &resolver->doc->tokens.at[parts->token[0]];
    uint64_t     initials = initials_of(resolver->doc, token);
    return initials ? map_get(&resolver->by_initials, initials) : NONE;
}

static bool join_short(Resolver *resolver, Index mention) {
    const Mention *m = &resolver->doc->mentions.at[mention];
    Index          found = resolver->cluster_of[mention];
    if (found == NONE) {
        Parts parts;
        parts_of(resolver->doc, m, &parts);
        if (!parts.n) return true;
        found = m->type == TYPE_PERSON ? find_short_person(resolver, m, &parts) : find_short_body(resolver, mention, &parts);
        if (found == NONE && m->type == TYPE_PERSON) found = map_get(&resolver->by_text, hash_mix(parts.whole, TYPE_PERSON));
        if (found == NONE) {
            if (!join_new(resolver, mention, &parts)) return false;
            found = resolver->cluster_of[mention];
            if (m->type == TYPE_PERSON) map_set(&resolver->by_text, hash_mix(parts.whole, TYPE_PERSON), found);
        } else join(resolver, mention, found, &parts);
    }
    resolver->clusters.at[found].last_mention = mention;
    return true;
}

#define GIVEN_FOR_SURE 5 /* prior */

/* "Lucy said": who has a given name and no other. One that may be a surname or a word ("Grant", "Will") tells nothing. */
static void learn_gender_alone(const Resolver *resolver, Cluster *cluster) {
    const Doc     *doc = resolver->doc;
    const Mention *m = &doc->mentions.at[cluster->fullest];
    WordRecord     word;
    if (cluster->type != TYPE_PERSON || cluster->gender != GENDER_UNKNOWN || cluster->n_parts != 1 || m->end != m->first + 1) return;
    const Token *token = &doc->tokens.at[m->first];
    if (!(token->classes & CLASS(GIVEN)) || !gazetteer_word_traits(resolver->gazetteer, token->word, &word)) return;
    if (word.prior >= GIVEN_FOR_SURE) cluster->gender = word.gender;
}

bool resolve_names(Resolver *resolver) {
    const Doc *doc = resolver->doc;
    for (Index i = 0; i < doc->mentions.n; i++)
        if (doc->mentions.at[i].form == FORM_NAME && !join_full(resolver, i)) return false;
    for (Index i = 0; i < doc->mentions.n; i++)
        if (doc->mentions.at[i].form == FORM_NAME && !join_short(resolver, i)) return false;
    for (Index i = 0; i < resolver->clusters.n; i++) learn_gender_alone(resolver, &resolver->clusters.at[i]);
    return !resolver->out_of_memory || fail_memory(resolver->err);
}
