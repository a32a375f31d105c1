/* Items of Wikidata's JSON dump: an array with an item a line, or a line of JSON for each. */
#ifndef WIKIDATA_H
#define WIKIDATA_H
#include "import.h"
#include "json_scan.h"
#include "table.h"

/* The properties that are read. */
#define WD_PROPERTIES(X)                                                                                                                   \
    X(P31) /* instance of */ X(P279) /* subclass of */ X(P39) /* position held */ X(P27) /* citizenship */ X(P17) /* country */            \
    X(P21) /* sex or gender */ X(P297) /* ISO 3166-1 alpha-2 */ X(P1082) /* population */ X(P1566) /* GeoNames id */
enum WdProperty {
#define WD_ENUM(name) WD_##name,
    WD_PROPERTIES(WD_ENUM)
#undef WD_ENUM
    N_WD
};

/* Slices are of the line or the arena; claims, labels, aliases and sitelinks are JSON that is not read yet. */
typedef struct WdItem {
    Slice    id;
    uint32_t number; /* of the id */
    Slice    labels, aliases, sitelinks;
    Slice    claims[N_WD];
} WdItem;

/* The line's item. False for what is none (a bracket, a property, a lexeme), and where it is no JSON, which is counted. */
bool wd_read(Import *import, WdItem *item);

/* One statement of a property, those that are deprecated left out. */
typedef struct WdStatement {
    uint32_t item;       /* what it names; 0 where it is no item */
    Slice    text;       /* a string, or the amount of a quantity */
    char     start[12], end[12]; /* P580, P582: "", or as precise as they are known */
    bool     end_unknown;        /* it has an end, but not one that can be said */
} WdStatement;

typedef struct WdStatements {
    Scan   json;
    Texts *texts;
    bool   open;
} WdStatements;
WdStatements wd_statements(Slice claims, Texts *texts);
bool         wd_next(WdStatements *statements, WdStatement *statement);
uint32_t     wd_number(Slice id); /* 42 for "Q42"; 0 for what is no item */

/* ---- Classes ----------------------------------------------------------------------------------------------------- */

typedef struct WdEdge { /* `below` is a subclass of `above` */
    uint32_t above, below;
} WdEdge;

/* Which class is of which type: the roots of wikidata_class.c and all that is below them. */
typedef struct WdClasses {
    Arena arena;
    ARRAY(WdEdge) edges;
    Table         kinds; /* from a class's number to its root */
} WdClasses;

bool wd_add_edges(WdClasses *classes, const WdItem *item, Texts *texts);
bool wd_spread(WdClasses *classes); /* once all edges are known */
void wd_classes_free(WdClasses *classes);

/* What an item is by its classes: TYPE_NONE where none is known; `kind` may be NULL. */
int wd_type(const WdClasses *classes, const WdItem *item, Texts *texts, const char **kind);

/* ---- Other items ------------------------------------------------------------------------------------------------- */

/* What must be known of items that others name: labels of positions, codes of countries. */
typedef struct WdOther {
    uint32_t number;
    Slice    label;
    char     country[3];
} WdOther;

typedef struct WdOthers {
    Arena arena;
    Table by_number;
    ARRAY(WdOther) all;
} WdOthers;

/* Two passes: which classes there are and which items are named, then what these are. */
bool wd_look_up(Import *import, WdClasses *classes, WdOthers *others);
void wd_others_free(WdOthers *others);
const WdOther *wd_other(const WdOthers *others, uint32_t number); /* NULL: not looked up */

/* The label in the first of --languages that there is, else in English, of any language, or the first; and its language. */
Slice wd_label(const Import *import, Slice labels, Texts *texts, Slice *language);
#endif
