#include "names.h"
#include "spelling_model.h"
#include "unit.h"
#include <string.h>

typedef struct Case {
    const char *a, *b;
    bool        same;
    const char *why; /* stands in the derivation; NULL: not looked at */
} Case;

static quoth_name_verdict compare(const SpellingModel *model, const char *a, const char *b) {
    quoth_name_verdict verdict;
    name_compare(model, a, strlen(a), b, strlen(b), &verdict);
    return verdict;
}

/* The verdicts, which must be the same both ways round. */
static void expect(const Case *cases, size_t n) {
    MadeModel made = {0};
    CU_ASSERT_TRUE_FATAL(model_make(&made, NULL));
    for (size_t i = 0; i < n; i++) {
        const Case        *c = &cases[i];
        quoth_name_verdict there = compare(&made.model, c->a, c->b), back = compare(&made.model, c->b, c->a);
        bool good = there.same == c->same && back.same == c->same && (!c->why || strstr(there.why, c->why)) &&
                    there.same == (there.score >= 0.5) && there.score >= 0 && there.score <= 1;
        if (!good) printf("    %s, %s: %d %d %.3f %.3f \"%s\"\n", c->a, c->b, there.same, back.same, there.score, back.score, there.why);
        CU_ASSERT_TRUE(good);
    }
    buffer_free(&made.bytes);
}
#define EXPECT(...) expect((const Case[]){__VA_ARGS__}, sizeof((const Case[]){__VA_ARGS__}) / sizeof(Case))

static void equal_names_need_no_derivation(void) {
    EXPECT({"Keir Starmer", "Keir Starmer", true, NULL}, {"Keir Starmer", "KEIR STARMER", true, NULL},
           {"Viktor Orbán", "Viktor Orban", true, NULL}, {"Yuri Ushakov", "Yu\u200Bri \u202EUshakov", true, NULL},
           {"Vladimir Putin", "Vladimir \u0420utin", true, NULL});
    MadeModel made = {0};
    CU_ASSERT_TRUE_FATAL(model_make(&made, NULL));
    CU_ASSERT_STRING_EQUAL(compare(&made.model, "Keir Starmer", "KEIR STARMER").why, "");
    buffer_free(&made.bytes);
}

static void romanisations_are_named(void) {
    EXPECT({"Yuri Ushakov", "Yury Ushakov", true, "i~y"}, {"Andrey Kelin", "Andrei Kelin", true, "~"},
           {"Юрий Ушаков", "Iouri Ouchakov", true, "French"}, {"Yuri Ushakov", "Iouri Ouchakov", true, "French"},
           {"Zelenskyy", "Selenskyj", true, NULL}, {"Lavrov", "Lawrow", true, "v~w"}, {"Qaddafi", "Gaddafi", true, "q~g"},
           {"Müller", "Mueller", true, NULL}, {"Müller", "Muller", true, NULL}, {"Netanyahu", "Netanjahu", true, NULL},
           {"Tchaikovsky", "Tschaikowski", true, NULL}, {"Lukashenko", "Lukashenka", true, NULL},
           {"Nikita Khrushchev", "Nikita Chruschtschow", true, "German"}, {"Volkoff", "Wolkow", true, NULL});
}

static void rare_marks_tell_nothing(void) {
    EXPECT({"Nguyễn Văn Hùng", "Nguyen Van Hung", true, NULL}, {"Võ Thị Ánh", "Anh Vo Thi", true, "other order"},
           {"Trương Mỹ", "Truong My", true, NULL}, {"Ḥusayn al-Ṭaḥāwī", "Husayn Tahawi", true, NULL},
           {"Nguyễn Văn Hùng", "Nguyen Van Hai", false, NULL});
}

static void scripts_meet(void) {
    EXPECT({"Mohammed bin Salman", "محمد بن سلمان", true, NULL}, {"Benjamin Netanyahu", "בנימין נתניהו", true, NULL},
           {"Kyriakos Mitsotakis", "Κυριάκος Μητσοτάκης", true, NULL}, {"Xi Jinping", "习近平", true, NULL},
           {"Hsi Chin-p'ing", "习近平", true, NULL}, {"Lee Jae-myung", "이재명", true, NULL}, {"Moon Jae-in", "문재인", true, NULL},
           {"Xi Jinping", "李克强", false, NULL}, {"Lee Jae-myung", "이재용", false, NULL}, {"Olaf Scholz", "Олаф Шольц", true, NULL},
           {"Olaf Scholz", "オラフ・ショルツ", true, NULL}, {"Юрий Ушаков", "Юрій Ушаков", true, NULL},
           {"Narendra Modi", "नरेन्द्र मोदी", true, NULL});
}

