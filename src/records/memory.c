#include "memory.h"
#include <stdalign.h>
#include <stdlib.h>

#define BLOCK ((size_t)16 << 10) /* bytes: the arrays of a record of one article */

typedef struct Block {
    struct Block *next;
    size_t        used, size;
    alignas(max_align_t) unsigned char bytes[];
} Block;

struct RecordMemory {
    Block *blocks;
};

RecordMemory *record_memory_new(void) { return calloc(1, sizeof(RecordMemory)); }

void record_memory_free(RecordMemory *memory) {
    if (!memory) return;
    for (Block *block = memory->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(memory);
}

static Block *block_for(RecordMemory *memory, size_t bytes) {
    Block *block = memory->blocks;
    if (block && block->size - block->used >= bytes) return block;
    size_t size = bytes > BLOCK ? bytes : BLOCK;
    block = calloc(1, sizeof *block + size);
    if (!block) return NULL;
    *block = (Block){memory->blocks, 0, size};
    return memory->blocks = block;
}

void *record_take(RecordMemory *memory, size_t n, size_t size) {
    const size_t step = alignof(max_align_t);
    if (n > (SIZE_MAX - BLOCK) / (size ? size : 1) / 2) return NULL;
    size_t bytes = (n * size + step - 1) / step * step;
    Block *block = block_for(memory, bytes);
    if (!block) return NULL;
    void *at = block->bytes + block->used;
    block->used += bytes;
    return at;
}
