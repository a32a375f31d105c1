/* The evidence of a piece as a whole: its length, what is listed, what stands inside, what the document says of it. */
#include "name_facts.h"
#include "hash.h"
#include "word_at.h"
#include <string.h>

/* In no list; but parts of names are a long list that an image may lack, so that being in it is evidence of its own. */
static bool is_unknown(const Word *word) { return !(word->classes & ~CLASS(NAME_PART)) && word->match == NONE; }

/* ---- Listed ------------------------------------------------------------------------------------------------------ */

static void also_listed(const Finder *finder, Index match, unsigned first_type, Facts *facts) {
    unsigned told = 1u << first_type;
    Range    range = finder->doc->matches.at[match].readings;
    for (Index i = range.first; i < range.first + range.n; i++) {
        unsigned type = finder->doc->readings.at[i].type;
        if (!finder->usable[i] || told >> type & 1) continue;
        told |= 1u << type;
        facts_add(facts, EVIDENCE_ALSO_PERSON + type);
    }
}

static void listed(const Stretch *stretch, Index match, Facts *facts) {
    const Finder *finder = stretch->finder;
    if (match == NONE) {
        ADD(UNLISTED);
        return;
    }
    Index reading = match_reading(finder, match, N_TYPES);
    if (reading == NONE) {
        ADD(UNLISTED);
        ADD(LISTED_ALONE);
        return;
    }
    const Reading *r = &finder->doc->readings.at[reading];
    bool           lower = !(stretch->run->words[stretch->end - 1].flags & (WORD_NAME_LIKE | WORD_DOT));
    ADD_IF(lower && r->type != TYPE_EVENT, LISTED_LOWER);
    ADD_IF(lower && r->type == TYPE_EVENT, LISTED_EVENT_LOWER); /* "the Harbour Street fire", "the Orle-Tarn war" */
    facts_add(facts, EVIDENCE_LISTED_PERSON + r->type);
    ADD_IF(r->prior >= 7, LISTED_OFTEN);
    ADD_IF(r->prior <= 3, LISTED_RARELY);
    also_listed(finder, match, r->type, facts);
}

/* Listed names that the piece cuts, or that lie inside it. */
static void listed_inside(const Stretch *stretch, Facts *facts) {
    const Word *a = &stretch->run->words[stretch->first], *z = &stretch->run->words[stretch->end - 1];
    bool cut_first = a->match != NONE && !(a->flags & WORD_STARTS), cut_last = z->match != NONE && !(z->flags & WORD_ENDS);
    ADD_IF(cut_first || cut_last, CUT_LISTED);
    ADD_IF(stretch->has_listed, HAS_LISTED);
}

/* ---- A piece as it grows ----------------------------------------------------------------------------------------- */

/* "Russia-Ukraine", "Russian-Yemeni": two names; not so where they are listed as one. */
static bool is_listed_pair(const Word *before, const Word *behind) {
    return before->match != NONE && behind->match != NONE && before->match != behind->match;
}

static void take_joint(Stretch *stretch, const Word *word, bool is_first) {
    unsigned small = small_word(stretch->finder, &stretch->finder->doc->tokens.at[word->token]);
    if (small & SMALL_OF) {
        stretch->of = true;
        if (!is_first) stretch->before_of |= word[-1].classes;
    } else if (small & SMALL_AND) {
        if (!stretch->and) stretch->before_and = stretch->key, stretch->behind_and = HASH_SEED;
        stretch->and = true;
    } else if (!(word->classes & CLASS(PARTICLE))) {
        stretch->joiner = true;
        stretch->head_for |= !is_first && word[-1].classes & CLASS(ORG_HEAD);
    }
}

