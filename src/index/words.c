#include "words.h"
#include <limits.h>
#include <math.h>
#include <quoth.h>
#include <string.h>

/* ---- Words ------------------------------------------------------------------------------------------------------- */

/* Folded, without apostrophes, in order. */
static const char *const empty_words[] = {
    "a",       "able",   "about",  "above",  "after",  "again",  "against", "all",    "almost", "also",   "although", "always", "am",     "among",  "an",
    "and",     "another", "any",   "anyone", "anything", "are",  "arent",   "around", "as",     "ask",    "at",       "away",   "back",   "be",     "became",
    "because", "become", "been",   "before", "being",  "between", "both",   "but",    "by",     "came",   "can",      "cannot", "cant",   "come",   "could",
    "couldnt", "did",    "didnt",  "do",     "does",   "doesnt", "doing",   "done",   "dont",   "down",   "during",   "each",   "either", "else",   "even",
    "ever",    "every",  "few",    "for",    "from",   "get",    "gets",    "getting", "give",  "go",     "goes",     "going",  "got",    "had",    "has",
    "hasnt",   "have",   "havent", "having", "he",     "hed",    "her",     "here",   "hers",   "hes",    "him",      "himself", "his",   "how",    "however",
    "i",       "id",     "if",     "ill",    "im",     "in",     "into",    "is",     "isnt",   "it",     "its",      "itself", "ive",    "just",   "kind",
    "know",    "less",   "let",    "like",   "lot",    "made",   "make",    "many",   "may",    "me",     "might",    "more",   "most",   "much",   "must",
    "my",      "myself", "neither", "never", "no",     "nor",    "not",     "nothing", "now",   "of",     "off",      "often",  "oh",     "on",     "once",
    "one",     "only",   "or",     "other",  "others", "our",    "out",     "over",   "own",    "people", "perhaps",  "put",    "quite",  "rather", "really",
    "said",    "same",   "say",    "saying", "says",   "see",    "she",     "should", "since",  "so",     "some",     "someone", "something", "soon", "still",
    "such",    "take",   "tell",   "than",   "that",   "thats",  "the",     "their",  "them",   "then",   "there",    "theres", "these",  "they",   "theyre",
    "thing",   "things", "think",  "this",   "those",  "though", "through", "to",     "today",  "told",   "too",      "two",    "under",  "until",  "up",
    "upon",    "us",     "very",   "want",   "was",    "wasnt",  "way",     "we",     "well",   "were",   "werent",   "weve",   "what",   "when",   "where",
    "whether", "which",  "while",  "who",    "whom",   "whose",  "why",     "will",   "with",   "within", "without",  "wont",   "would",  "wouldnt", "yes",
    "yet",     "you",    "your",   "youre",
};

#define LONGEST_EMPTY 9u

static bool is_empty_word(const char *word, size_t length) {
    if (length > LONGEST_EMPTY) return false;
    size_t low = 0, high = sizeof empty_words / sizeof *empty_words;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int    order = empty_words[middle][0] - word[0];
        if (order == 0) order = strcmp(empty_words[middle], word);
        if (order == 0) return true;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return false;
}

static uint32_t hash_of(const char *word, size_t length) {
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)word[i]) * UINT64_C(0x100000001B3);
    return (uint32_t)(hash ^ hash >> 32);
}

/* "listening", "listened" are listen; "willingness" is willing. One ending goes, and of what is left six letters count: "European",
 * "Europe". */
static size_t stem_length(const char *word, size_t length) {
    static const char *const endings[] = {"ingly", "ness", "ings", "ing", "edly", "ed", "ly", "es", "s"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (length < n + 3 || memcmp(word + length - n, endings[i], n) != 0) continue;
        length -= n;
        break;
    }
    if (length > 4 && word[length - 1] == 'e') length--; /* "refused", "refuse" */
    return length < 6 ? length : 6;
}

#define LONGEST_WORD 64u

