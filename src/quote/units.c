#include "units.h"
#include "cases.h"
#include "source.h"
#include "unit_starts.h"
#include "word_at.h"
#include <string.h>

typedef struct Walk {
    const Doc       *doc;
    const Gazetteer *gazetteer;
    Arena           *scratch;
    Units           *units;
    UnitStarts       starts;
    Index            next_marked;
    uint32_t         next_open;  /* token of the next marked stretch that is in no other one */
    Index            paragraph;
    uint32_t         paragraph_end; /* token */
    bool             after_be;   /* the last verb-like unit was a form of "be" */
} Walk;

static char code_of_pronoun(const Doc *doc, const Mention *mention) {
    if (token_is(doc, mention->first, "i") || token_is(doc, mention->first, "we") || token_is(doc, mention->first, "you"))
        return 'I';
    return mention->gender != GENDER_UNKNOWN ? 'P' : 'T';
}

static char code_of_mention(const Doc *doc, const Mention *mention) {
    if (mention->form == FORM_PRONOUN) return code_of_pronoun(doc, mention);
    if (mention->form == FORM_NOMINAL) return mention->type == TYPE_PERSON || mention->type == TYPE_GROUP ? 'H' : 'F';
    switch (mention->type) {
    case TYPE_PERSON: return 'N';
    case TYPE_ORGANIZATION:
    case TYPE_OUTLET: return 'O';
    case TYPE_PLACE: return 'L';
    case TYPE_GROUP: return 'G';
    default: return 'E';
    }
}

static char code_of_classes(uint64_t classes) {
    static const struct { uint64_t any; char code; } table[] = {
        {CLASS(CUE_VERB), 'C'},
        {CLASS(NEGATION), 'n'},
        {CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL), 'X'},
        {CLASS(RELATIVE), 'r'},
        {CLASS(CUE_NOUN), 'c'},
        {CLASS(DETERMINER) | CLASS(POSSESSIVE), 'D'},
        {CLASS(CONJUNCTION), '&'},
        {CLASS(PREPOSITION), 'p'},
        {CLASS(SUBORDINATOR), 't'},
        {CLASS(PRONOUN), 'T'},
        {CLASS(CUE_ADVERB), 'v'},
        {CLASS(TIME) | CLASS(WEEKDAY) | CLASS(MONTH) | CLASS(NUMBER), 'm'},
        {CLASS(ADVERB), 'a'},
        {CLASS(VERB), 'V'},
    };
    static const uint64_t listed = CLASS(CUE_VERB) | CLASS(NEGATION) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) |
                                   CLASS(RELATIVE) | CLASS(CUE_NOUN) | CLASS(DETERMINER) | CLASS(POSSESSIVE) | CLASS(CONJUNCTION) |
                                   CLASS(PREPOSITION) | CLASS(SUBORDINATOR) | CLASS(PRONOUN) | CLASS(CUE_ADVERB) | CLASS(TIME) |
                                   CLASS(WEEKDAY) | CLASS(MONTH) | CLASS(NUMBER) | CLASS(ADVERB) | CLASS(VERB);
    if (!(classes & listed)) return 0; /* as most words */
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (classes & table[i].any) return table[i].code;
    return 0;
}

static bool ends_in(const Doc *doc, const Token *token, const char *ending, uint32_t n) {
    return !token->like && token->end - token->start > n + 2 && memcmp(doc->text + token->end - n, ending, n) == 0;
}

/* Words of no class: "-ed" stands for a verb, "-ing" for one that may take what follows, "-ly" for an adverb. */
static char code_of_shape(const Doc *doc, const Token *token) {
    if (token->shape != SHAPE_LOWER) return 'W';
    if (ends_in(doc, token, "ed", 2)) return 'V';
    if (ends_in(doc, token, "ing", 3)) return 'g';
    if (ends_in(doc, token, "ly", 2)) return 'a';
    return 'w';
}

static char code_of_punctuation(const Doc *doc, const Token *token) {
    char c = doc->text[token->start];
    switch (c) {
    case ',': case ':': case '(': case ')': case ';': return c;
    case '.': case '!': case '?': return '.';
    case '[': return '(';
    case ']': return ')';
    default: return '-';
    }
}

