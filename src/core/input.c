/* From files to lines. A line is never cut: it is given whole, or passed over whole and told. */
#include "buffer.h"
#include "error.h"
#include "mem.h"
#include "unpack.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

struct quoth_input {
    int          fd;
    enum Packing promised; /* by its name */
    bool         known;    /* whether it is packed: its first bytes are read */
    bool         ended;
    Packed      *packed;   /* or NULL */
    Buffer       text;     /* unused bytes are text.at[start..text.n) */
    size_t       start;
    uint64_t     before;   /* how many bytes stand before text.at[0] */
    uint64_t     last;     /* where the last line begins */
};

static size_t left_in(const quoth_input *input) { return input->text.n - input->start; }

static bool open_file(quoth_input *input, const char *path, quoth_error *err) {
    struct stat status;
    if (strcmp(path, "-") == 0) return input->fd = STDIN_FILENO, true;
    input->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (input->fd < 0) return fail(err, QUOTH_MISSING, 0, "open: %s", strerror(errno)); /* not there, or not for us */
    if (fstat(input->fd, &status) != 0 || !S_ISDIR(status.st_mode)) return true;
    return fail(err, QUOTH_MISSING, 0, "open: %s", strerror(EISDIR));
}

quoth_input *quoth_input_open(const char *path, quoth_error *err) {
    quoth_input *input = path ? mem_zeroed(sizeof *input) : NULL;
    if (!input) return path ? fail_memory(err) : fail(err, QUOTH_USAGE, 0, "no path"), NULL;
    input->promised = packing_by_name(path);
    if (open_file(input, path, err)) return input;
    quoth_input_close(input);
    return NULL;
}

void quoth_input_close(quoth_input *input) {
    if (!input) return;
    if (input->fd > STDIN_FILENO) close(input->fd);
    packed_free(input->packed);
    buffer_free(&input->text);
    mem_free(input);
}

/* ---- Pieces ------------------------------------------------------------------------------------------------------ */

/* Room for a piece behind the unused bytes, which move to the front. */
static bool make_room(quoth_input *input, quoth_error *err) {
    Buffer *text = &input->text;
    if (left_in(input) && input->start) memmove(text->at, text->at + input->start, left_in(input));
    text->n -= input->start;
    input->before += input->start;
    input->start = 0;
    return buffer_room(text, PACKING_PIECE) || fail_memory(err);
}

static bool read_plain(quoth_input *input, char *to, size_t most, size_t *got, quoth_error *err) {
    ssize_t n;
    do n = read(input->fd, to, most);
    while (n < 0 && errno == EINTR);
    *got = n < 0 ? 0 : (size_t)n;
    return n >= 0 || fail(err, QUOTH_IO, 0, "read: %s", strerror(errno));
}

static bool read_some(quoth_input *input, size_t most, quoth_error *err) {
    char  *to = input->text.at + input->text.n;
    size_t got;
    bool   ok = input->packed ? packed_read(input->packed, to, most, &got, err) : read_plain(input, to, most, &got, err);
    if (!ok) return false;
    input->text.n += got;
    input->ended = got == 0;
    return true;
}

/* The first bytes tell whether it is packed. They are not waited for longer than need be: a first line may be short, and its sender wait. */
static bool read_first(quoth_input *input, quoth_error *err) {
    Buffer      *text = &input->text;
    enum Packing packing;
    do
        if (!read_some(input, PACKING_PIECE - text->n, err)) return false;
    while (!input->ended && !(packing = packing_of(text->at, text->n)) && packing_may_begin(text->at, text->n));
    input->known = true;
    packing = packing_of(text->at, text->n);
    if (packing == PACKING_BZIP2) return fail(err, QUOTH_USAGE, 0, "packed by bzip2, which is not read: bzcat FILE | quoth ... -");
    if (packing == PACKING_NONE) packing = input->promised;
    if (packing == PACKING_NONE) return true;
    input->packed = packed_new(packing, input->fd, text->at, text->n);
    text->n = 0;
    return input->packed ? read_some(input, text->cap, err) : fail_memory(err);
}

