/* People who talk with each other, as in stories: “Ready?” “Not yet.” “When?” asked Lee. Few lines say whose they are; a reader knows it by
 * turns. Here the turns of a text are listed with all that tells who takes them, and who could (talk_read.c), and it is weighed whose each
 * one is, all of them together (talk_weigh.c); dialogue.c gives the quotes their speakers.
 *
 * A turn is what one speaks in one paragraph. A voice is somebody who may take one: an entity, a noun ("the doctor", wherever it stands),
 * or who tells the story ("said I"). */
#ifndef TALK_H
#define TALK_H
#include "units.h"

/* What tells something of a turn. The order is that of the weights in talk_weigh.c. */
enum Sign {
    SIGN_TAG,         /* “A,” said Lee */
    SIGN_OPENS,       /* Lee rose. “A” */
    SIGN_FOLLOWS,     /* “A” Lee rose. */
    SIGN_INTRODUCES,  /* Lee turned round:, and the turn in the next paragraph */
    SIGN_LEADS,       /* Lee nodded., and the turn in the next paragraph */
    SIGN_TRAILS,      /* “B,” said Moss. Lee nodded., and the turn in the next paragraph */
    SIGN_CALLED,      /* “Not so fast, Lee.” */
    SIGN_NAMED,       /* “I saw Lee there.” */
    SIGN_PRESENT,     /* somewhere between the turns */
    N_SIGNS
};

typedef struct Clue {
    Index    voice;   /* NONE: he or she */
    Index    mention;
    uint32_t turn;     /* before it, or in it */
    uint8_t  sign, gender; /* the gender of he or she */
} Clue;

typedef struct Voice {
    Index    entity;  /* or NONE */
    uint64_t head;    /* a noun's last word, folded; 0 */
    Index    mention; /* that it is shown by: the first one */
    uint8_t  gender;
    bool     is_self; /* "I" */
    bool     is_nameless; /* he or she, whom nothing names */
    bool     plural;
    bool     is_owned; /* "his nephew" */
    bool     is_thing; /* "a harsh voice cried": neither he nor she */
    bool     is_general; /* "the young man" */
    bool     is_new;   /* "a boy" comes before "the boy" */
    bool     talks;   /* is told to speak or to act beside a quote, somewhere */
    uint32_t tags;    /* how often a tag says that it speaks */
    bool     is_seen; /* is named outside quotes */
    uint32_t spoke_at; /* Turn.at where they are likely to have spoken last, as talk_weigh goes along; 0 */
    uint32_t he, she; /* these words stand where nobody else is named */
} Voice;

#define MOST_VOICES 8 /* that are weighed for a turn */

typedef struct Seat { /* one who may have the turn */
    Index  voice;
    double alone;     /* what its clues say, in logits */
    double share;     /* how likely, all turns together */
} Seat;

typedef struct Turn {
    Range    quotes;    /* of doc->quotes */
    Range    clues;
    Index    first, end; /* units of its paragraph */
    uint32_t gap;       /* paragraphs without turns before it */
    uint32_t at;        /* how far it is in the talk, in turns and gaps */
    Index    tag;       /* the unit that the text says speaks, or NONE */
    bool     is_apart;  /* something is told between its words and those of the turn before */
    bool     opens;     /* a quote begins its paragraph, */
    bool     is_bare;   /* and there is nothing else in it */
    bool     asks, cries, addresses; /* ends so: “?” “!”; says "you" */
    Seat     seats[MOST_VOICES];
    uint32_t n_seats, best;
} Turn;

#define MOST_TITLED 16u

typedef struct Titled { /* "Dr. Sand" */
    uint64_t head;   /* "doctor", folded */
    Index    entity; /* the only one of that title, or NONE */
} Titled;

typedef struct Talk {
    Doc   *doc;
    Units *units;
    Index *tags; /* of each quote: the unit that is the subject of its cue, or NONE */
    ARRAY(Turn)  turns;
    ARRAY(Clue)  clues; /* in order of their turns */
    ARRAY(Voice) voices;
    Index   *voice_of;   /* of each entity there was when it was read, or NONE */
    uint32_t n_entities;
    Index    self;       /* the voice of "I", or NONE */
    Index    nameless[3]; /* of he and of she, by gender, or NONE */
    Titled   titled[MOST_TITLED];
    uint32_t n_titled;
} Talk;

/* Lists turns, clues and voices, and adds tags that no word of saying has: “Then go,” went on Lee. False: no memory. */
bool talk_read(Talk *talk, Doc *doc, Units *units, Index *tags);

/* Is the quote one that a turn is made of? */
bool talk_has(const Talk *talk, const Quote *quote);

/* Is it a conversation? Then many quotes open paragraphs and stand alone in them, ask, cry, and say "you". In news few do: nearly each says whose
 * it is, or goes on with the one before. In a story it is enough that half of the turns open one. */
bool talk_is_dialogue(const Talk *talk, bool is_story);

/* Fills the seats of all turns. False: no memory. */
bool talk_weigh(Talk *talk);

/* Why the turn is that of its best seat rather than of another one: what each reason gives, in logits, beside the turns as they are. */
enum TurnReason {
    REASON_TAG, REASON_PRONOUN, REASON_NOUN, REASON_ACTS, REASON_LEADS, REASON_CALLED, REASON_CALLS, REASON_NAMES, REASON_ANSWERS, REASON_RETURNS, REASON_PRESENT, N_TURN_REASONS
};
void        talk_reasons(const Talk *talk, uint32_t turn, uint32_t seat, uint32_t rival, double leads[N_TURN_REASONS]);
const char *turn_reason_words(unsigned reason);
const char *turn_reason_name(unsigned reason);

/* The voice of a mention; NONE where it is he or she, or nobody who talks. */
Index talk_voice_of(const Talk *talk, Index mention);
#endif