/* The word as the last one. */
static void take_word(Stretch *stretch, const Word *word) {
    bool is_first = word == &stretch->run->words[stretch->first];
    stretch->all |= word->classes;
    if (word->flags & (WORD_NAME_LIKE | WORD_GOES_ON)) { /* "Российская академия наук" is not what "Российская" is */
        uint64_t fold = memory_key(stretch->finder, word->token);
        stretch->key = hash_mix(stretch->key, fold);
        if (stretch->and) stretch->behind_and = hash_mix(stretch->behind_and, fold);
    }
    stretch->names += (word->flags & (WORD_NAME_LIKE | WORD_INITIAL)) > 0;
    if (word->flags & WORD_ENDS) {
        uint32_t start = stretch->finder->doc->matches.at[word->match].first;
        stretch->has_listed |= start >= stretch->run->words[stretch->first].token;
    }
    if (word->seen) {
        stretch->seen++;
        stretch->lower += word->seen->lower > 0;
        stretch->capital += word->seen->capital > 0;
        stretch->common += (word->classes & CLASS(COMMON)) > 0;
        stretch->unknown += is_unknown(word);
    }
    if (word->flags & WORD_HYPHEN && !is_first && word[-1].classes & CLASS(PARTICLE)) return; /* "al-Hamad" */
    stretch->flags |= word->flags;
    if (stretch->finder->doc->tokens.at[word->token].kind == TOKEN_NUMBER) stretch->number = true;
    else if (!(word->flags & WORD_NAME_LIKE) && word->classes & CLASS(PARTICLE)) stretch->particle = true;
    if (word->flags & WORD_JOINS) take_joint(stretch, word, is_first);
}

/* "Montagu and Sons", "Brown & Co.": partners that have no name of their own. */
static bool is_sons(const Finder *finder, const Word *word) {
    return WORD_AMONG(finder->doc, word->token, "sons", "co", "company", "partners", "associates", "brothers", "daughters", "bros");
}

/* "Inclusion and NUWODU", "Saks Inc. and Target", "Google and Microsoft": two names rather than one. */
static void take_and(Stretch *stretch, const Word *word) {
    const Word *before = word[-1].flags & WORD_DOT && word - 1 > &stretch->run->words[stretch->first] ? &word[-2] : &word[-1];
    stretch->around_and |= stretch->run->words[stretch->first].classes | word[1].classes;
    stretch->and_unknown |= is_unknown(before) && is_unknown(&word[1]) && !token_is(stretch->finder->doc, word->token, "&");
    stretch->and_acronym |= !stretch->run->title_case && (word[-1].flags | word[1].flags) & WORD_ACRONYM;
    stretch->title_and |= (before->classes & (CLASS(TITLE) | CLASS(HONORIFIC))) > 0;
    stretch->legal_and |= (before->classes & CLASS(LEGAL_FORM)) > 0;
    stretch->and_sons |= is_sons(stretch->finder, &word[1]) || token_is(stretch->finder->doc, word->token, "&");
    stretch->and_listed |= word[-1].flags & WORD_ENDS && word[1].flags & WORD_STARTS && word[-1].match != word[1].match;
}

/* "Inc", which is nothing else; not "Group", "Company". */
static bool is_legal_form(const Word *word) {
    return word->classes & CLASS(LEGAL_FORM) && !(word->classes & (CLASS(ORG_HEAD) | CLASS(COMMON)));
}

/* Is there more of it behind a legal form: "Co., Ltd."? */
static bool goes_on_legally(const Run *run, const Word *word) {
    const Word *end = &run->words[run->n];
    while (word < end && word->flags & (WORD_DOT | WORD_COMMA)) word++;
    return word < end && word->classes & CLASS(LEGAL_FORM);
}

/* The word as one between others. */
static void take_middle(Stretch *stretch, const Word *word) {
    stretch->middle |= word->classes & (word->flags & WORD_NAME_LIKE ? UINT64_MAX : CLASS(TITLE));
    stretch->legal |= is_legal_form(word) && !goes_on_legally(stretch->run, &word[1]);
    if (word->flags & WORD_COMMA) stretch->legal_comma |= (word[1].classes & CLASS(LEGAL_FORM)) > 0;
    if (word->flags & WORD_HYPHEN) stretch->pair |= is_listed_pair(&word[-1], &word[1]);
    if (word->flags & WORD_JOINS && small_word(stretch->finder, &stretch->finder->doc->tokens.at[word->token]) & SMALL_AND)
        take_and(stretch, word);
}

