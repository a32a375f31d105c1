/* Memory that is freed all at once. Blocks never move, so pointers into an arena stay good until it is freed. */
#ifndef ARENA_H
#define ARENA_H
#include <stddef.h>

typedef struct ArenaChunk ArenaChunk;

/* Zeroed is empty and ready. */
typedef struct Arena {
    ArenaChunk *chunks; /* newest first */
    char       *next, *end;
    size_t      total;  /* bytes asked from mem_alloc */
} Arena;

/* Says how much will be asked for, so that it comes in one piece: that is less work for the system's allocator, and it keeps pieces of a
 * size for the next arena. */
void arena_expect(Arena *arena, size_t total);

/* 8-byte aligned, uninitialised; NULL when out of memory. */
void *arena_alloc(Arena *arena, size_t size);

/* Copies `length` bytes and puts a NUL behind them. */
char *arena_copy(Arena *arena, const char *bytes, size_t length);

void arena_free(Arena *arena);  /* leaves it empty and ready */
void arena_reset(Arena *arena); /* the same, but keeps the largest chunk for the next use */
#endif