static bool ends_in_s(const Doc *doc, uint32_t i) { return doc->text[doc->tokens.at[i].end - 1] == 's'; }

/* "a June report", "the new claims": an article, and nothing but adjectives since. */
static bool is_noun_after(const Units *units) {
    Index i = units->row.n;
    for (unsigned most = 3;
         most-- && i > 1 && ONE_OF(units->codes[i - 1], "wmW") && units->row.at[i - 1].sentence == units->row.at[i - 2].sentence;)
        i--;
    return units->codes[i - 1] == 'D';
}

/* "rally support for it", "a new call for talks": what is a noun as well is none but that before a preposition that the verb does not take. */
static bool is_noun_before(const Walk *walk, uint32_t i) {
    WordRecord   verb;
    const Token *token = &walk->doc->tokens.at[i];
    const Unit  *before = &walk->units->row.at[walk->units->row.n - 1];
    if (token->like || ONE_OF(before->code, "XPTI") || token_is(walk->doc, before->first, "to")) return false;
    if (!WORD_AMONG(walk->doc, i + 1, "for", "of", "about")) return false;
    return gazetteer_word_traits(walk->gazetteer, token->word, &verb) && !(verb.takes & TAKES_OF);
}

/* "the alleged deal", "his claims", "Lee's promise", "kiss-and-tell": forms of reporting verbs that report nothing here. */
static bool no_verb_here(const Walk *walk, uint32_t i) {
    if (walk->units->row.n == 0 || i == 0) return false;
    const Unit  *before = &walk->units->row.at[walk->units->row.n - 1];
    const Token *token = &walk->doc->tokens.at[before->first];
    uint64_t     classes = token->classes;
    if (before->code == 's') return walk->units->row.n < 2 || !ONE_OF(before[-1].code, "PTI");
    if (before->code == '-') return !(token->flags & SPACE_BEFORE) && !(walk->doc->tokens.at[i].flags & SPACE_BEFORE);
    bool noun_too = (walk->doc->tokens.at[i].classes & CLASS(CUE_NOUN)) != 0; /* "in claims", "proposing references to it" */
    if (noun_too && (before->code == 'p' || before->code == 'C' || before->code == 'V' || before->code == 'g')) return true;
    if (before->code == 'V' && ends_in_s(walk->doc, i)) return true; /* "held talks" */
    if (noun_too && (is_noun_after(walk->units) || is_noun_before(walk, i))) return true;
    if (before->end != before->first + 1) return false;
    return (classes & CLASS(POSSESSIVE)) || (before->code == 'D' && !(classes & CLASS(PRONOUN)));
}

/* "Laut Merkel regnet es", "Merkel zufolge", “Es regnet”, so Merkel: one word that does what "according to" does. One that is an adverb
 * too does so where a quote or a comma stands before it and a subject behind: not in "es regnet, so Merkel nicht kommt". */
static bool names_source(const Walk *walk, uint32_t i) {
    const Token *token = &walk->doc->tokens.at[i], *next = token + 1;
    if (!(token->classes & CLASS(CUE_PHRASE)) || !token->like) return false;
    if (!(token->classes & (CLASS(ADVERB) | CLASS(SUBORDINATOR) | CLASS(PREPOSITION) | CLASS(CONJUNCTION)))) return true;
    if (!walk->units->row.n || i + 1 >= walk->doc->tokens.n) return false;
    char before = walk->units->codes[walk->units->row.n - 1];
    bool pronoun = next->classes & CLASS(PRONOUN) && i + 2 < walk->doc->tokens.n && next[1].kind == TOKEN_PUNCTUATION; /* "so Letztere." */
    return ONE_OF(before, ",Q") && (next->shape >= SHAPE_CAPITAL || next->classes & CLASS(DETERMINER) || pronoun);
}

#define MOST_ADVERBS 4

/* "Lee is deeply wary of it", "has become hopeful that": the adjective is said of a subject. Not "a hopeful clerk". */
static bool is_predicate(const Walk *walk) {
    const Units *units = walk->units;
    Index        k = units->row.n;
    while (k > 0 && walk->units->row.n - k < MOST_ADVERBS && ONE_OF(units->codes[k - 1], "an")) k--;
    if (k == 0) return false;
    return units->codes[k - 1] == 'X' ||
           WORD_AMONG(walk->doc, units->row.at[k - 1].first, "become", "becomes", "became", "becoming", "remain", "remains", "remained", "feel",
                      "feels", "felt", "seem", "seems", "seemed", "grow", "grows", "grew", "grown", "look", "looks", "looked", "sound", "sounded");
}

