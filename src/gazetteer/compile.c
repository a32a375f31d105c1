#include "compile.h"
#include "correction.h"
#include "feature.h"
#include "forms.h"
#include "mem.h"
#include "names.h"
#include "sort.h"
#include "tables.h"
#include <stdlib.h>

typedef struct Compiler {
    Source      *source;
    Arena        arena;
    Forms        forms;
    PrefixTable  table;
    Table        strings; /* offsets by hash */
    Index       *by_id;   /* the source's entities in the order of their ids */
    uint32_t    *spelt;   /* where in strings each name of the source is; 0: not yet there */
    uint8_t     *named;   /* of each its key_name() */
    uint32_t     n_entities, n_words;
    bool         failed;  /* no memory */
    bool         too_large;
    Buffer       sections[N_SECTIONS];
    quoth_error *err;
} Compiler;

/* ---- Sections ---------------------------------------------------------------------------------------------------- */

#define PUT(compiler, section, element) buffer_add(&(compiler)->sections[SECTION_##section], &(element), sizeof(element))
#define COUNT(compiler, section, type) ((uint32_t)((compiler)->sections[SECTION_##section].n / sizeof(type)))

static Slice slice_of(const char *text) { return (Slice){text, (uint32_t)strlen(text)}; }

/* Puts a text behind the others: for texts of which each stands once, or so seldom twice that looking is dearer. */
static uint32_t new_string(Compiler *compiler, Slice text) {
    Buffer *strings = &compiler->sections[SECTION_strings];
    if (strings->n + text.n + 1 >= MOST_ELEMENTS) return compiler->too_large = true, 0;
    if (!buffer_room(strings, text.n + 1u)) return compiler->failed = true, 0;
    uint32_t at = (uint32_t)strings->n;
    buffer_add(strings, text.at, text.n);
    buffer_byte(strings, '\0');
    return at;
}

/* The offset of a string, which is put into the image where it is new. */
static uint32_t string(Compiler *compiler, Slice text) {
    uint64_t hash = slice_hash(text);
    uint32_t cursor;
    for (Index at = table_first(&compiler->strings, hash, &cursor); at != NONE; at = table_next(&compiler->strings, hash, &cursor))
        if (slice_equal(text, slice_of(compiler->sections[SECTION_strings].at + at))) return at;
    uint32_t at = new_string(compiler, text);
    if (!table_add(&compiler->strings, hash, at)) compiler->failed = true;
    return at;
}

/* ---- Numbers of records ------------------------------------------------------------------------------------------ */

static const char *id_of(const void *source, uint32_t entity, uint32_t *length) {
    Slice id = ((const Source *)source)->entities.at[entity].id;
    *length = id.n;
    return id.at;
}

/* Those that are part of another have its number. */
static bool number_entities(Compiler *compiler) {
    Source   *source = compiler->source;
    uint32_t  n = 0;
    Arena     arena = {0};
    Sortable *sorted = arena_alloc(&arena, source->entities.n * sizeof *sorted);
    Sortable *spare = arena_alloc(&arena, source->entities.n * sizeof *spare);
    compiler->by_id = arena_alloc(&compiler->arena, source->entities.n * sizeof *compiler->by_id);
    bool ok = sorted && spare && compiler->by_id;
    for (Index i = 0; ok && i < source->entities.n; i++)
        if (source->entities.at[i].same_as == NONE) sorted[n++].value = i;
    ok = ok && sort_by_text(sorted, spare, n, id_of, source);
    for (Index i = 0; ok && i < n; i++) {
        compiler->by_id[i] = sorted[i].value;
        for (Index e = sorted[i].value; e != NONE; e = source->entities.at[e].next_same) {
            source->entities.at[e].record = i;
            source->entities.at[e].prior = source->entities.at[sorted[i].value].prior;
        }
    }
    compiler->n_entities = n;
    arena_free(&arena);
    return ok || fail_memory(compiler->err);
}

