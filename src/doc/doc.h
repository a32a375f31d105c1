/* The data that all stages share: one document, as arrays of small structs that point at each other by index.
 *
 *     text ── tokens ── sentences ── paragraphs          text/      what stands where
 *               │
 *            matches, phrases (listed names and words)  gazetteer/ what could be meant
 *               │
 *            mentions ── entities ── roles              entity/    who is meant, as what
 *               │
 *     marks ── quotes ── evidence, alternatives         quote/     what was said, by whom, and why we think so
 *
 * A stage reads some arrays and fills others; extract.c lists the stages in order. Positions are bytes of `text`, the
 * well-formed copy of the input, half-open; ranges of tokens are half-open too. The arena owns everything; strings in it never
 * move, arrays do, so elements are named by Index. */
#ifndef DOC_H
#define DOC_H
#include "arena.h"
#include "array.h"
#include "classes.h"
#include "error.h"
#include <string.h>

typedef struct quoth_doc Doc;

typedef struct Span {
    uint32_t start, end; /* bytes of doc->text */
} Span;

typedef struct Range {
    uint32_t first, n; /* into an array of the doc */
} Range;

/* ---- text/ ------------------------------------------------------------------------------------------------------- */

/* Ill-formed input was replaced: from byte `at` of the text on, input offset = text offset + delta. */
typedef struct Repair {
    uint32_t at;
    int32_t  delta;
} Repair;

enum TokenKind {
    TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK /* a quotation mark or apostrophe */, TOKEN_PUNCTUATION, TOKEN_SYMBOL,
    TOKEN_ADDRESS /* URL, e-mail, @handle */
};

enum TokenShape { SHAPE_NONE, SHAPE_LOWER, SHAPE_CAPITAL /* Lee */, SHAPE_UPPER /* NATO, X, U.S. */, SHAPE_MIXED /* McLean, iPhone */ };

enum TokenFlag {
    SPACE_BEFORE     = 1,
    LINE_BEFORE      = 2,   /* first token of a line */
    PARAGRAPH_BEFORE = 4,   /* first token of a paragraph */
    SENTENCE_BEFORE  = 8,   /* first token of a sentence */
    POSSESSIVE_END   = 16,  /* "'s" or "'" as the ending of the word before it: a token of its own */
    MARKUP           = 32,  /* Markdown signs; every stage passes over them */
    IN_QUOTE         = 64,  /* between quotation marks that belong together */
    SPACE_AFTER      = 128,
    NOUN             = 256  /* had a capital for being a noun; its shape is lower case now */
};

typedef struct Token {
    uint32_t start, end;
    uint64_t fold;    /* hash of the folded word (text/fold.h): equal for equal words whatever their case; of an address, of its domain */
    uint64_t classes; /* CLASS bits of all readings */
    Index    word;    /* the lexicon's record of it, for gazetteer_word(); NONE */
    Index    phrase;  /* the listed expression of several tokens that it is part of, or NONE */
    uint8_t  kind, shape;
    uint16_t flags;
    uint16_t like;    /* of words in other languages than English: doc->likes, what it works like; 0 in English */
} Token;

/* What a language does otherwise than English. */
enum Habit {
    HABIT_NOUN_CAPITALS = 1, /* all nouns have capitals */
    HABIT_ORDINAL_STOPS = 2, /* "am 16. Oktober" */
    HABIT_DASH_SPEECH   = 4, /* a dash at the start of a paragraph opens speech */
    HABIT_COMPOUNDS     = 8, /* nouns are written together: "Bahnsprecher" */
    HABIT_ELISIONS      = 16, /* small words lose their vowel: "l'homme" */
    HABIT_NO_ARTICLES   = 32, /* "сказал следователь" */
    HABIT_REPORTING_MOOD = 64, /* what is reported has a mood of its own: "er sei krank" */
    HABIT_CLAUSE_COMMAS = 128, /* a comma before each subordinate clause, none behind what opens a sentence */
    HABIT_CASES         = 256  /* articles show the case: "der Minister", "dem Minister" */
};

/* A word that rules ask for works like this English one: "dass" like "that". A document's first two are "": no word has 0, those
 * that work like none have 1. */
typedef struct Like {
    const char *text;
    uint64_t    fold; /* as of a token */
    uint32_t    key;  /* the lexicon's */
} Like;

enum Zone { ZONE_BODY, ZONE_HEADLINE, ZONE_SUBHEAD, ZONE_DATELINE, ZONE_BYLINE, ZONE_CAPTION, ZONE_LINKS, ZONE_FURNITURE, N_ZONES };

