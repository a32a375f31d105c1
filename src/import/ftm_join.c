/* Who held which position. An Occupancy has a holder and a post, each an id; the post's name stands with the Position of that id. What was
 * merged into an entity goes on being its id: referents. */
#include "ftm.h"

static bool copy_to(FtmJoin *join, Slice *text) {
    char *copy = arena_copy(&join->arena, text->at, text->n);
    if (copy) text->at = copy;
    return copy != NULL;
}

static bool add_post(FtmJoin *join, Slice id, Index title) { return !id.n || table_add(&join->by_post, slice_hash(id), title); }

static Slice title_of(const FtmEntity *position, Arena *arena) {
    return position->caption.n ? position->caption : ftm_first(position->properties[FTM_name], arena);
}

static bool take_position(FtmJoin *join, const FtmEntity *position, Arena *arena) {
    Slice     id, title = title_of(position, arena);
    FtmValues referents = ftm_values(position->referents, arena);
    if (!title.n) return true;
    Slice *added = array_add(&join->arena, &join->titles);
    if (!added || !copy_to(join, &title)) return false;
    *added = title;
    if (!add_post(join, position->id, join->titles.n - 1)) return false;
    while (ftm_next(&referents, &id))
        if (!add_post(join, id, join->titles.n - 1)) return false;
    return true;
}

static FtmRole role_of(const FtmEntity *occupancy, Arena *arena) {
    FtmRole role = {.start = ftm_first(occupancy->properties[FTM_startDate], arena), .end = ftm_first(occupancy->properties[FTM_endDate], arena)};
    role.over = role.end.n || slice_is(ftm_first(occupancy->properties[FTM_status], arena), "ended");
    return role;
}

static bool take_occupancy(FtmJoin *join, const FtmEntity *occupancy, Arena *arena) {
    Slice     holder;
    FtmValues holders = ftm_values(occupancy->properties[FTM_holder], arena);
    Slice     post = ftm_first(occupancy->properties[FTM_post], arena);
    while (post.n && ftm_next(&holders, &holder)) {
        FtmHeld *held = array_add(&join->arena, &join->held);
        if (!held) return false;
        *held = (FtmHeld){slice_hash(holder), slice_hash(post), role_of(occupancy, arena)};
        held->role.post = post;
        if (!copy_to(join, &held->role.post) || !copy_to(join, &held->role.start) || !copy_to(join, &held->role.end)) return false;
        if (!table_add(&join->by_holder, held->holder, join->held.n - 1)) return false;
    }
    return true;
}

bool ftm_join(FtmJoin *join, Import *import) {
    while (import_line(import, IMPORT_JSON_LINE)) {
        FtmEntity   entity;
        const char *why, *at;
        bool        ok = true;
        if (ftm_read(import->line.text, &import->arena, &entity, &why, &at)) {
            if (slice_is(entity.schema, "Position")) ok = take_position(join, &entity, &import->arena);
            else if (slice_is(entity.schema, "Occupancy")) ok = take_occupancy(join, &entity, &import->arena);
        }
        arena_reset(&import->arena);
        if (!ok) return fail_memory(import->err);
    }
    return !import_failed(import);
}

void ftm_join_free(FtmJoin *join) {
    table_free(&join->by_holder);
    table_free(&join->by_post);
    arena_free(&join->arena);
}

/* ---- Of one person ----------------------------------------------------------------------------------------------- */

static bool add_role(Arena *arena, FtmRoles *roles, FtmRole role) {
    FtmRole *added = array_add(arena, roles);
    if (added) *added = role;
    return added != NULL;
}

static bool add_held(const FtmJoin *join, Slice holder, Arena *arena, FtmRoles *roles) {
    uint32_t cursor, other;
    uint64_t hash = slice_hash(holder);
    for (Index i = table_first(&join->by_holder, hash, &cursor); i != NONE; i = table_next(&join->by_holder, hash, &cursor)) {
        const FtmHeld *held = &join->held.at[i];
        FtmRole        role = held->role;
        Index          title = table_first(&join->by_post, held->post, &other);
        if (title != NONE) role.title = join->titles.at[title];
        if (!add_role(arena, roles, role)) return false;
    }
    return true;
}

/* A post within an occupancy within a person, as in targets.nested.json. */
static bool add_nested(Slice json, Arena *arena, FtmRoles *roles) {
    FtmEntity   occupancy, position;
    const char *why, *at;
    Slice       post = {"", 0};
    if (!ftm_read(json, arena, &occupancy, &why, &at)) return true;
    FtmValues posts = ftm_values(occupancy.properties[FTM_post], arena);
    FtmRole   role = role_of(&occupancy, arena);
    if (!ftm_next_any(&posts, &post) || !ftm_read(post, arena, &position, &why, &at)) return true;
    role.post = position.id;
    role.title = title_of(&position, arena);
    return add_role(arena, roles, role);
}

bool ftm_roles(const FtmJoin *join, const FtmEntity *person, Arena *arena, FtmRoles *roles) {
    FtmValues referents = ftm_values(person->referents, arena), nested = ftm_values(person->properties[FTM_positionOccupancies], arena);
    FtmValues words = ftm_values(person->properties[FTM_position], arena);
    Slice     text;
    bool      ok = add_held(join, person->id, arena, roles);
    while (ok && ftm_next(&referents, &text)) ok = add_held(join, text, arena, roles);
    while (ok && ftm_next_any(&nested, &text)) ok = add_nested(text, arena, roles);
    if (roles->n) return ok; /* the words say the same, without dates */
    while (ok && ftm_next(&words, &text)) ok = add_role(arena, roles, (FtmRole){.title = text});
    return ok;
}
