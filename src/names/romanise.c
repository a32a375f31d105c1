/* From any script to words of a-z. */
#include "spelling.h"
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define SOURCE_MAX 512 /* UTF-16 units of a name that are read */
#define LETTERS_MAX 64 /* of a word */

/* One word of the source, in lower case. */
typedef struct Letters {
    uint32_t at[LETTERS_MAX];
    size_t n;
} Letters;

/* The scripts of India have one plan: each letter is told by its place in Devanagari. Sinhala's letters from U+0D80 on stand apart. */
static uint32_t as_devanagari(uint32_t letter) {
    static const uint8_t sinhala[96] = {
    0, 0, 0, 0, 0, 0x05, 0x06, 0x0F, 0x0F, 0x07, 0x08, 0x09, 0x0A, 0, 0, 0,
    0, 0x0F, 0x0F, 0x10, 0x13, 0x13, 0x14, 0, 0, 0, 0x15, 0x16, 0x17, 0x18, 0x19, 0x17,
    0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1C, 0x1C, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x21, 0x24, 0x25, 0x26,
    0x27, 0x28, 0, 0x26, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2C, 0x2F, 0x30, 0, 0x32, 0, 0,
    0x35, 0x36, 0x37, 0x38, 0x39, 0x33, 0x2B, 0, 0, 0, 0x4D, 0, 0, 0, 0, 0x3E,
    0x47, 0x47, 0x3F, 0x40, 0x41, 0, 0x42, 0, 0, 0x47, 0x47, 0x48, 0x4B, 0x4B, 0x4C, 0,
    };
    if (letter >= 0xD80 && letter < 0xDE0) return sinhala[letter - 0xD80] ? 0x900u + sinhala[letter - 0xD80] : letter;
    return letter >= 0x900 && letter < 0xD80 ? 0x900 | (letter & 0x7F) : letter;
}

/* Of Vietnamese and of transcriptions, letters that nobody keeps elsewhere: "Nguyễn" is "Nguyen", "Ḥusayn" "Husayn", "Trương" "Truong". */
static bool has_rare_mark(uint32_t letter) { return (letter >= 0x1E00 && letter < 0x1F00) || letter == 0x1A1 || letter == 0x1B0; }

/* What the word is made of: the letters as written, but Hangul by its sounds, hiragana as katakana, the scripts of India as one, and without
 * marks that are rare. */
static unsigned put_symbol(uint16_t *out, uint32_t letter) {
    if (letter >= 0xAC00 && letter <= 0xD7A3) {
        uint32_t syllable = letter - 0xAC00;
        out[0] = (uint16_t)(0x1100 + syllable / (21 * 28));
        out[1] = (uint16_t)(0x1161 + syllable / 28 % 21);
        out[2] = (uint16_t)(0x11A7 + syllable % 28);
        return syllable % 28 ? 3 : 2;
    }
    letter = has_rare_mark(letter) ? letter_bare((uint16_t)letter) : as_devanagari(letter);
    bool is_hiragana = letter >= 0x3041 && letter <= 0x3096;
    *out = (uint16_t)(is_hiragana ? letter + 0x60 : letter == 0x6A9 ? 0x643 : letter == 0x6CC ? 0x64A : letter);
    return letter < 0x10000;
}

static void add_symbols(Spelling *spelling, Word *word, const uint32_t *letters, size_t n) {
    word->symbol = (uint16_t)spelling->n_symbols;
    for (size_t i = 0; i < n && spelling->n_symbols + 3 <= NAME_MAX && word->n_symbols < 3 * WORD_MAX; i++) {
        unsigned more = put_symbol(spelling->symbols + spelling->n_symbols, letters[i]);
        spelling->n_symbols += more;
        word->n_symbols = (uint8_t)(word->n_symbols + more);
    }
}

