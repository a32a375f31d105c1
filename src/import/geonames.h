/* The second table of GeoNames: names of places by language, and their items in Wikidata, looked up for the places that are wanted. */
#ifndef GEONAMES_H
#define GEONAMES_H
#include "import.h"
#include "table.h"

typedef struct GeoName {
    Slice text;
    Index next;        /* of the same place; NONE: the last */
    char  language[8];
    bool  preferred;
} GeoName;

typedef struct GeoPlace {
    Index first, last; /* names; NONE: there are none */
    Slice wikidata;
} GeoPlace;

typedef struct GeoTable {
    Arena arena;
    Table by_number;
    ARRAY(GeoPlace) places;
    ARRAY(GeoName)  names;
} GeoTable;

bool geo_want(GeoTable *table, Slice id); /* false: no memory */
const GeoPlace *geo_place(const GeoTable *table, Slice id); /* NULL: was not wanted */

/* Reads alternateNamesV2.txt (or the older one with 8 columns), the lines of which import_line() gives. */
bool geo_read_names(GeoTable *table, Import *import);
void geo_free(GeoTable *table);

/* The preferred name in the first of --languages, or any in it; NONE where there is none. */
Index geo_main(const GeoTable *table, const Import *import, const GeoPlace *place);
#endif
