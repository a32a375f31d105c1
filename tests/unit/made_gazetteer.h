/* A gazetteer compiled in memory from source texts, for tests. */
#ifndef MADE_GAZETTEER_H
#define MADE_GAZETTEER_H
#include "gazetteer/compile.h"
#include "text.h"
#include <stdio.h>
#include <string.h>

/* What was complained of: "FILE:LINE:COLUMN: REASON\n"... */
typedef struct Told {
    char   text[4096];
    size_t n;
} Told;

static inline void made_complaint(void *context, const char *file, uint32_t line, uint32_t column, const char *reason) {
    Told *told = context;
    int   n = snprintf(told->text + told->n, sizeof told->text - told->n, "%s:%u:%u: %s\n", file, line, column, reason);
    told->n += (size_t)n < sizeof told->text - told->n ? (size_t)n : 0;
}

typedef struct MadeGazetteer {
    Buffer      image;
    Gazetteer  *gazetteer; /* NULL where a line was refused, which `told` tells */
    Told        told;
    quoth_error err;
} MadeGazetteer;

/* A little of what models/spellings*.tsv hold: i stands for y, and names with it for each other. */
static const char made_spellings[] = "%type spelling\nexchange\ti\ty\t0.5\nweight\tpart-latin/always\t4\nweight\tpart-latin/cost\t-1\n"
                                     "weight\tlatin-bare/always\t-1\nweight\tlatin-bare/least\t2\nweight\tlatin-bare/left_both\t-9\n"
                                     "weight\tlatin-bare/left_most\t-1\n";

/* Sources as pairs of path and text, up to a NULL path. */
static inline void gazetteer_make(MadeGazetteer *made, const char *const (*sources)[2]) {
    Source source = {.complain = made_complaint, .context = &made->told};
    bool   ok = true;
    for (; ok && (*sources)[0]; sources++) ok = source_take(&source, (*sources)[0], (*sources)[1], strlen((*sources)[1]), &made->err);
    if (ok) source_link(&source);
    ok = ok && gazetteer_compile(&source, &made->image, &made->err) && !source.n_refused;
    if (ok) made->gazetteer = image_open(made->image.at, made->image.n, &made->err);
    source_free(&source);
}

static inline void gazetteer_unmake(MadeGazetteer *made) {
    quoth_gazetteer_close(made->gazetteer);
    buffer_free(&made->image);
}

#define GAZETTEER_MAKE(made, ...) gazetteer_make(made, (const char *const[][2]){__VA_ARGS__, {NULL, NULL}})

/* A text with its listed names and words marked, or NULL. */
static inline Doc *gazetteer_read(const Gazetteer *gazetteer, const char *text, const char *language) {
    Doc *doc = doc_new(NULL);
    if (doc) doc->language = language;
    if (doc && text_decode(doc, text, strlen(text), false, NULL) && text_tokens(doc, NULL) && names_match(doc, gazetteer, NULL, NULL))
        return doc;
    doc_free(doc);
    return NULL;
}
#endif
