#include "tally.h"
#include <stdlib.h>
#include <string.h>

#define FEWEST ((size_t)1 << 12)

static size_t place_of(const Tally *tally, enum TallySort sort, int64_t a, int64_t b) {
    uint64_t hash = ((uint64_t)a * UINT64_C(0x9E3779B97F4A7C15) ^ (uint64_t)b) * UINT64_C(0xD6E8FEB86659FD93) + sort;
    size_t   i = (size_t)(hash ^ hash >> 31) & tally->mask;
    while (tally->at[i].used && (tally->at[i].a != a || tally->at[i].b != b || tally->at[i].sort != sort)) i = (i + 1) & tally->mask;
    return i;
}

static bool grow(Tally *tally) {
    size_t      room = tally->at ? (tally->mask + 1) * 2 : FEWEST;
    const Tally old = *tally;
    TallyCount *at = calloc(room, sizeof *at);
    if (!at) return false;
    *tally = (Tally){at, room - 1, old.n};
    for (size_t i = 0; old.at && i <= old.mask; i++)
        if (old.at[i].used) tally->at[place_of(tally, old.at[i].sort, old.at[i].a, old.at[i].b)] = old.at[i];
    free(old.at);
    return true;
}

bool tally_add(Tally *tally, enum TallySort sort, int64_t a, int64_t b, const TallyEvent *event) {
    if ((!tally->at || tally->n * 2 > tally->mask) && !grow(tally)) return false;
    TallyCount *count = &tally->at[place_of(tally, sort, a, b)];
    if (!count->used) *count = (TallyCount){.a = a, .b = b, .sort = sort, .used = true}, tally->n++;
    if (count->last_document != event->document) count->documents += event->sign;
    count->last_document = event->document;
    count->uses += event->sign * event->uses;
    count->more += event->sign * event->more;
    if (event->sign < 0) return count->lessened = true;
    if (event->day && (!count->first || event->day < count->first)) count->first = event->day;
    if (event->day > count->last) count->last = event->day;
    return true;
}

static int by_key(const void *a, const void *b) {
    const TallyCount *x = a, *y = b;
    if (x->used != y->used) return x->used ? -1 : 1;
    if (x->sort != y->sort) return x->sort < y->sort ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

/* The used ones are moved together first: there may be few of them. */
void tally_sort(Tally *tally) {
    size_t n = 0;
    for (size_t i = 0; tally->at && i <= tally->mask; i++)
        if (tally->at[i].used && i != n++) {
            tally->at[n - 1] = tally->at[i];
            tally->at[i].used = false;
        }
    if (n) qsort(tally->at, n, sizeof *tally->at, by_key);
}

void tally_clear(Tally *tally) {
    if (tally->at) memset(tally->at, 0, (tally->mask + 1) * sizeof *tally->at);
    tally->n = 0;
}

void tally_free(Tally *tally) {
    free(tally->at);
    *tally = (Tally){0};
}
