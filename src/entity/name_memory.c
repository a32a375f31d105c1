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
    if (before->kind == TOKEN_PUNCTUATION && before->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE)) return true; /* "- Raise the quay." */
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

/* ---- Letters ----------------------------------------------------------------------------------------------------- */

/* "central executive committee (CEC)", "Society for the Care of Orphans (SCO)", "consumer price indices (CPIs)" */
uint32_t letters_start(const Doc *doc, uint32_t acronym) {
    const Token *token = &doc->tokens.at[acronym];
    uint32_t     at = acronym - 1, end = token->end - (doc->text[token->end - 1] == 's');
    unsigned     passed = 0;
    for (uint32_t letter = end; letter > token->start; at--) {
        const Token *word = &doc->tokens.at[at - 1];
        if (at < 2 || word->kind != TOKEN_WORD || word[1].flags & SENTENCE_BEFORE) return NONE;
        if ((doc->text[word->start] | 32) == (doc->text[letter - 1] | 32)) letter--, passed = 0;
        else if (word->shape != SHAPE_LOWER || ++passed > 2) return NONE;
    }
    return at;
}

/* "CEC", "CPIs" between brackets */
static bool is_bracketed_acronym(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (token < 2 || token + 1 >= doc->tokens.n || t->end - t->start < 2 || t->end - t->start > 8) return false;
    if (doc->text[t[-1].start] != '(' || doc->text[t[1].start] != ')') return false;
    if (t->shape == SHAPE_UPPER) return true;
    for (uint32_t at = t->start; at + 1 < t->end; at++)
        if (doc->text[at] < 'A' || doc->text[at] > 'Z') return false;
    return doc->text[t->end - 1] == 's';
}

#define BODY_WORD (CLASS(ORG_HEAD) | CLASS(GROUP_NOUN) | CLASS(LEGAL_FORM) | CLASS(OUTLET_HEAD))

/* The word that says what the words are: the last one ("Colleges of Education Staff Union"), or that before "of", "for", "on": "Society for
 * the Care of Orphans". */
static uint32_t head_of(const Doc *doc, uint32_t first, uint32_t end) {
    while (end > first + 1 && doc->tokens.at[end - 1].flags & POSSESSIVE_END) end--;
    for (uint32_t i = first + 1; i < end && !(doc->tokens.at[end - 1].classes & BODY_WORD); i++)
        if (doc->tokens.at[i].shape == SHAPE_LOWER && doc->tokens.at[i].classes & CLASS(PREPOSITION)) return i - 1;
    return end - 1;
}

static enum StandsFor letters_stand_for(const Doc *doc, uint32_t acronym) {
    uint32_t first = is_bracketed_acronym(doc, acronym) ? letters_start(doc, acronym) : NONE;
    if (first == NONE) return STANDS_FOR_NOTHING;
    const Token *head = &doc->tokens.at[head_of(doc, first, acronym - 1)];
    if (head->classes & (CLASS(TITLE) | CLASS(PERSON_NOUN))) return STANDS_FOR_NOUN; /* "Director of Public Prosecutions (DPP)" */
    if (head->classes & BODY_WORD) return STANDS_FOR_BODY;
    if (head->classes & (CLASS(PLACE_HEAD) | CLASS(PLACE_NOUN))) return STANDS_FOR_PLACE;
    return head->shape == SHAPE_LOWER ? STANDS_FOR_NOUN : STANDS_FOR_OTHER;
}

/* ---- Words ------------------------------------------------------------------------------------------------------- */

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
        if (!seen->stands_for) seen->stands_for = (uint8_t)letters_stand_for(doc, i);
    }
    count_lower(memory, in);
    return true;
}
