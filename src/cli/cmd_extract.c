/* quoth extract: texts in, records out, one for one and in order. */
#include "checkpoint.h"
#include "crew.h"
#include "progress.h"
#include "readable.h"
#include "wrap.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Extraction {
    Plan             plan;
    quoth_extractor *extractor; /* where there is no crew */
    Crew            *crew;
    char            *key;  /* of the record, with --passthrough; or NULL */
    Checkpoint       done; /* with the counts of records written, also where none is kept */
    Progress         progress;
    Sink             sink;
} Extraction;

/* Where an article's record goes. */
static Wrap wrap_of(Extraction *job, const Article *article) { return (Wrap){sink_write, &job->sink, article, job->key}; }

/* An article is done with, well or ill. */
static int count_in(Extraction *job, const Article *article, int status) {
    if (status_stops(status)) return status;
    progress_step(&job->progress, article->taken);
    job->done.at = article->position;
    job->done.status = status_worse(job->done.status, status);
    return checkpoint_is_due(&job->done) && !checkpoint_write(&job->done, &job->sink) ? STATUS_IO : status;
}

/* ---- Error records ----------------------------------------------------------------------------------------------- */

/* "TOO_LARGE" is "too-large" in records. */
static void code_word(quoth_code code, char word[24]) {
    static const char *const names[] = {
#define NAME_OF(name, text) #name,
        QUOTH_CODES(NAME_OF)
#undef NAME_OF
    };
    size_t      n = 0;
    const char *name = (size_t)code < sizeof names / sizeof *names ? names[code] : "UNKNOWN";
    for (; name[n] && n < 23; n++) word[n] = name[n] == '_' ? '-' : (char)(name[n] | 0x20);
    word[n] = '\0';
}

static char *error_record(const Extraction *job, const Article *article, const quoth_error *err) {
    char code[24];
    code_word(err->code, code);
    json_t *record = json_object();
    if (job->plan.format == QUOTH_FORMAT_FLAT) json_object_set_new(record, "record", json_string("error"));
    json_object_set_new(record, "schema", json_string("quoth.error/1"));
    json_object_set_new(record, "id", readable_value(article->meta.id));
    json_object_set_new(record, "line", article->line ? json_integer((json_int_t)article->line) : json_null());
    json_object_set_new(record, "error", json_pack("{s:s, s:o}", "code", code, "message",
                                                   readable_value(err->text[0] ? err->text : quoth_code_text(err->code))));
    char *line = json_object_size(record) >= 4 ? json_dumps(record, JSON_COMPACT | JSON_ENSURE_ASCII) : NULL;
    json_decref(record);
    return line;
}

static int reject(Extraction *job, const Article *article, const quoth_error *err) {
    progress_clear(&job->progress);
    int   status = complain_of(article->file, article->line, err);
    char *record = error_record(job, article, err);
    Wrap  wrap = wrap_of(job, article);
    bool  wrapped = record && job->key && article->raw; /* what is no object at all stands by itself */
    bool  ok = wrapped ? wrap_write(&wrap, record, strlen(record)) : record && sink_text(&job->sink, record) && sink_text(&job->sink, "\n");
    free(record);
    job->done.errors += ok;
    return ok ? status : STATUS_IO; /* without a record for each text there is no going on */
}

/* ---- Records ----------------------------------------------------------------------------------------------------- */

static int put_record(void *context, const Article *article, const Outcome *outcome) {
    Extraction *job = context;
    Wrap        wrap = wrap_of(job, article);
    const char *bytes = outcome->bytes;
    if (!bytes) return count_in(job, article, reject(job, article, &outcome->err));
    if (!(job->key ? wrap_write(&wrap, bytes, outcome->length) : sink_write(&job->sink, bytes, outcome->length))) return STATUS_IO; /* told when it is closed */
    job->done.documents++;
    return count_in(job, article, STATUS_DONE);
}

static int take_article(void *context, const Article *article) {
    Extraction *job = context;
    Wrap        wrap = wrap_of(job, article);
    quoth_error err;
    if (job->crew) return crew_take(job->crew, article);
    bool ok = article_write(&job->plan, job->extractor, article, job->key ? wrap_write : sink_write, job->key ? (void *)&wrap : &job->sink, &err);
    if (!ok && job->sink.problem) return STATUS_IO;
    job->done.documents += ok;
    return count_in(job, article, ok ? STATUS_DONE : reject(job, article, &err));
}

/* The last line: where it is missing, so is more. */
static void put_trailer(Extraction *job) {
    char line[160];
    snprintf(line, sizeof line, "{%s\"schema\":\"quoth.trailer/1\",\"documents\":%zu,\"errors\":%zu,\"bytes\":%llu}\n",
             job->plan.format == QUOTH_FORMAT_FLAT ? "\"record\":\"trailer\"," : "", job->done.documents, job->done.errors,
             (unsigned long long)job->sink.total);
    sink_text(&job->sink, line);
}

