/* What a word can be: closed classes from the lexicon, one bit each, so that a rule can ask for several at once.
 * A token has the classes of all its readings in the document's language. The names in lower case, with '-' for '_', are those
 * of gazetteers/<lang>/words.tsv. */
#ifndef CLASSES_H
#define CLASSES_H
#include <stdint.h>

#define WORD_CLASSES(X)                                                                                                \
    /* pronouns and determiners */                                                                                     \
    X(PRONOUN) X(SUBJECT) X(OBJECT) X(POSSESSIVE) X(REFLEXIVE) X(DETERMINER) X(RELATIVE) X(QUESTION)                   \
    /* small words */                                                                                                  \
    X(PREPOSITION) X(CONJUNCTION) X(SUBORDINATOR) X(AUXILIARY) X(COPULA) X(MODAL) X(NEGATION) X(ADVERB) X(VERB)        \
    X(SUBJUNCTIVE) /* the mood of what is reported: "er sei krank" */                                                   \
    /* time and number */                                                                                              \
    X(TIME) X(WEEKDAY) X(MONTH) X(NUMBER)                                                                              \
    /* round a name */                                                                                                 \
    X(HONORIFIC) X(TITLE) X(TITLE_BEFORE) X(FORMER) X(ACTING) X(ELECT) X(CANDIDATE) X(QUALITY) X(PARTICLE) X(SUFFIX) X(GIVEN)     \
    X(NAME_PART) X(ORG_HEAD) X(LEGAL_FORM) X(OUTLET_HEAD) X(PLACE_HEAD) X(PLACE_BEFORE) X(EVENT_HEAD)                  \
    /* who or what can speak without a name */                                                                         \
    X(KIN) X(PERSON_NOUN) X(GROUP_NOUN) X(DOCUMENT_NOUN) X(PLACE_NOUN)                                                 \
    /* cues */                                                                                                         \
    X(CUE_VERB) X(CUE_NOUN) X(CUE_ADVERB) X(CUE_PHRASE) X(CUE_ADJECTIVE)                                                             \
    /* others */                                                                                                       \
    X(ABBREVIATION) X(MAYBE_END) X(COMMON) X(TITLE_CASE)

enum {
#define CLASS_NUMBER(name) CLASS_NUMBER_##name,
    WORD_CLASSES(CLASS_NUMBER)
#undef CLASS_NUMBER
    N_WORD_CLASSES
};

#define CLASS(name) (UINT64_C(1) << CLASS_NUMBER_##name)

/* As an enum's values are int, the bits are constants of their own: CLASS(PRONOUN) | CLASS(SUBJECT). */
_Static_assert(N_WORD_CLASSES <= 64, "word classes are bits of 64");

const char *class_name(unsigned number);               /* as in the list above: "ORG_HEAD" */
uint64_t    class_bit(const char *name, unsigned length); /* of "org-head"; 0 if there is no such class */
#endif
