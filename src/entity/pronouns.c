/* Pronouns that can be somebody who speaks. */
#include "noun_phrase.h"

typedef struct PronounWord {
    const char *word;
    uint8_t     type, gender;
    bool        plural;
} PronounWord;

/* Not possessives but those of words: in "his lawyer said" it is the lawyer who speaks, in "his claim that" it is he. */
static const PronounWord pronoun_words[] = {
    {"he", TYPE_PERSON, GENDER_MALE, false},
    {"she", TYPE_PERSON, GENDER_FEMALE, false},
    {"him", TYPE_PERSON, GENDER_MALE, false},
    {"her", TYPE_PERSON, GENDER_FEMALE, false},
    {"i", TYPE_PERSON, GENDER_UNKNOWN, false},
    {"we", TYPE_GROUP, GENDER_UNKNOWN, true},
    {"they", TYPE_GROUP, GENDER_UNKNOWN, true},
    {"them", TYPE_GROUP, GENDER_UNKNOWN, true},
    {"it", TYPE_ORGANIZATION, GENDER_UNKNOWN, false},
    {"who", TYPE_PERSON, GENDER_UNKNOWN, false},
    {"you", TYPE_PERSON, GENDER_UNKNOWN, false},
    {"which", TYPE_ORGANIZATION, GENDER_UNKNOWN, false},
    {"that", TYPE_ORGANIZATION, GENDER_UNKNOWN, false},
};

/* "the study, which notes", "a speech that included", "if you want": these only where they are the subject of a cue. */
static bool needs_cue(const char *word) { return TEXT_AMONG(word, "you", "which", "that"); }

static bool is_subject_of_cue(const Doc *doc, uint32_t token) {
    const uint64_t between = CLASS(ADVERB) | CLASS(AUXILIARY) | CLASS(MODAL) | CLASS(NEGATION);
    for (uint32_t at = token + 1; at < token + 4 && at < doc->tokens.n && goes_on(doc, at); at++) {
        if (doc->tokens.at[at].classes & CLASS(CUE_VERB)) return true;
        if (!(doc->tokens.at[at].classes & between)) return false;
    }
    return false;
}

static const PronounWord *pronoun_like(const Doc *doc, uint32_t token) {
    for (unsigned i = 0; i < sizeof pronoun_words / sizeof *pronoun_words; i++)
        if (token_is(doc, token, pronoun_words[i].word))
            return needs_cue(pronoun_words[i].word) && !is_subject_of_cue(doc, token) ? NULL : &pronoun_words[i];
    return NULL;
}

/* The pronoun that the token is; for "he's" and "they've", which are one token, the one that it begins with. */
static const PronounWord *pronoun_of(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (!(t->classes & (CLASS(PRONOUN) | CLASS(RELATIVE) | CLASS(SUBORDINATOR))) || t->flags & MARKUP || t->kind != TOKEN_WORD) return NULL;
    uint32_t length = t->end - t->start;
    char     initial = (char)(doc->text[t->start] | 0x20);
    if (t->shape == SHAPE_UPPER && length > 1) return NULL; /* IT, WHO, US */
    if (t->like) return pronoun_like(doc, token);
    for (uint32_t i = 0; i < length; i++)
        if (doc->text[t->start + i] == '\'' || (unsigned char)doc->text[t->start + i] >= 0x80) length = i;
    for (unsigned i = 0; i < sizeof pronoun_words / sizeof *pronoun_words; i++) {
        const char *word = pronoun_words[i].word;
        uint32_t    at = 1;
        if (*word != initial) continue;
        while (at < length && word[at] && ((unsigned char)doc->text[t->start + at] | 0x20) == (unsigned char)word[at]) at++;
        if (at == length && !word[at]) return needs_cue(word) && !is_subject_of_cue(doc, token) ? NULL : &pronoun_words[i];
    }
    return NULL;
}

/* "told her that", "asked her." but "her lawyer": a noun follows a possessive. */
static bool is_possessive(const Doc *doc, uint32_t token) {
    const uint64_t no_noun = CLASS(PREPOSITION) | CLASS(SUBORDINATOR) | CLASS(CONJUNCTION) | CLASS(DETERMINER) | CLASS(ADVERB) |
                             CLASS(AUXILIARY) | CLASS(RELATIVE) | CLASS(TIME) | CLASS(WEEKDAY);
    if (!token_is(doc, token, "her") || token + 1 >= doc->tokens.n) return false;
    const Token *next = &doc->tokens.at[token + 1];
    return next->kind == TOKEN_WORD && !(next->classes & no_noun);
}

/* "Contrary to his claim that", "her first message to voters was": whose words the noun stands for. */
static bool owns_words(const Doc *doc, uint32_t token) {
    for (uint32_t at = token + 1; at < token + 3 && at < doc->tokens.n; at++) {
        const Token *t = &doc->tokens.at[at];
        if (t->classes & CLASS(CUE_NOUN)) return true;
        if (t->kind != TOKEN_WORD || t->shape != SHAPE_LOWER || t->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE)) return false;
    }
    return false;
}

static const PronounWord owner_words[] = {
    {"his", TYPE_PERSON, GENDER_MALE, false},
    {"her", TYPE_PERSON, GENDER_FEMALE, false},
    {"their", TYPE_GROUP, GENDER_UNKNOWN, true},
};

static const PronounWord *owner_of(const Doc *doc, uint32_t token) {
    if (!(doc->tokens.at[token].classes & CLASS(POSSESSIVE)) || !owns_words(doc, token)) return NULL;
    for (unsigned i = 0; i < sizeof owner_words / sizeof *owner_words; i++)
        if (token_is(doc, token, owner_words[i].word)) return &owner_words[i];
    return NULL;
}

bool pronoun_take(Doc *doc, uint32_t token, quoth_error *err) {
    const PronounWord *word = owner_of(doc, token);
    if (!word && !is_possessive(doc, token)) word = pronoun_of(doc, token);
    if (!word) return true;
    Mention *mention = mention_add(doc, FORM_PRONOUN, token, token + 1, err);
    if (!mention) return false;
    if (!doc->tokens.at[token].like) mention->span.end = mention->span.start + (uint32_t)strlen(word->word); /* "they" of "they've" */
    mention->type = word->type;
    mention->gender = word->gender;
    mention->plural = word->plural;
    mention->score = 1;
    return true;
}
