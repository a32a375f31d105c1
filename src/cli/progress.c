#include "progress.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SECOND INT64_C(1000000000)
#define BAR 20u /* columns */

int64_t monotonic_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * SECOND + time.tv_nsec;
}

/* ---- The line ---------------------------------------------------------------------------------------------------- */

static double seconds_left(const Progress *progress, double rate) {
    uint64_t left = progress->total > progress->taken ? progress->total - progress->taken : 0;
    return rate > 0 ? (double)left / rate : 0;
}

static void put_time(char *to, size_t size, double seconds) {
    unsigned long whole = seconds < 3600.0 * 1000 ? (unsigned long)(seconds + 0.5) : 3600ul * 1000;
    if (whole >= 3600) snprintf(to, size, "%lu:%02lu:%02lu", whole / 3600, whole / 60 % 60, whole % 60);
    else snprintf(to, size, "%lu:%02lu", whole / 60, whole % 60);
}

void progress_line(const Progress *progress, int64_t now, char line[128]) {
    char     bar[BAR + 4] = "", left[48];
    double   spent = (double)(now - progress->since) / (double)SECOND;
    uint64_t taken = progress->taken - progress->first;
    double   rate = spent > 0 ? (double)taken / spent : 0, share = progress->total ? (double)progress->taken / (double)progress->total : 0;
    if (share > 1) share = 1; /* a file may have grown */
    int n = snprintf(line, 128, "%zu text%s, %.1f MB/s", progress->texts, progress->texts == 1 ? "" : "s", rate / 1e6);
    if (!progress->total || n < 0 || n >= 64) return;
    for (size_t i = 0; i < BAR; i++) bar[i] = (double)i < share * BAR ? '#' : '.';
    put_time(left, sizeof left, seconds_left(progress, rate));
    snprintf(line + n, 128 - (size_t)n, "  %s %3.0f%%  %s left", bar, share * 100, left);
}

/* ---- Showing it -------------------------------------------------------------------------------------------------- */

static void put_line(Progress *progress, const char *line) {
    char text[160];
    int  n = snprintf(text, sizeof text, progress->terminal ? "\r\033[K%s\r" : "quoth: %s\n", line);
    progress->shown = n > 0 && write(STDERR_FILENO, text, (size_t)n) >= 0; /* there is nobody to tell it to */
}

static void show(Progress *progress, int64_t now) {
    char line[128];
    progress_line(progress, now, line);
    put_line(progress, line);
}

void progress_say(Progress *progress, const char *what) {
    if (progress->on && progress->terminal) put_line(progress, what);
}

/* 0 where one of them is no file. */
static uint64_t size_of_inputs(const Settings *settings) {
    uint64_t    total = 0;
    struct stat status;
    bool        standard = !settings->n_operands;
    if (standard) return fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode) ? (uint64_t)status.st_size : 0;
    for (size_t i = 0; i < settings->n_operands; i++) {
        const char *path = settings->operands[i];
        bool        known = strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &status) == 0 : stat(path, &status) == 0;
        if (known && !S_ISREG(status.st_mode)) return 0;
        total += known ? (uint64_t)status.st_size : 0;
    }
    return total;
}

static bool goes_to_terminal(const char *output) { return (!output || !*output || strcmp(output, "-") == 0) && isatty(STDOUT_FILENO); }

void progress_begin(Progress *progress, const Settings *settings, bool resumed) {
    bool terminal = isatty(STDERR_FILENO);
    *progress = (Progress){.terminal = terminal, .since = monotonic_now()};
    progress->on = settings->progress || (terminal && !goes_to_terminal(settings->output));
    if (!progress->on) return;
    progress->total = size_of_inputs(settings);
    progress->begun = !resumed;
    progress->due = progress->since + (terminal ? SECOND / 2 : 10 * SECOND);
}

void progress_step(Progress *progress, uint64_t taken) {
    if (!progress->on) return;
    progress->texts++;
    progress->taken = taken;
    if (!progress->begun) progress->first = taken;
    progress->begun = true;
    int64_t now = monotonic_now();
    if (now < progress->due) return;
    show(progress, now);
    progress->due = now + (progress->terminal ? SECOND / 5 : 10 * SECOND);
}

void progress_clear(Progress *progress) {
    static const char blank[] = "\r\033[K";
    if (progress->shown && progress->terminal) progress->shown = write(STDERR_FILENO, blank, sizeof blank - 1) < 0;
}

void progress_end(Progress *progress) {
    if (!progress->on) return;
    show(progress, monotonic_now());
    if (progress->terminal && write(STDERR_FILENO, "\n", 1) < 0) progress->on = false;
}
