/* Measures the comparison of names that were prepared.
 *
 * usage: bench_compare IMAGE [ROUNDS] < PAIRS      (lines: name TAB name)
 *
 * Prints comparisons a second: of the pairs as they stand, which are alike or nearly so; of each name with names of other pairs; of one
 * name with all; and of the people that the image lists, by their main names in Latin letters: any two, and those that share a key, as a
 * search compares them. The fifth line is of pairs that are read and explained each time. */
#define _POSIX_C_SOURCE 200809L
#include "gazetteer.h"
#include "mem.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NAMES_MOST 100000u
#define LINES_MOST 50000u
#define LINE 200u

typedef struct Names {
    quoth_name *at[NAMES_MOST];
    unsigned    n;
} Names;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

typedef struct Measured {
    const char *what;
    double      start, score;
    unsigned    n, same;
} Measured;

static void compare(Measured *measured, const quoth_name *a, const quoth_name *b) {
    quoth_name_verdict verdict;
    name_compare_prepared(a, b, false, &verdict);
    measured->n++;
    measured->same += verdict.same;
    measured->score += verdict.score;
}

static void tell(const Measured *measured) {
    double spent = now() - measured->start;
    printf("%-28s %10.0f a second (%.4f same, mean score %.3f)\n", measured->what, measured->n / spent,
           (double)measured->same / measured->n, measured->score / measured->n);
}

/* Each second name with the next one, or with one that is `step` and more away. */
static void measure(const Names *names, unsigned step, unsigned rounds, const char *what) {
    Measured measured = {.what = what, .start = now()};
    for (unsigned round = 0; round < rounds && names->n; round++)
        for (unsigned i = 0; i + 1 < names->n; i += 2)
            compare(&measured, names->at[i], names->at[(i + 1 + (step ? step + round * 34 : 0)) % names->n]);
    tell(&measured);
}

/* One name with each of the others, another one in each round: as a list is searched. */
static void measure_one(const Names *names, unsigned rounds) {
    Measured measured = {.what = "one name with all", .start = now()};
    for (unsigned round = 0; round < rounds && names->n; round++)
        for (unsigned i = 0; i < names->n; i += 2) compare(&measured, names->at[round * 34 % names->n], names->at[i]);
    tell(&measured);
}

static void add(Names *names, const Gazetteer *gazetteer, const char *name) {
    if (names->n < NAMES_MOST) names->at[names->n++] = name_prepared(gazetteer_spellings(gazetteer), name, strlen(name));
}

static void free_names(Names *names) {
    for (unsigned i = 0; i < names->n; i++) name_free(names->at[i]);
    names->n = 0;
}

static bool is_latin(const char *name) {
    for (; *name; name++)
        if ((unsigned char)*name > 0xC9) return false;
    return true;
}

static bool is_person(const Gazetteer *gazetteer, Index record) {
    EntityRecord entity;
    return gazetteer_entity(gazetteer, record, &entity) && entity.type == TYPE_PERSON && strchr(entity.name, ' ') && is_latin(entity.name);
}

/* Two people that share a key, next to each other. */
static void add_alike(Names *names, const Gazetteer *gazetteer, Index record) {
    char        romanised[NAME_MAX];
    uint32_t    keys[NAME_KEYS];
    Index       others[8];
    const char *name = gazetteer_name(gazetteer, record, 0);
    unsigned    n_keys = name_keys(romanised, name_romanise(name, strlen(name), romanised), keys);
    for (unsigned i = 0; i < n_keys; i++)
        for (uint32_t k = 0, n = gazetteer_by_key(gazetteer, keys[i], others, NULL, 8); k < n; k++) {
            if (others[k] <= record || !is_person(gazetteer, others[k]) || names->n + 2 > NAMES_MOST) continue;
            add(names, gazetteer, name);
            add(names, gazetteer, gazetteer_name(gazetteer, others[k], 0));
            return;
        }
}

static void measure_listed(const Gazetteer *gazetteer, unsigned rounds) {
    static Names any, alike;
    EntityRecord entity;
    for (Index i = 0; gazetteer_entity(gazetteer, i, &entity); i++) {
        if (!is_person(gazetteer, i)) continue;
        if (any.n < 20000) add(&any, gazetteer, gazetteer_name(gazetteer, i, 0));
        if (alike.n < 20000) add_alike(&alike, gazetteer, i);
    }
    measure(&any, 1000, rounds, "any two listed people");
    measure(&alike, 0, rounds, "listed people with one key");
    free_names(&any);
    free_names(&alike);
}

static void measure_texts(const Gazetteer *gazetteer, char (*lines)[2][LINE], unsigned n) {
    Measured           measured = {.what = "pairs, read each time", .start = now()};
    quoth_name_verdict verdict;
    for (; measured.n < n; measured.n++) {
        const char *a = lines[measured.n][0], *b = lines[measured.n][1];
        name_compare(gazetteer_spellings(gazetteer), a, strlen(a), b, strlen(b), &verdict);
        measured.same += verdict.same;
        measured.score += verdict.score;
    }
    tell(&measured);
}

int main(int argc, char **argv) {
    static Names names;
    static char  lines[LINES_MOST][2][LINE], line[4096];
    quoth_error  err = {0};
    unsigned     n = 0;
    if (argc < 2) return fprintf(stderr, "usage: bench_compare IMAGE [ROUNDS] < PAIRS\n"), 2;
    unsigned rounds = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 20;
    quoth_gazetteer *gazetteer = quoth_gazetteer_open(argv[1], &err);
    if (!gazetteer) return fprintf(stderr, "bench_compare: %s\n", err.text), 1;
    while (n < LINES_MOST && fgets(line, sizeof line, stdin)) {
        char *tab = strchr(line, '\t');
        if (!tab) continue;
        *tab++ = '\0';
        tab[strcspn(tab, "\t\n")] = '\0';
        if (strlen(line) >= LINE || strlen(tab) >= LINE) continue;
        memcpy(lines[n][0], line, strlen(line) + 1);
        memcpy(lines[n++][1], tab, strlen(tab) + 1);
    }
    double start = now();
    for (unsigned i = 0; i < n; i++) add(&names, gazetteer, lines[i][0]), add(&names, gazetteer, lines[i][1]);
    printf("%-28s %10.0f a second\n", "preparing", names.n / (now() - start));
    measure(&names, 0, rounds, "pairs as they stand");
    measure(&names, 1000, rounds, "each with names of others");
    measure_one(&names, rounds);
    measure_texts(gazetteer, lines, n);
    measure_listed(gazetteer, rounds);
    free_names(&names);
    quoth_gazetteer_close(gazetteer);
    return 0;
}
