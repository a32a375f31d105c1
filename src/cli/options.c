/* Reading options by the table of a command, and printing that table. */
#include "cli.h"
#include <string.h>

/* ---- Nearly right words ------------------------------------------------------------------------------------------ */

#define LONGEST_WORD 32

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

/* Letters to change, add or leave out to make one of the other. */
static size_t distance(const char *a, const char *b) {
    size_t row[LONGEST_WORD + 1], m = strlen(a), n = strlen(b);
    if (m > LONGEST_WORD || n > LONGEST_WORD) return LONGEST_WORD;
    for (size_t j = 0; j <= n; j++) row[j] = j;
    for (size_t i = 0; i < m; i++) {
        size_t corner = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < n; j++) {
            size_t here = smaller(smaller(row[j], row[j + 1]) + 1, corner + (a[i] != b[j]));
            corner = row[j + 1];
            row[j + 1] = here;
        }
    }
    return row[n];
}

static void tell_unknown_option(const Command *command, const char *name) {
    const char *nearest = NULL;
    size_t      least = 3;
    for (size_t i = 0; i < command->n_options; i++) {
        size_t far = distance(name, command->options[i].name);
        if (far < least) nearest = command->options[i].name, least = far;
    }
    if (nearest) complain("%s: no option --%s; is --%s meant?", command->name, name, nearest);
    else complain("%s: no option --%s; see quoth %s --help", command->name, name, command->name);
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

typedef struct Reading {
    const Command *command;
    Settings      *settings;
    char         **argv;
    int            argc, at;
} Reading;

static const Option *option_named(const Command *command, const char *name, size_t length) {
    for (size_t i = 0; i < command->n_options; i++)
        if (strlen(command->options[i].name) == length && strncmp(command->options[i].name, name, length) == 0) return &command->options[i];
    return NULL;
}

static const Option *option_lettered(const Command *command, char letter) {
    for (size_t i = 0; i < command->n_options; i++)
        if (command->options[i].letter == letter) return &command->options[i];
    return NULL;
}

static bool take(Reading *reading, const Option *option, const char *value) {
    char *field = (char *)reading->settings + option->field;
    if (!option->value) {
        if (value) return complain("%s: --%s takes no value", reading->command->name, option->name), false;
        *(bool *)(void *)field = true;
        return true;
    }
    if (!value && ++reading->at < reading->argc) value = reading->argv[reading->at];
    if (!value) return complain("%s: --%s needs a value: %s", reading->command->name, option->name, option->value), false;
    *(const char **)(void *)field = value;
    return true;
}

static bool take_long(Reading *reading, const char *name) {
    size_t        length = strcspn(name, "=");
    const Option *option = option_named(reading->command, name, length);
    if (option) return take(reading, option, name[length] ? name + length + 1 : NULL);
    char shown[LONGEST_WORD * 2];
    make_readable(name, length, shown, sizeof shown);
    tell_unknown_option(reading->command, shown);
    return false;
}

static bool take_short(Reading *reading, const char *letters) {
    const Option *option = option_lettered(reading->command, letters[0]);
    if (option) return take(reading, option, letters[1] ? letters + 1 : NULL);
    complain("%s: no option -%c; see quoth %s --help", reading->command->name, letters[0], reading->command->name);
    return false;
}

/* The operands move up to the front, in order. */
static bool read_all(Reading *reading) {
    bool options = true;
    reading->settings->operands = reading->argv + 1;
    for (reading->at = 1; reading->at < reading->argc; reading->at++) {
        char *word = reading->argv[reading->at];
        if (options && strcmp(word, "--") == 0) options = false;
        else if (!options || word[0] != '-' || !word[1]) reading->settings->operands[reading->settings->n_operands++] = word;
        else if (word[1] == '-' ? !take_long(reading, word + 2) : !take_short(reading, word + 1)) return false;
    }
    return true;
}

bool settings_read(int argc, char **argv, Settings *settings, int *status) {
    Reading reading = {command_named(argv[0]), settings, argv, argc, 1};
    *settings = (Settings){0};
    *status = STATUS_USAGE;
    if (!reading.command || !read_all(&reading)) return false;
    if (!settings->help) return true;
    *status = help_print(reading.command);
    return false;
}

/* ---- Values ------------------------------------------------------------------------------------------------------ */

bool parse_size(const char *option, const char *text, size_t *out) {
    size_t      size = 0, unit = 1;
    const char *at = text;
    for (; *at >= '0' && *at <= '9' && size <= SIZE_MAX / 100; at++) size = size * 10 + (size_t)(*at - '0');
    if (at > text && (*at == 'K' || *at == 'M')) unit = *at++ == 'K' ? (size_t)1 << 10 : (size_t)1 << 20;
    if (at == text || *at || size == 0 || size > SIZE_MAX / unit)
        return complain("--%s: not a size: %s (digits, then nothing, K or M; at least 1)", option, text), false;
    *out = size * unit;
    return true;
}

bool parse_count(const char *option, const char *text, size_t most, size_t *out) {
    size_t      count = 0;
    const char *at = text;
    for (; *at >= '0' && *at <= '9' && count <= most; at++) count = count * 10 + (size_t)(*at - '0');
    if (at == text || *at || count == 0 || count > most)
        return complain("--%s: not a number from 1 to %zu: %s", option, most, text), false;
    *out = count;
    return true;
}

/* Not by strtod(), whose decimal point is the locale's. */
bool parse_share(const char *option, const char *text, double *out) {
    double      value = 0, unit = 1;
    const char *at = text;
    bool        digits = false;
    for (; *at >= '0' && *at <= '9'; at++, digits = true) value = value * 10 + (*at - '0');
    if (*at == '.')
        for (at++; *at >= '0' && *at <= '9'; at++, digits = true) value += (*at - '0') * (unit /= 10);
    if (!digits || *at || value > 1) return complain("--%s: not a number from 0 to 1: %s", option, text), false;
    *out = value;
    return true;
}

/* ---- Help -------------------------------------------------------------------------------------------------------- */

#define HELP_WIDTH 100
#define HELP_COLUMN 29

/* Text in lines of HELP_WIDTH; `column` is where it starts, `indent` where its further lines do. */
static void put_wrapped(Sink *sink, const char *text, size_t column, size_t indent) {
    while (*text) {
        size_t length = strcspn(text, " ");
        if (column > indent && column + 1 + length > HELP_WIDTH) {
            sink_text(sink, "\n");
            for (column = 0; column < indent; column++) sink_text(sink, " ");
        } else if (column > indent) {
            sink_text(sink, " ");
            column++;
        }
        sink_write(sink, text, length);
        column += length;
        text += length + (text[length] == ' ');
    }
    sink_text(sink, "\n");
}

static size_t put(Sink *sink, const char *text) {
    sink_text(sink, text);
    return strlen(text);
}

static void put_option(Sink *sink, const Option *option) {
    const char letter[] = {'-', option->letter, ',', ' ', '\0'};
    size_t     column = put(sink, "  ") + put(sink, option->letter ? letter : "    ") + put(sink, "--") + put(sink, option->name);
    if (option->value) column += put(sink, " ") + put(sink, option->value);
    do column += put(sink, " ");
    while (column < HELP_COLUMN);
    put_wrapped(sink, option->help, column, column);
}

static void help_command(Sink *sink, const Command *command) {
    sink_text(sink, "usage: quoth ");
    sink_text(sink, command->name);
    sink_text(sink, " [OPTION]... ");
    sink_text(sink, command->usage);
    sink_text(sink, "\n\n");
    put_wrapped(sink, command->help, 0, 0);
    sink_text(sink, "\noptions:\n");
    for (size_t i = 0; i < command->n_options; i++) put_option(sink, &command->options[i]);
    if (!command->examples) return;
    sink_text(sink, "\nexamples:\n  ");
    for (const char *at = command->examples; *at; at++) {
        sink_write(sink, at, 1);
        if (*at == '\n') sink_text(sink, "  ");
    }
    sink_text(sink, "\n");
}

static void help_program(Sink *sink) {
    sink_text(sink, "usage: quoth COMMAND [OPTION]... [OPERAND]...\n\nWho is named in a text, and who said what.\n\ncommands:\n");
    for (size_t i = 0; command_at(i); i++) {
        const Command *command = command_at(i);
        size_t         column = put(sink, "  ") + put(sink, command->name);
        do column += put(sink, " ");
        while (column < 14);
        put_wrapped(sink, command->help, column, column);
    }
    sink_text(sink, "\n  quoth COMMAND --help     the options of a command, with examples\n"
                    "  quoth --version          the version\n\n"
                    "exit status: 0 done; 3 done, but some documents were rejected, each with a message; 64 usage;\n"
                    "65 faulty gazetteer, rules, records or packed input; 66 no input; 71 out of memory; 74 input or output failed\n");
}

int help_print(const Command *command) {
    Sink sink;
    if (!sink_open(&sink, NULL)) return STATUS_IO;
    if (command) help_command(&sink, command);
    else help_program(&sink);
    return sink_close(&sink, STATUS_DONE);
}
