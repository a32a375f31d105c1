#include "input.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE ((size_t)64 << 10)

static bool set_error(quoth_error *err, quoth_code code, const char *what, const char *cause) {
    err->code = code;
    err->at = 0;
    snprintf(err->text, sizeof err->text, "%s: %s", what, cause);
    return false;
}

bool input_open(Input *input, const char *path, quoth_error *err) {
    bool standard = strcmp(path, "-") == 0;
    *input = (Input){.path = standard ? "standard input" : path, .fd = STDIN_FILENO};
    if (standard) return true;
    struct stat status;
    input->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (input->fd < 0) return set_error(err, QUOTH_MISSING, "open", strerror(errno)); /* not there, or not for us */
    if (fstat(input->fd, &status) != 0 || !S_ISDIR(status.st_mode)) return true;
    close(input->fd);
    return set_error(err, QUOTH_MISSING, "open", strerror(EISDIR));
}

void input_close(Input *input) {
    if (input->fd > STDIN_FILENO) close(input->fd);
    unpacker_free(input->unpacker);
    free(input->at);
    *input = (Input){.fd = -1};
}

/* Room for a piece behind the unused bytes, which move to the front. */
static bool make_room(Input *input, quoth_error *err) {
    if (input->n && input->start) memmove(input->at, input->at + input->start, input->n);
    input->start = 0;
    if (input->room - input->n >= PIECE) return true;
    size_t room = input->room ? input->room * 2 : PIECE * 2; /* far from SIZE_MAX, as lines and files are bounded */
    char  *grown = realloc(input->at, room);
    if (!grown) return set_error(err, QUOTH_MEMORY, "read", quoth_code_text(QUOTH_MEMORY));
    input->at = grown;
    input->room = room;
    return true;
}

static bool read_plain(Input *input, size_t most, quoth_error *err) {
    for (;;) {
        ssize_t got = read(input->fd, input->at + input->n, most);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return set_error(err, QUOTH_IO, "read", strerror(errno));
        input->n += (size_t)got;
        input->ended = got == 0;
        return true;
    }
}

static bool read_packed(Input *input, quoth_error *err) {
    size_t      n;
    const char *wrong = unpacker_read(input->unpacker, input->at + input->n, input->room - input->n, &n);
    if (wrong) return set_error(err, QUOTH_IO, "unpack", wrong);
    input->n += n;
    input->ended = n == 0;
    return true;
}

/* The first bytes tell whether it is packed. They are not waited for longer than need be: a first line may be short, and its sender wait. */
static bool read_first(Input *input, quoth_error *err) {
    do
        if (!read_plain(input, PACKING_PIECE - input->n, err)) return false;
    while (!input->ended && input->n < PACKING_SIGNS && packing_may_begin(input->at, input->n));
    input->known = true;
    enum Packing packing = packing_of(input->at, input->n);
    if (packing == PACKING_NONE) packing = packing_by_name(input->path);
    if (packing == PACKING_NONE) return true;
    input->unpacker = unpacker_new(packing, input->fd, input->at, input->n);
    if (!input->unpacker) return set_error(err, QUOTH_MEMORY, "unpack", quoth_code_text(QUOTH_MEMORY));
    input->n = 0;
    return read_packed(input, err);
}

static bool read_piece(Input *input, quoth_error *err) {
    if (!make_room(input, err)) return false;
    if (!input->known) return read_first(input, err);
    return input->unpacker ? read_packed(input, err) : read_plain(input, input->room - input->n, err);
}

bool input_all(Input *input, size_t most, quoth_error *err) {
    while (!input->ended) {
        if (!read_piece(input, err)) return false;
        if (input->n <= most) continue;
        err->code = QUOTH_TOO_LARGE;
        snprintf(err->text, sizeof err->text, "text is over the limit of %zu bytes", most);
        return false;
    }
    return true;
}

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

static void use(Input *input, size_t bytes) {
    input->start += bytes;
    input->n -= bytes;
}

static bool take_line(Input *input, size_t length, bool ended_by_newline, Line *line) {
    line->at = input->at + input->start;
    line->n = length;
    use(input, length + ended_by_newline);
    if (line->n && line->at[line->n - 1] == '\r') line->n--;
    if (line->number == 1 && line->n >= 3 && memcmp(line->at, "\xEF\xBB\xBF", 3) == 0) line->at += 3, line->n -= 3;
    return true;
}

static bool pass_over(Input *input, Line *line, quoth_error *err) {
    line->too_long = true;
    line->at = "";
    for (;;) {
        char *end = memchr(input->at + input->start, '\n', input->n);
        if (end) return use(input, (size_t)(end - (input->at + input->start)) + 1), true;
        use(input, input->n);
        if (input->ended) return true;
        if (!read_piece(input, err)) return false;
    }
}

bool input_line(Input *input, size_t most, Line *line, quoth_error *err) {
    *line = (Line){.at = "", .number = line->number + 1};
    for (size_t searched = 0;;) {
        char *end = input->n > searched ? memchr(input->at + input->start + searched, '\n', input->n - searched) : NULL;
        if (end) {
            size_t length = (size_t)(end - (input->at + input->start));
            return length > most ? pass_over(input, line, err) : take_line(input, length, true, line);
        }
        if (input->n > most) return pass_over(input, line, err);
        if (input->ended) return input->n && take_line(input, input->n, false, line);
        searched = input->n;
        if (!read_piece(input, err)) return false;
    }
}

bool input_must_wait(const Input *input) {
    struct pollfd ready = {.fd = input->fd, .events = POLLIN};
    if (input->unpacker && unpacker_has_some(input->unpacker)) return false;
    if (input->ended || (input->n && memchr(input->at + input->start, '\n', input->n))) return false;
    return poll(&ready, 1, 0) == 0;
}
