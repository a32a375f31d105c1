/* quoth: who is named in a text, and who said what.
 *
 *     quoth_error err = {0};
 *     quoth_gazetteer *gazetteer = quoth_gazetteer_open("quoth.gaz", &err);
 *     quoth_extractor *extractor = quoth_extractor_new(gazetteer, NULL, &err);
 *     quoth_doc *doc = quoth_extract(extractor, text, length, NULL, &err);
 *     quoth_doc_write(doc, QUOTH_FORMAT_JSON, NULL, write_to_stdout, NULL, &err);
 *     quoth_doc_free(doc);
 *     quoth_extractor_free(extractor);
 *     quoth_gazetteer_close(gazetteer);
 *
 * OBJECTS. A quoth_gazetteer is what is known of the world and the language: one compiled file, mapped read-only, never
 * changed, shared by all threads. A quoth_extractor is working memory over one gazetteer: one a thread, used from text
 * to text. A quoth_doc is the result for one text; it owns all that its accessors return, and outlives the other two.
 *
 * ERRORS. A function that makes something returns it or NULL; one that does something returns bool. Both say why in the
 * caller's quoth_error, which may be NULL and must be zeroed before its first use; the first error wins. Odd text is
 * never an error: it is repaired and noted. The library does not print, exit, abort, read the environment, or keep globals.
 *
 * STRINGS are UTF-8, NUL-terminated where they are char pointers, and live as long as the object they were asked from.
 *
 * THREADS. All functions may be called from several threads at once on different objects. A quoth_gazetteer and a
 * quoth_doc may be read by several threads at once; a quoth_extractor is for one thread at a time.
 */
#ifndef QUOTH_H
#define QUOTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define QUOTH_API __attribute__((visibility("default")))

/* The library's version, "0.1.0". */
QUOTH_API const char *quoth_version(void);

/* ---- Errors ------------------------------------------------------------------------------------------------------ */

#define QUOTH_CODES(X)                                                                                                 \
    X(OK, "no error")                                                                                                  \
    X(MEMORY, "out of memory")                                                                                         \
    X(IO, "input or output failed")                                                                                    \
    X(MISSING, "no such file")                                                                                         \
    X(USAGE, "wrong argument")                                                                                         \
    X(TOO_LARGE, "over the size limit")                                                                                \
    X(ENCODING, "ill-formed UTF-8")                                                                                    \
    X(CORRUPT, "corrupt or foreign gazetteer image")                                                                   \
    X(SOURCE, "bad gazetteer source")                                                                                  \
    X(RULES, "bad rules file")                                                                                         \
    X(PATTERN, "pattern limit reached")                                                                                \
    X(JSON, "bad JSON")

typedef enum quoth_code {
#define QUOTH_CODE_NAME(name, text) QUOTH_##name,
    QUOTH_CODES(QUOTH_CODE_NAME)
#undef QUOTH_CODE_NAME
} quoth_code;

/* Why something failed. `at` is the place: a byte offset, or a line number where `text` says so. */
typedef struct quoth_error {
    quoth_code code;
    uint64_t   at;
    char       text[240];
} quoth_error;

/* A constant text for a code; never NULL. */
QUOTH_API const char *quoth_code_text(quoth_code code);

/* Receives output in pieces of any size. Returns false to stop, which makes the writing function fail with QUOTH_IO. */
typedef bool (*quoth_write)(void *context, const char *bytes, size_t length);

/* ---- Input ------------------------------------------------------------------------------------------------------- */

/* A file read once, in bounded memory, by pieces or by lines. What gzip or Zstandard packed is unpacked; it is known by its first bytes,
 * and has to be packed where the name ends in .gz or .zst. Errors do not name the file. */
typedef struct quoth_input quoth_input;

/* A line without its end; the text is good until the input is asked again. A byte order mark before the first line is left out. */
typedef struct quoth_line {
    const char *text;
    size_t      length;
    size_t      number;   /* counted up from what it was before */
    uint64_t    place;    /* bytes before it, unpacked */
    bool        too_long; /* then it was passed over, and `text` is empty */
} quoth_line;