/* "There were no plans": a subject that stands for none. */
static bool is_expletive(const Doc *doc, uint32_t i) {
    if (i + 1 >= doc->tokens.n || !token_is(doc, i, "there") || doc->tokens.at[i].like) return false;
    return (doc->tokens.at[i + 1].classes & (CLASS(COPULA) | CLASS(AUXILIARY) | CLASS(MODAL))) != 0;
}

/* "leaving the port nervous about its cost", "Unwilling to wait, he left": it goes on, as no adjective in front of a noun does. */
static bool has_complement(const Walk *walk, uint32_t i) {
    const Token *token = &walk->doc->tokens.at[i];
    if (token->like || i + 1 >= walk->doc->tokens.n || token[1].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE)) return false;
    return token[1].classes & CLASS(PREPOSITION) || WORD_AMONG(walk->doc, i + 1, "to", "that");
}

static char code_of_word(const Walk *walk, uint32_t i, Unit *unit) {
    const Doc   *doc = walk->doc;
    const Token *token = &doc->tokens.at[i];
    uint64_t     classes = token->classes;
    if (token->flags & POSSESSIVE_END) return 's';
    if (token->phrase != NONE) {
        const Phrase *phrase = &doc->phrases.at[token->phrase];
        if (phrase->first == i && phrase->end > i) {
            unit->end = phrase->end;
            unit->word = phrase->word;
            classes = phrase->classes;
            if (classes & CLASS(CUE_PHRASE)) return classes & CLASS(CUE_VERB) ? 'C' : classes & CLASS(CUE_ADVERB) ? 'v' : 'A';
        }
    }
    if (names_source(walk, i)) {
        unit->word = token->word;
        return 'A';
    }
    if (token_is(doc, i, "that")) return 't';
    if (is_expletive(doc, i)) return 'T';
    if (classes & CLASS(CUE_VERB) && no_verb_here(walk, i)) classes &= ~CLASS(CUE_VERB);
    char code = code_of_classes(classes);
    if (classes & CLASS(CUE_ADJECTIVE) && code != 'C' && (is_predicate(walk) || has_complement(walk, i))) code = 'c';
    bool is_noun = code == 'c' && !token->like && token->phrase == NONE; /* the record of "plan" is the verb's */
    if (is_noun) unit->word = gazetteer_word_as(walk->gazetteer, token, CLASS(CUE_NOUN) | CLASS(CUE_ADJECTIVE));
    else if (ONE_OF(code, "Ccv") && unit->word == NONE) unit->word = token->word;
    return code ? code : code_of_shape(doc, token);
}

static char code_of_token(const Walk *walk, uint32_t i, Unit *unit) {
    const Token *token = &walk->doc->tokens.at[i];
    switch (token->kind) {
    case TOKEN_WORD: return code_of_word(walk, i, unit);
    case TOKEN_NUMBER: return 'm';
    case TOKEN_PUNCTUATION: return code_of_punctuation(walk->doc, token);
    case TOKEN_MARK: return token->flags & POSSESSIVE_END ? 's' : '"';
    default: return 'W';
    }
}

char unit_letter(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    switch (t->kind) {
    case TOKEN_NUMBER: return 'm';
    case TOKEN_PUNCTUATION: return code_of_punctuation(doc, t);
    case TOKEN_MARK: return t->flags & POSSESSIVE_END ? 's' : '"';
    case TOKEN_WORD: break;
    default: return 'W';
    }
    if (t->flags & POSSESSIVE_END) return 's';
    char code = t->shape >= SHAPE_CAPITAL && !(t->flags & SENTENCE_BEFORE) ? 0 : code_of_classes(t->classes);
    return code ? code : code_of_shape(doc, t);
}

static void note_strength(const Walk *walk, Unit *unit) {
    WordRecord word;
    if (!unit_is_cue(unit) || !gazetteer_word_traits(walk->gazetteer, unit->word, &word)) return;
    unit->strength = word.strength;
    unit->takes = word.takes;
    unit->kind = word.plans ? N_KINDS : word.kind;
    unit->passive = unit->code == 'C' && (walk->after_be || token_is(walk->doc, unit->end, "by")) &&
                    !ends_in(walk->doc, &walk->doc->tokens.at[unit->first], "ing", 3);
}

