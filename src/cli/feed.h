/* Records for what takes them in: read from lines of records, or made of texts and lines with texts, by several threads, handed out in order. */
#ifndef FEED_H
#define FEED_H
#include "crew.h"
#include "records.h"

typedef struct FeedItem {
    const char *file;
    size_t      line;   /* 0: the file is one text */
    Record     *record; /* NULL: `err` says why */
    quoth_error err;
} FeedItem;

typedef struct FeedTaker {
    int (*take)(void *context, const FeedItem *item); /* always in the thread that calls feed_run(); returns a status */
    void (*idle)(void *context);                      /* before input has to be waited for */
    void *context;
} FeedTaker;

/* Reads what the paths name; returns the worst status. */
int feed_run(char **paths, size_t n_paths, size_t threads, const Settings *settings, const Plan *plan, const FeedTaker *taker);
#endif
