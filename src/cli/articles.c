/* From operands to articles, one at a time and in order. */
#include "articles.h"
#include "web_page.h"
#include "warc.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_PARTS 1000000

/* JSON spends up to six bytes on one, but mostly "\u0430" on two; and there are the other fields. A record is longer than its text. */
static size_t longest_line(const Taker *taker) { return taker->records ? (size_t)1 << 30 : taker->max_bytes * 3 + ((size_t)1 << 20); }

static bool ends_with(const char *text, size_t n, const char *end) {
    size_t m = strlen(end);
    return n >= m && memcmp(text + n - m, end, m) == 0;
}

bool is_jsonl_name(const char *path) {
    size_t n = strlen(path);
    n -= ends_with(path, n, ".gz") ? 3 : ends_with(path, n, ".zst") ? 4 : 0;
    return ends_with(path, n, ".jsonl") || ends_with(path, n, ".ndjson");
}

typedef struct Reading {
    const Settings *settings;
    const Taker    *taker;
    Fields          fields;
    Position        at;
    const quoth_input *input;
    uint64_t        before; /* bytes of the inputs that were read before this one */
} Reading;

/* Counts one more document; is it to be taken? */
static bool is_wanted(Reading *reading) {
    const Taker *taker = reading->taker;
    size_t       before = reading->at.number++;
    return before >= taker->from.number && (!taker->parts || before % taker->parts + 1 == taker->part);
}

static int hand_over(const Reading *reading, Article *article) {
    article->position = reading->at;
    article->taken = reading->before + (reading->input ? quoth_input_taken(reading->input) : 0);
    return reading->taker->take(reading->taker->context, article);
}

#define LONGEST_SITE 256

/* "https://www.Courier.example:443/1" is of courier.example; "" of what is no web address. */
static void site_of(const char *url, char site[LONGEST_SITE]) {
    const char *slashes = url ? strstr(url, "://") : NULL, *at = slashes ? slashes + 3 : "";
    size_t      length = strcspn(at, "/?#"), user = strcspn(at, "@"), n = 0;
    if (user < length) at += user + 1, length -= user + 1;
    if (length > 4 && strncmp(at, "www.", 4) == 0) at += 4, length -= 4;
    for (; n < length && n < LONGEST_SITE - 1 && at[n] != ':'; n++) site[n] = at[n] >= 'A' && at[n] <= 'Z' ? (char)(at[n] | 0x20) : at[n];
    site[n] = '\0';
}

/* A page that does not name its outlet goes by its site. */
static int hand_over_of_site(const Reading *reading, Article *article) {
    char site[LONGEST_SITE];
    site_of(article->meta.url, site);
    if (!article->meta.outlet && site[0]) article->meta.outlet = site;
    return hand_over(reading, article);
}

/* What the page says of itself counts where nobody else has said it. */
static void take_page(Article *article, const WebPage *page) {
    quoth_meta *meta = &article->meta;
    article->text = page->text;
    article->length = page->length;
    if (!meta->title) meta->title = page->title;
    if (!meta->url) meta->url = page->url;
    if (!meta->outlet) meta->outlet = page->outlet;
    if (!meta->published) meta->published = page->published;
    if (!meta->language) meta->language = page->language;
}

/* An article whose text is a page. */
static int hand_over_page(const Reading *reading, Article *article, const char *charset) {
    WebPage page = {0};
    if (article->problem.code == QUOTH_OK && web_page_read(&page, article->text, article->length, charset, &article->problem))
        take_page(article, &page);
    int status = hand_over_of_site(reading, article);
    web_page_free(&page);
    return status;
}

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

/* Our records say in their first words what they are. */
static bool is_record(const Reading *reading, const quoth_line *line) {
    static const char start[] = "{\"schema\":\"quoth.";
    return reading->taker->records && line->length > sizeof start && memcmp(line->text, start, sizeof start - 1) == 0;
}

static int take_line(Reading *reading, const char *file, const quoth_line *line) {
    Article     article = {.file = file, .line = line->number, .is_record = is_record(reading, line)};
    ParsedLine *parsed = NULL;
    if (!is_wanted(reading)) return STATUS_DONE;
    reading->at.line = line->number;
    reading->at.byte = line->place;
    if (line->too_long) {
        article.problem.code = QUOTH_TOO_LARGE;
        snprintf(article.problem.text, sizeof article.problem.text, "line is over the limit of %zu bytes", longest_line(reading->taker));
    } else if (article.is_record) {
        article.text = line->text;
        article.length = line->length;
    } else parsed = article_parse(line, &reading->fields, &article);
    int status = reading->settings->html && !article.is_record ? hand_over_page(reading, &article, "UTF-8") : hand_over(reading, &article);
    article_forget(parsed);
    return status;
}