static void put_word(Compiler *compiler, const SourceWord *word) {
    Slice     lemma = word->type == SOURCE_NAME_PART ? (Slice){0} : word->lemma;
    ImageWord image = {.classes = word->classes, .lemma = string(compiler, lemma), .sort = string(compiler, word->sort),
                       .base = string(compiler, word->base), .like = string(compiler, word->like), .kind = word->kind, .strength = word->strength,
                       .takes = word->takes, .gender = word->gender, .number = word->number, .person = word->person,
                       .prior = word->prior};
    if (word->plans) image.flags |= WORD_PLANS;
    if (word->weak) image.flags |= WORD_WEAK;
    if (word->relational) image.flags |= WORD_RELATIONAL;
    PUT(compiler, words, image);
}

/* All parts of names are one record: nothing is known of one that is not known of the others, and they are many. */
static void put_words(Compiler *compiler) {
    Source *source = compiler->source;
    Index   part = NONE;
    for (Index i = 0; i < source->words.n; i++) {
        SourceWord *word = &source->words.at[i];
        bool        is_part = word->type == SOURCE_NAME_PART;
        word->record = is_part && part != NONE ? part : compiler->n_words++;
        if (!is_part || part == NONE) put_word(compiler, word);
        if (is_part) part = word->record;
    }
}

/* ---- Forms ------------------------------------------------------------------------------------------------------- */

static uint32_t spelling(Compiler *compiler, Index name) {
    uint32_t *at = &compiler->spelt[name];
    if (!*at) *at = string(compiler, compiler->source->names.at[name].text);
    return *at;
}

static void put_sense(Compiler *compiler, const FormSense *sense, bool last) {
    const Source     *source = compiler->source;
    const SourceName *name = &source->names.at[sense->name];
    uint32_t          target = 0, tokens = compiler->forms.prefixes.at[sense->prefix].n_tokens;
    unsigned          language = 0;
    if (name->barred) language = LANGUAGE_OF_NOBODY;
    else if (name->of_word) {
        target = source->words.at[name->owner].record;
        language = language_number(source->words.at[name->owner].language);
    } else target = source->entities.at[name->owner].record;
    ImageSense image = {.target = target | (tokens - 1) << 28, .spelling = spelling(compiler, sense->name), .capitals = sense->capitals};
    image.flags = (uint16_t)(sense->flags | (last ? SENSE_LAST : 0) | language << SENSE_LANGUAGE);
    PUT(compiler, senses, image);
}

static void put_forms(Compiler *compiler) {
    const Forms       *forms = &compiler->forms;
    const PrefixTable *table = &compiler->table;
    for (uint32_t i = 0; i < forms->senses.n; i++)
        put_sense(compiler, &forms->senses.at[i], i + 1 == forms->senses.n || forms->senses.at[i + 1].prefix != forms->senses.at[i].prefix);
    buffer_add(&compiler->sections[SECTION_firsts], table->firsts.words, table->firsts.n * sizeof *table->firsts.words);
    buffer_add(&compiler->sections[SECTION_nexts], table->nexts.words, table->nexts.n * sizeof *table->nexts.words);
    buffer_add(&compiler->sections[SECTION_prefixes], table->prefixes, table->n * sizeof *table->prefixes);
}

/* ---- Entities ---------------------------------------------------------------------------------------------------- */

static void put_names(Compiler *compiler, const SourceEntity *entity, uint32_t first) {
    for (uint32_t i = 0; i < entity->names.n; i++) {
        Index    name = entity->names.first + i;
        uint32_t at = compiler->spelt[name] = new_string(compiler, compiler->source->names.at[name].text);
        compiler->named[name] = (uint8_t)key_name(COUNT(compiler, names, uint32_t) - first);
        PUT(compiler, names, at);
    }
}

static void put_roles(Compiler *compiler, const SourceEntity *entity) {
    for (uint32_t i = 0; i < entity->roles.n; i++) {
        const SourceRole *role = &compiler->source->roles.at[entity->roles.first + i];
        ImageRole made = {.title = string(compiler, role->title), .at = string(compiler, role->at),
                          .start = string(compiler, role->start), .end = string(compiler, role->end)};
        PUT(compiler, roles, made);
    }
}

