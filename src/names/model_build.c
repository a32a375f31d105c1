/* From the lines of models/spellings*.tsv to the binary that model.h describes. Five kinds of records, by their first field:
 *
 *     letter    LETTER  TELLS                       how much a letter tells
 *     exchange  BLOCK   BLOCK   COST    [ROWS]      "-" for no letters
 *     reading   LETTER  BLOCK COST BLOCK COST...    exchanges of a character of Han
 *     weight    NAME    VALUE
 *     row       ITEM    SPELLING|SPELLING|...       known parts of names */
#include "blocks.h"
#include "evidence.h"
#include "known.h"
#include "mem.h"
#include <stdlib.h>
#include <unicode/utf8.h>

enum { MARK_LOST = 60 };

typedef struct Key { /* a block that was met */
    uint64_t hash;
    uint16_t id, value;
    bool continues;
    uint8_t latin, first; /* how many letters of a short Latin block, 0 for others; the class of the first */
    uint64_t partners, latin_partners;
    uint32_t starts;
} Key;

struct ModelBuilder {
    Key *keys; /* open addressing */
    size_t n_keys, cap;
    uint16_t last_id;
    Key **of_id; /* while it is written */
    Buffer exchanges, parts; /* of ModelExchange and ModelPart */
    uint32_t rows;
    float weights[N_WEIGHTS];
    bool any, failed;
};

ModelBuilder *model_builder_new(void) { return mem_zeroed(sizeof(ModelBuilder)); }

void model_builder_free(ModelBuilder *builder) {
    if (!builder) return;
    mem_free(builder->keys);
    mem_free(builder->of_id);
    buffer_free(&builder->exchanges);
    buffer_free(&builder->parts);
    mem_free(builder);
}

static Key *place(Key *keys, size_t cap, uint64_t hash) {
    size_t i = hash & (cap - 1);
    while (keys[i].hash && keys[i].hash != hash) i = (i + 1) & (cap - 1);
    return &keys[i];
}

static bool grow(ModelBuilder *builder) {
    size_t cap = builder->cap ? builder->cap * 2 : 4096;
    Key *keys = mem_zeroed(cap * sizeof *keys);
    if (!keys) return false;
    for (size_t i = 0; i < builder->cap; i++)
        if (builder->keys[i].hash) *place(keys, cap, builder->keys[i].hash) = builder->keys[i];
    mem_free(builder->keys);
    builder->keys = keys;
    builder->cap = cap;
    return true;
}

static Key *key_of(ModelBuilder *builder, uint64_t hash) {
    if (builder->n_keys * 3 >= builder->cap && !grow(builder)) return builder->failed = true, NULL;
    Key *key = place(builder->keys, builder->cap, hash);
    if (!key->hash) builder->n_keys++;
    key->hash = hash;
    return key;
}

/* ---- Fields --------------------------------------------------------------------------------------------------------- */

typedef struct Field {
    const char *at;
    size_t n;
} Field;

static Field next_field(const char **at, const char *end, char mark) {
    Field field = {*at, 0};
    if (*at > end) return (Field){end, 0};
    const char *stop = memchr(*at, mark, (size_t)(end - *at));
    field.n = (size_t)((stop ? stop : end) - *at);
    *at = stop ? stop + 1 : end + 1;
    return field;
}

static bool field_is(Field field, const char *text) { return strlen(text) == field.n && memcmp(field.at, text, field.n) == 0; }

static bool read_number(Field field, double *value) {
    bool minus = field.n && *field.at == '-', point = false;
    double sum = 0, scale = 1;
    if (field.n < 1u + minus || field.n > 20) return false;
    for (size_t i = minus; i < field.n; i++) {
        char c = field.at[i];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9') return false;
        sum = sum * 10 + (c - '0');
        if (point) scale *= 10;
    }
    *value = (minus ? -sum : sum) / scale;
    return true;
}

static bool read_hundredths(Field field, uint16_t *value) {
    double number;
    if (!read_number(field, &number) || number < 0 || number > 100) return false;
    *value = (uint16_t)(number * 100 + 0.5);
    return true;
}

