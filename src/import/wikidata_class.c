/* What an item is follows from its classes (P31), and these are below others (P279), in many steps: "voivodeship of Poland" is some steps
 * below "administrative territorial entity". The nearest root decides. */
#include "wikidata.h"
#include "hash.h"
#include <stdlib.h>

/* In the order in which they are asked where two are equally near. */
static const struct Root { uint32_t number; int type; const char *kind; } roots[] = {
    {5, SOURCE_PERSON, NULL},                        /* human */
    {6256, SOURCE_PLACE, "country"},                 /* country */
    {3624078, SOURCE_PLACE, "country"},              /* sovereign state */
    {5119, SOURCE_PLACE, "capital"},                 /* capital city */
    {515, SOURCE_PLACE, "city"},                     /* city */
    {1549591, SOURCE_PLACE, "city"},                 /* big city */
    {3957, SOURCE_PLACE, "city"},                    /* town */
    {532, SOURCE_PLACE, "city"},                     /* village */
    {486972, SOURCE_PLACE, "city"},                  /* human settlement */
    {35657, SOURCE_PLACE, "region"},                 /* U.S. state */
    {10864048, SOURCE_PLACE, "region"},              /* first-level administrative division */
    {56061, SOURCE_PLACE, "region"},                 /* administrative territorial entity */
    {82794, SOURCE_PLACE, "region"},                 /* geographic region */
    {23442, SOURCE_PLACE, "region"},                 /* island */
    {5107, SOURCE_PLACE, "continent"},               /* continent */
    {15324, SOURCE_PLACE, "water"},                  /* body of water */
    {4022, SOURCE_PLACE, "water"},                   /* river */
    {23397, SOURCE_PLACE, "water"},                  /* lake */
    {165, SOURCE_PLACE, "water"},                    /* sea */
    {8502, SOURCE_PLACE, "mountain"},                /* mountain */
    {46831, SOURCE_PLACE, "mountain"},               /* mountain range */
    {41176, SOURCE_PLACE, "site"},                   /* building */
    {11032, SOURCE_OUTLET, "newspaper"},             /* newspaper */
    {192283, SOURCE_OUTLET, "agency"},               /* news agency */
    {41298, SOURCE_OUTLET, "magazine"},              /* magazine */
    {1616075, SOURCE_OUTLET, "broadcaster"},         /* television station */
    {14350, SOURCE_OUTLET, "broadcaster"},           /* radio station */
    {15265344, SOURCE_OUTLET, "broadcaster"},        /* broadcaster */
    {192350, SOURCE_ORGANIZATION, "ministry"},       /* ministry */
    {35749, SOURCE_ORGANIZATION, "parliament"},      /* parliament */
    {11204, SOURCE_ORGANIZATION, "parliament"},      /* legislature */
    {41487, SOURCE_ORGANIZATION, "court"},           /* court */
    {66344, SOURCE_ORGANIZATION, "bank"},            /* central bank */
    {327333, SOURCE_ORGANIZATION, "agency"},         /* government agency */
    {7278, SOURCE_ORGANIZATION, "party"},            /* political party */
    {484652, SOURCE_ORGANIZATION, "international"},  /* international organization */
    {22687, SOURCE_ORGANIZATION, "bank"},            /* bank */
    {3918, SOURCE_ORGANIZATION, "university"},       /* university */
    {178790, SOURCE_ORGANIZATION, "union"},          /* trade union */
    {772547, SOURCE_ORGANIZATION, "military"},       /* armed forces */
    {176799, SOURCE_ORGANIZATION, "military"},       /* military unit */
    {847017, SOURCE_ORGANIZATION, "team"},           /* sports club */
    {12973014, SOURCE_ORGANIZATION, "team"},         /* sports team */
    {476028, SOURCE_ORGANIZATION, "team"},           /* association football club */
    {79913, SOURCE_ORGANIZATION, "ngo"},             /* non-governmental organization */
    {4830453, SOURCE_ORGANIZATION, "company"},       /* business */
    {783794, SOURCE_ORGANIZATION, "company"},        /* company */
    {6881511, SOURCE_ORGANIZATION, "company"},       /* enterprise */
    {891723, SOURCE_ORGANIZATION, "company"},        /* public company */
    {43229, SOURCE_ORGANIZATION, NULL},              /* organization */
    {41710, SOURCE_GROUP, NULL},                     /* ethnic group */
    {198, SOURCE_EVENT, NULL},                       /* war */
    {178561, SOURCE_EVENT, NULL},                    /* battle */
    {40231, SOURCE_EVENT, NULL},                     /* public election */
    {131569, SOURCE_EVENT, NULL},                    /* treaty */
};
enum { N_ROOTS = sizeof roots / sizeof *roots };

