/* What is said, as words: for finding the same statement in other words. */
#ifndef INDEX_WORDS_H
#define INDEX_WORDS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MOST_TOKENS 240u /* of a quote; what is behind does not count */
#define N_SKETCH    2u   /* hashes of a quote by which others of nearly the same words are found */

typedef struct Token {
    uint32_t whole, stem; /* hashes of the folded word, and of what endings leave of it */
    uint16_t place;       /* of its first byte; of texts longer than that, the last */
    uint8_t  length;
    uint8_t  sentence;
    bool     content;     /* tells something: no "the", "would", "said" */
    float    weight;      /* how much, once words_weigh() was told */
} Token;

unsigned words_read(const char *text, Token tokens[MOST_TOKENS]);
/* Has the text each of these words? At most MOST_TOKENS are looked at. */
bool words_have(const char *text, const Token *asked, unsigned n);

unsigned words_content(const Token *tokens, unsigned n);
unsigned words_sketch(const Token *tokens, unsigned n, int64_t hashes[N_SKETCH]); /* how many: 0 where there are too few words */

/* How often each stem came, in a table of fixed size; and from that, how much it tells: 1 for what was never met, little for what all say. */
#define RARITY_PLACES ((size_t)1 << 17)
typedef struct Rarity {
    uint32_t quotes, counts[RARITY_PLACES];
} Rarity;
void   rarity_count(Rarity *rarity, const Token *tokens, unsigned n);
double rarity_of(const Rarity *rarity, uint32_t stem);
void   words_weigh(const Rarity *rarity, Token *tokens, unsigned n);

/* Are two quotes, both weighed, one statement, and by what? */
enum LikenessSort { LIKE_NOT, LIKE_REWORDED, LIKE_NEARLY, LIKE_PART, LIKE_SAME };
typedef struct Likeness {
    enum LikenessSort sort;
    double            share;            /* of the shorter one's words that the other has, by weight */
    unsigned          n_shared;
    uint16_t          shared[16], length[16]; /* the first of these words, by their places in the first text */
} Likeness;
bool words_are_same(const Token *a, unsigned n_a, const Token *b, unsigned n_b); /* word for word */
void words_compare(const Token *a, unsigned n_a, const Token *b, unsigned n_b, Likeness *likeness);
#endif
