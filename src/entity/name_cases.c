/* Parts of people's names in Russian and Ukrainian cases. */
#include "name_words.h"
#include "names.h"
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
        if (((unsigned char)text[at] & 0xFC) != 0xD0 || !letter || n == PART_MOST) return 0;
        letters[n++] = letter;
    }
    return length % 2 ? 0 : n;
}

static size_t length_of(const uint16_t *text, size_t most) {
    size_t n = 0;
    while (n < most && text[n]) n++;
    return n;
}

bool part_is_known(const SpellingModel *model, const char *text, size_t length) {
    uint16_t letters[PART_MOST], whole[PART_MOST + 3];
    size_t   n = letters_of(text, length, letters);
    if (n < 3) return false;
    if (spelling_is_listed(model, letters, n)) return true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t cut = length_of(cases[i].ending, ENDING_MOST);
        if (cut + 2 > n || memcmp(letters + n - cut, cases[i].ending, cut * sizeof *letters) != 0) continue;
        memcpy(whole, letters, (n - cut) * sizeof *whole);
        for (unsigned k = 0; k < 3 && (k == 0 || cases[i].nominative[k][0]); k++) {
            size_t more = length_of(cases[i].nominative[k], 3);
            memcpy(whole + n - cut, cases[i].nominative[k], more * sizeof *whole);
            if (spelling_is_listed(model, whole, n - cut + more)) return true;
        }
    }
    return false;
}
