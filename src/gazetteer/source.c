#include "correction.h"
#include "feature.h"
#include "file.h"
#include "hash.h"
#include "image.h"
#include <stdarg.h>
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#define MOST_FILE ((size_t)1 << 30)
#define MOST_LINE ((uint32_t)64 << 10)

static void tell(Source *source, Spot spot, const char *before, const char *format, va_list arguments) {
    char reason[240];
    int  n = snprintf(reason, sizeof reason, "%s", before);
    vsnprintf(reason + n, sizeof reason - (size_t)n, format, arguments);
    if (source->complain) source->complain(source->context, source->files.at[spot.file].path, spot.line, spot.column, reason);
}

void source_refuse(Source *source, Spot spot, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    tell(source, spot, "", format, arguments);
    va_end(arguments);
    source->n_refused++;
}

void source_warn(Source *source, Spot spot, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    tell(source, spot, "warning: ", format, arguments);
    va_end(arguments);
}

Spot line_spot(Line *line, const char *at) {
    if (at < line->counted) line->counted = line->text.at, line->column = 1;
    for (; line->counted < at; line->counted++) line->column += ((unsigned char)*line->counted & 0xC0) != 0x80;
    return (Spot){line->spot.file, line->spot.line, line->column};
}

static const char *const type_names[N_SOURCE_TYPES] = {
    "person", "organization", "outlet", "place", "group", "event", "other",
    "cue", "title", "word", "given", "name-part", "abbreviation", "weight",
    "correction", "spelling", "syntax",
};

/* ---- Directives -------------------------------------------------------------------------------------------------- */

static bool take_type(Line *line, Slice value) {
    line->type = 0;
    while (line->type < N_SOURCE_TYPES && !slice_is(value, type_names[line->type])) line->type++;
    if (line->type == N_SOURCE_TYPES) source_refuse(line->source, line_spot(line, value.at), "no such type: %.*s", CLIPPED(value));
    else if (line->type == SOURCE_CORRECTION || !line->source->only_corrections) return true;
    else
        source_refuse(line->source, line_spot(line, value.at),
                      "only corrections can be laid over an image: %.*s goes into it with gazetteer build", CLIPPED(value));
    line->type = SOURCE_REFUSED;
    return true;
}

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

static bool take_language(Line *line, Slice value) {
    if (value.n == 2 && is_letter(value.at[0]) && is_letter(value.at[1])) memcpy(line->language, value.at, 2);
    else source_refuse(line->source, line_spot(line, value.at), "a language is two letters: %.*s", CLIPPED(value));
    return true;
}

static bool take_credit(Line *line, Slice value) {
    SourceCredit *credit = array_add(&line->source->arena, &line->source->credits);
    if (!credit) return false;
    *credit = (SourceCredit){line->spot.file, value};
    return true;
}

static bool take_directive(Line *line) {
    Slice value = line->text, word = slice_cut(&value, ' ');
    if (slice_is(word, "%type")) return take_type(line, value);
    if (slice_is(word, "%lang")) return take_language(line, value);
    if (slice_is(word, "%source")) return take_credit(line, value);
    source_refuse(line->source, line->spot, "no such directive: %.*s", CLIPPED(word));
    return true;
}

/* ---- Records ----------------------------------------------------------------------------------------------------- */

/* One table for all names. Those of short= are filed apart: a name may stand in both lists. */
static uint64_t name_hash(const SourceName *name) {
    return hash_mix(slice_hash(name->text), (uint64_t)name->owner << 2 | (uint64_t)name->of_word << 1 | name->is_short);
}

static bool name_is_known(const Source *source, const SourceName *name) {
    uint32_t cursor;
    uint64_t hash = name_hash(name);
    Index    i = table_first(&source->name_texts, hash, &cursor);
    while (i != NONE && !slice_equal(source->names.at[i].text, name->text)) i = table_next(&source->name_texts, hash, &cursor);
    return i != NONE;
}

static bool add_name(Source *source, const SourceName *name) {
    SourceName *added = array_add(&source->arena, &source->names);
    if (added) *added = *name;
    return added && table_add(&source->name_texts, name_hash(name), source->names.n - 1);
}

