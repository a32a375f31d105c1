/* The letters of a name, with the blocks that start at them. */
#include "stretch.h"
#include "known.h"

enum { DROP_DOUBLED = 120, ANCHOR_KEPT = 2000 };

/* ---- Letters --------------------------------------------------------------------------------------------------------- */

/* The letter that the model knows: with its mark, or without. */
static uint16_t known_letter(const SpellingModel *model, uint16_t symbol) {
    if (symbol < 0x80 || symbol > 0x24F) return symbol;
    return model_block(model, block_hash(BLOCK_START, symbol)) ? symbol : letter_bare(symbol);
}

/* The second of two that are the same is hardly missed. */
static void price_doubled(Letter *at) {
    if (at[-1].symbol == at->symbol && at->drop > DROP_DOUBLED) at->drop = DROP_DOUBLED;
}

static void price_letter(Letter *letters, unsigned i, unsigned n) {
    if (i == 0 || i == n - 1) letters[i].drop = ANCHOR_KEPT;
    else if (i > 1) price_doubled(&letters[i]);
}

void stretch_read(const Name *name, const Stretch *stretch) {
    unsigned n = stretch->n, at = stretch->at;
    if (!n || name->letters[at].seen) return;
    for (unsigned i = 0; i < n; i++) {
        blocks_read(name->model, name->symbols + at + i, n - i, name->letters + at + i, name->blocks + at + i);
        price_letter(name->letters + at, i, n);
    }
}

/* Room for letters between anchors; n is 0 where there is none. */
static Stretch make_room(Name *name, size_t n) {
    Stretch stretch = {.at = (uint16_t)name->n_letters, .frame = {NO_COUNTS, 0}};
    if (n > LETTERS_OF_ONE) n = LETTERS_OF_ONE, name->cut = true;
    if (n == 0 || name->n_letters + n + 2 > LETTERS_MAX) return name->cut |= n > 0, stretch;
    stretch.n = (uint8_t)(n + 2);
    stretch.plain = (uint8_t)n;
    name->symbols[stretch.at] = '^';
    name->symbols[stretch.at + n + 1] = '$';
    name->letters[stretch.at].seen = 0;
    name->n_letters = (uint16_t)(name->n_letters + stretch.n);
    return stretch;
}

Stretch stretch_of_letters(Name *name, const uint16_t *symbols, size_t n) {
    Stretch   stretch = make_room(name, n);
    uint16_t *at = name->symbols + stretch.at + 1;
    unsigned  told = 0;
    stretch.frame = frame_of(symbols, n);
    for (unsigned i = 0; i < stretch.plain; i++) {
        at[i] = known_letter(name->model, symbols[i]);
        told += letter_told(name->model, symbols[i]);
        name->wide |= !latin_class(at[i]);
    }
    stretch.told = (uint16_t)told;
    return stretch;
}

Stretch stretch_of_text(Name *name, const char *text, size_t n) {
    uint16_t symbols[NAME_MAX];
    for (size_t i = 0; i < n; i++) symbols[i] = (uint16_t)text[i];
    return stretch_of_letters(name, symbols, n);
}

size_t stretch_symbols(const Name *name, const Stretch *stretch, uint16_t *out) {
    memcpy(out, name->symbols + stretch->at + 1, stretch->plain * sizeof *out);
    return stretch->plain;
}

Stretch stretch_again(Name *name, const Stretch *as, const uint16_t *symbols) {
    Stretch stretch = make_room(name, as->plain);
    memcpy(name->symbols + stretch.at + 1, symbols, stretch.plain * sizeof *symbols);
    for (unsigned i = 0; i < stretch.plain; i++) name->wide |= !latin_class(symbols[i]);
    stretch.told = as->told;
    stretch.frame = as->frame;
    return stretch;
}

/* ---- Parts in a row ---------------------------------------------------------------------------------------------------- */

