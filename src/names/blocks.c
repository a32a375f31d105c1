#include "blocks.h"
#include "bits.h"

#define TOLD 400u

static void take_block(Letter *letter, Blocks *blocks, unsigned k, const ModelBlock *block) {
    blocks->id[k] = block->id;
    if (k < PARTNERS_OF) blocks->partners[k] = (uint32_t)(block->partners | block->partners >> 32);
    if (k >= LATIN_LONGEST) return;
    blocks->latin[k] = block->latin;
    letter->meets |= block->starts;
    letter->partners |= block->latin;
    if (!block->id) return;
    letter->blocks |= partner_bit(block->id);
    letter->lengths = (uint8_t)(letter->lengths | 1u << k);
}

static uint16_t price_drop(const SpellingModel *model, unsigned class, uint32_t id) {
    if (class) return model->latin->drop[class];
    uint16_t cost = id ? model_cost(model, id, 0) : NO_EXCHANGE;
    return cost > DROP_MOST ? DROP_MOST : cost;
}

/* The blocks of more than `seen` letters. */
static void search_on(const SpellingModel *model, const uint16_t *letters, unsigned n, unsigned seen, Letter *letter, Blocks *blocks) {
    uint64_t hash = BLOCK_START;
    for (unsigned i = 0; i < seen; i++) hash = block_hash(hash, letters[i]);
    letter->seen = 0;
    while (seen < n && seen < BLOCK_MOST) {
        hash = block_hash(hash, letters[seen++]);
        const ModelBlock *block = model_block(model, hash);
        if (!block) break;
        if (seen == 1 && block_value(block)) letter->told = block_value(block);
        take_block(letter, blocks, seen - 1, block);
        if (!block_continues(block)) break;
        if (seen == n) letter->seen = 1; /* longer ones start so */
    }
    letter->seen = (uint8_t)(letter->seen + seen);
}

void blocks_search(const SpellingModel *model, const uint16_t *letters, unsigned n, Letter *letter, Blocks *blocks) {
    unsigned class = latin_class(letters[0]);
    *blocks = (Blocks){{0}, {0}, {0}};
    *letter = (Letter){.symbol = letters[0], .class = (uint8_t)class, .start = (uint8_t)class, .told = TOLD, .meets = 1};
    search_on(model, letters, n, 0, letter, blocks);
    letter->drop = price_drop(model, class, blocks->id[0]);
}

/* What a model says of a letter of class x before those of y and z; 0: none. */
static const LatinStart *latin_start(const SpellingModel *model, unsigned x, unsigned y, unsigned z) {
    uint32_t next = model->latin->next[x][y], more = next >> z & 1;
    return &model->starts[model->latin->first[x][y] + ((1 + bits_count(next & ((UINT32_C(1) << z) - 1))) & (0 - more))];
}

void blocks_read(const SpellingModel *model, const uint16_t *letters, unsigned n, Letter *letter, Blocks *blocks) {
    unsigned x = latin_class(letters[0]), y = n > 1 ? latin_class(letters[1]) : 0, z = n > 2 ? latin_class(letters[2]) : 0;
    bool     told = x && (y || n < 2) && (z || n < 3);
    const LatinStart *start = latin_start(model, x, y, z);
    if (told) *letter = start->letter, *blocks = start->blocks;
    else blocks_search(model, letters, n, letter, blocks);
    if (told && letter->seen > LATIN_LONGEST && n > LATIN_LONGEST) search_on(model, letters, n, LATIN_LONGEST, letter, blocks);
    letter->class = (uint8_t)x;
    letter->start = (uint8_t)(y && z ? x : 0);
    letter->lengths &= 7;
    if (!letter->start) letter->meets = UINT32_MAX;
}

void blocks_read_latin(const SpellingModel *model, const uint16_t *letters, unsigned n, bool latin, Letter *at, const Blocks **blocks, Blocks *own) {
    unsigned x = latin_class(letters[0]), y = latin_class(letters[1]), z;
    for (unsigned i = 0; i < n; i++, x = y, y = z) {
        z = i + 2 < n ? latin_class(letters[i + 2]) : 0;
        const LatinStart *start = latin_start(model, x, y, z);
        at[i] = start->letter;
        blocks[i] = &start->blocks;
        if (!latin && start->letter.seen > LATIN_LONGEST && n - i > LATIN_LONGEST) {
            own[i] = start->blocks;
            blocks[i] = &own[i];
            search_on(model, letters + i, n - i, LATIN_LONGEST, &at[i], &own[i]);
        }
        at[i].class = at[i].start = (uint8_t)x;
        at[i].lengths &= 7;
    }
    at[n - 1].start = at[n - 2].start = 0;
    at[n - 1].meets = at[n - 2].meets = UINT32_MAX;
}

uint16_t letter_told(const SpellingModel *model, uint16_t letter) {
    unsigned class = latin_class(letter);
    if (class) return model->starts[model->latin->first[class][0]].letter.told;
    const ModelBlock *block = model_block(model, block_hash(BLOCK_START, letter));
    return block && block_value(block) ? block_value(block) : TOLD;
}
