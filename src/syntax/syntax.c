#include "syntax_inner.h"
#include <string.h>

/* ---- Choices ----------------------------------------------------------------------------------------------------- */

/* Where the rows stand: their seeds, and then they, all asked for before the first is read. */
static inline void find_rows(const Rows *table, const uint32_t *facts, unsigned n, RowKey *keys) {
    for (unsigned i = 0; i < n; i++) row_expect_seed(table, facts[i]);
    for (unsigned i = 0; i < n; i++) {
        keys[i] = row_key(table, facts[i]);
        __builtin_prefetch(&table->places[keys[i].place]);
    }
}

/* Eight pairs of choices at a time, as processors add. */
typedef uint16_t Eight __attribute__((vector_size(16)));
#define EIGHTS (sizeof(WideRow) / sizeof(Eight))

/* Of choices with the same sum the first. */
static inline unsigned best_of(const uint16_t *sums, unsigned choices) {
    unsigned best = 0;
    for (unsigned k = 0; k < choices; k++) {
        unsigned ranked = (unsigned)sums[k] << 5 | (31 - k);
        best = ranked > best ? ranked : best;
    }
    return 31 - best % 32;
}

static inline unsigned best_wide(const Rows *table, const uint32_t *facts, unsigned n, unsigned choices) {
    Eight low[EIGHTS] = {{0}}, high[EIGHTS] = {{0}}, pairs[EIGHTS];
    uint16_t sums[sizeof(WideRow)];
    const uint16_t *rows[MOST_FACTS];
    RowKey keys[MOST_FACTS];
    find_rows(table, facts, n, keys);
    for (unsigned i = 0; i < n; i++) __builtin_prefetch(rows[i] = row_pairs(table, keys[i]));
    for (unsigned i = 0; i < n; i++) {
        memcpy(pairs, rows[i], sizeof pairs);
        for (unsigned k = 0; k < EIGHTS; k++) {
            low[k] += pairs[k] & 0xFF;
            high[k] += pairs[k] >> 8;
        }
    }
    memcpy(sums, low, sizeof low);
    memcpy(sums + WIDE_PAIRS, high, sizeof high);
    return best_of(sums, choices);
}

/* The choice that a habit leaves no doubt of; WIDE_CHOICES: there is none. */
static inline unsigned certain_choice(const Rows *certain, uint32_t habit, unsigned choices) {
    uint32_t choice = row_holds(certain, row_key(certain, habit), CERTAIN_CHECK) - 1;
    return choice < choices ? choice : WIDE_CHOICES;
}

/* Weights of every other choice are added up in one number, where each sum has room to grow. */
static unsigned weigh_step(const Rows *table, const Parse *parse) {
    const uint32_t every_other = UINT32_C(0x3F03F), one = UINT32_C(0xFFF);
    uint32_t facts[STEP_FACTS], even = 0, odd = 0;
    RowKey keys[STEP_FACTS];
    unsigned best = N_STEPS;
    step_facts(parse, facts);
    find_rows(table, facts, STEP_FACTS, keys);
    for (unsigned i = 0; i < STEP_FACTS; i++) {
        uint32_t row = row_holds(table, keys[i], STEP_CHECK);
        even += row & every_other;
        odd += row >> STEP_BITS & every_other;
    }
    const uint32_t sums[N_STEPS] = {even & one, odd & one, even >> 12, odd >> 12};
    for (unsigned k = 0; k < N_STEPS; k++)
        if (step_is_allowed(parse, k) && (best == N_STEPS || sums[k] > sums[best])) best = k;
    return best;
}

static unsigned choose_step(const Syntax *syntax, const Parse *parse) {
    if (!parse->top) return STEP_SHIFT;
    unsigned certain = certain_choice(&syntax->certain, step_habit(parse), N_STEPS);
    return certain < N_STEPS && step_is_allowed(parse, certain) ? certain : weigh_step(&syntax->steps, parse);
}

static bool tag_is_sign(unsigned tag) { return tag == TAG_STOP || tag == TAG_COMMA || tag == TAG_MARK; }

