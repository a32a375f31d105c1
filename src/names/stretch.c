/* The letters of a name, with the blocks that start at them. */
#include "stretch.h"
#include "known.h"

enum { DROP_DOUBLED = 120, ANCHOR_KEPT = 2000, TOLD = 400 };

/* ---- Letters --------------------------------------------------------------------------------------------------------- */

/* The letter that the model knows: with its mark, or without. */
static uint16_t known_letter(const SpellingModel *model, uint16_t symbol) {
    if (symbol < 0x80 || symbol > 0x24F) return symbol;
    return model_block(model, block_hash(BLOCK_START, symbol)) ? symbol : letter_bare(symbol);
}

static void take_block(Letter *at, Blocks *blocks, unsigned k, const ModelBlock *block) {
    blocks->id[k] = block->id;
    if (k < PARTNERS_OF) blocks->partners[k] = (uint32_t)(block->partners | block->partners >> 32);
    if (k >= LATIN_LONGEST) return;
    blocks->latin[k] = block->latin;
    at->meets |= block->starts;
    at->partners |= block->latin;
    if (block->id) at->blocks |= partner_bit(block->id);
}

static const ModelBlock *block_of_one(const SpellingModel *model, uint16_t symbol) {
    unsigned class = latin_class(symbol);
    uint32_t place = class ? model->latin->blocks[class][0] : 0;
    if (!class) return model_block(model, block_hash(BLOCK_START, symbol));
    return place ? &model->blocks[place - 1] : NULL;
}

/* The block of one letter, of two, or of three. */
static const ModelBlock *short_block(const SpellingModel *model, const Letter *at, unsigned k, uint64_t hash) {
    unsigned first = latin_class(at[0].symbol), second = k ? latin_class(at[1].symbol) : 0;
    if (!first || (k && !second)) return model_block(model, hash);
    unsigned third = k == 2 ? latin_class(at[2].symbol) : 0;
    if (k == 2) return third && !(model->latin->next[first][second] >> third & 1) ? NULL : model_block(model, hash);
    uint32_t place = model->latin->blocks[first][second];
    return place ? &model->blocks[place - 1] : NULL;
}

/* Of `n` letters the blocks that start with the first. */
static void find_blocks(const SpellingModel *model, Letter *at, unsigned n, Blocks *blocks) {
    uint64_t hash = BLOCK_START;
    *blocks = (Blocks){{0}, {0}, {0}};
    at->blocks = at->partners = 0;
    at->meets = 1;
    at->told = TOLD;
    for (at->seen = 0; at->seen < n && at->seen < BLOCK_MOST;) {
        unsigned k = at->seen++;
        hash = block_hash(hash, at[k].symbol);
        const ModelBlock *block = k < LATIN_LONGEST ? short_block(model, at, k, hash) : model_block(model, hash);
        if (!block) break;
        if (k == 0 && block_value(block)) at->told = block_value(block);
        take_block(at, blocks, k, block);
        if (!block_continues(block)) break;
    }
}

/* What the search among Latin letters asks of each. */
static void find_classes(Letter *at, const Blocks *blocks, unsigned n) {
    unsigned known = LATIN_LONGEST;

    for (unsigned i = n; i-- > 0;) {
        unsigned class = latin_class(at[i].symbol);
        known = class ? known + 1 : 0;
        at[i].class = (uint8_t)class;
        at[i].start = (uint8_t)(known >= LATIN_LONGEST ? class : 0);
        if (!at[i].start) at[i].meets = UINT32_MAX;
        at[i].lengths = (uint8_t)((blocks[i].id[0] != 0) | (blocks[i].id[1] != 0) << 1 | (blocks[i].id[2] != 0) << 2);
    }
}

static uint16_t price_drop(const SpellingModel *model, const Letter *at, const Blocks *blocks) {
    unsigned class = latin_class(at->symbol);
    if (class) return model->latin->drop[class];
    uint16_t cost = blocks->id[0] ? model_cost(model, blocks->id[0], 0) : NO_EXCHANGE;
    return cost > DROP_MOST ? DROP_MOST : cost;
}

/* The second of two that are the same is hardly missed. */
static void price_doubled(Letter *at) {
    if (at[-1].symbol == at->symbol && at->drop > DROP_DOUBLED) at->drop = DROP_DOUBLED;
}

static uint16_t told_by(const SpellingModel *model, uint16_t symbol) {
    const ModelBlock *block = block_of_one(model, symbol);
    return block && block_value(block) ? block_value(block) : TOLD;
}

/* Room for letters between anchors; n is 0 where there is none. */
static Stretch make_room(Name *name, size_t n) {
    Stretch stretch = {.at = (uint16_t)name->n_letters, .frame = {NO_COUNTS, 0}};
    if (n > LETTERS_OF_ONE) n = LETTERS_OF_ONE, name->cut = true;
    if (n == 0 || name->n_letters + n + 2 > LETTERS_MAX) return name->cut |= n > 0, stretch;
    stretch.n = (uint8_t)(n + 2);
    stretch.plain = (uint8_t)n;
    name->letters[stretch.at].symbol = '^';
    name->letters[stretch.at].seen = 0;
    name->letters[stretch.at + n + 1].symbol = '$';
    name->n_letters = (uint16_t)(name->n_letters + stretch.n);
    return stretch;
}

