/* The keys of one part of a name, rule by rule, so that each can be measured alone (tools/count_keys.py). Inner header of names/. */
#ifndef KEY_H
#define KEY_H
#include <stddef.h>
#include <stdint.h>

/* What was found to alternate between spellings of one name, in the order in which it was found. docs/names.md has the figures. */
#define KEY_RULES(X)                                                         \
    X(CUT, "four classes at most")                                           \
    X(J, "j is y, zh or kh")                                                 \
    X(C, "c is k, s or ts")                                                  \
    X(CH, "ch, kh, h and x are one, or what they are in English")            \
    X(G, "g and h are one, or g is soft")                                    \
    X(W, "w and u between vowels and consonants are v, or vowels")           \
    X(KANA, "ti, tu, hu are chi, tsu, fu in what could be Japanese")         \
    X(SOFT, "ts, dz, tj, dj are t, d that became soft")                      \
    X(ABJAD, "what consonantal scripts leave open: vowels, b and p, j and g") \
    X(NASAL, "n before b is m; initial mp, nt are b, d")                     \
    X(END, "a final s behind a consonant is an ending")

enum KeyRule {
#define BIT(name, words) KEY_BIT_##name,
    KEY_RULES(BIT)
#undef BIT
        N_KEY_RULES
};
#define KEY_RULE(name) (1u << KEY_BIT_##name)
#define KEY_ALL_RULES  ((1u << N_KEY_RULES) - 1)

#define PART_KEYS 6 /* most keys of a part; of more, those are kept whose first letters are read as usual */

/* Returns how many; each is other than the others, and there is one at least. */
unsigned part_keys(const char *text, size_t length, unsigned rules, uint32_t keys[PART_KEYS]);
#endif