/* Its names and roles are followed by those of the entities that are the same. */
static void put_entity(Compiler *compiler, Index entity_index) {
    const Source       *source = compiler->source;
    const SourceEntity *entity = &source->entities.at[entity_index];
    ImageEntity         image = {.id = new_string(compiler, entity->id), .kind = string(compiler, entity->kind),
                                 .wikidata = string(compiler, entity->wikidata), .n_names = entity->n_names, .n_roles = entity->n_roles,
                                 .of = entity->of == NONE ? NONE : source->entities.at[entity->of].record, .type = entity->type,
                                 .prior = entity->prior, .gender = entity->gender, .stands_for = entity->stands_for};
    memcpy(image.country, entity->country, 2);
    image.first_name = COUNT(compiler, names, uint32_t);
    image.first_role = COUNT(compiler, roles, ImageRole);
    for (Index i = entity_index; i != NONE; i = source->entities.at[i].next_same) {
        put_names(compiler, &source->entities.at[i], image.first_name);
        put_roles(compiler, &source->entities.at[i]);
    }
    PUT(compiler, entities, image);
}

/* Ambiguous short forms, abbreviations ("WTO" is not "vto"), and names that are none of persons, bodies or places have no other
 * spellings worth a search. */
static bool has_keys(const Source *source, const FormSense *sense) {
    if (sense->flags != SENSE_ENTITY) return false;
    uint8_t type = source->entities.at[source->names.at[sense->name].owner].type;
    return type == SOURCE_PERSON || type == SOURCE_ORGANIZATION || type == SOURCE_PLACE;
}

static void put_keys_of(Buffer *keys, const SourceName *name, Index record, uint8_t named) {
    char     romanised[NAME_MAX];
    uint32_t found[NAME_KEYS];
    size_t   length = name_romanise(name->text.at, name->text.n, romanised);
    unsigned n = name_keys(romanised, length, found);
    for (unsigned i = 0; i < n; i++) {
        Sortable key = {.by = (uint64_t)found[i] << 32 | record, .value = named};
        buffer_add(keys, &key, sizeof key);
    }
}

static void put_sorted_keys(Compiler *compiler, const Sortable *sorted, size_t n) {
    uint32_t last = 0, names = 0;
    for (size_t i = 0; i < n; i++) {
        names |= sorted[i].value;
        if (i + 1 < n && sorted[i + 1].by == sorted[i].by) continue;
        ImageKey key = {(uint32_t)(sorted[i].by >> 32), COUNT(compiler, key_entities, uint32_t)};
        uint32_t entity = (uint32_t)sorted[i].by | names << 28;
        if (last != key.key || !key.first) PUT(compiler, keys, key);
        PUT(compiler, key_entities, entity);
        last = key.key;
        names = 0;
    }
}

static bool put_keys(Compiler *compiler) {
    const Source *source = compiler->source;
    Buffer        keys = {0};
    for (Index i = 0; i < compiler->forms.senses.n; i++) {
        const FormSense  *sense = &compiler->forms.senses.at[i];
        const SourceName *name = &source->names.at[sense->name];
        if (has_keys(source, sense)) put_keys_of(&keys, name, source->entities.at[name->owner].record, compiler->named[sense->name]);
    }
    size_t    n = keys.n / sizeof(Sortable);
    Sortable *sorted = (void *)keys.at, *spare = n < MOST_ELEMENTS ? mem_alloc(keys.n + 1) : NULL;
    bool      ok = !keys.failed && spare;
    if (ok && n) sort_by_number(sorted, spare, (uint32_t)n);
    if (ok) put_sorted_keys(compiler, sorted, n);
    mem_free(spare);
    buffer_free(&keys);
    return ok || fail_memory(compiler->err);
}

static bool put_aparts(Compiler *compiler) {
    const Source *source = compiler->source;
    uint32_t      n = 0;
    Sortable     *pairs = arena_alloc(&compiler->arena, source->corrections.n * sizeof *pairs);
    Sortable     *spare = arena_alloc(&compiler->arena, source->corrections.n * sizeof *spare);
    if (!pairs || !spare) return fail_memory(compiler->err);
    for (Index i = 0; i < source->corrections.n; i++) {
        const SourceCorrection *correction = &source->corrections.at[i];
        if (correction->what == CORRECT_APART)
            pairs[n++].by = apart_hash(correction->text.at, correction->text.n, correction->of.at, correction->of.n);
    }
    sort_by_number(pairs, spare, n);
    for (uint32_t i = 0; i < n; i++)
        if (!i || pairs[i].by != pairs[i - 1].by) PUT(compiler, aparts, pairs[i].by);
    return true;
}

/* ---- Weights, files, credits ------------------------------------------------------------------------------------- */

