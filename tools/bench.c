/* Times the stages inside one process, and ICU's word iterator over the same text, for tools/bench.py.
 *
 *     bench IMAGE TEXTS
 *
 * TEXTS is a file of texts with a form feed between them. A line for each stage: its name and the seconds it took over all texts; each
 * of quoth's stages has those before it in it. */
#include "extractor.h"
#include "file.h"
#include "offset.h"
#include "text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

typedef struct Text {
    const char *at;
    size_t      n;
} Text;

typedef struct Job {
    quoth_gazetteer *gazetteer;
    quoth_extractor *extractor;
    UBreakIterator  *words;
    UChar           *wide;    /* one text in UTF-16, as ICU wants it */
    int32_t          room;
    size_t           counted; /* so that no loop is for nothing */
} Job;

typedef bool (*Stage)(Job *job, Text text, quoth_error *err);

/* ---- The stages ---------------------------------------------------------------------------------------------------- */

static bool icu_words(Job *job, Text text, quoth_error *err) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t    n = 0;
    u_strFromUTF8WithSub(job->wide, job->room, &n, text.at, (int32_t)text.n, 0xFFFD, NULL, &status);
    ubrk_setText(job->words, job->wide, n, &status);
    if (U_FAILURE(status)) return fail(err, QUOTH_MEMORY, 0, "%s", u_errorName(status));
    while (ubrk_next(job->words) != UBRK_DONE) job->counted += ubrk_getRuleStatus(job->words) != UBRK_WORD_NONE;
    return true;
}

static bool read_tokens(Job *job, Doc *doc, Text text, quoth_error *err) {
    bool ok = text_decode(doc, text.at, text.n, false, err) && offsets_make(doc, err) && text_tokens(doc, err);
    job->counted += doc->tokens.n;
    return ok;
}

static bool tokens(Job *job, Text text, quoth_error *err) {
    Doc *doc = doc_new(err);
    bool ok = doc && read_tokens(job, doc, text, err);
    doc_free(doc);
    return ok;
}

static bool names(Job *job, Text text, quoth_error *err) {
    Doc *doc = doc_new(err);
    bool ok = doc && read_tokens(job, doc, text, err) && names_match(doc, job->gazetteer, job->extractor->words, err);
    doc_free(doc);
    return ok;
}

/* The stages of extract.c that come before quotes. */
static bool read_names(Job *job, Doc *doc, Text text, quoth_error *err) {
    quoth_extractor *ex = job->extractor;
    return extractor_take_meta(ex, doc, NULL, err) && read_tokens(job, doc, text, err) && names_match(doc, ex->gazetteer, ex->words, err) &&
           extractor_speak(ex, doc->lexicon, err) && text_layout(doc, ex->own_rules, ex->rules, err) && text_marks(doc, err) &&
           text_sentences(doc, err) && text_turns(doc, err) && mentions_find(doc, ex->gazetteer, ex->names, &ex->scratch, err) &&
           entities_resolve(doc, ex->gazetteer, &ex->scratch, err);
}

static bool entities(Job *job, Text text, quoth_error *err) {
    Doc *doc = doc_new(err);
    bool ok = doc && read_names(job, doc, text, err);
    doc_free(doc);
    arena_reset(&job->extractor->scratch);
    return ok;
}

static bool all_stages(Job *job, Text text, quoth_error *err) {
    quoth_doc *doc = quoth_extract(job->extractor, text.at, text.n, NULL, err);
    quoth_doc_free(doc);
    return doc != NULL;
}

static bool count_bytes(void *context, const char *bytes, size_t length) {
    (void)bytes;
    *(size_t *)context += length;
    return true;
}

static bool records(Job *job, Text text, quoth_error *err) {
    quoth_doc *doc = quoth_extract(job->extractor, text.at, text.n, NULL, err);
    bool       ok = doc && quoth_doc_write(doc, QUOTH_FORMAT_JSON, NULL, count_bytes, &job->counted, err);
    quoth_doc_free(doc);
    return ok;
}

/* ---- Timing -------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    Stage       run;
} stages[] = {{"icu", icu_words}, {"tokens", tokens}, {"names", names}, {"entities", entities}, {"extraction", all_stages}, {"records", records}};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool time_stage(Job *job, size_t stage, const Buffer *texts, quoth_error *err) {
    double      start = now();
    const char *at = texts->at, *end = at + texts->n;
    while (at < end) {
        const char *stop = memchr(at, '\f', (size_t)(end - at));
        if (!stop) stop = end;
        if (!stages[stage].run(job, (Text){at, (size_t)(stop - at)}, err)) return false;
        at = stop + 1;
    }
    printf("%s %.6f\n", stages[stage].name, now() - start);
    return true;
}

static bool prepare(Job *job, const char *image, const char *path, Buffer *texts, quoth_error *err) {
    UErrorCode status = U_ZERO_ERROR;
    if (!file_read(path, texts, err)) return false;
    job->room = (int32_t)texts->n + 1;
    job->wide = malloc((size_t)job->room * sizeof *job->wide);
    job->words = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
    if (!job->wide || U_FAILURE(status)) return fail(err, QUOTH_MEMORY, 0, "no memory for ICU");
    job->gazetteer = quoth_gazetteer_open(image, err);
    job->extractor = job->gazetteer ? quoth_extractor_new(job->gazetteer, NULL, err) : NULL;
    return job->extractor != NULL;
}

int main(int argc, char **argv) {
    quoth_error err = {0};
    Job         job = {0};
    Buffer      texts = {0};
    bool        ok = argc == 3 && prepare(&job, argv[1], argv[2], &texts, &err);
    for (size_t i = 0; ok && i < sizeof stages / sizeof *stages; i++) ok = time_stage(&job, i, &texts, &err);
    if (!ok) fprintf(stderr, "bench: %s\n", err.text[0] ? err.text : "usage: bench IMAGE TEXTS");
    quoth_extractor_free(job.extractor);
    quoth_gazetteer_close(job.gazetteer);
    ubrk_close(job.words);
    free(job.wide);
    buffer_free(&texts);
    return ok ? 0 : 1;
}
