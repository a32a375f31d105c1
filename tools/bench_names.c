/* Times a gazetteer, for tools/bench_names.py; each line is a step and its seconds of the processor.
 *
 *     bench_names build SOURCE IMAGE    read, compile (without reading), open
 *     bench_names find IMAGE TEXTS      tokens, and names with them, over a file of texts with a form feed between them
 */
#include "compile.h"
#include "file.h"
#include "text.h"
#include <stdio.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The step that ends now; the next one begins. */
static void tell(const char *step, double *start) {
    printf("%s %.6f\n", step, now() - *start);
    *start = now();
}

static bool build(const char *path, const char *image_path, quoth_error *err) {
    Source source = {0};
    Buffer image = {0};
    double start = now();
    bool   ok = source_read(&source, path, err);
    source_link(&source);
    tell("read", &start);
    ok = ok && gazetteer_compile(&source, &image, err);
    tell("compile", &start);
    if (ok && source.n_refused) ok = fail(err, QUOTH_SOURCE, 0, "%u faults in the source", source.n_refused);
    ok = ok && file_replace(image_path, image.at, image.n, err);
    buffer_free(&image);
    source_free(&source);
    start = now();
    quoth_gazetteer *gazetteer = ok ? quoth_gazetteer_open(image_path, err) : NULL;
    tell("open", &start);
    quoth_gazetteer_close(gazetteer);
    return gazetteer != NULL;
}

static bool read_text(const Gazetteer *gazetteer, const char *text, size_t length, quoth_error *err) {
    Doc *doc = doc_new(err);
    bool ok = doc && text_decode(doc, text, length, false, err) && text_tokens(doc, err) &&
              (!gazetteer || names_match(doc, gazetteer, NULL, err));
    doc_free(doc);
    return ok;
}

static bool read_texts(const Gazetteer *gazetteer, const Buffer *texts, quoth_error *err) {
    for (const char *at = texts->at, *end = at + texts->n, *stop; at < end; at = stop + 1) {
        stop = memchr(at, '\f', (size_t)(end - at));
        stop = stop ? stop : end;
        if (!read_text(gazetteer, at, (size_t)(stop - at), err)) return false;
    }
    return true;
}

static bool find(const char *image_path, const char *path, quoth_error *err) {
    Buffer           texts = {0};
    quoth_gazetteer *gazetteer = quoth_gazetteer_open(image_path, err);
    bool             ok = gazetteer && file_read(path, &texts, err) && read_texts(gazetteer, &texts, err); /* once without a clock */
    double           start = now();
    ok = ok && read_texts(NULL, &texts, err);
    tell("tokens", &start);
    ok = ok && read_texts(gazetteer, &texts, err);
    tell("names", &start);
    buffer_free(&texts);
    quoth_gazetteer_close(gazetteer);
    return ok;
}

int main(int argc, char **argv) {
    quoth_error err = {0};
    bool        ok = false;
    if (argc == 4 && strcmp(argv[1], "build") == 0) ok = build(argv[2], argv[3], &err);
    else if (argc == 4 && strcmp(argv[1], "find") == 0) ok = find(argv[2], argv[3], &err);
    if (!ok) fprintf(stderr, "bench_names: %s\n", err.text[0] ? err.text : "usage: bench_names build SOURCE IMAGE | find IMAGE TEXTS");
    return ok ? 0 : 1;
}
