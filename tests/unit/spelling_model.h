/* The model of spellings compiled from models/, without known parts, for tests. */
#ifndef SPELLING_MODEL_H
#define SPELLING_MODEL_H
#include "file.h"
#include "names/model.h"
#include <stdio.h>
#include <stdlib.h>

typedef struct MadeModel {
    Buffer        bytes;
    SpellingModel model;
} MadeModel;

static inline bool model_take_text(ModelBuilder *builder, const char *text, size_t n) {
    const char *fault = NULL;
    for (size_t at = 0, end; at < n && !fault; at = end + 1) {
        for (end = at; end < n && text[end] != '\n';) end++;
        if (end > at && text[at] != '#' && text[at] != '%') fault = model_builder_take(builder, text + at, end - at);
    }
    return !fault;
}

static inline bool model_finish(ModelBuilder *builder, MadeModel *made) {
    quoth_error err = {0};
    bool ok = model_builder_write(builder, &made->bytes) && model_open(made->bytes.at, made->bytes.n, &made->model, &err);
    if (!ok) printf("    %s\n", err.text);
    return ok;
}

/* `more` are lines of further records, or NULL. */
static inline bool model_make(MadeModel *made, const char *more) {
    static const char *const names[] = {"spellings", "spellings-han", "spellings-min", "spellings-parts", "spellings-names"};
    const char   *source = getenv("QUOTH_SOURCE");
    ModelBuilder *builder = model_builder_new();
    bool          ok = builder != NULL;
    for (unsigned i = 0; ok && i < sizeof names / sizeof *names; i++) {
        char   path[400];
        Buffer bytes = {0};
        snprintf(path, sizeof path, "%s/models/%s.tsv", source ? source : ".", names[i]);
        ok = file_read(path, &bytes, NULL) && model_take_text(builder, bytes.at, bytes.n);
        buffer_free(&bytes);
    }
    ok = ok && (!more || model_take_text(builder, more, strlen(more))) && model_finish(builder, made);
    model_builder_free(builder);
    return ok;
}
#endif
