/* quoth convert: records in the formats of others. */
#include "cli.h"
#include "folder.h"
#include <convert.h>
#include <stdlib.h>
#include <string.h>

#define WAITS ((size_t)64 << 10) /* bytes of a page that are worth a write */
#define BASE "urn:quoth:"

typedef struct Conversion {
    Converter converter;
    Folder    folder; /* of formats with several files; the sink of the others */
    Sink      sink;
    bool      in_folder;
} Conversion;

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

static bool write_page(Conversion *run, size_t i) {
    Page *page = &run->converter.pages[i];
    bool  ok = true;
    if (run->converter.format->apart) ok = folder_put(&run->folder, page->name, page->at, page->n);
    else if (run->in_folder) ok = folder_add(&run->folder, i, page->name, page->at, page->n);
    else if (page->n) ok = sink_write(&run->sink, page->at, page->n);
    page_empty(page);
    if (run->converter.format->apart) page->name = NULL;
    return ok;
}

/* What waits, if it is worth it: or all of it, at the end. */
static bool write_pages(Conversion *run, bool all) {
    const ConvertFormat *format = run->converter.format;
    for (size_t i = 0; i < run->converter.n_pages; i++) {
        const Page *page = &run->converter.pages[i];
        if ((format->apart ? page->name != NULL : all || page->n >= WAITS) && !write_page(run, i)) return false;
    }
    return true;
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

static int told(const RecordStream *stream, const quoth_error *err) {
    int status = complain_of(stream->path, stream->number, err);
    return err->code == QUOTH_JSON ? STATUS_CORRUPT : status;
}

static int convert_all(Conversion *run, RecordStream *stream) {
    quoth_error err = {0};
    Record     *record;
    while ((record = record_next(stream, &err))) {
        bool done = convert_take(&run->converter, record, &err);
        record_free(record);
        if (!done) return told(stream, &err);
        if (!write_pages(run, false)) return STATUS_IO;
    }
    if (err.code != QUOTH_OK) return told(stream, &err);
    if (!convert_end(&run->converter, &err)) return complain_of(NULL, 0, &err);
    return write_pages(run, true) ? STATUS_DONE : STATUS_IO;
}

static void tell_odd(const char *what, size_t n, const char *format) {
    complain("convert: %zu %s are none that %s knows: written as text, or left out", n, what, format);
}

/* What the format could not take as it was. */
static void tell_changes(const Converter *converter) {
    size_t replaced = convert_replaced(converter);
    if (replaced) complain("convert: %zu control characters, or others that no text may hold, became U+FFFD", replaced);
    if (converter->n_errors && !converter->format->error) complain("convert: %zu error records are left out", converter->n_errors);
    if (converter->odd_dates) tell_odd("dates", converter->odd_dates, converter->format->name);
    if (converter->odd_addresses) tell_odd("addresses", converter->odd_addresses, converter->format->name);
}

/* ---- Options ----------------------------------------------------------------------------------------------------- */

static const ConvertFormat *format_asked_for(const Settings *settings) {
    const ConvertFormat *format = settings->to ? convert_format_named(settings->to) : NULL;
    if (!settings->to) complain("convert: --to FORMAT is needed; see quoth convert --help");
    else if (!format) complain("convert: no format %s; see quoth convert --help", settings->to);
    else if ((format->files || format->apart) && !settings->output)
        complain("convert: %s is several files: -o FOLDER is needed", format->name);
    else return format;
    return NULL;
}

/* A scheme, a colon, and nothing that no IRI holds; of ASCII alone. */
static bool base_is_good(const char *base) {
    size_t scheme = strspn(base, "abcdefghijklmnopqrstuvwxyz0123456789+.-");
    if (*base < 'a' || *base > 'z' || base[scheme] != ':' || !base[scheme + 1]) return false;
    for (const char *at = base; *at; at++)
        if (*at <= ' ' || *at > '~' || strchr("<>\"{}|^`\\#%", *at)) return false;
    return true;
}

static bool set_up(Conversion *run, const ConvertFormat *format, const Settings *settings) {
    run->converter.base = settings->base ? settings->base : BASE;
    if (!base_is_good(run->converter.base)) return complain("convert: --base: no beginning of an IRI: %s", settings->base), false;
    if (settings->offsets && strcmp(settings->offsets, "utf16") != 0 && strcmp(settings->offsets, "codepoint") != 0)
        return complain("convert: --offsets: codepoint or utf16, not %s", settings->offsets), false;
    if (settings->offsets && !format->in_any_unit) return complain("convert: --offsets: %s counts in one way alone", format->name), false;
    run->converter.utf16 = settings->offsets && strcmp(settings->offsets, "utf16") == 0;
    return true;
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static int convert_into(Conversion *run, const ConvertFormat *format, const Settings *settings) {
    quoth_error  err = {0};
    char        *standard_input[] = {"-"};
    RecordStream stream = {.paths = settings->n_operands ? settings->operands : standard_input,
                           .n_paths = settings->n_operands ? settings->n_operands : 1};
    run->in_folder = format->files || format->apart;
    if (run->in_folder ? !folder_open(&run->folder, settings->output) : !sink_open(&run->sink, settings->output)) return STATUS_IO;
    int status = convert_begin(&run->converter, format, &err) ? convert_all(run, &stream) : complain_of(NULL, 0, &err);
    record_stream_close(&stream);
    if (!run->in_folder) status = sink_close(&run->sink, status);
    else if (!folder_close(&run->folder, status == STATUS_DONE) && status == STATUS_DONE) status = STATUS_IO;
    if (status == STATUS_DONE) tell_changes(&run->converter);
    return status;
}

int cmd_convert(int argc, char **argv) {
    Settings settings;
    int      status;
    if (!settings_read(argc, argv, &settings, &status)) return status;
    const ConvertFormat *format = format_asked_for(&settings);
    if (!format) return STATUS_USAGE;
    Conversion *run = calloc(1, sizeof *run);
    if (!run) return STATUS_MEMORY;
    status = set_up(run, format, &settings) ? convert_into(run, format, &settings) : STATUS_USAGE;
    convert_free(&run->converter);
    free(run);
    return status;
}
