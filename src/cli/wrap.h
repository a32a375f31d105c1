/* Records within the JSON objects that their texts came in: --passthrough. */
#ifndef WRAP_H
#define WRAP_H
#include "articles.h"

typedef struct Wrap {
    quoth_write    write; /* where to */
    void          *context;
    const Article *article;
    const char    *key;   /* the field's name, as it stands in JSON with its quotes */
} Wrap;

/* A quoth_write over a Wrap that is given a whole record and its newline at once: the bytes of the article's own object, and the record as
 * one more field behind the others; an object of the record alone where the text came in none. */
bool wrap_write(void *wrap, const char *record, size_t length);
#endif
