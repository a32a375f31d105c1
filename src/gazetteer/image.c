#include "image.h"
#include "fold.h"
#include "mem.h"
#include <stdio.h>
#include <unicode/utf8.h>

typedef struct Check {
    Gazetteer   *gazetteer;
    size_t       size;
    quoth_error *err;
} Check;

const char *image_section_name(unsigned section) {
    static const char *const names[] = {
#define SECTION_NAME(name, type) #name,
        IMAGE_SECTIONS(SECTION_NAME)
#undef SECTION_NAME
    };
    return section < N_SECTIONS ? names[section] : "?";
}

uint64_t image_dialect(void) {
    static const char probe[] = "\xC5\x81\xC3\xB3" "d\xC5\xBA\xE2\x80\x99STRA\xC3\x9F" "e\xD0\x99"; /* Łódź’STRAßeЙ */
    uint64_t hash = fold_hash(probe, sizeof probe - 1);
    for (unsigned i = 0; i < N_WORD_CLASSES; i++) hash = hash_mix(hash, hash_bytes(class_name(i), strlen(class_name(i))));
    return hash;
}

/* ---- The frame --------------------------------------------------------------------------------------------------- */

static bool header_is_good(Check *check) {
    ImageHeader header;
    quoth_error *err = check->err;
    if (check->size < sizeof header + N_SECTIONS * sizeof(ImageRange))
        return fail(err, QUOTH_CORRUPT, check->size, "header: the image ends too early");
    memcpy(&header, check->gazetteer->bytes, sizeof header);
    if (memcmp(header.magic, IMAGE_MAGIC, sizeof header.magic) != 0)
        return fail(err, QUOTH_CORRUPT, 0, "header: not a gazetteer image");
    if (header.order != IMAGE_ORDER)
        return fail(err, QUOTH_CORRUPT, 12, "header: made on a machine of the other byte order");
    if (header.version != IMAGE_VERSION)
        return fail(err, QUOTH_CORRUPT, 8, "header: format %u, but this program reads %u", header.version, IMAGE_VERSION);
    if (header.dialect != image_dialect())
        return fail(err, QUOTH_CORRUPT, 32, "header: made by another version of this program; build it anew");
    if (header.size != check->size)
        return fail(err, QUOTH_CORRUPT, 16, "header: %llu bytes were written, %zu are here",
                    (unsigned long long)header.size, check->size);
    snprintf(check->gazetteer->hash, 17, "%016llx", (unsigned long long)header.hash);
    return true;
}

/* Sections follow each other without gap or overlap, but for the filling up to the border. */
static bool place_section(Check *check, unsigned section, size_t element, uint64_t *next, const char **at, uint32_t *n) {
    ImageRange range;
    uint64_t   here = sizeof(ImageHeader) + section * sizeof range;
    memcpy(&range, check->gazetteer->bytes + here, sizeof range);
    if (range.offset != *next || range.size > check->size - range.offset)
        return fail(check->err, QUOTH_CORRUPT, here, "%s: not where it must be", image_section_name(section));
    if (range.size % element || range.size / element >= MOST_ELEMENTS)
        return fail(check->err, QUOTH_CORRUPT, here + 8, "%s: a size of %llu cannot be", image_section_name(section),
                    (unsigned long long)range.size);
    *at = check->gazetteer->bytes + range.offset;
    *n = (uint32_t)(range.size / element);
    check->gazetteer->offsets[section] = range.offset;
    *next = image_border(range.offset + range.size);
    return true;
}