/* "-" is standard input. NULL with QUOTH_MISSING or QUOTH_MEMORY. */
QUOTH_API quoth_input *quoth_input_open(const char *path, quoth_error *err);
QUOTH_API void         quoth_input_close(quoth_input *input); /* NULL is allowed */

/* The next line, of at most `most` bytes. False at the end; and on failure with QUOTH_IO, QUOTH_MEMORY, QUOTH_USAGE (packed in a way that
 * is not read) or, where a packed file is damaged or cut off, QUOTH_CORRUPT, with the place in that file. */
QUOTH_API bool quoth_input_line(quoth_input *input, size_t most, quoth_line *line, quoth_error *err);

/* All that is left, good until the input is asked again. Fails with QUOTH_TOO_LARGE as soon as there are more than `most` bytes. */
QUOTH_API bool quoth_input_all(quoth_input *input, size_t most, const char **text, size_t *length, quoth_error *err);

/* At most `room` bytes as they come; 0 at the end and on failure. */
QUOTH_API size_t quoth_input_read(quoth_input *input, char *to, size_t room, quoth_error *err);

/* Goes to the place of a line that was read. The last line's can always be reached; others, where the file is neither packed nor a pipe. */
QUOTH_API bool quoth_input_seek(quoth_input *input, uint64_t place, quoth_error *err);

/* Bytes of the file that were read so far, as they stand in it, packed or not; of a pipe, what came out of it. */
QUOTH_API uint64_t quoth_input_taken(const quoth_input *input);

/* Would the next line have to be waited for? */
QUOTH_API bool quoth_input_must_wait(const quoth_input *input);

/* ---- Gazetteers -------------------------------------------------------------------------------------------------- */

typedef struct quoth_gazetteer quoth_gazetteer;

/* Told of each line of a source file that is refused: all of them, in one run. `column` counts code points from 1. */
typedef void (*quoth_complaint)(void *context, const char *file, uint32_t line, uint32_t column, const char *reason);

/* Opens a compiled gazetteer: maps the file and looks at its frame, which takes well under a millisecond however many names there
 * are. Reading it is safe whatever its bytes are; quoth_gazetteer_check() tells whether they are right. NULL with QUOTH_MISSING,
 * QUOTH_IO, QUOTH_CORRUPT (`at` is the byte offset of what is wrong) or QUOTH_MEMORY. */
QUOTH_API quoth_gazetteer *quoth_gazetteer_open(const char *path, quoth_error *err);

/* The same with corrections laid over it: `n` files as quoth_gazetteer_build() takes them (gazetteers/README.md), of %type correction
 * alone. What is read of it is what it were if they had been among its sources. The image's file stays as it is, and but for what they
 * change its pages are shared with all who have it open; with `same` corrections its names, roles and links are gone through once. The
 * files need not live on. Any refused line makes it fail with QUOTH_SOURCE after all have been told, with file, line and column; `complain`
 * may be NULL. Fails with QUOTH_MISSING, too, where a file is not there, and as quoth_gazetteer_open(). Opening is a thread's own matter;
 * what comes back is never changed, and may be read by several threads at once. */
QUOTH_API quoth_gazetteer *quoth_gazetteer_open_corrected(const char *path, const char *const *corrections, size_t n,
                                                          quoth_complaint complain, void *context, quoth_error *err);

/* NULL is allowed. Extractors over the gazetteer must be freed before it. */
QUOTH_API void quoth_gazetteer_close(quoth_gazetteer *gazetteer);

/* Reads all of the image: its hash, the order and range of all that is in it, its texts. False with QUOTH_CORRUPT. Then writes how large it
 * is: lines of a section's name, its elements, its bytes and its bytes a name, TAB between them. `write` may be NULL. It and the dump are
 * of images as they are: with corrections over it they fail with QUOTH_USAGE. */
QUOTH_API bool quoth_gazetteer_check(const quoth_gazetteer *gazetteer, quoth_write write, void *context, quoth_error *err);

