/* The index: people, organisations and what was said, over any number of documents, in one SQLite file. docs/index.md documents its tables.
 *
 * Documents go in one at a time, and are safe once they are committed. What documents have in common is settled behind that, in a
 * transaction of its own: which entities are one (`tie`), which quotes are one statement (`wording`). A run that is killed loses what it
 * had not committed; what it had not settled, the next one does. */
#ifndef INDEX_H
#define INDEX_H
#include "records.h"

typedef struct IndexFile IndexFile;

enum IndexUse { INDEX_READ, INDEX_WRITE, INDEX_MAKE /* write, and make it where it is not there */ };

/* NULL with QUOTH_MISSING, QUOTH_CORRUPT (no index, or another version's), QUOTH_IO (another writes to it, too) or QUOTH_MEMORY. The
 * gazetteer knows when two spellings are one name; it has to outlive the index. */
IndexFile *index_open(const char *path, enum IndexUse use, const quoth_gazetteer *gazetteer, quoth_error *err);
void       index_close(IndexFile *index); /* what was not committed is lost */

enum IndexFate { INDEX_ADDED, INDEX_REPLACED, INDEX_KNOWN, INDEX_FAILED };

/* Takes in a document's record. One of the same id and text is there already: nothing changes. Of the same id and another text: it is
 * replaced. */
enum IndexFate index_add(IndexFile *index, const Record *record, quoth_error *err);
bool           index_commit(IndexFile *index, quoth_error *err); /* from here on it is safe */

/* Settles what is new; or, all of it, anew and in an order of its own, so that the order in which documents came does not count. */
bool index_settle(IndexFile *index, quoth_error *err);
bool index_rebuild(IndexFile *index, quoth_error *err);

enum IndexVerb { INDEX_MERGE, INDEX_NEVER, INDEX_SPLIT };

/* What people decide stands above all evidence, and stays in force whatever is added or rebuilt. A and B are keys of entities, which need
 * not be there yet. Of INDEX_SPLIT, B may be NULL (A is tied to nobody) or a document (A's mentions in it are someone else's). */
bool index_decide(IndexFile *index, enum IndexVerb verb, const char *a, const char *b, quoth_error *err);

/* Reads all of it, and tells each fault. True where there is none. */
typedef void (*index_teller)(void *context, const char *fault);
bool index_check(IndexFile *index, index_teller tell, void *context, quoth_error *err);

/* ---- Questions --------------------------------------------------------------------------------------------------- */

/* NULL and 0: whatever. */
typedef struct Question {
    const char *name, *about, *role, *outlet, *since, *until;
    bool        reported; /* quotes: with what is not within marks */
    size_t      limit;    /* of rows; 0: 100 */
} Question;

/* A row of an answer. A value is text, a number or, where `json` says so, a list in JSON; NULL: nothing. */
typedef struct AnswerValue {
    const char *name, *text;
    bool        number, json;
} AnswerValue;

typedef bool (*index_row)(void *context, const AnswerValue *values, size_t n); /* false stops */

/* The questions: people org quotes variants roles co conflicts statements. False with QUOTH_USAGE for another, or where one needs a name. */
bool index_ask(IndexFile *index, const char *what, const Question *question, index_row take, void *context, quoth_error *err);

/* The key of the thing that a name means; NULL where none is known by it, to be freed. More than one: `*n` says how many. */
char *index_key_of(IndexFile *index, const char *name, size_t *n, quoth_error *err);
#endif
