#include "offset.h"

#define BLOCK 128u /* bytes: a look-up counts at most that many */

typedef struct Count {
    uint32_t points, units;
} Count;

static inline void count_byte(Count *count, unsigned char byte) {
    count->points += (byte & 0xC0) != 0x80;
    count->units += (uint32_t)((byte & 0xC0) != 0x80) + (uint32_t)(byte >= 0xF0);
}

static bool all_ascii(const char *text, uint32_t n) {
    unsigned char any = 0;
    for (uint32_t i = 0; i < n; i++) any |= (unsigned char)text[i];
    return any < 0x80;
}

bool offsets_make(Doc *doc, quoth_error *err) {
    doc->counts = NULL;
    if (all_ascii(doc->text, doc->n_text)) return true;
    size_t    blocks = doc->n_text / BLOCK + 1;
    uint32_t *counts = arena_alloc(&doc->arena, blocks * 2 * sizeof *counts);
    if (!counts) return fail_memory(err);
    Count count = {0};
    for (uint32_t i = 0; i <= doc->n_text; i++) {
        if (i % BLOCK == 0) {
            counts[i / BLOCK * 2] = count.points;
            counts[i / BLOCK * 2 + 1] = count.units;
        }
        if (i < doc->n_text) count_byte(&count, (unsigned char)doc->text[i]);
    }
    doc->counts = counts;
    return true;
}

static uint64_t input_byte(const Doc *doc, uint32_t at) {
    uint32_t low = 0, high = doc->repairs.n; /* the last repair at or before `at` */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->repairs.at[middle].at <= at) low = middle + 1;
        else high = middle;
    }
    return (uint64_t)((int64_t)at + (low ? doc->repairs.at[low - 1].delta : 0));
}

uint64_t offset_in(const Doc *doc, uint32_t at, enum OffsetUnit unit) {
    if (unit == OFFSET_BYTE) return input_byte(doc, at);
    if (!doc->counts) return at;
    uint32_t block = at / BLOCK;
    Count    count = {doc->counts[block * 2], doc->counts[block * 2 + 1]};
    for (uint32_t i = block * BLOCK; i < at; i++) count_byte(&count, (unsigned char)doc->text[i]);
    return unit == OFFSET_CODEPOINT ? count.points : count.units;
}
