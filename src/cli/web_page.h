/* A web page's article: its text without what stands around it, and what the page says of it. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H
#include <quoth.h>

typedef struct WebPage {
    char *text; /* with a NUL behind it */
    size_t length;
    char *title, *url, *outlet, *published, *language; /* or NULL */
} WebPage;

/* Reads HTML in any charset (NULL: as charset.h finds it out). What holds neither <html> nor <body> is taken for an article's own markup,
 * of which less is left out. False, with err, where memory did not suffice or elements are nested too deeply. The page is to be freed
 * whatever comes back. */
bool web_page_read(WebPage *page, const char *html, size_t n, const char *charset, quoth_error *err);
void web_page_free(WebPage *page);

bool is_page_name(const char *path); /* .html, .htm or .xhtml, packed or not */
#endif
