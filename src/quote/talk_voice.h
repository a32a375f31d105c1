/* The voices of a talk: who may take a turn, each once, however it is named. */
#ifndef TALK_VOICE_H
#define TALK_VOICE_H
#include "talk.h"

bool voice_is_self(const Doc *doc, const Mention *mention);  /* "I" */
bool voice_is_gendered(const Mention *mention);              /* he, she */
bool voice_may_be(const Talk *talk, const Mention *mention, enum Sign sign);

/* The voice of a noun by its last word, folded, or NONE. */
Index voice_of_noun(const Talk *talk, uint64_t head);

/* Notes who has a title before a name, before any voice is taken: in “Dr. Sand came in” the doctor is Sand from then on. */
void voices_begin(Talk *talk);

/* The voice of the mention, made where there was none; NONE in `*voice` where it can have none. False: no memory. */
bool voice_take(Talk *talk, Index mention, Index *voice);

/* He and she who have no name anywhere near: one voice for each. */
bool voice_take_nameless(Talk *talk, Index mention);

/* Shows each noun's voice by the noun's first mention: "a girl", who is "the girl" later. */
void voices_end(Talk *talk);
#endif
