/* From ties to things: the strongest ties first, each joins two groups where nothing stands against it. So the order in which the ties were
 * found does not count. What people have decided comes before all ties. */
#include "inner.h"
#include <stdlib.h>
#include <string.h>

typedef struct Node {
    Id     id, thing;
    size_t parent; /* a node that leads to the group's first */
    bool   known, alone;
    Id     listed; /* of the group: the listed entity in it, or 0 */
} Node;

typedef struct Pair {
    size_t a, b;
} Pair;

typedef struct Grouping {
    IndexFile *index;
    Node      *nodes; /* in order of their keys */
    size_t     n, room;
    Pair      *by_id; /* id in a (fits), node in b */
    Pair      *never;
    size_t     n_never;
} Grouping;

static const char members[] =
    "select e.id, e.key, e.known, e.thing, exists (select 1 from decision where verb = 'split' and a = e.key and b = '') from entity e "
    "where e.id in ("
    "select a from tie where state <> 'open' union select b from tie where state <> 'open' union select id from entity where thing <> id "
    "union"
    " select thing from entity where thing <> id union select x.id from decision d join entity x on x.key in (d.a, d.b)) order by e.key";

static int by_first(const void *a, const void *b) {
    const Pair *x = a, *y = b;
    return x->a < y->a ? -1 : x->a > y->a;
}

static bool load_nodes(Grouping *grouping) {
    IndexFile    *index = grouping->index;
    sqlite3_stmt *rows = sql_ask(index, members, "");
    while (sql_row(index, rows)) {
        if (grouping->n == grouping->room) {
            size_t room = grouping->room ? grouping->room * 2 : 256;
            Node  *nodes = realloc(grouping->nodes, room * sizeof *nodes);
            if (!nodes) return sql_done(rows), index_lacks_memory(index);
            grouping->nodes = nodes;
            grouping->room = room;
        }
        Id   id = sqlite3_column_int64(rows, 0);
        bool known = sqlite3_column_int(rows, 2) != 0;
        grouping->nodes[grouping->n] = (Node){id, sqlite3_column_int64(rows, 3), grouping->n, known, sqlite3_column_int(rows, 4) != 0, known ? id : 0};
        grouping->n++;
    }
    grouping->by_id = calloc(grouping->n + 1, sizeof *grouping->by_id);
    if (!grouping->by_id) return index_lacks_memory(index);
    for (size_t i = 0; i < grouping->n; i++) grouping->by_id[i] = (Pair){(size_t)grouping->nodes[i].id, i};
    qsort(grouping->by_id, grouping->n, sizeof *grouping->by_id, by_first);
    return index->err.code == QUOTH_OK;
}

static size_t node_of(const Grouping *grouping, Id id) {
    const Pair  wanted = {(size_t)id, 0};
    const Pair *found = bsearch(&wanted, grouping->by_id, grouping->n, sizeof wanted, by_first);
    return found ? found->b : 0;
}

static size_t group_of(Grouping *grouping, size_t node) {
    Node *nodes = grouping->nodes;
    while (nodes[node].parent != node) node = nodes[node].parent = nodes[nodes[node].parent].parent;
    return node;
}

/* The first in order of keys stays the first. */
static void unite(Grouping *grouping, size_t a, size_t b) {
    size_t first = a < b ? a : b, second = a < b ? b : a;
    Node  *nodes = grouping->nodes;
    nodes[second].parent = first;
    if (!nodes[first].listed) nodes[first].listed = nodes[second].listed;
}

static bool is_forbidden(Grouping *grouping, size_t a, size_t b) {
    Id x = grouping->nodes[a].listed, y = grouping->nodes[b].listed;
    if (x && y && x != y) return true;
    for (size_t i = 0; i < grouping->n_never; i++) {
        size_t c = group_of(grouping, grouping->never[i].a), d = group_of(grouping, grouping->never[i].b);
        if ((a == c && b == d) || (a == d && b == c)) return true;
    }
    return false;
}

static const char decided[] = "select x.id, y.id from decision d join entity x on x.key = d.a join entity y on y.key = d.b where d.verb = ? order by d.a, d.b";

static bool load_never(Grouping *grouping) {
    IndexFile    *index = grouping->index;
    size_t        most = (size_t)sql_id(index, "select count(*) from decision", "");
    sqlite3_stmt *rows = sql_ask(index, decided, "t", "never");
    grouping->never = calloc(most + 1, sizeof *grouping->never);
    if (!grouping->never) return sql_done(rows), index_lacks_memory(index);
    while (sql_row(index, rows))
        grouping->never[grouping->n_never++] = (Pair){node_of(grouping, sqlite3_column_int64(rows, 0)), node_of(grouping, sqlite3_column_int64(rows, 1))};
    return index->err.code == QUOTH_OK;
}

