/* What the words themselves say: those of a name, and its neighbours.
 *
 * Beside the evidence with names there is that of words: each word or ending in each place (first word, last word, word before...) has
 * a number of WORD_BITS bits, and each number a weight for each label. Numbers are hashes: two words may share one.
 * Russian and Ukrainian tell by endings what English tells by small words, and lists of names have few of their forms. So texts in
 * Cyrillic have weights of their own (models/names-ru.tsv), and their words count by stem and ending. */
#ifndef NAME_WORDS_H
#define NAME_WORDS_H
#include "gazetteer.h"
#include "name_evidence.h"

#define WORD_BITS 17
#define WORD_PLACES (1u << WORD_BITS)
#define WORD_UNIT (1.0F / 24) /* of the weights as they are kept */
#define WORD_WEIGHT_MOST 127

typedef struct WordWeights {
    const char *model; /* what its names in a weights file begin with: "names-ru" */
    int8_t   at[WORD_PLACES][N_LABELS];
    uint64_t read[WORD_PLACES / 64]; /* a bit each: taken from the image, as they are asked for */
} WordWeights;

static inline int8_t word_weight(float weight) {
    float units = weight / WORD_UNIT, rounded = units < 0 ? units - 0.5F : units + 0.5F;
    return (int8_t)(rounded > WORD_WEIGHT_MOST ? WORD_WEIGHT_MOST : rounded < -WORD_WEIGHT_MOST ? -WORD_WEIGHT_MOST : rounded);
}

#define WORD_FACTS_MOST 8
typedef struct WordFacts {
    uint32_t n;
    uint32_t at[WORD_FACTS_MOST];
} WordFacts;

/* Stem and ending of a word, folded: "министерством" has the stem of "министерство". */
typedef struct WordForm {
    uint64_t stem, ending, two; /* hashes; ending: the last three letters, two: the last two */
} WordForm;
WordForm word_form(const char *text, size_t length);

/* Those of all tokens; NULL: no memory. */
WordForm *word_forms(const Doc *doc, Arena *arena);

typedef struct Wording {
    const Doc      *doc;
    const WordForm *forms; /* by token; NULL where the text is not in Cyrillic */
} Wording;

/* What all cases of a word share; of other scripts, what all spellings of it do. */
static inline uint64_t word_key(const Wording *in, uint32_t token) {
    return in->forms ? in->forms[token].stem : in->doc->tokens.at[token].fold;
}

/* Is most of the text in Cyrillic? */
bool text_is_cyrillic(const Doc *doc);

/* A word in lower case that may go on the name of a body behind `token` - 1: "Министерство обороны", "Верховный суд". */
bool word_goes_on(const Doc *doc, uint32_t token);

/* A part of people's names in any of its cases: "Винника". */
bool part_is_known(const SpellingModel *model, const char *text, size_t length);

/* Writes its nominative, with a capital where it has one, and returns the length; 0 where the word is a listed part as it stands or where
 * no listed one is found: "Ушаковым" is Ушаков, or Ушакова where it is a woman's. */
#define PART_BYTES 64u
size_t part_nominative(const SpellingModel *model, const char *text, size_t length, enum Gender gender, char out[PART_BYTES]);

/* A noun in lower case that the name of a body may begin with, as a word with a capital follows: "министерство обороны России",
 * "федерального правительства Бельгии". */
bool word_begins(const Doc *doc, uint32_t token);

/* An adjective, as its ending has it: "бывший", "российскому". */
bool word_is_adjective(const Doc *doc, uint32_t token);

/* May they be of one case and gender, as far as their endings show: "назначенной генпрокурором" are not. */
bool word_agrees(const Doc *doc, uint32_t adjective, uint32_t noun);

/* A word in lower case that may be a noun or an adjective in the genitive: "торговли", "областной". */
bool word_is_genitive(const Doc *doc, uint32_t token);

/* "и", "по" between two words of one name: "Министерство труда и социальной защиты". */
bool word_joins_on(const Doc *doc, uint32_t token);

void words_of_start(const Wording *in, uint32_t token, WordFacts *facts);               /* a piece starts with the token */
void words_of_end(const Wording *in, uint32_t token, WordFacts *facts);                 /* ... ends with it */
void words_of_word(const Wording *in, uint32_t token, WordFacts *facts);                /* ... has it */
void words_of_piece(const Wording *in, uint32_t first, uint32_t end, WordFacts *facts); /* ... is [first, end) */
#endif