/* The image's hash as 16 hex digits, and, where corrections are laid over it, a "+" and 16 hex digits of the hash of their files; it stands
 * in each record as "gazetteer". */
QUOTH_API const char *quoth_gazetteer_hash(const quoth_gazetteer *gazetteer);

/* Compiles source files (gazetteers/README.md) to an image and puts it at `image_path` in one step (temporary file, fsync,
 * rename), so that readers see the old image or the new one. With `image_path` NULL the sources are only checked.
 * Any refused line makes it fail with QUOTH_SOURCE after all have been told; then nothing is written. */
QUOTH_API bool quoth_gazetteer_build(const char *const *source_paths, size_t n_sources, const char *image_path,
                                     quoth_complaint complain, void *context, quoth_error *err);

/* Writes all that the image holds as readable text, in a fixed order. */
QUOTH_API bool quoth_gazetteer_dump(const quoth_gazetteer *gazetteer, quoth_write write, void *context, quoth_error *err);

/* Writes, one line each, the entities whose name is `name` or a spelling of it: id, type, main name, cost (0: the exact
 * form) and the alternations used, TAB between them; nothing where there is none. */
QUOTH_API bool quoth_gazetteer_find(const quoth_gazetteer *gazetteer, const char *name, quoth_write write, void *context,
                                    quoth_error *err);

/* ---- Importing lists --------------------------------------------------------------------------------------------- */

/* Which list is read, and what of it is wanted. NULL and 0: all. Lists are words with commas between them. docs/importers.md says what
 * each format gives. */
typedef struct quoth_import_options {
    const char *from;       /* geonames wikidata ftm opensanctions jrc spacy gate skos csv; needed                      */
    const char *types;      /* person organization outlet place group event other                                      */
    const char *kinds;      /* city, capital...: kind= of the source format                                             */
    const char *languages;  /* of names, as the list gives them ("en,ru"); the first is that of the main name           */
    const char *countries;  /* two letters each; records of no country are left out then                                */
    const char *positions;  /* persons who held one: "any", ids of positions, or words of their titles                  */
    uint64_t    population; /* places with at least so many                                                             */
    const char *as;         /* the type of records that the list gives none for                                         */
    const char *alternates; /* geonames: the path of alternateNamesV2.txt, for names by language                        */
    const char *map;        /* csv: field=column,...; else label=type,...                                               */
    char        separator;  /* csv: between columns; gate: before features. 0: by what the file looks like              */
    bool        one_pass;   /* read the file once, without what must be joined (positions, countries of Wikidata)        */
} quoth_import_options;

typedef enum quoth_import_fate {
    QUOTH_IMPORT_LEFT_OUT, /* not asked for, or of no use      */
    QUOTH_IMPORT_REPAIRED, /* taken, with a small change       */
    QUOTH_IMPORT_REFUSED,  /* the source format cannot hold it */
    QUOTH_IMPORT_FAULTY    /* not as the list's format has it  */
} quoth_import_fate;

/* One line of the report. The strings live as long as the call. */
typedef struct quoth_import_note {
    quoth_import_fate fate;
    const char       *what;    /* line record name role */
    const char       *reason;
    const char       *detail;  /* "" or what tells it apart from others of the same reason */
    uint64_t          count;
    const char       *file;    /* where it was first... */
    uint64_t          line;
    const char       *example; /* ...and what it was, cut to a line's length; may hold any bytes */
} quoth_import_note;

typedef void (*quoth_import_teller)(void *context, const quoth_import_note *note);

typedef struct quoth_import_counts {
    uint64_t lines, records;     /* read */
    uint64_t kept, names, roles; /* written: records, and what they hold */
    uint64_t faults;             /* lines and records that were not as the format has them; they are passed over */
} quoth_import_counts;

