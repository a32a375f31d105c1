/* Times the finding of listed names in a text, for tools/bench_rivals.py.
 *
 *     bench_find IMAGE TEXT [variants]
 *
 * Prints the seconds of processor time and how many names there are. */
#include "file.h"
#include <quoth.h>
#include <stdio.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool count(void *context, const quoth_found *found) {
    *(size_t *)context += found->reading == 0;
    return true;
}

int main(int argc, char **argv) {
    quoth_error      err = {0};
    Buffer           text = {0};
    size_t           n = 0;
    quoth_find_options options = {.variants = argc == 4};
    quoth_gazetteer *gazetteer = argc == 3 || argc == 4 ? quoth_gazetteer_open(argv[1], &err) : NULL;
    quoth_finder    *finder = gazetteer && file_read(argv[2], &text, &err) ? quoth_finder_new(gazetteer, &options, &err) : NULL;
    double           start = now();
    bool             ok = finder && quoth_find(finder, text.at, text.n, count, &n, &err);
    if (ok) printf("%.6f %zu\n", now() - start, n);
    else fprintf(stderr, "bench_find: %s\n", err.text[0] ? err.text : "usage: bench_find IMAGE TEXT [variants]");
    quoth_finder_free(finder);
    quoth_gazetteer_close(gazetteer);
    buffer_free(&text);
    return ok ? 0 : 1;
}
