/* Sorting many things by a number, in time that grows as they do. */
#ifndef SORT_H
#define SORT_H
#include <stdbool.h>
#include <stdint.h>

typedef struct Sortable {
    uint64_t by;
    uint32_t value;
} Sortable;

/* Those that are equal stay in their order. `spare` has room for as many. */
void sort_by_number(Sortable *items, Sortable *spare, uint32_t n);

/* Sorts by texts, as memcmp does, shorter ones first where they are equal as far as they go: text_of() gives the text of a value. */
typedef const char *SortText(const void *context, uint32_t value, uint32_t *length);
bool sort_by_text(Sortable *items, Sortable *spare, uint32_t n, SortText *text_of, const void *context); /* false: no memory */
#endif
