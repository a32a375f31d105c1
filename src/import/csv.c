/* A table with a header: cells apart by comma, semicolon or TAB, quoted where they must be (RFC 4180; a quoted cell may go over several
 * lines). The map says which column is which field; rows after each other with the same id are names of one record. */
#include "import.h"

#define CELLS_MOST 256u
#define ROW_MOST ((size_t)1 << 20)

/* What a column can be. */
#define FIELDS(X) X(id) X(name) X(aliases) X(type) X(label) X(kind) X(country) X(countries) X(gender) X(wikidata) X(population) X(language) X(role) X(start) X(end)
enum Field {
#define FIELD_ENUM(name) FIELD_##name,
    FIELDS(FIELD_ENUM)
#undef FIELD_ENUM
    N_FIELDS
};
static const char *const field_names[] = {
#define FIELD_NAME(name) #name,
    FIELDS(FIELD_NAME)
#undef FIELD_NAME
};

typedef struct Sheet {
    Import  *import;
    char     separator;
    uint32_t n_columns;
    Index    column[N_FIELDS]; /* NONE: there is no such column */
    Buffer   text;             /* the cells of a row, one behind the other */
    uint32_t n_cells, start[CELLS_MOST + 1];
    Buffer   open;             /* the id of the record that is being made; "\n" where it has none; empty: none is */
} Sheet;

/* ---- Rows -------------------------------------------------------------------------------------------------------- */

static bool end_cell(Sheet *sheet) {
    if (sheet->n_cells == CELLS_MOST) return false;
    sheet->start[++sheet->n_cells] = (uint32_t)sheet->text.n;
    return true;
}

/* One line's part of a row. `quoted`: are we inside of a quoted cell? False: more cells than there can be. */
static bool split(Sheet *sheet, Slice line, bool *quoted) {
    const char *at = line.at, *end = line.at + line.n;
    for (;;) {
        const char *stop = at;
        if (*quoted) {
            stop = at < end ? memchr(at, '"', (size_t)(end - at)) : NULL;
            buffer_add(&sheet->text, at, (size_t)((stop ? stop : end) - at));
            if (!stop) return true; /* it goes on in the next line */
            *quoted = stop + 1 < end && stop[1] == '"';
            if (*quoted) buffer_byte(&sheet->text, '"');
            at = stop + 1 + *quoted;
            continue;
        }
        bool at_start = sheet->text.n == sheet->start[sheet->n_cells];
        while (stop < end && *stop != sheet->separator && !(*stop == '"' && stop == at && at_start)) stop++;
        buffer_add(&sheet->text, at, (size_t)(stop - at));
        if (stop < end && *stop == '"') *quoted = true;
        else if (!end_cell(sheet)) return false;
        else if (stop == end) return true;
        at = stop + 1;
    }
}

/* The next row; false at the end and on failure. Rows that cannot be read are counted and passed over. */
static bool read_row(Sheet *sheet) {
    Import *import = sheet->import;
    bool    quoted, fits;
    do {
        quoted = false;
        sheet->n_cells = 0;
        sheet->text.n = 0;
        if (!import_line(import, IMPORT_LINE)) return false;
        uint64_t first = import->report.line;
        fits = split(sheet, import->line.text, &quoted);
        while (fits && quoted && sheet->text.n <= ROW_MOST && import_line(import, IMPORT_LINE)) {
            buffer_byte(&sheet->text, '\n');
            fits = split(sheet, import->line.text, &quoted);
        }
        if (import_failed(import)) return false;
        if (sheet->text.failed) return fail_memory(import->err);
        import->report.line = first;
        if (quoted || !fits)
            leave(import, FAULTY, "line", quoted ? "a quoted cell without end" : "over 256 columns", slice_of(""), slice_of(""));
    } while (quoted || !fits);
    return true;
}

static Slice cell(const Sheet *sheet, Index column) {
    if (column == NONE || column >= sheet->n_cells || sheet->start[column] == sheet->start[column + 1]) return (Slice){"", 0};
    return (Slice){sheet->text.at + sheet->start[column], sheet->start[column + 1] - sheet->start[column]};
}

static Slice field(const Sheet *sheet, enum Field name) { return cell(sheet, sheet->column[name]); }

