/* The reading of a sentence, open to the program that fits its weights (tools/fit_syntax.c).
 *
 * Tags first: each word's by the word, its shape and ending, the words beside it and the two tags before it. Then the tree, by the
 * arc-hybrid system of Kuhlmann, Gomez-Rodriguez and Satta (2011): words wait in a row, some that were passed stand on a stack. A step puts
 * the next word on the stack, or makes the top of the stack depend on the next word (a left arc) or on the word below it (a right arc), or
 * takes it off as a root. A step is chosen by the sum of the rows of weights that its evidence has, the relation of an arc after it in the
 * same way.
 *
 * About half of the choices need no sum: of a habit - a word's form, or the tags around a step - that ended nearly always in one choice, that
 * choice is certain. "the" is a determiner; of a determiner and a noun that follow each other the first is the second's modifier. */
#ifndef SYNTAX_INNER_H
#define SYNTAX_INNER_H
#include "hash.h"
#include "syntax.h"

#define TAG_FACTS 12u
#define STEP_FACTS 30u
#define RELATION_FACTS 14u
#define MOST_FACTS STEP_FACTS

enum Step { STEP_SHIFT, STEP_ROOT, STEP_LEFT, STEP_RIGHT, N_STEPS };

typedef struct Word {
    uint64_t form;        /* hash of the word */
    uint32_t ending;      /* hash of its last three letters and its shape */
    uint32_t head;        /* in the sentence; NONE */
    uint32_t left, right; /* the first dependent before it, the last behind it; NONE */
    uint8_t tag, relation;
    uint8_t n_left, n_right;               /* dependents, up to 3 */
    uint8_t left_relation, right_relation; /* of the last one found on each side */
    uint8_t shape;                         /* 0..15 */
} Word;

typedef struct Parse {
    Word *words;
    uint32_t n, next;
    uint32_t *stack;
    uint32_t top; /* how many stand there */
} Parse;

#define TAG_HABITS 2u

void words_of_sentence(const Doc *doc, const Sentence *sentence, Word *words);
void tag_facts(const Word *words, uint32_t n, uint32_t at, uint32_t facts[TAG_FACTS]);
void step_facts(const Parse *parse, uint32_t facts[STEP_FACTS]);

/* The numbers of the habits that a choice may be certain by: of a tag the word's form, and that with the tag before it. */
void tag_habits(const Word *words, uint32_t at, uint32_t habits[TAG_HABITS]);
uint32_t step_habit(const Parse *parse);
bool step_is_allowed(const Parse *parse, unsigned step);

/* The arc that a step makes: what depends on what. */
typedef struct Pair {
    uint32_t word, head;
} Pair;
Pair step_pair(const Parse *parse, unsigned step);
void relation_facts(const Parse *parse, Pair pair, uint32_t facts[RELATION_FACTS]);
uint32_t relation_habit(const Parse *parse, Pair pair);

/* Takes a step; of an arc the relation is given. */
void step_take(Parse *parse, unsigned step, unsigned relation);
static inline bool parse_is_done(const Parse *parse) { return parse->next == parse->n && !parse->top; }
#endif
