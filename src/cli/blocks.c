#include "blocks.h"
#include <stdlib.h>
#include <string.h>

#define LONG_ENOUGH 80 /* letters of what is prose whatever it ends with */

void blocks_free(Blocks *blocks) {
    bytes_free(&blocks->text);
    free(blocks->list);
    free(blocks->scopes);
    *blocks = (Blocks){0};
}

size_t blocks_scope(Blocks *blocks, size_t parent, enum ScopeKind kind) {
    void *scopes = blocks->scopes;
    if (!list_grow(&scopes, blocks->n_scopes, &blocks->scopes_room, sizeof *blocks->scopes)) return blocks->failed = true, parent;
    blocks->scopes = scopes;
    blocks->scopes[blocks->n_scopes] = (Scope){.parent = parent, .kind = kind};
    return blocks->n_scopes++;
}

/* ---- Text -------------------------------------------------------------------------------------------------------- */

/* References such as &#146; mean what Windows-1252 has there; 0 has no character. */
static const char *meant_by_control(unsigned char low) {
    static const char table[32][4] = {"€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "", "", "‘", "’", "“", "”", "•",
                                      "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ"};
    return table[low - 0x80];
}

static void put_letters(Blocks *blocks, const char *letters, size_t n, bool link) {
    if (!n) return; /* a reference to nothing */
    if (blocks->space) bytes_put(&blocks->text, " ", 1);
    blocks->space = false;
    bytes_put(&blocks->text, letters, n);
    blocks->open.letters += n;
    blocks->open.links += link ? n : 0;
}

static bool is_at(const char *at, const char *end, const char *what) {
    size_t n = strlen(what);
    return (size_t)(end - at) >= n && memcmp(at, what, n) == 0;
}

/* Bytes of the space that begins here; a no-break space is one, a soft hyphen is nothing at all. */
static size_t space_at(const char *at, const char *end) {
    if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r' || *at == '\f') return 1;
    return is_at(at, end, "\xC2\xA0") ? 2 : 0;
}

static void open_block(Blocks *blocks, const Block *like) {
    if (blocks->is_open) return;
    blocks->open = *like;
    blocks->open.start = blocks->text.n;
    blocks->open.letters = blocks->open.links = 0;
    blocks->is_open = true;
    blocks->space = false;
}

void blocks_put(Blocks *blocks, const Block *like, const char *text, size_t n, bool link, bool as_it_stands) {
    const char *end = text + n;
    open_block(blocks, like);
    for (const char *at = text; at < end;) {
        size_t      space = space_at(at, end);
        const char *from = at;
        bool        fresh = blocks->text.n == blocks->open.start || blocks->text.at[blocks->text.n - 1] == '\n';
        if (space && as_it_stands && *at == '\n') bytes_put(&blocks->text, "\n", 1), blocks->space = false;
        else if (space) blocks->space |= !fresh;
        else if (is_at(at, end, "\xC2\xAD")) space = 2;
        at += space;
        if (space) continue;
        if (end - at >= 2 && *at == '\xC2' && (unsigned char)at[1] < 0xA0) {
            put_letters(blocks, meant_by_control((unsigned char)at[1]), strlen(meant_by_control((unsigned char)at[1])), link);
            at += 2;
            continue;
        }
        do at++;
        while (at < end && !space_at(at, end) && *at != '\xC2');
        put_letters(blocks, from, (size_t)(at - from), link);
    }
}

void blocks_break(Blocks *blocks) {
    if (!blocks->is_open || blocks->text.failed || blocks->text.n == blocks->open.start) return;
    blocks->space = false;
    if (blocks->text.at[blocks->text.n - 1] == '\n') blocks_end(blocks);
    else bytes_put(&blocks->text, "\n", 1);
}

void blocks_end(Blocks *blocks) {
    void *list = blocks->list;
    if (!blocks->is_open) return;
    blocks->is_open = blocks->space = false;
    blocks->failed |= blocks->text.failed;
    if (blocks->failed) return;
    while (blocks->text.n > blocks->open.start && blocks->text.at[blocks->text.n - 1] == '\n') blocks->text.n--;
    blocks->open.end = blocks->text.n;
    if (!blocks->open.letters) return;
    blocks->failed = !list_grow(&list, blocks->n, &blocks->room, sizeof *blocks->list);
    blocks->list = list; /* the old one, where there is no more room */
    if (blocks->failed) return;
    blocks->list[blocks->n++] = blocks->open;
}

/* ---- Which of them are the article ------------------------------------------------------------------------------- */

/* Does it end as sentences do? */
static bool ends_sentence(const Blocks *blocks, const Block *block) {
    static const char *const ends[] = {".", "!", "?", ":", "\"", "'", "…", "”", "’", "»", "“", ")"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (block->end - block->start >= n && memcmp(blocks->text.at + block->end - n, ends[i], n) == 0) return true;
    }
    return false;
}

static bool is_prose(const Blocks *blocks, const Block *block) {
    if (block->kind == BLOCK_HEADING || block->links * 2 > block->letters) return false;
    return block->kind == BLOCK_PARAGRAPH || block->letters >= LONG_ENOUGH || (block->kind == BLOCK_OTHER && ends_sentence(blocks, block));
}

