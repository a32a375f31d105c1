#include "source.h"
#include "entity.h"

#define MOST_BRACKET 8     /* tokens in brackets behind a name */
#define MOST_APPOSITION 40 /* tokens between the commas of an apposition */

static bool goes_on(const Doc *doc, uint32_t token) {
    return token < doc->tokens.n && !(doc->tokens.at[token].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE)) &&
           doc->tokens.at[token].kind != TOKEN_MARK;
}

/* "state Sen. Lee Bright", "Mr. Sanders": titles and honorifics go with the name. */
static uint32_t start_of_name(const Doc *doc, uint32_t token) {
    static const uint64_t titles = CLASS(HONORIFIC) | CLASS(TITLE) | CLASS(TITLE_BEFORE) | CLASS(FORMER) | CLASS(ACTING);
    while (token > 0 && goes_on(doc, token) && (token_classes(doc, token - 1) & titles) &&
           !(token_classes(doc, token - 1) & CLASS(PRONOUN)))
        token--;
    return token;
}

/* Words that may stand between an article and its noun: "a top adviser", "the pro-war camp". */
static bool modifies(const Doc *doc, uint32_t token) {
    static const uint64_t others = CLASS(PREPOSITION) | CLASS(VERB) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) | CLASS(CONJUNCTION) |
                                   CLASS(SUBORDINATOR) | CLASS(PRONOUN) | CLASS(RELATIVE) | CLASS(NEGATION) | CLASS(CUE_VERB);
    const Token *t = &doc->tokens.at[token];
    return t->kind == TOKEN_NUMBER || (t->kind == TOKEN_WORD && !(token_classes(doc, token) & others)) || token_is_sign(doc, token, "-");
}

/* "the port's press secretary, Ann Lee, said": the name says who the noun phrase before the comma is. Its first token, or `first`. */
static uint32_t start_of_apposed(const Doc *doc, uint32_t first, uint32_t end) {
    static const uint64_t starts = CLASS(DETERMINER) | CLASS(POSSESSIVE), nouns_for_people = CLASS(TITLE) | CLASS(PERSON_NOUN) | CLASS(KIN);
    bool                  closed = token_is_sign(doc, end, ",") || (goes_on(doc, end) && token_classes(doc, end) & CLASS(CUE_VERB));
    if (first < 3 || !closed || !token_is_sign(doc, first - 1, ",") || !goes_on(doc, first)) return first;
    if (!(token_classes(doc, first - 2) & nouns_for_people) || doc->tokens.at[first - 2].shape >= SHAPE_CAPITAL) return first;
    for (uint32_t i = first - 1; i > 0 && first - i < 10 && goes_on(doc, i); i--) {
        const Token *before = &doc->tokens.at[i - 1];
        if (before->classes & starts || token_is(doc, i - 1, "one")) return i - 1; /* "One former lawyer, Ann Lee, said" */
        if (!(before->flags & POSSESSIVE_END) && !modifies(doc, i - 1) && i != first - 1) break;
    }
    return first;
}

#define MOST_TAG 12u /* tokens between the cue and the name */

/* “We grow,” said a spokeswoman for the Rodd hotels, Ann Lee. Behind a cue the noun phrase goes up to the comma, whatever is in it. Its first
 * token, or `first`. */
static uint32_t start_of_tag(const Doc *doc, uint32_t first, uint32_t end) {
    static const uint64_t people = CLASS(TITLE) | CLASS(PERSON_NOUN) | CLASS(KIN);
    bool                  closed = token_is_sign(doc, end, ",.") || !goes_on(doc, end), human = false;
    if (first < 3 || !closed || !token_is_sign(doc, first - 1, ",") || !goes_on(doc, first)) return first;
    for (uint32_t i = first - 1; i > 1 && first - i < MOST_TAG && goes_on(doc, i); i--) {
        const Token *t = &doc->tokens.at[i - 1];
        if (t->kind == TOKEN_PUNCTUATION || t->like || (t->kind == TOKEN_MARK && !(t->flags & POSSESSIVE_END))) break;
        human = human || (t->shape == SHAPE_LOWER && token_classes(doc, i - 1) & people);
        bool tag = goes_on(doc, i - 1) && t[-1].classes & CLASS(CUE_VERB) && t[-1].shape == SHAPE_LOWER;
        if (tag && t->classes & CLASS(DETERMINER)) return human ? i - 1 : first;
    }
    return first;
}

/* "another Ryan spokesperson", "A top Donald Trump adviser", "a Nevada Democrat": from the article, number or possessor on. Not: "which an
 * official called late". */