static void characters_are_read_as_their_bearers_do(void) {
    EXPECT({"Goh Keng Soon", "吳慶順", true, NULL}, {"Yeo Kim Huat", "杨金发", true, NULL}, {"Han Byoung Su", "韓秉洙", true, NULL},
           {"Yang Ho Young", "梁鎬榮", true, NULL}, {"Ieong Sio Meng", "楊少明", true, NULL});
}

static void syllables_stand_in_their_order(void) {
    EXPECT({"Park Sung Ho", "박성호", true, NULL}, {"Sung Ho Park", "박성호", true, NULL}, {"Park Ho Sung", "박성호", false, NULL},
           {"Chan Wing Fai", "陈志明", false, NULL});
}

static void endings_of_case_are_known(void) {
    EXPECT({"Юрию Ушакову", "Юрий Ушаков", true, NULL}, {"Юрию Ушакову", "Yuri Ushakov", true, NULL},
           {"Сергеем Лавровым", "Sergey Lavrov", true, NULL}, {"Володимиру Зеленському", "Volodymyr Zelensky", true, NULL},
           {"Volodymyra Zelenského", "Volodymyr Zelenský", true, NULL});
}

static void parts_may_stand_in_any_order(void) {
    EXPECT({"Ushakov Yuri", "Yury Ushakov", true, "other order"}, {"ORBAN Viktor", "Viktor Orbán", true, NULL});
}

static void what_is_left_out_does_not_contradict(void) {
    EXPECT({"Yuri Ushakov", "Yuri Viktorovich Ushakov", true, "viktorovich left out"},
           {"Robert Byrd", "Robert Carlyle Byrd", true, "left out"}, {"Sir Keir Starmer", "Keir Starmer", true, NULL},
           {"Bashar al-Assad", "Bashar Assad", true, NULL}, {"Abu Ali al-Hakim", "Abu Ali Alhakim", true, NULL},
           {"Jean-Luc Martin", "Jean Luc Martin", true, NULL}, {"Abdul Rahman Saleh", "Abdulrahman Saleh", true, NULL},
           {"Abd al-Rahman Saleh", "Abdul Rahman Saleh", true, NULL});
}

/* A company goes by its name with any legal form, in short or in full, and with none. */
static void legal_forms_stand_around_a_name(void) {
    EXPECT({"Borealis Shipping GmbH", "Borealis Shipping", true, NULL}, {"Nordwind AB Ltd.", "NORDWIND AB LIMITED", true, NULL},
           {"Tianhua Co., Ltd.", "Tianhua Company Limited", true, NULL}, {"OOO Vostok Invest", "Vostok Invest LLC", true, NULL},
           {"ООО Восток Инвест", "Vostok Invest", true, NULL}, {"Vostok Invest LLC", "Vostok Stroy LLC", false, NULL},
           {"Intl. Shipping of Riga", "International Shipping of Riga", true, "nickname intl = international"},
           {"Faik Nasibov ogly Aliyev", "Faik Nasibov Aliyev", true, NULL});
}

static void initials_fit_what_they_start(void) {
    EXPECT({"J. Smith", "John Smith", true, "initial j = john"}, {"Ю. Ушаков", "Yuri Ushakov", true, NULL},
           {"J. Smith", "Robert Smith", false, "veto"}, {"Don Baker", "Donald S. Baker", true, "s left out"}, {"J. P. Lund", "JP Lund", true, "joined"});
}

static void nicknames_are_known(void) {
    EXPECT({"Bob Woodward", "Robert Woodward", true, "nickname bob = robert"}, {"Volodymyr Zelensky", "Vladimir Zelensky", true, NULL},
           {"Sasha Petrov", "Alexander Petrov", true, "nickname"}, {"Bill Smith", "Will Smith", true, "nickname"},
           {"Bill Woodward", "Уильям Вудворд", true, "nickname bill"}, {"Carolus Woodward", "Charles Woodward", true, "nickname"},
           {"Bob Woodward", "Richard Woodward", false, "veto: other given name"}, {"Jim Woodward", "Майкл Вудворд", false, NULL});
}