static void find_marked(Walk *walk, uint32_t from) {
    const Doc *doc = walk->doc;
    while (walk->next_marked < doc->marked.n && doc->marked.at[walk->next_marked].open < from) walk->next_marked++;
    walk->next_open = walk->next_marked < doc->marked.n ? doc->marked.at[walk->next_marked].open : UINT32_MAX;
}

/* Does the next marked stretch that is in no other one open at the token? Tokens are asked for in order. */
static bool opens_marked(Walk *walk, uint32_t token) {
    if (token > walk->next_open) find_marked(walk, token);
    return token == walk->next_open;
}

/* "wie die „Nordpost“ schreibt": where nouns have capitals the name of an outlet or a body stands between marks, and it can speak. */
static Index marked_body(const Walk *walk, const Marked *marked) {
    const Doc *doc = walk->doc;
    Index      name = marked->open + 1 < doc->tokens.n ? walk->starts.mention_at[marked->open + 1] : NONE;
    if (!(doc->habits & HABIT_NOUN_CAPITALS) || name == NONE) return NONE;
    const Mention *mention = &doc->mentions.at[name];
    bool           is_body = mention->type == TYPE_OUTLET || mention->type == TYPE_ORGANIZATION;
    return mention->form == FORM_NAME && is_body && mention->end == marked->close && marked->closed ? name : NONE;
}

/* The unit of a marked stretch takes in both marks. */
static bool take_marked(Walk *walk, uint32_t i, Unit *unit) {
    if (!opens_marked(walk, i)) return false;
    const Marked *marked = &walk->doc->marked.at[walk->next_marked];
    unit->code = 'Q';
    unit->marked = walk->next_marked;
    unit->end = marked->close + (marked->closed ? 1 : 0);
    if (unit->end <= i) unit->end = i + 1;
    unit->mention = marked_body(walk, marked);
    if (unit->mention != NONE) {
        unit->code = 'O';
        unit->source_end = marked->close;
        walk->units->of_mention[unit->mention] = walk->units->row.n;
    }
    walk->units->of_marked[walk->next_marked] = walk->units->row.n;
    return true;
}

/* Of a name behind its title and what starts with that title the longer: "state Sen. Ann Lee's campaign said"; the whole of what is no
 * name: "ein Sprecher der Polizei". */
static Index longest_at(const Walk *walk, uint32_t i) {
    Index titled = walk->starts.titled_at[i], mention = walk->starts.mention_at[i];
    if (titled == NONE || mention == NONE) return titled == NONE ? mention : titled;
    const Mention *whole = &walk->doc->mentions.at[mention], *last = &walk->doc->mentions.at[titled];
    return whole->end > last->end || (whole->end == last->end && last->form != FORM_NAME) ? mention : titled;
}

/* "an English-language magazine", "Lee-backed": the name is a piece of an adjective, and nobody there. */
static bool in_adjective(const Doc *doc, const Mention *mention) {
    uint32_t hyphen = mention->end;
    if (mention->form != FORM_NAME || hyphen + 1 >= doc->tokens.n || !token_is(doc, hyphen, "-")) return false;
    return !((doc->tokens.at[hyphen].flags | doc->tokens.at[hyphen + 1].flags) & SPACE_BEFORE) &&
           doc->tokens.at[hyphen + 1].shape == SHAPE_LOWER;
}

/* "der Verein „Hafenfreunde“": the noun phrase ends with the name. */
static void take_marked_behind(const Walk *walk, uint32_t open, SourcePhrase *phrase) {
    const Doc *doc = walk->doc;
    Index      name = doc->tokens.at[open].kind == TOKEN_MARK && open + 1 < doc->tokens.n ? walk->starts.mention_at[open + 1] : NONE;
    if (name == NONE) return;
    const Mention *mention = &doc->mentions.at[name];
    bool           closed = mention->end < doc->tokens.n && doc->tokens.at[mention->end].kind == TOKEN_MARK;
    if (closed && (mention->type == TYPE_OUTLET || mention->type == TYPE_ORGANIZATION)) phrase->end = mention->end + 1;
}

