/* Stories tell of him and her, and what was; news has numbers, what is and will be, bodies, and people whom the world knows. */
#include "story.h"
#include "word_at.h"

#define LEAST_WORDS 60u /* outside marks */

typedef struct Telling {
    uint32_t words;
    uint32_t people; /* I, he, she */
    uint32_t news;   /* numbers, and what is or will be */
    uint32_t known;  /* bodies, and names that the gazetteer has */
} Telling;

#define PERSONS (CLASS(PRONOUN) | CLASS(POSSESSIVE) | CLASS(REFLEXIVE))
#define VERBS (CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL))

static void take_small_word(const Doc *doc, uint32_t token, Telling *telling) {
    uint64_t classes = doc->tokens.at[token].classes;
    if (classes & PERSONS)
        telling->people += WORD_AMONG(doc, token, "i", "me", "my", "he", "she", "him", "her", "his", "hers", "himself", "herself");
    if (classes & VERBS) telling->news += WORD_AMONG(doc, token, "is", "are", "has", "have", "will", "does", "can");
}

static void take_words(const Doc *doc, uint32_t from, uint32_t to, Telling *telling) {
    for (const Token *t = doc->tokens.at + from, *end = doc->tokens.at + to; t < end; t++) {
        telling->words += t->kind == TOKEN_WORD;
        telling->news += t->kind == TOKEN_NUMBER;
        if (t->classes & (PERSONS | VERBS) && t->kind == TOKEN_WORD) take_small_word(doc, (uint32_t)(t - doc->tokens.at), telling);
    }
}

/* A stretch inside another one is inside. */
static void take_all_outside_marks(const Doc *doc, Telling *telling) {
    uint32_t from = 0;
    for (Index i = 0; i < doc->marked.n; i++) {
        const Marked *marked = &doc->marked.at[i];
        if (marked->open < from) continue;
        take_words(doc, from, marked->open, telling);
        from = marked->close + 1;
    }
    if (from < doc->tokens.n) take_words(doc, from, doc->tokens.n, telling);
}

static void take_names(const Doc *doc, Telling *telling) {
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *mention = &doc->mentions.at[i];
        if (mention->form != FORM_NAME) continue;
        telling->known += mention->type == TYPE_ORGANIZATION || mention->type == TYPE_OUTLET;
        telling->known += mention->entity != NONE && doc->entities.at[mention->entity].known;
    }
}

/* The weights are rules of thumb, set so that no article of the development half of PolNeAR is a story, and few of other news. */
bool story_is(const Doc *doc) {
    Telling telling = {0};
    if (!doc->marked.n || doc->turns.n || strcmp(doc->lexicon, "en") != 0) return false; /* of others nothing is known */
    take_all_outside_marks(doc, &telling);
    if (telling.words < LEAST_WORDS || !telling.people) return false;
    take_names(doc, &telling);
    return 20 * telling.people + telling.words > 60 * telling.news + 80 * telling.known;
}