static bool read_piece(quoth_input *input, quoth_error *err) {
    if (!make_room(input, err)) return false;
    return input->known ? read_some(input, input->text.cap - input->text.n, err) : read_first(input, err);
}

size_t quoth_input_read(quoth_input *input, char *to, size_t room, quoth_error *err) {
    if (!left_in(input) && !input->ended && !read_piece(input, err)) return 0;
    size_t n = left_in(input) < room ? left_in(input) : room;
    if (n) memcpy(to, input->text.at + input->start, n);
    input->start += n;
    return n;
}

bool quoth_input_all(quoth_input *input, size_t most, const char **text, size_t *length, quoth_error *err) {
    while (!input->ended && left_in(input) <= most)
        if (!read_piece(input, err)) return false;
    *length = left_in(input);
    *text = *length ? input->text.at + input->start : "";
    return *length <= most || fail(err, QUOTH_TOO_LARGE, 0, "text is over the limit of %zu bytes", most);
}

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

static bool take_line(quoth_input *input, size_t length, bool newline, quoth_line *line) {
    line->text = input->text.at + input->start;
    line->length = length;
    input->start += length + newline;
    if (length && line->text[length - 1] == '\r') line->length--;
    if (line->number == 1 && line->length >= 3 && memcmp(line->text, "\xEF\xBB\xBF", 3) == 0) line->text += 3, line->length -= 3;
    return true;
}

static bool pass_over(quoth_input *input, quoth_line *line, quoth_error *err) {
    line->too_long = true;
    for (;;) {
        const char *from = input->text.at + input->start, *end = memchr(from, '\n', left_in(input));
        input->start += end ? (size_t)(end - from) + 1 : left_in(input);
        if (end || input->ended) return true;
        if (!read_piece(input, err)) return false;
    }
}

bool quoth_input_line(quoth_input *input, size_t most, quoth_line *line, quoth_error *err) {
    *line = (quoth_line){.text = "", .number = line->number + 1, .place = input->last = input->before + input->start};
    for (size_t searched = 0;;) {
        size_t      left = left_in(input);
        const char *from = left ? input->text.at + input->start : "";
        const char *end = left > searched ? memchr(from + searched, '\n', left - searched) : NULL;
        if (end && (size_t)(end - from) <= most) return take_line(input, (size_t)(end - from), true, line);
        if (end || left > most) return pass_over(input, line, err);
        if (input->ended) return left && take_line(input, left, false, line);
        searched = left;
        if (!read_piece(input, err)) return false;
    }
}

bool quoth_input_seek(quoth_input *input, uint64_t place, quoth_error *err) {
    uint64_t read_to = input->before + input->text.n;
    if (place == input->last && place >= input->before) return input->start = (size_t)(place - input->before), true;
    if (input->packed) return fail(err, QUOTH_USAGE, 0, "what is packed cannot be read from any place");
    if (lseek(input->fd, (off_t)place - (off_t)read_to, SEEK_CUR) < 0) return fail(err, QUOTH_IO, 0, "seek: %s", strerror(errno));
    input->before = place;
    input->start = input->text.n = 0;
    input->ended = false;
    return true;
}

uint64_t quoth_input_taken(const quoth_input *input) {
    off_t at = lseek(input->fd, 0, SEEK_CUR);
    return at < 0 ? input->before + input->text.n : (uint64_t)at;
}

bool quoth_input_must_wait(const quoth_input *input) {
    struct pollfd ready = {.fd = input->fd, .events = POLLIN};
    if (input->packed && packed_has_some(input->packed)) return false;
    if (input->ended || (left_in(input) && memchr(input->text.at + input->start, '\n', left_in(input)))) return false;
    return poll(&ready, 1, 0) == 0;
}
