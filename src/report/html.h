/* Writing HTML. Whatever comes from outside goes through html_text() and its kind, in elements and attributes alike. */
#ifndef HTML_H
#define HTML_H
#include <quoth.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Html {
    quoth_write write;
    void       *context;
    bool        failed; /* `write` stopped it */
    size_t      n;
    char        at[1 << 14];
} Html;

void html_bytes(Html *html, const char *bytes, size_t n);
void html_raw(Html *html, const char *markup);
void html_format(Html *html, const char *format, ...) __attribute__((format(printf, 2, 3))); /* at most 400 bytes; for numbers */
bool html_end(Html *html);

/* Text, escaped for elements and quoted attributes; control characters but tab and line feed, and bidirectional controls, which could turn
 * the page's own words around, become U+FFFD. NULL is nothing. */
void html_text(Html *html, const char *text);
void html_text_bytes(Html *html, const char *text, size_t n);

/* The byte behind so many code points of the text, or its end. */
const char *html_behind(const char *text, size_t n, size_t points);

/* The same, cut behind so many code points, with an ellipsis. */
void html_clipped(Html *html, const char *text, size_t points);
#endif
