/* What the program reads: the articles in files, and in their lines. */
#ifndef ARTICLES_H
#define ARTICLES_H
#include "cli.h"

/* ---- Articles ---------------------------------------------------------------------------------------------------- */

/* Where a document stands in all that is read: what is needed to go on behind it. */
typedef struct Position {
    size_t   number;  /* of the document, from 1; 0: before the first */
    size_t   operand; /* the index of its file */
    size_t   line;    /* its line, 0 where the file is one text */
    uint64_t byte;    /* bytes of the file before it, unpacked */
} Position;

typedef struct Article {
    const char *file;
    size_t      line; /* 0: the file is one text */
    Position    position;
    uint64_t    taken; /* bytes of all inputs up to here, as they stand in the files */
    const char *raw;  /* the JSON object that it came in, or NULL; with --passthrough */
    size_t      raw_length;
    quoth_meta  meta;
    const char *text;
    size_t      length;
    bool        is_record; /* the text is a line that an earlier run wrote, whole */
    quoth_error problem; /* why it could not be read; then there is no text */
} Article;

/* What an article's fields are called in JSON lines: lists of names, apart by '|', the first that is there counts. */
typedef struct Fields {
    const char *id, *text, *title, *url, *outlet, *published, *language;
    const char *record; /* one name, that no field may have; or NULL */
} Fields;

Fields fields_of(const Settings *settings);
const char *record_field(const Settings *settings); /* with --passthrough */

/* Reads one line. The article's strings live in the parsed line: free it with article_forget(). */
typedef struct ParsedLine ParsedLine;
ParsedLine *article_parse(const quoth_line *line, const Fields *fields, Article *article);
void        article_forget(ParsedLine *parsed);

/* Whoever takes articles. `take` returns a status: STATUS_IO, STATUS_USAGE and STATUS_CORRUPT stop all. `idle`, which may be NULL,
 * is called before input has to be waited for. */
typedef struct Taker {
    int (*take)(void *context, const Article *article);
    void (*idle)(void *context);
    void  *context;
    size_t max_bytes;
    bool   records;     /* lines may be records, and are handed over so; standard input is lines */
    size_t part, parts; /* of every `parts` documents take the `part`-th, from 1; 0 and 0: all */
    Position from;      /* take what stands behind this one */
} Taker;

/* Reads all that the operands name, or standard input, and returns the worst status. A file that is not there is an article with
 * a problem. */
int articles_read(const Settings *settings, const Taker *taker);

/* "2/8"; false, and told, where it is none. */
bool split_option(const char *text, Taker *taker);

bool is_jsonl_name(const char *path); /* .jsonl or .ndjson, packed or not */

/* ---- Options of what reads texts ----------------------------------------------------------------------------------- */

#define MOST_BYTES ((size_t)64 << 20)

/* Fills the library's options from the settings; false, and told, where one is wrong. */
bool extract_options_from(const Settings *settings, quoth_options *options);

/* What commands that read texts begin and end with: settings, options, and the gazetteer, which is open while `run` runs. Returns a status. */
typedef int (*TextCommand)(const Settings *settings, const quoth_gazetteer *gazetteer, const quoth_options *options);
int text_command(int argc, char **argv, TextCommand run);
#endif
