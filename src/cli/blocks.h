/* The blocks of text in a page, and which of them are the article: what stands where most of the prose is, and is no list of links, no
 * menu and no form. */
#ifndef BLOCKS_H
#define BLOCKS_H
#include "bytes.h"

enum BlockKind { BLOCK_OTHER, BLOCK_PARAGRAPH, BLOCK_ITEM, BLOCK_HEADING };
enum ScopeKind { SCOPE_PLAIN, SCOPE_MAIN, SCOPE_ARTICLE, SCOPE_BODY }; /* BODY: marked as the article's body itself */

typedef struct Block {
    size_t         start, end;     /* of the text */
    size_t         letters, links; /* bytes that are no spaces; and those in links */
    size_t         scope;
    enum BlockKind kind;
    int            level;  /* of a heading, 1 to 6 */
    bool           doubtful; /* in a form, or in what its class calls a menu, an advertisement and the like */
    bool           kept;
} Block;

/* An element that holds blocks. Each stands behind the one that it is in. */
typedef struct Scope {
    size_t         parent;
    enum ScopeKind kind;
    double         prose, all, score; /* letters of prose in it itself; with what it holds; weighed by how deep they lie */
    size_t         blocks; /* in it itself */
    bool           within;
} Scope;

typedef struct Blocks {
    Bytes  text;
    Block *list;
    size_t n, room;
    Scope *scopes; /* the first is the page */
    size_t n_scopes, scopes_room;
    Block  open;   /* of which text is being put; good if is_open */
    bool   is_open, space; /* a space is due before the next letter */
    bool   failed;
} Blocks;

void   blocks_free(Blocks *blocks);
size_t blocks_scope(Blocks *blocks, size_t parent, enum ScopeKind kind); /* the new one; the first call is for the page, with itself as parent */

/* Text in a block like this one (its kind, scope, level, doubtful); a new one begins where none is open. Spaces become one. */
void blocks_put(Blocks *blocks, const Block *like, const char *text, size_t n, bool link, bool as_it_stands);
void blocks_break(Blocks *blocks); /* a new line; a second one ends the block */
void blocks_end(Blocks *blocks);

/* The article's text, an empty line between blocks; all that is no list of links where `all` is set. A heading that repeats the title is
 * left out. False where memory did not suffice. */
bool blocks_article(Blocks *blocks, bool all, const char *title, Bytes *article);
#endif
