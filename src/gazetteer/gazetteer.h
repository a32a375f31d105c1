/* What is known: the compiled image, opened. Fixed-width little-endian records, strings by offset. These accessors stay within the
 * image and give well-formed texts whatever its bytes are. docs/gazetteer-format.md has the layout; dump.c prints it. */
#ifndef GAZETTEER_H
#define GAZETTEER_H
#include "doc.h"
#include "feature.h"
#include "names.h"
#include "rows.h"

typedef struct quoth_gazetteer Gazetteer;

/* A person, organisation, place...: strings are in the image; "" where there is none. */
typedef struct EntityRecord {
    const char *id, *name;   /* name: the main one */
    uint8_t     type, prior, gender;
    char        country[3];  /* ISO 3166-1 alpha-2 in lower case, or "" */
    const char *kind;        /* "ministry", "country"... */
    const char *wikidata;
    Index       of;          /* the entity that `of=`, `stands-for=` or `capital=` names, or NONE */
    bool        stands_for;  /* a metonym: `of` is who is meant */
} EntityRecord;

bool        gazetteer_entity(const Gazetteer *gazetteer, Index record, EntityRecord *out); /* false past the end */
bool        gazetteer_entity_traits(const Gazetteer *gazetteer, Index record, EntityRecord *out); /* the same, but for its texts, which lie far apart: all are "" */
uint32_t    gazetteer_names(const Gazetteer *gazetteer, Index record);                     /* how many names it has */
const char *gazetteer_name(const Gazetteer *gazetteer, Index record, uint32_t i);

/* Is the i-th name worth comparing with this one? Not one in Han, Hangul or kana with one in an alphabet, where the main name is in
 * an alphabet too: it has few syllables, each of many readings, so that "Khan" could be nearly any of two characters. */
bool gazetteer_comparable(const Gazetteer *gazetteer, Index record, uint32_t i, const char *name);

typedef struct RoleRecord {
    const char *title, *start, *end; /* dates as in the source */
    const char *at;                  /* id of the organisation or place, as in the source (it need not be a record) */
} RoleRecord;
uint32_t gazetteer_roles(const Gazetteer *gazetteer, Index record);
bool     gazetteer_role(const Gazetteer *gazetteer, Index record, uint32_t i, RoleRecord *out);

enum Takes {
    TAKES_QUOTE = 1, TAKES_THAT = 2, TAKES_TO = 4, TAKES_OF = 8, TAKES_AS = 16, TAKES_NP = 32, TAKES_ING = 64, TAKES_QUESTION = 128
};

/* A word or phrase of the lexicon: cues, titles, closed classes. */
typedef struct WordRecord {
    const char *lemma;
    uint64_t    classes;
    const char *like;         /* of other languages: the English word that it works like, "" where not given */
    const char *sort, *base;  /* of titles, "" where not given; base of abbreviations: the whole word */
    uint8_t     kind;         /* of cues: KIND_SPEECH, KIND_THOUGHT or KIND_WRITING; "plan" is KIND_THOUGHT with plans set */
    bool        plans;
    bool        weak;         /* mostly another word: "major", "model" */
    bool        relational;   /* means little without what it belongs to: "head" of the agency */
    uint8_t     strength;     /* of cues: 0..9 */
    uint8_t     takes;        /* of cues: TAKES bits */
    uint8_t     gender;
    uint8_t     number, person; /* 0: either, not given */
    uint8_t     prior;        /* of given names 1..9: how seldom the word is something else; 5 where not given */
} WordRecord;

bool gazetteer_word(const Gazetteer *gazetteer, Index word, WordRecord *out);
bool gazetteer_word_traits(const Gazetteer *gazetteer, Index word, WordRecord *out); /* the same, but for its texts, which take time: all are "" */
/* Of the records that a token's word has in its language, the first with one of these classes; the one that it has itself where there is none. */
Index gazetteer_word_as(const Gazetteer *gazetteer, const Token *token, uint64_t classes);
const char *gazetteer_lemma(const Gazetteer *gazetteer, Index word); /* that text alone, or NULL */
const char *gazetteer_like(const Gazetteer *gazetteer, Index word);  /* the same */

