#include "wording.h"
#include "evidence.h"

/* ---- the table --------------------------------------------------------------------------------------------------- */

/* A value that fits the pattern (? is any letter, * at the end any rest) is said in these words; the first that fits counts. In them
 * {<} and {>} are the cues before and behind the quote, {s0} is what letter 0 means in the list of words that s names. */
typedef struct Wording {
    uint8_t     template;
    const char *pattern, *words;
} Wording;

#define CUE_BEFORE "{<}, which comes before the quote"
#define CUE_BEHIND "{>}, which follows the quote"
#define CLAUSE_OF_QUOTE "the statement that the quote is part of"

static const Wording wordings[] = {
    {EVIDENCE_BIAS, "0", "not every quote is somebody's words"},
    {EVIDENCE_BIAS, "?", "is {u0}"},

    {EVIDENCE_DISTANCE, "??0", "stands right {s0} the quote"},
    {EVIDENCE_DISTANCE, "???", "stands {f2} {s0} the quote"},
    {EVIDENCE_RANK, "??0", "nobody else who could speak stands nearer on that side"},
    {EVIDENCE_RANK, "??1", "one other who could speak stands nearer on that side"},
    {EVIDENCE_RANK, "???", "{n2} others who could speak stand nearer on that side"},
    {EVIDENCE_SENTENCE, "*", "stands {p0}"},

    {EVIDENCE_GOVERNOR, "&9*", "is the subject of " CUE_BEFORE},
    {EVIDENCE_GOVERNOR, "&?9*", "is the subject of " CUE_BEHIND},
    {EVIDENCE_GOVERNOR, "&7*", "is most likely the subject of " CUE_BEFORE},
    {EVIDENCE_GOVERNOR, "&?7*", "is most likely the subject of " CUE_BEHIND},
    {EVIDENCE_GOVERNOR, "&4*", "may well be the subject of " CUE_BEFORE},
    {EVIDENCE_GOVERNOR, "&?4*", "may well be the subject of " CUE_BEHIND},
    {EVIDENCE_GOVERNOR, "&1*", "is perhaps the subject of " CUE_BEFORE},
    {EVIDENCE_GOVERNOR, "&?1*", "is perhaps the subject of " CUE_BEHIND},
    {EVIDENCE_GOVERNOR, "&00*", "is the subject neither of {<} nor of {>}"},
    {EVIDENCE_GOVERNOR, "&0*", "is not the subject of " CUE_BEFORE},
    {EVIDENCE_GOVERNOR, "&*", "is not the subject of " CUE_BEHIND},
    {EVIDENCE_GOVERNOR, "<9*", "is the subject of " CUE_BEFORE},
    {EVIDENCE_GOVERNOR, ">9*", "is the subject of " CUE_BEHIND},
    {EVIDENCE_GOVERNOR, "<7*", "is most likely the subject of " CUE_BEFORE},
    {EVIDENCE_GOVERNOR, ">7*", "is most likely the subject of " CUE_BEHIND},
    {EVIDENCE_GOVERNOR, "<4*", "may well be the subject of " CUE_BEFORE},
    {EVIDENCE_GOVERNOR, ">4*", "may well be the subject of " CUE_BEHIND},
    {EVIDENCE_GOVERNOR, "<1*", "is perhaps the subject of " CUE_BEFORE},
    {EVIDENCE_GOVERNOR, ">1*", "is perhaps the subject of " CUE_BEHIND},
    {EVIDENCE_GOVERNOR, "<*", "is not the subject of " CUE_BEFORE},
    {EVIDENCE_GOVERNOR, ">*", "is not the subject of " CUE_BEHIND},

    {EVIDENCE_LEFT, "^", "begins the paragraph"},
    {EVIDENCE_LEFT, "?^?", "begins the paragraph"},
    {EVIDENCE_LEFT, "?", "comes after {u0}"},
    {EVIDENCE_LEFT, "???", "comes after {u1}"},
    {EVIDENCE_RIGHT, "?^*", "ends the paragraph"},
    {EVIDENCE_RIGHT, "??*", "is followed by {u1}"},
    {EVIDENCE_VERB, "C*", "a verb of saying follows"},
    {EVIDENCE_VERB, "V*", "a verb follows that is none of saying"},
    {EVIDENCE_VERB, "?*", "{u0} follows, and no verb"},
    {EVIDENCE_SORT, "0??*", "is {t1} called by name, {s2} the quote"},
    {EVIDENCE_SORT, "1??*", "is {t1} not called by name, {s2} the quote"},
    {EVIDENCE_SORT, "2??*", "is a pronoun, {s2} the quote"},

    {EVIDENCE_RUNNING, "0*", "somebody spoke not long before"},
    {EVIDENCE_RUNNING, "=p*", "spoke last, in the same paragraph"},
    {EVIDENCE_RUNNING, "=*", "spoke last"},
    {EVIDENCE_RUNNING, "*", "is the one who spoke last, mentioned again"},

    {EVIDENCE_REPORTED, "00*", "the quote is part of no statement that is told without marks"},
    {EVIDENCE_REPORTED, "0*", "the quote is part of a statement that is told without marks"},
    {EVIDENCE_REPORTED, "=*", "makes " CLAUSE_OF_QUOTE},
    {EVIDENCE_REPORTED, "!*", "somebody else makes " CLAUSE_OF_QUOTE},
    {EVIDENCE_REPORTED, "?L?", "nobody is likelier to be the subject of {<}"},
    {EVIDENCE_REPORTED, "?R?", "nobody is likelier to be the subject of {>}"},
    {EVIDENCE_REPORTED, "?B?", "nobody is likelier to be the subject of {<} and of {>}"},
    {EVIDENCE_REPORTED, "?-?", "is not the likeliest subject of any word of saying"},
    {EVIDENCE_REPORTED, "-*", "the quote is part of no statement that is told without marks"},

    {EVIDENCE_BESIDE_CUE, "<b*", "stands right before " CUE_BEFORE},
    {EVIDENCE_BESIDE_CUE, "<*", "stands right behind " CUE_BEFORE},
    {EVIDENCE_BESIDE_CUE, ">b*", "stands right before " CUE_BEHIND},
    {EVIDENCE_BESIDE_CUE, ">*", "stands right behind " CUE_BEHIND},

    {EVIDENCE_OTHER_CUE, "c*", "is the likely subject of a word of saying further away, and the quote is part of what that tells"},
    {EVIDENCE_OTHER_CUE, "*", "is the likely subject of a word of saying further away"},

    {EVIDENCE_MOOD, "0--s", "the sentence before tells what somebody said"},
    {EVIDENCE_MOOD, "0--*", "no verb of the sentence is in the mood of reported speech"},
    {EVIDENCE_MOOD, "0-?", "no verb of the sentence is in the mood of reported speech"},
    {EVIDENCE_MOOD, "0-??", "no verb of the sentence is in the mood of reported speech"},
    {EVIDENCE_MOOD, "0*", "a verb of the sentence is in the mood of reported speech"},
    {EVIDENCE_MOOD, "s??", "stands beside a verb in the mood of reported speech, and so is spoken of"},
    {EVIDENCE_MOOD, "?s*", "a verb of the quote's sentence is in the mood of reported speech"},

    {EVIDENCE_CASE, "n*", "is in the case that subjects are in"},
    {EVIDENCE_CASE, "m*", "may be in the case that subjects are in"},
    {EVIDENCE_CASE, "o*", "is in another case than subjects are"},
    {EVIDENCE_CASE, "p*", "stands behind a preposition"},
    {EVIDENCE_CASE, "*", "does not show whether it is in the case of subjects"},

    {EVIDENCE_RELATION, "/?", "is {r1}, and not tied to the quote"},
    {EVIDENCE_RELATION, "-", "stands in a sentence that was not read"},
    {EVIDENCE_RELATION, "?", "is {r0}"},
    {EVIDENCE_SUBJECT, "?a*", "is the subject of a verb that governs the whole quote"},
    {EVIDENCE_SUBJECT, "?s*", "is the subject of a verb that governs a part of the quote"},
    {EVIDENCE_SUBJECT, "*", "is the subject of a verb that does not govern the quote"},
    {EVIDENCE_WAY, "S^", "is the subject of the very words of the quote"},
    {EVIDENCE_WAY, "S^C*", "is the subject of the verb that the quote completes"},
    {EVIDENCE_WAY, "S^*", "is the subject of a verb that the quote hangs on"},
    {EVIDENCE_WAY, "^*", "the quote hangs on it"},
    {EVIDENCE_WAY, "*", "is tied to the quote in another way than a subject"},
    {EVIDENCE_CLIMB, "^", "the quote hangs on it"},
    {EVIDENCE_CLIMB, "^S", "is the subject of the word that the quote hangs on"},
    {EVIDENCE_CLIMB, "^S*", "is the subject in a clause under the word that the quote hangs on"},
    {EVIDENCE_CLIMB, "^?", "is {r1} of the word that the quote hangs on"},
    {EVIDENCE_CLIMB, "^*", "hangs together with the quote by other words"},
    {EVIDENCE_CLIMB, "?!S", "is the subject of the main verb, which the quote hangs on"},
    {EVIDENCE_CLIMB, "?!*", "hangs together with the quote under the main verb"},
    {EVIDENCE_CLIMB, "*", "hangs together with the quote under another word than the main verb"},
    {EVIDENCE_HANGS, "_C*", "the quote is a clause that somebody says or thinks"},
    {EVIDENCE_HANGS, "_O*", "the quote is an object"},
    {EVIDENCE_HANGS, "*", "so the quote hangs on its sentence"},

    {EVIDENCE_QUOTE_LEFT, "^", "the quote begins the paragraph"},
    {EVIDENCE_QUOTE_LEFT, "?^", "the quote begins the paragraph"},
    {EVIDENCE_QUOTE_LEFT, "w?^", "the quote begins the paragraph"},
    {EVIDENCE_QUOTE_LEFT, "?", "the quote comes after {u0}"},
    {EVIDENCE_QUOTE_LEFT, "??", "the quote comes after {u1}"},
    {EVIDENCE_QUOTE_LEFT, "???", "the quote comes after {u2}"},
    {EVIDENCE_QUOTE_RIGHT, "^*", "the quote ends the paragraph"},
    {EVIDENCE_QUOTE_RIGHT, "?*", "the quote is followed by {u0}"},
    {EVIDENCE_QUOTE_WORDS, "?T", "the quote is {l0} long, all with capitals"},
    {EVIDENCE_QUOTE_WORDS, "?*", "the quote is {l0} long"},
    {EVIDENCE_QUOTE_SHAPE, "??*", "the quote begins {b0} and ends {e1}"},
    {EVIDENCE_WORDS, "v?I*", "the quote says “I”, “we” or “you”"},
    {EVIDENCE_WORDS, "vV*", "the quote has a verb"},
    {EVIDENCE_WORDS, "v*", "the quote has no verb"},
    {EVIDENCE_WORDS, "l?V*", "the quote is {l1} long and has a verb"},
    {EVIDENCE_WORDS, "l*", "the quote is {l1} long and has no verb"},
    {EVIDENCE_WORDS, "m*", "the quote stands between marks of this sort"},
    {EVIDENCE_WORDS, "o?V*", "the quote is {l1} long and has a verb"},
    {EVIDENCE_WORDS, "o*", "the quote is {l1} long and has no common verb"},
    {EVIDENCE_WORDS, "p?I*", "the quote says “I”, “we” or “you”"},
    {EVIDENCE_WORDS, "p?p*", "the quote has a pronoun"},
    {EVIDENCE_WORDS, "p*", "the quote has no pronoun"},
    {EVIDENCE_WORDS, "*", "the words beside the quote are what they are"},
    {EVIDENCE_ECHO, "?0*", "the quote's words stand nowhere else"},
    {EVIDENCE_ECHO, "?1*", "the quote's words stand between marks elsewhere, too"},
    {EVIDENCE_ECHO, "?2*", "the quote's words are a piece of another quote"},
    {EVIDENCE_ECHO, "?4*", "the quote's words stand elsewhere without marks"},
    {EVIDENCE_ECHO, "*", "the quote's words stand elsewhere, in more ways than one"},
    {EVIDENCE_CUE_QUOTE, "<?", "{<} comes right before the quote"},
    {EVIDENCE_CUE_QUOTE, "<*", "{<} comes before the quote, with words between"},
    {EVIDENCE_CUE_QUOTE, ">?", "{>} follows right behind the quote"},
    {EVIDENCE_CUE_QUOTE, ">*", "{>} follows the quote, with words between"},
};

