/* Questions, each one statement of SQL, whose columns are the answer's. A column whose name ends in [] is JSON. */
#include "inner.h"
#include "words.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Drift: which words of a wording the other has not -------------------------------------------------------------- */

typedef struct Words {
    const char *text;
    Token       tokens[MOST_TOKENS];
    unsigned    n;
} Words;

static bool has_word(const Words *words, uint32_t whole) {
    for (unsigned i = 0; i < words->n; i++)
        if (words->tokens[i].whole == whole) return true;
    return false;
}

static char *words_only_in(const Words *words, const Words *other) {
    char  *out = malloc(strlen(words->text) + words->n + 1);
    size_t n = 0;
    if (!out) return NULL;
    for (unsigned i = 0; i < words->n; i++) {
        const Token *token = &words->tokens[i];
        if (has_word(other, token->whole) || token->place == UINT16_MAX) continue;
        if (n) out[n++] = ' ';
        memcpy(out + n, words->text + token->place, token->length);
        n += token->length;
    }
    out[n] = '\0';
    return out;
}

/* drift(a, b): the words of a that b has not, in order. */
static void drift(sqlite3_context *context, int n, sqlite3_value **values) {
    const char *a = (const char *)sqlite3_value_text(values[0]), *b = n > 1 ? (const char *)sqlite3_value_text(values[1]) : NULL;
    Words      *both = a && b ? calloc(2, sizeof *both) : NULL;
    if (!both) {
        sqlite3_result_null(context);
        return;
    }
    both[0].text = a;
    both[1].text = b;
    both[0].n = words_read(a, both[0].tokens);
    both[1].n = words_read(b, both[1].tokens);
    sqlite3_result_text(context, words_only_in(&both[0], &both[1]), -1, free);
    free(both);
}

/* ---- The questions ----------------------------------------------------------------------------------------------- */

/* Where a question has a condition, %s stands for all that the options say of quotes. */
static const char things_of[] =
    "select t.key, t.type, t.name, t.wikidata, sum(e.documents) as documents, sum(e.mentions) as mentions, sum(e.quotes) as quotes,"
    " min(e.first_seen) as first_seen, max(e.last_seen) as last_seen,"
    " (select json_group_array(text) from (select s.text from entity m join spelling s on s.entity = m.id where m.thing = t.id and s.mentions > 0"
    "  group by s.text order by sum(s.mentions) desc, s.text limit 20)) as \"spellings[]\","
    " (select json_group_array(text) from (select r.text from entity m join role r on r.entity = m.id where m.thing = t.id"
    "  group by r.text order by sum(r.documents) desc, r.text limit 20)) as \"roles[]\","
    " (select json_group_array(key) from (select m.key from entity m where m.thing = t.id and m.id <> t.id order by m.key)) as \"also[]\""
    " from (%s) c join entity t on t.id = c.id join entity e on e.thing = t.id group by t.id order by sum(e.documents) desc, t.key";

static const char named_things[] = "select distinct e.thing as id from wanted w join entity e on e.id = w.entity join entity h on h.id = e.thing"
                                   " where w.slot = 1 and h.type in (%s)%s limit :limit";
static const char all_things[] = "select e.thing as id from entity e join entity h on h.id = e.thing where e.type in (%s) and h.id = e.id%s"
                                 " order by e.documents desc limit :limit";
static const char with_role[] = " and exists (select 1 from role r join entity x on x.id = r.entity where x.thing = h.id and instr(lower(r.text), lower(:role)))";

static const char quotes_of[] =
    "select t.name as speaker, t.key, q.speaker_text as as_written, q.role, q.text, q.kind, q.manner, q.day, o.name as outlet, d.key as document, q.start, q.end,"
    " q.statement, q.score from (select q.id, q.day from quote q where q.kind in ('speech', 'thought', 'writing')%s order by q.day desc, q.id desc limit :limit) c"
    " join quote q on q.id = c.id join document d on d.id = q.document left join outlet o on o.id = d.outlet left join entity e on e.id = q.speaker"
    " left join entity t on t.id = e.thing order by c.day desc, c.id desc";

static const char variants_of[] =
    "select s.text as spelling, t.name, t.key, sum(s.documents) as documents, sum(s.mentions) as mentions, min(s.first_seen) as first_seen,"
    " max(s.last_seen) as last_seen, (select group_concat(i.why, '; ') from tie i where i.state = 'one' and e.id in (i.a, i.b) and e.id <> t.id) as tie"
    " from wanted w join spelling s on s.entity = w.entity join entity e on e.id = w.entity join entity t on t.id = e.thing where w.slot = 1 and s.mentions > 0"
    " group by s.text, t.id order by mentions desc, s.text limit :limit";

static const char roles_of[] =
    "select r.text as role, t.name, t.key, r.title, r.base, r.organization, r.place, r.tense, sum(r.documents) as documents, sum(r.uses) as uses,"
    " min(r.first_seen) as first_seen, max(r.last_seen) as last_seen from wanted w join role r on r.entity = w.entity join entity e on e.id = w.entity"
    " join entity t on t.id = e.thing where w.slot = 1 group by r.text, r.tense, t.id order by documents desc, r.text limit :limit";

