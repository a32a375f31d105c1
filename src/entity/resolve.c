/* Which mentions are one entity, and what the entities are called. */
#include "names.h"
#include "resolve_inner.h"
#include "role_find.h"
#include <stdio.h>
#include <string.h>

#define ID_MOST 200u

static bool make_room(Resolver *resolver) {
    Arena   *arena = resolver->scratch;
    uint32_t n = resolver->doc->mentions.n;
    resolver->cluster_of = array_nones(arena, n);
    resolver->role_of = array_nones(arena, n);
    resolver->next_role = array_nones(arena, resolver->doc->roles.n);
    if (!resolver->cluster_of || !resolver->role_of || !resolver->next_role) return false;
    Map *const maps[] = {&resolver->by_record, &resolver->by_full, &resolver->by_last, &resolver->by_first,
                         &resolver->by_key,    &resolver->by_text, &resolver->by_part, &resolver->by_initials,
                         &resolver->counts,    &resolver->by_end,  &resolver->by_start};
    for (unsigned i = 0; i < sizeof maps / sizeof *maps; i++)
        if (!map_make(maps[i], arena, &resolver->out_of_memory)) return false;
    return true;
}

/* ---- Ids --------------------------------------------------------------------------------------------------------- */

/* The name in a-z, 0-9 and hyphens; "x" where nothing of it can be written so. */
static size_t slug_of(const char *name, size_t length, char out[NAME_MAX]) {
    size_t n = name_romanise(name, length, out);
    if (n > ID_MOST - 16) n = ID_MOST - 16;
    while (n && out[n - 1] == ' ') n--;
    for (size_t i = 0; i < n; i++)
        if (out[i] == ' ') out[i] = '-';
    if (!n) out[n++] = 'x';
    out[n] = '\0';
    return n;
}

/* An id that the document has not yet: "-2" and so on behind it. `ids` maps the hash of an id to how many asked for it. */
static const char *unique_id(Resolver *resolver, Map *ids, const char *name, size_t length) {
    char     slug[NAME_MAX + 16];
    size_t   n = slug_of(name, length, slug);
    uint64_t key = hash_bytes(slug, n);
    Index    count = map_get(ids, key);
    if (count == NONE) {
        map_set(ids, key, 1);
        return arena_copy(&resolver->doc->arena, slug, n);
    }
    map_set(ids, key, ++count);
    int more = snprintf(slug + n, 16, "-%u", (unsigned)count);
    map_set(ids, hash_bytes(slug, n + (size_t)more), 1);
    return arena_copy(&resolver->doc->arena, slug, n + (size_t)more);
}

/* ---- Entities ---------------------------------------------------------------------------------------------------- */

/* Words of the mention, by single spaces, signs of Markdown and the brackets of editors ("[President Olaf] Dorvane") left out. */
static const char *clean_text(Doc *doc, Span span) {
    char *out = arena_copy(&doc->arena, doc->text + span.start, span.end - span.start);
    if (!out) return NULL;
    char *to = out;
    for (const char *from = out; *from; from++) {
        bool blank = *from == ' ' || *from == '\n' || *from == '\t' || *from == '\r';
        if (*from == '*' || *from == '[' || *from == ']' || (blank && to > out && to[-1] == ' ')) continue;
        *to++ = blank ? ' ' : *from;
    }
    *to = '\0';
    return out;
}

/* What the text calls it; of a person in an oblique case the nominative: "с Петром Ушаковым" tells of Пётр Ушаков. */
static const char *wording_of(Resolver *resolver, const Cluster *cluster) {
    Doc           *doc = resolver->doc;
    const Mention *fullest = &doc->mentions.at[cluster->fullest];
    bool           in_cases = cluster->type == TYPE_PERSON && wording_is_in_cases(doc, fullest);
    const char    *nominative = in_cases ? name_as_listed(doc, resolver->gazetteer, cluster->record, fullest) : NULL;
    if (in_cases && !nominative) nominative = name_in_nominative(doc, resolver->gazetteer, fullest);
    return nominative ? nominative : clean_text(doc, fullest->span);
}

/* May the text's wording be shown as it stands? Not an address ("rttv.ru"), nor, but of people, an ending of case or another alphabet than
 * that of the list. */
static bool is_fit_to_show(const Doc *doc, const Mention *mention) {
    const unsigned char first_of_other_alphabets = 0xCD; /* Greek, Cyrillic and what follows, in UTF-8 */
    if (doc->tokens.at[mention->first].kind == TOKEN_ADDRESS) return false;
    return mention->type == TYPE_PERSON || (!mention->matched && (unsigned char)doc->text[mention->span.start] < first_of_other_alphabets);
}

/* An entity goes by the fullest name that the text gives, in its spelling ("James B. Comey", "Britain"); the id says who that is
 * everywhere, and the main name is the gazetteer's ("James Comey", "United Kingdom"), which reads the same in all records. */
static bool name_entity(Resolver *resolver, Map *ids, const Cluster *cluster, Entity *entity) {
    Doc         *doc = resolver->doc;
    const char  *in_text = wording_of(resolver, cluster);
    EntityRecord record;
    if (!in_text) return false;
    entity->name = in_text;
    if (gazetteer_entity(resolver->gazetteer, cluster->record, &record)) {
        entity->known = true;
        entity->type = record.type;
        entity->id = arena_copy(&doc->arena, record.id, strlen(record.id));
        entity->wikidata = record.wikidata[0] ? arena_copy(&doc->arena, record.wikidata, strlen(record.wikidata)) : NULL;
        if (strcmp(in_text, record.name) != 0) entity->main_name = arena_copy(&doc->arena, record.name, strlen(record.name));
        if (entity->main_name && !is_fit_to_show(doc, &doc->mentions.at[cluster->fullest])) {
            entity->name = entity->main_name;
            entity->main_name = NULL;
        }
    } else entity->id = unique_id(resolver, ids, in_text, strlen(in_text));
    return entity->id && entity->name;
}

