/* How far a run has come, kept in a file, so that the same command goes on there after whatever ended it. The output is on the disk before
 * the checkpoint says so, and what the output holds beyond that is cut off: nothing is lost, and nothing comes twice. */
#ifndef CHECKPOINT_H
#define CHECKPOINT_H
#include "articles.h"
#include <jansson.h>

typedef struct Checkpoint {
    const char *path;   /* NULL: none is kept */
    json_t     *about;  /* what the run is of; it has to be the same */
    Position    at;     /* the last document that is done */
    uint64_t    bytes;  /* of the output */
    size_t      documents, errors;
    int         status; /* the worst so far */
    bool        finished;
    int64_t     due;    /* nanoseconds of the monotonic clock */
} Checkpoint;

/* Reads the one that --checkpoint names, if it is there. Returns a status; what is wrong is told: no --output, a checkpoint of other
 * inputs, options, gazetteer or version, or one that cannot be read. */
int  checkpoint_open(Checkpoint *checkpoint, const Settings *settings, const quoth_gazetteer *gazetteer);
void checkpoint_close(Checkpoint *checkpoint);

/* Is it time to write it? So seldom that it costs little. */
bool checkpoint_is_due(const Checkpoint *checkpoint);

/* Flushes and syncs the output, then puts the checkpoint in the place of the one before. False, and told, on failure. */
bool checkpoint_write(Checkpoint *checkpoint, Sink *sink);
#endif
