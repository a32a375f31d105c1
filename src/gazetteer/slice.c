#include "hash.h"
#include "source.h"
#include <string.h>

int slice_clip(Slice slice) {
    uint32_t n = slice.n < 60 ? slice.n : 60;
    while (n && n < slice.n && ((unsigned char)slice.at[n] & 0xC0) == 0x80) n--;
    return (int)n;
}

bool slice_is(Slice slice, const char *text) {
    size_t n = strlen(text);
    return slice.n == n && memcmp(slice.at, text, n) == 0;
}

bool slice_equal(Slice a, Slice b) { return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0); }

uint64_t slice_hash(Slice slice) { return hash_bytes(slice.at, slice.n); }

Slice slice_cut(Slice *rest, char mark) {
    Slice       part = *rest;
    const char *found = rest->n ? memchr(rest->at, mark, rest->n) : NULL;
    if (!found) return *rest = (Slice){0}, part;
    part.n = (uint32_t)(found - part.at);
    *rest = (Slice){found + 1, rest->n - part.n - 1};
    return part;
}

static bool is_id_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool slice_is_id(Slice slice) {
    if (!slice.n || !is_id_letter(slice.at[0]) || !is_id_letter(slice.at[slice.n - 1])) return false;
    for (uint32_t i = 0; i < slice.n; i++)
        if (!is_id_letter(slice.at[i]) && slice.at[i] != '.' && slice.at[i] != '-') return false;
    return slice.n <= 200; /* as records promise */
}

/* Digits from *at on, at most `most` of them, as a number; how many there were goes to *n. */
static uint32_t digits(const char **at, const char *end, uint32_t most, uint32_t *n) {
    uint32_t value = 0;
    for (*n = 0; *at < end && *n < most && **at >= '0' && **at <= '9'; ++*n) value = value * 10 + (uint32_t)(*(*at)++ - '0');
    return value;
}

static uint32_t days_of(uint32_t year, uint32_t month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

bool date_is_good(Slice slice) {
    const char *at = slice.at, *end = at + slice.n;
    uint32_t    n, month, day;
    if (!slice.n) return true;
    uint32_t year = digits(&at, end, 4, &n);
    if (n != 4 || at == end) return n == 4;
    if (*at++ != '-') return false;
    month = digits(&at, end, 2, &n);
    if (n != 2 || month < 1 || month > 12 || at == end) return n == 2 && month >= 1 && month <= 12;
    if (*at++ != '-') return false;
    day = digits(&at, end, 2, &n);
    return n == 2 && at == end && day >= 1 && day <= days_of(year, month);
}

/* At most 40 digits and an exponent of two digits: a few steps, and exact enough for a float. */
static double scaled(double value, int exponent) {
    for (; exponent > 0; exponent--) value *= 10;
    for (; exponent < 0; exponent++) value /= 10;
    return value;
}

/* "e-05" at the end of a number. */
static bool read_exponent(const char *at, const char *end, int *exponent) {
    uint32_t n;
    if (at == end) return true;
    if (*at != 'e' && *at != 'E') return false;
    bool minus = ++at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) at++;
    int value = (int)digits(&at, end, 2, &n);
    *exponent += minus ? -value : value;
    return n > 0 && at == end;
}

bool decimal_read(Slice slice, float *value) {
    const char *at = slice.at, *end = at + slice.n;
    double      sum = 0;
    int         exponent = 0;
    bool        any = false, minus = slice.n && *at == '-';
    if (slice.n > 40) return false;
    if (slice.n && (*at == '-' || *at == '+')) at++;
    for (; at < end && *at >= '0' && *at <= '9'; at++, any = true) sum = sum * 10 + (*at - '0');
    if (at < end && *at == '.')
        for (at++; at < end && *at >= '0' && *at <= '9'; at++, any = true, exponent--) sum = sum * 10 + (*at - '0');
    if (!any || !read_exponent(at, end, &exponent)) return false;
    sum = scaled(minus ? -sum : sum, exponent);
    *value = (float)sum;
    return sum > -1e30 && sum < 1e30;
}
