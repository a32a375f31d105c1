/* Days of publication, as papers write them. */
#include "inner.h"
#include <string.h>

static bool digit(char c) { return c >= '0' && c <= '9'; }

static int number_at(const char **at, int most_digits) {
    int value = 0;
    for (; most_digits && digit(**at); most_digits--) value = value * 10 + *(*at)++ - '0';
    return value;
}

static void write_digits(int value, int n, char *to) {
    for (; n--; value /= 10) to[n] = (char)('0' + value % 10);
}

static bool write_day(int year, int month, int date, char day[11]) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool             leap = (year % 4 == 0 && year % 100) || year % 400 == 0;
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || date < 1) return false;
    if (date > lengths[month - 1] + (leap && month == 2)) return false;
    write_digits(year, 4, day);
    write_digits(month, 2, day + 5);
    write_digits(date, 2, day + 8);
    day[4] = day[7] = '-';
    day[10] = '\0';
    return true;
}

/* "2025-11-12T08:00:00Z", "20251112T080000", "2025/11/12" */
static bool day_of_digits(const char *at, char day[11]) {
    int  year = number_at(&at, 4);
    char parting = *at;
    bool parted = parting == '-' || parting == '/' || parting == '.';
    at += parted;
    int month = number_at(&at, 2);
    at += parted && *at == parting;
    int date = number_at(&at, 2);
    return !digit(*at) && write_day(year, month, date, day);
}

/* By how they begin in English, and where others write them otherwise: German, French, Spanish, Russian and Ukrainian. */
static const struct {
    char start[9];
    int  month;
} months[] = {{"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4}, {"may", 5}, {"jun", 6}, {"jul", 7}, {"aug", 8}, {"sep", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12},
              {"m\xC3\xA4r", 3}, {"mai", 5}, {"okt", 10}, {"dez", 12},
              {"f\xC3\xA9v", 2}, {"fev", 2}, {"avr", 4}, {"juin", 6}, {"juil", 7}, {"ao\xC3\xBB", 8}, {"aou", 8}, {"d\xC3\xA9" "c", 12},
              {"ene", 1}, {"abr", 4}, {"ago", 8}, {"dic", 12},
              {"янв", 1}, {"фев", 2}, {"мар", 3}, {"апр", 4}, {"мая", 5}, {"май", 5}, {"июн", 6}, {"июл", 7}, {"авг", 8}, {"сен", 9}, {"окт", 10}, {"ноя", 11}, {"дек", 12},
              {"січ", 1}, {"лют", 2}, {"бер", 3}, {"кві", 4}, {"тра", 5}, {"чер", 6}, {"лип", 7}, {"сер", 8}, {"вер", 9}, {"жов", 10}, {"лис", 11}, {"гру", 12}};

static bool begins(const char *word, size_t length, const char *start) {
    size_t n = strlen(start);
    if (length < n) return false;
    for (size_t i = 0; i < n; i++)
        if ((word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] | 0x20) : word[i]) != start[i]) return false;
    return true;
}

/* "martes" and "mardi" are days, and so is "середа". */
static int month_named(const char *word, size_t length) {
    if (begins(word, length, "mart") || begins(word, length, "mard") || begins(word, length, "сере")) return 0;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (begins(word, length, months[i].start)) return months[i].month;
    return 0;
}

static bool is_letter(char c) { return (unsigned char)c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

/* "Wed, 12 Nov 2025 08:00:00 GMT", "November 12, 2025", "jueves, 09 enero 2014": a month's name, the first two numbers are date and year. */
static bool day_of_words(const char *at, char day[11]) {
    int numbers[2] = {0, 0}, n = 0, month = 0;
    while (*at && (n < 2 || !month)) {
        if (digit(*at) && n < 2) numbers[n++] = number_at(&at, 4);
        else if (is_letter(*at)) {
            const char *word = at;
            while (is_letter(*at)) at++;
            if (!month) month = month_named(word, (size_t)(at - word));
        } else at++;
    }
    return write_day(numbers[1], month, numbers[0], day);
}

bool day_of(const char *published, char day[11]) {
    if (!published) return false;
    while (*published == ' ') published++;
    bool digits = digit(published[0]) && digit(published[1]) && digit(published[2]) && digit(published[3]);
    return digits ? day_of_digits(published, day) : day_of_words(published, day);
}

int day_number(const char *day) {
    if (!day || strlen(day) != 10) return 0;
    const char *at = day;
    int         year = number_at(&at, 4), month, date;
    at++;
    month = number_at(&at, 2);
    at++;
    date = number_at(&at, 2);
    if (month < 3) year--, month += 12; /* counted from March on, the odd day comes last */
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + date;
}
