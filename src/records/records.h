/* Records read back: what quoth.doc/1 lines hold (docs/records.md), as plain structs, for all that makes something else of them. The
 * fields are those of the record. Strings are UTF-8 with a NUL behind them and none within (U+FFFD stands for it), NULL where the record
 * has null or nothing; they and the arrays live as long as the record. Nothing in a record is believed: its shape, links and order of
 * places are checked as it is read. */
#ifndef RECORDS_H
#define RECORDS_H
#include <quoth.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RECORD_NONE SIZE_MAX /* no entity, no mention */

typedef struct RecordWords {
    const char **at;
    size_t       n;
} RecordWords;

/* Code points of the document's text, half-open, and what stands there. */
typedef struct RecordPlace {
    size_t      start, end;
    const char *text;
} RecordPlace;

typedef struct RecordRole {
    RecordPlace place;
    const char *title, *base, *organization, *of_place, *tense;
} RecordRole;

typedef struct RecordEntity {
    const char *id, *type, *name, *main_name, *wikidata;
    bool        known, unnamed;
    RecordWords variants;
    size_t     *mentions; /* indices into the record's */
    size_t      n_mentions;
    RecordRole *roles;
    size_t      n_roles;
} RecordEntity;

/* What it is called in all records: the gazetteer's main name where the text's own is another. */
static inline const char *record_main_name(const RecordEntity *entity) { return entity->main_name ? entity->main_name : entity->name; }

typedef struct RecordMention {
    RecordPlace place;
    const char *type, *form, *zone, *acts_as, *matched;
    size_t      entity; /* index into the record's, or RECORD_NONE */
    double      cost, score;
    RecordWords why;
} RecordMention;

/* Who speaks, is spoken to, or carries what was said. `there` is false where the record has null. */
typedef struct RecordParty {
    bool        there;
    RecordPlace place;
    size_t      entity; /* or RECORD_NONE */
    const char *name, *type, *form;
    const char *role, *title, *organization, *of_place, *tense; /* the speaker's alone */
} RecordParty;

typedef struct RecordAlternative {
    size_t      entity; /* or RECORD_NONE */
    const char *name, *text;
    double      score;
} RecordAlternative;

/* One place, or several where it is interrupted: parts, apart and in order; n_parts is at least 1. */
typedef struct RecordStretch {
    RecordPlace  place;
    RecordPlace *parts; /* without text */
    size_t       n_parts;
} RecordStretch;

/* Quotes inside another one (`nested`) stand right behind it in the record's list. */
typedef struct RecordQuote {
    size_t             outer; /* the one that it stands inside, or RECORD_NONE */
    const char        *id, *words /* what is said: `text` where it is in one stretch */, *kind, *manner, *rule;
    RecordStretch      stretch;
    RecordParty        speaker, addressee, via;
    bool               has_cue, has_content;
    RecordPlace        cue;
    const char        *lemma;
    RecordStretch      content;
    double             score;
    RecordWords        why, repairs;
    RecordAlternative *alternatives;
    size_t             n_alternatives;
} RecordQuote;

typedef struct RecordNote {
    const char *code, *text;
    size_t      start, end;
} RecordNote;

enum RecordSort { RECORD_DOCUMENT, RECORD_ERROR, RECORD_TRAILER };

typedef struct Record {
    enum RecordSort sort;
    const char     *id; /* of an error record it may be NULL */

    /* of documents */
    const char     *url, *title, *outlet, *published, *language, *text_sha256, *gazetteer;
    const char     *text; /* NULL where it was not asked for */
    size_t          n_text; /* its bytes */
    RecordEntity   *entities;
    RecordMention  *mentions;
    RecordQuote    *quotes;
    RecordNote     *notes;
    size_t          n_entities, n_mentions, n_quotes, n_notes;

    /* of errors */
    const char     *code, *message;
    size_t          line; /* 0 where it is null */

    /* of trailers */
    size_t          documents, errors;

    struct RecordMemory *memory;
} Record;

/* Reads one line. NULL with QUOTH_JSON and a text that names the path and what is wrong there ("quotes[3].speaker.entity: no entity of
 * this document"), or with QUOTH_MEMORY. Safe in many threads. */
Record *record_read(const char *line, size_t length, quoth_error *err);
void    record_free(Record *record); /* NULL is allowed */

/* The lines of files of records, packed or not, one after the other; "-" is standard input. */
typedef struct RecordStream {
    char       **paths;
    size_t       n_paths, current; /* how many of them were opened */
    quoth_input *input;
    const char  *path;   /* of the last record, for messages */
    size_t       number; /* its line, from 1; 0: the file itself is meant */
} RecordStream;

/* The next record, to be freed; NULL at the end (err->code is QUOTH_OK), and on failure: stream->path and number say where. After
 * QUOTH_JSON the next call goes on behind the bad line, after the failure of a file with the next one. */
Record *record_next(RecordStream *stream, quoth_error *err);
void    record_stream_close(RecordStream *stream);
#endif
