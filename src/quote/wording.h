/* What a fact says of a candidate, in words for those who know neither templates nor letters: "&9-9-" of "governor" reads "is the
 * subject of “said”, which comes before the quote". */
#ifndef WORDING_H
#define WORDING_H
#include "buffer.h"
#include "fact.h"

/* A cue as the text has it, n bytes; n is 0 where there is none. */
typedef struct CueText {
    const char *at;
    size_t      n;
} CueText;

/* The nearest cues beside the quote. */
typedef struct CueWords {
    CueText before, behind;
} CueWords;

/* Appends the words. What is said of a candidate has it as its subject, unless the words name another. */
void wording_of(const Fact *fact, const CueWords *cues, Buffer *out);
#endif
