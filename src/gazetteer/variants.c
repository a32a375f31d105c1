#include "variants.h"
#include "image.h"
#include "mem.h"
#include "names.h"

#define REMEMBERED 17u /* bits of the number of names whose answer is kept */
#define MOST 64u       /* entities of one key that are compared; more share it only in hostile lists */
#define OTHER_LETTERS 3u /* in one of two spellings and not in the other... */
#define MORE_LETTERS 1u  /* ...or in the one with fewer words alone */
#define WORDS 8u
#define LONGEST 32u /* letters of a word: bits of a mask */
#define SIGNS 27u   /* a to z, all digits */

/* Names come again and again, so most answers are known; of the others most have no key that is listed, which a filter tells. */
typedef struct Answer {
    uint64_t hash; /* 0: none yet */
    Variant  variant;
} Answer;

struct Variants {
    const Gazetteer *gazetteer;
    Answer          *answers;
    uint64_t        *keys; /* filter: bits by key */
    unsigned         shift;
};

static uint32_t key_bit(const Variants *variants, uint32_t key) {
    return (uint32_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> variants->shift);
}

/* Eight bits and more for each key. */
static bool make_filter(Variants *variants) {
    const Gazetteer *gazetteer = variants->gazetteer;
    variants->shift = 64 - 6;
    while (variants->shift > 32 && UINT64_C(1) << (64 - variants->shift) < (uint64_t)gazetteer->n_keys * 8) variants->shift--;
    variants->keys = mem_zeroed((size_t)1 << (64 - variants->shift) >> 3);
    if (!variants->keys) return false;
    for (uint32_t i = 0; i < gazetteer->n_keys; i++) {
        uint32_t bit = key_bit(variants, gazetteer->keys[i].key);
        variants->keys[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return true;
}

Variants *variants_new(const Gazetteer *gazetteer, quoth_error *err) {
    Variants *variants = mem_zeroed(sizeof *variants);
    if (!variants) return fail_memory(err), NULL;
    variants->gazetteer = gazetteer;
    variants->answers = mem_zeroed(((size_t)1 << REMEMBERED) * sizeof *variants->answers);
    if (variants->answers && make_filter(variants)) return variants;
    variants_free(variants);
    return fail_memory(err), NULL;
}

void variants_free(Variants *variants) {
    if (!variants) return;
    mem_free(variants->answers);
    mem_free(variants->keys);
    mem_free(variants);
}

/* ---- Names that cannot be one ------------------------------------------------------------------------------------ */

/* Most names that share a key are told apart by which letters they have, and most others by how many must be put in, left out or
 * replaced in their words: more than two thirds are too many. Of a hundred pairs that are one name, two are lost by both. */

/* Which letters a name has, those that stand for one another taken as one, and how many words. */
typedef struct Letters {
    uint32_t set;
    unsigned words;
    bool     ascii;
} Letters;

#define L(letter) (UINT32_C(1) << ((letter) - 'a'))
static const uint32_t letter_bits[26] = {L('a'), L('b'), L('c'), L('d'), L('e'), L('f'), L('g'), 0, L('i'), L('i'), L('c'), L('l'), L('m'),
                                         L('n'), L('o'), L('p'), L('c'), L('r'), L('s'), L('t'), L('u'), L('v'), L('v'), L('x'), L('i'), L('s')};
#undef L

static Letters letters_of(const char *name, size_t length) {
    Letters letters = {0, 1, true};
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)name[i], lower = c | 0x20;
        letters.words += c == ' ';
        letters.ascii &= c < 0x80;
        if (lower >= 'a' && lower <= 'z') letters.set |= letter_bits[lower - 'a'];
    }
    return letters;
}

static unsigned count(uint32_t set) { return (unsigned)__builtin_popcount(set); }

static bool letters_agree(Letters a, Letters b) {
    if (!a.ascii || !b.ascii) return true;
    if (a.words == b.words) return count(a.set ^ b.set) <= OTHER_LETTERS;
    return count(a.words < b.words ? a.set & ~b.set : b.set & ~a.set) <= MORE_LETTERS;
}

typedef struct Words {
    uint32_t at[WORDS][SIGNS]; /* the places of each sign in a word */
    uint8_t  length[WORDS], first[WORDS];
    unsigned n;
    bool     unclear; /* other letters than a to z, too many, or too many words */
} Words;

static unsigned sign_of(unsigned char c) {
    unsigned char lower = c | 0x20;
    if (lower >= 'a' && lower <= 'z') return lower - 'a';
    return c >= '0' && c <= '9' ? SIGNS - 1 : SIGNS;
}

/* The signs of the next word; 0 behind the last. `at` goes behind it. */
static unsigned next_word(const char **at, const char *end, uint8_t signs[LONGEST], bool *unclear) {
    unsigned n = 0;
    for (; *at < end; ++*at) {
        unsigned char c = (unsigned char)**at;
        unsigned      sign = sign_of(c);
        *unclear |= c >= 0x80 || n == LONGEST;
        if (*unclear || (sign == SIGNS && n && c != '\'')) break;
        if (sign < SIGNS) signs[n++] = (uint8_t)sign;
    }
    return n;
}

