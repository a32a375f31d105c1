#include "crew.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define TASKS_A_THREAD 8u               /* so that none runs idle while a long text, or whoever takes records, is waited for */
#define ROOM_KEPT      ((size_t)1 << 20) /* of records, from one task to the next */

typedef struct Task {
    Article article;
    char   *strings; /* the article's */
    Bytes   room;    /* of the record */
    Outcome outcome;
    bool    done;
} Task;

typedef struct Worker {
    Crew            *crew;
    quoth_extractor *extractor;
    pthread_t        thread;
} Worker;

/* Tasks lie in a ring; the counts run on. handed <= started <= taken <= handed + n_tasks. */
struct Crew {
    const Plan     *plan;
    Receiver        receiver;
    pthread_mutex_t lock; /* of all below but the tasks' insides, which belong to the thread that works on them */
    pthread_cond_t  taken_one, done_one;
    Task           *tasks;
    size_t          n_tasks, taken, started, handed;
    bool            over;
    Worker         *workers;
    size_t          n_workers;
    int             worst;
};

/* ---- Working ----------------------------------------------------------------------------------------------------- */

bool article_write(const Plan *plan, quoth_extractor *extractor, const Article *article, quoth_write write, void *context, quoth_error *err) {
    *err = article->problem;
    if (err->code != QUOTH_OK) return false;
    quoth_doc *doc = quoth_extract(extractor, article->text, article->length, &article->meta, err);
    bool       ok = doc && quoth_doc_write(doc, plan->format, &plan->write, write, context, err);
    quoth_doc_free(doc);
    return ok;
}

/* A line of another run's output is a record already. */
Record *article_record(const Plan *plan, quoth_extractor *extractor, const Article *article, Bytes *room, quoth_error *err) {
    *err = article->problem;
    if (article->is_record && err->code == QUOTH_OK) return record_read(article->text, article->length, err);
    return article_write(plan, extractor, article, bytes_write, room, err) ? record_read(room->at, room->n, err) : NULL;
}

static void work_on(const Worker *worker, Task *task) {
    const Plan *plan = worker->crew->plan;
    Outcome     out = {.bytes = NULL};
    if (plan->read_back) out.record = article_record(plan, worker->extractor, &task->article, &task->room, &out.err);
    else if (article_write(plan, worker->extractor, &task->article, bytes_write, &task->room, &out.err)) {
        out.bytes = task->room.at;
        out.length = task->room.n;
    }
    if (task->room.failed) out.err = (quoth_error){.code = QUOTH_MEMORY}; /* which is not how the library tells it */
    task->outcome = out;
}

static Task *next_to_start(Crew *crew) {
    pthread_mutex_lock(&crew->lock);
    while (crew->started == crew->taken && !crew->over) pthread_cond_wait(&crew->taken_one, &crew->lock);
    Task *task = crew->over ? NULL : &crew->tasks[crew->started++ % crew->n_tasks];
    pthread_mutex_unlock(&crew->lock);
    return task;
}

static void *work(void *context) {
    const Worker *worker = context;
    for (Task *task; (task = next_to_start(worker->crew));) {
        work_on(worker, task);
        pthread_mutex_lock(&worker->crew->lock);
        task->done = true;
        pthread_cond_signal(&worker->crew->done_one);
        pthread_mutex_unlock(&worker->crew->lock);
    }
    return NULL;
}

/* ---- Handing out ------------------------------------------------------------------------------------------------- */

static void empty_task(Task *task) {
    free(task->strings);
    record_free(task->outcome.record);
    if (task->room.room > ROOM_KEPT) bytes_free(&task->room);
    bytes_empty(&task->room);
    *task = (Task){.room = task->room};
}

/* Hands out the next record, if it is there or `wait` says to wait for it. */
static bool hand_out(Crew *crew, bool wait) {
    Task *task = &crew->tasks[crew->handed % crew->n_tasks];
    pthread_mutex_lock(&crew->lock);
    while (wait && !task->done) pthread_cond_wait(&crew->done_one, &crew->lock);
    bool done = task->done;
    pthread_mutex_unlock(&crew->lock);
    if (!done) return false;
    crew->worst = status_worse(crew->worst, crew->receiver.receive(crew->receiver.context, &task->article, &task->outcome));
    empty_task(task);
    crew->handed++;
    return true;
}

int crew_wait(Crew *crew) {
    while (crew->handed < crew->taken && !status_stops(crew->worst)) hand_out(crew, true);
    return crew->worst;
}

