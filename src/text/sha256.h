/* SHA-256 (FIPS 180-4), as a name for what was read. */
#ifndef SHA256_H
#define SHA256_H
#include <stddef.h>

/* The digest of `length` bytes as 64 lower-case hex digits and a NUL. */
void sha256_hex(const char *bytes, size_t length, char out[65]);
#endif
