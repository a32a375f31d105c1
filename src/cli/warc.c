#include "warc.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define LONGEST_HEADER ((size_t)64 << 10)
#define MOST_HEADERS 1000u

static bool fail(quoth_error *err, quoth_code code, uint64_t at, const char *format, ...) {
    va_list arguments;
    err->code = code;
    err->at = at;
    va_start(arguments, format);
    vsnprintf(err->text, sizeof err->text, format, arguments);
    va_end(arguments);
    return false;
}

void warc_free(Warc *warc) {
    bytes_free(&warc->strings);
    bytes_free(&warc->block);
    bytes_free(&warc->body);
}

bool is_warc_name(const char *path) {
    static const char *const ends[] = {".warc", ".wet", ".warc.gz", ".wet.gz", ".warc.zst", ".wet.zst"};
    size_t                   n = strlen(path);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (n >= strlen(ends[i]) && strcmp(path + n - strlen(ends[i]), ends[i]) == 0) return true;
    return false;
}

/* ---- Header lines ------------------------------------------------------------------------------------------------ */

typedef struct Text {
    const char *at;
    size_t      n;
} Text;

static Text trimmed(Text text) {
    while (text.n && strchr(" \t\r\n<", text.at[0]) && text.at[0]) text.at++, text.n--;
    while (text.n && strchr(" \t\r\n>", text.at[text.n - 1]) && text.at[text.n - 1]) text.n--;
    return text;
}

static bool is_word(Text text, const char *word) {
    char own[64];
    if (text.n >= sizeof own || text.n != strlen(word)) return false;
    memcpy(own, text.at, text.n);
    own[text.n] = '\0';
    return same_word(own, word);
}

static bool begins_with(Text text, const char *word) { return text.n >= strlen(word) && is_word((Text){text.at, strlen(word)}, word); }

/* "Name: value"; false where it is no such line. */
static bool split(Text line, Text *name, Text *value) {
    const char *colon = line.n ? memchr(line.at, ':', line.n) : NULL;
    if (!colon) return false;
    *name = trimmed((Text){line.at, (size_t)(colon - line.at)});
    *value = trimmed((Text){colon + 1, line.n - (size_t)(colon + 1 - line.at)});
    return true;
}

/* ---- A record's head --------------------------------------------------------------------------------------------- */

enum Type { OF_NO_MATTER, ANSWER, RESOURCE, CONVERSION };

/* Offsets in `strings`, which may move while it grows. */
typedef struct Head {
    size_t    id, url, date; /* 0: none */
    enum Type type;
    bool      is_page, is_plain; /* by its own Content-Type */
    bool      has_length;
    uint64_t  length;
} Head;

static size_t keep(Warc *warc, Text value) {
    size_t at = warc->strings.n;
    if (!value.n || memchr(value.at, '\0', value.n)) return 0;
    bytes_put(&warc->strings, value.at, value.n);
    bytes_put(&warc->strings, "", 1);
    return at;
}

static void take_length(Head *head, Text value) {
    uint64_t length = 0;
    for (size_t i = 0; i < value.n; i++) {
        if (value.at[i] < '0' || value.at[i] > '9' || length > UINT64_MAX / 100) return;
        length = length * 10 + (uint64_t)(value.at[i] - '0');
    }
    head->length = length;
    head->has_length = value.n > 0;
}

static bool is_page_type(Text type) { return begins_with(type, "text/html") || begins_with(type, "application/xhtml+xml"); }

static void take_field(Warc *warc, Head *head, Text name, Text value) {
    if (is_word(name, "WARC-Type"))
        head->type = is_word(value, "response")     ? ANSWER
                     : is_word(value, "resource")   ? RESOURCE
                     : is_word(value, "conversion") ? CONVERSION
                                                    : OF_NO_MATTER;
    else if (is_word(name, "WARC-Record-ID")) head->id = keep(warc, value);
    else if (is_word(name, "WARC-Target-URI")) head->url = keep(warc, value);
    else if (is_word(name, "WARC-Date")) head->date = keep(warc, value);
    else if (is_word(name, "Content-Length")) take_length(head, value);
    else if (is_word(name, "Content-Type")) head->is_page = is_page_type(value), head->is_plain = begins_with(value, "text/plain");
}

static bool read_line(Warc *warc, Text *line, quoth_error *err) {
    if (!quoth_input_line(warc->input, LONGEST_HEADER, &warc->line, err)) return false;
    *line = (Text){warc->line.text, warc->line.length};
    return true;
}

