/* quoth report: a page to look at. */
#include "articles.h"
#include "report.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Reporting {
    quoth_extractor *extractor;
    Report          *report;
    size_t           articles;
} Reporting;

typedef struct Line {
    char  *at;
    size_t n, room;
} Line;

static bool add_bytes(void *context, const char *bytes, size_t length) {
    Line *line = context;
    if (length > line->room - line->n) {
        size_t room = 2 * (line->n + length);
        char  *at = realloc(line->at, room);
        if (!at) return false;
        line->at = at;
        line->room = room;
    }
    memcpy(line->at + line->n, bytes, length);
    line->n += length;
    return true;
}

/* The page is made from records, as all that comes after extraction. */
static Record *record_of(Reporting *job, const Article *article, quoth_error *err) {
    const quoth_write_options options = {.with_text = true};
    Line                      line = {0};
    quoth_doc                *doc = quoth_extract(job->extractor, article->text, article->length, &article->meta, err);
    bool                      ok = doc && quoth_doc_write(doc, QUOTH_FORMAT_JSON, &options, add_bytes, &line, err);
    Record                   *record = ok ? record_read(line.at, line.n, err) : NULL;
    quoth_doc_free(doc);
    free(line.at);
    return record;
}

static int take_article(void *context, const Article *article) {
    Reporting  *job = context;
    quoth_error err = article->problem;
    Record     *record = err.code == QUOTH_OK ? record_of(job, article, &err) : NULL;
    if (!record) return complain_of(article->file, article->line, &err);
    if (!report_add(job->report, record)) return complain("out of memory"), STATUS_MEMORY;
    if (++job->articles <= REPORT_MOST_ARTICLES) return STATUS_DONE;
    return complain("report: more than %d articles; a page is for eyes", REPORT_MOST_ARTICLES), STATUS_USAGE;
}

static int write_page(const Reporting *job, Sink *sink, int status) {
    quoth_error err = {0};
    if (status_stops(status) || report_write(job->report, sink_write, sink, &err) || sink->problem) return status;
    return complain_of(NULL, 0, &err);
}

static int run(const Settings *settings, const quoth_gazetteer *gazetteer, const quoth_options *options) {
    quoth_error err = {0};
    Sink        sink;
    Reporting   job = {.extractor = quoth_extractor_new(gazetteer, options, &err), .report = report_new()};
    const Taker taker = {.take = take_article, .context = &job, .max_bytes = options->max_bytes};
    int         status = STATUS_MEMORY;
    if (!job.extractor) status = complain_of(NULL, 0, &err);
    else if (job.report) status = sink_open(&sink, settings->output) ? sink_close(&sink, write_page(&job, &sink, articles_read(settings, &taker))) : STATUS_IO;
    report_free(job.report);
    quoth_extractor_free(job.extractor);
    return status;
}

int cmd_report(int argc, char **argv) {
    Settings      settings;
    quoth_options options;
    int           status;
    if (!settings_read(argc, argv, &settings, &status)) return status;
    if (!extract_options_from(&settings, &options)) return STATUS_USAGE;
    quoth_gazetteer *gazetteer = gazetteer_find_and_open(settings.gazetteer, &status);
    if (!gazetteer) return status;
    status = run(&settings, gazetteer, &options);
    quoth_gazetteer_close(gazetteer);
    return status;
}
