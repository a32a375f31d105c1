/* quoth query: an index is asked. */
#include "cli.h"
#include "index.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- JSON lines -------------------------------------------------------------------------------------------------- */

static bool put_json(void *context, const AnswerValue *values, size_t n) {
    Sink *sink = context;
    for (size_t i = 0; i < n; i++) {
        json_t *text = values[i].text && !values[i].number && !values[i].json ? json_string(values[i].text) : NULL;
        char   *escaped = text ? json_dumps(text, JSON_ENCODE_ANY) : NULL;
        sink_text(sink, i ? ",\"" : "{\"");
        sink_text(sink, values[i].name);
        sink_text(sink, "\":");
        sink_text(sink, escaped ? escaped : values[i].text && !text ? values[i].text : "null");
        free(escaped);
        json_decref(text);
    }
    return sink_text(sink, "}\n");
}

/* ---- Columns ----------------------------------------------------------------------------------------------------- */

#define MOST_COLUMNS 32u
#define WIDEST       60u

typedef struct Table {
    char **cells; /* row by row, the names first */
    size_t n_cells, room, columns;
    bool   failed;
} Table;

static size_t characters(const char *text) {
    size_t n = 0;
    for (; *text; text++) n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

static void put_cell(Table *table, const char *text) {
    if (table->n_cells == table->room) {
        size_t room = table->room ? table->room * 2 : 256;
        char **cells = realloc(table->cells, room * sizeof *cells);
        table->failed = table->failed || !cells;
        if (!cells) return;
        table->cells = cells;
        table->room = room;
    }
    char readable[4096];
    make_readable(text, strlen(text), readable, sizeof readable);
    char *cell = strdup(readable);
    table->failed = table->failed || !cell;
    if (cell) table->cells[table->n_cells++] = cell;
}

/* A list in JSON: its texts; of quotes, who words it how. */
static void put_list(Table *table, const char *json) {
    char    text[2000] = "";
    size_t  n = 0, i;
    json_t *list = json_loads(json, 0, NULL), *item;
    json_array_foreach(list, i, item) {
        const char *outlet = json_string_value(json_object_get(item, "outlet")), *words = json_string_value(json_object_get(item, "text"));
        const char *value = json_is_string(item) ? json_string_value(item) : words ? words : "";
        int written = snprintf(text + n, sizeof text - n, "%s%s%s%s", n ? " | " : "", outlet ? outlet : "", outlet ? ": " : "", value);
        if (written < 0 || (size_t)written >= sizeof text - n) break;
        n += (size_t)written;
    }
    json_decref(list);
    put_cell(table, text);
}

static bool keep_row(void *context, const AnswerValue *values, size_t n) {
    Table *table = context;
    if (!table->columns) {
        table->columns = n < MOST_COLUMNS ? n : MOST_COLUMNS;
        for (size_t i = 0; i < table->columns; i++) put_cell(table, values[i].name);
    }
    for (size_t i = 0; i < table->columns; i++) {
        if (values[i].json && values[i].text) put_list(table, values[i].text);
        else put_cell(table, values[i].text ? values[i].text : "");
    }
    return !table->failed;
}

static void column_widths(const Table *table, size_t widths[MOST_COLUMNS]) {
    for (size_t i = 0; i < table->n_cells; i++) {
        size_t width = characters(table->cells[i]), *widest = &widths[i % table->columns];
        if (width > WIDEST) width = WIDEST;
        if (width > *widest) *widest = width;
    }
}

/* Blanks up to the width, but for the last column; what is wider is cut. */
static void put_padded(Sink *sink, const char *cell, size_t width, bool last) {
    size_t n = 0, bytes = 0;
    for (; cell[bytes] && (last || n < width || ((unsigned char)cell[bytes] & 0xC0) == 0x80); bytes++)
        n += ((unsigned char)cell[bytes] & 0xC0) != 0x80;
    sink_write(sink, cell, bytes);
    for (; !last && n < width + 2; n++) sink_text(sink, " ");
    if (last) sink_text(sink, "\n");
}

static void put_table(Sink *sink, const Table *table) {
    size_t widths[MOST_COLUMNS] = {0};
    if (!table->columns) return;
    column_widths(table, widths);
    for (size_t i = 0; i < table->n_cells; i++)
        put_padded(sink, table->cells[i], widths[i % table->columns], (i + 1) % table->columns == 0);
}

static void free_table(Table *table) {
    for (size_t i = 0; i < table->n_cells; i++) free(table->cells[i]);
    free(table->cells);
}

/* ---- The command ------------------------------------------------------------------------------------------------- */

static int ask(IndexFile *index, const Settings *settings, const Question *question) {
    Table       table = {0};
    Sink        sink;
    quoth_error err = {0};
    if (!sink_open(&sink, NULL)) return STATUS_IO;
    bool ok = index_ask(index, settings->operands[1], question, settings->table ? keep_row : put_json,
                        settings->table ? (void *)&table : &sink, &err);
    if (table.failed) err.code = QUOTH_MEMORY;
    if (ok && !table.failed) put_table(&sink, &table);
    free_table(&table);
    return sink_close(&sink, ok && !table.failed ? STATUS_DONE : complain_of(NULL, 0, &err));
}

/* Names of several words need no quotes around them. */
static bool join_words(const Settings *settings, char *out, size_t size) {
    size_t n = 0;
    for (size_t i = 2; i < settings->n_operands; i++) {
        int written = snprintf(out + n, size - n, "%s%s", n ? " " : "", settings->operands[i]);
        if (written < 0 || (size_t)written >= size - n) return complain("query: a name of more than %zu bytes", size), false;
        n += (size_t)written;
    }
    return true;
}

static bool is_day(const char *option, const char *day) {
    static const char form[] = "0000-00-00";
    size_t            n = 0;
    for (; day[n] && n < 10; n++)
        if (form[n] == '0' ? day[n] < '0' || day[n] > '9' : day[n] != '-') break;
    if (n == 10 && !day[10]) return true;
    complain("--%s: not a day as 2025-11-12: %s", option, day);
    return false;
}

int cmd_query(int argc, char **argv) {
    Settings settings;
    char     name[1024] = "";
    int      status;
    if (!settings_read(argc, argv, &settings, &status)) return status;
    if (settings.n_operands < 2) return complain("query: say which index, and what is asked; see quoth query --help"), STATUS_USAGE;
    if (!join_words(&settings, name, sizeof name)) return STATUS_USAGE;
    Question question = {.name = name[0] ? name : NULL, .about = settings.about, .role = settings.role, .outlet = settings.in, .since = settings.since,
                         .until = settings.until, .reported = settings.reported};
    if (settings.since && !is_day("since", settings.since)) return STATUS_USAGE;
    if (settings.until && !is_day("until", settings.until)) return STATUS_USAGE;
    if (settings.limit && !parse_count("limit", settings.limit, 1000000000, &question.limit)) return STATUS_USAGE;
    quoth_gazetteer *gazetteer = gazetteer_find_and_open(&settings, &status);
    if (!gazetteer) return status;
    quoth_error err = {0};
    IndexFile  *index = index_open(settings.operands[0], INDEX_READ, gazetteer, &err);
    status = index ? ask(index, &settings, &question) : complain_of(settings.operands[0], 0, &err);
    index_close(index);
    quoth_gazetteer_close(gazetteer);
    return status;
}
