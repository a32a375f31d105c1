/* quoth validate: are these records what quoth writes, and do their places hold? */
#include "texts.h"
#include <stdio.h>
#include <string.h>

#define LONGEST_RECORD ((size_t)1 << 30)

typedef struct Validation {
    Checker checker;
    Texts   texts;
    size_t  records, unchecked; /* unchecked: documents whose text is not known */
} Validation;

static bool is_document(json_t *record) {
    const char *flat = json_string_value(json_object_get(record, "record")), *schema = json_string_value(json_object_get(record, "schema"));
    return flat ? strcmp(flat, "document") == 0 : schema && strcmp(schema, "quoth.doc/1") == 0;
}

static void check_id(Validation *job, const char *document) {
    const char *id = job->texts.sort == TEXTS_LINES && job->texts.parsed ? job->texts.article.meta.id : NULL;
    if (id && document && strcmp(id, document) != 0)
        fault(&job->checker, "id", "\"%.60s\" is not that of line %zu of the texts: \"%.60s\"", document, job->texts.line.number, id);
}

static int check_line(Validation *job, const Line *line) {
    json_error_t why;
    Checker     *checker = &job->checker;
    checker->line = line->number;
    checker->path[0] = '\0';
    job->records++;
    json_t *record = json_loadb(line->at, line->n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);
    if (!record && json_error_code(&why) == json_error_out_of_memory) return complain("%s", quoth_code_text(QUOTH_MEMORY)), STATUS_MEMORY;
    if (!record) {
        fault(checker, NULL, "%s", line->too_long ? "too long to be checked" : why.text);
        return STATUS_DONE;
    }
    const char *document = record_document(record);
    texts_turn_to(&job->texts, record, document);
    check_id(job, document);
    checker->known = &job->texts.known;
    job->unchecked += is_document(record) && !job->texts.known.places;
    check_record(checker, record);
    json_decref(record);
    return STATUS_DONE;
}

static int check_file(Validation *job, const char *path) {
    Input       input;
    Line        line = {0};
    quoth_error err = {0};
    int         status = STATUS_DONE;
    if (!input_open(&input, path, &err)) return complain_of(path, 0, &err);
    job->checker.file = input.path;
    while (status == STATUS_DONE && input_line(&input, LONGEST_RECORD, &line, &err))
        if (line.n || line.too_long) status = check_line(job, &line);
    if (err.code != QUOTH_OK) status = complain_of(input.path, 0, &err);
    if (status == STATUS_DONE && texts_left(&job->texts)) {
        job->checker.path[0] = '\0';
        fault(&job->checker, NULL, "none for line %zu of the texts", job->texts.line.number);
    }
    input_close(&input);
    return status;
}

static int check_files(Validation *job, const Settings *settings) {
    int worst = STATUS_DONE;
    if (!settings->n_operands) return check_file(job, "-");
    for (size_t i = 0; i < settings->n_operands; i++) worst = status_worse(worst, check_file(job, settings->operands[i]));
    return worst;
}

static int print_summary(const Validation *job) {
    Sink sink;
    char text[160];
    if (!sink_open(&sink, NULL)) return STATUS_IO;
    snprintf(text, sizeof text, "%zu record%s, %zu fault%s", job->records, job->records == 1 ? "" : "s", job->checker.faults,
             job->checker.faults == 1 ? "" : "s");
    sink_text(&sink, text);
    snprintf(text, sizeof text, "; places of %zu not checked, as the text is not known", job->unchecked);
    if (job->unchecked) sink_text(&sink, text);
    sink_text(&sink, "\n");
    return sink_close(&sink, STATUS_DONE);
}

int cmd_validate(int argc, char **argv) {
    Settings    settings;
    quoth_error err = {0};
    int         status;
    if (!settings_read(argc, argv, &settings, &status)) return status;
    Validation job = {.checker = {.shapes = shapes_all()}};
    if (settings.text && is_jsonl_name(settings.text) && settings.n_operands > 1)
        return complain("validate: --text %s goes with one file of records", settings.text), STATUS_USAGE;
    if (!texts_open(&job.texts, settings.text, &err)) return complain_of(settings.text, 0, &err);
    status = check_files(&job, &settings);
    texts_close(&job.texts);
    status = status_worse(status, print_summary(&job));
    return job.checker.faults ? status_worse(status, STATUS_CORRUPT) : status;
}
