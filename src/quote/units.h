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
#include "syntax.h"

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
    Index    speakers, cues; /* how many units before it can speak, are cues */
} Unit;

/* A set of letters: CODES("PTI"). Every letter in use has a bit of its own. */
typedef uint64_t Codes;

static inline Codes code_bit(char code) {
    unsigned letter = (unsigned char)code;
    return UINT64_C(1) << ((letter + 9 * (letter >> 5)) & 63);
}

/* Compilers make one number of it; for up to 32 letters. */
#define CODES(letters)                                                                                                 \
    (CODES_8(letters, 0) | CODES_8(letters, 8) | CODES_8(letters, 16) | CODES_8(letters, 24) |                         \
     0 * sizeof(char[sizeof(letters) <= 33 ? 1 : -1]))
#define CODES_8(letters, i)                                                                                            \
    (CODES_1(letters, i) | CODES_1(letters, i + 1) | CODES_1(letters, i + 2) | CODES_1(letters, i + 3) |               \
     CODES_1(letters, i + 4) | CODES_1(letters, i + 5) | CODES_1(letters, i + 6) | CODES_1(letters, i + 7))
#define CODES_1(letters, i) ((i) < sizeof(letters) - 1 ? code_bit((letters)[(i) < sizeof(letters) ? (i) : 0]) : 0)

static inline bool code_in(char code, Codes set) { return (code_bit(code) & set) != 0; }
#define ONE_OF(code, letters) code_in(code, CODES(letters))

typedef struct Units {
    ARRAY(Unit) row;     /* one more stands behind the last, for what is counted in it */
    char       *codes;   /* their letters, and eight NULs */
    ARRAY(Index) starts; /* first unit of each sentence, and one past the last unit */
    ARRAY(Index) speakers, cues; /* the units that can speak, and the cues */
    Index *paragraphs; /* first unit of each paragraph or of those behind it, and one past the last unit */
    Index *of_marked;  /* unit of each marked stretch that is not inside another; else NONE */
    Index *of_mention; /* unit of each mention, or NONE */
    char  *letters;    /* of each token by itself, as extent.c has them; 0 where nobody asked */

    Syntax syntax;                      /* trees of the sentences that were asked for */
    Arena *scratch;                     /* all this is in it */
    const struct Governors **governors; /* of each of `cues` that was asked for (governor.h); else NULL */

    /* Of each marked stretch that is a piece of a reported clause (reported.h): */
    Index   *reporter; /* the unit of who reports it, or NONE */
    uint8_t *reported; /* how likely that is, 1..10; 0: of none */

    uint8_t *echoes;  /* of each marked stretch, where else its words stand (echo.h), */
    Index   *echo_of; /* and the first other marked stretch that has them, or NONE */
} Units;

#define REPORTED_BY_MOOD 11 /* in `reported`: nothing but the mood of the clause says that it is one (mood.h) */

bool units_make(Units *units, const Doc *doc, const Gazetteer *gazetteer, Arena *scratch, quoth_error *err);

/* Reads the trees of the sentences in which the tokens of units [first, end) stand. False: no memory. */
bool units_read(Units *units, Index first, Index end);

/* The letter of a token by itself, whatever it is a piece of. */
char unit_letter(const Doc *doc, uint32_t token);

/* Does it begin with an English word in -ing? */
static inline bool unit_ends_in_ing(const Doc *doc, const Unit *unit) {
    const Token *token = &doc->tokens.at[unit->first];
    return !token->like && token->end - token->start > 4 && memcmp(doc->text + token->end - 3, "ing", 3) == 0;
}

/* Is it a word for a time: "Monday", "June", "year"? */
static inline bool unit_is_time(const Doc *doc, const Unit *unit) {
    return unit->code == 'm' && doc->tokens.at[unit->first].classes & (CLASS(TIME) | CLASS(WEEKDAY) | CLASS(MONTH));
}

static inline bool unit_is_cue(const Unit *unit) {
    return ONE_OF(unit->code, "CcAv");
}
static inline Index unit_sentence_first(const Units *units, Index i) { return units->starts.at[units->row.at[i].sentence]; }
static inline Index unit_sentence_end(const Units *units, Index i) { return units->starts.at[units->row.at[i].sentence + 1]; }
static inline bool  unit_can_speak(const Unit *unit) { return unit->mention != NONE; }

/* How many units between the two can speak. */
static inline uint32_t unit_speakers_between(const Units *units, Index a, Index b) {
    const Unit *row = units->row.at;
    return a < b ? row[b].speakers - row[a + 1].speakers : row[a].speakers - row[b + 1].speakers;
}
#endif