/* The key of a block, with those that it continues. NULL: not one to six letters. */
static Key *read_block(ModelBuilder *builder, Field field) {
    uint64_t hash = BLOCK_START;
    int32_t i = 0, n = (int32_t)field.n;
    bool latin = true;
    uint8_t first = 0;
    Key *key = NULL;
    for (unsigned count = 0; i < n; count++) {
        UChar32 c;
        U8_NEXT((const uint8_t *)field.at, i, n, c);
        if (c <= 0 || c > 0xFFFF || count == BLOCK_MOST) return NULL;
        hash = block_hash(hash, (uint16_t)c);
        latin = latin && latin_has((uint32_t)c) && count < LATIN_LONGEST;
        if (count == 0) first = (uint8_t)latin_class((uint16_t)c);
        key = key_of(builder, hash);
        if (!key) return NULL;
        if (i < n) key->continues = true;
        key->latin = latin ? (uint8_t)(count + 1) : 0;
        key->first = first;
    }
    return key;
}

static uint16_t read_id(ModelBuilder *builder, Field field) {
    if (field_is(field, "-")) return 0;
    Key *key = read_block(builder, field);
    if (!key || builder->last_id == UINT16_MAX) return UINT16_MAX;
    if (!key->id) key->id = ++builder->last_id;
    return key->id;
}

/* ---- Records --------------------------------------------------------------------------------------------------------- */


/* Both ways round. */
static void add_exchange(ModelBuilder *builder, uint16_t a, uint16_t b, uint16_t cost) {
    ModelExchange there = {(uint32_t)a << 16 | b, cost, 0}, back = {(uint32_t)b << 16 | a, cost, 0};
    buffer_add(&builder->exchanges, &there, sizeof there);
    buffer_add(&builder->exchanges, &back, sizeof back);
}

static const char *take_exchange(ModelBuilder *builder, const char *at, const char *end) {
    uint16_t a = read_id(builder, next_field(&at, end, '\t')), b = read_id(builder, next_field(&at, end, '\t')), cost;
    if (a == UINT16_MAX || b == UINT16_MAX || a == b) return "not two blocks of up to six letters";
    if (!read_hundredths(next_field(&at, end, '\t'), &cost)) return "not a cost";
    add_exchange(builder, a, b, cost);
    return NULL;
}

/* All readings of a character, each with its cost: "huang 0.2 wong 0.7". */
static const char *take_reading(ModelBuilder *builder, const char *at, const char *end) {
    uint16_t a = read_id(builder, next_field(&at, end, '\t')), cost;
    while (at < end) {
        uint16_t b = read_id(builder, next_field(&at, end, ' '));
        if (a == UINT16_MAX || b == UINT16_MAX) return "not a character and its readings";
        if (!read_hundredths(next_field(&at, end, ' '), &cost)) return "not a cost";
        add_exchange(builder, a, b, cost);
    }
    return NULL;
}

/* Marks are left off in print: a letter with one may stand for the letter without. */
static void add_bare(ModelBuilder *builder, const Field *letter) {
    int32_t i = 0, n = (int32_t)letter->n;
    UChar32 c;
    U8_NEXT((const uint8_t *)letter->at, i, n, c);
    if (c < 0x80 || c > 0x24F || i < n) return;
    char bare = (char)letter_bare((uint16_t)c);
    uint16_t a = read_id(builder, *letter), b = read_id(builder, (Field){&bare, 1});
    if (bare >= 'a' && bare <= 'z') add_exchange(builder, a, b, MARK_LOST);
}

static const char *take_letter(ModelBuilder *builder, const char *at, const char *end) {
    Field letter = next_field(&at, end, '\t');
    Key *key = read_block(builder, letter);
    if (!key || !read_hundredths(next_field(&at, end, '\t'), &key->value)) return "not a letter and how much it tells";
    add_bare(builder, &letter);
    return NULL;
}

static const char *take_weight(ModelBuilder *builder, const char *at, const char *end) {
    Field name = next_field(&at, end, '\t');
    double value;
    unsigned number = weight_number(name.at, name.n);
    if (number == N_WEIGHTS) return "no such evidence";
    if (!read_number(next_field(&at, end, '\t'), &value)) return "not a number";
    builder->weights[number] = (float)value;
    return NULL;
}