/* Entities whose names have this key (names.h), for spellings that stand in no list: up to `most`, in order of record. `names`, where it
 * is not NULL: which of their names have it, for gazetteer_has_key(). */
uint32_t gazetteer_by_key(const Gazetteer *gazetteer, uint32_t key, Index *records, uint8_t *names, uint32_t most);
static inline bool gazetteer_has_key(unsigned names, uint32_t i) { return names >> i % 4 & 1; } /* the i-th name; one in four that has not passes too */

/* Ask memory for what gazetteer_by_key() reads, and for the names of the records that it tells of (the first of each, which the others are
 * beside): who goes through these steps with many keys, and then many records, waits for none of them. */
#define EXPECT_STEPS 3u
void gazetteer_expect_key(const Gazetteer *gazetteer, uint32_t key, unsigned step);
void gazetteer_expect_names(const Gazetteer *gazetteer, const Index *records, uint32_t n, unsigned step);

/* Did somebody say of two names that they are no spellings of each other (a correction)? */
bool gazetteer_are_apart(const Gazetteer *gazetteer, const char *a, size_t a_length, const char *b, size_t b_length);
bool gazetteer_is_apart(const Gazetteer *gazetteer, Index record, const char *name, size_t length); /* from a name of the entity */
/* An entity that has both as names, or NONE; also where there is no memory to look. */
Index gazetteer_of_both(const Gazetteer *gazetteer, const char *a, const char *b);

/* The entity with this id, or NONE. */
Index gazetteer_by_id(const Gazetteer *gazetteer, const char *id);

/* A weight of models/ (TSV files) by its key (doc/feature.h), 0 where there is none. */
float gazetteer_weight(const Gazetteer *gazetteer, uint64_t feature);

/* Those of `n` values of one template; of models of names alone. */
void gazetteer_name_weights(const Gazetteer *gazetteer, uint64_t template, const uint64_t *values, size_t n, float *weights);

/* Those of `n` features whose templates have these hashes, and their sum, added up in their order; of models of names none. In two steps:
 * nearly half of them lie beyond the processor's second cache, so they are asked for first, and taken when they have come. */
typedef struct WeightPlace {
    uint32_t place, check; /* in the table of weights, and what stands there if the feature has one */
} WeightPlace;
void   gazetteer_ask(const Gazetteer *gazetteer, const uint64_t *templates, const Feature *features, size_t n, WeightPlace *places);
double gazetteer_take(const Gazetteer *gazetteer, const WeightPlace *places, size_t n, float *weights);

/* What is known of spellings, for names.h. */
const SpellingModel *gazetteer_spellings(const Gazetteer *gazetteer);

/* What the reading of sentences weighs (syntax/), of a table of enum RowTable; without places where there is none. */
Rows gazetteer_rows(const Gazetteer *gazetteer, unsigned table);

/* A text that the image carries whole: "en/lines.json" and such; NULL if there is none. */
const char *gazetteer_file(const Gazetteer *gazetteer, const char *name, size_t *length);

/* What the document's language lists of a word, whatever its case; false where it does not. */
bool language_word(const Doc *doc, const Gazetteer *gazetteer, const char *text, size_t length, Index *word, uint64_t *classes);

/* What the document's language says of the longest listed ending of a word, in its habits: the weight of "de/feminine ung" for a word in -ung
 * where `sort` is "feminine"; 0 where none is listed. At least `before` bytes of the word stand before the ending. */
float language_ending(const Doc *doc, const Gazetteer *gazetteer, uint32_t token, const char *sort, uint32_t before);

/* Marks what is listed: fills classes, word and phrase of tokens, and matches, readings, phrases, barred. Words of other languages than
 * the document's, which it settles, do not count. The memory, which may be NULL, is of one gazetteer and changes nothing but the time that
 * it takes. */
typedef struct WordMemory WordMemory;
WordMemory *word_memory_new(void); /* NULL: no memory */
void        word_memory_free(WordMemory *memory);
bool        names_match(Doc *doc, const Gazetteer *gazetteer, WordMemory *memory, quoth_error *err);
#endif