Stretch stretch_of_row(const Name *name, unsigned i, unsigned n) {
    uint16_t symbols[PARTS_MAX * LETTERS_OF_ONE];
    size_t   all = 0;
    unsigned told = 0;
    for (unsigned k = i; k < i + n; k++) all += stretch_symbols(name, &name->parts[k].written, symbols + all);
    if (all == 0) return (Stretch){.frame = {NO_COUNTS, 0}};
    Stretch stretch = {.at = (uint16_t)(IN_ROW | i << IN_ROW_BITS | n), .frame = frame_of(symbols, all)};
    if (all > LETTERS_OF_ONE) all = LETTERS_OF_ONE;
    for (unsigned k = 0; k < all; k++) told += letter_told(name->model, symbols[k]);
    stretch.n = (uint8_t)(all + 2);
    stretch.plain = (uint8_t)all;
    stretch.told = (uint16_t)told;
    return stretch;
}

const Stretch *stretch_in_row(const Name *name, unsigned i, unsigned n, Stretch *room) {
    if (n == 1 || name->is_joined) return name_stretch(name, i, n);
    *room = stretch_of_row(name, i, n);
    return room;
}

static void read_letter(const Name *name, const uint16_t *symbols, unsigned i, unsigned n, JoinRoom *room) {
    blocks_read(name->model, symbols + i, n - i, &room->letters[i], &room->own[i]);
    price_letter(room->letters, i, n);
    room->blocks[i] = &room->own[i];
}

/* Letter i of a row, as it is in its part, where it is letter k. Its blocks are read anew where they reach beyond that. */
static void copy_letter(const Name *name, const Stretch *part, unsigned k, const uint16_t *symbols, unsigned i, unsigned n, JoinRoom *room) {
    const Letter *old = name->letters + part->at + k;
    bool is_last = n - 2 - i == part->plain - k;
    if (k + old->seen > part->plain + 1u && !is_last) {
        read_letter(name, symbols, i, n, room);
        return;
    }
    room->letters[i] = *old;
    room->blocks[i] = &name->blocks[part->at + k];
    if (k == 1 && i > 1) price_doubled(&room->letters[i]);
}

static Side copy_letters(const Name *name, unsigned first, unsigned parts, const uint16_t *symbols, unsigned n, JoinRoom *room) {
    unsigned done = 0;
    for (unsigned p = first; p < first + parts; p++) {
        const Stretch *part = &name->parts[p].written;
        stretch_read(name, part);
        for (unsigned k = 1; k <= part->plain && done + 2 < n; k++, done++) copy_letter(name, part, k, symbols, done + 1, n, room);
    }
    read_letter(name, symbols, 0, n, room);
    read_letter(name, symbols, n - 1, n, room);
    return (Side){room->letters, room->blocks, n};
}

static Side read_latin(const Name *name, const uint16_t *symbols, unsigned n, bool latin, JoinRoom *room) {
    if (!n) return (Side){room->letters, room->blocks, 0};
    blocks_read_latin(name->model, symbols, n, latin, room->letters, room->blocks, room->own);
    for (unsigned i = 0; i < n; i++) price_letter(room->letters, i, n);
    return (Side){room->letters, room->blocks, n};
}

static Side join(const Name *name, unsigned first, unsigned parts, unsigned n, bool latin, JoinRoom *room) {
    uint16_t symbols[PARTS_MAX * LETTERS_OF_ONE + 2];
    size_t   all = 1;
    symbols[0] = '^';
    for (unsigned p = first; p < first + parts; p++) all += stretch_symbols(name, &name->parts[p].written, symbols + all);
    symbols[n - 1] = '$';
    return name->wide ? copy_letters(name, first, parts, symbols, n, room) : read_latin(name, symbols, n, latin, room);
}

Side stretch_side(const Name *name, const Stretch *stretch, bool latin, JoinRoom *room) {
    uint32_t at = stretch->at;
    if (at & IN_ROW && stretch->n) return join(name, (at & ~IN_ROW) >> IN_ROW_BITS, at & ((1u << IN_ROW_BITS) - 1), stretch->n, latin, room);
    if (!name->wide) return read_latin(name, name->symbols + at, stretch->n, latin, room);
    stretch_read(name, stretch);
    for (unsigned i = 0; i < stretch->n; i++) room->blocks[i] = &name->blocks[at + i];
    return (Side){name->letters + at, room->blocks, stretch->n};
}
