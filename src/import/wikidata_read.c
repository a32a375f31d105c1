#include "wikidata.h"

static const char *const property_names[] = {
#define WD_NAME(name) #name,
    WD_PROPERTIES(WD_NAME)
#undef WD_NAME
};

uint32_t wd_number(Slice id) {
    uint64_t number;
    if (id.n < 2 || id.n > 10 || id.at[0] != 'Q' || !number_read((Slice){id.at + 1, id.n - 1}, &number)) return 0;
    return number < NONE ? (uint32_t)number : 0;
}

static void read_item(Scan *json, WdItem *item, Texts *texts) {
    ScanText key, text;
    while (scan_key(json, &key)) {
        if (scan_is(key, "claims")) scan_spans(json, property_names, N_WD, item->claims);
        else if (scan_is(key, "labels")) scan_span(json, &item->labels);
        else if (scan_is(key, "aliases")) scan_span(json, &item->aliases);
        else if (scan_is(key, "sitelinks")) scan_span(json, &item->sitelinks);
        else if (!scan_is(key, "id")) scan_skip(json);
        else if (scan_string(json, &text)) item->id = scan_text(text, texts);
    }
}

/* In the dump, the array's brackets have lines of their own, and all others but the last end in a comma. */
static Slice object_of(Slice line) {
    while (line.n && (line.at[line.n - 1] == ',' || line.at[line.n - 1] == ' ')) line.n--;
    bool bracket = line.n == 1 && (line.at[0] == '[' || line.at[0] == ']');
    return bracket ? (Slice){"", 0} : line;
}

bool wd_read(Import *import, WdItem *item) {
    Scan  json;
    Slice text = object_of(import->line.text);
    *item = (WdItem){.id = {"", 0}};
    if (!text.n) return false;
    scan_begin(&json, text);
    if (scan_enter(&json, '{')) read_item(&json, item, &import->texts);
    else if (!json.fault) json.fault = "not an object";
    if (!scan_end(&json)) return leave(import, FAULTY, "line", json.fault, slice_of(""), (Slice){json.at, (uint32_t)(json.end - json.at)});
    item->number = wd_number(item->id);
    return item->number != 0;
}

/* ---- Statements -------------------------------------------------------------------------------------------------- */

/* "+2012-05-07T00:00:00Z" with precision 9 (year), 10 (month) or 11 (day); anything else cannot be said. */
static void date_of(Slice time, uint64_t precision, char date[12]) {
    size_t n = precision == 9 ? 4 : precision == 10 ? 7 : precision == 11 ? 10 : 0;
    date[0] = '\0';
    if (!n || time.n < 11 || time.at[0] != '+') return;
    if (!date_is_good((Slice){time.at + 1, (uint32_t)n})) return;
    memcpy(date, time.at + 1, n);
    date[n] = '\0';
}

typedef struct Value {
    Slice    id, text, time;
    uint64_t precision;
} Value;

/* "value": a string, or an object with what its kind of value has. */
static void read_value(Scan *json, Texts *texts, Value *value) {
    ScanText key, text;
    Slice    digits;
    if (scan_kind(json) == '"') {
        if (scan_string(json, &text)) value->text = scan_text(text, texts);
        return;
    }
    if (!scan_enter(json, '{')) return;
    while (scan_key(json, &key)) {
        Slice *to = scan_is(key, "id") ? &value->id : scan_is(key, "amount") ? &value->text : scan_is(key, "time") ? &value->time : NULL;
        if (to && scan_string(json, &text)) *to = scan_text(text, texts);
        else if (!to && scan_is(key, "precision") && scan_number(json, &digits) && !number_read(digits, &value->precision))
            value->precision = 0;
        else if (!to && !scan_is(key, "precision")) scan_skip(json);
    }
}

/* True where there is a value: not "some value" or "no value". */
static bool read_snak(Scan *json, Texts *texts, Value *value) {
    ScanText key, inner;
    bool     has = false;
    *value = (Value){.text = {"", 0}};
    if (!scan_enter(json, '{')) return false;
    while (scan_key(json, &key)) {
        if (!scan_is(key, "datavalue")) scan_skip(json);
        else if (scan_enter(json, '{'))
            while (scan_key(json, &inner)) {
                if (!scan_is(inner, "value")) scan_skip(json);
                else read_value(json, texts, value), has = true;
            }
    }
    return has;
}

/* The first of a list of snaks; false where it has no value that can be said. */
static bool read_day(Scan *json, Texts *texts, char date[12]) {
    Value value;
    bool  first = true, good = false;
    if (!scan_enter(json, '[')) return false;
    while (scan_item(json)) {
        bool has = read_snak(json, texts, &value);
        if (!first) continue;
        if (has) date_of(value.time, value.precision, date);
        good = has && date[0];
        first = false;
    }
    return good;
}

static void read_qualifiers(Scan *json, Texts *texts, WdStatement *statement) {
    ScanText key;
    if (!scan_enter(json, '{')) return;
    while (scan_key(json, &key)) {
        if (scan_is(key, "P580")) read_day(json, texts, statement->start);
        else if (scan_is(key, "P582")) statement->end_unknown = !read_day(json, texts, statement->end);
        else scan_skip(json);
    }
}

static bool read_statement(Scan *json, Texts *texts, WdStatement *statement) {
    ScanText key, rank;
    Value    value = {.text = {"", 0}};
    bool     has = false, deprecated = false;
    *statement = (WdStatement){.text = {"", 0}};
    if (!scan_enter(json, '{')) return false;
    while (scan_key(json, &key)) {
        if (scan_is(key, "mainsnak")) has = read_snak(json, texts, &value);
        else if (scan_is(key, "qualifiers")) read_qualifiers(json, texts, statement);
        else if (!scan_is(key, "rank")) scan_skip(json);
        else if (scan_string(json, &rank)) deprecated = scan_is(rank, "deprecated");
    }
    statement->item = wd_number(value.id);
    statement->text = value.text;
    return has && !deprecated;
}

WdStatements wd_statements(Slice claims, Texts *texts) {
    WdStatements statements = {.texts = texts};
    scan_begin(&statements.json, claims);
    statements.open = claims.n && scan_enter(&statements.json, '[');
    return statements;
}

bool wd_next(WdStatements *statements, WdStatement *statement) {
    while (statements->open && scan_item(&statements->json))
        if (read_statement(&statements->json, statements->texts, statement)) return true;
    return false;
}
