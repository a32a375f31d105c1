#include "fold.h"
#include "hash.h"
#include "unit.h"

static size_t fold(const char *word, char *out, size_t cap) { return fold_word(word, strlen(word), out, cap); }

static void check(const char *word, const char *want) {
    char   out[256];
    size_t n = fold(word, out, sizeof out);
    CU_ASSERT_EQUAL(n, strlen(want));
    CU_ASSERT(n <= sizeof out && memcmp(out, want, n) == 0);
    CU_ASSERT_EQUAL(fold_hash(word, strlen(word)), hash_bytes(want, strlen(want)));
}

static void case_does_not_count(void) {
    check("Kremlin", "kremlin");
    check("@[`{AZaz", "@[`{azaz");
    check("ΆΓΙΟΣ", "αγιοσ");
    check("ПУТИН", "путин");
}

static void diacritics_do_not_count(void) {
    check("Orbán", "orban");
    check("ORBÁN", "orban");
    check("Türkiye", "turkiye");
    check("Łódź", "lodz");
    check("Việt", "viet");
    check("Ёлкин", "елкин");
    check("Йод", "иод");
    check("Е\xCC\x88лкин", "елкин");
    check("مُحَمَّد", "محمد");
}

static void letters_without_decomposition_are_spelt_out(void) {
    check("Straße", "strasse");
    check("Sørensen", "sorensen");
    check("Đoković", "dokovic");
    check("Ægir", "aegir");
    check("Þór", "thor");
    check("Iğdır", "igdir");
    check("İstanbul", "istanbul");
    check("Œuvre", "oeuvre");
}

static void vowels_of_other_scripts_stay(void) {
    check("นี้", "นี้");
    check("が", "か\xE3\x82\x99");
    check("한국", "한국");
}

static void apostrophes_are_one(void) {
    check("O’Brien", "o'brien");
    check("Oʼbrien", "o'brien");
    check("o'BRIEN", "o'brien");
}

static void invisible_characters_do_not_count(void) {
    check("Pu\xE2\x80\x8Btin", "putin");
    check("Pu\xC2\xADtin", "putin");
    check("", "");
    check("ＡＢＣ", "abc");
}

static void a_hash_is_that_of_the_folded_bytes_at_any_length(void) {
    char word[1200], folded[1200];
    for (size_t i = 0; i < sizeof word; i++) word[i] = "QuOtH"[i % 5];
    for (size_t n = 0; n <= 40; n++) {
        size_t length = fold_word(word, n, folded, sizeof folded);
        CU_ASSERT_EQUAL(fold_hash(word, n), hash_bytes(folded, length));
    }
    for (size_t i = 0; i + 1 < sizeof word; i += 2) memcpy(word + i, "É", 2);
    size_t length = fold_word(word, sizeof word, folded, sizeof folded);
    CU_ASSERT_EQUAL(length, sizeof word / 2);
    CU_ASSERT_EQUAL(fold_hash(word, sizeof word), hash_bytes(folded, length));
}

static void a_short_buffer_cuts_and_tells_the_length(void) {
    char out[4] = "???";
    CU_ASSERT_EQUAL(fold("Kremlin", out, 3), 7);
    CU_ASSERT(memcmp(out, "kre", 4) == 0);
    CU_ASSERT_EQUAL(fold("ß", out, 1), 2);
}

static void ill_formed_bytes_are_survived(void) {
    char out[64];
    CU_ASSERT(fold("\xFFx\xC3", out, sizeof out) > 0);
    CU_ASSERT_EQUAL(fold_word("\xE2\x80", 2, out, sizeof out), 6);
}

UNIT_MAIN("fold", {"case does not count", case_does_not_count}, {"diacritics do not count", diacritics_do_not_count},
          {"letters without decomposition are spelt out", letters_without_decomposition_are_spelt_out},
          {"vowels of other scripts stay", vowels_of_other_scripts_stay}, {"apostrophes are one", apostrophes_are_one},
          {"invisible characters do not count", invisible_characters_do_not_count},
          {"a hash is that of the folded bytes at any length", a_hash_is_that_of_the_folded_bytes_at_any_length},
          {"a short buffer cuts and tells the length", a_short_buffer_cuts_and_tells_the_length},
          {"ill-formed bytes are survived", ill_formed_bytes_are_survived})
