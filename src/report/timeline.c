/* When what appeared: the articles by their dates. */
#include "sheet.h"
#include <stdlib.h>
#include <string.h>

/* Dates as they were given; those of ISO 8601, which sort as texts, are what most sources have. */
static int compare_dates(const void *left, const void *right) {
    const Sheet *a = *(const Sheet *const *)left, *b = *(const Sheet *const *)right;
    int          order = strcmp(a->record->published, b->record->published);
    return order ? order : a->number < b->number ? -1 : 1;
}

static void put_row(Html *html, const Sheet *sheet) {
    const Record *record = sheet->record;
    size_t        quotes = count_quotes(record);
    html_raw(html, "<tr><td>");
    html_clipped(html, record->published, 16);
    html_raw(html, "</td><td dir=\"auto\">");
    html_clipped(html, record->outlet, 40);
    html_format(html, "</td><td dir=\"auto\"><a href=\"#a%zu\">", sheet->number);
    put_title(html, record, 90);
    html_format(html,
                "</a></td><td><svg class=\"bar\" viewBox=\"0 0 100 10\" role=\"img\" aria-label=\"%zu quotes\"><rect width=\"%zu\" "
                "height=\"10\"/></svg> %zu</td></tr>\n",
                quotes, quotes > 50 ? (size_t)100 : 2 * quotes, quotes);
}

bool put_timeline(Html *html, const Report *report) {
    const Sheet **dated = calloc(report->n + 1, sizeof *dated);
    size_t        n = 0;
    if (!dated) return false;
    for (size_t i = 0; i < report->n; i++)
        if (report->sheets[i].record->published) dated[n++] = &report->sheets[i];
    qsort(dated, n, sizeof *dated, compare_dates);
    if (n > 1) {
        html_raw(html, "<section "
                       "class=\"timeline\"><h2>When</h2>\n<table><thead><tr><th>Date</th><th>Outlet</th><th>Article</th><th>Quotes</th></"
                       "tr></thead><tbody>\n");
        for (size_t i = 0; i < n; i++) put_row(html, dated[i]);
        html_raw(html, "</tbody></table></section>\n");
    }
    free(dated);
    return true;
}
