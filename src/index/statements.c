/* Which quotes are one statement: those of one speaker that share words, within a few days of each other; and those of nearly the same words,
 * whoever is said to have spoken them. A statement is known by its first quote. */
#include "crowd.h"
#include "inner.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NEAR_DAYS     3  /* between two wordings of a statement */
#define CONFLICT_DAYS 7  /* between two speakers of one */
#define CANDIDATES    8

typedef struct Settling {
    IndexFile *index;
    Rarity    *rarity;
    Crowd      crowd;
    Id         last; /* quotes up to this one are settled */
} Settling;

/* ---- Rarity ------------------------------------------------------------------------------------------------------ */

static bool load_rarity(Settling *settling) {
    IndexFile *index = settling->index;
    settling->rarity = calloc(1, sizeof *settling->rarity);
    if (!settling->rarity) return index_lacks_memory(index);
    settling->last = sql_id(index, "select value from state where name = 'settled quote'", "");
    sqlite3_stmt *rows = sql_ask(index, "select value from state where name = 'rarity'", "");
    if (sql_row(index, rows) && sqlite3_column_bytes(rows, 0) == (int)sizeof *settling->rarity)
        memcpy(settling->rarity, sqlite3_column_blob(rows, 0), sizeof *settling->rarity);
    sql_done(rows);
    return index->err.code == QUOTH_OK;
}

static bool count_new(Settling *settling) {
    Token         tokens[MOST_TOKENS];
    sqlite3_stmt *rows = sql_ask(settling->index, "select text from quote where id > ?", "i", settling->last);
    while (sql_row(settling->index, rows)) rarity_count(settling->rarity, tokens, words_read(sql_text(rows, 0), tokens));
    return settling->index->err.code == QUOTH_OK;
}

static bool save_rarity(const Settling *settling) {
    IndexFile    *index = settling->index;
    sqlite3_stmt *put = sql_ask(index, "insert or replace into state values('rarity', ?)", "");
    if (put) sqlite3_bind_blob(put, 1, settling->rarity, sizeof *settling->rarity, SQLITE_STATIC);
    while (sql_row(index, put)) {}
    if (put) sqlite3_clear_bindings(put);
    return sql_do(index, "insert or replace into state select 'settled quote', ifnull(max(id), 0) from quote", "");
}

/* ---- Joining ----------------------------------------------------------------------------------------------------- */

static void shared_words(const Likeness *likeness, const char *text, char *out, size_t size) {
    size_t n = 0;
    out[0] = '\0';
    for (unsigned i = 0; i < likeness->n_shared && n + likeness->length[i] + 2 < size; i++)
        n += (size_t)snprintf(out + n, size - n, "%s%.*s", n ? " " : "", (int)likeness->length[i], text + likeness->shared[i]);
}

/* Of two quotes in statements of their own, both statements are one from here on. Returns the statement. */
static Id join(IndexFile *index, Id quote, Id statement, Id other, Id others, const Likeness *likeness, const char *text) {
    static const char *const names[] = {"", "reworded", "nearly", "part", "same"};
    char                     shared[400];
    Id                       head = others ? others : statement ? statement : other;
    shared_words(likeness, text, shared, sizeof shared);
    if (statement != head) sql_do(index, "update quote set statement = ? where id = ?", "ii", head, quote);
    if (others != head) sql_do(index, "update quote set statement = ? where id = ?", "ii", head, other);
    if (statement && statement != head) sql_do(index, "update quote set statement = ?1 where statement = ?2", "ii", head, statement);
    sql_do(index, "insert or ignore into changed values(?)", "i", head);
    if (statement && statement != head) sql_do(index, "insert or ignore into changed values(?)", "i", statement);
    sql_do(index, "insert or ignore into wording values(?, ?, ?, ?, ?)", "iitdt", quote, other, names[likeness->sort], likeness->share, shared);
    return head;
}

/* ---- One speaker ------------------------------------------------------------------------------------------------- */

static bool days_are_near(int a, int b, int most) { return !a || !b || (a > b ? a - b : b - a) <= most; }

static bool may_join(const Said *said, const Said *other, const Likeness *likeness, unsigned n_content) {
    bool near = days_are_near(said->day, other->day, NEAR_DAYS);
    if (likeness->sort == LIKE_REWORDED) return near && said->document != other->document;
    if (likeness->sort == LIKE_NEARLY) return near; /* who says much the same again months later makes another statement */
    return likeness->sort != LIKE_NOT && (near || n_content >= 4);
}

