#include "feed.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TASKS_A_THREAD 8u
#define LONGEST_LINE   ((size_t)1 << 30)

typedef struct Task {
    FeedItem item;
    char    *bytes; /* the line, or the text */
    size_t   length;
    bool     done;
} Task;

/* Tasks lie in a ring; the counts run on. handed <= started <= taken <= handed + n_tasks. */
typedef struct Feed {
    const Plan      *plan;
    const FeedTaker *taker;
    Fields           fields;
    pthread_mutex_t  lock; /* of the counts, and of `done` */
    pthread_cond_t   taken_one, done_one;
    Task            *tasks;
    size_t           n_tasks, taken, started, handed;
    bool             over;
    struct Worker   *workers;
    size_t           n_workers;
    int              worst;
} Feed;

typedef struct Worker {
    Feed            *feed;
    quoth_extractor *extractor;
    pthread_t        thread;
    Bytes            room; /* of the record that was written last */
} Worker;

/* ---- Working ----------------------------------------------------------------------------------------------------- */

Record *article_record(const Plan *plan, quoth_extractor *extractor, const Article *article, Bytes *room, quoth_error *err) {
    room->n = 0;
    room->failed = false;
    return article_write(plan, extractor, article, bytes_write, room, err) ? record_read(room->at, room->n, err) : NULL;
}

/* Our records say in their first words what they are. */
static bool is_record(const Task *task) {
    static const char schema[] = "\"schema\":\"quoth.";
    return task->length > sizeof schema && memcmp(task->bytes + 1, schema, sizeof schema - 1) == 0;
}

static void work_on(Worker *worker, Task *task) {
    FeedItem        *item = &task->item;
    const quoth_line line = {.text = task->bytes, .length = task->length, .number = item->line};
    Article          article = {.file = item->file, .line = item->line, .text = task->bytes, .length = task->length};
    if (item->err.code != QUOTH_OK) return;
    if (item->line && is_record(task)) {
        item->record = record_read(task->bytes, task->length, &item->err);
        return;
    }
    ParsedLine *parsed = item->line ? article_parse(&line, &worker->feed->fields, &article) : NULL;
    if (!item->line && strcmp(item->file, "-") != 0) article.meta.id = item->file;
    item->record = article_record(worker->feed->plan, worker->extractor, &article, &worker->room, &item->err);
    article_forget(parsed);
}

static Task *next_to_start(Feed *feed) {
    pthread_mutex_lock(&feed->lock);
    while (feed->started == feed->taken && !feed->over) pthread_cond_wait(&feed->taken_one, &feed->lock);
    Task *task = feed->over ? NULL : &feed->tasks[feed->started++ % feed->n_tasks];
    pthread_mutex_unlock(&feed->lock);
    return task;
}

static void *work(void *context) {
    Worker *worker = context;
    for (Task *task; (task = next_to_start(worker->feed));) {
        work_on(worker, task);
        pthread_mutex_lock(&worker->feed->lock);
        task->done = true;
        pthread_cond_signal(&worker->feed->done_one);
        pthread_mutex_unlock(&worker->feed->lock);
    }
    return NULL;
}

/* ---- Handing out and taking -------------------------------------------------------------------------------------- */

static void empty(Task *task) {
    record_free(task->item.record);
    free(task->bytes);
    *task = (Task){0};
}

/* Hands out the next, if it is there or `wait` says to wait for it. */
static bool hand_out(Feed *feed, bool wait) {
    Task *task = &feed->tasks[feed->handed % feed->n_tasks];
    pthread_mutex_lock(&feed->lock);
    while (wait && !task->done) pthread_cond_wait(&feed->done_one, &feed->lock);
    bool done = task->done;
    pthread_mutex_unlock(&feed->lock);
    if (!done) return false;
    feed->worst = status_worse(feed->worst, feed->taker->take(feed->taker->context, &task->item));
    empty(task);
    feed->handed++;
    return true;
}

static bool hand_out_all(Feed *feed) {
    while (feed->handed < feed->taken && !status_stops(feed->worst)) hand_out(feed, true);
    return !status_stops(feed->worst);
}

/* False: the run stops. */
static bool take(Feed *feed, const char *file, size_t line, const char *bytes, size_t length, const quoth_error *err) {
    bool full = feed->taken - feed->handed == feed->n_tasks;
    while (feed->handed < feed->taken && !status_stops(feed->worst) && hand_out(feed, full)) full = false;
    if (status_stops(feed->worst)) return false;
    Task *task = &feed->tasks[feed->taken % feed->n_tasks];
    *task = (Task){.item = {.file = file, .line = line, .err = *err}, .bytes = malloc(length + 1), .length = length};
    if (!task->bytes) task->item.err = (quoth_error){.code = QUOTH_MEMORY};
    else if (length) memcpy(task->bytes, bytes, length);
    if (task->bytes) task->bytes[length] = '\0';
    pthread_mutex_lock(&feed->lock);
    feed->taken++;
    pthread_cond_signal(&feed->taken_one);
    pthread_mutex_unlock(&feed->lock);
    return true;
}

