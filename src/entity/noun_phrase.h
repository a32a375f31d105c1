/* Noun phrases whose head is a word for people, bodies or documents: "the former Finnish president", "Russia's ambassador to
 * London", "two officials". Nominals and roles are both read off them. */
#ifndef NOUN_PHRASE_H
#define NOUN_PHRASE_H
#include "entity_inner.h"
#include "word_at.h"

#define NOUN_CLASSES (CLASS(TITLE) | CLASS(PERSON_NOUN) | CLASS(GROUP_NOUN) | CLASS(KIN) | CLASS(DOCUMENT_NOUN))
#define HUMAN_CLASSES (CLASS(TITLE) | CLASS(PERSON_NOUN) | CLASS(KIN))

/* What a noun phrase begins with. */
enum Start {
    START_BARE,
    START_DEFINITE,   /* the, this */
    START_INDEFINITE, /* a, another */
    START_QUANTITY,   /* two, some */
    START_POSSESSOR   /* his, Russia's */
};

/* Ranges of tokens: first <= core <= head < head_end <= end. The core leaves out articles and quantifiers, not possessors. */
typedef struct NounPhrase {
    uint32_t first, core, head, head_end, end;
    uint64_t classes; /* of the head */
    Index    word;    /* the head's record in the lexicon */
    uint8_t  start, gender;
    bool     plural;
    bool     is_title; /* a listed title with the capitals of one: "President", "Foreign Secretary" */
    bool     has_role; /* it became one */
} NounPhrase;

/* The doc's noun phrases in order, with where they start and end, and the names. */
typedef struct Phrases {
    const Doc       *doc;
    const Gazetteer *gazetteer;
    ARRAY(NounPhrase) row;
    Index *name_at;  /* by token: the mention of a name that it is part of, or NONE */
    Index *first_at; /* by token: the noun phrase that begins here with its determiner, or NONE */
    Index *end_at;   /* by token: the noun phrase that ends before it, or NONE */
    Index *head_at;  /* by token: the noun phrase whose head ends before it, or NONE */
} Phrases;

/* Of languages with cases and no articles (noun_cases.c). Is the noun of the head plural, as its form tells? `word` is its record. */
bool noun_is_plural(const Doc *doc, const NounPhrase *np, const WordRecord *word);
bool phrase_is_plural(const Doc *doc, const NounPhrase *np); /* ... as what stands before it tells? */

/* May the adjective at the token stand before the noun? Is it one of places or peoples, "российский"? Is it, or the hyphen there, part of
 * what the post is called: "главный", not "известный"? */
bool adjective_belongs(const Doc *doc, uint32_t token, const NounPhrase *np);
bool adjective_is_of_place(const Doc *doc, uint32_t token);
bool adjective_names_post(const Doc *doc, uint32_t token);
bool adjective_leads_on(const Doc *doc, uint32_t token); /* one that can be a noun, too: does it belong to the word behind it? */

/* The end of what follows the head at once: "президент России", "директор завода", "глава МИД"; and of the complement that a preposition
 * at `at` opens, or `at`: "советник по безопасности", "посол в Париже". */
uint32_t genitives_end(const Phrases *phrases, const NounPhrase *np);
uint32_t cases_complement(const Phrases *phrases, const NounPhrase *np, uint32_t at);

/* Where the row of posts that the phrase is one of ends and begins: "певица, актриса и телеведущая". */
uint32_t post_row_end(const Phrases *phrases, const NounPhrase *np);
uint32_t post_row_first(const Phrases *phrases, const NounPhrase *np);

/* Reads doc->mentions, which hold names. Everything is in the arena. */
bool phrases_find(Phrases *phrases, const Doc *doc, const Gazetteer *gazetteer, Arena *arena, quoth_error *err);

/* Once names have moved in doc->mentions: says anew where they are. */
void phrases_mark_names(Phrases *phrases);

/* Each adds a mention where one can be somebody who speaks: a noun phrase; the noun before a cue, where no list has it ("The
 * indictment alleges"); a pronoun, at a token that is one or a relative. False: no memory. */
bool nominal_take(Doc *doc, const Phrases *phrases, Index phrase, quoth_error *err);
bool subject_take(Doc *doc, const Phrases *phrases, uint32_t cue, quoth_error *err);
/* “Halt!” cried the ferryman: the noun behind a cue and an article that follow a quote, where no list has it. */
bool noun_behind_cue(const Phrases *phrases, uint32_t cue, NounPhrase *np);
/* "according to fresh tallies": behind the expression, where that is one that a source stands behind. */
bool teller_take(Doc *doc, const Phrases *phrases, Index phrase, quoth_error *err);
/* "Die Stiftung hatte": at a determiner that begins a sentence, in a language that tells nouns by their capitals. */
bool opening_take(Doc *doc, const Phrases *phrases, uint32_t first, quoth_error *err);
/* Does the language say of the noun's ending that nobody with it speaks: "Lage", "Entwicklung"? */
bool noun_is_thing(const Phrases *phrases, uint32_t noun);
/* Do the labels of a transcript's turns name people who speak? */
bool labels_are_speakers(const Doc *doc);
/* Adds names for those that are in labels and were not found; behind all others, in order. Those that were found as places become people. */
bool labels_name(Doc *doc, quoth_error *err);
/* Adds who speaks where the label names nobody: "THE WITNESS: I saw it." */
bool label_take(Doc *doc, const LabelledTurn *turn, quoth_error *err);
/* "ein Zettel": at a noun that stands behind a determiner, in a sentence that tells what somebody said. */
bool noun_take(Doc *doc, const Phrases *phrases, uint32_t noun, quoth_error *err);
/* "laut „Nordpost“": a name between marks that no list has, where a source stands. */
bool marked_take(Doc *doc, const Phrases *phrases, Index marked, quoth_error *err);
bool pronoun_take(Doc *doc, uint32_t token, quoth_error *err);

/* Adds the roles beside the mentions, and marks their phrases. */
bool roles_find(Doc *doc, Phrases *phrases, quoth_error *err);

/* "Leeds city council", "Jupiter police": where the noun for a body ends that goes on behind a name that ends before `at`; `at` where none does. */
uint32_t body_noun_end(const Phrases *phrases, uint32_t at, uint32_t end);

/* "die Sprecherin der FDP-Fraktion": where the noun ends whose part before a hyphen ends before `end`, where nouns are written together. */
uint32_t compound_end(const Doc *doc, uint32_t end);

/* The name mention that starts or stands at the token, or NULL. */
const Mention *phrases_name(const Phrases *phrases, uint32_t token);
#endif
