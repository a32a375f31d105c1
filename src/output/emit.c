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

/* Copies up to the first byte that does not stand for itself, and returns where that is. */
static const unsigned char *put_plain(Buffer *buffer, const unsigned char *at, const unsigned char *end) {
    const unsigned char *from = at;
    char                *out = buffer_reserve(buffer, (size_t)(end - at));
    if (!out) return end;
    for (; end - at >= 8 && are_plain(hash_load_word((const char *)at)); at += 8, out += 8) memcpy(out, at, 8);
    if (at > from && end - at < 8 && are_plain(hash_load_word((const char *)end - 8))) { /* the few left, with those before them */
        out += end - at;
        memcpy(out - 8, end - 8, 8);
        at = end;
    }
    while (at < end && plain[*at]) *out++ = (char)*at++;
    buffer->n = (size_t)(out - buffer->at);
    return at;
}

void emit_characters(Json *json, const char *bytes, size_t length) {
    const unsigned char *at = (const unsigned char *)bytes, *end = at + length;
    for (;;) {
        at = put_plain(json->out, at, end);
        if (at == end) break;
        size_t step = 1;
        if (*at < 0x80) put_escaped(json->out, *at);
        else put_beyond_ascii(json, at, (size_t)(end - at), &step);
        at += step;
    }
}

static inline bool copy_eight(char *out, const char *at) {
    memcpy(out, at, 8);
    return are_plain(hash_load_word(at));
}

static bool copy_few(char *out, const char *at, size_t length) { /* up to seven */
    if (length >= 4) {
        memcpy(out, at, 4);
        memcpy(out + length - 4, at + length - 4, 4);
        return are_plain(hash_load(at, 4) | hash_load(at + length - 4, 4) << 32);
    }
    for (size_t i = 0; i < length; i++) {
        if (!plain[(unsigned char)at[i]]) return false;
        out[i] = at[i];
    }
    return true;
}

/* Copies all of it; false, whatever was copied, where some byte does not stand for itself. The few bytes at the end are read with those
 * before them; most strings are short, and known by their length alone. */
static bool copy_plain(char *out, const char *at, size_t length) {
    if (length < 8) return copy_few(out, at, length);
    size_t last = length - 8;
    if (length <= 16) return (int)copy_eight(out, at) & (int)copy_eight(out + last, at + last);
    for (size_t i = 0; i < last; i += 8)
        if (!copy_eight(out + i, at + i)) return false;
    return copy_eight(out + last, at + last);
}

void emit_string(Json *json, const char *bytes, size_t length) {
    char *out = buffer_reserve(json->out, length + 2);
    if (out && copy_plain(out + 1, bytes, length)) {
        out[0] = out[length + 1] = '"';
        json->out->n += length + 2;
        return;
    }
    buffer_byte(json->out, '"');
    emit_characters(json, bytes, length);
    buffer_byte(json->out, '"');
}

void emit_text(Json *json, const char *text) {
    if (text) emit_string(json, text, strlen(text));
    else emit_raw(json, "null");
}

static bool is_lone_space(const char *at, const char *end) { return *at == ' ' && at + 1 < end && !is_blank(at[1]); }

