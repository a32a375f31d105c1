/* quoth: see quoth --help. */
#include "cli.h"
#include <signal.h>
#include <string.h>

static int print_version(void) {
    Sink sink;
    if (!sink_open(&sink, NULL)) return STATUS_IO;
    sink_text(&sink, "quoth ");
    sink_text(&sink, quoth_version());
    sink_text(&sink, "\n");
    return sink_close(&sink, STATUS_DONE);
}

static int help(const char *name) {
    const Command *command = name ? command_named(name) : NULL;
    if (!name || command) return help_print(command);
    complain("no command %s; see quoth --help", name);
    return STATUS_USAGE;
}

static bool is_any_of(const char *word, const char *a, const char *b) { return strcmp(word, a) == 0 || strcmp(word, b) == 0; }

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN); /* a reader who leaves shows as EPIPE, which the sink knows */
    if (argc < 2) return complain("say what to do: extract, show, validate, gazetteer or names; see quoth --help"), STATUS_USAGE;
    if (is_any_of(argv[1], "--help", "-h")) return help(NULL);
    if (is_any_of(argv[1], "--version", "-V")) return print_version();
    if (strcmp(argv[1], "help") == 0) return help(argc > 2 ? argv[2] : NULL);
    const Command *command = command_named(argv[1]);
    if (command) return command->run(argc - 1, argv + 1);
    complain("no command %s; see quoth --help", argv[1]);
    return STATUS_USAGE;
}