/* Where most is in doubt, the doubt is wrong: whole pages stand in a form, or in a box called "has-sidebar". */
static void settle_doubts(Blocks *blocks) {
    size_t prose = 0, doubtful = 0;
    for (size_t i = 0; i < blocks->n; i++) {
        const Block *block = &blocks->list[i];
        prose += is_prose(blocks, block) ? block->letters : 0;
        doubtful += is_prose(blocks, block) && block->doubtful ? block->letters : 0;
    }
    for (size_t i = 0; i < blocks->n && doubtful * 3 > prose * 2; i++) blocks->list[i].doubtful = false;
}

/* A <div> with one block in it is a paragraph of what it stands in. */
static size_t home_of(const Blocks *blocks, const Block *block) {
    const Scope *scope = &blocks->scopes[block->scope];
    return block->kind == BLOCK_OTHER && scope->kind == SCOPE_PLAIN && scope->blocks == 1 ? scope->parent : block->scope;
}

static void weigh_scopes(Blocks *blocks) {
    for (size_t i = 0; i < blocks->n; i++) blocks->scopes[blocks->list[i].scope].blocks++;
    for (size_t i = 0; i < blocks->n; i++) {
        const Block *block = &blocks->list[i];
        if (is_prose(blocks, block) && !block->doubtful)
            blocks->scopes[home_of(blocks, block)].prose += (double)(block->letters - block->links);
    }
    for (size_t i = blocks->n_scopes; i-- > 0;) {
        Scope *scope = &blocks->scopes[i], *parent = &blocks->scopes[scope->parent];
        scope->all += scope->prose;
        scope->score += scope->prose;
        if (i == 0) continue;
        parent->all += scope->all;
        parent->score += scope->score / 2;
    }
}

static size_t most_of(const Blocks *blocks, enum ScopeKind kind, double least) {
    size_t most = 0;
    for (size_t i = 1; i < blocks->n_scopes; i++) {
        const Scope *scope = &blocks->scopes[i];
        if (scope->kind == kind && scope->all >= least && (!most || scope->all > blocks->scopes[most].all)) most = i;
    }
    return most;
}

/* What the page calls its article; where it calls nothing so, the scope in which prose lies closest. 0: all of the page. */
static size_t choose_scope(const Blocks *blocks) {
    double total = blocks->scopes[0].all;
    size_t best = most_of(blocks, SCOPE_BODY, total * 0.25);
    if (!best) best = most_of(blocks, SCOPE_ARTICLE, total * 0.4);
    if (!best) best = most_of(blocks, SCOPE_MAIN, total * 0.4);
    if (best || total <= 0) return best;
    for (size_t i = 1; i < blocks->n_scopes; i++)
        if (blocks->scopes[i].score > blocks->scopes[best].score || !best) best = i;
    return best && blocks->scopes[best].all >= total * 0.4 ? best : 0;
}

static bool is_article_text(const Blocks *blocks, const Block *block, bool all) {
    if (!all && (block->doubtful || !blocks->scopes[block->scope].within)) return false;
    switch (block->kind) {
    case BLOCK_HEADING: return block->level == 1 || block->links * 2 <= block->letters; /* a linked one is of another article */
    case BLOCK_PARAGRAPH: return all || block->links * 4 <= block->letters * 3;
    case BLOCK_ITEM: return block->links * 2 <= block->letters;
    case BLOCK_OTHER: return block->links * 2 <= block->letters && (all || block->letters >= LONG_ENOUGH || ends_sentence(blocks, block));
    }
    return false;
}

static bool is_text(const Blocks *blocks, const Block *block, const char *text) {
    size_t n = text ? strlen(text) : 0;
    return n && block->end - block->start == n && memcmp(blocks->text.at + block->start, text, n) == 0;
}

/* A heading of nothing is left out: "Related stories" over a list of links. So is the title. */
static void drop_headings(Blocks *blocks, const char *title) {
    int next = 0; /* the level of what follows: 7 text, 0 the end, or a list that is left out */
    for (size_t i = blocks->n; i-- > 0;) {
        Block *block = &blocks->list[i];
        if (!block->kept && block->kind == BLOCK_ITEM) next = 0;
        if (!block->kept) continue;
        if (block->kind == BLOCK_HEADING && (next <= block->level || is_text(blocks, block, title))) block->kept = false;
        else next = block->kind == BLOCK_HEADING ? block->level : 7;
    }
}

bool blocks_article(Blocks *blocks, bool all, const char *title, Bytes *article) {
    blocks_end(blocks);
    if (blocks->failed || !blocks->n_scopes) return false;
    settle_doubts(blocks);
    weigh_scopes(blocks);
    size_t chosen = choose_scope(blocks);
    for (size_t i = 0; i < blocks->n_scopes; i++)
        blocks->scopes[i].within = i == chosen || (i && blocks->scopes[blocks->scopes[i].parent].within);
    for (size_t i = 0; i < blocks->n; i++) blocks->list[i].kept = is_article_text(blocks, &blocks->list[i], all);
    drop_headings(blocks, title);
    for (size_t i = 0; i < blocks->n; i++) {
        const Block *block = &blocks->list[i];
        if (!block->kept) continue;
        if (article->n) bytes_put(article, "\n\n", 2);
        bytes_put(article, blocks->text.at + block->start, block->end - block->start);
    }
    bytes_put(article, "\n", article->n ? 1 : 0);
    return !article->failed;
}