/* ---- The header -------------------------------------------------------------------------------------------------- */

static char separator_of(Slice header) {
    static const char marks[] = "\t,;";
    for (const char *mark = marks; *mark; mark++)
        if (memchr(header.at, *mark, header.n)) return *mark;
    return ',';
}

static Index column_named(const Sheet *sheet, Slice name) {
    for (Index i = 0; i < sheet->n_cells; i++)
        if (slice_equal(cell(sheet, i), name)) return i;
    return NONE;
}

/* "name=label,id=QID"; without a map columns are what they are called. A map of ours may name columns that older files lack. */
static bool bind(Sheet *sheet, const char *map) {
    Import *import = sheet->import;
    for (unsigned i = 0; i < N_FIELDS; i++) sheet->column[i] = map ? NONE : column_named(sheet, slice_of(field_names[i]));
    for (Slice rest = slice_of(map ? map : ""); rest.at && map;) {
        Slice    column = slice_cut(&rest, ','), name = slice_cut(&column, '=');
        unsigned i = 0;
        while (i < N_FIELDS && !slice_is(name, field_names[i])) i++;
        if (i == N_FIELDS) return fail(import->err, QUOTH_USAGE, 0, "no such field of a record: %.*s", CLIPPED(name));
        sheet->column[i] = column_named(sheet, column);
        if (sheet->column[i] == NONE && map == import->options->map)
            return fail(import->err, QUOTH_SOURCE, 1, "%s:1: no column %.*s", import->stream.path, CLIPPED(column));
    }
    if (sheet->column[FIELD_name] != NONE) return true;
    return fail(import->err, QUOTH_SOURCE, 1, "%s:1: no column \"name\"; say which it is (name=column)", import->stream.path);
}

static bool no_header(Import *import) {
    return import_failed(import) ? false : fail(import->err, QUOTH_SOURCE, 1, "%s:1: no header", import->stream.path);
}

static bool read_header(Sheet *sheet, const char *map) {
    Import *import = sheet->import;
    if (!import_line(import, IMPORT_LINE)) return no_header(import);
    sheet->separator = import->options->separator ? import->options->separator : separator_of(import->line.text);
    stream_again(&import->stream);
    import->report.lines--;
    if (!read_row(sheet)) return no_header(import);
    sheet->n_columns = sheet->n_cells;
    return bind(sheet, map);
}

/* ---- Records ----------------------------------------------------------------------------------------------------- */

/* The next of several values, apart by ";" or "|"; one with such a sign in it is quoted. */
static Slice next_value(Slice *rest) {
    Slice value = *rest;
    if (value.n && value.at[0] == '"') {
        value = (Slice){rest->at + 1, rest->n - 1};
        const char *end = memchr(value.at, '"', value.n);
        if (end) {
            *rest = (Slice){end + 1, (uint32_t)(rest->at + rest->n - end - 1)};
            value.n = (uint32_t)(end - value.at);
            if (rest->n) *rest = (Slice){rest->at + 1, rest->n - 1};
            else *rest = (Slice){0};
            return value;
        }
    }
    uint32_t n = 0;
    while (n < rest->n && rest->at[n] != ';' && rest->at[n] != '|') n++;
    value = (Slice){rest->at, n};
    *rest = n < rest->n ? (Slice){rest->at + n + 1, rest->n - n - 1} : (Slice){0};
    return value;
}

static void add_names(Sheet *sheet) {
    Import *import = sheet->import;
    Slice   name = field(sheet, FIELD_name), language = field(sheet, FIELD_language);
    if (!want_language(import, language, name)) return;
    entry_name(import, name, NAME_ANY_CASE);
    for (Slice rest = field(sheet, FIELD_aliases); rest.at && rest.n;) {
        Slice alias = next_value(&rest);
        if (alias.n) entry_name(import, alias, NAME_ANY_CASE);
    }
}

/* Only the one country of who has one is told. */
static Slice country_of(const Sheet *sheet) {
    Slice one = field(sheet, FIELD_country), rest = field(sheet, FIELD_countries);
    return one.n ? one : next_value(&rest);
}

