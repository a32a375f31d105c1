#include "made_doc.h"
#include "unit.h"

static void check(const Doc *doc, uint32_t at, uint64_t points, uint64_t units, uint64_t bytes) {
    CU_ASSERT_EQUAL(offset_in(doc, at, OFFSET_CODEPOINT), points);
    CU_ASSERT_EQUAL(offset_in(doc, at, OFFSET_UTF16), units);
    CU_ASSERT_EQUAL(offset_in(doc, at, OFFSET_BYTE), bytes);
}

static void ascii_needs_no_counts(void) {
    Doc *doc = made_empty("plain");
    CU_ASSERT_PTR_NULL(doc->counts);
    check(doc, 0, 0, 0, 0);
    check(doc, 5, 5, 5, 5);
    doc_free(doc);
}

static void units_differ_beyond_ascii(void) {
    Doc *doc = made_empty("a\xC3\xA9\xE2\x80\x9C\xF0\x9F\x8E\x89z");
    check(doc, 1, 1, 1, 1);
    check(doc, 3, 2, 2, 3);
    check(doc, 6, 3, 3, 6);
    check(doc, 10, 4, 5, 10);
    check(doc, 11, 5, 6, 11);
    doc_free(doc);
}

static void block_edges_count_once(void) {
    char text[1025];
    for (size_t i = 0; i < 1024; i += 4) memcpy(text + i, "\xF0\x9F\x8E\x89", 4);
    text[1024] = '\0';
    Doc *doc = made_empty(text);
    for (uint32_t at = 0; at <= 1024; at += 4) check(doc, at, at / 4, at / 2, at);
    doc_free(doc);
}

static void repairs_lead_back_to_the_input(void) {
    Doc *doc = made_empty("a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c"); /* the input was a, 1 bad byte, b, 2 bad bytes, c */
    MADE_ADD(doc, repairs, (Repair){.at = 4, .delta = -2});
    MADE_ADD(doc, repairs, (Repair){.at = 8, .delta = -3});
    check(doc, 1, 1, 1, 1);
    check(doc, 4, 2, 2, 2);
    check(doc, 5, 3, 3, 3);
    check(doc, 8, 4, 4, 5);
    check(doc, 9, 5, 5, 6);
    doc_free(doc);
}

/* Bytes are counted eight at a time, those left over one by one. */
static void points_are_counted_from_any_place(void) {
    static const char text[] = "ab\xC3\xA9" "cdefgh\xE2\x80\x9Cijk\xF0\x9F\x8E\x89lmnopqrs\xD0\x90\xD0\x91tuvwxyz";
    uint32_t          n = sizeof text - 1, wrong = 0;
    for (uint32_t start = 0; start < n; start++)
        for (uint32_t end = start, points = 0; end <= n; points += ((unsigned char)text[end++] & 0xC0) != 0x80)
            wrong += points_in(text + start, end - start) != points;
    CU_ASSERT_EQUAL(wrong, 0);
}

static void no_text_is_no_error(void) {
    Doc *doc = made_empty("");
    check(doc, 0, 0, 0, 0);
    doc_free(doc);
}

UNIT_MAIN("offset", {"ASCII needs no counts", ascii_needs_no_counts}, {"units differ beyond ASCII", units_differ_beyond_ascii},
          {"block edges count once", block_edges_count_once}, {"repairs lead back to the input", repairs_lead_back_to_the_input},
          {"points are counted from any place", points_are_counted_from_any_place}, {"no text is no error", no_text_is_no_error})
