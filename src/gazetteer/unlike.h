/* Names that share a key and cannot be one: most of them are told apart by which letters they have, and most others by how many must be put
 * in, left out or replaced in their words: more than two of five are too many. Of a hundred pairs that are one name, two are lost by both.
 * Inner header of gazetteer/. */
#ifndef UNLIKE_H
#define UNLIKE_H
#include "frame.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WORDS 12u
#define LONGEST 32u /* letters of a word: bits of a mask */
#define SIGNS 27u   /* a to z, all digits */

/* What the bytes of names say. */
typedef struct Bytes {
    uint32_t letter[256];
    uint8_t  sign[256];
    uint32_t kin[SIGNS]; /* what is written for each sign, as bits; */
    uint32_t set[SIGNS]; /* one bit for all of these; none where that is not clear */
} Bytes;

/* Which letters a name has, those that stand for one another taken as one, and how many words. */
typedef struct Letters {
    uint32_t set;
    unsigned words;
    size_t   length;
    bool     ascii;
    bool     marked; /* all of it is Latin letters, some with marks */
} Letters;

/* The words of a name. */
typedef struct Words {
    uint8_t  signs[WORDS][LONGEST];
    uint32_t set[WORDS]; /* the bits of a word's signs */
    Frame    frame[WORDS];
    uint8_t  length[WORDS];
    bool     framed[WORDS]; /* the frame is known: few are asked for */
    unsigned n;
    bool     unclear; /* other letters than a to z, too many, or too many words */
} Words;

typedef uint32_t Places[WORDS][SIGNS]; /* where each sign, or what is written for it, stands in each word of the name that is sought */

/* The name that is sought: what it is told from others by. */
typedef struct Sought {
    const char *name;
    size_t      length;
    Letters     letters;
    Words       words;
    Places      places;
} Sought;

void bytes_note(Bytes *bytes);

/* `romanised`: the name without marks. The texts outlive it. */
void unlike_read(const Bytes *bytes, Sought *sought, const char *name, size_t length, const char *romanised, size_t n_romanised);

/* Can this listed name be no spelling of it? Tells its length, too. */
bool unlike(const Bytes *bytes, Sought *sought, const char *listed, size_t *length);
#endif
