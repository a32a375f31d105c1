/* Records for what takes them in: read from lines of records, or made of texts and lines with texts, by several threads, handed out in order. */
#ifndef FEED_H
#define FEED_H
#include "bytes.h"
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

/* The record of an article, read back from what the plan writes of it; NULL, with err. The bytes are room that is kept from one to the next. */
Record *article_record(const Plan *plan, quoth_extractor *extractor, const Article *article, Bytes *room, quoth_error *err);

/* Reads what the paths name; returns the worst status. */
int feed_run(char **paths, size_t n_paths, size_t threads, const Settings *settings, const Plan *plan, const FeedTaker *taker);
#endif
