/* What all formats share: options, lines, filters, and the way in. */
#include "import.h"
#include "mem.h"
#include <stdio.h>

/* ---- Words of lists ---------------------------------------------------------------------------------------------- */

static char small(char c) { return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c); }

static bool equal_no_case(Slice a, Slice b) {
    if (a.n != b.n) return false;
    for (uint32_t i = 0; i < a.n; i++)
        if (small(a.at[i]) != small(b.at[i])) return false;
    return true;
}

static bool is_in(const char *list, Slice word, bool (*equal)(Slice, Slice)) {
    if (!list) return true;
    for (Slice rest = slice_of(list); rest.at;)
        if (equal(slice_cut(&rest, ','), word)) return true;
    return false;
}

bool list_has(const char *list, Slice word) { return is_in(list, word, slice_equal); }
bool list_has_no_case(const char *list, Slice word) { return is_in(list, word, equal_no_case); }

int type_named(Slice word) {
    static const char *const names[] = {"person", "organization", "outlet", "place", "group", "event", "other"};
    for (int i = 0; i <= SOURCE_OTHER; i++)
        if (slice_is(word, names[i])) return i;
    return TYPE_NONE;
}

bool map_find(const char *map, Slice key, Slice *value) {
    if (!map) return false;
    for (Slice rest = slice_of(map); rest.at;) {
        Slice pair = slice_cut(&rest, ','), name = slice_cut(&pair, '=');
        if (equal_no_case(name, key)) return *value = pair, true;
    }
    return false;
}

/* What labels usually mean, whatever their case. */
static const struct { const char *label; int type; } labels[] = {
    {"person", SOURCE_PERSON}, {"per", SOURCE_PERSON}, {"pers", SOURCE_PERSON}, {"people", SOURCE_PERSON}, {"human", SOURCE_PERSON},
    {"organization", SOURCE_ORGANIZATION}, {"organisation", SOURCE_ORGANIZATION}, {"org", SOURCE_ORGANIZATION},
    {"company", SOURCE_ORGANIZATION}, {"corporation", SOURCE_ORGANIZATION}, {"agency", SOURCE_ORGANIZATION},
    {"outlet", SOURCE_OUTLET}, {"newspaper", SOURCE_OUTLET}, {"media", SOURCE_OUTLET},
    {"place", SOURCE_PLACE}, {"loc", SOURCE_PLACE}, {"location", SOURCE_PLACE}, {"gpe", SOURCE_PLACE}, {"fac", SOURCE_PLACE},
    {"facility", SOURCE_PLACE}, {"country", SOURCE_PLACE}, {"city", SOURCE_PLACE}, {"region", SOURCE_PLACE},
    {"group", SOURCE_GROUP}, {"norp", SOURCE_GROUP}, {"event", SOURCE_EVENT},
    {"other", SOURCE_OTHER}, {"misc", SOURCE_OTHER}, {"product", SOURCE_OTHER}, {"work_of_art", SOURCE_OTHER}, {"law", SOURCE_OTHER},
};

int type_listed(const Import *import, Slice label) {
    Slice mapped;
    if (map_find(import->labels, label, &mapped)) return type_named(mapped);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (equal_no_case(slice_of(labels[i].label), label)) return labels[i].type;
    return TYPE_NONE;
}

int type_of_label(const Import *import, Slice label) {
    int type = type_listed(import, label);
    return type == TYPE_NONE && import->options->as ? type_named(slice_of(import->options->as)) : type;
}

/* ---- What is wanted ---------------------------------------------------------------------------------------------- */

bool leave(Import *import, quoth_import_fate fate, const char *what, const char *why, Slice detail, Slice example) {
    report_count(&import->report, fate, what, why, detail, example);
    return false;
}

bool want_type(Import *import, int type, Slice label, Slice example) {
    if (type == TYPE_NONE) return leave(import, LEFT_OUT, "record", "of a kind that is no type here", label, example);
    if (import->types >> type & 1) return true;
    return leave(import, LEFT_OUT, "record", "of a type not asked for", slice_of(""), example);
}

bool want_kind(Import *import, const char *kind, Slice example) {
    if (list_has(import->options->kinds, slice_of(kind))) return true;
    return leave(import, LEFT_OUT, "record", "of a kind not asked for", slice_of(""), example);
}