/* "names/...", "names-ru/...": models of finding names. */
static bool is_of_names(const SourceWeight *weight) {
    return weight->name.n > 5 && memcmp(weight->name.at, "names", 5) == 0 && (weight->name.at[5] == '/' || weight->name.at[5] == '-');
}

static bool put_weights(Compiler *compiler, bool of_names) {
    const Source *source = compiler->source;
    Weight       *weights = arena_alloc(&compiler->arena, (source->weights.n + 1) * sizeof *weights);
    uint32_t      n = 0;
    WeightTable   table;
    if (!weights) return fail_memory(compiler->err);
    for (uint32_t i = 0; i < source->weights.n; i++) {
        const SourceWeight *weight = &source->weights.at[i];
        uint64_t            key = feature_key_of(weight->name.at, weight->name.n);
        if (is_of_names(weight) == of_names) weights[n++] = (Weight){key, string(compiler, weight->name), weight->value};
    }
    if (!weight_table_make(&compiler->arena, weights, n, &table, compiler->err)) return false;
    buffer_add(&compiler->sections[of_names ? SECTION_name_weights : SECTION_weights], table.weights, table.n * sizeof *table.weights);
    buffer_add(&compiler->sections[of_names ? SECTION_name_weight_seeds : SECTION_weight_seeds], table.seeds,
               table.n_seeds * sizeof *table.seeds);
    buffer_add(&compiler->sections[of_names ? SECTION_name_weight_names : SECTION_weight_names], table.names,
               table.n * sizeof *table.names);
    return true;
}

static bool put_rows(Compiler *compiler, unsigned table, unsigned places, unsigned seeds, Buffer *wide) {
    Buffer *sections = compiler->sections;
    return row_table_make(&compiler->arena, compiler->source, table, &sections[places], &sections[seeds], wide, compiler->err);
}

/* What the reading of sentences sums; nothing where no source has it. */
static bool put_syntax(Compiler *compiler) {
    Buffer *tags = &compiler->sections[SECTION_tag_rows], *relations = &compiler->sections[SECTION_relation_rows];
    return !compiler->source->rows.n ||
           (put_rows(compiler, ROWS_OF_TAGS, SECTION_tag_places, SECTION_tag_seeds, tags) &&
            put_rows(compiler, ROWS_OF_RELATIONS, SECTION_relation_places, SECTION_relation_seeds, relations) &&
            put_rows(compiler, ROWS_OF_STEPS, SECTION_step_places, SECTION_step_seeds, NULL) &&
            put_rows(compiler, ROWS_CERTAIN, SECTION_certain_places, SECTION_certain_seeds, NULL));
}

static int compare_files(const void *a_side, const void *b_side) {
    const SourceFile *const *a = a_side, *const *b = b_side;
    return strcmp((*a)->name, (*b)->name);
}

static bool put_files(Compiler *compiler) {
    const Source      *source = compiler->source;
    const SourceFile **whole = arena_alloc(&compiler->arena, source->files.n * sizeof *whole);
    uint32_t           n = 0;
    if (!whole) return fail_memory(compiler->err);
    for (uint32_t i = 0; i < source->files.n; i++)
        if (source->files.at[i].whole) whole[n++] = &source->files.at[i];
    if (n) qsort(whole, n, sizeof *whole, compare_files);
    Buffer *blobs = &compiler->sections[SECTION_blobs];
    for (uint32_t i = 0; i < n; i++) {
        if (i && strcmp(whole[i]->name, whole[i - 1]->name) == 0)
            return fail(compiler->err, QUOTH_SOURCE, 0, "%s and %s have the same name", whole[i - 1]->path, whole[i]->path);
        ImageFile image = {string(compiler, slice_of(whole[i]->name)), whole[i]->bytes.n, blobs->n};
        PUT(compiler, files, image);
        buffer_add(blobs, whole[i]->bytes.at, whole[i]->bytes.n);
        buffer_byte(blobs, '\0');
    }
    return true;
}

static void put_credits(Compiler *compiler) {
    const Source *source = compiler->source;
    for (uint32_t i = 0; i < source->credits.n; i++) {
        const SourceCredit *credit = &source->credits.at[i];
        uint32_t pair[2] = {string(compiler, slice_of(source->files.at[credit->file].name)), string(compiler, credit->text)};
        PUT(compiler, credits, pair);
    }
}

