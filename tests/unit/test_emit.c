#include "emit.h"
#include "made_doc.h"
#include "unit.h"
#include <jansson.h>
#include <math.h>

static Buffer written;

static Json writer(bool ascii) {
    buffer_free(&written);
    return (Json){.out = &written, .ascii = ascii};
}

static void check(const char *expected) {
    buffer_byte(&written, '\0');
    CU_ASSERT_STRING_EQUAL(written.at, expected);
    if (strcmp(written.at, expected)) printf("\n  %s\n  not %s\n", written.at, expected);
    buffer_free(&written);
}

static void controls_and_separators_are_escaped(void) {
    Json json = writer(false);
    emit_text(&json, "a\"\\\b\f\n\r\t\x01\x1f\x7f\xC2\x80\xC2\x9F\xC2\xA0\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\x9C</b>");
    check("\"a\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\\u0080\\u009f\xC2\xA0\\u2028\\u2029\xE2\x80\x9C</b>\"");
}

static void ascii_escapes_all_beyond(void) {
    Json json = writer(true);
    emit_text(&json, "\xC3\xA9 \xE2\x80\x9C \xF0\x9F\x8E\x89");
    check("\"\\u00e9 \\u201c \\ud83c\\udf89\"");
}

static void nothing_is_null(void) {
    Json json = writer(false);
    emit_text(&json, NULL);
    check("null");
}

/* A reason that was cut to fit its buffer must not make the record unreadable. */
static void a_cut_character_is_replaced(void) {
    Json json = writer(false);
    emit_text(&json, "x\xE2\x80");
    check("\"x\xEF\xBF\xBD\"");
    json = writer(false);
    emit_text(&json, "\xFFx\xC3");
    check("\"\xEF\xBF\xBDx\xEF\xBF\xBD\"");
}

/* Plain characters are passed over eight at a time: a byte that is none is seen wherever it stands among them. */
static void a_byte_is_escaped_wherever_it_stands(void) {
    for (unsigned byte = 1; byte < 0x80; byte++) {
        bool escaped = byte < ' ' || byte == '"' || byte == '\\' || byte == 0x7F;
        for (size_t at = 0; at < 17; at++) {
            char text[18] = "an ordinary text!";
            text[at] = (char)byte;
            Json json = writer(false);
            emit_characters(&json, text, 17);
            CU_ASSERT_EQUAL(written.n > 17, escaped);
            CU_ASSERT_EQUAL(memcmp(written.at, text, at), 0);
            CU_ASSERT_EQUAL(memcmp(written.at + written.n - (16 - at), text + at + 1, 16 - at), 0);
        }
    }
    buffer_free(&written);
}

static size_t encode(uint32_t point, char out[4]) {
    if (point < 0x80) return out[0] = (char)point, 1;
    size_t n = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = n; i-- > 1; point >>= 6) out[i] = (char)(0x80 | (point & 0x3F));
    out[0] = (char)((0xF00u >> n & 0xFF) | point);
    return n;
}

