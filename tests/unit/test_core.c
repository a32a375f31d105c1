/* core/: memory, arrays, bytes, hashes, files. */
#include "array.h"
#include "buffer.h"
#include "file.h"
#include "hash.h"
#include "mem.h"
#include "unit.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void arena_blocks_are_apart_and_aligned(void) {
    Arena arena = {0};
    char *last = NULL;
    for (size_t size = 1; size < 200000; size = size * 3 + 1) {
        char *block = arena_alloc(&arena, size);
        CU_ASSERT_PTR_NOT_NULL_FATAL(block);
        CU_ASSERT_EQUAL((uintptr_t)block % 8, 0);
        CU_ASSERT(block != last);
        memset(block, 0xAB, size);
        last = block;
    }
    arena_free(&arena);
    CU_ASSERT_EQUAL(arena.total, 0);
}

static void arena_reset_keeps_the_largest_chunk(void) {
    Arena arena = {0};
    CU_ASSERT_PTR_NOT_NULL(arena_alloc(&arena, 10));
    CU_ASSERT_PTR_NOT_NULL(arena_alloc(&arena, 1 << 20));
    arena_reset(&arena);
    size_t kept = arena.total;
    CU_ASSERT(kept >= 1 << 20);
    CU_ASSERT_PTR_NOT_NULL(arena_alloc(&arena, 1 << 20));
    CU_ASSERT_EQUAL(arena.total, kept);
    arena_free(&arena);
}

static void arena_refuses_sizes_that_overflow(void) {
    Arena arena = {0};
    CU_ASSERT_PTR_NULL(arena_alloc(&arena, SIZE_MAX));
    CU_ASSERT_PTR_NULL(arena_alloc(&arena, SIZE_MAX - 16));
    arena_free(&arena);
}

static void array_keeps_its_elements_while_it_grows(void) {
    Arena arena = {0};
    ARRAY(uint32_t) numbers = {0};
    for (uint32_t i = 0; i < 5000; i++) {
        uint32_t *number = array_add(&arena, &numbers);
        CU_ASSERT_PTR_NOT_NULL_FATAL(number);
        *number = i * i;
    }
    bool right = true;
    for (uint32_t i = 0; i < numbers.n; i++) right = right && numbers.at[i] == i * i;
    CU_ASSERT(right && numbers.n == 5000);
    uint32_t *many = array_add_many(&arena, &numbers, 300);
    CU_ASSERT(many == numbers.at + 5000 && numbers.n == 5300);
    arena_free(&arena);
}

static void buffer_takes_bytes_text_and_formats(void) {
    Buffer buffer = {0};
    char   long_word[700];
    memset(long_word, 'x', sizeof long_word - 1);
    long_word[sizeof long_word - 1] = '\0';
    buffer_byte(&buffer, '[');
    buffer_text(&buffer, "a\n");
    buffer_format(&buffer, "%d %s", 7, long_word);
    CU_ASSERT(!buffer.failed);
    CU_ASSERT_EQUAL(buffer.n, 1 + 2 + 2 + 699);
    CU_ASSERT_NSTRING_EQUAL(buffer.at, "[a\n7 xx", 7);
    buffer_free(&buffer);
}

static void hashes_tell_apart_and_stay_as_they_are(void) {
    CU_ASSERT_NOT_EQUAL(hash_bytes("Kelin", 5), hash_bytes("Belin", 5));
    CU_ASSERT_NOT_EQUAL(hash_bytes("a\0", 2), hash_bytes("a", 1));
    CU_ASSERT_EQUAL(hash_bytes("abcdefghi", 9), hash_bytes("abcdefghi", 9));
}

static void file_is_replaced_and_read_and_mapped(void) {
    char path[] = "/tmp/quoth-test-XXXXXX";
    int  fd = mkstemp(path);
    CU_ASSERT_FATAL(fd >= 0);
    close(fd);
    quoth_error err = {0};
    MappedFile  before = {0}, after = {0};
    Buffer      read = {0};
    CU_ASSERT(file_replace(path, "old", 3, &err) && file_map(path, &before, &err));
    CU_ASSERT(file_replace(path, "newer", 5, &err) && file_map(path, &after, &err) && file_read(path, &read, &err));
    CU_ASSERT(before.n == 3 && memcmp(before.at, "old", 3) == 0);
    CU_ASSERT(after.n == 5 && memcmp(after.at, "newer", 5) == 0);
    CU_ASSERT(read.n == 5 && strcmp(read.at, "newer") == 0);
    file_unmap(&before);
    file_unmap(&after);
    buffer_free(&read);
    unlink(path);
}

static void file_errors_name_the_path(void) {
    quoth_error err = {0};
    Buffer      read = {0};
    CU_ASSERT(!file_read("/nowhere/at-all", &read, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_MISSING);
    CU_ASSERT(strstr(err.text, "/nowhere/at-all") != NULL);
    err = (quoth_error){0};
    CU_ASSERT(!file_replace("/dev/full/x", "a", 1, &err));
    err = (quoth_error){0};
    CU_ASSERT(!file_replace("/no/such/folder/x", "a", 1, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_IO);
    CU_ASSERT_EQUAL(err.code, QUOTH_IO);
}

static void the_first_error_wins(void) {
    quoth_error err = {0};
    CU_ASSERT(!fail(&err, QUOTH_SOURCE, 7, "line %d", 7));
    CU_ASSERT(!fail(&err, QUOTH_IO, 8, "later"));
    CU_ASSERT(err.code == QUOTH_SOURCE && err.at == 7 && strcmp(err.text, "line 7") == 0);
    CU_ASSERT(!fail(NULL, QUOTH_IO, 0, "nobody asks"));
}

UNIT_MAIN("core", {"arena blocks are apart and aligned", arena_blocks_are_apart_and_aligned},
          {"arena reset keeps the largest chunk", arena_reset_keeps_the_largest_chunk},
          {"arena refuses sizes that overflow", arena_refuses_sizes_that_overflow},
          {"array keeps its elements while it grows", array_keeps_its_elements_while_it_grows},
          {"buffer takes bytes, text and formats", buffer_takes_bytes_text_and_formats},
          {"hashes tell apart and stay as they are", hashes_tell_apart_and_stay_as_they_are},
          {"a file is replaced, read and mapped", file_is_replaced_and_read_and_mapped},
          {"file errors name the path", file_errors_name_the_path}, {"the first error wins", the_first_error_wins})