/* ---- what letters mean ------------------------------------------------------------------------------------------- */

typedef struct Meaning {
    char        list, letter; /* letter 0: all others of the list */
    const char *words;
} Meaning;

static const Meaning meanings[] = {
    {'s', '<', "before"}, {'s', 0, "behind"},
    {'p', 's', "in the same sentence"}, {'p', 'b', "in the sentence before"}, {'p', 'B', "earlier in the paragraph"},
    {'p', 'f', "in a later sentence"}, {'p', 'P', "in an earlier paragraph"}, {'p', 0, "in a later paragraph"},
    {'f', '1', "a word or two"}, {'f', '2', "a few words"}, {'f', '3', "a few words"}, {'f', '4', "some words"}, {'f', '5', "some words"},
    {'f', 0, "many words"},
    {'n', '2', "two"}, {'n', '3', "three"}, {'n', 0, "four or more"},
    {'t', 'p', "a person"}, {'t', 'o', "an organization"}, {'t', 'm', "an outlet"}, {'t', 'l', "a place"}, {'t', 'g', "a group"},
    {'t', 'e', "an event"}, {'t', 0, "something"},
    {'l', '0', "no word"}, {'l', '1', "one word"}, {'l', '2', "two words"}, {'l', '3', "three words"}, {'l', '4', "four to six words"},
    {'l', '7', "seven to eleven words"}, {'l', 0, "a dozen words or more"},
    {'b', 'l', "in lower case"}, {'b', 'C', "with a capital"}, {'b', 0, "with a number or a sign"},
    {'r', '!', "the main word of its sentence"}, {'r', 'S', "a subject"}, {'r', 'P', "the subject of a passive"}, {'r', 'O', "an object"},
    {'r', 'B', "what somebody is said to be"}, {'r', 'p', "a word behind a preposition"}, {'r', 'g', "a possessor"},
    {'r', 'n', "a word before a noun"}, {'r', 'a', "an apposition"}, {'r', 'c', "one of several joined by “and” or the like"},
    {'r', 'd', "used as an adverb"}, {'r', 0, "no subject"},
    {'e', 'w', "with a word"}, {'e', ',', "with a comma"}, {'e', '.', "with a full stop"}, {'e', '?', "with a question mark"},
    {'e', '!', "with an exclamation mark"}, {'e', 0, "with a sign"},
    {'u', 'Q', "a quote"}, {'u', 'C', "a verb of saying"}, {'u', 'c', "a noun of saying"}, {'u', 'A', "“according to” or the like"},
    {'u', 'v', "a word such as “reportedly”"}, {'u', 'N', "a person's name"}, {'u', 'O', "the name of an organization"},
    {'u', 'L', "the name of a place"}, {'u', 'G', "the name of a group"}, {'u', 'E', "a name of some other sort"},
    {'u', 'H', "somebody who is not named"}, {'u', 'F', "an organization or a thing not named"}, {'u', 'P', "“he” or “she”"},
    {'u', 'T', "“it”, “they” or “who”"}, {'u', 'I', "“I”, “we” or “you”"}, {'u', 'V', "a verb that is none of saying"},
    {'u', 'X', "an auxiliary verb"}, {'u', 'g', "a word in -ing"}, {'u', 'D', "an article or the like"}, {'u', 'p', "a preposition"},
    {'u', 'y', "“by”"}, {'u', 'u', "“to”"}, {'u', 'o', "“of” or the like"}, {'u', 'h', "“with”"}, {'u', 'f', "“from”"},
    {'u', 'i', "“in”"}, {'u', 'q', "“for”"}, {'u', 'b', "“on”, “about” or “at”"}, {'u', 'z', "“as”"},
    {'u', 't', "“that” or another conjunction"}, {'u', 'r', "a relative word"}, {'u', '&', "“and” or the like"}, {'u', 'n', "a negation"},
    {'u', 'a', "an adverb"}, {'u', 'm', "a time or a number"}, {'u', 's', "an ending in 's"}, {'u', ',', "a comma"}, {'u', ':', "a colon"},
    {'u', '-', "a dash"}, {'u', '(', "a bracket"}, {'u', ')', "a bracket"}, {'u', ';', "a semicolon"}, {'u', '.', "a full stop"},
    {'u', '^', "the end of the paragraph"}, {'u', 'W', "a word with a capital"}, {'u', 0, "some other word"},
};

