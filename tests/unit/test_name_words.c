#include "name_doc.h"

/* All cases of a word have one stem, and other words have others. */
static void cases_share_a_stem(void) {
    static const char *const words[][3] = {{"министерство", "министерством", "Министерства"}, {"Ушаков", "Ушакову", "УШАКОВЫМ"},
                                           {"партия", "партией", "партии"}, {"Зеленський", "Зеленського", "Зеленському"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        WordForm first = word_form(words[i][0], strlen(words[i][0]));
        for (unsigned k = 1; k < 3; k++) CU_ASSERT_EQUAL(word_form(words[i][k], strlen(words[i][k])).stem, first.stem);
        WordForm other = word_form(words[(i + 1) % 4][0], strlen(words[(i + 1) % 4][0]));
        CU_ASSERT_NOT_EQUAL(other.stem, first.stem);
    }
}

static void the_script_is_that_of_most_words(void) {
    Gazetteer *gazetteer = names_gazetteer();
    static const struct { const char *text; bool is; } texts[] = {
        {"Концерн Pfizer сообщил об этом.", true}, {"He read Правда aloud.", false}, {"", false}, {"12 34", false}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Doc *doc = names_text(gazetteer, texts[i].text);
        CU_ASSERT_EQUAL(text_is_cyrillic(doc), texts[i].is);
        doc_free(doc);
    }
    quoth_gazetteer_close(gazetteer);
}

/* The token that is this word. */
static uint32_t at(const Doc *doc, const char *word) {
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        const Token *t = &doc->tokens.at[i];
        if (strlen(word) == t->end - t->start && memcmp(doc->text + t->start, word, strlen(word)) == 0) return i;
    }
    CU_FAIL_FATAL("no such word");
    return 0;
}

