#include "fold.h"
#include "utf8.h"
#include <stdbool.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#define POINT_MAX 32u   /* most bytes that one code point folds to */
#define STACK_WORD 256u /* folded words up to this are hashed from the stack */

/* U+00C0 to U+017F without case and diacritics; a digit stands for the two letters below, a space for the point itself. */
static const char latin[] = "aaaaaa0ceeeeiiiidnooooo ouuuuy12aaaaaa0ceeeeiiiidnooooo ouuuuy1y"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii33jjkkklllllll"
                            "lllnnnnnnnnnoooooo44rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static const char letter_pairs[][3] = {"ae", "th", "ss", "ij", "oe"};
_Static_assert(sizeof latin == 193, "one letter for each point from C0 to 17F");

static unsigned put_ascii(char *out, const char *letters) {
    unsigned n = 0;
    for (; letters[n]; n++) out[n] = letters[n];
    return n;
}

static bool is_apostrophe(UChar32 c) {
    return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC || c == 0x2032 || c == 0xFF07;
}

/* Marks over and under letters of alphabets do not count; those of Thai or Devanagari are vowels, and the kana's voicing
 * (U+3099, U+309A) tells words apart. */
static bool is_diacritic(UChar32 c) {
    if (c < 0x300) return false;
    if (c < 0x370) return true;
    if (!(U_MASK(u_charType(c)) & U_GC_M_MASK) || c == 0x3099 || c == 0x309A) return false;
    UErrorCode  status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_INHERITED || script == USCRIPT_CYRILLIC || script == USCRIPT_HEBREW || script == USCRIPT_ARABIC;
}

static const UNormalizer2 *decomposer(void) {
    UErrorCode          status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    return U_SUCCESS(status) ? nfd : NULL;
}

/* Letters beyond Latin-1 and Latin Extended-A that have no decomposition but a plain letter all the same. */
static const char *plain_letter(UChar32 folded) {
    switch (folded) {
    case 0x0180: return "b";
    case 0x01E5: return "g";
    case 0x01FF: return "o";
    case 0x1E9E: return "ss";
    default: return NULL;
    }
}

static UChar32 next_unit_point(const UChar *units, int32_t *at, int32_t n) {
    UChar32 high = units[(*at)++];
    if (high < 0xD800 || high > 0xDBFF || *at >= n) return high;
    return 0x10000 + ((high - 0xD800) << 10) + (units[(*at)++] - 0xDC00);
}

/* The canonical decomposition without its diacritics. */
static unsigned fold_parts(UChar32 c, char *out) {
    UChar               units[8];
    UErrorCode          status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = decomposer();
    int32_t             n_units = nfd ? unorm2_getDecomposition(nfd, c, units, 8, &status) : -1;
    if (n_units < 0 || n_units > 8 || U_FAILURE(status)) return utf8_put(out, (uint32_t)c);
    unsigned n = 0;
    for (int32_t i = 0; i < n_units;) {
        UChar32 part = next_unit_point(units, &i, n_units);
        if (!is_diacritic(part)) n += utf8_put(out + n, (uint32_t)part);
    }
    return n;
}

static unsigned fold_rare(UChar32 c, char *out) {
    if (is_apostrophe(c)) return put_ascii(out, "'");
    if (is_diacritic(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return 0;
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0; /* full-width forms of ASCII */
    c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    const char *plain = plain_letter(c);
    if (plain) return put_ascii(out, plain);
    if (c >= 0xAC00 && c <= 0xD7A3) return utf8_put(out, (uint32_t)c); /* Hangul stays in syllables */
    return fold_parts(c, out);
}

/* Folds one code point to at most POINT_MAX bytes. In Cyrillic ё folds to е, й to и and ї to і, as their diacritics go. */
static unsigned fold_point(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        return 1;
    }
    if (c >= 0xC0 && c < 0x180 && latin[c - 0xC0] != ' ') {
        char letter = latin[c - 0xC0];
        if (letter <= '9') return put_ascii(out, letter_pairs[letter - '0']);
        out[0] = letter;
        return 1;
    }
    if (c >= 0x410 && c < 0x450) {
        if (c < 0x430) c += 0x20;
        return utf8_put(out, c == 0x439 ? 0x438 : c);
    }
    if (c == 0x2019) return put_ascii(out, "'");
    return fold_rare((UChar32)c, out);
}

size_t fold_word(const char *text, size_t length, char *out, size_t cap) {
    size_t n = 0;
    for (size_t at = 0; at < length;) {
        char     folded[POINT_MAX];
        unsigned k = fold_point(utf8_next(text, &at, length), folded);
        for (unsigned i = 0; i < k; i++, n++)
            if (n < cap) out[n] = folded[i];
    }
    return n;
}

/* hash_bytes() over a folded word of `n` bytes that is too long for the stack: 8 bytes at a time as they come. */
static uint64_t hash_long(const char *text, size_t length, size_t n) {
    uint64_t hash = HASH_SEED ^ n;
    char     pending[8 + POINT_MAX];
    unsigned held = 0;
    for (size_t at = 0; at < length;) {
        held += fold_point(utf8_next(text, &at, length), pending + held);
        unsigned used = 0;
        for (; held - used >= 8; used += 8) hash = hash_mix(hash, hash_load(pending + used, 8));
        memmove(pending, pending + used, held -= used);
    }
    return held ? hash_mix(hash, hash_load(pending, held)) : hash;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Lower case of eight ASCII bytes at once: a byte gets 0x20 where one sum reaches its top bit ('A' or more) and the other does
 * not (no more than 'Z'). */
static inline uint64_t lower_eight(uint64_t bytes) {
    uint64_t upper = (bytes + EACH(0x80 - 'A')) & ~(bytes + EACH(0x7F - 'Z')) & EACH(0x80);
    return bytes | upper >> 2;
}

static inline uint64_t load_eight(const char *bytes) {
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32
           | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

static inline uint64_t load_four(const char *bytes) {
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24;
}

/* The last `n` < 8 bytes of a word of `length`, without a loop where earlier bytes can be read along. */
static inline uint64_t load_tail(const char *end, size_t n, size_t length) {
    if (length >= 8) return load_eight(end - 8) >> (8 * (8 - n));
    if (n >= 4) return load_four(end - n) | load_four(end - 4) << (8 * (n - 4));
    if (n == 1) return (unsigned char)end[-1];
    return (uint64_t)(unsigned char)end[-(ptrdiff_t)n] | (uint64_t)(unsigned char)end[1 - (ptrdiff_t)n] << 8
           | (uint64_t)(unsigned char)end[-1] << (8 * (n - 1));
}

static uint64_t hash_folded(const char *text, size_t length) {
    char   folded[STACK_WORD];
    size_t n = fold_word(text, length, folded, sizeof folded);
    return n <= sizeof folded ? hash_bytes(folded, n) : hash_long(text, length, n);
}

uint64_t fold_hash(const char *text, size_t length) {
    uint64_t    hash = HASH_SEED ^ length, any = 0;
    const char *end = text + length;
    size_t      left = length;
    for (const char *at = text; left >= 8; at += 8, left -= 8) {
        uint64_t bytes = load_eight(at);
        if ((any |= bytes) & EACH(0x80)) return hash_folded(text, length);
        hash = hash_mix(hash, lower_eight(bytes));
    }
    if (!left) return hash;
    uint64_t bytes = load_tail(end, left, length);
    return bytes & EACH(0x80) ? hash_folded(text, length) : hash_mix(hash, lower_eight(bytes));
}
