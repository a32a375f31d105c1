/* Reads names, one a line, and writes for each: its romanised form, a TAB, its keys in hexadecimal, apart by spaces.
 *
 *     list_keys [--rules N]   keys of parts, by the first N rules of src/names/key.h (default: all); spaces are passed over
 *     list_keys --whole       keys of whole names, as the gazetteer has them
 *     list_keys --time        only tells how many names a second: whole names to keys, romanised before and together with romanising
 *     list_keys --names       the rules */
#include "key.h"
#include "names.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const rule_words[] = {
#define WORDS(name, words) words,
    KEY_RULES(WORDS)
#undef WORDS
};

static void print(const char *romanised, const uint32_t *keys, unsigned n) {
    printf("%s\t", romanised);
    for (unsigned i = 0; i < n; i++) printf("%s%x", i ? " " : "", (unsigned)keys[i]);
    putchar('\n');
}

static size_t without_spaces(char *text) {
    size_t n = 0;
    for (const char *at = text; *at; at++)
        if (*at != ' ') text[n++] = *at;
    text[n] = '\0';
    return n;
}

static void list(char *name, size_t length, bool whole, unsigned rules) {
    char     romanised[NAME_MAX];
    uint32_t keys[PART_KEYS > NAME_KEYS ? PART_KEYS : NAME_KEYS];
    size_t   n = name_romanise(name, length, romanised);
    if (!whole) n = without_spaces(romanised);
    print(romanised, keys, !n ? 0 : whole ? name_keys(romanised, n, keys) : part_keys(romanised, n, rules, keys));
}

/* ---- Speed ------------------------------------------------------------------------------------------------------- */

typedef struct Line {
    char  *text, romanised[NAME_MAX];
    size_t length, n;
} Line;

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void tell_speed(Line *lines, size_t n) {
    enum { ROUNDS = 5 };
    uint32_t keys[NAME_KEYS];
    uint64_t count = 0;
    double   start = seconds(), middle;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < n; i++) lines[i].n = name_romanise(lines[i].text, lines[i].length, lines[i].romanised);
    middle = seconds();
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < n; i++) count += name_keys(lines[i].romanised, lines[i].n, keys);
    double keying = seconds() - middle, all = seconds() - start, names = (double)n * ROUNDS;
    printf("%.2f keys a name; %.2f million names a second, romanised before; %.2f with romanising\n", (double)count / names,
           1e-6 * names / keying, 1e-6 * names / all);
}

static int time_lines(void) {
    Line  *lines = NULL;
    size_t n = 0, room = 0, space = 0;
    char  *line = NULL;
    for (ssize_t length; (length = getline(&line, &space, stdin)) > 0;) {
        if (n == room && !(lines = realloc(lines, (room = 2 * room + 1024) * sizeof *lines))) return 1;
        if (line[length - 1] == '\n') line[--length] = '\0';
        lines[n++] = (Line){.text = strdup(line), .length = (size_t)length};
    }
    tell_speed(lines, n);
    for (size_t i = 0; i < n; i++) free(lines[i].text);
    free(lines);
    free(line);
    return 0;
}

int main(int n, char **arguments) {
    bool        whole = false;
    unsigned    rules = KEY_ALL_RULES;
    const char *what = n > 1 ? arguments[1] : "";
    if (!strcmp(what, "--time")) return time_lines();
    if (!strcmp(what, "--names")) {
        for (unsigned i = 0; i < N_KEY_RULES; i++) puts(rule_words[i]);
        return 0;
    }
    whole = !strcmp(what, "--whole");
    if (!strcmp(what, "--rules") && n > 2) rules = (1u << strtoul(arguments[2], NULL, 10)) - 1;
    char  *line = NULL;
    size_t space = 0;
    for (ssize_t length; (length = getline(&line, &space, stdin)) > 0;)
        list(line, (size_t)length - (line[length - 1] == '\n'), whole, rules);
    free(line);
    return 0;
}