/* Where nouns have capitals a name stands right behind its noun, without a comma: one source. */
static void take_name_behind(const Walk *walk, SourcePhrase *phrase) {
    const Doc     *doc = walk->doc;
    const Mention *noun = &doc->mentions.at[phrase->mention];
    uint32_t       at = noun->end;
    if (!(doc->habits & HABIT_NOUN_CAPITALS) || at != phrase->tail || at >= doc->tokens.n) return;
    if (doc->tokens.at[at].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE)) return;
    take_marked_behind(walk, at, phrase);
    Index name = longest_at(walk, at);
    if (name == NONE || !source_is_named(noun, &doc->mentions.at[name])) return;
    SourcePhrase behind = source_phrase(doc, walk->starts.mention_at, name);
    phrase->end = behind.end;
    phrase->tail = behind.tail;
    if (source_is_called(doc, walk->gazetteer, noun, &doc->mentions.at[name])) phrase->mention = behind.mention;
}

static bool take_mention(Walk *walk, uint32_t i, Unit *unit) {
    const Doc *doc = walk->doc;
    Index      mention = longest_at(walk, i);
    if (mention == NONE || in_adjective(doc, &doc->mentions.at[mention])) return false;
    if (mention_is_mere_object(doc, &doc->mentions.at[mention])) {
        unit->code = 'w';
        return true;
    }
    SourcePhrase phrase = source_phrase(doc, walk->starts.mention_at, mention);
    if (phrase.mention == mention) take_name_behind(walk, &phrase);
    unit->mention = phrase.mention;
    unit->end = phrase.tail;
    unit->source_end = phrase.end;
    unit->code = code_of_mention(doc, &doc->mentions.at[phrase.mention]);
    walk->units->of_mention[mention] = walk->units->of_mention[phrase.mention] = walk->units->row.n;
    return true;
}

static void remember_verbs(Walk *walk, const Unit *unit) {
    const Token *token = &walk->doc->tokens.at[unit->first];
    if (token->classes & CLASS(COPULA)) walk->after_be = true;
    else if (!ONE_OF(unit->code, "an")) walk->after_be = false;
}

/* "Kask went on:" and in a paragraph of its own what he said: the colon holds them together. */
static bool is_introduced(Walk *walk, const Unit *unit) {
    bool begins = walk->units->row.n && walk->doc->tokens.at[unit->first].flags & PARAGRAPH_BEFORE;
    return begins && unit[-1].code == ':' && opens_marked(walk, unit->first);
}

/* A sentence ends for attribution where one does outside quotation marks. */
static bool count_sentences(Walk *walk, Unit *unit, bool introduced) {
    const Token *token = &walk->doc->tokens.at[unit->first];
    Units       *units = walk->units;
    if (introduced) {
        unit->sentence = unit[-1].sentence;
        return true;
    }
    if (units->row.n == 0 || token->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE)) {
        Index *start = array_add(walk->scratch, &units->starts);
        if (!start) return false;
        *start = units->row.n;
        walk->after_be = false;
    }
    unit->sentence = units->starts.n - 1;
    return true;
}

static void count_paragraphs(Walk *walk, Unit *unit, bool introduced) {
    const Doc *doc = walk->doc;
    Index      before = walk->paragraph;
    while (walk->paragraph_end <= unit->first && walk->paragraph + 1 < doc->paragraphs.n) {
        walk->units->paragraphs[++walk->paragraph] = walk->units->row.n + introduced; /* such a quote is of the paragraph before */
        walk->paragraph_end = doc->paragraphs.at[walk->paragraph].end;
    }
    unit->paragraph = introduced ? before : walk->paragraph;
}

static bool list_unit(Walk *walk, const Unit *unit) {
    Units *units = walk->units;
    Index *place = NULL;
    if (unit_can_speak(unit)) place = array_add(walk->scratch, &units->speakers);
    else if (unit_is_cue(unit)) place = array_add(walk->scratch, &units->cues);
    else return true;
    if (place) *place = units->row.n;
    return place != NULL;
}

