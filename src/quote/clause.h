/* What a cue reports, by the words alone: where the reported clause begins, where it ends, and the tag inside it. */
#ifndef CLAUSE_H
#define CLAUSE_H
#include "units.h"

/* How the cue is tied to its content; the name is the record's "rule". */
#define FRAMES(X)                                                                                                      \
    X(CLAUSE, "clause")       /* said (that) it rains */                                                               \
    X(QUESTION, "question")   /* asked whether it rains */                                                             \
    X(INFINITIVE, "infinitive") /* vowed to fight; urged him to stay */                                                \
    X(PREDICATE, "predicate") /* described the plan as weak */                                                         \
    X(OBJECT, "object")       /* rejected the plan */                                                                  \
    X(ABOUT, "about")         /* warned of war */                                                                      \
    X(TAG, "tag")             /* It rains, he said. It, he said, rains. */                                             \
    X(SOURCE, "source")       /* According to him, it rains. */                                                        \
    X(COLON, "colon")         /* He said: it rains. */                                                                 \
    X(NOUN, "noun")           /* his claim that it rains */                                                            \
    X(RAISED, "raised")       /* The plan is expected to fail. He was seen as weak. */                                 \
    X(MOOD, "mood")           /* Lee lehnte ab. Es regne nicht. (mood.h) */

enum Frame {
#define FRAME_ENUM(name, text) FRAME_##name,
    FRAMES(FRAME_ENUM)
#undef FRAME_ENUM
    N_FRAMES
};
const char *frame_name(unsigned frame);

typedef struct Stretch {
    Index first, end; /* units */
} Stretch;

typedef struct Report {
    Index   cue, subject; /* units; subject may be NONE */
    uint8_t frame, n_parts;
    bool    by_rule;      /* what report_of() says */
    bool    has_verb;     /* in the first part */
    Index   behind;       /* the unit behind the tag, or behind the cue */
    Stretch parts[2];
} Report;

/* What the rules say that the cue reports; false where that is nothing. */
bool report_of(const Doc *doc, const Units *units, Index cue, Report *report);

#define MOST_READINGS 8

/* The ways in which the cue may be read, the one by the rules first: "The union had vowed, Lee said, to stay" has said's content on one
 * side or on both, and "In the end, Lee agreed to stay" looks like a tag. Returns how many; weights choose (report_evidence.h). */
uint32_t report_readings(const Doc *doc, const Units *units, Index cue, Report readings[MOST_READINGS]);
#endif
