/* The words of a sentence, the steps of its reading, and the evidence for them. */
#include "syntax_inner.h"
#include <string.h>

static const char relation_letters[] = {
#define RELATION_LETTER(name, letter, words) letter,
    RELATIONS(RELATION_LETTER)
#undef RELATION_LETTER
};
char relation_letter(unsigned relation) { return relation_letters[relation]; }

static const char tag_letters[] = {
#define TAG_LETTER(name, letter) letter,
    TAGS(TAG_LETTER)
#undef TAG_LETTER
};
char tag_letter(unsigned tag) { return tag_letters[tag]; }

/* ---- Words ------------------------------------------------------------------------------------------------------- */

/* Numbers of one length are alike, and so are marks and addresses. */
static uint64_t form_of(const Doc *doc, const Token *token) {
    switch (token->kind) {
    case TOKEN_WORD: return token->fold;
    case TOKEN_NUMBER: return token->end - token->start < 6 ? token->end - token->start : 6;
    case TOKEN_MARK: return 7;
    case TOKEN_ADDRESS: return 8;
    default: return 16 + hash_load(doc->text + token->start, token->end - token->start < 3 ? token->end - token->start : 3);
    }
}

static uint32_t ending_of(const Doc *doc, const Token *token, unsigned shape) {
    uint32_t length = token->end - token->start < 3 ? token->end - token->start : 3;
    uint64_t letters = hash_load(doc->text + token->end - length, length) | UINT64_C(0x202020); /* small ones */
    return (uint32_t)(hash_mix(letters, shape) >> 32);
}

static uint8_t shape_of(const Token *token, bool first) {
    if (token->kind != TOKEN_WORD) return (uint8_t)(10 + token->kind);
    if (token->flags & POSSESSIVE_END) return 10;
    return (uint8_t)(token->shape + (first ? 5 : 0));
}

void words_of_sentence(const Doc *doc, const Sentence *sentence, Word *words) {
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const Token *token = &doc->tokens.at[i];
        uint8_t shape = shape_of(token, i == sentence->first);
        words[i - sentence->first] = (Word){
            .form = form_of(doc, token), .ending = ending_of(doc, token, shape), .shape = shape, .head = NONE, .left = NONE, .right = NONE};
    }
}

/* ---- Evidence ---------------------------------------------------------------------------------------------------- */

/* The number of the row of a template's value. */
static inline uint32_t row_of(uint64_t template, uint64_t value) {
    uint64_t hash = (value ^ template * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);
    hash ^= hash >> 32;
    return (uint32_t)((hash * UINT64_C(0xD6E8FEB86659FD93)) >> (64 - ROW_BITS));
}

/* Each piece of evidence is a template of its own. */
#define FACT(value) *f++ = row_of(++t, (value))

void tag_facts(const Word *words, uint32_t n, uint32_t at, uint32_t facts[TAG_FACTS]) {
    static const Word nothing = {.form = 1, .ending = 1, .tag = N_TAGS};
    const Word *word = &words[at], *before = at ? word - 1 : &nothing, *behind = at + 1 < n ? word + 1 : &nothing;
    const Word *third = at > 1 ? word - 2 : &nothing, *next = at + 2 < n ? word + 2 : &nothing;
    uint64_t tags = before->tag + 32u * third->tag;
    uint32_t *f = facts;
    uint64_t t = 0;
    FACT(word->form);
    FACT(word->form * 31 + before->tag);
    FACT(word->ending);
    FACT(word->ending * UINT64_C(64) + before->tag);
    FACT(word->form ^ behind->form << 7);
    FACT(word->form ^ before->form << 7);
    FACT(before->form);
    FACT(behind->form);
    FACT(behind->ending);
    FACT(tags);
    FACT(tags * 64 + word->shape);
    FACT(next->form);
}

static inline uint64_t child_facts(const Word *word) { return word->left_relation + 32u * word->right_relation; }

