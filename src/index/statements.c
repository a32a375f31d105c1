/* Which quotes are one statement: those of one speaker that share words, within a few days of each other; and those of nearly the same
 * words, whoever is said to have spoken them. A statement is known by its first quote. */
#include "settling.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CANDIDATES 8

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
    sqlite3_stmt *rows = sql_ask(settling->index, "select ifnull(own, text) from quote where id > ?", "i", settling->last);
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

void wording_put(IndexFile *index, Id quote, Id other, const Likeness *likeness, const char *text) {
    static const char *const names[] = {"", "reworded", "nearly", "part", "same"};
    char                     shared[400];
    shared_words(likeness, text, shared, sizeof shared);
    sql_do(index, "insert or ignore into wording values(?, ?, ?, ?, ?)", "iitdt", quote, other, names[likeness->sort], likeness->share,
           shared);
}

#define MOST_JOINED ((size_t)1 << 16)

/* Quotes are put into statements many at a time, in the order in which they lie. */
static bool join(Settling *settling, Id quote, Id statement) {
    if (settling->n_joined == settling->room_joined) {
        size_t  room = settling->room_joined ? settling->room_joined * 2 : 256;
        Joined *joined = realloc(settling->joined, room * sizeof *joined);
        if (!joined) return index_lacks_memory(settling->index);
        settling->joined = joined;
        settling->room_joined = room;
    }
    settling->joined[settling->n_joined++] = (Joined){quote, statement};
    return true;
}

static int by_quote(const void *a, const void *b) {
    const Joined *x = a, *y = b;
    return (x->quote > y->quote) - (x->quote < y->quote);
}

static bool save_joined(Settling *settling) {
    IndexFile *index = settling->index;
    if (settling->n_joined) qsort(settling->joined, settling->n_joined, sizeof *settling->joined, by_quote);
    for (size_t i = 0; i < settling->n_joined; i++) {
        const Joined *joined = &settling->joined[i];
        sql_do(index, "update quote set statement = ? where id = ?", "ii", joined->statement, joined->quote);
        if (joined->quote == joined->statement) continue; /* the statement is that of another one too */
        sql_do(index, "insert or ignore into changed values(?)", "i", joined->statement);
    }
    settling->n_joined = 0;
    return index->err.code == QUOTH_OK;
}

/* ---- One speaker ------------------------------------------------------------------------------------------------- */

bool days_are_near(int a, int b, int most) { return !a || !b || (a > b ? a - b : b - a) <= most; }

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
    if (!partner->statement) join(settling, partner->quote, partner->statement = partner->quote);
    join(settling, said->quote, said->statement = partner->statement);
    wording_put(settling->index, said->quote, partner->quote, &best, text);
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

/* From when to when its quotes can have to do with the new ones; all of them where one of these has no day. */
typedef struct Span {
    char since[11], until[11];
    bool all;
} Span;

static Span span_of_new(const Settling *settling, Id thing) {
    Span span = {.all = settling->last == 0};
    if (span.all) return span;
    sqlite3_stmt *rows = sql_ask(settling->index,
                                 "select date(min(q.day), '-3 days'), date(max(q.day), '+3 days'), count(*) > count(q.day) from entity e join quote q"
                                 " on q.speaker = e.id where e.thing = ? and q.id > ?",
                                 "ii", thing, settling->last);
    if (sql_row(settling->index, rows)) {
        snprintf(span.since, sizeof span.since, "%s", sql_text(rows, 0));
        snprintf(span.until, sizeof span.until, "%s", sql_text(rows, 1));
        span.all = sqlite3_column_int(rows, 2) != 0;
    }
    sql_done(rows);
    return span;
}

/* Its quotes near the new ones, in order of days. */
static bool settle_speaker(Settling *settling, Id thing) {
    IndexFile    *index = settling->index;
    const Span    span = span_of_new(settling, thing);
    sqlite3_stmt *rows = sql_ask(index,
                                 "select q.id, q.document, q.statement, q.day, ifnull(q.own, q.text) from entity e join quote q on q.speaker = e.id"
                                 " join document d on d.id = q.document where e.thing = ?1 and"
                                 " (?3 or q.id > ?2 or q.day is null or q.day between ?4 and ?5) order by q.day, d.key, q.start",
                                 "iiitt", thing, settling->last, (Id)span.all, span.since, span.until);
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
    while (ok && sql_row(index, rows)) {
        ok = settle_speaker(settling, sqlite3_column_int64(rows, 0));
        if (settling->n_joined > MOST_JOINED) ok = save_joined(settling) && ok;
    }
    sql_done(rows);
    return ok && save_joined(settling);
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

bool statements_count(IndexFile *index) {
    return sql_do(index, "delete from statement where id in (select statement from changed)", "") &&
           sql_do(index,
                  "insert into statement select c.statement, count(*), count(distinct d.outlet), count(distinct d.id), count(distinct "
                  "e.thing), min(q.day), max(q.day)"
                  " from changed c join quote q on q.statement = c.statement join document d on d.id = q.document left join entity e on "
                  "e.id = q.speaker"
                  " group by c.statement",
                  "") &&
           sql_do(index, "delete from changed", "");
}

bool statements_settle(IndexFile *index) {
    Settling settling = {.index = index};
    bool     ok = load_rarity(&settling);
    if (ok && settling.last < sql_id(index, "select ifnull(max(id), 0) from quote", ""))
        ok = count_new(&settling) && settle_speakers(&settling) && schema_later_indices(index) && sketches_settle(&settling) &&
             statements_count(index) && save_rarity(&settling);
    crowd_free(&settling.crowd);
    quotes_forget(&settling);
    free(settling.rarity);
    free(settling.joined);
    return ok && index->err.code == QUOTH_OK;
}
