/* Several members one after the other are one text, as gzip and zstd have it. A file that ends inside of one, and bytes behind the last
 * that are none, are failures with their place: half a list is not a list. */
#include "unpack.h"
#include "error.h"
#include "mem.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define WITH_GZIP_HEADER (MAX_WBITS + 16)

struct Packed {
    enum Packing  packing;
    int           fd;
    bool          inside; /* a member: the file may not end here */
    bool          full;   /* the last output filled its room: more may come without input */
    z_stream      gzip;
    ZSTD_DStream *zstd;
    uint64_t      taken;  /* bytes of the file before in[0] */
    size_t        at, n;  /* unused: in[at..n) */
    char          in[PACKING_PIECE];
};

/* ---- Which it is ------------------------------------------------------------------------------------------------- */

/* '?' is any byte. Two bytes are enough for Zstandard, since no UTF-8 text begins with them; one may well begin with "BZh". */
static const struct { enum Packing packing; const char *bytes; } signs[] = {
    {PACKING_GZIP, "\x1F\x8B"}, {PACKING_ZSTD, "\x28\xB5"}, {PACKING_BZIP2, "BZh?1AY&SY"},
};
enum { N_SIGNS = sizeof signs / sizeof *signs };

static size_t shared(const char *sign, const char *bytes, size_t n) {
    size_t i = 0;
    while (i < n && sign[i] && (sign[i] == '?' || sign[i] == bytes[i])) i++;
    return i;
}

enum Packing packing_of(const char *bytes, size_t n) {
    for (size_t i = 0; i < N_SIGNS; i++)
        if (!signs[i].bytes[shared(signs[i].bytes, bytes, n)]) return signs[i].packing;
    return PACKING_NONE;
}

bool packing_may_begin(const char *bytes, size_t n) {
    for (size_t i = 0; i < N_SIGNS; i++)
        if (shared(signs[i].bytes, bytes, n) == n) return true;
    return false;
}

enum Packing packing_by_name(const char *path) {
    size_t n = strlen(path);
    if (n > 3 && strcmp(path + n - 3, ".gz") == 0) return PACKING_GZIP;
    return n > 4 && strcmp(path + n - 4, ".zst") == 0 ? PACKING_ZSTD : PACKING_NONE;
}

/* ---- gzip -------------------------------------------------------------------------------------------------------- */

static bool fail_packed(const Packed *packed, const char *what, quoth_error *err) {
    uint64_t place = packed->taken + packed->at;
    return fail(err, QUOTH_CORRUPT, place, "byte %llu of the file: %s", (unsigned long long)place, what);
}

static void *gzip_alloc(void *unused, unsigned n, unsigned size) {
    (void)unused;
    return mem_alloc((size_t)n * size);
}

static void gzip_free(void *unused, void *block) {
    (void)unused;
    mem_free(block);
}

static bool gzip_step(Packed *packed, char *to, size_t room, size_t *got, quoth_error *err) {
    z_stream *gzip = &packed->gzip;
    if (!packed->inside && packed->in[packed->at] != '\x1F') return fail_packed(packed, "bytes behind the end of what is packed", err);
    if (!packed->inside && inflateReset(gzip) != Z_OK) return fail_memory(err);
    if (room > UINT32_MAX) room = UINT32_MAX;
    gzip->next_in = (unsigned char *)packed->in + packed->at;
    gzip->avail_in = (unsigned)(packed->n - packed->at);
    gzip->next_out = (unsigned char *)to;
    gzip->avail_out = (unsigned)room;
    int result = inflate(gzip, Z_NO_FLUSH);
    packed->at = packed->n - gzip->avail_in;
    *got = room - gzip->avail_out;
    if (result == Z_MEM_ERROR) return fail_memory(err);
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) return fail_packed(packed, "damaged gzip", err);
    packed->inside = result != Z_STREAM_END;
    packed->full = packed->inside && *got == room;
    return true;
}

/* ---- Zstandard --------------------------------------------------------------------------------------------------- */

/* Frames that ask for a window over 128 MiB are refused by the library itself. */
static bool zstd_step(Packed *packed, char *to, size_t room, size_t *got, quoth_error *err) {
    ZSTD_inBuffer  in = {packed->in, packed->n, packed->at};
    ZSTD_outBuffer out = {to, room, 0};
    size_t result = ZSTD_decompressStream(packed->zstd, &out, &in);
    packed->at = in.pos;
    *got = out.pos;
    if (ZSTD_isError(result)) return fail_packed(packed, ZSTD_getErrorName(result), err);
    packed->inside = result != 0; /* 0: a frame is complete, and all of it was given */
    packed->full = packed->inside && *got == room;
    return true;
}

/* ---- Both -------------------------------------------------------------------------------------------------------- */

static bool fill(Packed *packed, quoth_error *err) {
    ssize_t got;
    packed->taken += packed->n;
    packed->at = packed->n = 0;
    do got = read(packed->fd, packed->in, sizeof packed->in);
    while (got < 0 && errno == EINTR);
    if (got < 0) return fail(err, QUOTH_IO, 0, "read: %s", strerror(errno));
    packed->n = (size_t)got;
    return true;
}

bool packed_has_some(const Packed *packed) { return packed->at < packed->n || packed->full; }

bool packed_read(Packed *packed, char *to, size_t room, size_t *got, quoth_error *err) {
    for (*got = 0; !*got;) {
        if (!packed_has_some(packed) && !fill(packed, err)) return false;
        if (!packed_has_some(packed)) return !packed->inside || fail_packed(packed, "the packed file is cut off here", err);
        bool ok = packed->packing == PACKING_GZIP ? gzip_step(packed, to, room, got, err) : zstd_step(packed, to, room, got, err);
        if (!ok) return false;
    }
    return true;
}

Packed *packed_new(enum Packing packing, int fd, const char *first, size_t n) {
    Packed *packed = mem_zeroed(sizeof *packed);
    if (!packed) return NULL;
    packed->packing = packing;
    packed->fd = fd;
    packed->inside = true; /* no bytes at all are no packed file */
    packed->gzip.zalloc = gzip_alloc;
    packed->gzip.zfree = gzip_free;
    if (packing == PACKING_ZSTD) packed->zstd = ZSTD_createDStream();
    bool ok = packing == PACKING_ZSTD ? packed->zstd != NULL : inflateInit2(&packed->gzip, WITH_GZIP_HEADER) == Z_OK;
    if (!ok) return mem_free(packed), NULL;
    if (n) memcpy(packed->in, first, n);
    packed->n = n;
    return packed;
}

void packed_free(Packed *packed) {
    if (!packed) return;
    if (packed->packing == PACKING_GZIP) inflateEnd(&packed->gzip);
    ZSTD_freeDStream(packed->zstd);
    mem_free(packed);
}