static bool take_unit(Walk *walk, uint32_t *i) {
    Units *units = walk->units;
    Unit  *unit = &units->row.at[units->row.n]; /* indices of what is taken are those of this unit */
    *unit = (Unit){.first = *i, .end = *i + 1, .mention = NONE, .marked = NONE, .word = NONE,
                   .speakers = units->speakers.n, .cues = units->cues.n};
    bool introduced = is_introduced(walk, unit);
    if (!count_sentences(walk, unit, introduced)) return false;
    count_paragraphs(walk, unit, introduced);
    if (!take_marked(walk, *i, unit) && !take_mention(walk, *i, unit)) unit->code = code_of_token(walk, *i, unit);
    note_strength(walk, unit);
    remember_verbs(walk, unit);
    if (!list_unit(walk, unit)) return false;
    units->codes[units->row.n++] = unit->code;
    *i = unit->end;
    return true;
}

/* What stands behind the last unit. */
static bool end_units(Walk *walk) {
    Units *units = walk->units;
    Index *end = array_add(walk->scratch, &units->starts);
    if (!end) return false;
    *end = units->row.n;
    while (walk->paragraph < walk->doc->paragraphs.n) units->paragraphs[++walk->paragraph] = units->row.n;
    units->row.at[units->row.n] = (Unit){.code = '^', .mention = NONE, .marked = NONE, .word = NONE,
                                         .speakers = units->speakers.n, .cues = units->cues.n};
    memset(units->codes + units->row.n, 0, 8);
    size_t room = units->cues.n * sizeof *units->governors;
    units->governors = arena_alloc(walk->scratch, room);
    if (units->governors && room) memset(units->governors, 0, room);
    return units->governors != NULL;
}

static bool make_room(Units *units, const Doc *doc, Arena *scratch) {
    units->row.cap = doc->tokens.n + 1; /* no unit is less than a token */
    units->row.at = arena_alloc(scratch, units->row.cap * sizeof *units->row.at);
    units->codes = arena_alloc(scratch, (size_t)doc->tokens.n + 8);
    units->paragraphs = arena_alloc(scratch, ((size_t)doc->paragraphs.n + 2) * sizeof(Index));
    units->reported = arena_alloc(scratch, (size_t)doc->marked.n + 1);
    units->letters = arena_alloc(scratch, (size_t)doc->tokens.n + 1);
    if (!units->row.at || !units->codes || !units->paragraphs || !units->reported || !units->letters) return false;
    memset(units->letters, 0, doc->tokens.n);
    memset(units->reported, 0, (size_t)doc->marked.n + 1);
    units->paragraphs[0] = 0;
    units->reporter = array_nones(scratch, doc->marked.n);
    units->of_marked = array_nones(scratch, doc->marked.n);
    units->of_mention = array_nones(scratch, doc->mentions.n);
    return units->reporter && units->of_marked && units->of_mention;
}

bool units_make(Units *units, const Doc *doc, const Gazetteer *gazetteer, Arena *scratch, quoth_error *err) {
    *units = (Units){.scratch = scratch};
    if (!syntax_begin(&units->syntax, doc, gazetteer, scratch)) return fail_memory(err);
    Walk walk = {.doc = doc, .gazetteer = gazetteer, .scratch = scratch, .units = units};
    if (!make_room(units, doc, scratch) || !unit_starts_find(&walk.starts, doc, scratch)) return fail_memory(err);
    find_marked(&walk, 0);
    if (doc->paragraphs.n) walk.paragraph_end = doc->paragraphs.at[0].end;
    for (uint32_t i = 0; i < doc->tokens.n;) {
        if (doc->tokens.at[i].flags & MARKUP && !opens_marked(&walk, i)) { i++; continue; }
        if (!take_unit(&walk, &i)) return fail_memory(err);
    }
    return end_units(&walk) || fail_memory(err);
}

bool units_read(Units *units, Index first, Index end) {
    const Doc *doc = units->syntax.doc;
    Index      sentence;
    if (!units->syntax.arcs || first >= end) return true;
    uint32_t from = units->row.at[first].first, to = units->row.at[end - 1].end;
    array_bisect(sentence, doc->sentences.n, doc->sentences.at[i].end <= from);
    for (; sentence < doc->sentences.n && doc->sentences.at[sentence].first < to; sentence++)
        if (!syntax_read(&units->syntax, sentence)) return false;
    return true;
}
