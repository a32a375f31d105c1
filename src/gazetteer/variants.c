#include "variants.h"
#include "image.h"
#include "mem.h"
#include "names.h"
#include "unlike.h"

#define SETS 17u       /* bits of the number of sets of answers that are kept, */
#define SET_ANSWERS 4u /* and how many are in each: what lies beside each other in the processor's cache */
#define MOST 64u       /* entities of one key that are compared; more share it only in hostile lists */

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
    Bytes            bytes;
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

/* ---- Comparing ----------------------------------------------------------------------------------------------------- */

/* With those names of the entity that share a key. */
static void compare(const Variants *variants, Index record, unsigned names, Sought *sought, Variant *best) {
    const Gazetteer   *gazetteer = variants->gazetteer;
    quoth_name_verdict verdict;
    if (gazetteer_is_apart(gazetteer, record, sought->name, sought->length)) return;
    for (uint32_t i = 0, n = gazetteer_names(gazetteer, record); i < n; i++) {
        size_t length;
        if (!gazetteer_has_key(names, i)) continue;
        const char *listed = gazetteer_name(gazetteer, record, i);
        if (unlike(&variants->bytes, sought, listed, &length)) continue;
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

/* Of the listed names that share a key. */
static Variant look_among(const Variants *variants, const Open *open) {
    const Asked   *asked = open->asked;
    const Sharing *sharing = &open->sharing;
    Variant        best = {NONE, 0};
    Sought         sought;
    name_search_start(variants->search, asked->name, asked->length);
    unlike_read(&variants->bytes, &sought, asked->name, asked->length, open->romanised, open->n_romanised);
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
    bytes_note(&variants->bytes);
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