typedef struct Paragraph {
    uint32_t first, end; /* tokens */
    uint8_t  zone;
    bool     block_quote; /* set off as a quotation by its marks ("> ") */
} Paragraph;

typedef struct Sentence {
    uint32_t first, end; /* tokens */
    Index    paragraph;
} Sentence;

/* A paragraph of a transcript or an interview: "OHLSEN: Nobody warned us." */
typedef struct LabelledTurn {
    uint32_t label, colon; /* tokens: the first of who speaks, and what ends it */
    uint32_t first, end;   /* of what is said */
    bool     is_letter;    /* "Q:", "A:", "Question:" */
} LabelledTurn;

/* ---- gazetteer/ -------------------------------------------------------------------------------------------------- */

/* One thing that a listed name can mean. */
typedef struct Reading {
    Index   record;        /* the gazetteer's entity */
    uint8_t type, prior;   /* prior 1..9 */
    bool    needs_company; /* counts only when another name of the same entity stands in the text */
    bool    is_short;      /* a world-famous person's surname alone */
} Reading;

/* A listed name of an entity stands here. In order of `first`; none lies inside a longer one, of two that overlap the one
 * that starts first is there. Forms whose case does not fit are not there. */
typedef struct Match {
    uint32_t first, end; /* tokens */
    Range    readings;   /* doc->readings, highest prior first */
} Match;

/* A listed expression of several tokens: "prime minister", "according to". Leftmost-longest, apart. */
typedef struct Phrase {
    uint32_t first, end; /* tokens */
    Index    word;       /* for gazetteer_word() */
    uint64_t classes;
} Phrase;

/* ---- entity/ ----------------------------------------------------------------------------------------------------- */

enum Type { TYPE_PERSON, TYPE_ORGANIZATION, TYPE_OUTLET, TYPE_PLACE, TYPE_GROUP, TYPE_EVENT, TYPE_OTHER, N_TYPES };
enum Form { FORM_NAME, FORM_NOMINAL /* "the ambassador" */, FORM_PRONOUN };
enum Gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE };
enum ActsAs { ACTS_AS_ITSELF, ACTS_AS_GOVERNMENT /* "Moscow refused" */, ACTS_AS_TEAM /* "Spain won 2-1" */ };
enum Tense { TENSE_CURRENT, TENSE_FORMER, TENSE_ACTING, TENSE_ELECT, TENSE_CANDIDATE };

typedef struct Mention {
    Span        span;
    uint32_t    first, end;      /* tokens */
    uint8_t     type, form, zone, gender;
    bool        plural;
    uint8_t     acts_as;         /* of a place: ActsAs */
    Index       entity;          /* NONE: a nominal or pronoun nobody stands behind */
    Index       stands_for;      /* the first mention of somebody unnamed whom a nominal or pronoun means, maybe itself; or NONE */
    Index       record;          /* the gazetteer's entity that it was matched to, or NONE */
    Index       next;            /* the entity's next mention, or NONE */
    float       score;           /* 0..1: that it is a name of this type (names), or of this entity (others) */
    float       cost;            /* of the spelling against `matched` */
    const char *matched;         /* the gazetteer's form, where it is not the surface; or NULL */
    const char *why;             /* evidence and alternations in words, "; " between them; or NULL */
} Mention;

typedef struct Entity {
    const char *id, *name;       /* id: the gazetteer's, or made from the name; name: the fullest of the text */
    const char *main_name;       /* the gazetteer's, where it is another, or NULL */
    uint8_t     type, gender;
    bool        known;           /* the id is the gazetteer's */
    bool        unnamed;         /* "one European official": no name in the text */
    Index       record;          /* of the gazetteer, or NONE */
    const char *wikidata;        /* or NULL */
    Index       first_mention, last_mention;
    uint32_t    n_mentions;
} Entity;

typedef struct Role {
    Span        span;            /* "Russia's ambassador to London" */
    Span        title;           /* "ambassador" */
    Span        organization;    /* "Kremlin"; start == end: none */
    Span        place;           /* "Russia" */
    uint8_t     tense;
    Index       mention;         /* whose role it is, by the mention it stands beside; NONE: the noun phrase itself speaks */
    Index       entity;
    const char *base;            /* the title's plain term ("spokesperson" for spokeswoman, press secretary), or NULL */
} Role;

/* ---- quote/ ------------------------------------------------------------------------------------------------------ */

