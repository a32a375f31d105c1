/* The words of names and their neighbours, as numbered evidence; of words in Cyrillic, stems and endings. */
#include "name_words.h"
#include "fold.h"
#include "hash.h"
#include "utf8.h"
#include <string.h>

/* ---- Letters ----------------------------------------------------------------------------------------------------- */

#define FOLDED_MOST 64u

typedef struct Folded {
    size_t n;
    char   text[FOLDED_MOST];
} Folded;

static void fold_token(const Doc *doc, uint32_t token, Folded *out) {
    const Token *t = &doc->tokens.at[token];
    size_t       n = fold_word(doc->text + t->start, t->end - t->start, out->text, sizeof out->text);
    out->n = n < sizeof out->text ? n : sizeof out->text;
}

/* Case endings as they fold (й is и, ї is і), longest first. */
static const char *const endings[] = {
    "иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "иеи", "иях", "иям", "ові", "еві", "ією", "ов",
    "ев",   "еи",  "ои",  "ом",  "ем",  "ам",  "ям",  "ах",  "ях",  "ую",  "юю",  "ая",  "яя",  "ое",  "ее",  "ые",
    "ие",   "ии",  "ия",  "ию",  "ым",  "им",  "ых",  "их",  "оі",  "іи",  "ою",  "ею",  "єю",  "ії",  "ія",  "ію",
    "ів",   "им",  "і",   "а",   "я",   "о",   "е",   "у",   "ю",   "ы",   "и",   "ь",   "є",
};

/* "Ушаков" ends as a genitive plural does; as its own cases lose less, what is left of them loses it, too. */
static size_t without_plural(const char *text, size_t n) {
    bool ends = n >= 10 && (memcmp(text + n - 4, "ов", 4) == 0 || memcmp(text + n - 4, "ев", 4) == 0);
    return ends ? n - 4 : n;
}

static size_t stem_length(const char *text, size_t n) {
    if (!n || !utf8_is_cyrillic(text)) return n;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (n >= length + 6 && memcmp(text + n - length, endings[i], length) == 0) return without_plural(text, n - length);
    }
    return n;
}

static size_t tail_start(const Folded *word, unsigned letters) {
    size_t at = word->n;
    while (letters-- && at) {
        at--;
        while (at && ((unsigned char)word->text[at] & 0xC0) == 0x80) at--;
    }
    return at;
}

static WordForm form_of(const Folded *word) {
    size_t three = tail_start(word, 3), two = tail_start(word, 2);
    return (WordForm){hash_bytes(word->text, stem_length(word->text, word->n)), hash_bytes(word->text + three, word->n - three),
                      hash_bytes(word->text + two, word->n - two)};
}

WordForm word_form(const char *text, size_t length) {
    Folded word;
    word.n = fold_word(text, length, word.text, sizeof word.text);
    if (word.n > sizeof word.text) word.n = sizeof word.text;
    return form_of(&word);
}

bool text_is_cyrillic(const Doc *doc) {
    uint32_t cyrillic = 0, latin = 0, step = doc->tokens.n / 256 + 1;
    for (uint32_t i = 0; i < doc->tokens.n; i += step) {
        const Token *token = &doc->tokens.at[i];
        if (token->kind != TOKEN_WORD) continue;
        if (utf8_is_cyrillic(doc->text + token->start)) cyrillic++;
        else latin++;
    }
    return cyrillic > latin;
}

/* ---- Names that go on in lower case ------------------------------------------------------------------------------ */

static bool ends_among(const Folded *word, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(list[i]);
        if (word->n >= length + 4 && memcmp(word->text + word->n - length, list[i], length) == 0) return true;
    }
    return false;
}

#define ENDS_AMONG(word, ...) ends_among(word, (const char *const[]){__VA_ARGS__}, sizeof(const char *[]){__VA_ARGS__} / sizeof(const char *))

/* "Верховный", "Государственной", "Європейському" */
static bool is_adjective(const Folded *word) {
    return ENDS_AMONG(word, "ыи", "ии", "ои", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ую", "юю", "ые",
                      "ие", "ых", "их", "ыми", "ими", "на", "ва", "ка", "оі", "іи", "ну", "ку", "ву", "ою", "не", "ве", "ке", "ні", "ві",
                      "кі");
}

/* Not a verb or an adverb, as far as its ending shows. */
static bool may_be_noun(const Folded *word) {
    return !ENDS_AMONG(word, "ть", "ет", "ит", "ют", "ят", "ал", "ил", "ел", "ала", "ила", "ало", "или", "али", "ается", "ится", "лся",
                       "лась", "лись", "но", "сь", "ся", "ла", "ли", "ло", "ють", "ать", "ить", "ів", "ав", "ив");
}