static uint64_t key(uint32_t number) { return hash_mix(HASH_SEED, number); } /* no two numbers have the same */

/* The root of a class; N_ROOTS where it is below none. */
static Index root_of(const WdClasses *classes, uint32_t number) {
    uint32_t cursor;
    Index    root = table_first(&classes->kinds, key(number), &cursor); /* different numbers have different keys */
    if (root != NONE) return root;
    for (root = 0; root < N_ROOTS && roots[root].number != number;) root++;
    return root;
}

bool wd_add_edges(WdClasses *classes, const WdItem *item, Texts *texts) {
    WdStatements statements = wd_statements(item->claims[WD_P279], texts);
    WdStatement  statement;
    while (wd_next(&statements, &statement)) {
        if (!statement.item) continue;
        WdEdge *edge = array_add(&classes->arena, &classes->edges);
        if (!edge) return false;
        *edge = (WdEdge){statement.item, item->number};
    }
    return true;
}

static int compare(const void *a_side, const void *b_side) {
    const WdEdge *a = a_side, *b = b_side;
    int by = (a->above > b->above) - (a->above < b->above);
    return by ? by : (a->below > b->below) - (a->below < b->below);
}

static uint32_t first_below(const WdClasses *classes, uint32_t above) {
    uint32_t first;
    array_bisect(first, classes->edges.n, classes->edges.at[i].above < above);
    return first;
}

typedef ARRAY(uint32_t) Queue;

static bool reach(WdClasses *classes, Queue *queue, uint32_t number, Index root) {
    uint32_t cursor;
    if (table_first(&classes->kinds, key(number), &cursor) != NONE) return true; /* a nearer root was there before */
    uint32_t *added = array_add(&classes->arena, queue);
    if (!added || !table_add(&classes->kinds, key(number), root)) return false;
    *added = number;
    return true;
}

/* Step by step from all roots at once, each edge once. */
bool wd_spread(WdClasses *classes) {
    Queue queue = {0};
    if (classes->edges.n) qsort(classes->edges.at, classes->edges.n, sizeof *classes->edges.at, compare);
    for (Index i = 0; i < N_ROOTS; i++)
        if (!reach(classes, &queue, roots[i].number, i)) return false;
    for (uint32_t next = 0; next < queue.n; next++) {
        uint32_t above = queue.at[next], cursor;
        Index    root = table_first(&classes->kinds, key(above), &cursor);
        for (uint32_t i = first_below(classes, above); i < classes->edges.n && classes->edges.at[i].above == above; i++)
            if (!reach(classes, &queue, classes->edges.at[i].below, root)) return false;
    }
    return true;
}

void wd_classes_free(WdClasses *classes) {
    table_free(&classes->kinds);
    arena_free(&classes->arena);
}

int wd_type(const WdClasses *classes, const WdItem *item, Texts *texts, const char **kind) {
    WdStatements statements = wd_statements(item->claims[WD_P31], texts);
    WdStatement  statement;
    Index        best = N_ROOTS;
    while (wd_next(&statements, &statement)) {
        Index root = statement.item ? root_of(classes, statement.item) : N_ROOTS;
        if (root < best) best = root;
    }
    *kind = best < N_ROOTS ? roots[best].kind : NULL;
    return best < N_ROOTS ? roots[best].type : TYPE_NONE;
}
