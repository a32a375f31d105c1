#include "tables.h"

#define TRIES 4 /* doublings, each of which makes long runs of taken places rarer */

/* The least power of two of at least `least`; 0 where that is over 2^30. */
static uint32_t power_of_two(uint64_t least) {
    uint32_t n = 1;
    while (n < least && n < UINT32_C(1) << 31) n *= 2;
    return n < UINT32_C(1) << 31 ? n : 0;
}

/* ---- Prefixes ---------------------------------------------------------------------------------------------------- */

static uint64_t slot_of(const Prefix *prefix) {
    uint32_t node = (prefix->sense == NONE ? 0 : prefix->sense + 1) | (prefix->continues ? NODE_CONTINUES : 0);
    return (prefix->hash & ~NODE_ALL) | node;
}

static bool place_prefix(const PrefixTable *table, const Prefix *prefix) {
    uint32_t bucket = prefix_bucket(prefix->hash, table->n);
    for (unsigned i = 0; i < MOST_BUCKETS; i++, bucket = (bucket + 1) % (table->n / BUCKET_SLOTS)) {
        uint64_t *slots = table->prefixes + (size_t)bucket * BUCKET_SLOTS;
        for (unsigned j = 0; j < BUCKET_SLOTS; j++) {
            uint64_t *slot = &slots[prefix_place(prefix->hash, j)];
            if (!*slot) return *slot = slot_of(prefix), true;
        }
    }
    return false;
}

static bool place_prefixes(const Forms *forms, PrefixTable *table) {
    memset(table->prefixes, 0, table->n * sizeof *table->prefixes);
    for (uint32_t i = 0; i < forms->prefixes.n; i++)
        if (!place_prefix(table, &forms->prefixes.at[i])) return false;
    return true;
}

#define MOST_FILTER (UINT32_C(1) << 18) /* words: what the processor's second cache holds */

/* At least eight bits for each of `n` prefixes: at most one in eight of those that are none passes. A filter that would be too large
 * for the caches would cost more than it spares: then it is one word that lets all pass. */
static bool filter_start(Arena *arena, uint32_t n, Filter *filter) {
    filter->n = power_of_two((uint64_t)n / 8 + 1);
    bool too_large = !filter->n || filter->n > MOST_FILTER;
    if (too_large) filter->n = 1;
    filter->words = arena_alloc(arena, filter->n * sizeof *filter->words);
    if (!filter->words) return false;
    memset(filter->words, too_large ? 0xFF : 0, filter->n * sizeof *filter->words);
    return true;
}

static bool make_filters(Arena *arena, const Forms *forms, PrefixTable *table) {
    uint32_t n_firsts = 0;
    for (uint32_t i = 0; i < forms->prefixes.n; i++) n_firsts += forms->prefixes.at[i].n_tokens == 1;
    if (!filter_start(arena, n_firsts, &table->firsts) || !filter_start(arena, forms->prefixes.n - n_firsts, &table->nexts)) return false;
    for (uint32_t i = 0; i < forms->prefixes.n; i++) {
        const Filter *filter = forms->prefixes.at[i].n_tokens == 1 ? &table->firsts : &table->nexts;
        uint32_t      bit = filter_bit(forms->prefixes.at[i].hash, filter->n);
        filter->words[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return true;
}

bool prefix_table_make(Arena *arena, const Forms *forms, PrefixTable *table, quoth_error *err) {
    uint64_t slots = ((uint64_t)forms->prefixes.n * 4 / 3 / BUCKET_SLOTS + 1) * BUCKET_SLOTS;
    if (!make_filters(arena, forms, table)) return fail_memory(err);
    for (int i = 0; i < TRIES && slots < MOST_ELEMENTS; i++, slots *= 2) {
        table->n = (uint32_t)slots;
        table->prefixes = arena_alloc(arena, table->n * sizeof *table->prefixes);
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