static const char company_of[] =
    "select t.name, t.key, t.type, sum(c.documents) as documents, min(c.first_seen) as first_seen, max(c.last_seen) as last_seen from wanted w"
    " join company c on c.a = w.entity join entity e on e.id = c.b join entity t on t.id = e.thing where w.slot = 1 and"
    " e.id not in (select entity from wanted where slot = 1) group by t.id order by documents desc, t.key limit :limit";

/* Each with its first quotes, in order of their days; beside the others, which words it and the first have alone. */
static const char statements_of[] =
    "select s.id as statement, s.first_seen, s.last_seen, s.documents, s.outlets, s.quotes as times, s.speakers, count(distinct lower(q.text)) as wordings, f.text,"
    " json_group_array(json_object('outlet', o.name, 'document', d.key, 'day', q.day, 'speaker', ifnull(t.name, q.speaker_name), 'role', q.role, 'manner', q.manner,"
    " 'text', q.text, 'likeness', w.sort, 'only_here', case when q.id <> f.id then drift(q.text, f.text) end,"
    " 'only_first', case when q.id <> f.id then drift(f.text, q.text) end)) as \"quotes[]\""
    " from (select s.id from statement s where %s order by s.last_seen desc, s.id desc limit :limit) c join statement s on s.id = c.id"
    " join quote f on f.id = (select x.id from quote x where x.statement = c.id order by x.day, x.id limit 1)"
    " join quote q on q.id in (select x.id from quote x where x.statement = c.id order by x.day, x.id limit 30)"
    " join document d on d.id = q.document left join outlet o on o.id = d.outlet left join entity e on e.id = q.speaker left join entity t on t.id = e.thing"
    " left join wording w on w.quote = q.id group by s.id%s order by s.last_seen desc, s.id desc";

/* ---- Building ---------------------------------------------------------------------------------------------------- */

typedef struct Text {
    char   at[8192];
    size_t n;
} Text;

static void add(Text *text, const char *part) {
    size_t length = strlen(part);
    if (text->n + length >= sizeof text->at) return;
    memcpy(text->at + text->n, part, length + 1);
    text->n += length;
}

/* Each %s in turn is replaced. */
static void fill(Text *text, const char *pattern, const char *first, const char *second) {
    const char *parts[] = {first, second};
    for (size_t i = 0; *pattern; pattern++) {
        const char sign[] = {*pattern, '\0'};
        if (pattern[0] == '%' && pattern[1] == 's' && i < 2) add(text, parts[i++]), pattern++;
        else add(text, sign);
    }
}

static const char documents_of_outlet[] = "select d.id from outlet o join document d on d.outlet = o.id where lower(o.name) = lower(:outlet)"
                                          " or lower(o.name) = 'the ' || lower(:outlet)";

#define MANY_DOCUMENTS 1000

static bool has_many_documents(IndexFile *index, const char *outlet) {
    return sql_id(index,
                  "select count(*) from (select 1 from outlet o join document d on d.outlet = o.id where lower(o.name) = lower(?1) or"
                  " lower(o.name) = 'the ' || lower(?1) limit ?2)",
                  "ti", outlet, (Id)MANY_DOCUMENTS) == MANY_DOCUMENTS;
}

static void quote_conditions(const Question *question, bool about_things, bool many, Text *text) {
    if (question->name) add(text, " and q.speaker in (select entity from wanted where slot = 1)");
    if (question->since) add(text, " and q.day >= :since");
    if (question->until) add(text, " and q.day <= :until");
    if (question->role) add(text, " and instr(lower(q.role), lower(:role))");
    if (question->outlet) {
        add(text, many ? " and +q.document in (" : " and q.document in ("); /* of many documents, quotes are looked at from the last one on */
        add(text, documents_of_outlet);
        add(text, ")");
    }
    if (question->about && about_things)
        add(text, " and q.id in (select a.quote from quote_about a where a.entity in (select entity from wanted where slot = 2))");
    else if (question->about) add(text, " and q.id in (select rowid from quote_fts where quote_fts match :about)");
    if (!question->reported) add(text, " and q.manner <> 'indirect'");
}

typedef struct Ask {
    IndexFile      *index;
    const Question *question;
    bool            about_things;
    Text            sql;
} Ask;

static void build_things(Ask *ask, const char *types) {
    Text inner = {.n = 0};
    fill(&inner, ask->question->name ? named_things : all_things, types, ask->question->role ? with_role : "");
    fill(&ask->sql, things_of, inner.at, "");
}

/* Where nothing is asked of their quotes, not even marks, statements are read from the last one backwards. */
static void build_statements(Ask *ask, const char *which, const char *conditions, const char *having) {
    const Question *question = ask->question;
    Text            inner = {.n = 0};
    bool            all = !question->name && !question->about && !question->role && !question->outlet && !question->since && !question->until;
    add(&inner, which);
    if (!all) {
        add(&inner, " and s.id in (select q.statement from quote q where q.statement is not null");
        add(&inner, conditions);
        add(&inner, ")");
    } else if (!question->reported) add(&inner, " and exists (select 1 from quote q where q.statement = s.id and q.manner <> 'indirect')");
    fill(&ask->sql, statements_of, inner.at, having);
}