static void settle_one(Settling *settling, Said *said, const char *text) {
    uint32_t found[CANDIDATES];
    Likeness best = {.sort = LIKE_NOT}, likeness;
    Said    *partner = NULL;
    unsigned n_content = words_content(said->tokens, said->n);
    size_t   n = crowd_find(&settling->crowd, said->tokens, said->n, found, CANDIDATES);
    for (size_t i = 0; i < n; i++) {
        Said *other = &settling->crowd.at[found[i]];
        words_compare(said->tokens, said->n, other->tokens, other->n, &likeness);
        if (!may_join(said, other, &likeness, n_content)) continue;
        if (likeness.sort < best.sort || (likeness.sort == best.sort && likeness.share <= best.share)) continue;
        best = likeness;
        partner = other;
    }
    if (!partner) return;
    said->statement = partner->statement = join(settling->index, said->quote, 0, partner->quote, partner->statement, &best, text);
}

static bool settle_row(Settling *settling, sqlite3_stmt *rows) {
    Token       tokens[MOST_TOKENS];
    const char *text = sql_text(rows, 4);
    Said        said = {sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1), sqlite3_column_int64(rows, 2), day_number(sql_text(rows, 3)),
                 sqlite3_column_int64(rows, 0) > settling->last, words_read(text, tokens), tokens};
    words_weigh(settling->rarity, tokens, said.n);
    if (said.fresh && said.n) settle_one(settling, &said, text);
    return !said.n || crowd_add(&settling->crowd, &said) || index_lacks_memory(settling->index);
}

/* Its quotes near the new ones, in order of days. */
static bool settle_speaker(Settling *settling, Id thing) {
    IndexFile    *index = settling->index;
    sqlite3_stmt *rows = sql_ask(index,
                                 "with span as (select date(min(day), '-3 days') as since, date(max(day), '+3 days') as until, count(*) > count(day) as undated"
                                 " from quote where id > ?2 and speaker in (select id from entity where thing = ?1))"
                                 " select q.id, q.document, q.statement, q.day, q.text from span, quote q join document d on d.id = q.document"
                                 " where q.speaker in (select id from entity where thing = ?1) and"
                                 " (q.id > ?2 or q.day is null or span.undated or q.day between span.since and span.until)"
                                 " order by q.day, d.key, q.start",
                                 "ii", thing, settling->last);
    bool          ok = true;
    crowd_clear(&settling->crowd);
    while (ok && sql_row(index, rows)) ok = settle_row(settling, rows);
    sql_done(rows);
    return ok && index->err.code == QUOTH_OK;
}

static bool settle_speakers(Settling *settling) {
    IndexFile    *index = settling->index;
    sqlite3_stmt *rows = sql_ask(index, "select distinct e.thing from quote q join entity e on e.id = q.speaker where q.id > ? order by e.thing", "i", settling->last);
    bool          ok = true;
    while (ok && sql_row(index, rows)) ok = settle_speaker(settling, sqlite3_column_int64(rows, 0));
    sql_done(rows);
    return ok && index->err.code == QUOTH_OK;
}

/* ---- Any speaker ------------------------------------------------------------------------------------------------- */

typedef struct Sketched {
    Id          quote, statement, thing;
    int         day;
    unsigned    n;
    Token       tokens[MOST_TOKENS];
    const char *text;
} Sketched;

/* The same or nearly the same words, and not only by chance: days near, where the speakers differ or the words do. */
static bool is_one(const Settling *settling, const Sketched *quote, sqlite3_stmt *rows, Likeness *likeness) {
    Token    tokens[MOST_TOKENS];
    unsigned n = words_read(sql_text(rows, 4), tokens);
    Id       thing = sqlite3_column_int64(rows, 2);
    int      day = day_number(sql_text(rows, 3));
    bool     others = thing && quote->thing && thing != quote->thing;
    if (others && !days_are_near(quote->day, day, CONFLICT_DAYS)) return false;
    words_weigh(settling->rarity, tokens, n);
    words_compare(quote->tokens, quote->n, tokens, n, likeness);
    if (likeness->sort == LIKE_SAME) return true;
    if (!days_are_near(quote->day, day, NEAR_DAYS)) return false;
    return likeness->sort == LIKE_NEARLY || (likeness->sort == LIKE_PART && words_content(tokens, n) >= 4);
}