enum Kind { KIND_SPEECH, KIND_THOUGHT, KIND_WRITING, KIND_SCARE, KIND_TERM, KIND_TITLE, KIND_NICKNAME, KIND_SLOGAN, N_KINDS };
enum Manner { MANNER_DIRECT, MANNER_MIXED, MANNER_INDIRECT };

/* A stretch between quotation marks; the marks themselves are not part of it. */
typedef struct Marked {
    uint32_t open, close; /* tokens: of the opening mark, and of the closing one or where the stretch ends without */
    Index    outer;       /* the stretch that this one stands in, or NONE */
    Index    continues;   /* the stretch of the paragraph before, where the quote runs over paragraphs; or NONE */
    bool     closed;
} Marked;

typedef struct Alternative {
    Index mention; /* NONE: nobody */
    float score;
} Alternative;

/* What speaks for somebody or against: in words, as evidence is written ("governor:&9-9-"), and the lead over the rival that it
 * gives, or its weight, in logits. */
typedef struct Argument {
    const char *text, *code; /* the code only where explanations are asked for, else NULL */
    float       lead;
} Argument;

/* One of those who were considered for a quote. */
typedef struct Candidacy {
    Index mention; /* NONE: nobody */
    float score;   /* how likely */
    Range reasons; /* doc->arguments: those for it, greatest first, then those against */
} Candidacy;

typedef struct Quote {
    Range       parts;           /* doc->spans: stretches of the quote, marks left out */
    Range       content;         /* doc->spans: the whole reported clause; n == 0: the quote is all there is */
    Index       marked;          /* its (first) stretch between marks, or NONE (indirect) */
    uint8_t     kind, manner;
    Index       speaker;         /* mention that the cue governs, or NONE */
    Span        source;          /* its whole noun phrase, with titles and apposition; start == end: as the mention */
    Index       role;            /* the speaker's, or NONE */
    Span        cue;             /* start == end: none */
    const char *cue_lemma;       /* or NULL */
    Index       addressee;       /* mention, or NONE */
    Index       via;             /* mention of who carries it, or NONE */
    float       score;           /* that speaker (or its absence) is right */
    const char *rule;            /* name of the pattern that ties it to its cue, or NULL */
    Range       reasons;         /* doc->arguments: for that speaker rather than the runner-up */
    Range       alternatives;    /* doc->alternatives, likeliest first */
    Range       repairs;         /* doc->notes */
    Range       candidacies;     /* doc->candidacies, likeliest first; empty unless explanations are asked for */
    const char *ruling;          /* what was decided without weights, in words; or NULL */
} Quote;

/* ---- all --------------------------------------------------------------------------------------------------------- */

/* What was repaired, refused or left out, and why. `code` is a word for programs ("unclosed-mark"). */
typedef struct Note {
    const char *code;
    Span        span;
    const char *text;
} Note;

struct quoth_doc {
    Arena arena;

    const char *id, *url, *title, *outlet, *published, *language; /* NULL where not given */
    bool        language_found; /* in the text itself, as nothing was given */
    char        lexicon[3];     /* the language whose words count: "en" */
    uint16_t    habits;         /* of that language */
    const char *gazetteer;      /* its hash */
    char        sha256[65];     /* of the input bytes, in hex */
    uint64_t    input_bytes;

    const char *text;           /* well-formed UTF-8, NUL behind it */
    uint32_t    n_text;
    uint32_t   *counts;         /* for offset.h: code points and UTF-16 units before each block; NULL where all is ASCII */

    ARRAY(Repair)      repairs;
    ARRAY(Token)       tokens;
    ARRAY(Like)        likes;       /* empty in English */
    ARRAY(Paragraph)   paragraphs;
    ARRAY(Sentence)    sentences;
    ARRAY(LabelledTurn) turns;      /* in order of the text; empty where it is no transcript */
    ARRAY(Match)       matches;
    ARRAY(Reading)     readings;
    ARRAY(Phrase)      phrases;
    ARRAY(Range)       barred;      /* tokens that are no name, as the user says (corrections); in order of first */
    ARRAY(Mention)     mentions;    /* in order of the text */
    ARRAY(Entity)      entities;    /* in order of first mention */
    ARRAY(Role)        roles;
    ARRAY(Marked)      marked;      /* in order of the opening mark */
    ARRAY(Quote)       quotes;      /* in order of the text */
    ARRAY(Quote)       nested;      /* quotes inside one of these: “He told me ‘go home’”; in order of the text */
    ARRAY(Span)        spans;
    ARRAY(Argument)    arguments;
    ARRAY(Alternative) alternatives;
    ARRAY(Candidacy)   candidacies; /* only where explanations are asked for */
    ARRAY(Note)        notes;
};

