/* Two entities of an open image become one: what names, roles, forms, keys and links say of the second they say of the first. */
#include "overlay.h"

/* ---- Parts of one ------------------------------------------------------------------------------------------------ */

static uint64_t record_hash(Index record) { return hash_mix(HASH_SEED, record); }

/* NONE where it was made one with no other. */
static Index part_of(const Overlay *overlay, Index record) {
    uint32_t cursor;
    Index    i = table_first(&overlay->part_of, record_hash(record), &cursor);
    while (i != NONE && overlay->parts.at[i].record != record) i = table_next(&overlay->part_of, record_hash(record), &cursor);
    return i;
}

static Index root_part(const Overlay *overlay, Index part) {
    while (overlay->parts.at[part].same_as != NONE) part = overlay->parts.at[part].same_as;
    return part;
}

Index overlay_root(const Overlay *overlay, Index record) {
    Index part = overlay->parts.n ? part_of(overlay, record) : NONE;
    return part == NONE ? record : overlay->parts.at[root_part(overlay, part)].record;
}

/* Its part, made where there is none; NONE: no memory. */
static Index make_part(Overlay *overlay, Index record) {
    const Gazetteer *gazetteer = overlay->gazetteer;
    Index            i = part_of(overlay, record), made = overlay->parts.n;
    if (i != NONE) return i;
    Part *part = array_add(&overlay->arena, &overlay->parts);
    if (!part || !table_add(&overlay->part_of, record_hash(record), made)) return NONE;
    *part = (Part){.record = record, .same_as = NONE, .next_same = NONE, .last_same = made, .n_names = gazetteer_names(gazetteer, record),
                   .n_roles = gazetteer_roles(gazetteer, record)};
    return made;
}

/* As complete() of correction.c. Of texts, offset 0 is the empty one. */
static void complete(ImageEntity *entity, const ImageEntity *other) {
    if (!entity->gender) entity->gender = other->gender;
    if (!entity->country[0]) memcpy(entity->country, other->country, sizeof entity->country);
    if (!entity->kind) entity->kind = other->kind;
    if (!entity->wikidata) entity->wikidata = other->wikidata;
    if (entity->of == NONE) entity->of = other->of, entity->stands_for = other->stands_for;
    if (image_prior(entity) < image_prior(other)) entity->prior = image_prior(other);
}

static void join(Overlay *overlay, const SourceCorrection *correction, Index a, Index b) {
    Part        *first = &overlay->parts.at[a], *other = &overlay->parts.at[b];
    ImageEntity *entities = overlay_entities(overlay);
    bool         one_type = image_type(&entities[first->record]) == image_type(&entities[other->record]);
    bool         too_many = first->n_names + other->n_names > MOST_NAMES || first->n_roles + other->n_roles > MOST_ROLES;
    const char  *why = a == b ? "one already" : !one_type ? "of another type" : too_many ? "with too many names or roles" : NULL;
    if (why) {
        correction_cannot_join(overlay->source, correction, why);
        return;
    }
    first->n_names += other->n_names;
    first->n_roles += other->n_roles;
    complete(&entities[first->record], &entities[other->record]);
    other->same_as = a;
    overlay->parts.at[first->last_same].next_same = b;
    first->last_same = other->last_same;
}

/* ---- Names and roles --------------------------------------------------------------------------------------------- */

static bool is_root_of_several(const Part *part) { return part->same_as == NONE && part->next_same != NONE; }

/* The sections with room behind them. */
typedef struct Grown {
    uint32_t  *names;
    ImageRole *roles;
    uint32_t   n_names, n_roles;
} Grown;

