#include "hash.h"
#include "wikidata.h"
#include <stdio.h>

/* ---- What is said in other items --------------------------------------------------------------------------------- */

static uint64_t key(uint32_t number) { return hash_mix(HASH_SEED, number); } /* no two numbers have the same */

static Index index_of(const WdOthers *others, uint32_t number) {
    uint32_t cursor;
    return table_first(&others->by_number, key(number), &cursor);
}

const WdOther *wd_other(const WdOthers *others, uint32_t number) {
    Index i = index_of(others, number);
    return i == NONE ? NULL : &others->all.at[i];
}

void wd_others_free(WdOthers *others) {
    table_free(&others->by_number);
    arena_free(&others->arena);
}

static bool need(WdOthers *others, Slice claims, Texts *texts) {
    WdStatements statements = wd_statements(claims, texts);
    WdStatement  statement;
    while (wd_next(&statements, &statement)) {
        if (!statement.item || index_of(others, statement.item) != NONE) continue;
        WdOther *other = array_add(&others->arena, &others->all);
        if (!other || !table_add(&others->by_number, key(statement.item), others->all.n - 1)) return false;
        *other = (WdOther){.number = statement.item};
    }
    return true;
}

/* How good a label's language is, 0 being the best: those asked for in their order, then "mul" (the same in all), then any. */
static unsigned rank_of(const Import *import, Slice language) {
    unsigned rank = 0;
    for (Slice rest = slice_of(import->options->languages ? import->options->languages : "en"); rest.at; rank++)
        if (slice_equal(slice_cut(&rest, ','), language)) return rank;
    return slice_is(language, "mul") ? rank : rank + 1;
}

Slice wd_label(const Import *import, Slice labels, Texts *texts, Slice *language) {
    Scan     json;
    ScanText key_text, inner, text;
    Slice    best = {"", 0};
    unsigned best_rank = UINT32_MAX;
    scan_begin(&json, labels);
    if (!labels.n || !scan_enter(&json, '{')) return best;
    while (scan_key(&json, &key_text)) {
        unsigned rank = rank_of(import, key_text.raw);
        if (!scan_enter(&json, '{')) continue;
        while (scan_key(&json, &inner)) {
            if (rank >= best_rank || !scan_is(inner, "value")) scan_skip(&json);
            else if (scan_string(&json, &text)) best = scan_text(text, texts), best_rank = rank, *language = key_text.raw;
        }
    }
    return best;
}

static bool learn(Import *import, WdOthers *others, const WdItem *item) {
    Slice language, label, code;
    Index i = index_of(others, item->number);
    if (i == NONE) return true;
    label = wd_label(import, item->labels, &import->texts, &language);
    char *copy = arena_copy(&others->arena, label.at, label.n);
    if (!copy) return false;
    others->all.at[i].label = (Slice){copy, label.n};
    WdStatements statements = wd_statements(item->claims[WD_P297], &import->texts);
    WdStatement  statement;
    if (!wd_next(&statements, &statement)) return true;
    code = statement.text;
    if (!country_read(code, others->all.at[i].country)) others->all.at[i].country[0] = '\0';
    return true;
}

/* One pass over the file with a function for each item. */
static bool pass(Import *import, void *context, bool (*take)(Import *import, void *context, const WdItem *item)) {
    while (import_line(import, IMPORT_JSON_LINE)) {
        WdItem item;
        bool   ok = (!wd_read(import, &item) || take(import, context, &item)) && !import->texts.failed;
        arena_reset(&import->texts.arena);
        if (!ok) return import_failed(import) ? false : fail_memory(import->err);
    }
    return !import_failed(import);
}

typedef struct LookUp {
    WdClasses *classes;
    WdOthers  *others;
} LookUp;

