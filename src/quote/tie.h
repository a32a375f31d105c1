/* How two stretches of a sentence hang together in its tree (syntax.h), in letters for evidence. In "Lee told the port it was late" "Lee"
 * and "late" meet in "told": Lee is its subject ("S"), "late" the predicate of a clause that completes it ("BC"). */
#ifndef TIE_H
#define TIE_H
#include "syntax.h"

#define TIE_MOST 4 /* letters of a way that are told */

typedef struct Tokens {
    uint32_t first, end;
} Tokens;

typedef struct Tie {
    bool is_tied;            /* they stand in one sentence, and meet; else only `relation` and `tag` are told */
    char relation, tag;      /* of the first's main word; '-' where nothing is known */
    char up[TIE_MOST + 1];   /* the relations from the first up to where they meet, */
    char down[TIE_MOST + 1]; /* and from the second, cut */
    char meeting;            /* the tag of the word in which they meet */
    bool at_root;            /* which is a root */
    char reach;              /* how much of the second depends on what the first's main word depends on: 'a'll, 's'ome, 'n'one */
    char above;              /* the relation of that to its own head; '-' */
} Tie;

/* Of some tokens the first, passing over signs, that depends on none of them; NONE where nothing is known. */
uint32_t tie_main(const Syntax *syntax, Tokens tokens);

Tie tie_of(const Syntax *syntax, Tokens first, Tokens second);
#endif
