#include "fold.h"
#include "name_doc.h"

static const Seen *seen(const Memory *memory, const char *word) { return memory_find(memory, fold_hash(word, strlen(word))); }

static void words_are_counted(void) {
    Gazetteer  *gazetteer = names_gazetteer();
    Doc        *doc = names_text(gazetteer, "Hope fell. They saw Hope in Vellmark; hope is lost. Mr. Dorvane said so.");
    Arena       arena = {0};
    Memory      memory;
    CU_ASSERT_TRUE_FATAL(memory_fill(&memory, &(Wording){.doc = doc}, &arena));
    const Seen *hope = seen(&memory, "hope"), *vellmark = seen(&memory, "vellmark"), *dorvane = seen(&memory, "dorvane");
    CU_ASSERT_FATAL(hope && vellmark && dorvane);
    CU_ASSERT_EQUAL(hope->start, 1);
    CU_ASSERT_EQUAL(hope->capital, 1);
    CU_ASSERT_EQUAL(hope->lower, 1);
    CU_ASSERT_EQUAL(vellmark->placed, 1);
    CU_ASSERT_EQUAL(dorvane->titled, 1);
    CU_ASSERT_EQUAL(dorvane->speaking, 1);
    CU_ASSERT_PTR_NULL(seen(&memory, "lost"));
    arena_free(&arena);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

static void it_grows_and_keeps(void) {
    Doc    doc = {0};
    Arena  arena = {0};
    Memory memory;
    CU_ASSERT_TRUE_FATAL(memory_fill(&memory, &(Wording){.doc = &doc}, &arena));
    const Seen *early = memory_put(&memory, 42);
    for (uint64_t key = 0; key < 5000; key++) {
        Seen *put = memory_put(&memory, key * UINT64_C(0x9E3779B97F4A7C15));
        CU_ASSERT_PTR_NOT_NULL_FATAL(put);
        put->capital = (uint16_t)(put->capital + 1 + key % 100);
    }
    unsigned wrong = 0;
    for (uint64_t key = 2; key < 5000; key++) { /* 0 and 1 share a place: 0 stands for a free one */
        const Seen *found = memory_find(&memory, key * UINT64_C(0x9E3779B97F4A7C15));
        wrong += !found || found->capital != 1 + key % 100;
    }
    CU_ASSERT_EQUAL(wrong, 0);
    CU_ASSERT_PTR_EQUAL(memory_find(&memory, 42), early); /* words of runs point at what was seen of them */
    CU_ASSERT_TRUE(memory.n <= memory.mask);
    arena_free(&arena);
}

static void capitals_that_are_owed(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc       *doc = names_text(gazetteer, "Home rose. \xE2\x80\x9CWork fell,\xE2\x80\x9D said Vellmark: Gains are gone.");
    unsigned   owed = 0, free_ones = 0;
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        if (doc->tokens.at[i].shape != SHAPE_CAPITAL) continue;
        owed += capital_is_owed(doc, i);
        free_ones += !capital_is_owed(doc, i);
    }
    CU_ASSERT_EQUAL(owed, 3); /* Home, Work, Gains */
    CU_ASSERT_EQUAL(free_ones, 1);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

UNIT_MAIN("name_memory", {"words are counted", words_are_counted}, {"it grows and keeps", it_grows_and_keeps},
          {"capitals that are owed", capitals_that_are_owed})
