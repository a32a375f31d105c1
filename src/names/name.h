/* A name as it is compared: its parts, their letters with the blocks that start at them. Inner header of names/. */
#ifndef NAME_H
#define NAME_H
#include "blocks.h"
#include "frame.h"
#include "model.h"
#include "spelling.h"

#define PARTS_MAX 8      /* of a name, particles and titles not counted */
#define JOINS_MAX 4      /* parts that may stand for one: syllables; words only two */
#define ROWS_MOST 6      /* of a known part */
#define NICKS_MOST 8
#define LETTERS_MAX 1000 /* of all parts and their readings */
#define LETTERS_OF_ONE 60

/* Letters of a name, between anchors. */
typedef struct Stretch {
    uint16_t at;   /* in Name.letters; the first anchor. Of parts in a row, whose letters are put down when they are asked for: IN_ROW, with the
                    * first part and how many they are */
    uint8_t n;     /* with both anchors; 0: none */
    uint8_t plain; /* letters without them */
    uint16_t told; /* how much they tell, in hundredths */
    Frame frame;
} Stretch;
#define IN_ROW 0x8000u
#define IN_ROW_BITS 4u

enum PairHow { HOW_FAR, HOW_EQUAL, HOW_ALIGNED, HOW_INITIAL, HOW_NICKNAME };
enum PairKnown { KNOWN_NOT, KNOWN_SAME, KNOWN_OTHER, KNOWN_GENDER };

typedef struct Pair {
    float z; /* log-odds of being one part */
    uint16_t cost, worst, second, told; /* hundredths */
    uint8_t how, known, letters;
} Pair;

typedef struct Part {
    uint32_t number;             /* of the parts that a memory has (memory.h), from 1 on; 0: none */
    Stretch written;             /* as it stands */
    Stretch bare;                /* without an article or an ending of case that is grown to it */
    uint16_t text;               /* romanised, in Name.text */
    uint8_t length, script, n_rows, n_nicks;
    bool initial, father, syllable;
    uint32_t hash;               /* of the text */
    uint32_t written_hash;
    uint32_t rows[ROWS_MOST];    /* as in ModelPart */
    uint32_t nicks[NICKS_MOST];  /* what it is a short form of, and itself first; loosely spelt */
    Stretch read;                /* romanised, where it is not Latin */
} Part;

/* Of a part what most comparisons ask for. */
typedef struct Sketch {
    Frame frame;
    uint32_t hash; /* of the letters as they are written */
    uint8_t plain;
    char first;    /* letter as it is read; NUL: none */
    uint8_t script : 4;
    bool initial : 1, father : 1;
    bool simple : 1; /* Latin, and nothing else is known that it could stand for: no nickname, no article or ending that is grown to it */
    uint8_t common : 6;
} Sketch;

/* Of a prepared name the arrays follow in one piece, each no longer than needed, and what most comparisons read stands first: a search goes
 * through many names. */
struct quoth_name {
    const SpellingModel *model;
    struct PartMemory *memory;              /* of the search that it is a name of, or NULL */
    uint32_t digits;                        /* hash of the numbers in it; 0: none */
    uint16_t scripts;                       /* bits */
    uint8_t n, suffix;                      /* suffix: 1 jr, 2 sr, 3 and so on ii, iii, iv; 0 none */
    bool syllabic;                          /* parts are syllables of Han or Hangul */
    bool looks_syllabic;                    /* or could be such ones in Latin letters */
    bool cut;
    bool wide;                              /* some letter is none from a to z */
    bool is_joined;                         /* `joined` and `whole` are known; else they are counted when they are asked for, stretch_of_row() */
    Stretch whole;                          /* all parts in a row, as read */
    Sketch *sketches;
    Pair *equal;                            /* of a part with one that is written alike */
    Stretch *joined;                        /* part i with the next one, two, three: name_stretch() */
    Part *parts;
    uint16_t *symbols;                      /* the letters of all stretches, between their anchors */
    Letter *letters;                        /* what is known of each, of a `wide` name alone: of other letters it is soon read from the model */
    Blocks *blocks;
    char *text;
    uint16_t n_letters, n_text;
};
typedef struct quoth_name Name;

/* Room for any name. */
typedef struct NameRoom {
    Name name;
    Sketch sketches[PARTS_MAX];
    Pair equal[PARTS_MAX];
    Part parts[PARTS_MAX];
    Stretch joined[PARTS_MAX * (JOINS_MAX - 1)];
    char text[NAME_MAX];
    uint16_t symbols[LETTERS_MAX];
    Letter letters[LETTERS_MAX];
    Blocks blocks[LETTERS_MAX];
} NameRoom;

/* The parts of a name without what they are together; what is returned lies in `room`. With a memory, which may be NULL, parts that it has
 * are not read again, and of letters nothing is known before it is asked for (stretch.h). */
Name *name_read(NameRoom *room, struct PartMemory *memory, const SpellingModel *model, const char *text, size_t length);

/* What parts are together, for a name that was read. */
void name_join(Name *name);

/* Both. */
Name *name_prepare(NameRoom *room, const SpellingModel *model, const char *text, size_t length);

/* How many stretches stand in `joined` for each part. */
static inline unsigned name_joins(const Name *name) { return name->syllabic ? JOINS_MAX - 1 : 1; }

static inline Stretch *name_stretch(const Name *name, unsigned i, unsigned takes) {
    return takes == 1 ? &name->parts[i].written : &name->joined[i * name_joins(name) + takes - 2];
}
#endif
