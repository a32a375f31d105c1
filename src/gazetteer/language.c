/* Which language a text is in, by its small words: those of closed classes, and verbs that report, which the lexicon lists under a
 * language. A hundred of a text's words, from all parts of it, tell as surely as all of them, and cost next to nothing beside the pass that
 * follows. */
#include "feature.h"
#include "fold.h"
#include "match.h"
#include "utf8.h"
#include <stdio.h>

#define FEWEST 3u         /* of a language's words in a text that is taken to be in it; one less will do where hardly any is English */
#define SAMPLE 128u       /* words that are counted */
#define READ (3 * SAMPLE) /* tokens that are looked at for them: half are words in lower case */
#define AHEAD 6u          /* of these, memory is asked so many ahead for what is known of one */
#define SMALL_CLASSES                                                                                                  \
    (CLASS(PRONOUN) | CLASS(POSSESSIVE) | CLASS(REFLEXIVE) | CLASS(DETERMINER) | CLASS(RELATIVE) | CLASS(PREPOSITION) | \
     CLASS(CONJUNCTION) | CLASS(SUBORDINATOR) | CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL) | CLASS(NEGATION) | CLASS(CUE_VERB))

typedef struct Counts {
    uint16_t of[LANGUAGES + 1]; /* by language_number() */
    uint16_t most;
    uint32_t n_words, cyrillic;
} Counts;

/* "de", "DE", "de-AT", "de_AT"; what says it otherwise ("German") says nothing here. */
static bool take_given(Doc *doc) {
    const char *given = doc->language;
    if (!given || !given[0] || !given[1] || (given[2] && given[2] != '-' && given[2] != '_')) return false;
    const char lower[3] = {(char)(given[0] | 0x20), (char)(given[1] | 0x20), 0};
    if (!language_number(lower)) return false;
    memcpy(doc->lexicon, lower, sizeof lower);
    return true;
}

static bool is_small_word(const Gazetteer *gazetteer, const ImageSense *sense) {
    uint32_t word = sense_target(sense);
    return !sense->capitals && word < gazetteer->n_words && gazetteer->words[word].classes & SMALL_CLASSES;
}

static void find_languages(const Gazetteer *gazetteer, uint64_t fold, KnownLanguages *languages) {
    uint64_t hash = lookup_start(fold);
    Node     node = lookup_may_begin(gazetteer, hash) ? lookup_node(gazetteer, hash) : 0;
    Senses   senses = lookup_senses(gazetteer, node, 1);
    *languages = (KnownLanguages){.fold = fold};
    for (const ImageSense *sense = senses.at; sense < senses.end && !(sense->flags & SENSE_ENTITY); sense++) {
        unsigned language = sense->flags >> SENSE_LANGUAGE, i = 0;
        if (!language || language > LANGUAGES || !is_small_word(gazetteer, sense)) continue;
        while (i < languages->n && languages->of[i] != language) i++;
        if (i == languages->n && i < MOST_LANGUAGES) languages->of[languages->n++] = (uint16_t)language;
    }
}

/* Counts a word once for each language that it is a small word of. */
static void count_word(const Gazetteer *gazetteer, LanguageMemory *memory, uint64_t fold, Counts *counts) {
    KnownLanguages alone, *languages = memory ? &memory->at[fold % LANGUAGES_KEPT] : &alone;
    if (!memory || languages->fold != fold) find_languages(gazetteer, fold, languages);
    for (unsigned i = 0; i < languages->n; i++) {
        uint16_t count = ++counts->of[languages->of[i]];
        if (count > counts->most) counts->most = count;
    }
    counts->n_words++;
}

/* Words in lower case alone: German nouns, names and headlines say nothing. */
static void count_words(const Doc *doc, const Gazetteer *gazetteer, LanguageMemory *memory, Counts *counts) {
    uint32_t step = doc->tokens.n / READ + 1;
    uint32_t wanted = SAMPLE;
    for (uint32_t i = 0; i < doc->tokens.n && wanted; i += step) {
        const Token *token = &doc->tokens.at[i];
        if (memory && doc->tokens.n - i > AHEAD * step) __builtin_prefetch(&memory->at[token[AHEAD * step].fold % LANGUAGES_KEPT]);
        if (token->kind != TOKEN_WORD || token->shape != SHAPE_LOWER) continue;
        count_word(gazetteer, memory, token->fold, counts);
        counts->cyrillic += utf8_is_cyrillic(doc->text + token->start);
        wanted--;
    }
}

/* The language with most of the small words. Another one than English needs some, one in five of the words, and a quarter more than are
 * English: so a text in a language that has no list is not taken for its neighbour. */
