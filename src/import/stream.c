/* From pieces to lines. A line is never cut: it is given whole, or passed over whole and told. */
#include "stream.h"
#include <unicode/utf8.h>

static const char *name_of(const char *path) { return strcmp(path, "-") == 0 ? "standard input" : path; }

bool stream_open(Stream *stream, const char *path, quoth_error *err) {
    *stream = (Stream){.path = name_of(path), .packed = packed_open(path, err)};
    return stream->packed != NULL;
}

void stream_close(Stream *stream) {
    packed_close(stream->packed);
    buffer_free(&stream->text);
    *stream = (Stream){0};
}

/* One more piece behind the unused bytes, which move to the front. */
static bool read_piece(Stream *stream, quoth_error *err) {
    Buffer *text = &stream->text;
    size_t  got;
    if (stream->start) memmove(text->at, text->at + stream->start, text->n - stream->start);
    text->n -= stream->start;
    stream->start = 0;
    if (!buffer_room(text, STREAM_PIECE)) return fail_memory(err);
    if (!packed_read(stream->packed, text->at + text->n, text->cap - text->n, &got, err)) return false;
    text->n += got;
    stream->ended = got == 0;
    return true;
}

static bool take(Stream *stream, size_t length, bool newline, StreamLine *line) {
    line->text = (Slice){stream->text.at + stream->start, (uint32_t)length};
    stream->last = length + newline;
    stream->start += stream->last;
    if (line->text.n && line->text.at[line->text.n - 1] == '\r') line->text.n--;
    if (line->number == 1 && line->text.n >= 3 && memcmp(line->text.at, "\xEF\xBB\xBF", 3) == 0)
        line->text = (Slice){line->text.at + 3, line->text.n - 3};
    return true;
}

static bool pass_over(Stream *stream, StreamLine *line, quoth_error *err) {
    line->too_long = true;
    for (;;) {
        size_t      left = stream->text.n - stream->start;
        const char *from = stream->text.at + stream->start, *end = left ? memchr(from, '\n', left) : NULL;
        stream->start += end ? (size_t)(end - from) + 1 : left;
        if (end || stream->ended) return true;
        if (!read_piece(stream, err)) return false;
    }
}

bool stream_line(Stream *stream, size_t most, StreamLine *line, quoth_error *err) {
    *line = (StreamLine){.text = {"", 0}, .number = ++stream->line};
    for (size_t searched = 0;;) {
        size_t      left = stream->text.n - stream->start;
        const char *from = stream->text.at ? stream->text.at + stream->start : "";
        const char *end = left > searched ? memchr(from + searched, '\n', left - searched) : NULL;
        if (end && (size_t)(end - from) <= most) return take(stream, (size_t)(end - from), true, line);
        if (end || left > most) return pass_over(stream, line, err);
        if (stream->ended) return left && take(stream, left, false, line);
        searched = left;
        if (!read_piece(stream, err)) return false;
    }
}

void stream_again(Stream *stream) {
    stream->start -= stream->last;
    stream->line -= stream->last > 0;
    stream->last = 0;
}

size_t stream_bytes(Stream *stream, char *to, size_t room, quoth_error *err) {
    size_t got = 0;
    return packed_read(stream->packed, to, room, &got, err) ? got : 0;
}

static size_t ascii_run(const char *at, size_t left) {
    size_t n = 0;
    for (uint64_t eight; left - n >= 8; n += 8) {
        memcpy(&eight, at + n, 8);
        if (eight & UINT64_C(0x8080808080808080)) break;
    }
    while (n < left && (unsigned char)at[n] < 0x80) n++;
    return n;
}

size_t ill_formed_at(const char *bytes, size_t length) {
    const uint8_t *at = (const uint8_t *)bytes;
    size_t         i = 0;
    while (i < length) {
        i += ascii_run(bytes + i, length - i);
        for (; i < length && at[i] >= 0x80;) {
            size_t  before = i;
            UChar32 c;
            U8_NEXT(at, i, length, c);
            if (c < 0) return before;
        }
    }
    return length;
}
