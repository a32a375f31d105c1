/* Lines for a quoth_write: gathered, and passed on in large pieces. */
#ifndef WRITER_H
#define WRITER_H
#include "buffer.h"
#include "error.h"

typedef struct Writer {
    Buffer      out; /* text is added here */
    quoth_write write;
    void       *context;
    bool        stopped; /* by the receiver */
} Writer;

void writer_line(Writer *writer);                 /* ends a line */
void writer_number(Writer *writer, double value); /* in few digits, with a point whatever the locale */
bool writer_end(Writer *writer, quoth_error *err); /* passes on what is left and frees it; was all well? */
#endif
