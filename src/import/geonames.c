/* The main table of GeoNames (allCountries.txt, cities500.txt, XX.txt): 19 columns with TABs between them, no header, no quotes. Its names
 * have no language; where the second table is given, those that have one take their place. */
#include "geonames.h"

enum { COLUMNS = 19 };
enum { ID, NAME, ASCII_NAME, ALTERNATES, LATITUDE, LONGITUDE, CLASS, CODE, COUNTRY, POPULATION = 14 };

typedef struct Row {
    Slice    at[COLUMNS];
    uint64_t population;
} Row;

static bool starts(Slice text, const char *with) { return text.n >= strlen(with) && memcmp(text.at, with, strlen(with)) == 0; }

/* geonames.org/export/codes.html: the class is a letter, the code says more. */
static const char *kind_of(const Row *row) {
    Slice code = row->at[CODE];
    switch (row->at[CLASS].n == 1 ? row->at[CLASS].at[0] : '\0') {
    case 'A': return starts(code, "PCL") ? "country" : "region";
    case 'P': return slice_is(code, "PPLC") ? "capital" : "city";
    case 'H': case 'U': return "water";
    case 'T': return starts(code, "MT") || starts(code, "PK") || starts(code, "HLL") || starts(code, "VLC") ? "mountain"
                   : starts(code, "ISL") ? "region" : "site";
    case 'L': return starts(code, "CONT") ? "continent" : starts(code, "RGN") ? "region" : "site";
    case 'S': case 'R': case 'V': return "site";
    default: return NULL;
    }
}

static unsigned prior_of(const Row *row, const char *kind) {
    unsigned prior = row->population ? prior_of_population(row->population) : strcmp(kind, "city") == 0 ? 1 : 3;
    unsigned least = slice_is(row->at[CODE], "PCLI") ? 9 : strcmp(kind, "capital") == 0 ? 6 : slice_is(row->at[CODE], "ADM1") ? 4 : 1;
    return prior > least ? prior : least;
}

/* "LHR", "EGLL": codes stand among the names, in no language. */
static bool is_code(Slice name) {
    for (uint32_t i = 0; i < name.n; i++)
        if (name.at[i] < 'A' || name.at[i] > 'Z') return false;
    return name.n <= 4;
}

static void add_alternates(Import *import, Slice list) {
    while (list.at && list.n) {
        Slice name = slice_cut(&list, ',');
        if (!name.n) continue;
        if (is_code(name)) leave(import, LEFT_OUT, "name", "a code", slice_of(""), name);
        else if (memchr(name.at, '/', name.n)) leave(import, LEFT_OUT, "name", "an address or two names", slice_of(""), name);
        else entry_name(import, name, 0);
    }
}

static bool read_row(Import *import, Row *row) {
    Slice    rest = import->line.text;
    unsigned n = 0;
    while (rest.at && n < COLUMNS) row->at[n++] = slice_cut(&rest, '\t');
    if (n < COLUMNS || rest.at) return leave(import, FAULTY, "line", "not 19 columns", slice_of(""), import->line.text);
    if (!number_read(row->at[POPULATION], &row->population)) row->population = 0;
    return true;
}

static bool is_wanted(Import *import, const Row *row, const char *kind) {
    Slice name = row->at[NAME];
    if (!kind) return leave(import, LEFT_OUT, "record", "of no feature class that is known", row->at[CLASS], name);
    if (row->population < import->options->population)
        return leave(import, LEFT_OUT, "record", "with fewer people than asked for", slice_of(""), name);
    return want_type(import, SOURCE_PLACE, slice_of(""), name) && want_kind(import, kind, name) &&
           want_country(import, row->at[COUNTRY], name);
}

static void add_names(Import *import, const GeoTable *table, const Row *row) {
    const GeoPlace *place = import->options->alternates ? geo_place(table, row->at[ID]) : NULL;
    Index           main = place ? geo_main(table, import, place) : NONE;
    if (main != NONE) entry_name(import, table->names.at[main].text, 0);
    entry_name(import, row->at[NAME], 0);
    if (!place) add_alternates(import, row->at[ALTERNATES]);
    else entry_wikidata(import, place->wikidata);
    for (Index i = place ? place->first : NONE; i != NONE; i = table->names.at[i].next) entry_name(import, table->names.at[i].text, 0);
}

static bool take_row(Import *import, const GeoTable *table, const Row *row, const char *kind) {
    entry_begin(import, SOURCE_PLACE, "geonames-", row->at[ID]);
    entry_field(import, "kind", slice_of(kind));
    entry_country(import, row->at[COUNTRY]);
    entry_number(import, "prior", prior_of(row, kind));
    add_names(import, table, row);
    return entry_end(import);
}

/* `looking`: only which places are wanted is found out. */
static bool read_rows(Import *import, GeoTable *table, bool looking) {
    while (import_line(import, IMPORT_LINE)) {
        Row row;
        if (!import->line.text.n || !read_row(import, &row)) continue;
        import->report.records++;
        const char *kind = kind_of(&row);
        if (!is_wanted(import, &row, kind)) continue;
        if (looking && !geo_want(table, row.at[ID])) return fail_memory(import->err);
        if (!looking && !take_row(import, table, &row, kind)) return false;
    }
    return !import_failed(import);
}

static bool look_up(Import *import, GeoTable *table) {
    if (strcmp(import->path, "-") == 0 || strcmp(import->options->alternates, "-") == 0)
        return fail(import->err, QUOTH_USAGE, 0, "two tables are read from files, not from standard input");
    if (!read_rows(import, table, true)) return false;
    import->report = (Report){.n = 0};
    return import_open(import, import->options->alternates) && geo_read_names(table, import) && import_open(import, import->path);
}

bool import_geonames(Import *import) {
    GeoTable table = {.places = {0}};
    bool     ok = !import->options->alternates || look_up(import, &table);
    ok = ok && read_rows(import, &table, false);
    geo_free(&table);
    return ok;
}
