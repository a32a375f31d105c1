#include "fold.h"
#include "text_doc.h"
#include <stdlib.h>

/* Tokens apart by one space, each with a letter for its kind: Word, Number, Mark, Punctuation, Symbol, Address. */
static void check(const char *text, const char *want) {
    char  got[512] = "";
    Doc  *doc = doc_of(text);
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        const Token *t = &doc->tokens.at[i];
        char         kind[4] = {'/', "WNMPSA"[t->kind], ' ', '\0'};
        add_text(got, sizeof got, doc, t->start, t->end);
        if (t->flags & POSSESSIVE_END) strncat(got, "!", 2);
        strncat(got, kind, 4);
    }
    if (got[0]) got[strlen(got) - 1] = '\0';
    check_text(text, got, want);
    doc_free(doc);
}

static void empty_text_has_no_tokens(void) {
    check("", "");
    check(" \n\t\xC2\xA0\xEF\xBB\xBF", "");
}

static void inner_apostrophes_stay_inside(void) {
    check("don't c’est O’Brien", "don't/W c’est/W O’Brien/W");
    check("rock 'n' roll", "rock/W '/M n/W '/M roll/W");
    check("the '90s", "the/W '/M 90s/W");
}

static void the_possessive_is_a_token(void) {
    check("Trump's “Post”’s TRUMP’S", "Trump/W 's!/W “/M Post/W ”/M ’s!/W TRUMP/W ’S!/W");
    check("the U.S.'s", "the/W U.S./W 's!/W");
    check("backers' plan", "backers/W '/M plan/W");
    check("'s so", "'/M s/W so/W");
}

static void full_stops_of_single_letters_belong_to_the_word(void) {
    check("the U.S. at 5 a.m. in N.J.", "the/W U.S./W at/W 5/N a.m./W in/W N.J./W");
    check("J.R.R. Tolkien", "J.R.R./W Tolkien/W");
    check("J. Roe", "J/W ./P Roe/W");
    check("Nov. 12", "Nov/W ./P 12/N");
    check("U.N.General", "U.N./W General/W");
    check("plan B.", "plan/W B/W ./P");
}

static void numbers(void) {
    check("3.5 1,000 25:48 2015-16 7.", "3.5/N 1,000/N 25:48/N 2015/N -/P 16/N 7/N ./P");
    check("$3bn G20 50%", "$/S 3bn/W G20/W 50/N %/S");
    check("6'2\"", "6/N '/M 2/N \"/M");
}

static void addresses(void) {
    check("see https://a.example/b_(c)?d=1). Or", "see/W https://a.example/b_(c)?d=1/A )/P ./P Or/W");
    check("write to jane.roe@mail.example.com, please", "write/W to/W jane.roe@mail.example.com/A ,/P please/W");
    check("on rttv.ru, as @jane_roe’s #tag", "on/W rttv.ru/A ,/P as/W @jane_roe/A ’s!/W #tag/A");
    check("the ground.he said", "the/W ground/W ./P he/W said/W");
    check("#2 a@ b", "#/P 2/N a/W @/P b/W");
    check("<https://a.example/b>", "</S https://a.example/b/A >/S");
}

/* "www.rt.com/news" and "press@rt.com" are equal as words to "rt.com". */
static void addresses_fold_as_their_domain(void) {
    static const char *const same[] = {"rt.com",       "www.rt.com", "https://www.rt.com/news?a=b.c", "http://rt.com:80/",
                                       "press@rt.com", "RT.com/#x"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        Doc *doc = doc_of(same[i]);
        CU_ASSERT_EQUAL_FATAL(doc->tokens.n, 1);
        CU_ASSERT_EQUAL(doc->tokens.at[0].fold, fold_hash("rt.com", 6));
        doc_free(doc);
    }
}

static void marks(void) {
    check("“a” „b“ «c» 'd' \"e\"", "“/M a/W ”/M „/M b/W “/M «/M c/W »/M '/M d/W '/M \"/M e/W \"/M");
    check("''f'' ``g''", "''/M f/W ''/M ``/M g/W ''/M");
    check("''the 'h'''", "''/M the/W '/M h/W '/M ''/M");
    check("「東京」", "「/M 東京/W 」/M");
}

static void punctuation_and_symbols(void) {
    check("al-Assad -- no... yes…", "al/W -/P Assad/W --/P no/W .../P yes/W …/P");
    check("😀👍🏽", "😀/S 👍/S 🏽/S");
    check("a_b __c__", "a_b/W __/P c/W __/P");
}

static void scripts_without_spaces_are_cut_by_dictionary(void) {
    check("ภาษาไทย ok", "ภาษา/W ไทย/W ok/W");
    check("한국 정부", "한국/W 정부/W");
}