/* Reads a list of others and writes it in the source format, for quoth_gazetteer_build(). `path` may be "-" for standard input; gzip
 * and Zstandard are unpacked. What is not taken is counted, and told to `tell` (may be NULL) at the end, with `counts` (may be NULL)
 * filled, in case of failure too. Memory does not grow with the list, but by some 16 bytes for each record kept, and by the positions
 * that are joined. False with QUOTH_MISSING, QUOTH_IO, QUOTH_USAGE, QUOTH_MEMORY, or with QUOTH_CORRUPT or QUOTH_SOURCE where the file as
 * a whole is damaged or none of its format; `err` has the place. What was written until then is of no use. */
QUOTH_API bool quoth_gazetteer_import(const char *path, const quoth_import_options *options, quoth_write write, void *context,
                                      quoth_import_teller tell, void *tell_context, quoth_import_counts *counts, quoth_error *err);

/* ---- Names ------------------------------------------------------------------------------------------------------- */

/* The verdict on two spellings. `why` is the derivation in words, such as "y~i, ey~ei" or "veto: other given name". */
typedef struct quoth_name_verdict {
    bool   same;
    double score;    /* how likely they are one name, 0..1; the same from 0.5 */
    char   why[240];
} quoth_name_verdict;

/* Decides whether two UTF-8 names, in any scripts, can be spellings of one name. */
QUOTH_API bool quoth_name_compare(const quoth_gazetteer *gazetteer, const char *a, const char *b, quoth_name_verdict *verdict,
                                  quoth_error *err);

/* A name that is read once, to be compared with many. It does not outlive the gazetteer. */
typedef struct quoth_name quoth_name;

QUOTH_API quoth_name *quoth_name_prepare(const quoth_gazetteer *gazetteer, const char *name, quoth_error *err);
QUOTH_API void        quoth_name_free(quoth_name *name);

/* The same verdict, without the derivation unless `explain`. Cannot fail; any number of threads may share the names. */
QUOTH_API void quoth_name_compare_prepared(const quoth_name *a, const quoth_name *b, bool explain, quoth_name_verdict *verdict);

/* The phonetic keys of a name in any script, for finding what to compare it with: two spellings of one name share at least one of them,
 * nearly always, and few other names do. Returns how many; 0 where nothing of it can be read. docs/names.md says how they are made. */
#define QUOTH_NAME_KEYS 8
QUOTH_API size_t quoth_name_keys(const char *name, uint32_t keys[QUOTH_NAME_KEYS]);

/* The form in which words are compared: without case, diacritics, invisible signs. Writes at most `room` bytes, without a NUL, and returns
 * the length, which may be over `room`: then it was cut. */
QUOTH_API size_t quoth_fold_word(const char *word, size_t length, char *out, size_t room);

/* ---- Finding listed names in text -------------------------------------------------------------------------------- */

/* Zero means the default for each field. */
typedef struct quoth_find_options {
    bool variants; /* also find names of two to four words with capitals that are other spellings of a listed name */
} quoth_find_options;

/* Working memory for finding names: one a thread, used from text to text. The gazetteer must outlive it. NULL options are the
 * defaults. NULL with QUOTH_MEMORY or QUOTH_USAGE. */
typedef struct quoth_finder quoth_finder;
QUOTH_API quoth_finder *quoth_finder_new(const quoth_gazetteer *gazetteer, const quoth_find_options *options, quoth_error *err);
QUOTH_API void          quoth_finder_free(quoth_finder *finder);

/* A listed name in the text, and an entity that has it. A name that several have is told of once for each, highest prior first. */
typedef struct quoth_found {
    size_t start, end;          /* half-open, in bytes of the text as it was given */
    size_t entity;              /* for quoth_gazetteer_entity */
    size_t reading, n_readings; /* the i-th of the n entities of this name */
    bool   needs_company;       /* counts only when another name of the same entity stands near */
    bool   is_short;            /* a surname alone, of someone known by it */
    double cost;                /* of the spelling against the listed one, 0 for listed names */
} quoth_found;

/* Returns false to stop, which makes the finding function fail with QUOTH_IO. */
typedef bool (*quoth_take_found)(void *context, const quoth_found *found);

