/* One record: its names made clean and told apart, its fields, and the line of the source format that it becomes. */
#include "fold.h"
#include "hash.h"
#include "import.h"
#include "mem.h"

#define NAMES_MOST ((size_t)44 << 10) /* of the 64 KiB that a line can have */
#define FIELDS_MOST ((size_t)18 << 10)
#define ID_MOST 200u

static const char *const type_names[] = {"person", "organization", "outlet", "place", "group", "event", "other"};

/* ---- Ids that were given already --------------------------------------------------------------------------------- */

static size_t id_place(const IdSet *set, uint64_t hash) {
    size_t i = (size_t)hash & (set->cap - 1);
    while (set->at[i] && set->at[i] != hash) i = (i + 1) & (set->cap - 1);
    return i;
}

static bool grow_ids(IdSet *set) {
    IdSet grown = {.cap = set->cap ? set->cap * 2 : 4096, .n = set->n};
    grown.at = grown.cap <= SIZE_MAX / sizeof *grown.at ? mem_zeroed(grown.cap * sizeof *grown.at) : NULL;
    if (!grown.at) return false;
    for (size_t i = 0; i < set->cap; i++)
        if (set->at[i]) grown.at[id_place(&grown, set->at[i])] = set->at[i];
    mem_free(set->at);
    *set = grown;
    return true;
}

/* False: no memory. The chance that two of ten million ids have one hash is one in 180,000. */
static bool add_id(IdSet *set, const Buffer *id, bool *fresh) {
    uint64_t hash = hash_bytes(id->at, id->n) | 1;
    if (set->n + set->n / 2 >= set->cap && !grow_ids(set)) return false;
    size_t i = id_place(set, hash);
    *fresh = !set->at[i];
    set->at[i] = hash;
    set->n += *fresh;
    return true;
}

/* ---- Names that many have ---------------------------------------------------------------------------------------- */

/* At most 64 records may have one name, and other files want some of these. Two rows of counters, in places that the name's hash
 * gives, never say less than the truth; that they say much more is next to impossible under some ten million names. */
#define CROWD_MOST 48u
#define CROWD_ROW ((size_t)1 << 22)

static uint64_t form_hash(const Clean *clean) {
    char   folded[CLEAN_MOST * 3];
    size_t n = fold_word(clean->text, clean->n, folded, sizeof folded), kept = 0;
    if (n > sizeof folded) n = sizeof folded;
    for (size_t i = 0; i < n; i++)
        if (folded[i] != ' ') folded[kept++] = folded[i];
    return hash_bytes(folded, kept);
}

/* Counts the name; false where too many have it already. */
static bool join_crowd(Import *import, const Clean *clean) {
    uint64_t hash = form_hash(clean);
    if (!import->crowd && !(import->crowd = mem_zeroed(2 * CROWD_ROW))) return import->no_memory = true;
    uint8_t *a = &import->crowd[hash & (CROWD_ROW - 1)], *b = &import->crowd[CROWD_ROW + (hash >> 32 & (CROWD_ROW - 1))];
    if (*a >= CROWD_MOST && *b >= CROWD_MOST) return false;
    *a = (uint8_t)(*a + (*a < CROWD_MOST));
    *b = (uint8_t)(*b + (*b < CROWD_MOST));
    return true;
}

/* ---- The id ------------------------------------------------------------------------------------------------------ */

