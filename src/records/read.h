/* From values of JSON to fields of records. Each function takes an object and the name of a field, fills what it is given, and does
 * nothing once something is wrong. */
#ifndef RECORD_READ_H
#define RECORD_READ_H
#include "memory.h"
#include "tape.h"

typedef struct ReadId {
    const char *id;
    size_t      entity; /* its index */
} ReadId;

typedef struct Reading {
    RecordMemory *memory;
    quoth_error  *err;
    bool          failed;
    const char   *list;  /* the list whose element is being read, and which one: where an error is */
    size_t        index;
    size_t        nested; /* which one inside that, from 1; 0: itself */
    const char   *inner; /* the object within it that is being read, or NULL */
    const ReadId *ids;   /* of the entities, sorted */
    size_t        n_ids, n_mentions;
} Reading;

/* Says what is wrong with a field, once; returns false. */
bool read_fails(Reading *reading, const char *field, const char *what);
bool read_lacks_memory(Reading *reading);

/* It may be null or missing. */
const char *read_text(Reading *reading, const Value *object, const char *field);
const char *read_needed(Reading *reading, const Value *object, const char *field); /* it may not; "" on failure */
size_t      read_count(Reading *reading, const Value *object, const char *field);
double      read_number(Reading *reading, const Value *object, const char *field, double missing);
bool        read_flag(Reading *reading, const Value *object, const char *field);
size_t      read_entity(Reading *reading, const Value *object, const char *field); /* by its id */
size_t      entity_of_id(const Reading *reading, const char *id);                 /* RECORD_NONE where there is none */
RecordWords read_words(Reading *reading, const Value *object, const char *field);
const Value *read_object(Reading *reading, const Value *object, const char *field); /* NULL where it is null or missing */

/* The elements of a list, which may be missing: the first of them. */
const Value *read_each(Reading *reading, const Value *object, const char *field, size_t *n);

/* The same, and zeroed memory for as many things as it has elements. */
const Value *read_list(Reading *reading, const Value *object, const char *field, size_t size, void *things, size_t *n);

void read_bounds(Reading *reading, const Value *object, size_t *start, size_t *end);
RecordPlace read_place(Reading *reading, const Value *object);

/* Those inside others, too: read_quote.c */
void read_quotes(Reading *reading, const Value *root, RecordQuote **quotes, size_t *n);
#endif