static const char *take_row(ModelBuilder *builder, const char *at, const char *end) {
    next_field(&at, end, '\t');
    const char *first = at;
    uint32_t n = 1, row = builder->rows++;
    for (const char *c = at; c < end; c++) n += *c == '|';
    if (row >= 1u << 24) return "too many rows";
    for (at = first; at < end;) {
        Field field = next_field(&at, end, '|');
        uint32_t hashes[2];
        unsigned n_hashes = spelling_hashes(field.at, field.n, hashes);
        for (unsigned i = 0; i < n_hashes; i++) {
            ModelPart part = {hashes[i], row << 8 | spelling_gender(field.at, field.n) << 6 | (n < 63 ? n : 63)};
            buffer_add(&builder->parts, &part, sizeof part);
        }
    }
    return NULL;
}

const char *model_builder_take(ModelBuilder *builder, const char *line, size_t length) {
    const char *at = line, *end = line + length;
    Field kind = next_field(&at, end, '\t');
    builder->any = true;
    if (field_is(kind, "letter")) return take_letter(builder, at, end);
    if (field_is(kind, "reading")) return take_reading(builder, at, end);
    if (field_is(kind, "exchange")) return take_exchange(builder, at, end);
    if (field_is(kind, "weight")) return take_weight(builder, at, end);
    if (field_is(kind, "row")) return take_row(builder, at, end);
    return "neither letter, exchange, reading, weight nor row";
}

/* ---- The binary ------------------------------------------------------------------------------------------------------ */

static size_t table_size(size_t n) {
    size_t cap = 16;
    while (cap < 2 * n + 2) cap *= 2;
    return cap;
}

static bool list_keys(ModelBuilder *builder) {
    builder->of_id = mem_zeroed(((size_t)builder->last_id + 1) * sizeof *builder->of_id);
    if (!builder->of_id) return false;
    for (size_t k = 0; k < builder->cap; k++)
        if (builder->keys[k].id) builder->of_id[builder->keys[k].id] = &builder->keys[k];
    return true;
}

/* Are both blocks short ones of Latin letters? */
static bool is_latin(const ModelBuilder *builder, uint32_t pair) {
    const Key *a = builder->of_id[pair >> 16], *b = builder->of_id[pair & UINT16_MAX];
    return a && b && a->latin && b->latin;
}

/* Each block is told of those that it is exchanged for. */
static void mark_partners(ModelBuilder *builder) {
    const ModelExchange *all = (const void *)builder->exchanges.at;
    for (size_t i = 0; i < builder->exchanges.n / sizeof *all; i++) {
        uint32_t partner = all[i].pair & UINT16_MAX;
        Key *key = builder->of_id[all[i].pair >> 16];
        const Key *other = builder->of_id[partner];
        if (!key) continue;
        key->partners |= partner_bit(partner);
        if (!is_latin(builder, all[i].pair) || (key->latin == 1 && other->latin == 1 && key->first && other->first)) continue;
        key->latin_partners |= partner_bit(partner);
        key->starts |= 1u << other->first;
    }
}

/* False: one would be found by no search. */
static bool place_blocks(const ModelBuilder *builder, ModelBlock *blocks, size_t cap) {
    for (size_t k = 0; k < builder->cap; k++) {
        const Key *key = &builder->keys[k];
        size_t i = key->hash & (cap - 1), tries = 0;
        if (!key->hash) continue;
        for (; blocks[i].hash; i = (i + 1) & (cap - 1))
            if (++tries == LONGEST_SEARCH) return false;
        uint16_t value = (uint16_t)(key->value | (key->continues ? BLOCK_CONTINUES : 0));
        blocks[i] = (ModelBlock){key->hash, key->partners, key->latin_partners, key->starts, key->id, value};
    }
    return true;
}

static void put_blocks(const ModelBuilder *builder, Buffer *out, ModelHead *head) {
    size_t cap = table_size(builder->n_keys);
    ModelBlock *blocks = mem_zeroed(cap * sizeof *blocks);
    while (blocks && !place_blocks(builder, blocks, cap)) {
        mem_free(blocks);
        cap *= 2;
        blocks = mem_zeroed(cap * sizeof *blocks);
    }
    out->failed |= !blocks;
    if (!blocks) return;
    head->n_blocks = (uint32_t)cap;
    buffer_add(out, blocks, cap * sizeof *blocks);
    mem_free(blocks);
}

