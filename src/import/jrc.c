/* JRC-Names: id, type (P, O), language ("u": any), name with + for each blank; the rows of an id stand together. The first name of any
 * language is the main one. */
#include "import.h"

#define PENDING_MOST 2000u /* rows of one id; a list has some hundred */

typedef struct Jrc {
    Import *import;
    Slice   id;    /* of the rows that are held; in the arena, as they are */
    int     type;
    ARRAY(Slice) names;
    Index   main;
} Jrc;

static bool write_held(Jrc *jrc) {
    Import *import = jrc->import;
    bool    ok = true;
    if (jrc->names.n) {
        Index main = jrc->main == NONE ? 0 : jrc->main;
        entry_begin(import, jrc->type, "jrc-", jrc->id);
        entry_name(import, jrc->names.at[main], 0);
        for (Index i = 0; i < jrc->names.n; i++)
            if (i != main) entry_name(import, jrc->names.at[i], 0);
        ok = entry_end(import);
    }
    arena_reset(&import->texts.arena);
    *jrc = (Jrc){.import = import, .main = NONE};
    return ok;
}

static int type_of(Import *import, Slice label) {
    return slice_is(label, "P") ? SOURCE_PERSON : slice_is(label, "O") ? SOURCE_ORGANIZATION : type_of_label(import, label);
}

static bool hold_name(Jrc *jrc, Slice language, Slice name) {
    Import *import = jrc->import;
    char   *copy = arena_copy(&import->texts.arena, name.at, name.n);
    Slice  *added = copy ? array_add(&import->texts.arena, &jrc->names) : NULL;
    if (!added) return fail_memory(import->err);
    for (uint32_t i = 0; i < name.n; i++)
        if (copy[i] == '+') copy[i] = ' ';
    *added = (Slice){copy, name.n};
    if (jrc->main == NONE && slice_is(language, "u")) jrc->main = jrc->names.n - 1;
    return true;
}

/* The first row of an id. */
static bool begin(Jrc *jrc, Slice id, Slice label, Slice name) {
    Import *import = jrc->import;
    if (!write_held(jrc)) return false;
    char *copy = arena_copy(&import->texts.arena, id.at, id.n);
    if (!copy) return fail_memory(import->err);
    jrc->id = (Slice){copy, id.n};
    jrc->type = type_of(import, label);
    import->report.records++;
    if (!want_type(import, jrc->type, label, name)) jrc->type = TYPE_NONE;
    return true;
}

static bool take_row(Jrc *jrc) {
    Import *import = jrc->import;
    Slice   name = import->line.text, id = slice_cut(&name, '\t'), label = slice_cut(&name, '\t'), language = slice_cut(&name, '\t');
    if (!name.at || !id.n || memchr(name.at, '\t', name.n))
        return leave(import, FAULTY, "line", "not 4 columns", slice_of(""), import->line.text), true;
    if (!slice_equal(id, jrc->id) && !begin(jrc, id, label, name)) return false;
    if (jrc->type == TYPE_NONE || !want_language(import, language, name)) return true;
    if (jrc->names.n < PENDING_MOST) return hold_name(jrc, language, name);
    return leave(import, LEFT_OUT, "name", "more names than a record can have", slice_of(""), name), true;
}

bool import_jrc(Import *import) {
    Jrc jrc = {.import = import, .main = NONE};
    while (import_line(import, IMPORT_LINE))
        if (import->line.text.n && import->line.text.at[0] != '#' && !take_row(&jrc)) return false;
    return write_held(&jrc);
}
