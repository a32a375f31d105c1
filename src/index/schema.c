/* The tables. docs/index.md documents each of them; a change here is a new VERSION. */
#include "inner.h"
#include <stdio.h>

#define APPLICATION "1903454313" /* "qthi" in the file's header: an index of ours */
#define VERSION     3

/* Of documents, and what is in each; and of what they have in common. */
static const char document_tables[] =
    "create table outlet(id integer primary key, name text not null unique);"
    "create table document(id integer primary key autoincrement, key text not null unique, sha256 text not null, url text, title text,"
    " outlet integer references outlet, published text, day text, language text, gazetteer text);"
    "create table entity(id integer primary key autoincrement, key text not null unique, type text not null, name text not null, wikidata text,"
    " known integer not null, thing integer not null, documents integer not null default 0, mentions integer not null default 0,"
    " quotes integer not null default 0, first_seen text, last_seen text);"
    "create table doc_entity(document integer not null references document, number integer not null, entity integer references entity,"
    " local text not null, type text not null, name text not null, mentions integer not null, primary key(document, number)) without rowid;"
    "create table mention(document integer not null references document, start integer not null, end integer not null, number integer not null,"
    " form text not null, zone text, text text not null, primary key(document, start, end, number)) without rowid;"
    "create table spelling(id integer primary key autoincrement, entity integer not null references entity, text text not null, folded text not null,"
    " documents integer not null default 0, mentions integer not null default 0, named integer not null default 0, first_seen text,"
    " last_seen text, unique(entity, text));"
    "create table name_key(key integer not null, entity integer not null references entity, primary key(key, entity)) without rowid;"
    "create virtual table name_fts using fts5(text, content='spelling', content_rowid='id', tokenize='unicode61 remove_diacritics 2');"
    "create table role(id integer primary key autoincrement, entity integer not null references entity, text text not null, title text, base text,"
    " organization text, place text, tense text not null, documents integer not null default 0, uses integer not null default 0,"
    " first_seen text, last_seen text, unique(entity, text, tense));"
    "create table doc_role(document integer not null references document, number integer not null, start integer not null, end integer not null,"
    " role integer not null references role, primary key(document, number, start, end, role)) without rowid;"
    "create table company(a integer not null references entity, b integer not null references entity, documents integer not null,"
    " first_seen text, last_seen text, primary key(a, b)) without rowid;";

static const char quote_tables[] =
    "create table quote(id integer primary key autoincrement, document integer not null references document, local text not null,"
    " start integer not null, end integer not null, text text not null, kind text not null, manner text not null, cue text, lemma text,"
    " speaker integer references entity, speaker_number integer, speaker_name text, speaker_text text, role text, title text,"
    " organization text, place text, tense text, addressee integer references entity, addressee_name text, via integer references entity,"
    " via_name text, score real not null, day text, outer integer references quote, own text, statement integer);"
    "create table quote_about(entity integer not null references entity, quote integer not null references quote, primary key(entity, quote))"
    " without rowid;"
    "create view quote_words as select id, case when manner <> 'indirect' then text end as text, case when manner = 'indirect' then text end as reported,"
    " role from quote;"
    "create virtual table quote_fts using fts5(text, reported, role, content='quote_words', content_rowid='id', tokenize='unicode61 remove_diacritics 2');"
    "create table note(document integer not null references document, code text not null, start integer not null, end integer not null, text text);"
    "create table tie(a integer not null references entity, b integer not null references entity, score real not null, why text not null,"
    " company real not null, shared text, state text not null, seen integer not null, primary key(a, b)) without rowid;"
    "create table decision(id integer primary key, verb text not null, a text not null, b text not null, unique(verb, a, b));"
    "create table wording(quote integer primary key references quote, near integer not null references quote, sort text not null,"
    " likeness real not null, shared text);"
    "create table sketch(hash integer not null, quote integer not null references quote, primary key(hash, quote)) without rowid;"
    "create table state(name text primary key, value) without rowid;"
    "create view thing as select t.id, t.key, t.type, t.name, t.wikidata, t.known, sum(e.documents) as documents, sum(e.mentions) as mentions,"
    " sum(e.quotes) as quotes, min(e.first_seen) as first_seen, max(e.last_seen) as last_seen"
    " from entity t join entity e on e.thing = t.id where t.thing = t.id group by t.id;"
    "create table statement(id integer primary key, quotes integer not null, outlets integer not null, documents integer not null,"
    " speakers integer not null, first_seen text, last_seen text);";

static const char indices[] =
    "create index if not exists doc_entity_of on doc_entity(entity, document);"
    "create index if not exists entity_of_thing on entity(thing);"
    "create index if not exists entity_documents on entity(type, documents);"
    "create index if not exists spelling_folded on spelling(folded);"
    "create index if not exists document_outlet on document(outlet);"
    "create index if not exists doc_role_of on doc_role(role);"
    "create index if not exists quote_document on quote(document);"
    "create index if not exists quote_day on quote(day);"
    "create index if not exists quote_speaker on quote(speaker, day, role, manner, kind, document);"
    "create index if not exists quote_outer on quote(outer) where outer is not null;"
    "create index if not exists note_document on note(document);"
    "create index if not exists tie_other on tie(b);";

static const char later_indices[] =
    "create index if not exists quote_statement on quote(statement, day, manner, document) where statement is not null;"
    "create index if not exists quote_spoken on quote(speaker, statement, manner, role, document) where statement is not null;"
    "create index if not exists statement_seen on statement(last_seen, id, first_seen, documents);"
    "create index if not exists statement_contested on statement(last_seen, id) where speakers > 1;"
    "create index if not exists wording_near on wording(near);";

bool schema_make(IndexFile *index) {
    char version[80];
    snprintf(version, sizeof version, "pragma application_id=" APPLICATION "; pragma user_version=%d", VERSION);
    return sql_script(index, "pragma journal_mode=wal") && index_begin(index) && sql_script(index, document_tables) &&
           sql_script(index, quote_tables) && sql_script(index, version) && index_end(index);
}

bool schema_indices(IndexFile *index) {
    if (!index->indexed) index->indexed = sql_script(index, indices);
    return index->indexed;
}

bool schema_later_indices(IndexFile *index) { return sql_script(index, later_indices); }

bool schema_is_ours(IndexFile *index) {
    char text[120];
    Id   version = sql_id(index, "pragma user_version", "");
    if (sql_id(index, "pragma application_id", "") != 1903454313) return index_fails(index, QUOTH_CORRUPT, "no index of quoth's");
    if (version == VERSION) return true;
    snprintf(text, sizeof text, "an index of schema version %lld; this program has %d: add the records to a new one", (long long)version,
             VERSION);
    return index_fails(index, QUOTH_CORRUPT, text);
}
