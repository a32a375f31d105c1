/* A batch into what all documents have in common. */
#include "inner.h"

typedef struct Days {
    char        first[12], last[12];
    const char *from, *to; /* NULL where there is none */
} Days;

static const char *write_date(int date, char day[12]) {
    static const int units[] = {10000000, 1000000, 100000, 10000, 0, 1000, 100, 0, 10, 1};
    for (int i = 0; i < 10; i++) day[i] = (char)(units[i] ? '0' + date / units[i] % 10 : '-');
    day[10] = '\0';
    return date ? day : NULL;
}

#define DAYS "first_seen = min(ifnull(first_seen, ?5), ifnull(?5, first_seen)), last_seen = max(ifnull(last_seen, ?6), ifnull(?6, last_seen))"

static void add_counts(IndexFile *index, const TallyCount *count, const Days *days) {
    switch (count->sort) {
        case TALLY_ENTITY:
            sql_do(index,
                   "update entity set documents = documents + ?2, mentions = mentions + ?3, quotes = quotes + ?4, " DAYS " where id = ?1",
                   "iiiitt", count->a, count->documents, count->uses, count->more, days->from, days->to);
            break;
        case TALLY_SPELLING:
            sql_do(index,
                   "update spelling set documents = documents + ?2, mentions = mentions + ?3, named = named + ?4, " DAYS " where id = ?1",
                   "iiiitt", count->a, count->documents, count->uses, count->more, days->from, days->to);
            break;
        case TALLY_ROLE:
            sql_do(index, "update role set documents = documents + ?2, uses = uses + ?3, " DAYS " where id = ?1", "iiiitt", count->a,
                   count->documents, count->uses, (Id)0, days->from, days->to);
            break;
        case TALLY_COMPANY:
            sql_do(index,
                   "insert into company values(?1, ?2, ?3, ?5, ?6) on conflict(a, b) do update set documents = documents + ?3, " DAYS,
                   "iiiitt", count->a, count->b, count->documents, (Id)0, days->from, days->to);
            break;
    }
}

/* Where a document was taken away, the first and last day are looked up again. */
static void find_days(IndexFile *index, const TallyCount *count) {
    switch (count->sort) {
        case TALLY_ENTITY:
            sql_do(index,
                   "update entity set (first_seen, last_seen) = (select min(d.day), max(d.day) from doc_entity e join document d on d.id = "
                   "e.document"
                   " where e.entity = ?1) where id = ?1",
                   "i", count->a);
            break;
        case TALLY_SPELLING:
            sql_do(index,
                   "update spelling set (first_seen, last_seen) = (select min(d.day), max(d.day) from doc_entity e join document d on d.id "
                   "= e.document"
                   " where e.entity = spelling.entity and (e.name = spelling.text or exists (select 1 from mention m where m.document = "
                   "e.document and"
                   " m.number = e.number and m.form = 'name' and m.text = spelling.text))) where id = ?1",
                   "i", count->a);
            break;
        case TALLY_ROLE:
            sql_do(index,
                   "update role set (first_seen, last_seen) = (select min(d.day), max(d.day) from doc_role r join document d on d.id = "
                   "r.document"
                   " where r.role = ?1) where id = ?1",
                   "i", count->a);
            break;
        case TALLY_COMPANY:
            sql_do(index, "delete from company where a = ? and b = ? and documents <= 0", "ii", count->a, count->b);
            sql_do(index,
                   "update company set (first_seen, last_seen) = (select min(d.day), max(d.day) from doc_entity x join doc_entity y on"
                   " y.document = x.document join document d on d.id = x.document where x.entity = ?1 and y.entity = ?2) where a = ?1 and "
                   "b = ?2",
                   "ii", count->a, count->b);
            break;
    }
}

/* An entity goes by the name that most documents give it; of as many, the first by letters. */
static void name_entity(IndexFile *index, const TallyCount *count) {
    if (count->more && !count->lessened)
        sql_do(index,
               "update entity set name = s.text from spelling s where s.id = ?1 and entity.id = s.entity and entity.name <> s.text and not "
               "exists"
               " (select 1 from spelling o where o.entity = s.entity and o.text = entity.name and (o.named > s.named or (o.named = s.named "
               "and o.text < s.text)))",
               "i", count->a);
    else if (count->more)
        sql_do(index,
               "update entity set name = ifnull((select o.text from spelling o where o.entity = entity.id and o.named > 0 order by o.named "
               "desc, o.text limit 1), name)"
               " where id = (select entity from spelling where id = ?)",
               "i", count->a);
}

static void drop_unused(IndexFile *index, const TallyCount *count) {
    if (count->sort == TALLY_ROLE) sql_do(index, "delete from role where id = ? and documents <= 0", "i", count->a);
    if (count->sort != TALLY_SPELLING) return;
    sql_do(index, "insert into name_fts(name_fts, rowid, text) select 'delete', id, text from spelling where id = ? and documents <= 0",
           "i", count->a);
    sql_do(index, "delete from spelling where id = ? and documents <= 0", "i", count->a);
}

/* AUTOINCREMENT: what came in is behind all that ever was. */
static bool search_new(IndexFile *index) {
    sql_do(index, "insert into quote_fts(rowid, text, reported, role) select id, text, reported, role from quote_words where id > ?", "i",
           index->searched);
    index->searched = sql_id(index, "select ifnull(max(id), 0) from quote", "");
    return index->err.code == QUOTH_OK;
}

bool batch_flush(IndexFile *index) {
    Tally *tally = &index->tally;
    size_t n = tally->n;
    bool   dropped = false;
    if (index->err.code != QUOTH_OK || !search_new(index)) return false;
    tally_sort(tally);
    for (size_t i = 0; i < n; i++) {
        Days days;
        days.from = write_date(tally->at[i].first, days.first);
        days.to = write_date(tally->at[i].last, days.last);
        add_counts(index, &tally->at[i], &days);
        if (tally->at[i].sort == TALLY_SPELLING) name_entity(index, &tally->at[i]);
        if (!tally->at[i].lessened) continue;
        find_days(index, &tally->at[i]);
        drop_unused(index, &tally->at[i]);
        dropped = true;
    }
    tally_clear(tally);
    if (dropped) /* some of these rows are gone */
        for (size_t i = 0; i < (size_t)1 << 16; i++) index->recent[i] = (Recent){0};
    return index->err.code == QUOTH_OK;
}
