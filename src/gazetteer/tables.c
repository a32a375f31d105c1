#include "tables.h"

#define TRIES 4 /* doublings, each of which makes long runs of taken places rarer */

/* The least power of two of at least `least`; 0 where that is over 2^30. */
static uint32_t power_of_two(uint64_t least) {
    uint32_t n = 1;
    while (n < least && n < UINT32_C(1) << 31) n *= 2;
    return n < UINT32_C(1) << 31 ? n : 0;
}

/* ---- Prefixes ---------------------------------------------------------------------------------------------------- */

/* Behind "University of" there are many forms, behind "Ada de" there may be one: it is named there at once, and the prefixes between
 * take no place. Not after one word, which begins other things in texts far more often. */
static bool leads_to_one(const Prefix *prefix) {
    return prefix->n_tokens > 1 && !prefix->n_senses && prefix->below != NONE && prefix->below != MANY;
}

static bool has_slot(const Forms *forms, const Prefix *prefix) {
    return prefix->before == NONE || !leads_to_one(&forms->prefixes.at[prefix->before]);
}

static uint64_t slot_of(const Forms *forms, const Prefix *prefix) {
    bool     one = leads_to_one(prefix);
    uint32_t sense = one ? forms->prefixes.at[prefix->below].sense : prefix->sense;
    uint32_t node = (sense == NONE ? 0 : sense + 1) | (prefix->below != NONE && !one ? NODE_CONTINUES : 0);
    return (prefix->hash & ~NODE_ALL) | node;
}

static bool place_prefix(const PrefixTable *table, const Forms *forms, const Prefix *prefix) {
    uint32_t bucket = prefix_bucket(prefix->hash, table->n);
    for (unsigned i = 0; i < MOST_BUCKETS; i++, bucket = (bucket + 1) % (table->n / BUCKET_SLOTS)) {
        uint64_t *slots = table->prefixes + (size_t)bucket * BUCKET_SLOTS;
        for (unsigned j = 0; j < BUCKET_SLOTS; j++) {
            uint64_t *slot = &slots[prefix_place(prefix->hash, j)];
            if (!*slot) return *slot = slot_of(forms, prefix), true;
        }
    }
    return false;
}

static bool place_prefixes(const Forms *forms, PrefixTable *table) {
    enum { AHEAD = 16 }; /* prefixes whose buckets memory is asked for before */
    memset(table->prefixes, 0, table->n * sizeof *table->prefixes);
    for (uint32_t i = 0; i < forms->prefixes.n; i++) {
        const Prefix *prefix = &forms->prefixes.at[i];
        if (forms->prefixes.n - i > AHEAD)
            __builtin_prefetch(&table->prefixes[(size_t)prefix_bucket(prefix[AHEAD].hash, table->n) * BUCKET_SLOTS], 1);
        if (has_slot(forms, prefix) && !place_prefix(table, forms, prefix)) return false;
    }
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

static bool make_filters(Arena *arena, const Forms *forms, uint32_t n_slots, PrefixTable *table) {
    uint32_t n_firsts = 0;
    for (uint32_t i = 0; i < forms->prefixes.n; i++) n_firsts += forms->prefixes.at[i].n_tokens == 1;
    if (!filter_start(arena, n_firsts, &table->firsts) || !filter_start(arena, n_slots - n_firsts, &table->nexts)) return false;
    for (uint32_t i = 0; i < forms->prefixes.n; i++) {
        const Prefix *prefix = &forms->prefixes.at[i];
        const Filter *filter = prefix->n_tokens == 1 ? &table->firsts : &table->nexts;
        uint32_t      bit = filter_bit(prefix->hash, filter->n);
        if (has_slot(forms, prefix)) filter->words[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return true;
}

bool prefix_table_make(Arena *arena, const Forms *forms, PrefixTable *table, quoth_error *err) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < forms->prefixes.n; i++) n += has_slot(forms, &forms->prefixes.at[i]);
    uint64_t slots = ((uint64_t)n * 4 / 3 / BUCKET_SLOTS + 1) * BUCKET_SLOTS;
    if (!make_filters(arena, forms, n, table)) return fail_memory(err);
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
    table->n = power_of_two((uint64_t)n + n / 2 + 1); /* no more, so that those in use stay in the processor's second cache */
    for (int i = 0; i < TRIES && table->n; i++, table->n = power_of_two((uint64_t)table->n * 2)) {
        table->weights = arena_alloc(arena, table->n * sizeof *table->weights);
        table->names = arena_alloc(arena, table->n * sizeof *table->names);
        if (!table->weights || !table->names) return fail_memory(err);
        if (place_weights(weights, n, table)) return true;
    }
    return fail(err, QUOTH_SOURCE, 0, "the weights are too many, or their hashes too much alike");
}