bool want_country(Import *import, Slice country, Slice example) {
    if (list_has_no_case(import->options->countries, country)) return true;
    return leave(import, LEFT_OUT, "record", "of a country not asked for", slice_of(""), example);
}

bool want_language(Import *import, Slice language, Slice example) {
    const char *list = import->options->languages;
    if (!list || !language.n || slice_is(language, "u") || slice_is(language, "mul") || list_has_no_case(list, language)) return true;
    return leave(import, LEFT_OUT, "name", "in a language not asked for", slice_of(""), example);
}

static bool contains_no_case(Slice text, Slice word) {
    for (uint32_t i = 0; word.n && i + word.n <= text.n; i++)
        if (equal_no_case((Slice){text.at + i, word.n}, word)) return true;
    return false;
}

bool position_fits(const Import *import, Slice id, Slice title) {
    const char *list = import->options->positions;
    if (!list || strcmp(list, "any") == 0) return true;
    for (Slice rest = slice_of(list); rest.at;) {
        Slice word = slice_cut(&rest, ',');
        if ((id.n && equal_no_case(word, id)) || contains_no_case(title, word)) return true;
    }
    return false;
}

bool country_read(Slice text, char country[3]) {
    if (text.n != 2) return false;
    country[0] = small(text.at[0]), country[1] = small(text.at[1]), country[2] = '\0';
    return country[0] >= 'a' && country[0] <= 'z' && country[1] >= 'a' && country[1] <= 'z';
}

void entry_country(Import *import, Slice text) {
    char country[3];
    if (country_read(text, country)) entry_field(import, "country", slice_of(country));
}

void entry_gender(Import *import, Slice text) {
    bool male = list_has_no_case("m,male", text), female = list_has_no_case("f,female", text);
    if (text.n && (male || female)) entry_field(import, "gender", slice_of(male ? "m" : "f"));
}

bool is_item(Slice text) {
    uint64_t number;
    return text.n > 1 && text.n < 16 && text.at[0] == 'Q' && text.at[1] != '0' && number_read((Slice){text.at + 1, text.n - 1}, &number);
}

void entry_wikidata(Import *import, Slice text) {
    if (is_item(text)) entry_field(import, "wikidata", text);
}

bool number_read(Slice digits, uint64_t *value) {
    *value = 0;
    for (uint32_t i = 0; i < digits.n; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9' || i > 17) return false;
        *value = *value * 10 + (uint64_t)(digits.at[i] - '0');
    }
    return digits.n > 0;
}

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

bool import_failed(const Import *import) { return import->err->code != QUOTH_OK; }

static bool line_is_good(Import *import, size_t most) {
    StreamLine *line = &import->line;
    char        size[32];
    if (line->too_long) {
        snprintf(size, sizeof size, "over %zu KiB", most >> 10);
        return leave(import, FAULTY, "line", "too long", slice_of(size), slice_of(""));
    }
    size_t bad = ill_formed_at(line->text.at, line->text.n);
    if (bad == line->text.n) return true;
    uint32_t from = bad > 20 ? (uint32_t)bad - 20 : 0;
    return leave(import, FAULTY, "line", "ill-formed UTF-8", slice_of(""), (Slice){line->text.at + from, line->text.n - from});
}

bool import_line(Import *import, size_t most) {
    while (stream_line(&import->stream, most, &import->line, import->err)) {
        import->report.lines++;
        import->report.line = import->line.number;
        if (line_is_good(import, most)) return true;
    }
    return false;
}

bool import_open(Import *import, const char *path) {
    stream_close(&import->stream);
    if (!stream_open(&import->stream, path, import->err)) return false;
    import->report.file = import->stream.path;
    return true;
}

bool import_rewind(Import *import) {
    import->report = (Report){.n = 0};
    return import_open(import, import->path);
}

/* ---- The way in -------------------------------------------------------------------------------------------------- */

static bool import_own_csv(Import *import) { return import_csv(import, NULL); }

static bool import_opensanctions(Import *import); /* below: JSON, or the simple table */

