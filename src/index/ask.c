/* Questions, each one statement of SQL, whose columns are the answer's. A column whose name ends in [] is JSON. */
#include "inner.h"
#include "words.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Drift: which words of a wording the other has not -------------------------------------------------------------- */

typedef struct Words {
    const char *text;
    unsigned    n;
    Token      *tokens;
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
    Token       tokens[MOST_TOKENS], others[MOST_TOKENS];
    if (!a || !b) {
        sqlite3_result_null(context);
        return;
    }
    const Words words = {a, words_read(a, tokens), tokens}, other = {b, words_read(b, others), others};
    sqlite3_result_text(context, words_only_in(&words, &other), -1, free);
}

/* says(text, words): is each of the words in the text? */
static void says(sqlite3_context *context, int n, sqlite3_value **values) {
    Token       asked[MOST_TOKENS];
    const char *text = (const char *)sqlite3_value_text(values[0]), *words = n > 1 ? (const char *)sqlite3_value_text(values[1]) : NULL;
    sqlite3_result_int(context, text && words && words_have(text, asked, words_read(words, asked)));
}

static bool make_functions(IndexFile *index) {
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    return (sqlite3_create_function(index->db, "drift", 2, flags, NULL, drift, NULL, NULL) == SQLITE_OK &&
            sqlite3_create_function(index->db, "says", 2, flags, NULL, says, NULL, NULL) == SQLITE_OK) ||
           index_lacks_memory(index);
}

/* ---- The questions ----------------------------------------------------------------------------------------------- */

/* Where a question has a condition, %s stands for all that the options say of quotes. */
static const char things_of[] =
    "select t.key, t.type, t.name, t.wikidata, sum(e.documents) as documents, sum(e.mentions) as mentions, sum(e.quotes) as quotes,"
    " min(e.first_seen) as first_seen, max(e.last_seen) as last_seen,"
    " (select json_group_array(text) from (select s.text from entity m join spelling s on s.entity = m.id where m.thing = t.id and "
    "s.mentions > 0"
    "  group by s.text order by sum(s.mentions) desc, s.text limit 20)) as \"spellings[]\","
    " (select json_group_array(text) from (select r.text from entity m join role r on r.entity = m.id where m.thing = t.id"
    "  group by r.text order by sum(r.documents) desc, r.text limit 20)) as \"roles[]\","
    " (select json_group_array(key) from (select m.key from entity m where m.thing = t.id and m.id <> t.id order by m.key)) as \"also[]\""
    " from (%s) c join entity t on t.id = c.id join entity e on e.thing = t.id group by t.id order by sum(e.documents) desc, t.key";

static const char named_things[] = "select distinct e.thing as id from wanted w join entity e on e.id = w.entity join entity h on h.id = e.thing"
                                   " where w.slot = 1 and h.type in (%s)%s limit :limit";
static const char all_things[] = "select e.thing as id from entity e join entity h on h.id = e.thing where e.type in (%s) and h.id = e.id%s"
                                 " order by e.documents desc limit :limit";
static const char with_role[] = " and h.id in (select x.thing from role r join entity x on x.id = r.entity where instr(lower(r.text), lower(:role)))";

/* Newest first; words are looked for in their texts one after the other, until there are enough. */
static const char quotes_of[] =
    "select t.name as speaker, t.key, q.speaker_text as as_written, q.role, q.text, q.kind, q.manner, q.day, o.name as outlet, d.key as document, q.start, q.end,"
    " q.statement, q.score, ifnull(v.name, x.speaker_name) as told_by, x.text as within from (select n.id, n.day from (select q.id, q.day from quote q where q.kind in ('speech', 'thought', 'writing')%s order by q.day desc, q.id desc limit -1) n"
    "%s limit :limit) c"
    " join quote q on q.id = c.id join document d on d.id = q.document left join outlet o on o.id = d.outlet left join entity e on e.id = q.speaker"
    " left join entity t on t.id = e.thing left join quote x on x.id = q.outer left join entity y on y.id = x.speaker left join entity v on v.id = y.thing"
    " order by c.day desc, c.id desc";