static bool is_small(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/* Appends text in the letters of ids; true where it is the same text. */
static bool put_id(Buffer *id, Slice text) {
    bool same = true;
    for (uint32_t i = 0; i < text.n; i++) {
        char c = text.at[i], small = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        char put = is_small(small) || c == '.' || c == '-' ? small : '-';
        same &= put == c;
        buffer_byte(id, put);
    }
    return same;
}

static void trim_id(Buffer *id) {
    while (id->n && !is_small(id->at[id->n - 1])) id->n--;
    if (id->n > ID_MOST) id->n = ID_MOST;
    while (id->n && !is_small(id->at[id->n - 1])) id->n--;
}

void entry_begin(Import *import, int type, const char *prefix, Slice given) {
    Entry *entry = &import->entry;
    entry->id.n = entry->names.n = entry->fields.n = 0;
    entry->n_names = entry->n_roles = 0;
    entry->type = (uint8_t)type;
    entry->stamp++;
    entry->refused = false;
    if (!given.n) return;
    size_t skipped = 0;
    while ((!prefix || !*prefix) && skipped < given.n && !is_small((char)(given.at[skipped] | 0x20))) skipped++;
    buffer_text(&entry->id, prefix ? prefix : "");
    size_t from = entry->id.n;
    bool   same = put_id(&entry->id, (Slice){given.at + skipped, given.n - (uint32_t)skipped});
    size_t made = entry->id.n;
    trim_id(&entry->id);
    if (entry->id.n <= from) {
        entry->refused = true;
        leave(import, REFUSED, "record", "an id without letters and digits", slice_of(""), given);
    } else if (prefix && (!same || skipped || entry->id.n != made)) entry_field(import, "note=id", given);
}

/* "place-san-jose"; letters beyond ASCII are told apart by a hash. */
static void make_id(Entry *entry) {
    char     folded[CLEAN_MOST * 3];
    uint32_t end = 0;
    while (end < entry->names.n && !memchr("|~^", entry->names.at[end], 3)) end++;
    size_t n = fold_word(entry->names.at, end, folded, sizeof folded);
    bool   ascii = n <= 80;
    buffer_text(&entry->id, type_names[entry->type]);
    buffer_byte(&entry->id, '-');
    for (size_t i = 0; i < n && i < 80; i++) {
        ascii &= (unsigned char)folded[i] < 0x80;
        if (is_small(folded[i])) buffer_byte(&entry->id, folded[i]);
        else if (entry->id.n && entry->id.at[entry->id.n - 1] != '-') buffer_byte(&entry->id, '-');
    }
    trim_id(&entry->id);
    if (!ascii) buffer_format(&entry->id, "-%016llx", (unsigned long long)hash_bytes(entry->names.at, end));
}

/* ---- Names ------------------------------------------------------------------------------------------------------- */

/* Is it the first time in this record? Where the table is full, no more are taken. */
static bool is_new(Entry *entry, uint64_t hash) {
    size_t size = sizeof entry->seen / sizeof *entry->seen, i = hash & (size - 1);
    for (size_t steps = 0; steps < 64; steps++, i = (i + 1) & (size - 1)) {
        if (entry->seen[i].stamp != entry->stamp) {
            entry->seen[i].hash = hash;
            entry->seen[i].stamp = entry->stamp;
            return true;
        }
        if (entry->seen[i].hash == hash) return false;
    }
    return false;
}

static bool leave_name(Import *import, quoth_import_fate fate, const char *why, Slice name) {
    bool first = import->entry.n_names == 0;
    import->entry.refused |= first;
    return leave(import, fate, first ? "record" : "name", why, slice_of(""), name);
}

static void put_name(Import *import, unsigned flags) {
    Entry *entry = &import->entry;
    Clean *clean = &import->clean;
    if (entry->n_names++) buffer_byte(&entry->names, '|');
    buffer_add(&entry->names, clean->text, clean->n);
    if (flags & NAME_EXACT) buffer_byte(&entry->names, '^');
    if (flags & NAME_COMPANY) buffer_byte(&entry->names, '~');
}

/* Can the name be taken, and with which flags? */
static bool is_good(Import *import, Slice name, unsigned *flags) {
    Entry *entry = &import->entry;
    Clean *clean = &import->clean;
    const char *why = clean_name(name, clean);
    if (clean->failed) return false;
    if (why) return leave_name(import, REFUSED, why, name);
    if (clean->n_points < 2) return leave_name(import, LEFT_OUT, "a single letter", name);
    if (clean->no_capital && !(*flags & NAME_ANY_CASE)) {
        if (entry->n_names || clean->n_words < 2) return leave_name(import, LEFT_OUT, "without a capital letter", name);
        *flags |= NAME_EXACT; /* "bell hooks" */
    }
    if (!is_new(entry, hash_bytes(clean->text, clean->n))) return false; /* the same in another language */
    if (entry->names.n + clean->n + 3 > NAMES_MOST) return leave_name(import, LEFT_OUT, "no room for more names in a line of 64 KiB", name);
    return join_crowd(import, clean) || leave_name(import, REFUSED, "48 records have this name already", name);
}

void entry_name(Import *import, Slice name, unsigned flags) {
    Entry *entry = &import->entry;
    if (entry->refused || !is_good(import, name, &flags)) return;
    if (import->clean.repaired) leave(import, REPAIRED, "name", "spaces and unseen characters made plain", slice_of(""), name);
    /* A surname alone is many people. */
    if (entry->type == SOURCE_PERSON && entry->n_names && import->clean.n_words == 1) flags |= NAME_COMPANY;
    put_name(import, flags);
}

/* ---- Fields ------------------------------------------------------------------------------------------------------ */

static bool has_room(Import *import, size_t more, const char *what, Slice example) {
    if (import->entry.fields.n + more <= FIELDS_MOST) return true;
    return leave(import, LEFT_OUT, what, "no room for more fields in a line of 64 KiB", slice_of(""), example);
}

void entry_field(Import *import, const char *key, Slice value) {
    Buffer *fields = &import->entry.fields;
    if (!value.n || import->entry.refused) return;
    const char *why = clean_field(value, &import->clean);
    if (why) leave(import, REFUSED, "field", why, slice_of(key), value);
    else if (has_room(import, import->clean.n + strlen(key) + 2, "field", value)) {
        buffer_byte(fields, '\t');
        buffer_text(fields, key);
        buffer_byte(fields, memchr(key, '=', strlen(key)) ? ':' : '=');
        buffer_add(fields, import->clean.text, import->clean.n);
    }
}

void entry_number(Import *import, const char *key, unsigned value) { buffer_format(&import->entry.fields, "\t%s=%u", key, value); }

static Slice day_of(Slice date) { return date.n ? (Slice){date.at, date.n < 10 ? date.n : 10} : slice_of(""); }

static bool in_order(Slice start, Slice end) {
    uint32_t n = start.n < end.n ? start.n : end.n;
    return n == 0 || memcmp(start.at, end.at, n) <= 0;
}

void entry_role(Import *import, Slice title, Slice start, Slice end) {
    Entry *entry = &import->entry;
    Buffer *fields = &entry->fields;
    if (entry->refused) return;
    start = day_of(start), end = day_of(end);
    const char *why = clean_field(title, &import->clean);
    if (!why && memchr(import->clean.text, ';', import->clean.n)) why = "a semicolon in its title";
    if (!why && (!date_is_good(start) || !date_is_good(end))) why = "no such day";
    if (!why && !in_order(start, end)) why = "it ends before it starts";
    if (why) leave(import, REFUSED, "role", why, slice_of(""), title);
    if (why || !has_room(import, import->clean.n + 32, "role", title)) return;
    size_t before = fields->n;
    buffer_text(fields, "\trole=");
    buffer_add(fields, import->clean.text, import->clean.n);
    buffer_text(fields, ";;");
    buffer_add(fields, start.at, start.n);
    buffer_byte(fields, ';');
    buffer_add(fields, end.at, end.n);
    if (!fields->failed && !is_new(entry, hash_bytes(fields->at + before, fields->n - before))) fields->n = before;
    else entry->n_roles++;
}

/* ---- The line ---------------------------------------------------------------------------------------------------- */

static bool flush(Import *import, size_t at_least) {
    if (import->out.failed) return fail_memory(import->err);
    if (import->out.n < at_least || !import->out.n) return true;
    bool ok = import->write(import->context, import->out.at, import->out.n);
    import->out.n = 0;
    return ok || fail(import->err, QUOTH_IO, 0, "the writer stopped");
}

static void put_line(Import *import) {
    Entry  *entry = &import->entry;
    Buffer *out = &import->out;
    if (import->written != entry->type) {
        buffer_text(out, "%type ");
        buffer_text(out, type_names[entry->type]);
        buffer_byte(out, '\n');
        import->written = entry->type;
    }
    buffer_add(out, entry->id.at, entry->id.n);
    buffer_byte(out, '\t');
    buffer_add(out, entry->names.at, entry->names.n);
    buffer_add(out, entry->fields.at, entry->fields.n);
    buffer_byte(out, '\n');
    import->report.kept++;
    import->report.names += entry->n_names;
    import->report.roles += entry->n_roles;
}

static bool has_failed(const Import *import) {
    const Entry *entry = &import->entry;
    return import->no_memory || import->texts.failed || import->clean.failed || entry->id.failed || entry->names.failed ||
           entry->fields.failed;
}

bool entry_end(Import *import) {
    Entry *entry = &import->entry;
    bool   fresh = true;
    if (has_failed(import)) return fail_memory(import->err);
    if (entry->refused) return true;
    if (!entry->n_names)
        return leave(import, LEFT_OUT, "record", "without a name", slice_of(""), (Slice){entry->id.at, (uint32_t)entry->id.n}), true;
    if (!entry->id.n) make_id(entry);
    if (entry->id.failed || !add_id(&import->ids, &entry->id, &fresh)) return fail_memory(import->err);
    if (!fresh)
        return leave(import, REFUSED, "record", "its id stands already", slice_of(""), (Slice){entry->id.at, (uint32_t)entry->id.n}), true;
    put_line(import);
    return flush(import, (size_t)64 << 10);
}

unsigned prior_of_population(uint64_t population) {
    static const uint64_t least[] = {5000, 30000, 100000, 300000, 1000000, 3000000, 10000000};
    unsigned prior = 1;
    while (prior <= 7 && population >= least[prior - 1]) prior++;
    return prior;
}

unsigned prior_of_sitelinks(uint64_t sitelinks) {
    static const uint64_t least[] = {3, 7, 15, 30, 60, 100, 150};
    unsigned prior = 1;
    while (prior <= 7 && sitelinks >= least[prior - 1]) prior++;
    return prior;
}
