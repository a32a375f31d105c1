/* From operands to articles, one at a time and in order. */
#include "articles.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* JSON spends up to six bytes on one, but mostly "\u0430" on two; and there are the other fields. */
static size_t longest_line(size_t max_bytes) { return max_bytes * 3 + ((size_t)1 << 20); }

static bool ends_with(const char *text, size_t n, const char *end) {
    size_t m = strlen(end);
    return n >= m && memcmp(text + n - m, end, m) == 0;
}

bool is_jsonl_name(const char *path) {
    size_t n = strlen(path);
    n -= ends_with(path, n, ".gz") ? 3 : ends_with(path, n, ".zst") ? 4 : 0;
    return ends_with(path, n, ".jsonl") || ends_with(path, n, ".ndjson");
}

static int take_line(const Taker *taker, const Fields *fields, const char *file, const quoth_line *line) {
    Article     article = {.file = file, .line = line->number};
    ParsedLine *parsed = NULL;
    if (line->too_long) {
        article.problem.code = QUOTH_TOO_LARGE;
        snprintf(article.problem.text, sizeof article.problem.text, "line is over the limit of %zu bytes", longest_line(taker->max_bytes));
    } else parsed = article_parse(line, fields, &article);
    int status = taker->take(taker->context, &article);
    article_forget(parsed);
    return status;
}

static bool is_empty(const quoth_line *line) {
    for (size_t i = 0; i < line->length; i++)
        if (line->text[i] != ' ' && line->text[i] != '\t') return false;
    return !line->too_long;
}

static int read_lines(quoth_input *input, const char *name, const Settings *settings, const Taker *taker) {
    Fields      fields = fields_of(settings);
    quoth_line  line = {0};
    quoth_error err = {0};
    int         worst = STATUS_DONE;
    for (;;) {
        if (taker->idle && quoth_input_must_wait(input)) taker->idle(taker->context);
        if (!quoth_input_line(input, longest_line(taker->max_bytes), &line, &err)) break;
        if (is_empty(&line)) continue;
        worst = status_worse(worst, take_line(taker, &fields, name, &line));
        if (status_stops(worst)) return worst;
    }
    return err.code == QUOTH_OK ? worst : complain_of(name, 0, &err);
}

static int read_text(quoth_input *input, const char *path, const Taker *taker) {
    Article article = {.file = input_name(path), .meta.id = strcmp(path, "-") == 0 ? NULL : path};
    bool    ok = quoth_input_all(input, taker->max_bytes, &article.text, &article.length, &article.problem);
    if (!ok && article.problem.code != QUOTH_TOO_LARGE) return complain_of(article.file, 0, &article.problem);
    if (!ok) article.text = NULL;
    return taker->take(taker->context, &article);
}

static int read_one(const Settings *settings, const char *path, const Taker *taker) {
    Article      missing = {.file = path, .meta.id = path};
    quoth_input *input = quoth_input_open(path, &missing.problem);
    if (!input) return taker->take(taker->context, &missing);
    bool lines = settings->jsonl || is_jsonl_name(path);
    int  status = lines ? read_lines(input, input_name(path), settings, taker) : read_text(input, path, taker);
    quoth_input_close(input);
    return status;
}

int articles_read(const Settings *settings, const Taker *taker) {
    int worst = STATUS_DONE;
    if (!settings->n_operands && isatty(STDIN_FILENO))
        return complain("nothing to read: name files, or - for standard input"), STATUS_USAGE;
    if (!settings->n_operands) return read_one(settings, "-", taker);
    for (size_t i = 0; i < settings->n_operands; i++) {
        int status = read_one(settings, settings->operands[i], taker);
        worst = status_worse(worst, status);
        if (status_stops(status)) break;
    }
    return worst;
}

/* ---- Options of what reads texts ----------------------------------------------------------------------------------- */

static bool quotes_option(const char *which, bool *marked_only) {
    if (!which || strcmp(which, "all") == 0) return true;
    *marked_only = strcmp(which, "marked") == 0;
    if (!*marked_only) complain("--quotes: %s is neither marked nor all", which);
    return *marked_only;
}

bool extract_options_from(const Settings *settings, quoth_options *options) {
    *options = (quoth_options){.refuse_ill_formed = settings->refuse_ill_formed, .rules_path = settings->rules, .max_bytes = MOST_BYTES};
    if (settings->max_bytes && !parse_size("max-bytes", settings->max_bytes, &options->max_bytes)) return false;
    if (options->max_bytes > MOST_BYTES) return complain("--max-bytes: %s is over the most, 64M", settings->max_bytes), false;
    if (settings->min_score && !parse_share("min-score", settings->min_score, &options->min_score)) return false;
    return quotes_option(settings->quotes, &options->marked_only);
}