static bool add_entity(Resolver *resolver, Map *ids, Cluster *cluster, Index mention) {
    Doc    *doc = resolver->doc;
    Entity *entity = array_add(&doc->arena, &doc->entities);
    if (!entity) return false;
    *entity = (Entity){.type = cluster->type, .gender = cluster->gender, .record = cluster->record, .first_mention = mention,
                       .last_mention = NONE};
    cluster->entity = doc->entities.n - 1;
    return name_entity(resolver, ids, cluster, entity);
}

static void add_mention(Doc *doc, Index entity, Index mention) {
    Entity *e = &doc->entities.at[entity];
    if (e->last_mention != NONE) doc->mentions.at[e->last_mention].next = mention;
    e->last_mention = mention;
    e->n_mentions++;
    doc->mentions.at[mention].entity = entity;
}

void entities_chain(Doc *doc) {
    for (Index i = 0; i < doc->entities.n; i++) doc->entities.at[i].last_mention = NONE, doc->entities.at[i].n_mentions = 0;
    for (Index i = 0; i < doc->mentions.n; i++) {
        Index entity = doc->mentions.at[i].entity;
        doc->mentions.at[i].next = NONE;
        if (entity == NONE) continue;
        if (!doc->entities.at[entity].n_mentions) doc->entities.at[entity].first_mention = i;
        add_mention(doc, entity, i);
    }
}

/* Ids of the gazetteer are taken first, so that no made one is the same. */
static bool take_known_ids(Resolver *resolver, Map *ids) {
    EntityRecord record;
    if (!map_make(ids, resolver->scratch, &resolver->out_of_memory)) return false;
    for (Index i = 0; i < resolver->clusters.n; i++) {
        if (!gazetteer_entity(resolver->gazetteer, resolver->clusters.at[i].record, &record)) continue;
        map_set(ids, hash_bytes(record.id, strlen(record.id)), 1);
    }
    return true;
}

bool resolve_entities(Resolver *resolver) {
    Doc *doc = resolver->doc;
    Map  ids;
    if (!take_known_ids(resolver, &ids)) return fail_memory(resolver->err);
    for (Index i = 0; i < doc->mentions.n; i++) {
        if (resolver->cluster_of[i] == NONE) continue;
        Cluster *cluster = &resolver->clusters.at[resolver->cluster_of[i]];
        if (cluster->unnamed) {
            doc->mentions.at[i].stands_for = cluster->fullest;
            continue;
        }
        if (cluster->entity == NONE && !add_entity(resolver, &ids, cluster, i)) return fail_memory(resolver->err);
        add_mention(doc, cluster->entity, i);
    }
    for (Index i = 0; i < doc->roles.n; i++) {
        Role *role = &doc->roles.at[i];
        if (role->mention != NONE) role->entity = doc->mentions.at[role->mention].entity;
    }
    return !resolver->out_of_memory || fail_memory(resolver->err);
}

Index entity_add_unnamed(Doc *doc, Index mention, quoth_error *err) {
    if (doc->mentions.at[mention].entity == NONE && doc->mentions.at[mention].stands_for != NONE) mention = doc->mentions.at[mention].stands_for;
    Mention *m = &doc->mentions.at[mention];
    char     id[NAME_MAX + 16];
    if (m->entity != NONE) return m->entity;
    const char *name = clean_text(doc, m->span);
    Entity     *entity = name ? array_add(&doc->arena, &doc->entities) : NULL;
    if (!entity) return fail_memory(err), NONE;
    /* Where it stands makes it another than all that are called so; made and known ids have no full stop and number behind. */
    size_t n = slug_of(name, strlen(name), id);
    n += (size_t)snprintf(id + n, 16, ".%u", (unsigned)m->span.start);
    *entity = (Entity){.id = arena_copy(&doc->arena, id, n), .name = name, .type = m->type, .gender = m->gender, .unnamed = true,
                       .record = NONE, .first_mention = mention, .last_mention = NONE};
    if (!entity->id) return fail_memory(err), NONE;
    Index index = doc->entities.n - 1;
    add_mention(doc, index, mention);
    for (Index role = role_first_of(doc, mention); role < doc->roles.n && doc->roles.at[role].mention == mention; role++)
        doc->roles.at[role].entity = index;
    return index;
}

void entities_gather_unnamed(Doc *doc) {
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *m = &doc->mentions.at[i];
        if (m->entity != NONE || m->stands_for == NONE) continue;
        Index entity = doc->mentions.at[m->stands_for].entity;
        if (entity != NONE && doc->entities.at[entity].unnamed) add_mention(doc, entity, i);
    }
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

bool entities_resolve(Doc *doc, const Gazetteer *gazetteer, Arena *scratch, quoth_error *err) {
    Resolver resolver = {.doc = doc, .gazetteer = gazetteer, .scratch = scratch, .err = err, .keyed = NONE};
    if (!make_room(&resolver)) return fail_memory(err);
    return resolve_names(&resolver) && resolve_others(&resolver) && resolve_entities(&resolver);
}
