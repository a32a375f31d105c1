/* SKOS: concepts with prefLabel, altLabel and hiddenLabel, whose statements stand together. A concept's type is that of its rdf:type; of
 * its inScheme or broader where --map has their last part; else --as. */
#include "import.h"
#include "turtle.h"

#define LABELS_MOST 5000u

typedef struct Label {
    Slice   text, language;
    uint8_t sort; /* of the predicate: 0 prefLabel, 1 altLabel, 2 hiddenLabel */
} Label;

typedef struct Skos {
    Import *import;
    Slice   iri;    /* the concept's */
    ARRAY(Label) labels;
    Slice   class, wikidata;
    int     type;
} Skos;

static bool ends_in(Slice text, const char *end) {
    size_t n = strlen(end);
    return text.n >= n && memcmp(text.at + text.n - n, end, n) == 0;
}

static bool starts(Slice text, const char *with) { return text.n >= strlen(with) && memcmp(text.at, with, strlen(with)) == 0; }

/* Behind the last '#' or '/'. */
static Slice last_part(Slice iri) {
    uint32_t from = iri.n;
    while (from && iri.at[from - 1] != '/' && iri.at[from - 1] != '#') from--;
    return (Slice){iri.at + from, iri.n - from};
}

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

static unsigned rank_of(const Import *import, const Label *label) {
    unsigned rank = 0;
    if (label->sort) return UINT32_MAX;
    for (Slice rest = slice_of(import->options->languages ? import->options->languages : "en"); rest.at; rank++)
        if (slice_equal(slice_cut(&rest, ','), label->language)) return rank;
    return label->language.n ? rank + 1 : rank;
}

static Index main_label(const Skos *skos) {
    Index best = 0;
    for (Index i = 1; i < skos->labels.n; i++)
        if (rank_of(skos->import, &skos->labels.at[i]) < rank_of(skos->import, &skos->labels.at[best])) best = i;
    return best;
}

static void add_labels(Skos *skos) {
    Import *import = skos->import;
    Index   main = main_label(skos);
    if (!want_language(import, skos->labels.at[main].language, skos->labels.at[main].text)) return;
    entry_name(import, skos->labels.at[main].text, NAME_ANY_CASE);
    for (Index i = 0; i < skos->labels.n; i++) {
        const Label *label = &skos->labels.at[i];
        if (i != main && want_language(import, label->language, label->text)) entry_name(import, label->text, NAME_ANY_CASE);
    }
}

static bool write_concept(Skos *skos) {
    Import *import = skos->import;
    Slice   shown = skos->labels.n ? skos->labels.at[0].text : skos->iri, id = last_part(skos->iri);
    if (!skos->labels.n) return true; /* a scheme, a collection, something else with an IRI */
    import->report.records++;
    if (skos->type == TYPE_NONE && import->options->as) skos->type = type_named(slice_of(import->options->as));
    if (!want_type(import, skos->type, skos->class, shown)) return true;
    entry_begin(import, skos->type, NULL, id);
    entry_field(import, "note=iri", skos->iri);
    entry_wikidata(import, skos->wikidata);
    add_labels(skos);
    return entry_end(import);
}

static bool end_concept(Skos *skos) {
    Import *import = skos->import;
    bool    ok = write_concept(skos);
    arena_reset(&import->texts.arena);
    *skos = (Skos){.import = import, .iri = {"", 0}, .class = {"", 0}, .type = TYPE_NONE};
    return ok;
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

static Slice keep(Skos *skos, Slice text) {
    char *copy = arena_copy(&skos->import->texts.arena, text.at, text.n);
    if (!copy) fail_memory(skos->import->err);
    return copy ? (Slice){copy, text.n} : (Slice){"", 0};
}

static void take_label(Skos *skos, const TurtleStatement *statement, uint8_t sort) {
    Import *import = skos->import;
    if (skos->labels.n == LABELS_MOST) {
        leave(import, LEFT_OUT, "name", "more names than a record can have", slice_of(""), statement->object);
        return;
    }
    Label *label = array_add(&import->texts.arena, &skos->labels);
    if (label) *label = (Label){keep(skos, statement->object), keep(skos, statement->language), sort};
    else fail_memory(import->err);
}

static void take_class(Skos *skos, Slice object, bool is_type) {
    Import *import = skos->import;
    Slice   label = last_part(object), mapped;
    if (skos->type == TYPE_NONE && (is_type || map_find(import->labels, label, &mapped))) skos->type = type_listed(import, label);
    if (is_type && !skos->class.n) skos->class = keep(skos, label);
}

static void take_property(Skos *skos, const TurtleStatement *statement) {
    static const char *const labels[] = {"prefLabel", "altLabel", "hiddenLabel"};
    Slice predicate = statement->predicate, name = last_part(predicate);
    bool  is_skos = starts(predicate, "http://www.w3.org/2004/02/skos/core#");
    for (uint8_t i = 0; i < 3 && is_skos && statement->is_text; i++)
        if (slice_is(name, labels[i])) take_label(skos, statement, i);
    if (statement->is_text) return;
    if (ends_in(predicate, "22-rdf-syntax-ns#type")) take_class(skos, statement->object, true);
    else if (is_skos && (slice_is(name, "inScheme") || slice_is(name, "broader"))) take_class(skos, statement->object, false);
    else if (is_skos && slice_is(name, "exactMatch") && starts(statement->object, "http://www.wikidata.org/entity/Q"))
        skos->wikidata = keep(skos, last_part(statement->object));
}

static bool take_statement(void *context, const TurtleStatement *statement) {
    Skos *skos = context;
    if (!statement->subject.n) return true;
    if (!slice_equal(statement->subject, skos->iri)) {
        if (!end_concept(skos)) return false;
        skos->iri = keep(skos, statement->subject);
    }
    take_property(skos, statement);
    return !import_failed(skos->import);
}

bool import_skos(Import *import) {
    Skos skos = {.import = import, .iri = {"", 0}, .class = {"", 0}, .type = TYPE_NONE};
    bool ok = turtle_read(&import->stream, take_statement, &skos, &import->report.line, import->err) && end_concept(&skos);
    import->report.lines = import->report.line;
    return ok;
}