Doc *doc_new(quoth_error *err);
void doc_free(Doc *doc);

/* The words that records use. */
const char *type_name(unsigned type);
const char *form_name(unsigned form);
const char *zone_name(unsigned zone);
const char *tense_name(unsigned tense);
const char *kind_name(unsigned kind);
const char *manner_name(unsigned manner);

static inline Span span_of_tokens(const Doc *doc, uint32_t first, uint32_t end) {
    return first < end ? (Span){doc->tokens.at[first].start, doc->tokens.at[end - 1].end} : (Span){0, 0};
}
static inline bool span_empty(Span span) { return span.start >= span.end; }

/* From the first of several stretches to the end of the last. */
static inline Span spans_hull(const Doc *doc, Range spans) {
    if (!spans.n) return (Span){0, 0};
    return (Span){doc->spans.at[spans.first].start, doc->spans.at[spans.first + spans.n - 1].end};
}

/* Are they one, with a name or without? */
static inline bool mentions_are_one(const Mention *a, const Mention *b) {
    if (a->entity != NONE || b->entity != NONE) return a->entity == b->entity;
    return a->stands_for != NONE && a->stands_for == b->stands_for;
}

static inline uint32_t quote_start(const Doc *doc, const Quote *quote) { return spans_hull(doc, quote->parts).start; }

/* Adds a stretch to a range of doc->spans that is empty or ends with the last of them; false: no memory. */
bool spans_add(Doc *doc, Range *range, Span span);

/* First element whose range ends beyond token `i`, by bisection; the paragraphs cover all tokens. */
Index paragraph_of(const Doc *doc, uint32_t token);

/* Does the text, of `n` bytes, end in this and have more before it? */
static inline bool text_ends(const char *text, size_t n, const char *ending) {
    size_t length = strlen(ending);
    return n > length && memcmp(text + n - length, ending, length) == 0;
}

static inline bool token_ends(const Doc *doc, uint32_t token, const char *ending) {
    const Token *t = &doc->tokens.at[token];
    return text_ends(doc->text + t->start, t->end - t->start, ending);
}

/* Is it this English word, given in lower case, or one that works like it? Compares ASCII letters without case, others as they stand. */
bool               text_is(const char *text, const char *lower, size_t length); /* the same for `length` bytes of any text */
static inline bool token_is(const Doc *doc, uint32_t token, const char *lower) {
    if (token >= doc->tokens.n) return false;
    const Token *t = &doc->tokens.at[token];
    if (t->like) return strcmp(doc->likes.at[t->like].text, lower) == 0;
    char         first = doc->text[t->start];
    if ((first != *lower) & ((first | 0x20) != *lower)) return false; /* most words are told apart by that */
    size_t length = strlen(lower);
    return t->end - t->start == length && text_is(doc->text + t->start, lower, length);
}

/* The classes of a token with those of the expression that it is part of. */
static inline uint64_t token_classes(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return t->classes | (t->phrase == NONE ? 0 : doc->phrases.at[t->phrase].classes);
}

/* Does punctuation stand there that begins with one of these signs, of ASCII: ",:"? "..." begins with '.'. */
static inline bool token_is_sign(const Doc *doc, uint32_t token, const char *signs) {
    if (token >= doc->tokens.n || doc->tokens.at[token].kind != TOKEN_PUNCTUATION) return false;
    char first = doc->text[doc->tokens.at[token].start];
    return first && strchr(signs, first);
}

/* The turn of the transcript whose label or words the token is part of; NULL. */
static inline const LabelledTurn *turn_at(const Doc *doc, uint32_t token) {
    uint32_t next;
    array_bisect(next, doc->turns.n, doc->turns.at[i].label <= token);
    return next && token < doc->turns.at[next - 1].end ? &doc->turns.at[next - 1] : NULL;
}

/* A dash that is longer than a hyphen: – — ― */
static inline bool token_is_dash(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    const char  *text = doc->text + t->start;
    return t->end - t->start == 3 && memcmp(text, "\xE2\x80", 2) == 0 && (text[2] == '\x93' || text[2] == '\x94' || text[2] == '\x95');
}

/* The first token that is no Markdown sign, or `end`. */
static inline uint32_t past_markup(const Doc *doc, uint32_t token, uint32_t end) {
    while (token < end && doc->tokens.at[token].flags & MARKUP) token++;
    return token;
}

/* Adds a note; `text` must outlive the doc (a literal, or a copy in its arena). */
bool doc_note(Doc *doc, const char *code, Span span, const char *text, quoth_error *err);
#endif
