/* Texts for the tests of quote/: names stand marked in them as in entity_doc.h; the words, the cues and the weights are the
 * shipped ones. */
#ifndef QUOTE_DOC_H
#define QUOTE_DOC_H
#include "entity_doc.h"
#include "core/file.h"
#include "quote/quote.h"
#include "quote/units.h"

typedef struct QuoteDoc {
    MadeGazetteer made;
    Doc          *doc;
    Units         units;
    Arena         scratch;
} QuoteDoc;

#define QUOTE_SOURCES 4

static inline void quote_gazetteer(MadeGazetteer *made) {
    static const char *const files[QUOTE_SOURCES] = {"gazetteers/en/words.tsv", "gazetteers/en/cues.tsv",
                                                     "gazetteers/en/abbreviations.tsv", "models/reported.tsv"};
    const char *source = getenv("QUOTH_SOURCE");
    Buffer      texts[QUOTE_SOURCES] = {{0}};
    const char *pairs[QUOTE_SOURCES + 1][2] = {{NULL, NULL}};
    for (unsigned i = 0; i < QUOTE_SOURCES; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", source ? source : ".", files[i]);
        CU_ASSERT_FATAL(file_read(path, &texts[i], NULL));
        pairs[i][0] = files[i];
        pairs[i][1] = texts[i].at;
    }
    gazetteer_make(made, (const char *const(*)[2])pairs);
    for (unsigned i = 0; i < QUOTE_SOURCES; i++) buffer_free(&texts[i]);
    if (!made->gazetteer) fprintf(stderr, "%s%s\n", made->told.text, made->err.text);
    CU_ASSERT_FATAL(made->gazetteer != NULL);
}

/* One for a whole suite: compiling it takes a while. */
static inline const Gazetteer *quote_lexicon(void) {
    static MadeGazetteer made;
    if (!made.gazetteer) quote_gazetteer(&made);
    return made.gazetteer;
}

static inline QuoteModels *quote_weights(void) {
    static QuoteModels *models;
    if (!models) models = quote_models_new(quote_lexicon(), NULL);
    CU_ASSERT_FATAL(models != NULL);
    return models;
}

static inline void quote_read(QuoteDoc *out, const char *marked_text) {
    MarkedText marked;
    memset(out, 0, sizeof *out);
    marked_read(&marked, marked_text);
    const Gazetteer *gazetteer = quote_lexicon();
    Doc             *doc = out->doc = gazetteer_read(gazetteer, marked.text, "en");
    CU_ASSERT_FATAL(doc != NULL && entity_layout(doc, &marked));
    entity_add_names(doc, &marked);
    CU_ASSERT_FATAL(mentions_complete(doc, gazetteer, &out->scratch, NULL) && entities_resolve(doc, gazetteer, &out->scratch, NULL));
    CU_ASSERT_FATAL(units_make(&out->units, doc, gazetteer, &out->scratch, NULL));
}

static inline void quote_free(QuoteDoc *doc) {
    doc_free(doc->doc);
    arena_free(&doc->scratch);
}

/* The first unit that begins with the word, or NONE. */
static inline Index quote_unit(const QuoteDoc *d, const char *word) {
    for (Index i = 0; i < d->units.row.n; i++) {
        Span span = span_of_tokens(d->doc, d->units.row.at[i].first, d->units.row.at[i].end);
        if (strncmp(d->doc->text + span.start, word, strlen(word)) == 0) return i;
    }
    return NONE;
}

/* "speaker|words;" */
static inline void quote_put(Buffer *out, const Doc *doc, const Quote *quote) {
    entity_put(out, doc, quote->source);
    buffer_text(out, "|");
    entity_put(out, doc, doc->spans.at[quote->parts.first]);
    buffer_text(out, ";");
}

static inline void quote_put_units(Buffer *out, const QuoteDoc *d, Index first, Index end) {
    const Unit *row = d->units.row.at;
    if (first < end) entity_put(out, d->doc, span_of_tokens(d->doc, row[first].first, row[end - 1].end));
}
#endif
