#include "checkpoint.h"
#include "progress.h"
#include "readable.h"
#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SCHEMA "quoth.checkpoint/1"
#define MOST_CHECKPOINT ((size_t)16 << 20)
#define SELDOM INT64_C(50000000) /* nanoseconds between two at least */
#define SHARE 20                 /* and so many times what the last one took */

/* ---- What the run is of ------------------------------------------------------------------------------------------ */

/* What changes no byte of the output, or is told by the gazetteer's hash. */
static bool is_of_no_matter(const char *option) {
    static const char *const names[] = {"checkpoint", "corrections", "gazetteer", "help", "output", "progress", "threads"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(option, names[i]) == 0) return true;
    return false;
}

static json_t *options_of(const Settings *settings) {
    const Command *command = command_named("extract");
    json_t        *all = json_object();
    for (size_t i = 0; i < command->n_options; i++) {
        const Option *option = &command->options[i];
        const char   *field = (const char *)settings + option->field, *text = NULL;
        if (is_of_no_matter(option->name)) continue;
        if (option->value) memcpy(&text, field, sizeof text);
        json_t *value = option->value ? readable_value(text) : json_boolean(*(const bool *)(const void *)field);
        json_object_set_new(all, option->name, value);
    }
    return all;
}

/* The SHA-256 of a small file's bytes; null where it cannot be read, which is for others to tell. */
static json_t *hash_of(const char *path) {
    struct sha256_ctx hash;
    uint8_t           digest[SHA256_DIGEST_SIZE];
    char              hex[SHA256_DIGEST_SIZE * 2 + 1], piece[4096];
    FILE             *file = path ? fopen(path, "rb") : NULL;
    if (!file) return json_null();
    sha256_init(&hash);
    for (size_t n; (n = fread(piece, 1, sizeof piece, file));) sha256_update(&hash, n, (const uint8_t *)piece);
    fclose(file);
    sha256_digest(&hash, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) snprintf(hex + i * 2, 3, "%02x", digest[i]);
    return json_string(hex);
}

/* A file is the same while its size and its time are; of a pipe only the name is known. */
static json_t *input_of(const char *path) {
    struct stat status;
    json_t     *input = json_object();
    bool        known = (strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &status) : stat(path, &status)) == 0 && S_ISREG(status.st_mode);
    json_object_set_new(input, "path", readable_value(path));
    json_object_set_new(input, "size", known ? json_integer(status.st_size) : json_null());
    json_object_set_new(input, "modified",
                        known ? json_sprintf("%lld.%09ld", (long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec) : json_null());
    return input;
}

static json_t *inputs_of(const Settings *settings) {
    json_t *all = json_array();
    if (!settings->n_operands) json_array_append_new(all, input_of("-"));
    for (size_t i = 0; i < settings->n_operands; i++) json_array_append_new(all, input_of(settings->operands[i]));
    return all;
}

