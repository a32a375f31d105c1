/* From words to what is listed, one word after the other, for whoever walks the tokens of a text:
 *
 *     uint64_t hash = lookup_start(fold);
 *     if (!lookup_may_begin(gazetteer, hash)) ...              // most words end here: one bit of a small table
 *     Node node = lookup_node(gazetteer, hash);                // 0: nothing begins so. lookup_expect_first(), some
 *                                                              // tokens before, spares the wait for memory
 *     Senses senses = lookup_senses(gazetteer, node, 1);       // the form of this word alone, if it is one
 *     while (node & NODE_CONTINUES && there is a next word) {
 *         hash = prefix_hash(hash, its fold);
 *         if (!lookup_may_go_on(gazetteer, hash)) break;
 *         node = lookup_node(gazetteer, hash);
 *         senses = lookup_senses(gazetteer, node, 2...);
 *         senses = lookup_tail(gazetteer, node, 2...);         // the one form that begins so, with more words: how many it has
 *     }                                                        // is sense_tokens(), whether they follow lookup_is_spelt()
 *
 * All of it stays within the image whatever its bytes are, so that an image need not be checked before it is used. */
#ifndef LOOKUP_H
#define LOOKUP_H
#include "image.h"

/* The lower bits of a slot: the first sense of the form that ends here, counted from 1, with NODE_CONTINUES. 0: nothing begins so. */
typedef uint32_t Node;

typedef struct Senses { /* empty where no form ends */
    const ImageSense *at, *end;
} Senses;

static inline uint64_t lookup_start(uint64_t fold) { return prefix_hash(PREFIX_START, fold); }

static inline bool lookup_is_in(const uint64_t *filter, uint32_t n, uint64_t hash) {
    uint32_t bit = filter_bit(hash, n);
    return filter[bit / 64] >> bit % 64 & 1;
}

/* Can a form begin with one word, or with several? One in eight of those with which none does passes too. */
static inline bool lookup_may_begin(const Gazetteer *gazetteer, uint64_t hash) {
    return lookup_is_in(gazetteer->firsts, gazetteer->n_firsts, hash);
}
static inline bool lookup_may_go_on(const Gazetteer *gazetteer, uint64_t hash) {
    return lookup_is_in(gazetteer->nexts, gazetteer->n_nexts, hash);
}

/* Asks memory for what the look-ups of a hash will read. GCC takes a function that does nothing else for one without effect and
 * leaves its calls out, unless it is inlined at once. */
#define LOOKUP_EXPECTS static inline __attribute__((always_inline)) void

LOOKUP_EXPECTS lookup_expect(const Gazetteer *gazetteer, const uint64_t *filter, uint32_t n, uint64_t hash) {
    __builtin_prefetch(&filter[filter_bit(hash, n) / 64]);
    __builtin_prefetch(&gazetteer->prefixes[(size_t)prefix_bucket(hash, gazetteer->n_prefixes) * BUCKET_SLOTS]);
}
LOOKUP_EXPECTS lookup_expect_first(const Gazetteer *gazetteer, uint64_t hash) {
    lookup_expect(gazetteer, gazetteer->firsts, gazetteer->n_firsts, hash);
}
LOOKUP_EXPECTS lookup_expect_bit(const Gazetteer *gazetteer, uint64_t hash) { /* of lookup_may_go_on() alone */
    __builtin_prefetch(&gazetteer->nexts[filter_bit(hash, gazetteer->n_nexts) / 64]);
}
LOOKUP_EXPECTS lookup_expect_next(const Gazetteer *gazetteer, uint64_t hash) {
    lookup_expect(gazetteer, gazetteer->nexts, gazetteer->n_nexts, hash);
}

static inline Node lookup_node(const Gazetteer *gazetteer, uint64_t hash) {
    uint32_t n_buckets = gazetteer->n_prefixes / BUCKET_SLOTS, bucket = prefix_bucket(hash, gazetteer->n_prefixes);
    for (unsigned i = 0; i < MOST_BUCKETS; i++, bucket = bucket + 1 == n_buckets ? 0 : bucket + 1) {
        const uint64_t *slots = &gazetteer->prefixes[(size_t)bucket * BUCKET_SLOTS];
        for (unsigned j = 0; j < BUCKET_SLOTS; j++) {
            uint64_t slot = slots[prefix_place(hash, j)];
            if ((slot ^ hash) >> NODE_BITS == 0 && slot & NODE_ALL) return (Node)(slot & NODE_ALL);
            if (!slot) return 0;
        }
    }
    return 0;
}

/* What the form that a node names can mean; empty where it names none. */
static inline Senses lookup_all(const Gazetteer *gazetteer, Node node) {
    uint32_t first = (node & NODE_SENSE) - 1; /* without a form a number beyond all */
    if (first >= gazetteer->n_senses) return (Senses){NULL, NULL};
    const ImageSense *at = &gazetteer->senses[first], *end = at;
    uint32_t          left = gazetteer->n_senses - first;
    for (left = left < FORM_SENSES ? left : FORM_SENSES; left; left--)
        if (end++->flags & SENSE_LAST) break;
    return (Senses){at, end};
}

/* The form of n words that ends at a node. A hash is no proof of the words: lookup_is_spelt() is one. */
static inline Senses lookup_senses(const Gazetteer *gazetteer, Node node, uint32_t n) {
    Senses senses = lookup_all(gazetteer, node);
    return senses.at && sense_tokens(senses.at) == n ? senses : (Senses){NULL, NULL};
}

/* The only form that goes on from the n words of a node. */
static inline Senses lookup_tail(const Gazetteer *gazetteer, Node node, uint32_t n) {
    Senses senses = lookup_all(gazetteer, node);
    return senses.at && sense_tokens(senses.at) > n ? senses : (Senses){NULL, NULL};
}

/* Are `n` tokens of a text those of the spelling, by the folded words? */
bool lookup_is_spelt(const Gazetteer *gazetteer, const ImageSense *sense, const Doc *doc, const uint32_t *tokens, uint32_t n);
#endif
