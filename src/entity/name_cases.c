/* Parts of people's names in Russian and Ukrainian cases. */
#include "name_words.h"
#include "names.h"
#include "utf8.h"
#include <string.h>

#define PART_MOST 24u
#define ENDING_MOST 5u

/* What an ending may stand for in the nominative: "Винника", "Виннику" are of Винник; "Ильи" is of Илья. */
static const struct {
    uint16_t ending[ENDING_MOST], nominative[3][3];
} cases[] = {
    {u"ого", {u"ий", u"ый", u"ой"}}, {u"его", {u"ий"}}, {u"ому", {u"ий", u"ый", u"ой"}}, {u"ему", {u"ий"}}, {u"ым", {u"", u"ый"}},
    {u"им", {u"", u"ий"}}, {u"їм", {u"", u"їй"}}, {u"ой", {u"а", u"ая"}}, {u"ою", {u"а"}}, {u"ої", {u"а"}}, {u"ій", {u"а"}}, {u"ую", {u"ая"}},
    {u"ии", {u"ия", u"ий"}}, {u"ию", {u"ий", u"ия"}}, {u"ия", {u"ий"}}, {u"ием", {u"ий"}}, {u"ией", {u"ия"}}, {u"ії", {u"ія", u"ій"}},
    {u"ію", {u"ія", u"ій"}}, {u"ія", {u"ій"}}, {u"ією", {u"ія"}}, {u"ієм", {u"ій"}}, {u"ові", {u"", u"о"}}, {u"еві", {u"", u"ь"}}, {u"єві", {u"й"}},
    {u"ом", {u"", u"о"}}, {u"ем", {u"", u"й", u"ь"}}, {u"єм", {u"й", u"ь"}}, {u"ей", {u"я", u"а"}}, {u"ею", {u"я", u"а"}}, {u"єю", {u"я"}},
    {u"ьва", {u"ев"}}, {u"ьву", {u"ев"}}, {u"вла", {u"вел"}}, {u"влу", {u"вел"}}, {u"влом", {u"вел"}}, {u"ора", {u"ір"}}, {u"ору", {u"ір"}},
    {u"ца", {u"ец"}}, {u"цу", {u"ец"}}, {u"цом", {u"ец"}}, {u"ка", {u"ок", u"ек"}}, {u"ку", {u"ок", u"ек"}}, {u"ком", {u"ок", u"ек"}},
    {u"а", {u"", u"о"}}, {u"у", {u"", u"а", u"о"}}, {u"е", {u"", u"а", u"я"}}, {u"ы", {u"а"}}, {u"и", {u"а", u"я", u"ь"}}, {u"я", {u"й", u"ь"}},
    {u"ю", {u"й", u"ь", u"я"}}, {u"і", {u"а", u"я"}}, {u"ї", {u"я"}},
};

/* Two bytes as a letter in lower case; 0: no letter of Cyrillic. */
static uint16_t letter_of(const char *at) {
    unsigned letter = ((unsigned char)at[0] & 0x1Fu) << 6 | ((unsigned char)at[1] & 0x3Fu);
    if (letter >= 0x410 && letter < 0x430) return (uint16_t)(letter + 0x20);
    if (letter >= 0x400 && letter < 0x410) return (uint16_t)(letter + 0x50);
    if (letter == 0x490) return 0x491;
    return (uint16_t)(letter >= 0x430 && letter < 0x500 ? letter : 0);
}

static size_t letters_of(const char *text, size_t length, uint16_t letters[PART_MOST]) {
    size_t n = 0;
    for (size_t at = 0; at + 1 < length; at += 2) {
        uint16_t letter = letter_of(text + at);
        if (!utf8_is_cyrillic(text + at) || !letter || n == PART_MOST) return 0;
        letters[n++] = letter;
    }
    return length % 2 ? 0 : n;
}

static size_t length_of(const uint16_t *text, size_t most) {
    size_t n = 0;
    while (n < most && text[n]) n++;
    return n;
}

static bool ends_in(const uint16_t *letters, size_t n, const uint16_t *ending) {
    size_t length = length_of(ending, ENDING_MOST);
    return n >= length + 2 && memcmp(letters + n - length, ending, length * sizeof *letters) == 0;
}

static bool is_plain_surname(const uint16_t *letters, size_t n) {
    return ends_in(letters, n, u"ов") || ends_in(letters, n, u"ев") || ends_in(letters, n, u"ёв") || ends_in(letters, n, u"ин") ||
           ends_in(letters, n, u"ын");
}

