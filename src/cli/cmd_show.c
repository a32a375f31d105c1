/* quoth show, quoth explain: for eyes. The environment is read here, as the library reads none. */
#include "articles.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define MOST_QUOTES 99999999 /* no text has as many */

typedef struct Showing {
    quoth_extractor    *extractor;
    quoth_format        format;
    quoth_write_options options;
    Sink                sink;
    size_t              shown;
} Showing;

static bool has_quote(const quoth_write_options *options, const quoth_doc *doc, quoth_error *err) {
    if (options->quote <= quoth_doc_quotes(doc)) return true;
    *err = (quoth_error){.code = QUOTH_USAGE};
    snprintf(err->text, sizeof err->text, "there is no quote %zu: the text has %zu", options->quote, quoth_doc_quotes(doc));
    return false;
}

static int take_article(void *context, const Article *article) {
    Showing    *job = context;
    quoth_error err = article->problem;
    quoth_doc  *doc = err.code == QUOTH_OK ? quoth_extract(job->extractor, article->text, article->length, &article->meta, &err) : NULL;
    bool        ok = doc && (!job->shown++ || sink_text(&job->sink, "\n\n"));
    ok = ok && has_quote(&job->options, doc, &err);
    ok = ok && quoth_doc_write(doc, job->format, &job->options, sink_write, &job->sink, &err);
    quoth_doc_free(doc);
    if (job->sink.problem) return STATUS_IO;
    return ok ? STATUS_DONE : complain_of(article->file, article->line, &err);
}

static void flush(void *context) { sink_flush(&((Showing *)context)->sink); }

/* ---- The terminal ------------------------------------------------------------------------------------------------ */

static bool terminal_takes_color(void) {
    const char *off = getenv("NO_COLOR"), *kind = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(off && *off) && !(kind && strcmp(kind, "dumb") == 0);
}

static bool color_option(const char *when, bool *color) {
    *color = !when || strcmp(when, "auto") == 0 ? terminal_takes_color() : strcmp(when, "always") == 0;
    if (!when || *color || strcmp(when, "auto") == 0 || strcmp(when, "never") == 0) return true;
    complain("--color: %s is none of always, never, auto", when);
    return false;
}

static size_t terminal_width(void) {
    struct winsize size;
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static bool view_options_from(const Settings *settings, quoth_write_options *options) {
    *options = (quoth_write_options){.width = terminal_width(), .codes = settings->codes};
    return color_option(settings->color, &options->color) && (!settings->width || parse_size("width", settings->width, &options->width)) &&
           (!settings->quote || parse_count("quote", settings->quote, MOST_QUOTES, &options->quote));
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static int show_as(quoth_format format, const Settings *settings, const quoth_gazetteer *gazetteer, const quoth_options *options) {
    Showing       job = {.format = format};
    quoth_error   err = {0};
    quoth_options own = *options;
    if (!view_options_from(settings, &job.options)) return STATUS_USAGE;
    own.explain = format == QUOTH_FORMAT_EXPLAIN;
    job.extractor = quoth_extractor_new(gazetteer, &own, &err);
    if (!job.extractor) return complain_of(NULL, 0, &err);
    const Taker taker = {.take = take_article, .idle = flush, .context = &job, .max_bytes = options->max_bytes};
    int         status = sink_open(&job.sink, NULL) ? sink_close(&job.sink, articles_read(settings, &taker)) : STATUS_IO;
    quoth_extractor_free(job.extractor);
    return status;
}

static int show(const Settings *settings, const quoth_gazetteer *gazetteer, const quoth_options *options) {
    return show_as(QUOTH_FORMAT_VIEW, settings, gazetteer, options);
}

static int explain(const Settings *settings, const quoth_gazetteer *gazetteer, const quoth_options *options) {
    return show_as(QUOTH_FORMAT_EXPLAIN, settings, gazetteer, options);
}

int cmd_show(int argc, char **argv) { return text_command(argc, argv, show); }
int cmd_explain(int argc, char **argv) { return text_command(argc, argv, explain); }
