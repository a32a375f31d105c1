/* The text as attribution sees it: a row of units, each with a letter for what it is. A marked stretch is one unit, a name
 * with its titles and apposition is one (source.h), a phrase is one; so "Kremlin spokesman Dmitry Peskov told reporters" reads "N C w".
 *
 *     Q quoted stretch                 C cue verb       c cue noun     A "according to"   v "reportedly", "in a statement"
 *     N person's name                  V other verb     X auxiliary    g word in -ing
 *     O organisation, outlet           D determiner     p preposition  t "that", subordinator
 *     L place    G group    E other    r relative       & conjunction  n negation    a adverb
 *     H person nominal  F other nominal                 m time, number
 *     P he, she   T they, it, who   I first, second person             s possessive ending
 *     , : - ( ) ; . as they stand      w other word     W other capitalised word
 */
#ifndef UNITS_H
#define UNITS_H
#include "gazetteer.h"

typedef struct Unit {
    uint32_t first, end;  /* tokens, with what closes an apposition */
    uint32_t source_end;  /* end of the noun phrase, for units with a mention */
    Index    mention;     /* of N O L G E H F P T I, or NONE */
    Index    marked;      /* of Q, or NONE */
    Index    word;        /* the lexicon's record of a cue, or NONE */
    Index    sentence;    /* counted over units: a sentence end inside a quotation does not end it */
    Index    paragraph;
    char     code;
    uint8_t  strength;    /* of cues, 0..9 */
    uint8_t  takes;       /* of cues, TAKES bits */
    uint8_t  kind;        /* of cues: a Kind, or N_KINDS for plans */
    bool     passive;     /* cue after a form of "be": "was quoted", "is described" */
} Unit;

typedef struct Units {
    ARRAY(Unit) row;
    ARRAY(Index) starts; /* first unit of each sentence, and one past the last unit */
    Index *of_marked;  /* unit of each marked stretch that is not inside another; else NONE */
    Index *of_mention; /* unit of each mention, or NONE */

    /* Of each marked stretch that is a piece of a reported clause (reported.h): */
    Index   *reporter; /* the unit of who reports it, or NONE */
    uint8_t *reported; /* how likely that is, 1..10; 0: of none */
} Units;

bool units_make(Units *units, const Doc *doc, const Gazetteer *gazetteer, Arena *scratch, quoth_error *err);

static inline bool unit_is_cue(const Unit *unit) {
    return unit->code == 'C' || unit->code == 'c' || unit->code == 'A' || unit->code == 'v';
}
static inline Index unit_sentence_first(const Units *units, Index i) { return units->starts.at[units->row.at[i].sentence]; }
static inline Index unit_sentence_end(const Units *units, Index i) { return units->starts.at[units->row.at[i].sentence + 1]; }
static inline bool  unit_can_speak(const Unit *unit) { return unit->mention != NONE; }
#endif
