#include "stream.h"
#include "utf8.h"
#include <unicode/utf8.h>

static bool fail_in(const Stream *stream, const quoth_error *why, quoth_error *err) {
    return why->code != QUOTH_OK && fail(err, why->code, why->at, "%s: %s", stream->path, why->text);
}

bool stream_open(Stream *stream, const char *path, quoth_error *err) {
    quoth_error why = {0};
    *stream = (Stream){.path = strcmp(path, "-") == 0 ? "standard input" : path, .input = quoth_input_open(path, &why)};
    return stream->input || fail_in(stream, &why, err);
}

void stream_close(Stream *stream) {
    quoth_input_close(stream->input);
    *stream = (Stream){0};
}

bool stream_line(Stream *stream, size_t most, StreamLine *line, quoth_error *err) {
    quoth_error why = {0};
    bool        ok = quoth_input_line(stream->input, most, &stream->line, &why);
    *line = (StreamLine){{stream->line.text, (uint32_t)stream->line.length}, stream->line.number, stream->line.too_long};
    return ok || fail_in(stream, &why, err);
}

void stream_again(Stream *stream) {
    stream->line.number--;
    quoth_input_seek(stream->input, stream->line.place, NULL); /* its bytes are at hand still */
}

size_t stream_bytes(Stream *stream, char *to, size_t room, quoth_error *err) {
    quoth_error why = {0};
    size_t      n = quoth_input_read(stream->input, to, room, &why);
    fail_in(stream, &why, err);
    return n;
}

size_t ill_formed_at(const char *bytes, size_t length) {
    const uint8_t *at = (const uint8_t *)bytes;
    size_t         i = 0;
    while (i < length) {
        i += utf8_ascii_run(at + i, length - i);
        for (; i < length && at[i] >= 0x80;) {
            size_t  before = i;
            UChar32 c;
            U8_NEXT(at, i, length, c);
            if (c < 0) return before;
        }
    }
    return length;
}
