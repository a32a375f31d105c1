/* The rows of names: entities, their spellings, roles and outlets. Those met of late are remembered. */
#include "inner.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_RECENT ((size_t)1 << 16)

/* ---- Folding ----------------------------------------------------------------------------------------------------- */

static bool in_word(const char *text) {
    const unsigned char *at = (const unsigned char *)text;
    if (at[0] < 0x80) return (at[0] >= '0' && at[0] <= '9') || ((at[0] | 0x20) >= 'a' && (at[0] | 0x20) <= 'z');
    return at[0] != 0xC2 && !(at[0] == 0xE2 && (at[1] == 0x80 || at[1] == 0x81)); /* no blanks, dashes and quotation marks */
}

static size_t sign_length(const char *at) {
    size_t n = 1;
    while (((unsigned char)at[n] & 0xC0) == 0x80) n++;
    return n;
}

size_t folded_name(const char *name, char out[LONGEST_NAME]) {
    size_t n = 0;
    for (const char *at = name; *at;) {
        size_t length = 0;
        while (at[length] && in_word(at + length)) length += sign_length(at + length);
        if (length) {
            size_t room = LONGEST_NAME - 1 - n - (n > 0),
                   written = room < LONGEST_NAME ? quoth_fold_word(at, length, out + n + (n > 0), room) : room + 1;
            if (written > room) break;
            if (n && written) out[n] = ' ';
            n += written ? written + (n > 0) : 0;
        }
        at += length ? length : sign_length(at);
    }
    out[n] = '\0';
    return n;
}

size_t count_words(const char *folded) {
    size_t n = *folded != '\0';
    for (; *folded; folded++) n += *folded == ' ';
    return n;
}

/* ---- What was looked up of late ------------------------------------------------------------------------------------ */

static uint64_t hash_text(uint64_t hash, const char *text) {
    for (; text && *text; text++) hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    return (hash ^ 0xff) * UINT64_C(0x100000001B3);
}

/* Two hashes: 128 bits stand for the words. */
static Recent *recent_of(IndexFile *index, char sort, Id id, const char *a, const char *b) {
    uint64_t seed = ((uint64_t)id << 8 | (unsigned char)sort) * UINT64_C(0x9E3779B97F4A7C15);
    uint64_t key = hash_text(hash_text(seed ^ UINT64_C(0xCBF29CE484222325), a), b), check = hash_text(hash_text(~seed, b), a);
    Recent  *recent = &index->recent[(key ^ key >> 29) & (N_RECENT - 1)];
    if (recent->key != key || recent->check != check) *recent = (Recent){key, check, 0};
    return recent;
}

/* ---- Rows -------------------------------------------------------------------------------------------------------- */

static bool add_keys(IndexFile *index, Id entity, const char *text) {
    uint32_t keys[QUOTH_NAME_KEYS];
    size_t   n = quoth_name_keys(text, keys);
    for (size_t i = 0; i < n; i++) sql_do(index, "insert or ignore into name_key values(?, ?)", "ii", (Id)keys[i], entity);
    return index->err.code == QUOTH_OK;
}

Id spelling_row(IndexFile *index, Id entity, const char *text) {
    char    folded[LONGEST_NAME];
    Recent *recent = recent_of(index, 's', entity, text, NULL);
    if (recent->id) return recent->id;
    Id id = sql_id(index, "select id from spelling where entity = ? and text = ?", "it", entity, text);
    if (!id) {
        folded_name(text, folded);
        id = sql_put(index, "insert into spelling(entity, text, folded) values(?, ?, ?)", "itt", entity, text, folded);
        sql_do(index, "insert into name_fts(rowid, text) values(?, ?)", "it", id, text);
        add_keys(index, entity, text);
    }
    return recent->id = id;
}

/* What an entity is known by across documents: its id where it is listed; else its name, which means the same in all documents but where it
 * is one word of a person's. "martin@DOCUMENT" is known in one alone. */
static void key_of(const Record *record, const RecordEntity *entity, char *key, size_t size) {
    char folded[LONGEST_NAME];
    if (entity->known) {
        snprintf(key, size, "%s", entity->id);
        return;
    }
    bool person = strcmp(entity->type, "person") == 0;
    folded_name(record_main_name(entity), folded);
    bool local = !folded[0] || (person && count_words(folded) < 2);
    snprintf(key, size, "%s:%s%s%s", person ? "person" : "name", folded[0] ? folded : entity->id, local ? "@" : "",
             local ? record->id : "");
}

/* A decision may have said that in this document it is someone else. */
static bool is_split_off(IndexFile *index, const char *key, const char *document) {
    return index->splits &&
           sql_id(index, "select exists(select 1 from decision where verb = 'split' and a = ? and b = ?)", "tt", key, document) != 0;
}

Id entity_row(IndexFile *index, const Record *record, const RecordEntity *entity) {
    char key[2 * LONGEST_NAME];
    key_of(record, entity, key, sizeof key);
    if (is_split_off(index, key, record->id)) {
        size_t n = strlen(key);
        snprintf(key + n, sizeof key - n, "@%s", record->id);
    }
    Recent *recent = recent_of(index, 'e', 0, key, NULL);
    if (recent->id) return recent->id;
    Id id = sql_id(index, "select id from entity where key = ?", "t", key);
    if (!id) {
        id = sql_put(index, "insert into entity(key, type, name, wikidata, known, thing) values(?, ?, ?, ?, ?, 0)", "tttti", key,
                     entity->type, record_main_name(entity), entity->wikidata, (Id)entity->known);
        sql_do(index, "update entity set thing = id where id = ?", "i", id);
    }
    return recent->id = id;
}

Id role_row(IndexFile *index, Id entity, const RecordRole *role) {
    const char *tense = role->tense ? role->tense : "current";
    Recent     *recent = recent_of(index, 'r', entity, role->place.text, tense);
    if (recent->id) return recent->id;
    Id id = sql_id(index, "select id from role where entity = ? and text = ? and tense = ?", "itt", entity, role->place.text, tense);
    if (!id)
        id = sql_put(index, "insert into role(entity, text, title, base, organization, place, tense) values(?, ?, ?, ?, ?, ?, ?)",
                     "ittttt"
                     "t",
                     entity, role->place.text, role->title, role->base, role->organization, role->of_place, tense);
    return recent->id = id;
}

Id outlet_row(IndexFile *index, const char *name) {
    if (!name) return 0;
    Recent *recent = recent_of(index, 'o', 0, name, NULL);
    if (!recent->id) recent->id = sql_id(index, "select id from outlet where name = ?", "t", name);
    if (!recent->id) recent->id = sql_put(index, "insert into outlet(name) values(?)", "t", name);
    return recent->id;
}
