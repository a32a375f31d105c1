/* What the subcommands share. The program sees <quoth.h> and Jansson, nothing of the library's inside; what the library may not
 * do, it does: print, exit, read the environment. */
#ifndef CLI_H
#define CLI_H
#include <quoth.h>

/* ---- How it ends ------------------------------------------------------------------------------------------------- */

enum Status {
    STATUS_DONE = 0,
    STATUS_DIFFERS = 1,   /* diff: there are changes */
    STATUS_REJECTED = 3,  /* done, but some documents were rejected, each with a message and an error record */
    STATUS_USAGE = 64,
    STATUS_CORRUPT = 65,  /* a gazetteer, its sources, rules or records with faults */
    STATUS_MISSING = 66,
    STATUS_MEMORY = 71,
    STATUS_IO = 74
};

int status_of(quoth_code code);
int status_worse(int a, int b); /* the one of two to end with */

/* Is there no going on? What is wrong with one input is not wrong with the next: a text that memory does not suffice for, a file that is
 * not there. */
bool status_stops(int status);

/* Prints "quoth: …" and a newline to standard error, control characters and ill-formed bytes escaped. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* What messages call an input: "-" is standard input. */
const char *input_name(const char *path);

/* Prints "quoth: FILE:LINE: …" for an error (file may be NULL, line 0) and returns its status. */
int complain_of(const char *file, size_t line, const quoth_error *err);

/* Copies bytes as one readable line: control characters, bidirectional controls and ill-formed bytes as \xHH. Cuts where `size` is
 * full, never inside a character. */
void make_readable(const char *bytes, size_t length, char *out, size_t size);

/* ---- Commands and options: one table makes the parser, --help and (by a test) the man page ------------------------- */

/* What the options of all commands say; each command's table lists those it takes. */
typedef struct Settings {
    bool        help, flat, with_text, ascii, json, jsonl, refuse_ill_formed, trailer, variants, codes;
    const char *output, *gazetteer, *corrections, *rules, *offsets, *quotes, *min_score, *max_bytes, *color, *width, *text, *threads,
        *against, *quote, *convention;
    bool        one_pass, passthrough, progress, html, warc;
    const char *checkpoint, *split, *record_field;
    const char *to, *base; /* of convert */
    const char *from, *types, *kinds, *languages, *countries, *positions, *population, *alternates, *as, *map, *separator, *report;
    const char *id_field, *text_field, *title_field, *url_field, *outlet_field, *published_field, *language_field;
    bool        table, reported; /* of index and query */
    const char *batch, *about, *role, *in, *since, *until, *limit;
    char      **operands; /* what is no option, in order */
    size_t      n_operands;
} Settings;

typedef struct Option {
    const char *name;  /* "output", without the dashes */
    char        letter;
    const char *value; /* "FILE" where it takes one; else a switch */
    size_t      field; /* offset in Settings: const char * or bool */
    const char *help;
} Option;

typedef struct Command {
    const char   *name;
    int         (*run)(int argc, char **argv); /* argv[0] is the command's name; returns a status */
    const char   *usage;                       /* what follows the name */
    const char   *help;
    const Option *options;
    size_t        n_options;
    const char   *examples; /* lines; or NULL */
} Command;

/* The i-th command, NULL past the end; and the command of a name, or NULL. */
const Command *command_at(size_t i);
const Command *command_named(const char *name);

/* Fills the settings from argv[1..], by the table of the command that argv[0] names; options and operands may be mixed, "--" ends
 * the options. False: the command is over with *status, as help was asked for and printed, or an option was wrong and that is told. */
bool settings_read(int argc, char **argv, Settings *settings, int *status);

int help_print(const Command *command); /* NULL: of the whole program; returns a status */

/* "67108864", "512K", "64M"; "8"; and "0.75". False, and told, where the text is none. */
bool parse_size(const char *option, const char *text, size_t *out);
bool parse_count(const char *option, const char *text, size_t most, size_t *out); /* from 1 */
bool parse_share(const char *option, const char *text, double *out);

int cmd_extract(int argc, char **argv);
int cmd_show(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_report(int argc, char **argv);
int cmd_validate(int argc, char **argv);
int cmd_diff(int argc, char **argv);
int cmd_convert(int argc, char **argv);
int cmd_gazetteer(int argc, char **argv);
int cmd_index(int argc, char **argv);
int cmd_query(int argc, char **argv);
int cmd_names(int argc, char **argv);
int gazetteer_import(const Settings *settings); /* of cmd_gazetteer */

/* ---- Output ------------------------------------------------------------------------------------------------------ */

/* Standard output, or a file that comes into being whole: written beside its place, synced and renamed there at the end. */
typedef struct Sink {
    const char *path; /* NULL: standard output */
    char        temporary[4096];
    int         fd;
    int         problem; /* errno of the first failed write; EPIPE is the reader's will, not a fault */
    uint64_t    total; /* bytes that were written so far */
    size_t      n;
    char        at[1 << 16];
} Sink;

bool sink_open(Sink *sink, const char *path); /* NULL, "" or "-": standard output. False, and told, if it cannot be */
bool sink_replace(Sink *sink, const char *path); /* of one writer: what a kill leaves beside it, the next write clears away */
bool sink_write(void *sink, const char *bytes, size_t length); /* a quoth_write */
bool sink_text(Sink *sink, const char *text);
bool sink_flush(Sink *sink);

/* A file that grows in its place instead, and is nobody else's while it is open: cut to `length` bytes, which it has to have, it is gone on
 * with from there. */
bool sink_resume(Sink *sink, const char *path, uint64_t length);
bool sink_sync(Sink *sink); /* flushes, and puts it on the disk */

/* Returns `status`, STATUS_IO after telling of a failure, or STATUS_DONE after a broken pipe. The file is put in place unless the status
 * says that the run stopped: STATUS_IO, STATUS_USAGE, STATUS_CORRUPT. */
int sink_close(Sink *sink, int status);

/* ---- Gazetteer --------------------------------------------------------------------------------------------------- */

/* A quoth_complaint: prints "quoth: FILE:LINE:COLUMN: …". */
void complain_of_source(void *context, const char *file, uint32_t line, uint32_t column, const char *reason);

/* Opens the gazetteer that `settings` names, or where they name none the first that exists of: quoth.gaz beside the program,
 * ../share/quoth/quoth.gaz from there, and the one of the place it was configured for; with the corrections that they name laid over it.
 * NULL, and told, with *status. */
quoth_gazetteer *gazetteer_find_and_open(const Settings *settings, int *status);

#endif
