#include "turtle.h"
#include <serd/serd.h>
#include <stdio.h>

enum Place { PLAIN, COMMENT, IRI, QUOTES, SHORT_TEXT, LONG_TEXT };

/* Where in the grammar the bytes are, as far as brackets and lengths need it. */
typedef struct Guard {
    enum Place place;
    char       quote;
    unsigned   quotes;  /* in a row */
    bool       escaped; /* the byte before was a backslash */
    unsigned   depth;
    size_t     length;  /* since the last blank, or since a text began */
} Guard;

typedef struct Turtle {
    Stream      *stream;
    TurtleTake   take;
    void        *context;
    uint64_t    *line;
    SerdReader  *reader;
    SerdEnv     *env;
    Guard        guard;
    uint64_t     read_line; /* of the byte that Serd was given last */
    bool         stopped;
    quoth_error *err;
    size_t       at, n;      /* bytes that it was not given yet */
    char         bytes[1 << 14];
} Turtle;

/* ---- The guard --------------------------------------------------------------------------------------------------- */

static void go(Guard *guard, enum Place place) {
    guard->place = place;
    guard->length = 0;
}

static void step_plain(Guard *guard, char c) {
    switch (c) {
    case '#': go(guard, COMMENT); break;
    case '<': go(guard, IRI); break;
    case '"': case '\'':
        go(guard, QUOTES);
        guard->quote = c;
        guard->quotes = 1;
        break;
    case '[': case '(': guard->depth++; break;
    case ']': case ')': guard->depth -= guard->depth > 0; break;
    case ' ': case '\t': case '\r': case '\n': guard->length = 0; break;
    default: break;
    }
}

static void step_text(Guard *guard, char c) {
    guard->quotes = c == guard->quote ? guard->quotes + 1 : 0;
    if (guard->quotes == (guard->place == SHORT_TEXT ? 1 : 3) || (guard->place == SHORT_TEXT && c == '\n')) go(guard, PLAIN);
}

/* One quote begins a text, two are an empty one, three begin a long one. */
static void step_quotes(Guard *guard, char c) {
    if (c == guard->quote) {
        if (++guard->quotes < 3) return;
        go(guard, LONG_TEXT);
        guard->quotes = 0;
    } else if (guard->quotes == 2) {
        go(guard, PLAIN);
        step_plain(guard, c);
    } else {
        go(guard, SHORT_TEXT);
        guard->quotes = 0;
        guard->escaped = c == '\\';
        if (c == '\n') go(guard, PLAIN);
    }
}

static bool step(Guard *guard, char c) {
    bool escaped = guard->escaped;
    guard->length += guard->place != COMMENT;
    guard->escaped = false;
    if (escaped) guard->quotes = 0;
    else if (c == '\\' && guard->place != COMMENT && guard->place != QUOTES) guard->escaped = true, guard->quotes = 0;
    else if (guard->place == PLAIN) step_plain(guard, c);
    else if (guard->place == QUOTES) step_quotes(guard, c);
    else if (guard->place == SHORT_TEXT || guard->place == LONG_TEXT) step_text(guard, c);
    else if (guard->place == COMMENT ? c == '\n' : c == '>' || c == ' ' || c == '\n') go(guard, PLAIN);
    return guard->depth <= TURTLE_DEPTH && guard->length <= TURTLE_LONGEST;
}

/* A byte at a time, so that the line is the one where a statement is. */
static size_t give(void *to, size_t size, size_t n, void *context) {
    Turtle *turtle = context;
    if (turtle->at == turtle->n)
        turtle->at = 0, turtle->n = turtle->stopped ? 0 : stream_bytes(turtle->stream, turtle->bytes, sizeof turtle->bytes, turtle->err);
    if (turtle->n == 0 || size * n == 0) return 0;
    char c = *(char *)to = turtle->bytes[turtle->at++];
    turtle->read_line += c == '\n';
    if (step(&turtle->guard, c)) return 1;
    bool deep = turtle->guard.depth > TURTLE_DEPTH;
    fail(turtle->err, QUOTH_SOURCE, turtle->read_line, "%s:%llu: %s", turtle->stream->path, (unsigned long long)turtle->read_line,
         deep ? "brackets too deep in each other" : "over 1 MiB without an end");
    turtle->stopped = true;
    turtle->n = turtle->at = 0;
    return 0;
}

