#include "tape.h"
#include "character.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NONE       SIZE_MAX
#define FEW        64u /* members, by the most: their names are told apart by bits */
#define MOST_BYTES UINT32_MAX
#define MOST_GUESSED ((size_t)1 << 16) /* values, before any is read */

typedef struct Scan {
    const char *start, *at, *end;
    char       *out; /* decoded strings: never longer than what they are decoded from */
    Value      *values;
    size_t      n, room, open; /* open: the innermost list or object, whose span is the one around it meanwhile */
    const char *fault;
    bool        no_memory;
} Scan;

static bool fails(Scan *scan, const char *fault) {
    if (!scan->fault) scan->fault = fault;
    return false;
}

static bool lacks_memory(Scan *scan) {
    scan->no_memory = true;
    return fails(scan, "out of memory");
}

static Value *push(Scan *scan, enum ValueSort sort) {
    if (scan->n == scan->room) {
        size_t room = scan->room * 2;
        Value *values = realloc(scan->values, room * sizeof *values);
        if (!values) return lacks_memory(scan), NULL;
        scan->values = values;
        scan->room = room;
    }
    scan->values[scan->n] = (Value){.sort = sort};
    return &scan->values[scan->n++];
}

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
    if (scan->end - scan->at < 4) return fails(scan, "a string without an end");
    for (int i = 0; i < 4; i++) {
        char c = *scan->at++, lower = (char)(c | 0x20);
        bool digit = c >= '0' && c <= '9';
        if (!digit && (lower < 'a' || lower > 'f')) return fails(scan, "\\u without four hexadecimal digits");
        *unit = *unit << 4 | (uint32_t)(digit ? c - '0' : lower - 'a' + 10);
    }
    return true;
}

/* Behind "\u". Half a pair of surrogates is no character. */
static bool scan_point(Scan *scan) {
    uint32_t point, low;
    if (!scan_unit(scan, &point)) return false;
    if (point >= 0xD800 && point < 0xDC00) {
        bool pair = scan->end - scan->at >= 2 && scan->at[0] == '\\' && scan->at[1] == 'u';
        scan->at += pair ? 2 : 0;
        if (pair && !scan_unit(scan, &low)) return false;
        if (!pair || low < 0xDC00 || low >= 0xE000) return fails(scan, "half a pair of surrogates");
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    } else if (point >= 0xDC00 && point < 0xE000) return fails(scan, "half a pair of surrogates");
    scan->out += character_write(point, scan->out);
    return true;
}

static bool scan_escape(Scan *scan) {
    static const char meanings[] = "\"\"\\\\//b\bf\fn\nr\rt\t"; /* the letter, then what it stands for */
    if (scan->end - scan->at < 2) return fails(scan, "a string without an end");
    char letter = scan->at[1];
    scan->at += 2;
    if (letter == 'u') return scan_point(scan);
    for (size_t i = 0; i + 1 < sizeof meanings; i += 2)
        if (meanings[i] == letter) return *scan->out++ = meanings[i + 1], true;
    return fails(scan, "no such escape");
}

static bool scan_character(Scan *scan) {
    size_t length = character_length((const unsigned char *)scan->at, (size_t)(scan->end - scan->at));
    if (!length) return fails(scan, "no well-formed UTF-8");
    if (length < 2) return fails(scan, "a control character in a string");
    memcpy(scan->out, scan->at, length);
    scan->at += length;
    scan->out += length;
    return true;
}

/* From the opening quotation mark to behind the closing one. */
static bool scan_string(Scan *scan) {
    const char *start = scan->out;
    Value      *value = push(scan, VALUE_TEXT);
    if (!value) return false;
    scan->at++;
    for (;;) {
        copy_plain(scan);
        if (scan->at == scan->end) return fails(scan, "a string without an end");
        if (*scan->at == '"') break;
        if (!(*scan->at == '\\' ? scan_escape(scan) : scan_character(scan))) return false;
    }
    scan->at++;
    value->text = start;
    value->n = (uint32_t)(scan->out - start);
    *scan->out++ = '\0';
    return true;
}

/* ---- Other values ------------------------------------------------------------------------------------------------ */

static void skip_space(Scan *scan) {
    while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t' || *scan->at == '\n' || *scan->at == '\r')) scan->at++;
}

static char next_byte(const Scan *scan) { return scan->at < scan->end ? *scan->at : '\0'; }