static bool is_lower(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return t->kind == TOKEN_WORD && t->shape == SHAPE_LOWER && utf8_is_cyrillic(doc->text + t->start);
}

static bool is_small(const Doc *doc, uint32_t token) { return doc->tokens.at[token].end - doc->tokens.at[token].start < 6; }

#define HEAD (CLASS(ORG_HEAD) | CLASS(OUTLET_HEAD) | CLASS(PLACE_HEAD) | CLASS(EVENT_HEAD))

bool word_goes_on(const Doc *doc, uint32_t token) {
    Folded word, before;
    if (!token || token >= doc->tokens.n || !is_lower(doc, token) || is_small(doc, token)) return false;
    const Token *b = &doc->tokens.at[token - 1];
    if (b->kind != TOKEN_WORD || !utf8_is_cyrillic(doc->text + b->start)) return false;
    fold_token(doc, token, &word);
    if (!may_be_noun(&word)) return false;
    if (b->shape == SHAPE_LOWER) return true; /* it went on before */
    if (b->classes & HEAD) return true;
    fold_token(doc, token - 1, &before);
    if (b->shape == SHAPE_CAPITAL && is_adjective(&before)) return true;
    return ENDS_AMONG(&word, "ы", "и", "а", "я", "ов", "ев", "еи", "ии", "ого", "их", "ых", "ів", "ього", "ої", "оі") && before.n >= 8;
}

bool word_is_adjective(const Doc *doc, uint32_t token) {
    Folded word;
    if (doc->tokens.at[token].kind != TOKEN_WORD || is_small(doc, token)) return false;
    fold_token(doc, token, &word);
    /* "поздравлении", "успехом", "заявление" are nouns */
    return ENDS_AMONG(&word, "ыи", "ои", "кии", "хии", "гии", "шии", "щии", "жии", "днии", "ая", "яя", "ое", "ее", "ого", "его", "ому",
                      "ему", "ым", "им", "ую", "юю", "ые", "кие", "хие", "гие", "шие", "щие", "жие", "дние", "ых", "их", "ыми", "ими", "ої",
                      "оі", "ька", "ський", "ські");
}

/* What a noun ends in beside an adjective with this ending, in folded letters (й is и, ё is е). Only what tells is here. */
static const struct {
    const char *adjective, *nouns;
    bool        other; /* any other letter */
} agreements[] = {
    {"ыми", "и", false},  {"ими", "и", false},  {"ого", "аяы", false}, {"его", "ая", false},  {"ому", "ую", false}, {"ему", "ую", false},
    {"ую", "уюь", false}, {"юю", "уюь", false}, {"ая", "аяь", false},  {"яя", "аяь", false},  {"ое", "ое", false},  {"ее", "ое", false},
    {"ом", "еиу", false}, {"ем", "еиу", false}, {"ым", "мию", false},  {"им", "мию", false},  {"ые", "ыиаяе", false},
    {"ие", "ыиаяе", false}, {"ои", "му", true}, {"еи", "му", true},    {"ыи", "муюеы", true}, {"ии", "муюеы", true},
};

bool word_agrees(const Doc *doc, uint32_t adjective, uint32_t noun) {
    Folded a, n;
    if (doc->tokens.at[noun].kind != TOKEN_WORD || !utf8_is_cyrillic(doc->text + doc->tokens.at[noun].start)) return true;
    fold_token(doc, adjective, &a);
    fold_token(doc, noun, &n);
    if (a.n < 8 || n.n < 4) return true;
    for (size_t i = 0; i < sizeof agreements / sizeof *agreements; i++) {
        size_t length = strlen(agreements[i].adjective);
        if (memcmp(a.text + a.n - length, agreements[i].adjective, length) != 0) continue;
        for (const char *letter = agreements[i].nouns; *letter; letter += 2)
            if (memcmp(n.text + n.n - 2, letter, 2) == 0) return !agreements[i].other;
        return agreements[i].other;
    }
    return true;
}

bool word_is_genitive(const Doc *doc, uint32_t token) {
    const uint64_t other = CLASS(ADVERB) | CLASS(VERB) | CLASS(CUE_VERB) | CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(PRONOUN) |
                           CLASS(TIME) | CLASS(SUBORDINATOR) | CLASS(RELATIVE) | CLASS(QUESTION) | CLASS(COPULA);
    Folded word;
    if (!is_lower(doc, token) || is_small(doc, token) || doc->tokens.at[token].classes & other) return false;
    fold_token(doc, token, &word);
    return may_be_noun(&word) && ENDS_AMONG(&word, "ы", "и", "а", "я", "ов", "ев", "еи", "ого", "его", "их", "ых", "ои", "ів", "ої", "оі");
}

