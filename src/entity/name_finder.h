/* Finding names: what its files share.
 *
 * Names stand in runs: words with capitals, what may join them, and listed names. Each run is cut into pieces, one of the types
 * or OUT (one word that is in no name); a cut's score is the sum of its pieces', a piece's that of the evidence for it
 * (name_evidence.h), and the best cut is found by dynamic programming. It is done twice: what the first reading found in the
 * whole text is evidence for the second. Most evidence does not change by that; it is weighed once, and kept as a chart. */
#ifndef NAME_FINDER_H
#define NAME_FINDER_H
#include "entity_inner.h"
#include "name_evidence.h"
#include "name_words.h"

#define RUN_MOST 40u   /* words of a run; longer ones are cut */
#define PIECE_MOST 12u /* words of a name */

/* ---- name_memory.c: what the document says of a word or a name --------------------------------------------------- */

typedef struct Seen {
    uint16_t capital;     /* with a capital where it need not have one */
    uint16_t start;       /* with a capital where any word has one */
    uint16_t lower;
    uint16_t titled;      /* behind a title or an honorific */
    uint16_t placed;      /* behind "in" */
    uint16_t speaking;    /* before a verb of saying */
    uint16_t first, last; /* part of a person's name of several words */
    uint16_t body, place; /* begins a body's name of several words; begins or ends a place's */
    uint16_t initials;    /* letters that a body's name of several words begins with */
    uint8_t  stands_for;  /* letters: StandsFor */
    bool     plays;       /* a place whose team plays: name_teams.c */
    uint8_t  part;        /* in Cyrillic: of names, 1: yes, 2: no */
    float    as[N_TYPES]; /* how often it was found as a name of each type by the first reading, by chance of each */
} Seen;

static inline void seen_count(uint16_t *counter) { /* as far as it goes */
    if (*counter < UINT16_MAX) ++*counter;
}

/* What the words are that the letters of an acronym are put behind in brackets. */
enum StandsFor { STANDS_FOR_NOTHING, STANDS_FOR_BODY, STANDS_FOR_PLACE, STANDS_FOR_OTHER /* with capitals */, STANDS_FOR_NOUN };

/* Of the acronym in brackets at the token: where the words before begin that say its letters in full, or NONE. */
uint32_t letters_start(const Doc *doc, uint32_t acronym);

typedef struct MemoryPlace {
    uint64_t key; /* 0: free */
    Seen    *seen;
} MemoryPlace;

typedef struct Memory {
    MemoryPlace *at;
    uint32_t     n, mask;
    Arena       *arena;
} Memory;

/* Counts the document's words. False: no memory. */
bool  memory_make(Memory *memory, Arena *arena); /* empty */
bool  memory_fill(Memory *memory, const Wording *in, Arena *arena);
Seen *memory_find(const Memory *memory, uint64_t key); /* NULL: never seen */
Seen *memory_put(Memory *memory, uint64_t key);        /* what is there does not move; NULL: no memory */

/* Is it a word that begins with a capital? */
static inline bool word_has_capital(const Token *token) {
    return token->kind == TOKEN_WORD && token->shape >= SHAPE_CAPITAL && !(token->flags & POSSESSIVE_END);
}

/* Is the word's capital owed to where it stands: first in its sentence, line or quotation, or in a headline in title case? */
bool capital_is_owed(const Doc *doc, uint32_t token);

/* ---- name_runs.c ------------------------------------------------------------------------------------------------- */

