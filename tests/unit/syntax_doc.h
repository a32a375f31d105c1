/* Sentences read by the shipped weights, for tests. */
#ifndef SYNTAX_DOC_H
#define SYNTAX_DOC_H
#include "core/file.h"
#include "made_gazetteer.h"
#include "syntax/syntax.h"
#include "unit.h"
#include <stdlib.h>

/* One for a whole suite. */
static inline const Gazetteer *syntax_weights(void) {
    static MadeGazetteer made;
    const char *source = getenv("QUOTH_SOURCE");
    Buffer text = {0};
    char path[4096];
    if (made.gazetteer) return made.gazetteer;
    snprintf(path, sizeof path, "%s/models/en-syntax.tsv", source ? source : ".");
    CU_ASSERT_FATAL(file_read(path, &text, NULL));
    GAZETTEER_MAKE(&made, {"models/en-syntax.tsv", text.at});
    buffer_free(&text);
    CU_ASSERT_FATAL(made.gazetteer != NULL);
    return made.gazetteer;
}

typedef struct SyntaxDoc {
    Doc *doc;
    Syntax syntax;
    Arena scratch;
} SyntaxDoc;

static inline void syntax_doc(SyntaxDoc *out, const Gazetteer *gazetteer, const char *text) {
    *out = (SyntaxDoc){.doc = gazetteer_read(gazetteer, text, "en")};
    CU_ASSERT_FATAL(out->doc && text_layout(out->doc, NULL, NULL, NULL) && text_marks(out->doc, NULL) && text_sentences(out->doc, NULL));
    memcpy(out->doc->lexicon, "en", 3);
    CU_ASSERT_FATAL(syntax_begin(&out->syntax, out->doc, gazetteer, &out->scratch));
    for (Index i = 0; i < out->doc->sentences.n; i++) CU_ASSERT_FATAL(syntax_read(&out->syntax, i));
}

static inline void syntax_doc_free(SyntaxDoc *read) {
    arena_free(&read->scratch);
    doc_free(read->doc);
}
#endif
