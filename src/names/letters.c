/* The alphabets, letter by letter. Cyrillic follows BGN/PCGN without its context rules (what they would add,
 * "ye" for "e", is an alternation that compare knows); Arabic and Hebrew give consonants, the letters that
 * also stand for vowels as "a", "w", "y"; Hangul is the Revised Romanization. */
#include "spelling.h"
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

typedef struct Reading {
    uint16_t letter;
    char text[5];
} Reading;

/* Letters that do not decompose to an ASCII letter and a mark. */
/* clang-format off */
static const Reading latin[] = {
    {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"}, {0x0131, "i"},
    {0x0138, "k"},  {0x0142, "l"},  {0x014B, "n"}, {0x0153, "oe"}, {0x0167, "t"},  {0x0180, "b"},  {0x0199, "k"}, {0x01B4, "y"},
    {0x01B6, "z"},  {0x0253, "b"},  {0x0254, "o"}, {0x0257, "d"},  {0x0259, "a"},  {0x025B, "e"},  {0x0268, "i"}, {0x0272, "n"}};

static const char cyrillic[][5] = {
    /* 0430 */ "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
    /* 0440 */ "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    /* 0450 */ "e", "e", "dj", "g", "ye", "dz", "i", "yi", "j", "lj", "nj", "c", "k", "i", "u", "dz"};

static const Reading cyrillic_more[] = {
    {0x0491, "g"}, {0x0493, "gh"}, {0x0497, "zh"}, {0x0499, "z"}, {0x049B, "q"},  {0x049D, "g"}, {0x04A1, "q"}, {0x04A3, "ng"},
    {0x04AB, "s"}, {0x04AF, "u"},  {0x04B1, "u"},  {0x04B3, "h"}, {0x04B7, "j"},  {0x04B9, "j"}, {0x04BB, "h"}, {0x04CF, ""},
    {0x04D1, "a"}, {0x04D7, "e"},  {0x04D9, "a"},  {0x04E3, "i"}, {0x04E9, "o"},  {0x04EF, "u"}, {0x04F3, "u"}};

static const char greek[][5] = {
    /* 03B1 */ "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f",
    "ch", "ps", "o"};

static const char hebrew[][5] = {
    /* 05D0 */ "a", "b", "g", "d", "h", "v", "z", "h", "t", "y", "k", "k", "l", "m", "m", "n", "n", "s", "a", "p", "p", "ts", "ts",
    "k", "r", "sh", "t"};

static const Reading arabic[] = {
    {0x0621, ""},   {0x0622, "a"}, {0x0623, "a"},  {0x0624, "w"},  {0x0625, "i"}, {0x0626, "y"},  {0x0627, "a"},  {0x0628, "b"},
    {0x0629, "a"},  {0x062A, "t"}, {0x062B, "th"}, {0x062C, "j"},  {0x062D, "h"}, {0x062E, "kh"}, {0x062F, "d"},  {0x0630, "dh"},
    {0x0631, "r"},  {0x0632, "z"}, {0x0633, "s"},  {0x0634, "sh"}, {0x0635, "s"}, {0x0636, "d"},  {0x0637, "t"},  {0x0638, "z"},
    {0x0639, "a"},  {0x063A, "gh"}, {0x0641, "f"}, {0x0642, "q"},  {0x0643, "k"}, {0x0644, "l"},  {0x0645, "m"},  {0x0646, "n"},
    {0x0647, "h"},  {0x0648, "w"}, {0x0649, "a"},  {0x064A, "y"},  {0x0671, "a"}, {0x0679, "t"},  {0x067C, "t"},  {0x067E, "p"},
    {0x0681, "dz"}, {0x0685, "ts"}, {0x0686, "ch"}, {0x0688, "d"}, {0x0689, "d"}, {0x0691, "r"},  {0x0693, "r"},  {0x0696, "zh"},
    {0x0698, "zh"}, {0x069A, "sh"}, {0x06A4, "v"}, {0x06A9, "k"},  {0x06AB, "g"}, {0x06AF, "g"},  {0x06BA, "n"},  {0x06BC, "n"},
    {0x06BE, "h"},  {0x06C0, "h"}, {0x06C1, "h"},  {0x06C7, "u"},  {0x06CC, "y"}, {0x06CD, "y"},  {0x06D0, "e"},  {0x06D2, "e"},
    {0x06D5, "a"}};

/* A syllable's code point counts through 19 beginnings, 21 vowels and 28 endings. */
static const char hangul_first[19][3] = {"g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"};
static const char hangul_vowel[21][4] = {"a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o", "wa", "wae",
                                         "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};
static const char hangul_last[28][3]  = {"",  "k", "k", "k", "n", "n", "n",  "t", "l", "k", "m", "l", "l", "l",
                                         "l", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"};
/* clang-format on */

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *look_up(const Reading *table, size_t n, uint32_t letter) {
    size_t low = 0;
    while (low < n) {
        size_t middle = low + (n - low) / 2;
        if (table[middle].letter == letter) return table[middle].text;
        if (table[middle].letter < letter)
            low = middle + 1;
        else
            n = middle;
    }
    return NULL;
}

/* The letter without its marks: the first code point of the full decomposition. */
static uint32_t bare(uint32_t letter) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    UChar decomposed[16];
    int32_t n = U_SUCCESS(status)
                    ? unorm2_getDecomposition(nfd, (UChar32)letter, decomposed, COUNT(decomposed), &status)
                    : -1;
    return U_SUCCESS(status) && n > 0 ? decomposed[0] : letter;
}

uint16_t letter_bare(uint16_t letter) {
    const char *text = letter >= 0x80 && letter < 0x250 ? look_up(latin, COUNT(latin), letter) : NULL;
    return text ? (uint16_t)text[0] : (uint16_t)bare(letter);
}

static const char ascii_text[26][2] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m",
                                       "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z"};

static const char *read_latin(uint32_t letter) {
    const char *text = look_up(latin, COUNT(latin), letter);
    if (text) return text;
    uint32_t base = letter < 0x80 ? letter : bare(letter);
    return base >= 'a' && base <= 'z' ? ascii_text[base - 'a'] : "";
}

static const char *read_cyrillic(uint32_t letter) {
    if (letter >= 0x430 && letter < 0x430 + COUNT(cyrillic)) return cyrillic[letter - 0x430];
    const char *text = look_up(cyrillic_more, COUNT(cyrillic_more), letter);
    if (text) return text;
    uint32_t base = bare(letter);
    return base >= 0x430 && base < 0x430 + COUNT(cyrillic) ? cyrillic[base - 0x430] : "";
}

/* Two letters that are one sound. "first" ones only where the word starts: Μπακογιάννη is Bakoyannis. */
static const struct {
    uint16_t a, b;
    bool first;
    char text[4];
} greek_pairs[] = {{0x3BF, 0x3C5, false, "ou"}, {0x3B1, 0x3C5, false, "av"}, {0x3B5, 0x3C5, false, "ev"},
                   {0x3B3, 0x3B3, false, "ng"}, {0x3BC, 0x3C0, true, "b"},   {0x3BD, 0x3C4, true, "d"},
                   {0x3B3, 0x3BA, true, "g"},   {0x3B3, 0x3C7, false, "nch"}};

static const char *read_greek(const uint32_t *letters, size_t n, size_t *i) {
    uint32_t a = bare(letters[*i]), b = *i + 1 < n ? bare(letters[*i + 1]) : 0;
    for (size_t k = 0; k < COUNT(greek_pairs); k++)
        if (greek_pairs[k].a == a && greek_pairs[k].b == b && (!greek_pairs[k].first || *i == 0)) {
            (*i)++;
            return greek_pairs[k].text;
        }
    return a >= 0x3B1 && a < 0x3B1 + COUNT(greek) ? greek[a - 0x3B1] : "";
}

static const char *read_arabic(uint32_t letter) {
    const char *text = look_up(arabic, COUNT(arabic), letter);
    return text ? text : "";
}

static size_t put(char *out, size_t at, const char *text) {
    while (*text && at < WORD_MAX - 1) out[at++] = *text++;
    return at;
}

static size_t put_hangul(char *out, size_t at, uint32_t letter) {
    if (letter < 0xAC00 || letter > 0xD7A3) return at;
    uint32_t syllable = letter - 0xAC00;
    at = put(out, at, hangul_first[syllable / (21 * 28)]);
    at = put(out, at, hangul_vowel[syllable / 28 % 21]);
    return put(out, at, hangul_last[syllable % 28]);
}

size_t hangul_romanise(const uint16_t *sounds, size_t n, char *out) {
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (sounds[i] >= 0x1100 && sounds[i] < 0x1100 + 19) at = put(out, at, hangul_first[sounds[i] - 0x1100]);
        if (sounds[i] >= 0x1161 && sounds[i] < 0x1161 + 21) at = put(out, at, hangul_vowel[sounds[i] - 0x1161]);
        if (sounds[i] >= 0x11A8 && sounds[i] < 0x11A8 + 27) at = put(out, at, hangul_last[sounds[i] - 0x11A7]);
    }
    return at;
}

size_t letters_romanise(const uint32_t *letters, size_t n, enum Script script, char out[WORD_MAX]) {
    size_t at = 0;
    for (size_t i = 0; i < n; i++) switch (script) {
        case SCRIPT_LATIN: at = put(out, at, read_latin(letters[i])); break;
        case SCRIPT_CYRILLIC: at = put(out, at, read_cyrillic(letters[i])); break;
        case SCRIPT_GREEK: at = put(out, at, read_greek(letters, n, &i)); break;
        case SCRIPT_ARABIC: at = put(out, at, read_arabic(letters[i])); break;
        case SCRIPT_HEBREW:
            at = put(out, at,
                     letters[i] >= 0x5D0 && letters[i] < 0x5D0 + COUNT(hebrew) ? hebrew[letters[i] - 0x5D0]
                                                                               : "");
            break;
        case SCRIPT_HANGUL: at = put_hangul(out, at, letters[i]); break;
        default: break;
        }
    out[at] = '\0';
    return at;
}

/* ---- Look-alikes
 * ------------------------------------------------------------------------------------------------- */

/* In lower case, and for capitals that only look alike as such (В, Н, М, Т, К) by their lower-case letter. */
static const struct {
    uint16_t other, latin;
} twins[] = {{0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'},
             {0x456, 'i'}, {0x455, 's'}, {0x458, 'j'}, {0x43A, 'k'}, {0x43C, 'm'}, {0x442, 't'}, {0x432, 'b'},
             {0x43D, 'h'}, {0x501, 'd'}, {0x51B, 'q'}, {0x51D, 'w'}, {0x3B1, 'a'}, {0x3BF, 'o'}, {0x3C1, 'p'},
             {0x3B5, 'e'}, {0x3B9, 'i'}, {0x3BA, 'k'}, {0x3BD, 'v'}, {0x3C5, 'u'}, {0x3C7, 'x'}, {0x3C4, 't'},
             {0x3B7, 'h'}, {0x3BC, 'm'}, {0x3B2, 'b'}};

static enum Script script_of(uint32_t letter) {
    if (letter < 0x250) return SCRIPT_LATIN;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript((UChar32)letter, &status)) {
    case USCRIPT_LATIN: return SCRIPT_LATIN;
    case USCRIPT_CYRILLIC: return SCRIPT_CYRILLIC;
    case USCRIPT_GREEK: return SCRIPT_GREEK;
    case USCRIPT_ARABIC: return SCRIPT_ARABIC;
    case USCRIPT_HEBREW: return SCRIPT_HEBREW;
    case USCRIPT_HANGUL: return SCRIPT_HANGUL;
    case USCRIPT_HAN: return SCRIPT_HAN;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return SCRIPT_KANA;
    default: return SCRIPT_OTHER;
    }
}

static uint32_t twin(uint32_t letter, enum Script to) {
    for (size_t k = 0; k < COUNT(twins); k++) {
        if (to == SCRIPT_LATIN && twins[k].other == letter) return twins[k].latin;
        if (to != SCRIPT_LATIN && twins[k].latin == letter && script_of(twins[k].other) == to)
            return twins[k].other;
    }
    return 0;
}

static bool are_latin(const uint32_t *letters, size_t n) {
    uint32_t all = 0;
    for (size_t i = 0; i < n; i++) all |= letters[i];
    return all < 0x200;
}

enum Script letters_unmix(uint32_t *letters, size_t n) {
    if (are_latin(letters, n)) return SCRIPT_LATIN; /* most are */
    size_t alone[N_SCRIPTS] = {0}, all[N_SCRIPTS] = {0};
    enum Script most = SCRIPT_LATIN;
    for (size_t i = 0; i < n; i++) {
        enum Script script = script_of(letters[i]);
        all[script]++;
        if (script > SCRIPT_GREEK ||
            !twin(letters[i], script == SCRIPT_LATIN ? SCRIPT_CYRILLIC : SCRIPT_LATIN))
            alone[script]++;
    }
    for (enum Script s = SCRIPT_LATIN; s <= SCRIPT_OTHER;
         s++) /* letters that only this script has weigh more than all others */
        if (alone[s] * 64 + all[s] > alone[most] * 64 + all[most]) most = s;
    if (all[most] == n || most > SCRIPT_GREEK) return most;
    for (size_t i = 0; i < n; i++) {
        uint32_t other = script_of(letters[i]) == most ? 0 : twin(letters[i], most);
        if (other) letters[i] = other;
    }
    return most;
}