static bool is_empty(const quoth_line *line) {
    for (size_t i = 0; i < line->length; i++)
        if (line->text[i] != ' ' && line->text[i] != '\t') return false;
    return !line->too_long;
}

/* To behind the line that was done last. What is neither packed nor a pipe is not read up to there. */
static bool pass_to(quoth_input *input, const Position *from, quoth_line *line, quoth_error *err) {
    quoth_error no_matter = {0};
    while (line->number < from->line) {
        if (!quoth_input_line(input, 0, line, err)) return false;
        if (line->number == 1 && from->line > 1 && quoth_input_seek(input, from->byte, &no_matter)) line->number = from->line - 1;
    }
    return true;
}

static int read_lines(Reading *reading, quoth_input *input, const char *name) {
    const Taker *taker = reading->taker;
    quoth_line   line = {0};
    quoth_error  err = {0};
    int          worst = STATUS_DONE;
    if (reading->at.number < taker->from.number) { /* some of it is done */
        reading->at = taker->from;
        if (!pass_to(input, &taker->from, &line, &err)) return err.code == QUOTH_OK ? worst : complain_of(name, 0, &err);
    }
    for (;;) {
        if (taker->idle && quoth_input_must_wait(input)) taker->idle(taker->context);
        if (!quoth_input_line(input, longest_line(taker), &line, &err)) break;
        if (is_empty(&line)) continue;
        worst = status_worse(worst, take_line(reading, name, &line));
        if (status_stops(worst)) return worst;
    }
    return err.code == QUOTH_OK ? worst : complain_of(name, 0, &err);
}

/* ---- Texts ------------------------------------------------------------------------------------------------------- */

static int read_text(Reading *reading, quoth_input *input, const char *path) {
    Article article = {.file = input_name(path), .meta.id = strcmp(path, "-") == 0 ? NULL : path};
    if (!is_wanted(reading)) return STATUS_DONE;
    bool ok = quoth_input_all(input, reading->taker->max_bytes, &article.text, &article.length, &article.problem);
    if (!ok && article.problem.code != QUOTH_TOO_LARGE) return complain_of(article.file, 0, &article.problem);
    if (!ok) article.text = NULL;
    return reading->settings->html || is_page_name(path) ? hand_over_page(reading, &article, NULL) : hand_over(reading, &article);
}

/* ---- Web archives ------------------------------------------------------------------------------------------------ */

/* The address is the one that was asked for. A page that tells no date was there when it was fetched. */
static int take_record(Reading *reading, const char *file, Warc *warc, WarcRecord *record) {
    Article article = {.file = file, .meta = {.id = record->id, .url = record->url}};
    WebPage    page = {0};
    if (!record->is_document || !is_wanted(reading)) return STATUS_DONE;
    reading->at.line = record->number;
    reading->at.byte = record->place;
    bool ok = warc_text(warc, record, &article.problem);
    article.text = record->text;
    article.length = record->length;
    if (ok && record->is_page && web_page_read(&page, record->text, record->length, record->charset, &article.problem))
        take_page(&article, &page);
    if (!article.meta.published) article.meta.published = record->date;
    int status = hand_over_of_site(reading, &article);
    web_page_free(&page);
    return status;
}

/* To the record that was done last, where that can be. */
static void go_to(quoth_input *input, const Position *from, WarcRecord *record) {
    quoth_line  line = {0};
    quoth_error no_matter = {0};
    if (!quoth_input_line(input, 0, &line, &no_matter)) return;
    if (quoth_input_seek(input, from->byte, &no_matter)) record->number = from->line - 1;
    else quoth_input_seek(input, line.place, &no_matter);
}

static int read_archive(Reading *reading, quoth_input *input, const char *name) {
    const Taker *taker = reading->taker;
    Warc         warc = {.input = input, .most = taker->max_bytes};
    WarcRecord   record = {0};
    quoth_error  err = {0};
    int          worst = STATUS_DONE;
    if (reading->at.number < taker->from.number) {
        reading->at = taker->from;
        warc.passed = taker->from.line;
        go_to(input, &taker->from, &record);
    }
    while (!status_stops(worst)) {
        if (taker->idle && quoth_input_must_wait(input)) taker->idle(taker->context);
        if (!warc_next(&warc, &record, &err)) break;
        worst = status_worse(worst, take_record(reading, name, &warc, &record));
    }
    warc_free(&warc);
    return err.code == QUOTH_OK ? worst : complain_of(name, 0, &err);
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static int read_one(Reading *reading, const char *path) {
    Article      missing = {.file = path, .meta.id = path};
    quoth_input *input = quoth_input_open(path, &missing.problem);
    if (!input) return is_wanted(reading) ? hand_over(reading, &missing) : STATUS_DONE;
    reading->input = input;
    bool lines = reading->settings->jsonl || is_jsonl_name(path) || (reading->taker->records && strcmp(path, "-") == 0);
    bool archive = reading->settings->warc || is_warc_name(path);
    int  status = archive ? read_archive(reading, input, input_name(path))
                  : lines ? read_lines(reading, input, input_name(path))
                          : read_text(reading, input, path);
    reading->before += quoth_input_taken(input);
    reading->input = NULL;
    quoth_input_close(input);
    return status;
}

static uint64_t size_of(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) ? (uint64_t)status.st_size : 0;
}

