/* What the document itself says of its words. */
#include "name_finder.h"
#include <string.h>

static uint64_t key_of(uint64_t key) { return key ? key : 1; }

static MemoryPlace *place_of(const Memory *memory, uint64_t key) {
    uint32_t at = (uint32_t)key & memory->mask;
    while (memory->at[at].key && memory->at[at].key != key) at = (at + 1) & memory->mask;
    return &memory->at[at];
}

Seen *memory_find(const Memory *memory, uint64_t key) {
    return place_of(memory, key_of(key))->seen;
}

static bool make_room(Memory *memory, uint32_t places) {
    Memory old = *memory;
    memory->at = arena_alloc(memory->arena, places * sizeof *memory->at);
    if (!memory->at) return false;
    memset(memory->at, 0, places * sizeof *memory->at);
    memory->mask = places - 1;
    for (uint32_t i = 0; old.at && i <= old.mask; i++)
        if (old.at[i].key) *place_of(memory, old.at[i].key) = old.at[i];
    return true;
}

Seen *memory_put(Memory *memory, uint64_t key) {
    MemoryPlace *place = place_of(memory, key_of(key));
    if (place->seen) return place->seen;
    if (memory->n > memory->mask / 2) {
        if (memory->mask > UINT32_MAX / 4 || !make_room(memory, 2 * (memory->mask + 1))) return NULL;
        place = place_of(memory, key_of(key));
    }
    Seen *seen = arena_alloc(memory->arena, sizeof *seen);
    if (!seen) return NULL;
    memset(seen, 0, sizeof *seen);
    memory->n++;
    *place = (MemoryPlace){key_of(key), seen};
    return seen;
}

bool capital_is_owed(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (t->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE)) return true;
    if (!token) return true;
    const Token *before = t - 1;
    char         c = doc->text[before->start];
    if (before->kind == TOKEN_MARK || before->flags & MARKUP) return true;
    return before->kind == TOKEN_PUNCTUATION && (c == ':' || c == '(' || c == '[' || (unsigned char)c >= 0x80); /* dashes, dots */
}

/* "Mr. Hess", "in Tuktoyaktuk", "Hess said": what stands round the word says what it names, here and elsewhere. */
static void count_company(const Doc *doc, uint32_t token, Seen *seen) {
    if (token && !(doc->tokens.at[token].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE))) {
        uint64_t before = token_classes(doc, token - 1);
        if (before & (CLASS(HONORIFIC) | CLASS(TITLE_BEFORE))) seen_count(&seen->titled);
        else if (before & CLASS(PREPOSITION) && token_is(doc, token - 1, "in")) seen_count(&seen->placed);
    }
    if (doc->tokens.at[token].classes & CLASS(LEGAL_FORM)) return; /* "Vanta Inc said" makes no person of "Norra Inc" */
    if (token + 1 < doc->tokens.n && doc->tokens.at[token + 1].classes & CLASS(CUE_VERB)) seen_count(&seen->speaking);
}

/* A bit for each word with a capital, by which most others are told apart without a look-up. */
typedef struct Filter {
    uint64_t bits[64];
} Filter;

static bool filter_has(const Filter *filter, uint64_t fold) { return filter->bits[fold / 64 % 64] >> fold % 64 & 1; }

static void count_lower(Memory *memory, const Wording *in) {
    const Doc *doc = in->doc;
    Filter filter = {0};
    for (uint32_t i = 0; i <= memory->mask; i++)
        if (memory->at[i].key) filter.bits[memory->at[i].key / 64 % 64] |= UINT64_C(1) << memory->at[i].key % 64;
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        const Token *token = &doc->tokens.at[i];
        uint64_t     key = word_key(in, i);
        if (!((token->shape == SHAPE_LOWER) & filter_has(&filter, key))) continue; /* one branch, which mostly goes one way */
        Seen *seen = memory_find(memory, key);
        if (seen) seen_count(&seen->lower);
    }
}

bool memory_make(Memory *memory, Arena *arena) {
    *memory = (Memory){.arena = arena};
    return make_room(memory, 256);
}

/* Words in lower case count only where they stand with a capital somewhere else. */
bool memory_fill(Memory *memory, const Wording *in, Arena *arena) {
    const Doc *doc = in->doc;
    if (!memory_make(memory, arena)) return false;
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        if (!word_has_capital(&doc->tokens.at[i])) continue;
        Seen *seen = memory_put(memory, word_key(in, i));
        if (!seen) return false;
        seen_count(capital_is_owed(doc, i) ? &seen->start : &seen->capital);
        count_company(doc, i, seen);
    }
    count_lower(memory, in);
    return true;
}
