/* quoth index: records of many documents in one file, to be asked by quoth query. */
#include "crew.h"
#include "index.h"
#include "progress.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#define SECOND     INT64_C(1000000000) /* nanoseconds */
#define BATCH      1000u /* documents a transaction */
#define MOST_BATCH 1000000u

/* ---- add --------------------------------------------------------------------------------------------------------- */

typedef struct Job {
    Progress   bar; /* at a terminal, where no lines of counts are asked for */
    IndexFile *index;
    Crew      *crew;
    const char *path;
    bool       progress, failed; /* failed: the index itself did */
    size_t     batch, open; /* documents a transaction; those of the one that is open */
    int64_t    committed;   /* when that was: monotonic_now() */
    size_t     read, added, replaced, known, rejected;
    Sink       sink;
} Job;

static void put_counts(Job *job) {
    char line[200];
    snprintf(line, sizeof line, "{\"documents\":%zu,\"added\":%zu,\"replaced\":%zu,\"known\":%zu,\"rejected\":%zu}\n", job->read,
             job->added, job->replaced, job->known, job->rejected);
    sink_text(&job->sink, line);
    sink_flush(&job->sink);
}

static int fail_with(Job *job, const quoth_error *err) {
    job->failed = true;
    complain_of(job->path, 0, err);
    return STATUS_IO;
}

static int commit(Job *job) {
    quoth_error err = {0};
    job->open = 0;
    job->committed = monotonic_now();
    if (!index_commit(job->index, &err)) return fail_with(job, &err);
    if (job->progress) put_counts(job);
    return job->sink.problem ? STATUS_IO : STATUS_DONE;
}

static int reject(Job *job, const Article *article, const quoth_error *err) {
    job->read++;
    job->rejected++;
    progress_clear(&job->bar);
    int status = complain_of(article->file, article->line, err);
    return status_stops(status) && err->code != QUOTH_IO ? STATUS_REJECTED : status;
}

static int reject_error(Job *job, const Article *article, const Record *record) {
    quoth_error err = {.code = QUOTH_JSON};
    snprintf(err.text, sizeof err.text, "an error record: %.200s", record->message);
    return reject(job, article, &err);
}

static int add_record(Job *job, const Record *record) {
    quoth_error    err = {0};
    enum IndexFate fate = index_add(job->index, record, &err);
    if (fate == INDEX_FAILED) return fail_with(job, &err);
    job->read++;
    job->added += fate == INDEX_ADDED;
    job->replaced += fate == INDEX_REPLACED;
    job->known += fate == INDEX_KNOWN;
    return ++job->open >= job->batch ? commit(job) : STATUS_DONE;
}

static int receive(void *context, const Article *article, const Outcome *outcome) {
    Job          *job = context;
    const Record *record = outcome->record;
    progress_step(&job->bar, article->taken);
    if (!record) return reject(job, article, &outcome->err);
    if (record->sort == RECORD_ERROR) return reject_error(job, article, record);
    return record->sort == RECORD_DOCUMENT ? add_record(job, record) : STATUS_DONE;
}

static int take(void *context, const Article *article) { return crew_take(((Job *)context)->crew, article); }

static void idle(void *context) {
    Job *job = context;
    crew_wait(job->crew);
    if (job->open && monotonic_now() - job->committed > SECOND) commit(job); /* not each time that a pipe is empty for a moment */
}

/* The operands behind the index, or standard input, are what is read. */
static int read_all(Job *job, const Settings *settings, size_t max_bytes) {
    const Taker taker = {.take = take, .idle = idle, .context = job, .max_bytes = max_bytes, .records = true};
    Settings    inner = *settings;
    inner.operands += 2;
    inner.n_operands -= 2;
    inner.output = job->path; /* where records go */
    if (!job->progress) progress_begin(&job->bar, &inner, false);
    int status = articles_read(&inner, &taker);
    status = status_worse(status, crew_wait(job->crew));
    progress_clear(&job->bar);
    return status;
}

/* Also where an input broke off: what came before it is there. */
static int finish(Job *job) {
    quoth_error err = {0};
    int         status = commit(job);
    if (job->failed || status_stops(status)) return status;
    progress_say(&job->bar, "settling what is new");
    if (!index_settle(job->index, &err)) return fail_with(job, &err);
    progress_clear(&job->bar);
    if (!job->progress) put_counts(job);
    return status;
}

static int add_all(Job *job, const Settings *settings, const quoth_gazetteer *gazetteer, const quoth_options *options) {
    const Plan     plan = {.gazetteer = gazetteer, .options = *options, .format = QUOTH_FORMAT_JSON, .read_back = true};
    const Receiver receiver = {receive, job};
    quoth_error    err = {0};
    size_t         threads = 1;
    if (settings->threads && !parse_count("threads", settings->threads, MOST_THREADS, &threads)) return STATUS_USAGE;
    job->crew = crew_hire(threads, &plan, &receiver, &err);
    if (!job->crew) return complain_of(NULL, 0, &err);
    if (!sink_open(&job->sink, NULL)) return crew_dismiss(job->crew), STATUS_IO;
    int status = read_all(job, settings, options->max_bytes);
    crew_dismiss(job->crew);
    if (!job->failed && !job->sink.problem) status = status_worse(status, finish(job));
    return sink_close(&job->sink, status);
}

