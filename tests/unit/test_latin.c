#include "names/latin.h"
#include "spelling_model.h"
#include "unit.h"

static LatinTable table_of(const char *text) {
    MadeModel     made = {0};
    ModelBuilder *builder = model_builder_new();
    CU_ASSERT_TRUE_FATAL(model_take_text(builder, text, strlen(text)) && model_finish(builder, &made));
    LatinTable table = *made.model.latin;
    model_builder_free(builder);
    buffer_free(&made.bytes);
    return table;
}

static void letters_have_their_costs(void) {
    LatinTable table = table_of("exchange\tc\tk\t1.25\nexchange\ta\te\t2\nexchange\tц\tc\t1\n");
    unsigned   a = latin_class('a'), c = latin_class('c'), e = latin_class('e'), k = latin_class('k'), o = latin_class('o');
    CU_ASSERT_EQUAL(table.cost[c][k], 125);
    CU_ASSERT_EQUAL(table.cost[k][c], 125);
    CU_ASSERT_EQUAL(table.cost[a][e], 200);
    CU_ASSERT_EQUAL(table.cost[a][o], 550);
    CU_ASSERT_EQUAL(table.cost[a][k], 900);
    CU_ASSERT_EQUAL(table.cost[k][k], 0);
    CU_ASSERT_EQUAL(table.cost[latin_class('^')][k], NO_STEP);
    CU_ASSERT_EQUAL(table.kinds[c][k], 0);
}

static void blocks_are_told_by_their_first_letters(void) {
    LatinTable table = table_of("exchange\tsch\tsh\t1\nexchange\tx\tks\t1\nexchange\tks$\tx$\t1\n");
    unsigned   s = latin_class('s'), x = latin_class('x'), k = latin_class('k');
    CU_ASSERT_EQUAL(table.kinds[s][s], 1u << (2 * 4 + 1) | 1u << (1 * 4 + 2));
    CU_ASSERT_EQUAL(table.kinds[x][k], 1u << (0 * 4 + 1) | 1u << (1 * 4 + 2));
    CU_ASSERT_EQUAL(table.kinds[k][x], 1u << (1 * 4 + 0) | 1u << (2 * 4 + 1));
    CU_ASSERT_EQUAL(table.kinds[s][x], 0);
}

/* "Øre", "Oere": a letter without a class may be exchanged in any way. */
static void of_other_letters_nothing_is_said(void) {
    LatinTable table = table_of("exchange\tø\toe\t1\n");
    CU_ASSERT_EQUAL(latin_class(u'ø'), 0);
    CU_ASSERT_EQUAL(table.kinds[0][latin_class('o')], UINT16_MAX);
    CU_ASSERT_EQUAL(table.kinds[latin_class('o')][0], UINT16_MAX);
    CU_ASSERT_EQUAL(table.cost[0][latin_class('o')], 900);
}

static uint32_t block_id(const SpellingModel *model, const char *letters) {
    uint64_t hash = BLOCK_START;
    for (; *letters; letters++) hash = block_hash(hash, (uint16_t)*letters);
    const ModelBlock *block = model_block(model, hash);
    return block ? block->id : 0;
}

/* "Schukow", "Шуков": those of other scripts are no part of the smaller table. */
static void exchanges_of_latin_letters_lie_apart(void) {
    MadeModel     made = {0};
    const char   *text = "exchange\tsch\tsh\t1.5\nexchange\tsch\tш\t1\nexchange\ta\te\t2\n";
    ModelBuilder *builder = model_builder_new();
    CU_ASSERT_TRUE_FATAL(model_take_text(builder, text, strlen(text)) && model_finish(builder, &made));
    const SpellingModel *model = &made.model;
    uint32_t             sch = block_id(model, "sch"), sh = block_id(model, "sh"), a = block_id(model, "a"), e = block_id(model, "e");
    const ModelBlock    *cyrillic = model_block(model, block_hash(BLOCK_START, u'ш'));
    CU_ASSERT_EQUAL(model_latin_cost(model, sch, sh), 150);
    CU_ASSERT_EQUAL(model_latin_cost(model, sh, sch), 150);
    CU_ASSERT_EQUAL(model_latin_cost(model, a, e), 200);
    CU_ASSERT_EQUAL(model_cost(model, sch, cyrillic->id), 100);
    CU_ASSERT_EQUAL(model_latin_cost(model, sch, cyrillic->id), NO_EXCHANGE);
    CU_ASSERT_EQUAL(cyrillic->latin, 0);
    CU_ASSERT_EQUAL(model_block(model, block_hash(BLOCK_START, 'a'))->latin, 0); /* its cost is in the table of letters */
    model_builder_free(builder);
    buffer_free(&made.bytes);
}

UNIT_MAIN("latin", {"letters have their costs", letters_have_their_costs},
          {"blocks are told by their first letters", blocks_are_told_by_their_first_letters},
          {"of other letters nothing is said", of_other_letters_nothing_is_said},
          {"exchanges of Latin letters lie apart", exchanges_of_latin_letters_lie_apart})