void step_facts(const Parse *parse, uint32_t facts[STEP_FACTS]) {
    static const Word nothing = {.form = 1, .tag = N_TAGS};
    const Word *words = parse->words;
    const Word *top = parse->top ? &words[parse->stack[parse->top - 1]] : &nothing;
    const Word *below = parse->top > 1 ? &words[parse->stack[parse->top - 2]] : &nothing;
    const Word *third = parse->top > 2 ? &words[parse->stack[parse->top - 3]] : &nothing;
    const Word *next = parse->next < parse->n ? &words[parse->next] : &nothing;
    const Word *after = parse->next + 1 < parse->n ? next + 1 : &nothing;
    const Word *last = parse->next + 2 < parse->n ? next + 2 : &nothing;
    const Word *passed = parse->next ? &words[parse->next - 1] : &nothing; /* right before the next */
    const Word *left = top->left == NONE || top == &nothing ? &nothing : &words[top->left];
    const Word *right = top->right == NONE || top == &nothing ? &nothing : &words[top->right];
    const Word *early = next == &nothing || next->left == NONE ? &nothing : &words[next->left];
    uint64_t gap = parse->top && next != &nothing ? parse->next - parse->stack[parse->top - 1] : 0;
    gap = gap > 10 ? 7 : gap > 5 ? 6 : gap;
    uint64_t tn = top->tag + 32u * next->tag, btn = tn + 1024u * below->tag;
    uint32_t *f = facts;
    uint64_t t = 0;
    FACT(top->form);
    FACT(top->form * 31 + next->tag);
    FACT(next->form);
    FACT(next->form * 31 + top->tag);
    FACT(top->form ^ next->form << 9);
    FACT(tn * 8 + gap);
    FACT(btn);
    FACT(tn + 1024u * after->tag);
    FACT(btn + 32768u * after->tag);
    FACT(tn + 1024u * after->tag + 32768u * last->tag);
    FACT(below->form);
    FACT(below->form * 31 + top->tag);
    FACT(top->form * 31 + below->tag);
    FACT(below->form ^ top->form << 9);
    FACT(btn + 32768u * third->tag);
    FACT(after->form * 31 + tn);
    FACT(tn + 1024u * child_facts(top));
    FACT(tn + 1024u * child_facts(next));
    FACT(below->tag + 32u * top->tag + 1024u * child_facts(below));
    FACT(tn + 1024u * left->tag + 32768u * right->tag);
    FACT(below->tag + 32u * top->tag + 1024u * right->tag + 32768u * next->tag);
    FACT(tn + 1024u * early->tag);
    FACT(tn + 1024u * passed->tag + 32768u * gap);
    FACT(passed->form * 31 + tn);
    FACT(tn * 16 + top->n_left * 4u + top->n_right);
    FACT(right->form * 31 + tn);
    FACT(below->form ^ next->form << 11);
    FACT(btn * 16 + below->n_right * 4u + top->n_right);
    FACT(top->ending ^ (uint64_t)next->tag << 40);
    FACT(next->ending ^ (uint64_t)top->tag << 40);
}

/* ---- Habits ------------------------------------------------------------------------------------------------------ */

enum { HABIT_OF_FORM = 128, HABIT_OF_FORM_AND_TAG, HABIT_OF_STEP, HABIT_OF_RELATION }; /* beside the templates of evidence */

void tag_habits(const Word *words, uint32_t at, uint32_t habits[TAG_HABITS]) {
    habits[0] = row_of(HABIT_OF_FORM, words[at].form);
    habits[1] = row_of(HABIT_OF_FORM_AND_TAG, words[at].form * 31 + (at ? words[at - 1].tag : N_TAGS));
}

static inline unsigned tag_at(const Parse *parse, uint32_t word) { return word < parse->n ? parse->words[word].tag : N_TAGS; }

