/* Reading and writing UTF-8 one code point at a time. */
#ifndef UTF8_H
#define UTF8_H
#include "hash.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code point at *at, which moves on by its bytes. Never reads at or beyond `end`; where the text is not well-formed (it is,
 * behind text_decode) the result is U+FFFD or a wrong code point, one byte or more on. */
static inline uint32_t utf8_next(const char *text, size_t *at, size_t end) {
    const unsigned char *b = (const unsigned char *)text + *at;
    size_t               left = end - *at;
    size_t               need = b[0] < 0xC0 ? 1 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
    if (need > left || (need == 1 && b[0] >= 0x80)) {
        *at += 1;
        return 0xFFFD;
    }
    *at += need;
    if (need == 1) return b[0];
    if (need == 2) return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
    if (need == 3) return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    uint32_t point = (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3Fu);
    return point <= 0x10FFFF ? point : 0xFFFD;
}

/* How many bytes from here are ASCII, one after the other. */
static inline size_t utf8_ascii_run(const unsigned char *at, size_t left) {
    size_t n = 0;
    for (; left - n >= 8; n += 8) {
        uint64_t beyond = hash_load_word((const char *)at + n) & UINT64_C(0x8080808080808080);
        if (beyond) return n + (unsigned)__builtin_ctzll(beyond) / 8;
    }
    while (n < left && at[n] < 0x80) n++;
    return n;
}

/* The code point that ends before `at`; at > 0. */
static inline uint32_t utf8_before(const char *text, size_t at) {
    size_t start = at - 1;
    for (unsigned i = 0; i < 3 && start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80; i++) start--;
    return utf8_next(text, &start, at);
}

/* Is it a letter of Cyrillic (U+0400..U+04FF) that begins at `at`? */
static inline bool utf8_is_cyrillic(const char *at) { return ((unsigned char)*at & 0xFC) == 0xD0; }

/* Writes a code point, at most 4 bytes, and returns how many. */
static inline unsigned utf8_put(char *out, uint32_t point) {
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    unsigned n = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (unsigned i = n - 1; i > 0; i--, point >>= 6) out[i] = (char)(0x80 | (point & 0x3F));
    out[0] = (char)(unsigned char)((0xF00u >> n & 0xFFu) | point);
    return n;
}
#endif
