/* Drives a fuzz target without libFuzzer: once for each file of the folders given. Fails where there is none. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
__attribute__((weak)) int LLVMFuzzerInitialize(int *argc, char ***argv);

/* In memory of exactly its size, so that reading past its end shows under ASan. */
static uint8_t *read_whole(const char *path, size_t *size) {
    struct stat about;
    FILE       *file = fopen(path, "rb");
    uint8_t    *data = NULL;
    if (file && fstat(fileno(file), &about) == 0 && S_ISREG(about.st_mode)) {
        *size = (size_t)about.st_size;
        data = malloc(*size ? *size : 1);
        if (data && fread(data, 1, *size, file) != *size) {
            free(data);
            data = NULL;
        }
    }
    if (file) fclose(file);
    return data;
}

static bool replay_file(const char *path) {
    size_t   size = 0;
    uint8_t *data = read_whole(path, &size);
    if (!data) {
        fprintf(stderr, "replay: %s cannot be read\n", path);
        return false;
    }
    fprintf(stderr, "%s\n", path); /* the last line before a crash says which file it was */
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    return true;
}

static int replay_folder(const char *folder) {
    struct dirent **entries = NULL;
    int             n = scandir(folder, &entries, NULL, alphasort), replayed = 0;
    bool            ok = true;
    for (int i = 0; i < n; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (ok && entries[i]->d_name[0] != '.') ok = replay_file(path), replayed++;
        free(entries[i]);
    }
    free(entries);
    return ok ? replayed : -1;
}

int main(int argc, char **argv) {
    int replayed = 0;
    if (LLVMFuzzerInitialize) LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++) {
        int n = replay_folder(argv[i]);
        if (n <= 0) {
            fprintf(stderr, "replay: %s: %s\n", argv[i], n ? "failed" : "no files");
            return 1;
        }
        replayed += n;
    }
    fprintf(stderr, "%d files replayed\n", replayed);
    return replayed ? 0 : 1;
}
