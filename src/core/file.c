#include "file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail_at(quoth_error *err, const char *path, const char *what) {
    return fail(err, errno == ENOENT ? QUOTH_MISSING : QUOTH_IO, 0, "%s: %s: %s", path, what, strerror(errno));
}

/* Where something was to be written: a folder that is not there is no missing input. */
static bool fail_to_write(quoth_error *err, const char *path, const char *what) {
    return fail(err, QUOTH_IO, 0, "%s: %s: %s", path, what, strerror(errno));
}

static int open_regular(const char *path, size_t *size, quoth_error *err) {
    int         fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (fd < 0) return fail_at(err, path, "open"), -1;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) return *size = (size_t)status.st_size, fd;
    fail(err, QUOTH_IO, 0, "%s: not a regular file", path);
    close(fd);
    return -1;
}

static bool map(const char *path, int protection, int sharing, MappedFile *file, quoth_error *err) {
    size_t size = 0;
    int    fd = open_regular(path, &size, err);
    if (fd < 0) return false;
    void *at = size ? mmap(NULL, size, protection, sharing, fd, 0) : NULL;
    bool  ok = at != MAP_FAILED || fail_at(err, path, "mmap");
    close(fd);
    if (ok) *file = (MappedFile){at, size};
    return ok;
}

bool file_map(const char *path, MappedFile *file, quoth_error *err) { return map(path, PROT_READ, MAP_SHARED, file, err); }

bool file_map_private(const char *path, MappedFile *file, quoth_error *err) {
    return map(path, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, err);
}

void file_unmap(MappedFile *file) {
    if (file->at) munmap((void *)file->at, file->n);
    *file = (MappedFile){0};
}

static bool read_all(int fd, const char *path, Buffer *out, quoth_error *err) {
    for (;;) {
        if (!buffer_room(out, 65536)) return fail_memory(err);
        ssize_t got = read(fd, out->at + out->n, out->cap - out->n - 1);
        if (got > 0) out->n += (size_t)got;
        else if (got == 0) return out->at[out->n] = '\0', true;
        else if (errno != EINTR) return fail_at(err, path, "read");
    }
}

bool file_read(const char *path, Buffer *out, quoth_error *err) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail_at(err, path, "open");
    bool ok = read_all(fd, path, out, err);
    close(fd);
    if (!ok) buffer_free(out);
    return ok;
}

static bool write_all(int fd, const char *path, const char *bytes, size_t length, quoth_error *err) {
    while (length) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno != EINTR) return fail_to_write(err, path, "write");
        if (put > 0) bytes += put, length -= (size_t)put;
    }
    return fsync(fd) == 0 || fail_to_write(err, path, "fsync");
}

static bool sync_folder_of(const char *path, quoth_error *err) {
    char        folder[4096];
    const char *slash = strrchr(path, '/');
    int length = slash ? (int)(slash - path) + 1 : 1;
    snprintf(folder, sizeof folder, "%.*s", length, slash ? path : ".");
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return fail_to_write(err, folder, "open");
    bool ok = fsync(fd) == 0 || fail_to_write(err, folder, "fsync");
    close(fd);
    return ok;
}

bool file_replace(const char *path, const char *bytes, size_t length, quoth_error *err) {
    char temporary[4096];
    int  size = snprintf(temporary, sizeof temporary, "%s.%ld.tmp", path, (long)getpid());
    if (size < 0 || (size_t)size >= sizeof temporary) return fail(err, QUOTH_USAGE, 0, "%s: path too long", path);
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) return fail_to_write(err, temporary, "open");
    bool ok = write_all(fd, temporary, bytes, length, err);
    ok = (close(fd) == 0 || fail_to_write(err, temporary, "close")) && ok;
    ok = ok && (rename(temporary, path) == 0 || fail_to_write(err, path, "rename"));
    if (!ok) unlink(temporary);
    return ok && sync_folder_of(path, err);
}
