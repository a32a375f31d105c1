/* What gzip and Zstandard packed, told by its first bytes, or promised by the end of a name. */
#ifndef UNPACK_H
#define UNPACK_H
#include <quoth.h>

enum Packing { PACKING_NONE, PACKING_GZIP, PACKING_ZSTD, PACKING_BZIP2 }; /* the last is known, and not read */

#define PACKING_PIECE ((size_t)64 << 10) /* bytes read at a time */

enum Packing packing_of(const char *bytes, size_t n);
bool         packing_may_begin(const char *bytes, size_t n); /* with so few bytes, could it be one? */
enum Packing packing_by_name(const char *path);              /* .gz, .zst */

/* Reads on from a file whose first bytes, at most PACKING_PIECE, were read already. NULL: no memory. */
typedef struct Packed Packed;
Packed *packed_new(enum Packing packing, int fd, const char *first, size_t n);
void    packed_free(Packed *packed); /* NULL is allowed */

/* Unpacked bytes, at least one and at most `room`; 0 at the end. False with QUOTH_CORRUPT, `at` the place in the file, where that is
 * damaged or cut off, or else with QUOTH_IO or QUOTH_MEMORY. */
bool packed_read(Packed *packed, char *to, size_t room, size_t *got, quoth_error *err);

/* Can it give bytes without reading more? */
bool packed_has_some(const Packed *packed);
#endif
