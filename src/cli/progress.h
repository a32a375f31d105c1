/* How far a run has come, on standard error: one line that is written anew at a terminal, else a line now and then. */
#ifndef PROGRESS_H
#define PROGRESS_H
#include "cli.h"

typedef struct Progress {
    bool     on, terminal, shown;
    uint64_t total; /* bytes of all inputs; 0: not known */
    uint64_t first; /* bytes that were taken before this run began */
    bool     begun;
    int64_t  since, due;
    size_t   texts;
    uint64_t taken;
} Progress;

int64_t monotonic_now(void); /* nanoseconds */

/* It is shown if --progress asks for it, or at a terminal that the records do not go to. `resumed`: some of the inputs was done before. */
void progress_begin(Progress *progress, const Settings *settings, bool resumed);
void progress_step(Progress *progress, uint64_t taken); /* one more text; bytes that were taken from the inputs so far */
void progress_clear(Progress *progress);                /* before something else is told */
void progress_say(Progress *progress, const char *what); /* what goes on when all is taken, at a terminal */
void progress_end(Progress *progress);

/* The line: at most 80 columns. */
void progress_line(const Progress *progress, int64_t now, char line[128]);
#endif
