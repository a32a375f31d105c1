/* The plain part of a text and the closer look must agree on every token. Near its end a text is looked at closely all the way, so a short
 * one is read so, and the same with spaces behind it is not. */
#include "fold.h"
#include "text_doc.h"
#include "window.h"

static bool same(const Token *a, const Token *b, bool last) {
    unsigned flags = last ? ~(unsigned)SPACE_AFTER : ~0u;
    return a->start == b->start && a->end == b->end && a->fold == b->fold && a->kind == b->kind && a->shape == b->shape
        && (a->flags & flags) == (b->flags & flags);
}

static void check_agree(const char *text) {
    char padded[400];
    snprintf(padded, sizeof padded, "%s%100s", text, "");
    Doc *closely = doc_of(text), *plainly = doc_of(padded);
    bool good = closely->tokens.n == plainly->tokens.n;
    for (uint32_t i = 0; good && i < closely->tokens.n; i++)
        good = same(&closely->tokens.at[i], &plainly->tokens.at[i], i + 1 == closely->tokens.n);
    if (!good) fprintf(stderr, "tokens differ: \"%s\"\n", text);
    CU_ASSERT(good);
    doc_free(closely);
    doc_free(plainly);
}

static void sentences_have_the_same_tokens(void) {
    static const char *const texts[] = {
        "Ann Reed's plan, the farmers' one; don't", "THE U.S. AND McX: 3.5 or 1,000 at 25:48", "“No,” she said — ‘never’’s", "see a.example.com/x or ann@b.org",
        "vice-president o'clock\n\n(so) \"it\" is... 2nd", "T’s TRUMP’S 's x'S’s 12's", "a_b _c d+ e@ f@g h:i j: k.l m. n", "- a\n* b **c** [d](e) #f > g"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) check_agree(texts[i]);
}

static void any_pieces_have_the_same_tokens(void) {
    static const char *const pieces[] = {"a", "B", "said", "Trump", "U.S.", "'s", "’s", "'S", "’", "'", "\"", "“", "”", "—", "-", "--", ".", ",", ":", ";",
                                         "?", "(", ")", "[", "](b)", "*", "**", "_", "#", "@x", "http://a.b/c", "www.", "1", "2,000", "3.5", "é", "\xCC\x81", ".”", ",”", ",\"", ".'", ",’", "‘", "www.",
                                         "Ж", "習", "\xE2\x80\x8D", "\xC2\xA0", "\n", "\r\n", " ", "  ", "\t", "\x7F", "+", "=", "~", "`", "…", "‘", "x.com",
                                         "a@b.com", ">", "$", "O’Brien", "don't", "internationalisation", "s", "S", "t"};
    uint64_t state = 1;
    for (int round = 0; round < 20000; round++) {
        char text[64] = "";
        for (size_t n = 0; n < 40; n = strlen(text)) {
            state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            const char *piece = pieces[(state >> 33) % (sizeof pieces / sizeof *pieces)];
            snprintf(text + n, sizeof text - n, "%s%s", piece, state >> 62 ? "" : " ");
        }
        check_agree(text);
    }
}

/* A word that reaches over the end of a window, at each place of it. */
static void words_across_windows_are_whole(void) {
    for (unsigned before = 0; before < 2 * WINDOW; before++) {
        char text[600];
        snprintf(text, sizeof text, "%*s internationalisation, %0100d. %150s", (int)before, "A", 7, "");
        Doc *doc = doc_of(text);
        CU_ASSERT_FATAL(doc->tokens.n == 5);
        CU_ASSERT_EQUAL(doc->tokens.at[1].end - doc->tokens.at[1].start, 20);
        CU_ASSERT_EQUAL(doc->tokens.at[3].end - doc->tokens.at[3].start, 100);
        CU_ASSERT_EQUAL(doc->tokens.at[3].kind, TOKEN_NUMBER);
        doc_free(doc);
    }
}

static void check_window(const Window *window, const unsigned char *bytes) {
    for (unsigned i = 0; i < WINDOW; i++) {
        bool upper = bytes[i] >= 'A' && bytes[i] <= 'Z', lower = bytes[i] >= 'a' && bytes[i] <= 'z',
             digit = bytes[i] >= '0' && bytes[i] <= '9';
        CU_ASSERT_EQUAL(window->uppers >> i & 1, upper);
        CU_ASSERT_EQUAL(window->letters >> i & 1, upper || lower);
        CU_ASSERT_EQUAL(window->digits >> i & 1, digit);
    }
}

static void windows_know_every_byte_on_any_machine(void) {
    unsigned char bytes[256 + WINDOW];
    for (unsigned i = 0; i < sizeof bytes; i++) bytes[i] = (unsigned char)(i * 37);
    for (unsigned start = 0; start < 256; start++) {
        Window here = window_at((const char *)bytes + start), plain = window_plain((const char *)bytes + start);
        check_window(&here, bytes + start);
        check_window(&plain, bytes + start);
    }
}

static void plain_hashes_are_those_of_any_word(void) {
    static const char word[] = "ABCdefg0123456789hijKLMNOPQRSTuvwxyzABCDEFGHIJ........";
    for (size_t n = 1; n <= 40; n++) CU_ASSERT_EQUAL(fold_hash_plain(word, n), fold_hash(word, n));
    for (const char *sign = ",.;:!?()-\""; *sign; sign++) CU_ASSERT_EQUAL(fold_hash_sign(*sign), fold_hash(sign, 1));
}

UNIT_MAIN("plain", {"sentences have the same tokens", sentences_have_the_same_tokens},
          {"any pieces have the same tokens", any_pieces_have_the_same_tokens},
          {"words across windows are whole", words_across_windows_are_whole},
          {"windows know every byte, on any machine", windows_know_every_byte_on_any_machine},
          {"plain hashes are those of any word", plain_hashes_are_those_of_any_word})
