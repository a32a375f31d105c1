/* The source files as records, as they were written: what gazetteers/README.md says, read line by line and checked. Texts
 * point into the files, which the arena holds. */
#ifndef SOURCE_H
#define SOURCE_H
#include "gazetteer.h"
#include "model.h"
#include "rows.h"
#include "table.h"

/* Part of a source line; not NUL-terminated. */
typedef struct Slice {
    const char *at;
    uint32_t    n;
} Slice;

typedef struct Spot {
    Index    file;
    uint32_t line, column; /* from 1; columns are code points */
} Spot;

enum SourceType {
    SOURCE_PERSON, SOURCE_ORGANIZATION, SOURCE_OUTLET, SOURCE_PLACE, SOURCE_GROUP, SOURCE_EVENT, SOURCE_OTHER, /* as enum Type */
    SOURCE_CUE, SOURCE_TITLE, SOURCE_WORD, SOURCE_GIVEN, SOURCE_NAME_PART, SOURCE_ABBREVIATION,
    SOURCE_WEIGHT, SOURCE_CORRECTION, SOURCE_SPELLING, SOURCE_SYNTAX,
    N_SOURCE_TYPES,
    SOURCE_UNSAID = N_SOURCE_TYPES, /* no %type yet */
    SOURCE_REFUSED                  /* a bad one, which was told: its records are passed over */
};

typedef struct SourceName {
    Slice text;
    Spot  spot;
    Index owner;    /* entity or word */
    bool  of_word;
    bool  exact;    /* written with ^ */
    bool  company;  /* written with ~ */
    bool  is_short; /* of short= */
    bool  barred;   /* of a correction: nobody's, so that it is no name */
} SourceName;

typedef struct SourceRole {
    Slice title, at, start, end;
    Spot  spot;
} SourceRole;

typedef struct SourceEntity {
    Slice   id, kind, wikidata;
    Range   names;   /* without those of short= */
    Range   roles;
    Slice   link;    /* of `of=`, `stands-for=` or `capital=` */
    Spot    spot, link_spot;
    Index   of;      /* the entity that link names */
    Index   record;  /* its number in the image, by id */
    Index   same_as, next_same, last_same; /* by corrections: whose part it is, or NONE; the chain of those that are one */
    uint32_t n_names, n_roles;             /* of all of those */
    uint8_t type, prior, gender;
    char    country[3];
    bool    stands_for;
} SourceEntity;

typedef struct SourceWord {
    Slice    id;    /* as written: "state/base" */
    Slice    lemma; /* the part before the slash */
    Slice    sort, base, like;
    Spot     spot;
    uint64_t classes;
    char     language[3]; /* "": any */
    uint8_t  type;        /* SOURCE_CUE... */
    uint8_t  kind, strength, takes, gender, number, person, prior;
    bool     plans, weak, relational;
    Index    record;      /* its number in the image; words of type name-part share one */
} SourceWord;

/* One thing that a correction says (correction.h). */
typedef struct SourceCorrection {
    Slice   text;   /* a name; same: the id that becomes the other */
    Slice   of;     /* the id that it is about; same: the id that stays; apart: the other name */
    Spot    spot, of_spot; /* of both */
    Index   entity, other; /* of ids in text and of, or NONE */
    uint8_t what;          /* enum Correct */
    bool    exact;         /* written with ^ */
    bool    used;
} SourceCorrection;

typedef struct SourceWeight {
    Slice name;
    float value;
    Spot  spot;
} SourceWeight;

/* A row of what the reading of sentences sums: "t02f1c<TAB>..Ab.": its table (tags, steps, relations), its number, a letter for each weight:
 * A to Z are 1 to 26, a to z -1 to -26, a stop is 0; zeros at the end are left out. */
typedef struct SourceRow {
    uint32_t number;
    uint8_t  table; /* enum RowTable */
    int8_t   weights[WIDE_CHOICES];
} SourceRow;