void emit_collapsed(Json *json, Span span) {
    const char *at = json->doc->text + span.start, *end = json->doc->text + span.end;
    while (at < end && is_blank(*at)) at++;
    while (at < end) {
        const char *from = at;
        while (at < end && !(is_blank(*at) && !is_lone_space(at, end))) at++;
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

void emit_word(Json *json, const char *word) {
    size_t length = strlen(word);
    char  *out = buffer_reserve(json->out, length + 2);
    if (!out) return;
    out[0] = out[length + 1] = '"';
    memcpy(out + 1, word, length);
    json->out->n += length + 2;
}

void emit_bool(Json *json, bool value) {
    if (value) emit_raw(json, "true");
    else emit_raw(json, "false");
}

#define MOST_DIGITS 20 /* of 64 bits */

/* The numbers below a hundred. */
static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354"
                            "555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

static char *put_large_number(char *out, uint64_t value) {
    unsigned n = 1;
    for (uint64_t limit = 10; n < MOST_DIGITS && value >= limit; limit *= 10) n++;
    for (unsigned i = n; i > 0; value /= 10) out[--i] = (char)('0' + value % 10);
    return out + n;
}

/* Places in texts have mostly three or four digits. */
static inline char *put_number(char *out, uint64_t value) {
    if (value >= 10000) return put_large_number(out, value);
    unsigned small = (unsigned)value, high = small / 100, low = small % 100;
    if (high >= 10) *out++ = pairs[2 * high];
    if (high) *out++ = pairs[2 * high + 1];
    if (small >= 10) *out++ = pairs[2 * low];
    *out++ = pairs[2 * low + 1];
    return out;
}

void emit_number(Json *json, uint64_t value) {
    char *out = buffer_reserve(json->out, MOST_DIGITS);
    if (out) json->out->n = (size_t)(put_number(out, value) - json->out->at);
}

static double size_of(double value) {
    if (value < 0) value = -value;
    return value < 1e9 ? value : value >= 1e9 ? 1e9 : 0; /* the last is NaN: neither it nor infinity is JSON */
}

/* At most `digits` behind the point, none of them a last 0; `unit` is ten to the power of them. Not by printf, whose decimal point is
 * the locale's. */
static inline void put_decimal(Buffer *buffer, double value, unsigned digits, uint64_t unit) {
    uint64_t scaled = (uint64_t)(size_of(value) * (double)unit + 0.5), rest = scaled % unit;
    char    *out = buffer_reserve(buffer, MOST_DIGITS + 2 + digits);
    if (!out) return;
    if (value < 0 && scaled) *out++ = '-';
    out = put_number(out, scaled / unit);
    if (rest) {
        *out++ = '.';
        for (unsigned i = digits; i > 0; i--, rest /= 10) out[i - 1] = (char)('0' + rest % 10);
        for (out += digits; out[-1] == '0'; out--) continue;
    }
    buffer->n = (size_t)(out - buffer->at);
}

void emit_score(Json *json, double value) { put_decimal(json->out, value, 4, 10000); }
void emit_weight(Json *json, double value) { put_decimal(json->out, value, 2, 100); }

/* ---- Spans ------------------------------------------------------------------------------------------------------- */

/* Two keys with their numbers; `between` has the second key. */
static void put_offsets(Json *json, Span span, enum OffsetUnit unit, const char *before, const char *between) {
    buffer_text(json->out, before);
    emit_number(json, offset_in(json->doc, span.start, unit));
    buffer_text(json->out, between);
    emit_number(json, offset_in(json->doc, span.end, unit));
}

/* The plain case by itself: there are more places in a record than anything else. */
static void put_code_points(Json *json, Span span) {
    static const char start[] = "\"start\":", end[] = ",\"end\":";
    char             *out = buffer_reserve(json->out, sizeof start + sizeof end + 2 * MOST_DIGITS);
    if (!out) return;
    memcpy(out, start, sizeof start - 1);
    out = put_number(out + sizeof start - 1, offset_in(json->doc, span.start, OFFSET_CODEPOINT));
    memcpy(out, end, sizeof end - 1);
    out = put_number(out + sizeof end - 1, offset_in(json->doc, span.end, OFFSET_CODEPOINT));
    json->out->n = (size_t)(out - json->out->at);
}

void emit_place(Json *json, Span span) {
    put_code_points(json, span);
    if (json->byte_offsets) put_offsets(json, span, OFFSET_BYTE, ",\"start_byte\":", ",\"end_byte\":");
    if (json->utf16_offsets) put_offsets(json, span, OFFSET_UTF16, ",\"start_utf16\":", ",\"end_utf16\":");
}

void emit_span(Json *json, Span span) {
    emit_place(json, span);
    emit_raw(json, ",\"text\":");
    emit_string(json, json->doc->text + span.start, span.end - span.start);
}

static void put_pairs(Json *json, Range spans, enum OffsetUnit unit) {
    buffer_byte(json->out, '[');
    for (uint32_t i = 0; i < spans.n; i++) {
        put_offsets(json, json->doc->spans.at[spans.first + i], unit, i ? ",[" : "[", ",");
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