/* ---- Taking ------------------------------------------------------------------------------------------------------ */

static const char *copy(char **to, const char *bytes, size_t length) {
    char *at = *to;
    if (length) memcpy(at, bytes, length);
    at[length] = '\0';
    *to += length + 1;
    return at;
}

static void fill_task(Task *task, const Article *article) {
    const quoth_meta *meta = &article->meta;
    const char *const from[] = {meta->id, meta->url, meta->title, meta->outlet, meta->published, meta->language};
    quoth_meta       *own = &task->article.meta;
    const char      **to[] = {&own->id, &own->url, &own->title, &own->outlet, &own->published, &own->language};
    const size_t      n = sizeof from / sizeof *from;
    size_t            size = article->length + article->raw_length + 2;
    for (size_t i = 0; i < n; i++) size += from[i] ? strlen(from[i]) + 1 : 0;
    task->article = *article;
    task->strings = malloc(size);
    if (!task->strings) {
        task->article.meta = (quoth_meta){0};
        task->article.raw = NULL;
        task->article.problem = (quoth_error){.code = QUOTH_MEMORY};
        return;
    }
    char *at = task->strings;
    task->article.text = copy(&at, article->text, article->length);
    if (article->raw) task->article.raw = copy(&at, article->raw, article->raw_length);
    for (size_t i = 0; i < n; i++) *to[i] = from[i] ? copy(&at, from[i], strlen(from[i])) : NULL;
}

int crew_take(Crew *crew, const Article *article) {
    bool full = crew->taken - crew->handed == crew->n_tasks;
    while (crew->handed < crew->taken && !status_stops(crew->worst) && hand_out(crew, full)) full = false;
    if (status_stops(crew->worst)) return crew->worst;
    fill_task(&crew->tasks[crew->taken % crew->n_tasks], article);
    pthread_mutex_lock(&crew->lock);
    crew->taken++;
    pthread_cond_signal(&crew->taken_one);
    pthread_mutex_unlock(&crew->lock);
    return crew->worst;
}

/* ---- Coming and going -------------------------------------------------------------------------------------------- */

static bool hire_one(Crew *crew, quoth_error *err) {
    Worker *worker = &crew->workers[crew->n_workers];
    worker->crew = crew;
    worker->extractor = quoth_extractor_new(crew->plan->gazetteer, &crew->plan->options, err);
    if (!worker->extractor) return false;
    if (pthread_create(&worker->thread, NULL, work, worker) == 0) return crew->n_workers++, true;
    quoth_extractor_free(worker->extractor);
    err->code = QUOTH_MEMORY; /* or some other limit of the system */
    return false;
}

Crew *crew_hire(size_t threads, const Plan *plan, const Receiver *receiver, quoth_error *err) {
    Crew *crew = calloc(1, sizeof *crew);
    if (!crew) return err->code = QUOTH_MEMORY, NULL;
    *crew = (Crew){.plan = plan, .receiver = *receiver, .n_tasks = threads * TASKS_A_THREAD};
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->taken_one, NULL);
    pthread_cond_init(&crew->done_one, NULL);
    crew->tasks = calloc(crew->n_tasks, sizeof *crew->tasks);
    crew->workers = calloc(threads, sizeof *crew->workers);
    bool ok = crew->tasks && crew->workers;
    if (!ok) err->code = QUOTH_MEMORY;
    while (ok && crew->n_workers < threads) ok = hire_one(crew, err);
    if (ok) return crew;
    crew_dismiss(crew);
    return NULL;
}

void crew_dismiss(Crew *crew) {
    if (!crew) return;
    pthread_mutex_lock(&crew->lock);
    crew->over = true;
    pthread_cond_broadcast(&crew->taken_one);
    pthread_mutex_unlock(&crew->lock);
    for (size_t i = 0; i < crew->n_workers; i++) {
        pthread_join(crew->workers[i].thread, NULL);
        quoth_extractor_free(crew->workers[i].extractor);
    }
    for (size_t i = 0; crew->tasks && i < crew->n_tasks; i++) {
        empty_task(&crew->tasks[i]);
        bytes_free(&crew->tasks[i].room);
    }
    pthread_cond_destroy(&crew->taken_one);
    pthread_cond_destroy(&crew->done_one);
    pthread_mutex_destroy(&crew->lock);
    free(crew->tasks);
    free(crew->workers);
    free(crew);
}