static const char with_words[] = " cross join quote m on m.id = n.id where says(m.text, :about)";

static const char variants_of[] =
    "select s.text as spelling, t.name, t.key, sum(s.documents) as documents, sum(s.mentions) as mentions, min(s.first_seen) as first_seen,"
    " max(s.last_seen) as last_seen, (select group_concat(i.why, '; ') from tie i where i.state = 'one' and e.id in (i.a, i.b) and e.id <> "
    "t.id) as tie"
    " from wanted w join spelling s on s.entity = w.entity join entity e on e.id = w.entity join entity t on t.id = e.thing where w.slot = "
    "1 and s.mentions > 0"
    " group by s.text, t.id order by mentions desc, s.text limit :limit";

static const char roles_of[] =
    "select r.text as role, t.name, t.key, r.title, r.base, r.organization, r.place, r.tense, sum(r.documents) as documents, sum(r.uses) "
    "as uses,"
    " min(r.first_seen) as first_seen, max(r.last_seen) as last_seen from wanted w join role r on r.entity = w.entity join entity e on "
    "e.id = w.entity"
    " join entity t on t.id = e.thing where w.slot = 1 group by r.text, r.tense, t.id order by documents desc, r.text limit :limit";

static const char company_of[] =
    "select t.name, t.key, t.type, sum(c.documents) as documents, min(c.first_seen) as first_seen, max(c.last_seen) as last_seen from "
    "wanted w"
    " join company c on c.a = w.entity join entity e on e.id = c.b join entity t on t.id = e.thing where w.slot = 1 and"
    " e.id not in (select entity from wanted where slot = 1) group by t.id order by documents desc, t.key limit :limit";

/* Each with its first quotes, in order of their days; beside the others, which words it and the first have alone. What has to be looked for
 * in the quotes of a statement is looked for in one after the other, newest first, until there are enough. */
static const char statements_of[] =
    "select s.id as statement, s.first_seen, s.last_seen, s.documents, s.outlets, s.quotes as times, s.speakers, count(distinct lower(q.text)) as wordings, f.text,"
    " json_group_array(json_object('outlet', o.name, 'document', d.key, 'day', q.day, 'speaker', ifnull(t.name, q.speaker_name), 'role', q.role, 'manner', q.manner,"
    " 'text', q.text, 'told_by', (select ifnull(v.name, x.speaker_name) from quote x left join entity y on y.id = x.speaker left join entity v on v.id = y.thing"
    " where x.id = q.outer), 'likeness', w.sort, 'only_here', case when q.id <> f.id then drift(q.text, f.text) end,"
    " 'only_first', case when q.id <> f.id then drift(f.text, q.text) end)) as \"quotes[]\""
    " from (select n.id from (select s.id from statement s where %s order by s.last_seen desc, s.id desc limit -1) n%s limit :limit) c join statement s on s.id = c.id"
    " join quote f on f.id = (select x.id from quote x where x.statement = c.id order by x.day, x.id limit 1)"
    " join quote q on q.id in (select x.id from quote x where x.statement = c.id order by x.day, x.id limit 30)"
    " join document d on d.id = q.document left join outlet o on o.id = d.outlet left join entity e on e.id = q.speaker left join entity t on t.id = e.thing"
    " left join wording w on w.quote = q.id group by s.id order by s.last_seen desc, s.id desc";

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

#define OUTLETS(name) "select o.id from outlet o where lower(o.name) = lower(" name ") or lower(o.name) = 'the ' || lower(" name ")"
static const char documents_of_outlet[] = "select d.id from document d where d.outlet in (" OUTLETS(":outlet") ")";

/* What many quotes have does not lead to few of them: then they are looked at from the last one on, until there are enough. */
#define MANY_DOCUMENTS 2000
#define MANY_QUOTES    8000
#define MOST_QUOTES    50000 /* with these words, that somebody's are compared with; of more, enough of the newest have them */

