#include "geonames.h"
#include "hash.h"

/* The columns of alternateNamesV2.txt that are read; the older table has 8. */
enum { ROW, PLACE, LANGUAGE, NAME, PREFERRED, COLUMNS_LEAST = 8, COLUMNS_MOST = 10 };

static uint64_t key(uint64_t number) { return hash_mix(HASH_SEED, number); } /* no two numbers have the same */

static Index index_of(const GeoTable *table, Slice id) {
    uint64_t number;
    uint32_t cursor;
    return number_read(id, &number) ? table_first(&table->by_number, key(number), &cursor) : NONE;
}

bool geo_want(GeoTable *table, Slice id) {
    uint64_t number;
    if (!number_read(id, &number) || index_of(table, id) != NONE) return true;
    GeoPlace *place = array_add(&table->arena, &table->places);
    if (!place || !table_add(&table->by_number, key(number), table->places.n - 1)) return false;
    *place = (GeoPlace){NONE, NONE, {"", 0}};
    return true;
}

const GeoPlace *geo_place(const GeoTable *table, Slice id) {
    Index i = index_of(table, id);
    return i == NONE ? NULL : &table->places.at[i];
}

/* What stands in the place of a language and is none: codes, addresses, abbreviations. */
static bool is_pseudo(Slice language) {
    return list_has("post,iata,icao,faac,tcid,unlc,link,abbr,phon,piny", language);
}

static bool keep(GeoTable *table, Slice *text) {
    char *copy = arena_copy(&table->arena, text->at, text->n);
    if (copy) text->at = copy;
    return copy != NULL;
}

static bool add_name(GeoTable *table, Index place, Slice text, Slice language, bool preferred) {
    GeoName *name = array_add(&table->arena, &table->names);
    if (!name || !keep(table, &text)) return false;
    *name = (GeoName){.text = text, .next = NONE, .preferred = preferred};
    memcpy(name->language, language.at, language.n < sizeof name->language ? language.n : sizeof name->language - 1);
    GeoPlace *of = &table->places.at[place];
    if (of->last == NONE) of->first = table->names.n - 1;
    else table->names.at[of->last].next = table->names.n - 1;
    of->last = table->names.n - 1;
    return true;
}

static bool take_row(GeoTable *table, Import *import) {
    Slice    at[COLUMNS_MOST], rest = import->line.text;
    unsigned n = 0;
    while (rest.at && n < COLUMNS_MOST) at[n++] = slice_cut(&rest, '\t');
    if (n < COLUMNS_LEAST || rest.at)
        return leave(import, FAULTY, "line", "neither 8 nor 10 columns", slice_of(""), import->line.text), true;
    Index place = index_of(table, at[PLACE]);
    if (place == NONE || !at[NAME].n) return true;
    if (slice_is(at[LANGUAGE], "wkdt")) return table->places.at[place].wikidata = at[NAME], keep(table, &table->places.at[place].wikidata);
    if (is_pseudo(at[LANGUAGE])) return leave(import, LEFT_OUT, "name", "a code", at[LANGUAGE], at[NAME]), true;
    if (!want_language(import, at[LANGUAGE], at[NAME])) return true;
    return add_name(table, place, at[NAME], at[LANGUAGE], slice_is(at[PREFERRED], "1"));
}

bool geo_read_names(GeoTable *table, Import *import) {
    while (import_line(import, IMPORT_LINE))
        if (import->line.text.n && !take_row(table, import)) return fail_memory(import->err);
    return !import_failed(import);
}

Index geo_main(const GeoTable *table, const Import *import, const GeoPlace *place) {
    Index found = NONE;
    if (!import->options->languages) return NONE;
    Slice rest = slice_of(import->options->languages), first = slice_cut(&rest, ',');
    for (Index i = place->first; i != NONE; i = table->names.at[i].next) {
        const GeoName *name = &table->names.at[i];
        if (!slice_equal(slice_of(name->language), first)) continue;
        if (name->preferred) return i;
        if (found == NONE) found = i;
    }
    return found;
}

void geo_free(GeoTable *table) {
    table_free(&table->by_number);
    arena_free(&table->arena);
}
