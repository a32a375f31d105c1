/* What is read whole, by pieces, and again. Lines and packed files: test_stream.c. */
#include "unit.h"
#include "core/unpack.h"
#include "made_file.h"
#include <string.h>
#include <unistd.h>

static void whole_files_are_bounded(void) {
    MadeFile     file = file_make("some words", 10);
    const char  *text;
    size_t       length = 0;
    quoth_error  err = {0};
    quoth_input *input = quoth_input_open(file.path, &err);
    CU_ASSERT_FATAL(input && quoth_input_all(input, 10, &text, &length, &err));
    CU_ASSERT(length == 10 && memcmp(text, "some words", 10) == 0);
    quoth_input_close(input);
    input = quoth_input_open(file.path, &err);
    CU_ASSERT(!quoth_input_all(input, 9, &text, &length, &err) && err.code == QUOTH_TOO_LARGE);
    quoth_input_close(input);
    file_unmake(&file);
}

static void lines_are_had_again_by_their_place(void) {
    MadeFile     file = file_make("\xEF\xBB\xBFone\r\ntwo\nthree", 17);
    quoth_error  err = {0};
    quoth_line   line = {0}, again = {.number = 1};
    quoth_input *input = quoth_input_open(file.path, &err);
    uint64_t     places[3];
    CU_ASSERT_FATAL(input != NULL);
    for (int i = 0; i < 3; i++) {
        CU_ASSERT(quoth_input_line(input, 100, &line, &err));
        places[i] = line.place;
    }
    CU_ASSERT(!quoth_input_line(input, 100, &line, &err) && err.code == QUOTH_OK);
    CU_ASSERT(places[0] == 0 && places[1] == 8 && places[2] == 12);
    CU_ASSERT(quoth_input_seek(input, places[1], &err) && quoth_input_line(input, 100, &again, &err));
    CU_ASSERT(again.length == 3 && memcmp(again.text, "two", 3) == 0 && again.place == 8);
    quoth_input_close(input);
    file_unmake(&file);
}

static void a_pipe_goes_back_by_one_line_at_most(void) {
    int          ends[2], own = dup(STDIN_FILENO);
    quoth_error  err = {0};
    quoth_line   line = {0};
    CU_ASSERT_FATAL(own >= 0 && pipe(ends) == 0 && write(ends[1], "a\nb\n", 4) == 4);
    close(ends[1]);
    CU_ASSERT_FATAL(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    quoth_input *input = quoth_input_open("-", &err);
    CU_ASSERT_FATAL(input && quoth_input_line(input, 9, &line, &err) && quoth_input_line(input, 9, &line, &err));
    CU_ASSERT(!quoth_input_seek(input, 0, NULL));
    CU_ASSERT(quoth_input_seek(input, line.place, &err) && quoth_input_line(input, 9, &line, &err) && line.text[0] == 'b');
    CU_ASSERT(!quoth_input_must_wait(input));
    quoth_input_close(input);
    dup2(own, STDIN_FILENO);
    close(own);
    close(ends[0]);
}

static void packed_files_are_known_by_first_bytes_or_name(void) {
    CU_ASSERT(packing_of("\x1F\x8B", 2) == PACKING_GZIP && packing_of("\x28\xB5", 2) == PACKING_ZSTD);
    CU_ASSERT(packing_of("BZh91AY&SY", 10) == PACKING_BZIP2 && packing_of("BZh9 is a word", 14) == PACKING_NONE);
    CU_ASSERT(packing_may_begin("", 0) && packing_may_begin("\x1F", 1) && packing_may_begin("BZh91AY", 7) && !packing_may_begin("BZ ", 3));
    CU_ASSERT(packing_by_name("a.gz") == PACKING_GZIP && packing_by_name("a.b.zst") == PACKING_ZSTD &&
              packing_by_name(".gz") == PACKING_NONE);
}

static void what_is_not_there_is_told(void) {
    quoth_error err = {0};
    CU_ASSERT(!quoth_input_open("/nowhere/at-all", &err) && err.code == QUOTH_MISSING);
    err = (quoth_error){0};
    CU_ASSERT(!quoth_input_open("/", &err) && err.code == QUOTH_MISSING);
    quoth_input_close(NULL);
}

UNIT_MAIN("input", {"whole files are bounded", whole_files_are_bounded},
          {"lines are had again by their place", lines_are_had_again_by_their_place},
          {"a pipe goes back by one line at most", a_pipe_goes_back_by_one_line_at_most},
          {"packed files are known by first bytes or name", packed_files_are_known_by_first_bytes_or_name},
          {"what is not there is told", what_is_not_there_is_told})