static const struct Format {
    const char *name;
    bool      (*run)(Import *import);
    const char *credit;
} formats[] = {
    {"geonames", import_geonames, "GeoNames, CC BY 4.0"},
    {"wikidata", import_wikidata, "Wikidata, CC0"},
    {"ftm", import_ftm, "entities of FollowTheMoney"},
    {"opensanctions", import_opensanctions, "OpenSanctions, CC BY-NC 4.0"},
    {"jrc", import_jrc, "JRC-Names, under its own terms"},
    {"spacy", import_spacy, "patterns of an entity ruler"},
    {"gate", import_gate, "a gazetteer of GATE"},
    {"skos", import_skos, "SKOS labels"},
    {"csv", import_own_csv, "a table"},
};
enum { N_FORMATS = sizeof formats / sizeof *formats };

static bool import_opensanctions(Import *import) {
    if (!stream_line(&import->stream, IMPORT_JSON_LINE, &import->line, import->err)) return !import_failed(import);
    bool is_table = import->line.text.n && import->line.text.at[0] != '{';
    stream_again(&import->stream);
    if (!is_table) return import_ftm(import);
    return import_csv(import, "id=id,label=schema,name=name,aliases=aliases,countries=countries");
}

static const struct Format *format_of(const char *name) {
    for (size_t i = 0; name && i < N_FORMATS; i++)
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    return NULL;
}

static bool read_types(Import *import, quoth_error *err) {
    const quoth_import_options *options = import->options;
    import->types = UINT32_MAX;
    if (options->as && type_named(slice_of(options->as)) == TYPE_NONE) return fail(err, QUOTH_USAGE, 0, "no such type: %s", options->as);
    if (!options->types) return true;
    import->types = 0;
    for (Slice rest = slice_of(options->types); rest.at;) {
        Slice word = slice_cut(&rest, ',');
        int   type = type_named(word);
        if (type == TYPE_NONE) return fail(err, QUOTH_USAGE, 0, "no such type: %.*s", CLIPPED(word));
        import->types |= 1u << type;
    }
    return true;
}

/* The last part of the path; nothing where our format could not hold it. */
static void put_header(Import *import, const struct Format *format, const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    Buffer     *out = &import->out;
    bool        plain = strcmp(path, "-") != 0 && ill_formed_at(name, strlen(name)) == strlen(name) && !clean_field(slice_of(name), &import->clean);
    buffer_text(out, "%source ");
    buffer_text(out, format->credit);
    if (plain) {
        buffer_text(out, "; imported from ");
        buffer_add(out, import->clean.text, import->clean.n);
    }
    buffer_byte(out, '\n');
}

static bool run(Import *import, const struct Format *format, const char *path) {
    quoth_error *err = import->err;
    if (!read_types(import, err) || !stream_open(&import->stream, path, err)) return false;
    import->report.file = import->stream.path;
    import->written = TYPE_NONE;
    put_header(import, format, path);
    if (!format->run(import) || import_failed(import)) return false;
    if (import->out.failed) return fail_memory(err);
    return !import->out.n || import->write(import->context, import->out.at, import->out.n) || fail(err, QUOTH_IO, 0, "the writer stopped");
}

static void release(Import *import) {
    stream_close(&import->stream);
    arena_free(&import->texts.arena);
    unspaced_close(&import->clean.unspaced);
    buffer_free(&import->entry.id);
    buffer_free(&import->entry.names);
    buffer_free(&import->entry.fields);
    buffer_free(&import->out);
    mem_free(import->ids.at);
    mem_free(import->crowd);
    mem_free(import);
}

bool quoth_gazetteer_import(const char *path, const quoth_import_options *options, quoth_write write, void *context,
                            quoth_import_teller tell, void *tell_context, quoth_import_counts *counts, quoth_error *err) {
    quoth_error          own = {0};
    const struct Format *format = options ? format_of(options->from) : NULL;
    if (!path || !write || !options || !options->from) return fail(err, QUOTH_USAGE, 0, "a path, a format and a writer are needed");
    if (!format) return fail(err, QUOTH_USAGE, 0, "no such format: %s", options->from);
    Import *import = mem_zeroed(sizeof *import);
    if (!import) return fail_memory(err);
    import->options = options;
    import->path = path;
    import->labels = strcmp(format->name, "csv") == 0 ? NULL : options->map;
    import->write = write;
    import->context = context;
    import->err = &own;
    bool ok = run(import, format, path);
    const Report *report = &import->report;
    if (counts) *counts = (quoth_import_counts){report->lines, report->records, report->kept, report->names, report->roles, report->faults};
    if (tell) report_tell(&import->report, tell, tell_context);
    release(import);
    return ok || fail(err, own.code, own.at, "%s", own.text);
}
