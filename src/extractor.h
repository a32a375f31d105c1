/* Working memory over one gazetteer. */
#ifndef EXTRACTOR_H
#define EXTRACTOR_H
#include "entity.h"
#include "rules.h"

#define MOST_RULED 64u /* languages that have line rules of their own */

struct quoth_extractor {
    const Gazetteer *gazetteer;
    NameModel       *names;
    WordMemory      *words;     /* of the texts before */
    quoth_options    options;   /* defaults filled in */
    Rules           *rules;     /* the gazetteer's for the text's language: one of those */
    Rules           *rules_of[MOST_RULED];
    char             ruled[MOST_RULED][3]; /* their languages */
    uint32_t         n_ruled;
    Rules           *own_rules; /* the user's, or NULL */
    struct QuoteModels *models; /* quote.h */
    Arena            scratch;   /* emptied after each text */
};

/* Copies what is known of the text into the doc. */
bool extractor_take_meta(const quoth_extractor *extractor, Doc *doc, const quoth_meta *meta, quoth_error *err);

/* Takes the line rules of the text's language, which are loaded once for all texts; the English ones where it has none. */
bool extractor_speak(quoth_extractor *extractor, const char *language, quoth_error *err);

/* Takes out what the options leave out, quotes without marks, and bounds names by the convention they ask for. False: out of memory. */
bool extractor_select(const quoth_extractor *extractor, Doc *doc, quoth_error *err);
#endif
