#include "offset.h"
#include "hash.h"

#define BLOCK 8u /* bytes: a look-up counts in one step what it has of a block */

typedef struct Count {
    uint32_t points, units;
} Count;

/* In each byte of the result 1, where that byte of `bits` has its highest bit. */
static inline uint64_t highest(uint64_t bits) { return bits >> 7 & UINT64_C(0x0101010101010101); }

static inline uint32_t sum_of_bytes(uint64_t ones) { return (uint32_t)(ones * UINT64_C(0x0101010101010101) >> 56); }

/* Of eight bytes those 10xxxxxx, which begin no code point: a shift brings the next bit of every byte to its highest place. */
static inline uint32_t continuations(uint64_t bytes) { return sum_of_bytes(highest(bytes & ~(bytes << 1))); }

/* Bytes 1111xxxx begin a code point of two units. */
static inline void count_bytes(Count *count, const char *text, uint32_t n) {
    uint32_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t bytes = hash_load_word(text + i);
        uint32_t points = 8;
        if (highest(bytes)) {
            points -= continuations(bytes);
            count->units += sum_of_bytes(highest(bytes & bytes << 1 & bytes << 2 & bytes << 3));
        }
        count->points += points;
        count->units += points;
    }
    for (; i < n; i++) {
        unsigned char byte = (unsigned char)text[i];
        count->points += (byte & 0xC0) != 0x80;
        count->units += (uint32_t)((byte & 0xC0) != 0x80) + (uint32_t)(byte >= 0xF0);
    }
}

/* Those of the bytes before `at`, from the block it is in. They are read with those before them, which are shifted out: in two steps, as
 * there may be none. */
static uint32_t points_in_block(const char *text, uint32_t at) {
    uint32_t rest = at % BLOCK;
    return rest - continuations(at < BLOCK ? hash_load(text, rest) : hash_load_word(text + at - BLOCK) >> (63 - 8 * rest) >> 1);
}

static bool all_ascii(const char *text, uint32_t n) {
    uint64_t any = 0;
    uint32_t i = 0;
    for (; i + 8 <= n; i += 8) any |= hash_load_word(text + i);
    for (; i < n; i++) any |= (unsigned char)text[i];
    return !highest(any);
}

bool offsets_make(Doc *doc, quoth_error *err) {
    doc->counts = NULL;
    if (all_ascii(doc->text, doc->n_text)) return true;
    size_t    blocks = doc->n_text / BLOCK + 1;
    uint32_t *counts = arena_alloc(&doc->arena, blocks * 2 * sizeof *counts);
    if (!counts) return fail_memory(err);
    Count count = {0};
    for (uint32_t at = 0, i = 0; i < blocks; i++, at += BLOCK) {
        counts[i * 2] = count.points;
        counts[i * 2 + 1] = count.units;
        if (doc->n_text - at >= BLOCK) count_bytes(&count, doc->text + at, BLOCK);
    }
    doc->counts = counts;
    return true;
}

static uint64_t input_byte(const Doc *doc, uint32_t at) {
    uint32_t behind; /* the last repair at or before `at` */
    array_bisect(behind, doc->repairs.n, doc->repairs.at[i].at <= at);
    return (uint64_t)((int64_t)at + (behind ? doc->repairs.at[behind - 1].delta : 0));
}

uint64_t offset_in(const Doc *doc, uint32_t at, enum OffsetUnit unit) {
    if (unit == OFFSET_BYTE) return input_byte(doc, at);
    if (!doc->counts) return at;
    uint32_t block = at / BLOCK;
    if (unit == OFFSET_CODEPOINT) return doc->counts[block * 2] + points_in_block(doc->text, at);
    Count    count = {doc->counts[block * 2], doc->counts[block * 2 + 1]};
    count_bytes(&count, doc->text + block * BLOCK, at % BLOCK);
    return count.units;
}

uint32_t points_in(const char *text, uint32_t n) {
    Count count = {0};
    count_bytes(&count, text, n);
    return count.points;
}
