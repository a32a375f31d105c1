#include "spelling.h"
#include "unit.h"
#include <string.h>

static void syllables_of_a_word_are_joined(void) {
    const uint32_t letters[] = {0x8FD1, 0x5E73};
    char out[NAME_MAX];
    CU_ASSERT_EQUAL(transliterate(letters, 2, SCRIPT_HAN, out), 7);
    CU_ASSERT_STRING_EQUAL(out, "jinping");
}

static void unknown_letters_are_left_out(void) {
    const uint32_t letters[] = {0x13000, 0xE000};
    char out[NAME_MAX];
    CU_ASSERT_EQUAL(transliterate(letters, 2, SCRIPT_OTHER, out), 0);
    CU_ASSERT_STRING_EQUAL(out, "");
}

static void long_words_are_cut(void) {
    uint32_t letters[64];
    char out[NAME_MAX];
    for (size_t i = 0; i < 64; i++) letters[i] = 0x4E0A;
    CU_ASSERT_EQUAL(transliterate(letters, 64, SCRIPT_HAN, out), WORD_MAX - 1);
}

UNIT_MAIN("transliterate", {"syllables of a word are joined", syllables_of_a_word_are_joined},
          {"unknown letters are left out", unknown_letters_are_left_out}, {"long words are cut", long_words_are_cut})
