/* Lists of others as source files of ours. A format is a function that reads its file and says, record by record, what is known; the rest
 * is common: which of it is wanted, whether our format can hold it, and the report.
 *
 *     entry_begin(import, SOURCE_PERSON, "jrc-", id);
 *     entry_name(import, main, 0), entry_name(import, other, 0);
 *     entry_field(import, "gender", gender);
 *     if (!entry_end(import)) return false;       // no memory, or the writer stopped */
#ifndef IMPORT_H
#define IMPORT_H
#include "arena.h"
#include "clean.h"
#include "report.h"
#include "json_scan.h"
#include "stream.h"

#define IMPORT_LINE ((size_t)1 << 20)       /* the longest line of a table */
#define IMPORT_JSON_LINE ((size_t)32 << 20) /* of JSON: items of Wikidata have some megabytes */

enum { TYPE_NONE = N_SOURCE_TYPES };

/* The ids of all records written, as hashes; zeroed is empty. */
typedef struct IdSet {
    uint64_t *at;
    size_t    cap, n;
} IdSet;

/* The record that is being made. */
typedef struct Entry {
    uint8_t         type;
    bool            refused;   /* what makes it useless was told */
    Buffer          id, names, fields;
    uint32_t        n_names, n_roles;
    uint32_t        stamp;     /* of the names of this record in `seen` */
    struct { uint64_t hash; uint32_t stamp; } seen[4096];
} Entry;

typedef struct Import {
    const quoth_import_options *options;
    const char  *path;
    const char  *labels;     /* label=type,... of --map; NULL for tables, whose map is of columns */
    uint32_t     types;      /* wanted: a bit each */
    Stream       stream;
    StreamLine   line;
    Report       report;
    Texts        texts;      /* and its arena; emptied by formats after each record */
    Entry        entry;
    Clean        clean;
    IdSet        ids;
    bool         no_memory;  /* for something small on the way: told at the end of the record */
    uint8_t     *crowd;      /* how many records have a name: see entry.c */
    int          written;    /* the %type that holds where the output is now */
    Buffer       out;
    quoth_write  write;
    void        *context;
    quoth_error *err;
} Import;

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

/* The next line that is well-formed UTF-8; others are counted. False at the end and on failure (err). */
bool import_line(Import *import, size_t most);
bool import_failed(const Import *import);

bool import_open(Import *import, const char *path); /* instead of the file that is open */

/* Goes to the first line again, after a pass that looked up what later ones need; what was counted in it is forgotten. */
bool import_rewind(Import *import);

#define LEFT_OUT QUOTH_IMPORT_LEFT_OUT
#define REPAIRED QUOTH_IMPORT_REPAIRED
#define REFUSED QUOTH_IMPORT_REFUSED
#define FAULTY QUOTH_IMPORT_FAULTY

/* Counts a thing that is not taken; returns false, so that `return leave(...)` reads as it should. */
bool leave(Import *import, quoth_import_fate fate, const char *what, const char *why, Slice detail, Slice example);

/* ---- What is wanted ---------------------------------------------------------------------------------------------- */

bool list_has(const char *list, Slice word); /* words apart by commas; NULL has all */
bool list_has_no_case(const char *list, Slice word);
int  type_named(Slice word);                 /* "person"; TYPE_NONE for no type of entities */

/* The type for a label of the list: by --map, else by what labels of that kind usually are (PER, ORG, GPE...), else that of --as. */
int type_of_label(const Import *import, Slice label);
int type_listed(const Import *import, Slice label); /* the same without --as */
bool map_find(const char *map, Slice key, Slice *value); /* in "key=value,..." */

/* These tell what they leave out. */
bool want_type(Import *import, int type, Slice label, Slice example);
bool want_kind(Import *import, const char *kind, Slice example);
bool want_country(Import *import, Slice country, Slice example);
bool want_language(Import *import, Slice language, Slice example); /* of a name; one that is of any language ("u", "mul", "") is wanted */

/* Persons: is it one of --positions, by id or by title? */
bool position_fits(const Import *import, Slice id, Slice title);

/* ---- Records ----------------------------------------------------------------------------------------------------- */

enum NameFlag {
    NAME_COMPANY = 1,   /* ~ */
    NAME_EXACT = 2,     /* ^ */
    NAME_ANY_CASE = 4   /* may be without a capital, as it was so meant */
};

/* The id becomes `prefix` and the given id in the letters that ids have here; where that changes it, note=id: keeps it, unless `prefix` is
 * NULL: a field says it. With an empty id one is made of the type and the first name. */
void entry_begin(Import *import, int type, const char *prefix, Slice id);

/* The first is the main name; where that cannot be taken the record is not. */
void entry_name(Import *import, Slice name, unsigned flags);

/* What the format cannot hold is left out. A key such as "note=geonames" makes a note of a value's name and the value. */
void entry_field(Import *import, const char *key, Slice value);
void entry_number(Import *import, const char *key, unsigned value);
void entry_role(Import *import, Slice title, Slice start, Slice end); /* dates: as ISO 8601, cut to days; empty where unknown */
bool entry_end(Import *import);                                   /* false: no memory, or the writer stopped */

/* 1 to 9 by how often a place of this size, or who has so many articles, is meant. */
unsigned prior_of_population(uint64_t population);
unsigned prior_of_sitelinks(uint64_t sitelinks);

/* Is it a country code as the format has it, in either case? Then it is put there in lower case. */
bool country_read(Slice text, char country[3]);
void entry_country(Import *import, Slice text); /* what is no code is left out */
void entry_gender(Import *import, Slice text);  /* "m", "male", "F"...; others are left out */
bool is_item(Slice text);                       /* "Q42" */
void entry_wikidata(Import *import, Slice text); /* "Q42"; others are left out */

bool number_read(Slice digits, uint64_t *value); /* of digits alone */

/* ---- Formats ----------------------------------------------------------------------------------------------------- */

bool import_geonames(Import *import);
bool import_jrc(Import *import);
bool import_csv(Import *import, const char *map);
bool import_spacy(Import *import);
bool import_gate(Import *import);
bool import_skos(Import *import);
bool import_ftm(Import *import);
bool import_wikidata(Import *import);
#endif
