/* What records say that no stage has written down: an entity's roles and spellings in a list, and who a quote's speaker is. */
#ifndef FACTS_H
#define FACTS_H
#include "doc.h"

/* Made for one rendering. All of it in time linear in the document. */
typedef struct Facts {
    Arena      arena;
    const Doc *doc;
    Index     *first_role; /* of each entity; NONE */
    Index     *next_role;  /* of each role: the same entity's next; NONE */
    bool      *is_variant; /* of each mention: the first that spells its entity's name so, and otherwise than entity->name */
    uint32_t  *n_quotes;   /* of each entity: those it speaks */
} Facts;

bool facts_make(Facts *facts, const Doc *doc, quoth_error *err);
void facts_free(Facts *facts);

typedef struct Speaker {
    const Mention *mention; /* NULL: unknown */
    const Entity  *entity;  /* or NULL */
    const Role    *role;    /* or NULL */
    Span           source;  /* the whole noun phrase: "Rep. Jane Roe (D-Ohio), the chair" */
} Speaker;

Speaker speaker_of(const Doc *doc, const Quote *quote);

/* Only what is said, thought or written has a speaker. */
static inline bool is_spoken(const Quote *quote) { return quote->kind <= KIND_WRITING; }

static inline const Entity *entity_of(const Doc *doc, const Mention *mention) {
    return mention->entity == NONE ? NULL : &doc->entities.at[mention->entity];
}

/* The name to show for a mention: `text` is set where the entity has one; else `span`, the words of the text; neither for a pronoun
 * that nobody stands behind. */
typedef struct Shown {
    const char *text;
    Span        span;
} Shown;

Shown name_shown(const Doc *doc, const Mention *mention);

/* Are they the same words? */
static inline bool spans_equal(const Doc *doc, Span a, Span b) {
    return a.end - a.start == b.end - b.start && memcmp(doc->text + a.start, doc->text + b.start, a.end - a.start) == 0;
}

/* The id of records: the given one, or the text's hash. */
static inline const char *doc_id(const Doc *doc) { return doc->id ? doc->id : doc->sha256; }

/* The quotes inside a quote: of doc->nested. */
Range nested_in(const Doc *doc, const Quote *quote);

/* What the cue of a quote does by the rule that ties them, and where: "reports a question", "asked whether it rains". */
typedef struct RuleWords {
    const char *rule, *does, *example; /* example: NULL where the rule has no words */
} RuleWords;

RuleWords rule_words(const char *rule);
#endif
