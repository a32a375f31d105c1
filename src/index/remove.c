/* A document's rows out again, and out of what all documents have in common. */
#include "inner.h"
#include <string.h>

typedef struct Removal {
    IndexFile *index;
    Id         document;
} Removal;

static void take_away(const Removal *removal, enum TallySort sort, Id a, Id b, int64_t uses, int64_t more) {
    const TallyEvent event = {-removal->document, uses, more, 0, -1};
    if (!tally_add(&removal->index->tally, sort, a, b, &event)) index_lacks_memory(removal->index);
}

static void remove_entities(const Removal *removal) {
    IndexFile    *index = removal->index;
    sqlite3_stmt *rows = sql_ask(index, "select entity, name, mentions from doc_entity where document = ? and entity is not null", "i", removal->document);
    while (sql_row(index, rows)) {
        Id entity = sqlite3_column_int64(rows, 0);
        take_away(removal, TALLY_ENTITY, entity, 0, sqlite3_column_int64(rows, 2), 0);
        take_away(removal, TALLY_SPELLING, spelling_row(index, entity, sql_text(rows, 1)), 0, 0, 1);
    }
    rows = sql_ask(index,
                   "select e.entity, m.text from doc_entity e join mention m on m.document = e.document and m.number = e.number"
                   " where e.document = ? and e.entity is not null and m.form = 'name' order by e.number",
                   "i", removal->document);
    while (sql_row(index, rows))
        take_away(removal, TALLY_SPELLING, spelling_row(index, sqlite3_column_int64(rows, 0), sql_text(rows, 1)), 0, 1, 0);
    rows = sql_ask(index, "select role from doc_role where document = ? order by role", "i", removal->document);
    while (sql_row(index, rows)) take_away(removal, TALLY_ROLE, sqlite3_column_int64(rows, 0), 0, 1, 0);
}

/* As add.c counted it: what was company is found by the same rule, in the same order. */
static void remove_company(const Removal *removal) {
    IndexFile    *index = removal->index;
    Id            company[64];
    unsigned      n = 0;
    sqlite3_stmt *rows = sql_ask(index,
                                 "select e.entity from doc_entity e where e.document = ?1 and e.entity is not null and"
                                 " e.type in ('person', 'organization') and exists (select 1 from mention m where m.document = ?1 and"
                                 " m.number = e.number and (m.zone is null or m.zone in ('headline', 'subhead'))) order by e.number limit 64",
                                 "i", removal->document);
    while (sql_row(index, rows)) company[n++] = sqlite3_column_int64(rows, 0);
    for (unsigned i = 0; i < n; i++)
        for (unsigned k = 0; k < n; k++)
            if (company[i] != company[k]) take_away(removal, TALLY_COMPANY, company[i], company[k], 1, 0);
}

/* The statement goes on without it, under the first that is left; of one alone there is no statement. */
static void leave_statement(IndexFile *index, Id quote, Id statement) {
    sql_do(index, "update quote set statement = null where id = ?", "i", quote);
    Id head = sql_id(index, "select min(id) from quote where statement = ?", "i", statement);
    Id others = sql_id(index, "select count(*) from quote where statement = ?", "i", statement);
    if (others == 1) sql_do(index, "delete from wording where quote = (select id from quote where statement = ?)", "i", statement);
    sql_do(index, "update quote set statement = ?2 where statement = ?1", "ik", statement, others > 1 ? head : 0);
    sql_do(index, "insert or ignore into changed values(?)", "i", statement);
    if (others > 1) sql_do(index, "insert or ignore into changed values(?)", "i", head);
    sql_do(index, "delete from wording where quote = ?1", "i", quote);
    sql_do(index, "update wording set near = ?2 where near = ?1 and quote <> ?2", "ik", quote, head);
    sql_do(index, "delete from wording where near = ?1", "i", quote);
}

static void remove_quotes(const Removal *removal) {
    IndexFile    *index = removal->index;
    sqlite3_stmt *rows = sql_ask(index, "select id, speaker, statement, ifnull(own, text) from quote where document = ?", "i", removal->document);
    while (sql_row(index, rows)) {
        Id quote = sqlite3_column_int64(rows, 0), speaker = sqlite3_column_int64(rows, 1), statement = sqlite3_column_int64(rows, 2);
        if (speaker) take_away(removal, TALLY_ENTITY, speaker, 0, 0, 1);
        sql_do(index,
               "insert into quote_fts(quote_fts, rowid, text, reported, role) select 'delete', id, text, reported, role from quote_words "
               "where id = ?",
               "i", quote);
        if (statement) leave_statement(index, quote, statement);
        sql_do(index,
               "delete from quote_about where quote = ?1 and entity in (select entity from doc_entity where document = ?2 and entity is "
               "not null)",
               "ii", quote, removal->document);
        sketch_remove(index, quote, sql_text(rows, 3));
    }
}

bool document_remove(IndexFile *index, Id document) {
    const Removal removal = {index, document};
    if (!schema_indices(index) || !batch_flush(index)) return false;
    remove_entities(&removal);
    remove_company(&removal);
    remove_quotes(&removal);
    sql_do(index, "delete from quote where document = ?", "i", document);
    sql_do(index, "delete from mention where document = ?", "i", document);
    sql_do(index, "delete from doc_role where document = ?", "i", document);
    sql_do(index, "delete from doc_entity where document = ?", "i", document);
    sql_do(index, "delete from note where document = ?", "i", document);
    statements_count(index);
    sql_do(index, "delete from document where id = ?", "i", document);
    return index->err.code == QUOTH_OK;
}
