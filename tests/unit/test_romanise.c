#include "names.h"
#include "unit.h"
#include <string.h>

static void check(const char *const (*cases)[2], size_t n) {
    for (size_t i = 0; i < n; i++) {
        char out[NAME_MAX];
        size_t length = name_romanise(cases[i][0], strlen(cases[i][0]), out);
        if (strcmp(out, cases[i][1]) != 0) printf("    %s: %s, not %s\n", cases[i][0], out, cases[i][1]);
        CU_ASSERT_STRING_EQUAL(out, cases[i][1]);
        CU_ASSERT_EQUAL(length, strlen(out));
    }
}
#define CHECK(...)                                                                                           \
    do {                                                                                                     \
        static const char *const cases[][2] = {__VA_ARGS__};                                                 \
        check(cases, sizeof cases / sizeof *cases);                                                          \
    } while (0)

static void latin_letters_lose_their_marks(void) {
    CHECK({"Yuri Ushakov", "yuri ushakov"}, {"Viktor ORBÁN", "viktor orban"},
          {"Recep Erdoğan", "recep erdogan"}, {"Müller", "muller"}, {"Strauß", "strauss"},
          {"Søren Kjærgaard", "soren kjaergaard"}, {"Łukasz", "lukasz"}, {"Þórður", "thordur"},
          {"Işık", "isik"}, {"Đilas", "dilas"}, {"Nguyễn", "nguyen"}, {"Əliyev", "aliyev"});
}

static void cyrillic_is_read_by_letter(void) {
    CHECK({"Юрий Ушаков", "yuriy ushakov"}, {"Хрущёв", "khrushchev"}, {"Жириновский", "zhirinovskiy"},
          {"Зеленський", "zelenskiy"}, {"Київ", "kiyiv"}, {"Цой", "tsoy"}, {"Яценюк", "yatsenyuk"},
          {"Ђоковић", "djokovic"}, {"Ільїн", "ilyin"});
}

static void other_alphabets(void) {
    CHECK({"Γιώργος Παπανδρέου", "giorgos papandreou"}, {"Μπακογιάννη", "bakogianni"}, {"محمد", "mhmd"},
          {"ابراهيم", "abrahym"}, {"נתניהו", "ntnyhv"}, {"김정은", "gim jeongeun"},
          {"박근혜", "bak geunhye"});
}

static void han_is_family_and_given_name(void) {
    CHECK({"习近平", "xi jinping"}, {"欧阳修", "ouyang xiu"}, {"ゆき", "yuki"}, {"გიორგი", "giorgi"});
}

static void words_are_apart_by_one_space(void) {
    CHECK({"  Jean-Luc   Picard ", "jean luc picard"}, {"O'Brien", "obrien"}, {"O’Brien", "obrien"},
          {"J.R. Smith", "j r smith"}, {"", ""}, {"- 12 !", ""}, {"Kan'an", "kanan"});
}

static void invisible_characters_do_not_count(void) {
    CHECK({"Pu\u200Btin", "putin"}, {"\uFEFFPutin", "putin"}, {"Pu\u00ADtin", "putin"},
          {"\u202EPutin\u202C", "putin"});
}

static void loose_marks_and_wide_letters_read_as_others_do(void) {
    CHECK({"Orba\u0301n", "orban"}, {"Юри\u0438\u0306", "yuriy"}, {"Ｐｕｔｉｎ", "putin"});
}

static void look_alikes_go_over_to_the_script_of_the_word(void) {
    CHECK({"\u0420utin", "putin"}, {"P\u0443tin", "pytin"}, {"Пу\u0442ин", "putin"},
          {"Лaврoв", "lavrov"}); /* its a and o are Latin */
}

static void ill_formed_bytes_part_words(void) { CHECK({"Pu\xFFtin", "pu tin"}, {"\xE4\xBD", ""}); }

static void long_names_are_cut(void) {
    char name[2000], out[NAME_MAX];
    memset(name, 'a', sizeof name);
    for (size_t i = 0; i < sizeof name; i += 10) name[i] = ' ';
    CU_ASSERT(name_romanise(name, sizeof name, out) < NAME_MAX);
    memset(name, 'a', sizeof name);
    CU_ASSERT(name_romanise(name, sizeof name, out) > 30);
    for (size_t i = 0; i + 1 < sizeof name; i += 2)
        memcpy(name + i, "\xD0\x96", 2); /* each gives two letters */
    CU_ASSERT(name_romanise(name, sizeof name, out) < NAME_MAX);
    CU_ASSERT(strlen(out) > 30);
}

UNIT_MAIN("romanise", {"Latin letters lose their marks", latin_letters_lose_their_marks},
          {"Cyrillic is read by letter", cyrillic_is_read_by_letter}, {"other alphabets", other_alphabets},
          {"Han is family and given name", han_is_family_and_given_name},
          {"words are apart by one space", words_are_apart_by_one_space},
          {"invisible characters do not count", invisible_characters_do_not_count},
          {"loose marks and wide letters read as others do", loose_marks_and_wide_letters_read_as_others_do},
          {"look-alikes go over to the script of the word", look_alikes_go_over_to_the_script_of_the_word},
          {"ill-formed bytes part words", ill_formed_bytes_part_words},
          {"long names are cut", long_names_are_cut})
