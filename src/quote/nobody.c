#include "nobody.h"
#include "echo.h"
#include "quote_words.h"

static uint32_t words_in(const Doc *doc, const Unit *quote, bool *all_capitals) {
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = quote->first; i < quote->end; i++) {
        const Token *token = &doc->tokens.at[i];
        if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER) continue;
        words++;
        capitals += token->shape != SHAPE_LOWER || (token->classes & CLASS(TITLE_CASE)) != 0;
    }
    *all_capitals = words > 0 && capitals == words;
    return words;
}

/* Behind its opening mark or dash. */
static char how_it_begins(const Doc *doc, const Unit *quote) {
    for (uint32_t i = quote->first + 1; i < quote->end; i++) {
        const Token *token = &doc->tokens.at[i];
        if (token->kind == TOKEN_WORD) return token->shape == SHAPE_LOWER ? 'l' : 'C';
        if (token->kind != TOKEN_MARK) return '#';
    }
    return '?';
}

static char how_it_ends(const Doc *doc, const Unit *quote) {
    for (uint32_t i = quote->end; i-- > quote->first;) {
        const Token *token = &doc->tokens.at[i];
        if (token->kind == TOKEN_MARK && !(token->flags & POSSESSIVE_END)) continue;
        if (token->kind != TOKEN_PUNCTUATION) return 'w';
        return (unsigned char)doc->text[token->start] < 0x80 ? doc->text[token->start] : '~';
    }
    return '?';
}

/* What ties the quote to its cue: "said that Q", "called the plan Q". */
static void add_cue_to_quote(const SceneCue *cue, Facts *facts) {
    if (cue->unit != NONE) fact_add(facts, EVIDENCE_CUE_QUOTE, value_with(VALUE(cue->side, cue->strength), cue->tie));
}

static void add_mood(const Scene *scene, char length, char begins, Facts *facts) {
    const Mood *mood = &scene->mood;
    if (!mood->any) return;
    FACT(facts, EVIDENCE_MOOD, '0', mood->left, mood->right, mood->before);
    FACT(facts, EVIDENCE_MOOD, '0', mood->any, length, begins);
    FACT(facts, EVIDENCE_MOOD, '0', mood->any, scene->reported);
}

/* "eine „Nordpost-Affäre“", „Das ist gut“: nouns by themselves are terms rather than speech. */
static void add_words(const Scene *scene, Facts *facts) {
    if (!(scene->doc->habits & HABIT_NOUN_CAPITALS)) return;
    QuoteWords w = quote_words(scene->doc, &scene->units->row.at[scene->quote]);
    FACT(facts, EVIDENCE_WORDS, 'v', w.verb, w.person, w.begins);
    FACT(facts, EVIDENCE_WORDS, 'l', w.length, w.verb, w.begins);
    FACT(facts, EVIDENCE_WORDS, 'b', w.before, w.begins, w.verb);
    FACT(facts, EVIDENCE_WORDS, 'a', w.after, w.begins, w.verb);
    FACT(facts, EVIDENCE_WORDS, 'n', w.far, w.before, w.after);
    FACT(facts, EVIDENCE_WORDS, 'm', w.mark, w.length);
}

/* Is one of its words a finite verb of those that few are: "is", "has", "would"? Does it say "I", "we", "you" ('I'), "he" or "their" ('p')? */
typedef struct OwnWords {
    char verb, person;
} OwnWords;

static bool is_of_speaker(const Doc *doc, uint32_t token) {
    static const char *const words[] = {"i", "we", "you", "me", "us", "my", "our", "your"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(doc, token, words[i])) return true;
    return false;
}

static OwnWords own_words(const Doc *doc, const Unit *quote) {
    OwnWords own = {'-', '-'};
    for (uint32_t i = quote->first + 1; i < quote->end; i++) {
        uint64_t classes = doc->tokens.at[i].classes;
        if (classes & (CLASS(AUXILIARY) | CLASS(COPULA) | CLASS(MODAL))) own.verb = 'V';
        if (is_of_speaker(doc, i)) own.person = 'I';
        else if (own.person == '-' && classes & (CLASS(PRONOUN) | CLASS(POSSESSIVE))) own.person = 'p';
    }
    return own;
}

/* “We are ready” is said by somebody, “Northern Lights” need not be. Where nouns have capitals, add_words() has more to go by. */
static void add_own_words(const Scene *scene, char length, char shape, Facts *facts) {
    if (scene->doc->habits & HABIT_NOUN_CAPITALS) return;
    OwnWords own = own_words(scene->doc, &scene->units->row.at[scene->quote]);
    FACT(facts, EVIDENCE_WORDS, 'o', length, own.verb, shape);
    FACT(facts, EVIDENCE_WORDS, 'p', length, own.person, shape);
}

/* Headline: Port workers ‘will not wait’. Further down: “We will not wait for winter,” said Kask. */
static void add_echo(const Scene *scene, char length, char shape, Facts *facts) {
    char echo = (char)('0' + scene->units->echoes[scene->units->row.at[scene->quote].marked]);
    FACT(facts, EVIDENCE_ECHO, 'l', echo, length);
    FACT(facts, EVIDENCE_ECHO, 's', echo, shape);
}

/* These are for all candidates the same, so they speak for nobody or against. */
void nobody_facts(const Scene *scene, Facts *facts) {
    const Unit *quote = &scene->units->row.at[scene->quote];
    bool        title_case = false;
    uint32_t    words = words_in(scene->doc, quote, &title_case);
    char        length = words < 4 ? (char)('0' + words) : words < 7 ? '4' : words < 12 ? '7' : 'm';
    char        begins = how_it_begins(scene->doc, quote), ends = how_it_ends(scene->doc, quote);
    char        left = scene->cue_left.strength, right = scene->cue_right.strength;
    FACT(facts, EVIDENCE_BIAS, '0');
    FACT(facts, EVIDENCE_QUOTE_WORDS, length, title_case ? 'T' : begins);
    FACT(facts, EVIDENCE_QUOTE_SHAPE, begins, ends, title_case ? 'T' : 't');
    FACT(facts, EVIDENCE_QUOTE_LEFT, scene->before);
    FACT(facts, EVIDENCE_QUOTE_LEFT, scene_code(scene, scene->quote, -2), scene->before);
    FACT(facts, EVIDENCE_QUOTE_LEFT, 'w', length, scene->before);
    FACT(facts, EVIDENCE_QUOTE_RIGHT, scene->after);
    FACT(facts, EVIDENCE_QUOTE_RIGHT, scene->after, scene_code(scene, scene->quote, 2));
    FACT(facts, EVIDENCE_REPORTED, '0', scene->reported, begins, scene->before);
    add_mood(scene, length, title_case ? 'T' : begins, facts);
    add_words(scene, facts);
    add_own_words(scene, length, title_case ? 'T' : begins, facts);
    add_echo(scene, length, title_case ? 'T' : begins, facts);
    add_cue_to_quote(scene->cue_left.unit != NONE ? &scene->cue_left : &scene->cue_right, facts);
    if (scene->running != NONE) FACT(facts, EVIDENCE_RUNNING, '0', scene->same_paragraph ? 'p' : 'o', left, right, scene->before);
}
