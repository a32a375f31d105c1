#include "charset.h"
#include "bytes.h"
#include "character.h"
#include "cli.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>

#define PROLOGUE 4096u /* bytes in which a page has to say it */

/* ---- What it says ------------------------------------------------------------------------------------------------ */

static bool is_name_part(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == ':' || c == '.';
}

/* <meta charset="koi8-r">, <meta http-equiv="content-type" content="text/html; charset=koi8-r"> */
bool charset_declared(const char *page, size_t n, char name[64]) {
    static const char word[] = "charset=";
    size_t            most = n < PROLOGUE ? n : PROLOGUE, m = sizeof word - 1;
    for (size_t i = 0; i + m < most; i++) {
        char   found[sizeof word];
        size_t at = i + m, length = 0;
        memcpy(found, page + i, m);
        found[m] = '\0';
        if (!same_word(found, word)) continue;
        while (at < most && (page[at] == '"' || page[at] == '\'' || page[at] == ' ')) at++;
        while (at + length < most && length < 63 && is_name_part(page[at + length])) length++;
        memcpy(name, page + at, length);
        name[length] = '\0';
        if (length) return true;
    }
    return false;
}

static const char *marked(const char *page, size_t n) {
    if (n >= 3 && memcmp(page, "\xEF\xBB\xBF", 3) == 0) return "UTF-8";
    if (n >= 2 && memcmp(page, "\xFE\xFF", 2) == 0) return "UTF-16BE";
    if (n >= 2 && memcmp(page, "\xFF\xFE", 2) == 0) return "UTF-16LE";
    return NULL;
}

static bool is_utf8(const char *text, size_t n) {
    const unsigned char *at = (const unsigned char *)text;
    for (size_t i = 0, step; i < n; i += step)
        if (!(step = character_length(at + i, n - i))) return false;
    return true;
}

/* What browsers take names for, where that is not what they say (WHATWG Encoding). */
static const char *meant_by(const char *name) {
    static const char *const others[][2] = {{"iso-8859-1", "windows-1252"}, {"iso8859-1", "windows-1252"}, {"latin1", "windows-1252"},
                                            {"latin-1", "windows-1252"},    {"us-ascii", "windows-1252"},  {"ascii", "windows-1252"},
                                            {"iso-8859-9", "windows-1254"}, {"iso-8859-11", "windows-874"}, {"tis-620", "windows-874"},
                                            {"gb2312", "gb18030"},          {"gbk", "gb18030"},            {"x-gbk", "gb18030"},
                                            {"shift_jis", "windows-31j"},   {"sjis", "windows-31j"},       {"x-sjis", "windows-31j"},
                                            {"ks_c_5601-1987", "windows-949"}, {"euc-kr", "windows-949"},  {"utf8", "UTF-8"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (same_word(name, others[i][0])) return others[i][1];
    return name;
}

/* ---- Converting -------------------------------------------------------------------------------------------------- */

static char *keep(const char *text, size_t n, size_t *length) {
    char *copy = bytes_copy(text, n);
    for (char *at = copy; at && (at = memchr(at, '\0', (size_t)(copy + n - at))); at++) *at = ' ';
    *length = n;
    return copy;
}

static char *convert(UConverter *converter, const char *page, size_t n, size_t *length) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t    need = ucnv_toAlgorithmic(UCNV_UTF8, converter, NULL, 0, page, (int32_t)n, &code);
    if (code != U_BUFFER_OVERFLOW_ERROR || need < 0) return keep("", 0, length);
    char *text = malloc((size_t)need + 1);
    code = U_ZERO_ERROR;
    if (!text) return NULL;
    ucnv_toAlgorithmic(UCNV_UTF8, converter, text, need + 1, page, (int32_t)n, &code);
    char *kept = U_SUCCESS(code) ? keep(text, (size_t)need, length) : keep("", 0, length);
    free(text);
    return kept;
}

/* "UTF-16" in a <meta> that could be read byte by byte is not true. */
static bool is_wide(const char *name) {
    return strncmp(name, "utf-16", 6) == 0 || strncmp(name, "UTF-16", 6) == 0 || same_word(name, "utf-32");
}

char *charset_to_utf8(const char *page, size_t n, const char *charset, size_t *length) {
    char        declared[64];
    UErrorCode  code = U_ZERO_ERROR;
    const char *name = marked(page, n);
    bool        utf8 = is_utf8(page, n);
    if (!name && charset && *charset) name = meant_by(charset);
    else if (!name && charset_declared(page, n, declared)) name = is_wide(declared) ? "UTF-8" : meant_by(declared);
    if (!name) name = utf8 ? "UTF-8" : "windows-1252";
    if (utf8 && same_word(name, "UTF-8"))
        return n >= 3 && memcmp(page, "\xEF\xBB\xBF", 3) == 0 ? keep(page + 3, n - 3, length) : keep(page, n, length);
    UConverter *converter = n <= INT32_MAX / 4 ? ucnv_open(name, &code) : NULL;
    if (!converter) { /* a charset that nobody knows */
        code = U_ZERO_ERROR;
        converter = ucnv_open(utf8 ? "UTF-8" : "windows-1252", &code);
    }
    if (U_FAILURE(code) || !converter) return NULL;
    char *text = convert(converter, page, n, length);
    ucnv_close(converter);
    return text;
}