static uint32_t start_of_noun(const Doc *doc, uint32_t token) {
    static const uint64_t firsts = CLASS(DETERMINER) | CLASS(NUMBER) | CLASS(POSSESSIVE);
    bool determined = token_classes(doc, token) & CLASS(DETERMINER);
    if (determined && token > 0 && token_classes(doc, token - 1) & (CLASS(RELATIVE) | CLASS(SUBORDINATOR))) return token;
    for (uint32_t i = token; i > 0 && token - i < 5 && goes_on(doc, i); i--) {
        if (token_classes(doc, i - 1) & firsts) return i - 1;
        if (!modifies(doc, i - 1) || doc->tokens.at[i - 1].flags & NOUN) break; /* "der Veranstalter rund | 40 Menschen" */
    }
    return token;
}

#define MOST_BEFORE_BODY 4u /* tokens */

/* "Swiss bank Norvik", "its parent company Norvik": the noun for the body, with what says more of it. Where nouns have no capitals. */
static uint32_t start_of_body(const Doc *doc, uint32_t first) {
    static const uint64_t starts = CLASS(DETERMINER) | CLASS(POSSESSIVE);
    if (!first || doc->tokens.at[first - 1].like || !goes_on(doc, first)) return first;
    if (!(token_classes(doc, first - 1) & CLASS(GROUP_NOUN)) || doc->tokens.at[first - 1].shape != SHAPE_LOWER) return first;
    uint32_t at = first - 1;
    while (at > 0 && first - at < MOST_BEFORE_BODY && goes_on(doc, at)) {
        const Token *before = &doc->tokens.at[at - 1];
        bool         is_first = before->classes & starts || before->shape >= SHAPE_CAPITAL;
        if (before->kind != TOKEN_WORD || before->flags & POSSESSIVE_END || (!is_first && !modifies(doc, at - 1))) break;
        at--;
        if (is_first) break;
    }
    return at;
}

uint32_t source_start(const Doc *doc, const Mention *mention) {
    if (mention->form == FORM_PRONOUN) return mention->first;
    if (mention->form == FORM_NOMINAL || mention->type == TYPE_GROUP) return start_of_noun(doc, mention->first);
    if (mention->type == TYPE_ORGANIZATION || mention->type == TYPE_OUTLET) return start_of_body(doc, mention->first);
    if (mention->type != TYPE_PERSON) return mention->first;
    uint32_t first = start_of_name(doc, mention->first), apposed = start_of_apposed(doc, first, mention->end);
    return apposed < first ? apposed : start_of_tag(doc, first, mention->end);
}

/* "Rep. Elijah Cummings (D-Md.)", "Lee herself": the token behind the bracket or pronoun, or `at` where there is none. */
static uint32_t behind_bracket(const Doc *doc, uint32_t at) {
    if (goes_on(doc, at) && doc->tokens.at[at].classes & CLASS(REFLEXIVE)) return at + 1;
    if (!token_is_sign(doc, at, "(") || !goes_on(doc, at)) return at;
    for (uint32_t i = at + 1; i < at + MOST_BRACKET && goes_on(doc, i); i++)
        if (token_is_sign(doc, i, ")")) return i + 1;
    return at;
}

/* What an apposition begins with: an article, a title, "former", an age, "who", "Finland's ambassador". */
static bool begins_apposition(const Doc *doc, const Index *mention_at, uint32_t at) {
    static const uint64_t starts = CLASS(DETERMINER) | CLASS(FORMER) | CLASS(TITLE) | CLASS(RELATIVE) | CLASS(ACTING);
    if (!goes_on(doc, at)) return false;
    if (doc->tokens.at[at].kind == TOKEN_NUMBER) return token_is_sign(doc, at + 1, ",");
    const Mention *mention = mention_at[at] == NONE ? NULL : &doc->mentions.at[mention_at[at]];
    if (mention && (mention->form == FORM_NOMINAL || (mention->form == FORM_NAME && mention->type != TYPE_PERSON))) return true;
    return (token_classes(doc, at) & starts) != 0;
}

/* Forms of verbs that are nouns as well are taken for those here: "aide to the campaign", "author of the report". */
static const uint64_t nouns = CLASS(TITLE) | CLASS(DETERMINER) | CLASS(GROUP_NOUN) | CLASS(DOCUMENT_NOUN) | CLASS(CUE_NOUN);

static bool has_verb(const Doc *doc, uint32_t at, bool relative) {
    static const uint64_t finite = CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) | CLASS(CUE_VERB) | CLASS(SUBJECT);
    if ((doc->tokens.at[at].flags & POSSESSIVE_END) || doc->tokens.at[at].shape != SHAPE_LOWER) return false;
    if (!relative && token_is(doc, at, "will") && !(token_classes(doc, at - 1) & CLASS(DETERMINER))) return true; /* a noun too */
    return !relative && (token_classes(doc, at) & finite) && !(token_classes(doc, at) & nouns);
}

