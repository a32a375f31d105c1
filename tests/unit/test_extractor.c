#include "extractor.h"
#include "made_gazetteer.h"
#include "unit.h"
#include <math.h>

static MadeGazetteer made;

static void open_gazetteer(void) {
    static const char *const sources[][2] = {{"places.tsv", "%type place\nrye\tRye\n"}, {NULL, NULL}};
    memset(&made, 0, sizeof made);
    gazetteer_make(&made, sources);
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.gazetteer);
}

static void defaults_are_filled_in(void) {
    open_gazetteer();
    quoth_extractor *ex = quoth_extractor_new(made.gazetteer, NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(ex);
    CU_ASSERT_EQUAL(ex->options.max_bytes, (size_t)64 << 20);
    CU_ASSERT_PTR_NULL(ex->own_rules);
    quoth_extractor_free(ex);
    quoth_extractor_free(NULL);
    gazetteer_unmake(&made);
}

static void wrong_options_are_refused(void) {
    const quoth_options wrong[] = {{.max_bytes = ((size_t)64 << 20) + 1}, {.min_score = -0.1}, {.min_score = 1.1}, {.min_score = NAN}};
    open_gazetteer();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        quoth_error err = {0};
        CU_ASSERT_PTR_NULL(quoth_extractor_new(made.gazetteer, &wrong[i], &err));
        CU_ASSERT_EQUAL(err.code, QUOTH_USAGE);
    }
    quoth_error         err = {0};
    const quoth_options lost = {.rules_path = "/nowhere/rules.json"};
    CU_ASSERT_PTR_NULL(quoth_extractor_new(made.gazetteer, &lost, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_MISSING);
    err = (quoth_error){0};
    CU_ASSERT_PTR_NULL(quoth_extractor_new(NULL, NULL, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_USAGE);
    gazetteer_unmake(&made);
}

static void what_is_known_is_copied_and_repaired(void) {
    open_gazetteer();
    char             id[] = "id", title[] = "caf\xC3\xA9 \xFF";
    quoth_extractor *ex = quoth_extractor_new(made.gazetteer, NULL, NULL);
    Doc             *doc = doc_new(NULL);
    CU_ASSERT_TRUE(extractor_take_meta(ex, doc, &(quoth_meta){.id = id, .title = title, .language = ""}, NULL));
    memset(id, 'x', 2);
    memset(title, 'x', 3);
    CU_ASSERT_STRING_EQUAL(doc->id, "id");
    CU_ASSERT_STRING_EQUAL(doc->title, "caf\xC3\xA9 \xEF\xBF\xBD");
    CU_ASSERT_STRING_EQUAL(doc->language, "");
    CU_ASSERT_PTR_NULL(doc->url);
    CU_ASSERT_STRING_EQUAL(doc->gazetteer, quoth_gazetteer_hash(made.gazetteer));
    doc_free(doc);
    quoth_extractor_free(ex);
    gazetteer_unmake(&made);
}

static void quotes_without_marks_can_be_left_out(void) {
    static const uint8_t manners[] = {MANNER_INDIRECT, MANNER_DIRECT, MANNER_INDIRECT, MANNER_MIXED};
    quoth_extractor      ex = {0};
    Doc                 *doc = doc_new(NULL);
    for (size_t i = 0; i < sizeof manners; i++) {
        Quote *quote = array_add(&doc->arena, &doc->quotes);
        CU_ASSERT_PTR_NOT_NULL_FATAL(quote);
        *quote = (Quote){.manner = manners[i], .score = (float)i};
    }
    CU_ASSERT_TRUE(extractor_select(&ex, doc, NULL));
    CU_ASSERT_EQUAL(doc->quotes.n, 4);
    ex.options.marked_only = true;
    CU_ASSERT_TRUE(extractor_select(&ex, doc, NULL));
    CU_ASSERT_EQUAL_FATAL(doc->quotes.n, 2);
    CU_ASSERT_EQUAL(doc->quotes.at[0].score, 1);
    CU_ASSERT_EQUAL(doc->quotes.at[1].score, 3);
    doc_free(doc);
}

static void texts_over_the_limit_are_refused_and_the_next_works(void) {
    open_gazetteer();
    quoth_error      err = {0};
    quoth_extractor *ex = quoth_extractor_new(made.gazetteer, &(quoth_options){.max_bytes = 5}, NULL);
    CU_ASSERT_PTR_NULL(quoth_extract(ex, "123456", 6, NULL, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_TOO_LARGE);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "6 bytes"));
    quoth_doc *doc = quoth_extract(ex, "12345", 5, NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL(doc);
    quoth_doc_free(doc);
    quoth_extractor_free(ex);
    gazetteer_unmake(&made);
}

UNIT_MAIN("extractor", {"defaults are filled in", defaults_are_filled_in}, {"wrong options are refused", wrong_options_are_refused},
          {"what is known is copied and repaired", what_is_known_is_copied_and_repaired},
          {"quotes without marks can be left out", quotes_without_marks_can_be_left_out},
          {"texts over the limit are refused and the next works", texts_over_the_limit_are_refused_and_the_next_works})