static unsigned choose_relation(const Syntax *syntax, const Parse *parse, Pair pair) {
    uint32_t facts[RELATION_FACTS];
    if (tag_is_sign(parse->words[pair.word].tag)) return RELATION_SIGN;
    unsigned certain = certain_choice(&syntax->certain, relation_habit(parse, pair), N_RELATIONS);
    if (certain < N_RELATIONS) return certain;
    relation_facts(parse, pair, facts);
    return best_wide(&syntax->relations, facts, RELATION_FACTS, N_RELATIONS);
}

static unsigned choose_tag(const Syntax *syntax, const Word *words, uint32_t n, uint32_t at) {
    uint32_t facts[TAG_FACTS], habits[TAG_HABITS];
    tag_habits(words, at, habits);
    for (unsigned i = 0; i < TAG_HABITS; i++) {
        unsigned certain = certain_choice(&syntax->certain, habits[i], N_TAGS);
        if (certain < N_TAGS) return certain;
    }
    tag_facts(words, n, at, facts);
    return best_wide(&syntax->tags, facts, TAG_FACTS, N_TAGS);
}

static void choose_tags(const Syntax *syntax, Word *words, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) words[i].tag = (uint8_t)choose_tag(syntax, words, n, i);
}

static void choose_tree(const Syntax *syntax, Parse *parse) {
    while (!parse_is_done(parse)) {
        unsigned step = choose_step(syntax, parse);
        bool makes_arc = step == STEP_LEFT || step == STEP_RIGHT;
        step_take(parse, step, makes_arc ? choose_relation(syntax, parse, step_pair(parse, step)) : 0);
    }
}

/* ---- Texts ------------------------------------------------------------------------------------------------------- */

bool syntax_is_known(const Gazetteer *gazetteer, const char *language) {
    for (unsigned i = 0; i < N_ROW_TABLES; i++)
        if (!gazetteer_rows(gazetteer, i).n) return false;
    return strcmp(language, "en") == 0;
}

bool syntax_begin(Syntax *syntax, const Doc *doc, const Gazetteer *gazetteer, Arena *arena) {
    *syntax = (Syntax){.doc = doc,
                       .tags = gazetteer_rows(gazetteer, ROWS_OF_TAGS),
                       .relations = gazetteer_rows(gazetteer, ROWS_OF_RELATIONS),
                       .steps = gazetteer_rows(gazetteer, ROWS_OF_STEPS),
                       .certain = gazetteer_rows(gazetteer, ROWS_CERTAIN),
                       .arena = arena};
    if (!syntax_is_known(gazetteer, doc->lexicon)) return true;
    syntax->arcs = arena_alloc(arena, (doc->tokens.n + 1) * sizeof *syntax->arcs);
    syntax->is_read = arena_alloc(arena, doc->sentences.n + 1);
    if (!syntax->arcs || !syntax->is_read) return false;
    memset(syntax->is_read, 0, doc->sentences.n + 1);
    for (uint32_t i = 0; i < doc->tokens.n; i++) syntax->arcs[i] = (Arc){.head = NONE};
    return true;
}

static void keep(const Syntax *syntax, const Sentence *sentence, const Word *words) {
    for (uint32_t i = 0; i < sentence->end - sentence->first; i++) {
        uint32_t head = words[i].head == NONE ? NONE : sentence->first + words[i].head;
        syntax->arcs[sentence->first + i] = (Arc){head, words[i].relation, words[i].tag};
    }
}

bool syntax_read(Syntax *syntax, Index index) {
    if (!syntax->arcs || syntax->is_read[index]) return true;
    const Sentence *sentence = &syntax->doc->sentences.at[index];
    uint32_t n = sentence->end - sentence->first;
    Parse parse = {.n = n};
    parse.words = arena_alloc(syntax->arena, (n + 1) * sizeof *parse.words);
    parse.stack = arena_alloc(syntax->arena, (n + 1) * sizeof *parse.stack);
    if (!parse.words || !parse.stack) return false;
    words_of_sentence(syntax->doc, sentence, parse.words);
    choose_tags(syntax, parse.words, n);
    choose_tree(syntax, &parse);
    keep(syntax, sentence, parse.words);
    syntax->is_read[index] = 1;
    return true;
}
