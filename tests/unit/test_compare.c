#include "names.h"
#include "unit.h"
#include <string.h>

static quoth_name_verdict compare(const char *a, const char *b) {
    quoth_name_verdict verdict;
    name_compare(a, strlen(a), b, strlen(b), &verdict);
    return verdict;
}

/* The verdict, which must be the same both ways round. */
static void expect(const char *a, const char *b, bool same, const char *why) {
    quoth_name_verdict there = compare(a, b), back = compare(b, a);
    if (there.same != same || back.same != same || (why && !strstr(there.why, why)))
        printf("    %s, %s: %d %d %.2f \"%s\"\n", a, b, there.same, back.same, there.cost, there.why);
    CU_ASSERT_EQUAL(there.same, same);
    CU_ASSERT_EQUAL(back.same, same);
    CU_ASSERT_EQUAL(there.same, there.cost <= 1.0);
    if (why) CU_ASSERT_PTR_NOT_NULL(strstr(there.why, why));
}

static void equal_names_cost_nothing(void) {
    CU_ASSERT_EQUAL(compare("Keir Starmer", "Keir Starmer").cost, 0);
    CU_ASSERT_STRING_EQUAL(compare("Keir Starmer", "KEIR STARMER").why, "");
    CU_ASSERT_EQUAL(compare("Viktor Orbán", "Viktor Orban").cost, 0);
    CU_ASSERT_EQUAL(compare("Yuri Ushakov", "Yu\u200Bri \u202EUshakov").cost, 0);
    CU_ASSERT_EQUAL(compare("Vladimir Putin", "Vladimir \u0420utin").cost, 0);
}

static void romanisations_are_cheap_and_named(void) {
    expect("Yuri Ushakov", "Yury Ushakov", true, "i~y");
    expect("Andrey Kelin", "Andrei Kelin", true, "ey~ei");
    expect("Юрий Ушаков", "Iouri Ouchakov", true, NULL);
    expect("Zelenskyy", "Selenskyj", true, "z~s");
    expect("Lavrov", "Lawrow", true, "v~w");
    expect("Khrushchev", "Chruschtschow", true, NULL);
    expect("Qaddafi", "Gaddafi", true, "q~g");
    expect("Müller", "Mueller", true, "u~ue");
    expect("Netanyahu", "Netanjahu", true, "ya~ja");
    expect("Tchaikovsky", "Tschaikowski", true, NULL);
    expect("Lukashenko", "Lukashenka", true, NULL);
    expect("Volkoff", "Wolkow", true, NULL);
}

static void scripts_meet(void) {
    expect("Mohammed bin Salman", "محمد بن سلمان", true, NULL);
    expect("Benjamin Netanyahu", "בנימין נתניהו", true, NULL);
    expect("Kyriakos Mitsotakis", "Κυριάκος Μητσοτάκης", true, NULL);
    expect("Xi Jinping", "习近平", true, NULL);
    expect("Lee Jae-myung", "이재명", true, "reading");
    expect("Moon Jae-in", "문재인", true, NULL);
    expect("Xi Jinping", "李克强", false, NULL);
    expect("Olaf Scholz", "Олаф Шольц", true, NULL);
}

static void parts_may_stand_in_any_order(void) {
    expect("Ushakov Yuri", "Yury Ushakov", true, "other order");
    expect("ORBAN Viktor", "Viktor Orbán", true, NULL);
}

static void what_is_left_out_does_not_contradict(void) {
    expect("Yuri Ushakov", "Yuri Viktorovich Ushakov", true, "viktorovich left out");
    expect("Robert Byrd", "Robert Carlyle Byrd", true, "left out");
    expect("Peskov", "Dmitry Peskov", true, "dmitry left out");
    expect("Sir Keir Starmer", "Keir Starmer", true, NULL);
    expect("Bashar al-Assad", "Bashar Assad", true, NULL);
    expect("Abu Ali al-Hakim", "Abu Ali Alhakim", true, NULL);
    expect("Jean-Luc Martin", "Jean Luc Martin", true, NULL);
    expect("Abdul Rahman Saleh", "Abdulrahman Saleh", true, "joined parts");
}

static void initials_fit_what_they_start(void) {
    expect("J. Smith", "John Smith", true, "initial j = john");
    expect("Ю. Ушаков", "Yuri Ushakov", true, NULL);
    expect("J. Smith", "Robert Smith", false, "veto");
}

static void nicknames_are_known(void) {
    expect("Bob Woodward", "Robert Woodward", true, "nickname bob = robert");
    expect("Volodymyr Zelensky", "Vladimir Zelensky", true, NULL);
    expect("Sasha Petrov", "Alexander Petrov", true, "nickname");
    expect("Bill Smith", "Will Smith", true, "nickname");
    expect("Bob Woodward", "Richard Woodward", false, "veto: other given name");
}

static void other_people_are_refused(void) {
    expect("Andrey Kelin", "Sergey Kelin", false, "veto: other given name");
    expect("Andrey Kelin", "Andrey Belin", false, "veto: other surname");
    expect("Kelin", "Belin", false, "veto");
    expect("Oleg Ivanovich Petrov", "Oleg Sergeevich Petrov", false, "veto: other patronymic");
    expect("Robert Byrd Jr", "Robert Byrd Sr", false, "veto: other suffix");
    expect("George Bush", "Tony Blair", false, "veto: no part in common");
    expect("Ivan Petrov", "Ivana Petrova", false, NULL);
}

static void odd_names_have_a_verdict(void) {
    char many[4000];
    for (size_t i = 0; i < sizeof many; i++) many[i] = i % 4 == 3 ? ' ' : (char)('a' + i * 7 % 26);
    quoth_name_verdict verdict;
    name_compare(many, sizeof many, many, sizeof many, &verdict);
    CU_ASSERT(verdict.same);
    name_compare(many, sizeof many, "x", 1, &verdict);
    CU_ASSERT(!verdict.same);
    expect("", "", false, "veto: no letters");
    expect("Kelin", "?", false, "veto: no letters");
    expect("Van", "Van", true, NULL);
    expect("\xFF\xFE", "a", false, NULL);
}

static void cost_of_parts(void) {
    char why[64] = "";
    CU_ASSERT_EQUAL(name_part_cost("yuri", 4, "yuri", 4, why, sizeof why), 0);
    CU_ASSERT(name_part_cost("yuri", 4, "yury", 4, why, sizeof why) < 0.2);
    CU_ASSERT_STRING_EQUAL(why, "i~y, ");
    CU_ASSERT(name_part_cost("kelin", 5, "belin", 5, NULL, 0) > 1);
}

UNIT_MAIN("compare", {"equal names cost nothing", equal_names_cost_nothing},
          {"romanisations are cheap and named", romanisations_are_cheap_and_named},
          {"scripts meet", scripts_meet}, {"parts may stand in any order", parts_may_stand_in_any_order},
          {"what is left out does not contradict", what_is_left_out_does_not_contradict},
          {"initials fit what they start", initials_fit_what_they_start},
          {"nicknames are known", nicknames_are_known},
          {"other people are refused", other_people_are_refused},
          {"odd names have a verdict", odd_names_have_a_verdict}, {"cost of parts", cost_of_parts})
