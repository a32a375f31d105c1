/* The whole way from a text to what is in it. Each stage reads what those before it filled in; doc/doc.h says what. */
#include "extractor.h"
#include "mem.h"
#include "offset.h"
#include "quote.h"
#include "text.h"

#define BYTES_A_BYTE 32 /* of memory, for most texts */

static bool read_all(quoth_extractor *ex, Doc *doc, const char *bytes, size_t length, quoth_error *err) {
    Units units;
    return text_decode(doc, bytes, length, ex->options.refuse_ill_formed, err) /* bytes -> well-formed text          */
        && offsets_make(doc, err)                                  /* and the way back to what users count           */
        && text_tokens(doc, err)                                   /* words, numbers, marks                          */
        && names_match(doc, ex->gazetteer, ex->words, err)         /* the language, every listed name and word in it */
        && extractor_speak(ex, doc->lexicon, err)
        && text_layout(doc, ex->own_rules, ex->rules, err)         /* paragraphs: headline, body, furniture          */
        && text_marks(doc, err)                                    /* which quotation marks belong together          */
        && text_sentences(doc, err)
        && text_turns(doc, err)                                    /* whose turn it is in a transcript               */
        && mentions_find(doc, ex->gazetteer, ex->names, &ex->scratch, err) /* the names, roles and pronouns that are there   */
        && entities_resolve(doc, ex->gazetteer, &ex->scratch, err) /* which mentions are one entity                  */
        && quotes_find(doc, ex->models, &units, &ex->scratch, err)   /* quoted and reported speech, with its cue       */
        && quotes_attribute(doc, ex->models, &units, ex->options.min_score, ex->options.explain, err) /* whose, why */
        && extractor_select(ex, doc, err);                         /* what the options leave out or have otherwise   */
}

quoth_doc *quoth_extract(quoth_extractor *ex, const char *text, size_t length, const quoth_meta *meta, quoth_error *err) {
    if (length > ex->options.max_bytes) {
        fail(err, QUOTH_TOO_LARGE, length, "text of %zu bytes is over the limit of %zu", length, ex->options.max_bytes);
        return NULL;
    }
    Doc *doc = doc_new(err);
    if (doc) arena_expect(&doc->arena, length * BYTES_A_BYTE);
    bool ok = doc && extractor_take_meta(ex, doc, meta, err) && read_all(ex, doc, text, length, err);
    arena_reset(&ex->scratch);
    if (ok) return doc;
    doc_free(doc);
    return NULL;
}