void stretch_start(Stretch *stretch, const Finder *finder, const Run *run, uint32_t first) {
    *stretch = (Stretch){.finder = finder, .run = run, .first = first, .end = first + 1, .key = HASH_SEED};
    take_word(stretch, &run->words[first]);
}

void stretch_grow(Stretch *stretch) {
    const Word *next = &stretch->run->words[stretch->end];
    if (stretch->end - stretch->first > 1) take_middle(stretch, next - 1);
    take_word(stretch, next);
    stretch->end++;
}

/* ---- Inside ------------------------------------------------------------------------------------------------------ */

/* "Orle Jane Roe": a place and who was there. */
static bool is_place_and_given(const Stretch *in) {
    const Word *word = &in->run->words[in->first], *end = &in->run->words[in->end];
    Index       match = word->match;
    if (match == NONE || !(word->types & (1u << TYPE_PLACE | 1u << TYPE_GROUP))) return false;
    while (word < end && word->match == match) word++;
    if (word + 2 < end && word->flags & WORD_INITIAL && word[1].flags & WORD_DOT) return true; /* "Orle J. Roe" */
    return word < end && word->classes & CLASS(GIVEN) && word->match == NONE;
}

/* "ILO Jane Roe", "Jane Roe ILO": a body and who is of it. */
static void acronym_at_edge(const Stretch *in, Facts *facts) {
    const Word *a = &in->run->words[in->first], *z = &in->run->words[in->end - 1];
    if (in->run->title_case) return;
    ADD_IF(a->flags & WORD_ACRONYM && a[1].classes & CLASS(GIVEN), HAS_ACRONYM_GIVEN);
    ADD_IF(z->flags & WORD_ACRONYM && a->classes & CLASS(GIVEN) && !(z->classes & CLASS(SUFFIX)), HAS_GIVEN_ACRONYM);
}

/* "KP Oli", "TN Prathapan": initials without full stops. */
static bool is_lettered(const Stretch *in) {
    const Word  *a = &in->run->words[in->first];
    const Token *token = &in->finder->doc->tokens.at[a->token];
    if (in->run->title_case || !(a->flags & (WORD_ACRONYM | WORD_INITIAL)) || token->end - token->start > 2 || a->match != NONE)
        return false;
    return a[1].flags & WORD_NAME_LIKE && !(a[1].flags & WORD_ACRONYM) && a[1].match == NONE &&
           (a[1].classes & CLASS(NAME_PART) || is_unknown(&a[1]));
}

/* "Vann Orlick, a writer for a paper": names enough for somebody, and what somebody is. */
static bool has_role(const Stretch *in) {
    const Word *z = &in->run->words[in->end - 1];
    if (in->run->title_case || in->names < 2 || in->names > 4 || in->of || in->and || in->joiner || in->number) return false;
    return z->flags & WORD_HAS_ROLE && !(z->classes & ANY_HEAD);
}

/* "Vann Orlick of Tarn": not one name. */
static bool is_given_of(const Stretch *in) {
    const Word *a = &in->run->words[in->first];
    return a->classes & CLASS(GIVEN) && !(a->classes & (CLASS(COMMON) | ANY_HEAD)) && a->match == NONE && !(in->before_of & ANY_HEAD);
}

/* "Orle, Tarn and Vosk" */
static bool ends_list(const Stretch *in) {
    const Doc *doc = in->finder->doc;
    uint32_t   token = in->run->words[in->first].token;
    return token > 1 && is_comma(doc, token - 1) && doc->tokens.at[token - 2].shape >= SHAPE_CAPITAL && goes_on(doc, token - 1);
}

