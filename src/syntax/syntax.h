/* Who does what in a sentence: its words' tags, and the tree of which word depends on which, as dependency grammar has it.
 *
 * "Lee told the port on Monday that it leaks": "told" is the root; "Lee" is its subject, "port" its object, "leaks" a clause that
 * completes it, "it" the subject of that. Attribution asks for little of that: whether a candidate is a subject, of which verb, and
 * how that verb stands to what was said.
 *
 * A greedy reading from left to right, of words and of what was decided before them, with linear weights. It takes about twice
 * as long a word as all else that is done with it, so sentences are read when somebody asks. English alone has weights (models/en-syntax.tsv); of texts in
 * other languages nothing is known. */
#ifndef SYNTAX_H
#define SYNTAX_H
#include "gazetteer.h"

/* How a word depends on its head: name, letter, in words. The letters stand in evidence. */
#define RELATIONS(X)                                                                                                   \
    X(NONE, '-', "nothing is known of it")                                                                             \
    X(ROOT, '!', "the verb of a main clause, or what stands for one")                                                  \
    X(SUBJECT, 'S', "subject")                                                                                         \
    X(PASSIVE, 'P', "subject of a passive")                                                                            \
    X(OBJECT, 'O', "object")                                                                                           \
    X(PREDICATE, 'B', "what somebody is or seems")                                                                     \
    X(GOVERNED, 'p', "behind a preposition")                                                                           \
    X(PREPOSITION, 'r', "a preposition")                                                                               \
    X(AGENT, 'b', "the \"by\" of who does what a passive tells")                                                        \
    X(POSSESSOR, 'g', "\"port\" of \"the port's fees\"")                                                               \
    X(POSSESSIVE, 's', "its \"'s\"")                                                                                   \
    X(MODIFIER, 'n', "article, adjective, number or noun before a noun")                                               \
    X(APPOSITION, 'a', "\"a clerk\" of \"Lee, a clerk,\"")                                                             \
    X(CONJUNCT, 'c', "\"Reed\" of \"Lee and Reed\"")                                                                   \
    X(CONJUNCTION, 'e', "\"and\" there")                                                                               \
    X(COMPLEMENT, 'C', "a clause that somebody says or thinks")                                                        \
    X(OPEN, 'X', "\"leave\" of \"Lee wants to leave\"")                                                                \
    X(RELATIVE, 'R', "a relative clause")                                                                              \
    X(PARTICIPLE, 'l', "\"made\" of \"plans made in May\"")                                                            \
    X(ADVERBIAL, 'A', "a clause that says when, why, how")                                                             \
    X(ADVERB, 'd', "an adverb, or a noun in its place")                                                                \
    X(AUXILIARY, 'x', "\"has\" of \"has said\"")                                                                       \
    X(MARKER, 'k', "\"that\", \"because\"")                                                                            \
    X(SIGN, '.', "punctuation")                                                                                        \
    X(OTHER, 'o', "in another way")

enum Relation {
#define RELATION_ENUM(name, letter, words) RELATION_##name,
    RELATIONS(RELATION_ENUM)
#undef RELATION_ENUM
    N_RELATIONS
};

/* What sort of word it is, as the Penn Treebank has it, with some of its tags put together. */
#define TAGS(X)                                                                                                        \
    X(OTHER, 'o') X(NOUN, 'n') X(NOUNS, 'm') X(NAME, 'N') X(PRONOUN, 'p') X(POSSESSIVE, 'g') X(DETERMINER, 'd')        \
    X(ADJECTIVE, 'j') X(ADVERB, 'a') X(PREPOSITION, 'i') X(TO, 't') X(MODAL, 'M') X(VERB, 'v') X(PAST, 'V')            \
    X(SINGULAR, 'z') X(PRESENT, 'y') X(ING, 'G') X(PARTICIPLE, 'P') X(CONJUNCTION, 'c') X(NUMBER, '0') X(WHO, 'w')     \
    X(WHEN, 'W') X(ENDING, 's') X(STOP, '.') X(COMMA, ',') X(COLON, ':') X(MARK, '"') X(BRACKET, '(')

enum WordTag {
#define TAG_ENUM(name, letter) TAG_##name,
    TAGS(TAG_ENUM)
#undef TAG_ENUM
    N_TAGS
};

typedef struct Arc {
    uint32_t head;     /* token; NONE: a root, or nothing is known */
    uint8_t  relation; /* to the head */
    uint8_t  tag;
} Arc;

/* Of one text, in an arena. */
typedef struct Syntax {
    const Doc *doc;
    Rows       tags, relations, steps, certain;
    Arc       *arcs;    /* by token; NULL where nothing is known */
    uint8_t   *is_read; /* by sentence */
    Arena     *arena;
} Syntax;

/* Has the gazetteer weights for it? */
bool syntax_is_known(const Gazetteer *gazetteer, const char *language);

/* Nothing is read yet. False: no memory. */
bool syntax_begin(Syntax *syntax, const Doc *doc, const Gazetteer *gazetteer, Arena *arena);

/* Reads a sentence unless that was done. False: no memory. */
bool syntax_read(Syntax *syntax, Index sentence);

/* Was the token's sentence read? */
static inline bool syntax_has(const Syntax *syntax, uint32_t token) {
    return syntax->arcs && syntax->arcs[token].relation != RELATION_NONE;
}

char relation_letter(unsigned relation);
char tag_letter(unsigned tag);
#endif