static bool note_named(Import *import, void *context, const WdItem *item) {
    LookUp *look_up = context;
    Texts  *texts = &import->texts;
    return wd_add_edges(look_up->classes, item, texts) && need(look_up->others, item->claims[WD_P39], texts)
        && need(look_up->others, item->claims[WD_P27], texts) && need(look_up->others, item->claims[WD_P17], texts);
}

static bool note_labels(Import *import, void *context, const WdItem *item) {
    LookUp *look_up = context;
    return learn(import, look_up->others, item);
}

bool wd_look_up(Import *import, WdClasses *classes, WdOthers *others) {
    LookUp look_up = {classes, others};
    if (!pass(import, &look_up, note_named) || !import_rewind(import)) return false;
    if (!wd_spread(classes)) return fail_memory(import->err);
    return pass(import, &look_up, note_labels) && import_rewind(import);
}

/* ---- Records ----------------------------------------------------------------------------------------------------- */

typedef struct Wikidata {
    WdClasses classes;
    WdOthers  others;
} Wikidata;

static uint64_t count_sitelinks(Slice sitelinks) {
    Scan     json;
    ScanText site;
    uint64_t n = 0;
    scan_begin(&json, sitelinks);
    if (!sitelinks.n || !scan_enter(&json, '{')) return 0;
    for (; scan_key(&json, &site); n++) scan_skip(&json);
    return n;
}

static uint64_t population_of(const WdItem *item, Texts *texts) {
    WdStatements statements = wd_statements(item->claims[WD_P1082], texts);
    WdStatement  statement;
    uint64_t     most = 0, n;
    while (wd_next(&statements, &statement)) {
        Slice digits = statement.text;
        if (digits.n && digits.at[0] == '+') digits = (Slice){digits.at + 1, digits.n - 1};
        if (number_read(digits, &n) && n > most) most = n;
    }
    return most;
}

/* The code of the one country that it is of; "" for several, and for none that was looked up. */
static Slice country_of(const Wikidata *wikidata, const WdItem *item, int type, Texts *texts) {
    WdStatements   statements = wd_statements(item->claims[type == SOURCE_PERSON ? WD_P27 : WD_P17], texts);
    WdStatement    statement;
    const WdOther *one = NULL;
    while (wd_next(&statements, &statement)) {
        const WdOther *other = wd_other(&wikidata->others, statement.item);
        if (!other || !other->country[0]) continue;
        if (one && strcmp(one->country, other->country) != 0) return (Slice){"", 0};
        one = other;
    }
    return one ? slice_of(one->country) : (Slice){"", 0};
}

static void add_role(Import *import, const Wikidata *wikidata, const WdStatement *held) {
    char           id[16];
    const WdOther *position = wd_other(&wikidata->others, held->item);
    snprintf(id, sizeof id, "Q%u", held->item);
    if (!position || !position->label.n)
        leave(import, LEFT_OUT, "role", "of a position whose name was not looked up", slice_of(""), slice_of(id));
    else if (held->end_unknown) leave(import, LEFT_OUT, "role", "over, but since when is not known", slice_of(""), position->label);
    else entry_role(import, position->label, slice_of(held->start), slice_of(held->end));
}

static bool held_one(Import *import, const Wikidata *wikidata, const WdItem *item, Slice name) {
    WdStatements statements = wd_statements(item->claims[WD_P39], &import->texts);
    WdStatement  held;
    char         id[16];
    while (wd_next(&statements, &held)) {
        const WdOther *position = wd_other(&wikidata->others, held.item);
        snprintf(id, sizeof id, "Q%u", held.item);
        if (position_fits(import, slice_of(id), position ? position->label : (Slice){"", 0})) return true;
    }
    return leave(import, LEFT_OUT, "record", "without a position that was asked for", slice_of(""), name);
}