static bool build(Ask *ask, const char *what) {
    Text        conditions = {.n = 0};
    const char *pattern = NULL;
    bool        many = ask->question->outlet && has_many_documents(ask->index, ask->question->outlet);
    quote_conditions(ask->question, ask->about_things, many, &conditions);
    if (strcmp(what, "people") == 0) return build_things(ask, "'person'"), true;
    if (strcmp(what, "org") == 0) return build_things(ask, "'organization', 'outlet'"), true;
    if (strcmp(what, "quotes") == 0) return fill(&ask->sql, quotes_of, conditions.at, ""), true;
    if (strcmp(what, "statements") == 0) return build_statements(ask, "s.documents > 1", conditions.at, ""), true;
    if (strcmp(what, "conflicts") == 0) return build_statements(ask, "s.speakers > 1", conditions.at, ""), true;
    if (strcmp(what, "variants") == 0) pattern = variants_of;
    if (strcmp(what, "roles") == 0) pattern = roles_of;
    if (strcmp(what, "co") == 0) pattern = company_of;
    if (!pattern) return index_fails(ask->index, QUOTH_USAGE, "no such question: people, org, quotes, variants, roles, co, conflicts, statements");
    if (!ask->question->name) return index_fails(ask->index, QUOTH_USAGE, "whose? Give a name");
    add(&ask->sql, pattern);
    return true;
}

/* ---- Asking ------------------------------------------------------------------------------------------------------ */

static void bind(sqlite3_stmt *rows, const char *name, const char *value) {
    int i = sqlite3_bind_parameter_index(rows, name);
    if (i) sqlite3_bind_text(rows, i, value, -1, SQLITE_STATIC);
}

static bool hand_out(sqlite3_stmt *rows, index_row take, void *context) {
    AnswerValue values[32];
    char        names[32][32];
    int         n = sqlite3_column_count(rows) < 32 ? sqlite3_column_count(rows) : 32;
    for (int i = 0; i < n; i++) {
        const char *name = sqlite3_column_name(rows, i);
        size_t      length = strcspn(name, "[");
        int         type = sqlite3_column_type(rows, i);
        snprintf(names[i], sizeof names[i], "%.*s", (int)length, name);
        values[i] = (AnswerValue){names[i], type == SQLITE_NULL ? NULL : (const char *)sqlite3_column_text(rows, i),
                                  type == SQLITE_INTEGER || type == SQLITE_FLOAT, name[length] != '\0'};
    }
    return take(context, values, (size_t)n);
}

static void run(Ask *ask, const char *about, index_row take, void *context) {
    IndexFile    *index = ask->index;
    sqlite3_stmt *rows = NULL;
    if (sqlite3_prepare_v2(index->db, ask->sql.at, -1, &rows, NULL) != SQLITE_OK) {
        index_fails(index, QUOTH_IO, sqlite3_errmsg(index->db));
        return;
    }
    bind(rows, ":since", ask->question->since);
    bind(rows, ":until", ask->question->until);
    bind(rows, ":role", ask->question->role);
    bind(rows, ":outlet", ask->question->outlet);
    bind(rows, ":about", about);
    int limit = sqlite3_bind_parameter_index(rows, ":limit");
    if (limit) sqlite3_bind_int64(rows, limit, (Id)(ask->question->limit ? ask->question->limit : 100));
    while (sql_row(index, rows) && hand_out(rows, take, context)) {}
    sqlite3_finalize(rows);
}

/* Words for the full-text index, each in quotes: then none of them is an operator. */
static char *words_asked(const char *words) {
    char *out = malloc(strlen(words) * 3 + 4);
    if (!out) return NULL;
    size_t n = 0;
    out[n++] = '"';
    for (; *words; words++) {
        if (*words == ' ') out[n++] = '"', out[n++] = ' ', out[n++] = '"';
        else if (*words != '"') out[n++] = *words;
    }
    memcpy(out + n, "\"", 2);
    return out;
}

bool index_ask(IndexFile *index, const char *what, const Question *question, index_row take, void *context, quoth_error *err) {
    Ask ask = {.index = index, .question = question};
    if (sqlite3_create_function(index->db, "drift", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, drift, NULL, NULL) != SQLITE_OK) index_lacks_memory(index);
    if (question->name) find_things(index, question->name, 1);
    if (question->about) ask.about_things = find_things(index, question->about, 2) > 0;
    char *about = question->about ? words_asked(question->about) : NULL;
    if (question->about && !about) index_lacks_memory(index);
    if (index->err.code == QUOTH_OK && build(&ask, what)) run(&ask, about, take, context);
    free(about);
    if (err && index->err.code != QUOTH_OK) *err = index->err;
    return index->err.code == QUOTH_OK;
}