/* Дорванов, Дорванова, Сальский: so made that no list is needed. */
static bool is_like_surname(const uint16_t *letters, size_t n) {
    if (n > 5 && letters[n - 1] == u'а' && is_plain_surname(letters, n - 1)) return true;
    return n > 4 && (is_plain_surname(letters, n) || ends_in(letters, n, u"ский") || ends_in(letters, n, u"цкий"));
}

typedef struct Nominatives {
    uint16_t at[2][PART_MOST + 4]; /* of a man, of a woman; of what tells neither, both */
    size_t   n[2];
} Nominatives;

static bool is_womans(const uint16_t *letters, size_t n) { return n && (letters[n - 1] == u'а' || letters[n - 1] == u'я'); }

/* Takes what the ending may stand for and lists have; the first of each kind counts. */
static void try_ending(const SpellingModel *model, const uint16_t *letters, size_t n, size_t cut, const uint16_t *nominative, Nominatives *out) {
    uint16_t whole[PART_MOST + 3];
    size_t   more = length_of(nominative, 3), all = n - cut + more;
    memcpy(whole, letters, (n - cut) * sizeof *whole);
    memcpy(whole + n - cut, nominative, more * sizeof *whole);
    bool woman = is_womans(whole, all);
    if (out->n[woman] || !(spelling_is_listed(model, whole, all) || is_like_surname(whole, all))) return;
    memcpy(out->at[woman], whole, all * sizeof *whole);
    out->n[woman] = all;
}

static bool find_nominatives(const SpellingModel *model, const uint16_t *letters, size_t n, Nominatives *out) {
    out->n[0] = out->n[1] = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t cut = length_of(cases[i].ending, ENDING_MOST);
        if (cut + 2 > n || memcmp(letters + n - cut, cases[i].ending, cut * sizeof *letters) != 0) continue;
        for (unsigned k = 0; k < 3 && (k == 0 || cases[i].nominative[k][0]); k++) try_ending(model, letters, n, cut, cases[i].nominative[k], out);
    }
    return out->n[0] || out->n[1];
}

bool part_is_known(const SpellingModel *model, const char *text, size_t length) {
    uint16_t    letters[PART_MOST];
    Nominatives nominatives;
    size_t      n = letters_of(text, length, letters);
    if (n < 3) return false;
    if (spelling_is_listed(model, letters, n)) return true;
    if (!find_nominatives(model, letters, n, &nominatives)) return false;
    return spelling_is_listed(model, nominatives.at[0], nominatives.n[0]) || spelling_is_listed(model, nominatives.at[1], nominatives.n[1]);
}

/* The first letter as it stands, the others in lower case. */
static size_t write_letters(const uint16_t *letters, size_t n, const char *text, char *out) {
    memcpy(out, text, 2);
    for (size_t i = 1; i < n; i++) {
        out[2 * i] = (char)(0xC0u | letters[i] >> 6);
        out[2 * i + 1] = (char)(0x80u | (letters[i] & 0x3Fu));
    }
    return 2 * n;
}

/* Рябов's wife is Рябова, Сальский's Сальская; 0: others have one form for both. */
static size_t make_womans(uint16_t *letters, size_t n) {
    if (is_plain_surname(letters, n)) letters[n++] = u'а';
    else if (ends_in(letters, n, u"ий") || ends_in(letters, n, u"ый")) memcpy(letters + n - 2, u"ая", 2 * sizeof *letters);
    else return 0;
    return n;
}

size_t part_nominative(const SpellingModel *model, const char *text, size_t length, enum Gender gender, char out[PART_BYTES]) {
    uint16_t    letters[PART_MOST];
    Nominatives nominatives;
    size_t      n = letters_of(text, length, letters);
    bool        woman = gender == GENDER_FEMALE;
    if (n < 3 || spelling_is_listed(model, letters, n)) return 0;
    if (gender != GENDER_MALE && is_womans(letters, n)) return 0; /* "Рябова" */
    if (!find_nominatives(model, letters, n, &nominatives)) return 0;
    unsigned kind = nominatives.n[woman] ? woman : !woman;
    if (woman && !kind) nominatives.n[0] = make_womans(nominatives.at[0], nominatives.n[0]);
    return nominatives.n[kind] ? write_letters(nominatives.at[kind], nominatives.n[kind], text, out) : 0;
}
