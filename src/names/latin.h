/* What one Latin letter costs for another, laid out so that no search is needed. Inner header of names/. */
#ifndef LATIN_H
#define LATIN_H
#include "buffer.h"
#include <stdbool.h>
#include <stdint.h>

#define LATIN_CLASSES 32u
#define LATIN_LONGEST 3u /* letters of a block */
#define DROP_MOST 750u
#define NO_STEP (UINT16_MAX / 2)

struct SpellingModel;

/* By the classes of two letters. `kinds` tells of which lengths blocks that start with these are exchanged: bit (n - 1) * 4 + m - 1
 * for n letters and m; that of one for one is in `cost`. `drop` is what it costs that nothing stands for the letter. */
typedef struct LatinTable {
    uint16_t cost[LATIN_CLASSES][LATIN_CLASSES];
    uint16_t kinds[LATIN_CLASSES][LATIN_CLASSES];
    uint16_t drop[LATIN_CLASSES];
    uint16_t first[LATIN_CLASSES][LATIN_CLASSES];  /* in SpellingModel.starts: what begins at x before y; [x][0]: at the end */
    uint32_t next[LATIN_CLASSES][LATIN_CLASSES];   /* bits by class: letters behind them for which more begins; it stands behind that, in order */
} LatinTable;

/* a to z, the two anchors; 0 for all others, of which the table says nothing. */
static inline unsigned latin_class(uint16_t symbol) {
    if (symbol >= 'a' && symbol <= 'z') return symbol - 'a' + 1u;
    return symbol == '^' ? 27 : symbol == '$' ? 28 : 0;
}

/* Is it a letter of Latin names, with marks or without, or an anchor? */
static inline bool latin_has(uint32_t letter) { return letter < 0x2B0 || (letter >= 0x1E00 && letter < 0x1F00); }

/* Reads the blocks and exchanges of a model, for its builder; what begins at each letter is put behind `starts`. False: no memory. */
bool latin_table_fill(LatinTable *table, const struct SpellingModel *model, Buffer *starts);
#endif
