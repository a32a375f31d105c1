/* What settles quotes into statements: by one speaker (statements.c), and by anyone (sketches.c). */
#ifndef INDEX_SETTLING_H
#define INDEX_SETTLING_H
#include "crowd.h"
#include "inner.h"

#define NEAR_DAYS 3 /* between two wordings of a statement */

/* A quote, and the statement that it is to be put into. */
typedef struct Joined {
    Id quote, statement;
} Joined;

typedef struct Settling {
    IndexFile *index;
    Rarity    *rarity;
    Crowd      crowd;
    Id         last; /* quotes up to this one are settled */
    Joined    *joined;
    size_t     n_joined, room_joined;
    struct KeptQuote *kept; /* of sketches.c */
} Settling;

bool days_are_near(int a, int b, int most); /* a day that is not known, 0, is near to all */

/* Notes by what a quote came to its statement. */
void wording_put(IndexFile *index, Id quote, Id other, const Likeness *likeness, const char *text);

bool sketches_settle(Settling *settling);
void quotes_forget(Settling *settling);
#endif