/* "Верховный суд", "Министерство обороны": in lower case behind a word with a capital; verbs and adverbs are not. */
static void names_go_on_in_lower_case(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc       *doc = names_text(gazetteer, "Верховный суд решил. Министерство обороны сообщило. Комитет по защите прав ждал. Москва ответила быстро.");
    CU_ASSERT_TRUE(word_goes_on(doc, at(doc, "суд")));
    CU_ASSERT_TRUE(word_goes_on(doc, at(doc, "обороны")));
    CU_ASSERT_TRUE(word_joins_on(doc, at(doc, "по")));
    CU_ASSERT_FALSE(word_goes_on(doc, at(doc, "решил")));
    CU_ASSERT_FALSE(word_goes_on(doc, at(doc, "сообщило")));
    CU_ASSERT_FALSE(word_goes_on(doc, at(doc, "ответила")));
    CU_ASSERT_FALSE(word_joins_on(doc, at(doc, "прав")));
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

/* "министерство обороны России": a listed noun for a body, where a capital follows; its adjective too. */
static void names_begin_in_lower_case(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc *doc = names_text(
        gazetteer, "Он и она видели, как министерство обороны России ответило, а федеральное правительство Бельгии нет, и тогда суд ушёл.");
    CU_ASSERT_TRUE(word_begins(doc, at(doc, "министерство")));
    CU_ASSERT_TRUE(word_begins(doc, at(doc, "федеральное")));
    CU_ASSERT_TRUE(word_begins(doc, at(doc, "правительство")));
    CU_ASSERT_FALSE(word_begins(doc, at(doc, "обороны")));
    CU_ASSERT_FALSE(word_begins(doc, at(doc, "суд")));
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

/* "бывший директор городского завода", "об увольнении": which words may stand round a title. */
static void endings_tell_adjectives_and_genitives(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc       *doc = names_text(gazetteer, "Вчера бывший директор городского завода сообщил об увольнении.");
    CU_ASSERT_TRUE(word_is_adjective(doc, at(doc, "бывший")));
    CU_ASSERT_TRUE(word_is_adjective(doc, at(doc, "городского")));
    CU_ASSERT_FALSE(word_is_adjective(doc, at(doc, "увольнении")));
    CU_ASSERT_TRUE(word_is_genitive(doc, at(doc, "городского")));
    CU_ASSERT_TRUE(word_is_genitive(doc, at(doc, "завода")));
    CU_ASSERT_FALSE(word_is_genitive(doc, at(doc, "сообщил")));
    CU_ASSERT_FALSE(word_is_genitive(doc, at(doc, "директор")));
    CU_ASSERT_TRUE(word_agrees(doc, at(doc, "бывший"), at(doc, "директор")));
    CU_ASSERT_TRUE(word_agrees(doc, at(doc, "городского"), at(doc, "завода")));
    CU_ASSERT_FALSE(word_agrees(doc, at(doc, "городского"), at(doc, "увольнении")));
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

/* Weights are kept in a byte each. */
static void weights_are_rounded(void) {
    CU_ASSERT_EQUAL(word_weight(0), 0);
    CU_ASSERT_EQUAL(word_weight(WORD_UNIT), 1);
    CU_ASSERT_EQUAL(word_weight(-2 * WORD_UNIT), -2);
    CU_ASSERT_EQUAL(word_weight(100), WORD_WEIGHT_MOST);
    CU_ASSERT_EQUAL(word_weight(-100), -WORD_WEIGHT_MOST);
}

/* The first and last token have no neighbour; nothing is read beyond. */
static void neighbours_end_with_the_text(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc       *doc = names_text(gazetteer, "Ушаков");
    Arena      arena = {0};
    Wording    in = {doc, word_forms(doc, &arena)};
    WordFacts  facts;
    CU_ASSERT_PTR_NOT_NULL_FATAL(in.forms);
    words_of_start(&in, 0, &facts);
    CU_ASSERT_EQUAL(facts.n, 3);
    words_of_end(&in, 0, &facts);
    CU_ASSERT_EQUAL(facts.n, 3);
    words_of_piece(&in, 0, 1, &facts);
    CU_ASSERT_EQUAL(facts.n, 2);
    arena_free(&arena);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

static bool shares(const WordFacts *a, const WordFacts *b) {
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++)
            if (a->at[i] == b->at[k]) return true;
    return false;
}

/* "said Dorvane" and "SAID Kroll" have the word before in common; "port Dorvane" and "said Kroll" have nothing. */
static void latin_words_count_as_they_fold(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc       *doc = names_text(gazetteer, "so said Dorvane, so SAID Kroll, so port Dorvane of Dorvane Oil");
    Wording    in = {doc, NULL};
    WordFacts  dorvane, kroll, port;
    words_of_start(&in, at(doc, "Dorvane"), &dorvane);
    words_of_start(&in, at(doc, "Kroll"), &kroll);
    words_of_start(&in, at(doc, "port") + 1, &port);
    CU_ASSERT_TRUE(shares(&dorvane, &kroll));
    CU_ASSERT_TRUE(shares(&dorvane, &port)); /* the name itself */
    CU_ASSERT_FALSE(shares(&kroll, &port));
    words_of_piece(&in, at(doc, "Kroll"), at(doc, "Kroll") + 1, &kroll);
    CU_ASSERT_EQUAL(kroll.n, 0);
    words_of_piece(&in, at(doc, "Oil") - 1, at(doc, "Oil") + 1, &port);
    CU_ASSERT_EQUAL(port.n, 1);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

UNIT_MAIN("name words", {"cases share a stem", cases_share_a_stem}, {"the script is that of most words", the_script_is_that_of_most_words},
          {"names go on in lower case", names_go_on_in_lower_case}, {"names begin in lower case", names_begin_in_lower_case},
          {"Latin words count as they fold", latin_words_count_as_they_fold},
          {"endings tell adjectives and genitives", endings_tell_adjectives_and_genitives},
          {"weights are rounded", weights_are_rounded}, {"neighbours end with the text", neighbours_end_with_the_text})