typedef struct Ask {
    IndexFile      *index;
    const Question *question;
    char           *about, *role; /* as the full-text index is asked; NULL where it is not */
    bool            one_entity; /* that is named: its quotes come in order of days then, and need no sorting */
    bool            about_things, about_some /* more than few, but somebody is named */, about_many, role_many, outlet_many;
    Text            sql;
} Ask;

static bool has_many_documents(IndexFile *index, const char *outlet) {
    return sql_id(index, "select count(*) from (select 1 from document d where d.outlet in (" OUTLETS("?1") ") limit ?2)", "ti", outlet,
                  (Id)MANY_DOCUMENTS) == MANY_DOCUMENTS;
}

static bool has_quotes(IndexFile *index, const char *words, Id n) {
    return sql_id(index, "select count(*) from (select 1 from quote_fts where quote_fts match ?1 limit ?2)", "ti", words, n) == n;
}

#define MATCHING(words) "q.id in (select rowid from quote_fts where quote_fts match " words ")"

/* of_statement: its quotes are at hand, and are not to be found by their speaker. */
static void quote_conditions(const Ask *ask, bool of_statement, Text *text) {
    const Question *question = ask->question;
    if (question->name) add(text, of_statement ? " and +q.speaker" : " and q.speaker");
    if (question->name)
        add(text, ask->one_entity ? " = (select entity from wanted where slot = 1)" : " in (select entity from wanted where slot = 1)");
    if (question->since) add(text, " and q.day >= :since");
    if (question->until) add(text, " and q.day <= :until");
    if (question->role) add(text, " and instr(lower(q.role), lower(:role))");
    if (ask->role && !ask->role_many) add(text, " and " MATCHING(":role_words"));
    if (question->outlet) {
        add(text, ask->outlet_many ? " and +q.document in (" : " and q.document in (");
        add(text, documents_of_outlet);
        add(text, ")");
    }
    if (ask->about_things)
        add(text, " and q.id in (select a.quote from quote_about a where a.entity in (select entity from wanted where slot = 2))");
    else if (question->about && !ask->about_many)
        add(text, ask->about_some ? " and +" MATCHING(":about_words") : " and " MATCHING(":about_words"));
    if (!question->reported) add(text, " and q.manner <> 'indirect'");
}

/* Do the conditions lead to few quotes, from which their statements follow? */
static bool leads_to_few(const Ask *ask) {
    const Question *question = ask->question;
    return question->name || ask->about_things || (question->about && !ask->about_many) || (ask->role && !ask->role_many) ||
           (question->outlet && !ask->outlet_many);
}

static void build_things(Ask *ask, const char *types) {
    Text inner = {.n = 0};
    fill(&inner, ask->question->name ? named_things : all_things, types, ask->question->role ? with_role : "");
    fill(&ask->sql, things_of, inner.at, "");
}

/* From the quotes to their statements where they are few, and from the last statement on to its quotes where that leaves something to be
 * asked. */
static void build_statements(Ask *ask, const char *which) {
    Text inner = {.n = 0}, outer = {.n = 0};
    bool few = leads_to_few(ask);
    add(&inner, which);
    if (ask->question->since) add(&inner, " and s.last_seen >= :since");
    if (ask->question->until) add(&inner, " and s.first_seen <= :until");
    if (few) {
        add(&inner, " and s.id in (select q.statement from quote q where q.statement is not null");
        quote_conditions(ask, false, &inner);
        add(&inner, ")");
    }
    if (!few || ask->about_many) {
        add(&outer, " where exists (select 1 from quote q where q.statement = n.id");
        quote_conditions(ask, true, &outer);
        add(&outer, ask->about_many ? " and says(q.text, :about))" : ")");
    }
    fill(&ask->sql, statements_of, inner.at, outer.at);
}

