#include "tables.h"

#define TRIES 4 /* doublings, each of which makes long runs of taken places rarer */

/* The least power of two of at least `least`; 0 where that is over 2^30. */
static uint32_t power_of_two(uint64_t least) {
    uint32_t n = 1;
    while (n < least && n < UINT32_C(1) << 31) n *= 2;
    return n < UINT32_C(1) << 31 ? n : 0;
}

/* ---- Prefixes ---------------------------------------------------------------------------------------------------- */

static bool place_prefixes(const Forms *forms, PrefixTable *table) {
    uint32_t mask = table->n - 1;
    memset(table->prefixes, 0, table->n * sizeof *table->prefixes);
    for (uint32_t i = 0; i < forms->prefixes.n; i++) {
        const Prefix *prefix = &forms->prefixes.at[i];
        uint32_t      at = (uint32_t)prefix->hash & mask, probe = 0;
        for (; table->prefixes[at].hash; at = (at + 1) & mask)
            if (++probe > LONGEST_PROBE) return false;
        uint32_t node = (prefix->form == NONE ? NODE_FORM : prefix->form) | (prefix->continues ? NODE_CONTINUES : 0);
        table->prefixes[at] = (ImagePrefix){.hash = prefix->hash, .node = node};
    }
    return true;
}

/* At least eight bits for each prefix: at most one in eight of those that are none passes. It is a tenth of the table's size,
 * and stays in the processor's cache where the table does not. */
static bool make_filter(Arena *arena, const Forms *forms, PrefixTable *table) {
    table->n_filter = power_of_two((uint64_t)forms->prefixes.n * 8 / 64 + 1);
    if (!table->n_filter || table->n_filter > UINT32_C(1) << 24) table->n_filter = UINT32_C(1) << 24;
    table->filter = arena_alloc(arena, table->n_filter * sizeof *table->filter);
    if (!table->filter) return false;
    memset(table->filter, 0, table->n_filter * sizeof *table->filter);
    for (uint32_t i = 0; i < forms->prefixes.n; i++) {
        uint32_t bit = filter_bit(forms->prefixes.at[i].hash, table->n_filter);
        table->filter[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return true;
}

bool prefix_table_make(Arena *arena, const Forms *forms, PrefixTable *table, quoth_error *err) {
    if (!make_filter(arena, forms, table)) return fail_memory(err);
    table->n = power_of_two((uint64_t)forms->prefixes.n * 2 + 1);
    for (int i = 0; i < TRIES && table->n; i++, table->n = power_of_two((uint64_t)table->n * 2)) {
        table->prefixes = arena_alloc(arena, (size_t)table->n * sizeof *table->prefixes);
        if (!table->prefixes) return fail_memory(err);
        if (place_prefixes(forms, table)) return true;
    }
    return fail(err, QUOTH_SOURCE, 0, "the names are too many, or their hashes too much alike");
}

/* ---- Weights ----------------------------------------------------------------------------------------------------- */

/* Two weights that only the lower halves of their keys tell apart must not stand in one row of places. */
static bool place_weight(const Weight *weight, WeightTable *table) {
    uint32_t mask = table->n - 1, at = (uint32_t)weight->key & mask, probe = 0;
    for (; table->weights[at].check; at = (at + 1) & mask)
        if (table->weights[at].check == weight_check(weight->key) || ++probe > LONGEST_PROBE) return false;
    table->weights[at] = (ImageWeight){weight_check(weight->key), weight->value};
    table->names[at] = weight->name;
    return true;
}

static bool place_weights(const Weight *weights, uint32_t n, WeightTable *table) {
    memset(table->weights, 0, table->n * sizeof *table->weights);
    memset(table->names, 0, table->n * sizeof *table->names);
    for (uint32_t i = 0; i < n; i++)
        if (!place_weight(&weights[i], table)) return false;
    return true;
}

bool weight_table_make(Arena *arena, const Weight *weights, uint32_t n, WeightTable *table, quoth_error *err) {
    table->n = power_of_two((uint64_t)n * 4 + 1); /* so that most are found at once */
    for (int i = 0; i < TRIES && table->n; i++, table->n = power_of_two((uint64_t)table->n * 2)) {
        table->weights = arena_alloc(arena, table->n * sizeof *table->weights);
        table->names = arena_alloc(arena, table->n * sizeof *table->names);
        if (!table->weights || !table->names) return fail_memory(err);
        if (place_weights(weights, n, table)) return true;
    }
    return fail(err, QUOTH_SOURCE, 0, "the weights are too many, or their hashes too much alike");
}