static void inside(const Stretch *in, Facts *facts) {
    acronym_at_edge(in, facts);
    ADD_IF(is_place_and_given(in), HAS_PLACE_GIVEN);
    ADD_IF(in->of, HAS_OF);
    ADD_IF(in->and, HAS_AND);
    ADD_IF(in->around_and & CLASS(GIVEN) && !in->and_sons, HAS_AND_GIVEN);
    ADD_IF(in->and && !(in->all & (CLASS(ORG_HEAD) | CLASS(LEGAL_FORM))), HAS_AND_NO_HEAD);
    ADD_IF(in->and_unknown && !(in->all & ANY_HEAD), HAS_AND_UNKNOWN); /* "Orle and Tarn" */
    ADD_IF(in->and && !(in->all & ANY_HEAD) && ends_list(in), HAS_AND_LIST);
    ADD_IF(in->and_acronym, HAS_AND_ACRONYM);
    ADD_IF(in->legal_and, HAS_LEGAL_AND);
    ADD_IF(in->title_and, HAS_TITLE_AND);
    ADD_IF(has_role(in), HAS_ROLE);
    ADD_IF(in->legal, HAS_LEGAL);
    ADD_IF(in->legal_comma, HAS_LEGAL_COMMA);
    ADD_IF(in->and_sons, HAS_AND_SONS);
    ADD_IF(in->head_for, HAS_ORG_HEAD_FOR);
    ADD_IF(is_lettered(in), HAS_LETTERS_FIRST);
    ADD_IF(in->and_listed, HAS_AND_LISTED);
    ADD_IF(in->joiner, HAS_JOINER);
    ADD_IF(in->number, HAS_NUMBER);
    ADD_IF(in->particle, HAS_PARTICLE);
    ADD_IF(in->flags & WORD_BRACKET, HAS_BRACKET);
    ADD_IF(in->flags & WORD_COMMA, HAS_COMMA);
    ADD_IF(in->pair, HAS_PAIR);
    ADD_IF(in->flags & WORD_HYPHEN, HAS_HYPHEN);
    ADD_IF(in->flags & WORD_POSSESSIVE, HAS_POSSESSIVE);
    ADD_IF(in->flags & WORD_INITIAL, HAS_INITIAL);
    ADD_IF(in->middle & CLASS(TITLE), HAS_TITLE);
    ADD_IF(in->middle & CLASS(COMMON), HAS_COMMON);
    ADD_IF(in->middle & (CLASS(VERB) | CLASS(CUE_VERB)), HAS_VERB);
    ADD_IF(in->middle & FUNCTION_WORD, HAS_FUNCTION);
    ADD_IF(in->middle & CLASS(GIVEN), HAS_GIVEN_INSIDE);
    ADD_IF(in->before_of & CLASS(ORG_HEAD), HAS_ORG_HEAD_OF);
    ADD_IF(in->of && is_given_of(in), HAS_GIVEN_OF);
    ADD_IF(in->before_of & CLASS(EVENT_HEAD), HAS_EVENT_OF);
    ADD_IF(in->before_of & CLASS(PLACE_HEAD), HAS_PLACE_OF);
    const Word *a = &in->run->words[in->first], *z = &in->run->words[in->end - 1];
    bool name_like = !(z->flags & WORD_ADDRESS) && !((a->classes | z->classes) & (ANY_HEAD | CLASS(COMMON)));
    ADD_IF(a->classes & CLASS(GIVEN) && name_like && in->end - in->first < 7, IS_FULL_NAME);
    ADD_IF(in->end - in->first == 2 && a->classes & CLASS(GIVEN) && z->classes & CLASS(PLACE_HEAD) && z->classes & CLASS(NAME_PART) &&
               a->match == NONE,
           IS_GIVEN_PLACE);
}

/* ---- One word ---------------------------------------------------------------------------------------------------- */

