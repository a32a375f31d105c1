#include "ftm.h"

static const struct { const char *schema; int type; const char *kind; } schemas[] = {
    {"Person", SOURCE_PERSON, NULL},
    {"Organization", SOURCE_ORGANIZATION, NULL},
    {"Company", SOURCE_ORGANIZATION, "company"},
    {"PublicBody", SOURCE_ORGANIZATION, NULL},
    {"LegalEntity", SOURCE_ORGANIZATION, NULL},
};

static int type_of(const Import *import, Slice schema, const char **kind) {
    *kind = NULL;
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
        if (slice_is(schema, schemas[i].schema)) return *kind = schemas[i].kind, schemas[i].type;
    return type_of_label(import, schema);
}

/* ---- Countries --------------------------------------------------------------------------------------------------- */

/* The property that says it best of those that are there. */
static Slice countries_of(const FtmEntity *entity, int type) {
    static const enum FtmProperty persons[] = {FTM_citizenship, FTM_nationality, FTM_country},
                                  others[] = {FTM_jurisdiction, FTM_country, FTM_country};
    const enum FtmProperty *order = type == SOURCE_PERSON ? persons : others;
    for (unsigned i = 0; i < 3; i++)
        if (entity->properties[order[i]].n > 2) return entity->properties[order[i]];
    return (Slice){"", 0};
}

static bool want_countries(Import *import, Slice list, Slice name) {
    FtmValues values = ftm_values(list, &import->texts);
    Slice     country;
    if (!import->options->countries) return true;
    while (ftm_next(&values, &country))
        if (list_has_no_case(import->options->countries, country)) return true;
    return leave(import, LEFT_OUT, "record", "of a country not asked for", slice_of(""), name);
}

/* Who has several has none that could be told. */
static void add_country(Import *import, Slice list) {
    FtmValues values = ftm_values(list, &import->texts);
    Slice     first, other;
    if (ftm_next(&values, &first) && !ftm_next(&values, &other)) entry_country(import, first);
}

/* ---- Records ----------------------------------------------------------------------------------------------------- */

static bool want_roles(Import *import, const FtmRoles *roles, Slice name) {
    if (!import->options->positions) return true;
    for (Index i = 0; i < roles->n; i++)
        if (position_fits(import, roles->at[i].post, roles->at[i].title)) return true;
    return leave(import, LEFT_OUT, "record", "without a position that was asked for", slice_of(""), name);
}

static void add_roles(Import *import, const FtmRoles *roles) {
    for (Index i = 0; i < roles->n; i++) {
        const FtmRole *role = &roles->at[i];
        if (!role->title.n) leave(import, LEFT_OUT, "role", "of a position that stands nowhere", slice_of(""), role->post);
        else if (role->over && !role->end.n)
            leave(import, LEFT_OUT, "role", "over, but since when is not known", slice_of(""), role->title);
        else entry_role(import, role->title, role->start, role->end);
    }
}

static void add_names(Import *import, const FtmEntity *entity) {
    static const struct { enum FtmProperty from; unsigned flags; } lists[] = {
        {FTM_name, 0}, {FTM_alias, 0}, {FTM_previousName, 0}, {FTM_weakAlias, NAME_COMPANY}};
    if (entity->caption.n) entry_name(import, entity->caption, 0);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        FtmValues values = ftm_values(entity->properties[lists[i].from], &import->texts);
        Slice     name;
        if (i == 3 && !import->entry.n_names) return; /* what is weak is nobody's main name */
        while (ftm_next(&values, &name)) entry_name(import, name, lists[i].flags);
    }
}

/* Ids that are items of Wikidata are these. */
static Slice wikidata_of(Import *import, const FtmEntity *entity) {
    Slice id = ftm_first(entity->properties[FTM_wikidataId], &import->texts);
    return id.n ? id : entity->id;
}

static bool take_entity(Import *import, const FtmJoin *join, const FtmEntity *entity) {
    const char *kind;
    int         type = type_of(import, entity->schema, &kind);
    FtmRoles    roles = {0};
    Slice       name = entity->caption.n ? entity->caption : ftm_first(entity->properties[FTM_name], &import->texts);
    Slice       countries = countries_of(entity, type);
    Slice       item = wikidata_of(import, entity);
    import->report.records++;
    if (!entity->id.n) return leave(import, FAULTY, "record", "without an id", slice_of(""), name), true;
    if (!want_type(import, type, entity->schema, name) || !want_countries(import, countries, name)) return true;
    if (import->options->kinds && !want_kind(import, kind ? kind : "", name)) return true;
    if (type == SOURCE_PERSON && !ftm_roles(join, entity, &import->texts, &roles)) return fail_memory(import->err);
    if (import->options->positions && !want_roles(import, &roles, name)) return true;
    entry_begin(import, type, is_item(entity->id) && slice_equal(item, entity->id) ? NULL : "", entity->id);
    if (kind) entry_field(import, "kind", slice_of(kind));
    if (type == SOURCE_PERSON) entry_gender(import, ftm_first(entity->properties[FTM_gender], &import->texts));
    add_country(import, countries);
    entry_wikidata(import, item);
    add_names(import, entity);
    add_roles(import, &roles);
    return entry_end(import);
}

/* They are no records, but parts of what others say. */
static bool is_part(Slice schema) { return slice_is(schema, "Position") || slice_is(schema, "Occupancy"); }

static bool read_entities(Import *import, const FtmJoin *join) {
    bool ok = true;
    while (ok && import_line(import, IMPORT_JSON_LINE)) {
        FtmEntity   entity;
        const char *why, *at;
        Slice       line = import->line.text;
        if (!line.n) continue;
        if (!ftm_read(line, &import->texts, &entity, &why, &at))
            leave(import, FAULTY, "line", why, slice_of(""), (Slice){at, (uint32_t)(line.at + line.n - at)});
        else if (!is_part(entity.schema)) ok = take_entity(import, join, &entity);
        arena_reset(&import->texts.arena);
    }
    return ok && !import_failed(import);
}

bool import_ftm(Import *import) {
    FtmJoin join = {0};
    bool    ok = true, joins = !import->options->one_pass && strcmp(import->path, "-") != 0;
    if (joins) ok = ftm_join(&join, import) && import_rewind(import);
    ok = ok && read_entities(import, &join);
    ftm_join_free(&join);
    return ok;
}
