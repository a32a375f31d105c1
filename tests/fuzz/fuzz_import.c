/* Any bytes as a list of others. The first says which (g w f o j s t k c: geonames, wikidata, ftm, opensanctions, jrc, spacy, gate, skos,
 * csv), the second with which options, the rest is the file. What must hold: what comes out is a source without faults, the same each time;
 * and of JSON, what Jansson takes is taken, and nothing else. */
#define _GNU_SOURCE
#include "gazetteer/compile.h"
#include "import/json_scan.h"
#include "import/stream.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) ((condition) ? (void)0 : require_failed(#condition, __LINE__))

_Noreturn static void require_failed(const char *condition, int line) {
    fprintf(stderr, "fuzz_import.c:%d: does not hold: %s\n", line, condition);
    abort();
}

static bool append(void *context, const char *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return !((Buffer *)context)->failed;
}

static void tell(void *context, const quoth_import_note *note) {
    ++*(unsigned *)context;
    REQUIRE(note->count && note->reason && note->what && note->detail && note->example && note->file);
}

static void complaint(void *context, const char *file, uint32_t line, uint32_t column, const char *reason) {
    (void)context;
    if (strncmp(reason, "warning", 7) != 0) fprintf(stderr, "%s:%u:%u: %s\n", file, line, column, reason);
}

static void check_source(const Buffer *out) {
    Source      source = {.complain = complaint};
    Buffer      image = {0};
    quoth_error err = {0};
    REQUIRE(source_take(&source, "out.tsv", out->at, out->n, &err));
    source_link(&source);
    REQUIRE(gazetteer_compile(&source, &image, &err) && !source.n_refused);
    buffer_free(&image);
    source_free(&source);
}

static quoth_import_options options_of(uint8_t list, uint8_t variant) {
    static const char  letters[] = "gwfojstkc";
    static const char *const names[] = {"geonames", "wikidata", "ftm", "opensanctions", "jrc", "spacy", "gate", "skos", "csv"};
    const char *found = list ? strchr(letters, list) : NULL;
    quoth_import_options options = {.from = names[found ? found - letters : 0]};
    if (variant & 1) options.as = "person";
    if (variant & 2) options.languages = "en,ru";
    if (variant & 4) options.one_pass = true;
    if (variant & 8) options.positions = "any";
    if (variant & 64) options.population = 1000, options.countries = "ee,gb";
    if (!(variant & 1) && strcmp(options.from, "gate") == 0) options.as = "place";
    return options;
}

static void import_twice(const char *path, const quoth_import_options *options) {
    Buffer      first = {0}, second = {0};
    unsigned    told = 0;
    quoth_error err = {0};
    bool        ok = quoth_gazetteer_import(path, options, append, &first, tell, &told, NULL, &err);
    REQUIRE(ok || (err.code != QUOTH_OK && err.code != QUOTH_MEMORY && err.text[0]));
    REQUIRE(quoth_gazetteer_import(path, options, append, &second, NULL, NULL, NULL, NULL) == ok);
    REQUIRE(first.n == second.n && (!first.n || memcmp(first.at, second.at, first.n) == 0));
    if (ok) check_source(&first);
    buffer_free(&first);
    buffer_free(&second);
}

static void compare_json(const char *text, size_t size) {
    json_error_t err;
    Scan         scan;
    if (ill_formed_at(text, size) < size) return;
    json_t *other = json_loadb(text, size, JSON_DECODE_ANY | JSON_ALLOW_NUL, &err);
    enum json_error_code code = other ? json_error_unknown : json_error_code(&err);
    scan_begin(&scan, (Slice){text, (uint32_t)size});
    scan_skip(&scan);
    bool ok = scan_end(&scan);
    bool bounded = code == json_error_numeric_overflow || code == json_error_null_byte_in_key || (scan.fault && strstr(scan.fault, "too deep"));
    REQUIRE(ok == (other != NULL) || bounded);
    json_decref(other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char path[64];
    if (size < 2) return 0;
    quoth_import_options options = options_of(data[0], data[1]);
    const char          *text = (const char *)data + 2;
    int                  fd = memfd_create("list", 0);
    REQUIRE(fd >= 0 && write(fd, text, size - 2) == (ssize_t)(size - 2));
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    import_twice(path, &options);
    close(fd);
    compare_json(text, size - 2);
    return 0;
}
