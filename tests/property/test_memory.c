/* Every allocation of an extraction fails once, and from there on for good: an error comes back, nothing leaks (ASan looks), and
 * the next document works. The linker puts these wrappers before malloc in our own objects; ICU, PCRE2 and Jansson keep theirs. */
#include "buffer.h"
#include "extractor.h"
#include "made_file.h"
#include "unit.h"
#include <stdlib.h>
#include <string.h>

static long fail_at = -1, count;
static bool for_good;

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *block, size_t size);

static bool fails_now(void) {
    long now = count++;
    return fail_at >= 0 && (for_good ? now >= fail_at : now == fail_at);
}
void *__wrap_malloc(size_t size) { return fails_now() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t n, size_t size) { return fails_now() ? NULL : __real_calloc(n, size); }
void *__wrap_realloc(void *block, size_t size) { return fails_now() ? NULL : __real_realloc(block, size); }

static const char text[] = "LONDON — Kremlin spokesman Dmitry Peskov said on Monday that talks “did not continue.” “We were ready,” he\n"
                           "told the Financial Times (FT). Yury Ushakov, an aide, agreed.\n\nRussia's ambassador, Andrey Kelin, called it “rude.\xFF”\n";

static quoth_gazetteer *gazetteer;

static bool append(void *context, const char *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return !((Buffer *)context)->failed;
}

static bool whole_way(quoth_extractor *extractor, quoth_error *err) {
    Buffer     out = {0};
    quoth_doc *doc = quoth_extract(extractor, text, sizeof text - 1, NULL, err);
    bool       ok = doc && quoth_doc_write(doc, QUOTH_FORMAT_JSON, NULL, append, &out, err) && !out.failed;
    quoth_doc_free(doc);
    buffer_free(&out);
    return ok;
}

static void sweep(bool sticky) {
    quoth_error      err = {0};
    quoth_extractor *extractor = quoth_extractor_new(gazetteer, NULL, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(extractor);
    for (long at = 0;; at++) {
        quoth_error why = {0};
        count = 0, fail_at = at, for_good = sticky;
        bool ok = whole_way(extractor, &why), reached = count > at;
        fail_at = -1;
        if (!reached) {
            CU_ASSERT(ok && at > 3);
            break;
        }
        CU_ASSERT(ok || why.code == QUOTH_MEMORY || why.code == QUOTH_IO);
        CU_ASSERT_FATAL(at < 100000);
        CU_ASSERT(whole_way(extractor, &err));
    }
    quoth_extractor_free(extractor);
}

static void each_allocation_may_fail_once(void) {
    char        path[4096];
    quoth_error err = {0};
    snprintf(path, sizeof path, "%s/quoth.gaz", getenv("QUOTH_BUILD") ? getenv("QUOTH_BUILD") : ".");
    gazetteer = quoth_gazetteer_open(path, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(gazetteer);
    sweep(false);
}
static void all_allocations_may_fail_from_some_time_on(void) { sweep(true); }

static void an_extractor_or_a_gazetteer_may_not_come_about(void) {
    char path[4096];
    snprintf(path, sizeof path, "%s/quoth.gaz", getenv("QUOTH_BUILD") ? getenv("QUOTH_BUILD") : ".");
    for (long at = 0;; at++) {
        quoth_error err = {0};
        count = 0, fail_at = at, for_good = false;
        quoth_gazetteer *other = quoth_gazetteer_open(path, &err);
        quoth_extractor *extractor = other ? quoth_extractor_new(other, NULL, &err) : NULL;
        bool             reached = count > at;
        fail_at = -1;
        CU_ASSERT(extractor || err.code == QUOTH_MEMORY);
        quoth_extractor_free(extractor);
        quoth_gazetteer_close(other);
        if (!reached) break;
    }
    quoth_gazetteer_close(gazetteer);
}

/* Each sort of correction, over the image that is read in all these tests. */
static void corrections_say_that_there_is_no_memory(void) {
    static const char lines[] = "%type correction\nnever\tKyiv|Of "
                                "Nobody\nnever\tGeorgia\tof=georgia\ncompany\tParis\nsame\tgermany|france\napart\tAnn Lee|Anne Lee\n";
    MadeFile    mine = file_make(lines, sizeof lines - 1);
    const char *corrections[] = {mine.path};
    char        path[4096];
    snprintf(path, sizeof path, "%s/quoth.gaz", getenv("QUOTH_BUILD") ? getenv("QUOTH_BUILD") : ".");
    for (long at = 0;; at++) {
        quoth_error err = {0};
        count = 0, fail_at = at, for_good = false;
        quoth_gazetteer *corrected = quoth_gazetteer_open_corrected(path, corrections, 1, NULL, NULL, &err);
        bool             reached = count > at;
        fail_at = -1;
        CU_ASSERT(reached ? !corrected && err.code == QUOTH_MEMORY : corrected != NULL);
        quoth_gazetteer_close(corrected);
        CU_ASSERT_FATAL(at < 10000);
        if (!reached) break;
    }
    file_unmake(&mine);
}

static bool imported(const char *form, const char *name, Buffer *out, quoth_error *err) {
    char                 path[4096];
    quoth_import_options options = {.from = form, .as = "person"};
    snprintf(path, sizeof path, "%s/tests/import/%s", getenv("QUOTH_SOURCE") ? getenv("QUOTH_SOURCE") : ".", name);
    return quoth_gazetteer_import(path, &options, append, out, NULL, NULL, NULL, err) && !out->failed;
}

static void import_sweep(const char *form, const char *name) {
    Buffer      whole = {0};
    quoth_error err = {0};
    CU_ASSERT(imported(form, name, &whole, &err));
    for (long at = 0;; at++) {
        Buffer      out = {0};
        quoth_error why = {0};
        count = 0, fail_at = at, for_good = false;
        bool ok = imported(form, name, &out, &why), reached = count > at;
        fail_at = -1;
        CU_ASSERT(reached ? !ok : ok);
        CU_ASSERT(ok ? out.n == whole.n : why.code == QUOTH_MEMORY || out.failed);
        buffer_free(&out);
        CU_ASSERT_FATAL(at < 10000);
        if (!reached) break;
    }
    buffer_free(&whole);
}

static void an_import_says_that_there_is_no_memory(void) {
    static const char *const lists[][2] = {{"geonames", "places.geonames.tsv"}, {"jrc", "names.jrc.tsv"}, {"spacy", "rulers.spacy.jsonl"},
        {"gate", "gate/lists.def"}, {"skos", "thesaurus.ttl"}, {"opensanctions", "targets.simple.csv"}, {"ftm", "entities.ftm.json"}, {"wikidata", "items.wikidata.json"}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) import_sweep(lists[i][0], lists[i][1]);
}

UNIT_MAIN("memory", {"each allocation may fail once", each_allocation_may_fail_once},
          {"all allocations may fail from some time on", all_allocations_may_fail_from_some_time_on},
          {"an extractor or a gazetteer may not come about", an_extractor_or_a_gazetteer_may_not_come_about},
          {"corrections say that there is no memory", corrections_say_that_there_is_no_memory},
          {"an import says that there is no memory", an_import_says_that_there_is_no_memory})
