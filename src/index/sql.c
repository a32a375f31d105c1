/* Prepared statements, by the address of their text. */
#include "inner.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool index_fails(IndexFile *index, quoth_code code, const char *text) {
    if (index->err.code != QUOTH_OK) return false;
    index->err.code = code;
    snprintf(index->err.text, sizeof index->err.text, "%s", text);
    return false;
}

bool index_lacks_memory(IndexFile *index) { return index_fails(index, QUOTH_MEMORY, quoth_code_text(QUOTH_MEMORY)); }

static bool fails(IndexFile *index) {
    switch (sqlite3_errcode(index->db) & 0xff) {
        case SQLITE_NOMEM: return index_lacks_memory(index);
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return index_fails(index, QUOTH_IO, "another program writes to the index");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return index_fails(index, QUOTH_CORRUPT, sqlite3_errmsg(index->db));
        default: return index_fails(index, QUOTH_IO, sqlite3_errmsg(index->db));
    }
}

bool sql_script(IndexFile *index, const char *script) {
    if (index->err.code != QUOTH_OK) return false;
    return sqlite3_exec(index->db, script, NULL, NULL, NULL) == SQLITE_OK || fails(index);
}

static sqlite3_stmt *prepared(IndexFile *index, const char *text) {
    unsigned i = (unsigned)((uintptr_t)text * UINT64_C(0x9E3779B97F4A7C15) >> 40) % N_SQL, tried = 0;
    while (index->sql[i].text && index->sql[i].text != text && ++tried < N_SQL) i = (i + 1) % N_SQL;
    if (index->sql[i].text == text) return index->sql[i].statement;
    if (tried == N_SQL) return index_fails(index, QUOTH_USAGE, "too many statements"), NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(index->db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) return fails(index), NULL;
    index->sql[i].text = text;
    return index->sql[i].statement = statement;
}

static sqlite3_stmt *bound(IndexFile *index, const char *text, const char *format, va_list values) {
    sqlite3_stmt *statement = index->err.code == QUOTH_OK ? prepared(index, text) : NULL;
    int           result = SQLITE_OK;
    for (int i = 1; statement && *format && result == SQLITE_OK; format++, i++) {
        if (*format == 't') {
            const char *value = va_arg(values, const char *);
            result = value ? sqlite3_bind_text(statement, i, value, -1, SQLITE_STATIC) : sqlite3_bind_null(statement, i);
        } else if (*format == 'd') result = sqlite3_bind_double(statement, i, va_arg(values, double));
        else {
            Id value = va_arg(values, Id);
            result = value || *format == 'i' ? sqlite3_bind_int64(statement, i, value) : sqlite3_bind_null(statement, i);
        }
    }
    if (result == SQLITE_OK) return statement;
    return fails(index), NULL;
}

void sql_done(sqlite3_stmt *rows) {
    if (rows) sqlite3_reset(rows);
}

bool sql_row(IndexFile *index, sqlite3_stmt *rows) {
    if (!rows || index->err.code != QUOTH_OK) return sql_done(rows), false;
    int result = sqlite3_step(rows);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) fails(index);
    sql_done(rows);
    return false;
}

sqlite3_stmt *sql_ask(IndexFile *index, const char *text, const char *format, ...) {
    va_list values;
    va_start(values, format);
    sqlite3_stmt *rows = bound(index, text, format, values);
    va_end(values);
    return rows;
}

static bool finished(IndexFile *index, sqlite3_stmt *statement) {
    while (sql_row(index, statement)) {}
    return index->err.code == QUOTH_OK;
}

bool sql_do(IndexFile *index, const char *text, const char *format, ...) {
    va_list values;
    va_start(values, format);
    sqlite3_stmt *statement = bound(index, text, format, values);
    va_end(values);
    return finished(index, statement);
}

Id sql_id(IndexFile *index, const char *text, const char *format, ...) {
    va_list values;
    va_start(values, format);
    sqlite3_stmt *rows = bound(index, text, format, values);
    va_end(values);
    Id id = sql_row(index, rows) ? sqlite3_column_int64(rows, 0) : 0;
    sql_done(rows);
    return id;
}

Id sql_put(IndexFile *index, const char *text, const char *format, ...) {
    va_list values;
    va_start(values, format);
    sqlite3_stmt *statement = bound(index, text, format, values);
    va_end(values);
    return finished(index, statement) ? sqlite3_last_insert_rowid(index->db) : 0;
}

const char *sql_text(sqlite3_stmt *rows, int column) {
    const unsigned char *text = sqlite3_column_text(rows, column);
    return text ? (const char *)text : "";
}

bool index_begin(IndexFile *index) {
    if (!index->begun) index->begun = sql_script(index, "begin immediate");
    return index->begun;
}

bool index_end(IndexFile *index) {
    if (!index->begun) return index->err.code == QUOTH_OK;
    bool ok = sql_script(index, "commit");
    if (ok) index->begun = false;
    return ok;
}
