#include "variants.h"
#include "image.h"
#include "mem.h"
#include "names.h"

#define REMEMBERED 17u /* bits of the number of names whose answer is kept */
#define MOST 64u       /* entities of one key that are compared; more share it only in hostile lists */
#define OTHER_LETTERS 3u /* in one of two spellings and not in the other... */
#define MORE_LETTERS 1u  /* ...or in the one with fewer words alone */

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

/* Which letters a name has, those that stand for one another taken as one, and how many words. Most names that share a key are told
 * apart by that; of a hundred pairs that are one name, one has more than OTHER_LETTERS. */
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

static bool can_be_one(Letters a, Letters b) {
    if (!a.ascii || !b.ascii) return true;
    if (a.words == b.words) return count(a.set ^ b.set) <= OTHER_LETTERS;
    return count(a.words < b.words ? a.set & ~b.set : b.set & ~a.set) <= MORE_LETTERS;
}

static void compare(const Gazetteer *gazetteer, Index record, const char *name, size_t length, Variant *best) {
    quoth_name_verdict verdict;
    const Letters      letters = letters_of(name, length);
    if (gazetteer_is_apart(gazetteer, record, name, length)) return;
    for (uint32_t i = 0; i < gazetteer_names(gazetteer, record); i++) {
        const char *listed = gazetteer_name(gazetteer, record, i);
        size_t      n = strlen(listed);
        if (!can_be_one(letters, letters_of(listed, n)) || !gazetteer_comparable(gazetteer, record, i, name)) continue;
        name_compare(gazetteer_spellings(gazetteer), name, length, listed, n, &verdict);
        double cost = 1 - verdict.score;
        if (verdict.same && (best->record == NONE || cost < (double)best->cost)) *best = (Variant){record, (float)cost};
    }
}

static Variant look_for(const Variants *variants, const char *name, size_t length) {
    Variant  best = {NONE, 0};
    char     romanised[NAME_MAX];
    uint32_t keys[NAME_KEYS];
    Index    records[MOST];
    unsigned n_keys = name_keys(romanised, name_romanise(name, length, romanised), keys);
    for (unsigned i = 0; i < n_keys; i++) {
        uint32_t bit = key_bit(variants, keys[i]);
        if (!(variants->keys[bit / 64] >> bit % 64 & 1)) continue;
        uint32_t n = gazetteer_by_key(variants->gazetteer, keys[i], records, MOST);
        for (uint32_t k = 0; k < n; k++) compare(variants->gazetteer, records[k], name, length, &best);
    }
    return best;
}

Variant variant_of(Variants *variants, uint64_t hash, const char *name, size_t length) {
    Answer *answer = &variants->answers[hash >> (64 - REMEMBERED)];
    if (answer->hash != hash) *answer = (Answer){hash, look_for(variants, name, length)};
    return answer->variant;
}
