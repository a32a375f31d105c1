/* Which entities of different documents are one thing. Two that are listed are two. Others are tied where their names are spellings of one,
 * and either the spelling leaves little doubt or they have company in common: persons and organisations that are named with both. */
#include "inner.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SURE_SCORE    0.97 /* from here on the name alone decides */
#define COMPANY       1.0 /* what it takes below that: one who is named in two documents only, or several whom many name */
#define COMPANY_ALONE 2.0 /* of a surname without more */
#define CANDIDATES    64

typedef struct Named {
    Id   id;
    char key[2 * LONGEST_NAME], name[LONGEST_NAME];
    bool known, person;
} Named;

/* ---- Company ----------------------------------------------------------------------------------------------------- */

typedef struct Shared {
    double weight;
    char   names[200];
} Shared;

static void shared_company(IndexFile *index, Id a, Id b, Shared *shared) {
    size_t        n = 0;
    sqlite3_stmt *rows = sql_ask(
        index,
        "select e.documents, e.name from company x join company y on y.a = ?2 and y.b = x.b join entity e on e.id = x.b where x.a = ?1"
        " order by e.documents, e.key",
        "ii", a, b);
    *shared = (Shared){0};
    while (sql_row(index, rows)) {
        const char *name = sql_text(rows, 1);
        shared->weight += 1 / log2(2 + (double)sqlite3_column_int64(rows, 0)) * 2;
        if (n + strlen(name) + 3 < sizeof shared->names)
            n += (size_t)snprintf(shared->names + n, sizeof shared->names - n, "%s%s", n ? ", " : "", name);
    }
}

/* ---- What speaks against it -------------------------------------------------------------------------------------- */

static unsigned n_left_out(const char *why, bool telling) {
    unsigned n = 0;
    for (const char *at = why; (at = strstr(at, " left out")); at++) {
        const char *word = at;
        while (word > why && word[-1] != ' ') word--;
        size_t length = (size_t)(at - word);
        bool empty = (length == 2 && memcmp(word, "of", 2) == 0) ||
                     (length == 3 && (memcmp(word, "the", 3) == 0 || memcmp(word, "and", 3) == 0 || memcmp(word, "for", 3) == 0));
        n += !(telling && empty);
    }
    return n;
}

static size_t n_words(const char *name) {
    char folded[LONGEST_NAME];
    folded_name(name, folded);
    return count_words(folded);
}

/* Of organisations and places each word counts: "Senate Judiciary Committee" is not "Senate Banking Committee", nor "Pew Research Center"
 * "Pew Center". Of persons, names of as many words with other ones in the middle do: "George W. Bush", "George P. Bush". */
static bool is_contradicted(bool person, const char *a, const char *b, const char *why) {
    if (!person) return n_left_out(why, true) > 0 || strstr(why, "joined parts");
    unsigned n = n_left_out(why, false);
    return n > 2 || (n > 1 && n_words(a) == n_words(b));
}

/* ---- Ties -------------------------------------------------------------------------------------------------------- */

typedef struct Tie {
    const Named *entity;
    Id           other;
    const char  *others_key, *why;
    double       score;
} Tie;

static void put_tie(IndexFile *index, const Tie *tie, double needed) {
    Shared shared;
    bool   in_order = strcmp(tie->entity->key, tie->others_key) < 0; /* so that it does not count which of them came first */
    Id     a = in_order ? tie->entity->id : tie->other, b = in_order ? tie->other : tie->entity->id;
    shared_company(index, a, b, &shared);
    bool one = tie->score >= SURE_SCORE || shared.weight >= needed;
    sql_do(index,
           "insert or ignore into tie select ?1, ?2, ?3, ?4, ?5, ?6, ?7, (select documents from entity where id = ?1) + (select documents "
           "from entity where id = ?2)",
           "iidtdtt", a, b, tie->score, tie->why, shared.weight, shared.names, one ? "one" : "open");
}

static void compare(IndexFile *index, const Named *entity, const quoth_name *prepared, sqlite3_stmt *rows) {
    quoth_name_verdict verdict;
    quoth_error        err = {0};
    quoth_name        *other = quoth_name_prepare(index->gazetteer, sql_text(rows, 2), &err);
    if (!other) {
        index_lacks_memory(index);
        return;
    }
    quoth_name_compare_prepared(prepared, other, true, &verdict);
    quoth_name_free(other);
    if (!verdict.same || is_contradicted(entity->person, entity->name, sql_text(rows, 2), verdict.why)) return;
    const Tie tie = {entity, sqlite3_column_int64(rows, 0), sql_text(rows, 1), verdict.why[0] ? verdict.why : "the same name",
                     verdict.score};
    put_tie(index, &tie, COMPANY);
}

