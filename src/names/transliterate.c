/* Scripts beyond the tables: Han, kana and the rest through ICU. */
#include "spelling.h"
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define UNITS 512

static int32_t to_units(const uint32_t *letters, size_t n, UChar out[UNITS]) {
    int32_t at = 0;
    for (size_t i = 0; i < n && at < UNITS / 4; i++) U16_APPEND_UNSAFE(out, at, letters[i]);
    return at;
}

/* ICU puts a space between the readings of Han characters; they are syllables of one word here. */
static size_t keep_letters(const UChar *units, int32_t n, char out[NAME_MAX]) {
    size_t at = 0;
    for (int32_t i = 0; i < n && at < WORD_MAX - 1; i++) {
        UChar unit = units[i] >= 'A' && units[i] <= 'Z' ? (UChar)(units[i] + ('a' - 'A')) : units[i];
        if (unit >= 'a' && unit <= 'z') out[at++] = (char)unit;
    }
    out[at] = '\0';
    return at;
}

size_t transliterate(const uint32_t *letters, size_t n, enum Script script, char out[NAME_MAX]) {
    static const UChar han[] = u"Han-Latin; Latin-ASCII", any[] = u"Any-Latin; Latin-ASCII";
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *transliterator =
        utrans_openU(script == SCRIPT_HAN ? han : any, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    UChar units[UNITS];
    int32_t length = to_units(letters, n, units), limit = length;
    if (U_SUCCESS(status)) utrans_transUChars(transliterator, units, &length, UNITS, 0, &limit, &status);
    if (transliterator) utrans_close(transliterator);
    return keep_letters(units, U_SUCCESS(status) ? length : 0, out);
}
