#include "variants.h"
#include "bits.h"
#include "frame.h"
#include "image.h"
#include "mem.h"
#include "names.h"

#define SETS 17u       /* bits of the number of sets of answers that are kept, */
#define SET_ANSWERS 4u /* and how many are in each: what lies beside each other in the processor's cache */
#define MOST 64u       /* entities of one key that are compared; more share it only in hostile lists */
#define OTHER_LETTERS 3u /* in one of two spellings and not in the other... */
#define MORE_LETTERS 1u  /* ...or in the one with fewer words alone */
#define WORDS 12u
#define LONGEST 32u /* letters of a word: bits of a mask */
#define SIGNS 27u   /* a to z, all digits */
#define FAR_ALIKE 300u   /* what frames of two words may cost, */
#define FAR_LETTER 100u  /* and for each letter of the longer one; */
#define FAR_ALL 60u      /* for each letter of all words of a name */

/* Names come again and again, so most answers are known; of the others most have no key that is listed, which a filter tells. */
typedef struct Answer {
    uint64_t hash; /* 0: none yet */
    Variant  variant;
} Answer;

typedef struct AnswerSet {
    Answer at[SET_ANSWERS]; /* what was asked last comes first */
} AnswerSet;

/* Who shares a key with a name: an entity may have several of them. */
typedef struct Sharing {
    Index    records[NAME_KEYS * MOST];
    uint8_t  names[NAME_KEYS * MOST]; /* of each, for gazetteer_has_key() */
    uint64_t bits[8];                 /* by record: so that most are known to be new */
    uint32_t n;
} Sharing;

/* A name that was not asked for before, and shares keys with listed ones. */
typedef struct Open {
    Asked   *asked;
    char     romanised[NAME_MAX];
    size_t   n_romanised;
    uint32_t keys[NAME_KEYS];
    unsigned n_keys;
    Sharing  sharing;
} Open;

#define OPEN_MOST 8u /* that are looked for together, so that they wait for memory together */