/* Tells of the names of the gazetteer's entities that stand in a text, in its order, none inside a longer one: those that an extraction
 * starts from, without the rest of it, and many times as fast. The text may be of any size and is not copied. Of a line beyond 1 MiB,
 * Markdown links over the border of two pieces are not seen as such. False with QUOTH_MEMORY or QUOTH_IO. */
QUOTH_API bool quoth_find(quoth_finder *finder, const char *text, size_t length, quoth_take_found take, void *context,
                          quoth_error *err);

/* Who is listed. The strings live as long as the gazetteer, and are "" where not known. */
typedef struct quoth_listed {
    const char *id, *type, *name, *wikidata;
    unsigned    prior; /* 1..9 */
} quoth_listed;

/* The entity of a number; false past the end. */
QUOTH_API bool quoth_gazetteer_entity(const quoth_gazetteer *gazetteer, size_t entity, quoth_listed *out);

/* ---- Extraction -------------------------------------------------------------------------------------------------- */

/* Where annotators of names differ. The default is none of these (docs/records.md). */
typedef enum quoth_convention {
    QUOTH_NAMES_WITH_THE = 1,    /* "the" before a body, an outlet, a place, an event or a work is part of the name  */
    QUOTH_NAMES_WITH_TITLES = 2, /* so are titles with a capital before a person: "President Orlova", "Mr. Kroll"    */
    QUOTH_PEOPLES_NO_NAMES = 4,  /* "Russian", "Democrats" are nominals                                              */
    QUOTH_GOVERNMENTS_BODIES = 8, /* a place that acts as a government is an organization: "Moscow refused"          */
    QUOTH_TEAMS_BODIES = 16,      /* so is one that plays: "Spain won 2-1"                                           */
    QUOTH_ADJECTIVES_PLACES = 32, /* "Russian" before a noun is the place, Russia; "Russians" are a people           */
    QUOTH_NAMES_OF_BODIES = 64,   /* "Russian government", "police of Iraq" are names of organizations               */
    QUOTH_NAMES_WITH_KINDS = 128  /* a name begins with the noun for what is named: "city of Mosul", "газета «Труд»" */
} quoth_convention;

/* Zero means the default for each field. */
typedef struct quoth_options {
    size_t      max_bytes;         /* texts over this are refused whole with QUOTH_TOO_LARGE; default and most 64 MiB   */
    double      min_score;         /* speakers under this are left unknown; 0..1, default 0: the best guess is given    */
    bool        refuse_ill_formed; /* fail with QUOTH_ENCODING instead of repairing                                    */
    bool        marked_only;       /* leave out reported speech without quotation marks                                */
    bool        explain;           /* keep what was weighed for each quote, for QUOTH_FORMAT_EXPLAIN                    */
    const char *rules_path;        /* a JSON file of line rules that come before the shipped ones (docs/rules.md)      */
    unsigned    conventions;       /* bits of quoth_convention: names as others have them                              */
} quoth_options;

/* What is known of a text beside its words; any field may be NULL. The strings are copied. The language is "en", "de-AT"...;
 * where it is not given, it is found in the text. */
typedef struct quoth_meta {
    const char *id, *url, *title, *outlet, *published, *language;
} quoth_meta;

typedef struct quoth_extractor quoth_extractor;
typedef struct quoth_doc       quoth_doc;

/* The gazetteer must outlive the extractor. NULL options are the defaults. NULL with QUOTH_MEMORY, QUOTH_RULES (with file
 * and place in the text) or QUOTH_USAGE. */
QUOTH_API quoth_extractor *quoth_extractor_new(const quoth_gazetteer *gazetteer, const quoth_options *options,
                                               quoth_error *err);
QUOTH_API void             quoth_extractor_free(quoth_extractor *extractor);

/* Reads one text of `length` bytes, which need not end in NUL and is not kept. Time and memory are linear in `length`.
 * NULL with QUOTH_MEMORY, QUOTH_TOO_LARGE, QUOTH_ENCODING or QUOTH_PATTERN; the extractor can go on with the next text. */
QUOTH_API quoth_doc *quoth_extract(quoth_extractor *extractor, const char *text, size_t length, const quoth_meta *meta,
                                   quoth_error *err);