/* "@name", "#tag", "themoscowtimes.com", and what is none of these; an address of a listed domain counts as that alone. */
static unsigned address_kind(const Doc *doc, const Token *token) {
    const char *text = doc->text + token->start;
    size_t      length = token->end - token->start;
    if (*text == '@') return EVIDENCE_IS_HANDLE;
    if (*text == '#') return EVIDENCE_IS_TAG;
    bool page = memchr(text, '/', length) || memchr(text, ':', length) || (length > 4 && memcmp(text, "www.", 4) == 0);
    return page || memchr(text, '@', length) ? EVIDENCE_IS_ADDRESS : EVIDENCE_IS_DOMAIN;
}

/* "according to norra.com", "told norra.com", "norra.com reported" */
static bool domain_speaks(const Finder *finder, uint32_t token) {
    const Doc   *doc = finder->doc;
    const Token *t = &doc->tokens.at[token];
    if (token + 1 < doc->tokens.n && t[1].classes & CLASS(CUE_VERB) && t[1].shape == SHAPE_LOWER) return true;
    if (!token || t->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE)) return false;
    if (small_word(finder, t - 1) & SMALL_TOLD) return true;
    return t[-1].phrase != NONE && doc->phrases.at[t[-1].phrase].classes & CLASS(CUE_PHRASE);
}

static void address(const Finder *finder, const Word *word, Facts *facts) {
    const Doc *doc = finder->doc;
    unsigned   kind = word->match == NONE ? address_kind(doc, &doc->tokens.at[word->token]) : (unsigned)EVIDENCE_IS_DOMAIN;
    facts_add(facts, kind);
    ADD_IF(kind == EVIDENCE_IS_DOMAIN && domain_speaks(finder, word->token), DOMAIN_SPEAKS);
}

static void bracketed(const Doc *doc, uint32_t token, Facts *facts) {
    if (token < 2 || token + 1 >= doc->tokens.n || doc->text[doc->tokens.at[token - 1].start] != '(') return;
    if (doc->text[doc->tokens.at[token + 1].start] != ')') return;
    ADD(IS_BRACKETED);
    ADD_IF(letters_start(doc, token) != NONE, IS_EXPANDED);
}

/* "the Port Board (PB)": PB is a body wherever it stands */
static void stands_for(const Word *word, Facts *facts) {
    enum StandsFor what = word->seen ? (enum StandsFor)word->seen->stands_for : STANDS_FOR_NOTHING;
    if (what) facts_add(facts, EVIDENCE_FOR_BODY + what - STANDS_FOR_BODY);
}

static void single(const Finder *finder, const Word *word, Facts *facts) {
    uint64_t     classes = word->classes;
    const Token *token = &finder->doc->tokens.at[word->token];
    ADD_IF(word->flags & WORD_ACRONYM, IS_ACRONYM);
    if (word->flags & WORD_ACRONYM) bracketed(finder->doc, word->token, facts);
    stands_for(word, facts);
    ADD_IF(word->flags & WORD_INITIAL, IS_INITIAL);
    if (word->flags & WORD_ADDRESS) address(finder, word, facts);
    ADD_IF(token->shape == SHAPE_MIXED, IS_MIXED);
    ADD_IF(token->shape == SHAPE_UPPER && !finder->upper, IS_UPPER);
    ADD_IF(token->shape == SHAPE_LOWER, IS_LOWER);
    ADD_IF(token->kind == TOKEN_NUMBER, IS_NUMBER);
    ADD_IF(word->flags & (WORD_DOT | WORD_HYPHEN | WORD_POSSESSIVE | WORD_BRACKET | WORD_COMMA), IS_POINT);
    ADD_IF(is_unknown(word) && word->flags & WORD_NAME_LIKE, IS_UNKNOWN);
    ADD_IF(is_unknown(word) && token->shape == SHAPE_CAPITAL && !(word->flags & WORD_OWED), IS_UNOWED);
    ADD_IF(classes & CLASS(NAME_PART), IS_NAME_PART);
    ADD_IF(classes & CLASS(GIVEN), IS_GIVEN);
    ADD_IF(classes & (CLASS(TITLE) | CLASS(HONORIFIC)), IS_TITLE);
    ADD_IF(classes & CLASS(COMMON), IS_COMMON);
    ADD_IF(classes & FUNCTION_WORD, IS_FUNCTION);
    ADD_IF(classes & DATE_WORD, IS_TIME);
    ADD_IF(classes & (CLASS(VERB) | CLASS(CUE_VERB)), IS_VERB);
    ADD_IF(classes & PEOPLE_NOUN, IS_NOUN);
    ADD_IF(classes & ANY_HEAD, IS_HEAD);
}

