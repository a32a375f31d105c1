/* What settles quotes into statements: by one speaker (statements.c), and by anyone (sketches.c). */
#ifndef INDEX_SETTLING_H
#define INDEX_SETTLING_H
#include "crowd.h"
#include "inner.h"

#define NEAR_DAYS 3 /* between two wordings of a statement */

typedef struct Settling {
    IndexFile *index;
    Rarity    *rarity;
    Crowd      crowd;
    Id         last; /* quotes up to this one are settled */
    struct KeptQuote *kept; /* of sketches.c */
} Settling;

bool days_are_near(int a, int b, int most); /* a day that is not known, 0, is near to all */

/* Of two quotes in statements of their own (0: in none), both statements are one from here on. Returns the statement. */
Id statements_join(IndexFile *index, Id quote, Id statement, Id other, Id others, const Likeness *likeness, const char *text);

bool sketches_settle(Settling *settling);
void quotes_forget(Settling *settling);
#endif
