/* A name as compare reads it: its words in a-z, and what their own writing tells of them. Inner header of
 * names/. */
#ifndef SPELLING_H
#define SPELLING_H
#include "names.h"

enum Script {
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_GREEK,
    SCRIPT_ARABIC,
    SCRIPT_HEBREW,
    SCRIPT_HANGUL,
    SCRIPT_HAN,
    SCRIPT_OTHER
};

#define WORDS_MAX 16 /* words of a name; more are left out, which sets `cut` */
#define WORD_MAX 40  /* letters of a romanised word; longer ones are cut */

typedef struct Word {
    uint16_t start; /* in Spelling.text */
    uint8_t length;
    uint8_t letters; /* of the original writing: 1 is an initial in any alphabet ("Ю." is "yu") */
    uint8_t script;
} Word;

typedef struct Spelling {
    char text[NAME_MAX]; /* words apart by one space, NUL behind them */
    size_t length;
    Word words[WORDS_MAX];
    unsigned n;
    bool cut;
} Spelling;

void name_spell(const char *name, size_t length, Spelling *out);

/* ---- letters.c
 * --------------------------------------------------------------------------------------------------- */

/* Writes one word of an alphabet that the tables know; returns the length. `letters` are in lower case. */
size_t letters_romanise(const uint32_t *letters, size_t n, enum Script script, char out[WORD_MAX]);

/* In a word of mixed scripts the look-alikes go over to the script of the letters that have none: "Рutin"
 * with a Cyrillic Р is Putin. Returns the script that the word is then in. */
enum Script letters_unmix(uint32_t *letters, size_t n);

/* ---- transliterate.c
 * --------------------------------------------------------------------------------------------- */

/* Any other script through ICU, whose transliterator is opened and closed here: about a millisecond for Han.
 */
size_t transliterate(const uint32_t *letters, size_t n, enum Script script, char out[NAME_MAX]);
#endif
