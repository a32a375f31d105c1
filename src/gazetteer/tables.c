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

/* Those of a seed stand together: `first` says where those of each begin, and behind the last. */
typedef struct Sharing {
    const Weight *weights;
    uint32_t     *order, *first; /* of weights; of order */
    uint32_t      most;          /* of one seed */
} Sharing;

static bool share_seeds(Arena *arena, const Weight *weights, uint32_t n, uint32_t n_seeds, Sharing *sharing) {
    *sharing = (Sharing){weights, arena_alloc(arena, (n + 1) * sizeof(uint32_t)), arena_alloc(arena, (n_seeds + 2) * sizeof(uint32_t)), 0};
    uint32_t *first = sharing->first;
    if (!sharing->order || !first) return false;
    memset(first, 0, (n_seeds + 2) * sizeof *first);
    for (uint32_t i = 0; i < n; i++) first[((uint32_t)weights[i].key & (n_seeds - 1)) + 2]++;
    for (uint32_t i = 2; i < n_seeds + 2; i++) {
        if (first[i] > sharing->most) sharing->most = first[i];
        first[i] += first[i - 1];
    }
    for (uint32_t i = 0; i < n; i++) sharing->order[first[((uint32_t)weights[i].key & (n_seeds - 1)) + 1]++] = i;
    return true;
}

/* Places those of seed `i`, all or none. */
static bool place_sharing(const Sharing *sharing, uint32_t i, WeightTable *table) {
    uint32_t placed = sharing->first[i], end = sharing->first[i + 1];
    for (; placed < end; placed++) {
        const Weight *weight = &sharing->weights[sharing->order[placed]];
        uint32_t      at = weight_place(weight->key, table->seeds, table->n_seeds, table->n);
        if (table->weights[at].check) break;
        table->weights[at] = (ImageWeight){weight_check(weight->key), weight->value};
        table->names[at] = weight->name;
    }
    if (placed == end) return true;
    while (placed-- > sharing->first[i]) {
        uint32_t at = weight_place(sharing->weights[sharing->order[placed]].key, table->seeds, table->n_seeds, table->n);
        table->weights[at] = (ImageWeight){0};
        table->names[at] = 0;
    }
    return false;
}

static bool seed_sharing(const Sharing *sharing, uint32_t i, WeightTable *table) {
    for (table->seeds[i] = 0; !place_sharing(sharing, i, table); table->seeds[i]++)
        if (table->seeds[i] == UINT16_MAX) return false;
    return true;
}

/* Those that most keys share come first, while there is room; those of one key find it to the last. */
static bool place_weights(const Sharing *sharing, WeightTable *table) {
    memset(table->weights, 0, table->n * sizeof *table->weights);
    memset(table->names, 0, table->n * sizeof *table->names);
    memset(table->seeds, 0, table->n_seeds * sizeof *table->seeds);
    for (uint32_t many = sharing->most; many > 0; many--)
        for (uint32_t i = 0; i < table->n_seeds; i++)
            if (sharing->first[i + 1] - sharing->first[i] == many && !seed_sharing(sharing, i, table)) return false;
    return true;
}

bool weight_table_make(Arena *arena, const Weight *weights, uint32_t n, WeightTable *table, quoth_error *err) {
    Sharing sharing;
    table->n = n + n / 4 + 1; /* not many more, so that they stay in the processor's second cache */
    table->n_seeds = power_of_two((uint64_t)n / 4 + 1);
    for (int i = 0; i < TRIES && table->n_seeds; i++, table->n_seeds = power_of_two((uint64_t)table->n_seeds * 2)) {
        table->weights = arena_alloc(arena, table->n * sizeof *table->weights);
        table->names = arena_alloc(arena, table->n * sizeof *table->names);
        table->seeds = arena_alloc(arena, table->n_seeds * sizeof *table->seeds);
        if (!table->weights || !table->names || !table->seeds || !share_seeds(arena, weights, n, table->n_seeds, &sharing))
            return fail_memory(err);
        if (place_weights(&sharing, table)) return true;
    }
    return fail(err, QUOTH_SOURCE, 0, "the weights are too many, or their hashes too much alike");
}
