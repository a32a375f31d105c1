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

/* The entity of whose names this one is a spelling, at the least cost. What was asked before is remembered. */
Variant variant_of(Variants *variants, const char *name, size_t length);
#endif