/* Parsed lines are thousands of small blocks that come and go together: kept apart for quick use they are gathered again and again. */
static void set_allocation(void) {
#ifdef __GLIBC__
    mallopt(M_MXFAST, 0);
#endif
}

static int add(IndexFile *index, const Settings *settings, const quoth_gazetteer *gazetteer) {
    quoth_options options;
    Job          *job = calloc(1, sizeof *job);
    int           status = STATUS_USAGE;
    if (!job) return complain("%s", quoth_code_text(QUOTH_MEMORY)), STATUS_MEMORY;
    set_allocation();
    *job = (Job){.index = index, .path = settings->operands[1], .progress = settings->progress, .batch = BATCH};
    if (extract_options_from(settings, &options) && (!settings->batch || parse_count("batch", settings->batch, MOST_BATCH, &job->batch)))
        status = add_all(job, settings, gazetteer, &options);
    free(job);
    return status;
}

/* ---- merge, never, split ----------------------------------------------------------------------------------------- */

/* A key stands for itself, a name for the one thing that has it. NULL, and told. */
static char *key_meant(IndexFile *index, const char *path, const char *word) {
    quoth_error err = {0};
    size_t      n = 0;
    char       *key = index_key_of(index, word, &n, &err);
    if (err.code != QUOTH_OK) complain_of(path, 0, &err);
    else if (!key) complain("%s: nobody is named %s; give a key, as quoth query people prints it", path, word);
    else if (n > 1) {
        complain("%s: %zu are named %s; give a key, as quoth query people prints it", path, n, word);
        free(key);
        return NULL;
    }
    return key;
}

static int decide(IndexFile *index, enum IndexVerb verb, const Settings *settings) {
    const char *path = settings->operands[1];
    quoth_error err = {0};
    char       *a = key_meant(index, path, settings->operands[2]);
    char       *b = verb == INDEX_SPLIT || !a ? NULL : key_meant(index, path, settings->operands[3]);
    const char *document = verb == INDEX_SPLIT && settings->n_operands > 3 ? settings->operands[3] : NULL;
    int         status = STATUS_USAGE;
    if (a && (b || verb == INDEX_SPLIT)) {
        bool ok = index_decide(index, verb, a, b ? b : document, &err);
        status = ok ? STATUS_DONE : complain_of(path, 0, &err);
    }
    free(a);
    free(b);
    return status;
}

/* ---- check, rebuild ---------------------------------------------------------------------------------------------- */

static void tell_fault(void *context, const char *fault) {
    const char *path = context;
    complain("%s: %s", path, fault);
}

static int check(IndexFile *index, char *path) {
    quoth_error err = {0};
    if (index_check(index, tell_fault, path, &err)) return STATUS_DONE;
    return err.code != QUOTH_OK ? complain_of(path, 0, &err) : STATUS_CORRUPT;
}

static int rebuild(IndexFile *index, const char *path) {
    quoth_error err = {0};
    return index_rebuild(index, &err) ? STATUS_DONE : complain_of(path, 0, &err);
}

/* ---- The command ------------------------------------------------------------------------------------------------- */

static const struct {
    const char    *name;
    size_t         least, most; /* operands, its name and the index among them */
    enum IndexUse  use;
} verbs[] = {{"add", 2, SIZE_MAX, INDEX_MAKE}, {"merge", 4, 4, INDEX_WRITE},   {"never", 4, 4, INDEX_WRITE},
             {"split", 3, 4, INDEX_WRITE},     {"rebuild", 2, 2, INDEX_WRITE}, {"check", 2, 2, INDEX_WRITE}};

enum { ADD, MERGE, NEVER, SPLIT, REBUILD, CHECK, N_VERBS };

static int run(size_t verb, IndexFile *index, const Settings *settings, const quoth_gazetteer *gazetteer) {
    switch (verb) {
        case ADD: return add(index, settings, gazetteer);
        case MERGE: return decide(index, INDEX_MERGE, settings);
        case NEVER: return decide(index, INDEX_NEVER, settings);
        case SPLIT: return decide(index, INDEX_SPLIT, settings);
        case REBUILD: return rebuild(index, settings->operands[1]);
        default: return check(index, settings->operands[1]);
    }
}

int cmd_index(int argc, char **argv) {
    Settings settings;
    int      status;
    size_t   verb = 0;
    if (!settings_read(argc, argv, &settings, &status)) return status;
    while (verb < N_VERBS && settings.n_operands && strcmp(settings.operands[0], verbs[verb].name) != 0) verb++;
    if (verb == N_VERBS || settings.n_operands < verbs[verb].least || settings.n_operands > verbs[verb].most)
        return complain("index: say add, merge, never, split, rebuild or check, and what with; see quoth index --help"), STATUS_USAGE;
    quoth_gazetteer *gazetteer = gazetteer_find_and_open(&settings, &status);
    if (!gazetteer) return status;
    quoth_error err = {0};
    IndexFile  *index = index_open(settings.operands[1], verbs[verb].use, gazetteer, &err);
    status = index ? run(verb, index, &settings, gazetteer) : complain_of(settings.operands[1], 0, &err);
    index_close(index);
    quoth_gazetteer_close(gazetteer);
    return status;
}
