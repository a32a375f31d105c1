#include "fold.h"
#include "name_doc.h"

static Finder *first_reading(NameModel *model, Doc *doc, Arena *scratch) {
    Finder *finder = finder_new(doc, model, scratch);
    Run     run;
    Chart   chart;
    Cut     cut;
    CU_ASSERT_TRUE_FATAL(finder && chart_make(&chart, scratch, RUN_MOST));
    for (uint32_t at = 0; at = run_next(finder, at, &run), run.n > 0;) {
        chart_fill(finder, &run, &chart);
        chart_cut(finder, &chart, &cut);
        CU_ASSERT_TRUE_FATAL(finder_remember(finder, &run, &cut));
    }
    return finder;
}

static const Seen *seen(const Finder *finder, const char *word) { return memory_find(&finder->memory, fold_hash(word, strlen(word))); }

static void parts_of_persons_are_remembered(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc       *doc = names_text(gazetteer, "The mayor, Anna Dorvane, spoke to the clerk Peter Vellmark. Dorvane said no.");
    Arena      scratch = {0};
    NameModel *model = names_model(gazetteer);
    Finder    *finder = first_reading(model, doc, &scratch);
    const Seen *anna = seen(finder, "anna"), *dorvane = seen(finder, "dorvane");
    CU_ASSERT_FATAL(anna && dorvane);
    CU_ASSERT_EQUAL(anna->first, 1);
    CU_ASSERT_EQUAL(dorvane->last, 1);
    arena_free(&scratch);
    name_model_free(model);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

/* "Institute for the Study of War (ISW)" */
static void initials_are_remembered(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc       *doc = names_text(gazetteer, "The Vellmark Port Workers Union met. The VPWU said no to the plan.");
    Arena      scratch = {0};
    NameModel *model = names_model(gazetteer);
    Finder    *finder = first_reading(model, doc, &scratch);
    const Seen *acronym = seen(finder, "vpwu");
    CU_ASSERT_PTR_NOT_NULL_FATAL(acronym);
    CU_ASSERT_EQUAL(acronym->initials, 1);
    arena_free(&scratch);
    name_model_free(model);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

/* "PA" is the Press Association where that stands in the text too. */
static void readings_need_company(void) {
    Gazetteer *gazetteer = names_gazetteer();
    for (unsigned company = 0; company < 2; company++) {
        Doc    *doc = names_text(gazetteer, company ? "A man told the Press Association so, and PA asked." : "A man in PA asked.");
        Arena   scratch = {0};
        NameModel *model = names_model(gazetteer);
        Finder *finder = finder_new(doc, model, &scratch);
        bool    found = false, usable = false;
        for (Index i = 0; i < doc->readings.n; i++) {
            EntityRecord record;
            if (!doc->readings.at[i].needs_company || !gazetteer_entity(gazetteer, doc->readings.at[i].record, &record)) continue;
            if (strcmp(record.id, "press-association") != 0) continue;
            found = true;
            usable = finder->usable[i];
        }
        CU_ASSERT_TRUE(found);
        CU_ASSERT_EQUAL(usable, company);
        arena_free(&scratch);
        name_model_free(model);
        doc_free(doc);
    }
    quoth_gazetteer_close(gazetteer);
}

static void weights_are_those_of_the_model(void) {
    Gazetteer *gazetteer = names_gazetteer();
    NameModel *model = names_model(gazetteer);
    CU_ASSERT_TRUE(model->weights[EVIDENCE_LISTED_PLACE][TYPE_PLACE] > 1);
    CU_ASSERT_TRUE(model->weights[EVIDENCE_LISTED_PLACE][TYPE_PERSON] < 0);
    CU_ASSERT_TRUE(model->weights[EVIDENCE_IS_TIME][LABEL_OUT] > 1);
    name_model_free(model);
    quoth_gazetteer_close(gazetteer);
}

UNIT_MAIN("name_finder", {"parts of persons are remembered", parts_of_persons_are_remembered},
          {"initials are remembered", initials_are_remembered}, {"readings need company", readings_need_company},
          {"weights are those of the model", weights_are_those_of_the_model})
