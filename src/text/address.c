#include "address.h"
#include "point.h"
#include "utf8.h"
#include <stdbool.h>
#include <string.h>

/* Endings of bare domains ("rttv.ru"). Those that are English words too ("it", "me", "so") are not here: the space behind a
 * full stop is forgotten more often than a domain of theirs is named. */
static const char *const endings[] = {
    "com", "org",   "net",   "info",   "edu",  "gov", "mil", "int", "biz", "news", "press", "media", "online", "site", "app",
    "eu",  "uk",    "ru",    "ua",     "by",   "kz",  "su",  "de",  "fr",  "es",   "pl",    "cz",    "sk",     "hu",   "ro",
    "bg",  "rs",    "gr",    "tr",     "il",   "ir",  "cn",  "jp",  "kr",  "au",   "ca",    "nz",    "za",     "br",   "mx",
    "ar",  "cl",    "ch",    "nl",     "se",   "dk",  "fi",  "ee",  "lv",  "lt",   "pt",    "ie",    "tv",     "io",   "co",
    "ge",
};

static char lower(char c) { return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c); }

static bool alnum(char c) { return (unsigned char)c < 0x80 && point_in_word((enum Point)point_ascii[(unsigned char)c]); }

static bool starts(const char *text, size_t at, size_t end, const char *prefix) {
    for (; *prefix; prefix++, at++)
        if (at >= end || lower(text[at]) != *prefix) return false;
    return true;
}

/* To the first space, quotation mark, angle bracket, or bracket that was not opened inside; without a sentence's punctuation. */
static size_t url_end(const char *text, size_t at, size_t end) {
    int round = 0, square = 0;
    size_t start = at;
    while (at < end) {
        size_t     next = at;
        uint32_t   c = utf8_next(text, &next, end);
        enum Point class = point_class(c);
        if (point_is_gap(class) || class == POINT_MARK || c == '<' || c == '>') break;
        round += (c == '(') - (c == ')');
        square += (c == '[') - (c == ']');
        if (round < 0 || square < 0) break;
        at = next;
    }
    while (at > start && strchr(".,;:!?*_", text[at - 1])) at--;
    return at;
}

static bool is_ending(const char *label, size_t length) {
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strlen(endings[i]) == length && memcmp(endings[i], label, length) == 0) return true;
    return false;
}

/* Labels apart by single full stops from `at` on; the end of the last whose letters are a known ending, or `at`. */
static size_t domain_end(const char *text, size_t at, size_t run_end, bool any_ending) {
    size_t label = at, found = at;
    for (size_t i = at; i <= run_end; i++) {
        if (i < run_end && text[i] != '.') continue;
        if (i == label) break;
        bool last = label > at && i == run_end;
        if (last && (any_ending || is_ending(text + label, i - label))) found = i;
        label = i + 1;
    }
    return found;
}

static size_t run_end(const char *text, size_t at, size_t end, const char *others) {
    while (at < end && (alnum(text[at]) || (text[at] && strchr(others, text[at])))) at++;
    while (at > 0 && (text[at - 1] == '.' || text[at - 1] == '-')) at--;
    return at;
}

size_t address_length(const char *text, size_t at, size_t end, size_t *known) {
    if (at < *known) return 0;
    if (starts(text, at, end, "http://") || starts(text, at, end, "https://") || starts(text, at, end, "ftp://")
        || starts(text, at, end, "www."))
        return url_end(text, at, end) - at;
    size_t run = run_end(text, at, end, "._%+-");
    if (run <= at) return 0;
    size_t found = at;
    if (run + 1 < end && text[run] == '@') {
        found = domain_end(text, run + 1, run_end(text, run + 1, end, ".-"), true);
        found = found > run + 1 ? found : at;
    } else {
        found = domain_end(text, at, run, false);
        if (found > at && found < end && text[found] == '/') found = url_end(text, found, end);
    }
    if (found == at) *known = run;
    return found - at;
}

static bool ends_domain(char c) { return c == '/' || c == '?' || c == '#' || c == ':'; }

void address_domain(const char *text, size_t *at, size_t *end) {
    size_t first = *at, last = *end, i = first;
    while (i < last && alnum(text[i])) i++;
    if (last - i > 3 && memcmp(text + i, "://", 3) == 0) first = i + 3;
    for (i = first; i < last && !ends_domain(text[i]); i++)
        if (text[i] == '@') first = i + 1;
    last = i;
    if (starts(text, first, last, "www.")) first += 4;
    if (first >= last) return;
    *at = first;
    *end = last;
}

size_t address_tag(const char *text, size_t at, size_t end) {
    size_t i = at + 1;
    bool   letters = false;
    while (i < end) {
        size_t     next = i;
        uint32_t   c = utf8_next(text, &next, end);
        enum Point class = point_class(c);
        if (!point_in_word(class) && class != POINT_DICTIONARY && class != POINT_COMBINING && c != '_') break;
        letters |= !(class == POINT_DIGIT);
        i = next;
    }
    return letters ? i - at : 0; /* "#2" is a number */
}
