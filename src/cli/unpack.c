#include "unpack.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define WITH_GZIP_HEADER (MAX_WBITS + 16)

struct Unpacker {
    enum Packing  packing;
    int           fd;
    z_stream      gzip;
    ZSTD_DStream *zstd;
    size_t        start, n; /* packed bytes not yet used: at[start..start + n) */
    bool          inside;   /* a member or frame: the file may not end here */
    bool          full;     /* the last output filled its room: more may come without input */
    char          at[PACKING_PIECE];
};

static const char *const signs[] = {[PACKING_GZIP] = "\x1F\x8B", [PACKING_ZSTD] = "\x28\xB5"};

enum Packing packing_of(const char *bytes, size_t n) {
    if (n < PACKING_SIGNS) return PACKING_NONE;
    if (memcmp(bytes, signs[PACKING_GZIP], PACKING_SIGNS) == 0) return PACKING_GZIP;
    return memcmp(bytes, signs[PACKING_ZSTD], PACKING_SIGNS) == 0 ? PACKING_ZSTD : PACKING_NONE;
}

bool packing_may_begin(const char *bytes, size_t n) {
    if (n > PACKING_SIGNS) n = PACKING_SIGNS;
    return memcmp(bytes, signs[PACKING_GZIP], n) == 0 || memcmp(bytes, signs[PACKING_ZSTD], n) == 0;
}

enum Packing packing_by_name(const char *path) {
    size_t n = strlen(path);
    if (n > 3 && strcmp(path + n - 3, ".gz") == 0) return PACKING_GZIP;
    return n > 4 && strcmp(path + n - 4, ".zst") == 0 ? PACKING_ZSTD : PACKING_NONE;
}

Unpacker *unpacker_new(enum Packing packing, int fd, const char *first, size_t n) {
    Unpacker *unpacker = calloc(1, sizeof *unpacker);
    if (!unpacker) return NULL;
    unpacker->packing = packing;
    unpacker->fd = fd;
    unpacker->inside = true; /* no bytes at all are no packed file */
    if (packing == PACKING_ZSTD) unpacker->zstd = ZSTD_createDStream();
    bool ok = packing == PACKING_ZSTD ? unpacker->zstd != NULL : inflateInit2(&unpacker->gzip, WITH_GZIP_HEADER) == Z_OK;
    if (!ok) return free(unpacker), NULL;
    if (n) memcpy(unpacker->at, first, n);
    unpacker->n = n;
    return unpacker;
}

void unpacker_free(Unpacker *unpacker) {
    if (!unpacker) return;
    if (unpacker->packing == PACKING_GZIP) inflateEnd(&unpacker->gzip);
    ZSTD_freeDStream(unpacker->zstd);
    free(unpacker);
}

/* A file may have several members, one behind the other. */
static const char *give_gzip(Unpacker *unpacker, char *out, size_t room, size_t *n) {
    z_stream *gzip = &unpacker->gzip;
    if (!unpacker->inside && unpacker->n && inflateReset(gzip) != Z_OK) return "gzip: cannot go on";
    unpacker->inside |= unpacker->n > 0;
    gzip->next_in = (Bytef *)(unpacker->at + unpacker->start);
    gzip->avail_in = (uInt)unpacker->n;
    gzip->next_out = (Bytef *)out;
    gzip->avail_out = room < (uInt)-1 ? (uInt)room : (uInt)-1;
    size_t given = gzip->avail_out;
    int    status = inflate(gzip, Z_NO_FLUSH);
    *n = given - gzip->avail_out;
    unpacker->start += unpacker->n - gzip->avail_in;
    unpacker->n = gzip->avail_in;
    if (status == Z_STREAM_END) unpacker->inside = false;
    else if (status == Z_MEM_ERROR) return "gzip: out of memory";
    else if (status != Z_OK && status != Z_BUF_ERROR) return gzip->msg ? gzip->msg : "gzip: broken data";
    return NULL;
}

static const char *give_zstd(Unpacker *unpacker, char *out, size_t room, size_t *n) {
    ZSTD_inBuffer  in = {unpacker->at + unpacker->start, unpacker->n, 0};
    ZSTD_outBuffer to = {out, room, 0};
    size_t         status = ZSTD_decompressStream(unpacker->zstd, &to, &in);
    if (ZSTD_isError(status)) return ZSTD_getErrorName(status);
    *n = to.pos;
    if (in.pos || to.pos) unpacker->inside = status != 0; /* 0: a frame is complete, and all of it was given */
    unpacker->start += in.pos;
    unpacker->n -= in.pos;
    return NULL;
}

bool unpacker_has_some(const Unpacker *unpacker) { return unpacker->n || unpacker->full; }

static const char *read_more(Unpacker *unpacker) {
    ssize_t got;
    do got = read(unpacker->fd, unpacker->at, sizeof unpacker->at);
    while (got < 0 && errno == EINTR);
    if (got < 0) return strerror(errno);
    unpacker->start = 0;
    unpacker->n = (size_t)got;
    return NULL;
}

const char *unpacker_read(Unpacker *unpacker, char *out, size_t room, size_t *n) {
    const char *wrong = NULL;
    for (*n = 0; !wrong && *n == 0;) {
        if (!unpacker_has_some(unpacker) && (wrong = read_more(unpacker))) break;
        if (!unpacker_has_some(unpacker)) return unpacker->inside ? "packed data end too early" : NULL;
        wrong = unpacker->packing == PACKING_GZIP ? give_gzip(unpacker, out, room, n) : give_zstd(unpacker, out, room, n);
        unpacker->full = *n == room;
    }
    return wrong;
}
