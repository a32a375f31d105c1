/* Output by an own write loop: short writes and interrupts go on, a full disk is told, and a reader who has left is no fault. */
#include "cli.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *name_of(const Sink *sink) { return sink->path ? sink->path : "standard output"; }

static bool is_special(const char *path) { /* a device or pipe cannot be put in place by renaming */
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static void clear(Sink *sink, const char *path) {
    sink->path = path;
    sink->temporary[0] = '\0';
    sink->problem = 0;
    sink->n = 0;
    sink->total = 0;
    sink->fd = STDOUT_FILENO;
}

static bool create(Sink *sink) {
    const char *target = sink->temporary[0] ? sink->temporary : sink->path;
    sink->fd = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (sink->fd < 0) complain("%s: open: %s", target, strerror(errno));
    return sink->fd >= 0;
}

static bool create_beside(Sink *sink, const char *end) {
    int size = snprintf(sink->temporary, sizeof sink->temporary, "%s%s", sink->path, end);
    if (size < 0 || (size_t)size >= sizeof sink->temporary) return complain("%.200s...: path too long", sink->path), false;
    return create(sink);
}

bool sink_open(Sink *sink, const char *path) {
    char end[32];
    clear(sink, path && *path && strcmp(path, "-") != 0 ? path : NULL);
    if (!sink->path) return true;
    snprintf(end, sizeof end, ".%ld.tmp", (long)getpid());
    return is_special(path) ? create(sink) : create_beside(sink, end);
}

bool sink_replace(Sink *sink, const char *path) {
    clear(sink, path);
    return create_beside(sink, ".tmp");
}

static bool write_all(Sink *sink, const char *bytes, size_t length) {
    while (length && !sink->problem) {
        ssize_t put = write(sink->fd, bytes, length);
        if (put < 0 && errno != EINTR) sink->problem = errno;
        if (put > 0) bytes += put, length -= (size_t)put;
    }
    return !sink->problem;
}

bool sink_flush(Sink *sink) {
    bool ok = write_all(sink, sink->at, sink->n);
    sink->n = 0;
    return ok;
}

bool sink_write(void *context, const char *bytes, size_t length) {
    Sink *sink = context;
    sink->total += length;
    bool large = length > sizeof sink->at / 4; /* as a document's record is: what waits is not worth copying it */
    if ((large || length > sizeof sink->at - sink->n) && !sink_flush(sink)) return false;
    if (large) return write_all(sink, bytes, length);
    memcpy(sink->at + sink->n, bytes, length);
    sink->n += length;
    return !sink->problem;
}

bool sink_text(Sink *sink, const char *text) { return sink_write(sink, text, strlen(text)); }

static void note(Sink *sink, int result) {
    if (result < 0 && !sink->problem) sink->problem = errno;
}

static void sync_folder(Sink *sink) {
    char        folder[sizeof sink->temporary];
    const char *slash = strrchr(sink->path, '/');
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - sink->path) + 1 : 1, slash ? sink->path : ".");
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    note(sink, fd);
    if (fd < 0) return;
    note(sink, fsync(fd));
    note(sink, close(fd));
}

/* ---- Going on ---------------------------------------------------------------------------------------------------- */

static bool is_nobodys(int fd) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_SETLK, &lock) == 0 || (errno != EACCES && errno != EAGAIN); /* a file system may know no locks */
}

static bool cut(Sink *sink, uint64_t length) {
    struct stat status;
    if (fstat(sink->fd, &status) != 0) return complain("%s: %s", sink->path, strerror(errno)), false;
    if ((uint64_t)status.st_size < length)
        return complain("%s: has %llu bytes, and the checkpoint is behind byte %llu", sink->path, (unsigned long long)status.st_size,
                        (unsigned long long)length),
               false;
    if (ftruncate(sink->fd, (off_t)length) == 0 && lseek(sink->fd, (off_t)length, SEEK_SET) >= 0) return true;
    return complain("%s: truncate: %s", sink->path, strerror(errno)), false;
}

bool sink_resume(Sink *sink, const char *path, uint64_t length) {
    clear(sink, path);
    sink->total = length;
    sink->fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (sink->fd < 0) return complain("%s: open: %s", path, strerror(errno)), false;
    bool nobodys = is_nobodys(sink->fd);
    if (nobodys && cut(sink, length)) return sync_folder(sink), true;
    if (!nobodys) complain("%s: another run is writing to it", path);
    close(sink->fd);
    sink->fd = -1;
    return false;
}

bool sink_sync(Sink *sink) {
    if (!sink_flush(sink)) return false;
    if (fsync(sink->fd) != 0) sink->problem = errno;
    return !sink->problem;
}

/* ---- The end ----------------------------------------------------------------------------------------------------- */

static void finish_file(Sink *sink, int status) {
    bool keep = status != STATUS_IO && status != STATUS_USAGE && status != STATUS_CORRUPT;
    if (keep && sink->temporary[0] && !sink->problem) note(sink, fsync(sink->fd));
    note(sink, close(sink->fd));
    if (!sink->temporary[0]) return;
    if (keep && !sink->problem) note(sink, rename(sink->temporary, sink->path));
    if (!keep || sink->problem) unlink(sink->temporary);
    else sync_folder(sink);
}

int sink_close(Sink *sink, int status) {
    if (sink->fd < 0) return status_worse(status, STATUS_IO);
    sink_flush(sink);
    finish_file(sink, status);
    if (sink->problem == EPIPE) return STATUS_DONE;
    if (!sink->problem) return status;
    complain("%s: write: %s", name_of(sink), strerror(sink->problem));
    return STATUS_IO;
}
