/* Patterns of spaCy's entity ruler, and of Prodigy: a JSON object a line, {"label", "pattern", "id"}. A pattern is a text, or a list of
 * tokens with one of LOWER, ORTH, TEXT each; lines after each other with the same id are names of one record. */
#include "import.h"
#include "json_scan.h"

typedef struct Pattern {
    Slice label, id;
    Slice name;     /* empty: it is none that can be listed */
    const char *why;
} Pattern;

/* One token: false where it asks for more than how it is spelt. */
static bool read_token(Scan *json, Import *import, Buffer *name) {
    ScanText key, text;
    unsigned n = 0;
    if (!scan_enter(json, '{')) return false;
    while (scan_key(json, &key)) {
        bool plain = scan_is(key, "LOWER") || scan_is(key, "ORTH") || scan_is(key, "TEXT");
        if (!scan_string(json, &text) || !plain || n++) n = 2;
        else {
            Slice word = scan_text(text, &import->texts);
            if (name->n) buffer_byte(name, ' ');
            buffer_add(name, word.at, word.n);
        }
    }
    return n == 1;
}

static bool read_tokens(Scan *json, Import *import, Pattern *pattern) {
    Buffer name = {0};
    bool   plain = true;
    if (!scan_enter(json, '[')) return false;
    while (scan_item(json)) plain &= read_token(json, import, &name);
    char *copy = plain && !name.failed ? arena_copy(&import->texts.arena, name.at, name.n) : NULL;
    if (copy) pattern->name = (Slice){copy, (uint32_t)name.n};
    pattern->why = "tokens that ask for more than LOWER, ORTH or TEXT";
    bool failed = name.failed || (plain && !copy);
    buffer_free(&name);
    return !failed || fail_memory(import->err);
}

/* False where the line is no JSON, which is counted. */
static bool read_pattern(Import *import, Pattern *pattern) {
    Scan     json;
    ScanText key, text;
    *pattern = (Pattern){.why = "no pattern in it", .label = {"", 0}};
    scan_begin(&json, import->line.text);
    if (!scan_enter(&json, '{') && !json.fault) json.fault = "not an object";
    else
        while (scan_key(&json, &key)) {
            bool is_id = scan_is(key, "id"), is_label = scan_is(key, "label"), is_pattern = scan_is(key, "pattern");
            if (is_pattern && scan_kind(&json) == '[') read_tokens(&json, import, pattern);
            else if ((is_id || is_label || is_pattern) && scan_string(&json, &text))
                *(is_id ? &pattern->id : is_label ? &pattern->label : &pattern->name) = scan_text(text, &import->texts);
            else if (!is_id && !is_label && !is_pattern) scan_skip(&json);
        }
    if (scan_end(&json)) return true;
    return leave(import, FAULTY, "line", json.fault, slice_of(""), (Slice){json.at, (uint32_t)(json.end - json.at)});
}

/* What must be the same for a line to go on with the record of the one before. */
static bool same_record(Buffer *open, const Pattern *pattern) {
    size_t n = pattern->id.n;
    return n && open->n == n && memcmp(open->at, pattern->id.at, n) == 0;
}

static bool begin(Import *import, Buffer *open, const Pattern *pattern) {
    int type = type_of_label(import, pattern->label);
    if (open->n && !entry_end(import)) return false;
    open->n = 0;
    import->report.records++;
    if (!want_type(import, type, pattern->label, pattern->name)) return true;
    entry_begin(import, type, "", pattern->id);
    buffer_add(open, pattern->id.n ? pattern->id.at : "\n", pattern->id.n ? pattern->id.n : 1);
    return true;
}

static bool take_line(Import *import, Buffer *open) {
    Pattern pattern;
    if (!read_pattern(import, &pattern)) return !import_failed(import);
    if (!pattern.name.n) return leave(import, LEFT_OUT, "name", pattern.why, slice_of(""), import->line.text), true;
    if (!same_record(open, &pattern) && !begin(import, open, &pattern)) return false;
    if (open->n) entry_name(import, pattern.name, NAME_ANY_CASE);
    return true;
}

bool import_spacy(Import *import) {
    Buffer open = {0}; /* the id of the record that is being made; "\n" where it has none */
    bool   ok = true;
    while (ok && import_line(import, IMPORT_LINE)) {
        ok = !import->line.text.n || take_line(import, &open);
        arena_reset(&import->texts.arena);
    }
    ok = ok && (!open.n || entry_end(import)) && (!open.failed || fail_memory(import->err));
    buffer_free(&open);
    return ok;
}
