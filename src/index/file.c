/* Opening and closing, and what is safe when. */
#include "inner.h"
#include <stdlib.h>

#define N_RECENT ((size_t)1 << 16)

/* What is reported as done has to outlast a kill and a power cut: each commit waits for the disk. */
static const char for_writing[] = "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=off; pragma cache_size=-131072;"
                                  "pragma wal_autocheckpoint=16384; pragma mmap_size=0;";
static const char for_reading[] = "pragma cache_size=-32768; pragma mmap_size=1073741824; pragma temp_store=memory;";
static const char wanted[] = "create temp table wanted(slot integer not null, entity integer not null, primary key(slot, entity)) without rowid;"
                             "create temp table changed(statement integer primary key)";

static bool open_file(IndexFile *index, const char *path, enum IndexUse use) {
    int flags = use == INDEX_MAKE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
    int result = sqlite3_open_v2(path, &index->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (result == SQLITE_CANTOPEN && use == INDEX_READ) { /* in a place where nothing may be written */
        sqlite3_close(index->db);
        result = sqlite3_open_v2(path, &index->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    }
    if (result == SQLITE_CANTOPEN) return index_fails(index, QUOTH_MISSING, "no such file, or it cannot be opened");
    if (result != SQLITE_OK) return index_fails(index, result == SQLITE_NOMEM ? QUOTH_MEMORY : QUOTH_IO, sqlite3_errstr(result));
    sqlite3_busy_timeout(index->db, 10000);
    return true;
}

static bool is_empty(IndexFile *index) { return !sql_id(index, "select count(*) from sqlite_master", ""); }

static bool set_up(IndexFile *index, const char *path, enum IndexUse use) {
    if (!open_file(index, path, use)) return false;
    index->writing = use != INDEX_READ;
    if (use == INDEX_MAKE && is_empty(index) && !schema_make(index)) return false;
    if (!schema_is_ours(index)) return false;
    if (!sql_script(index, index->writing ? for_writing : for_reading) || !sql_script(index, wanted)) return false;
    if (!index->writing) return true;
    index->splits = sql_id(index, "select exists(select 1 from decision where verb = 'split' and b <> '')", "") != 0;
    index->recent = calloc(N_RECENT, sizeof *index->recent);
    if (!index->recent) return index_lacks_memory(index);
    index->searched = sql_id(index, "select ifnull(max(id), 0) from quote", "");
    return !sql_id(index, "select exists(select 1 from document)", "") || schema_indices(index);
}

/* One thread alone uses SQLite, which needs no locks then, and nobody asks what memory it has. */
static void set_up_sqlite(void) {
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

IndexFile *index_open(const char *path, enum IndexUse use, const quoth_gazetteer *gazetteer, quoth_error *err) {
    IndexFile *index = calloc(1, sizeof *index);
    if (!index) {
        if (err) *err = (quoth_error){.code = QUOTH_MEMORY};
        return NULL;
    }
    index->gazetteer = gazetteer;
    set_up_sqlite();
    if (set_up(index, path, use)) return index;
    if (err) *err = index->err;
    index_close(index);
    return NULL;
}

void index_close(IndexFile *index) {
    if (!index) return;
    for (size_t i = 0; i < N_SQL; i++) sqlite3_finalize(index->sql[i].statement);
    sqlite3_close(index->db);
    tally_free(&index->tally);
    free(index->recent);
    free(index);
}

static bool told(IndexFile *index, quoth_error *err, bool ok) {
    if (index->err.code != QUOTH_OK && err) *err = index->err;
    return ok && index->err.code == QUOTH_OK;
}

bool index_commit(IndexFile *index, quoth_error *err) { return told(index, err, batch_flush(index) && index_end(index)); }

bool index_settle(IndexFile *index, quoth_error *err) {
    bool ok = batch_flush(index) && index_end(index) && schema_indices(index) && index_begin(index) && ties_settle(index) && index_end(index);
    return told(index, err, ok && index_begin(index) && statements_settle(index) && index_end(index));
}

bool index_rebuild(IndexFile *index, quoth_error *err) {
    bool ok = batch_flush(index) && schema_indices(index) && index_begin(index) &&
              sql_script(index, "delete from tie; delete from wording; delete from statement; delete from sketch; delete from state;"
                                "update entity set thing = id where thing <> id; update quote set statement = null where statement is not null;");
    return told(index, err, ok) && index_settle(index, err);
}