static void invisible_characters_inside_words(void) {
    check("Pu\xE2\x80\x8Btin\xE2\x80\x8B said", "Pu\xE2\x80\x8Btin/W said/W");
    Doc *doc = doc_of("Pu\xC2\xADtin");
    CU_ASSERT_EQUAL(doc->tokens.at[0].fold, fold_hash("putin", 5));
    doc_free(doc);
}

static void shapes(void) {
    static const struct { const char *word; int shape; } cases[] = {
        {"said", SHAPE_LOWER}, {"Peskov", SHAPE_CAPITAL}, {"NATO", SHAPE_UPPER}, {"U.S.", SHAPE_UPPER}, {"X", SHAPE_UPPER},
        {"McX", SHAPE_MIXED},
        {"iPhone", SHAPE_MIXED}, {"O’Brien", SHAPE_MIXED}, {"Don’t", SHAPE_CAPITAL}, {"G20", SHAPE_UPPER}, {"12", SHAPE_NONE},
        {"Елена", SHAPE_CAPITAL}, {"ЕС", SHAPE_UPPER}, {"3rd", SHAPE_LOWER}, {"한국", SHAPE_NONE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Doc *doc = doc_of(cases[i].word);
        CU_ASSERT_EQUAL(doc->tokens.n, 1);
        CU_ASSERT_EQUAL(doc->tokens.at[0].shape, cases[i].shape);
        doc_free(doc);
    }
}

static void flags(void) {
    Doc *doc = doc_of("One, two\r\nthree");
    static const unsigned want[] = {SPACE_BEFORE | LINE_BEFORE, SPACE_AFTER, SPACE_BEFORE | SPACE_AFTER,
                                    SPACE_BEFORE | LINE_BEFORE | SPACE_AFTER};
    CU_ASSERT_FATAL(doc->tokens.n == 4);
    for (uint32_t i = 0; i < 4; i++) CU_ASSERT_EQUAL(doc->tokens.at[i].flags, want[i]);
    doc_free(doc);
}

static unsigned count_markup(const char *text) {
    Doc     *doc = doc_of(text);
    unsigned n = 0;
    for (uint32_t i = 0; i < doc->tokens.n; i++) n += (doc->tokens.at[i].flags & MARKUP) != 0;
    doc_free(doc);
    return n;
}

static void markdown_is_flagged(void) {
    CU_ASSERT_EQUAL(count_markup("the Kremlin [confirmed](#) it"), 5);           /* all but the word */
    CU_ASSERT_EQUAL(count_markup("a [b c](https://d.example/e) and ![f](g.png)"), 5 + 8);
    CU_ASSERT_EQUAL(count_markup("[Powell] was (very) eager"), 0);
    CU_ASSERT_EQUAL(count_markup("**bold** and _so_"), 4);
    CU_ASSERT_EQUAL(count_markup("5 * 3"), 0);
    CU_ASSERT_EQUAL(count_markup("# Title\n> quoted"), 2);
}

static char *repeated(const char *piece, size_t n) {
    size_t length = strlen(piece);
    char  *text = malloc(n * length + 1);
    CU_ASSERT_FATAL(text != NULL);
    for (size_t i = 0; i < n; i++) memcpy(text + i * length, piece, length);
    text[n * length] = '\0';
    return text;
}

/* Each would take minutes if some step looked back or ahead without bound. */
static void long_runs_take_linear_time(void) {
    static const char *const pieces[] = {"a",  "a.", "a@", "'", "a'", "](", "[", "a-", "\xCC\x81", "е\xCC\x81\xCC\x81",
                                         "http://", "*", "a\xE2\x80\x8B", "\xE2\x80\x8B", "ไ", "_a"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *text = repeated(pieces[i], 100000);
        Doc  *doc = doc_of(text);
        for (uint32_t k = 1; k < doc->tokens.n; k++)
            if (doc->tokens.at[k].start < doc->tokens.at[k - 1].end) CU_FAIL("tokens overlap");
        doc_free(doc);
        free(text);
    }
}

UNIT_MAIN("tokens", {"empty text has no tokens", empty_text_has_no_tokens},
          {"inner apostrophes stay inside", inner_apostrophes_stay_inside}, {"the possessive is a token", the_possessive_is_a_token},
          {"full stops of single letters belong to the word", full_stops_of_single_letters_belong_to_the_word}, {"numbers", numbers},
          {"addresses", addresses}, {"addresses fold as their domain", addresses_fold_as_their_domain}, {"marks", marks},
          {"punctuation and symbols", punctuation_and_symbols},
          {"scripts without spaces are cut by dictionary", scripts_without_spaces_are_cut_by_dictionary},
          {"invisible characters inside words", invisible_characters_inside_words}, {"shapes", shapes}, {"flags", flags},
          {"Markdown is flagged", markdown_is_flagged}, {"long runs take linear time", long_runs_take_linear_time})