static void find_partner(Settling *settling, Sketched *quote, int64_t hash) {
    IndexFile    *index = settling->index;
    Likeness      likeness;
    sqlite3_stmt *rows = sql_ask(index,
                                 "select q.id, ifnull(q.statement, 0), ifnull(e.thing, 0), q.day, q.text from sketch s join quote q on q.id = s.quote"
                                 " left join entity e on e.id = q.speaker where s.hash = ?1 and s.quote <> ?2 order by s.hash, s.quote limit 4",
                                 "ii", hash, quote->quote);
    while (sql_row(index, rows)) {
        Id other = sqlite3_column_int64(rows, 0), statement = sqlite3_column_int64(rows, 1);
        if (statement && statement == quote->statement) break;
        if (!is_one(settling, quote, rows, &likeness)) continue;
        sql_done(rows);
        quote->statement = join(index, quote->quote, quote->statement, other, statement, &likeness, quote->text);
        break;
    }
    sql_done(rows);
}

static void settle_sketch(Settling *settling, Sketched *quote) {
    IndexFile    *index = settling->index;
    int64_t       hashes[N_SKETCH];
    sqlite3_stmt *rows = sql_ask(index, "select text, ifnull(statement, 0) from quote where id = ?", "i", quote->quote);
    if (!sql_row(index, rows)) return;
    quote->text = sql_text(rows, 0);
    quote->statement = sqlite3_column_int64(rows, 1);
    quote->n = words_read(quote->text, quote->tokens);
    words_weigh(settling->rarity, quote->tokens, quote->n);
    unsigned n = words_sketch(quote->tokens, quote->n, hashes);
    for (unsigned i = 0; i < n; i++) find_partner(settling, quote, hashes[i]);
    for (unsigned i = 0; i < n; i++) sql_do(index, "insert or ignore into sketch values(?, ?)", "ii", hashes[i], quote->quote);
    sql_done(rows);
}

/* In order of days and documents, however they came. */
static bool settle_sketches(Settling *settling) {
    IndexFile    *index = settling->index;
    sqlite3_stmt *rows = sql_ask(index,
                                 "select q.id, e.thing, q.day from quote q join document d on d.id = q.document left join entity e on e.id = q.speaker"
                                 " where q.id > ? and q.manner <> 'indirect' order by q.day, d.key, q.start",
                                 "i", settling->last);
    while (sql_row(index, rows)) {
        Sketched quote = {.quote = sqlite3_column_int64(rows, 0), .thing = sqlite3_column_int64(rows, 1), .day = day_number(sql_text(rows, 2))};
        settle_sketch(settling, &quote);
    }
    return index->err.code == QUOTH_OK;
}

bool statements_count(IndexFile *index) {
    return sql_do(index, "delete from statement where id in (select statement from changed)", "") &&
           sql_do(index,
                  "insert into statement select c.statement, count(*), count(distinct d.outlet), count(distinct d.id), count(distinct e.thing), min(q.day), max(q.day)"
                  " from changed c join quote q on q.statement = c.statement join document d on d.id = q.document left join entity e on e.id = q.speaker"
                  " group by c.statement",
                  "") &&
           sql_do(index, "delete from changed", "");
}

bool statements_settle(IndexFile *index) {
    Settling settling = {.index = index};
    bool     ok = load_rarity(&settling);
    if (ok && settling.last < sql_id(index, "select ifnull(max(id), 0) from quote", ""))
        ok = count_new(&settling) && settle_speakers(&settling) && settle_sketches(&settling) && statements_count(index) && save_rarity(&settling);
    crowd_free(&settling.crowd);
    free(settling.rarity);
    return ok && index->err.code == QUOTH_OK;
}

bool sketch_remove(IndexFile *index, Id quote, const char *text) {
    Token    tokens[MOST_TOKENS];
    int64_t  hashes[N_SKETCH];
    unsigned n = words_sketch(tokens, words_read(text, tokens), hashes);
    for (unsigned i = 0; i < n; i++) sql_do(index, "delete from sketch where hash = ? and quote = ?", "ii", hashes[i], quote);
    return index->err.code == QUOTH_OK;
}
