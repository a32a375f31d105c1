#include "emit.h"
#include "blank.h"
#include "hash.h"
#include "offset.h"

/* ---- Strings ----------------------------------------------------------------------------------------------------- */

#define FIVE(byte) [byte] = 1, [byte + 1] = 1, [byte + 2] = 1, [byte + 3] = 1, [byte + 4] = 1

/* Bytes that stand for themselves in a string: ASCII from the space on, without the quotation mark, the backslash and DEL. */
static const unsigned char plain[256] = {
    [' '] = 1, ['!'] = 1, FIVE('#'), FIVE('('), FIVE('-'), FIVE('2'), FIVE('7'), FIVE('<'), FIVE('A'), FIVE('F'), FIVE('K'),
    FIVE('P'), FIVE('U'), ['Z'] = 1, ['['] = 1, FIVE(']'), FIVE('b'), FIVE('g'), FIVE('l'), FIVE('q'), FIVE('v'),
    ['{'] = 1, ['|'] = 1, ['}'] = 1, ['~'] = 1,
};
#undef FIVE

/* The same for eight bytes at once: each term sets the highest bit of the bytes that it asks for (and of some that stand behind
 * such a byte, which is no matter). */
static inline bool are_plain(uint64_t bytes) {
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
    uint64_t controls = bytes - EACH(' '), quotes = (bytes ^ EACH('"')) - EACH(1), slashes = (bytes ^ EACH('\\')) - EACH(1);
    return !((bytes | (bytes + EACH(1)) | controls | quotes | slashes) & EACH(0x80));
#undef EACH
}