/* "- x", "> x", "# x" begin a line of Markdown, "x.com@" is half an address: in a text they are read as that, and never found. */
static bool is_markup(Slice text) {
    uint32_t signs = 0;
    while (signs < text.n && memchr("-*#+", text.at[signs], 4)) signs++;
    return text.at[0] == '>' || (signs && signs < text.n && text.at[signs] == ' ') || text.at[text.n - 1] == '@';
}

/* Takes the signs behind a name off it; false and told where the rest is no name. */
bool line_read_name(Line *line, Slice text, SourceName *name) {
    name->spot = line_spot(line, text.at);
    for (; text.n && (text.at[text.n - 1] == '^' || text.at[text.n - 1] == '~'); text.n--) {
        name->exact |= text.at[text.n - 1] == '^';
        name->company |= text.at[text.n - 1] == '~';
    }
    name->text = text;
    if (!text.n) return source_refuse(line->source, name->spot, "an empty name"), false;
    if (is_markup(text))
        return source_refuse(line->source, name->spot, "a name that a text has as Markdown or an address: %.*s", CLIPPED(text)), false;
    if (text.at[0] != ' ' && text.at[text.n - 1] != ' ') return true;
    return source_refuse(line->source, name->spot, "a space at the edge of a name: %.*s", CLIPPED(text)), false;
}

bool line_names(Line *line, Slice list, Index owner, bool is_short, Range *names) {
    Source *source = line->source;
    names->first = source->names.n;
    while (list.at) {
        SourceName name = {.owner = owner, .of_word = line->type > SOURCE_OTHER, .is_short = is_short};
        if (!line_read_name(line, slice_cut(&list, '|'), &name)) continue;
        if (name_is_known(source, &name)) source_refuse(source, name.spot, "the name stands here twice: %.*s", CLIPPED(name.text));
        else if (!add_name(source, &name)) return false;
    }
    names->n = source->names.n - names->first;
    if (names->n > MOST_NAMES) source_refuse(source, line->spot, "%u names; at most %u can be", names->n, MOST_NAMES);
    return true;
}

static bool take_entity(Line *line, Slice id, Slice names, Slice fields) {
    Source  *source = line->source;
    uint64_t hash = slice_hash(id);
    uint32_t cursor;
    if (!slice_is_id(id)) return source_refuse(source, line->spot, "not an id: %.*s", CLIPPED(id)), true;
    for (Index i = table_first(&source->ids, hash, &cursor); i != NONE; i = table_next(&source->ids, hash, &cursor)) {
        const SourceEntity *first = &source->entities.at[i];
        if (!slice_equal(first->id, id)) continue;
        source_refuse(source, line->spot, "the id %.*s is already at %s:%u", CLIPPED(id),
                      source->files.at[first->spot.file].path, first->spot.line);
        return true;
    }
    Index         record = source->entities.n;
    SourceEntity *entity = array_add(&source->arena, &source->entities);
    if (!entity || !table_add(&source->ids, hash, record)) return false;
    *entity = (SourceEntity){.id = id, .type = line->type, .prior = 5, .of = NONE, .spot = line->spot,
                             .same_as = NONE, .next_same = NONE, .last_same = record};
    if (!line_names(line, names, record, false, &entity->names) || !fields_of_entity(line, fields, record)) return false;
    entity->n_names = entity->names.n;
    entity->n_roles = entity->roles.n;
    return true;
}

static bool take_word(Line *line, Slice id, Slice names, Slice fields) {
    Source  *source = line->source;
    uint64_t hash = hash_mix(slice_hash(id), (uint64_t)line->spot.file << 8 | line->type);
    uint32_t cursor;
    for (Index i = table_first(&source->word_ids, hash, &cursor); i != NONE; i = table_next(&source->word_ids, hash, &cursor)) {
        const SourceWord *first = &source->words.at[i];
        if (first->spot.file != line->spot.file || first->type != line->type || !slice_equal(first->id, id)) continue;
        return source_refuse(source, line->spot, "%.*s is already in line %u", CLIPPED(id), first->spot.line), true;
    }
    Index       record = source->words.n;
    SourceWord *word = array_add(&source->arena, &source->words);
    if (!word || !table_add(&source->word_ids, hash, record)) return false;
    Slice rest = id;
    *word = (SourceWord){.id = id, .lemma = slice_cut(&rest, '/'), .type = line->type, .prior = 5, .spot = line->spot};
    memcpy(word->language, line->language, sizeof word->language);
    Range range;
    return line_names(line, names, record, false, &range) && fields_of_word(line, fields, record);
}