static void other_people_are_refused(void) {
    EXPECT(
        {"Andrey Kelin", "Sergey Kelin", false, "veto: other given name"}, {"Andrey Kelin", "Andrey Belin", false, "veto: other surname"},
        {"Kelin", "Belin", false, "veto: other name"}, {"Oleg Ivanovich Petrov", "Oleg Sergeevich Petrov", false, "veto: other patronymic"},
        {"Robert Byrd Jr", "Robert Byrd Sr", false, "veto: other suffix"},
        {"Channel 4 News", "Channel 5 News", false, "veto: other number"}, {"George Bush", "Tony Blair", false, "veto: no part in common"},
        {"Kim Se Gon", "Kim Jung Jong", false, NULL}, {"Ahmad Hassan Ali", "Khalid Hassan Ali", false, NULL});
}

static void odd_names_have_a_verdict(void) {
    char      many[4000];
    MadeModel made = {0};
    CU_ASSERT_TRUE_FATAL(model_make(&made, NULL));
    for (size_t i = 0; i < sizeof many; i++) many[i] = i % 4 == 3 ? ' ' : (char)('a' + i * 7 % 26);
    quoth_name_verdict verdict;
    name_compare(&made.model, many, sizeof many, many, sizeof many, &verdict);
    CU_ASSERT(verdict.same);
    name_compare(&made.model, many, sizeof many, "x", 1, &verdict);
    CU_ASSERT(!verdict.same);
    memset(many, 'a', sizeof many);
    name_compare(&made.model, many, sizeof many, many, sizeof many - 1, &verdict);
    CU_ASSERT(verdict.score >= 0);
    buffer_free(&made.bytes);
    EXPECT({"", "", false, "veto: no letters"}, {"Kelin", "?", false, "veto: no letters"}, {"Van", "Van", true, NULL},
           {"\xFF\xFE", "a", false, NULL});
}

static void prepared_names_give_the_same_verdict(void) {
    MadeModel made = {0};
    CU_ASSERT_TRUE_FATAL(model_make(&made, NULL));
    quoth_name *a = name_prepared(&made.model, "Юрий Ушаков", strlen("Юрий Ушаков")), *b = name_prepared(&made.model, "Ushakov Yuri", 12);
    CU_ASSERT_PTR_NOT_NULL_FATAL(a);
    CU_ASSERT_PTR_NOT_NULL_FATAL(b);
    quoth_name_verdict quick, full, direct = compare(&made.model, "Юрий Ушаков", "Ushakov Yuri");
    name_compare_prepared(a, b, false, &quick);
    name_compare_prepared(a, b, true, &full);
    CU_ASSERT_EQUAL(quick.score, direct.score);
    CU_ASSERT_EQUAL(full.score, direct.score);
    CU_ASSERT_STRING_EQUAL(quick.why, "");
    CU_ASSERT_STRING_EQUAL(full.why, direct.why);
    name_free(a);
    name_free(b);
    buffer_free(&made.bytes);
}

/* Each name twice, so that its parts are remembered the second time. */
static void searching_gives_the_same_verdict(void) {
    static const char *const names[] = {"Ushakov Yuri", "Yuri Viktorovich Ushakov", "Jurij Uschakow", "Y. Ushakov", "Ivan al-Ushakov", "Jo",
                                        "Kyong Chol Jo", "Kyongchol Jo", "åæ", "Юрию Ушакову", "Abdul Rahman"};
    enum { N = sizeof names / sizeof *names };
    MadeModel   made = {0};
    CU_ASSERT_TRUE_FATAL(model_make(&made, NULL));
    NameSearch *search = name_search_new(&made.model);
    CU_ASSERT_PTR_NOT_NULL_FATAL(search);
    for (unsigned i = 0; i < 2 * N; i++) {
        name_search_start(search, names[i % N], strlen(names[i % N]));
        for (unsigned k = 0; k < N; k++) {
            quoth_name_verdict verdict, direct = compare(&made.model, names[i % N], names[k]);
            name_search_compare(search, names[k], strlen(names[k]), &verdict);
            CU_ASSERT_EQUAL(verdict.same, direct.same);
            CU_ASSERT_STRING_EQUAL(verdict.why, "");
        }
    }
    name_search_free(search);
    buffer_free(&made.bytes);
}

