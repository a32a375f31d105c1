#include "name_doc.h"

static void mentions_are_sorted_and_names_do_not_overlap(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc *doc = names_text(gazetteer, "The minister said that she would go. Kremlin spokesman Dmitry Peskov told the paper he agreed.");
    Arena      scratch = {0};
    NameModel *model = names_model(gazetteer);
    CU_ASSERT_TRUE_FATAL(mentions_find(doc, gazetteer, model, &scratch, NULL));
    name_model_free(model);
    CU_ASSERT_TRUE(doc->mentions.n >= 2);
    uint32_t end_of_name = 0;
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *m = &doc->mentions.at[i];
        if (i) CU_ASSERT_TRUE(doc->mentions.at[i - 1].first <= m->first);
        CU_ASSERT_TRUE(m->first < m->end && m->end <= doc->tokens.n);
        if (m->form != FORM_NAME) continue;
        CU_ASSERT_TRUE(m->first >= end_of_name);
        end_of_name = m->end;
    }
    arena_free(&scratch);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

/* "Russian" and "Russian officials". */
static void those_that_start_together_go_by_form_and_length(void) {
    Gazetteer *gazetteer = names_gazetteer();
    NameModel *model = names_model(gazetteer);
    Doc *doc = names_text(gazetteer, "Russian officials who met her said that Kremlin aides to the president of France and he agreed.");
    Arena      scratch = {0};
    CU_ASSERT_TRUE_FATAL(mentions_find(doc, gazetteer, model, &scratch, NULL));
    for (Index i = 1; i < doc->mentions.n; i++) {
        const Mention *a = &doc->mentions.at[i - 1], *b = &doc->mentions.at[i];
        CU_ASSERT_TRUE(a->first <= b->first);
        if (a->first == b->first) CU_ASSERT_TRUE(a->form < b->form || (a->form == b->form && a->end >= b->end));
    }
    arena_free(&scratch);
    name_model_free(model);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

static void an_added_mention_is_empty(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc       *doc = names_text(gazetteer, "One two three.");
    Mention   *mention = mention_add(doc, FORM_NOMINAL, 1, 3, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(mention);
    CU_ASSERT_EQUAL(mention->span.start, 4);
    CU_ASSERT_EQUAL(mention->span.end, 13);
    CU_ASSERT_EQUAL(mention->entity, NONE);
    CU_ASSERT_EQUAL(mention->record, NONE);
    CU_ASSERT_EQUAL(mention->zone, zone_of(doc, 1));
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

UNIT_MAIN("mentions", {"mentions are sorted and names do not overlap", mentions_are_sorted_and_names_do_not_overlap},
          {"those that start together go by form and length", those_that_start_together_go_by_form_and_length},
          {"an added mention is empty", an_added_mention_is_empty})
