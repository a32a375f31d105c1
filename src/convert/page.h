/* A file in the making: bytes that wait to be written, and the ways in which formats write texts. A failed allocation is remembered in
 * `failed` and makes all later calls do nothing, so that writers check once, at the end.
 *
 * Characters that XML 1.0, and with it RDF and most readers, has no place for (control characters but tab, LF and CR; U+FFFE, U+FFFF)
 * become U+FFFD wherever text is written: one code point for one, so that places stay right. */
#ifndef PAGE_H
#define PAGE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Page {
    const char *name;     /* of the file, within the folder */
    char       *at;
    size_t      n, cap;
    size_t      replaced; /* characters that became U+FFFD */
    bool        failed;
} Page; /* zeroed is empty */

void page_add(Page *page, const void *bytes, size_t length);
void page_byte(Page *page, char byte);
const char *page_string(Page *page); /* with a NUL behind it that n does not count; "" where it failed */
void page_empty(Page *page); /* keeps its memory and its counts */
void page_free(Page *page);

static inline void page_raw(Page *page, const char *text) { page_add(page, text, strlen(text)); } /* of ours, as it stands */

void page_number(Page *page, size_t number);
void page_score(Page *page, double score); /* four digits behind the point, at most */

/* How long the character is that starts here, and whether it has no place in any format. */
size_t page_character(const char *at, const char *end, bool *unfit);

/* Texts are well-formed UTF-8. */
void page_clean(Page *page, const char *text, size_t length);     /* with no other change */
void page_json(Page *page, const char *text);                     /* in quotes; null for NULL */
void page_json_bytes(Page *page, const char *text, size_t length);
void page_csv(Page *page, const char *text);                      /* RFC 4180; nothing for NULL, "" for an empty text */
void page_quoted(Page *page, const char *text);                   /* the same, always within quotation marks */
void page_within_quotes(Page *page, const char *text);              /* a piece of such a cell */
void page_percent(Page *page, const char *text);                  /* as a part of an IRI: all but letters, digits, "-", ".", "_", "~" as %XX */
void page_triple_text(Page *page, const char *text, size_t length); /* a string of N-Triples, in quotes */
#endif
