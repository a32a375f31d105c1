/* What is known of spellings: a compact binary, made from models/spellings*.tsv and used in place. Inner header of names/, but for
 * the gazetteer, which carries it.
 *
 * A block is one to six letters that are exchanged for others; it has a number. An exchange is a pair of blocks with its cost in
 * hundredths (of -log of how likely it is); 0 stands for no letters. */
#ifndef MODEL_H
#define MODEL_H
#include "buffer.h"
#include "hash.h"
#include "latin.h"
#include "names.h"

#define BLOCK_MOST 6u
#define NO_EXCHANGE UINT16_MAX
#define LONGEST_SEARCH 128u /* places of a table that something may stand in, so that a look-up ends in any table */

typedef struct ModelBlock { /* open addressing by hash; hash 0 where free */
    uint64_t hash;
    uint64_t partners;  /* partner_bit() of each block that it is exchanged for */
    uint64_t latin;     /* of each of these of up to three Latin letters; not of one from a to z where this is one too (latin.h) */
    uint32_t starts;    /* bits by latin_class(): one of these starts so */
    uint16_t id;        /* 0: only the start of longer ones */
    uint16_t value;     /* of one letter: how much it tells, in hundredths; with BLOCK_CONTINUES where longer ones start so */
} ModelBlock;
#define BLOCK_CONTINUES 0x8000u
static inline bool block_continues(const ModelBlock *block) { return block->value & BLOCK_CONTINUES; }
static inline uint16_t block_value(const ModelBlock *block) { return block->value & (BLOCK_CONTINUES - 1u); }

typedef struct ModelExchange { /* open addressing by pair; pair 0 where free */
    uint32_t pair;             /* id of a << 16 | id of b */
    uint16_t cost;
    uint16_t unused;
} ModelExchange;

typedef struct ModelPart { /* a known part of names, in order of hash; it may stand in several rows */
    uint32_t hash, row;    /* row: ROW_NUMBER, ROW_GENDER, how common it is */
} ModelPart;
#define ROW_OF(row) ((row) >> 8)
#define ROW_GENDER(row) ((row) >> 6 & 3u)
#define ROW_COMMON(row) ((row) & 63u)

typedef struct ModelHead {
    uint32_t version, n_blocks, n_exchanges, n_parts, n_weights, n_latin, n_starts, unused;
} ModelHead;
#define MODEL_VERSION 6u

struct SpellingModel {
    const ModelHead *head; /* NULL: none, and names cannot be compared; what follows stands behind it in this order */
    const LatinTable *latin;
    const ModelBlock *blocks;
    const ModelExchange *latin_exchanges; /* those of up to three Latin letters once more, so that they lie close */
    const ModelExchange *exchanges;
    const ModelPart *parts;
    const struct LatinStart *starts; /* blocks.h; as LatinTable.first says */
    const float *weights; /* by evidence.h */
    uint32_t block_mask, exchange_mask, latin_mask;
};

/* So that most pairs that are no exchange are told apart without a look-up. */
static inline uint64_t partner_bit(uint32_t id) { return UINT64_C(1) << (id & 63); }

#define BLOCK_START HASH_SEED
static inline uint64_t block_hash(uint64_t before, uint16_t letter) {
    uint64_t hash = (before ^ letter) * UINT64_C(0xD6E8FEB86659FD93);
    hash ^= hash >> 32;
    return hash ? hash : 1;
}

/* NULL where no exchange has it and none starts so. */
static inline const ModelBlock *model_block(const SpellingModel *model, uint64_t hash) {
    for (uint32_t i = (uint32_t)hash, end = i + LONGEST_SEARCH; i != end; i++) {
        const ModelBlock *block = &model->blocks[i & model->block_mask];
        if (block->hash == hash) return block;
        if (!block->hash) break;
    }
    return NULL;
}

static inline uint32_t exchange_place(uint32_t pair, uint32_t mask) { return (pair * UINT32_C(0x9E3779B1) >> 12) & mask; }

static inline uint16_t exchange_cost(const ModelExchange *exchanges, uint32_t mask, uint32_t a, uint32_t b) {
    uint32_t pair = a << 16 | b;
    for (uint32_t i = exchange_place(pair, mask), end = i + LONGEST_SEARCH; i != end; i++) {
        const ModelExchange *exchange = &exchanges[i & mask];
        if (exchange->pair == pair) return exchange->cost;
        if (!exchange->pair) break;
    }
    return NO_EXCHANGE;
}

/* The cost of an exchange of two blocks, or NO_EXCHANGE. */
static inline uint16_t model_cost(const SpellingModel *model, uint32_t a, uint32_t b) {
    return exchange_cost(model->exchanges, model->exchange_mask, a, b);
}
static inline uint16_t model_latin_cost(const SpellingModel *model, uint32_t a, uint32_t b) {
    return exchange_cost(model->latin_exchanges, model->latin_mask, a, b);
}

/* Sets the pointers of a model into its binary, whose head is good. */
void model_lay_out(SpellingModel *model, const ModelHead *head);

/* The rows of a part: `rows` has room for `most`; returns how many. */
unsigned model_rows(const SpellingModel *model, uint32_t hash, uint32_t *rows, unsigned most);

/* ---- model_build.c: from lines of text --------------------------------------------------------------------------- */

typedef struct ModelBuilder ModelBuilder;

ModelBuilder *model_builder_new(void);
void model_builder_free(ModelBuilder *builder);

/* Takes a record, its fields apart by TAB. NULL where it is good, or what is wrong with it. */
const char *model_builder_take(ModelBuilder *builder, const char *line, size_t length);

/* Appends the binary; nothing where no record came. False: no memory. */
bool model_builder_write(ModelBuilder *builder, Buffer *out);
#endif