static bool read_head(Warc *warc, Head *head, uint64_t *place, quoth_error *err) {
    Text line, name, value;
    do
        if (!read_line(warc, &line, err)) return false;
    while (!line.n && !warc->line.too_long);
    *place = warc->line.place;
    if (!begins_with(line, "WARC/"))
        return fail(err, QUOTH_CORRUPT, *place, "byte %llu: no WARC record begins here", (unsigned long long)*place);
    *head = (Head){.type = OF_NO_MATTER};
    warc->strings.n = 0;
    bytes_put(&warc->strings, "", 1);
    for (size_t i = 0; i < MOST_HEADERS; i++) {
        if (!read_line(warc, &line, err))
            return err->code != QUOTH_OK ? false
                                         : fail(err, QUOTH_CORRUPT, *place, "byte %llu: the record is cut off", (unsigned long long)*place);
        if (!line.n && !warc->line.too_long) break;
        if (split(line, &name, &value)) take_field(warc, head, name, value);
    }
    return head->has_length ||
           fail(err, QUOTH_CORRUPT, *place, "byte %llu: a WARC record without Content-Length", (unsigned long long)*place);
}

/* ---- Its block --------------------------------------------------------------------------------------------------- */

/* Keeps the first `most` bytes, and reads all. */
static bool read_block(Warc *warc, const Head *head, size_t most, uint64_t place, quoth_error *err) {
    char piece[16384];
    warc->block.n = 0;
    for (uint64_t left = head->length; left;) {
        size_t n = quoth_input_read(warc->input, piece, left < sizeof piece ? (size_t)left : sizeof piece, err);
        if (!n)
            return err->code != QUOTH_OK ? false
                                         : fail(err, QUOTH_CORRUPT, place, "byte %llu: the record is cut off", (unsigned long long)place);
        size_t kept = warc->block.n < most ? most - warc->block.n : 0;
        bytes_put(&warc->block, piece, n < kept ? n : kept);
        left -= n;
    }
    return !warc->block.failed || fail(err, QUOTH_MEMORY, 0, "%s", quoth_code_text(QUOTH_MEMORY));
}

/* The two empty lines behind a block, so that nothing of a record is left when the next has to be waited for. */
static bool pass_end(Warc *warc, quoth_error *err) {
    Text line;
    for (int i = 0; i < 2; i++) {
        if (!read_line(warc, &line, err)) return err->code == QUOTH_OK;
        if (line.n || warc->line.too_long) return quoth_input_seek(warc->input, warc->line.place, err);
    }
    return true;
}

static void take_charset(WarcRecord *record, Text type) {
    static const char word[] = "charset=";
    for (size_t i = 0; i + sizeof word - 1 < type.n; i++) {
        Text   rest = {type.at + i, type.n - i};
        size_t n = 0;
        if (!begins_with(rest, word)) continue;
        for (size_t at = sizeof word - 1; at < rest.n && rest.at[at] != ';' && rest.at[at] != ' ' && n < sizeof record->charset - 1; at++)
            if (rest.at[at] != '"' && rest.at[at] != '\'') record->charset[n++] = rest.at[at];
        record->charset[n] = '\0';
        return;
    }
}

static void take_http_field(WarcRecord *record, Text name, Text value) {
    if (is_word(name, "Content-Type")) {
        record->is_page = is_page_type(value);
        take_charset(record, value);
    } else if (is_word(name, "Transfer-Encoding")) record->chunked = begins_with(value, "chunked");
    else if (is_word(name, "Content-Encoding")) {
        record->zipped = is_word(value, "gzip") || is_word(value, "x-gzip") || is_word(value, "deflate");
        record->odd = !record->zipped && value.n && !is_word(value, "identity");
    }
}

/* "HTTP/1.1 200 OK": pages of other answers say that there is none. */
static bool is_success(Text line) {
    const char *space = line.n ? memchr(line.at, ' ', line.n) : NULL;
    return begins_with(line, "HTTP/") && space && space + 1 < line.at + line.n && space[1] == '2';
}

/* Reads the head of a server's answer; its body is what stands behind. */
static void take_answer(Warc *warc, WarcRecord *record) {
    const char *at = warc->block.at, *end = at + warc->block.n;
    bool        first = true, success = false;
    while (at && at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        Text        line = {at, (size_t)((newline ? newline : end) - at)}, name, value;
        if (line.n && line.at[line.n - 1] == '\r') line.n--;
        at = newline ? newline + 1 : end;
        if (!line.n) break;
        if (first) success = is_success(line);
        else if (split(line, &name, &value)) take_http_field(record, name, value);
        first = false;
    }
    record->is_document = success && record->is_page;
    record->text = at;
    record->length = (size_t)(end - at);
}

static const char *string_at(const Warc *warc, size_t at) { return at ? warc->strings.at + at : NULL; }