static void read_letter(const SpellingModel *model, Letter *at, Blocks *blocks, unsigned i, unsigned n) {
    find_blocks(model, &at[i], n - i, &blocks[i]);
    at[i].drop = i == 0 || i == n - 1 ? ANCHOR_KEPT : price_drop(model, &at[i], &blocks[i]);
    if (i > 1 && i < n - 1) price_doubled(&at[i]);
}

static void read_letters(const Name *name, const Stretch *stretch) {
    Letter *at = name->letters + stretch->at;
    Blocks *blocks = name->blocks + stretch->at;
    for (unsigned i = 0; i < stretch->n; i++) read_letter(name->model, at, blocks, i, stretch->n);
    find_classes(at, blocks, stretch->n);
}

Stretch stretch_of_letters(Name *name, const uint16_t *symbols, size_t n) {
    Stretch stretch = make_room(name, n);
    stretch.frame = frame_of(symbols, n);
    Letter *at = name->letters + stretch.at;
    unsigned told = 0;
    for (unsigned i = 0; i < stretch.plain; i++) {
        at[i + 1].symbol = known_letter(name->model, symbols[i]);
        told += told_by(name->model, symbols[i]);
    }
    if (!name->memory) read_letters(name, &stretch);
    stretch.told = (uint16_t)told;
    return stretch;
}

Stretch stretch_of_text(Name *name, const char *text, size_t n) {
    uint16_t symbols[NAME_MAX];
    for (size_t i = 0; i < n; i++) symbols[i] = (uint16_t)text[i];
    return stretch_of_letters(name, symbols, n);
}

size_t stretch_symbols(const Name *name, const Stretch *stretch, uint16_t *out) {
    for (unsigned i = 0; i < stretch->plain; i++) out[i] = name->letters[stretch->at + 1 + i].symbol;
    return stretch->plain;
}

Stretch stretch_again(Name *name, const Stretch *as, const uint16_t *symbols) {
    Stretch stretch = make_room(name, as->plain);
    for (unsigned i = 0; i < stretch.plain; i++) name->letters[stretch.at + 1 + i].symbol = symbols[i];
    stretch.told = as->told;
    stretch.frame = as->frame;
    return stretch;
}

/* ---- Parts in a row ---------------------------------------------------------------------------------------------------- */

Stretch stretch_joined(Name *name, unsigned i, unsigned n) {
    uint16_t symbols[PARTS_MAX * LETTERS_OF_ONE];
    size_t all = 0;
    unsigned told = 0;
    for (unsigned k = i; k < i + n; k++) all += stretch_symbols(name, &name->parts[k].written, symbols + all);
    if (all == 0) return (Stretch){.frame = {NO_COUNTS, 0}};
    Stretch stretch = {.at = (uint16_t)(IN_ROW | i << IN_ROW_BITS | n), .frame = frame_of(symbols, all)};
    if (all > LETTERS_OF_ONE) all = LETTERS_OF_ONE, name->cut = true;
    for (unsigned k = 0; k < all; k++) told += told_by(name->model, symbols[k]);
    stretch.n = (uint8_t)(all + 2);
    stretch.plain = (uint8_t)all;
    stretch.told = (uint16_t)told;
    return stretch;
}

/* Letter i of a row, as it is in its part, where it is letter k. Its blocks are read anew where they reach beyond that. */
static void copy_letter(const Name *name, const Stretch *part, unsigned k, JoinRoom *room, unsigned i, unsigned n) {
    const Letter *old = name->letters + part->at + k;
    bool is_last = n - 2 - i == part->plain - k;
    if (k + old->seen > part->plain + 1u && !is_last) {
        read_letter(name->model, room->letters, room->blocks, i, n);
        return;
    }
    room->letters[i] = *old;
    room->blocks[i] = name->blocks[part->at + k];
    if (k == 1 && i > 1) price_doubled(&room->letters[i]);
}

static Side join(const Name *name, unsigned first, unsigned parts, unsigned n, JoinRoom *room) {
    unsigned done = 0;
    room->letters[0].symbol = '^';
    room->letters[n - 1].symbol = '$';
    for (unsigned p = first; p < first + parts; p++) {
        const Stretch *part = &name->parts[p].written;
        stretch_side(name, part, room); /* so that it is read */
        for (unsigned k = 1; k <= part->plain && done + 2 < n; k++) room->letters[++done].symbol = name->letters[part->at + k].symbol;
    }
    done = 0;
    for (unsigned p = first; p < first + parts; p++)
        for (unsigned k = 1; k <= name->parts[p].written.plain && done + 2 < n; k++, done++)
            copy_letter(name, &name->parts[p].written, k, room, done + 1, n);
    read_letter(name->model, room->letters, room->blocks, 0, n);
    read_letter(name->model, room->letters, room->blocks, n - 1, n);
    find_classes(room->letters, room->blocks, n);
    return (Side){room->letters, room->blocks, n};
}

Side stretch_side(const Name *name, const Stretch *stretch, JoinRoom *room) {
    uint32_t at = stretch->at;
    if (at & IN_ROW && stretch->n) return join(name, (at & ~IN_ROW) >> IN_ROW_BITS, at & ((1u << IN_ROW_BITS) - 1), stretch->n, room);
    if (!name->letters[at].seen) read_letters(name, stretch);
    return (Side){name->letters + at, name->blocks + at, stretch->n};
}