static int has_failed(void *context) {
    const Turtle *turtle = context;
    return turtle->err->code != QUOTH_OK;
}

/* ---- Statements -------------------------------------------------------------------------------------------------- */

static SerdStatus take_base(void *context, const SerdNode *iri) { return serd_env_set_base_uri(((Turtle *)context)->env, iri); }

static SerdStatus take_prefix(void *context, const SerdNode *name, const SerdNode *iri) {
    return serd_env_set_prefix(((Turtle *)context)->env, name, iri);
}

static Slice slice_of_node(const SerdNode *node) {
    return node && node->buf ? (Slice){(const char *)node->buf, (uint32_t)node->n_bytes} : (Slice){"", 0};
}

/* The whole IRI; it is to be freed. SERD_NOTHING for blanks. */
static SerdNode whole_iri(const Turtle *turtle, const SerdNode *node) {
    if (node->type != SERD_URI && node->type != SERD_CURIE) return SERD_NODE_NULL;
    return serd_env_expand_node(turtle->env, node);
}

static SerdStatus take_statement(void *context, SerdStatementFlags flags, const SerdNode *graph, const SerdNode *subject,
                                 const SerdNode *predicate, const SerdNode *object, const SerdNode *datatype, const SerdNode *language) {
    Turtle  *turtle = context;
    SerdNode s = whole_iri(turtle, subject), p = whole_iri(turtle, predicate), o = whole_iri(turtle, object);
    bool     is_text = object->type == SERD_LITERAL;
    (void)flags, (void)graph, (void)datatype;
    *turtle->line = turtle->read_line;
    TurtleStatement statement = {slice_of_node(&s), slice_of_node(&p), slice_of_node(is_text ? object : &o), slice_of_node(language),
                                 is_text};
    if (!turtle->stopped && !turtle->take(turtle->context, &statement)) turtle->stopped = true;
    serd_node_free(&s);
    serd_node_free(&p);
    serd_node_free(&o);
    return turtle->stopped ? SERD_ERR_INTERNAL : SERD_SUCCESS;
}

static SerdStatus take_error(void *context, const SerdError *error) {
    Turtle *turtle = context;
    char    text[160];
    vsnprintf(text, sizeof text, error->fmt, *error->args);
    size_t n = strlen(text);
    if (n && text[n - 1] == '\n') text[n - 1] = '\0';
    if (!turtle->stopped)
        fail(turtle->err, QUOTH_SOURCE, error->line, "%s:%u:%u: no Turtle: %s", turtle->stream->path, error->line, error->col, text);
    return SERD_SUCCESS;
}

static bool read_all(Turtle *turtle) {
    serd_reader_set_strict(turtle->reader, true);
    serd_reader_set_error_sink(turtle->reader, take_error, turtle);
    SerdStatus status = serd_reader_start_source_stream(turtle->reader, give, has_failed, turtle, (const uint8_t *)turtle->stream->path, 1);
    while (status == SERD_SUCCESS && !turtle->stopped && !has_failed(turtle)) status = serd_reader_read_chunk(turtle->reader);
    serd_reader_end_stream(turtle->reader);
    if (turtle->stopped || has_failed(turtle)) return false;
    return status == SERD_FAILURE || fail(turtle->err, QUOTH_SOURCE, turtle->read_line, "%s: no Turtle: %s", turtle->stream->path,
                                          (const char *)serd_strerror(status));
}

bool turtle_read(Stream *stream, TurtleTake take, void *context, uint64_t *line, quoth_error *err) {
    Turtle turtle;
    memset(&turtle, 0, offsetof(Turtle, bytes));
    turtle.stream = stream, turtle.take = take, turtle.context = context, turtle.line = line, turtle.read_line = 1, turtle.err = err;
    turtle.env = serd_env_new(NULL);
    if (turtle.env) turtle.reader = serd_reader_new(SERD_TURTLE, &turtle, NULL, take_base, take_prefix, take_statement, NULL);
    bool ok = (turtle.reader && read_all(&turtle)) || (!turtle.reader && fail_memory(err));
    serd_reader_free(turtle.reader);
    serd_env_free(turtle.env);
    return ok;
}
