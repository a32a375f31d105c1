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
    SCRIPT_KANA,
    SCRIPT_OTHER,
    N_SCRIPTS
};

#define WORDS_MAX 16 /* words of a name; more are left out, which sets `cut` */
#define WORD_MAX 40  /* letters of a romanised word; longer ones are cut */

typedef struct Word {
    uint16_t start;  /* in Spelling.text */
    uint16_t symbol; /* the first in Spelling.symbols */
    uint8_t length;
    uint8_t n_symbols;
    uint8_t letters; /* of the original writing: 1 is an initial in any alphabet ("Ю." is "yu") */
    uint8_t script;
} Word;

typedef struct Spelling {
    char text[NAME_MAX]; /* words apart by one space, NUL behind them */
    size_t length;
    uint16_t symbols[NAME_MAX]; /* the words as they are written: small letters, Hangul in its parts, katakana for hiragana */
    size_t n_symbols;
    Word words[WORDS_MAX];
    unsigned n;
    bool cut, whole;
} Spelling;

/* Reads a name. The text of a word in a script without a table (Han, kana, Thai) is made by ICU, slowly, and only where
 * `whole`; it is empty otherwise, and the symbols alone tell the word. */
void name_spell(const char *name, size_t length, bool whole, Spelling *out);

/* ---- letters.c
 * --------------------------------------------------------------------------------------------------- */

/* Writes one word of an alphabet that the tables know; returns the length. `letters` are in lower case. */
size_t letters_romanise(const uint32_t *letters, size_t n, enum Script script, char out[WORD_MAX]);

/* The letter without its marks. */
uint16_t letter_bare(uint16_t letter);

/* A syllable of Hangul from its sounds. */
size_t hangul_romanise(const uint16_t *sounds, size_t n, char *out);

/* In a word of mixed scripts the look-alikes go over to the script of the letters that have none: "Рutin"
 * with a Cyrillic Р is Putin. Returns the script that the word is then in. */
enum Script letters_unmix(uint32_t *letters, size_t n);

/* ---- transliterate.c
 * --------------------------------------------------------------------------------------------- */

/* Any other script through ICU, whose transliterator is opened and closed here: about a millisecond for Han.
 */
size_t transliterate(const uint32_t *letters, size_t n, enum Script script, char out[NAME_MAX]);
#endif
