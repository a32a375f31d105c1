#include "parts.h"
#include <stdint.h>
#include <string.h>

typedef struct Entry {
    char word[20];
    uint8_t kind;
    bool may_start; /* keeps its kind as the first word */
} Entry;

/* In order of the alphabet, for bisection. */
/* clang-format off */
#define P(word) {word, PART_PARTICLE, true}
#define I(word) {word, PART_PARTICLE, false} /* inside only: these are given or family names, too */
#define H(word) {word, PART_HONORIFIC, true}
#define S(word) {word, PART_SUFFIX, false}
#define F(word) {word, PART_FORM, false}
#define G(word) {word, PART_FORM, true} /* before the name, too: "OOO Vostok" */
static const Entry entries[] = {
    P("af"), F("aktiebolag"), F("aktiengesellschaft"), P("al"), I("and"), P("av"), H("ayatollah"), I("ben"), F("bhd"), I("bin"),
    I("bint"), H("capt"), H("captain"), G("cjsc"), H("col"), H("colonel"), F("company"), F("corp"), F("corporation"), I("da"),
    H("dame"), I("das"), I("de"), I("del"), P("della"), I("den"), I("der"), I("di"), I("do"), I("dos"), H("dr"), I("du"), P("el"),
    S("esq"), H("gen"), H("general"), F("gmbh"), H("haj"), H("haji"), H("hajj"), H("hajji"), H("herr"), H("hon"), I("ibn"), S("ii"),
    S("iii"), F("inc"), F("incorporated"), S("iv"), S("jr"), G("jsc"), S("junior"), G("kabushiki"), G("kaisha"), I("kyzy"), I("la"),
    H("lady"), I("le"), F("limited"), F("llc"), F("llp"), H("lord"), H("lt"), F("ltd"), F("ltda"), H("madame"), H("maj"), H("major"),
    H("maulavi"), H("maulawi"), H("mawlawi"), F("mbh"), H("messrs"), H("miss"), H("mme"), H("mr"), H("mrs"), H("ms"), H("mullah"),
    G("oao"), I("oghlu"), I("oglu"), I("ogly"), G("ojsc"), F("ood"), G("ooo"), F("oyj"), G("pjsc"), F("plc"), H("prof"), H("professor"),
    F("pte"), F("pty"), I("qizi"), H("rev"), I("saint"), F("sarl"), H("sayyid"), F("sdn"), S("senior"), H("sgt"), H("shaikh"),
    H("shaykh"), H("sheik"), H("sheikh"), H("sir"), S("sr"), F("srl"), I("st"), F("tbk"), I("ten"), I("ter"), I("ul"), I("uulu"),
    I("van"), I("vom"), I("von"), H("voz"), I("y"), I("zu"), I("zum"), I("zur")};
#undef P
#undef I
#undef H
#undef S
#undef F
#undef G
/* clang-format on */

/* Bits by length, for each letter that an entry begins with: most words are told by it to be none. With a new entry, its bit. */
static const uint32_t lengths[26] = {
    0x4060C, 0x00018, 0x00898, 0x0003C, 0x0000C, 0x00000, 0x00098, 0x00038, 0x0100C, 0x0004C, 0x00250, 0x0009C, 0x000FC,
    0x00000, 0x00038, 0x00218, 0x00010, 0x00008, 0x0007C, 0x00008, 0x00014, 0x00008, 0x00000, 0x00000, 0x00002, 0x0000C};

static const Entry *find(const char *word, size_t length) {
    unsigned letter = (unsigned)(unsigned char)word[0] - 'a';
    if (letter < 26 && !(lengths[letter] >> length & 1)) return NULL;
    size_t low = 0, high = sizeof entries / sizeof *entries;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const Entry *entry = &entries[middle];
        int order = entry->word[0] - word[0];
        if (!order) order = strncmp(entry->word, word, length);
        if (order == 0 && length < sizeof entry->word && entry->word[length] == '\0') return entry;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The Arabic article before a sun letter: ash-Shammari, ar-Rahman, an-Nahyan. */
static bool is_sun_article(const char *word, size_t length, const char *next) {
    static const char sun[] = "dlnrstz";
    return (word[0] == 'a' || word[0] == 'e') && (length == 2 || (length == 3 && word[2] == 'h')) &&
           memchr(sun, word[1], sizeof sun - 1) && word[1] == next[0];
}

enum PartKind part_kind(const char *word, size_t length, const char *next, bool is_first) {
    if (length < 2 || length > sizeof entries->word) return PART_NAME;
    if (is_sun_article(word, length, next)) return PART_PARTICLE;
    const Entry *entry = find(word, length);
    return entry && (entry->may_start || !is_first) ? (enum PartKind)entry->kind : PART_NAME;
}

/* In patronymics: "ich", "ych", "icz", "ic", "na". */
static bool may_end_patronymic(const char *word, size_t length) {
    char last = word[length - 1], before = word[length - 2];
    return (last == 'h' && before == 'c') || (last == 'z' && before == 'c') || (last == 'c' && before == 'i') ||
           (last == 'a' && before == 'n');
}

bool part_is_patronymic(const char *word, size_t length) {
    static const char endings[][8] = {"ovich",  "evich",   "avich",   "ovych",  "evych",   "owicz",
                                      "ewicz",  "ovitch",  "evitch",  "ovic",   "evic",    "ovna",
                                      "evna",   "avna",    "ivna",    "ichna",  "inichna", "yevych",
                                      "ievich", "owitsch", "ewitsch", "ilyich", "kuzmich"};
    if (length < 6 || !may_end_patronymic(word, length)) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strnlen(endings[i], sizeof endings[i]);
        if (length >= n && memcmp(word + length - n, endings[i], n) == 0) return true;
    }
    return false;
}

bool part_ends(const char *romanised, size_t length, Ends *ends) {
    unsigned all = 0, names = 0;
    Ends any = {0, 0, 0, 0, true};
    for (size_t start = 0, end; start < length; start = end + 1) {
        for (end = start; end < length && romanised[end] != ' ';) end++;
        const char *word = romanised + start;
        if (all++ == 0) any = (Ends){start, end - start, start, end - start, true};
        any.last = start;
        any.last_length = end - start;
        if (part_kind(word, end - start, end + 1 < length ? romanised + end + 1 : "", start == 0) !=
            PART_NAME)
            continue;
        if (names > 1 && part_is_patronymic(word, end - start) && end == length)
            continue; /* Ushakov Yuri Viktorovich */
        if (names++ == 0) *ends = (Ends){start, end - start, start, end - start, true};
        ends->last = start;
        ends->last_length = end - start;
    }
    if (names == 0) *ends = any;
    ends->one = ends->first == ends->last;
    return all > 0;
}
