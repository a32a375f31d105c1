/* What is told on standard error, and the status that each failure ends with. */
#include "cli.h"
#include "character.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int status_of(quoth_code code) {
    switch (code) {
    case QUOTH_OK: return STATUS_DONE;
    case QUOTH_MEMORY: return STATUS_MEMORY;
    case QUOTH_IO: return STATUS_IO;
    case QUOTH_MISSING: return STATUS_MISSING;
    case QUOTH_USAGE: return STATUS_USAGE;
    case QUOTH_CORRUPT:
    case QUOTH_SOURCE:
    case QUOTH_RULES: return STATUS_CORRUPT;
    case QUOTH_TOO_LARGE:
    case QUOTH_ENCODING:
    case QUOTH_PATTERN:
    case QUOTH_JSON: return STATUS_REJECTED;
    }
    return STATUS_IO;
}

int status_worse(int a, int b) { return a > b ? a : b; }

/* ---- One readable line ------------------------------------------------------------------------------------------- */

/* Controls, line separators, and what turns the direction of a terminal's text round. */
static bool is_unreadable(const unsigned char *at, size_t length) {
    if (length == 1) return at[0] < 0x20 || at[0] == 0x7F;
    if (length == 2) return at[0] == 0xC2 && at[1] < 0xA0;
    if (length != 3 || at[0] != 0xE2) return false;
    return (at[1] == 0x80 && at[2] >= 0xA8 && at[2] <= 0xAE) || (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9);
}

void make_readable(const char *bytes, size_t length, char *out, size_t size) {
    static const char    hex[] = "0123456789ABCDEF";
    const unsigned char *at = (const unsigned char *)bytes, *end = at + length;
    size_t               n = 0, step;
    for (; at < end; at += step) {
        step = character_length(at, (size_t)(end - at));
        bool plain = step && !is_unreadable(at, step);
        if (!step) step = 1;
        if (n + (plain ? step : step * 4) >= size) break;
        if (plain) memcpy(out + n, at, step);
        for (size_t i = 0; i < step && !plain; i++) {
            const char escape[4] = {'\\', 'x', hex[at[i] >> 4], hex[at[i] & 15]};
            memcpy(out + n + i * 4, escape, 4);
        }
        n += plain ? step : step * 4;
    }
    out[n] = '\0';
}

static void write_error(const char *bytes, size_t length) {
    while (length) {
        ssize_t put = write(STDERR_FILENO, bytes, length);
        if (put < 0 && errno != EINTR) return; /* there is nowhere left to tell it */
        if (put > 0) bytes += put, length -= (size_t)put;
    }
}

bool status_stops(int status) { return status == STATUS_IO || status == STATUS_USAGE || status == STATUS_CORRUPT; }

void complain(const char *format, ...) {
    char    text[1024], line[sizeof text * 2 + 16] = "quoth: ";
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length < 0) return;
    make_readable(text, strlen(text), line + 7, sizeof line - 8);
    size_t n = strlen(line);
    line[n] = '\n';
    write_error(line, n + 1);
}

const char *input_name(const char *path) { return strcmp(path, "-") == 0 ? "standard input" : path; }

int complain_of(const char *file, size_t line, const quoth_error *err) {
    char place[32] = "";
    if (line) snprintf(place, sizeof place, "%zu:", line);
    if (err->at && (err->code == QUOTH_ENCODING || err->code == QUOTH_JSON)) {
        size_t n = strlen(place);
        snprintf(place + n, sizeof place - n, "byte %llu:", (unsigned long long)err->at);
    }
    if (file) complain("%s:%s %s", file, place, err->text[0] ? err->text : quoth_code_text(err->code));
    else complain("%s", err->text[0] ? err->text : quoth_code_text(err->code));
    return status_of(err->code);
}