/* ---- The whole --------------------------------------------------------------------------------------------------- */

static bool fill_sections(Compiler *compiler) {
    Source *source = compiler->source;
    string(compiler, (Slice){0}); /* "" is at 0 */
    compiler->spelt = arena_alloc(&compiler->arena, source->names.n * sizeof *compiler->spelt);
    compiler->named = arena_alloc(&compiler->arena, source->names.n * sizeof *compiler->named);
    if (!compiler->spelt || !compiler->named) return fail_memory(compiler->err);
    memset(compiler->spelt, 0, source->names.n * sizeof *compiler->spelt);
    if (!number_entities(compiler)) return false;
    put_words(compiler);
    if (!forms_read(&compiler->forms, source, compiler->err)) return false;
    if (!forms_sort(&compiler->forms, source)) return fail_memory(compiler->err);
    if (!prefix_table_make(&compiler->arena, &compiler->forms, &compiler->table, compiler->err)) return false;
    for (Index i = 0; i < compiler->n_entities; i++) put_entity(compiler, compiler->by_id[i]);
    put_forms(compiler);
    put_credits(compiler);
    if (source->spellings && !model_builder_write(source->spellings, &compiler->sections[SECTION_spellings]))
        return fail_memory(compiler->err);
    return put_keys(compiler) && put_aparts(compiler) && put_weights(compiler, false) && put_weights(compiler, true) && put_syntax(compiler) &&
           put_files(compiler);
}

/* Of all numbers of the image, those of senses, words and entities have the fewest bits. */
static bool is_not_too_large(Compiler *compiler) {
    const Source *source = compiler->source;
    uint32_t      most = NODE_SENSE - 1;
    if (compiler->forms.senses.n >= most || source->entities.n >= most || source->words.n >= most)
        return fail(compiler->err, QUOTH_TOO_LARGE, most, "more than %u names, entities or words", most);
    return !compiler->too_large
        || fail(compiler->err, QUOTH_TOO_LARGE, MOST_ELEMENTS, "over %u bytes of names and other texts", MOST_ELEMENTS);
}

static void fill_to_border(Buffer *image) {
    static const char nothing[IMAGE_BORDER];
    buffer_add(image, nothing, (size_t)(image_border(image->n) - image->n));
}

static void assemble(Compiler *compiler, Buffer *image) {
    ImageHeader header = {.version = IMAGE_VERSION, .order = IMAGE_ORDER, .dialect = image_dialect()};
    ImageRange  ranges[N_SECTIONS];
    memcpy(header.magic, IMAGE_MAGIC, sizeof header.magic);
    uint64_t next = image_border(sizeof header + sizeof ranges);
    for (unsigned i = 0; i < N_SECTIONS; i++) {
        ranges[i] = (ImageRange){next, compiler->sections[i].n};
        next = image_border(next + compiler->sections[i].n);
        image->failed |= compiler->sections[i].failed;
    }
    header.size = next;
    buffer_room(image, (size_t)next);
    buffer_add(image, &header, sizeof header);
    buffer_add(image, ranges, sizeof ranges);
    fill_to_border(image);
    for (unsigned i = 0; i < N_SECTIONS; i++) {
        buffer_add(image, compiler->sections[i].at, compiler->sections[i].n);
        buffer_free(&compiler->sections[i]);
        fill_to_border(image);
    }
    if (image->failed) return;
    header.hash = hash_bytes(image->at + sizeof header, image->n - sizeof header);
    memcpy(image->at, &header, sizeof header);
}

bool gazetteer_compile(Source *source, Buffer *image, quoth_error *err) {
    Compiler *compiler = mem_zeroed(sizeof *compiler);
    if (!compiler) return fail_memory(err);
    compiler->source = source;
    compiler->err = err;
    bool ok = fill_sections(compiler) && is_not_too_large(compiler);
    if (ok) assemble(compiler, image);
    ok = ok && ((!compiler->failed && !image->failed) || fail_memory(err));
    for (unsigned i = 0; i < N_SECTIONS; i++) buffer_free(&compiler->sections[i]);
    forms_free(&compiler->forms);
    table_free(&compiler->strings);
    arena_free(&compiler->arena);
    mem_free(compiler);
    return ok;
}
