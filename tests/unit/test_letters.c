#include "spelling.h"
#include "unit.h"
#include <string.h>

static void words_longer_than_the_most_are_cut(void) {
    uint32_t letters[64];
    char out[WORD_MAX];
    for (size_t i = 0; i < 64; i++) letters[i] = 0x449; /* щ: shch */
    CU_ASSERT_EQUAL(letters_romanise(letters, 64, SCRIPT_CYRILLIC, out), WORD_MAX - 1);
    CU_ASSERT_EQUAL(strlen(out), WORD_MAX - 1);
}

static void every_letter_reads_as_a_to_z(void) {
    static const struct {
        uint32_t first, last;
        enum Script script;
    } blocks[] = {{'a', 'z', SCRIPT_LATIN},           {0xDF, 0x24F, SCRIPT_LATIN},    {0x430, 0x52F, SCRIPT_CYRILLIC},
                  {0x386, 0x3CE, SCRIPT_GREEK},       {0x5D0, 0x5EA, SCRIPT_HEBREW},  {0x620, 0x6FF, SCRIPT_ARABIC},
                  {0xABFF, 0xD7A4, SCRIPT_HANGUL}};
    for (size_t k = 0; k < sizeof blocks / sizeof *blocks; k++)
        for (uint32_t letter = blocks[k].first; letter <= blocks[k].last; letter++) {
            char out[WORD_MAX];
            size_t n = letters_romanise(&letter, 1, blocks[k].script, out);
            CU_ASSERT(n <= 8 && strspn(out, "abcdefghijklmnopqrstuvwxyz") == n);
        }
}

static void the_letters_that_have_no_twin_decide(void) {
    uint32_t latin[] = {0x440, 'u', 't', 'i', 'n'}, cyrillic[] = {0x43B, 'a', 0x432, 'p', 'o', 0x432}, plain[] = {'a', 'b'};
    CU_ASSERT_EQUAL(letters_unmix(latin, 5), SCRIPT_LATIN);
    CU_ASSERT_EQUAL(latin[0], 'p');
    CU_ASSERT_EQUAL(letters_unmix(cyrillic, 6), SCRIPT_CYRILLIC);
    CU_ASSERT_EQUAL(cyrillic[1], 0x430);
    CU_ASSERT_EQUAL(letters_unmix(plain, 2), SCRIPT_LATIN);
}

UNIT_MAIN("letters", {"words longer than the most are cut", words_longer_than_the_most_are_cut},
          {"every letter reads as a to z", every_letter_reads_as_a_to_z},
          {"the letters that have no twin decide", the_letters_that_have_no_twin_decide})
