/* A letter of a name, and the blocks of letters that start at it. Inner header of names/. */
#ifndef BLOCKS_H
#define BLOCKS_H
#include "model.h"

#define PARTNERS_OF 4u   /* blocks whose partners are kept beside them */

/* A letter, or the anchor before and behind all. */
typedef struct Letter {
    uint16_t symbol;
    uint16_t drop;        /* what it costs that nothing stands for it */
    uint8_t class, start; /* as in LatinTable: of the letter, of the blocks that start here; 0 where these may have other letters */
    uint8_t lengths;      /* bits of 1, 2, 3: there is such a block */
    uint8_t seen;         /* letters from here on that were looked at for blocks, or more */
    uint16_t told;        /* how much it tells, in hundredths */
    uint32_t meets;       /* bits by class: what these blocks are exchanged for starts so; bit 0 always, and all where `start` is 0 */
    uint64_t blocks;      /* partner_bit() of the Latin blocks that start here */
    uint64_t partners;    /* and of those that they are exchanged for */
} Letter;

/* The blocks that start at a letter. They lie apart, as few are looked at. */
typedef struct Blocks {
    uint16_t id[BLOCK_MOST];        /* of one letter, two...; 0 where none is exchanged */
    uint32_t partners[PARTNERS_OF]; /* of the shorter ones: ModelBlock.partners, both halves laid together */
    uint64_t latin[LATIN_LONGEST];  /* and ModelBlock.latin */
} Blocks;

/* What begins at a Latin letter with those behind it, of the table in the model. */
typedef struct LatinStart {
    Letter letter;
    Blocks blocks;
} LatinStart;

/* Whether Blocks.partners may have a block. */
static inline bool may_exchange(uint32_t partners, uint32_t id) { return partners >> (id & 31) & 1; }

/* The letter at `letters`, behind which are n - 1 others, by searches in the table of blocks; `start` and `meets` as if all of them were
 * letters of a class. */
void blocks_search(const SpellingModel *model, const uint16_t *letters, unsigned n, Letter *letter, Blocks *blocks);

/* The same, from the table of Latin letters where that tells it. */
void blocks_read(const SpellingModel *model, const uint16_t *letters, unsigned n, Letter *letter, Blocks *blocks);

/* The same of all letters between two anchors, all of them from a to z. What begins at each is told by `blocks`; where it has to be searched, as blocks
 * longer than LATIN_LONGEST must be, it lies in `own`. Of `latin` ones those are not asked for. */
void blocks_read_latin(const SpellingModel *model, const uint16_t *letters, unsigned n, bool latin, Letter *at, const Blocks **blocks, Blocks *own);

/* How much a letter tells by itself. */
uint16_t letter_told(const SpellingModel *model, uint16_t letter);
#endif