static void unite_decided(Grouping *grouping) {
    IndexFile    *index = grouping->index;
    sqlite3_stmt *rows = sql_ask(index, decided, "t", "merge");
    while (sql_row(index, rows)) {
        size_t a = group_of(grouping, node_of(grouping, sqlite3_column_int64(rows, 0))),
               b = group_of(grouping, node_of(grouping, sqlite3_column_int64(rows, 1)));
        if (a != b) unite(grouping, a, b);
    }
}

static void unite_tied(Grouping *grouping) {
    IndexFile    *index = grouping->index;
    sqlite3_stmt *rows = sql_ask(
        index,
        "select t.a, t.b, t.state = 'one' from tie t join entity x on x.id = t.a join entity y on y.id = t.b where t.state <> 'open'"
        " order by t.score desc, x.key, y.key",
        "");
    while (sql_row(index, rows)) {
        Id     x = sqlite3_column_int64(rows, 0), y = sqlite3_column_int64(rows, 1);
        size_t i = node_of(grouping, x), k = node_of(grouping, y), a = group_of(grouping, i), b = group_of(grouping, k);
        bool   refused = grouping->nodes[i].alone || grouping->nodes[k].alone || (a != b && is_forbidden(grouping, a, b));
        if (!refused && a != b) unite(grouping, a, b);
        if (refused == (sqlite3_column_int(rows, 2) != 0))
            sql_do(index, "update tie set state = ? where a = ? and b = ?", "tii", refused ? "refused" : "one", x, y);
    }
}

static void save(Grouping *grouping) {
    for (size_t i = 0; i < grouping->n; i++) {
        const Node *head = &grouping->nodes[group_of(grouping, i)], *node = &grouping->nodes[i];
        Id          thing = head->listed ? head->listed : head->id;
        if (node->thing == thing) continue;
        sql_do(grouping->index, "update entity set thing = ? where id = ?", "ii", thing, node->id);
        sql_do(grouping->index, "insert or ignore into changed select statement from quote where speaker = ? and statement is not null",
               "i", node->id);
    }
    statements_count(grouping->index); /* some have other speakers now */
}

bool things_group(IndexFile *index) {
    Grouping grouping = {.index = index};
    bool     ok = load_nodes(&grouping) && load_never(&grouping);
    if (ok) {
        unite_decided(&grouping);
        unite_tied(&grouping);
        save(&grouping);
    }
    free(grouping.nodes);
    free(grouping.by_id);
    free(grouping.never);
    return ok && index->err.code == QUOTH_OK;
}

/* ---- Decisions --------------------------------------------------------------------------------------------------- */

static void put_decision(IndexFile *index, enum IndexVerb verb, const char *a, const char *b) {
    static const char *const verbs[] = {"merge", "never", "split"};
    bool                     swapped = verb != INDEX_SPLIT && strcmp(a, b) > 0;
    const char              *first = swapped ? b : a, *second = swapped ? a : b;
    if (verb == INDEX_SPLIT && !b[0]) sql_do(index, "delete from decision where verb = 'merge' and ? in (a, b)", "t", a);
    else if (verb != INDEX_SPLIT) {
        sql_do(index, "delete from decision where verb in ('merge', 'never') and a = ? and b = ?", "tt", first, second);
        if (verb == INDEX_MERGE) sql_do(index, "delete from decision where verb = 'split' and b = '' and a in (?, ?)", "tt", first, second);
    }
    index->splits = index->splits || verb == INDEX_SPLIT;
    sql_do(index, "insert or ignore into decision(verb, a, b) values(?, ?, ?)", "ttt", verbs[verb], first, second);
}

bool index_decide(IndexFile *index, enum IndexVerb verb, const char *a, const char *b, quoth_error *err) {
    if (verb != INDEX_SPLIT && (!b || strcmp(a, b) == 0)) index_fails(index, QUOTH_USAGE, "two names of one thing");
    if (index_begin(index)) {
        put_decision(index, verb, a, b ? b : "");
        /* that the document's text is another one now makes the next add replace it, and there the mentions come apart */
        if (verb == INDEX_SPLIT && b) sql_do(index, "update document set sha256 = '' where key = ?", "t", b);
        if (things_group(index)) index_end(index);
    }
    if (err && index->err.code != QUOTH_OK) *err = index->err;
    return index->err.code == QUOTH_OK;
}