static Word *add_word(Spelling *spelling, const char *text, size_t length, size_t letters, enum Script script) {
    size_t gap = spelling->length > 0;
    if (length > WORD_MAX - 1) length = WORD_MAX - 1;
    if (spelling->n == WORDS_MAX || spelling->length + gap + length >= NAME_MAX) {
        spelling->cut = true;
        return NULL;
    }
    if (gap && length) spelling->text[spelling->length++] = ' ';
    Word *word = &spelling->words[spelling->n++];
    *word = (Word){.start = (uint16_t)spelling->length,
                   .length = (uint8_t)length,
                   .letters = (uint8_t)letters,
                   .script = (uint8_t)script};
    for (size_t i = 0; i < length; i++) spelling->text[spelling->length++] = text[i];
    return word;
}

static void add_letters(Spelling *spelling, const uint32_t *letters, size_t n, enum Script script) {
    char text[NAME_MAX];
    size_t length = 0;
    if (script < SCRIPT_HAN)
        length = letters_romanise(letters, n, script, text);
    else if (spelling->whole)
        length = transliterate(letters, n, script, text);
    if (length == 0 && (spelling->whole || script < SCRIPT_HAN)) return;
    Word *word = add_word(spelling, text, length, n, script);
    if (word) add_symbols(spelling, word, letters, n);
}

/* 欧阳 Ouyang, 司马 Sima, 诸葛 Zhuge, 上官, 夏侯, 皇甫, 司徒; 남궁, 황보, 선우, 제갈: the family names of two
 * syllables. */
static bool is_double_family(uint32_t a, uint32_t b) {
    static const uint16_t pairs[][2] = {
        {0x6B27, 0x9633}, {0x6B50, 0x967D}, {0x53F8, 0x9A6C}, {0x53F8, 0x99AC}, {0x8BF8, 0x845B},
        {0x8AF8, 0x845B}, {0x4E0A, 0x5B98}, {0x590F, 0x4FAF}, {0x7687, 0x752B}, {0x53F8, 0x5F92},
        {0xB0A8, 0xAD81}, {0xD669, 0xBCF4}, {0xC120, 0xC6B0}, {0xC81C, 0xAC08}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == a && pairs[i][1] == b) return true;
    return false;
}

static void end_word(Spelling *spelling, Letters *word) {
    if (word->n == 0) return;
    enum Script script = letters_unmix(word->at, word->n);
    add_letters(spelling, word->at, word->n, script);
    word->n = 0;
}

/* Names of two to four syllables without a space are family name and given name: 习近平 is "xi jinping".
 * Foreign names have a dot between their words or are longer. */
static bool spell_syllables(Spelling *spelling, Letters *word) {
    if (word->n < 2 || word->n > 4) return false;
    enum Script script = letters_unmix(word->at, word->n);
    if (script != SCRIPT_HAN && script != SCRIPT_HANGUL) return false;
    size_t family = word->n > 2 && is_double_family(word->at[0], word->at[1]) ? 2 : 1;
    add_letters(spelling, word->at, family, script);
    add_letters(spelling, word->at + family, word->n - family, script);
    return true;
}

/* Inside a word but no letter of it: apostrophes, marks, what is invisible ("Kan'an" is one word). */
static bool is_passed_over(uint32_t c) {
    switch (c) {
    case '\'':
    case '`':
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x5F3:
    case 0x5F4:
    case 0x640:
    case 0xAD: return true;
    default: break;
    }
    if (c >= 0x2B0 && c <= 0x36F) return true;
    if (c >= 0x900 && c < 0xF00) return false; /* vowels that stand above and below their consonants */
    int8_t type = c < 0x80 ? U_OTHER_PUNCTUATION : u_charType((UChar32)c);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

static void spell_units(const UChar *units, int32_t n, Spelling *out) {
    Letters word = {.n = 0};
    unsigned ended = 0;
    for (int32_t i = 0; i < n;) {
        UChar lead = units[i++];
        UChar32 c = lead;
        if (U16_IS_LEAD(lead) && i < n && U16_IS_TRAIL(units[i])) c = U16_GET_SUPPLEMENTARY(lead, units[i++]);
        if (is_passed_over((uint32_t)c)) continue;
        if (u_isalpha(c) || u_charType(c) == U_COMBINING_SPACING_MARK || u_charType(c) == U_NON_SPACING_MARK) {
            if (word.n < LETTERS_MAX)
                word.at[word.n++] = (uint32_t)u_tolower(c);
            else
                out->cut = true;
        } else {
            ended += word.n > 0;
            end_word(out, &word);
        }
    }
    if (ended == 0 && spell_syllables(out, &word)) return;
    end_word(out, &word);
}

static void end_ascii(Spelling *out, const char *text, size_t n) {
    Word *word = n ? add_word(out, text, n, n, SCRIPT_LATIN) : NULL;
    if (!word || out->n_symbols + word->length > NAME_MAX) return;
    word->symbol = (uint16_t)out->n_symbols;
    word->n_symbols = word->length;
    for (size_t i = 0; i < word->length; i++) out->symbols[out->n_symbols++] = (uint16_t)text[i];
}

/* The common case needs no table. */
static bool spell_ascii(const char *name, size_t length, Spelling *out) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)name[i] >= 0x80) return false;
    char word[WORD_MAX];
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        char c = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] + ('a' - 'A')) : name[i];
        if (c >= 'a' && c <= 'z') {
            if (n < WORD_MAX - 1) word[n++] = c;
        } else if (c != '\'' && c != '`') {
            end_ascii(out, word, n);
            n = 0;
        }
    }
    end_ascii(out, word, n);
    return true;
}