static unsigned most_counted(const Counts *counts, unsigned english) {
    unsigned best = english;
    for (unsigned i = 1; counts->of[best] < counts->most; i++)
        if (counts->of[i] == counts->most) best = i;
    if (counts->cyrillic * 2u > counts->n_words && counts->of[best]) return best; /* not English, however few they are */
    uint32_t least = counts->of[best] >= 2 * counts->of[english] ? FEWEST - 1 : FEWEST; /* "„Es brennt“, sagte Lee am Montag": "am" is English too */
    bool sure = counts->of[best] >= least && counts->of[best] * 5u >= counts->n_words && counts->of[best] * 4u > counts->of[english] * 5u;
    return sure ? best : english;
}

static bool note_found(Doc *doc, unsigned language, bool is_certain, quoth_error *err) {
    doc->lexicon[0] = (char)('a' + (language - 1) / 26);
    doc->lexicon[1] = (char)('a' + (language - 1) % 26);
    doc->lexicon[2] = '\0';
    if (doc->language || !is_certain) return true;
    doc->language = arena_copy(&doc->arena, doc->lexicon, 2);
    doc->language_found = true;
    return doc->language || fail_memory(err);
}

/* The habits of a language are weights that are 1: "de/nouns have capitals". */
static void take_habits(Doc *doc, const Gazetteer *gazetteer) {
    static const char *const names[] = {"nouns have capitals", "ordinals have full stops", "dashes open speech",
                                        "nouns join",          "words are elided",         "nouns need no article",
                                        "reports have a mood", "clauses have commas",      "articles have cases"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        char name[64];
        int  length = snprintf(name, sizeof name, "%s/%s", doc->lexicon, names[i]);
        if (gazetteer_weight(gazetteer, feature_key_of(name, (size_t)length)) != 0) doc->habits |= (uint16_t)(1u << i);
    }
}

bool language_word(const Doc *doc, const Gazetteer *gazetteer, const char *text, size_t length, Index *word, uint64_t *classes) {
    unsigned language = language_number(doc->lexicon);
    uint64_t hash = lookup_start(fold_hash(text, length));
    Node     node = lookup_may_begin(gazetteer, hash) ? lookup_node(gazetteer, hash) : 0;
    Senses   senses = lookup_senses(gazetteer, node, 1);
    *word = NONE;
    *classes = 0;
    for (const ImageSense *sense = senses.at; sense < senses.end && !(sense->flags & SENSE_ENTITY); sense++) {
        Index target = sense_target(sense);
        if (sense->flags >> SENSE_LANGUAGE != language || target >= gazetteer->n_words) continue;
        *classes |= gazetteer->words[target].classes;
        if (*word == NONE) *word = target;
    }
    return *word != NONE;
}

#define LONGEST_ENDING 20u /* bytes */

/* An ending is listed in lower case; of the token's capital, where it is the whole word, only that of ASCII is made so. */
static float weight_of_ending(const Doc *doc, const Gazetteer *gazetteer, const char *sort, const char *ending, unsigned length) {
    char name[64];
    int  n = snprintf(name, sizeof name, "%s/%s %c%.*s", doc->lexicon, sort, *ending >= 'A' && *ending <= 'Z' ? *ending | 0x20 : *ending,
                      (int)length - 1, ending + 1);
    return n > 0 && (size_t)n < sizeof name ? gazetteer_weight(gazetteer, feature_key_of(name, (size_t)n)) : 0;
}

float language_ending(const Doc *doc, const Gazetteer *gazetteer, uint32_t token, const char *sort, uint32_t before) {
    const Token *t = &doc->tokens.at[token];
    for (uint32_t at = t->end - t->start > LONGEST_ENDING + before ? t->end - LONGEST_ENDING : t->start + before; at < t->end; at++) {
        if (((unsigned char)doc->text[at] & 0xC0) == 0x80) continue;
        float weight = weight_of_ending(doc, gazetteer, sort, doc->text + at, t->end - at);
        if (weight != 0) return weight;
    }
    return 0;
}

static bool find_language(Doc *doc, const Gazetteer *gazetteer, LanguageMemory *memory, quoth_error *err) {
    Counts   counts = {0};
    unsigned english = language_number("en");
    count_words(doc, gazetteer, memory, &counts);
    unsigned language = most_counted(&counts, english);
    return note_found(doc, language, counts.of[language] * 5u >= counts.n_words && counts.n_words, err);
}

bool language_settle(Doc *doc, const Gazetteer *gazetteer, LanguageMemory *memory, quoth_error *err) {
    if (!take_given(doc) && !find_language(doc, gazetteer, memory, err)) return false;
    if (strcmp(doc->lexicon, "en") != 0) take_habits(doc, gazetteer);
    return true;
}
