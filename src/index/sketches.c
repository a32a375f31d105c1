/* Quotes of nearly the same words, whoever is said to have spoken them: found by hashes of their runs of words. */
#include "settling.h"
#include <stdlib.h>
#include <string.h>

#define CONFLICT_DAYS 7 /* between two speakers of one statement */

/* ---- Quotes that were looked at of late ---------------------------------------------------------------------------- */

#define N_KEPT ((size_t)1 << 12)

/* The first quotes of a hash are looked at for each one that comes later. */
struct KeptQuote {
    Id       quote, statement, thing; /* 0: none */
    int      day;
    unsigned n;
    Token   *tokens; /* weighed */
};
typedef struct KeptQuote KeptQuote;

static KeptQuote *place_of(const Settling *settling, Id quote) {
    return &settling->kept[(uint64_t)quote * UINT64_C(0x9E3779B97F4A7C15) >> 52 & (N_KEPT - 1)];
}

/* Its row is (statement, thing, day, text). */
static bool keep(const Settling *settling, KeptQuote *place, Id quote, sqlite3_stmt *row) {
    Token    tokens[MOST_TOKENS];
    unsigned n = words_read(sql_text(row, 3), tokens);
    Token   *copy = realloc(place->tokens, (n + 1) * sizeof *copy);
    if (!copy) return index_lacks_memory(settling->index);
    words_weigh(settling->rarity, tokens, n);
    memcpy(copy, tokens, n * sizeof *copy);
    *place = (KeptQuote){quote, sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), day_number(sql_text(row, 2)), n, copy};
    return true;
}

static const char of_quote[] = "select q.statement, e.thing, q.day, ifnull(q.own, q.text) from quote q left join entity e on e.id = q.speaker where q.id = ?";

static const KeptQuote *quote_of(const Settling *settling, Id quote) {
    KeptQuote *place = place_of(settling, quote);
    if (place->quote == quote) return place;
    sqlite3_stmt *row = sql_ask(settling->index, of_quote, "i", quote);
    bool          ok = sql_row(settling->index, row) && keep(settling, place, quote, row);
    sql_done(row);
    return ok ? place : NULL;
}

/* Both statements (0: none) are one from here on. Returns it. */
static Id join(IndexFile *index, Id quote, Id statement, Id other, Id others) {
    Id head = others ? others : statement ? statement : other;
    if (statement != head) sql_do(index, "update quote set statement = ? where id = ?", "ii", head, quote);
    if (others != head) sql_do(index, "update quote set statement = ? where id = ?", "ii", head, other);
    if (statement && statement != head) sql_do(index, "update quote set statement = ?1 where statement = ?2", "ii", head, statement);
    sql_do(index, "insert or ignore into changed values(?)", "i", head);
    if (statement && statement != head) sql_do(index, "insert or ignore into changed values(?)", "i", statement);
    return head;
}

/* The kept ones' statements follow. */
static void join_kept(const Settling *settling, Id quote, Id other, Id from, Id to) {
    const Id both[] = {quote, other};
    for (size_t i = 0; i < 2; i++)
        if (place_of(settling, both[i])->quote == both[i]) place_of(settling, both[i])->statement = to;
    for (size_t i = 0; i < N_KEPT && from && from != to; i++)
        if (settling->kept[i].statement == from) settling->kept[i].statement = to;
}

void quotes_forget(Settling *settling) {
    for (size_t i = 0; settling->kept && i < N_KEPT; i++) free(settling->kept[i].tokens);
    free(settling->kept);
    settling->kept = NULL;
}

/* ---- Settling ------------------------------------------------------------------------------------------------------ */

/* The same or nearly the same words, and not only by chance: days near, where the speakers differ or the words do. */
static bool is_one(const KeptQuote *quote, const KeptQuote *other, Likeness *likeness) {
    bool others = other->thing && quote->thing && other->thing != quote->thing, near = days_are_near(quote->day, other->day, NEAR_DAYS);
    if (others && !days_are_near(quote->day, other->day, CONFLICT_DAYS)) return false;
    if (!near && !words_are_same(quote->tokens, quote->n, other->tokens, other->n)) return false;
    words_compare(quote->tokens, quote->n, other->tokens, other->n, likeness);
    if (likeness->sort == LIKE_SAME) return true;
    return likeness->sort == LIKE_NEARLY || (likeness->sort == LIKE_PART && words_content(other->tokens, other->n) >= 4);
}

/* Few quotes come to their statement here, so that their words are read once more. */
static void put_wording(IndexFile *index, const KeptQuote *quote, Id other, const Likeness *likeness) {
    sqlite3_stmt *row = sql_ask(index, "select ifnull(own, text) from quote where id = ?", "i", quote->quote);
    if (sql_row(index, row)) wording_put(index, quote->quote, other, likeness, sql_text(row, 0));
    sql_done(row);
}

static void find_partner(const Settling *settling, KeptQuote *quote, int64_t hash) {
    IndexFile    *index = settling->index;
    Likeness      likeness;
    sqlite3_stmt *rows = sql_ask(index, "select quote from sketch where hash = ?1 and quote <> ?2 order by hash, quote limit 4", "ii", hash, quote->quote);
    while (sql_row(index, rows)) {
        Id               before = quote->statement;
        const KeptQuote *other = quote_of(settling, sqlite3_column_int64(rows, 0));
        if (!other || (other->statement && other->statement == before)) break;
        if (!is_one(quote, other, &likeness)) continue;
        quote->statement = join(index, quote->quote, before, other->quote, other->statement);
        put_wording(index, quote, other->quote, &likeness);
        join_kept(settling, quote->quote, other->quote, before, quote->statement);
        break;
    }
    sql_done(rows);
}

static void settle_one(const Settling *settling, Id id) {
    Token            tokens[MOST_TOKENS];
    int64_t          hashes[N_SKETCH];
    IndexFile       *index = settling->index;
    const KeptQuote *kept = quote_of(settling, id);
    if (!kept) return;
    KeptQuote quote = *kept; /* the kept one may have to make place */
    quote.tokens = memcpy(tokens, kept->tokens, kept->n * sizeof *tokens);
    unsigned n = words_sketch(tokens, quote.n, hashes);
    for (unsigned i = 0; i < n; i++) find_partner(settling, &quote, hashes[i]);
    for (unsigned i = 0; i < n; i++) sql_do(index, "insert or ignore into sketch values(?, ?)", "ii", hashes[i], id);
}

/* In order of days and documents, however they came. */
bool sketches_settle(Settling *settling) {
    IndexFile    *index = settling->index;
    sqlite3_stmt *rows = sql_ask(index,
                                 "select q.id from quote q join document d on d.id = q.document"
                                 " where q.id > ? and q.manner <> 'indirect' order by q.day, d.key, q.start",
                                 "i", settling->last);
    settling->kept = calloc(N_KEPT, sizeof *settling->kept);
    if (!settling->kept) return sql_done(rows), index_lacks_memory(index);
    while (sql_row(index, rows)) settle_one(settling, sqlite3_column_int64(rows, 0));
    return index->err.code == QUOTH_OK;
}

bool sketch_remove(IndexFile *index, Id quote, const char *text) {
    Token    tokens[MOST_TOKENS];
    int64_t  hashes[N_SKETCH];
    unsigned n = words_sketch(tokens, words_read(text, tokens), hashes);
    for (unsigned i = 0; i < n; i++) sql_do(index, "delete from sketch where hash = ? and quote = ?", "ii", hashes[i], quote);
    return index->err.code == QUOTH_OK;
}