struct Variants {
    const Gazetteer *gazetteer;
    AnswerSet       *answers;
    Open            *open;
    unsigned         n_open;
    NameSearch      *search;
    uint64_t        *keys; /* filter: bits by key */
    uint32_t         of_byte[256];
    uint8_t          sign_of_byte[256];
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

/* ---- Names that cannot be one ------------------------------------------------------------------------------------ */

/* Most names that share a key are told apart by which letters they have, and most others by how many must be put in, left out or
 * replaced in their words: more than two thirds are too many. Of a hundred pairs that are one name, two are lost by both. */

/* Which letters a name has, those that stand for one another taken as one, and how many words. */
typedef struct Letters {
    uint32_t set;
    unsigned words;
    size_t   length;
    bool     ascii;
    bool     marked; /* all of it is Latin letters, some with marks */
} Letters;

#define L(letter) (UINT32_C(1) << ((letter) - 'a'))
static const uint32_t letter_bits[26] = {L('a'), L('b'), L('c'), L('d'), L('e'), L('f'), L('g'), 0,      L('i'),
                                         L('i'), L('c'), L('l'), L('m'), L('n'), L('o'), L('p'), L('c'), L('r'),
                                         L('s'), L('t'), L('u'), L('v'), L('v'), L('x'), L('i'), L('s')};
#undef L

#define SPACE 0x80000000u
#define BEYOND_ASCII 0x40000000u
#define BEYOND_LATIN 0x20000000u

/* Of each byte the letter, or what it says of all. The first bytes of U+00C0 to U+024F are C3 to C9. */
static void note_bytes(uint32_t of_byte[256]) {
    for (unsigned c = 0; c < 256; c++) {
        unsigned lower = c | 0x20;
        of_byte[c] = c >= 0x80 ? BEYOND_ASCII | (c > 0xC9 || c == 0xC2 ? BEYOND_LATIN : 0) : c == ' ' ? SPACE : 0;
        if (c < 0x80 && lower >= 'a' && lower <= 'z') of_byte[c] = letter_bits[lower - 'a'];
    }
}

/* Up to a NUL, or `most` bytes. */
static Letters letters_of(const Variants *variants, const char *name, size_t most) {
    uint32_t all = 0;
    unsigned words = 1;
    size_t   n = 0;
    for (; n < most && name[n]; n++) {
        uint32_t bits = variants->of_byte[(unsigned char)name[n]];
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

/* The words of a name. */
typedef struct Words {
    uint8_t  signs[WORDS][LONGEST];
    uint32_t set[WORDS]; /* the signs of a word as bits */
    Frame    frame[WORDS];
    uint8_t  length[WORDS];
    bool     framed[WORDS]; /* the frame is known: few are asked for */
    unsigned n;
    bool     unclear; /* other letters than a to z, too many, or too many words */
} Words;

/* Where each sign stands in each word of the name that is sought. */
typedef uint32_t Places[WORDS][SIGNS];

#define SIGN_PASSED (SIGNS + 1) /* an apostrophe: in a word, and no letter of it */
#define SIGN_BEYOND (SIGNS + 2) /* ASCII */

static unsigned sign_of(unsigned c) {
    unsigned lower = c | 0x20;
    if (c >= 0x80) return SIGN_BEYOND;
    if (lower >= 'a' && lower <= 'z') return lower - 'a';
    return c >= '0' && c <= '9' ? SIGNS - 1 : c == '\'' ? SIGN_PASSED : SIGNS;
}

/* The next word; its length is 0 behind the last. Returns where it ends. */
static const char *next_word(const uint8_t *sign_of_byte, const char *at, const char *end, Words *words) {
    uint8_t *signs = words->signs[words->n];
    uint32_t set = 0;
    unsigned n = 0;
    for (; at < end; at++) {
        unsigned sign = sign_of_byte[(unsigned char)*at];
        if (sign < SIGNS && n < LONGEST) {
            set |= UINT32_C(1) << sign;
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

static void read_words(const uint8_t *sign_of_byte, const char *name, size_t length, Words *words) {
    const char *at = name, *end = name + length;
    words->unclear = false;
    for (words->n = 0; words->n < WORDS; words->n++) {
        at = next_word(sign_of_byte, at, end, words);
        if (!words->length[words->n]) return;
    }
    words->unclear = true;
}

static void note_places(const Words *words, Places places) {
    memset(places, 0, sizeof(Places));
    for (unsigned i = 0; i < words->n; i++)
        for (unsigned k = 0; k < words->length[i]; k++) places[i][words->signs[i][k]] |= UINT32_C(1) << k;
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

typedef struct Sought {
    const char *name;
    size_t      length;
    Letters     letters;
    Words       words;
    Places      places;
} Sought;

/* Each letter that only one has is put in, left out or replaced, so these are as many as the distance at least. */
static bool are_near(const Sought *sought, unsigned i, const Words *listed, unsigned j) {
    unsigned length = sought->words.length[i], n = listed->length[j], longer = length > n ? length : n, gap = longer - (length < n ? length : n);
    uint32_t a = sought->words.set[i], b = listed->set[j];
    if (gap * 3 > longer * 2 || bits_count(a & ~b) * 3 > longer * 2 || bits_count(b & ~a) * 3 > longer * 2) return false;
    return distance(sought->places[i], length, listed->signs[j], n) * 3 <= longer * 2;
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
static bool words_agree(const uint8_t *sign_of_byte, Sought *sought, const char *name, size_t length) {
    Words listed;
    Lacks lacks;
    if (sought->words.unclear) return true;
    read_words(sign_of_byte, name, length, &listed);
    if (listed.unclear) return true;
    unsigned own = sought->words.n;
    bool     turned = listed.n <= own;
    for (unsigned k = turned ? listed.n : own; k-- > 0;)
        if (!look_up_word(sought, &listed, turned, k, lacks)) return false;
    if (listed.n <= own && !each_agrees(&listed, own, lacks, true)) return false;
    return listed.n < own || each_agrees(&sought->words, listed.n, lacks, false);
}

/* ---- Comparing ----------------------------------------------------------------------------------------------------- */

static bool can_be_one(const Variants *variants, Sought *sought, const char *listed, size_t *length) {
    char    bare[NAME_MAX];
    Letters letters = letters_of(variants, listed, SIZE_MAX);
    size_t  n = *length = letters.length;
    if (letters.marked) {
        n = name_romanise(listed, n, bare);
        listed = bare;
        letters = letters_of(variants, bare, n);
    }
    return letters_agree(sought->letters, letters) && words_agree(variants->sign_of_byte, sought, listed, n);
}

/* With those names of the entity that share a key. */
static void compare(const Variants *variants, Index record, unsigned names, Sought *sought, Variant *best) {
    const Gazetteer   *gazetteer = variants->gazetteer;
    quoth_name_verdict verdict;
    if (gazetteer_is_apart(gazetteer, record, sought->name, sought->length)) return;
    for (uint32_t i = 0, n = gazetteer_names(gazetteer, record); i < n; i++) {
        size_t length;
        if (!gazetteer_has_key(names, i)) continue;
        const char *listed = gazetteer_name(gazetteer, record, i);
        if (!can_be_one(variants, sought, listed, &length)) continue;
        if (!gazetteer_comparable(gazetteer, record, i, sought->name)) continue;
        name_search_compare(variants->search, listed, length, &verdict);
        double cost = 1 - verdict.score;
        if (verdict.same && (best->record == NONE || cost < (double)best->cost)) *best = (Variant){record, (float)cost};
    }
}

static void add_sharing(Sharing *sharing, Index record, uint8_t names) {
    uint64_t bit = UINT64_C(1) << record % 64, *bits = &sharing->bits[record / 64 % 8];
    uint32_t i = *bits & bit ? 0 : sharing->n;
    while (i < sharing->n && sharing->records[i] != record) i++;
    if (i < sharing->n) names |= sharing->names[i];
    else sharing->records[sharing->n++] = record;
    sharing->names[i] = names;
    *bits |= bit;
}

static void find_sharing(const Variants *variants, Open *open) {
    Sharing *sharing = &open->sharing;
    Index    records[MOST];
    uint8_t  names[MOST];
    memset(sharing->bits, 0, sizeof sharing->bits);
    sharing->n = 0;
    for (unsigned i = 0; i < open->n_keys; i++) {
        uint32_t n = gazetteer_by_key(variants->gazetteer, open->keys[i], records, names, MOST);
        for (uint32_t k = 0; k < n; k++) add_sharing(sharing, records[k], names[k]);
    }
}

/* What the name is told from others by. */
static void read_sought(const Variants *variants, Sought *sought, const char *romanised, size_t n_romanised) {
    sought->letters = letters_of(variants, sought->name, sought->length);
    bool marked = sought->letters.marked;
    if (marked) sought->letters = letters_of(variants, romanised, n_romanised);
    read_words(variants->sign_of_byte, marked ? romanised : sought->name, marked ? n_romanised : sought->length, &sought->words);
    note_places(&sought->words, sought->places);
}

/* Of the listed names that share a key. */
static Variant look_among(const Variants *variants, const Open *open) {
    const Asked   *asked = open->asked;
    const Sharing *sharing = &open->sharing;
    Variant        best = {NONE, 0};
    Sought         sought = {.name = asked->name, .length = asked->length};
    name_search_start(variants->search, asked->name, asked->length);
    read_sought(variants, &sought, open->romanised, open->n_romanised);
    for (uint32_t i = 0; i < sharing->n; i++) compare(variants, sharing->records[i], sharing->names[i], &sought, &best);
    return best;
}

/* ---- Answers ------------------------------------------------------------------------------------------------------- */

static Answer *answers_of(const Variants *variants, uint64_t hash) { return variants->answers[hash >> (64 - SETS)].at; }

/* Is it remembered? What was asked last is moved to the front. */
static bool recall(const Variants *variants, Asked *asked) {
    Answer  *answers = answers_of(variants, asked->hash);
    unsigned i = 0;
    while (i < SET_ANSWERS && answers[i].hash != asked->hash) i++;
    if (i == SET_ANSWERS) return false;
    Answer answer = answers[i];
    for (; i > 0; i--) answers[i] = answers[i - 1];
    answers[0] = answer;
    asked->variant = answer.variant;
    return true;
}

static void remember(const Variants *variants, const Asked *asked) {
    Answer *answers = answers_of(variants, asked->hash);
    memmove(answers + 1, answers, (SET_ANSWERS - 1) * sizeof *answers);
    *answers = (Answer){asked->hash, asked->variant};
}

/* Notes a name that is to be looked for, and asks memory for its keys. Most have none that is listed. */
static void open_name(Variants *variants, Asked *asked) {
    Open    *open = &variants->open[variants->n_open];
    uint32_t keys[NAME_KEYS];
    open->asked = asked;
    open->n_romanised = name_romanise(asked->name, asked->length, open->romanised);
    open->n_keys = 0;
    for (unsigned i = 0, n = name_keys(open->romanised, open->n_romanised, keys); i < n; i++) {
        uint32_t bit = key_bit(variants, keys[i]);
        if (!(variants->keys[bit / 64] >> bit % 64 & 1)) continue;
        open->keys[open->n_keys++] = keys[i];
        gazetteer_expect_key(variants->gazetteer, keys[i], 0);
    }
    asked->variant = (Variant){NONE, 0};
    if (open->n_keys) variants->n_open++;
    else remember(variants, asked);
}

/* Each step asks memory for what the next one reads. */
static void look_for_open(Variants *variants) {
    const Gazetteer *gazetteer = variants->gazetteer;
    for (unsigned step = 1; step < EXPECT_STEPS; step++)
        for (unsigned i = 0; i < variants->n_open; i++)
            for (unsigned k = 0; k < variants->open[i].n_keys; k++) gazetteer_expect_key(gazetteer, variants->open[i].keys[k], step);
    for (unsigned i = 0; i < variants->n_open; i++) find_sharing(variants, &variants->open[i]);
    for (unsigned step = 0; step < EXPECT_STEPS; step++)
        for (unsigned i = 0; i < variants->n_open; i++) {
            const Sharing *sharing = &variants->open[i].sharing;
            gazetteer_expect_names(gazetteer, sharing->records, sharing->n, step);
        }
    for (unsigned i = 0; i < variants->n_open; i++) {
        Asked *asked = variants->open[i].asked;
        if (recall(variants, asked)) continue; /* it was asked for twice */
        asked->variant = look_among(variants, &variants->open[i]);
        remember(variants, asked);
    }
    variants->n_open = 0;
}

void variants_ask(const Variants *variants, Asked *asked, const char *name, size_t length) {
    *asked = (Asked){.name = name, .length = length, .hash = hash_bytes(name, length)};
    __builtin_prefetch(answers_of(variants, asked->hash));
}

void variants_answer(Variants *variants, Asked *asked, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (!recall(variants, &asked[i])) open_name(variants, &asked[i]);
        if (variants->n_open == OPEN_MOST) look_for_open(variants);
    }
    look_for_open(variants);
}

/* ---- Made and freed ------------------------------------------------------------------------------------------------ */

Variants *variants_new(const Gazetteer *gazetteer, quoth_error *err) {
    Variants *variants = mem_zeroed(sizeof *variants);
    if (!variants) return fail_memory(err), NULL;
    variants->gazetteer = gazetteer;
    note_bytes(variants->of_byte);
    for (unsigned c = 0; c < 256; c++) variants->sign_of_byte[c] = (uint8_t)sign_of(c);
    variants->answers = mem_zeroed(((size_t)1 << SETS) * sizeof *variants->answers);
    variants->open = mem_zeroed(OPEN_MOST * sizeof *variants->open);
    variants->search = name_search_new(&gazetteer->model);
    if (variants->answers && variants->open && variants->search && make_filter(variants)) return variants;
    variants_free(variants);
    return fail_memory(err), NULL;
}

void variants_free(Variants *variants) {
    if (!variants) return;
    mem_free(variants->answers);
    mem_free(variants->open);
    mem_free(variants->keys);
    name_search_free(variants->search);
    mem_free(variants);
}
