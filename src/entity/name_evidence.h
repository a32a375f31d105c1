/* The evidence that a stretch of words is a name of some type, or is none: its names, which weights files and records show.
 * A weights file (models/names.tsv) gives each a number for each type and for "out": "names/given name first:person". */
#ifndef NAME_EVIDENCE_H
#define NAME_EVIDENCE_H
#include "doc.h"

#define NAME_EVIDENCE(X)                                                                                                \
    X(ALWAYS, "always")                                                                                                 \
    /* where it starts: what stands before it */                                                                        \
    X(BEFORE_NOTHING, "sentence start") X(BEFORE_TITLE, "title before")                                                 \
    X(BEFORE_TITLE_CAPITAL, "capital title before") X(BEFORE_HONORIFIC, "honorific before")                             \
    X(BEFORE_THE, "the before") X(BEFORE_DETERMINER, "determiner before") X(BEFORE_IN, "in before")                     \
    X(BEFORE_OF, "of before") X(BEFORE_PREPOSITION, "preposition before") X(BEFORE_AND, "and before")                   \
    X(BEFORE_COMMA, "comma before") X(BEFORE_BRACKET, "bracket before") X(BEFORE_PREFIX, "prefix before")               \
    X(BEFORE_HYPHEN, "hyphen before") X(BEFORE_CUE, "cue before") X(BEFORE_VERB, "verb before")                         \
    X(BEFORE_POSSESSIVE, "possessive before") X(BEFORE_GROUP, "group before") X(BEFORE_PLACE, "place before")           \
    X(BEFORE_LISTED, "listed name before") X(BEFORE_LINE, "line of capitals before")                                    \
    X(BEFORE_CAPITAL, "capital before") X(BEFORE_MARK, "quotation mark before") X(BEFORE_SPEAK, "speak before")         \
    X(BEFORE_FORMER, "former before") X(BEFORE_AGE, "age before") X(BEFORE_KIN, "relative before")                     \
    X(BEFORE_WORD, "word before")                                                                                      \
    X(BEFORE_BODY_NOUN, "noun for a body before") X(BEFORE_PLACE_NOUN, "noun for a place before")                       \
    X(BEFORE_WORK_NOUN, "noun for a work before") X(BEFORE_TOLD, "told the before")                                     \
    X(BEFORE_PAPER, "noun for an outlet before")                                                                        \
    X(OF_TITLE, "title and of before") X(OF_BODY_NOUN, "noun for a body and of before")                                 \
    X(OF_PLACE_NOUN, "noun for a place and of before") X(OF_PEOPLE, "noun for people and of before")                    \
    X(BESIDE_PERSON, "in a list behind a person") X(BESIDE_BODY, "in a list behind a body")                             \
    X(BESIDE_PLACE, "in a list behind a place") X(BESIDE_GROUP, "in a list behind a group")                             \
    /* ... and its first word */                                                                                        \
    X(FIRST_GIVEN, "given name first") X(FIRST_NAME_PART, "name part first") X(FIRST_ORG_HEAD, "body word first")       \
    X(FIRST_PLACE_WORD, "place word first") X(FIRST_TITLE, "title first") X(FIRST_HONORIFIC, "honorific first")         \
    X(FIRST_COMMON, "common word first") X(FIRST_FUNCTION, "small word first") X(FIRST_LOWER, "lower case first")       \
    X(FIRST_TIME, "date first") X(FIRST_GROUP, "group first") X(FIRST_PLACE, "listed place first")                      \
    X(FIRST_PERSON, "listed person first") X(FIRST_BODY, "listed body first")                                           \
    X(FIRST_SEEN_LOWER, "first in lower case elsewhere") X(FIRST_OF_PERSON, "first of a person elsewhere")              \
    X(FIRST_INITIAL, "initial first") X(FIRST_NUMBER, "number first") X(FIRST_FORMER, "former first")                   \
    X(FIRST_VERB, "verb first") X(FIRST_PARTICLE, "particle first") X(FIRST_TITLED, "first word titled elsewhere")      \
    X(FIRST_PLACED, "first word behind in elsewhere") X(FIRST_OWED_CUE, "owed verb of saying first")                    \
    /* where it ends: its last word */                                                                                  \
    X(LAST_GIVEN, "given name last") X(LAST_NAME_PART, "name part last") X(LAST_ORG_HEAD, "body word last")             \
    X(LAST_LEGAL, "legal form last") X(LAST_OUTLET, "outlet word last") X(LAST_PLACE_WORD, "place word last")           \
    X(LAST_EVENT, "event word last") X(LAST_SUFFIX, "suffix last") X(LAST_TITLE, "title last")                          \
    X(LAST_COMMON, "common word last") X(LAST_LOWER, "lower case last") X(LAST_NUMBER, "number last")                   \
    X(LAST_PERSON_ENDING, "ending of surnames") X(LAST_PLACE_ENDING, "ending of places")                                \
    X(LAST_GROUP_ENDING, "ending of peoples") X(LAST_PERSON, "listed person last") X(LAST_PLACE, "listed place last")   \
    X(LAST_GROUP, "group last") X(LAST_BODY, "listed body last") X(LAST_OF_PERSON, "last of a person elsewhere")        \
    X(LAST_SEEN_LOWER, "last in lower case elsewhere") X(LAST_DOT, "full stop last")                                    \
    X(LAST_HEAD_NOUN, "noun for a body last") X(LAST_TAIL, "hyphen and lower case last")                                \
    X(LAST_TAIL_WORD, "hyphen and known word last") X(LAST_TAIL_ED, "hyphen and -ed last")                              \
    X(LAST_TITLED, "last word titled elsewhere") X(LAST_PLACED, "last word behind in elsewhere")                        \
    X(LAST_SPEAKING, "last word speaks elsewhere") X(LAST_INITIAL, "initial last before a name")                        \
    /* ... and what stands behind it */                                                                                 \
    X(BEHIND_CUE, "cue behind") X(BEHIND_VERB, "verb behind") X(BEHIND_POSSESSIVE, "possessive behind")                 \
    X(BEHIND_AGE, "age behind") X(BEHIND_WHO, "who behind") X(BEHIND_ROLE, "role behind")                               \
    X(BEHIND_COMMA_NAME, "comma and name behind") X(BEHIND_COMMA, "comma behind") X(BEHIND_ACRONYM, "acronym behind")   \
    X(BEHIND_BRACKET, "bracket behind") X(BEHIND_TITLE, "title behind")                                                 \
    X(BEHIND_TITLE_CAPITAL, "capital title behind") X(BEHIND_PEOPLE, "noun for people behind")                          \
    X(BEHIND_LINE, "line of capitals behind") X(BEHIND_CAPITAL, "capital behind")                                       \
    X(BEHIND_HYPHEN_LOWER, "-led behind") X(BEHIND_HYPHEN, "hyphen behind") X(BEHIND_AND, "and behind")                 \
    X(BEHIND_OF, "of behind") X(BEHIND_PREPOSITION, "preposition behind") X(BEHIND_END, "end behind")                   \
    X(BEHIND_NUMBER, "number behind") X(BEHIND_NOUN, "noun behind") X(BEHIND_MARK, "quotation mark behind")             \
    X(BEHIND_BODY_NOUN, "noun for a body behind") X(BEHIND_PLACE_NOUN, "noun for a place behind")                       \
    X(BEHIND_PAPER, "noun for an outlet behind")                                                                        \
    X(BEHIND_BODY_ROLE, "said to be a body") X(BEHIND_PLACE_ROLE, "said to be a place")                                 \
    X(LIST_PERSON, "in a list before a person") X(LIST_BODY, "in a list before a body")                                 \
    X(LIST_PLACE, "in a list before a place") X(LIST_GROUP, "in a list before a group")                                 \
    /* the whole of it */                                                                                               \
    X(WORDS_1, "one word") X(WORDS_2, "two words") X(WORDS_3, "three words") X(WORDS_4, "four words")                   \
    X(WORDS_MORE, "many words") X(LISTED_PERSON, "listed person") X(LISTED_ORGANIZATION, "listed organization")         \
    X(LISTED_OUTLET, "listed outlet") X(LISTED_PLACE, "listed place") X(LISTED_GROUP, "listed group")                   \
    X(LISTED_EVENT, "listed event") X(LISTED_OTHER, "listed other") X(ALSO_PERSON, "also a person")                     \
    X(ALSO_ORGANIZATION, "also an organization") X(ALSO_OUTLET, "also an outlet") X(ALSO_PLACE, "also a place")         \
    X(ALSO_GROUP, "also a group") X(ALSO_EVENT, "also an event") X(ALSO_OTHER, "also another")                          \
    X(LISTED_OFTEN, "often meant") X(LISTED_RARELY, "rarely meant")                                                     \
    X(LISTED_LOWER, "listed with lower case at its end") X(LISTED_ALONE, "listed without company")                      \
    X(LISTED_EVENT_LOWER, "listed event with its noun in lower case")                                                   \
    X(CUT_LISTED, "part of a listed name") X(HAS_LISTED, "listed name inside") X(UNLISTED, "not listed")                \
    X(HAS_OF, "of inside") X(HAS_AND, "and inside") X(HAS_JOINER, "for or the inside")                                  \
    X(HAS_PARTICLE, "particle inside") X(HAS_BRACKET, "bracket inside") X(HAS_PAIR, "listed names round a hyphen")      \
    X(HAS_HYPHEN, "hyphen inside") X(HAS_POSSESSIVE, "possessive inside") X(HAS_INITIAL, "initial inside")              \
    X(HAS_COMMA, "comma inside") X(HAS_AND_ACRONYM, "acronym beside and") X(HAS_LEGAL_AND, "legal form before and")       \
    X(HAS_AND_LISTED, "listed names round and") X(HAS_LEGAL, "legal form inside")                                       \
    X(HAS_LEGAL_COMMA, "comma and legal form") X(HAS_AND_SONS, "and Sons, or &") X(HAS_ORG_HEAD_FOR, "body word and for")      \
    X(HAS_LETTERS_FIRST, "two letters and name part") X(LINE_VERB, "line of capitals, verb in it")                       \
    X(IS_BARE_SUBJECT, "bare noun before its verb") X(IS_UNOWED, "unknown word with a capital of its own")             \
    X(HAS_ROLE, "names and role behind") X(HAS_TITLE_AND, "title before and")                                          \
    X(HAS_NUMBER, "number inside") X(HAS_TITLE, "title inside") X(HAS_ORG_HEAD_OF, "body word and of")                  \
    X(HAS_EVENT_OF, "event word and of") X(HAS_COMMON, "common word inside") X(HAS_VERB, "verb inside")                 \
    X(HAS_FUNCTION, "small word with a capital inside") X(HAS_AND_GIVEN, "given names round and")                       \
    X(HAS_AND_NO_HEAD, "and but no body word") X(HAS_GIVEN_INSIDE, "given name inside")                                 \
    X(HAS_PLACE_GIVEN, "listed place and given name") X(IS_THE_ONE, "the before one word")                              \
    X(IS_BRACKETED, "acronym alone in brackets") X(IS_EXPANDED, "acronym of the words before")                          \
    X(HAS_ACRONYM_GIVEN, "acronym and given name") X(HAS_GIVEN_ACRONYM, "given name and acronym last")                  \
    X(IS_FULL_NAME, "given name and surname") X(IS_ACRONYM, "acronym") X(IS_UPPER, "all capitals")                      \
    X(IS_MIXED, "mixed case") X(IS_NAME_PART, "name part alone") X(IS_GIVEN, "given name alone")                        \
    X(IS_TITLE, "title alone") X(IS_COMMON, "common word") X(IS_FUNCTION, "small word") X(IS_TIME, "date word")         \
    X(IS_VERB, "verb") X(IS_HEAD, "head alone") X(IS_LOWER, "in lower case") X(IS_NUMBER, "number")                     \
    X(IS_POINT, "sign") X(IS_UNKNOWN, "unknown word") X(HAS_UNKNOWN, "unknown word inside")                             \
    X(ALL_KNOWN, "known words only") X(IS_HANDLE, "handle") X(IS_TAG, "tag") X(IS_DOMAIN, "domain")                     \
    X(DOMAIN_SPEAKS, "domain that is a source")                                                                         \
    X(IS_ADDRESS, "address") X(IS_INITIAL, "initial") X(IS_NOUN, "noun for people") X(ALL_COMMON, "common words")       \
    /* the document */                                                                                                  \
    X(OWED, "capital owed to its place") X(OWED_SEEN, "owed, seen with a capital elsewhere")                            \
    X(OWED_LOWER, "owed, in lower case elsewhere") X(OWED_UNSEEN, "owed, nowhere else")                                 \
    X(SEEN_LOWER, "in lower case elsewhere") X(SEEN_OFTEN, "often with a capital") X(DATELINE, "dateline")              \
    X(HEADLINE, "headline") X(BYLINE, "byline") X(TAG, "subject of a tag") X(FURNITURE, "furniture") X(TITLE_CASE, "line of capitals")             \
    X(TITLE_CASE_LISTED, "line of capitals, listed, seen elsewhere")                                                    \
    X(TITLE_CASE_SEEN, "line of capitals, seen elsewhere")                                                              \
    X(TITLE_CASE_UNSEEN, "line of capitals, not seen elsewhere") X(NAMED_PERSON, "person elsewhere")                    \
    X(NAMED_ORGANIZATION, "organization elsewhere") X(NAMED_OUTLET, "outlet elsewhere")                                 \
    X(NAMED_PLACE, "place elsewhere") X(NAMED_GROUP, "group elsewhere") X(NAMED_EVENT, "event elsewhere")               \
    X(NAMED_OTHER, "other elsewhere") X(NAMED_SURELY, "of one type elsewhere") X(IS_INITIALS, "initials of a name")     \
    X(IS_LAST, "last name of a person") X(IS_FIRST, "first name of a person")                                           \
    X(IS_OF_BODY, "begins a body's longer name") X(IS_OF_PLACE, "part of a place's longer name")                        \
    X(NAMED_OFTEN, "often named elsewhere")                                                                             \
    X(HAS_TWO_NAMES, "and between names found elsewhere")                                                               \
    X(FOR_BODY, "letters for a body") X(FOR_PLACE, "letters for a place") X(FOR_OTHER, "letters for something named")   \
    X(FOR_NOUN, "letters for a common noun") X(HAS_PLACE_OF, "place word and of") X(IS_GIVEN_PLACE, "given name and place word")     \
    X(HAS_AND_UNKNOWN, "and between unknown words") X(HAS_AND_LIST, "and inside, comma before") X(HAS_GIVEN_OF, "given name first and of") \
    X(IS_UNKNOWN_SUBJECT, "unknown word before its verb of saying") X(BEFORE_SOURCE, "according to before")                            \
    X(FIRST_OWED_PREPOSITION, "owed preposition first") X(LINE_COMMON, "line of capitals, common word and listed name")

enum NameEvidence {
#define EVIDENCE_NUMBER(name, text) EVIDENCE_##name,
    NAME_EVIDENCE(EVIDENCE_NUMBER)
#undef EVIDENCE_NUMBER
    N_EVIDENCE
};

enum Label { LABEL_OUT = N_TYPES, N_LABELS };

#define FACTS_MOST 40
typedef struct Facts {
    uint32_t n;
    uint16_t at[FACTS_MOST];
} Facts;

static inline void facts_add(Facts *facts, unsigned evidence) {
    if (facts->n < FACTS_MOST) facts->at[facts->n++] = (uint16_t)evidence;
}

const char *evidence_text(unsigned evidence);
#endif
