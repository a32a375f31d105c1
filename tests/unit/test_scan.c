#include "made_gazetteer.h"
#include "mem.h"
#include "unit.h"
#include <stdlib.h>

static bool note(void *context, const quoth_found *found) {
    buffer_format(context, "%zu-%zu %zu/%zu%s%s ", found->start, found->end, found->entity, found->n_readings,
                  found->needs_company ? "~" : "", found->is_short ? "." : "");
    return true;
}

static void check_with(const Gazetteer *gazetteer, bool variants, const char *text, size_t length, const char *want) {
    quoth_error   err = {0};
    Buffer        got = {0};
    quoth_finder *finder = quoth_finder_new(gazetteer, &(quoth_find_options){.variants = variants}, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(finder);
    CU_ASSERT(quoth_find(finder, text, length, note, &got, &err));
    buffer_byte(&got, '\0');
    if (strcmp(got.at, want) != 0) fprintf(stderr, "  of   %s\n  got  %s\n  want %s\n", text, got.at, want);
    CU_ASSERT_STRING_EQUAL(got.at, want);
    buffer_free(&got);
    quoth_finder_free(finder);
}

static void check(const Gazetteer *gazetteer, const char *text, size_t length, const char *want) {
    check_with(gazetteer, false, text, length, want);
}

static const char *const sources[][2] = {
    {"people", "%type person\na\tAda Lang\tprior=5\nb\tAda Lang de Roo\tprior=4\nc\tAda Lang|Ada Moss\tprior=7\n"},
    {"others", "%type organization\nd\tal-Wafaa\ne\tNATO\nf\tБанк Зари\ng\tde Lang Trust\nh\t東京電力\ni\tSun~\n"},
    {NULL, NULL}};

static void names_are_found_with_all_who_have_them(void) {
    MadeGazetteer made = {0};
    gazetteer_make(&made, sources);
    if (!made.gazetteer) fprintf(stderr, "%s%s\n", made.told.text, made.err.text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.gazetteer);
    static const char *const cases[][2] = {
        {"", ""},
        {"Ada Lang said", "0-8 2/2 0-8 0/2 "},
        {"so Ada\nLang de Roo, ADA MOSS", "3-18 1/1 20-28 2/1 "}, /* the longest, over one line's end */
        {"Ada\n\nLang", ""},
        {"ada lang, nato, Nato", ""},
        {"by al-Wafaa of NATO", "3-11 3/1 15-19 4/1 "}, /* some begin without a capital */
        {"the de Lang Trust and Ada **Moss**", "4-17 6/1 22-32 2/1 "},
        {"в Банк Зари", "3-20 5/1 "},
        {"「東京電力」", "3-15 7/1 "},
        {"a Sun", "2-5 8/1~ "},
        {"\xFF\xFF Ada Moss \xC3", "3-11 2/1 "}}; /* places are those of the text as given */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check(made.gazetteer, cases[i][0], strlen(cases[i][0]), cases[i][1]);
    gazetteer_unmake(&made);
}

/* With all that is known of spellings, as other spellings are compared. */
static void make_with_spellings(MadeGazetteer *made, const char *names, const char *corrections) {
    static const char *const files[] = {"spellings", "spellings-han", "spellings-parts", "spellings-names"};
    const char *all[][2] = {{"f", names}, {"mine", corrections}, {files[0], NULL}, {files[1], NULL}, {files[2], NULL}, {files[3], NULL}, {NULL, NULL}};
    Buffer      texts[4] = {{0}};
    for (unsigned i = 0; i < 4; i++) {
        char path[400];
        snprintf(path, sizeof path, "%s/models/%s.tsv", getenv("QUOTH_SOURCE") ? getenv("QUOTH_SOURCE") : ".", files[i]);
        CU_ASSERT_FATAL(file_read(path, &texts[i], NULL));
        buffer_byte(&texts[i], '\0');
        all[i + 2][1] = texts[i].at;
    }
    gazetteer_make(made, (const char *const(*)[2])all);
    for (unsigned i = 0; i < 4; i++) buffer_free(&texts[i]);
    CU_ASSERT_PTR_NOT_NULL_FATAL(made->gazetteer);
}

/* "Wolodimir Selenskij" is "Volodymyr Zelenskyy": of words that stand together with capitals, the longest end that is a spelling. */
static void other_spellings_are_found_between_the_listed_names(void) {
    MadeGazetteer made = {0};
    make_with_spellings(&made, "%type person\na\tVolodymyr Zelenskyy\nb\tYury Ushakov\n", "");
    static const char *const cases[][2] = {
        {"so Wolodimir Selenskij said", "3-22 0/1 "},
        {"President Wolodimir Selenskij's men", "10-29 0/1 "},
        {"Iouri Ouchakov, Yury Ushakov, Jurij Uschakow", "0-14 1/1 16-28 1/1 30-44 1/1 "},
        {"Jurij\nUschakow", ""},           /* not over a line's end */
        {"jurij uschakow, Uschakow", ""},  /* with capitals, and two words at least */
        {"A B C D E F Jurij Uschakow", ""} /* not in headlines */};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_with(made.gazetteer, true, cases[i][0], strlen(cases[i][0]), cases[i][1]);
    check(made.gazetteer, "Jurij Uschakow", 14, "");
    gazetteer_unmake(&made);
}

/* Names and spellings wait for one another, and are told in the order of the text, however many there are. */
static void many_are_told_in_order(void) {
    static const char sentence[] = "Otto Maybach met Yury Ushakov and Jurij Uschakow with Anna Bergen. ";
    MadeGazetteer made = {0};
    Buffer        text = {0}, want = {0};
    make_with_spellings(&made, "%type person\na\tVolodymyr Zelenskyy\nb\tYury Ushakov\n", "");
    for (unsigned i = 0; i < 100; i++) {
        size_t n = text.n;
        buffer_text(&text, sentence);
        buffer_format(&want, "%zu-%zu 1/1 %zu-%zu 1/1 ", n + 17, n + 29, n + 34, n + 48);
    }
    buffer_byte(&want, '\0');
    check_with(made.gazetteer, true, text.at, text.n, want.at);
    buffer_free(&text);
    buffer_free(&want);
    gazetteer_unmake(&made);
}

/* Words of which half the letters differ are no spellings, though they share a key: "Aaron Zichaez" is not "Suha Arjen". Letters that are
 * written for one another do not differ ("Hryb", "Grib"). Marks and
 * words that one of two leaves out are no matter. */
static void words_must_have_letters_in_common(void) {
    MadeGazetteer made = {0};
    make_with_spellings(&made,
                        "%type person\na\tAaron Zichaez\nb\tJosé Martínez Olmo\nc\tEvgeny Morozov\nd\tSean O'Brien\n"
                        "e\tGeorgie Yoyuadze\nf\tSergey Grib\ng\tAleksey Kim\n",
                        "");
    static const char *const cases[][2] = {{"Suha Arjen", ""},
                                           {"Georgia Josie", ""},
                                           {"Siarhei Hryb, Alexei Kim", "0-12 5/1 14-24 6/1 "},
                                           {"Jose Martinez Olmo, José Olmo", "0-18 1/1 20-30 1/1 "},
                                           {"Evgenij Morosow", "0-15 2/1 "},
                                           {"Sean OBrien", "0-11 3/1 "}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_with(made.gazetteer, true, cases[i][0], strlen(cases[i][0]), cases[i][1]);
    gazetteer_unmake(&made);
}

static bool take_text(void *context, const char *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return true;
}

/* "Khan" is not Wuhan for ухан, nor Caen for كان; "Afiny" is Athens for Афины; and where there is no other name, such a one will do. */
static void one_word_must_be_sure_in_other_letters(void) {
    MadeGazetteer made = {0};
    make_with_spellings(&made, "%type place\na\tWuhan|Ухан\nb\tCaen|كان\nc\tAthens|Афины\nd\tХан\n", "");
    static const char *const cases[][2] = {{"Khan", "d\tplace"}, {"Afiny", "c\tplace"}, {"Wuchan", "a\tplace"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer      out = {0};
        quoth_error err = {0};
        CU_ASSERT(quoth_gazetteer_find(made.gazetteer, cases[i][0], take_text, &out, &err));
        buffer_byte(&out, '\0');
        const char *end = strchr(out.at, '\n');
        bool        good = *cases[i][1] ? end && !end[1] : !*out.at; /* one line, or none */
        if (!good) printf("  %s: %s\n", cases[i][0], out.at);
        CU_ASSERT(good && strncmp(out.at, cases[i][1], strlen(cases[i][1])) == 0);
        buffer_free(&out);
    }
    gazetteer_unmake(&made);
}

static void what_was_corrected_is_no_other_spelling(void) {
    MadeGazetteer made = {0};
    make_with_spellings(&made, "%type person\na\tYury Ushakov\nb\tAnn Lee\n",
                        "%type correction\nnever\tJurij Uschakow\napart\tAnn Lee|Anne Li\n");
    static const char text[] = "Jurij Uschakow, Yuri Ushakov, Anne Li";
    check_with(made.gazetteer, true, text, sizeof text - 1, "16-28 0/1 ");
    gazetteer_unmake(&made);
}

/* A name that lies over the border of two stretches, wherever that is, with lines and in one line. */
static void names_across_stretches_are_found_once(void) {
    enum { SIZE = 70000 };
    MadeGazetteer made = {0};
    char         *text = mem_alloc(SIZE);
    gazetteer_make(&made, sources);
    CU_ASSERT_FATAL(made.gazetteer != NULL && text != NULL);
    for (int lines = 0; lines < 2; lines++)
        for (size_t at = 32600; at < 32800; at += 3) {
            char want[40];
            for (size_t i = 0; i < SIZE; i++) text[i] = i % 7 ? 'x' : lines && i % 70 == 0 ? '\n' : ' ';
            memcpy(text + at, " Ada\nMoss ", 10);
            if (!lines) text[at + 4] = ' ';
            snprintf(want, sizeof want, "%zu-%zu 2/1 ", at + 1, at + 9);
            check(made.gazetteer, text, SIZE, want);
        }
    mem_free(text);
    gazetteer_unmake(&made);
}

static bool stop(void *context, const quoth_found *found) {
    (void)found;
    ++*(int *)context;
    return false;
}

static void the_receiver_may_stop(void) {
    static const char text[] = "Ada Moss, NATO";
    MadeGazetteer     made = {0};
    quoth_error       err = {0};
    int               n = 0;
    gazetteer_make(&made, sources);
    quoth_finder *finder = quoth_finder_new(made.gazetteer, NULL, &err);
    CU_ASSERT_FALSE(quoth_find(finder, text, sizeof text - 1, stop, &n, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_IO);
    CU_ASSERT_EQUAL(n, 1);
    quoth_finder_free(finder);
    gazetteer_unmake(&made);
    CU_ASSERT_PTR_NULL(quoth_finder_new(NULL, NULL, NULL));
}

static void entities_have_numbers(void) {
    MadeGazetteer made = {0};
    quoth_listed  listed;
    gazetteer_make(&made, sources);
    CU_ASSERT_FATAL(quoth_gazetteer_entity(made.gazetteer, 2, &listed));
    CU_ASSERT_STRING_EQUAL(listed.id, "c");
    CU_ASSERT_STRING_EQUAL(listed.type, "person");
    CU_ASSERT_STRING_EQUAL(listed.name, "Ada Lang");
    CU_ASSERT_STRING_EQUAL(listed.wikidata, "");
    CU_ASSERT_EQUAL(listed.prior, 7);
    CU_ASSERT_FALSE(quoth_gazetteer_entity(made.gazetteer, 9, &listed));
    CU_ASSERT_FALSE(quoth_gazetteer_entity(made.gazetteer, SIZE_MAX, &listed));
    gazetteer_unmake(&made);
}

/* Stretches of a megabyte without lines, without spaces, and without either end quickly and cleanly. */
static void texts_without_borders_are_read(void) {
    enum { SIZE = 5 << 20 };
    static const char *const pieces[] = {"x ", "x", "x\xC3\xA9", "\xE6\x9D\xB1", "\xFF", "Ada ", "[", "\n"};
    MadeGazetteer made = {0};
    char         *text = mem_alloc(SIZE);
    gazetteer_make(&made, sources);
    CU_ASSERT_FATAL(made.gazetteer != NULL && text != NULL);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t length = strlen(pieces[i]), size = i == 3 ? SIZE / 8 : SIZE;
        for (size_t at = 0; at + length <= size; at += length) memcpy(text + at, pieces[i], length);
        check(made.gazetteer, text, size / length * length, "");
    }
    mem_free(text);
    gazetteer_unmake(&made);
}

UNIT_MAIN("scan", {"names are found, with all who have them", names_are_found_with_all_who_have_them},
          {"other spellings are found between the listed names", other_spellings_are_found_between_the_listed_names},
          {"many are told in order", many_are_told_in_order},
          {"words must have letters in common", words_must_have_letters_in_common},
          {"one word must be sure in other letters", one_word_must_be_sure_in_other_letters},
          {"what was corrected is no other spelling", what_was_corrected_is_no_other_spelling},
          {"names across stretches are found once", names_across_stretches_are_found_once},
          {"the receiver may stop", the_receiver_may_stop}, {"entities have numbers", entities_have_numbers},
          {"texts without borders are read", texts_without_borders_are_read})
