/* The evidence for two names being one, by name, as models/names-same.tsv weighs it. Inner header of names/.
 *
 * Two regressions, one on top of the other. The first says how likely two parts are one, from their cheapest alignment; there are
 * weights for each script that is met with Latin. The second says it of whole names; there are weights for each shape. */
#ifndef EVIDENCE_H
#define EVIDENCE_H
#include "model.h"
#include "spelling.h"

/* Of two parts. Costs are in units of -log of a chance. */
#define PART_EVIDENCE(X)                                                                                               \
    X(always)                                                                                                          \
    X(cost)      /* of the alignment */                                                                                \
    X(cost_low)  /* up to 3 */                                                                                         \
    X(cost_some) /* up to 7 */                                                                                         \
    X(by_length) /* cost for each letter */                                                                            \
    X(worst)     /* the dearest step */                                                                                \
    X(worst_low) /* up to 2.5 */                                                                                       \
    X(second)    /* the dearest step but one */                                                                        \
    X(steps)     /* how many cost more than 1 */                                                                       \
    X(told)      /* how much the letters tell, without the cost */                                                     \
    X(told_low)  /* up to 10 */                                                                                        \
    X(gap)       /* difference of lengths, between Latin letters */                                                    \
    X(first)     /* of the first letters */                                                                            \
    X(last)      /* of the last letters */                                                                             \
    X(shortness) /* 1 / letters */

/* Of two names. z is the log-odds of a pair of parts. */
#define NAME_EVIDENCE(X)                                                                                               \
    X(always)                                                                                                          \
    X(least)         /* least z of the pairs */                                                                        \
    X(least_low)     /* up to 0 */                                                                                     \
    X(least_mid)     /* from 0 to 3 */                                                                                 \
    X(next)          /* least z but one */                                                                             \
    X(mean)                                                                                                            \
    X(most)                                                                                                            \
    X(worst)         /* the dearest step of all pairs */                                                               \
    X(worst_next)    /* the dearest but one */                                                                         \
    X(cost)          /* of all alignments */                                                                           \
    X(by_length)                                                                                                       \
    X(told)                                                                                                            \
    X(told_low)                                                                                                        \
    X(given)         /* z of the first parts */                                                                        \
    X(family)        /* z of the last parts */                                                                         \
    X(weak_given)    /* family is surer than given */                                                                  \
    X(weak_family)                                                                                                     \
    X(strong_weak)   /* one pair is sure, another is not */                                                            \
    X(one_of_many)   /* one pair, of names with more parts */                                                          \
    X(one_word)      /* one part against several */                                                                    \
    X(left_both)     /* parts left on both sides: they contradict */                                                   \
    X(left_both_two)                                                                                                   \
    X(left_most)     /* parts left on the side with more */                                                            \
    X(left_end)      /* the first or last part is left */                                                              \
    X(left_first)                                                                                                      \
    X(left_father)                                                                                                     \
    X(left_letters)  /* letters of those left on both sides */                                                         \
    X(coverage)      /* letters in pairs, of all */                                                                    \
    X(same_row)      /* pairs that are known spellings of one part */                                                  \
    X(all_same_row)                                                                                                    \
    X(other_row)     /* pairs that are known, and as two parts */                                                      \
    X(other_row_weak) /* and look it */                                                                                \
    X(gender)        /* Petrov, Petrova */                                                                             \
    X(nickname)                                                                                                        \
    X(initial)                                                                                                         \
    X(initial_only)                                                                                                    \
    X(swapped)                                                                                                         \
    X(suffix)        /* another: Jr, Sr */                                                                             \
    X(suffix_one)                                                                                                      \
    X(joined)        /* two parts are one */                                                                           \
    X(common)        /* how common the rarest paired part is */                                                        \
    X(common_mean)                                                                                                     \
    X(fathers)       /* least z of patronymics, where both have one */                                                 \
    X(two_parts)                                                                                                       \
    X(many_parts)                                                                                                      \
    X(whole)         /* cost of all letters in a row, for each */                                                      \
    X(whole_told)                                                                                                      \
    X(syllabic)      /* all parts are Chinese or Korean syllables */                                                   \
    X(syllabic_least)                                                                                                  \
    X(syllabic_worst)                                                                                                  \
    X(syllables)     /* share of the characters of Han or Hangul in pairs */                                           \
    X(syllables_left) /* characters left while Latin parts are, too */                                                 \
    X(syllables_even) /* as many characters as Latin syllables, by letters */                                          \
    X(syllables_other) /* pairs that are likelier two, and characters left while Latin parts are, of all */            \
    X(scrambled)     /* syllables in an order that is not family name and given name: "박성호", "Park Ho Sung" */         \
    X(cyrillic) X(greek) X(arabic) X(hebrew) X(hangul) X(han) X(kana) X(other) X(two_scripts)                          \
    X(arabic_least) X(hebrew_least) X(han_least) X(hangul_least) X(foreign) X(foreign_least)

enum PartEvidence {
#define EVIDENCE_NUMBER(name) PART_##name##_,
    PART_EVIDENCE(EVIDENCE_NUMBER)
#undef EVIDENCE_NUMBER
    N_PART_EVIDENCE
};
enum NameEvidence {
#define EVIDENCE_NUMBER(name) NAME_##name##_,
    NAME_EVIDENCE(EVIDENCE_NUMBER)
#undef EVIDENCE_NUMBER
    N_NAME_EVIDENCE
};

enum Shape { SHAPE_WORD, SHAPE_LATIN, SHAPE_CJK, SHAPE_OTHER, N_SHAPES };

/* Where no parts are known, the rest weighs otherwise: each shape has a second row of weights. */
#define N_NAME_WEIGHTS (2 * N_SHAPES * N_NAME_EVIDENCE)

/* What a part is aligned across: Latin with Latin, the script of the other with Latin, or the readings of two. */
#define N_MEETINGS (N_SCRIPTS + 1)
#define MEETING_READINGS N_SCRIPTS

#define N_WEIGHTS (N_MEETINGS * N_PART_EVIDENCE + N_NAME_WEIGHTS)

static inline const float *part_weights(const SpellingModel *model, unsigned meeting) {
    return model->weights + meeting * N_PART_EVIDENCE;
}
static inline const float *name_weights(const SpellingModel *model, enum Shape shape) {
    unsigned row = shape + (model->head->n_parts ? 0 : N_SHAPES);
    return model->weights + N_MEETINGS * N_PART_EVIDENCE + row * N_NAME_EVIDENCE;
}

/* "latin/least", "part-greek/cost": the number of a weight, or N_WEIGHTS. */
unsigned weight_number(const char *name, size_t length);
bool weight_name(unsigned number, char *out, size_t size);
#endif