static void put_unit(Buffer *out, unsigned unit) {
    static const char digits[] = "0123456789abcdef";
    const char escape[6] = {'\\', 'u', digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
    buffer_add(out, escape, sizeof escape);
}

static void put_escaped(Buffer *out, uint32_t point) {
    static const char names[] = "\"\"\\\\\bb\ff\nn\rr\tt"; /* the character, then its letter */
    for (size_t i = 0; point < 0x80 && i + 1 < sizeof names; i += 2)
        if ((uint32_t)names[i] == point) {
            buffer_byte(out, '\\');
            buffer_byte(out, names[i + 1]);
            return;
        }
    if (point >= 0x10000) {
        put_unit(out, 0xD800 + ((point - 0x10000) >> 10));
        point = 0xDC00 + (point & 0x3FF);
    }
    put_unit(out, point);
}

/* Reads a character beyond ASCII. Texts are well-formed, but a reason that a stage cut to fit may end inside a character:
 * such a piece is U+FFFD. */
static uint32_t read_point(const unsigned char *at, size_t left, size_t *length) {
    size_t   need = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;
    uint32_t point = at[0] & (0x7Fu >> need);
    *length = 1;
    if (at[0] < 0xC2 || at[0] > 0xF4) return 0xFFFD;
    for (; *length < need; ++*length) {
        if (*length == left || (at[*length] & 0xC0) != 0x80) return 0xFFFD;
        point = point << 6 | (at[*length] & 0x3F);
    }
    return point;
}

/* C1 controls, and the separators that end a line for some readers of lines. */
static bool is_hostile(uint32_t point) { return point < 0xA0 || point == 0x2028 || point == 0x2029; }

static void put_beyond_ascii(Json *json, const unsigned char *at, size_t left, size_t *length) {
    uint32_t point = read_point(at, left, length);
    if (json->ascii || is_hostile(point)) put_escaped(json->out, point);
    else if (point == 0xFFFD) buffer_text(json->out, "\xEF\xBF\xBD");
    else buffer_add(json->out, at, *length);
}

void emit_characters(Json *json, const char *bytes, size_t length) {
    const unsigned char *at = (const unsigned char *)bytes, *end = at + length;
    while (at < end) {
        const unsigned char *from = at;
        while (end - at >= 8 && are_plain(hash_load_word((const char *)at))) at += 8;
        while (at < end && plain[*at]) at++;
        buffer_add(json->out, from, (size_t)(at - from));
        if (at == end) break;
        size_t step = 1;
        if (*at < 0x80) put_escaped(json->out, *at);
        else put_beyond_ascii(json, at, (size_t)(end - at), &step);
        at += step;
    }
}

void emit_string(Json *json, const char *bytes, size_t length) {
    buffer_byte(json->out, '"');
    emit_characters(json, bytes, length);
    buffer_byte(json->out, '"');
}

void emit_text(Json *json, const char *text) {
    if (text) emit_string(json, text, strlen(text));
    else emit_raw(json, "null");
}

void emit_collapsed(Json *json, Span span) {
    const char *at = json->doc->text + span.start, *end = json->doc->text + span.end;
    while (at < end && is_blank(*at)) at++;
    while (at < end) {
        const char *from = at;
        while (at < end && !is_blank(*at)) at++;
        emit_characters(json, from, (size_t)(at - from));
        while (at < end && is_blank(*at)) at++;
        if (at < end) buffer_byte(json->out, ' ');
    }
}

void emit_words(Json *json, Span span) {
    if (span_empty(span)) {
        emit_raw(json, "null");
        return;
    }
    buffer_byte(json->out, '"');
    emit_collapsed(json, span);
    buffer_byte(json->out, '"');
}

/* ---- Numbers ----------------------------------------------------------------------------------------------------- */

void emit_bool(Json *json, bool value) {
    if (value) emit_raw(json, "true");
    else emit_raw(json, "false");
}

void emit_number(Json *json, uint64_t value) {
    char  digits[20];
    char *at = digits + sizeof digits;
    do *--at = (char)('0' + value % 10);
    while (value /= 10);
    buffer_add(json->out, at, (size_t)(digits + sizeof digits - at));
}

static double size_of(double value) {
    if (value < 0) value = -value;
    return value < 1e9 ? value : value >= 1e9 ? 1e9 : 0; /* the last is NaN: neither it nor infinity is JSON */
}

/* Not by printf, whose decimal point is the locale's. */
void emit_decimal(Json *json, double value, unsigned digits) {
    uint64_t unit = 1;
    for (unsigned i = 0; i < digits; i++) unit *= 10;
    uint64_t scaled = (uint64_t)(size_of(value) * (double)unit + 0.5), rest = scaled % unit;
    if (value < 0 && scaled) buffer_byte(json->out, '-');
    emit_number(json, scaled / unit);
    if (rest) buffer_byte(json->out, '.');
    while (rest) {
        unit /= 10;
        buffer_byte(json->out, (char)('0' + rest / unit));
        rest %= unit;
    }
}

void emit_score(Json *json, double value) { emit_decimal(json, value, 4); }

/* ---- Spans ------------------------------------------------------------------------------------------------------- */

static void put_offsets(Json *json, Span span, enum OffsetUnit unit, const char *between) {
    emit_number(json, offset_in(json->doc, span.start, unit));
    buffer_text(json->out, between);
    emit_number(json, offset_in(json->doc, span.end, unit));
}

void emit_place(Json *json, Span span) {
    emit_raw(json, "\"start\":");
    put_offsets(json, span, OFFSET_CODEPOINT, ",\"end\":");
    if (json->byte_offsets) {
        emit_raw(json, ",\"start_byte\":");
        put_offsets(json, span, OFFSET_BYTE, ",\"end_byte\":");
    }
    if (json->utf16_offsets) {
        emit_raw(json, ",\"start_utf16\":");
        put_offsets(json, span, OFFSET_UTF16, ",\"end_utf16\":");
    }
}

void emit_span(Json *json, Span span) {
    emit_place(json, span);
    emit_raw(json, ",\"text\":");
    emit_string(json, json->doc->text + span.start, span.end - span.start);
}

static void put_pairs(Json *json, Range spans, enum OffsetUnit unit) {
    buffer_byte(json->out, '[');
    for (uint32_t i = 0; i < spans.n; i++) {
        if (i) buffer_byte(json->out, ',');
        buffer_byte(json->out, '[');
        put_offsets(json, json->doc->spans.at[spans.first + i], unit, ",");
        buffer_byte(json->out, ']');
    }
    buffer_byte(json->out, ']');
}

void emit_parts(Json *json, Range spans) {
    if (spans.n < 2) return;
    emit_raw(json, ",\"parts\":");
    put_pairs(json, spans, OFFSET_CODEPOINT);
    if (json->byte_offsets) {
        emit_raw(json, ",\"parts_byte\":");
        put_pairs(json, spans, OFFSET_BYTE);
    }
    if (json->utf16_offsets) {
        emit_raw(json, ",\"parts_utf16\":");
        put_pairs(json, spans, OFFSET_UTF16);
    }
}
