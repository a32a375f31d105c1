#include "unlike.h"
#include "bits.h"
#include "names.h"
#include <string.h>

#define OTHER_LETTERS 3u /* in one of two spellings and not in the other... */
#define MORE_LETTERS 1u  /* ...or in the one with fewer words alone */
#define FAR_ALIKE 300u   /* what frames of two words may cost, */
#define FAR_LETTER 100u  /* and for each letter of the longer one; */
#define FAR_ALL 60u      /* for each letter of all words of a name */

#define L(letter) (UINT32_C(1) << ((letter) - 'a'))
static const uint32_t letter_bits[26] = {L('a'), L('b'), L('c'), L('d'), L('e'), L('f'), L('g'), 0,      L('i'),
                                         L('i'), L('c'), L('l'), L('m'), L('n'), L('o'), L('p'), L('c'), L('r'),
                                         L('s'), L('t'), L('u'), L('v'), L('v'), L('x'), L('i'), L('s')};
#undef L

#define SPACE 0x80000000u
#define BEYOND_ASCII 0x40000000u
#define BEYOND_LATIN 0x20000000u

/* Of each byte the letter, or what it says of all. The first bytes of U+00C0 to U+024F are C3 to C9. */
static void note_letters(uint32_t of_byte[256]) {
    for (unsigned c = 0; c < 256; c++) {
        unsigned lower = c | 0x20;
        of_byte[c] = c >= 0x80 ? BEYOND_ASCII | (c > 0xC9 || c == 0xC2 ? BEYOND_LATIN : 0) : c == ' ' ? SPACE : 0;
        if (c < 0x80 && lower >= 'a' && lower <= 'z') of_byte[c] = letter_bits[lower - 'a'];
    }
}

/* Up to a NUL, or `most` bytes. */
static Letters letters_of(const Bytes *bytes, const char *name, size_t most) {
    uint32_t all = 0;
    unsigned words = 1;
    size_t   n = 0;
    for (; n < most && name[n]; n++) {
        uint32_t bits = bytes->letter[(unsigned char)name[n]];
        all |= bits;
        words += (bits & SPACE) != 0;
    }
    return (Letters){all & 0x3FFFFFF, words, n, !(all & BEYOND_ASCII), (all & BEYOND_ASCII) && !(all & BEYOND_LATIN)};
}

static bool letters_agree(Letters a, Letters b) {
    if (!a.ascii || !b.ascii) return true;
    if (a.words == b.words) return bits_count(a.set ^ b.set) <= OTHER_LETTERS;
    return bits_count(a.words < b.words ? a.set & ~b.set : b.set & ~a.set) <= MORE_LETTERS;
}

#define SIGN_PASSED (SIGNS + 1) /* an apostrophe: in a word, and no letter of it */
#define SIGN_BEYOND (SIGNS + 2) /* ASCII */

static unsigned sign_of(unsigned c) {
    unsigned lower = c | 0x20;
    if (c >= 0x80) return SIGN_BEYOND;
    if (lower >= 'a' && lower <= 'z') return lower - 'a';
    return c >= '0' && c <= '9' ? SIGNS - 1 : c == '\'' ? SIGN_PASSED : SIGNS;
}

/* "Aleksej" is "Alexey", "Hryhoriy" "Grigorij", "Uladzimir" "Vladimir". */
static void note_kin(Bytes *bytes, const char *group) {
    uint32_t all = 0;
    for (const char *c = group; *c; c++) all |= UINT32_C(1) << (*c - 'a');
    for (const char *c = group; *c; c++) {
        unsigned sign = (unsigned)(*c - 'a');
        bool     is_new = bytes->kin[sign] == UINT32_C(1) << sign;
        bytes->set[sign] = is_new ? all & (~all + 1) : 0;
        bytes->kin[sign] |= all;
    }
}

