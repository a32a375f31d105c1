#include "offset.h"
#include "text.h"
#include "unit.h"
#include <string.h>

#define R "\xEF\xBF\xBD"

typedef struct Case {
    const char *in, *out;
    size_t      n_repairs;
} Case;

static Doc *decode(const char *bytes, size_t length, bool refuse, quoth_error *err) {
    Doc *doc = doc_new(err);
    CU_ASSERT_FATAL(doc != NULL);
    if (text_decode(doc, bytes, length, refuse, err)) return doc;
    doc_free(doc);
    return NULL;
}

static void well_formed_text_stays(void) {
    static const char *const texts[] = {"", "plain", "“Zoë” 한국 😀", "\xEF\xBB\xBF" "BOM", "a\r\nb\xE2\x80\xA8" "c\xC2\x85",
                                        "\xF4\x8F\xBF\xBF\xED\x9F\xBF\xEE\x80\x80"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Doc *doc = decode(texts[i], strlen(texts[i]), true, NULL);
        CU_ASSERT_FATAL(doc != NULL);
        CU_ASSERT_STRING_EQUAL(doc->text, texts[i]);
        CU_ASSERT_EQUAL(doc->n_text, strlen(texts[i]));
        CU_ASSERT_EQUAL(doc->repairs.n + doc->notes.n, 0);
        doc_free(doc);
    }
}

static void each_maximal_subpart_becomes_one_replacement(void) {
    static const Case cases[] = {
        {"a\xFFz", "a" R "z", 1},
        {"\xE2\x80", R, 1},
        {"\xF0\x9F\x98z", R "z", 0}, /* three bytes for three: nothing shifts */
        {"\xC0\xAF", R R, 2},
        {"\xE0\x80\xAF", R R R, 3},
        {"\xED\xA0\x80", R R R, 3},
        {"\xF4\x90\x80\x80", R R R R, 4},
        {"\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64", R R R "b" R "c" R R "d", 5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Doc *doc = decode(cases[i].in, strlen(cases[i].in), false, NULL);
        CU_ASSERT_FATAL(doc != NULL);
        CU_ASSERT_STRING_EQUAL(doc->text, cases[i].out);
        CU_ASSERT_EQUAL(doc->repairs.n, cases[i].n_repairs);
        CU_ASSERT_FATAL(doc->notes.n == 1);
        CU_ASSERT_STRING_EQUAL(doc->notes.at[0].code, "ill-formed");
        doc_free(doc);
    }
}

static void offsets_lead_back_to_the_input(void) {
    static const char in[] = "a\xFF" "b\xE2\x80" "c\xF0\x9F\x98" "d";
    Doc *doc = decode(in, strlen(in), false, NULL);
    CU_ASSERT_FATAL(doc != NULL);
    for (const char *letter = "abcd"; *letter; letter++) {
        uint32_t at = (uint32_t)(strchr(doc->text, *letter) - doc->text);
        CU_ASSERT_EQUAL(in[offset_in(doc, at, OFFSET_BYTE)], *letter);
    }
    doc_free(doc);
}

static void refusing_names_the_byte(void) {
    quoth_error err = {0};
    CU_ASSERT_PTR_NULL(decode("ab\xC3(", 4, true, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_ENCODING);
    CU_ASSERT_EQUAL(err.at, 2);
}

static void zero_bytes_stay(void) {
    Doc *doc = decode("a\0b", 3, true, NULL);
    CU_ASSERT_FATAL(doc != NULL);
    CU_ASSERT_EQUAL(doc->n_text, 3);
    CU_ASSERT_EQUAL(doc->text[2], 'b');
    CU_ASSERT_EQUAL(doc->text[3], '\0');
    doc_free(doc);
}

static void the_hash_is_of_the_input(void) {
    static const struct { const char *text, *hash; } cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Doc *doc = decode(cases[i].text, strlen(cases[i].text), false, NULL);
        CU_ASSERT_FATAL(doc != NULL);
        CU_ASSERT_STRING_EQUAL(doc->sha256, cases[i].hash);
        CU_ASSERT_EQUAL(doc->input_bytes, strlen(cases[i].text));
        doc_free(doc);
    }
}

UNIT_MAIN("decode", {"well-formed text stays", well_formed_text_stays},
          {"each maximal subpart becomes one replacement", each_maximal_subpart_becomes_one_replacement},
          {"offsets lead back to the input", offsets_lead_back_to_the_input},
          {"refusing names the byte", refusing_names_the_byte},
          {"zero bytes stay", zero_bytes_stay}, {"the hash is of the input", the_hash_is_of_the_input})
