#include "json_line.h"
#include "cli.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define DEEPEST 1000 /* brackets in one value; Jansson takes twice as many, but counts from the line's */

typedef struct Scan {
    const char *at, *end;
    char       *out; /* decoded strings: never longer than what they are decoded from */
} Scan;

/* ---- Strings ----------------------------------------------------------------------------------------------------- */

/* Do eight bytes stand for themselves? Each term sets the highest bit of what it asks for (and of some bytes behind it, which is no
 * matter): beyond ASCII, controls, quotation marks, backslashes. */
static bool are_plain(const char *at) {
    uint64_t       bytes;
    const uint64_t each = UINT64_C(0x0101010101010101);
    memcpy(&bytes, at, sizeof bytes);
    return !((bytes | (bytes - each * ' ') | ((bytes ^ each * '"') - each) | ((bytes ^ each * '\\') - each)) & each * 0x80);
}

static bool is_plain(char c) { return (unsigned char)c >= ' ' && (unsigned char)c < 0x80 && c != '"' && c != '\\'; }

static void copy_plain(Scan *scan) {
    for (; scan->end - scan->at >= 8 && are_plain(scan->at); scan->at += 8, scan->out += 8) memcpy(scan->out, scan->at, 8);
    while (scan->at < scan->end && is_plain(*scan->at)) *scan->out++ = *scan->at++;
}

static bool scan_unit(Scan *scan, uint32_t *unit) {
    *unit = 0;
    if (scan->end - scan->at < 4) return false;
    for (int i = 0; i < 4; i++) {
        char c = *scan->at++, lower = (char)(c | 0x20);
        bool digit = c >= '0' && c <= '9';
        if (!digit && (lower < 'a' || lower > 'f')) return false;
        *unit = *unit << 4 | (uint32_t)(digit ? c - '0' : lower - 'a' + 10);
    }
    return true;
}

static void put_point(Scan *scan, uint32_t point) {
    unsigned n = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (unsigned i = n - 1; i > 0; i--, point >>= 6) scan->out[i] = (char)(0x80 | (point & 0x3F));
    scan->out[0] = (char)(n == 1 ? point : (0xF00u >> n & 0xFFu) | point);
    scan->out += n;
}

/* Behind "\u". Half a pair of surrogates is no character. */
static bool scan_point(Scan *scan) {
    uint32_t point, low;
    if (!scan_unit(scan, &point)) return false;
    if (point >= 0xD800 && point < 0xDC00) {
        if (scan->end - scan->at < 2 || scan->at[0] != '\\' || scan->at[1] != 'u') return false;
        scan->at += 2;
        if (!scan_unit(scan, &low) || low < 0xDC00 || low >= 0xE000) return false;
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    } else if (point >= 0xDC00 && point < 0xE000) return false;
    put_point(scan, point);
    return true;
}

static bool scan_escape(Scan *scan) {
    static const char meanings[] = "\"\"\\\\//b\bf\fn\nr\rt\t"; /* the letter, then what it stands for */
    if (scan->end - scan->at < 2) return false;
    char letter = scan->at[1];
    scan->at += 2;
    if (letter == 'u') return scan_point(scan);
    for (size_t i = 0; i + 1 < sizeof meanings; i += 2)
        if (meanings[i] == letter) return *scan->out++ = meanings[i + 1], true;
    return false;
}

static bool scan_character(Scan *scan) {
    size_t length = character_length((const unsigned char *)scan->at, (size_t)(scan->end - scan->at));
    if (length < 2) return false; /* ill-formed, or a control */
    memcpy(scan->out, scan->at, length);
    scan->at += length;
    scan->out += length;
    return true;
}

/* From the opening quotation mark to behind the closing one. */
static bool scan_string(Scan *scan, const char **string, size_t *length) {
    char *start = scan->out;
    scan->at++;
    for (;;) {
        copy_plain(scan);
        if (scan->at == scan->end) return false;
        if (*scan->at == '"') break;
        if (!(*scan->at == '\\' ? scan_escape(scan) : scan_character(scan))) return false;
    }
    scan->at++;
    *string = start;
    *length = (size_t)(scan->out - start);
    *scan->out++ = '\0';
    return true;
}