enum WordFlag {
    WORD_NAME_LIKE = 1,   /* with a capital, or an address */
    WORD_INITIAL = 2,     /* "J" */
    WORD_ACRONYM = 4,     /* "NATO" */
    WORD_ADDRESS = 8,     /* "@name", "example.org" */
    WORD_JOINS = 16,      /* "of" */
    WORD_DOT = 32,
    WORD_HYPHEN = 64,
    WORD_POSSESSIVE = 128,
    WORD_BRACKET = 256,   /* "]" */
    WORD_TAIL = 512,      /* in lower case behind a hyphen: "Kwok-yung" */
    WORD_THE = 1024,
    WORD_OWED = 2048,     /* capital_is_owed() */
    WORD_STARTS = 4096,   /* a listed name starts with it */
    WORD_ENDS = 8192,     /* a listed name ends with it */
    WORD_GOES_ON = 16384, /* in lower case, and may go on a name in Cyrillic */
    WORD_HEAD = 32768,    /* ... or begin one: "министерство обороны России" */
    WORD_COMMA = 65536,   /* in a list inside the name of a body, or in a listed name */
    WORD_HAS_ROLE = 131072 /* a comma and what somebody is follow: "Vann Orlick, a writer for a paper" */
};

/* What grammar alone asks for. */
#define FUNCTION_WORD                                                                                                  \
    (CLASS(PRONOUN) | CLASS(DETERMINER) | CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(RELATIVE) | \
     CLASS(CUE_PHRASE) /* "Según Ana Morales" */ | CLASS(QUESTION) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) | CLASS(NEGATION))

typedef struct Word {
    uint32_t    token;
    uint32_t    flags;
    uint64_t    classes; /* of the token, and of the expression it is part of */
    Index       match;   /* doc->matches: the listed name it is part of, or NONE */
    unsigned    types;   /* a bit for the type that this name most likely has, or 0 */
    const Seen *seen;    /* or NULL */
} Word;

typedef struct Run {
    uint32_t n;
    uint8_t  zone;
    bool     title_case; /* in a line whose words all have capitals */
    bool     upper;      /* ... and nothing else */
    Word     words[RUN_MOST];
} Run;

/* Small words that rules ask for by name. */
enum SmallWord {
    SMALL_JOINS = 1, /* inside names of bodies and works */
    SMALL_THE = 2,
    SMALL_OF = 4,
    SMALL_AND = 8,
    SMALL_IN = 16,   /* before places */
    SMALL_TOLD = 32,
    SMALL_SPEAK = 64, /* before languages */
    SMALL_PAPER = 128 /* "newspaper", beside the name of one */
};
#define SMALL_PLACES 256u
typedef struct SmallWords {
    uint64_t folds[SMALL_PLACES]; /* open addressing; 0: free */
    uint8_t  what[SMALL_PLACES];
} SmallWords;

/* What texts in Cyrillic have of their own. */
typedef struct Cyrillic {
    bool        is_fitted; /* the image has such weights */
    float       weights[N_EVIDENCE][N_LABELS];
    WordWeights words;
} Cyrillic;

/* What is the same for all texts. */
struct NameModel {
    const Gazetteer *gazetteer;
    float            weights[N_EVIDENCE][N_LABELS];
    WordWeights      words;
    struct Cyrillic *cyrillic; /* read when the first text in Cyrillic comes; NULL until then */
    SmallWords       small;
    uint8_t          endings[26]; /* by last letter, see endings_index() */
};

typedef struct Finder {
    Doc             *doc;
    const NameModel *model;
    const float    (*weights)[N_LABELS]; /* those of the text's script */
    WordWeights     *words;              /* and those of the evidence of words */
    Wording          wording;
    Arena           *scratch;
    Memory           memory;
    bool            *usable;              /* by reading: it has the company it needs */
    bool             again;               /* the second reading */
    uint32_t         next_match;          /* first match that ends behind the run's start */
    Index            paragraph, sentence; /* of the last run */
    bool             title_case, upper;   /* of that sentence */
} Finder;

/* Where all nouns have capitals: makes those lower case that are no name's. False: no memory. */
bool capitals_settle(Doc *doc, const Gazetteer *gazetteer, Arena *scratch);

/* In a language whose articles are relative pronouns too: says which are (relative_articles.c). */
bool relatives_settle(Doc *doc, quoth_error *err);

void     small_words_fill(SmallWords *small);
/* What the memory knows the word by: in Cyrillic all cases of it are one. */
static inline uint64_t memory_key(const Finder *finder, uint32_t token) {
    return word_key(&finder->wording, token);
}