QUOTH_API void       quoth_doc_free(quoth_doc *doc);

/* ---- Reading a document ------------------------------------------------------------------------------------------ */

#define QUOTH_NONE SIZE_MAX /* an absent link */

/* A stretch of the text as it was given: half-open, in code points. `text` is not NUL-terminated. */
typedef struct quoth_span {
    size_t      start, end;
    const char *text;
    size_t      length; /* bytes of text */
} quoth_span;

typedef struct quoth_entity {
    const char *id, *type, *name; /* type: person organization outlet place group event other */
    bool        known;            /* the id is the gazetteer's */
    size_t      n_mentions;
} quoth_entity;

typedef struct quoth_mention {
    quoth_span  span;
    const char *type, *form, *zone; /* form: name nominal pronoun */
    size_t      entity;             /* index, or QUOTH_NONE */
    double      score;
} quoth_mention;

typedef struct quoth_quote {
    size_t      n_parts;          /* its stretches of text, see quoth_doc_quote_part */
    const char *kind, *manner;    /* docs/records.md */
    size_t      speaker;          /* entity, or QUOTH_NONE */
    quoth_span  speaker_span;     /* the mention that the cue governs; empty where unknown */
    const char *speaker_name;     /* NULL where unknown, and for those who are not named */
    quoth_span  role;             /* as the text words it; empty where there is none */
    quoth_span  cue;              /* empty where there is none */
    double      score;
    const char *why;              /* the first of the record's reasons; "" where it has none */
} quoth_quote;

/* Counts, and the i-th thing in the order of the text (entities: of first mention). False past the end. Quotes inside quotes stand in
 * records only. */
QUOTH_API size_t quoth_doc_entities(const quoth_doc *doc);
QUOTH_API bool   quoth_doc_entity(const quoth_doc *doc, size_t i, quoth_entity *out);
QUOTH_API size_t quoth_doc_mentions(const quoth_doc *doc);
QUOTH_API bool   quoth_doc_mention(const quoth_doc *doc, size_t i, quoth_mention *out);
QUOTH_API size_t quoth_doc_quotes(const quoth_doc *doc);
QUOTH_API bool   quoth_doc_quote(const quoth_doc *doc, size_t i, quoth_quote *out);
QUOTH_API bool   quoth_doc_quote_part(const quoth_doc *doc, size_t i, size_t part, quoth_span *out);

/* ---- Records ----------------------------------------------------------------------------------------------------- */

typedef enum quoth_format {
    QUOTH_FORMAT_JSON, /* one line, schema quoth.doc/1 */
    QUOTH_FORMAT_FLAT, /* one line for each entity, mention, role and quote */
    QUOTH_FORMAT_VIEW, /* the text with its speakers, for people at a terminal */
    QUOTH_FORMAT_EXPLAIN /* each quote with all who were considered, and what speaks for each and against; needs quoth_options.explain */
} quoth_format;

/* Zero means the default for each field. */
typedef struct quoth_write_options {
    bool   with_text;          /* JSON: the text itself as "text" */
    bool   ascii;              /* JSON: all beyond ASCII as \u escapes */
    bool   byte_offsets;       /* JSON: start_byte, end_byte beside the code points, into the bytes as given */
    bool   utf16_offsets;      /* JSON: start_utf16, end_utf16 */
    bool   color;              /* VIEW, EXPLAIN: with terminal colours */
    size_t width;              /* VIEW, EXPLAIN: columns; default 100 */
    size_t quote;              /* EXPLAIN: the number of the one quote wanted, from 1; 0: all */
    bool   codes;              /* EXPLAIN: with the evidence's codes (docs/attribution.md) and their leads */
} quoth_write_options;

/* Writes a document in a format. The same document gives the same bytes everywhere. False with QUOTH_IO or QUOTH_MEMORY. */
QUOTH_API bool quoth_doc_write(const quoth_doc *doc, quoth_format format, const quoth_write_options *options,
                               quoth_write write, void *context, quoth_error *err);

#ifdef __cplusplus
}
#endif
#endif
