/* Counts of a batch, added up before they go into the tables, each once and in order of its key. */
#ifndef TALLY_H
#define TALLY_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum TallySort { TALLY_ENTITY, TALLY_SPELLING, TALLY_ROLE, TALLY_COMPANY };

typedef struct TallyCount {
    int64_t        a, b; /* b: of TALLY_COMPANY alone */
    enum TallySort sort;
    bool           used, lessened; /* something was taken away: dates may have to be found anew */
    int64_t        documents, uses, more, last_document;
    int            first, last; /* YYYYMMDD; 0: none */
} TallyCount;

typedef struct Tally {
    TallyCount *at;
    size_t      mask, n; /* places, less one; used places */
} Tally;                 /* zeroed is empty */

typedef struct TallyEvent {
    int64_t document, uses, more;
    int     day;  /* YYYYMMDD */
    int     sign; /* 1 or -1 */
} TallyEvent;

/* A document counts once for each key, however often it comes in a row. False: out of memory. */
bool tally_add(Tally *tally, enum TallySort sort, int64_t a, int64_t b, const TallyEvent *event);
void tally_sort(Tally *tally); /* the used places come first, by sort and key; then only tally_clear() is allowed */
void tally_clear(Tally *tally);
void tally_free(Tally *tally);
#endif
