/* Any bytes as a record. What must hold: what is a record is converted to all formats or refused with a reason, and no control character
 * gets into any of them but tab, LF, CR and, for Neo4j, what parts its lists. */
#include <convert.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) ((condition) ? (void)0 : require_failed(#condition, __LINE__))

_Noreturn static void require_failed(const char *condition, int line) {
    fprintf(stderr, "fuzz_convert.c:%d: does not hold: %s\n", line, condition);
    abort();
}

static void check_page(const ConvertFormat *format, const Page *page) {
    bool lists = strcmp(format->name, "neo4j") == 0;
    for (size_t i = 0; i < page->n; i++) {
        unsigned char byte = (unsigned char)page->at[i];
        REQUIRE(byte >= ' ' || byte == '\t' || byte == '\n' || byte == '\r' || (lists && byte == 0x1f));
    }
    REQUIRE(!page->name || (page->name[0] != '.' && !strchr(page->name, '/')));
}

static void convert_to(const ConvertFormat *format, const Record *record) {
    quoth_error err = {0};
    Converter   converter = {.base = "urn:quoth:"};
    bool        done = convert_begin(&converter, format, &err) && convert_take(&converter, record, &err) && convert_end(&converter, &err);
    REQUIRE(done || (err.code != QUOTH_OK && *err.text));
    for (size_t i = 0; done && i < converter.n_pages; i++) check_page(format, &converter.pages[i]);
    convert_free(&converter);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    quoth_error err = {0};
    char       *line = malloc(size + 1); /* a pointer to bytes of its own, so that what lies behind them is seen */
    if (!line) return 0;
    memcpy(line, size ? (const char *)data : "", size);
    Record *record = record_read(line, size, &err);
    free(line);
    REQUIRE(record || err.code != QUOTH_OK);
    for (size_t i = 0; record && convert_format_at(i); i++) convert_to(convert_format_at(i), record);
    record_free(record);
    return 0;
}
