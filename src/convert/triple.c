#include "triple.h"

static const struct Prefix {
    const char *name, *iri;
} prefixes[] = {
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"schema", "https://schema.org/"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"},
    {"itsrdf", "http://www.w3.org/2005/11/its/rdf#"},
    {"quoth", "urn:quoth:term:"},
};

#define N_PREFIXES (sizeof prefixes / sizeof *prefixes)

void triples_context(Page *page) {
    for (size_t i = 0; i < N_PREFIXES; i++) {
        page_raw(page, i ? ",\"" : "{\"");
        page_raw(page, prefixes[i].name);
        page_raw(page, "\":{\"@id\":\"");
        page_raw(page, prefixes[i].iri);
        page_raw(page, "\",\"@prefix\":true}");
    }
    page_byte(page, '}');
}

/* "schema:name" as <https://schema.org/name>. */
static void put_term(Page *page, const char *term) {
    size_t length = strcspn(term, ":");
    page_byte(page, '<');
    for (size_t i = 0; i < N_PREFIXES; i++)
        if (strlen(prefixes[i].name) == length && strncmp(prefixes[i].name, term, length) == 0) page_raw(page, prefixes[i].iri);
    page_raw(page, term + length + 1);
    page_byte(page, '>');
}

static void put_iri(Page *page, const char *iri) {
    page_byte(page, '<');
    page_raw(page, iri);
    page_byte(page, '>');
}

/* ---- Around objects ---------------------------------------------------------------------------------------------- */

void triples_subject(Triples *triples, const char *iri) {
    triples_end(triples);
    page_empty(&triples->subject);
    page_raw(&triples->subject, iri);
}

static void begin_in_json(Triples *triples, const char *predicate) {
    Page *page = triples->page;
    if (!triples->n_objects) {
        page_raw(page, triples->converter->written++ ? ",\n{\"@id\":\"" : "\n{\"@id\":\"");
        page_raw(page, page_string(&triples->subject));
        page_byte(page, '"');
    }
    bool again = triples->predicate && strcmp(triples->predicate, predicate) == 0;
    if (again) page_byte(page, ',');
    else {
        page_raw(page, triples->predicate ? "],\"" : ",\"");
        page_raw(page, strcmp(predicate, "rdf:type") == 0 ? "@type" : predicate);
        page_raw(page, "\":[");
    }
    triples->predicate = predicate;
}

static void begin(Triples *triples, const char *predicate) {
    if (triples->syntax == TRIPLE_JSONLD) begin_in_json(triples, predicate);
    else {
        put_iri(triples->page, page_string(&triples->subject));
        page_byte(triples->page, ' ');
        put_term(triples->page, predicate);
        page_byte(triples->page, ' ');
    }
    triples->n_objects++;
}

static void finish(Triples *triples) {
    if (triples->syntax == TRIPLE_JSONLD) return;
    if (triples->syntax == TRIPLE_NQ) page_byte(triples->page, ' '), put_iri(triples->page, page_string(&triples->graph));
    page_raw(triples->page, " .\n");
}

void triples_end(Triples *triples) {
    if (triples->syntax == TRIPLE_JSONLD && triples->n_objects) page_raw(triples->page, "]}");
    triples->predicate = NULL;
    triples->n_objects = 0;
}

void triples_free(Triples *triples) {
    triples->page->failed |= triples->graph.failed || triples->subject.failed;
    page_free(&triples->graph);
    page_free(&triples->subject);
}

/* ---- Objects ----------------------------------------------------------------------------------------------------- */

void triples_type(Triples *triples, const char *type) {
    begin(triples, "rdf:type");
    if (triples->syntax == TRIPLE_JSONLD) page_json(triples->page, type);
    else put_term(triples->page, type);
    finish(triples);
}

void triples_thing(Triples *triples, const char *predicate, const char *iri) {
    begin(triples, predicate);
    if (triples->syntax == TRIPLE_JSONLD) {
        page_raw(triples->page, "{\"@id\":");
        page_json(triples->page, iri);
        page_byte(triples->page, '}');
    } else put_iri(triples->page, iri);
    finish(triples);
}

/* Tags are in lower case, as they are the same in any. */
static void put_language(Page *page, const char *language) {
    for (; *language; language++) page_byte(page, (char)(*language >= 'A' && *language <= 'Z' ? *language + ('a' - 'A') : *language));
}

void triples_text(Triples *triples, const char *predicate, const char *text, const char *language) {
    if (!text) return;
    Page *page = triples->page;
    bool  json = triples->syntax == TRIPLE_JSONLD;
    begin(triples, predicate);
    if (json) page_raw(page, "{\"@value\":");
    page_triple_text(page, text, strlen(text));
    if (language) page_raw(page, json ? ",\"@language\":\"" : "@"), put_language(page, language);
    if (json) page_raw(page, language ? "\"}" : "}");
    finish(triples);
}

void triples_typed(Triples *triples, const char *predicate, const char *text, const char *type) {
    Page *page = triples->page;
    bool  json = triples->syntax == TRIPLE_JSONLD;
    begin(triples, predicate);
    if (json) page_raw(page, "{\"@value\":");
    page_json(page, text);
    page_raw(page, json ? ",\"@type\":" : "^^");
    if (json) page_json(page, type), page_byte(page, '}');
    else put_term(page, type);
    finish(triples);
}

void triples_count(Triples *triples, const char *predicate, size_t count) {
    Page digits = {0};
    page_number(&digits, count);
    triples_typed(triples, predicate, page_string(&digits), "xsd:nonNegativeInteger");
    triples->page->failed |= digits.failed;
    page_free(&digits);
}
