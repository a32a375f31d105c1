#include "syntax_inner.h"
#include <string.h>

/* ---- Choices ----------------------------------------------------------------------------------------------------- */

/* Where the rows stand, all asked for before the first is read. */
static void find_rows(const Rows *table, const uint32_t *facts, unsigned n, RowKey *keys) {
    for (unsigned i = 0; i < n; i++) {
        keys[i] = row_key(table, facts[i]);
        __builtin_prefetch(&table->places[keys[i].place]);
    }
}

static unsigned best_wide(const Rows *table, const uint32_t *facts, unsigned n, unsigned choices) {
    RowKey keys[MOST_FACTS];
    const int8_t *rows[MOST_FACTS];
    int16_t sums[sizeof(WideRow)] = {0};
    unsigned best = 0;
    find_rows(table, facts, n, keys);
    for (unsigned i = 0; i < n; i++) {
        rows[i] = row_weights(table, row_holds(table, keys[i]));
        __builtin_prefetch(rows[i]);
    }
    for (unsigned i = 0; i < n; i++)
        for (unsigned k = 0; k < sizeof(WideRow); k++) sums[k] = (int16_t)(sums[k] + rows[i][k]);
    for (unsigned k = 1; k < choices; k++)
        if (sums[k] > sums[best]) best = k;
    return best;
}

/* The four bytes of each row are added up in two numbers with room for the sums. */
static unsigned best_step(const Rows *table, const Parse *parse) {
    uint32_t facts[STEP_FACTS];
    uint64_t sum = 0;
    RowKey keys[STEP_FACTS];
    unsigned best = N_STEPS;
    if (!parse->top) return STEP_SHIFT;
    step_facts(parse, facts);
    find_rows(table, facts, STEP_FACTS, keys);
    for (unsigned i = 0; i < STEP_FACTS; i++) {
        uint64_t holds = row_holds(table, keys[i]);
        sum += (holds | holds << 24) & UINT64_C(0x00FF00FF00FF00FF);
    }
    const uint64_t sums[N_STEPS] = {sum & 0xFFFF, sum >> 32 & 0xFFFF, sum >> 16 & 0xFFFF, sum >> 48};
    for (unsigned k = 0; k < N_STEPS; k++)
        if (step_is_allowed(parse, k) && (best == N_STEPS || sums[k] > sums[best])) best = k;
    return best;
}

static bool tag_is_sign(unsigned tag) { return tag == TAG_STOP || tag == TAG_COMMA || tag == TAG_MARK; }

static unsigned best_relation(const Rows *table, const Parse *parse, Pair pair) {
    uint32_t facts[RELATION_FACTS];
    if (tag_is_sign(parse->words[pair.word].tag)) return RELATION_SIGN;
    relation_facts(parse, pair, facts);
    return best_wide(table, facts, RELATION_FACTS, N_RELATIONS);
}

static void choose_tags(const Rows *table, Word *words, uint32_t n) {
    uint32_t facts[TAG_FACTS];
    for (uint32_t i = 0; i < n; i++) {
        tag_facts(words, n, i, facts);
        words[i].tag = (uint8_t)best_wide(table, facts, TAG_FACTS, N_TAGS);
    }
}

static void choose_tree(const Syntax *syntax, Parse *parse) {
    while (!parse_is_done(parse)) {
        unsigned step = best_step(&syntax->steps, parse);
        step_take(parse, step,
                  step == STEP_LEFT || step == STEP_RIGHT ? best_relation(&syntax->relations, parse, step_pair(parse, step)) : 0);
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
    choose_tags(&syntax->tags, parse.words, n);
    choose_tree(syntax, &parse);
    keep(syntax, sentence, parse.words);
    syntax->is_read[index] = 1;
    return true;
}