static bool grow(const Overlay *overlay, Grown *grown) {
    Gazetteer *gazetteer = overlay->gazetteer;
    size_t     n = gazetteer->n_names, n_roles = gazetteer->n_roles;
    for (Index i = 0; i < overlay->parts.n; i++) {
        const Part *part = &overlay->parts.at[i];
        if (is_root_of_several(part)) n += part->n_names, n_roles += part->n_roles;
    }
    *grown = (Grown){.n_names = gazetteer->n_names, .n_roles = gazetteer->n_roles};
    if (n < MOST_ELEMENTS) grown->names = arena_alloc(&gazetteer->over, n * sizeof *grown->names);
    if (n_roles < MOST_ELEMENTS) grown->roles = arena_alloc(&gazetteer->over, n_roles * sizeof *grown->roles);
    if (!grown->names || !grown->roles) return fail_memory(overlay->err);
    memcpy(grown->names, gazetteer->names, gazetteer->n_names * sizeof *grown->names);
    memcpy(grown->roles, gazetteer->roles, gazetteer->n_roles * sizeof *grown->roles);
    return true;
}

/* Moves the names and roles of an entity behind all others. */
static void move_behind(const Gazetteer *gazetteer, ImageEntity *entity, Grown *grown) {
    Index    record = (Index)(entity - gazetteer->entities);
    uint32_t n = gazetteer_names(gazetteer, record), n_roles = gazetteer_roles(gazetteer, record);
    if (n) memcpy(grown->names + grown->n_names, gazetteer->names + entity->first_name, n * sizeof *grown->names);
    if (n_roles) memcpy(grown->roles + grown->n_roles, gazetteer->roles + entity->first_role, n_roles * sizeof *grown->roles);
    grown->n_names += n;
    grown->n_roles += n_roles;
    entity->n_names = entity->n_roles = 0;
}

/* Those of all parts of one stand together. */
static bool gather_names(Overlay *overlay) {
    Gazetteer   *gazetteer = overlay->gazetteer;
    ImageEntity *entities = overlay_entities(overlay);
    Grown        grown;
    if (!grow(overlay, &grown)) return false;
    for (Index i = 0; i < overlay->parts.n; i++) {
        if (!is_root_of_several(&overlay->parts.at[i])) continue;
        ImageEntity *root = &entities[overlay->parts.at[i].record];
        uint32_t     first = grown.n_names, first_role = grown.n_roles;
        for (Index p = i; p != NONE; p = overlay->parts.at[p].next_same)
            move_behind(gazetteer, &entities[overlay->parts.at[p].record], &grown);
        root->first_name = first, root->n_names = grown.n_names - first;
        root->first_role = first_role, root->n_roles = grown.n_roles - first_role;
    }
    gazetteer->names = grown.names, gazetteer->n_names = grown.n_names;
    gazetteer->roles = grown.roles, gazetteer->n_roles = grown.n_roles;
    return true;
}

/* ---- What names them --------------------------------------------------------------------------------------------- */

static uint64_t text_hash(const char *text) { return hash_bytes(text, strlen(text)); }

/* Links and roles that name an entity which is now another. */
static bool relink(Overlay *overlay) {
    const Gazetteer *gazetteer = overlay->gazetteer;
    ImageEntity     *entities = overlay_entities(overlay);
    ImageRole       *roles = (ImageRole *)(uintptr_t)gazetteer->roles; /* a copy, since gather_names() */
    Table            ids = {0};
    uint32_t         cursor;
    bool             ok = true;
    for (Index i = 0; ok && i < overlay->parts.n; i++)
        if (overlay->parts.at[i].same_as != NONE)
            ok = table_add(&ids, text_hash(image_text(gazetteer, entities[overlay->parts.at[i].record].id)), i);
    for (uint32_t i = 0; ok && i < gazetteer->n_entities; i++)
        if (entities[i].of != NONE && overlay_root(overlay, entities[i].of) != entities[i].of)
            entities[i].of = overlay_root(overlay, entities[i].of);
    for (uint32_t i = 0; ok && i < gazetteer->n_roles; i++) {
        const char *at = image_text(gazetteer, roles[i].at);
        uint64_t    hash = *at ? text_hash(at) : 0;
        Index       part = *at ? table_first(&ids, hash, &cursor) : NONE;
        while (part != NONE && strcmp(image_text(gazetteer, entities[overlay->parts.at[part].record].id), at) != 0)
            part = table_next(&ids, hash, &cursor);
        if (part != NONE) roles[i].at = entities[overlay->parts.at[root_part(overlay, part)].record].id;
    }
    table_free(&ids);
    return ok || fail_memory(overlay->err);
}