/* Where a pair comes twice, the cheaper one counts. False: one would be found by no search. */
static bool place_exchanges(const ModelBuilder *builder, bool latin, ModelExchange *table, size_t cap) {
    const ModelExchange *all = (const void *)builder->exchanges.at;
    uint32_t mask = (uint32_t)cap - 1;
    for (size_t k = 0; k < builder->exchanges.n / sizeof *all; k++) {
        uint32_t i = exchange_place(all[k].pair, mask), tries = 0;
        if (latin && !is_latin(builder, all[k].pair)) continue;
        for (; table[i].pair && table[i].pair != all[k].pair; i = (i + 1) & mask)
            if (++tries == LONGEST_SEARCH) return false;
        if (!table[i].pair || all[k].cost < table[i].cost) table[i] = all[k];
    }
    return true;
}

#define MOST_EXCHANGES ((size_t)1 << 20) /* what exchange_place() tells apart */

/* Returns how many places there are. */
static uint32_t put_exchanges(const ModelBuilder *builder, Buffer *out, bool latin) {
    const ModelExchange *all = (const void *)builder->exchanges.at;
    size_t n = builder->exchanges.n / sizeof *all, n_put = 0;
    for (size_t k = 0; k < n; k++) n_put += !latin || is_latin(builder, all[k].pair);
    size_t cap = table_size(n_put);
    ModelExchange *table = mem_zeroed(cap * sizeof *table);
    while (table && cap <= MOST_EXCHANGES && !place_exchanges(builder, latin, table, cap)) {
        mem_free(table);
        cap *= 2;
        table = mem_zeroed(cap * sizeof *table);
    }
    out->failed |= !table || cap > MOST_EXCHANGES;
    if (out->failed) return mem_free(table), 0;
    buffer_add(out, table, cap * sizeof *table);
    mem_free(table);
    return (uint32_t)cap;
}

static int compare_parts(const void *a_side, const void *b_side) {
    const ModelPart *a = a_side, *b = b_side;
    int by = (a->hash > b->hash) - (a->hash < b->hash);
    return by ? by : (a->row > b->row) - (a->row < b->row);
}

static void put_parts(ModelBuilder *builder, Buffer *out, ModelHead *head) {
    ModelPart *parts = (void *)builder->parts.at;
    size_t n = builder->parts.n / sizeof *parts, kept = 0;
    if (n) qsort(parts, n, sizeof *parts, compare_parts);
    for (size_t i = 0; i < n; i++)
        if (!i || compare_parts(&parts[i - 1], &parts[i]) != 0) parts[kept++] = parts[i];
    head->n_parts = (uint32_t)kept;
    buffer_add(out, parts, kept * sizeof *parts);
}

/* What the blocks and exchanges say of Latin letters, into the room that was left for it, and behind all. */
static void put_latin(Buffer *out, size_t start, ModelHead *head) {
    SpellingModel model = {0};
    LatinTable    table;
    Buffer        starts = {0};
    if (out->failed) return;
    memcpy(out->at + start, head, sizeof *head);
    model_lay_out(&model, (const ModelHead *)(const void *)(out->at + start));
    bool ok = latin_table_fill(&table, &model, &starts);
    memcpy(out->at + start + sizeof *head, &table, sizeof table);
    head->n_starts = (uint32_t)(starts.n / sizeof(LatinStart));
    buffer_add(out, starts.at, starts.n);
    buffer_free(&starts);
    out->failed |= !ok;
}

bool model_builder_write(ModelBuilder *builder, Buffer *out) {
    static const LatinTable no_table;
    ModelHead head = {.version = MODEL_VERSION, .n_weights = N_WEIGHTS};
    if (!builder->any) return true;
    if (builder->failed || builder->exchanges.failed || builder->parts.failed) return false;
    size_t start = out->n;
    buffer_add(out, &head, sizeof head);
    buffer_add(out, &no_table, sizeof no_table);
    if (!list_keys(builder)) return false;
    mark_partners(builder);
    put_blocks(builder, out, &head);
    head.n_latin = put_exchanges(builder, out, true);
    head.n_exchanges = put_exchanges(builder, out, false);
    put_parts(builder, out, &head);
    put_latin(out, start, &head);
    buffer_add(out, builder->weights, sizeof builder->weights);
    while (!out->failed && (out->n - start) % 8) buffer_byte(out, '\0');
    if (out->failed) return false;
    memcpy(out->at + start, &head, sizeof head);
    return true;
}
