#include "names.h"
#include "unit.h"
#include <string.h>

static unsigned keys_of(const char *name, uint32_t keys[NAME_KEYS]) {
    char romanised[NAME_MAX];
    return name_keys(romanised, name_romanise(name, strlen(name), romanised), keys);
}

static bool share_key(const char *a, const char *b) {
    uint32_t x[NAME_KEYS], y[NAME_KEYS];
    unsigned n = keys_of(a, x), m = keys_of(b, y);
    for (unsigned i = 0; i < n; i++)
        for (unsigned j = 0; j < m; j++)
            if (x[i] == y[j]) return true;
    return false;
}

static void spellings_of_one_name_share_a_key(void) {
    static const char *const groups[][10] = {
        {"Yury Ushakov", "Yuri Ushakov", "Yuriy Ushakov", "Jurij Ushakov", "Iouri Ushakov", "Юрий Ушаков",
         "Ushakov Yuri", "Ушаков Юрий Викторович"},
        {"Andrey Kelin", "Andrei Kelin", "Андрей Келин", "Андрій Келін"},
        {"Kiev", "Kyiv", "Київ", "Киев"},
        {"Zelensky", "Zelenskyy", "Zelenskiy", "Selenskyj", "Зеленський"},
        {"Lavrov", "Lawrow", "Лавров"},
        {"Peskov", "Peskow", "Песков"},
        {"Qaddafi", "Gaddafi", "Kadhafi"},
        {"al-Assad", "el-Assad", "Assad"},
        {"Mohammed", "Muhammad", "Mohamed", "محمد"},
        {"Erdoğan", "Erdogan"},
        {"Orbán", "Orban"},
        {"Lukashenko", "Lukashenka", "Лукашенко"},
        {"Odessa", "Odesa"},
        {"Kharkov", "Kharkiv", "Харків"},
        {"Müller", "Mueller", "Muller"},
        {"Netanyahu", "Netanjahu"},
        {"Khrushchev", "Chruschtschow", "Хрущёв"},
        {"Tchaikovsky", "Chaikovsky", "Tschaikowski", "Чайковский"},
        {"Xi Jinping", "习近平"},
        {"Sir Keir Starmer", "Keir Starmer"},
    };
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
        for (size_t i = 0; i < 10 && groups[g][i]; i++)
            for (size_t j = 0; j < i; j++) {
                bool shared = share_key(groups[g][i], groups[g][j]);
                if (!shared) printf("    %s, %s\n", groups[g][i], groups[g][j]);
                CU_ASSERT(shared);
            }
}

static void other_names_share_none(void) {
    CU_ASSERT(!share_key("Kelin", "Belin"));
    CU_ASSERT(!share_key("Andrey Kelin", "Sergey Kelin"));
    CU_ASSERT(!share_key("Lavrov", "Putin"));
    CU_ASSERT(!share_key("Peskov", "Dmitry Peskov"));
}

static void keys_are_few_and_different(void) {
    static const char *const names[] = {"Jacek Wojciech",    "Chicago",          "Jan", "", "Ai",
                                        "George Washington", "Wolfgang Schüssel"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        uint32_t keys[NAME_KEYS];
        unsigned n = keys_of(names[i], keys);
        CU_ASSERT(n <= NAME_KEYS);
        CU_ASSERT_EQUAL(n == 0, names[i][0] == '\0');
        for (unsigned a = 0; a < n; a++)
            for (unsigned b = 0; b < a; b++) CU_ASSERT_NOT_EQUAL(keys[a], keys[b]);
    }
}

UNIT_MAIN("key", {"spellings of one name share a key", spellings_of_one_name_share_a_key},
          {"other names share none", other_names_share_none},
          {"keys are few and different", keys_are_few_and_different})
