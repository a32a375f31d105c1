/* Things of a name, by any spelling of it. */
#include "inner.h"
#include <stdlib.h>
#include <string.h>

#define CANDIDATES 200

/* An entity brings along all that are one thing with it. */
static void want(IndexFile *index, int slot, Id entity) {
    sql_do(
        index,
        "insert or ignore into wanted select ?1, m.id from entity e join entity m on m.thing = e.thing where e.id = ?2 and m.documents > 0",
        "ii", (Id)slot, entity);
}

static size_t n_wanted(IndexFile *index, int slot) {
    return (size_t)sql_id(index, "select count(distinct e.thing) from wanted w join entity e on e.id = w.entity where w.slot = ?", "i",
                          (Id)slot);
}

static void want_rows(IndexFile *index, int slot, sqlite3_stmt *rows) {
    while (sql_row(index, rows)) want(index, slot, sqlite3_column_int64(rows, 0));
}

/* Spellings that nobody used: those that share a key are compared. */
static void want_likely(IndexFile *index, const char *name, int slot) {
    uint32_t           keys[QUOTH_NAME_KEYS];
    size_t             n = quoth_name_keys(name, keys);
    quoth_name_verdict verdict;
    quoth_error        err = {0};
    for (size_t i = 0; i < n; i++) {
        sqlite3_stmt *rows = sql_ask(index,
                                     "select s.entity, s.text from name_key k join spelling s on s.entity = k.entity where k.key = ? order "
                                     "by s.documents desc limit ?",
                                     "ii", (Id)keys[i], (Id)CANDIDATES);
        while (sql_row(index, rows))
            if (quoth_name_compare(index->gazetteer, name, sql_text(rows, 1), &verdict, &err) && verdict.same)
                want(index, slot, sqlite3_column_int64(rows, 0));
    }
}

static void want_words(IndexFile *index, const char *folded, int slot) {
    char   query[2 * LONGEST_NAME + 8];
    size_t n = 0;
    for (const char *at = folded; *at && n < 2 * LONGEST_NAME; at++) { /* each word in quotes: then none of it is an operator */
        if (at == folded) query[n++] = '"';
        if (*at == ' ') query[n++] = '"', query[n++] = ' ', query[n++] = '"';
        else query[n++] = *at;
    }
    query[n] = '\0';
    if (!n) return;
    memcpy(query + n, "\"", 2);
    want_rows(
        index, slot,
        sql_ask(index, "select s.entity from name_fts f join spelling s on s.id = f.rowid where name_fts match ? limit 200", "t", query));
}

size_t find_things(IndexFile *index, const char *name, int slot) {
    char folded[LONGEST_NAME];
    sql_do(index, "delete from wanted where slot = ?", "i", (Id)slot);
    folded_name(name, folded);
    want_rows(index, slot, sql_ask(index, "select id from entity where key = ?", "t", name));
    size_t n = n_wanted(index, slot);
    if (!n) want_rows(index, slot, sql_ask(index, "select distinct entity from spelling where folded = ? and documents > 0", "t", folded));
    if (!n && !(n = n_wanted(index, slot))) want_likely(index, name, slot);
    if (!n && !(n = n_wanted(index, slot))) want_words(index, folded, slot);
    return n ? n : n_wanted(index, slot);
}

char *index_key_of(IndexFile *index, const char *name, size_t *n, quoth_error *err) {
    char         *key = NULL;
    bool          to_come = strncmp(name, "person:", 7) == 0 || strncmp(name, "name:", 5) == 0; /* of someone who may not be there yet */
    sqlite3_stmt *rows = sql_ask(index, "select key from entity where key = ?", "t", name);
    bool          is_key = sql_row(index, rows);
    sql_done(rows);
    *n = is_key || to_come ? 1 : find_things(index, name, 0);
    rows = sql_ask(
        index, "select distinct t.key from wanted w join entity e on e.id = w.entity join entity t on t.id = e.thing where w.slot = 0", "");
    if (is_key || to_come) key = strdup(name);
    else if (sql_row(index, rows)) key = strdup(sql_text(rows, 0));
    sql_done(rows);
    if (*n && !key && index->err.code == QUOTH_OK) index_lacks_memory(index);
    if (err && index->err.code != QUOTH_OK) *err = index->err;
    return key;
}
