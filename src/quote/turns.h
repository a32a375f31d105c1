/* Turns of transcripts and interviews: "OHLSEN: Nobody warned us." */
#ifndef TURNS_H
#define TURNS_H
#include "arena.h"
#include "doc.h"
#include "units.h"

/* Puts the turns of doc->turns that have a speaker among the quotes, in order. Reported speech of a first person inside a turn is the turn's own, and is left out. */
bool turns_find(Doc *doc, const Units *units, quoth_error *err);
#endif