static const char *meaning_of(char list, char letter) {
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (meanings[i].list == list && (meanings[i].letter == letter || !meanings[i].letter)) return meanings[i].words;
    return "?";
}

/* ---- saying it --------------------------------------------------------------------------------------------------- */

static bool fits(const char *pattern, const char *value) {
    for (; *pattern && *pattern != '*'; pattern++, value++)
        if (!*value || (*pattern != '?' && *pattern != *value)) return false;
    return *pattern || !*value;
}

static void put_cue(CueText cue, Buffer *out) {
    if (!cue.n) {
        buffer_text(out, "a word of saying");
        return;
    }
    buffer_text(out, "“");
    buffer_add(out, cue.at, cue.n);
    buffer_text(out, "”");
}

static void put_words(const char *words, const char value[9], const CueWords *cues, Buffer *out) {
    const char *at = words;
    for (const char *open; (open = strchr(at, '{')) != NULL; at = strchr(open, '}') + 1) {
        buffer_add(out, at, (size_t)(open - at));
        if (open[1] == '<' || open[1] == '>') put_cue(open[1] == '<' ? cues->before : cues->behind, out);
        else buffer_text(out, meaning_of(open[1], value[open[2] - '0']));
    }
    buffer_text(out, at);
}

void wording_of(const Fact *fact, const CueWords *cues, Buffer *out) {
    char value[9] = {0};
    for (unsigned i = 0; i < 8; i++) value[i] = (char)(fact->value >> (8 * i) & 0xFF);
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
        if (wordings[i].template != fact->template || !fits(wordings[i].pattern, value)) continue;
        put_words(wordings[i].words, value, cues, out);
        return;
    }
    buffer_text(out, evidence_words(fact->template));
}