void bytes_note(Bytes *bytes) {
    static const char *const groups[] = {"ckqx", "gh", "ijy", "sxz", "uvw"};
    note_letters(bytes->letter);
    for (unsigned c = 0; c < 256; c++) bytes->sign[c] = (uint8_t)sign_of(c);
    for (unsigned i = 0; i < SIGNS; i++) bytes->kin[i] = bytes->set[i] = UINT32_C(1) << i;
    for (unsigned i = 0; i < sizeof groups / sizeof *groups; i++) note_kin(bytes, groups[i]);
}

/* The next word; its length is 0 behind the last. Returns where it ends. */
static const char *next_word(const Bytes *bytes, const char *at, const char *end, Words *words) {
    uint8_t *signs = words->signs[words->n];
    uint32_t set = 0;
    unsigned n = 0;
    for (; at < end; at++) {
        unsigned sign = bytes->sign[(unsigned char)*at];
        if (sign < SIGNS && n < LONGEST) {
            set |= bytes->set[sign];
            signs[n++] = (uint8_t)sign;
            continue;
        }
        words->unclear |= sign == SIGN_BEYOND || n == LONGEST;
        if (words->unclear || (n && sign != SIGN_PASSED)) break;
    }
    words->set[words->n] = set;
    words->length[words->n] = (uint8_t)n;
    words->framed[words->n] = false;
    return at;
}

static Frame frame_of_signs(const uint8_t *signs, unsigned n) {
    uint16_t letters[LONGEST];
    for (unsigned i = 0; i < n; i++) letters[i] = (uint16_t)('a' + signs[i]);
    return frame_of(letters, n);
}

static void read_words(const Bytes *bytes, const char *name, size_t length, Words *words) {
    const char *at = name, *end = name + length;
    words->unclear = false;
    for (words->n = 0; words->n < WORDS; words->n++) {
        at = next_word(bytes, at, end, words);
        if (!words->length[words->n]) return;
    }
    words->unclear = true;
}

static void note_places(const Bytes *bytes, const Words *words, Places places) {
    memset(places, 0, sizeof(Places));
    for (unsigned i = 0; i < words->n; i++)
        for (unsigned k = 0; k < words->length[i]; k++) {
            uint32_t kin = bytes->kin[words->signs[i][k]];
            for (unsigned sign = 0; kin >> sign; sign++) places[i][sign] |= (kin >> sign & 1) << k;
        }
}

static Frame word_frame(Words *words, unsigned i) {
    if (!words->framed[i]) words->frame[i] = frame_of_signs(words->signs[i], words->length[i]);
    words->framed[i] = true;
    return words->frame[i];
}

/* How many letters must be put in, left out or replaced: all cells of a column at once, by the differences of neighbours (Myers 1999). */
static unsigned distance(const uint32_t *at, unsigned length, const uint8_t *signs, unsigned n) {
    uint32_t more = UINT32_MAX, less = 0, last = UINT32_C(1) << (length - 1);
    unsigned far = length;
    for (unsigned i = 0; i < n; i++) {
        uint32_t equal = at[signs[i]], vertical = equal | less, diagonal = (((equal & more) + more) ^ more) | equal;
        uint32_t up = less | ~(diagonal | more), down = more & diagonal;
        far += (up & last) != 0;
        far -= (down & last) != 0;
        up = up << 1 | 1;
        more = down << 1 | ~(vertical | up);
        less = up & vertical;
    }
    return far;
}

/* Can a word that starts with the one letter be abbreviated by the other: "Evgeny" by Y., "Catherine" by K.? */
static bool starts_alike(unsigned a, unsigned b) {
    static const uint8_t kin[SIGNS] = {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'e', 'e', 'c', 'l', 'm', 'n',
                                       'o', 'f', 'q', 'r', 'd', 't', 'u', 'u', 'u', 'x', 'e', 'd', '0'};
    return kin[a] == kin[b];
}

#define NEVER UINT16_MAX

/* Each letter that only one has is put in, left out or replaced, so these are as many as the distance at least. */
static bool are_near(const Sought *sought, unsigned i, const Words *listed, unsigned j) {
    unsigned length = sought->words.length[i], n = listed->length[j], longer = length > n ? length : n, gap = longer - (length < n ? length : n);
    uint32_t a = sought->words.set[i], b = listed->set[j];
    unsigned most = (longer * 4 + 5) / 10;
    if (gap > most || bits_count(a & ~b) > most || bits_count(b & ~a) > most) return false;
    return distance(sought->places[i], length, listed->signs[j], n) <= most;
}

