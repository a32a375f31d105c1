/* From values of JSON to fields of records. Each function takes an object and the name of a field, fills what it is given, and does
 * nothing once something is wrong. */
#ifndef RECORD_READ_H
#define RECORD_READ_H
#include "memory.h"

typedef struct Reading {
    RecordMemory *memory;
    quoth_error  *err;
    bool          failed;
    const char   *list;  /* the list whose element is being read, and which one: where an error is */
    size_t        index;
    const char   *inner; /* the object within it that is being read, or NULL */
    json_t       *ids;   /* id of an entity -> its index */
    size_t        n_mentions;
} Reading;

/* Says what is wrong with a field, once; returns false. */
bool read_fails(Reading *reading, const char *field, const char *what);
bool read_lacks_memory(Reading *reading);

/* It may be null or missing. */
const char *read_text(Reading *reading, json_t *object, const char *field);
const char *read_needed(Reading *reading, json_t *object, const char *field); /* it may not; "" on failure */
size_t      read_count(Reading *reading, json_t *object, const char *field);
double      read_number(Reading *reading, json_t *object, const char *field, double missing);
bool        read_flag(Reading *reading, json_t *object, const char *field);
size_t      read_entity(Reading *reading, json_t *object, const char *field); /* by its id */
RecordWords read_words(Reading *reading, json_t *object, const char *field);
json_t     *read_object(Reading *reading, json_t *object, const char *field); /* NULL where it is null or missing */

/* A list, which may be missing, and zeroed memory for as many things as it has elements. */
json_t *read_list(Reading *reading, json_t *object, const char *field, size_t size, void *things, size_t *n);

void read_bounds(Reading *reading, json_t *object, size_t *start, size_t *end);
RecordPlace read_place(Reading *reading, json_t *object);

void read_quote(Reading *reading, json_t *object, RecordQuote *quote); /* read_quote.c */
#endif
