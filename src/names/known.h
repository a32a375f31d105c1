/* Known parts of names: by what they are looked up. Inner header of names/. */
#ifndef KNOWN_H
#define KNOWN_H
#include "spelling.h"

uint32_t symbols_hash(const uint16_t *at, size_t n);
uint32_t text_hash(const char *text, size_t n);

/* Of a spelling of one word: as it is written, and in plain letters where these are others. Returns how many. */
unsigned spelling_hashes(const char *text, size_t n, uint32_t hashes[2]);

/* Rows of known spellings hold the names of women and men together: Petrov 1, Petrova 2, Petrówna 3; 0 where it does not tell. */
unsigned symbols_gender(const uint16_t *at, size_t n);
unsigned spelling_gender(const char *text, size_t n);
#endif
