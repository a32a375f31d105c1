/* quoth report: a page to look at. */
#include "crew.h"
#include "report.h"

typedef struct Reporting {
    Plan             plan; /* the page is made from records, as all that comes after extraction */
    quoth_extractor *extractor;
    Report          *report;
    size_t           articles;
    Bytes            room;
} Reporting;

static int take_article(void *context, const Article *article) {
    Reporting  *job = context;
    quoth_error err;
    bytes_empty(&job->room); /* of the article before */
    Record     *record = article_record(&job->plan, job->extractor, article, &job->room, &err);
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

static int report(const Settings *settings, const quoth_gazetteer *gazetteer, const quoth_options *options) {
    quoth_error err = {0};
    Sink        sink;
    Reporting   job = {.plan = {.gazetteer = gazetteer, .options = *options, .format = QUOTH_FORMAT_JSON, .write.with_text = true},
                       .extractor = quoth_extractor_new(gazetteer, options, &err), .report = report_new()};
    const Taker taker = {.take = take_article, .context = &job, .max_bytes = options->max_bytes};
    int         status = STATUS_MEMORY;
    if (!job.extractor) status = complain_of(NULL, 0, &err);
    else if (job.report) status = sink_open(&sink, settings->output) ? sink_close(&sink, write_page(&job, &sink, articles_read(settings, &taker))) : STATUS_IO;
    bytes_free(&job.room);
    report_free(job.report);
    quoth_extractor_free(job.extractor);
    return status;
}

int cmd_report(int argc, char **argv) { return text_command(argc, argv, report); }
