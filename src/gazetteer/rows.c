#include "rows.h"
#include "tables.h"
#include <string.h>

static const struct {
    char letter;
    unsigned choices;
    uint32_t check;
} tables[N_ROW_TABLES] = {
    [ROWS_OF_TAGS] = {'t', WIDE_CHOICES, WIDE_CHECK},
    [ROWS_OF_STEPS] = {'s', STEP_CHOICES, STEP_CHECK},
    [ROWS_OF_RELATIONS] = {'r', WIDE_CHOICES, WIDE_CHECK},
    [ROWS_CERTAIN] = {'c', WIDE_CHOICES, CERTAIN_CHECK},
};

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

static bool read_number(Slice digits, uint32_t *number) {
    uint32_t value = 0;
    for (uint32_t i = 0; i < digits.n; i++) {
        char c = digits.at[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) || value >> ROW_BITS) return false;
        value = value << 4 | (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    *number = value;
    return digits.n && !(value >> ROW_BITS);
}

static bool read_weight(char letter, int8_t *weight) {
    if (letter >= 'A' && letter <= 'Z')
        *weight = (int8_t)(letter - 'A' + 1);
    else if (letter >= 'a' && letter <= 'z')
        *weight = (int8_t)('a' - letter - 1);
    else
        *weight = 0;
    return *weight || letter == '.';
}

static unsigned count_weights(const SourceRow *row) {
    unsigned n = 0;
    for (unsigned i = 0; i < WIDE_CHOICES; i++) n += row->weights[i] != 0;
    return n;
}

const char *row_read(Slice id, Slice letters, SourceRow *row) {
    *row = (SourceRow){0};
    while (row->table < N_ROW_TABLES && (!id.n || id.at[0] != tables[row->table].letter)) row->table++;
    if (row->table == N_ROW_TABLES) return "the table of a row is t, s, r or c";
    if (!read_number((Slice){id.at + 1, id.n - 1}, &row->number)) return "a row's number is in small hexadecimal digits, at most 3fffff";
    if (letters.n > tables[row->table].choices) return "more letters than there are choices";
    for (uint32_t i = 0; i < letters.n; i++)
        if (!read_weight(letters.at[i], &row->weights[i])) return "a weight is a letter, or a stop";
    return row->table == ROWS_CERTAIN && count_weights(row) != 1 ? "a certain choice is one letter" : NULL;
}

/* ---- Tables ------------------------------------------------------------------------------------------------------ */

static uint32_t packed_step(const int8_t *weights) {
    uint32_t bits = 0;
    for (unsigned i = 0; i < STEP_CHOICES; i++) bits |= (uint32_t)(weights[i] + WEIGHT_ZERO) << (STEP_BITS * i);
    return bits;
}

static uint32_t certain_choice(const int8_t *weights) {
    uint32_t choice = 0;
    while (!weights[choice]) choice++;
    return choice + 1;
}

static void add_wide(Buffer *wide, const int8_t *weights) {
    WideRow row = {{0}};
    for (unsigned i = 0; i < WIDE_CHOICES; i++) row.pairs[i % WIDE_PAIRS] |= (uint16_t)((weights[i] + WEIGHT_ZERO) << i / WIDE_PAIRS * 8);
    buffer_add(wide, &row, sizeof row);
}

static uint32_t held_of(const SourceRow *row, uint32_t number) {
    switch (row->table) {
    case ROWS_OF_STEPS: return packed_step(row->weights);
    case ROWS_CERTAIN: return certain_choice(row->weights);
    default: return number;
    }
}

/* What stands in the places: of wide rows their numbers, which are written to `wide`. */
static uint32_t gather(const Source *source, unsigned table, Weight *out, Buffer *wide) {
    static const WideRow zeros;
    uint32_t n = 0;
    if (wide) buffer_add(wide, &zeros, sizeof zeros);
    for (uint32_t i = 0; i < source->rows.n; i++) {
        const SourceRow *row = &source->rows.at[i];
        if (row->table != table) continue;
        out[n] = (Weight){.key = row_spread(row->number), .name = held_of(row, n + 1)};
        if (wide) add_wide(wide, row->weights);
        n++;
    }
    return n;
}

bool row_table_make(Arena *arena, const Source *source, unsigned table, Buffer *places, Buffer *seeds, Buffer *wide, quoth_error *err) {
    Weight *weights = arena_alloc(arena, (source->rows.n + 1) * sizeof *weights);
    uint32_t check = tables[table].check;
    WeightTable made;
    if (!weights) return fail_memory(err);
    uint32_t n = gather(source, table, weights, wide);
    if (wide && n > ~WIDE_CHECK) return fail(err, QUOTH_SOURCE, 0, "more than %u rows of tags or relations", ~WIDE_CHECK);
    if (!weight_table_make(arena, weights, n, &made, err)) return false;
    for (uint32_t i = 0; i < made.n; i++) {
        RowPlace place = made.names[i] ? (made.weights[i].check & check) | made.names[i] : 0;
        buffer_add(places, &place, sizeof place);
    }
    buffer_add(seeds, made.seeds, made.n_seeds * sizeof *made.seeds);
    return true;
}
