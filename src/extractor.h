/* Working memory over one gazetteer. */
#ifndef EXTRACTOR_H
#define EXTRACTOR_H
#include "entity.h"
#include "rules.h"

struct quoth_extractor {
    const Gazetteer *gazetteer;
    NameModel       *names;
    quoth_options    options;   /* defaults filled in */
    Rules           *rules;     /* the gazetteer's */
    Rules           *own_rules; /* the user's, or NULL */
    struct QuoteModels *models; /* quote.h */
    Arena            scratch;   /* emptied after each text */
};

/* Copies what is known of the text into the doc. */
bool extractor_take_meta(const quoth_extractor *extractor, Doc *doc, const quoth_meta *meta, quoth_error *err);

/* Takes out what the options leave out: quotes without marks. Always true. */
bool extractor_select(const quoth_extractor *extractor, Doc *doc);
#endif