static bool scan_digits(Scan *scan) {
    const char *from = scan->at;
    while (scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9') scan->at++;
    return scan->at > from || fails(scan, "a number without digits");
}

static bool scan_number(Scan *scan) {
    Value *value = push(scan, VALUE_NUMBER);
    if (!value) return false;
    value->text = scan->at;
    scan->at += next_byte(scan) == '-';
    bool zero = next_byte(scan) == '0';
    if (zero) scan->at++;
    else if (!scan_digits(scan)) return false;
    if (next_byte(scan) == '.' && (scan->at++, !scan_digits(scan))) return false;
    if ((next_byte(scan) | 0x20) == 'e') {
        scan->at++;
        scan->at += next_byte(scan) == '-' || next_byte(scan) == '+';
        if (!scan_digits(scan)) return false;
    }
    value->n = (uint32_t)(scan->at - value->text);
    return true;
}

static bool scan_word(Scan *scan, const char *word, enum ValueSort sort) {
    size_t n = strlen(word);
    if ((size_t)(scan->end - scan->at) < n || memcmp(scan->at, word, n) != 0) return fails(scan, "no value");
    scan->at += n;
    return push(scan, sort) != NULL;
}

/* A list or object is only begun. */
static bool scan_value(Scan *scan) {
    char c = next_byte(scan);
    switch (c) {
    case '"': return scan_string(scan);
    case 't': return scan_word(scan, "true", VALUE_TRUE);
    case 'f': return scan_word(scan, "false", VALUE_FALSE);
    case 'n': return scan_word(scan, "null", VALUE_NULL);
    case '[':
    case '{': break;
    default:
        return c == '-' || (c >= '0' && c <= '9') ? scan_number(scan)
                                                  : fails(scan, scan->at == scan->end ? "it ends too early" : "no value");
    }
    Value *value = push(scan, c == '[' ? VALUE_LIST : VALUE_OBJECT);
    if (!value) return false;
    value->span = scan->open;
    scan->open = scan->n - 1;
    scan->at++;
    return true;
}

/* ---- Lists and objects ------------------------------------------------------------------------------------------- */

static bool same_text(const Value *a, const Value *b) { return a->n == b->n && memcmp(a->text, b->text, a->n) == 0; }

/* A name's bit was set: by itself, or by another? */
static bool stands_before(const Value *object, const Value *name) {
    for (const Value *other = value_first(object); other < name; other = value_next(other + 1))
        if (same_text(other, name)) return true;
    return false;
}

static bool few_differ(const Value *object) {
    uint64_t     bits = 0;
    const Value *name = value_first(object);
    for (uint32_t i = 0; i < object->n; i++, name = value_next(name + 1)) {
        const unsigned char *text = (const unsigned char *)name->text;
        unsigned             sum = name->n ? text[0] * 5u + text[name->n / 2] * 3u + text[name->n - 1] + name->n : 0;
        const uint64_t       bit = UINT64_C(1) << sum % 64;
        if (bits & bit && stands_before(object, name)) return false;
        bits |= bit;
    }
    return true;
}

static int by_text(const void *a, const void *b) {
    const Value *x = *(const Value *const *)a, *y = *(const Value *const *)b;
    return x->n != y->n ? (x->n > y->n) - (x->n < y->n) : memcmp(x->text, y->text, x->n);
}

static bool many_differ(Scan *scan, const Value *object) {
    const Value **names = malloc(object->n * sizeof *names), *name = value_first(object);
    bool          differ = true;
    if (!names) return lacks_memory(scan);
    for (uint32_t i = 0; i < object->n; i++, name = value_next(name + 1)) names[i] = name;
    qsort(names, object->n, sizeof *names, by_text);
    for (uint32_t i = 1; i < object->n && differ; i++) differ = !same_text(names[i - 1], names[i]);
    free(names);
    return differ;
}

static bool close_innermost(Scan *scan) {
    Value *value = &scan->values[scan->open];
    size_t around = value->span;
    value->span = scan->n - scan->open;
    scan->open = around;
    scan->at++;
    if (value->sort == VALUE_LIST) return true;
    return (value->n <= FEW ? few_differ(value) : many_differ(scan, value)) || fails(scan, "an object with a name twice");
}

static bool scan_name(Scan *scan) {
    if (next_byte(scan) != '"') return fails(scan, "a name is missing");
    if (!scan_string(scan)) return false;
    skip_space(scan);
    if (next_byte(scan) != ':') return fails(scan, "a colon is missing");
    scan->at++;
    skip_space(scan);
    return true;
}

/* The next element of the innermost list or object, or its end. */
static bool scan_inner(Scan *scan) {
    const size_t open = scan->open;
    const bool   object = scan->values[open].sort == VALUE_OBJECT;
    skip_space(scan);
    if (next_byte(scan) == (object ? '}' : ']')) return close_innermost(scan);
    if (scan->values[open].n++) {
        if (next_byte(scan) != ',') return fails(scan, scan->at == scan->end ? "it ends too early" : "a comma is missing");
        scan->at++;
        skip_space(scan);
    }
    return (!object || scan_name(scan)) && scan_value(scan);
}

static bool scan_all(Scan *scan) {
    if (scan->end - scan->start > (ptrdiff_t)MOST_BYTES) return fails(scan, "more than four gigabytes");
    size_t guess = (size_t)(scan->end - scan->start) / 12 + 16;
    scan->room = guess < MOST_GUESSED ? guess : MOST_GUESSED;
    scan->values = malloc(scan->room * sizeof *scan->values);
    if (!scan->values) return lacks_memory(scan);
    skip_space(scan);
    bool ok = scan_value(scan);
    while (ok && scan->open != NONE) ok = scan_inner(scan);
    skip_space(scan);
    return ok && (scan->at == scan->end || fails(scan, "more behind its end"));
}

Value *tape_read(const char *line, size_t length, char *strings, quoth_error *err) {
    Scan scan = {.start = line, .at = line, .end = line + length, .out = strings, .open = NONE};
    if (scan_all(&scan)) return scan.values;
    free(scan.values);
    *err = (quoth_error){.code = scan.no_memory ? QUOTH_MEMORY : QUOTH_JSON, .at = (uint64_t)(scan.at - line)};
    if (!scan.no_memory) snprintf(err->text, sizeof err->text, "bad JSON: %s", scan.fault);
    return NULL;
}

const Value *value_in(const Value *object, const char *name) {
    if (!object || object->sort != VALUE_OBJECT) return NULL;
    const Value *at = value_first(object);
    for (uint32_t i = 0; i < object->n; i++, at = value_next(at + 1))
        if (at->text[0] == name[0] && strcmp(at->text, name) == 0 && strlen(name) == at->n) return at + 1;
    return NULL;
}

/* ---- Numbers ----------------------------------------------------------------------------------------------------- */

bool value_whole(const Value *value, int64_t *number) {
    if (!value || value->sort != VALUE_NUMBER) return false;
    bool     negative = value->text[0] == '-';
    uint64_t sum = 0, most = (uint64_t)INT64_MAX;
    for (uint32_t i = negative; i < value->n; i++) {
        if (value->text[i] < '0' || value->text[i] > '9') return false; /* a fraction, or a power of ten */
        uint64_t digit = (uint64_t)(value->text[i] - '0');
        if (sum > (most - digit) / 10) return false;
        sum = sum * 10 + digit;
    }
    *number = negative ? -(int64_t)sum : (int64_t)sum;
    return true;
}

/* Exactly what was written, where that has fifteen digits or fewer and no great power: both the digits and the power are doubles then, and
 * one operation rounds once. */
static double scaled(uint64_t digits, int power) {
    double number = (double)digits, ten = 1;
    for (int left = power < 0 ? -power : power; left > 0 && left < 400; left--) ten *= 10;
    if (power < -400 || power > 400) return power < 0 ? 0 : number * 1e300 * 1e300;
    return power < 0 ? number / ten : number * ten;
}

double value_number(const Value *value) {
    if (!value || value->sort != VALUE_NUMBER) return 0;
    uint64_t    digits = 0;
    int         power = 0, exponent = 0;
    bool        negative = value->text[0] == '-', fraction = false, small = false;
    const char *at = value->text + negative, *end = value->text + value->n;
    for (; at < end && (*at | 0x20) != 'e'; at++) {
        if (*at == '.') fraction = true;
        else if (digits > UINT64_MAX / 100) power += !fraction; /* of more digits than it holds, the last do not count */
        else digits = digits * 10 + (uint64_t)(*at - '0'), power -= fraction;
    }
    if (at < end) at++;
    if (at < end && (*at == '-' || *at == '+')) small = *at++ == '-';
    for (; at < end; at++) exponent = exponent < 10000 ? exponent * 10 + (*at - '0') : exponent;
    double number = scaled(digits, power + (small ? -exponent : exponent));
    return negative ? -number : number;
}
