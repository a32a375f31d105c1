/* Files: whole ones mapped or read, and results put in place in one step. Errors name the path: QUOTH_MISSING where what
 * was to be read is not there, else QUOTH_IO. */
#ifndef FILE_H
#define FILE_H
#include "buffer.h"
#include "error.h"

/* A file mapped read-only. A file that is replaced by rename stays as it was for those who have it mapped. */
typedef struct MappedFile {
    const char *at;
    size_t      n;
} MappedFile;

bool file_map(const char *path, MappedFile *file, quoth_error *err);

/* The same, but that its bytes may be written: what is changed is this process's alone, and the file stays as it is. */
bool file_map_private(const char *path, MappedFile *file, quoth_error *err);
void file_unmap(MappedFile *file);

/* The whole file, with a NUL behind it that `n` does not count. The caller frees the buffer. */
bool file_read(const char *path, Buffer *out, quoth_error *err);

/* Temporary file in the same folder, fsync, rename, fsync of the folder: readers see the old file or the new one. */
bool file_replace(const char *path, const char *bytes, size_t length, quoth_error *err);
#endif