/* "the Argus", "the Orle": an unlisted word behind "the". */
static void the_one(const Finder *finder, const Word *word, Facts *facts) {
    const Token *token = &finder->doc->tokens.at[word->token];
    ADD_IF(word->token && !(token->flags & SENTENCE_BEFORE) && small_word(finder, token - 1) & SMALL_THE, IS_THE_ONE);
}

/* One word whose capital its place owes, with one of `verbs` behind it, or an adverb and a verb of saying. */
static bool is_owed_subject(const Finder *finder, const Word *word, uint64_t verbs) {
    const Token *token = &finder->doc->tokens.at[word->token];
    if (!(word->flags & WORD_OWED) || token->shape != SHAPE_CAPITAL || finder->doc->text[token->end - 1] == 's') return false;
    if (!goes_on(finder->doc, word->token + 1) || token[1].shape != SHAPE_LOWER) return false;
    return token[1].classes & verbs || cue_follows(finder, word->token + 1);
}

/* "Brown said", "Page has left", "Reed on Monday said": a noun that takes an article has none at the start of its sentence. */
static bool is_bare_subject(const Finder *finder, const Word *word) {
    if (word->classes & (FUNCTION_WORD | CLASS(ADVERB)) || !(word->classes & (CLASS(NAME_PART) | CLASS(GIVEN)))) return false;
    return is_owed_subject(finder, word, CLASS(CUE_VERB) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL));
}

/* "Orlick later said": it is in no list, and stands where a noun would have an article. */
static bool is_unknown_subject(const Finder *finder, const Word *word) {
    return is_unknown(word) && is_owed_subject(finder, word, CLASS(CUE_VERB));
}

/* ---- The document ------------------------------------------------------------------------------------------------ */

static bool is_common_unlisted(const Word *word) {
    return word->match == NONE && word->classes & CLASS(COMMON) && !(word->classes & ANY_HEAD);
}

/* Of the words with capitals: how they stand elsewhere. */
static void seen(const Stretch *stretch, bool is_listed, Facts *facts) {
    uint32_t words = stretch->seen;
    if (!words) return;
    ADD_IF(stretch->common == words && words > 1, ALL_COMMON);
    if (words > 1) facts_add(facts, stretch->unknown ? EVIDENCE_HAS_UNKNOWN : EVIDENCE_ALL_KNOWN);
    ADD_IF(stretch->lower == words, SEEN_LOWER);
    if (stretch->run->title_case) {
        ADD(TITLE_CASE);
        ADD_IF(!is_listed && stretch->end - stretch->first > 1 && stretch->all & (CLASS(VERB) | CLASS(CUE_VERB)), LINE_VERB);
        bool common = is_common_unlisted(&stretch->run->words[stretch->first]) || is_common_unlisted(&stretch->run->words[stretch->end - 1]);
        ADD_IF(!is_listed && stretch->has_listed && common, LINE_COMMON); /* "Vosk Wins Europa League Clash" */
        ADD_IF(!stretch->capital, TITLE_CASE_UNSEEN);
        ADD_IF(stretch->capital == words, TITLE_CASE_SEEN);
        ADD_IF(stretch->capital == words && is_listed, TITLE_CASE_LISTED);
        return;
    }
    const Word *word = &stretch->run->words[stretch->first];
    if (!(word->flags & WORD_OWED) || !word->seen) {
        ADD_IF(word->seen && word->seen->capital > 2, SEEN_OFTEN);
        return;
    }
    ADD(OWED);
    if (word->seen->capital) ADD(OWED_SEEN);
    else if (word->seen->lower) ADD(OWED_LOWER);
    else ADD(OWED_UNSEEN);
}

