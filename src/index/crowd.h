/* The quotes of one speaker, in order of their days, found by the words they share. */
#ifndef INDEX_CROWD_H
#define INDEX_CROWD_H
#include "words.h"

typedef struct Said {
    int64_t  quote, document, statement; /* statement: 0 where it is alone */
    int      day;                        /* on end; 0: not known */
    bool     fresh;                      /* its statement is still to be found */
    unsigned n;
    Token   *tokens;
} Said;

typedef struct Post {
    uint32_t stem, said, next;
} Post;

typedef struct Crowd {
    Said     *at;
    size_t    n, room;
    Post     *posts; /* from 1 on */
    size_t    n_posts, room_posts;
    uint32_t *newest; /* by stem: its newest post, or 0 */
    uint32_t *seen;   /* by place: at which search it was met... */
    uint8_t  *shared; /* ...and by how many words */
    uint32_t *met;    /* at this search */
    uint32_t  search;
} Crowd;

#define MOST_SAID ((size_t)20000) /* in memory; of more, the older half is forgotten */

bool crowd_add(Crowd *crowd, const Said *said); /* copies the tokens. False: out of memory */

/* Places of those that share most words with these, two at least where there are two; the most first, of as many the newest. Words that
 * very many share do not lead to the older of them. */
size_t crowd_find(Crowd *crowd, const Token *tokens, unsigned n, uint32_t *found, size_t most);
void   crowd_clear(Crowd *crowd);
void   crowd_free(Crowd *crowd);
#endif
