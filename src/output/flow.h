/* Words set into lines of a terminal. What could drive the terminal (control characters, bidirectional overrides) never gets there. */
#ifndef FLOW_H
#define FLOW_H
#include "buffer.h"
#include "doc.h"

typedef struct Flow {
    Buffer *out;
    Buffer  word;         /* the one being put together, with its terminal codes */
    size_t  word_columns;
    size_t  column, width;
    size_t  indent;       /* of all lines but the first of a paragraph */
    bool    begun;        /* a word stands in this line */
    bool    gap;          /* a space belongs before the word, unless it is the line's first */
} Flow;

void flow_text(Flow *flow, const char *bytes, size_t length); /* well-formed; white space ends words */
void flow_words(Flow *flow, const char *text);                /* the same for a string */
void flow_take(Flow *flow, Buffer *text);                     /* the same for a buffer, which is freed */
void flow_code(Flow *flow, const char *code);                 /* a terminal code: takes no room */
void flow_space(Flow *flow);
void flow_line(Flow *flow);                                   /* ends the line */
void flow_to(Flow *flow, size_t column);                      /* spaces up to a column, at least one if anything stands before */
void flow_free(Flow *flow);

/* Columns that the text takes up in one line. */
size_t text_columns(const char *bytes, size_t length);

/* Reads the character at `at` of well-formed text. */
uint32_t character_at(const char *at, size_t *length);
#endif
