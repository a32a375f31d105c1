#include "lexical.h"
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* ---- Dates ------------------------------------------------------------------------------------------------------- */

/* `n` digits as a number within bounds, at the place that moves on; false otherwise. */
static bool take_number(const char **at, size_t n, int least, int most, int *out) {
    *out = 0;
    for (; n; n--, (*at)++) {
        if (!is_digit(**at)) return false;
        *out = *out * 10 + (**at - '0');
    }
    return *out >= least && *out <= most;
}

static bool take(const char **at, char c) { return **at == c && (*at)++ != NULL; }

static int days_of(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

static bool take_fraction(const char **at) {
    if (!take(at, '.')) return true;
    if (!is_digit(**at)) return false;
    while (is_digit(**at)) (*at)++;
    return true;
}

static enum DateKind time_of(const char *at) {
    int hour, number;
    if (!take_number(&at, 2, 0, 23, &hour) || !take(&at, ':') || !take_number(&at, 2, 0, 59, &number)) return DATE_NONE;
    if (!take(&at, ':') || !take_number(&at, 2, 0, 59, &number) || !take_fraction(&at)) return DATE_NONE;
    if (!*at) return DATE_TIME;
    if (take(&at, 'Z')) return *at ? DATE_NONE : DATE_TIME_OF_ZONE;
    if (!take(&at, '+') && !take(&at, '-')) return DATE_NONE;
    if (!take_number(&at, 2, 0, 13, &hour) || !take(&at, ':') || !take_number(&at, 2, 0, 59, &number) || *at) return DATE_NONE;
    return DATE_TIME_OF_ZONE;
}

enum DateKind lexical_date(const char *text) {
    int year, month, day;
    if (!take_number(&text, 4, 1, 9999, &year)) return DATE_NONE;
    if (!*text) return DATE_YEAR;
    if (!take(&text, '-') || !take_number(&text, 2, 1, 12, &month)) return DATE_NONE;
    if (!*text) return DATE_MONTH;
    if (!take(&text, '-') || !take_number(&text, 2, 1, days_of(year, month), &day)) return DATE_NONE;
    if (!*text) return DATE_DAY;
    return take(&text, 'T') ? time_of(text) : DATE_NONE;
}

/* ---- Addresses --------------------------------------------------------------------------------------------------- */

static uint32_t point_at(const unsigned char *at, size_t *length) {
    if (at[0] < 0x80) return *length = 1, at[0];
    if (at[0] < 0xe0) return *length = 2, (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu);
    if (at[0] < 0xf0) return *length = 3, (at[0] & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
    return *length = 4, (at[0] & 0x07u) << 18 | (at[1] & 0x3fu) << 12 | (at[2] & 0x3fu) << 6 | (at[3] & 0x3fu);
}

static bool is_ucschar(uint32_t c) {
    if (c < 0x10000) return (c >= 0xa0 && c <= 0xd7ff) || (c >= 0xf900 && c <= 0xfdcf) || (c >= 0xfdf0 && c <= 0xffef);
    return c < 0xf0000 && (c & 0xffff) < 0xfffe && !(c >= 0xe0000 && c < 0xe1000);
}

static bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

static bool is_iri_character(const char *at, size_t *length) {
    uint32_t c = point_at((const unsigned char *)at, length);
    if (c >= 0x80) return is_ucschar(c);
    if (c == '%') return is_hex(at[1]) && is_hex(at[2]);
    return is_letter((char)c) || is_digit((char)c) || strchr("-._~:/?#@!$&'()*+,;=", (int)c);
}

bool lexical_web_iri(const char *text) {
    size_t scheme = strncmp(text, "https://", 8) == 0 ? 8 : strncmp(text, "http://", 7) == 0 ? 7 : 0, fragments = 0, length;
    const char *at = text + scheme;
    if (!scheme || !strcspn(at, "/?#:@")) return false;
    size_t host = strcspn(at, "/?#"), colon = strcspn(at, ":@/?#"); /* one port, of digits; no user */
    if (colon < host && (at[colon] != ':' || strspn(at + colon + 1, "0123456789") != host - colon - 1)) return false;
    for (; *at; at += length) {
        if (!is_iri_character(at, &length)) return false;
        fragments += *at == '#';
    }
    return fragments <= 1;
}

/* ---- Others ------------------------------------------------------------------------------------------------------ */

bool lexical_language(const char *text) {
    for (size_t n, first = 1;; text += n + 1, first = 0) {
        for (n = 0; is_letter(text[n]) || (!first && is_digit(text[n]));) n++;
        if (n == 0 || n > 8 || (first && (n == 1 || n == 4))) return false; /* "x" and "i" are of old; of four letters there is none */
        if (!text[n]) return true;
        if (text[n] != '-') return false;
    }
}

bool lexical_wikidata(const char *text) {
    size_t digits = text[0] == 'Q' ? strspn(text + 1, "0123456789") : 0;
    return digits > 0 && digits < 12 && text[1] != '0' && !text[1 + digits];
}
