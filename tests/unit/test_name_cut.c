#include "name_doc.h"
#include <math.h>

/* The cut of the text's first run under weights that are given here, as "Anna Dorvane/person Vellmark/out". */
static void show_cut(const Gazetteer *gazetteer, const char *text, const float weights[][3], size_t n, char *out, size_t size) {
    Doc    *doc = names_text(gazetteer, text);
    Arena   scratch = {0};
    NameModel *model = names_model(gazetteer);
    Finder *finder = finder_new(doc, model, &scratch);
    Run     run;
    Chart   chart;
    Cut     cut;
    size_t  length = 0;
    CU_ASSERT_TRUE_FATAL(finder && chart_make(&chart, &scratch, RUN_MOST));
    memset(model->weights, 0, sizeof model->weights);
    for (size_t i = 0; i < n; i++) model->weights[(unsigned)weights[i][0]][(unsigned)weights[i][1]] = weights[i][2];
    run_next(finder, 0, &run);
    chart_fill(finder, &run, &chart);
    chart_cut(finder, &chart, &cut);
    for (uint32_t i = 0; i < cut.n && length < size; i++) {
        const Piece *piece = &cut.pieces[i];
        uint32_t     start = doc->tokens.at[run.words[piece->first].token].start, end = doc->tokens.at[run.words[piece->end - 1].token].end;
        length += (size_t)snprintf(out + length, size - length, "%s%.*s/%s", length ? " " : "", (int)(end - start), doc->text + start,
                                   piece->label == LABEL_OUT ? "out" : type_name(piece->label));
    }
    arena_free(&scratch);
    name_model_free(model);
    doc_free(doc);
}

static void the_heaviest_cut_wins(void) {
    Gazetteer *gazetteer = names_gazetteer();
    char       got[256];
    show_cut(gazetteer, "it saw Anna Dorvane", (const float[][3]){{EVIDENCE_IS_FULL_NAME, TYPE_PERSON, 5}}, 1, got, sizeof got);
    CU_ASSERT_STRING_EQUAL(got, "Anna Dorvane/person");
    show_cut(gazetteer, "it saw Anna Dorvane", (const float[][3]){{EVIDENCE_WORDS_1, LABEL_OUT, 9}, {EVIDENCE_IS_FULL_NAME, TYPE_PERSON, 5}}, 2,
             got, sizeof got);
    CU_ASSERT_STRING_EQUAL(got, "Anna/out Dorvane/out");
    show_cut(gazetteer, "it saw Anna Dorvane", (const float[][3]){{EVIDENCE_WORDS_1, TYPE_PLACE, 4}, {EVIDENCE_IS_FULL_NAME, TYPE_PERSON, 5}}, 2,
             got, sizeof got);
    CU_ASSERT_STRING_EQUAL(got, "Anna/place Dorvane/place");
    quoth_gazetteer_close(gazetteer);
}

/* "the Bahamas": no name begins with "the", however it is listed. */
static void no_name_starts_with_the(void) {
    Gazetteer *gazetteer = names_gazetteer();
    char       got[256];
    show_cut(gazetteer, "seen in The Bahamas", (const float[][3]){{EVIDENCE_ALWAYS, TYPE_PLACE, 5}, {EVIDENCE_WORDS_MORE, TYPE_PLACE, 9}}, 2, got,
             sizeof got);
    CU_ASSERT_STRING_EQUAL(got, "The/out Bahamas/place");
    quoth_gazetteer_close(gazetteer);
}

/* The second reading works on a copy of what the first one weighed. */
static void a_copied_chart_is_cut_alike(void) {
    Gazetteer *gazetteer = names_gazetteer();
    NameModel *model = names_model(gazetteer);
    Doc       *doc = names_text(gazetteer, "They asked the Vellmark Port Workers Union of Anna Dorvane so.");
    Arena      scratch = {0};
    Finder    *finder = finder_new(doc, model, &scratch);
    Run        run;
    Chart      chart, copy;
    Cut        cut, again;
    CU_ASSERT_TRUE_FATAL(finder && chart_make(&chart, &scratch, RUN_MOST));
    run_next(finder, 0, &run);
    chart_fill(finder, &run, &chart);
    CU_ASSERT_TRUE_FATAL(run.n > 3 && chart.n > run.n && chart_copy(&chart, &scratch, &copy));
    chart_cut(finder, &chart, &cut);
    run_next(finder, run.words[run.n - 1].token + 1, &run);
    chart_cut(finder, &copy, &again);
    CU_ASSERT_EQUAL_FATAL(cut.n, again.n);
    for (uint32_t i = 0; i < cut.n; i++) {
        CU_ASSERT_TRUE(cut.pieces[i].first == again.pieces[i].first && cut.pieces[i].end == again.pieces[i].end);
        CU_ASSERT_EQUAL(cut.pieces[i].label, again.pieces[i].label);
        CU_ASSERT_EQUAL(cut.pieces[i].margin, again.pieces[i].margin);
    }
    arena_free(&scratch);
    name_model_free(model);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

static void odds_are_nearly_exponential(void) {
    for (int tenth = 0; tenth < 100; tenth++) {
        float behind = (float)tenth / 10;
        CU_ASSERT_TRUE(fabsf(odds_against(behind) - expf(-behind)) < 0.04F);
        CU_ASSERT_TRUE(odds_against(behind) >= odds_against(behind + 0.1F));
    }
    CU_ASSERT_EQUAL(odds_against(100), 0);
}

UNIT_MAIN("name_cut", {"the heaviest cut wins", the_heaviest_cut_wins}, {"no name starts with the", no_name_starts_with_the},
          {"a copied chart is cut alike", a_copied_chart_is_cut_alike}, {"odds are nearly exponential", odds_are_nearly_exponential})
