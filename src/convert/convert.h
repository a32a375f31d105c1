/* Records in the formats of others: docs/loading.md. A format is a file of this folder and a row of the table in convert.c; what all of
 * them need (texts escaped, ids, places in other units) is in page.h, ident.h and story.h. */
#ifndef CONVERT_H
#define CONVERT_H
#include "ident.h"
#include "page.h"
#include "story.h"

#define CONVERT_PAGES 16 /* files of a format at most */

typedef struct Converter Converter;

typedef struct ConvertFormat {
    const char        *name;
    const char *const *files;  /* their names; NULL: it is one file, or (with `apart`) some for each document */
    size_t             n_files;
    bool               apart;  /* its pages are whole after each document, and named anew by it; none without a name is written */
    bool               needs_text;
    bool               in_any_unit; /* its readers count places in one unit or another, by their version */
    bool (*begin)(Converter *);                    /* may be NULL, as `end`; false: err is filled */
    bool (*document)(Converter *, const Record *);
    bool (*error)(Converter *, const Record *); /* of a text that could not be read; may be NULL */
    bool (*end)(Converter *);
} ConvertFormat;

struct Converter {
    const ConvertFormat *format;
    const char          *base;  /* what IRIs begin with */
    bool                 utf16; /* count places so where the format leaves it open */
    Page                 pages[CONVERT_PAGES];
    size_t               n_pages;
    size_t               n_documents; /* that were converted */
    size_t               n_errors;    /* records of texts that could not be read: passed over */
    size_t               written;     /* things, of formats that put commas between them */
    size_t               odd_dates, odd_addresses; /* that the format has no place for: see docs/loading.md */

    /* of the record that is converted now */
    Story  story;
    Seen   documents, things; /* by id; what `things` are is the format's matter */
    char   names[2][256];
    quoth_error *err;
};

const ConvertFormat *convert_format_named(const char *name); /* NULL: none */
const ConvertFormat *convert_format_at(size_t i);            /* NULL past the end */

/* Starts: pages may already hold something. The converter is zeroed but for what the user chose. */
bool convert_begin(Converter *converter, const ConvertFormat *format, quoth_error *err);

/* A record more: what the pages hold then is to be written, and they emptied. False with QUOTH_JSON: the record cannot be converted. */
bool convert_take(Converter *converter, const Record *record, quoth_error *err);
bool convert_end(Converter *converter, quoth_error *err);
void convert_free(Converter *converter);
size_t convert_replaced(const Converter *converter); /* characters that became U+FFFD */

/* ---- For formats ------------------------------------------------------------------------------------------------- */

bool convert_fails(Converter *converter, const char *format, ...) __attribute__((format(printf, 2, 3))); /* QUOTH_JSON */

bool convert_lacks_memory(Converter *converter);

/* "Person" for "person"; "Other" for what is none of the types. */
const char *convert_label(const char *type);

/* Names the pages of this document after its id, as far as that can be a file's name, with a hash where it cannot. The second may be NULL. */
void convert_name_pages(Converter *converter, const Record *record, const char *suffix, const char *second_suffix);

/* Adds to `things`; false without memory, which is told, else *is_new. */
bool convert_is_new(Converter *converter, const char *id, bool *is_new);

static inline const char *entity_id(const Record *record, size_t entity) {
    return entity == RECORD_NONE ? NULL : record->entities[entity].id;
}

/* The formats. */
extern const ConvertFormat format_csv, format_nt, format_nq, format_jsonld, format_ftm, format_neo4j, format_kuzu, format_brat,
    format_doccano, format_labelstudio, format_spacy, format_webanno;

/* What an entity is called beside its main name: its name in the text, and the variants. One more at each call, from *at 0 on; then NULL. */
const char *convert_other_name(const RecordEntity *entity, size_t *at);
#endif
