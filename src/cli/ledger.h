/* Which documents have a record: ids are entered as records come, and crossed out as the documents are met. */
#ifndef LEDGER_H
#define LEDGER_H
#include "articles.h"

typedef struct Ledger {
    struct LedgerEntry *at;
    size_t              mask, n; /* places, less one; used places */
    size_t              left;    /* entered and not crossed out */
} Ledger;                        /* zeroed is empty */

/* An id may be entered several times; NULL is that of error records which know none. False: out of memory. */
bool ledger_enter(Ledger *ledger, const char *id);
bool ledger_cross_out(Ledger *ledger, const char *id); /* false: there is none left */

/* Crosses out the article's record, whatever id it goes by: the one given, else its text's SHA-256. */
bool ledger_has(Ledger *ledger, const Article *article);
void ledger_free(Ledger *ledger);
#endif
