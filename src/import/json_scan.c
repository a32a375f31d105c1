#include "json_scan.h"
#include "utf8.h"

static bool fault(Scan *json, const char *why) {
    if (!json->fault) json->fault = why;
    return false;
}

static inline bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

static inline char peek(Scan *json) {
    while (json->at < json->end && is_blank(*json->at)) json->at++;
    return json->at < json->end ? *json->at : '\0';
}

static bool take(Scan *json, char c, const char *why) {
    if (peek(json) != c) return fault(json, why);
    json->at++;
    return true;
}

void scan_begin(Scan *json, Slice text) {
    const char *start = text.at ? text.at : "";
    *json = (Scan){.start = start, .at = start, .end = start + text.n};
}

bool scan_end(Scan *json) {
    return !json->fault && (peek(json) == '\0' && json->at == json->end ? true : fault(json, "more behind the end"));
}

char scan_kind(Scan *json) {
    char c = json->fault ? '\0' : peek(json);
    return (char)(is_digit(c) || c == '-' ? '0' : c);
}

/* ---- Strings, numbers, words ------------------------------------------------------------------------------------- */

static int hex_of(char c) {
    if (is_digit(c)) return c - '0';
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The four digits behind "\u"; -1 where they are none. */
static int32_t unit_at(const char *at, const char *end) {
    int32_t unit = 0;
    if (end - at < 4) return -1;
    for (int i = 0; i < 4; i++) {
        int digit = hex_of(at[i]);
        if (digit < 0) return -1;
        unit = unit << 4 | digit;
    }
    return unit;
}

static bool is_high(int32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
static bool is_low(int32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/* At a backslash: how long the escape is; 0 where it is none. Half of a surrogate pair is none. */
static size_t escape_length(const char *at, const char *end) {
    if (end - at < 2) return 0;
    if (at[1] != 'u') return memchr("\"\\/bfnrt", at[1], 8) ? 2 : 0;
    int32_t unit = unit_at(at + 2, end);
    if (unit < 0 || is_low(unit)) return 0;
    if (!is_high(unit)) return 6;
    return end - at >= 12 && at[6] == '\\' && at[7] == 'u' && is_low(unit_at(at + 8, end)) ? 12 : 0;
}

static bool take_string(Scan *json, ScanText *text) {
    if (!take(json, '"', "a string was expected")) return false;
    const char *at = json->at, *end = json->end, *start = at;
    text->escaped = false;
    for (;;) {
        while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20) at++;
        json->at = at;
        if (at == end) return fault(json, "a string without end");
        if (*at == '"') break;
        size_t length = *at == '\\' ? escape_length(at, end) : 0;
        if (!length) return fault(json, *at == '\\' ? "no such escape" : "a control character in a string");
        text->escaped = true;
        at += length;
    }
    text->raw = (Slice){start, (uint32_t)(at - start)};
    json->at = at + 1;
    return true;
}

static const char *digits_end(const char *at, const char *end) {
    while (at < end && is_digit(*at)) at++;
    return at;
}

static bool take_number(Scan *json) {
    const char *at = json->at, *end = json->end, *digits;
    if (at < end && *at == '-') at++;
    digits = at;
    at = digits_end(at, end);
    bool good = at > digits && (*digits != '0' || at == digits + 1);
    if (good && at < end && *at == '.') {
        digits = ++at;
        at = digits_end(at, end);
        good = at > digits;
    }
    if (good && at < end && (*at == 'e' || *at == 'E')) {
        if (++at < end && (*at == '+' || *at == '-')) at++;
        digits = at;
        at = digits_end(at, end);
        good = at > digits;
    }
    json->at = at;
    return good || fault(json, "not a number");
}

static bool take_word(Scan *json) {
    static const char *const words[] = {"true", "false", "null"};
    size_t left = (size_t)(json->end - json->at);
    for (unsigned i = 0; i < 3; i++) {
        size_t n = strlen(words[i]);
        if (left >= n && memcmp(json->at, words[i], n) == 0) return json->at += n, true;
    }
    return fault(json, "a value was expected");
}

/* ---- Passing over ------------------------------------------------------------------------------------------------ */

/* The arrays and objects that are open in what is passed over. */
typedef struct Nest {
    uint64_t objects[SCAN_DEPTH / 64];
    unsigned n;
} Nest;

static bool in_object(const Nest *nest) { return nest->objects[(nest->n - 1) / 64] >> ((nest->n - 1) % 64) & 1; }

static bool nest_open(Scan *json, Nest *nest, bool object) {
    if (nest->n + json->depth >= SCAN_DEPTH) return fault(json, "arrays and objects too deep in each other");
    uint64_t bit = UINT64_C(1) << (nest->n % 64);
    nest->objects[nest->n / 64] = (nest->objects[nest->n / 64] & ~bit) | (object ? bit : 0);
    nest->n++;
    json->at++;
    return true;
}

static bool skip_key(Scan *json) {
    ScanText key;
    return take_string(json, &key) && take(json, ':', "a colon was expected");
}

/* Behind a value: closes what ends here, and goes on to the next value if there is one. */
static bool skip_behind(Scan *json, Nest *nest) {
    while (nest->n) {
        char c = peek(json);
        bool object = in_object(nest);
        if (c == ',') return json->at++, !object || skip_key(json);
        if (c != (object ? '}' : ']')) return fault(json, "a comma or an end was expected");
        json->at++;
        nest->n--;
    }
    return true;
}

static bool skip_open(Scan *json, Nest *nest, bool object, bool *empty) {
    if (!nest_open(json, nest, object)) return false;
    *empty = peek(json) == (object ? '}' : ']');
    return *empty || !object || skip_key(json);
}

bool scan_skip(Scan *json) {
    Nest nest = {.n = 0};
    if (json->fault) return false;
    json->fresh = false;
    do {
        ScanText text;
        char     c = peek(json);
        bool     empty = false;
        if (c == '"' ? !take_string(json, &text) : c == '{' || c == '[' ? !skip_open(json, &nest, c == '{', &empty)
            : is_digit(c) || c == '-' ? !take_number(json) : !take_word(json)) return false;
        if ((c == '{' || c == '[') && !empty) continue;
        if (!skip_behind(json, &nest)) return false;
    } while (nest.n);
    return true;
}

bool scan_span(Scan *json, Slice *value) {
    peek(json);
    const char *start = json->at;
    bool        ok = scan_skip(json);
    *value = ok ? (Slice){start, (uint32_t)(json->at - start)} : (Slice){"", 0};
    return ok;
}

/* ---- Going in ---------------------------------------------------------------------------------------------------- */

bool scan_enter(Scan *json, char kind) {
    if (scan_kind(json) != kind) return scan_skip(json), false;
    if (json->depth >= SCAN_DEPTH) return fault(json, "arrays and objects too deep in each other");
    json->depth++;
    json->at++;
    return json->fresh = true;
}

/* True where an element follows, its comma being taken. */
static bool goes_on(Scan *json, char end) {
    if (json->fault) return false;
    char c = peek(json);
    bool fresh = json->fresh;
    json->fresh = false;
    if (c == end) return json->at++, json->depth--, false;
    if (fresh) return true;
    return take(json, ',', "a comma or an end was expected");
}

bool scan_key(Scan *json, ScanText *key) {
    return goes_on(json, '}') && take_string(json, key) && take(json, ':', "a colon was expected");
}

bool scan_item(Scan *json) { return goes_on(json, ']'); }

bool scan_string(Scan *json, ScanText *text) {
    if (scan_kind(json) != '"') return scan_skip(json), false;
    json->fresh = false;
    return take_string(json, text);
}

bool scan_number(Scan *json, Slice *number) {
    bool is_number = scan_kind(json) == '0';
    return scan_span(json, number) && is_number;
}

/* ---- Texts ------------------------------------------------------------------------------------------------------- */

static uint32_t point_of(const char *at, size_t length) {
    static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    const char       *letter = length == 2 ? strchr(letters, at[1]) : NULL;
    if (length == 2) return (unsigned char)(letter ? meant[letter - letters] : at[1]);
    uint32_t unit = (uint32_t)unit_at(at + 2, at + 6);
    if (length == 6) return unit;
    return 0x10000 + ((unit - 0xD800) << 10) + ((uint32_t)unit_at(at + 8, at + 12) - 0xDC00);
}

static size_t unescape(Slice raw, char *out) {
    const char *at = raw.at, *end = at + raw.n;
    size_t      n = 0;
    while (at < end) {
        if (*at != '\\') {
            out[n++] = *at++;
            continue;
        }
        size_t length = escape_length(at, end);
        n += utf8_put(out + n, point_of(at, length));
        at += length;
    }
    return n;
}

bool scan_is(ScanText text, const char *word) {
    char plain[64];
    if (!text.escaped) return slice_is(text.raw, word);
    if (text.raw.n > sizeof plain) return false;
    return slice_is((Slice){plain, (uint32_t)unescape(text.raw, plain)}, word);
}

void scan_spans(Scan *json, const char *const *keys, unsigned n, Slice *values) {
    ScanText key;
    if (!scan_enter(json, '{')) return;
    while (scan_key(json, &key)) {
        unsigned i = 0;
        while (i < n && !scan_is(key, keys[i])) i++;
        if (i < n) scan_span(json, &values[i]);
        else scan_skip(json);
    }
}

Slice scan_text(ScanText text, Texts *texts) {
    if (!text.escaped) return text.raw;
    char *plain = arena_alloc(&texts->arena, text.raw.n);
    texts->failed |= !plain;
    return plain ? (Slice){plain, (uint32_t)unescape(text.raw, plain)} : (Slice){"", 0};
}
