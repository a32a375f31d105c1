/* The lines of a file as slices, with the file's name in what is told. */
#ifndef STREAM_H
#define STREAM_H
#include "error.h"
#include "slice.h"

typedef struct Stream {
    const char  *path;  /* as messages show it */
    quoth_input *input;
    quoth_line   line;  /* the last one given */
} Stream;

/* "-" is standard input. False with QUOTH_MISSING or QUOTH_MEMORY; stream_close() is right in any case. */
bool stream_open(Stream *stream, const char *path, quoth_error *err);
void stream_close(Stream *stream);

typedef struct StreamLine {
    Slice    text;     /* without its end, good until the next line */
    uint64_t number;
    bool     too_long; /* over `most` bytes: it was passed over, and `text` is empty */
} StreamLine;

/* The next line. False at the end, and on failure, with err: QUOTH_CORRUPT where a packed file is damaged or cut off. */
bool stream_line(Stream *stream, size_t most, StreamLine *line, quoth_error *err);

/* The last line will be given once more. It must not have been too long. */
void stream_again(Stream *stream);

/* At most `room` bytes as they come, for readers that know no lines; 0 at the end and on failure. */
size_t stream_bytes(Stream *stream, char *to, size_t room, quoth_error *err);

/* Where ill-formed UTF-8 begins; `length` where all is well. */
size_t ill_formed_at(const char *bytes, size_t length);
#endif
