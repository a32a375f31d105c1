/* Why one candidate of a quote and not another, from the facts and their weights. */
#ifndef REASONS_H
#define REASONS_H
#include "attribute.h"
#include "buffer.h"
#include "wording.h"

/* One for all quotes of a text; its words are to be freed. */
typedef struct Weigher {
    Doc          *doc;
    bool          codes; /* do reasons get theirs? */
    const Choice *choice;
    CueWords      cues;
    Buffer        words; /* of one reason */
} Weigher;

/* The next quote; its choice must be made. */
void weigher_take(Weigher *weigher, const Scene *scene, const Choice *choice);

/* Adds to doc->arguments what speaks for the candidate, at most so many, and gives their range: first what ties it to the quote by
 * words of saying, then by lead, greatest first. Of those who were not chosen it is the lead over the one who was, of that one the
 * lead over the likeliest of the others. */
bool reasons_for(Weigher *weigher, uint32_t candidate, uint32_t most, Range *reasons, quoth_error *err);

/* By lead alone, and behind them those that speak against. */
bool reasons_for_and_against(Weigher *weigher, uint32_t candidate, uint32_t most_for, uint32_t most_against, Range *reasons,
                             quoth_error *err);
#endif
