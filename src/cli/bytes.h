/* Bytes that grow, and strings that are kept. */
#ifndef BYTES_H
#define BYTES_H
#include <stdbool.h>
#include <stddef.h>

typedef struct Bytes {
    char  *at;
    size_t n, room;
    bool   failed; /* memory did not suffice once; what was put since is not there */
} Bytes;

void  bytes_put(Bytes *bytes, const char *from, size_t n);
bool  bytes_write(void *bytes, const char *from, size_t n); /* the same, as a quoth_write */
void  bytes_empty(Bytes *bytes); /* its room stays */
void  bytes_free(Bytes *bytes);
char *bytes_copy(const char *from, size_t n); /* with a NUL behind it; NULL where memory does not suffice */

/* More room for a list of elements of one size that is full; false where memory does not suffice. */
bool list_grow(void **list, size_t n, size_t *room, size_t size);

/* Letters A to Z are told apart from a to z nowhere in what pages are made of. */
bool same_word(const char *a, const char *b);
#endif