typedef struct SourceFile {
    const char *path, *name; /* name: the last part of path */
    Slice       bytes;
    bool        whole;       /* carried as it stands */
} SourceFile;

typedef struct SourceCredit { /* a %source line */
    Index file;
    Slice text;
} SourceCredit;

typedef struct Source {
    Arena arena;
    ARRAY(SourceFile)   files;
    ARRAY(SourceName)   names;
    ARRAY(SourceRole)   roles;
    ARRAY(SourceEntity) entities;
    ARRAY(SourceWord)   words;
    ARRAY(SourceWeight) weights;
    ARRAY(SourceRow)    rows;
    ARRAY(SourceCredit) credits;
    ARRAY(SourceCorrection) corrections;
    ModelBuilder       *spellings; /* NULL: no such record */
    Table               ids;       /* of entities */
    Table               word_ids;
    Table               weight_keys;
    Table               name_texts; /* by text and owner */
    Table               corrected;  /* corrections by the hash of their forms */
    bool                is_prepared; /* that table is complete */
    bool                only_corrections; /* other records are refused: they are to be laid over an image */
    quoth_complaint     complain;  /* may be NULL */
    void               *context;
    uint32_t            n_refused; /* complaints that are no warnings */
} Source;

/* Reads a file: *.json whole, others as records. Bad lines are told and left out; false is for a file that cannot be read, or
 * no memory. */
bool source_read(Source *source, const char *path, quoth_error *err);

/* The same for a text that is in memory, which is copied. */
bool source_take(Source *source, const char *path, const char *bytes, size_t length, quoth_error *err);

/* Ties entities to those that they name, when all files are read. */
void source_link(Source *source);

void source_free(Source *source);

/* NULL, or what is wrong with the line. */
const char *row_read(Slice id, Slice letters, SourceRow *row);

/* Tells of a refused line, or of something odd in it. */
void source_refuse(Source *source, Spot spot, const char *format, ...) __attribute__((format(printf, 3, 4)));
void source_warn(Source *source, Spot spot, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* For "%.*s" in a message: at most 60 bytes of the slice, ending with a whole character. */
#define CLIPPED(slice) slice_clip(slice), (slice).at ? (slice).at : ""
int slice_clip(Slice slice);

bool     slice_is(Slice slice, const char *text);
bool     slice_equal(Slice a, Slice b);
uint64_t slice_hash(Slice slice);

/* The part before the first `mark`, taken off `rest` together with it; the whole where there is none, with rest->at NULL then. */
Slice slice_cut(Slice *rest, char mark);

/* Is it an id: [0-9a-z]([0-9a-z.-]*[0-9a-z])? */
bool slice_is_id(Slice slice);

/* The line that is being read. */
typedef struct Line {
    Source     *source;
    Slice       text;
    Spot        spot;
    uint8_t     type;        /* enum SourceType */
    char        language[3];
    const char *counted;     /* line_spot() has counted up to here... */
    uint32_t    column;      /* ...where this column is */
} Line;

/* Where in the line a part of it stands. Goes on from where it was asked last, so that asking for each part in turn is linear. */
Spot line_spot(Line *line, const char *at);

/* The fields of a record, `key=value` apart by TAB: each is taken into the record, or told of. False: no memory. */
bool fields_of_entity(Line *line, Slice fields, Index entity);
bool fields_of_word(Line *line, Slice fields, Index word);

/* Names apart by "|": adds them to source->names. False: no memory. */
bool line_names(Line *line, Slice list, Index owner, bool is_short, Range *names);

/* One name, without the signs behind it, which are told in the other members; false where it is none, which is told. */
bool line_read_name(Line *line, Slice text, SourceName *name);

/* The entity with this id, or NONE. */
Index source_entity(const Source *source, Slice id);

/* A decimal number with an optional exponent, whatever the locale. */
bool decimal_read(Slice slice, float *value);

/* Is it empty, or a day that exists: YYYY, YYYY-MM or YYYY-MM-DD? */
bool date_is_good(Slice slice);
#endif
