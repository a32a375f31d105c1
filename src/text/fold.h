/* Folding: the form in which words are compared. Case, diacritics, the shape of apostrophes and invisible characters do not
 * count: "Orbán" = "ORBAN", "Türkiye" = "turkiye", "O’Brien" = "o'brien". ASCII by table, the rest by ICU's case folding and
 * canonical decomposition, with the letters that do not decompose spelt out (ß ss, ø o, ł l, đ d, æ ae, þ th, ı i). */
#ifndef FOLD_H
#define FOLD_H
#include <stddef.h>
#include <stdint.h>

/* Writes the folded word, at most `cap` bytes, and returns its length (which may be over `cap`: then it was cut). */
size_t fold_word(const char *text, size_t length, char *out, size_t cap);

/* hash_bytes() of the folded word, without writing it. */
uint64_t fold_hash(const char *text, size_t length);
#endif