/* ---- Values ------------------------------------------------------------------------------------------------------ */

static void skip_space(Scan *scan) {
    while (scan->at < scan->end && (*scan->at == ' ' || (*scan->at >= '\t' && *scan->at <= '\r' && *scan->at != '\v' && *scan->at != '\f')))
        scan->at++;
}

static bool scan_byte(Scan *scan, char byte) {
    if (scan->at == scan->end || *scan->at != byte) return false;
    scan->at++;
    return true;
}

static bool is_shallow(const char *at, const char *end) {
    size_t depth = 0;
    for (; at < end; at++) depth += *at == '[' || *at == '{';
    return depth <= DEEPEST;
}

/* Numbers, true and false, arrays and objects. */
static enum JsonLineRead scan_other(Scan *scan, Member *member) {
    const size_t flags = JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK;
    json_error_t why;
    member->other = json_loadb(scan->at, (size_t)(scan->end - scan->at), flags, &why);
    if (!member->other) return json_error_code(&why) == json_error_out_of_memory ? JSON_LINE_NO_MEMORY : JSON_LINE_DECLINED;
    const char *from = scan->at;
    scan->at += why.position; /* in bytes, also where all went well */
    return is_shallow(from, scan->at) ? JSON_LINE_READ : JSON_LINE_DECLINED;
}

static enum JsonLineRead scan_value(Scan *scan, Member *member) {
    if (scan->at == scan->end) return JSON_LINE_DECLINED;
    if (*scan->at == '"') return scan_string(scan, &member->string, &member->length) ? JSON_LINE_READ : JSON_LINE_DECLINED;
    if (scan->end - scan->at < 4 || memcmp(scan->at, "null", 4) != 0) return scan_other(scan, member);
    scan->at += 4;
    return JSON_LINE_READ;
}

/* ---- Members ----------------------------------------------------------------------------------------------------- */

static bool is_new(const JsonLine *line, const char *key) {
    for (size_t i = 0; i < line->n; i++)
        if (strcmp(line->members[i].key, key) == 0) return false;
    return true;
}

static enum JsonLineRead scan_member(Scan *scan, JsonLine *line) {
    Member member = {0};
    size_t length;
    skip_space(scan);
    if (line->n == MOST_MEMBERS || scan->at == scan->end || *scan->at != '"') return JSON_LINE_DECLINED;
    if (!scan_string(scan, &member.key, &length) || strlen(member.key) != length || !is_new(line, member.key)) return JSON_LINE_DECLINED;
    skip_space(scan);
    if (!scan_byte(scan, ':')) return JSON_LINE_DECLINED;
    skip_space(scan);
    enum JsonLineRead read = scan_value(scan, &member);
    line->members[line->n++] = member;
    skip_space(scan);
    return read;
}

enum JsonLineRead json_line_read(JsonLine *line, const char *bytes, size_t length) {
    *line = (JsonLine){.strings = malloc(length ? length : 1)};
    if (!line->strings) return JSON_LINE_NO_MEMORY;
    Scan scan = {bytes, bytes + length, line->strings};
    skip_space(&scan);
    if (!scan_byte(&scan, '{')) return JSON_LINE_DECLINED;
    skip_space(&scan);
    if (!scan_byte(&scan, '}')) {
        do {
            enum JsonLineRead read = scan_member(&scan, line);
            if (read != JSON_LINE_READ) return read;
        } while (scan_byte(&scan, ','));
        if (!scan_byte(&scan, '}')) return JSON_LINE_DECLINED;
    }
    skip_space(&scan);
    return scan.at == scan.end ? JSON_LINE_READ : JSON_LINE_DECLINED;
}

void json_line_free(JsonLine *line) {
    for (size_t i = 0; i < line->n; i++) json_decref(line->members[i].other);
    free(line->strings);
    line->strings = NULL;
    line->n = 0;
}
