#include "html.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void flush(Html *html) {
    if (!html->failed && html->n && !html->write(html->context, html->at, html->n)) html->failed = true;
    html->n = 0;
}

void html_bytes(Html *html, const char *bytes, size_t n) {
    while (n) {
        if (html->n == sizeof html->at) flush(html);
        size_t room = sizeof html->at - html->n, some = n < room ? n : room;
        memcpy(html->at + html->n, bytes, some);
        html->n += some;
        bytes += some;
        n -= some;
    }
}

void html_raw(Html *html, const char *markup) { html_bytes(html, markup, strlen(markup)); }

void html_format(Html *html, const char *format, ...) {
    char    text[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    html_raw(html, text);
}

bool html_end(Html *html) {
    flush(html);
    return !html->failed;
}

/* U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069, by their bytes. */
static bool is_bidi_control(const unsigned char *at, size_t left) {
    if (left < 3 || at[0] != 0xE2) return false;
    return (at[1] == 0x80 && (at[2] == 0x8E || at[2] == 0x8F || (at[2] >= 0xAA && at[2] <= 0xAE))) ||
           (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9);
}

static const char *entity_of(unsigned char c) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F ? "\xEF\xBF\xBD" : NULL;
    }
}

void html_text_bytes(Html *html, const char *text, size_t n) {
    const unsigned char *at = (const unsigned char *)text;
    size_t               plain = 0;
    for (size_t i = 0; i < n; i++) {
        bool        bidi = is_bidi_control(at + i, n - i);
        const char *entity = bidi ? "\xEF\xBF\xBD" : entity_of(at[i]);
        if (!entity) continue;
        html_bytes(html, text + plain, i - plain);
        html_raw(html, entity);
        if (bidi) i += 2;
        plain = i + 1;
    }
    html_bytes(html, text + plain, n - plain);
}

void html_text(Html *html, const char *text) {
    if (text) html_text_bytes(html, text, strlen(text));
}

const char *html_behind(const char *text, size_t n, size_t points) {
    for (; n; n--, text++)
        if (((unsigned char)*text & 0xC0) != 0x80 && !points--) break;
    return text;
}

void html_clipped(Html *html, const char *text, size_t points) {
    if (!text) return;
    const char *end = html_behind(text, strlen(text), points);
    html_text_bytes(html, text, (size_t)(end - text));
    if (*end) html_raw(html, "\xE2\x80\xA6");
}
