/* Names of the world's countries and territories in the languages that are asked for, as ICU has them.
 *
 *     territories LOCALE... > territories.tsv        lines: ISO 3166-1 code, locale, name; long and short names
 *
 * tools/places.py reads them. */
#include <stdio.h>
#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum { MOST = 128 };

static const char *name_of(const char *code, const char *locale, UDisplayContext length, char name[4 * MOST]) {
    UErrorCode      status = U_ZERO_ERROR;
    UDisplayContext contexts[] = {UDISPCTX_CAPITALIZATION_FOR_STANDALONE, length, UDISPCTX_NO_SUBSTITUTE};
    UChar           units[MOST];
    ULocaleDisplayNames *names = uldn_openForContext(locale, contexts, 3, &status);
    int32_t n = U_SUCCESS(status) ? uldn_regionDisplayName(names, code, units, MOST, &status) : 0;
    uldn_close(names);
    if (U_FAILURE(status) || n <= 0 || n >= MOST) return NULL;
    u_strToUTF8(name, 4 * MOST, NULL, units, n, &status);
    return U_SUCCESS(status) ? name : NULL;
}

int main(int n, char **locales) {
    for (const char *const *code = uloc_getISOCountries(); *code; code++)
        for (int i = 1; i < n; i++) {
            char        full[4 * MOST], brief[4 * MOST];
            const char *a = name_of(*code, locales[i], UDISPCTX_LENGTH_FULL, full);
            const char *b = name_of(*code, locales[i], UDISPCTX_LENGTH_SHORT, brief);
            if (a) printf("%s\t%s\t%s\n", *code, locales[i], a);
            if (b && !(a && strcmp(a, b) == 0)) printf("%s\t%s\t%s\n", *code, locales[i], b);
        }
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
