/* What a record holds on to: its strings, and the arrays made from them, which go together. */
#ifndef RECORD_MEMORY_H
#define RECORD_MEMORY_H
#include "records.h"

typedef struct RecordMemory RecordMemory;

RecordMemory *record_memory_new(void); /* NULL without memory */
void          record_memory_free(RecordMemory *memory);

/* Zeroed memory for n things of this size; NULL without memory or where n * size is too much. For n of 0 some address. */
void *record_take(RecordMemory *memory, size_t n, size_t size);
#endif
