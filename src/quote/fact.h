/* Facts: what evidence is made of. A fact is a template and a value of up to eight letters; its weight stands in models/ under
 * the template's name and the value. */
#ifndef FACT_H
#define FACT_H
#include "feature.h"
#include "gazetteer.h"
#include "units.h"

typedef struct Fact {
    uint8_t  template;
    uint64_t value; /* up to 8 bytes of text, first byte lowest */
} Fact;

#define MOST_FACTS 48
typedef struct Facts {
    Fact     at[MOST_FACTS];
    uint32_t n;
} Facts;

typedef struct Value {
    uint64_t bytes;
    unsigned n;
} Value;

static inline void value_put(Value *value, char c) {
    if (value->n < 8) value->bytes |= (uint64_t)(unsigned char)c << (8 * value->n++);
}

/* The codes of the units between two, in the order of the text: all of them when they fit into `room`, else the first, '+', the
 * last. */
void value_put_between(Value *value, const Units *units, Index a, Index b, unsigned room);

/* A number as a letter, coarser the greater it is: 0, 1, 2, 3, to 5, 8, 14, 24, more. */
char value_bin(uint32_t n);

static inline void fact_add(Facts *facts, unsigned template, Value value) {
    if (facts->n < MOST_FACTS) facts->at[facts->n++] = (Fact){(uint8_t)template, value.bytes};
}

#define FACT(facts, template, ...)                                                                                     \
    fact_add_letters(facts, template, (const char[]){__VA_ARGS__}, sizeof((const char[]){__VA_ARGS__}))
static inline void fact_add_letters(Facts *facts, unsigned template, const char *letters, size_t n) {
    Value value = {0};
    for (size_t i = 0; i < n; i++) value_put(&value, letters[i]);
    fact_add(facts, template, value);
}

/* The sum of the weights; `hashes` are those of the templates' names. */
double facts_sum(const Facts *facts, const Gazetteer *gazetteer, const uint64_t *hashes);
#endif
