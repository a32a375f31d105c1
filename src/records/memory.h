/* What a record holds on to: its parsed line, and the arrays made from it, which go together. */
#ifndef RECORD_MEMORY_H
#define RECORD_MEMORY_H
#include "records.h"
#include <jansson.h>

typedef struct RecordMemory RecordMemory;

RecordMemory *record_memory_new(json_t *root); /* takes the root over; NULL without memory, and then frees it */
void          record_memory_free(RecordMemory *memory);

/* Zeroed memory for n things of this size; NULL without memory or where n * size is too much. For n of 0 some address. */
void *record_take(RecordMemory *memory, size_t n, size_t size);
#endif
