/* Folding: the form in which words are compared. Case, diacritics, the shape of apostrophes and invisible characters do not
 * count: "Orbán" = "ORBAN", "Türkiye" = "turkiye", "O’Brien" = "o'brien". ASCII by table, the rest by ICU's case folding and
 * canonical decomposition, with the letters that do not decompose spelt out (ß ss, ø o, ł l, đ d, æ ae, þ th, ı i). */
#ifndef FOLD_H
#define FOLD_H
#include "hash.h"

/* Writes the folded word, at most `cap` bytes, and returns its length (which may be over `cap`: then it was cut). */
size_t fold_word(const char *text, size_t length, char *out, size_t cap);

/* hash_bytes() of the folded word, without writing it. */
uint64_t fold_hash(const char *text, size_t length);

/* The same of one ASCII sign. */
static inline uint64_t fold_hash_sign(char sign) { return hash_mix(HASH_SEED ^ 1, (unsigned char)sign); }

/* The same of a word of ASCII letters and digits, one at least, with 8 bytes to be read at each of its bytes. */
static inline uint64_t fold_hash_plain(const char *text, size_t length) {
    const uint64_t lower = UINT64_C(0x2020202020202020); /* of digits this bit is set already */
    uint64_t       hash = HASH_SEED ^ length;
    for (; length > 8; text += 8, length -= 8) hash = hash_mix(hash, hash_load_word(text) | lower);
    return hash_mix(hash, (hash_load_word(text) | lower) & ~UINT64_C(0) >> (64 - 8 * length));
}
#endif