int articles_read(const Settings *settings, const Taker *taker) {
    char    *standard = (char[]){"-"}, **paths = settings->n_operands ? settings->operands : &standard;
    size_t   n = settings->n_operands ? settings->n_operands : 1;
    Reading  reading = {.settings = settings, .taker = taker, .fields = fields_of(settings)};
    int      worst = STATUS_DONE;
    if (!settings->n_operands && isatty(STDIN_FILENO))
        return complain("nothing to read: name files, or - for standard input"), STATUS_USAGE;
    for (size_t i = 0; taker->from.number && i < taker->from.operand && i < n; i++) reading.before += size_of(paths[i]);
    if (taker->from.number) reading.at.number = taker->from.number - 1; /* the last one is met again, and passed over */
    for (size_t i = taker->from.number ? taker->from.operand : 0; i < n && !status_stops(worst); i++) {
        reading.at = (Position){.number = reading.at.number, .operand = i};
        worst = status_worse(worst, read_one(&reading, paths[i]));
    }
    return worst;
}

bool split_option(const char *text, Taker *taker) {
    char        part[32];
    size_t      length = text ? strcspn(text, "/") : 0;
    if (!text) return true;
    if (!text[length] || length >= sizeof part) return complain("--split: %s is not like 1/8", text), false;
    memcpy(part, text, length);
    part[length] = '\0';
    return parse_count("split", text + length + 1, MOST_PARTS, &taker->parts) && parse_count("split", part, taker->parts, &taker->part);
}

/* ---- Options of what reads texts ----------------------------------------------------------------------------------- */

static bool quotes_option(const char *which, bool *marked_only) {
    if (!which || strcmp(which, "all") == 0) return true;
    *marked_only = strcmp(which, "marked") == 0;
    if (!*marked_only) complain("--quotes: %s is neither marked nor all", which);
    return *marked_only;
}

/* "the,titles" */
static bool convention_option(const char *list, unsigned *conventions) {
    static const char *const words[] = {"the", "titles", "no-peoples", "governments", "teams", "adjectives", "bodies", "kinds"}; /* in order of the bits */
    for (const char *at = list; at && *at;) {
        const unsigned n = sizeof words / sizeof *words;
        size_t         length = strcspn(at, ",");
        unsigned       i = 0;
        while (i < n && (strlen(words[i]) != length || memcmp(words[i], at, length) != 0)) i++;
        if (i == n) return complain("--convention: %s is not a list of the, titles, no-peoples, governments, teams, adjectives, bodies, kinds", list), false;
        *conventions |= 1u << i;
        at += length + (at[length] == ',');
    }
    return true;
}

bool extract_options_from(const Settings *settings, quoth_options *options) {
    *options = (quoth_options){.refuse_ill_formed = settings->refuse_ill_formed, .rules_path = settings->rules, .max_bytes = MOST_BYTES};
    if (settings->max_bytes && !parse_size("max-bytes", settings->max_bytes, &options->max_bytes)) return false;
    if (options->max_bytes > MOST_BYTES) return complain("--max-bytes: %s is over the most, 64M", settings->max_bytes), false;
    if (settings->min_score && !parse_share("min-score", settings->min_score, &options->min_score)) return false;
    return quotes_option(settings->quotes, &options->marked_only) && convention_option(settings->convention, &options->conventions);
}

int text_command(int argc, char **argv, TextCommand run) {
    Settings      settings;
    quoth_options options;
    int           status;
    if (!settings_read(argc, argv, &settings, &status)) return status;
    if (!extract_options_from(&settings, &options)) return STATUS_USAGE;
    quoth_gazetteer *gazetteer = gazetteer_find_and_open(&settings, &status);
    if (!gazetteer) return status;
    status = run(&settings, gazetteer, &options);
    quoth_gazetteer_close(gazetteer);
    return status;
}