static void read_words(const char *name, size_t length, Words *words) {
    uint8_t signs[LONGEST];
    memset(words, 0, sizeof *words);
    for (const char *at = name, *end = name + length; words->n < WORDS; words->n++) {
        unsigned n = next_word(&at, end, signs, &words->unclear);
        if (!n) return;
        words->length[words->n] = (uint8_t)n;
        words->first[words->n] = signs[0];
        for (unsigned i = 0; i < n; i++) words->at[words->n][signs[i]] |= UINT32_C(1) << i;
    }
    words->unclear = true;
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

static bool words_meet(const Words *words, unsigned i, const uint8_t *signs, unsigned n) {
    unsigned length = words->length[i], longer = length > n ? length : n, gap = longer - (length < n ? length : n);
    if (length == 1 || n == 1) return starts_alike(words->first[i], signs[0]);
    return gap * 3 <= longer * 2 && distance(words->at[i], length, signs, n) * 3 <= longer * 2;
}

/* Is all of it Latin letters, some of them with marks? The first bytes of U+00C0 to U+024F are C3 to C9. */
static bool is_marked(const char *name, size_t length) {
    bool marked = false;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)name[i];
        if (c > 0xC9 || c == 0xC2) return false;
        marked |= c >= 0x80;
    }
    return marked;
}

/* Has each word of the name with fewer words a like one in the other? */
static bool words_agree(const Words *words, const char *listed, size_t length) {
    uint8_t  signs[LONGEST];
    unsigned met = 0, n_words = 0, lonely = 0, n;
    bool     unclear = words->unclear;
    for (const char *at = listed, *end = listed + length; !unclear && (n = next_word(&at, end, signs, &unclear)); n_words++) {
        unsigned meets = 0;
        for (unsigned i = 0; i < words->n; i++) meets |= (unsigned)words_meet(words, i, signs, n) << i;
        met |= meets;
        lonely += !meets;
    }
    bool all_met = met == (1u << words->n) - 1;
    return unclear || ((n_words > words->n || !lonely) && (n_words < words->n || all_met));
}

/* ---- Comparing ----------------------------------------------------------------------------------------------------- */

typedef struct Sought {
    const char *name;
    size_t      length;
    Letters     letters;
    Words       words;
    quoth_name *prepared; /* once it is compared */
} Sought;

static bool can_be_one(const Sought *sought, const char *listed, size_t length) {
    char bare[NAME_MAX];
    if (is_marked(listed, length)) length = name_romanise(listed, length, bare), listed = bare;
    return letters_agree(sought->letters, letters_of(listed, length)) && words_agree(&sought->words, listed, length);
}

static void compare_with(const SpellingModel *model, Sought *sought, const char *listed, size_t length, quoth_name_verdict *verdict) {
    if (!model->head) {
        name_compare(model, sought->name, sought->length, listed, length, verdict);
        return;
    }
    if (!sought->prepared) sought->prepared = name_prepared(model, sought->name, sought->length);
    quoth_name *prepared = sought->prepared ? name_prepared(model, listed, length) : NULL;
    *verdict = (quoth_name_verdict){.same = false};
    if (prepared) name_compare_prepared(sought->prepared, prepared, false, verdict);
    name_free(prepared);
}

static void compare(const Variants *variants, Index record, Sought *sought, Variant *best) {
    const Gazetteer   *gazetteer = variants->gazetteer;
    quoth_name_verdict verdict;
    if (gazetteer_is_apart(gazetteer, record, sought->name, sought->length)) return;
    for (uint32_t i = 0, n = gazetteer_names(gazetteer, record); i < n; i++) {
        const char *listed = gazetteer_name(gazetteer, record, i);
        size_t      length = strlen(listed);
        if (!can_be_one(sought, listed, length)) continue;
        if (!gazetteer_comparable(gazetteer, record, i, sought->name)) continue;
        compare_with(&gazetteer->model, sought, listed, length, &verdict);
        double cost = 1 - verdict.score;
        if (verdict.same && (best->record == NONE || cost < (double)best->cost)) *best = (Variant){record, (float)cost};
    }
}

static Variant look_for(const Variants *variants, const char *name, size_t length) {
    Variant  best = {NONE, 0};
    Sought   sought = {.name = name, .length = length};
    char     romanised[NAME_MAX];
    uint32_t keys[NAME_KEYS];
    Index    records[MOST];
    size_t   n_romanised = name_romanise(name, length, romanised);
    unsigned n_keys = name_keys(romanised, n_romanised, keys);
    bool     marked = is_marked(name, length);
    sought.letters = letters_of(marked ? romanised : name, marked ? n_romanised : length);
    read_words(marked ? romanised : name, marked ? n_romanised : length, &sought.words);
    for (unsigned i = 0; i < n_keys; i++) {
        uint32_t bit = key_bit(variants, keys[i]);
        if (!(variants->keys[bit / 64] >> bit % 64 & 1)) continue;
        uint32_t n = gazetteer_by_key(variants->gazetteer, keys[i], records, MOST);
        gazetteer_expect(variants->gazetteer, records, n);
        for (uint32_t k = 0; k < n; k++) compare(variants, records[k], &sought, &best);
    }
    name_free(sought.prepared);
    return best;
}

Variant variant_of(Variants *variants, uint64_t hash, const char *name, size_t length) {
    Answer *answer = &variants->answers[hash >> (64 - REMEMBERED)];
    if (answer->hash != hash) *answer = (Answer){hash, look_for(variants, name, length)};
    return answer->variant;
}
