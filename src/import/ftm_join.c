/* Who held which position. An Occupancy has a holder and a post, each an id; the post's name stands with the Position of that id. What was
 * merged into an entity goes on being its id: referents. */
#include "ftm.h"

static bool copy_to(FtmJoin *join, Slice *text) {
    char *copy = arena_copy(&join->arena, text->at, text->n);
    if (copy) text->at = copy;
    return copy != NULL;
}

static bool add_post(FtmJoin *join, Slice id, Index title) {
    uint32_t cursor;
    uint64_t hash = slice_hash(id);
    return !id.n || table_first(&join->by_post, hash, &cursor) != NONE || table_add(&join->by_post, hash, title);
}

static Slice title_of(const FtmEntity *position, Texts *texts) {
    return position->caption.n ? position->caption : ftm_first(position->properties[FTM_name], texts);
}

static bool take_position(FtmJoin *join, const FtmEntity *position, Texts *texts) {
    Slice     id, title = title_of(position, texts);
    FtmValues referents = ftm_values(position->referents, texts);
    if (!title.n) return true;
    Slice *added = array_add(&join->arena, &join->titles);
    if (!added || !copy_to(join, &title)) return false;
    *added = title;
    if (!add_post(join, position->id, join->titles.n - 1)) return false;
    while (ftm_next(&referents, &id))
        if (!add_post(join, id, join->titles.n - 1)) return false;
    return true;
}

static FtmRole role_of(const FtmEntity *occupancy, Texts *texts) {
    FtmRole role = {.start = ftm_first(occupancy->properties[FTM_startDate], texts),
                    .end = ftm_first(occupancy->properties[FTM_endDate], texts)};
    role.over = role.end.n || slice_is(ftm_first(occupancy->properties[FTM_status], texts), "ended");
    return role;
}

/* Behind the first of its holder, so that the table has each holder once. */
static bool file_held(FtmJoin *join, uint64_t holder, Index i) {
    uint32_t cursor;
    Index    first = table_first(&join->by_holder, holder, &cursor);
    if (first == NONE) return table_add(&join->by_holder, holder, i);
    join->held.at[i].next = join->held.at[first].next;
    join->held.at[first].next = i;
    return true;
}

static bool take_occupancy(FtmJoin *join, const FtmEntity *occupancy, Texts *texts) {
    Slice     holder;
    FtmValues holders = ftm_values(occupancy->properties[FTM_holder], texts);
    Slice     post = ftm_first(occupancy->properties[FTM_post], texts);
    while (post.n && ftm_next(&holders, &holder)) {
        FtmHeld *held = array_add(&join->arena, &join->held);
        if (!held) return false;
        *held = (FtmHeld){slice_hash(post), NONE, role_of(occupancy, texts)};
        held->role.post = post;
        if (!copy_to(join, &held->role.post) || !copy_to(join, &held->role.start) || !copy_to(join, &held->role.end)) return false;
        if (!file_held(join, slice_hash(holder), join->held.n - 1)) return false;
    }
    return true;
}

bool ftm_join(FtmJoin *join, Import *import) {
    while (import_line(import, IMPORT_JSON_LINE)) {
        FtmEntity   entity;
        const char *why, *at;
        bool        ok = true;
        if (ftm_read(import->line.text, &import->texts, &entity, &why, &at)) {
            if (slice_is(entity.schema, "Position")) ok = take_position(join, &entity, &import->texts);
            else if (slice_is(entity.schema, "Occupancy")) ok = take_occupancy(join, &entity, &import->texts);
        }
        arena_reset(&import->texts.arena);
        if (!ok || import->texts.failed) return fail_memory(import->err);
    }
    return !import_failed(import);
}

void ftm_join_free(FtmJoin *join) {
    table_free(&join->by_holder);
    table_free(&join->by_post);
    arena_free(&join->arena);
}

/* ---- Of one person ----------------------------------------------------------------------------------------------- */

static bool add_role(Texts *texts, FtmRoles *roles, FtmRole role) {
    if (roles->n == FTM_ROLES) return true;
    FtmRole *added = array_add(&texts->arena, roles);
    if (added) *added = role;
    return added != NULL;
}

static bool add_held(const FtmJoin *join, Slice holder, Texts *texts, FtmRoles *roles) {
    uint32_t cursor;
    for (Index i = table_first(&join->by_holder, slice_hash(holder), &cursor); i != NONE && roles->n < FTM_ROLES; i = join->held.at[i].next) {
        const FtmHeld *held = &join->held.at[i];
        FtmRole        role = held->role;
        Index          title = table_first(&join->by_post, held->post, &cursor);
        if (title != NONE) role.title = join->titles.at[title];
        if (!add_role(texts, roles, role)) return false;
    }
    return true;
}

/* A post within an occupancy within a person, as in targets.nested.json. */
static bool add_nested(Slice json, Texts *texts, FtmRoles *roles) {
    FtmEntity   occupancy, position;
    const char *why, *at;
    Slice       post = {"", 0};
    if (!ftm_read(json, texts, &occupancy, &why, &at)) return true;
    FtmValues posts = ftm_values(occupancy.properties[FTM_post], texts);
    FtmRole   role = role_of(&occupancy, texts);
    if (!ftm_next_any(&posts, &post) || !ftm_read(post, texts, &position, &why, &at)) return true;
    role.post = position.id;
    role.title = title_of(&position, texts);
    return add_role(texts, roles, role);
}

bool ftm_roles(const FtmJoin *join, const FtmEntity *person, Texts *texts, FtmRoles *roles) {
    FtmValues referents = ftm_values(person->referents, texts), nested = ftm_values(person->properties[FTM_positionOccupancies], texts);
    FtmValues words = ftm_values(person->properties[FTM_position], texts);
    Slice     text;
    bool      ok = add_held(join, person->id, texts, roles);
    while (ok && ftm_next(&referents, &text)) ok = add_held(join, text, texts, roles);
    while (ok && ftm_next_any(&nested, &text)) ok = add_nested(text, texts, roles);
    if (roles->n) return ok; /* the words say the same, without dates */
    while (ok && ftm_next(&words, &text)) ok = add_role(texts, roles, (FtmRole){.title = text});
    return ok;
}