/* Those whose name has one of its keys. */
static void tie_spellings(IndexFile *index, const Named *entity) {
    quoth_error err = {0};
    uint32_t    keys[QUOTH_NAME_KEYS];
    size_t      n = quoth_name_keys(entity->name, keys);
    quoth_name *prepared = quoth_name_prepare(index->gazetteer, entity->name, &err);
    if (!prepared) index_lacks_memory(index);
    for (size_t i = 0; prepared && i < n; i++) {
        sqlite3_stmt *rows = sql_ask(index,
                                     "select e.id, e.key, e.name from name_key k join entity e on e.id = k.entity where k.key = ?1 and e.id <> ?2 and"
                                     " not (e.known and ?3) and (e.type = 'person') = ?4 and instr(e.name, ' ') and not instr(e.key, '@') and"
                                     " not exists (select 1 from tie where a = e.id and b = ?2) and not exists (select 1 from tie where a = ?2 and b = e.id)"
                                     " order by e.key",
                                     "iiii", (Id)keys[i], entity->id, (Id)entity->known, (Id)entity->person);
        for (unsigned n_seen = 0; n_seen < CANDIDATES && sql_row(index, rows); n_seen++) compare(index, entity, prepared, rows);
        sql_done(rows);
    }
    quoth_name_free(prepared);
}

/* "Martin" in one document, and a Martin in others who keeps the same company. */
static void tie_surname(IndexFile *index, const Named *entity) {
    char          folded[LONGEST_NAME];
    sqlite3_stmt *rows;
    if (!folded_name(entity->name, folded)) return;
    rows = sql_ask(index,
                   "select distinct e.id, e.key from spelling s join entity e on e.id = s.entity where s.folded = ?1 and e.id <> ?2 and "
                   "e.type = 'person' and"
                   " not instr(e.key, '@') and not exists (select 1 from tie where a = e.id and b = ?2) and"
                   " not exists (select 1 from tie where a = ?2 and b = e.id) order by e.key limit ?3",
                   "tii", folded, entity->id, (Id)CANDIDATES);
    while (sql_row(index, rows)) {
        const Tie tie = {entity, sqlite3_column_int64(rows, 0), sql_text(rows, 1), "one word of the name", 0.5};
        put_tie(index, &tie, COMPANY_ALONE);
    }
}

static bool tie_new(IndexFile *index) {
    Id            last = sql_id(index, "select value from state where name = 'tied entity'", "");
    Named         entity;
    sqlite3_stmt *rows = sql_ask(index, "select id, key, name, known, type = 'person' from entity where id > ? and documents > 0 order by key", "i", last);
    while (sql_row(index, rows)) {
        entity = (Named){.id = sqlite3_column_int64(rows, 0), .known = sqlite3_column_int(rows, 3) != 0, .person = sqlite3_column_int(rows, 4) != 0};
        snprintf(entity.key, sizeof entity.key, "%s", sql_text(rows, 1));
        snprintf(entity.name, sizeof entity.name, "%s", sql_text(rows, 2));
        if (!strchr(entity.key, '@')) {
            if (strchr(entity.name, ' ')) tie_spellings(index, &entity);
        } else if (!strchr(entity.name, ' ')) tie_surname(index, &entity);
    }
    return sql_do(index, "insert or replace into state select 'tied entity', ifnull(max(id), 0) from entity", "");
}

/* Open ties of those who have been met again since. */
static bool look_again(IndexFile *index) {
    Shared        shared;
    sqlite3_stmt *rows = sql_ask(index,
                                 "select t.a, t.b, t.score, a.documents + b.documents from tie t join entity a on a.id = t.a join entity b on b.id = t.b"
                                 " where t.state = 'open' and t.seen <> a.documents + b.documents order by a.key, b.key",
                                 "");
    while (sql_row(index, rows)) {
        Id     a = sqlite3_column_int64(rows, 0), b = sqlite3_column_int64(rows, 1);
        double needed = sqlite3_column_double(rows, 2) > 0.5 ? COMPANY : COMPANY_ALONE;
        shared_company(index, a, b, &shared);
        sql_do(index, "update tie set company = ?3, shared = ?4, state = ?5, seen = ?6 where a = ?1 and b = ?2", "iidtti", a, b,
               shared.weight, shared.names, shared.weight >= needed ? "one" : "open", sqlite3_column_int64(rows, 3));
    }
    return index->err.code == QUOTH_OK;
}

bool ties_settle(IndexFile *index) { return tie_new(index) && look_again(index) && things_group(index); }
