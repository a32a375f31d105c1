/* Who is meant by a name: the entities that have it as a form, then those that have another spelling of it. */
#include "lookup.h"
#include "names.h"
#include "text.h"
#include "writer.h"
#include <stdlib.h>

typedef struct Found {
    Index    record;
    double   cost;
    char     why[sizeof((quoth_name_verdict *)0)->why];
} Found;

typedef struct Finder {
    const Gazetteer *gazetteer;
    const char      *name;
    Arena            arena;
    ARRAY(Found)     found;
    quoth_error     *err;
} Finder;

static bool add(Finder *finder, Index record, double cost, const char *why) {
    Found *found = array_add(&finder->arena, &finder->found);
    if (!found) return fail_memory(finder->err);
    *found = (Found){.record = record, .cost = cost};
    memcpy(found->why, why, strlen(why) + 1);
    return true;
}

static bool is_found(const Finder *finder, Index record) {
    for (uint32_t i = 0; i < finder->found.n; i++)
        if (finder->found.at[i].record == record) return true;
    return false;
}

/* ---- The form itself, in any case -------------------------------------------------------------------------------- */

static Senses form_of(const Gazetteer *gazetteer, const Doc *doc) {
    uint64_t hash = PREFIX_START;
    for (uint32_t i = 0; i < doc->tokens.n; i++) hash = prefix_hash(hash, doc->tokens.at[i].fold);
    return lookup_senses(gazetteer, lookup_node(gazetteer, hash), doc->tokens.n);
}

static bool find_form(Finder *finder) {
    Doc *doc = doc_new(finder->err);
    bool ok = doc && text_decode(doc, finder->name, strlen(finder->name), false, finder->err) && text_tokens(doc, finder->err);
    Senses senses = ok ? form_of(finder->gazetteer, doc) : (Senses){NULL, NULL};
    for (const ImageSense *sense = senses.at; sense < senses.end && ok; sense++)
        if (sense->flags & SENSE_ENTITY && !is_found(finder, sense_target(sense))) ok = add(finder, sense_target(sense), 0, "");
    doc_free(doc);
    return ok;
}

/* An entity that has both as full names, or NONE. */
Index gazetteer_of_both(const Gazetteer *gazetteer, const char *a, const char *b) {
    quoth_error err = {0};
    Finder      first = {.gazetteer = gazetteer, .name = a, .err = &err}, second = {.gazetteer = gazetteer, .name = b, .err = &err};
    Index       both = NONE;
    bool        ok = find_form(&first) && first.found.n && find_form(&second);
    for (uint32_t i = 0; ok && i < first.found.n && both == NONE; i++)
        if (is_found(&second, first.found.at[i].record)) both = first.found.at[i].record;
    arena_free(&first.arena);
    arena_free(&second.arena);
    return both;
}

#define SURE 0.999

/* ---- Other spellings --------------------------------------------------------------------------------------------- */

/* By the first byte of its UTF-8: U+3000 to U+DFFF, and beyond U+20000. */
static bool is_syllabic(const char *name) {
    unsigned char lead = (unsigned char)*name;
    return (lead >= 0xE3 && lead <= 0xED) || lead == 0xF0;
}

bool gazetteer_comparable(const Gazetteer *gazetteer, Index record, uint32_t i, const char *name) {
    return is_syllabic(name) || !is_syllabic(gazetteer_name(gazetteer, record, i)) || is_syllabic(gazetteer_name(gazetteer, record, 0));
}

/* Of which alphabet a name is, by the first byte of its first letter beyond ASCII. */
enum Alphabet { ALPHABET_LATIN, ALPHABET_VOWELS, ALPHABET_CONSONANTS, ALPHABET_OTHER };

static enum Alphabet alphabet_of(const char *name) {
    while (*name && !((unsigned char)*name & 0x80)) name++;
    unsigned char lead = (unsigned char)*name;
    if (lead <= 0xCA) return ALPHABET_LATIN;                         /* up to U+02BF */
    if (lead >= 0xCD && lead <= 0xD5) return ALPHABET_VOWELS;        /* Greek, Cyrillic, Armenian */
    return lead >= 0xD6 && lead <= 0xDB ? ALPHABET_CONSONANTS : ALPHABET_OTHER; /* Hebrew, Arabic */
}

static bool is_one_word(const char *name) { return !name[strcspn(name, " -.")]; }

