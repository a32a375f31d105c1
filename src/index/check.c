/* Is all in the index as it should be? */
#include "inner.h"
#include <stdio.h>

static const struct {
    const char *what, *sql; /* counts what is wrong */
} checks[] = {
    {"entities whose documents or mentions are counted wrong",
     "select count(*) from entity e left join (select entity, count(distinct document) as documents, sum(mentions) as mentions from doc_entity"
     " where entity is not null group by entity) d on d.entity = e.id where e.documents <> ifnull(d.documents, 0) or e.mentions <> ifnull(d.mentions, 0)"},
    {"entities whose quotes are counted wrong",
     "select count(*) from entity e left join (select speaker, count(*) as quotes from quote group by speaker) q on q.speaker = e.id"
     " where e.quotes <> ifnull(q.quotes, 0)"},
    {"entities whose first or last day is wrong",
     "select count(*) from entity e join (select x.entity, min(d.day) as first, max(d.day) as last from doc_entity x join document d on"
     " d.id = x.document group by x.entity) d on d.entity = e.id where e.first_seen is not d.first or e.last_seen is not d.last"},
    {"roles that are counted wrong",
     "select count(*) from role r left join (select role, count(*) as uses from doc_role group by role) d on d.role = r.id where r.uses <> ifnull(d.uses, 0)"},
    {"spellings that are counted wrong",
     "select count(*) from spelling s left join (select e.entity, m.text, count(*) as uses from mention m join doc_entity e on e.document = m.document"
     " and e.number = m.number where m.form = 'name' group by e.entity, m.text) u on u.entity = s.entity and u.text = s.text"
     " where s.mentions <> ifnull(u.uses, 0)"},
    {"company that does not go both ways", "select count(*) from company x left join company y on y.a = x.b and y.b = x.a where y.documents is not x.documents"},
    {"things that are none", "select count(*) from entity e left join entity t on t.id = e.thing where t.thing is not e.thing"},
    {"quotes of no document", "select count(*) from quote q left join document d on d.id = q.document where d.id is null"},
    {"quotes inside quotes of other documents, or inside nested ones",
     "select count(*) from quote q left join quote o on o.id = q.outer where q.outer is not null and (o.document is not q.document or o.outer is not null)"},
    {"statements of one quote", "select count(*) from (select count(*) as n from quote where statement is not null group by statement) where n < 2"},
    {"statements that are counted wrong",
     "select count(*) from (select statement as id, count(*) as quotes, count(distinct document) as documents, max(day) as last from quote where statement is not null"
     " group by statement) q left join statement s on s.id = q.id where s.quotes is not q.quotes or s.documents is not q.documents or s.last_seen is not q.last"},
    {"statements without quotes", "select count(*) from statement s where not exists (select 1 from quote q where q.statement = s.id)"},
    {"wordings of quotes that are in no statement", "select count(*) from wording w left join quote q on q.id = w.quote where q.statement is null"},
};

bool index_check(IndexFile *index, index_teller tell, void *context, quoth_error *err) {
    char          text[300];
    bool          sound = true;
    sqlite3_stmt *rows = sql_ask(index, "pragma integrity_check", "");
    while (sql_row(index, rows)) {
        if (sqlite3_stricmp(sql_text(rows, 0), "ok") == 0) continue;
        tell(context, sql_text(rows, 0));
        sound = false;
    }
    for (size_t i = 0; i < sizeof checks / sizeof *checks && index->err.code == QUOTH_OK; i++) {
        Id wrong = sql_id(index, checks[i].sql, "");
        if (!wrong) continue;
        snprintf(text, sizeof text, "%lld %s", (long long)wrong, checks[i].what);
        tell(context, text);
        sound = false;
    }
    sql_script(index, "insert into quote_fts(quote_fts, rank) values('integrity-check', 1); insert into name_fts(name_fts, rank) "
                      "values('integrity-check', 1)");
    if (err && index->err.code != QUOTH_OK) *err = index->err;
    return sound && index->err.code == QUOTH_OK;
}
