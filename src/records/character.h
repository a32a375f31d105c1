/* Characters of UTF-8, for what reads bytes of others. */
#ifndef RECORD_CHARACTER_H
#define RECORD_CHARACTER_H
#include <stddef.h>
#include <stdint.h>

/* Bytes of the well-formed UTF-8 character that starts here, 0 if there is none. */
size_t character_length(const unsigned char *at, size_t left);

/* Writes a code point, which is no surrogate, in UTF-8; returns its bytes, 1 to 4. */
size_t character_write(uint32_t point, char *out);
#endif
