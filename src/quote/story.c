/* Stories tell of him and her, and what was; news has numbers, what is and will be, bodies, and people whom the world knows. */
#include "story.h"
#include "word_at.h"

#define LEAST_WORDS 100u /* outside marks */

typedef struct Telling {
    uint32_t words;
    uint32_t people; /* I, he, she */
    uint32_t news;   /* numbers, and what is or will be */
    uint32_t known;  /* bodies, and names that the gazetteer has */
} Telling;

static void take_word(const Doc *doc, uint32_t token, Telling *telling) {
    static const uint64_t persons = CLASS(PRONOUN) | CLASS(POSSESSIVE) | CLASS(REFLEXIVE), verbs = CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL);
    uint64_t classes = doc->tokens.at[token].classes;
    telling->words++;
    if (classes & persons)
        telling->people += WORD_AMONG(doc, token, "i", "me", "my", "he", "she", "him", "her", "his", "hers", "himself", "herself");
    if (classes & verbs) telling->news += WORD_AMONG(doc, token, "is", "are", "has", "have", "will", "does", "can");
}

/* The words outside marks; a stretch inside another one is inside. */
static void take_words(const Doc *doc, Telling *telling) {
    Index next = 0;
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        while (next < doc->marked.n && doc->marked.at[next].open < i) next++;
        if (next < doc->marked.n && doc->marked.at[next].open == i) {
            i = doc->marked.at[next].close;
            continue;
        }
        if (doc->tokens.at[i].kind == TOKEN_WORD) take_word(doc, i, telling);
        telling->news += doc->tokens.at[i].kind == TOKEN_NUMBER;
    }
}

static void take_names(const Doc *doc, Telling *telling) {
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *mention = &doc->mentions.at[i];
        if (mention->form != FORM_NAME) continue;
        telling->known += mention->type == TYPE_ORGANIZATION || mention->type == TYPE_OUTLET;
        telling->known += mention->entity != NONE && doc->entities.at[mention->entity].known;
    }
}

/* By that, 47 of the 52 beginnings of novels in the development half of LitBank are stories, and none of the 512 articles of PolNeAR's. */
bool story_is(const Doc *doc) {
    Telling telling = {0};
    if (strcmp(doc->lexicon, "en") != 0) return false; /* of others nothing is known */
    take_words(doc, &telling);
    if (telling.words < LEAST_WORDS || !telling.people) return false;
    take_names(doc, &telling);
    return 20 * telling.people + telling.words > 60 * telling.news + 80 * telling.known;
}
