/* A file, or what is packed in it. Several members one after the other are one text, as gzip and zstd have it. A file that ends inside of
 * one, and bytes behind the last that are none, are failures with their place: half a list is not a list. */
#include "mem.h"
#include "stream.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum Packing { PLAIN, GZIP, ZSTD };

struct Packed {
    const char   *path;
    int           fd;
    enum Packing  packing;
    bool          inside; /* a member has begun and not ended */
    z_stream      gzip;
    bool          gzip_open;
    ZSTD_DStream *zstd;
    uint64_t      taken;  /* bytes of the file before in[0] */
    size_t        at, n;  /* unused: in[at..n) */
    char          in[1 << 16];
};

static uint64_t place(const Packed *packed) { return packed->taken + packed->at; }

static bool fail_packed(const Packed *packed, const char *what, quoth_error *err) {
    return fail(err, QUOTH_CORRUPT, place(packed), "%s: byte %llu of the file: %s", packed->path, (unsigned long long)place(packed), what);
}

static bool fill(Packed *packed, quoth_error *err) {
    if (packed->at < packed->n) return true;
    packed->taken += packed->n;
    packed->at = packed->n = 0;
    for (;;) {
        ssize_t got = read(packed->fd, packed->in, sizeof packed->in);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail(err, QUOTH_IO, 0, "%s: read: %s", packed->path, strerror(errno));
        packed->n = (size_t)got;
        return true;
    }
}

/* ---- gzip -------------------------------------------------------------------------------------------------------- */

static void *gzip_alloc(void *unused, unsigned n, unsigned size) {
    (void)unused;
    return mem_alloc((size_t)n * size);
}

static void gzip_free(void *unused, void *block) {
    (void)unused;
    mem_free(block);
}

static bool gzip_begin(Packed *packed, quoth_error *err) {
    if (packed->in[packed->at] != '\x1F') return fail_packed(packed, "bytes behind the end of what is packed", err);
    int problem = packed->gzip_open ? inflateReset(&packed->gzip) : inflateInit2(&packed->gzip, 15 + 16);
    packed->gzip_open = packed->inside = true;
    return problem == Z_OK || fail_memory(err);
}

static bool gzip_step(Packed *packed, char *to, size_t room, size_t *got, quoth_error *err) {
    z_stream *gzip = &packed->gzip;
    if (!packed->inside && !gzip_begin(packed, err)) return false;
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
    return true;
}

/* ---- Zstandard --------------------------------------------------------------------------------------------------- */

/* Frames that ask for a window over 128 MiB are refused by the library itself. */
static bool zstd_step(Packed *packed, char *to, size_t room, size_t *got, quoth_error *err) {
    ZSTD_inBuffer  in = {packed->in, packed->n, packed->at};
    ZSTD_outBuffer out = {to, room, 0};
    if (!packed->zstd && !(packed->zstd = ZSTD_createDStream())) return fail_memory(err);
    size_t result = ZSTD_decompressStream(packed->zstd, &out, &in);
    packed->at = in.pos;
    *got = out.pos;
    if (ZSTD_isError(result)) return fail_packed(packed, ZSTD_getErrorName(result), err);
    packed->inside = result != 0;
    return true;
}

/* ---- Both -------------------------------------------------------------------------------------------------------- */

static bool unpack(Packed *packed, char *to, size_t room, size_t *got, quoth_error *err) {
    while (!*got) {
        if (!fill(packed, err)) return false;
        bool   at_end = packed->at == packed->n;
        size_t before = packed->at;
        if (at_end && !packed->inside) return true;
        bool ok = packed->packing == GZIP ? gzip_step(packed, to, room, got, err) : zstd_step(packed, to, room, got, err);
        if (!ok) return false;
        if (at_end && !*got && packed->at == before && packed->inside) return fail_packed(packed, "the packed file is cut off here", err);
    }
    return true;
}

static bool read_plain(Packed *packed, char *to, size_t room, size_t *got, quoth_error *err) {
    size_t kept = packed->n - packed->at; /* what was looked at to see how it is packed */
    if (kept) {
        *got = kept < room ? kept : room;
        memcpy(to, packed->in + packed->at, *got);
        packed->at += *got;
        return true;
    }
    for (;;) {
        ssize_t n = read(packed->fd, to, room);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail(err, QUOTH_IO, 0, "%s: read: %s", packed->path, strerror(errno));
        *got = (size_t)n;
        return true;
    }
}

bool packed_read(Packed *packed, char *to, size_t room, size_t *got, quoth_error *err) {
    *got = 0;
    return packed->packing == PLAIN ? read_plain(packed, to, room, got, err) : unpack(packed, to, room, got, err);
}

/* The first bytes may come one at a time, from a pipe. */
static bool read_first(Packed *packed, quoth_error *err) {
    while (packed->n < 4) {
        ssize_t got = read(packed->fd, packed->in + packed->n, sizeof packed->in - packed->n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail(err, QUOTH_IO, 0, "%s: read: %s", packed->path, strerror(errno));
        if (got == 0) break;
        packed->n += (size_t)got;
    }
    if (packed->n >= 2 && memcmp(packed->in, "\x1F\x8B", 2) == 0) packed->packing = GZIP;
    if (packed->n >= 4 && memcmp(packed->in, "\x28\xB5\x2F\xFD", 4) == 0) packed->packing = ZSTD;
    if (packed->n >= 4 && memcmp(packed->in, "BZh", 3) == 0 && packed->in[3] >= '1' && packed->in[3] <= '9')
        return fail(err, QUOTH_USAGE, 0, "%s: packed by bzip2, which is not read: bzcat FILE | quoth gazetteer import ... -", packed->path);
    return true;
}

static bool open_file(Packed *packed, const char *path, quoth_error *err) {
    struct stat status;
    if (strcmp(path, "-") == 0) return packed->fd = STDIN_FILENO, packed->path = "standard input", true;
    packed->path = path;
    packed->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (packed->fd < 0) return fail(err, errno == ENOENT ? QUOTH_MISSING : QUOTH_IO, 0, "%s: open: %s", path, strerror(errno));
    if (fstat(packed->fd, &status) == 0 && S_ISDIR(status.st_mode)) return fail(err, QUOTH_IO, 0, "%s: it is a folder", path);
    return true;
}

Packed *packed_open(const char *path, quoth_error *err) {
    Packed *packed = mem_zeroed(sizeof *packed);
    if (!packed) return fail_memory(err), NULL;
    packed->fd = -1;
    packed->gzip.zalloc = gzip_alloc;
    packed->gzip.zfree = gzip_free;
    if (open_file(packed, path, err) && read_first(packed, err)) return packed;
    packed_close(packed);
    return NULL;
}

void packed_close(Packed *packed) {
    if (!packed) return;
    if (packed->fd > STDIN_FILENO) close(packed->fd);
    if (packed->gzip_open) inflateEnd(&packed->gzip);
    ZSTD_freeDStream(packed->zstd);
    mem_free(packed);
}
