/* Facts: what evidence is made of. A fact is a template and a value of up to eight letters; its weight stands in models/ under
 * the template's name and the value. */
#ifndef FACT_H
#define FACT_H
#include "feature.h"
#include "gazetteer.h"
#include "units.h"

typedef Feature Fact;

#define MOST_FACTS 64 /* no candidate has as many */
typedef struct Facts {
    Fact        at[MOST_FACTS];
    float       weights[MOST_FACTS]; /* of each, once they are summed up */
    WeightPlace places[MOST_FACTS];  /* of those, once they are asked for */
    size_t      n;
} Facts;

typedef struct Value {
    uint64_t bytes;
    unsigned n;
} Value;

static inline void value_put(Value *value, char c) {
    if (value->n < 8) value->bytes |= (uint64_t)(unsigned char)c << (8 * value->n++);
}

/* `value` with the letters of `more` behind its own: together at most eight. */
static inline Value value_with(Value value, Value more) {
    return (Value){value.bytes | more.bytes << (8 * value.n), value.n + more.n};
}

/* Its first letters, up to seven. */
static inline Value value_first(Value value, unsigned n) {
    return (Value){value.bytes & ((UINT64_C(1) << (8 * n)) - 1), value.n < n ? value.n : n};
}

/* As many of the letters as there are, up to `most`. */
static inline void value_put_letters(Value *value, const char *letters, unsigned most) {
    for (unsigned i = 0; letters[i] && i < most; i++) value_put(value, letters[i]);
}

/* The codes of the units between two, in the order of the text: all of them when they fit into `room` (at most 7), else the first,
 * '+', the last. */
void value_put_between(Value *value, const Units *units, Index a, Index b, unsigned room);

/* How the sentence is built between unit `from` and unit `to`, from `to` on: V for verbs, r for relative words and "that", prepositions,
 * conjunctions and signs as they stand, each once in a row; up to `room` letters. */
void value_put_path(Value *value, const Units *units, Index from, Index to, unsigned room);

/* A number as a letter, coarser the greater it is: 0, 1, 2, 3, to 5, 8, 14, 24, more. */
char value_bin(uint32_t n);

static inline void fact_add(Facts *facts, unsigned template, Value value) {
    facts->at[facts->n++] = (Fact){(uint8_t)template, value.bytes};
}

/* FACT(facts, template, 'a', 'b'): one whose value is VALUE('a', 'b'), up to eight letters. */
#define FACT(facts, template, ...) fact_add(facts, template, VALUE(__VA_ARGS__))
#define VALUE(...) value_of(sizeof((const char[]){__VA_ARGS__}), FIRST_8(__VA_ARGS__, 0, 0, 0, 0, 0, 0, 0, 0))
#define FIRST_8(a, b, c, d, e, f, g, h, ...) a, b, c, d, e, f, g, h
static inline Value value_of(size_t n, char a, char b, char c, char d, char e, char f, char g, char h) {
    const char letters[8] = {a, b, c, d, e, f, g, h};
    Value      value = {.n = (unsigned)n};
    for (unsigned i = 0; i < 8; i++) value.bytes |= (uint64_t)(unsigned char)letters[i] << (8 * i);
    return value;
}

/* What weighs facts: the gazetteer has the weights, under the hashes of the templates' names with the values. */
#define MOST_TEMPLATES 44
/* Choices that are less likely are weighed anew with trees. Of speakers, hardly one that is likelier is changed by a tree (PolNeAR, by
 * cross-validation); of the subjects of reports more would be, by ever less for the time that it takes. */
#define SURE_SPEAKER 0.75
#define SURE_SUBJECT 0.7
#define SURE_SOURCE 0.7 /* of where a source starts and ends: a higher one changes next to nothing */

typedef struct Model {
    const Gazetteer *gazetteer;
    uint64_t         templates[MOST_TEMPLATES];
    uint64_t         own[MOST_TEMPLATES]; /* of a language that adds weights of its own to those */
    bool             has_own;
    const struct Model *trees; /* of where sentences were read, so that their trees are evidence too (syntax.h); or NULL */
} Model;

typedef const char *(*TemplateName)(unsigned template);

/* The hashes of the templates' names, with `language` and `model` before each: "de/" "speaker/" "distance". */
void templates_name(uint64_t *templates, const char *language, const char *model, TemplateName template_name, unsigned n);

/* Asks memory for the facts' weights. */
void facts_ask(Facts *facts, const Model *model);

/* Fills in the weights of facts that were asked for with this model: their sum. */
double facts_sum(Facts *facts, const Model *model);

/* The sums of `n` collections of facts, each asked for while the facts of the next are found. */
typedef void FactsFinder(const void *about, uint32_t i, Facts *facts);
void facts_sums(const void *about, FactsFinder *find, uint32_t n, const Model *model, double *sums);
#endif
