/* The sentence of a cue, as the files that find what the cue reports look at it: clause.c, tag.c, and clause_end.c. */
#ifndef CLAUSE_VIEW_H
#define CLAUSE_VIEW_H
#include "clause.h"

#define NOUNS "NOLGEHFPTI"      /* what mentions are */
#define PHRASE NOUNS "DwWmsac&-" /* what noun phrases are made of */
#define MOST_UNITS 300          /* no reported clause is followed further */

/* The cue's sentence. */
typedef struct Clause {
    const Doc   *doc;
    const Units *units;
    Index        cue;
    Index        first, end; /* its sentence, without the full stop */
    bool         tells;      /* the cue is a form of "tell": who is told stands behind it */
} Clause;

static inline const Unit *at(const Clause *clause, Index i) { return &clause->units->row.at[i]; }

/* The letter of a unit of the sentence, '^' outside it. */
static inline char code(const Clause *clause, Index i) {
    return i >= clause->first && i < clause->end ? clause->units->codes[i] : '^';
}

static inline bool is_word(const Clause *clause, Index i, const char *word) {
    return code(clause, i) != '^' && token_is(clause->doc, at(clause, i)->first, word);
}

static inline uint64_t classes_at(const Clause *clause, Index i) {
    return code(clause, i) == '^' ? 0 : clause->doc->tokens.at[at(clause, i)->first].classes;
}

static inline bool ends_in_ing(const Clause *clause, Index i) { return unit_ends_in_ing(clause->doc, at(clause, i)); }

static inline bool is_finite(const Clause *clause, Index i) {
    char c = code(clause, i);
    return c == 'X' || c == 'V' || (c == 'C' && !ends_in_ing(clause, i));
}

static inline bool is_time(const Clause *clause, Index i) { return code(clause, i) != '^' && unit_is_time(clause->doc, at(clause, i)); }

static inline bool inverted(const Clause *clause, Index subject) { return subject != NONE && subject > clause->cue; }

/* Does the language put a comma before each subordinate clause, and none behind what opens a sentence? */
static inline bool parts_clauses(const Clause *clause) { return (clause->doc->habits & HABIT_CLAUSE_COMMAS) != 0; }

static inline bool is_english(const Clause *clause) { return !clause->doc->tokens.at[at(clause, clause->cue)->first].like; }

/* "was called weak by Lee", "described by Lund as Q": past the agent, if it stands here. */
static inline Index past_agent(const Clause *clause, Index i, Index agent) {
    bool is_agent = is_word(clause, i, "by") && agent != NONE && agent > i && agent < i + 4;
    return is_agent ? agent + 1 : i;
}

static inline bool is_that(const Clause *clause, Index i) { return is_word(clause, i, "that"); }

bool  clause_has_finite(const Clause *clause, Stretch stretch);        /* a finite verb, or a quotation */
Index clause_next_comma(const Clause *clause, Index i);                /* or NONE */

/* Where what is reported from `start` on ends; `clausal`: it is a clause, and no lone noun phrase. */
Index clause_end(const Clause *clause, Index start, bool clausal);

/* What is reported from `start` on. */
static inline Stretch clause_rest(const Clause *clause, Index start) { return (Stretch){start, clause_end(clause, start, true)}; }

/* What stands round the cue and its subject, in tag.c; false where nothing does. */
bool clause_is_aside(const Clause *clause, Report *report);     /* As Lee noted, it rains. */
bool clause_is_as_clause(const Clause *clause, Report *report); /* Wie Lee sagte, regnet es. */
bool clause_is_tag(const Clause *clause, Report *report);       /* It rains, he said. */
bool clause_is_source(const Clause *clause, Report *report);    /* According to him, it rains. */

/* Ways to read the cue, no two of them alike. */
typedef struct Readings {
    Report  *all; /* MOST_READINGS of them */
    uint32_t n;
} Readings;
void readings_add(Readings *readings, const Clause *clause, const Report *report);

/* As a tag of `subject`, which may stand behind it, whatever the words in the tag: with what stands before it, and with what goes on behind
 * it. */
void clause_read_tags(const Clause *clause, Index subject, Readings *readings);

/* As reporting something of its grammatical subject, who is not the source: "The plan seems to fail." */
void clause_read_raised(const Clause *clause, Readings *readings);

/* As an adverb in what somebody says who is not named: "The boat was allegedly sold." */
void clause_read_hearsay(const Clause *clause, Readings *readings);

/* As naming the source of what stands before it alone: "It rains, according to Lee, a clerk who knows." */
void clause_read_sources(const Clause *clause, Index subject, Readings *readings);
#endif