static bool take_lines(Feed *feed, quoth_input *input, const char *path) {
    quoth_line  line = {0};
    quoth_error err = {0}, none = {0};
    bool        going = true;
    while (going) {
        if (quoth_input_must_wait(input) && (going = hand_out_all(feed))) feed->taker->idle(feed->taker->context);
        if (!going || !quoth_input_line(input, LONGEST_LINE, &line, &err)) break;
        if (line.too_long) none = (quoth_error){.code = QUOTH_TOO_LARGE, .text = "a line of more than a gigabyte"};
        if (line.length || line.too_long) going = take(feed, path, line.number, line.text, line.length, &none);
        none = (quoth_error){0};
    }
    return going && (err.code == QUOTH_OK || take(feed, path, 0, "", 0, &err));
}

static bool take_text(Feed *feed, quoth_input *input, const char *path) {
    quoth_error err = {0};
    const char *text = "";
    size_t      length = 0;
    if (!quoth_input_all(input, feed->plan->options.max_bytes, &text, &length, &err)) text = "", length = 0;
    return take(feed, path, 0, text, length, &err);
}

static bool take_file(Feed *feed, const char *path, const Settings *settings) {
    quoth_error  err = {0};
    quoth_input *input = quoth_input_open(path, &err);
    if (!input) return take(feed, path, 0, "", 0, &err);
    bool lines = settings->jsonl || strcmp(path, "-") == 0 || is_jsonl_name(path);
    bool going = lines ? take_lines(feed, input, path) : take_text(feed, input, path);
    quoth_input_close(input);
    return going;
}

/* ---- Coming and going -------------------------------------------------------------------------------------------- */

static bool hire(Feed *feed, Worker *worker, quoth_error *err) {
    worker->feed = feed;
    worker->extractor = quoth_extractor_new(feed->plan->gazetteer, &feed->plan->options, err);
    if (worker->extractor && pthread_create(&worker->thread, NULL, work, worker) == 0) return true;
    if (worker->extractor) err->code = QUOTH_MEMORY; /* or some other limit of the system */
    quoth_extractor_free(worker->extractor);
    return false;
}

static bool open_feed(Feed *feed, size_t threads, quoth_error *err) {
    pthread_mutex_init(&feed->lock, NULL);
    pthread_cond_init(&feed->taken_one, NULL);
    pthread_cond_init(&feed->done_one, NULL);
    feed->n_tasks = threads * TASKS_A_THREAD;
    feed->tasks = calloc(feed->n_tasks, sizeof *feed->tasks);
    feed->workers = calloc(threads, sizeof *feed->workers);
    if (!feed->tasks || !feed->workers) return err->code = QUOTH_MEMORY, false;
    for (; feed->n_workers < threads; feed->n_workers++)
        if (!hire(feed, &feed->workers[feed->n_workers], err)) return false;
    return true;
}

static void close_feed(Feed *feed) {
    pthread_mutex_lock(&feed->lock);
    feed->over = true;
    pthread_cond_broadcast(&feed->taken_one);
    pthread_mutex_unlock(&feed->lock);
    for (size_t i = 0; i < feed->n_workers; i++) {
        pthread_join(feed->workers[i].thread, NULL);
        quoth_extractor_free(feed->workers[i].extractor);
        bytes_free(&feed->workers[i].room);
    }
    for (size_t i = 0; feed->tasks && i < feed->n_tasks; i++) empty(&feed->tasks[i]);
    pthread_cond_destroy(&feed->taken_one);
    pthread_cond_destroy(&feed->done_one);
    pthread_mutex_destroy(&feed->lock);
    free(feed->tasks);
    free(feed->workers);
}

int feed_run(char **paths, size_t n_paths, size_t threads, const Settings *settings, const Plan *plan, const FeedTaker *taker) {
    Feed        feed = {.plan = plan, .taker = taker, .fields = fields_of(settings)};
    quoth_error err = {0};
    bool        going = open_feed(&feed, threads, &err);
    if (!going) feed.worst = complain_of(NULL, 0, &err);
    for (size_t i = 0; going && i < n_paths; i++) going = take_file(&feed, paths[i], settings);
    if (going) hand_out_all(&feed);
    close_feed(&feed);
    return feed.worst;
}
