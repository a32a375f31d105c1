/* Yury and Yuri Ushakov are one person: full names that share a key (names.h) and that alignment finds the same. */
#include "names.h"
#include "resolve_inner.h"

#define LOOK_MOST 8u     /* names with one key that are compared */
#define COST_MOST 0.1    /* spellings that are less sure are left apart: 1 - score */
#define COST_LISTED 0.01 /* the same for listed names: there are many, and some are like any name */

static const char *text_of(const Doc *doc, const Mention *mention, size_t *length) {
    *length = mention->span.end - mention->span.start;
    return doc->text + mention->span.start;
}

/* Fills resolver->keys. */
static void find_keys(Resolver *resolver, Index mention) {
    char        romanised[NAME_MAX];
    size_t      length;
    const char *text = text_of(resolver->doc, &resolver->doc->mentions.at[mention], &length);
    if (resolver->keyed == mention) return;
    size_t n = name_romanise(text, length, romanised);
    resolver->n_keys = n ? name_keys(romanised, n, resolver->keys) : 0;
    resolver->keyed = mention;
}

static double cost_of(const Resolver *resolver, const Mention *mention, const char *other, size_t n_other, quoth_name_verdict *verdict) {
    size_t      length;
    const char *text = text_of(resolver->doc, mention, &length);
    *verdict = (quoth_name_verdict){0};
    if (gazetteer_are_apart(resolver->gazetteer, text, length, other, n_other)) return COST_MOST + 1;
    name_compare(gazetteer_spellings(resolver->gazetteer), text, length, other, n_other, verdict);
    double cost = 1 - verdict->score;
    return verdict->same && cost <= COST_MOST ? cost : COST_MOST + 1;
}

void spelling_note(Resolver *resolver, Index mention, Index cluster) {
    if (resolver->clusters.at[cluster].next_same_key != NONE) return;
    find_keys(resolver, mention);
    /* One chain a cluster: it hangs at its first key; the others point at it alone. */
    for (unsigned i = 0; i < resolver->n_keys; i++) {
        Index head = map_get(&resolver->by_key, resolver->keys[i]);
        if (i == 0 && head != cluster) resolver->clusters.at[cluster].next_same_key = head;
        if (i == 0 || head == NONE) map_set(&resolver->by_key, resolver->keys[i], cluster);
    }
}

/* A father and a son "Jr." are two. */
static bool suffixes_differ(const Doc *doc, const Mention *a, const Mention *b) {
    Parts of_a, of_b;
    parts_of(doc, a, &of_a);
    parts_of(doc, b, &of_b);
    return of_a.suffix != of_b.suffix;
}

Index spelling_in_doc(Resolver *resolver, Index index) {
    const Doc         *doc = resolver->doc;
    const Mention     *mention = &doc->mentions.at[index];
    quoth_name_verdict verdict;
    find_keys(resolver, index);
    for (unsigned i = 0; i < resolver->n_keys; i++) {
        Index at = map_get(&resolver->by_key, resolver->keys[i]);
        for (unsigned looked = 0; at != NONE && looked < LOOK_MOST; looked++, at = resolver->clusters.at[at].next_same_key) {
            const Mention *fullest = &doc->mentions.at[resolver->clusters.at[at].fullest];
            size_t         length;
            const char    *other = text_of(doc, fullest, &length);
            bool           is_same = cost_of(resolver, mention, other, length, &verdict) <= COST_MOST;
            if (is_same && !suffixes_differ(doc, mention, fullest)) return at;
        }
    }
    return NONE;
}

/* Tells in the mention which listed name it is a spelling of. */
static bool tell(Resolver *resolver, Mention *mention, const char *name, const quoth_name_verdict *verdict) {
    Arena *arena = &resolver->doc->arena;
    mention->cost = (float)(1 - verdict->score);
    mention->matched = arena_copy(arena, name, strlen(name));
    mention->why = verdict->why[0] ? arena_copy(arena, verdict->why, strlen(verdict->why)) : mention->why;
    return mention->matched;
}

/* Where names are written in Latin letters and in English they have one spelling: Jon Smyth is not John Smith. */
static bool has_one_spelling(const EntityRecord *record) {
    static const char countries[][3] = {"us", "gb", "ie", "ca", "au", "nz"};
    for (unsigned i = 0; i < sizeof countries / sizeof *countries; i++)
        if (strcmp(record->country, countries[i]) == 0) return true;
    return false;
}

/* "James B. Roe" of the listed James Roe: the same but for initials between. */
static bool is_with_initials(const Doc *doc, const Mention *mention, const char *name) {
    Parts parts;
    parts_of(doc, mention, &parts);
    if (parts.n < 3 || parts.suffix) return false;
    for (uint32_t i = 1; i + 1 < parts.n; i++)
        if (doc->tokens.at[parts.token[i]].end - doc->tokens.at[parts.token[i]].start != 1) return false;
    const Token *first = &doc->tokens.at[parts.token[0]], *last = &doc->tokens.at[parts.token[parts.n - 1]];
    size_t       n_first = first->end - first->start, n_last = last->end - last->start;
    return strlen(name) == n_first + 1 + n_last && memcmp(name, doc->text + first->start, n_first) == 0 && name[n_first] == ' ' &&
           memcmp(name + n_first + 1, doc->text + last->start, n_last) == 0;
}

static bool is_apart(const Resolver *resolver, const Mention *mention, Index record) {
    size_t      length;
    const char *text = text_of(resolver->doc, mention, &length);
    return gazetteer_is_apart(resolver->gazetteer, record, text, length);
}

Index spelling_in_gazetteer(Resolver *resolver, Index index) {
    Mention           *mention = &resolver->doc->mentions.at[index];
    quoth_name_verdict verdict, best = {.score = -COST_MOST};
    Index              found = NONE;
    const char        *name = NULL;
    find_keys(resolver, index);
    for (unsigned i = 0; i < resolver->n_keys; i++) {
        Index    records[LOOK_MOST];
        uint32_t n_records = gazetteer_by_key(resolver->gazetteer, resolver->keys[i], records, NULL, LOOK_MOST);
        for (uint32_t r = 0; r < n_records; r++) {
            EntityRecord record;
            if (!gazetteer_entity(resolver->gazetteer, records[r], &record) || record.type != TYPE_PERSON) continue;
            bool is_fuller = is_with_initials(resolver->doc, mention, record.name);
            if (has_one_spelling(&record) && !is_fuller) continue;
            double cost = cost_of(resolver, mention, record.name, strlen(record.name), &verdict);
            if (cost > (is_fuller ? COST_MOST : COST_LISTED) || cost >= 1 - best.score || is_apart(resolver, mention, records[r])) continue;
            best = verdict;
            found = records[r];
            name = record.name;
        }
    }
    if (found != NONE && !tell(resolver, mention, name, &best)) resolver->out_of_memory = true;
    return found;
}
