/* Packed input: gzip and Zstandard, told by its first two bytes, or promised by the end of a name. */
#ifndef UNPACK_H
#define UNPACK_H
#include <stdbool.h>
#include <stddef.h>

enum Packing { PACKING_NONE, PACKING_GZIP, PACKING_ZSTD };

#define PACKING_SIGNS 2u                /* bytes that tell */
#define PACKING_PIECE ((size_t)64 << 10) /* bytes read at a time */

enum Packing packing_of(const char *bytes, size_t n);
bool         packing_may_begin(const char *bytes, size_t n); /* with so few bytes, could it be one? */
enum Packing packing_by_name(const char *path); /* .gz, .zst */

/* Reads from a file whose first bytes were read already. */
typedef struct Unpacker Unpacker;
Unpacker *unpacker_new(enum Packing packing, int fd, const char *first, size_t n); /* NULL: no memory; n is at most PACKING_PIECE */
void      unpacker_free(Unpacker *unpacker);

/* The next unpacked bytes; *n is 0 at the end. NULL, or what went wrong. */
const char *unpacker_read(Unpacker *unpacker, char *out, size_t room, size_t *n);

/* Can it give bytes without reading more? */
bool unpacker_has_some(const Unpacker *unpacker);
#endif
