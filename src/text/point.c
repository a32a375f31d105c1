#include "point.h"
#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum {
    S = POINT_SPACE, N = POINT_LINE, L = POINT_LOWER, U = POINT_UPPER, D = POINT_DIGIT, M = POINT_MARK, P = POINT_PUNCTUATION,
    Y = POINT_SYMBOL
};

/* Control characters count as space: they separate, and nobody writes them. */
const uint8_t point_ascii[128] = {
    S, S, S, S, S, S, S, S, S, S, N, N, N, N, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, P, M, P, Y, Y, P, M, P, P, P, Y, P, P, P, P, D, D, D, D, D, D, D, D, D, D, P, P, Y, Y, Y, P,
    P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, P, P, P, Y, P,
    M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, Y, P, Y, S};

/* „ “ ” ‟ ‚ ‘ ’ ‛ are together; the others one by one. */
static bool is_mark(uint32_t c) {
    if (c >= 0x2018 && c <= 0x201F) return true;
    switch (c) {
    case 0xAB: case 0xBB: case 0x2032: case 0x2033: case 0x2039: case 0x203A: case 0x300C: case 0x300D: case 0x300E:
    case 0x300F: case 0x301D: case 0x301E: case 0x301F: case 0xFF02: case 0xFF07: case 0xFF62: case 0xFF63: return true;
    default: return false;
    }
}

static bool needs_dictionary(uint32_t c) {
    if (c < 0xE00) return false;
    if (c >= 0xAC00 && c <= 0xD7A3) return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript((UChar32)c, &status)) {
    case USCRIPT_THAI: case USCRIPT_LAO: case USCRIPT_KHMER: case USCRIPT_MYANMAR: case USCRIPT_HAN: case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return true;
    default: return c == 0x30FC; /* the kana's long mark belongs to no script */
    }
}

static enum Point class_of_type(UChar32 c) {
    switch (u_charType(c)) {
    case U_UPPERCASE_LETTER: case U_TITLECASE_LETTER: return POINT_UPPER;
    case U_LOWERCASE_LETTER: return POINT_LOWER;
    case U_MODIFIER_LETTER: case U_OTHER_LETTER: case U_LETTER_NUMBER: return POINT_LETTER;
    case U_DECIMAL_DIGIT_NUMBER: case U_OTHER_NUMBER: return POINT_DIGIT;
    case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_COMBINING_SPACING_MARK: return POINT_COMBINING;
    case U_SPACE_SEPARATOR: case U_CONTROL_CHAR: return POINT_SPACE;
    case U_LINE_SEPARATOR: case U_PARAGRAPH_SEPARATOR: return POINT_LINE;
    case U_DASH_PUNCTUATION: case U_START_PUNCTUATION: case U_END_PUNCTUATION: case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION: case U_INITIAL_PUNCTUATION: case U_FINAL_PUNCTUATION: return POINT_PUNCTUATION;
    default: return POINT_SYMBOL;
    }
}

enum Point point_beyond_ascii(uint32_t c) {
    if (c >= 0x410 && c < 0x450) return c < 0x430 ? POINT_UPPER : POINT_LOWER;
    if (c >= 0xDF && c < 0x100) return c == 0xF7 ? POINT_SYMBOL : POINT_LOWER;
    if (is_mark(c)) return POINT_MARK;
    if (c == 0x85) return POINT_LINE;
    if (c >= 0x2010 && c <= 0x2027) return POINT_PUNCTUATION;
    if (u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return POINT_IGNORABLE;
    enum Point class = class_of_type((UChar32)c);
    bool       in_words = point_is_letter(class) || class == POINT_COMBINING;
    return in_words && needs_dictionary(c) ? POINT_DICTIONARY : class;
}
