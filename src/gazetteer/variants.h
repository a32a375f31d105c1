/* Names of a text that stand in no list but under another spelling: who is meant by them. */
#ifndef VARIANTS_H
#define VARIANTS_H
#include "gazetteer.h"

typedef struct Variants Variants;

typedef struct Variant {
    Index record; /* NONE: nobody */
    float cost;
} Variant;

Variants *variants_new(const Gazetteer *gazetteer, quoth_error *err);
void      variants_free(Variants *variants);

/* A name that is asked for: of whose names it is a spelling, at the least cost. */
typedef struct Asked {
    const char *name;
    size_t      length;
    uint64_t    hash;
    Variant     variant;
} Asked;

/* Some are asked for together, so that they wait for memory together; names are there until they are answered. What was asked before is
 * remembered. */
void variants_ask(const Variants *variants, Asked *asked, const char *name, size_t length);
void variants_answer(Variants *variants, Asked *asked, uint32_t n);
#endif