/* Is it what normalisation leaves alone, beside others of the kind: ASCII, and the Latin letters with marks of most languages? */
static bool is_plain(UChar c) {
    return c < 0x80 || (c >= 0xC0 && c < 0x132) || (c >= 0x141 && c < 0x149) || (c >= 0x14A && c < 0x17F);
}

static bool are_plain(const UChar *units, int32_t n) {
    while (n && is_plain(units[n - 1])) n--;
    return n == 0;
}

/* Composed and without compatibility forms, so that full-width letters and loose marks read as others do. */
static int32_t read_units(const char *name, size_t length, UChar out[SOURCE_MAX]) {
    UErrorCode status = U_ZERO_ERROR;
    UChar raw[SOURCE_MAX];
    int32_t n = 0;
    u_strFromUTF8WithSub(raw, SOURCE_MAX, &n, name, (int32_t)length, 0x20, NULL, &status);
    if (U_SUCCESS(status) && are_plain(raw, n)) return u_memcpy(out, raw, n), n;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
    n = U_SUCCESS(status) ? unorm2_normalize(nfkc, raw, n, out, SOURCE_MAX, &status) : 0;
    return U_SUCCESS(status) ? n : 0;
}

void name_spell(const char *name, size_t length, bool whole, Spelling *out) {
    out->length = out->n_symbols = out->n = 0;
    out->whole = whole;
    out->cut = length > SOURCE_MAX / 2;
    if (out->cut) /* cut between characters; normalisation may make more units of fewer */
        for (length = SOURCE_MAX / 2; length > 0 && ((unsigned char)name[length] & 0xC0) == 0x80;) length--;
    if (!spell_ascii(name, length, out)) {
        UChar units[SOURCE_MAX];
        spell_units(units, read_units(name, length, units), out);
    }
    out->text[out->length] = '\0';
}

/* Most names are ASCII and short: their words are put down as they come. False: not such a one. */
static bool romanise_ascii(const char *name, size_t length, char out[NAME_MAX], size_t *n_out) {
    unsigned words = 0, letters = 0;
    size_t n = 0;
    if (length >= NAME_MAX) return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)name[i], lower = c | 0x20;
        if (c >= 0x80) return false;
        if (lower < 'a' || lower > 'z') {
            if (c != '\'' && c != '`') letters = 0;
            continue;
        }
        if (letters == 0 && words++ > 0) out[n++] = ' ';
        if (++letters == WORD_MAX || words > WORDS_MAX) return false;
        out[n++] = (char)lower;
    }
    out[n] = '\0';
    *n_out = n;
    return true;
}

size_t name_romanise(const char *name, size_t length, char out[NAME_MAX]) {
    size_t n;
    if (romanise_ascii(name, length, out, &n)) return n;
    Spelling spelling;
    name_spell(name, length, true, &spelling);
    memcpy(out, spelling.text, spelling.length + 1);
    return spelling.length;
}
