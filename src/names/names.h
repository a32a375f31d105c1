/* When are two spellings one name, at what cost, and why.
 *
 * romanise: any script to lower-case ASCII words ("Юрий Ушаков" -> "yuriy ushakov"); keys: what all spellings of a name share;
 * compare: weighted alignment of the parts, whose operations are the explanation. */
#ifndef NAMES_H
#define NAMES_H
#include "error.h"
#include <stdint.h>

#define NAME_MAX 256 /* bytes of a romanised name; longer names are cut there, which is noted in no verdict but "long" */

/* Writes words of a-z apart by one space, NUL-terminated; returns the length. Never fails: what has no reading is left out.
 * Latin, Cyrillic, Greek, Arabic, Hebrew and Hangul take about a microsecond; any other script opens an ICU transliterator for each
 * word, 0.2 to 4 ms, the most for Han: romanise such names once. */
size_t name_romanise(const char *name, size_t length, char out[NAME_MAX]);

#define NAME_KEYS QUOTH_NAME_KEYS /* most keys of a name: letters of several readings (c, ch, g, h, j, w...) give more than one */

/* The keys of a romanised name: of its first and last part together, in either order; of the part where there is only one.
 * Two spellings of one name share at least one of them, nearly always. Returns how many. */
unsigned name_keys(const char *romanised, size_t length, uint32_t keys[NAME_KEYS]);

/* What is known of spellings, as the image carries it (model.h). */
typedef struct SpellingModel SpellingModel;

/* Is it a known part of names, as spelt in lower-case letters of one script? */
bool spelling_is_listed(const SpellingModel *model, const uint16_t *letters, size_t n);

/* The binary that a builder wrote, on a border of 8 and in place for as long as the model is used. With `size` 0 the model is none. */
bool model_open(const void *bytes, size_t size, SpellingModel *model, quoth_error *err);

/* The rest of it, which opening does not read. */
bool model_check(const SpellingModel *model, quoth_error *err);

/* Compares two names in any scripts: see quoth_name_verdict. Without a model only equal ones are the same. */
void name_compare(const SpellingModel *model, const char *a, size_t a_length, const char *b, size_t b_length, quoth_name_verdict *verdict);

/* The same for names that were prepared with one model; `why` is left empty where not asked for. */
void name_compare_prepared(const quoth_name *a, const quoth_name *b, bool explained, quoth_name_verdict *verdict);

quoth_name *name_prepared(const SpellingModel *model, const char *text, size_t length); /* NULL: no memory */
void name_free(quoth_name *name);

/* Compares one name after the other with many, and remembers the parts that it read. Of one thread. */
typedef struct NameSearch NameSearch;
NameSearch *name_search_new(const SpellingModel *model); /* NULL: no memory */
void name_search_free(NameSearch *search);

/* The name that the next ones are compared with; its text is there for as long. */
void name_search_start(NameSearch *search, const char *text, size_t length);

/* Without `why`. Two names of as many parts are not looked at as letters in a row: "Kyongchol Jo" is "Kyong Chol Jo", but hardly "Kyong
 * Choljo". */
void name_search_compare(NameSearch *search, const char *text, size_t length, quoth_name_verdict *verdict);
#endif
