/* Named evidence for one candidate of one quote. A piece of evidence is a template and a short value: "distance:<s2" reads "before
 * the quote, in its sentence, two units between". Its weight stands in models/speaker.tsv under that name; docs/attribution.md explains
 * each template with a sentence. */
#ifndef EVIDENCE_H
#define EVIDENCE_H
#include "fact.h"
#include "governor.h"
#include "tie.h"

#define EVIDENCE_TEMPLATES(X)                                                                                          \
    X(BIAS, "bias", "what it is")                                                                                      \
    X(DISTANCE, "distance", "how far it is from the quote")                                                            \
    X(RIGHT, "right", "what follows it")                                                                               \
    X(LEFT, "left", "what comes before it")                                                                            \
    X(GOVERNOR, "governor", "it is the likely subject of the quote's cue")                                             \
    X(RANK, "rank", "how many others stand nearer to the quote")                                                       \
    X(SENTENCE, "sentence", "whose sentence it stands in")                                                             \
    X(RUNNING, "running", "it spoke last")                                                                             \
    X(QUOTE_LEFT, "quote-left", "what comes before the quote")                                                         \
    X(QUOTE_RIGHT, "quote-right", "what follows the quote")                                                            \
    X(QUOTE_WORDS, "quote-words", "how long the quote is")                                                             \
    X(QUOTE_SHAPE, "quote-shape", "how the quote begins and ends")                                                     \
    X(CUE_QUOTE, "cue-quote", "what stands between the nearest cue and the quote")                                     \
    X(SORT, "sort", "what sort of source it is")                                                                       \
    X(VERB, "verb", "the verb that it is the subject of")                                                              \
    X(REPORTED, "reported", "the quote is a piece of a reported clause")                                               \
    X(BESIDE_CUE, "beside-cue", "it stands right beside the quote's cue")                                              \
    X(OTHER_CUE, "other-cue", "it is the likely subject of a cue further away")                                        \
    X(MOOD, "mood", "verbs near the quote are in the mood of reported speech, or are not")                             \
    X(CASE, "case", "its article, or a word before it, shows whether it can be a subject")                             \
    X(RELATION, "relation", "what it is in its clause")                                                                \
    X(WAY, "way", "how it and the quote hang together in their sentence")                                              \
    X(CLIMB, "climb", "how it is tied to the word under which both stand")                                             \
    X(HANGS, "hangs", "how the quote is tied to the word under which both stand")                                      \
    X(SUBJECT, "subject", "the verb that it is the subject of governs the quote, or does not")                         \
    X(WORDS, "words", "what the quote's own words are, and those beside it")                                           \
    X(ECHO, "echo", "the same words stand elsewhere, or do not")                                                       \

enum EvidenceTemplate {
#define EVIDENCE_ENUM(name, text, words) EVIDENCE_##name,
    EVIDENCE_TEMPLATES(EVIDENCE_ENUM)
#undef EVIDENCE_ENUM
    N_EVIDENCE
};

/* A cue beside the quote, and who may be its subject. */
typedef struct SceneCue {
    Index            unit;      /* the nearest cue in the quote's sentence, or NONE: all else is for no cue then */
    const Governors *governors; /* who may be its subject */
    Index            subject;   /* the likeliest of them, or NONE */
    char             side;      /* '<', '>' */
    char             strength;  /* as a letter; '-' */
    Value            tie;       /* what stands between it and the quote */
} SceneCue;

/* A cue further away in the sentence: "said" in "Lee said the plan, which critics call a gift, was “dead.”" */
typedef struct FarCue {
    const Governors *governors;
    Index            unit;
    char             code;
    char             side;      /* '<', '>' */
    char             nth;       /* how many cues stand between it and the quote: '1' to '3' */
    char             strength;  /* as a letter */
    bool             covers;    /* the quote is a piece of what it reports, by the rules of clause.h */
} FarCue;

#define MOST_FAR_CUES 6 /* three on each side */

/* Verbs in the mood of reported speech round the quote: "Der Plan sei „zu teuer“." Letters; 0 in a language that has no such mood. */
typedef struct Mood {
    char left, right; /* the nearest one on that side in the quote's sentence: 'n'ear, 'f'ar; '-': none */
    char before;      /* the sentence before has one ('s'), or a cue ('c') */
    char any;         /* 's' where left or right has one, else '-' */
} Mood;

/* What is looked at when a quote is attributed: its unit and what stands near. */
typedef struct Scene {
    const Doc   *doc;
    const Gazetteer *gazetteer;
    const Units *units;
    Index        quote;           /* unit */
    Index        left, right;     /* first unit of the paragraph, and one past its last */
    SceneCue     cue_left, cue_right;
    FarCue       far_cues[MOST_FAR_CUES];
    uint32_t     n_far_cues;
    char         before, after;   /* codes beside the quote, of prepositions before it letters of their own */
    char         tail;            /* the code behind the cue that follows the quote, and behind its subject; 0: there is none */
    Index        reporter;        /* who reports the clause that the quote is a piece of, or NONE */
    char         reported;        /* how likely that is, '0' to ':' */
    Mood         mood;
    bool         says_who;        /* the sentence says by itself who speaks */
    Index        running;         /* unit of the mention that spoke last, or NONE */
    const Mention *running_mention; /* its, where somebody spoke */
    bool         same_paragraph;  /* as the last quote */
    bool         has_trees;       /* scene_read_trees() */
} Scene;

/* `before`: what its weights have before the names of their templates. */
Model speaker_model(const Gazetteer *gazetteer, const char *before);

/* `model` is that of reported speech. False when out of memory. */
bool scene_make(Scene *scene, const Doc *doc, const Model *model, Units *units, Index quote_unit, Index running);

/* Reads the trees of the scene's sentences, so that they are evidence from then on; has_trees stays false in a language without. False when
 * out of memory. */
bool scene_read_trees(Scene *scene, Units *units);

/* The letter of the unit `step` units from another one; '^' outside the paragraph. */
static inline char scene_code(const Scene *scene, Index unit, int step) {
    Index i = unit + (Index)step; /* one that is before the first is great */
    return i - scene->left < scene->right - scene->left ? scene->units->codes[i] : '^';
}

/* Fills `facts` for a candidate unit, or for "nobody" when it is NONE. `rank`: nearer candidates on its side. */
void evidence_of(const Scene *scene, Index candidate, uint32_t rank, Facts *facts);

const char *evidence_name(unsigned template);  /* "distance" */
const char *evidence_words(unsigned template); /* "how far it is from the quote" */
#endif