static void known_parts_count(void) {
    MadeModel without = {0}, with = {0};
    CU_ASSERT_TRUE_FATAL(model_make(&without, NULL));
    CU_ASSERT_TRUE_FATAL(model_make(&with, "row\tQ1\tkelin|quellien\n"));
    CU_ASSERT(compare(&with.model, "Andrey Kelin", "Andrey Quellien").score >
              compare(&without.model, "Andrey Kelin", "Andrey Quellien").score);
    buffer_free(&without.bytes);
    buffer_free(&with.bytes);
}

/* Known in two rows, and in none together, they differ by the ending that tells men from women; "Andreja Horvata" is "Andrej Horvat". */
static void given_names_have_a_gender(void) {
    static const char rows[] = "row\tQ1\tdaniel\nrow\tQ2\tdaniela\nrow\tQ3\tjulia\nrow\tQ4\tjulian\nrow\tQ5\tmario\nrow\tQ6\tmaria\n"
                               "row\tQ7\talexander\nrow\tQ8\talexandra\nrow\tQ9\tsafa|safaa\nrow\tQ10\tandrej\nrow\tQ11\tandreja\n";
    static const char *const cases[][3] = {
        {"Daniel Weber", "Daniela Weber", "other gender"},   {"Julian Marsh", "Julia Marsh", "other gender"},
        {"Mario Rossi", "Maria Rossi", "other gender"},      {"Alexander Novak", "Alexandra Novak", "other gender"},
        {"Safa Karim", "Safaa Karim", NULL},                 {"Andrej Horvat", "Andreja Horvata", NULL},
        {"Alexandra Novak", "Aleksandra Novak", NULL}};
    MadeModel made = {0};
    CU_ASSERT_TRUE_FATAL(model_make(&made, rows));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        quoth_name_verdict verdict = compare(&made.model, cases[i][0], cases[i][1]);
        bool good = cases[i][2] ? !verdict.same && strstr(verdict.why, cases[i][2]) : verdict.same;
        if (!good) printf("    %s, %s: %.3f %s\n", cases[i][0], cases[i][1], verdict.score, verdict.why);
        CU_ASSERT(good);
    }
    buffer_free(&made.bytes);
}

static void without_a_model_only_equal_names_are_one(void) {
    SpellingModel none = {0};
    CU_ASSERT_TRUE(compare(&none, "Yuri Ushakov", "YURI USHAKOV").same);
    CU_ASSERT_FALSE(compare(&none, "Yuri Ushakov", "Yury Ushakov").same);
    CU_ASSERT_FALSE(compare(NULL, "", "").same);
}

/* However cheap each letter is that one leaves out: "Khan" is not "Changcheng". */
static void words_far_apart_are_not_the_same(void) {
    EXPECT({"Khan", "Changcheng", false, NULL}, {"Schmidt", "Shimodate", false, NULL}, {"Ushakov", "Ouchakov", true, NULL});
}

UNIT_MAIN("compare", {"equal names need no derivation", equal_names_need_no_derivation},
          {"romanisations are named", romanisations_are_named}, {"words far apart are not the same", words_far_apart_are_not_the_same},
          {"rare marks tell nothing", rare_marks_tell_nothing}, {"scripts meet", scripts_meet},
          {"characters are read as their bearers do", characters_are_read_as_their_bearers_do},
          {"syllables stand in their order", syllables_stand_in_their_order}, {"endings of case are known", endings_of_case_are_known},
          {"parts may stand in any order", parts_may_stand_in_any_order},
          {"what is left out does not contradict", what_is_left_out_does_not_contradict},
          {"legal forms stand around a name", legal_forms_stand_around_a_name},
          {"initials fit what they start", initials_fit_what_they_start}, {"nicknames are known", nicknames_are_known},
          {"other people are refused", other_people_are_refused}, {"odd names have a verdict", odd_names_have_a_verdict},
          {"prepared names give the same verdict", prepared_names_give_the_same_verdict}, {"searching gives the same verdict", searching_gives_the_same_verdict},
          {"known parts count", known_parts_count}, {"given names have a gender", given_names_have_a_gender},
          {"without a model only equal names are one", without_a_model_only_equal_names_are_one})
