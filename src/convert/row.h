/* Rows of CSV: each cell ends with a comma, the last one's becomes the end of the row. */
#ifndef ROW_H
#define ROW_H
#include "page.h"

static inline void row_text(Page *page, const char *text) { /* nothing for NULL, "" for an empty text */
    page_csv(page, text);
    page_byte(page, ',');
}

static inline void row_number(Page *page, size_t number) {
    page_number(page, number);
    page_byte(page, ',');
}

static inline void row_score(Page *page, double score) {
    page_score(page, score);
    page_byte(page, ',');
}

static inline void row_flag(Page *page, bool flag) { row_text(page, flag ? "true" : "false"); }

static inline void row_nothing(Page *page, size_t cells) {
    while (cells--) page_byte(page, ',');
}

static inline void row_end(Page *page) {
    if (page->n && !page->failed) page->at[page->n - 1] = '\n';
}
#endif