bool warc_next(Warc *warc, WarcRecord *record, quoth_error *err) {
    Head   head = {0};
    size_t number = record->number + 1;
    *record = (WarcRecord){.number = number, .text = ""};
    if (!read_head(warc, &head, &record->place, err)) return false;
    bool   wanted = head.type == ANSWER || (head.type == RESOURCE && head.is_page) || (head.type == CONVERSION && head.is_plain);
    size_t most = !wanted || number <= warc->passed ? 0 : warc->most + LONGEST_HEADER;
    if (!read_block(warc, &head, most, record->place, err) || !pass_end(warc, err)) return false;
    if (warc->strings.failed) return fail(err, QUOTH_MEMORY, 0, "%s", quoth_code_text(QUOTH_MEMORY));
    if (!most) return true;
    record->id = string_at(warc, head.id);
    record->url = string_at(warc, head.url);
    record->date = string_at(warc, head.date);
    record->too_long = head.length > most;
    record->is_document = true;
    record->is_page = head.type == RESOURCE;
    record->text = warc->block.n ? warc->block.at : "";
    record->length = warc->block.n;
    if (head.type == ANSWER) take_answer(warc, record);
    return true;
}

/* ---- How a body was sent ----------------------------------------------------------------------------------------- */

static int digit_of(char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1; }

/* The bytes of the chunk that begins here; false where none does. */
static bool chunk_at(const char **at, const char *end, size_t *n) {
    const char *from = *at;
    for (*n = 0; *at < end && digit_of(**at) >= 0 && *n < (size_t)1 << 40; (*at)++) *n = *n * 16 + (size_t)digit_of(**at);
    const char *newline = *at > from ? memchr(*at, '\n', (size_t)(end - *at)) : NULL;
    if (!newline) return false;
    *at = newline + 1;
    return true;
}

/* Crawlers may keep the header and store the body whole: what holds no chunks is taken as it is. */
static void join_chunks(Warc *warc, WarcRecord *record) {
    const char *at = record->text, *end = at + record->length;
    size_t      n, to = 0;
    char       *body = warc->block.at + (at - warc->block.at); /* chunks move to its front */
    bool        any = false;
    while (at < end && chunk_at(&at, end, &n) && n) {
        if (n > (size_t)(end - at)) n = (size_t)(end - at);
        memmove(body + to, at, n);
        any = true;
        to += n;
        at += n;
        while (at < end && (*at == '\r' || *at == '\n')) at++;
    }
    if (any) record->length = to;
}

/* What is cut off is taken as far as it goes. */
static bool inflate_body(Warc *warc, WarcRecord *record, int bits, quoth_error *err) {
    char     piece[16384];
    z_stream stream = {.next_in = (z_const Bytef *)(uintptr_t)record->text, .avail_in = (uInt)record->length};
    int      result = inflateInit2(&stream, bits);
    warc->body.n = 0;
    while (result == Z_OK && warc->body.n <= warc->most) {
        stream.next_out = (Bytef *)piece;
        stream.avail_out = sizeof piece;
        result = inflate(&stream, Z_NO_FLUSH);
        bytes_put(&warc->body, piece, sizeof piece - stream.avail_out);
    }
    inflateEnd(&stream);
    if (warc->body.failed || result == Z_MEM_ERROR) return fail(err, QUOTH_MEMORY, 0, "%s", quoth_code_text(QUOTH_MEMORY));
    if (!warc->body.n && result != Z_STREAM_END) return fail(err, QUOTH_ENCODING, 0, "the packed body is damaged");
    record->text = warc->body.n ? warc->body.at : "";
    record->length = warc->body.n;
    return true;
}

/* Of what says that it is packed: gzip and zlib by their first bytes, a bare stream by trying; else it was unpacked already. */
static bool unzip(Warc *warc, WarcRecord *record, quoth_error *err) {
    const unsigned char *at = (const unsigned char *)record->text;
    if (record->length < 2) return true;
    if (at[0] == 0x1F && at[1] == 0x8B) return inflate_body(warc, record, 15 + 16, err);
    if ((at[0] & 15) == 8 && (at[0] * 256 + at[1]) % 31 == 0) return inflate_body(warc, record, 15, err);
    return at[0] == '<' || at[0] == ' ' || at[0] == '\n' || at[0] == '\r' || at[0] == 0xEF || inflate_body(warc, record, -15, err);
}

bool warc_text(Warc *warc, WarcRecord *record, quoth_error *err) {
    if (!record->too_long && record->odd) return fail(err, QUOTH_ENCODING, 0, "the body is packed in a way that is not read");
    if (!record->too_long && record->chunked && record->length) join_chunks(warc, record);
    if (!record->too_long && record->zipped && !unzip(warc, record, err)) return false;
    return (!record->too_long && record->length <= warc->most) ||
           fail(err, QUOTH_TOO_LARGE, 0, "text is over the limit of %zu bytes", warc->most);
}