static void place(const Run *run, Facts *facts) {
    ADD_IF(run->zone == ZONE_DATELINE, DATELINE);
    ADD_IF(run->zone == ZONE_HEADLINE || run->zone == ZONE_SUBHEAD, HEADLINE);
    ADD_IF(run->zone == ZONE_BYLINE, BYLINE);
    ADD_IF(run->zone == ZONE_FURNITURE || run->zone == ZONE_LINKS, FURNITURE);
}

static bool is_cue_verb(const Token *token) { return token->classes & CLASS(CUE_VERB) && token->shape == SHAPE_LOWER; }

/* “We lost,” Tiegen said. “We lost,” said Tiegen, who left. */
static void tag(const Stretch *stretch, Facts *facts) {
    const Doc   *doc = stretch->finder->doc;
    uint32_t     first = stretch->run->words[stretch->first].token, end = stretch->run->words[stretch->end - 1].token + 1;
    const Token *token = doc->tokens.at;
    if (!first || end >= doc->tokens.n || stretch->all & FUNCTION_WORD) return;
    bool behind_mark = token[first - 1].kind == TOKEN_MARK && !(token[first].flags & PARAGRAPH_BEFORE);
    bool behind_dot = stretch->end < stretch->run->n && stretch->run->words[stretch->end].flags & WORD_DOT; /* "said Rev. Tatum" */
    bool behind_cue = !behind_dot && first > 1 && is_cue_verb(&token[first - 1]) && token[first - 2].kind == TOKEN_MARK;
    ADD_IF((behind_mark && is_cue_verb(&token[end])) || (behind_cue && token[end].kind == TOKEN_PUNCTUATION), TAG);
}

void evidence_of_stretch(const Stretch *stretch, Facts *facts) {
    const Run *run = stretch->run;
    uint32_t   names = stretch->names;
    Index      match = piece_match(run, stretch->first, stretch->end);
    ADD(ALWAYS);
    facts_add(facts, names <= 1 ? EVIDENCE_WORDS_1 : names <= 4 ? EVIDENCE_WORDS_1 + names - 1 : EVIDENCE_WORDS_MORE);
    listed(stretch, match, facts);
    if (match == NONE) listed_inside(stretch, facts);
    if (stretch->end - stretch->first > 1) inside(stretch, facts);
    else single(stretch->finder, &run->words[stretch->first], facts);
    if (match == NONE && names == 1 && stretch->first == stretch->end - 1) the_one(stretch->finder, &run->words[stretch->first], facts);
    ADD_IF(stretch->first == stretch->end - 1 && is_bare_subject(stretch->finder, &run->words[stretch->first]), IS_BARE_SUBJECT);
    ADD_IF(stretch->first == stretch->end - 1 && is_unknown_subject(stretch->finder, &run->words[stretch->first]), IS_UNKNOWN_SUBJECT);
    place(run, facts);
    tag(stretch, facts);
    seen(stretch, match != NONE, facts);
}

void evidence_of_piece(const Finder *finder, const Run *run, uint32_t first, uint32_t end, Facts *facts) {
    Stretch stretch;
    stretch_start(&stretch, finder, run, first);
    while (stretch.end < end) stretch_grow(&stretch);
    evidence_of_stretch(&stretch, facts);
    Weighed piece = {.first = (uint8_t)first, .end = (uint8_t)end, .key = stretch.key, .before_and = stretch.before_and,
                     .behind_and = stretch.behind_and};
    evidence_remembered(finder, run, &piece, facts);
}