static unsigned long count_misread(bool ascii) {
    unsigned long misread = 0;
    for (uint32_t point = 0; point < 0x110000; point++) {
        if (point >= 0xD800 && point < 0xE000) continue;
        char   bytes[4];
        size_t length = encode(point, bytes);
        Json   json = writer(ascii);
        emit_string(&json, bytes, length);
        json_t *read = json_loadb(written.at, written.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
        misread += !read || json_string_length(read) != length || memcmp(json_string_value(read), bytes, length) != 0;
        for (size_t i = 0; i < written.n; i++)
            misread += (unsigned char)written.at[i] < 0x20 || (ascii && (unsigned char)written.at[i] >= 0x7F);
        json_decref(read);
    }
    buffer_free(&written);
    return misread;
}

static void every_character_reads_back(void) {
    CU_ASSERT_EQUAL(count_misread(false), 0);
    CU_ASSERT_EQUAL(count_misread(true), 0);
}

static void numbers_are_short(void) {
    static const struct {
        double      value;
        const char *text;
    } cases[] = {{0, "0"}, {1, "1"}, {0.97, "0.97"}, {0.5, "0.5"}, {0.12345, "0.1235"}, {0.00004, "0"}, {0.00005, "0.0001"},
                 {0.99999, "1"}, {-0.25, "-0.25"}, {-0.00001, "0"}, {12.0625, "12.0625"}, {1e300, "1000000000"}, {0.1001, "0.1001"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Json json = writer(false);
        emit_score(&json, cases[i].value);
        check(cases[i].text);
    }
    Json json = writer(false);
    emit_score(&json, NAN);
    check("0");
    json = writer(false);
    emit_score(&json, INFINITY);
    check("1000000000");
    json = writer(false);
    emit_number(&json, UINT64_MAX);
    check("18446744073709551615");
}

static void numbers_have_all_their_digits(void) {
    unsigned long wrong = 0;
    for (unsigned value = 0; value < 20000; value++) {
        char digits[16];
        int  length = snprintf(digits, sizeof digits, "%u", value);
        Json json = writer(false);
        emit_number(&json, value);
        wrong += written.n != (size_t)length || memcmp(written.at, digits, written.n) != 0;
    }
    CU_ASSERT_EQUAL(wrong, 0);
}

/* The byte that is escaped may stand anywhere among those that are copied at once. */
static void strings_of_any_length_are_escaped(void) {
    const char *const plain = "abcdefghijklmnopqrstuvwxyz";
    unsigned long     wrong = 0;
    for (size_t length = 0; length <= 26; length++)
        for (size_t at = 0; at <= length; at++) {
            char text[32], expected[64];
            memcpy(text, plain, 26);
            if (at < length) text[at] = '"';
            int n = at < length
                        ? snprintf(expected, sizeof expected, "\"%.*s\\\"%.*s\"", (int)at, plain, (int)(length - at - 1), plain + at + 1)
                        : snprintf(expected, sizeof expected, "\"%.*s\"", (int)length, plain);
            Json json = writer(false);
            emit_string(&json, text, length);
            wrong += written.n != (size_t)n || memcmp(written.at, expected, written.n) != 0;
        }
    CU_ASSERT_EQUAL(wrong, 0);
}

static void words_have_single_spaces(void) {
    Doc *doc = made_empty("the\n  new\tmayor ");
    Json json = writer(false);
    json.doc = doc;
    emit_words(&json, (Span){0, 16});
    check("\"the new mayor\"");
    json = writer(false);
    emit_words(&json, (Span){3, 3});
    check("null");
    doc_free(doc);
}

static void spans_have_the_units_asked_for(void) {
    Doc *doc = made_empty("\xF0\x9F\x8E\x89 caf\xC3\xA9");
    Json json = writer(false);
    json.doc = doc;
    emit_span(&json, (Span){5, 10});
    check("\"start\":2,\"end\":6,\"text\":\"caf\xC3\xA9\"");
    json.byte_offsets = json.utf16_offsets = true;
    emit_span(&json, (Span){5, 10});
    check("\"start\":2,\"end\":6,\"start_byte\":5,\"end_byte\":10,\"start_utf16\":3,\"end_utf16\":7,\"text\":\"caf\xC3\xA9\"");
    MADE_ADD(doc, spans, (Span){0, 4});
    MADE_ADD(doc, spans, (Span){5, 10});
    emit_parts(&json, (Range){0, 2});
    check(",\"parts\":[[0,1],[2,6]],\"parts_byte\":[[0,4],[5,10]],\"parts_utf16\":[[0,2],[3,7]]");
    emit_parts(&json, (Range){0, 1});
    CU_ASSERT_EQUAL(written.n, 0);
    doc_free(doc);
}

UNIT_MAIN("emit", {"controls and separators are escaped", controls_and_separators_are_escaped},
          {"--ascii escapes all beyond", ascii_escapes_all_beyond}, {"nothing is null", nothing_is_null},
          {"a byte is escaped wherever it stands", a_byte_is_escaped_wherever_it_stands},
          {"a cut character is replaced", a_cut_character_is_replaced}, {"every character reads back", every_character_reads_back},
          {"numbers are short", numbers_are_short}, {"numbers have all their digits", numbers_have_all_their_digits},
          {"strings of any length are escaped", strings_of_any_length_are_escaped},
          {"words have single spaces", words_have_single_spaces},
          {"spans have the units asked for", spans_have_the_units_asked_for})