bool word_joins_on(const Doc *doc, uint32_t token) {
    static const char *const joiners[] = {"и", "по", "при", "для", "в", "на", "о",   "об", "с",  "против", "за", "им", "имени",
                                          "у", "з",  "із",  "та",  "і", "й",  "про", "от", "із", "проти",  "ім", "до", "из"};
    if (token + 1 >= doc->tokens.n || !is_lower(doc, token)) return false;
    const Token *t = &doc->tokens.at[token];
    for (size_t i = 0; i < sizeof joiners / sizeof *joiners; i++)
        if (strlen(joiners[i]) == t->end - t->start && memcmp(doc->text + t->start, joiners[i], t->end - t->start) == 0) return true;
    return false;
}

#define AHEAD_MOST 5u

static bool is_head(const Doc *doc, uint32_t token) {
    if (token >= doc->tokens.n || !is_lower(doc, token) || !(doc->tokens.at[token].classes & CLASS(ORG_HEAD))) return false;
    for (uint32_t at = token + 1; at < doc->tokens.n && at <= token + AHEAD_MOST; at++) {
        const Token *t = &doc->tokens.at[at];
        if (t->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE) || t->kind != TOKEN_WORD) return false;
        if (t->shape >= SHAPE_CAPITAL) return true;
        if (!word_goes_on(doc, at) && !word_joins_on(doc, at)) return false;
    }
    return false;
}

bool word_begins(const Doc *doc, uint32_t token) {
    Folded word;
    if (is_head(doc, token)) return true;
    if (!is_head(doc, token + 1) || !is_lower(doc, token) || is_small(doc, token)) return false;
    fold_token(doc, token, &word);
    return is_adjective(&word) && !(doc->tokens.at[token].classes & (CLASS(DETERMINER) | CLASS(PRONOUN) | CLASS(RELATIVE)));
}

/* ---- Evidence ---------------------------------------------------------------------------------------------------- */

enum Place {
    FIRST_STEM = 1, FIRST_ENDING, BEFORE_STEM, BEFORE_ENDING, BEFORE_THAT, LAST_STEM, LAST_ENDING, BEHIND_STEM, BEHIND_ENDING, BEHIND_THAT,
    HAS_STEM, HAS_ENDING, LOOKS, WHOLE, AGREES, BETWEEN_MARKS, BEFORE_BOTH
};

static void add(WordFacts *facts, enum Place place, uint64_t value) {
    if (facts->n < WORD_FACTS_MOST) facts->at[facts->n++] = (uint32_t)(hash_mix(hash_mix(HASH_SEED, place), value) >> (64 - WORD_BITS));
}

static bool breaks(const Doc *doc, uint32_t token) {
    return token >= doc->tokens.n || doc->tokens.at[token].flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE);
}

/* All numbers of one length are alike, and all marks. */
static WordForm form_at(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    Folded       word;
    if (t->kind == TOKEN_NUMBER) return (WordForm){1, t->end - t->start, 1};
    if (t->kind == TOKEN_MARK) return (WordForm){2, 2, 2};
    if (t->kind == TOKEN_ADDRESS) return (WordForm){3, 3, 3};
    fold_token(doc, token, &word);
    return form_of(&word);
}

WordForm *word_forms(const Doc *doc, Arena *arena) {
    WordForm *forms = arena_alloc(arena, (doc->tokens.n + 1) * sizeof *forms);
    for (uint32_t i = 0; forms && i < doc->tokens.n; i++) forms[i] = form_at(doc, i);
    return forms;
}

/* Of texts in other scripts, where lists and small words tell more: the word itself. */
static uint64_t fold_at(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (t->kind == TOKEN_WORD) return t->fold;
    return t->kind == TOKEN_PUNCTUATION ? (unsigned char)doc->text[t->start] : UINT8_MAX + 1u + t->kind;
}

/* Its last three letters, as they stand. */
static uint64_t tail_at(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    uint32_t     length = t->end - t->start < 3 ? t->end - t->start : 3;
    return hash_load(doc->text + t->end - length, length);
}

static void folds_of_start(const Doc *doc, uint32_t token, WordFacts *facts) {
    add(facts, FIRST_STEM, fold_at(doc, token));
    if (token && !breaks(doc, token)) add(facts, BEFORE_STEM, fold_at(doc, token - 1));
}