static bool is_wanted(Import *import, const Wikidata *wikidata, const WdItem *item, int type, const char *kind, Slice name) {
    const quoth_import_options *options = import->options;
    if (type == TYPE_NONE) return leave(import, LEFT_OUT, "record", "of no class that has a type here", slice_of(""), name);
    if (!want_type(import, type, slice_of(""), name) || (options->kinds && !want_kind(import, kind ? kind : "", name))) return false;
    if (options->countries && !want_country(import, country_of(wikidata, item, type, &import->texts), name)) return false;
    if (options->population && type == SOURCE_PLACE && population_of(item, &import->texts) < options->population)
        return leave(import, LEFT_OUT, "record", "with fewer people than asked for", slice_of(""), name);
    return !options->positions || type != SOURCE_PERSON || held_one(import, wikidata, item, name);
}

/* {"language", "value"}, at the value of a language or an element of its list. */
static void add_name(Import *import, Scan *json, bool wanted) {
    ScanText key_text, text;
    if (!scan_enter(json, '{')) return;
    while (scan_key(json, &key_text)) {
        if (!wanted || !scan_is(key_text, "value")) scan_skip(json);
        else if (scan_string(json, &text)) entry_name(import, scan_text(text, &import->texts), 0);
    }
}

static void add_names(Import *import, Slice names) {
    Scan     json;
    ScanText language;
    scan_begin(&json, names);
    if (!names.n || !scan_enter(&json, '{')) return;
    while (scan_key(&json, &language)) {
        bool wanted = want_language(import, language.raw, language.raw);
        if (scan_kind(&json) == '{') add_name(import, &json, wanted);
        else if (scan_enter(&json, '['))
            while (scan_item(&json)) add_name(import, &json, wanted);
    }
}

static void add_first_text(Import *import, const char *field, Slice claims) {
    WdStatements statements = wd_statements(claims, &import->texts);
    WdStatement  statement;
    if (wd_next(&statements, &statement)) entry_field(import, field, statement.text);
}

static void add_person(Import *import, const Wikidata *wikidata, const WdItem *item) {
    WdStatements genders = wd_statements(item->claims[WD_P21], &import->texts),
                 positions = wd_statements(item->claims[WD_P39], &import->texts);
    WdStatement  statement;
    if (wd_next(&genders, &statement))
        entry_gender(import, slice_of(statement.item == 6581097 ? "m" : statement.item == 6581072 ? "f" : ""));
    while (wd_next(&positions, &statement)) add_role(import, wikidata, &statement);
}

static bool take_item(Import *import, void *context, const WdItem *item) {
    const Wikidata *wikidata = context;
    const char     *kind;
    Slice           language = {"", 0}, name = wd_label(import, item->labels, &import->texts, &language);
    int             type = wd_type(&wikidata->classes, item, &import->texts, &kind);
    import->report.records++;
    if (!is_wanted(import, wikidata, item, type, kind, name.n ? name : item->id)) return true;
    if (!list_has(import->options->languages, language) && !slice_is(language, "mul"))
        return leave(import, LEFT_OUT, "record", "without a label in a language asked for", slice_of(""), name), true;
    entry_begin(import, type, NULL, item->id);
    entry_wikidata(import, item->id);
    if (kind) entry_field(import, "kind", slice_of(kind));
    entry_country(import, country_of(wikidata, item, type, &import->texts));
    entry_number(import, "prior", prior_of_sitelinks(count_sitelinks(item->sitelinks)));
    add_first_text(import, "note=geonames", item->claims[WD_P1566]);
    if (name.n) entry_name(import, name, 0);
    add_names(import, item->labels);
    add_names(import, item->aliases);
    if (type == SOURCE_PERSON) add_person(import, wikidata, item);
    return entry_end(import);
}

bool import_wikidata(Import *import) {
    Wikidata wikidata = {.classes = {.edges = {0}}};
    bool     joins = !import->options->one_pass && strcmp(import->path, "-") != 0;
    bool     ok = !joins || wd_look_up(import, &wikidata.classes, &wikidata.others);
    ok = ok && pass(import, &wikidata, take_item);
    wd_classes_free(&wikidata.classes);
    wd_others_free(&wikidata.others);
    return ok;
}