static json_t *about(const Settings *settings, const quoth_gazetteer *gazetteer) {
    json_t *all = json_object();
    json_object_set_new(all, "version", json_string(quoth_version()));
    json_object_set_new(all, "gazetteer", json_string(quoth_gazetteer_hash(gazetteer)));
    json_object_set_new(all, "options", options_of(settings));
    json_object_set_new(all, "rules", hash_of(settings->rules));
    json_object_set_new(all, "inputs", inputs_of(settings));
    json_object_set_new(all, "output", readable_value(settings->output));
    return all;
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

static int refuse(const char *path, const char *what) {
    return complain("%s: %s; without that file the run begins anew", path, what), STATUS_USAGE;
}

static int compare(const Checkpoint *checkpoint, json_t *kept) {
    static const char *const keys[][2] = {{"version", "the checkpoint is of another version of quoth"},
                                          {"gazetteer", "the checkpoint is of another gazetteer"},
                                          {"options", "the checkpoint is of other options"},
                                          {"rules", "the checkpoint is of other line rules"},
                                          {"inputs", "the checkpoint is of other inputs, or they have changed since"},
                                          {"output", "the checkpoint is of another output"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!json_equal(json_object_get(checkpoint->about, keys[i][0]), json_object_get(kept, keys[i][0]))) return refuse(checkpoint->path, keys[i][1]);
    return STATUS_DONE;
}

static bool take_place(Checkpoint *checkpoint, json_t *kept) {
    json_int_t number, operand, line, byte, bytes, documents, errors;
    int        finished;
    if (json_unpack(kept, "{s:{s:I,s:I,s:I,s:I},s:I,s:I,s:I,s:i,s:b}", "position", "document", &number, "input", &operand, "line", &line,
                    "byte", &byte, "bytes", &bytes, "documents", &documents, "errors", &errors, "status", &checkpoint->status, "finished",
                    &finished) != 0)
        return false;
    if (number < 0 || operand < 0 || line < 0 || byte < 0 || bytes < 0 || documents < 0 || errors < 0) return false;
    checkpoint->at = (Position){(size_t)number, (size_t)operand, (size_t)line, (uint64_t)byte};
    checkpoint->bytes = (uint64_t)bytes;
    checkpoint->documents = (size_t)documents;
    checkpoint->errors = (size_t)errors;
    checkpoint->finished = finished;
    return true;
}

static int read_kept(Checkpoint *checkpoint, const char *text, size_t length) {
    json_t     *kept = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
    const char *schema = json_string_value(json_object_get(kept, "schema"));
    int         status = STATUS_DONE;
    if (!schema || strcmp(schema, SCHEMA) != 0) status = refuse(checkpoint->path, "this is no checkpoint of quoth");
    else if ((status = compare(checkpoint, kept)) == STATUS_DONE && !take_place(checkpoint, kept))
        status = refuse(checkpoint->path, "this checkpoint is damaged");
    json_decref(kept);
    return status;
}

static int read_file(Checkpoint *checkpoint) {
    quoth_error err = {0};
    const char *text;
    size_t      length;
    if (access(checkpoint->path, F_OK) != 0 && errno == ENOENT) return STATUS_DONE; /* the first run */
    quoth_input *input = quoth_input_open(checkpoint->path, &err);
    bool         ok = input && quoth_input_all(input, MOST_CHECKPOINT, &text, &length, &err);
    int          status = ok ? read_kept(checkpoint, text, length) : (complain_of(checkpoint->path, 0, &err), STATUS_USAGE);
    quoth_input_close(input);
    return status;
}

int checkpoint_open(Checkpoint *checkpoint, const Settings *settings, const quoth_gazetteer *gazetteer) {
    struct stat status;
    *checkpoint = (Checkpoint){.path = settings->checkpoint};
    if (!checkpoint->path) return STATUS_DONE;
    const char *output = settings->output;
    if (!output || !*output || strcmp(output, "-") == 0 || (stat(output, &status) == 0 && !S_ISREG(status.st_mode)))
        return complain("--checkpoint needs an --output that is a file"), STATUS_USAGE;
    checkpoint->about = about(settings, gazetteer);
    if (json_object_size(checkpoint->about) < 6) return complain("%s", quoth_code_text(QUOTH_MEMORY)), STATUS_MEMORY;
    return read_file(checkpoint);
}

void checkpoint_close(Checkpoint *checkpoint) { json_decref(checkpoint->about); }

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

bool checkpoint_is_due(const Checkpoint *checkpoint) { return checkpoint->path && monotonic_now() >= checkpoint->due; }

static char *print(const Checkpoint *c) {
    json_t *all = json_pack("{s:s, s:{s:I,s:I,s:I,s:I}, s:I, s:I, s:I, s:i, s:b}", "schema", SCHEMA, "position", "document",
                            (json_int_t)c->at.number, "input", (json_int_t)c->at.operand, "line", (json_int_t)c->at.line, "byte",
                            (json_int_t)c->at.byte, "bytes", (json_int_t)c->bytes, "documents", (json_int_t)c->documents, "errors",
                            (json_int_t)c->errors, "status", c->status, "finished", (int)c->finished);
    char   *text = all && json_object_update(all, c->about) == 0 ? json_dumps(all, JSON_INDENT(1)) : NULL;
    json_decref(all);
    return text;
}

bool checkpoint_write(Checkpoint *checkpoint, Sink *sink) {
    int64_t begun = monotonic_now();
    Sink    file;
    if (!sink_sync(sink)) return false;
    checkpoint->bytes = sink->total;
    char *text = print(checkpoint);
    bool  ok = text && sink_replace(&file, checkpoint->path);
    if (ok) {
        sink_text(&file, text);
        sink_text(&file, "\n");
        ok = sink_close(&file, STATUS_DONE) == STATUS_DONE;
    } else if (!text) complain("%s", quoth_code_text(QUOTH_MEMORY));
    free(text);
    int64_t end = monotonic_now(), rest = (end - begun) * SHARE;
    checkpoint->due = end + (rest > SELDOM ? rest : SELDOM);
    return ok;
}
