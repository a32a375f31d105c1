/* What names_match() and quoth_find() share: the walk along the words of a name. */
#ifndef MATCH_H
#define MATCH_H
#include "lookup.h"

#define MOST_MARKUP 4 /* Markdown signs between two words of a form; bounds what one walk reads */
#define WALK_REACH ((MOST_MARKUP + 1) * NAME_TOKENS)

/* The languages that a word is a small word of, each once: of the words that were asked for last. */
#define MOST_LANGUAGES 8u
typedef struct KnownLanguages {
    uint64_t fold;
    uint16_t n, of[MOST_LANGUAGES]; /* language_number() */
} KnownLanguages;
#define LANGUAGES_KEPT 4096u
typedef struct LanguageMemory {
    KnownLanguages at[LANGUAGES_KEPT]; /* each in the one place that its hash says */
} LanguageMemory;

/* Settles doc->lexicon, the language whose words count: what the document says of itself, else what most of its small words are,
 * which doc->language then says; English where nothing speaks against it. The memory may be NULL. */
bool language_settle(Doc *doc, const Gazetteer *gazetteer, LanguageMemory *memory, quoth_error *err);

/* The longest form of a kind that fits, and the token behind it. */
typedef struct Best {
    Senses   senses;
    uint32_t n, end; /* n: tokens of the form */
} Best;

typedef struct Walk {
    uint32_t tokens[NAME_TOKENS];
    uint32_t n;
    Best     entity, phrase;
    uint32_t barred_end; /* behind the longest form that is never a name; 0: none */
} Walk;

/* The longest name of an entity that begins with this token, whose node was looked up: walk->entity. */
bool match_entity(const Gazetteer *gazetteer, const Doc *doc, uint32_t token, Node node, Walk *walk);

/* Behind the longest form from this token on of which corrections over the image say that it is never a name; 0: none. */
uint32_t match_barred(const Gazetteer *gazetteer, const Doc *doc, uint32_t token);

/* Those who may be meant, one sense of each, highest prior first; none where the words are others with the same hash. */
uint32_t match_readings(const Gazetteer *gazetteer, const Doc *doc, const Walk *walk, const ImageSense *readings[FORM_SENSES]);
#endif
