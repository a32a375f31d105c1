#include "sort.h"
#include "arena.h"
#include "array.h"
#include <string.h>

#define FEW 32u /* so many are sorted by moving each down to its place */

/* ---- Numbers ----------------------------------------------------------------------------------------------------- */

static void sort_few(Sortable *items, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        Sortable item = items[i];
        uint32_t at = i;
        for (; at > 0 && items[at - 1].by > item.by; at--) items[at] = items[at - 1];
        items[at] = item;
    }
}

/* Where those with each value of a byte begin; false where all have the same. */
static bool count_starts(const Sortable *items, uint32_t n, unsigned shift, uint32_t starts[256]) {
    uint32_t sum = 0;
    memset(starts, 0, 256 * sizeof *starts);
    for (uint32_t i = 0; i < n; i++) starts[items[i].by >> shift & 0xFF]++;
    if (starts[items[0].by >> shift & 0xFF] == n) return false;
    for (unsigned i = 0; i < 256; i++) {
        uint32_t count = starts[i];
        starts[i] = sum;
        sum += count;
    }
    return true;
}

void sort_by_number(Sortable *items, Sortable *spare, uint32_t n) {
    uint32_t  starts[256];
    Sortable *from = items, *to = spare;
    if (n <= FEW) {
        sort_few(items, n);
        return;
    }
    for (unsigned shift = 0; shift < 64; shift += 8) {
        if (!count_starts(from, n, shift, starts)) continue;
        for (uint32_t i = 0; i < n; i++) to[starts[from[i].by >> shift & 0xFF]++] = from[i];
        Sortable *swapped = from;
        from = to;
        to = swapped;
    }
    if (from != items) memcpy(items, from, n * sizeof *items);
}

/* ---- Texts ------------------------------------------------------------------------------------------------------- */

/* Items that are equal in their first `depth` bytes. */
typedef struct Equal {
    uint32_t first, n, depth;
} Equal;

typedef struct TextSort {
    Sortable   *items, *spare;
    SortText   *text_of;
    const void *context;
    Arena       arena;
    ARRAY(Equal) left;
} TextSort;

/* Eight bytes as a number that is ordered as they are, with NULs behind a short text. */
static uint64_t bytes_at(const TextSort *sort, uint32_t value, uint32_t depth) {
    uint32_t    length;
    const char *text = sort->text_of(sort->context, value, &length);
    uint64_t    bytes = 0;
    for (uint32_t i = 0; i < 8; i++) bytes = bytes << 8 | (depth + i < length ? (unsigned char)text[depth + i] : 0u);
    return bytes;
}

/* All of these bytes are there in each, so that longer ones may differ further on. */
static bool go_on(TextSort *sort, Equal run, uint64_t bytes) {
    if (run.n < 2 || !(bytes & 0xFF)) return true;
    Equal *added = array_add(&sort->arena, &sort->left);
    if (added) *added = run;
    return added;
}

static bool sort_equal(TextSort *sort, Equal equal) {
    Sortable *items = sort->items + equal.first;
    for (uint32_t i = 0; i < equal.n; i++) items[i].by = bytes_at(sort, items[i].value, equal.depth);
    sort_by_number(items, sort->spare, equal.n);
    for (uint32_t i = 0, next; i < equal.n; i = next) {
        for (next = i + 1; next < equal.n && items[next].by == items[i].by;) next++;
        if (!go_on(sort, (Equal){equal.first + i, next - i, equal.depth + 8}, items[i].by)) return false;
    }
    return true;
}

bool sort_by_text(Sortable *items, Sortable *spare, uint32_t n, SortText *text_of, const void *context) {
    TextSort sort = {.items = items, .spare = spare, .text_of = text_of, .context = context};
    bool     ok = sort_equal(&sort, (Equal){0, n, 0});
    while (ok && sort.left.n) ok = sort_equal(&sort, sort.left.at[--sort.left.n]);
    arena_free(&sort.arena);
    return ok;
}
