/* What annotation tools are given of a record: spans, and links between them. */
#ifndef ANNOTATE_H
#define ANNOTATE_H
#include "convert.h"

typedef struct Span {
    const char          *label; /* "Person", "Quote", "Cue"... */
    const RecordStretch *stretch; /* of quotes, which may be in parts; else NULL */
    size_t               start, end;
    size_t               mention, quote; /* the record's that it is, or RECORD_NONE */
} Span;

typedef struct Link {
    const char *type; /* "Spoken_by", "Reported_by", "Addressed_to", "Carried_by", "Within" */
    size_t      from, to; /* spans: a quote, and its speaker, cue, addressee, carrier, or the quote that it stands inside */
} Link;

/* Mentions first, in the record's order, so that span i is mention i; then quotes; then cues, and speakers whose words are no mention. */
typedef struct Annotations {
    Span  *spans;
    Link  *links;
    size_t n_spans, n_links;
} Annotations;

bool annotations_make(Annotations *annotations, Converter *converter, const Record *record);
void annotations_free(Annotations *annotations);

/* A piece of the story's text, by its code points. */
void page_json_place(Page *page, const Story *story, size_t start, size_t end);
#endif
