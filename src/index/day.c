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

static int month_named(const char *word, size_t length) {
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    char              low[3];
    if (length < 3) return 0;
    for (int i = 0; i < 3; i++) low[i] = (char)(word[i] | 0x20);
    for (int i = 0; i < 12; i++)
        if (memcmp(names + i * 3, low, 3) == 0) return i + 1;
    return 0;
}

static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/* "Wed, 12 Nov 2025 08:00:00 GMT", "November 12, 2025": a month's name, the first two numbers are date and year. */
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
