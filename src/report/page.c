/* The page as a whole. Its policy lets the browser load nothing at all, and run and apply just the script and style sheet that lie in it,
 * known by their hashes: a text that came through as markup would still do nothing. */
#include "sheet.h"
#include "assets.h"
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

/* ---- Articles ---------------------------------------------------------------------------------------------------- */

Report *report_new(void) { return calloc(1, sizeof(Report)); }

static void sheet_free(Sheet *sheet) {
    record_free((Record *)sheet->record);
    free(sheet->colors);
    free(sheet->quoted);
}

void report_free(Report *report) {
    for (size_t i = 0; report && i < report->n; i++) sheet_free(&report->sheets[i]);
    if (report) free(report->sheets);
    free(report);
}

bool report_add(Report *report, Record *record) {
    Sheet sheet = {.record = record, .number = report->n + 1};
    if (report->n == report->room) {
        size_t room = report->room ? 2 * report->room : 8;
        Sheet *sheets = realloc(report->sheets, room * sizeof *sheets);
        if (!sheets) return record_free(record), false;
        report->sheets = sheets;
        report->room = room;
    }
    if (!speakers_count(&sheet)) return sheet_free(&sheet), false;
    report->sheets[report->n++] = sheet;
    return true;
}

/* ---- The head ---------------------------------------------------------------------------------------------------- */

static void put_hash(Html *html, const char *text) {
    struct sha256_ctx hash;
    uint8_t           digest[SHA256_DIGEST_SIZE];
    char              base64[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1] = {0};
    sha256_init(&hash);
    sha256_update(&hash, strlen(text), (const uint8_t *)text);
    sha256_digest(&hash, sizeof digest, digest);
    base64_encode_raw(base64, sizeof digest, digest);
    html_raw(html, "'sha256-");
    html_raw(html, base64);
    html_raw(html, "'");
}

/* Where the headline is: a name or quote in it says so. Else the text's first line. */
static const char *headline_of(const Record *record) {
    const char *text = record->text, *at = text;
    for (size_t i = 0; i < record->n_mentions && at == text; i++)
        if (record->mentions[i].zone && strcmp(record->mentions[i].zone, "headline") == 0)
            at = html_behind(text, record->n_text, record->mentions[i].place.start);
    while (at > text && at[-1] != '\n') at--;
    return at + strspn(at, " \t\r\n");
}

void put_title(Html *html, const Record *record, size_t points) {
    const char *text = record->title ? record->title : headline_of(record), *end = html_behind(text, strcspn(text, "\n"), points);
    if (!*text) html_clipped(html, record->id, points);
    html_text_bytes(html, text, (size_t)(end - text));
    if (*end && *end != '\n') html_raw(html, "\xE2\x80\xA6");
}

static void put_head(Html *html, const Report *report) {
    html_raw(html,
             "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src ");
    put_hash(html, report_style);
    html_raw(html, "; script-src ");
    put_hash(html, report_script);
    html_raw(html, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
                   "content=\"no-referrer\">\n<title>");
    if (report->n == 1) put_title(html, report->sheets[0].record, 90);
    else html_format(html, "%zu articles: who said what", report->n);
    html_raw(html, "</title>\n<style>");
    html_raw(html, report_style);
    html_raw(html, "</style>\n</head>\n<body>\n");
}

/* ---- The body ---------------------------------------------------------------------------------------------------- */

static void put_contents(Html *html, const Report *report) {
    if (report->n < 2) return;
    html_raw(html, "<nav><h2>Articles</h2><ol>\n");
    for (size_t i = 0; i < report->n; i++) {
        html_format(html, "<li dir=\"auto\"><a href=\"#a%zu\">", i + 1);
        put_title(html, report->sheets[i].record, 120);
        html_raw(html, "</a></li>\n");
    }
    html_raw(html, "</ol></nav>\n");
}

static void put_about(Html *html, const Record *record) {
    const char *const all[] = {record->outlet, record->published, record->id};
    size_t            quotes = count_quotes(record);
    html_raw(html, "<p class=\"about\">");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i]) html_raw(html, "<span dir=\"auto\">"), html_clipped(html, all[i], 120), html_raw(html, "</span> ");
    html_format(html, "<span>%zu quote%s</span> <span>%zu name%s</span></p>\n", quotes, quotes == 1 ? "" : "s", record->n_entities,
                record->n_entities == 1 ? "" : "s");
}

static bool put_article(Html *html, const Sheet *sheet) {
    html_format(html, "<article id=\"a%zu\"><h2 dir=\"auto\">", sheet->number);
    put_title(html, sheet->record, 200);
    html_raw(html, "</h2>\n");
    put_about(html, sheet->record);
    html_raw(html, "<div class=\"sheet\">\n");
    bool ok = put_marked_text(html, sheet);
    put_quotes(html, sheet);
    html_raw(html, "</div>\n");
    put_entities(html, sheet);
    html_raw(html, "</article>\n");
    return ok;
}

static bool put_body(Html *html, const Report *report) {
    bool ok = true;
    html_raw(html, "<header><h1>Who said what</h1><p>Quotes are set in their speakers' colours; names are underlined. Point at or tap a "
                   "quote, a speaker or a name "
                   "to see what belongs to it; <kbd>j</kbd> and <kbd>k</kbd> go to the next quote and back, <kbd>Esc</kbd> lets "
                   "go.</p></header>\n<main>\n");
    put_contents(html, report);
    for (size_t i = 0; ok && i < report->n; i++) ok = put_article(html, &report->sheets[i]);
    ok = ok && put_timeline(html, report) && put_company(html, report);
    html_format(html, "</main>\n<footer><p>Written by quoth %s.</p></footer>\n<script>", quoth_version());
    html_raw(html, report_script);
    html_raw(html, "</script>\n</body>\n</html>\n");
    return ok;
}

bool report_write(const Report *report, quoth_write write, void *context, quoth_error *err) {
    Html *html = calloc(1, sizeof *html);
    if (html) *html = (Html){.write = write, .context = context};
    if (html) put_head(html, report);
    bool ok = html && put_body(html, report), written = html && html_end(html);
    if (err && !ok) *err = (quoth_error){.code = QUOTH_MEMORY, .text = "out of memory"};
    else if (err && !written) *err = (quoth_error){.code = QUOTH_IO, .text = "the page could not be written"};
    free(html);
    return ok && written;
}
