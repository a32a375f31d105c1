/* Named evidence for one candidate of one quote. A piece of evidence is a template and a short value: "cue-left:b9N," reads
 * "the nearest cue to the left (b: the candidate stands before it), of strength 9, with a name and a comma between". Its
 * weight stands in models/speaker.tsv under that name; docs/attribution.md explains each template with a sentence. */
#ifndef EVIDENCE_H
#define EVIDENCE_H
#include "fact.h"
#include "governor.h"

#define EVIDENCE_TEMPLATES(X)                                                                                          \
    X(BIAS, "bias", "what it is")                                                                                      \
    X(BETWEEN, "between", "what stands between it and the quote")                                                      \
    X(DISTANCE, "distance", "how far it is from the quote")                                                            \
    X(AROUND, "around", "what stands on either side of it")                                                            \
    X(RIGHT, "right", "what follows it")                                                                               \
    X(LEFT, "left", "what comes before it")                                                                            \
    X(CUE_RIGHT, "cue-right", "the first cue after the quote")                                                         \
    X(CUE_LEFT, "cue-left", "the last cue before the quote")                                                           \
    X(GOVERNS, "governs", "it is the subject of the quote's cue")                                                      \
    X(GOVERNOR, "governor", "it is the likely subject of the quote's cue")                                             \
    X(RANK, "rank", "how many others stand nearer to the quote")                                                       \
    X(SENTENCE, "sentence", "whose sentence it stands in")                                                             \
    X(FIRST, "first", "it is the first of its sentence")                                                               \
    X(PREPOSITION, "preposition", "the preposition before it")                                                         \
    X(AFTER_CUE, "after-cue", "it follows a cue")                                                                      \
    X(BEFORE_CUE, "before-cue", "it stands before a cue")                                                              \
    X(RUNNING, "running", "it spoke last")                                                                             \
    X(QUOTE_LEFT, "quote-left", "what comes before the quote")                                                         \
    X(QUOTE_RIGHT, "quote-right", "what follows the quote")                                                            \
    X(QUOTE_WORDS, "quote-words", "how long the quote is")                                                             \
    X(QUOTE_SHAPE, "quote-shape", "how the quote begins and ends")                                                     \
    X(QUOTE_CUES, "quote-cues", "how strong the cues beside the quote are")                                            \
    X(QUOTE_MARK, "quote-mark", "which marks it has, and where in the article it stands")                              \
    X(CUE_QUOTE, "cue-quote", "what stands between the nearest cue and the quote")                                     \
    X(SORT, "sort", "what sort of source it is")                                                                       \
    X(VERB, "verb", "the verb that it is the subject of")                                                              \
    X(REPORTED, "reported", "the quote is a piece of a reported clause")                                               \
    X(QUOTE_ZONE, "quote-zone", "where in the article it stands")

enum EvidenceTemplate {
#define EVIDENCE_ENUM(name, text, words) EVIDENCE_##name,
    EVIDENCE_TEMPLATES(EVIDENCE_ENUM)
#undef EVIDENCE_ENUM
    N_EVIDENCE
};

/* What is looked at when a quote is attributed: its unit and what stands near. */
typedef struct Scene {
    const Doc   *doc;
    const Units *units;
    Index        quote;           /* unit */
    Index        left, right;     /* first unit of the paragraph, and one past its last */
    Index        cue_left, cue_right; /* nearest cues in the quote's sentence, or NONE */
    Governors    governors_left, governors_right; /* who may be their subjects */
    Index        subject_left, subject_right; /* the likeliest of them, or NONE */
    Index        running;         /* unit of the mention that spoke last, or NONE */
    Index        running_entity;  /* its entity, or NONE */
    bool         same_paragraph;  /* as the last quote */
} Scene;

/* `hashes` are those of report_hashes(). */
Scene scene_of(const Doc *doc, const Gazetteer *gazetteer, const Units *units, const uint64_t *hashes, Index quote_unit, Index running);

/* Fills `facts` for a candidate unit, or for "nobody" when it is NONE. `rank`: nearer candidates on its side. */
void evidence_of(const Scene *scene, Index candidate, uint32_t rank, Facts *facts);

const char *evidence_name(unsigned template);  /* "cue-left" */
const char *evidence_words(unsigned template); /* "the last cue before the quote" */
#endif
