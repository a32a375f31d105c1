/* Words that machines read: URLs, e-mail, domains, @handles, #tags. */
#ifndef ADDRESS_H
#define ADDRESS_H
#include <stddef.h>

/* The length of the address that starts at `at`, where a word starts, or 0. What lies before *known holds none: it is moved on
 * as stretches are looked through, so that no stretch is looked through twice. */
size_t address_length(const char *text, size_t at, size_t end, size_t *known);

/* Narrows an address that address_length() found to its domain without "www.": "https://www.rt.com/news" and "press@rt.com" to
 * "rt.com". */
void address_domain(const char *text, size_t *at, size_t *end);

/* The length of the @handle or #tag that starts at `at`, where its sign stands, or 0. */
size_t address_tag(const char *text, size_t at, size_t end);
#endif
