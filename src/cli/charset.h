/* The characters of a page. */
#ifndef CHARSET_H
#define CHARSET_H
#include <stdbool.h>
#include <stddef.h>

/* What a page's own <meta> says of its charset, within its first bytes; false where it says nothing. */
bool charset_declared(const char *page, size_t n, char name[64]);

/* The page in well-formed UTF-8 without NUL, to be freed; NULL where memory does not suffice. A byte order mark counts most, then
 * `charset` (NULL: not known), then what the page declares; what is nowhere said is UTF-8 where it can be, else Windows-1252. */
char *charset_to_utf8(const char *page, size_t n, const char *charset, size_t *length);
#endif