static bool take_weight(Line *line, Slice name, Slice number) {
    Source  *source = line->source;
    uint64_t key = feature_key_of(name.at, name.n);
    uint32_t cursor;
    float    value;
    Index    first = table_first(&source->weight_keys, key, &cursor);
    if (!decimal_read(number, &value))
        return source_refuse(source, line_spot(line, number.at), "not a number: %.*s", CLIPPED(number)), true;
    if (first != NONE) /* readers know the key alone, so an equal key is as bad as an equal name */
        return source_refuse(source, line->spot, "the weight %.*s is already in line %u of %s", CLIPPED(name),
                             source->weights.at[first].spot.line,
                             source->files.at[source->weights.at[first].spot.file].path), true;
    SourceWeight *weight = array_add(&source->arena, &source->weights);
    if (!weight || !table_add(&source->weight_keys, key, source->weights.n - 1)) return false;
    *weight = (SourceWeight){name, value, line->spot};
    return true;
}

static bool take_spelling(Line *line) {
    Source *source = line->source;
    if (!source->spellings) source->spellings = model_builder_new();
    if (!source->spellings) return false;
    const char *fault = model_builder_take(source->spellings, line->text.at, line->text.n);
    if (fault) source_refuse(source, line->spot, "%s", fault);
    return true;
}

static bool take_row(Line *line, Slice id, Slice letters) {
    SourceRow  *row = array_add(&line->source->arena, &line->source->rows);
    const char *fault = row ? row_read(id, letters, row) : NULL;
    if (fault) line->source->rows.n--, source_refuse(line->source, line->spot, "%s", fault);
    return row != NULL;
}

static bool take_record(Line *line) {
    if (line->type == SOURCE_SPELLING) return take_spelling(line);
    Slice fields = line->text, id = slice_cut(&fields, '\t'), names = slice_cut(&fields, '\t');
    if (line->type == SOURCE_REFUSED) return true;
    if (line->type == SOURCE_UNSAID) {
        source_refuse(line->source, line->spot, "a record before the %%type");
        line->type = SOURCE_REFUSED;
    } else if (!id.n) source_refuse(line->source, line->spot, "an empty id");
    else if (!names.at) source_refuse(line->source, line->spot, "no names: a TAB and the names come after the id");
    else if (line->type == SOURCE_WEIGHT) return take_weight(line, id, names);
    else if (line->type == SOURCE_SYNTAX) return take_row(line, id, names);
    else if (line->type == SOURCE_CORRECTION) return correction_take(line, id, names, fields);
    else if (line->type <= SOURCE_OTHER) return take_entity(line, id, names, fields);
    else return take_word(line, id, names, fields);
    return true;
}

/* ---- Lines and files --------------------------------------------------------------------------------------------- */

/* Is it a character that nobody sees in a source: a control, another space than " ", a formatting sign (but those that Persian
 * and Indic words are spelt with)? */
static bool is_unseen(UChar32 c) {
    if (c < 0x7F) return c < 0x20 && c != '\t';
    return c < 0xA0 || u_isUWhiteSpace(c) || (u_charType(c) == U_FORMAT_CHAR && c != 0x200C && c != 0x200D);
}

static bool line_is_clean(Line *line) {
    const uint8_t *at = (const uint8_t *)line->text.at;
    int32_t        i = 0, before, n = (int32_t)line->text.n;
    if (line->text.n > MOST_LINE)
        return source_refuse(line->source, line->spot, "a line of %u bytes; at most %u can be", line->text.n, MOST_LINE), false;
    while (i < n) {
        UChar32 c;
        before = i;
        U8_NEXT(at, i, n, c);
        if (c >= 0 && !is_unseen(c)) continue;
        Spot spot = line_spot(line, line->text.at + before);
        if (c < 0) source_refuse(line->source, spot, "ill-formed UTF-8");
        else source_refuse(line->source, spot, "a character that nobody sees: U+%04X", (unsigned)c);
        return false;
    }
    return true;
}

