/* Speakers for the quotes of a conversation, by turns (talk.h), where attribution has looked at each quote by itself. */
#ifndef DIALOGUE_H
#define DIALOGUE_H
#include "units.h"

typedef struct Dialogue {
    Index *tags;      /* of each quote: the unit that is the subject of its cue, or NONE; others may be added */
    Index *cues;      /* of each quote; NONE is put where another speaker is set */
    const Gazetteer *gazetteer;
    double min_score;
    bool   explain;   /* keep all who were weighed */
} Dialogue;

/* Sets speaker, score, reasons and alternatives of quotes whose turn says nothing itself, and whom "he" and "she" beside a quote mean. Does
 * nothing where the text is no dialogue. False: no memory. */
bool dialogue_settle(Doc *doc, Units *units, const Dialogue *dialogue, quoth_error *err);
#endif
