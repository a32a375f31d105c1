#include "arena.h"
#include "mem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define FIRST_CHUNK ((size_t)64 << 10)
#define LARGEST_STEP ((size_t)4 << 20)

struct ArenaChunk {
    ArenaChunk *older;
    size_t      size;
    max_align_t data[];
};

static bool add_chunk(Arena *arena, size_t need) {
    size_t size = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_STEP) size = LARGEST_STEP;
    if (size < need) size = need;
    if (size > SIZE_MAX - sizeof(ArenaChunk)) return false;
    ArenaChunk *chunk = mem_alloc(sizeof *chunk + size);
    if (!chunk) return false;
    *chunk = (ArenaChunk){.older = arena->chunks, .size = size};
    arena->chunks = chunk;
    arena->next = (char *)chunk->data;
    arena->end = arena->next + size;
    arena->total += size;
    return true;
}

void arena_expect(Arena *arena, size_t total) {
    if (total > LARGEST_STEP) total = LARGEST_STEP;
    if (!arena->chunks && total > FIRST_CHUNK) add_chunk(arena, total); /* if that fails, so will what is asked for */
}

void *arena_alloc(Arena *arena, size_t size) {
    if (size > SIZE_MAX - 8) return NULL;
    size = size ? (size + 7) & ~(size_t)7 : 8; /* so that the block is not NULL */
    if (size > (size_t)(arena->end - arena->next) && !add_chunk(arena, size)) return NULL;
    void *block = arena->next;
    arena->next += size;
    return block;
}

char *arena_copy(Arena *arena, const char *bytes, size_t length) {
    char *copy = arena_alloc(arena, length + 1);
    if (!copy) return NULL;
    if (length) memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

static void free_all_but(Arena *arena, ArenaChunk *keep) {
    for (ArenaChunk *chunk = arena->chunks, *older; chunk; chunk = older) {
        older = chunk->older;
        if (chunk != keep) mem_free(chunk);
    }
    *arena = (Arena){0};
}

void arena_free(Arena *arena) { free_all_but(arena, NULL); }

void arena_reset(Arena *arena) {
    ArenaChunk *largest = arena->chunks;
    for (ArenaChunk *chunk = largest; chunk; chunk = chunk->older)
        if (chunk->size > largest->size) largest = chunk;
    free_all_but(arena, largest);
    if (!largest) return;
    largest->older = NULL;
    *arena = (Arena){.chunks = largest, .next = (char *)largest->data, .total = largest->size};
    arena->end = arena->next + largest->size;
}