static bool take_line(Line *line) {
    if (line->text.n && line->text.at[line->text.n - 1] == '\r') line->text.n--;
    if (!line->text.n || line->text.at[0] == '#') return true;
    if (!line_is_clean(line)) return true;
    return line->text.at[0] == '%' ? take_directive(line) : take_record(line);
}

static bool take_lines(Source *source, Index file, quoth_error *err) {
    Slice rest = source->files.at[file].bytes;
    Line  line = {.source = source, .spot = {file, 0, 1}, .type = SOURCE_UNSAID};
    if (rest.n >= 3 && memcmp(rest.at, "\xEF\xBB\xBF", 3) == 0) rest = (Slice){rest.at + 3, rest.n - 3};
    while (rest.n) {
        line.text = slice_cut(&rest, '\n');
        line.counted = line.text.at;
        line.column = 1;
        line.spot.line++;
        if (!take_line(&line)) return fail_memory(err);
    }
    return true;
}

static bool ends_in(const char *path, const char *end) {
    size_t n = strlen(path), m = strlen(end);
    return n >= m && strcmp(path + n - m, end) == 0;
}

/* The last part of the path; of what is carried whole with the folder, where that is a language: "de/lines.json". */
static const char *name_in_image(const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    bool        in_folder = slash && slash - path >= 2 && is_letter(slash[-1]) && is_letter(slash[-2]);
    bool        is_language = in_folder && (slash - path == 2 || slash[-3] == '/');
    return is_language && ends_in(path, ".json") ? slash - 2 : name;
}

bool source_take(Source *source, const char *path, const char *bytes, size_t length, quoth_error *err) {
    if (length > MOST_FILE) return fail(err, QUOTH_TOO_LARGE, length, "%s: over %zu bytes", path, MOST_FILE);
    SourceFile *file = array_add(&source->arena, &source->files);
    char       *copy = arena_copy(&source->arena, bytes, length), *own_path = arena_copy(&source->arena, path, strlen(path));
    if (!file || !copy || !own_path) return fail_memory(err);
    *file = (SourceFile){own_path, name_in_image(own_path), {copy, (uint32_t)length}, ends_in(path, ".json")};
    if (file->whole && source->only_corrections) source_refuse(source, (Spot){source->files.n - 1, 1, 1}, "no file of corrections");
    return file->whole || take_lines(source, source->files.n - 1, err);
}

bool source_read(Source *source, const char *path, quoth_error *err) {
    Buffer bytes = {0};
    if (!file_read(path, &bytes, err)) return false;
    bool ok = source_take(source, path, bytes.at, bytes.n, err);
    buffer_free(&bytes);
    return ok;
}

void source_free(Source *source) {
    table_free(&source->ids);
    table_free(&source->word_ids);
    table_free(&source->weight_keys);
    table_free(&source->name_texts);
    table_free(&source->corrected);
    model_builder_free(source->spellings);
    arena_free(&source->arena);
}

/* ---- What names what --------------------------------------------------------------------------------------------- */

Index source_entity(const Source *source, Slice id) {
    uint32_t cursor;
    Index    i = table_first(&source->ids, slice_hash(id), &cursor);
    while (i != NONE && !slice_equal(source->entities.at[i].id, id)) i = table_next(&source->ids, slice_hash(id), &cursor);
    return i;
}

void source_link(Source *source) {
    for (Index i = 0; i < source->entities.n; i++) {
        SourceEntity *entity = &source->entities.at[i];
        if (!entity->link.n) continue;
        entity->of = source_entity(source, entity->link);
        if (entity->of == NONE) source_refuse(source, entity->link_spot, "no such id: %.*s", CLIPPED(entity->link));
    }
    for (Index i = 0; i < source->roles.n; i++) {
        const SourceRole *role = &source->roles.at[i];
        if (role->at.n && source_entity(source, role->at) == NONE)
            source_warn(source, role->spot, "the role's place is in no file: %.*s", CLIPPED(role->at));
    }
    corrections_link(source);
}
