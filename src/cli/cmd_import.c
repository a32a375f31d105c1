/* quoth gazetteer import: a list of others becomes a source file, and what was not taken is told. */
#include "cli.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const fates[] = {"left out", "repaired", "refused", "faulty"};

typedef struct Told {
    json_t *reasons; /* NULL: to standard error */
    bool    failed;
} Told;

static void tell_eyes(void *context, const quoth_import_note *note) {
    char example[128], place[32] = "";
    (void)context;
    make_readable(note->example, strlen(note->example), example, sizeof example);
    if (note->line) snprintf(place, sizeof place, ":%llu", (unsigned long long)note->line);
    complain("%s: %llu %s%s: %s%s%s%s; first at %s%s%s%s", fates[note->fate], (unsigned long long)note->count, note->what,
             note->count == 1 ? "" : "s", note->reason, *note->detail ? " (" : "", note->detail, *note->detail ? ")" : "", note->file,
             place, *example ? ": " : "", example);
}

static void tell_json(void *context, const quoth_import_note *note) {
    Told *told = context;
    char  detail[256], example[512], file[4096];
    make_readable(note->detail, strlen(note->detail), detail, sizeof detail);
    make_readable(note->example, strlen(note->example), example, sizeof example);
    make_readable(note->file, strlen(note->file), file, sizeof file);
    json_t *reason = json_pack("{s:s,s:s,s:s,s:s,s:I,s:{s:s,s:I,s:s}}", "fate", fates[note->fate], "what", note->what, "reason", note->reason,
                               "detail", detail, "count", (json_int_t)note->count, "first", "file", file, "line", (json_int_t)note->line,
                               "text", example);
    told->failed |= !reason || json_array_append_new(told->reasons, reason) != 0;
}

static json_t *report_of(const Settings *settings, const quoth_import_counts *counts, json_t *reasons) {
    return json_pack("{s:s,s:s,s:{s:I,s:I},s:{s:I,s:I,s:I},s:I,s:O}", "schema", "quoth.import/1", "from", settings->from, "read", "lines",
                     (json_int_t)counts->lines, "records", (json_int_t)counts->records, "kept", "records", (json_int_t)counts->kept,
                     "names", (json_int_t)counts->names, "roles", (json_int_t)counts->roles, "faults", (json_int_t)counts->faults,
                     "reasons", reasons);
}

static int write_report(const Settings *settings, const quoth_import_counts *counts, Told *told) {
    Sink    sink;
    json_t *report = told->failed ? NULL : report_of(settings, counts, told->reasons);
    char   *text = report ? json_dumps(report, JSON_INDENT(1)) : NULL;
    int     status = STATUS_MEMORY;
    if (text && sink_open(&sink, settings->report)) {
        sink_text(&sink, text);
        sink_text(&sink, "\n");
        status = sink_close(&sink, STATUS_DONE);
    } else if (text) status = STATUS_IO;
    else complain("%s", quoth_code_text(QUOTH_MEMORY));
    free(text);
    json_decref(report);
    return status;
}

static void tell_counts(const char *path, const quoth_import_counts *counts) {
    complain("%s: %llu lines, %llu records read; %llu records kept, with %llu names and %llu roles", path,
             (unsigned long long)counts->lines, (unsigned long long)counts->records, (unsigned long long)counts->kept,
             (unsigned long long)counts->names, (unsigned long long)counts->roles);
}

static bool separator_from(const char *text, char *separator) {
    bool is_tab = text && (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0);
    if (text && !is_tab && (!text[0] || text[1] || text[0] == '"' || (unsigned char)text[0] >= 0x80))
        return complain("--separator: not one character, or tab: %s", text), false;
    *separator = (char)(is_tab ? '\t' : text ? text[0] : '\0');
    return true;
}

/* Digits alone, as 100000; 0 asks for nothing. */
static bool population_from(const char *text, uint64_t *out) {
    const char *at = text ? text : "0";
    for (*out = 0; *at >= '0' && *at <= '9' && *out < UINT64_MAX / 100; at++) *out = *out * 10 + (uint64_t)(*at - '0');
    if (*at || (text && !*text)) return complain("--population: not a number: %s", text), false;
    return true;
}

static bool options_from(const Settings *settings, quoth_import_options *options) {
    *options = (quoth_import_options){.from = settings->from, .types = settings->types, .kinds = settings->kinds,
                                      .languages = settings->languages, .countries = settings->countries, .positions = settings->positions,
                                      .alternates = settings->alternates, .as = settings->as, .map = settings->map, .one_pass = settings->one_pass};
    if (settings->n_operands != 2) return complain("gazetteer import: one FILE, or - for standard input"), false;
    if (!settings->from)
        return complain("gazetteer import: say what it is: --from geonames, wikidata, ftm, opensanctions, jrc, spacy, gate, skos, csv"),
               false;
    return separator_from(settings->separator, &options->separator) && population_from(settings->population, &options->population);
}

/* `*stopped`: the list could not be read to its end, and what was written is of no use. */
static int import_to(Sink *sink, const Settings *settings, const quoth_import_options *options, bool *stopped) {
    quoth_import_counts counts = {0};
    quoth_error         err = {0};
    const char         *path = settings->operands[1];
    Told                told = {.reasons = settings->report ? json_array() : NULL};
    if (settings->report && !told.reasons) return complain("%s", quoth_code_text(QUOTH_MEMORY)), STATUS_MEMORY;
    bool ok = quoth_gazetteer_import(path, options, sink_write, sink, settings->report ? tell_json : tell_eyes, &told, &counts, &err);
    int  status = counts.faults ? STATUS_REJECTED : STATUS_DONE;
    if (!ok) status = err.code == QUOTH_IO && sink->problem ? STATUS_IO : complain_of(NULL, 0, &err); /* the sink tells of its own */
    if (settings->report) status = status_worse(status, write_report(settings, &counts, &told));
    else if (ok || counts.lines) tell_counts(input_name(path), &counts);
    json_decref(told.reasons);
    *stopped = !ok;
    return status;
}

int gazetteer_import(const Settings *settings) {
    Sink                 sink;
    quoth_import_options options;
    if (!options_from(settings, &options)) return STATUS_USAGE;
    if (!sink_open(&sink, settings->output)) return STATUS_IO;
    bool stopped = false;
    int  status = import_to(&sink, settings, &options, &stopped);
    if (!stopped) return sink_close(&sink, status);
    int closed = sink_close(&sink, STATUS_CORRUPT); /* so that the file is not put in place */
    return closed == STATUS_CORRUPT ? status : closed;
}
