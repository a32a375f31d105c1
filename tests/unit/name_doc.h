/* For the tests of finding names: the shipped gazetteer, a text read up to its names, and what was found as "[Jane Roe/person]". */
#ifndef NAME_DOC_H
#define NAME_DOC_H
#include "entity/name_finder.h"
#include "offset.h"
#include "text.h"
#include "unit.h"
#include <stdlib.h>
#include <string.h>

/* The image that the build made; the tests of names ask what shipped lists and weights do. */
static inline Gazetteer *names_gazetteer(void) {
    char        path[1024];
    quoth_error err = {0};
    const char *build = getenv("QUOTH_BUILD");
    snprintf(path, sizeof path, "%s/quoth.gaz", build ? build : ".");
    Gazetteer *gazetteer = quoth_gazetteer_open(path, &err);
    if (!gazetteer) fprintf(stderr, "%s: %s\n", path, err.text);
    CU_ASSERT_FATAL(gazetteer != NULL);
    return gazetteer;
}

static inline NameModel *names_model(const Gazetteer *gazetteer) {
    NameModel *model = name_model_new(gazetteer, NULL);
    CU_ASSERT_FATAL(model != NULL);
    return model;
}

/* Read up to its sentences. */
static inline Doc *names_text(const Gazetteer *gazetteer, const char *text) {
    static const char none[] = "{\"rules\":[]}";
    quoth_error err = {0};
    Doc        *doc = doc_new(&err);
    Rules      *rules = rules_load(none, sizeof none - 1, "none", &err);
    bool ok = doc && rules && text_decode(doc, text, strlen(text), false, &err) && offsets_make(doc, &err) && text_tokens(doc, &err) &&
              names_match(doc, gazetteer, NULL, &err) && text_layout(doc, NULL, rules, &err) && text_marks(doc, &err) &&
              text_sentences(doc, &err) && text_turns(doc, &err);
    if (!ok) fprintf(stderr, "%s\n", err.text);
    CU_ASSERT_FATAL(ok);
    rules_free(rules);
    return doc;
}

static inline Doc *names_doc(const Gazetteer *gazetteer, const char *text) {
    Doc  *doc = names_text(gazetteer, text);
    Arena scratch = {0};
    NameModel *model = names_model(gazetteer);
    CU_ASSERT_FATAL(names_find(doc, model, &scratch, NULL));
    name_model_free(model);
    arena_free(&scratch);
    return doc;
}

/* All names of the text, in its order. */
static inline void names_shown(const Doc *doc, char *out, size_t size) {
    size_t n = 0;
    out[0] = '\0';
    for (Index i = 0; i < doc->mentions.n && n < size; i++) {
        const Mention *m = &doc->mentions.at[i];
        n += (size_t)snprintf(out + n, size - n, "%s[%.*s/%s]", n ? " " : "", (int)(m->span.end - m->span.start),
                              doc->text + m->span.start, type_name(m->type));
    }
}

static inline void check_names(const Gazetteer *gazetteer, const char *text, const char *want) {
    char got[2048];
    Doc *doc = names_doc(gazetteer, text);
    names_shown(doc, got, sizeof got);
    if (strcmp(got, want) != 0) fprintf(stderr, "\n  of   %s\n  got  %s\n  want %s\n", text, got, want);
    CU_ASSERT_STRING_EQUAL(got, want);
    doc_free(doc);
}
#endif
