#include "names/evidence.h"
#include "names/known.h"
#include "spelling_model.h"
#include "unit.h"

static const char lines[] = "letter\ta\t2.5\nexchange\tsh\tš\t1.25\t7\nexchange\t-\th\t3\nreading\t習\txi 0.2 hsi 0.5\n"
                            "weight\tlatin/least\t-0.5\nrow\tQ1\tjones|jonesová\nrow\tQ2\tjones|jónes\n";

static bool make(MadeModel *made, const char *text) {
    ModelBuilder *builder = model_builder_new();
    bool          ok = model_take_text(builder, text, strlen(text)) && model_finish(builder, made);
    model_builder_free(builder);
    return ok;
}

static uint16_t id_of(const SpellingModel *model, const uint16_t *letters) {
    uint64_t hash = BLOCK_START;
    for (; *letters; letters++) hash = block_hash(hash, *letters);
    const ModelBlock *block = model_block(model, hash);
    return block ? block->id : 0;
}

static void records_are_found_again(void) {
    MadeModel made = {0};
    CU_ASSERT_TRUE_FATAL(make(&made, lines));
    const SpellingModel *model = &made.model;
    CU_ASSERT_EQUAL(model_cost(model, id_of(model, u"sh"), id_of(model, u"š")), 125);
    CU_ASSERT_EQUAL(model_cost(model, id_of(model, u"š"), id_of(model, u"sh")), 125);
    CU_ASSERT_EQUAL(model_cost(model, id_of(model, u"h"), 0), 300);
    CU_ASSERT_EQUAL(model_cost(model, id_of(model, u"習"), id_of(model, u"hsi")), 50);
    CU_ASSERT_EQUAL(model_cost(model, id_of(model, u"sh"), id_of(model, u"hsi")), NO_EXCHANGE);
    CU_ASSERT_EQUAL(id_of(model, u"s"), 0);
    CU_ASSERT_EQUAL(name_weights(model, SHAPE_LATIN)[NAME_least_], -0.5F);
    buffer_free(&made.bytes);
}

static void rows_keep_what_is_ambiguous(void) {
    MadeModel made = {0};
    uint32_t  rows[4], hashes[2];
    CU_ASSERT_TRUE_FATAL(make(&made, lines));
    CU_ASSERT_EQUAL(spelling_hashes("Jones", 5, hashes), 1);
    CU_ASSERT_EQUAL(model_rows(&made.model, hashes[0], rows, 4), 2);
    CU_ASSERT_EQUAL(model_rows(&made.model, hashes[0], rows, 1), 1);
    CU_ASSERT_EQUAL(spelling_hashes("Jónes", 6, hashes), 2);
    CU_ASSERT_EQUAL(model_rows(&made.model, hashes[0], rows, 4), 1);
    CU_ASSERT_EQUAL(spelling_gender("Jonesová", 9), 2);
    CU_ASSERT_EQUAL(model_rows(&made.model, 12345, rows, 4), 0);
    buffer_free(&made.bytes);
}

static void bad_records_are_told(void) {
    static const char *const bad[] = {"exchange\ta\ta\t1", "exchange\ta\tabcdefg\t1", "exchange\ta\tb\t-1", "exchange\ta\tb", "letter\t\t1",
                                      "weight\tlatin/luck\t1", "weight\tlatin/least\t1x", "reading\t習\txi", "rows\tQ1\ta", ""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ModelBuilder *builder = model_builder_new();
        CU_ASSERT_PTR_NOT_NULL(model_builder_take(builder, bad[i], strlen(bad[i])));
        model_builder_free(builder);
    }
}

static void damage_is_refused(void) {
    MadeModel     made = {0};
    SpellingModel model;
    quoth_error   err = {0};
    CU_ASSERT_TRUE_FATAL(make(&made, lines));
    CU_ASSERT_TRUE(model_open(NULL, 0, &model, &err));
    CU_ASSERT_PTR_NULL(model.head);
    CU_ASSERT_FALSE(model_open(made.bytes.at, made.bytes.n - 8, &model, &err));
    CU_ASSERT_FALSE(model_open(made.bytes.at, 8, &model, &err));
    for (size_t i = 0; i < sizeof(ModelHead); i++) { /* no flip of the head may lead beyond the bytes */
        made.bytes.at[i] = (char)(made.bytes.at[i] ^ 0x40);
        if (i / 4 != 5) CU_ASSERT_FALSE(model_open(made.bytes.at, made.bytes.n, &model, &err));
        made.bytes.at[i] = (char)(made.bytes.at[i] ^ 0x40);
    }
    buffer_free(&made.bytes);
}

/* Opening reads no table; so a search ends in one without a free place, and the check tells it. */
static void a_search_ends_in_any_table(void) {
    MadeModel   made = {0};
    quoth_error err = {0};
    CU_ASSERT_TRUE_FATAL(make(&made, lines));
    SpellingModel model = made.model;
    CU_ASSERT_TRUE(model_check(&model, &err));
    memset(made.bytes.at + ((const char *)model.blocks - made.bytes.at), 0xFF, model.head->n_blocks * sizeof *model.blocks);
    CU_ASSERT_TRUE(model_open(made.bytes.at, made.bytes.n, &model, &err));
    CU_ASSERT_EQUAL(id_of(&model, u"sh"), 0);
    CU_ASSERT_FALSE(model_check(&model, &err));
    CU_ASSERT_STRING_EQUAL(err.text, "spellings: block 0: not where its hash points");
    memset(made.bytes.at + ((const char *)model.exchanges - made.bytes.at), 0xFE, model.head->n_exchanges * sizeof *model.exchanges);
    CU_ASSERT_EQUAL(model_cost(&model, 1, 2), NO_EXCHANGE);
    buffer_free(&made.bytes);
}

static void every_weight_has_a_name(void) {
    char name[64];
    for (unsigned i = 0; i < N_WEIGHTS; i++) {
        CU_ASSERT_TRUE_FATAL(weight_name(i, name, sizeof name));
        CU_ASSERT_EQUAL(weight_number(name, strlen(name)), i);
    }
    CU_ASSERT_FALSE(weight_name(N_WEIGHTS, name, sizeof name));
}

UNIT_MAIN("model", {"records are found again", records_are_found_again}, {"rows keep what is ambiguous", rows_keep_what_is_ambiguous},
          {"bad records are told", bad_records_are_told}, {"damage is refused", damage_is_refused},
          {"a search ends in any table", a_search_ends_in_any_table},
          {"every weight has a name", every_weight_has_a_name})
