#include "page.h"
#include <stdlib.h>

#define UNFIT "\xef\xbf\xbd" /* U+FFFD */

static bool make_room(Page *page, size_t more) {
    if (page->failed || more > SIZE_MAX / 2 - page->n) return page->failed = true, false;
    size_t cap = page->cap ? page->cap : 4096;
    while (cap < page->n + more) cap *= 2;
    char *at = realloc(page->at, cap);
    if (!at) return page->failed = true, false;
    page->at = at;
    page->cap = cap;
    return true;
}

void page_add(Page *page, const void *bytes, size_t length) {
    if (!length || (length > page->cap - page->n && !make_room(page, length))) return;
    memcpy(page->at + page->n, bytes, length);
    page->n += length;
}

void page_byte(Page *page, char byte) { page_add(page, &byte, 1); }

const char *page_string(Page *page) {
    page_byte(page, '\0');
    if (page->failed) return "";
    page->n--;
    return page->at;
}

void page_empty(Page *page) { page->n = 0; }

void page_free(Page *page) {
    free(page->at);
    page->at = NULL;
    page->n = page->cap = 0;
}

/* ---- Numbers, whatever the locale -------------------------------------------------------------------------------- */

void page_number(Page *page, size_t number) {
    char  digits[3 * sizeof number];
    char *at = digits + sizeof digits;
    do *--at = (char)('0' + number % 10);
    while (number /= 10);
    page_add(page, at, (size_t)(digits + sizeof digits - at));
}

void page_score(Page *page, double score) {
    if (!(score >= 0)) score = 0;
    size_t parts = score < 1e6 ? (size_t)(score * 10000 + 0.5) : 0;
    page_number(page, parts / 10000);
    if (parts % 10000 == 0) return;
    page_byte(page, '.');
    for (size_t unit = 1000, left = parts % 10000; left; left %= unit, unit /= 10) page_byte(page, (char)('0' + left / unit));
}

/* ---- Texts ------------------------------------------------------------------------------------------------------- */

size_t page_character(const char *at, const char *end, bool *unfit) {
    unsigned char first = (unsigned char)*at;
    size_t        length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4, left = (size_t)(end - at);
    *unfit = first < ' ' && first != '\t' && first != '\n' && first != '\r';
    if (length == 3 && left >= 3 && memcmp(at, "\xef\xbf", 2) == 0) *unfit = (unsigned char)at[2] >= 0xbe;
    return length < left ? length : left;
}

/* Calls for each character; what `put` writes for one that needs no care is the character itself. */
typedef void Put(Page *page, const char *at, size_t length);

static void put_each(Page *page, const char *text, size_t length, Put *put) {
    if (!length) return;
    const char *end = text + length;
    while (text < end) {
        bool   unfit;
        size_t step = page_character(text, end, &unfit);
        page->replaced += unfit;
        if (unfit) page_raw(page, UNFIT);
        else put(page, text, step);
        text += step;
    }
}

static void put_plain(Page *page, const char *at, size_t length) { page_add(page, at, length); }

void page_clean(Page *page, const char *text, size_t length) { put_each(page, text, length, put_plain); }

static bool is_line_end(const char *at, size_t length) { /* U+0085, U+2028, U+2029: what some take for the end of a line */
    return (length == 2 && memcmp(at, "\xc2\x85", 2) == 0) ||
           (length == 3 && (memcmp(at, "\xe2\x80\xa8", 3) == 0 || memcmp(at, "\xe2\x80\xa9", 3) == 0));
}

static void put_line_end(Page *page, const char *at, size_t length) {
    page_raw(page, length == 2 ? "\\u0085" : at[2] == '\xa8' ? "\\u2028" : "\\u2029");
}

/* Both of JSON and of N-Triples: what they escape is escaped alike. */
static void put_escaped(Page *page, const char *at, size_t length) {
    if (*at == '"' || *at == '\\') page_byte(page, '\\');
    if (*at == '\n') page_raw(page, "\\n");
    else if (*at == '\r') page_raw(page, "\\r");
    else if (*at == '\t') page_raw(page, "\\t");
    else if (is_line_end(at, length)) put_line_end(page, at, length);
    else page_add(page, at, length);
}

void page_json_bytes(Page *page, const char *text, size_t length) {
    page_byte(page, '"');
    put_each(page, text, length, put_escaped);
    page_byte(page, '"');
}

void page_json(Page *page, const char *text) {
    if (text) page_json_bytes(page, text, strlen(text));
    else page_raw(page, "null");
}

void page_triple_text(Page *page, const char *text, size_t length) { page_json_bytes(page, text, length); }

static void put_in_quotes(Page *page, const char *at, size_t length) {
    if (*at == '"') page_byte(page, '"');
    page_add(page, at, length);
}

void page_within_quotes(Page *page, const char *text) { put_each(page, text, strlen(text), put_in_quotes); }

void page_quoted(Page *page, const char *text) {
    page_byte(page, '"');
    page_within_quotes(page, text);
    page_byte(page, '"');
}

/* Also what some reader would trim or take for something else: blanks at the ends, nothing at all. */
static bool needs_quotes(const char *text) {
    size_t length = strlen(text);
    return !length || text[strcspn(text, ",\"\r\n;\t'\\")] || *text == ' ' || text[length - 1] == ' ';
}

void page_csv(Page *page, const char *text) {
    if (!text) return;
    if (needs_quotes(text)) page_quoted(page, text);
    else page_clean(page, text, strlen(text));
}

static bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

void page_percent(Page *page, const char *text) {
    static const char digits[] = "0123456789ABCDEF";
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        const char    coded[] = {'%', digits[byte >> 4], digits[byte & 15]};
        if (is_unreserved(*text)) page_byte(page, *text);
        else page_add(page, coded, sizeof coded);
    }
}