uint32_t step_habit(const Parse *parse) {
    uint32_t top = parse->top ? parse->stack[parse->top - 1] : NONE, below = parse->top > 1 ? parse->stack[parse->top - 2] : NONE;
    uint32_t gap = parse->top && parse->next < parse->n ? parse->next - top : 0;
    uint64_t tags = tag_at(parse, top) + 32u * tag_at(parse, below) + 1024u * tag_at(parse, parse->next);
    return row_of(HABIT_OF_STEP, (tags + 32768u * tag_at(parse, parse->next + 1)) * 4 + (gap < 3 ? gap : 3));
}

uint32_t relation_habit(const Parse *parse, Pair pair) {
    const Word *word = &parse->words[pair.word], *head = &parse->words[pair.head];
    uint32_t before = pair.word < pair.head, gap = before ? pair.head - pair.word : pair.word - pair.head;
    return row_of(HABIT_OF_RELATION, (word->tag + 32u * head->tag + 1024u * word->left_relation) * 8 + before * 4 + (gap < 3 ? gap : 3));
}

/* ---- Steps ------------------------------------------------------------------------------------------------------- */

bool step_is_allowed(const Parse *parse, unsigned step) {
    if (step == STEP_SHIFT) return parse->next < parse->n;
    if (step == STEP_ROOT) return parse->top > 0;
    if (step == STEP_LEFT) return parse->top && parse->next < parse->n;
    return parse->top > 1;
}

Pair step_pair(const Parse *parse, unsigned step) {
    return (Pair){parse->stack[parse->top - 1], step == STEP_LEFT ? parse->next : parse->stack[parse->top - 2]};
}

void relation_facts(const Parse *parse, Pair pair, uint32_t facts[RELATION_FACTS]) {
    static const Word nothing = {.form = 1, .tag = N_TAGS};
    const Word *word = &parse->words[pair.word], *head = &parse->words[pair.head];
    const Word *before = pair.word ? word - 1 : &nothing, *behind = pair.word + 1 < parse->n ? word + 1 : &nothing;
    const Word *left = word->left == NONE ? &nothing : &parse->words[word->left];
    const Word *first = head->left == NONE ? &nothing : &parse->words[head->left];
    uint64_t side = pair.word < pair.head, gap = side ? pair.head - pair.word : pair.word - pair.head;
    uint64_t both = side + 2u * word->tag + 64u * head->tag;
    uint32_t *f = facts;
    uint64_t t = 64;
    gap = gap > 7 ? 7 : gap;
    FACT(both * 8 + gap);
    FACT(word->form * 2 + side);
    FACT(head->form * 2 + side);
    FACT(word->form ^ head->form << 9 ^ side);
    FACT(word->form * 31 + both);
    FACT(head->form * 31 + both);
    FACT(before->form * 31 + both);
    FACT(both + 2048u * before->tag + 65536u * behind->tag);
    FACT(both + 2048u * child_facts(head));
    FACT(both + 2048u * child_facts(word));
    FACT(left->form * 31 + both);
    FACT(first->form * 31 + both);
    FACT(word->ending ^ both << 40);
    FACT(head->ending ^ both << 40);
}

static void attach(Parse *parse, Pair pair, unsigned relation) {
    Word *head = &parse->words[pair.head], *word = &parse->words[pair.word];
    word->head = pair.head;
    word->relation = (uint8_t)relation;
    if (pair.word < pair.head) {
        if (head->left == NONE || pair.word < head->left) head->left = pair.word;
        head->left_relation = (uint8_t)relation;
        if (head->n_left < 3) head->n_left++;
        return;
    }
    head->right = pair.word;
    head->right_relation = (uint8_t)relation;
    if (head->n_right < 3) head->n_right++;
}

void step_take(Parse *parse, unsigned step, unsigned relation) {
    if (step == STEP_SHIFT) {
        parse->stack[parse->top++] = parse->next++;
        return;
    }
    if (step == STEP_ROOT)
        parse->words[parse->stack[parse->top - 1]].relation = RELATION_ROOT;
    else
        attach(parse, step_pair(parse, step), relation);
    parse->top--;
}
