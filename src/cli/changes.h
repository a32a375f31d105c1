/* What changed between two records of one document: for diff. */
#ifndef CHANGES_H
#define CHANGES_H
#include "cli.h"
#include <jansson.h>

enum Change {
    CHANGE_NONE,
    CHANGE_GAINED,  /* a speaker where there was none */
    CHANGE_LOST,
    CHANGE_SPEAKER, /* another one */
    CHANGE_ROLE,
    CHANGE_KIND,
    CHANGE_BOUNDS,
    CHANGE_NEW_QUOTE,
    CHANGE_NO_QUOTE,
    CHANGE_NEW_DOCUMENT,
    CHANGE_NO_DOCUMENT,
    N_CHANGES
};

typedef struct Comparison {
    Sink  *sink;
    bool   json;
    size_t documents, changes, of[N_CHANGES]; /* of: quotes, and documents, of each sort */
} Comparison;

/* The name that the record's document has: its id, else its place is nowhere; NULL where the record has none. */
const char *record_name(json_t *record);

/* Compares and prints, a line a change. Either may be NULL: the document is new, or gone. False: it could not be written. */
bool changes_print(Comparison *comparison, json_t *before, json_t *after);

/* Prints how many of each, unless lines of JSON are asked for. */
void changes_sum(Comparison *comparison);
#endif
