/* Several threads that read articles side by side. Their records are handed out in the order in which the articles came, and no more
 * articles wait than there are places for. */
#ifndef CREW_H
#define CREW_H
#include "articles.h"

#define MOST_THREADS 256

/* What is to be done with each article. */
typedef struct Plan {
    const quoth_gazetteer *gazetteer;
    quoth_options          options;
    quoth_format           format;
    quoth_write_options    write;
} Plan;

/* Reads an article and writes its record, as the plan has it; false, with err, where it cannot be, or already could not. */
bool article_write(const Plan *plan, quoth_extractor *extractor, const Article *article, quoth_write write, void *context, quoth_error *err);

/* Whoever takes the records, always in the thread that calls the functions below. Without a record, `err` says why. Returns a status;
 * what stops a run stops it here too (cli.h). */
typedef struct Receiver {
    int (*receive)(void *context, const Article *article, const char *record, size_t length, const quoth_error *err);
    void *context;
} Receiver;

typedef struct Crew Crew;
Crew *crew_hire(size_t threads, const Plan *plan, const Receiver *receiver, quoth_error *err); /* the plan is kept, not copied */
void  crew_dismiss(Crew *crew); /* what was not handed out is forgotten */

/* Both return the worst status so far. */
int crew_take(Crew *crew, const Article *article); /* copies it */
int crew_wait(Crew *crew);                         /* until all is handed out */
#endif