static bool is_letter(unsigned char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

/* Bytes of the sign that starts here, if it is of a word: not those of U+0080 to U+00BF and of U+2000 to U+207F. */
static size_t in_word(const unsigned char *at) {
    if (at[0] < 0x80) return is_letter(at[0]);
    if (at[0] == 0xC2 || (at[0] == 0xE2 && (at[1] == 0x80 || at[1] == 0x81))) return 0;
    return 1;
}

static size_t apostrophe(const unsigned char *at) { return at[0] == '\'' ? 1 : at[0] == 0xE2 && at[1] == 0x80 && at[2] == 0x99 ? 3 : 0; }

/* One word from `at` on, folded and without apostrophes; returns its bytes in the text. "London's" is london. */
static size_t read_word(const unsigned char *at, char folded[LONGEST_WORD + 1], size_t *n_folded) {
    char   raw[LONGEST_WORD];
    size_t i = 0, n = 0, before = 0;
    bool   plain = true;
    for (size_t step; at[i]; i += step) {
        step = in_word(at + i);
        if (step && n < LONGEST_WORD) raw[n++] = (char)at[i], plain = plain && at[i] < 0x80;
        if (step) continue;
        step = apostrophe(at + i);
        if (!step || !in_word(at + i + step)) break;
        before = n;
    }
    if (before && n == before + 1 && (raw[before] | 0x20) == 's') n = before;
    if (!plain) n = quoth_fold_word(raw, n, folded, LONGEST_WORD);
    else
        for (size_t k = 0; k < n; k++) folded[k] = raw[k] >= 'A' && raw[k] <= 'Z' ? (char)(raw[k] | 0x20) : raw[k];
    *n_folded = n < LONGEST_WORD ? n : LONGEST_WORD;
    folded[*n_folded] = '\0';
    return i;
}

static bool ends_sentence(const unsigned char *at) {
    if (*at != '.' && *at != '!' && *at != '?') return false;
    while (*at && *at != ' ' && *at != '\n') at++;
    while (*at == ' ' || *at == '\n') at++;
    return *at >= 'A' && *at <= 'Z';
}

unsigned words_read(const char *text, Token tokens[MOST_TOKENS]) {
    const unsigned char *start = (const unsigned char *)text, *at = start;
    char                 folded[LONGEST_WORD + 1];
    unsigned             n = 0, sentence = 0;
    while (*at && n < MOST_TOKENS) {
        if (!in_word(at)) {
            if (n && sentence < 31 && ends_sentence(at)) sentence++;
            do at++;
            while ((*at & 0xC0) == 0x80);
            continue;
        }
        size_t n_folded, bytes = read_word(at, folded, &n_folded), place = (size_t)(at - start);
        size_t   n_stem = stem_length(folded, n_folded);
        uint32_t whole = hash_of(folded, n_folded);
        if (n_folded)
            tokens[n++] = (Token){whole,
                                  n_stem == n_folded ? whole : hash_of(folded, n_stem),
                                  (uint16_t)(place < UINT16_MAX ? place : UINT16_MAX),
                                  (uint8_t)(bytes < UINT8_MAX ? bytes : UINT8_MAX),
                                  (uint8_t)sentence,
                                  n_folded > 1 && !is_empty_word(folded, n_folded),
                                  0};
        at += bytes;
    }
    return n;
}

/* The next word from *at on, folded, as the hash that is its `whole`; 0 where there is no more. */
static uint32_t next_word(const unsigned char **at) {
    char   folded[LONGEST_WORD + 1];
    size_t n = 0;
    while (**at && !n) {
        if (in_word(*at)) *at += read_word(*at, folded, &n);
        else
            do ++*at;
            while ((**at & 0xC0) == 0x80);
    }
    return n ? hash_of(folded, n) : 0;
}

bool words_have(const char *text, const Token *asked, unsigned n) {
    const unsigned char *at = (const unsigned char *)text;
    bool                 found[MOST_TOKENS] = {false};
    unsigned             left = n;
    uint32_t             word;
    for (unsigned words = 0; left && words < MOST_TOKENS && (word = next_word(&at)); words++)
        for (unsigned i = 0; i < n; i++)
            if (asked[i].whole == word && !found[i]) found[i] = true, left--;
    return !left;
}

unsigned words_content(const Token *tokens, unsigned n) {
    unsigned content = 0;
    for (unsigned i = 0; i < n; i++) content += tokens[i].content;
    return content;
}

/* The least hash of all runs of three words, for each of three orders: quotes that share most of them are likely to share the least. */
unsigned words_sketch(const Token *tokens, unsigned n, int64_t hashes[N_SKETCH]) {
    if (n < 6 || words_content(tokens, n) < 4) return 0;
    for (unsigned k = 0; k < N_SKETCH; k++) {
        uint64_t least = UINT64_MAX;
        for (unsigned i = 0; i + 2 < n; i++) {
            uint64_t hash = ((uint64_t)tokens[i].whole * 31 + tokens[i + 1].whole) * 31 + tokens[i + 2].whole + k * UINT64_C(0x9E3779B97F4A7C15);
            hash = (hash ^ hash >> 33) * UINT64_C(0xD6E8FEB86659FD93);
            hash ^= hash >> 32;
            if (hash < least) least = hash;
        }
        hashes[k] = (int64_t)(least >> 2);
    }
    return N_SKETCH;
}

/* ---- Rarity ------------------------------------------------------------------------------------------------------ */

void rarity_count(Rarity *rarity, const Token *tokens, unsigned n) {
    rarity->quotes++;
    for (unsigned i = 0; i < n; i++)
        if (tokens[i].content) rarity->counts[tokens[i].stem % RARITY_PLACES]++;
}

double rarity_of(const Rarity *rarity, uint32_t stem) {
    double all = log2(1000.0 + rarity->quotes); /* as if a thousand had been read before, so that few quotes do not tell much */
    double rare = (all - log2(1.0 + rarity->counts[stem % RARITY_PLACES])) / all;
    return rare > 0.1 ? rare : 0.1;
}

void words_weigh(const Rarity *rarity, Token *tokens, unsigned n) {
    for (unsigned i = 0; i < n; i++)
        if (tokens[i].content) tokens[i].weight = (float)rarity_of(rarity, tokens[i].stem);
}

/* ---- Comparing ----------------------------------------------------------------------------------------------------- */

static bool same_run(const Token *a, const Token *b, unsigned n) {
    for (unsigned i = 0; i < n; i++)
        if (a[i].whole != b[i].whole) return false;
    return true;
}

static bool is_part(const Token *a, unsigned n_a, const Token *b, unsigned n_b) {
    if (n_a < 3 || words_content(a, n_a) < 2) return false;
    for (unsigned i = 0; i + n_a <= n_b; i++)
        if (same_run(a, b + i, n_a)) return true;
    return false;
}

typedef struct Stretch {
    const Token *at;
    unsigned     n;
    uint64_t     stems; /* a bit for each stem: most that are not there are told by it */
} Stretch;

static uint64_t stem_bit(uint32_t stem) { return UINT64_C(1) << (stem & 63); }

static Stretch stretch_of(const Token *tokens, unsigned n) {
    Stretch stretch = {tokens, n, 0};
    for (unsigned i = 0; i < n; i++)
        if (tokens[i].content) stretch.stems |= stem_bit(tokens[i].stem);
    return stretch;
}

static bool says(const Stretch *stretch, uint32_t stem) {
    if (!(stretch->stems & stem_bit(stem))) return false;
    for (unsigned i = 0; i < stretch->n; i++)
        if (stretch->at[i].content && stretch->at[i].stem == stem) return true;
    return false;
}

/* `stems`: the bits of the words before it. */
static bool is_repeated(const Stretch *stretch, unsigned i, uint64_t stems) {
    const Stretch before = {stretch->at, i, stems};
    return says(&before, stretch->at[i].stem);
}

/* Do these two follow each other there too, words that tell nothing left out? */
static bool follow(const Stretch *stretch, uint32_t first, uint32_t second) {
    bool met = false;
    for (unsigned i = 0; i < stretch->n; i++) {
        if (!stretch->at[i].content) continue;
        if (met && stretch->at[i].stem == second) return true;
        met = stretch->at[i].stem == first;
    }
    return false;
}

typedef struct Weight {
    double   all, shared, following;
    unsigned words, n_shared;
} Weight;

/* "European position", "listen to ours": two that follow each other in both count half as much again. */
#define FOLLOWING 0.5

static Weight weigh(const Stretch *a, const Stretch *b) {
    Weight   weight = {0};
    unsigned before = UINT_MAX; /* the shared word just before */
    uint64_t stems = 0;
    for (unsigned i = 0; i < a->n; i++) {
        if (!a->at[i].content) continue;
        bool     shared = says(b, a->at[i].stem), repeated = is_repeated(a, i, stems);
        stems |= stem_bit(a->at[i].stem);
        double   rare = repeated ? 0 : (double)a->at[i].weight;
        unsigned last = before;
        before = shared ? i : UINT_MAX;
        weight.all += rare;
        weight.words += !repeated;
        if (!shared || repeated) continue;
        weight.shared += rare;
        weight.n_shared++;
        if (last != UINT_MAX && follow(b, a->at[last].stem, a->at[i].stem)) weight.following += FOLLOWING * rare;
    }
    return weight;
}

static Stretch sentence_of(const Token *tokens, unsigned n, unsigned from) {
    unsigned to = from;
    while (to < n && tokens[to].sentence == tokens[from].sentence) to++;
    return stretch_of(tokens + from, to - from);
}

static void note_shared(Likeness *likeness, const Stretch *a, const Stretch *b) {
    likeness->n_shared = 0;
    for (unsigned i = 0; i < a->n && likeness->n_shared < 16; i++) {
        if (!a->at[i].content || is_repeated(a, i, a->stems) || !says(b, a->at[i].stem)) continue;
        likeness->shared[likeness->n_shared] = a->at[i].place;
        likeness->length[likeness->n_shared++] = a->at[i].length;
    }
}

#define NEARLY_SHARE   0.7  /* of the longer one's words */
#define REWORDED_WORDS 2.3  /* shared ones, of full weight */
#define REWORDED_SHARE 0.45 /* of the words of the shorter sentence */

/* "He was eager to explain the Europeans' position but showed little willingness to listen to ours." says the same as "showed a strong
 * desire to present the European position, but there appeared to be no desire to listen to ours": one sentence of each counts. */
static void compare_sentences(const Token *a, unsigned n_a, const Token *b, unsigned n_b, Likeness *likeness) {
    for (unsigned i = 0; i < n_a;) {
        const Stretch one = sentence_of(a, n_a, i);
        i += one.n;
        for (unsigned k = 0; k < n_b;) {
            const Stretch other = sentence_of(b, n_b, k);
            const Weight  weight = weigh(&one, &other), back = weigh(&other, &one);
            double less = weight.all < back.all ? weight.all : back.all, found = weight.shared + weight.following,
                   share = less > 0 ? found / less : 0;
            k += other.n;
            if (weight.words < 4 || back.words < 4 || weight.n_shared < 3 || found < REWORDED_WORDS || share < REWORDED_SHARE) continue;
            if (likeness->sort == LIKE_REWORDED && share <= likeness->share) continue;
            likeness->sort = LIKE_REWORDED;
            likeness->share = share < 1 ? share : 1;
            note_shared(likeness, &one, &other);
        }
    }
}

bool words_are_same(const Token *a, unsigned n_a, const Token *b, unsigned n_b) { return n_a == n_b && n_a && same_run(a, b, n_a); }

void words_compare(const Token *a, unsigned n_a, const Token *b, unsigned n_b, Likeness *likeness) {
    const Stretch one = stretch_of(a, n_a), other = stretch_of(b, n_b);
    *likeness = (Likeness){.sort = LIKE_NOT};
    if (words_are_same(a, n_a, b, n_b)) likeness->sort = LIKE_SAME, likeness->share = 1;
    else if (n_a < n_b ? is_part(a, n_a, b, n_b) : is_part(b, n_b, a, n_a)) likeness->sort = LIKE_PART, likeness->share = 1;
    if (likeness->sort != LIKE_NOT) {
        note_shared(likeness, &one, &other);
        return;
    }
    const Weight weight = weigh(&one, &other), back = weigh(&other, &one);
    double       more = weight.all > back.all ? weight.all : back.all;
    if (weight.n_shared >= 4 && weight.shared >= NEARLY_SHARE * more) {
        likeness->sort = LIKE_NEARLY;
        likeness->share = weight.shared / more;
        note_shared(likeness, &one, &other);
    } else compare_sentences(a, n_a, b, n_b, likeness);
}
