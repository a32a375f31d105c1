/* Who is named with whom: the most named people and organizations of all articles, one below the other, with an arc from one to the other
 * for the paragraphs that name both. An arc diagram has room for its labels whatever their number, on a phone too. */
#include "sheet.h"
#include <stdlib.h>
#include <string.h>

#define MOST_NODES 18
#define ROW 26   /* all in units of the picture, which is 360 wide */
#define AXIS 120 /* where the arcs end */

typedef struct Node {
    const char *id, *name, *type;
    size_t      mentions, quotes;
} Node;

typedef struct Company {
    Node    *nodes; /* in order of id while they are collected; then the most named first */
    size_t   n;
    uint32_t both[MOST_NODES][MOST_NODES]; /* paragraphs */
} Company;

/* ---- Nodes ------------------------------------------------------------------------------------------------------- */

static bool is_actor(const RecordEntity *entity) {
    return !entity->unnamed && (strcmp(entity->type, "person") == 0 || strcmp(entity->type, "organization") == 0);
}

static int compare_ids(const void *left, const void *right) { return strcmp(((const Node *)left)->id, ((const Node *)right)->id); }

static int compare_weights(const void *left, const void *right) {
    const Node *a = left, *b = right;
    if (a->mentions != b->mentions) return a->mentions > b->mentions ? -1 : 1;
    return strcmp(a->id, b->id);
}

static void merge_same(Company *company) {
    size_t kept = 0;
    for (size_t i = 0; i < company->n; i++) {
        Node *last = kept ? &company->nodes[kept - 1] : NULL;
        if (last && strcmp(last->id, company->nodes[i].id) == 0) {
            last->mentions += company->nodes[i].mentions;
            last->quotes += company->nodes[i].quotes;
        } else company->nodes[kept++] = company->nodes[i];
    }
    company->n = kept;
}

static bool collect(Company *company, const Report *report) {
    size_t room = 1;
    for (size_t s = 0; s < report->n; s++) room += report->sheets[s].record->n_entities;
    company->nodes = calloc(room, sizeof *company->nodes);
    if (!company->nodes) return false;
    for (size_t s = 0; s < report->n; s++) {
        const Sheet *sheet = &report->sheets[s];
        for (size_t i = 0; i < sheet->record->n_entities; i++) {
            const RecordEntity *entity = &sheet->record->entities[i];
            if (is_actor(entity)) company->nodes[company->n++] = (Node){entity->id, record_main_name(entity), entity->type, entity->n_mentions, sheet->quoted[i]};
        }
    }
    qsort(company->nodes, company->n, sizeof *company->nodes, compare_ids);
    merge_same(company);
    qsort(company->nodes, company->n, sizeof *company->nodes, compare_weights);
    if (company->n > MOST_NODES) company->n = MOST_NODES;
    return true;
}

/* ---- Paragraphs -------------------------------------------------------------------------------------------------- */

static size_t node_of(const Company *company, const RecordEntity *entity) {
    for (size_t i = 0; i < company->n; i++)
        if (strcmp(company->nodes[i].id, entity->id) == 0) return i;
    return RECORD_NONE;
}

static void count_paragraph(Company *company, uint32_t named) {
    for (size_t i = 0; i < company->n; i++)
        for (size_t k = i + 1; (named >> i & 1) && k < company->n; k++) company->both[i][k] += named >> k & 1;
}

/* Lines are taken for paragraphs: a blank one names nobody. */
static void count_sheet(Company *company, const Record *record, size_t *node_of_entity) {
    const char *at = record->text, *end = at + record->n_text;
    size_t      point = 0;
    uint32_t    named = 0;
    for (size_t i = 0; i < record->n_entities; i++) node_of_entity[i] = node_of(company, &record->entities[i]);
    for (size_t i = 0; i < record->n_mentions; i++) {
        const RecordMention *mention = &record->mentions[i];
        size_t               node = mention->entity != RECORD_NONE ? node_of_entity[mention->entity] : RECORD_NONE;
        for (; at < end && point < mention->place.start; at++) {
            if (((unsigned char)*at & 0xC0) != 0x80) point++;
            if (*at != '\n') continue;
            count_paragraph(company, named);
            named = 0;
        }
        if (node != RECORD_NONE) named |= (uint32_t)1 << node;
    }
    count_paragraph(company, named);
}

static bool count_all(Company *company, const Report *report) {
    for (size_t s = 0; s < report->n; s++) {
        const Record *record = report->sheets[s].record;
        size_t       *node_of_entity = calloc(record->n_entities + 1, sizeof *node_of_entity);
        if (!node_of_entity) return false;
        count_sheet(company, record, node_of_entity);
        free(node_of_entity);
    }
    return true;
}

/* ---- The picture ------------------------------------------------------------------------------------------------- */

static size_t y_of(size_t node) { return ROW / 2 + node * ROW; }

static void put_arc(Html *html, const Company *company, size_t i, size_t k) {
    size_t count = company->both[i][k], deep = 12 + (AXIS - 16) * (k - i) / (company->n > 1 ? company->n - 1 : 1);
    html_format(html, "<path class=\"w%zu\" d=\"M%d,%zu C%zu,%zu %zu,%zu %d,%zu\"><title>", count > 5 ? 5 : count, AXIS, y_of(i),
                AXIS - deep, y_of(i), AXIS - deep, y_of(k), AXIS, y_of(k));
    html_clipped(html, company->nodes[i].name, 60);
    html_raw(html, " and ");
    html_clipped(html, company->nodes[k].name, 60);
    html_format(html, ": together in %zu paragraph%s</title></path>\n", count, count == 1 ? "" : "s");
}

static void put_node(Html *html, const Node *node, size_t i) {
    html_format(html, "<circle class=\"%s\" cx=\"%d\" cy=\"%zu\" r=\"5\"/><text x=\"%d\" y=\"%zu\">",
                node->type[0] == 'p' ? "person" : "organization", AXIS, y_of(i), AXIS + 12, y_of(i) + 5);
    html_clipped(html, node->name, 26);
    html_format(html, " <tspan>%zu</tspan></text>\n", node->mentions);
}

static bool has_arcs(const Company *company) {
    uint32_t any = 0;
    for (size_t i = 0; i < company->n; i++)
        for (size_t k = i + 1; k < company->n; k++) any |= company->both[i][k];
    return any != 0;
}

static void put_picture(Html *html, const Company *company) {
    html_format(html,
                "<section class=\"company\"><h2>Who is named with whom</h2>\n<svg role=\"img\" aria-label=\"People and organizations, with "
                "an arc between "
                "those that are named in one paragraph\" viewBox=\"0 0 360 %zu\">\n<g class=\"arcs\">\n",
                company->n * ROW);
    for (size_t i = 0; i < company->n; i++)
        for (size_t k = i + 1; k < company->n; k++)
            if (company->both[i][k]) put_arc(html, company, i, k);
    html_raw(html, "</g>\n");
    for (size_t i = 0; i < company->n; i++) put_node(html, &company->nodes[i], i);
    html_raw(html, "</svg>\n<p class=\"legend\">The number says how often somebody is named; a thicker arc, more paragraphs with "
                   "both.</p></section>\n");
}

bool put_company(Html *html, const Report *report) {
    Company company = {0};
    bool    ok = collect(&company, report) && count_all(&company, report);
    if (ok && has_arcs(&company)) put_picture(html, &company);
    free(company.nodes);
    return ok;
}
