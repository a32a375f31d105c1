/* From source files to an image in its place. */
#include "compile.h"
#include "rules.h"
#include <string.h>

/* Line rules are compiled each time an extractor is made; that they can be is found out here. */
static bool try_rules(Source *source, Index index, quoth_error *err) {
    const SourceFile *file = &source->files.at[index];
    quoth_error       why = {0};
    const char       *slash = strrchr(file->name, '/');
    if (!file->whole || strcmp(slash ? slash + 1 : file->name, "lines.json") != 0) return true;
    Rules *rules = rules_load(file->bytes.at, file->bytes.n, file->name, &why);
    rules_free(rules);
    if (rules) return true;
    if (why.code == QUOTH_MEMORY) return fail_memory(err);
    source_refuse(source, (Spot){index, 1, 1}, "%s", why.text);
    return true;
}

static bool read_all(Source *source, const char *const *paths, size_t n, quoth_error *err) {
    for (size_t i = 0; i < n; i++)
        if (!source_read(source, paths[i], err) || !try_rules(source, source->files.n - 1, err)) return false;
    source_link(source);
    return true;
}

bool quoth_gazetteer_build(const char *const *source_paths, size_t n_sources, const char *image_path,
                           quoth_complaint complain, void *context, quoth_error *err) {
    Source source = {.complain = complain, .context = context};
    Buffer image = {0};
    if (!source_paths || !n_sources) return fail(err, QUOTH_USAGE, 0, "no source files");
    bool ok = read_all(&source, source_paths, n_sources, err) && gazetteer_compile(&source, &image, err);
    uint32_t n = source.n_refused;
    if (ok && n) ok = fail(err, QUOTH_SOURCE, n, "%u fault%s in the sources", n, n == 1 ? "" : "s");
    if (ok && image_path) ok = file_replace(image_path, image.at, image.n, err);
    buffer_free(&image);
    source_free(&source);
    return ok;
}
