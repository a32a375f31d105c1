/* What the files of the index share. */
#ifndef INDEX_INNER_H
#define INDEX_INNER_H
#include "index.h"
#include "tally.h"
#include <sqlite3.h>

typedef sqlite3_int64 Id; /* of a row; 0: none */

#define N_SQL 128u /* places for prepared statements */

/* Rows that were looked up of late, by the hash of what they are known by. */
typedef struct Recent {
    uint64_t key, check;
    Id       id;
} Recent;

struct IndexFile {
    sqlite3               *db;
    const quoth_gazetteer *gazetteer;
    struct {
        const char   *text; /* a literal: known by its address */
        sqlite3_stmt *statement;
    } sql[N_SQL];
    quoth_error err; /* the first since the last call from outside */
    Id          searched; /* quotes up to this one are in quote_fts */
    bool        writing, begun, indexed, splits; /* splits: some documents' mentions are to be taken apart */
    Recent     *recent;
    Tally       tally;
};

/* ---- SQL ----------------------------------------------------------------------------------------------------------
 * `format` tells of each value that is bound: i Id or int64_t, k the same but NULL for 0, t text or NULL, d double. After a failure all of
 * them do nothing and say no; `index->err` has the first one. */
bool sql_script(IndexFile *index, const char *script);
bool sql_do(IndexFile *index, const char *text, const char *format, ...);
Id   sql_id(IndexFile *index, const char *text, const char *format, ...);  /* the first value of the first row, else 0 */
Id   sql_put(IndexFile *index, const char *text, const char *format, ...); /* the id of the row that was put in */

/* Rows, one after the other; sql_done() leaves before the last. */
sqlite3_stmt *sql_ask(IndexFile *index, const char *text, const char *format, ...);
bool          sql_row(IndexFile *index, sqlite3_stmt *rows);
void          sql_done(sqlite3_stmt *rows);
const char   *sql_text(sqlite3_stmt *rows, int column); /* "" for NULL */

bool index_fails(IndexFile *index, quoth_code code, const char *text);
bool index_lacks_memory(IndexFile *index);
bool index_begin(IndexFile *index);
bool index_end(IndexFile *index); /* commits */

/* ---- Schema -------------------------------------------------------------------------------------------------------- */

bool schema_make(IndexFile *index);
bool schema_is_ours(IndexFile *index);
bool schema_indices(IndexFile *index);       /* those that are made when the first documents are in */
bool schema_later_indices(IndexFile *index); /* and when the first of their quotes are settled by speakers */

/* ---- Parts of it ------------------------------------------------------------------------------------------------- */

#define LONGEST_NAME 512

/* Words of letters and digits, folded, with single blanks between; returns the length. */
size_t folded_name(const char *name, char out[LONGEST_NAME]);
size_t count_words(const char *folded);

/* "2025-11-12", from what papers write: ISO 8601, RFC 822, "November 12, 2025". False where it is none of them. */
bool day_of(const char *published, char day[11]);
int  day_number(const char *day); /* days on end; 0 for none */

bool batch_flush(IndexFile *index); /* the tally into the tables, and quotes into what searches them */
bool document_remove(IndexFile *index, Id document);

/* The rows of names; made where they are not there. */
Id entity_row(IndexFile *index, const Record *record, const RecordEntity *entity);
Id spelling_row(IndexFile *index, Id entity, const char *text);
Id role_row(IndexFile *index, Id entity, const RecordRole *role);
Id outlet_row(IndexFile *index, const char *name);

bool ties_settle(IndexFile *index);
bool things_group(IndexFile *index); /* entities that ties and decisions make one */
bool statements_settle(IndexFile *index);
bool statements_count(IndexFile *index); /* those of temp.changed anew */
bool sketch_remove(IndexFile *index, Id quote, const char *text);

/* Things of a name, best first, into the table temp.wanted (slot, entity) with all entities of each. Returns how many things. */
size_t find_things(IndexFile *index, const char *name, int slot);
#endif