/* Does a name that is like the one that is sought count, where the entity has another one in the letters of this, which is unlike? One word
 * is soon like another in letters that leave much open: "Khan" is not Wuhan for ухан, nor Caen for كان; "Afiny" is Athens for Афины. */
static bool is_sure(const quoth_name_verdict *verdict, const char *listed) {
    return verdict->score >= SURE && alphabet_of(listed) != ALPHABET_CONSONANTS;
}

static void try_name(const Finder *finder, Index record, uint32_t i, bool only_sure, quoth_name_verdict *best) {
    quoth_name_verdict verdict;
    const char        *name = gazetteer_name(finder->gazetteer, record, i);
    if (!gazetteer_comparable(finder->gazetteer, record, i, finder->name)) return;
    name_compare(gazetteer_spellings(finder->gazetteer), finder->name, strlen(finder->name), name, strlen(name), &verdict);
    if (!verdict.same || (only_sure && !is_sure(&verdict, name))) return;
    if (!best->same || verdict.score > best->score) *best = verdict;
}

/* The name of the entity that is nearest: first of those in the same letters. */
static bool try_record(Finder *finder, Index record) {
    quoth_name_verdict best = {.same = false};
    uint32_t           n = gazetteer_names(finder->gazetteer, record), n_own = 0;
    enum Alphabet      own = alphabet_of(finder->name);
    if (is_found(finder, record) || gazetteer_is_apart(finder->gazetteer, record, finder->name, strlen(finder->name))) return true;
    for (uint32_t i = 0; i < n; i++)
        if (alphabet_of(gazetteer_name(finder->gazetteer, record, i)) == own) try_name(finder, record, i, false, &best), n_own++;
    bool only_sure = n_own && !best.same && is_one_word(finder->name);
    for (uint32_t i = 0; i < n && n_own < n; i++)
        if (alphabet_of(gazetteer_name(finder->gazetteer, record, i)) != own) try_name(finder, record, i, only_sure, &best);
    return !best.same || add(finder, record, 1 - best.score, best.why);
}

static bool find_spellings(Finder *finder) {
    enum { MOST = 4096 }; /* entities of one key: far more than share a name */
    char     romanised[NAME_MAX];
    uint32_t keys[NAME_KEYS];
    size_t   length = name_romanise(finder->name, strlen(finder->name), romanised);
    unsigned n_keys = name_keys(romanised, length, keys);
    Index   *records = arena_alloc(&finder->arena, MOST * sizeof *records);
    if (!records) return fail_memory(finder->err);
    for (unsigned i = 0; i < n_keys; i++) {
        uint32_t n = gazetteer_by_key(finder->gazetteer, keys[i], records, NULL, MOST);
        for (uint32_t j = 0; j < n; j++)
            if (!try_record(finder, records[j])) return false;
    }
    return true;
}

/* ---- Both -------------------------------------------------------------------------------------------------------- */

static int compare(const void *a_side, const void *b_side) {
    const Found *a = a_side, *b = b_side;
    int by = (a->cost > b->cost) - (a->cost < b->cost);
    return by ? by : (a->record > b->record) - (a->record < b->record);
}

static void print(Writer *writer, const Gazetteer *gazetteer, const Found *found) {
    EntityRecord entity;
    if (!gazetteer_entity(gazetteer, found->record, &entity)) return;
    buffer_text(&writer->out, entity.id);
    buffer_format(&writer->out, "\t%s\t", type_name(entity.type));
    buffer_text(&writer->out, entity.name);
    buffer_byte(&writer->out, '\t');
    writer_number(writer, found->cost);
    buffer_byte(&writer->out, '\t');
    buffer_text(&writer->out, found->why);
    writer_line(writer);
}

bool quoth_gazetteer_find(const quoth_gazetteer *gazetteer, const char *name, quoth_write write, void *context,
                          quoth_error *err) {
    Finder finder = {.gazetteer = gazetteer, .name = name, .err = err};
    Writer writer = {.write = write, .context = context};
    bool   ok = find_form(&finder) && find_spellings(&finder);
    if (ok && finder.found.n) qsort(finder.found.at, finder.found.n, sizeof *finder.found.at, compare);
    for (uint32_t i = 0; ok && i < finder.found.n; i++) print(&writer, gazetteer, &finder.found.at[i]);
    arena_free(&finder.arena);
    return writer_end(&writer, err) && ok;
}
