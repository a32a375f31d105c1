/* GATE: lists.def names the lists, "file.lst:majorType:minorType:language:annotationType"; each .lst has a name a line, with features
 * behind a ":" or TAB. A .lst alone can be read too, with --as. */
#include "import.h"
#include <stdio.h>

#define LISTS_MOST 10000u

typedef struct List {
    Slice       file, major, minor, language;
    int         type;
    const char *kind;
} List;

/* The lists of ANNIE that are names of someone or something; given names, titles and such are none. */
static const struct { const char *major, *minor; int type; const char *kind; } known[] = {
    {"location", "city", SOURCE_PLACE, "city"}, {"location", "country", SOURCE_PLACE, "country"}, {"location", "province", SOURCE_PLACE, "region"},
    {"location", "region", SOURCE_PLACE, "region"}, {"location", "mountain", SOURCE_PLACE, "mountain"}, {"location", "water", SOURCE_PLACE, "water"},
    {"location", NULL, SOURCE_PLACE, NULL}, {"facility", NULL, SOURCE_PLACE, "site"},
    {"organization", "company", SOURCE_ORGANIZATION, "company"}, {"organization", "government", SOURCE_ORGANIZATION, "government"},
    {"organization", "newspaper", SOURCE_OUTLET, "newspaper"}, {"organization", "team", SOURCE_ORGANIZATION, "team"},
    {"organization", NULL, SOURCE_ORGANIZATION, NULL}, {"person_full", NULL, SOURCE_PERSON, NULL}, {"country_adj", NULL, SOURCE_GROUP, NULL},
};

/* --map may name "major.minor" or "major". */
static void find_type(Import *import, List *list) {
    char  both[160];
    Slice mapped;
    snprintf(both, sizeof both, "%.*s.%.*s", CLIPPED(list->major), CLIPPED(list->minor));
    if (map_find(import->labels, slice_of(both), &mapped) || map_find(import->labels, list->major, &mapped)) {
        list->type = type_named(mapped);
        return;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_is(list->major, known[i].major) && (!known[i].minor || slice_is(list->minor, known[i].minor))) {
            list->type = known[i].type;
            list->kind = known[i].kind;
            return;
        }
    list->type = import->options->as ? type_named(slice_of(import->options->as)) : TYPE_NONE;
}

static Slice name_of(const Import *import, Slice line, Slice *features) {
    char separator = import->options->separator;
    if (!separator) separator = memchr(line.at, '\t', line.n) ? '\t' : ':';
    *features = line;
    return slice_cut(features, separator);
}

/* "ISO2=AX", "gender=male" */
static Slice feature_of(const Import *import, Slice features, const char *key) {
    char separator = import->options->separator ? import->options->separator : features.n && memchr(features.at, '\t', features.n) ? '\t' : ':';
    while (features.at && features.n) {
        Slice value = slice_cut(&features, separator), name = slice_cut(&value, '=');
        if (slice_is(name, key)) return value;
    }
    return (Slice){"", 0};
}

static bool take_entry(Import *import, const List *list) {
    Slice features, name = name_of(import, import->line.text, &features);
    import->report.records++;
    if (list->kind && !want_kind(import, list->kind, name)) return true;
    entry_begin(import, list->type, "", (Slice){"", 0});
    if (list->kind) entry_field(import, "kind", slice_of(list->kind));
    if (list->type == SOURCE_PERSON) entry_gender(import, feature_of(import, features, "gender"));
    entry_country(import, feature_of(import, features, "ISO2"));
    entry_name(import, name, NAME_ANY_CASE);
    return entry_end(import);
}

static bool read_list(Import *import, const List *list) {
    while (import_line(import, IMPORT_LINE))
        if (import->line.text.n && !take_entry(import, list)) return false;
    return !import_failed(import);
}

/* ---- lists.def --------------------------------------------------------------------------------------------------- */

static List list_of(Slice line) {
    List list = {.type = TYPE_NONE};
    list.file = slice_cut(&line, ':');
    list.major = slice_cut(&line, ':');
    list.minor = slice_cut(&line, ':');
    list.language = slice_cut(&line, ':');
    return list;
}

/* The list's file beside lists.def; it may not lead elsewhere. NULL: told, or no memory. */
static char *path_of(Import *import, Slice file) {
    const char *slash = strrchr(import->path, '/');
    size_t      folder = slash ? (size_t)(slash - import->path) + 1 : 0;
    if (!file.n || memchr(file.at, '/', file.n) || file.at[0] == '.')
        return leave(import, FAULTY, "line", "a list that is not beside lists.def", slice_of(""), file), NULL;
    char *path = arena_alloc(&import->texts.arena, folder + file.n + 1);
    if (!path) return fail_memory(import->err), NULL;
    memcpy(path, import->path, folder);
    memcpy(path + folder, file.at, file.n);
    path[folder + file.n] = '\0';
    return path;
}

static bool is_wanted(Import *import, List *list) {
    if (!want_language(import, list->language, list->file)) return false;
    find_type(import, list);
    return want_type(import, list->type, list->major, list->file);
}

/* A list that is not there is a fault of lists.def; the others are read. */
static bool open_list(Import *import, const char *path) {
    quoth_error why = {0};
    stream_close(&import->stream);
    if (stream_open(&import->stream, path, &why)) return true;
    if (why.code != QUOTH_MISSING) return fail(import->err, why.code, why.at, "%s", why.text);
    return leave(import, FAULTY, "line", "a list that is not there", slice_of(""), slice_of(path));
}

typedef struct Definition {
    Slice    text;
    uint64_t line;
} Definition;

static bool read_definition(Import *import, const Definition *at) {
    const char *definition = import->report.file;
    List        list = list_of(at->text);
    bool        ok = true;
    import->report.line = at->line;
    char *path = is_wanted(import, &list) ? path_of(import, list.file) : NULL;
    if (path && open_list(import, path)) {
        import->report.file = path;
        ok = read_list(import, &list);
    }
    import->report.file = definition;
    return ok && !import_failed(import);
}

typedef ARRAY(Definition) Definitions;

static bool read_definitions(Import *import, Definitions *definitions) {
    while (import_line(import, IMPORT_LINE)) {
        Slice line = import->line.text;
        if (!line.n || line.at[0] == '#') continue;
        if (definitions->n == LISTS_MOST)
            return fail(import->err, QUOTH_SOURCE, import->report.line, "%s: over %u lists", import->path, LISTS_MOST);
        char       *copy = arena_copy(&import->texts.arena, line.at, line.n);
        Definition *added = copy ? array_add(&import->texts.arena, definitions) : NULL;
        if (!added) return fail_memory(import->err);
        *added = (Definition){{copy, line.n}, import->line.number};
    }
    return !import_failed(import);
}

static bool ends_in(const char *path, const char *end) {
    size_t n = strlen(path), m = strlen(end);
    return n >= m && strcmp(path + n - m, end) == 0;
}

bool import_gate(Import *import) {
    Definitions definitions = {0};
    List        alone = {.type = import->options->as ? type_named(slice_of(import->options->as)) : TYPE_NONE};
    if (!ends_in(import->path, ".def")) {
        if (alone.type == TYPE_NONE)
            return fail(import->err, QUOTH_USAGE, 0, "%s: not a .def file; a list alone needs the type of its names", import->path);
        return read_list(import, &alone);
    }
    if (!read_definitions(import, &definitions)) return false;
    for (Index i = 0; i < definitions.n; i++)
        if (!read_definition(import, &definitions.at[i])) return false;
    return true;
}