/* The senses of a form stand together; those who have it may have another prior now, too. */
static void rename_senses(const Overlay *overlay) {
    ImageSense *senses = overlay_senses(overlay);
    for (uint32_t first = 0, end, n = overlay->gazetteer->n_senses; first < n; first = end) {
        bool changed = false, last = false;
        for (end = first; end < n && end - first < FORM_SENSES && !last; end++) {
            Index target = sense_target(&senses[end]);
            last = senses[end].flags & SENSE_LAST;
            if (!(senses[end].flags & SENSE_ENTITY) || part_of(overlay, target) == NONE) continue;
            senses[end].target ^= target ^ overlay_root(overlay, target);
            changed = true;
        }
        if (changed) senses_sort(overlay->gazetteer, senses + first, end - first);
    }
}

static bool has_entity(const uint32_t *records, KeyRange range, Index record) {
    while (range.first < range.end && key_entity(records[range.first]) != record) range.first++;
    return range.first < range.end;
}

/* Whoever is one with others has their names too. */
static void rename_keys(Overlay *overlay) {
    uint32_t *records = overlay_key_entities(overlay);
    for (uint32_t i = 0; i < overlay->gazetteer->n_keys; i++) {
        KeyRange range = image_key_range(overlay->gazetteer, i);
        for (uint32_t e = range.first; e < range.end; e++) {
            Index record = key_entity(records[e]);
            if (part_of(overlay, record) == NONE) continue;
            Index root = overlay_root(overlay, record);
            bool  is_twice = root != record && has_entity(records, range, root);
            records[e] = is_twice ? NONE : overlay_keyed(overlay, root, overlay->gazetteer->keys[i].key);
        }
    }
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static Index entity_of(Overlay *overlay, Spot spot, Slice id) {
    char  text[256];
    Index entity = NONE;
    if (id.n < sizeof text) {
        memcpy(text, id.at, id.n);
        text[id.n] = '\0';
        entity = gazetteer_by_id(overlay->gazetteer, text);
    }
    if (entity == NONE) correction_has_no_id(overlay->source, spot, id);
    return entity;
}

static bool link_one(Overlay *overlay, SourceCorrection *correction) {
    if (correction->what == CORRECT_APART || !correction->of.at) return true;
    correction->other = entity_of(overlay, correction->of_spot, correction->of);
    if (correction->what != CORRECT_SAME) return true;
    correction->entity = entity_of(overlay, correction->spot, correction->text);
    if (correction->entity == NONE || correction->other == NONE) return true;
    Index a = make_part(overlay, correction->other), b = make_part(overlay, correction->entity);
    if (a == NONE || b == NONE) return fail_memory(overlay->err);
    join(overlay, correction, root_part(overlay, a), root_part(overlay, b));
    return true;
}

bool overlay_link(Overlay *overlay) {
    Source *source = overlay->source;
    for (Index i = 0; i < source->corrections.n; i++)
        if (!link_one(overlay, &source->corrections.at[i])) return false;
    for (Index i = 0; i < source->corrections.n; i++) {
        Index *other = &source->corrections.at[i].other;
        if (*other != NONE) *other = overlay_root(overlay, *other);
    }
    if (!overlay->parts.n) return true;
    if (!gather_names(overlay) || !relink(overlay)) return false;
    rename_senses(overlay);
    rename_keys(overlay);
    return true;
}
