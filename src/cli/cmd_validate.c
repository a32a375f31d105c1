/* quoth validate: are these records what quoth writes, and do their places hold? */
#include "ledger.h"
#include "texts.h"
#include <stdio.h>
#include <string.h>

#define LONGEST_RECORD ((size_t)1 << 30)

typedef struct Validation {
    Checker checker;
    Texts   texts;
    Ledger  ledger;
    bool    keeps_ledger;
    size_t  records, unchecked; /* unchecked: documents whose text is not known */
    size_t  documents, errors, bytes; /* since the last trailer */
} Validation;

static const char *string_of(json_t *record, const char *key) {
    const char *string = json_string_value(json_object_get(record, key));
    return string ? string : "";
}

/* Is it this sort of record, whole or flat? */
static bool is_sort(json_t *record, const char *flat, const char *schema) {
    const char *own = string_of(record, "record");
    return *own ? strcmp(own, flat) == 0 : strcmp(string_of(record, "schema"), schema) == 0;
}

static bool is_document(json_t *record) { return is_sort(record, "document", "quoth.doc/1"); }
static bool is_error(json_t *record) { return is_sort(record, "error", "quoth.error/1"); }
static bool is_trailer(json_t *record) { return is_sort(record, "trailer", "quoth.trailer/1"); }

static void check_id(Validation *job, const char *document) {
    const char *id = job->texts.sort == TEXTS_LINES && job->texts.parsed ? job->texts.article.meta.id : NULL;
    if (id && document && strcmp(id, document) != 0)
        fault(&job->checker, "id", "\"%.60s\" is not that of line %zu of the texts: \"%.60s\"", document, job->texts.line.number, id);
}

static void check_count(Validation *job, json_t *trailer, const char *key, size_t n) {
    json_int_t said = json_integer_value(json_object_get(trailer, key));
    if ((size_t)said != n) fault(&job->checker, key, "%lld, but there are %zu", (long long)said, n);
}

/* A trailer is of the records since the one before it, so that outputs may stand one behind the other. */
static void check_trailer(Validation *job, json_t *trailer) {
    if (check_shape(&job->checker, trailer, job->checker.shapes.trailer)) {
        check_count(job, trailer, "documents", job->documents);
        check_count(job, trailer, "errors", job->errors);
        check_count(job, trailer, "bytes", job->bytes);
    }
    job->documents = job->errors = job->bytes = 0;
}

static int count_in(Validation *job, json_t *record, const quoth_line *line) {
    bool document = is_document(record), error = is_error(record);
    job->documents += document;
    job->errors += error;
    job->bytes += line->length + 1;
    if (!job->keeps_ledger || (!document && !error) || ledger_enter(&job->ledger, record_document(record))) return STATUS_DONE;
    return complain("%s", quoth_code_text(QUOTH_MEMORY)), STATUS_MEMORY;
}

static int check_known(Validation *job, json_t *record, const quoth_line *line) {
    const char *document = record_document(record);
    texts_turn_to(&job->texts, record, document);
    check_id(job, document);
    job->checker.known = &job->texts.known;
    job->unchecked += is_document(record) && !job->texts.known.places;
    check_record(&job->checker, record);
    return count_in(job, record, line);
}

static int check_line(Validation *job, const quoth_line *line) {
    json_error_t why;
    Checker     *checker = &job->checker;
    checker->line = line->number;
    checker->path[0] = '\0';
    job->records++;
    json_t *record = json_loadb(line->text, line->length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);
    if (!record && json_error_code(&why) == json_error_out_of_memory) return complain("%s", quoth_code_text(QUOTH_MEMORY)), STATUS_MEMORY;
    if (!record) {
        fault(checker, NULL, "%s", line->too_long ? "too long to be checked" : why.text);
        return STATUS_DONE;
    }
    int status = STATUS_DONE;
    if (is_trailer(record)) check_trailer(job, record);
    else status = check_known(job, record, line);
    json_decref(record);
    return status;
}

static int check_file(Validation *job, const char *path) {
    quoth_line   line = {0};
    quoth_error  err = {0};
    int          status = STATUS_DONE;
    quoth_input *input = quoth_input_open(path, &err);
    if (!input) return complain_of(path, 0, &err);
    job->checker.file = input_name(path);
    while (status == STATUS_DONE && quoth_input_line(input, LONGEST_RECORD, &line, &err))
        if (line.length || line.too_long) status = check_line(job, &line);
    if (err.code != QUOTH_OK) status = complain_of(input_name(path), 0, &err);
    if (status == STATUS_DONE && texts_left(&job->texts)) {
        job->checker.path[0] = '\0';
        fault(&job->checker, NULL, "none for line %zu of the texts", job->texts.line.number);
    }
    quoth_input_close(input);
    return status;
}

static int check_files(Validation *job, const Settings *settings) {
    int worst = STATUS_DONE;
    if (!settings->n_operands) return check_file(job, "-");
    for (size_t i = 0; i < settings->n_operands; i++) worst = status_worse(worst, check_file(job, settings->operands[i]));
    return worst;
}

/* ---- Against what was read --------------------------------------------------------------------------------------- */

static int miss_record(void *context, const Article *article) {
    Validation *job = context;
    if (article->problem.code == QUOTH_MISSING) return complain_of(article->file, 0, &article->problem);
    if (ledger_has(&job->ledger, article)) return STATUS_DONE;
    job->checker.file = article->file;
    job->checker.line = article->line;
    job->checker.path[0] = '\0';
    if (article->meta.id) fault(&job->checker, NULL, "none of \"%.200s\"", article->meta.id);
    else fault(&job->checker, NULL, "none");
    return STATUS_DONE;
}

static int check_against(Validation *job, const Settings *settings) {
    char       *input = (char *)settings->against; /* operands are */
    Settings    reading = *settings;
    const Taker taker = {.take = miss_record, .context = job, .max_bytes = MOST_BYTES};
    reading.operands = &input;
    reading.n_operands = 1;
    int status = articles_read(&reading, &taker);
    if (status == STATUS_DONE && job->ledger.left) {
        complain("%s: %zu record%s of nothing in it", settings->against, job->ledger.left, job->ledger.left == 1 ? "" : "s");
        job->checker.faults++;
    }
    return status;
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
    Validation job = {.checker = {.shapes = shapes_all()}, .keeps_ledger = settings.against != NULL};
    if (settings.text && is_jsonl_name(settings.text) && settings.n_operands > 1)
        return complain("validate: --text %s goes with one file of records", settings.text), STATUS_USAGE;
    if (!texts_open(&job.texts, &settings, &err)) return complain_of(settings.text, 0, &err);
    status = check_files(&job, &settings);
    texts_close(&job.texts);
    if (settings.against && status == STATUS_DONE) status = check_against(&job, &settings);
    ledger_free(&job.ledger);
    status = status_worse(status, print_summary(&job));
    return job.checker.faults ? status_worse(status, STATUS_CORRUPT) : status;
}
