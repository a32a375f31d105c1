/* Evidence for and against a report: that the cue reports what stands beside it, where that ends, and who its subject is. Named
 * and weighed like that of attribution (evidence.h); the weights stand in models/reported.tsv. */
#ifndef REPORT_EVIDENCE_H
#define REPORT_EVIDENCE_H
#include "clause.h"
#include "fact.h"

#define REPORT_TEMPLATES(X)                                                                                            \
    X(NONE, "reported/none")       /* that nothing is reported, or nobody the subject */                               \
    X(FRAME, "reported/frame")     /* how the cue and its content are tied */                                          \
    X(TAKES, "reported/takes")     /* what else the cue takes */                                                       \
    X(FORM, "reported/form")       /* the cue's form: said, says, saying, to say */                                    \
    X(LEFT, "reported/left")       /* what comes before the cue */                                                     \
    X(RIGHT, "reported/right")     /* what follows it */                                                               \
    X(BEGINS, "reported/begins")   /* how the content begins */                                                        \
    X(NESTED, "reported/nested")   /* whether it stands in another report */                                           \
    X(PLACE, "reported/place")     /* where in its sentence */                                                          \
    X(LEMMA, "reported/lemma")     /* the cue's lemma */                                                               \
    X(WHO, "reported/who")         /* who its subject is by the rules, and how it is tied to the cue */                   \
    X(READING, "reported/reading") /* how the cue is read, of several ways */                                             \
    X(WORDS, "reported/words")     /* single words round the cue, and of its subject (English) */                     \
    X(END, "reported/end")         /* what stands where the content ends */                                            \
    X(LENGTH, "reported/length")   /* how long it is */                                                                \
    X(WHOLE, "reported/whole")     /* whether it goes to the end of the sentence */                                    \
    X(END_WORDS, "reported/endwords") /* the words on both sides of where it ends (English) */                        \
    X(BIAS, "subject/bias")        /* what the candidate is */                                                         \
    X(BETWEEN, "subject/between")  /* what stands between it and the cue */                                            \
    X(AROUND, "subject/around")    /* what stands on either side of it */                                              \
    X(RANK, "subject/rank")        /* how many others stand nearer */                                                  \
    X(RULE, "subject/rule")        /* it is the subject by the rules of subject.h */                                   \
    X(START, "source/start")       /* where the noun phrase of the subject starts (extent.h) */                        \
    X(START_PATH, "source/before") /* what stands between its start and the mention */                                 \
    X(TAIL, "source/end")          /* where it ends */                                                                 \
    X(TAIL_LENGTH, "source/length") /* how long it is behind the mention, and what it is made of */                    \
    X(TAIL_PATH, "source/behind")  /* what stands between the mention and its end */                                   \
    X(START_TREE, "source/left")   /* what of the tree of the sentence begins there, and what is cut */                   \
    X(TAIL_TREE, "source/right")   /* what of it ends there, and what is cut */                                          \
    X(PATH, "subject/path")        /* how the sentence is built between it and the cue */                              \
    X(FIRST, "subject/first")      /* it is the first of its sentence */                                               \
    X(CASE, "subject/case")        /* its article or a preposition shows its case */                                   \
    X(TIE, "subject/tie")          /* how it and the cue hang together in the tree of the sentence */                  \
    X(TREE, "reported/tree")       /* what the cue is in that tree, and how it and the content hang together */        \
    X(CUT, "reported/cut")         /* what of the tree is cut where the content ends */

enum ReportTemplate {
#define REPORT_ENUM(name, text) REPORT_##name,
    REPORT_TEMPLATES(REPORT_ENUM)
#undef REPORT_ENUM
    N_REPORT_TEMPLATES
};
const char *report_template_name(unsigned template);

/* `before`: what its weights have before the names of their templates. */
Model report_model(const Gazetteer *gazetteer, const char *before);

#define MOST_ENDS 10
#define MOST_SUBJECTS 16

/* Where the last part of the content may end, and what stands in the whole of it then, counted up to 200 units. */
typedef struct End {
    Index    at;
    uint32_t verbs, commas, length;
} End;

/* Facts for a report of the cue, however it is read. */
void report_cue_facts(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index cue, Facts *facts);

/* Facts for the report besides those, and for its end being `end`; with those of trees where the cue's sentence was read. */
void report_facts(const Doc *doc, const Gazetteer *gazetteer, const Units *units, const Report *report, Facts *facts);
void report_end_facts(const Doc *doc, const Units *units, const Report *report, const End *end, Facts *facts);

/* The first is what the rules say. Returns how many. */
uint32_t report_ends(const Doc *doc, const Units *units, const Report *report, End ends[MOST_ENDS]);

/* Units that may be the subject of the cue, the first NONE: nobody. Returns how many. */
uint32_t subject_candidates(const Units *units, const Report *report, Index candidates[MOST_SUBJECTS]);

/* What all who may be the subject of a cue have in common. */
typedef struct SubjectView {
    const Doc    *doc;
    const Gazetteer *gazetteer;
    const Units  *units;
    const Report *report;
    Index         first, end; /* the sentence */
    Value         lemma;      /* the cue's, as far as there is room */
    char          form, mood, frame, voice, before; /* of the cue; the unit before it */
    bool          has_tree; /* the sentence was read, and its tree is asked */
} SubjectView;
SubjectView subject_view(const Doc *doc, const Gazetteer *gazetteer, const Units *units, const Report *report);
void        subject_facts(const SubjectView *view, Index candidate, Facts *facts);
#endif
