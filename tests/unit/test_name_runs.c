#include "name_doc.h"

/* The text's runs, apart by " | ". */
static void show_runs(const Gazetteer *gazetteer, const char *text, char *out, size_t size) {
    Doc    *doc = names_text(gazetteer, text);
    Arena   scratch = {0};
    NameModel *model = names_model(gazetteer);
    Finder *finder = finder_new(doc, model, &scratch);
    Run     run;
    size_t  n = 0;
    CU_ASSERT_PTR_NOT_NULL_FATAL(finder);
    out[0] = '\0';
    for (uint32_t at = 0; at = run_next(finder, at, &run), run.n > 0 && n < size;) {
        uint32_t start = doc->tokens.at[run.words[0].token].start, end = doc->tokens.at[run.words[run.n - 1].token].end;
        n += (size_t)snprintf(out + n, size - n, "%s%.*s", n ? " | " : "", (int)(end - start), doc->text + start);
    }
    arena_free(&scratch);
    name_model_free(model);
    doc_free(doc);
}

static void check(const Gazetteer *gazetteer, const char *text, const char *want) {
    char got[1024];
    show_runs(gazetteer, text, got, sizeof got);
    if (strcmp(got, want) != 0) fprintf(stderr, "\n  of   %s\n  got  %s\n  want %s\n", text, got, want);
    CU_ASSERT_STRING_EQUAL(got, want);
}

static void where_runs_begin_and_end(void) {
    Gazetteer *gazetteer = names_gazetteer();
    check(gazetteer, "The clerk saw Zoe Dorvane. Dorvane left.", "Zoe Dorvane | Dorvane");
    check(gazetteer, "a note by Sami al-Dorvane, of Vellmark", "Sami al-Dorvane | Vellmark");
    check(gazetteer, "the Union for the Defence of Vellmark and its men", "Union for the Defence of Vellmark");
    check(gazetteer, "it saw Donald J. Dorvane go", "Donald J. Dorvane");
    check(gazetteer, "it met Vellmark\xE2\x80\x99s Dorvane here", "Vellmark\xE2\x80\x99s Dorvane");
    check(gazetteer, "it met Ho Vell-mark here", "Ho Vell-mark");
    check(gazetteer, "it saw \xE2\x80\x9CVellmark\xE2\x80\x9D Dorvane", "Vellmark | Dorvane");
    check(gazetteer, "nothing at all", "");
    quoth_gazetteer_close(gazetteer);
}

/* A text without an end of its capitals is read in runs of bounded length, each token once. */
static void long_runs_are_cut(void) {
    Gazetteer *gazetteer = names_gazetteer();
    char       text[4096] = "it saw";
    for (unsigned i = 0; i < 200; i++) strncat(text, " Vellmark", sizeof text - strlen(text) - 1);
    Doc     *doc = names_text(gazetteer, text);
    Arena    scratch = {0};
    NameModel *model = names_model(gazetteer);
    Finder  *finder = finder_new(doc, model, &scratch);
    Run      run;
    uint32_t words = 0;
    for (uint32_t at = 0; at = run_next(finder, at, &run), run.n > 0;) {
        CU_ASSERT_TRUE(run.n <= RUN_MOST);
        words += run.n;
    }
    CU_ASSERT_EQUAL(words, 200);
    arena_free(&scratch);
    name_model_free(model);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

static void lines_of_capitals(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc *doc = names_text(gazetteer, "Dorvane Says Vellmark Will Not Change Its Mind\n\nZoe Dorvane saw Vellmark and stayed there.\n");
    Arena      scratch = {0};
    NameModel *model = names_model(gazetteer);
    Finder    *finder = finder_new(doc, model, &scratch);
    Run        run;
    uint32_t   at = run_next(finder, 0, &run);
    CU_ASSERT_TRUE(run.title_case);
    do at = run_next(finder, at, &run);
    while (run.n && run.title_case);
    CU_ASSERT_TRUE(run.n > 0);
    arena_free(&scratch);
    name_model_free(model);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

UNIT_MAIN("name_runs", {"where runs begin and end", where_runs_begin_and_end}, {"long runs are cut", long_runs_are_cut},
          {"lines of capitals", lines_of_capitals})
