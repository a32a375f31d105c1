/* Names of evidence, as weights files write them, and as 64-bit keys: "between:NC" is the template "between" with the value "NC".
 * A value is at most eight bytes, packed into a number, so that stages make keys without making text. */
#ifndef FEATURE_H
#define FEATURE_H
#include "hash.h"
#include <string.h>

/* One of evidence: the number of its template, and its value. */
typedef struct Feature {
    uint8_t  template;
    uint64_t value; /* first byte lowest */
} Feature;

static inline uint64_t feature_template(const char *name) { return hash_bytes(name, strlen(name)); }
static inline uint64_t feature_key(uint64_t name_hash, uint64_t value) { return hash_mix(name_hash, value); }

/* The key of a name in a weights file: what stands before the first ':' is the template, the one to eight bytes behind it are the
 * value; a name of another form, such as "names: title before", is hashed as a whole. */
static inline uint64_t feature_key_of(const char *name, size_t length) {
    const char *colon = memchr(name, ':', length);
    size_t      template_length = colon ? (size_t)(colon - name) : length, value_length = length - template_length;
    if (value_length < 2 || value_length > 9 || colon[1] == ' ') return hash_bytes(name, length);
    return feature_key(hash_bytes(name, template_length), hash_load(colon + 1, value_length - 1));
}
#endif
