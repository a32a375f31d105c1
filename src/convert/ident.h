/* Names for things that other systems keep apart by name: hashes that come out the same each time, and sets of what was seen. */
#ifndef IDENT_H
#define IDENT_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define IDENT_SIZE 41 /* 40 hexadecimal digits of a SHA-256, and a NUL */

/* Of `n` texts, kept apart from each other; NULL counts as a text of its own. */
void ident_make(char out[IDENT_SIZE], const char *const *texts, size_t n);

/* The texts are the arguments. */
#define ident_of(out, ...) \
    ident_make(out, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* Ids that were seen, by 128 bits of their hash. */
typedef struct Seen {
    uint64_t (*slots)[2];
    size_t     n, cap;
} Seen; /* zeroed is empty */

enum SeenResult { SEEN_NEW, SEEN_BEFORE, SEEN_NO_MEMORY };

enum SeenResult seen_add(Seen *seen, const char *id);
void            seen_free(Seen *seen);
#endif
