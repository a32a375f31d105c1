/* An averaged perceptron over rows of weights (src/gazetteer/rows.h), for the programs that fit such rows. */
#ifndef PERCEPTRON_H
#define PERCEPTRON_H
#include "rows.h"
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Table {
    float *weights, *sums; /* sums: of what was added, times when */
    uint32_t rows;
    unsigned wide;           /* choices */
    uint32_t *counts, least; /* how often each row was learnt from in the first round; those with less are left out then, 0 before */
    double now;
} Table;

static inline void *room_for(size_t n, size_t size) {
    void *at = calloc(n ? n : 1, size);
    if (!at) exit(3);
    return at;
}

static inline Table table_new(unsigned wide) {
    size_t n = ((size_t)1 << ROW_BITS) * wide;
    return (Table){room_for(n, sizeof(float)),
                   room_for(n, sizeof(float)),
                   1u << ROW_BITS,
                   wide,
                   room_for((size_t)1 << ROW_BITS, sizeof(uint32_t)),
                   0,
                   1};
}

static inline void table_free(Table *table) {
    free(table->weights);
    free(table->sums);
    free(table->counts);
}

static inline void score(const Table *table, const uint32_t *facts, unsigned n, float scores[WIDE_CHOICES]) {
    memset(scores, 0, WIDE_CHOICES * sizeof *scores);
    for (unsigned i = 0; i < n; i++) {
        if (table->counts[facts[i]] < table->least) continue;
        const float *row = table->weights + (size_t)facts[i] * table->wide;
        for (unsigned k = 0; k < table->wide; k++) scores[k] += row[k];
    }
}

static inline void add(Table *table, const uint32_t *facts, unsigned n, unsigned choice, float by) {
    for (unsigned i = 0; i < n; i++) {
        if (table->counts[facts[i]] < table->least) continue;
        size_t at = (size_t)facts[i] * table->wide + choice;
        table->weights[at] += by;
        table->sums[at] += (float)(by * table->now);
    }
}

static inline void count(Table *table, const uint32_t *facts, unsigned n) {
    for (unsigned i = 0; i < n; i++) table->counts[facts[i]]++;
}

static inline void learn(Table *table, const uint32_t *facts, unsigned n, unsigned right, unsigned guess) {
    if (guess == right) return;
    if (!table->least) count(table, facts, n);
    add(table, facts, n, right, 1);
    add(table, facts, n, guess, -1);
}

/* From the second round on. */
static inline void leave_out_rare(Table *table, uint32_t least) {
    if (table->least) return;
    table->least = least;
    for (size_t i = 0; i < table->rows; i++) {
        if (table->counts[i] >= least) continue;
        memset(table->weights + i * table->wide, 0, table->wide * sizeof *table->weights);
        memset(table->sums + i * table->wide, 0, table->wide * sizeof *table->sums);
    }
}

/* The mean of all weights there were. */
static inline void table_average(Table *table) {
    for (size_t i = 0; i < (size_t)table->rows * table->wide; i++) table->weights[i] -= (float)(table->sums[i] / table->now);
}

static inline unsigned best_of(const float *scores, unsigned n) {
    unsigned best = 0;
    for (unsigned i = 1; i < n; i++)
        if (scores[i] > scores[best]) best = i;
    return best;
}

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

static inline int compare_floats(const void *a, const void *b) {
    return (*(const float *)a > *(const float *)b) - (*(const float *)a < *(const float *)b);
}

/* The weight that counts as the greatest: one of two hundred of those that are not 0 is greater. */
static inline float greatest(const Table *table) {
    size_t n = 0, all = (size_t)table->rows * table->wide;
    float *sizes = room_for(all, sizeof *sizes);
    for (size_t i = 0; i < all; i++)
        if (table->weights[i] != 0) sizes[n++] = fabsf(table->weights[i]);
    qsort(sizes, n, sizeof *sizes, compare_floats);
    float found = n ? sizes[n - 1 - n / 200] : 1;
    free(sizes);
    return found;
}

/* A letter for each weight, without the stops at the end; false where there is nothing else. */
static inline bool letters_of(const float *weights, unsigned n, float unit, char *line) {
    unsigned end = 0;
    for (unsigned i = 0; i < n; i++) {
        long value = lroundf(weights[i] / unit);
        value = value > WEIGHT_MOST ? WEIGHT_MOST : value < -WEIGHT_MOST ? -WEIGHT_MOST : value;
        line[i] = (char)(value > 0 ? 'A' + value - 1 : value < 0 ? 'a' - value - 1 : '.');
        if (value) end = i + 1;
    }
    line[end] = '\0';
    return end > 0;
}

static inline void write_table(const Table *table, char name) {
    float unit = greatest(table) / WEIGHT_MOST;
    char line[WIDE_CHOICES + 1];
    for (uint32_t i = 0; i < table->rows; i++)
        if (letters_of(table->weights + (size_t)i * table->wide, table->wide, unit, line)) printf("%c%x\t%s\n", name, i, line);
}
#endif