static void folds_of_end(const Doc *doc, uint32_t token, WordFacts *facts) {
    add(facts, LAST_STEM, fold_at(doc, token));
    add(facts, LAST_ENDING, tail_at(doc, token));
    if (!breaks(doc, token + 1)) add(facts, BEHIND_STEM, fold_at(doc, token + 1));
}

#define WHOLE_MOST 4u /* words; longer names seldom come again */

static void folds_of_piece(const Doc *doc, uint32_t first, uint32_t end, WordFacts *facts) {
    uint64_t whole = 0;
    if (end - first == 1 || end - first > WHOLE_MOST) return;
    for (uint32_t i = first; i < end; i++) whole = hash_mix(whole, fold_at(doc, i));
    add(facts, WHOLE, whole);
}

void words_of_start(const Wording *in, uint32_t token, WordFacts *facts) {
    const Doc *doc = in->doc;
    facts->n = 0;
    if (!in->forms) {
        folds_of_start(doc, token, facts);
        return;
    }
    const WordForm *form = &in->forms[token];
    add(facts, FIRST_STEM, form->stem);
    add(facts, FIRST_ENDING, form->ending);
    if (!token || breaks(doc, token)) {
        add(facts, BEFORE_STEM, 0);
        return;
    }
    add(facts, BEFORE_STEM, form[-1].stem);
    add(facts, BEFORE_ENDING, hash_mix(form[-1].ending, doc->tokens.at[token - 1].shape >= SHAPE_CAPITAL));
    add(facts, BEFORE_BOTH, hash_mix(form[-1].two, form->two));
    if (token < 2 || breaks(doc, token - 1)) return;
    add(facts, BEFORE_THAT, hash_mix(form[-2].stem, doc->tokens.at[token - 1].kind));
}

void words_of_end(const Wording *in, uint32_t token, WordFacts *facts) {
    const Doc *doc = in->doc;
    facts->n = 0;
    if (!in->forms) {
        folds_of_end(doc, token, facts);
        return;
    }
    const WordForm *form = &in->forms[token];
    add(facts, LAST_STEM, form->stem);
    add(facts, LAST_ENDING, form->ending);
    if (breaks(doc, token + 1)) {
        add(facts, BEHIND_STEM, 0);
        return;
    }
    add(facts, BEHIND_STEM, form[1].stem);
    add(facts, BEHIND_ENDING, hash_mix(form[1].ending, doc->tokens.at[token + 1].shape >= SHAPE_CAPITAL));
    if (breaks(doc, token + 2)) return;
    add(facts, BEHIND_THAT, hash_mix(form[2].stem, doc->tokens.at[token + 1].kind));
}

static unsigned shape_at(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    bool         cyrillic = utf8_is_cyrillic(doc->text + t->start);
    unsigned     length = t->end - t->start > (cyrillic ? 2u : 1u);
    if (t->kind != TOKEN_WORD) return 16u + t->kind;
    return t->shape * 4u + cyrillic * 2u + length;
}

void words_of_word(const Wording *in, uint32_t token, WordFacts *facts) {
    facts->n = 0;
    add(facts, HAS_STEM, in->forms ? in->forms[token].stem : fold_at(in->doc, token));
    if (!in->forms) return;
    add(facts, HAS_ENDING, hash_mix(in->forms[token].ending, shape_at(in->doc, token)));
}

void words_of_piece(const Wording *in, uint32_t first, uint32_t end, WordFacts *facts) {
    const Doc *doc = in->doc;
    uint64_t   looks = 0, whole = 0;
    facts->n = 0;
    if (!in->forms) {
        folds_of_piece(doc, first, end, facts);
        return;
    }
    for (uint32_t i = first; i < end; i++) {
        looks = hash_mix(looks, shape_at(doc, i));
        if (end - first <= WHOLE_MOST) whole = hash_mix(whole, in->forms[i].stem);
    }
    add(facts, LOOKS, looks);
    if (end - first > 1 && end - first <= WHOLE_MOST) add(facts, WHOLE, whole);
    if (end - first > 1) add(facts, AGREES, hash_mix(in->forms[first].two, in->forms[end - 1].two));
    bool behind_mark = first && doc->tokens.at[first - 1].kind == TOKEN_MARK,
         before_mark = end < doc->tokens.n && doc->tokens.at[end].kind == TOKEN_MARK;
    add(facts, BETWEEN_MARKS, behind_mark * 2u + before_mark);
}
