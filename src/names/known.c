/* How known parts of names are looked up: by a hash of their letters, and of these without marks. */
#include "known.h"
#include "model.h"

static bool ends_in(const uint16_t *at, size_t n, const uint16_t *end) {
    size_t length = 1;
    while (end[length]) length++;
    if (n < length + 3 || at[n - 1] != end[length - 1]) return false; /* most end otherwise */
    return memcmp(at + n - length, end, length * sizeof *end) == 0;
}

unsigned symbols_gender(const uint16_t *at, size_t n) {
    static const uint16_t *const endings[3][24] = {
        {u"ov", u"ow", u"ev", u"ew", u"in", u"yn", u"ine", u"ski", u"sky", u"skiy", u"skij", u"cki", u"zki", u"iy", u"ий", u"ый",
         u"ов", u"ев", u"ёв", u"ин", u"ын", u"ý", u"y"},
        {u"ova", u"owa", u"ová", u"eva", u"ewa", u"evá", u"ina", u"yna", u"ska", u"cka", u"zka", u"ská", u"cká", u"aya", u"aja", u"aia",
         u"ова", u"ева", u"ёва", u"ина", u"ына", u"ая"},
        {u"ówna", u"owna", u"evna", u"ewna", u"ovna", u"ська", u"anka"}};
    for (unsigned kind = 3; kind > 0; kind--)
        for (unsigned i = 0; i < 24 && endings[kind - 1][i]; i++)
            if (ends_in(at, n, endings[kind - 1][i])) return kind;
    return 0;
}

uint32_t symbols_hash(const uint16_t *at, size_t n) {
    uint64_t hash = HASH_SEED ^ n;
    for (size_t i = 0; i < n; i++) hash = hash_mix(hash, at[i]);
    return (uint32_t)(hash >> 32);
}

static bool is_one_word(const char *text, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (text[i] == ' ' || text[i] == '-' || text[i] == '.') return false;
    return n > 0;
}

unsigned spelling_hashes(const char *text, size_t n, uint32_t hashes[2]) {
    Spelling spelling;
    if (!is_one_word(text, n)) return 0;
    name_spell(text, n, false, &spelling);
    if (spelling.n == 0 || spelling.cut) return 0;
    hashes[0] = symbols_hash(spelling.symbols, spelling.n_symbols);
    if (spelling.words[0].script != SCRIPT_LATIN || spelling.n > 1) return 1;
    hashes[1] = text_hash(spelling.text, spelling.length);
    return hashes[0] == hashes[1] ? 1 : 2;
}

bool spelling_is_listed(const SpellingModel *model, const uint16_t *letters, size_t n) {
    uint32_t row;
    return model->head && model_rows(model, symbols_hash(letters, n), &row, 1);
}

uint32_t text_hash(const char *text, size_t n) {
    uint16_t symbols[NAME_MAX];
    for (size_t i = 0; i < n; i++) symbols[i] = (uint16_t)text[i];
    return symbols_hash(symbols, n);
}

unsigned spelling_gender(const char *text, size_t n) {
    Spelling spelling;
    name_spell(text, n, false, &spelling);
    return symbols_gender(spelling.symbols, spelling.n_symbols);
}