static void flush(void *context) {
    Extraction *job = context;
    if (job->crew) crew_wait(job->crew);
    sink_flush(&job->sink);
    if (checkpoint_is_due(&job->done)) checkpoint_write(&job->done, &job->sink);
}

/* ---- Options ----------------------------------------------------------------------------------------------------- */

static bool offsets_option(const char *units, quoth_write_options *options) {
    while (units && *units) {
        size_t length = strcspn(units, ",");
        if (length == 4 && strncmp(units, "byte", 4) == 0) options->byte_offsets = true;
        else if (length == 5 && strncmp(units, "utf16", 5) == 0) options->utf16_offsets = true;
        else if (length != 9 || strncmp(units, "codepoint", 9) != 0)
            return complain("--offsets: %.*s is none of codepoint, byte, utf16", (int)length, units), false;
        units += length + (units[length] == ',');
    }
    return true;
}

static bool finish(Extraction *job, int status) {
    job->done.finished = true;
    job->done.status = status;
    return checkpoint_write(&job->done, &job->sink);
}

static int run(Extraction *job, const Settings *settings) {
    bool  kept = job->done.path != NULL;
    Taker taker = {.take = take_article, .idle = flush, .context = job, .max_bytes = job->plan.options.max_bytes, .from = job->done.at};
    if (!split_option(settings->split, &taker)) return STATUS_USAGE;
    if (!(kept ? sink_resume(&job->sink, settings->output, job->done.bytes) : sink_open(&job->sink, settings->output))) return STATUS_IO;
    progress_begin(&job->progress, settings, job->done.at.number > 0);
    int status = status_worse(job->done.status, articles_read(settings, &taker));
    if (job->crew && !status_stops(status)) status = status_worse(status, crew_wait(job->crew));
    progress_end(&job->progress);
    if (settings->trailer && !status_stops(status)) put_trailer(job);
    if (kept && !status_stops(status) && !finish(job, status)) status = STATUS_IO;
    return sink_close(&job->sink, status);
}

/* A run that is finished is not gone on with; its file is only looked at. */
static int resume(Extraction *job, const Settings *settings) {
    int status = checkpoint_open(&job->done, settings, job->plan.gazetteer);
    if (status != STATUS_DONE) return status;
    if (!job->done.finished) return run(job, settings);
    if (!sink_resume(&job->sink, settings->output, job->done.bytes)) return STATUS_IO;
    return sink_close(&job->sink, job->done.status);
}

static int passthrough_option(Extraction *job, const Settings *settings) {
    if (settings->record_field && !settings->passthrough) return complain("--record-field goes with --passthrough"), STATUS_USAGE;
    if (!settings->passthrough) return STATUS_DONE;
    if (settings->flat) return complain("--passthrough puts whole records into the objects, not --flat ones"), STATUS_USAGE;
    json_t *name = json_string(record_field(settings));
    job->key = name ? json_dumps(name, JSON_ENCODE_ANY) : NULL;
    json_decref(name);
    return job->key ? STATUS_DONE : (complain("--record-field: no well-formed UTF-8"), STATUS_USAGE);
}

/* One thread is this one. */
static int hire(Extraction *job, const Settings *settings) {
    const Receiver receiver = {put_record, job};
    quoth_error    err = {0};
    size_t         threads = 1;
    if (settings->threads && !parse_count("threads", settings->threads, MOST_THREADS, &threads)) return STATUS_USAGE;
    if (threads > 1) job->crew = crew_hire(threads, &job->plan, &receiver, &err);
    else job->extractor = quoth_extractor_new(job->plan.gazetteer, &job->plan.options, &err);
    return job->crew || job->extractor ? STATUS_DONE : complain_of(NULL, 0, &err);
}

static int extract(const Settings *settings, const quoth_gazetteer *gazetteer, const quoth_options *options) {
    Extraction *job = calloc(1, sizeof *job);
    if (!job) return complain("%s", quoth_code_text(QUOTH_MEMORY)), STATUS_MEMORY;
    job->plan = (Plan){.gazetteer = gazetteer, .options = *options, .format = settings->flat ? QUOTH_FORMAT_FLAT : QUOTH_FORMAT_JSON};
    job->plan.write = (quoth_write_options){.with_text = settings->with_text, .ascii = settings->ascii};
    int status = offsets_option(settings->offsets, &job->plan.write) ? passthrough_option(job, settings) : STATUS_USAGE;
    if (status == STATUS_DONE) status = hire(job, settings);
    if (status == STATUS_DONE) status = resume(job, settings);
    checkpoint_close(&job->done);
    crew_dismiss(job->crew);
    quoth_extractor_free(job->extractor);
    free(job->key);
    free(job);
    return status;
}

int cmd_extract(int argc, char **argv) { return text_command(argc, argv, extract); }
