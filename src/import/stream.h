/* A file as lines, however large and whether packed or not, in bounded memory: gzip and Zstandard are known by their first bytes. */
#ifndef STREAM_H
#define STREAM_H
#include "buffer.h"
#include "error.h"
#include "slice.h"

#define STREAM_PIECE ((size_t)256 << 10)

typedef struct Packed Packed; /* what unpacks; see unpack.c */

typedef struct Stream {
    const char *path;   /* as messages show it */
    Packed     *packed;
    Buffer      text;   /* unused bytes are text.at[start..text.n) */
    size_t      start;
    size_t      last;   /* bytes of the last line given, with its end */
    uint64_t    line;   /* its number */
    bool        ended;
} Stream;

/* "-" is standard input. False with QUOTH_MISSING, QUOTH_IO or QUOTH_MEMORY; stream_close() is right in any case. */
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

/* ---- Unpacking --------------------------------------------------------------------------------------------------- */

Packed *packed_open(const char *path, quoth_error *err);
void    packed_close(Packed *packed); /* NULL is allowed */

/* Unpacked bytes, at least one and at most `room`; 0 at the end. False on failure. */
bool packed_read(Packed *packed, char *to, size_t room, size_t *got, quoth_error *err);

/* Where ill-formed UTF-8 begins; `length` where all is well. */
size_t ill_formed_at(const char *bytes, size_t length);
#endif
