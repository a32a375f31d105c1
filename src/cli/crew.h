/* Several threads that read articles side by side. Their records are handed out in the order in which the articles came, and no more
 * articles wait than there are places for. */
#ifndef CREW_H
#define CREW_H
#include "articles.h"
#include "bytes.h"
#include "records.h"

#define MOST_THREADS 256

/* What is to be done with each article. */
typedef struct Plan {
    const quoth_gazetteer *gazetteer;
    quoth_options          options;
    quoth_format           format;
    quoth_write_options    write;
    bool                   read_back; /* the crew hands out records as structs; then the format is QUOTH_FORMAT_JSON */
} Plan;

/* Reads an article and writes its record, as the plan has it; false, with err, where it cannot be, or already could not. */
bool article_write(const Plan *plan, quoth_extractor *extractor, const Article *article, quoth_write write, void *context,
                   quoth_error *err);

/* The same, read back; NULL, with err. The room, for the bytes of the record, is empty. */
Record *article_record(const Plan *plan, quoth_extractor *extractor, const Article *article, Bytes *room, quoth_error *err);

/* What came of an article: the record's bytes or, where they are read back, the record; else both are NULL, and `err` says why. */
typedef struct Outcome {
    const char *bytes;
    size_t      length;
    Record     *record;
    quoth_error err;
} Outcome;

/* Whoever takes them, always in the thread that calls the functions below. Returns a status; what stops a run stops it here too
 * (cli.h). */
typedef struct Receiver {
    int (*receive)(void *context, const Article *article, const Outcome *outcome);
    void *context;
} Receiver;

typedef struct Crew Crew;
Crew *crew_hire(size_t threads, const Plan *plan, const Receiver *receiver, quoth_error *err); /* the plan is kept, not copied */
void  crew_dismiss(Crew *crew); /* what was not handed out is forgotten */

/* Both return the worst status so far. */
int crew_take(Crew *crew, const Article *article); /* copies it */
int crew_wait(Crew *crew);                         /* until all is handed out */
#endif
