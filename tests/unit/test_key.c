#include "key.h"
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

/* One line for each reading of key.c: two spellings that only it brings together. */
static void each_reading_has_its_pair(void) {
    static const char *const pairs[][2] = {
        {"Paulos", "Pavlos"}, {"Ramanau", "Romanov"}, {"Tsikhanouskaya", "Tikhanovskaya"}, {"بوتين", "Putin"}, {"לביא", "Lavi"},
        {"Mikhail", "Mihail"}, {"Christos", "Khristos"}, {"Michail", "Mikhail"}, {"Chiara", "Kiara"}, {"Potocki", "Pototsky"},
        {"Jurac", "Yurats"}, {"Isaac", "Isak"}, {"Kucan", "Kutsan"}, {"Lucas", "Lukas"}, {"Dzmitry", "Dmitry"},
        {"Tadjana", "Tadyana"}, {"Kodutumi", "Kozutsumi"}, {"Cologna", "Kolonya"}, {"Giannis", "Yannis"}, {"Georges", "Zhorzh"},
        {"Huzita", "Fujita"}, {"Hryhoriy", "Grigory"}, {"Hussein", "Ussein"}, {"Bohdan", "Bogdan"}, {"Olha", "Olga"},
        {"غاسبار", "Gaspar"}, {"Sergej", "Sergey"}, {"Ljubo", "Lyubo"}, {"Jean", "Zhan"}, {"Jurij", "Yury"},
        {"Khalid", "Kalid"}, {"Aleksandr", "Alexander"}, {"Mpakogiannis", "Bakogiannis"}, {"Jinping", "Jinpin"},
        {"Shinbo", "Shimbo"}, {"Ntinos", "Dinos"}, {"פטרוב", "Petrov"}, {"יוסף", "Yosef"}, {"Qing", "Ching"},
        {"Petrovs", "Petrov"}, {"Katsiaryna", "Kataryna"}, {"Tjutjev", "Tyutyev"}, {"Gorbatxov", "Gorbachov"},
        {"Mituda", "Mitsuda"}, {"אלון", "Alon"}, {"סולומון", "Solomon"}, {"Fawzi", "Fouzi"}, {"Lawrow", "Lavrov"},
        {"William", "Ouiliam"}, {"Kwame", "Kuame"}, {"Iwan", "Ivan"}, {"Mixail", "Mikhail"}, {"Alexei", "Aleksei"},
        {"البستاني", "Bustani"}, {"Djordje", "Dzhordzhe"}, {"Tcenkov", "Tsenkov"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        bool shared = share_key(pairs[i][0], pairs[i][1]);
        if (!shared) printf("    %s, %s\n", pairs[i][0], pairs[i][1]);
        CU_ASSERT(shared);
    }
}

/* More rules bring more spellings together, and none apart. */
static void rules_can_be_left_out(void) {
    uint32_t keys[PART_KEYS];
    CU_ASSERT_EQUAL(part_keys("michail", 7, 0, keys), 1);
    CU_ASSERT_EQUAL(part_keys("michail", 7, KEY_ALL_RULES, keys), 3);
    CU_ASSERT_EQUAL(part_keys("", 0, KEY_ALL_RULES, keys), 1);
    CU_ASSERT_EQUAL(keys[0], 0);
    uint32_t cut[PART_KEYS], uncut[PART_KEYS];
    CU_ASSERT_EQUAL(part_keys("konstantinopolsky", 17, 0, uncut), 1);
    CU_ASSERT_EQUAL(part_keys("konstantinopolsky", 17, KEY_RULE(CUT), cut), 1);
    CU_ASSERT_EQUAL(uncut[0] >> 12, cut[0]);
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
          {"each reading has its pair", each_reading_has_its_pair},
          {"rules can be left out", rules_can_be_left_out},
          {"other names share none", other_names_share_none},
          {"keys are few and different", keys_are_few_and_different})
