/* Checking records: their shape against tables of fields, their links, and their places against the text. */
#ifndef CHECK_H
#define CHECK_H
#include "cli.h"
#include <jansson.h>

/* ---- A text by code points ------------------------------------------------------------------------------------------ */

typedef struct Place {
    size_t byte, wide; /* wide: characters before it that are two UTF-16 units */
} Place;

typedef struct Known {
    const char *text;
    size_t      n, points;
    Place      *places; /* of every 64th character */
    bool        may_be_repaired; /* it has U+FFFD in it, so that its bytes need not be those of the input */
} Known; /* zeroed: no text is known */

bool known_make(Known *known, const char *text, size_t n); /* false: ill-formed, or out of memory */
void known_free(Known *known);
bool known_place(const Known *known, size_t point, Place *place); /* false beyond the end */

/* ---- Shapes --------------------------------------------------------------------------------------------------------- */

enum Sort { A_STRING = 1, AN_INTEGER = 2, A_NUMBER = 4, A_BOOL = 8, A_NULL = 16, AN_ARRAY = 32, AN_OBJECT = 64, MAY_MISS = 128 };

enum Form { FORM_FREE, FORM_ID /* of an entity */, FORM_HEX, FORM_HASHES /* one, or two with + between */, FORM_SHARE /* 0 to 1 */ };

/* What a field must be. */
typedef struct FieldRule {
    const char *key;
    unsigned    sorts;
    const char *words; /* those allowed, apart by '|'; NULL: any */
    enum Form   form;
} FieldRule;

typedef struct Shape {
    const FieldRule *rules;
    size_t           n;
} Shape;

typedef struct Shapes {
    Shape document, entity, entity_role, mention, quote, speaker, party, cue, content, alternative, note, error, error_body, trailer;
    Shape flat_document, flat_entity, flat_mention, flat_role, flat_quote, flat_note, flat_error;
} Shapes;

Shapes shapes_all(void);

/* ---- Checking -------------------------------------------------------------------------------------------------------- */

typedef struct Checker {
    const char  *file;
    size_t       line, faults;
    char         path[256]; /* of the object being looked at: "quotes[3].speaker" */
    const Known *known;
    Shapes       shapes;
} Checker;

/* Tells each fault. */
void check_record(Checker *checker, json_t *record);

/* The record's document: its "id", or "doc" of flat records; NULL if there is none. */
const char *record_document(json_t *record);

/* Inner: a fault of the object at checker->path, and of its field `key` where that is not NULL. */
void fault(Checker *checker, const char *key, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool check_shape(Checker *checker, json_t *object, Shape shape);
#endif
