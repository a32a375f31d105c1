/* Measures the comparison of names that were prepared.
 *
 * usage: bench_compare IMAGE [ROUNDS] < PAIRS      (lines: name TAB name)
 *
 * Prints comparisons a second: of the pairs as they stand, which are alike or nearly so; and of each name with names of other
 * pairs, as in a search. */
#define _POSIX_C_SOURCE 200809L
#include "gazetteer.h"
#include "mem.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NAMES_MOST 100000u

typedef struct Names {
    quoth_name *at[NAMES_MOST];
    unsigned    n;
} Names;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void measure(const Names *names, unsigned step, unsigned rounds, const char *what) {
    quoth_name_verdict verdict;
    double             start = now(), all = 0;
    unsigned           n = 0, same = 0;
    for (unsigned round = 0; round < rounds; round++)
        for (unsigned i = 0; i + 1 < names->n; i += 2, n++) {
            name_compare_prepared(names->at[i], names->at[(i + 1 + (step ? step + round * 34 : 0)) % names->n], false, &verdict);
            same += verdict.same;
            all += verdict.score;
        }
    double spent = now() - start;
    printf("%-28s %10.0f a second (%u same, mean score %.3f)\n", what, n / spent, same / rounds, all / n);
}

int main(int argc, char **argv) {
    static Names names;
    static char  line[4096];
    quoth_error  err = {0};
    if (argc < 2) return fprintf(stderr, "usage: bench_compare IMAGE [ROUNDS] < PAIRS\n"), 2;
    unsigned rounds = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 20;
    quoth_gazetteer *gazetteer = quoth_gazetteer_open(argv[1], &err);
    if (!gazetteer) return fprintf(stderr, "bench_compare: %s\n", err.text), 1;
    double start = now();
    while (fgets(line, sizeof line, stdin) && names.n + 2 <= NAMES_MOST) {
        char *tab = strchr(line, '\t');
        if (!tab) continue;
        *tab++ = '\0';
        tab[strcspn(tab, "\t\n")] = '\0';
        names.at[names.n++] = name_prepared(gazetteer_spellings(gazetteer), line, strlen(line));
        names.at[names.n++] = name_prepared(gazetteer_spellings(gazetteer), tab, strlen(tab));
    }
    printf("%-28s %10.0f a second\n", "preparing", names.n / (now() - start));
    measure(&names, 0, rounds, "pairs as they stand");
    measure(&names, 1000, rounds, "each with names of others");
    for (unsigned i = 0; i < names.n; i++) name_free(names.at[i]);
    quoth_gazetteer_close(gazetteer);
    return 0;
}