/* A full stop, and not that of an initial or an abbreviation: "under President George W. Bush". */
static bool ends_sentence(const Doc *doc, uint32_t at) {
    return token_is_sign(doc, at, ".") && !(at + 1 < doc->tokens.n && goes_on(doc, at + 1));
}

/* "said Ann Lee": what follows the name then says more of her, to the end of the sentence. */
static bool is_behind_cue(const Doc *doc, uint32_t first) {
    return first > 0 && goes_on(doc, first) && token_classes(doc, first - 1) & CLASS(CUE_VERB);
}

/* "research and policy director of the port": a noun for somebody before anything else begins. */
static bool leads_to_role(const Doc *doc, uint32_t at) {
    static const uint64_t others = CLASS(PREPOSITION) | CLASS(VERB) | CLASS(CUE_VERB) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(PRONOUN);
    for (uint32_t i = at; i < at + 6 && i < doc->tokens.n && goes_on(doc, i) && doc->tokens.at[i].kind == TOKEN_WORD; i++) {
        if (token_classes(doc, i) & (CLASS(TITLE) | CLASS(PERSON_NOUN))) return true;
        if (token_classes(doc, i) & others) return false;
    }
    return false;
}

#define MOST_BEFORE_VERB 4 /* tokens between "who" and its verb: "who has also often" */

/* "Lee, who said that it rained,": the relative clause reports something itself. */
static bool relative_reports(const Doc *doc, uint32_t at) {
    static const uint64_t small = CLASS(ADVERB) | CLASS(AUXILIARY) | CLASS(TIME) | CLASS(NEGATION);
    if (!(token_classes(doc, at) & CLASS(RELATIVE))) return false;
    for (uint32_t i = at + 1; i <= at + MOST_BEFORE_VERB && goes_on(doc, i); i++) {
        uint64_t classes = token_classes(doc, i);
        if (classes & CLASS(CUE_VERB)) return doc->tokens.at[i].shape == SHAPE_LOWER;
        if (!(classes & small)) return false;
    }
    return false;
}

/* "Kessler, der Rat und die Polizei sagten": several speak. */
static bool is_list(const Doc *doc, uint32_t from, uint32_t end) {
    for (uint32_t i = from; i + 1 < end; i++)
        if (token_classes(doc, i) & CLASS(CONJUNCTION) && token_classes(doc, i + 1) & CLASS(DETERMINER)) return true;
    return !leads_to_role(doc, from);
}

/* "Anna Lee, Sprecherin der Stadt sagte": where the verb comes second in each sentence, what stands before it is one phrase, closed by a comma or
 * not. */
static bool ends_before_verb(const Doc *doc, uint32_t first, uint32_t comma, uint32_t at) {
    static const uint64_t verbs = CLASS(CUE_VERB) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL);
    bool opens = first == 0 || doc->tokens.at[first].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE);
    return opens && doc->habits & HABIT_CLAUSE_COMMAS && token_classes(doc, at) & verbs && !is_list(doc, comma + 1, at);
}

/* "Selon Lee, la décision « était attendue »": what goes on between marks is no apposition. English and German have weights of their own for
 * where a source ends. */
static bool opens_quote(const Doc *doc, uint32_t at) {
    return doc->likes.n && !(doc->habits & HABIT_CLAUSE_COMMAS) && at < doc->tokens.n && doc->tokens.at[at].kind == TOKEN_MARK;
}

/* ", the prime minister," behind a mention that ends before the comma at `comma`: its end, and where the text goes on. */
static bool take_apposition(const Doc *doc, const Index *mention_at, uint32_t comma, uint32_t first, SourcePhrase *phrase) {
    bool behind_cue = is_behind_cue(doc, first);
    if (!token_is_sign(doc, comma, ",")) return false;
    if (!begins_apposition(doc, mention_at, comma + 1) && !(behind_cue && leads_to_role(doc, comma + 1))) return false;
    if (relative_reports(doc, comma + 1)) return false;
    bool relative = (token_classes(doc, comma + 1) & CLASS(RELATIVE)) != 0;
    for (uint32_t i = comma + 1; i < comma + MOST_APPOSITION && i < doc->tokens.n; i++) {
        bool closed = token_is_sign(doc, i, ",") && i > comma + 2, over = i > comma + 2 && (!goes_on(doc, i) || ends_sentence(doc, i));
        bool age = i == comma + 2 && token_is_sign(doc, i, ",");
        bool ends = over && (!relative || (behind_cue && doc->tokens.at[i].kind != TOKEN_MARK)) && !opens_quote(doc, i);
        if (!relative && i > comma + 1 && goes_on(doc, i) && has_verb(doc, i, false)) ends = ends_before_verb(doc, first, comma, i);
        if (closed || age || ends) {
            phrase->end = i;
            phrase->tail = closed || age ? i + 1 : i;
            return true;
        }
        relative = relative || (token_classes(doc, i) & CLASS(RELATIVE)); /* "a professor who has studied it" */
        bool next_cue = behind_cue && relative && has_verb(doc, i, false) && token_classes(doc, i) & CLASS(CUE_VERB);
        if (!goes_on(doc, i) || has_verb(doc, i, relative) || next_cue) return false;
    }
    return false;
}

