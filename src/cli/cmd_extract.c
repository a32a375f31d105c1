/* quoth extract: texts in, records out, one for one and in order. */
#include "crew.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Extraction {
    Plan             plan;
    quoth_extractor *extractor; /* where there is no crew */
    Crew            *crew;
    size_t           documents, errors; /* records written */
    Sink             sink;
} Extraction;

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

/* Ill-formed bytes, which a path may have, are shown as \xHH. */
static json_t *text_value(const char *text) {
    char readable[4096];
    if (!text) return json_null();
    json_t *value = json_string(text);
    if (value) return value;
    make_readable(text, strlen(text), readable, sizeof readable);
    return json_string(readable);
}

static char *error_record(const Extraction *job, const Article *article, const quoth_error *err) {
    char code[24];
    code_word(err->code, code);
    json_t *record = json_object();
    if (job->plan.format == QUOTH_FORMAT_FLAT) json_object_set_new(record, "record", json_string("error"));
    json_object_set_new(record, "schema", json_string("quoth.error/1"));
    json_object_set_new(record, "id", text_value(article->meta.id));
    json_object_set_new(record, "line", article->line ? json_integer((json_int_t)article->line) : json_null());
    json_object_set_new(record, "error", json_pack("{s:s, s:o}", "code", code, "message",
                                                   text_value(err->text[0] ? err->text : quoth_code_text(err->code))));
    char *line = json_object_size(record) >= 4 ? json_dumps(record, JSON_COMPACT | JSON_ENSURE_ASCII) : NULL;
    json_decref(record);
    return line;
}

static int reject(Extraction *job, const Article *article, const quoth_error *err) {
    int   status = complain_of(article->file, article->line, err);
    char *record = error_record(job, article, err);
    bool  ok = record && sink_text(&job->sink, record) && sink_text(&job->sink, "\n");
    free(record);
    job->errors += ok;
    return ok ? status : STATUS_IO; /* without a record for each text there is no going on */
}

/* ---- Records ----------------------------------------------------------------------------------------------------- */

static int put_record(void *context, const Article *article, const char *record, size_t length, const quoth_error *err) {
    Extraction *job = context;
    if (!record) return reject(job, article, err);
    if (!sink_write(&job->sink, record, length)) return STATUS_IO; /* the sink tells it when it is closed */
    job->documents++;
    return STATUS_DONE;
}

static int take_article(void *context, const Article *article) {
    Extraction *job = context;
    quoth_error err;
    if (job->crew) return crew_take(job->crew, article);
    if (article_write(&job->plan, job->extractor, article, sink_write, &job->sink, &err)) return job->documents++, STATUS_DONE;
    return job->sink.problem ? STATUS_IO : reject(job, article, &err);
}

/* The last line: where it is missing, so is more. */
static void put_trailer(Extraction *job) {
    char line[160];
    snprintf(line, sizeof line, "{%s\"schema\":\"quoth.trailer/1\",\"documents\":%zu,\"errors\":%zu,\"bytes\":%llu}\n",
             job->plan.format == QUOTH_FORMAT_FLAT ? "\"record\":\"trailer\"," : "", job->documents, job->errors,
             (unsigned long long)job->sink.total);
    sink_text(&job->sink, line);
}

static void flush(void *context) {
    Extraction *job = context;
    if (job->crew) crew_wait(job->crew);
    sink_flush(&job->sink);
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

static int run(Extraction *job, const Settings *settings) {
    if (!sink_open(&job->sink, settings->output)) return STATUS_IO;
    const Taker taker = {take_article, flush, job, job->plan.options.max_bytes};
    int         status = articles_read(settings, &taker);
    if (job->crew && !status_stops(status)) status = status_worse(status, crew_wait(job->crew));
    if (settings->trailer && !status_stops(status)) put_trailer(job);
    return sink_close(&job->sink, status);
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

static int run_with(const quoth_gazetteer *gazetteer, const quoth_options *options, const Settings *settings) {
    Extraction *job = calloc(1, sizeof *job);
    if (!job) return complain("%s", quoth_code_text(QUOTH_MEMORY)), STATUS_MEMORY;
    job->plan = (Plan){.gazetteer = gazetteer, .options = *options, .format = settings->flat ? QUOTH_FORMAT_FLAT : QUOTH_FORMAT_JSON};
    job->plan.write = (quoth_write_options){.with_text = settings->with_text, .ascii = settings->ascii};
    int status = offsets_option(settings->offsets, &job->plan.write) ? hire(job, settings) : STATUS_USAGE;
    if (status == STATUS_DONE) status = run(job, settings);
    crew_dismiss(job->crew);
    quoth_extractor_free(job->extractor);
    free(job);
    return status;
}

int cmd_extract(int argc, char **argv) {
    Settings      settings;
    quoth_options options;
    int           status;
    if (!settings_read(argc, argv, &settings, &status)) return status;
    if (!extract_options_from(&settings, &options)) return STATUS_USAGE;
    quoth_gazetteer *gazetteer = gazetteer_find_and_open(settings.gazetteer, &status);
    if (!gazetteer) return status;
    status = run_with(gazetteer, &options, &settings);
    quoth_gazetteer_close(gazetteer);
    return status;
}