static bool place_sections(Check *check) {
    Gazetteer  *g = check->gazetteer;
    uint64_t    next = image_border(sizeof(ImageHeader) + N_SECTIONS * sizeof(ImageRange));
    const char *at = NULL;
#define PLACE_SECTION(name, type)                                                                                      \
    if (next > check->size || !place_section(check, SECTION_##name, sizeof(type), &next, &at, &g->n_##name))           \
        return fail(check->err, QUOTH_CORRUPT, check->size, #name ": beyond the end");                                 \
    g->name = (const type *)(const void *)at;
    IMAGE_SECTIONS(PLACE_SECTION)
#undef PLACE_SECTION
    if (next > check->size) return fail(check->err, QUOTH_CORRUPT, check->size, "the last section ends too early");
    return next == check->size || fail(check->err, QUOTH_CORRUPT, next, "bytes behind the last section");
}

/* ---- Tables of rows ---------------------------------------------------------------------------------------------- */

Rows gazetteer_rows(const Gazetteer *g, unsigned table) {
    switch (table) {
    case ROWS_OF_TAGS: return (Rows){g->tag_places, g->tag_seeds, g->tag_rows, g->n_tag_places, g->n_tag_seeds, g->n_tag_rows};
    case ROWS_OF_RELATIONS:
        return (Rows){g->relation_places, g->relation_seeds, g->relation_rows, g->n_relation_places, g->n_relation_seeds, g->n_relation_rows};
    case ROWS_OF_STEPS: return (Rows){g->step_places, g->step_seeds, NULL, g->n_step_places, g->n_step_seeds, 0};
    default: return (Rows){g->certain_places, g->certain_seeds, NULL, g->n_certain_places, g->n_certain_seeds, 0};
    }
}

/* ---- What reading relies on -------------------------------------------------------------------------------------- */

static bool bad(const Check *check, unsigned section, const char *what) {
    return fail(check->err, QUOTH_CORRUPT, check->gazetteer->offsets[section], "%s: %s", image_section_name(section), what);
}

static bool is_power_of_two(uint32_t n) { return n && !(n & (n - 1)); }

static bool weights_have_places(const Check *check, bool of_names) {
    WeightsView view = weights_view(check->gazetteer, of_names);
    if (!view.n) return bad(check, view.section, "no place for any");
    if (!is_power_of_two(view.n_seeds)) return bad(check, view.seeds_section, "not a power of two");
    return view.n_names == view.n || bad(check, view.names_section, "not as many as weights");
}

static bool rows_have_places(const Check *check, unsigned table, unsigned seeds) {
    Rows rows = gazetteer_rows(check->gazetteer, table);
    bool wide = table == ROWS_OF_TAGS || table == ROWS_OF_RELATIONS;
    if (rows.n && wide && !rows.n_rows) return bad(check, seeds, "no rows");
    return !rows.n || is_power_of_two(rows.n_seeds) || bad(check, seeds, "not a power of two");
}

/* Each text of these ends within its section, whatever stands before its last byte; and each table has as many places as its
 * hashes are cut to. */
static bool sections_are_safe(const Check *check) {
    const Gazetteer *g = check->gazetteer;
    if (!g->n_strings || g->strings[0] || g->strings[g->n_strings - 1]) return bad(check, SECTION_strings, "not closed by NUL");
    if (g->n_blobs && g->blobs[g->n_blobs - 1]) return bad(check, SECTION_blobs, "not closed by NUL");
    if (!is_power_of_two(g->n_firsts) || g->n_firsts > UINT32_MAX / 64) return bad(check, SECTION_firsts, "not a power of two");
    if (!is_power_of_two(g->n_nexts) || g->n_nexts > UINT32_MAX / 64) return bad(check, SECTION_nexts, "not a power of two");
    if (!g->n_prefixes || g->n_prefixes % BUCKET_SLOTS) return bad(check, SECTION_prefixes, "not in buckets");
    return weights_have_places(check, false) && weights_have_places(check, true) && rows_have_places(check, ROWS_OF_TAGS, SECTION_tag_seeds) &&
           rows_have_places(check, ROWS_OF_RELATIONS, SECTION_relation_seeds) && rows_have_places(check, ROWS_OF_STEPS, SECTION_step_seeds) &&
           rows_have_places(check, ROWS_CERTAIN, SECTION_certain_seeds);
}

/* Where the key stands if those from `at` on are spread as evenly as hashes are. */
static uint32_t guess_place(const Gazetteer *gazetteer, uint32_t key, uint32_t at) {
    int64_t ahead = ((int64_t)key - gazetteer->keys[at].key) * gazetteer->n_keys / ((int64_t)1 << 32), guess = at + ahead;
    return guess < 0 ? 0 : guess < gazetteer->n_keys ? (uint32_t)guess : gazetteer->n_keys - 1;
}

uint32_t image_key_guess(const Gazetteer *gazetteer, uint32_t key, unsigned guesses) {
    uint32_t at = 0;
    for (; guesses; guesses--) at = guess_place(gazetteer, key, at);
    return at;
}

/* Guessed, then looked for around there: half of the table at a time would be many more places that lie far apart. */
uint32_t image_key_place(const Gazetteer *gazetteer, uint32_t key) {
    const ImageKey *keys = gazetteer->keys;
    uint32_t        n = gazetteer->n_keys, low, high, step = 4, first;
    if (!n) return 0;
    low = high = image_key_guess(gazetteer, key, 2);
    for (; low && keys[low - 1].key >= key; step *= 2) low = low > step ? low - step : 0;
    for (; high < n && keys[high].key < key; step *= 2) high = n - high > step ? high + step : n;
    array_bisect(first, high - low, keys[low + i].key < key);
    return low + first;
}

#define LOWEST_BITS UINT64_C(0x0101010101010101)
#define HIGHEST_BITS UINT64_C(0x8080808080808080)

const char *image_text(const Gazetteer *gazetteer, uint32_t offset) {
    if (offset >= gazetteer->n_strings) return "";
    const char    *text = gazetteer->strings + offset;
    const uint8_t *bytes = (const uint8_t *)text;
    int32_t        i = 0;
    UChar32        c;
    for (; gazetteer->n_strings - offset >= 8; offset += 8, i += 8) { /* eight at once, while all are ASCII */
        uint64_t word = hash_load_word(text + i), ends = (word - LOWEST_BITS) & ~word & HIGHEST_BITS;
        if (word & HIGHEST_BITS) break;
        if (ends) return text;
    }
    while (bytes[i] - 1u < 0x7Fu) i++;
    while (bytes[i]) {
        U8_NEXT(bytes, i, -1, c);
        if (c < 0) return "";
    }
    return text;
}

/* ---- Opening ----------------------------------------------------------------------------------------------------- */

Gazetteer *image_open(const char *bytes, size_t size, quoth_error *err) {
    Gazetteer *gazetteer = mem_zeroed(sizeof *gazetteer);
    if (!gazetteer) return fail_memory(err), NULL;
    gazetteer->bytes = bytes;
    Check check = {gazetteer, size, err};
    if (header_is_good(&check) && place_sections(&check) && sections_are_safe(&check)
        && model_open(gazetteer->spellings, gazetteer->n_spellings * sizeof(uint64_t), &gazetteer->model, err))
        return gazetteer;
    mem_free(gazetteer);
    return NULL;
}

Gazetteer *image_open_file(const char *path, bool writable, quoth_error *err) {
    MappedFile file;
    if (!path) return fail(err, QUOTH_USAGE, 0, "no path of a gazetteer"), NULL;
    if (!(writable ? file_map_private : file_map)(path, &file, err)) return NULL;
    quoth_error inner = {0};
    Gazetteer  *gazetteer = image_open(file.at, file.n, &inner);
    if (gazetteer) return gazetteer->file = file, gazetteer;
    fail(err, inner.code, inner.at, "%s: byte %llu: %s", path, (unsigned long long)inner.at, inner.text);
    file_unmap(&file);
    return NULL;
}

quoth_gazetteer *quoth_gazetteer_open(const char *path, quoth_error *err) { return image_open_file(path, false, err); }

void quoth_gazetteer_close(quoth_gazetteer *gazetteer) {
    if (!gazetteer) return;
    file_unmap(&gazetteer->file);
    arena_free(&gazetteer->over);
    table_free(&gazetteer->barred);
    mem_free(gazetteer);
}

const SpellingModel *gazetteer_spellings(const Gazetteer *gazetteer) { return &gazetteer->model; }

const char *quoth_gazetteer_hash(const quoth_gazetteer *gazetteer) { return gazetteer->hash; }
