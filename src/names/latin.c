/* The exchanges of Latin letters are found by the blocks that can be spelt with them; then all exchanges are gone through once. */
#include "blocks.h"
#include "mem.h"

enum { REPLACED_VOWEL = 550, REPLACED = 900, LAST_CLASS = 28 };

typedef struct Spelling { /* of the block that an identifier stands for */
    uint8_t first, length; /* class of the first letter; 0: not of Latin letters, or too long */
} Spelling;

static uint16_t symbol_of(unsigned class) { return (uint16_t)(class == 27 ? '^' : class == 28 ? '$' : 'a' + class - 1); }

static bool is_vowel(unsigned class) {
    uint16_t c = symbol_of(class);
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* The block of these letters, and whether longer ones start so. */
static bool note_block(const SpellingModel *model, Spelling *spellings, uint64_t hash, unsigned first, unsigned length) {
    const ModelBlock *block = model_block(model, hash);
    if (!block) return false;
    if (block->id) spellings[block->id] = (Spelling){(uint8_t)first, (uint8_t)length};
    return block_continues(block);
}

/* What begins at the first of `n` letters; false where that is as much as without the last of them. */
static bool note_start(const LatinTable *table, const SpellingModel *model, const uint16_t *letters, unsigned n, Buffer *starts) {
    LatinStart start;
    blocks_search(model, letters, n, &start.letter, &start.blocks);
    start.letter.drop = table->drop[start.letter.class];
    bool more = n == 1 || start.blocks.id[n - 1] || start.letter.seen > n;
    if (more) buffer_add(starts, &start, sizeof start);
    return more;
}

static void note_two(LatinTable *table, const SpellingModel *model, unsigned x, unsigned y, Buffer *starts) {
    uint16_t letters[LATIN_LONGEST] = {symbol_of(x), symbol_of(y)};
    uint16_t first = (uint16_t)(starts->n / sizeof(LatinStart));
    bool     more = note_start(table, model, letters, y ? 2 : 1, starts);
    table->first[x][y] = more ? first : table->first[x][0];
    for (unsigned z = 1; y && more && z <= LAST_CLASS; z++) {
        letters[2] = symbol_of(z);
        if (note_start(table, model, letters, LATIN_LONGEST, starts)) table->next[x][y] |= 1u << z;
    }
}

/* What is looked up most often needs no search. */
static void note_starts(LatinTable *table, const SpellingModel *model, Buffer *starts) {
    memset(table->first, 0, sizeof table->first);
    memset(table->next, 0, sizeof table->next);
    for (unsigned x = 1; x <= LAST_CLASS; x++) {
        const ModelBlock *block = model_block(model, block_hash(BLOCK_START, symbol_of(x)));
        uint16_t drop = block && block->id ? model_cost(model, block->id, 0) : DROP_MOST;
        table->drop[x] = drop < DROP_MOST ? drop : DROP_MOST;
        for (unsigned y = 0; y <= LAST_CLASS; y++) note_two(table, model, x, y, starts);
    }
}

static void note_blocks(const SpellingModel *model, Spelling *spellings) {
    for (unsigned x = 1; x <= LAST_CLASS; x++) {
        uint64_t one = block_hash(BLOCK_START, symbol_of(x));
        if (!note_block(model, spellings, one, x, 1)) continue;
        for (unsigned y = 1; y <= LAST_CLASS; y++) {
            uint64_t two = block_hash(one, symbol_of(y));
            if (!note_block(model, spellings, two, x, 2)) continue;
            for (unsigned z = 1; z <= LAST_CLASS; z++) note_block(model, spellings, block_hash(two, symbol_of(z)), x, 3);
        }
    }
}

static uint16_t replaced(unsigned x, unsigned y) {
    if (x == y && x) return 0;
    if (x > 26 || y > 26) return NO_STEP;
    return x && y && is_vowel(x) && is_vowel(y) ? REPLACED_VOWEL : REPLACED;
}

static void put_exchange(LatinTable *table, Spelling x, Spelling y, uint16_t cost) {
    if (!x.length || !y.length) return;
    if (x.length == 1 && y.length == 1) {
        uint16_t *there = &table->cost[x.first][y.first];
        if (cost < *there) *there = cost;
        return;
    }
    uint16_t *kinds = &table->kinds[x.first][y.first];
    *kinds = (uint16_t)(*kinds | 1u << ((x.length - 1u) * 4 + y.length - 1u));
}

bool latin_table_fill(LatinTable *table, const SpellingModel *model, Buffer *starts) {
    Spelling *spellings = mem_zeroed((UINT16_MAX + 1) * sizeof *spellings);
    if (!spellings) return false;
    note_blocks(model, spellings);
    note_starts(table, model, starts);
    table->drop[0] = DROP_MOST;
    for (unsigned x = LAST_CLASS + 1; x < LATIN_CLASSES; x++) table->drop[x] = DROP_MOST;
    for (unsigned x = 0; x < LATIN_CLASSES; x++)
        for (unsigned y = 0; y < LATIN_CLASSES; y++) {
            table->cost[x][y] = replaced(x, y);
            table->kinds[x][y] = x && y ? 0 : UINT16_MAX;
        }
    for (uint32_t i = 0; i <= model->exchange_mask; i++) {
        const ModelExchange *exchange = &model->exchanges[i];
        if (!exchange->pair || !spellings[exchange->pair >> 16].length) continue; /* most are of other scripts */
        put_exchange(table, spellings[exchange->pair >> 16], spellings[exchange->pair & UINT16_MAX], exchange->cost);
    }
    mem_free(spellings);
    return !starts->failed;
}