static bool is_wanted(Sheet *sheet, int type) {
    Import  *import = sheet->import;
    Slice    name = field(sheet, FIELD_name), label = field(sheet, sheet->column[FIELD_type] != NONE ? FIELD_type : FIELD_label);
    uint64_t population = 0;
    if (import->options->population &&
        (!number_read(field(sheet, FIELD_population), &population) || population < import->options->population))
        return leave(import, LEFT_OUT, "record", "with fewer people than asked for", slice_of(""), name);
    if (import->options->positions && (!field(sheet, FIELD_role).n || !position_fits(import, (Slice){"", 0}, field(sheet, FIELD_role))))
        return leave(import, LEFT_OUT, "record", "without a position that was asked for", slice_of(""), name);
    if (import->options->kinds && !list_has(import->options->kinds, field(sheet, FIELD_kind)))
        return leave(import, LEFT_OUT, "record", "of a kind not asked for", slice_of(""), name);
    return want_type(import, type, label, name) && want_country(import, country_of(sheet), name);
}

static bool kind_goes_with(int type, Slice kind) {
    static const char *const kinds[] = {[SOURCE_ORGANIZATION] = "government,parliament,ministry,agency,party,international,bank,company,"
                                                                "military,armed-group,court,university,ngo,union,team,other",
                                        [SOURCE_OUTLET] = "newspaper,broadcaster,agency,site,magazine",
                                        [SOURCE_PLACE] = "country,capital,city,region,continent,water,mountain,site"};
    return kind.n && (type == SOURCE_ORGANIZATION || type == SOURCE_OUTLET || type == SOURCE_PLACE) && list_has(kinds[type], kind);
}

static void add_fields(Sheet *sheet, int type) {
    Import  *import = sheet->import;
    Slice    kind = field(sheet, FIELD_kind), role = field(sheet, FIELD_role);
    uint64_t population;
    if (kind_goes_with(type, kind)) entry_field(import, "kind", kind);
    entry_country(import, country_of(sheet));
    if (type == SOURCE_PERSON) entry_gender(import, field(sheet, FIELD_gender));
    entry_wikidata(import, field(sheet, FIELD_wikidata));
    if (number_read(field(sheet, FIELD_population), &population)) entry_number(import, "prior", prior_of_population(population));
    if (type == SOURCE_PERSON && role.n) entry_role(import, role, field(sheet, FIELD_start), field(sheet, FIELD_end));
}

static bool same_record(const Sheet *sheet, Slice id) {
    return id.n && sheet->open.n == id.n && memcmp(sheet->open.at, id.at, id.n) == 0;
}

static bool take_row(Sheet *sheet) {
    Import *import = sheet->import;
    Slice   id = field(sheet, FIELD_id);
    if (same_record(sheet, id)) return add_names(sheet), true;
    if (sheet->open.n && !entry_end(import)) return false;
    sheet->open.n = 0;
    import->report.records++;
    Slice label = field(sheet, sheet->column[FIELD_type] != NONE ? FIELD_type : FIELD_label);
    int   type = type_of_label(import, label);
    if (!is_wanted(sheet, type)) return true;
    entry_begin(import, type, "", id);
    add_fields(sheet, type);
    add_names(sheet);
    buffer_add(&sheet->open, id.n ? id.at : "\n", id.n ? id.n : 1);
    return true;
}

static bool read_rows(Sheet *sheet, const char *map) {
    Import *import = sheet->import;
    bool    ok = read_header(sheet, map);
    while (ok && read_row(sheet)) {
        if (sheet->n_cells == 1 && !cell(sheet, 0).n) continue; /* an empty line */
        if (sheet->n_cells == sheet->n_columns) ok = take_row(sheet);
        else leave(import, FAULTY, "line", "not as many columns as the header", slice_of(""), import->line.text);
    }
    ok = ok && !import_failed(import) && (!sheet->open.n || entry_end(import));
    return ok && (!sheet->open.failed || fail_memory(import->err));
}

bool import_csv(Import *import, const char *map) {
    Sheet *sheet = arena_alloc(&import->texts.arena, sizeof *sheet);
    if (!sheet) return fail_memory(import->err);
    *sheet = (Sheet){.import = import};
    bool ok = read_rows(sheet, map ? map : import->options->map);
    buffer_free(&sheet->text);
    buffer_free(&sheet->open);
    return ok;
}
