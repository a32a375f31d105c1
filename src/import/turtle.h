/* Turtle and N-Triples as statements, read by Serd. It goes down by recursion where brackets stand in each other and takes a text of any
 * length into memory, so the bytes are looked at before it gets them: too deep, or too long without a blank, is a failure with its line. */
#ifndef TURTLE_H
#define TURTLE_H
#include "stream.h"

#define TURTLE_DEPTH 64u
#define TURTLE_LONGEST ((size_t)1 << 20)

/* Subject and predicate are whole IRIs; the subject is empty where it has none. */
typedef struct TurtleStatement {
    Slice    subject, predicate, object, language;
    bool     is_text; /* the object is a literal, else an IRI */
} TurtleStatement;

/* False stops the reading. */
typedef bool (*TurtleTake)(void *context, const TurtleStatement *statement);

/* Reads all statements. False with QUOTH_SOURCE where the file is no Turtle, with line and column; or when `take` stopped it. `line` is
 * where the reading is. */
bool turtle_read(Stream *stream, TurtleTake take, void *context, uint64_t *line, quoth_error *err);
#endif