static bool build(Ask *ask, const char *what) {
    Text        conditions = {.n = 0};
    const char *pattern = NULL;
    quote_conditions(ask, false, &conditions);
    if (strcmp(what, "people") == 0) return build_things(ask, "'person'"), true;
    if (strcmp(what, "org") == 0) return build_things(ask, "'organization', 'outlet'"), true;
    if (strcmp(what, "quotes") == 0) return fill(&ask->sql, quotes_of, conditions.at, ask->about_many ? with_words : ""), true;
    if (strcmp(what, "statements") == 0) return build_statements(ask, "s.documents > 1"), true;
    if (strcmp(what, "conflicts") == 0) return build_statements(ask, "s.speakers > 1"), true;
    if (strcmp(what, "variants") == 0) pattern = variants_of;
    if (strcmp(what, "roles") == 0) pattern = roles_of;
    if (strcmp(what, "co") == 0) pattern = company_of;
    if (!pattern)
        return index_fails(ask->index, QUOTH_USAGE, "no such question: people, org, quotes, variants, roles, co, conflicts, statements");
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

static void run(Ask *ask, index_row take, void *context) {
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
    bind(rows, ":about", ask->question->about);
    bind(rows, ":about_words", ask->about);
    bind(rows, ":role_words", ask->role);
    int limit = sqlite3_bind_parameter_index(rows, ":limit");
    if (limit) sqlite3_bind_int64(rows, limit, (Id)(ask->question->limit ? ask->question->limit : 100));
    while (sql_row(index, rows) && hand_out(rows, take, context)) {}
    sqlite3_finalize(rows);
}

/* Words for the full-text index, in quotes, so that none of them is an operator: each by itself, or as a phrase whose last word may go on.
 * NULL: no memory, and told. */
static char *words_asked(IndexFile *index, const char *column, const char *words, bool phrase) {
    size_t room = strlen(column) + strlen(words) * 3 + 16;
    char  *out = malloc(room);
    if (!out) return index_lacks_memory(index), NULL;
    size_t n = (size_t)snprintf(out, room, "%s : (\"", column);
    for (; *words; words++) {
        if (*words == ' ' && !phrase) out[n++] = '"', out[n++] = ' ', out[n++] = '"';
        else if (*words != '"') out[n++] = *words;
    }
    memcpy(out + n, phrase ? "\" *)" : "\")", phrase ? 5 : 3);
    return out;
}

/* Chinese, Japanese and Korean: a word of a role is not one of the full-text index, which cuts at blanks. */
static bool lacks_blanks(const char *words) {
    while (*words && (unsigned char)*words < 0xE3) words++;
    return *words != '\0';
}

static void look_up(Ask *ask) {
    const Question *question = ask->question;
    if (question->name) find_things(ask->index, question->name, 1);
    ask->one_entity = sql_id(ask->index, "select count(*) from wanted where slot = 1", "") == 1;
    if (question->about) ask->about_things = find_things(ask->index, question->about, 2) > 0;
    if (question->about && !ask->about_things)
        ask->about = words_asked(ask->index, question->reported ? "{text reported}" : "text", question->about, false);
    if (question->role && !lacks_blanks(question->role)) ask->role = words_asked(ask->index, "role", question->role, true);
    bool some = ask->about && has_quotes(ask->index, ask->about, MANY_QUOTES);
    ask->about_many = some && (!question->name || has_quotes(ask->index, ask->about, MOST_QUOTES));
    ask->about_some = some && !ask->about_many;
    ask->role_many = ask->role && has_quotes(ask->index, ask->role, MANY_QUOTES);
    ask->outlet_many = question->outlet && has_many_documents(ask->index, question->outlet);
}

bool index_ask(IndexFile *index, const char *what, const Question *question, index_row take, void *context, quoth_error *err) {
    Ask ask = {.index = index, .question = question};
    if (make_functions(index)) look_up(&ask);
    if (index->err.code == QUOTH_OK && build(&ask, what)) run(&ask, take, context);
    free(ask.about);
    free(ask.role);
    if (err && index->err.code != QUOTH_OK) *err = index->err;
    return index->err.code == QUOTH_OK;
}
