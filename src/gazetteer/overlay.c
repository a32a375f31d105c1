#include "overlay.h"
#include "sort.h"
#include <stdio.h>

/* ---- Names that are apart ---------------------------------------------------------------------------------------- */

static bool put_aparts(Overlay *overlay) {
    Gazetteer    *gazetteer = overlay->gazetteer;
    const Source *source = overlay->source;
    uint32_t      n = gazetteer->n_aparts, kept = 0;
    size_t        most = (size_t)n + source->corrections.n;
    Sortable     *pairs = arena_alloc(&overlay->arena, most * sizeof *pairs), *spare = arena_alloc(&overlay->arena, most * sizeof *spare);
    uint64_t     *aparts = arena_alloc(&gazetteer->over, most * sizeof *aparts);
    if (!pairs || !spare || !aparts) return fail_memory(overlay->err);
    for (uint32_t i = 0; i < n; i++) pairs[i] = (Sortable){.by = gazetteer->aparts[i]};
    for (Index i = 0; i < source->corrections.n; i++) {
        const SourceCorrection *correction = &source->corrections.at[i];
        if (correction->what != CORRECT_APART) continue;
        pairs[n++] = (Sortable){.by = apart_hash(correction->text.at, correction->text.n, correction->of.at, correction->of.n)};
    }
    sort_by_number(pairs, spare, n);
    for (uint32_t i = 0; i < n; i++)
        if (!i || pairs[i].by != pairs[i - 1].by) aparts[kept++] = pairs[i].by;
    gazetteer->aparts = aparts;
    gazetteer->n_aparts = kept;
    return true;
}

/* ---- The whole --------------------------------------------------------------------------------------------------- */

/* "IMAGE+CORRECTIONS": each is known by its bytes. */
static void put_hash(Gazetteer *gazetteer, const Source *source) {
    uint64_t hash = HASH_SEED;
    for (Index i = 0; i < source->files.n; i++) hash = hash_mix(hash, slice_hash(source->files.at[i].bytes));
    snprintf(gazetteer->hash + 16, sizeof gazetteer->hash - 16, "+%016llx", (unsigned long long)hash);
}

static bool is_without_fault(const Overlay *overlay) {
    uint32_t n = overlay->source->n_refused;
    return !n || fail(overlay->err, QUOTH_SOURCE, n, "%u fault%s in the corrections", n, n == 1 ? "" : "s");
}

bool overlay_apply(Gazetteer *gazetteer, Source *source, quoth_error *err) {
    Overlay overlay = {.gazetteer = gazetteer, .source = source, .err = err};
    bool    ok = overlay_link(&overlay) && corrections_prepare(source, err) && overlay_forms(&overlay) && put_aparts(&overlay);
    if (ok) corrections_tell_unused(source);
    ok = ok && is_without_fault(&overlay);
    if (ok) put_hash(gazetteer, source);
    table_free(&overlay.part_of);
    arena_free(&overlay.arena);
    return ok;
}

quoth_gazetteer *quoth_gazetteer_open_corrected(const char *path, const char *const *corrections, size_t n, quoth_complaint complain, void *context,
                                                quoth_error *err) {
    if (!n) return quoth_gazetteer_open(path, err);
    Source      source = {.only_corrections = true, .complain = complain, .context = context};
    quoth_error why = {0};
    Gazetteer  *gazetteer = image_open_file(path, true, &why);
    bool        ok = gazetteer != NULL;
    for (size_t i = 0; ok && i < n; i++) ok = source_read(&source, corrections[i], &why);
    ok = ok && overlay_apply(gazetteer, &source, &why);
    source_free(&source);
    if (ok) return gazetteer;
    quoth_gazetteer_close(gazetteer);
    return fail(err, why.code, why.at, "%s", why.text), NULL;
}
