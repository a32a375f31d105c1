/* A 64-bit hash of bytes, the same on every machine: multiply and fold, in the manner of wyhash. Not for secrets. */
#ifndef HASH_H
#define HASH_H
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_SEED UINT64_C(0x9E3779B97F4A7C15)

/* One step: takes a value into a running hash. */
static inline uint64_t hash_mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * UINT64_C(0xD6E8FEB86659FD93);
    hash ^= hash >> 32;
    hash *= UINT64_C(0xD6E8FEB86659FD93);
    return hash ^ (hash >> 29);
}

static inline uint64_t hash_load(const char *bytes, size_t length) { /* up to 8 bytes, little-endian */
    uint64_t value = 0;
    for (size_t i = 0; i < length; i++) value |= (uint64_t)(unsigned char)bytes[i] << (8 * i);
    return value;
}

static inline uint64_t hash_load_word(const char *at) { /* the same of 8 bytes, in a form that compilers make one load of */
    const unsigned char *b = (const unsigned char *)at;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
           (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

static inline uint64_t hash_bytes(const char *bytes, size_t length) {
    uint64_t hash = HASH_SEED ^ length;
    for (; length >= 8; bytes += 8, length -= 8) hash = hash_mix(hash, hash_load_word(bytes));
    return length ? hash_mix(hash, hash_load(bytes, length)) : hash;
}
#endif
