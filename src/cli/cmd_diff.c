/* quoth diff: which attributions two runs over the same documents do not share. */
#include "changes.h"
#include "articles.h"
#include <string.h>

#define LONGEST_RECORD ((size_t)1 << 30)

typedef struct Run {
    quoth_input *input; /* of the new records, read once to find the documents and then by place */
    json_t     *places; /* document -> byte of its line in the new records; false once it was compared */
    Comparison  comparison;
    const char *old_path, *new_path;
} Run;

static int told(const char *path, size_t line, const char *what) {
    complain("%s:%zu: %s", path, line, what);
    return STATUS_CORRUPT;
}

/* A whole record of a document, or NULL: not one, which is told; `*is_error` for those of documents that could not be read. */
static json_t *parse_record(const char *path, const quoth_line *line, bool *is_error, int *status) {
    json_error_t why;
    json_t      *record = json_loadb(line->text, line->length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);
    const char  *schema = json_string_value(json_object_get(record, "schema"));
    *is_error = schema && strcmp(schema, "quoth.error/1") == 0;
    if (record && schema && (*is_error || strcmp(schema, "quoth.doc/1") == 0) && record_name(record)) return record;
    *status = told(path, line->number,
                   !record                             ? why.text
                   : json_object_get(record, "record") ? "a flat record; whole ones are compared"
                                                       : "no record of a document");
    json_decref(record);
    return NULL;
}

/* ---- The new records --------------------------------------------------------------------------------------------- */

static int note_place(Run *run, const quoth_line *line) {
    bool    is_error;
    int     status = STATUS_DONE;
    json_t *record = parse_record(run->new_path, line, &is_error, &status);
    if (!record) return status;
    const char *name = record_name(record);
    if (json_object_get(run->places, name)) status = told(run->new_path, line->number, "a second record of its document");
    else if (json_object_set_new(run->places, name, json_integer((json_int_t)line->place))) status = STATUS_MEMORY;
    json_decref(record);
    return status;
}

static int find_places(Run *run) {
    quoth_line  line = {0};
    quoth_error err = {0};
    int         status = STATUS_DONE;
    if (!(run->input = quoth_input_open(run->new_path, &err))) return complain_of(run->new_path, 0, &err);
    while (status == STATUS_DONE && quoth_input_line(run->input, LONGEST_RECORD, &line, &err)) {
        if (line.too_long) status = told(run->new_path, line.number, "a record that is too long");
        else if (line.length) status = note_place(run, &line);
    }
    if (err.code != QUOTH_OK) return complain_of(run->new_path, 0, &err);
    if (status == STATUS_DONE && !quoth_input_seek(run->input, 0, NULL))
        return complain("%s: cannot be read from any place; give a plain file", run->new_path), STATUS_USAGE;
    return status;
}

static json_t *record_at(Run *run, json_int_t place, int *status) {
    quoth_line  line = {0};
    quoth_error err = {0};
    bool        is_error;
    if (!quoth_input_seek(run->input, (uint64_t)place, &err) || !quoth_input_line(run->input, LONGEST_RECORD, &line, &err)) {
        *status = told(run->new_path, 0, "it changed while it was read");
        return NULL;
    }
    return parse_record(run->new_path, &line, &is_error, status);
}

/* ---- The old records, one after the other ------------------------------------------------------------------------ */

static int compare_line(Run *run, const quoth_line *line) {
    bool    is_error;
    int     status = STATUS_DONE;
    json_t *before = parse_record(run->old_path, line, &is_error, &status), *after = NULL;
    if (!before) return status;
    json_t *place = json_object_get(run->places, record_name(before));
    if (json_is_false(place)) status = told(run->old_path, line->number, "a second record of its document");
    else if (place) after = record_at(run, json_integer_value(place), &status);
    if (status == STATUS_DONE && !changes_print(&run->comparison, before, after)) status = STATUS_IO;
    if (after) json_object_set_new(run->places, record_name(before), json_false());
    json_decref(before);
    json_decref(after);
    return status;
}

static int compare_lines(Run *run) {
    quoth_line   line = {0};
    quoth_error  err = {0};
    int          status = STATUS_DONE;
    quoth_input *input = quoth_input_open(run->old_path, &err);
    if (!input) return complain_of(run->old_path, 0, &err);
    while (status == STATUS_DONE && quoth_input_line(input, LONGEST_RECORD, &line, &err))
        if (line.too_long) status = told(run->old_path, line.number, "a record that is too long");
        else if (line.length) status = compare_line(run, &line);
    if (err.code != QUOTH_OK) status = complain_of(run->old_path, 0, &err);
    quoth_input_close(input);
    return status;
}

static int compare_rest(Run *run) {
    const char *name;
    json_t     *place;
    int         status = STATUS_DONE;
    json_object_foreach(run->places, name, place) {
        if (json_is_false(place)) continue;
        json_t *after = record_at(run, json_integer_value(place), &status);
        if (after && !changes_print(&run->comparison, NULL, after)) status = STATUS_IO;
        json_decref(after);
        if (status != STATUS_DONE) break;
    }
    return status;
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static int compare_all(Run *run) {
    int status = find_places(run);
    if (status == STATUS_DONE) status = compare_lines(run);
    if (status == STATUS_DONE) status = compare_rest(run);
    if (status == STATUS_DONE) changes_sum(&run->comparison);
    quoth_input_close(run->input);
    return status;
}

int cmd_diff(int argc, char **argv) {
    Settings settings;
    int      status;
    if (!settings_read(argc, argv, &settings, &status)) return status;
    if (settings.n_operands != 2) return complain("diff: two files of records are needed, the old and the new"), STATUS_USAGE;
    Run run = {.places = json_object(), .old_path = settings.operands[0], .new_path = settings.operands[1], .comparison.json = settings.json};
    if (!run.places) return STATUS_MEMORY;
    Sink sink;
    run.comparison.sink = &sink;
    if (sink_open(&sink, settings.output)) status = sink_close(&sink, compare_all(&run));
    else status = STATUS_IO;
    json_decref(run.places);
    return status == STATUS_DONE && run.comparison.changes ? STATUS_DIFFERS : status;
}
