/* The whole noun phrase of a mention, as annotators mark a source: with the titles before the name, what stands in brackets
 * behind it, and its apposition. "state Sen. Lee Bright (R), another early supporter, said". */
#ifndef SOURCE_PHRASE_H
#define SOURCE_PHRASE_H
#include "gazetteer.h"

typedef struct SourcePhrase {
    uint32_t first, end; /* tokens of the phrase */
    uint32_t tail;       /* where the text goes on: behind the comma that closes an apposition */
    Index    mention;    /* who it is: "Ryan's spokeswoman, AshLee Strong," is AshLee Strong */
} SourcePhrase;

/* Where the noun phrase of a mention starts: with the titles of a name, with the article, number and adjectives of another
 * noun. */
uint32_t source_start(const Doc *doc, const Mention *mention);

/* `mention_at`: the longest mention that starts at each token, or NONE. */
SourcePhrase source_phrase(const Doc *doc, const Index *mention_at, Index mention);

/* Where nouns have capitals, is the name right behind a noun a piece of its phrase? "die Hafener CDU", "die Feuerwehr Bergheim"; not, of two
 * objects, "die Polizei Lee". */
bool source_is_named(const Mention *noun, const Mention *name);

/* Is it then the name of whom the noun means? Of "die Hafener CDU", and not where it says no more than the place: "die Feuerwehr Bergheim". */
bool source_is_called(const Doc *doc, const Gazetteer *gazetteer, const Mention *noun, const Mention *name);
#endif