unsigned small_word(const Finder *finder, const Token *token); /* SmallWord bits, whatever its case */

/* A hyphen or a dash that words may be tied by. */
bool token_ties(const Doc *doc, uint32_t token);

/* Reads the next run at or behind token `at` and returns the token behind it; run->n is 0 at the end of the document. */
uint32_t run_next(Finder *finder, uint32_t at, Run *run);

/* ---- name_company.c ---------------------------------------------------------------------------------------------- */

/* Does what follows the comma at `comma` say what somebody is: ", a law professor at", ", the company's founder", ", then senior
 * pastor at"? Not so ", the mayor said,". */
bool says_who(const Finder *finder, uint32_t comma);

/* Is there a verb of saying at `token`, or behind the adverbs and the day there: "on Monday said", "later said"? */
bool cue_follows(const Finder *finder, uint32_t token);

/* In Cyrillic: are the adjectives up to `end`, and others in a row with them, of languages: "русского языка", "на чувашском, русском и
 * английском языках"? Languages are no names. */
bool tells_language(const Doc *doc, uint32_t end);

/* ---- name_cut.c -------------------------------------------------------------------------------------------------- */

/* Some of a chart's facts. */
typedef struct FactsAt {
    uint16_t first, n;
} FactsAt;

/* What the evidence of words adds up to, in WORD_UNITs. */
typedef struct WordSum {
    int16_t at[N_LABELS]; /* there is room for all the words of a run */
} WordSum;

/* Where pieces may start or end: the evidence of that. */
typedef struct Edge {
    float   scores[N_LABELS]; /* without the evidence of words */
    WordSum words;
    FactsAt facts;
} Edge;

/* What the evidence that no reading changes says of a piece; its facts leave out those of its edges. */
typedef struct Weighed {
    float    scores[N_LABELS];
    uint8_t  first, end;
    bool     may_be_name;
    FactsAt  facts;
    uint64_t key;     /* in the memory: of the words with capitals */
    uint64_t before_and, behind_and; /* the same of those on either side of an "and"; 0: there is none */
} Weighed;

/* All pieces of a run that may be in its cut, by first word, then by end. */
typedef struct Chart {
    const Run *run;
    Edge      *starts, *ends; /* by first word, and by last word */
    Weighed   *pieces;
    WordSum   *sums; /* up to each word; of a copy: NULL */
    uint32_t   n;
    uint16_t  *facts;         /* of all of them, as most have few: charts are kept for many runs of a text */
    uint32_t   n_facts;
} Chart;

typedef struct Piece {
    uint32_t       first, end; /* words of the run */
    uint8_t        label;
    const Weighed *weighed;    /* in the chart that was cut */
    float          margin;     /* over the best other label of the same words */
    float          scores[N_LABELS];
} Piece;

typedef struct Cut {
    uint32_t n;
    Piece    pieces[RUN_MOST];
} Cut;

/* exp(-behind), nearly, and the same on every machine: the odds of what is so far behind in log-odds. */
static inline float odds_against(float behind) {
    float part = behind < 8 ? 1 - behind / 8 : 0;
    part *= part;
    part *= part;
    return part * part;
}

/* Those of each label against the best one, but 0 for that. */
static inline void odds_of(const float scores[N_LABELS], unsigned best, float odds[N_LABELS]) {
    for (unsigned label = 0; label < N_LABELS; label++) odds[label] = odds_against(scores[best] - scores[label]);
    odds[best] = 0;
}

bool chart_make(Chart *chart, Arena *arena, uint32_t words); /* with room for runs of so many words; false: no memory */
void chart_fill(const Finder *finder, const Run *run, Chart *chart);
void chart_split(const Chart *chart, Chart *rest); /* what is left of the room of a filled one */
bool chart_copy(const Chart *chart, Arena *arena, Chart *copy); /* with its run; false: no memory */

