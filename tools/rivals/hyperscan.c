/* Times Hyperscan's literals over a text: hyperscan NAMES TEXT. NAMES has one a line. Prints the seconds of processor time to build, to
 * search, and how many ends of names there are (it tells of each, also inside longer ones). */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static char *read_file(const char *path, size_t *n) {
    FILE *file = fopen(path, "rb");
    if (!file) exit(66);
    fseek(file, 0, SEEK_END);
    *n = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*n + 1);
    if (!bytes || fread(bytes, 1, *n, file) != *n) exit(74);
    fclose(file);
    bytes[*n] = '\0';
    return bytes;
}

static int count(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
    (void)id, (void)from, (void)to, (void)flags;
    ++*(size_t *)context;
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 3) return 64;
    size_t          n_list, n_text, n = 0, room = 1024, found = 0;
    char           *list = read_file(argv[1], &n_list), *text = read_file(argv[2], &n_text);
    const char    **names = malloc(room * sizeof *names);
    size_t         *lengths = malloc(room * sizeof *lengths);
    for (char *at = list; *at; n++) {
        if (n == room) {
            room *= 2;
            names = realloc(names, room * sizeof *names);
            lengths = realloc(lengths, room * sizeof *lengths);
        }
        names[n] = at;
        lengths[n] = strcspn(at, "\n");
        at += lengths[n];
        if (*at) *at++ = '\0';
    }
    unsigned *flags = calloc(n, sizeof *flags), *ids = calloc(n, sizeof *ids);
    for (size_t i = 0; i < n; i++) ids[i] = (unsigned)i;
    hs_database_t      *database = NULL;
    hs_compile_error_t *error = NULL;
    hs_scratch_t       *scratch = NULL;
    double              start = now();
    if (hs_compile_lit_multi(names, flags, ids, lengths, (unsigned)n, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    hs_alloc_scratch(database, &scratch);
    double built = now();
    if (hs_scan(database, text, (unsigned)n_text, 0, scratch, count, &found) != HS_SUCCESS) return 1;
    printf("%.6f %.6f %zu\n", built - start, now() - built, found);
    return 0;
}