/* "Ryan's spokeswoman, AshLee Strong, said": the noun phrase is the source, the name says who it is. */
static bool take_name_apposition(const Doc *doc, const Index *mention_at, uint32_t comma, SourcePhrase *phrase) {
    if (!token_is_sign(doc, comma, ",") || !goes_on(doc, comma + 1)) return false;
    Index name = mention_at[comma + 1];
    if (name == NONE || doc->mentions.at[name].form != FORM_NAME || doc->mentions.at[name].type != TYPE_PERSON) return false;
    uint32_t end = behind_bracket(doc, doc->mentions.at[name].end);
    bool     closed = token_is_sign(doc, end, ",");
    if (!closed && goes_on(doc, end) && !token_is_sign(doc, end, ".")) return false;
    phrase->mention = name;
    phrase->end = end;
    phrase->tail = closed ? end + 1 : end;
    return true;
}

#define MOST_MODIFIERS 3 /* tokens: "the anti-Trump National Review" */

static bool is_body(const Doc *doc, Index mention) {
    return mention != NONE && doc->mentions.at[mention].form == FORM_NAME && doc->mentions.at[mention].type != TYPE_PERSON;
}

/* "Amy Roe of the Massachusetts Institute": the body that a person is of. */
static void take_body(const Doc *doc, const Index *mention_at, SourcePhrase *phrase) {
    static const char *const words[] = {"of", "from", "at", "with"};
    uint32_t at = phrase->tail;
    bool     fits = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) fits = fits || token_is(doc, at, words[i]);
    if (!fits || !goes_on(doc, at) || !goes_on(doc, at + 1)) return;
    at += token_is(doc, at + 1, "the") ? 2 : 1;
    for (uint32_t end = at + MOST_MODIFIERS; at < end && goes_on(doc, at) && !is_body(doc, mention_at[at]) && modifies(doc, at);) at++;
    if (goes_on(doc, at) && is_body(doc, mention_at[at])) phrase->end = phrase->tail = doc->mentions.at[mention_at[at]].end;
}

SourcePhrase source_phrase(const Doc *doc, const Index *mention_at, Index mention) {
    const Mention *m = &doc->mentions.at[mention];
    SourcePhrase   phrase = {.first = m->first, .end = m->end, .tail = m->end, .mention = mention};
    if (m->form == FORM_PRONOUN || m->type == TYPE_PLACE || (m->type == TYPE_GROUP && m->form == FORM_NAME)) return phrase;
    phrase.end = phrase.tail = behind_bracket(doc, m->end);
    bool one_human = m->form == FORM_NOMINAL && m->type == TYPE_PERSON && !m->plural;
    if (one_human && take_name_apposition(doc, mention_at, phrase_addition_end(doc, phrase.tail), &phrase)) return phrase;
    if (m->form != FORM_NAME || m->type != TYPE_PERSON) return phrase;
    take_body(doc, mention_at, &phrase);
    take_apposition(doc, mention_at, phrase.tail, source_start(doc, m), &phrase);
    return phrase;
}

bool source_is_named(const Mention *noun, const Mention *name) {
    if (name->form != FORM_NAME || noun->form != FORM_NOMINAL) return false;
    bool is_body = noun->type == TYPE_ORGANIZATION || noun->type == TYPE_OUTLET;
    return name->type == TYPE_PERSON ? !is_body && !noun->plural : noun->type != TYPE_PERSON;
}

bool source_is_called(const Doc *doc, const Gazetteer *gazetteer, const Mention *noun, const Mention *name) {
    if (name->type == TYPE_PLACE) return false;
    if (name->type != TYPE_ORGANIZATION || noun->type != TYPE_ORGANIZATION) return true;
    return language_ending(doc, gazetteer, noun->end - 1, "body", 0) > 0; /* "der Verein Nordlicht" */
}