/* The best cut, by what was weighed and what is remembered now. */
void chart_cut(const Finder *finder, const Chart *chart, Cut *cut);

/* Can the piece be a name, by its first and last word? */
bool piece_may_be_name(const Run *run, uint32_t first, uint32_t end);

/* ---- name_teams.c ------------------------------------------------------------------------------------------------ */

/* Says of the places among the mentions which of them play. */
void teams_find(const Finder *finder);

/* ---- name_finder.c ----------------------------------------------------------------------------------------------- */

/* The weights of numbered evidence: most texts need few of them, which are read as they come. */
void             words_read(const Gazetteer *gazetteer, WordWeights *words, uint32_t place);
static inline const int8_t *words_at(const Finder *finder, uint32_t place) {
    if (!(finder->words->read[place / 64] >> place % 64 & 1)) words_read(finder->model->gazetteer, finder->words, place);
    return finder->words->at[place];
}

/* Asks memory for it. */
static inline __attribute__((always_inline)) void words_expect(const Finder *finder, uint32_t place) {
    __builtin_prefetch(&finder->words->read[place / 64]);
    __builtin_prefetch(finder->words->at[place]);
}

/* What texts in Cyrillic need, if it is not there yet; false: no memory. */
bool name_model_read_cyrillic(NameModel *model);

/* In the scratch arena; NULL: no memory. */
Finder *finder_new(Doc *doc, NameModel *model, Arena *scratch);

/* Takes what a first reading found into the memory. */
bool finder_remember(Finder *finder, const Run *run, const Cut *cut); /* false: no memory */

/* Before a reading of the runs: the first, or the second, which knows of what the first one found. */
void finder_rewind(Finder *finder, bool again);

/* ---- name_evidence.c --------------------------------------------------------------------------------------------- */

/* Evidence of four kinds, so that each is found once for all pieces or readings that share it: of where a piece starts, where it
 * ends, of the piece as a whole, and of what earlier readings found, which the others know nothing of. */
void evidence_of_start(const Finder *finder, const Run *run, uint32_t first, Facts *facts);
void evidence_of_end(const Finder *finder, const Run *run, uint32_t end, Facts *facts);

/* A piece that grows by a word at a time, so that long ones are not looked through again and again. */
typedef struct Stretch {
    const Finder *finder;
    const Run    *run;
    uint32_t      first, end;
    uint64_t      key; /* of the words with capitals, in Cyrillic of others too */
    uint64_t      before_and, behind_and; /* of those on either side of the first "and", or 0 */
    uint64_t      all, middle, before_of, around_and; /* classes */
    unsigned      flags;
    bool          of, and, joiner, number, particle, pair;
    bool          and_acronym, legal_and, and_listed, title_and, and_unknown; /* what stands round an "and" */
    bool          and_sons, head_for, legal, legal_comma; /* "and Sons"; "Foundation for"; a legal form inside, or behind a comma */
    bool          has_listed; /* a listed name lies inside, or is all of it */
    uint32_t      names;      /* words with capitals and initials */
    uint32_t      seen, lower, capital, common, unknown; /* words that the memory has, and what they are */
} Stretch;

void stretch_start(Stretch *stretch, const Finder *finder, const Run *run, uint32_t first); /* of one word */
void stretch_grow(Stretch *stretch);
void evidence_of_stretch(const Stretch *stretch, Facts *facts);
void evidence_remembered(const Finder *finder, const Run *run, const Weighed *piece, Facts *facts);

/* The last two, of one piece alone: for tools and tests. */
void evidence_of_piece(const Finder *finder, const Run *run, uint32_t first, uint32_t end, Facts *facts);

/* Fills in where the endings of names with each last letter begin. */
void endings_index(uint8_t first_of[26]);

/* The listed name that is exactly the piece, but for a leading "the", or NONE; and its likeliest usable reading, or NONE. */
Index piece_match(const Run *run, uint32_t first, uint32_t end);
Index match_reading(const Finder *finder, Index match, unsigned type);
#endif