/* What word i of the name that is sought and word j of a listed one lack of each other at least; NEVER where they cannot be one. */
static unsigned words_lack(Sought *sought, unsigned i, Words *listed, unsigned j) {
    Words   *words = &sought->words;
    unsigned length = words->length[i], n = listed->length[j], longer = length > n ? length : n;
    if (length == 1 || n == 1) return starts_alike(words->signs[i][0], listed->signs[j][0]) ? 0 : NEVER;
    if (!are_near(sought, i, listed, j)) return NEVER;
    unsigned cost = frames_cost(word_frame(words, i), word_frame(listed, j));
    return cost <= FAR_ALIKE + FAR_LETTER * longer ? cost : NEVER;
}

/* By the places of two words. */
typedef uint16_t Lacks[WORDS][WORDS];

/* Has each of these words a like one among the others, and lack they little in all? `turned`: they are those of the listed name. */
static bool each_agrees(const Words *words, unsigned n_others, Lacks lacks, bool turned) {
    unsigned all = 0, letters = 0;
    for (unsigned i = 0; i < words->n; i++) {
        unsigned best = NEVER;
        for (unsigned k = 0; k < n_others; k++) {
            unsigned cost = turned ? lacks[k][i] : lacks[i][k];
            if (cost < best) best = cost;
        }
        if (best == NEVER) return false;
        all += best;
        letters += words->length[i];
    }
    return all <= FAR_ALIKE + FAR_ALL * letters;
}

/* What word k of the name with fewer words and each of the other lack. False: it is like none. */
static bool look_up_word(Sought *sought, Words *listed, bool turned, unsigned k, Lacks lacks) {
    unsigned n = turned ? sought->words.n : listed->n, best = NEVER;
    for (unsigned i = 0; i < n; i++) {
        unsigned cost = turned ? words_lack(sought, i, listed, k) : words_lack(sought, k, listed, i);
        *(turned ? &lacks[i][k] : &lacks[k][i]) = (uint16_t)cost;
        if (cost < best) best = cost;
    }
    return best < NEVER;
}

/* Has each word of the name with fewer words a like one in the other, and lack they little in all? Family names tell most apart, and mostly
 * come last. */
static bool words_agree(const Bytes *bytes, Sought *sought, const char *name, size_t length) {
    Words listed;
    Lacks lacks;
    if (sought->words.unclear) return true;
    read_words(bytes, name, length, &listed);
    if (listed.unclear) return true;
    unsigned own = sought->words.n;
    bool     turned = listed.n <= own;
    for (unsigned k = turned ? listed.n : own; k-- > 0;)
        if (!look_up_word(sought, &listed, turned, k, lacks)) return false;
    if (listed.n <= own && !each_agrees(&listed, own, lacks, true)) return false;
    return listed.n < own || each_agrees(&sought->words, listed.n, lacks, false);
}

void unlike_read(const Bytes *bytes, Sought *sought, const char *name, size_t length, const char *romanised, size_t n_romanised) {
    sought->name = name;
    sought->length = length;
    sought->letters = letters_of(bytes, name, length);
    bool marked = sought->letters.marked;
    if (marked) sought->letters = letters_of(bytes, romanised, n_romanised);
    read_words(bytes, marked ? romanised : name, marked ? n_romanised : length, &sought->words);
    note_places(bytes, &sought->words, sought->places);
}

bool unlike(const Bytes *bytes, Sought *sought, const char *listed, size_t *length) {
    char    bare[NAME_MAX];
    Letters letters = letters_of(bytes, listed, SIZE_MAX);
    size_t  n = *length = letters.length;
    if (letters.marked) {
        n = name_romanise(listed, n, bare);
        listed = bare;
        letters = letters_of(bytes, bare, n);
    }
    return !letters_agree(sought->letters, letters) || !words_agree(bytes, sought, listed, n);
}
