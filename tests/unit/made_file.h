/* A file with these bytes, for tests of what reads files. */
#ifndef MADE_FILE_H
#define MADE_FILE_H
#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct MadeFile {
    char path[64];
} MadeFile;

static inline MadeFile file_make(const void *bytes, size_t n) {
    MadeFile file = {"/tmp/quoth-test-XXXXXX"};
    int      fd = mkstemp(file.path);
    FILE    *out = fd >= 0 ? fdopen(fd, "wb") : NULL;
    CU_ASSERT_PTR_NOT_NULL_FATAL(out);
    CU_ASSERT(fwrite(bytes, 1, n, out) == n && fclose(out) == 0);
    return file;
}

static inline void file_unmake(const MadeFile *file) { unlink(file->path); }
#endif
