/* Statements of RDF, in the syntax of the format. Vocabularies are written as prefixes: "schema:name". */
#ifndef TRIPLE_H
#define TRIPLE_H
#include "convert.h"

enum TripleSyntax { TRIPLE_NT, TRIPLE_NQ, TRIPLE_JSONLD };

typedef struct Triples {
    Converter        *converter;
    Page             *page;
    enum TripleSyntax syntax;
    Page              graph, subject; /* IRIs */
    const char       *predicate;      /* the last one: JSON-LD gives all objects of one together */
    size_t            n_objects;      /* of the subject */
} Triples;

void triples_subject(Triples *triples, const char *iri); /* what follows is of it; statements of one predicate follow each other */
void triples_type(Triples *triples, const char *type);
void triples_thing(Triples *triples, const char *predicate, const char *iri);
void triples_text(Triples *triples, const char *predicate, const char *text, const char *language); /* language: a tag, or NULL. Text: NULL is nothing */
void triples_typed(Triples *triples, const char *predicate, const char *text, const char *type);
void triples_count(Triples *triples, const char *predicate, size_t count);
void triples_end(Triples *triples); /* of the subject */
void triples_free(Triples *triples);

void triples_context(Page *page); /* the prefixes, as the context of JSON-LD */
#endif
