/* Fits the weights of the evidence for names (models/names.tsv).
 *
 *     fit_names IMAGE [--cyrillic] [--mixed] [--pace X] [--lean X] [--rounds N] [--shrink X] [--fold K/N] [--about TEXT] ARTICLES.jsonl... [--also WEIGHT ARTICLES.jsonl...]
 *
 * An article is a line of JSON with text and mentions, each with start, end (code points) and type; where a text was annotated with
 * other types than ours, the type says what it may be: "organization|outlet", "other|none", and "skip" where its bounds are not
 * ours. The model is a semi-Markov conditional random field over the runs of a text: the sum of a cut's weights is its log-odds.
 * Fitted by Adagrad with weights shrunk towards what is held for true beforehand; they are the mean of the later half of the rounds. With --fold, each N-th article from the K-th on
 * is left out, and the share of its names found is told, file by file; files behind --also are never left out. --cyrillic: the model of
 * texts in Cyrillic (models/names-ru.tsv). --mixed: the articles are read in an order that mixes the files, not one file after the other. --pace: how fast
 * the evidence of words (name_words.h) is learnt, 1 being as fast as other evidence. --lean: what is taken off the score of each word that is in no name, in log-odds, where the annotation lacks names that the
 * fitting leaves out.
 * The weights go to standard output, with the text of --about as a comment. */
#include "extractor.h"
#include "name_finder.h"
#include "offset.h"
#include "text.h"
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Gold {
    uint32_t first, end; /* tokens */
    unsigned labels;     /* bits: those that it may have; LABEL_OUT: all of its words may be out */
} Gold;

typedef struct Article {
    Doc     *doc;
    Gold    *gold; /* in order */
    size_t   n_gold, n_unaligned;
    bool     also;
    size_t   file;
} Article;

/* Of the evidence of words only what an article has is touched. */
typedef struct WordFitter {
    double   weights[WORD_PLACES][N_LABELS], squares[WORD_PLACES][N_LABELS], gradient[WORD_PLACES][N_LABELS];
    bool     is_touched[WORD_PLACES];
    uint32_t touched[WORD_PLACES], articles[WORD_PLACES]; /* articles: how many have it, counted in the first round */
    size_t   n_touched;
} WordFitter;

typedef struct Fitter {
    quoth_gazetteer *gazetteer;
    quoth_extractor *extractor;
    Article         *articles;
    size_t           n_articles;
    double           weights[N_EVIDENCE][N_LABELS], squares[N_EVIDENCE][N_LABELS], gradient[N_EVIDENCE][N_LABELS],
                     belief[N_EVIDENCE][N_LABELS];
    double           rate, pace, shrink, lean, also; /* also: how much an article of --also counts */
    size_t           fold, folds, files;
    bool             cyrillic, mixed;
    WordFitter      *of_words;
    WordWeights     *words; /* the extractor's, as they are learnt */
    const char      *about; /* the articles, in words */
    Arena            scratch;
} Fitter;

/* What is held for true before any text is read: weights are shrunk towards these, others towards 0. Much of it is too rare in a
 * few articles to be learnt there. */
static const struct {
    uint16_t evidence;
    uint8_t  label;
    float   weight;
} beliefs[] = {
#define HELD(evidence, label, weight) {EVIDENCE_##evidence, label, weight}
    HELD(LISTED_PERSON, TYPE_PERSON, 2.5F), HELD(LISTED_ORGANIZATION, TYPE_ORGANIZATION, 2.5F),
    HELD(LISTED_OUTLET, TYPE_OUTLET, 3), HELD(LISTED_PLACE, TYPE_PLACE, 2.5F), HELD(LISTED_GROUP, TYPE_GROUP, 3),
    HELD(LISTED_EVENT, TYPE_EVENT, 4), HELD(LISTED_OTHER, TYPE_OTHER, 3.5F), HELD(CUT_LISTED, LABEL_OUT, -1),
    HELD(CUT_LISTED, TYPE_PERSON, -1), HELD(CUT_LISTED, TYPE_PLACE, -1), HELD(CUT_LISTED, TYPE_ORGANIZATION, -1),
    HELD(LAST_ORG_HEAD, TYPE_ORGANIZATION, 2), HELD(HAS_ORG_HEAD_OF, TYPE_ORGANIZATION, 2),
    HELD(LAST_LEGAL, TYPE_ORGANIZATION, 1.5F), HELD(LAST_OUTLET, TYPE_OUTLET, 1), HELD(LAST_PLACE_WORD, TYPE_PLACE, 1.5F),
    HELD(LAST_EVENT, TYPE_EVENT, 2), HELD(HAS_EVENT_OF, TYPE_EVENT, 1.5F), HELD(LAST_SUFFIX, TYPE_PERSON, 2),
    HELD(IS_FULL_NAME, TYPE_PERSON, 2), HELD(TAG, TYPE_PERSON, 2), HELD(BEFORE_HONORIFIC, TYPE_PERSON, 2), HELD(BEFORE_PREFIX, LABEL_OUT, -2),
    HELD(BEFORE_TITLE, TYPE_PERSON, 1), HELD(BEFORE_TITLE_CAPITAL, TYPE_PERSON, 1.5F), HELD(BEHIND_AGE, TYPE_PERSON, 2),
    HELD(IS_LAST, TYPE_PERSON, 2), HELD(IS_FIRST, TYPE_PERSON, 1), HELD(FIRST_TITLED, TYPE_PERSON, 0.5F),
    HELD(LAST_TITLED, TYPE_PERSON, 1), HELD(BEFORE_IN, TYPE_PLACE, 0.5F), HELD(LAST_PLACED, TYPE_PLACE, 0.5F),
    HELD(FIRST_TITLE, TYPE_PERSON, -3), HELD(FIRST_HONORIFIC, TYPE_PERSON, -3), HELD(FIRST_LOWER, TYPE_PERSON, -2),
    HELD(LAST_LOWER, TYPE_PERSON, -2), HELD(FIRST_LOWER, TYPE_ORGANIZATION, -1), HELD(LAST_LOWER, TYPE_ORGANIZATION, -1),
    HELD(IS_INITIALS, TYPE_ORGANIZATION, 2), HELD(IS_HANDLE, TYPE_PERSON, 1.5F), HELD(IS_HANDLE, LABEL_OUT, -0.5F), HELD(IS_TAG, LABEL_OUT, 1),
    HELD(IS_DOMAIN, TYPE_OUTLET, 2), HELD(IS_ADDRESS, LABEL_OUT, 3), HELD(LISTED_EVENT_LOWER, TYPE_EVENT, 2),
    HELD(LISTED_LOWER, TYPE_ORGANIZATION, -2), HELD(HAS_BRACKET, TYPE_PERSON, 1), HELD(TITLE_CASE_LISTED, LABEL_OUT, -2),
    HELD(HAS_PAIR, TYPE_PLACE, -4), HELD(HAS_PAIR, TYPE_GROUP, -4), HELD(HAS_PAIR, TYPE_ORGANIZATION, -3),
    HELD(HAS_PAIR, TYPE_PERSON, -3), HELD(HAS_PAIR, TYPE_EVENT, -3), HELD(HAS_PAIR, TYPE_OTHER, -3),
    HELD(HAS_BRACKET, TYPE_PLACE, -2), HELD(HAS_BRACKET, TYPE_ORGANIZATION, -2), HELD(BEFORE_SPEAK, TYPE_GROUP, -3),
    HELD(BEFORE_SPEAK, LABEL_OUT, 3), HELD(IS_TIME, LABEL_OUT, 3), HELD(IS_FUNCTION, LABEL_OUT, 2),
    HELD(IS_COMMON, LABEL_OUT, 1), HELD(IS_TITLE, LABEL_OUT, 1), HELD(IS_NUMBER, LABEL_OUT, 2),
    HELD(OWED_LOWER, LABEL_OUT, 1), HELD(SEEN_LOWER, LABEL_OUT, 0.5F), HELD(NAMED_PERSON, TYPE_PERSON, 1),
    HELD(NAMED_ORGANIZATION, TYPE_ORGANIZATION, 1), HELD(NAMED_OUTLET, TYPE_OUTLET, 1), HELD(NAMED_PLACE, TYPE_PLACE, 1),
    HELD(NAMED_GROUP, TYPE_GROUP, 1), HELD(NAMED_EVENT, TYPE_EVENT, 1), HELD(NAMED_OTHER, TYPE_OTHER, 1),
    HELD(HAS_AND_GIVEN, TYPE_ORGANIZATION, -2), HELD(HAS_AND_ACRONYM, TYPE_ORGANIZATION, -1), HELD(HAS_LEGAL_AND, TYPE_ORGANIZATION, -3),
    HELD(HAS_AND_LISTED, TYPE_ORGANIZATION, -1), HELD(HAS_AND_LISTED, TYPE_PERSON, -2), HELD(HAS_AND, TYPE_PERSON, -3), HELD(HAS_AND, TYPE_PLACE, -1),
    HELD(HAS_OF, TYPE_PERSON, -2), HELD(HAS_VERB, TYPE_PERSON, -1), HELD(HAS_FUNCTION, TYPE_PERSON, -1),
    HELD(HAS_INITIAL, TYPE_PERSON, 1.5F), HELD(HAS_PARTICLE, TYPE_PERSON, 1.5F), HELD(LAST_TAIL_ED, TYPE_PERSON, -2),
    HELD(LAST_TAIL_WORD, TYPE_PERSON, -1), HELD(ALWAYS, TYPE_EVENT, -1.5F), HELD(ALWAYS, TYPE_OTHER, -1.5F),
    HELD(ALWAYS, TYPE_OUTLET, -1), HELD(LAST_INITIAL, TYPE_PERSON, -3), HELD(LAST_LEGAL, TYPE_PERSON, -1.5F),
    HELD(FIRST_OWED_CUE, TYPE_PERSON, -1.5F), HELD(FIRST_OWED_CUE, LABEL_OUT, 1), HELD(HAS_PLACE_GIVEN, TYPE_PLACE, -3),
    HELD(HAS_PLACE_GIVEN, TYPE_ORGANIZATION, -1.5F), HELD(HAS_PLACE_GIVEN, TYPE_PERSON, -1.5F), HELD(HAS_PLACE_GIVEN, TYPE_GROUP, -3),
    HELD(BEHIND_BODY_ROLE, TYPE_ORGANIZATION, 1), HELD(BEHIND_PLACE_ROLE, TYPE_PLACE, 1), HELD(BESIDE_PLACE, TYPE_PLACE, 0.5F),
    HELD(LIST_PLACE, TYPE_PLACE, 0.5F), HELD(BESIDE_PERSON, TYPE_PERSON, 0.5F), HELD(LIST_PERSON, TYPE_PERSON, 0.5F),
    HELD(BESIDE_GROUP, TYPE_GROUP, 0.5F), HELD(LIST_GROUP, TYPE_GROUP, 0.5F), HELD(BESIDE_BODY, TYPE_ORGANIZATION, 0.5F),
    HELD(LIST_BODY, TYPE_ORGANIZATION, 0.5F), HELD(BEFORE_TOLD, TYPE_OUTLET, 1.5F),
    HELD(HAS_TWO_NAMES, TYPE_ORGANIZATION, -2), HELD(HAS_TWO_NAMES, TYPE_PERSON, -2), HELD(HAS_TWO_NAMES, TYPE_PLACE, -2),
    HELD(HAS_TWO_NAMES, TYPE_OUTLET, -2), HELD(HAS_TWO_NAMES, TYPE_OTHER, -1), HELD(HAS_TWO_NAMES, TYPE_EVENT, -1),
    HELD(HAS_LEGAL, TYPE_ORGANIZATION, -2), HELD(HAS_LEGAL, TYPE_PERSON, -2), HELD(HAS_LEGAL, TYPE_OUTLET, -2), HELD(HAS_LEGAL, TYPE_PLACE, -2), HELD(HAS_LEGAL, TYPE_OTHER, -1),
    HELD(HAS_LEGAL_COMMA, TYPE_ORGANIZATION, 3), HELD(HAS_AND_SONS, TYPE_ORGANIZATION, 3), HELD(HAS_ORG_HEAD_FOR, TYPE_ORGANIZATION, 1),
    HELD(HAS_LETTERS_FIRST, TYPE_PERSON, 1.5F), HELD(LINE_VERB, TYPE_PERSON, -2), HELD(LINE_VERB, TYPE_PLACE, -2),
    HELD(LINE_VERB, TYPE_ORGANIZATION, -2), HELD(LINE_VERB, TYPE_OTHER, -1), HELD(LINE_VERB, TYPE_GROUP, -2), HELD(LINE_VERB, TYPE_OUTLET, -2),
    HELD(OF_PLACE_NOUN, TYPE_PLACE, 1),
    HELD(BEFORE_PAPER, TYPE_OUTLET, 2), HELD(BEHIND_PAPER, TYPE_OUTLET, 2), HELD(DOMAIN_SPEAKS, TYPE_OUTLET, 3), HELD(DOMAIN_SPEAKS, LABEL_OUT, -2),
    HELD(IS_BARE_SUBJECT, TYPE_PERSON, 2), HELD(IS_BARE_SUBJECT, LABEL_OUT, -1),
    HELD(HAS_ROLE, TYPE_PERSON, 1.5F), HELD(BEFORE_AGE, TYPE_PERSON, 1.5F), HELD(HAS_TITLE_AND, TYPE_ORGANIZATION, -3), HELD(HAS_TITLE_AND, TYPE_PLACE, -3),
    HELD(IS_UNOWED, LABEL_OUT, -1),
    HELD(IS_EXPANDED, TYPE_ORGANIZATION, 1), HELD(HAS_ACRONYM_GIVEN, TYPE_PERSON, -2), HELD(HAS_ACRONYM_GIVEN, TYPE_ORGANIZATION, -2),
    HELD(HAS_GIVEN_ACRONYM, TYPE_PERSON, -1.5F), HELD(HAS_COMMA, TYPE_ORGANIZATION, 1), HELD(HAS_COMMA, TYPE_PERSON, -4), HELD(HAS_COMMA, TYPE_OUTLET, -2),
    HELD(HAS_COMMA, TYPE_GROUP, -3), HELD(FOR_BODY, TYPE_ORGANIZATION, 2), HELD(FOR_PLACE, TYPE_PLACE, 2), HELD(FOR_PLACE, TYPE_ORGANIZATION, -1),
    HELD(FOR_OTHER, TYPE_ORGANIZATION, -1), HELD(FOR_OTHER, TYPE_OTHER, 1), HELD(FOR_NOUN, TYPE_ORGANIZATION, -2), HELD(FOR_NOUN, LABEL_OUT, 1),
    HELD(HAS_PLACE_OF, TYPE_PLACE, 1), HELD(IS_GIVEN_PLACE, TYPE_PERSON, 2), HELD(HAS_AND_UNKNOWN, TYPE_ORGANIZATION, -2),
    HELD(HAS_AND_LIST, TYPE_ORGANIZATION, -1), HELD(IS_UNKNOWN_SUBJECT, TYPE_PERSON, 1.5F), HELD(IS_UNKNOWN_SUBJECT, LABEL_OUT, -1),
    HELD(FIRST_OWED_PREPOSITION, TYPE_PERSON, -3), HELD(FIRST_OWED_PREPOSITION, TYPE_PLACE, -3), HELD(FIRST_OWED_PREPOSITION, TYPE_ORGANIZATION, -3),
    HELD(FIRST_OWED_PREPOSITION, TYPE_GROUP, -3), HELD(FIRST_OWED_PREPOSITION, TYPE_EVENT, -2), HELD(FIRST_OWED_PREPOSITION, TYPE_OUTLET, -2),
    HELD(FIRST_OWED_PREPOSITION, TYPE_OTHER, -1.5F), HELD(FIRST_OWED_PREPOSITION, LABEL_OUT, 1),
    HELD(LINE_COMMON, TYPE_PERSON, -2), HELD(LINE_COMMON, TYPE_PLACE, -2), HELD(LINE_COMMON, TYPE_ORGANIZATION, -2), HELD(LINE_COMMON, TYPE_OUTLET, -2),
    HELD(LINE_COMMON, TYPE_GROUP, -2), HELD(LINE_COMMON, TYPE_EVENT, -2), HELD(LINE_COMMON, TYPE_OTHER, -1),
    HELD(BEFORE_SOURCE, LABEL_OUT, -1), HELD(HAS_GIVEN_OF, TYPE_ORGANIZATION, -1.5F),
#undef HELD
};

/* ---- Articles ---------------------------------------------------------------------------------------------------- */

static bool read_text(Fitter *fitter, Doc *doc, const char *text, quoth_error *err) {
    return text_decode(doc, text, strlen(text), false, err) && offsets_make(doc, err) && text_tokens(doc, err) &&
           names_match(doc, fitter->gazetteer, fitter->extractor->words, err) && text_layout(doc, NULL, fitter->extractor->rules, err) &&
           text_marks(doc, err) && text_sentences(doc, err) && text_turns(doc, err);
}

static uint32_t token_at(const Doc *doc, uint64_t point, bool end) {
    uint32_t low = 0, high = doc->tokens.n;
    while (low < high) {
        uint32_t     middle = low + (high - low) / 2;
        const Token *token = &doc->tokens.at[middle];
        if (offset_in(doc, end ? token->end : token->start, OFFSET_CODEPOINT) < point) low = middle + 1;
        else high = middle;
    }
    const Token *token = &doc->tokens.at[low];
    bool         exact = low < doc->tokens.n && offset_in(doc, end ? token->end : token->start, OFFSET_CODEPOINT) == point;
    return exact ? low + end : NONE;
}

/* The bits of "place|organization". */
static unsigned labels_of(const char *words) {
    unsigned labels = 0;
    for (const char *at = words; at && *at;) {
        size_t length = strcspn(at, "|");
        if (length == 4 && memcmp(at, "none", 4) == 0) labels |= 1u << LABEL_OUT;
        for (unsigned type = 0; type < N_TYPES; type++)
            if (strlen(type_name(type)) == length && memcmp(type_name(type), at, length) == 0) labels |= 1u << type;
        at += length + (at[length] == '|');
    }
    return labels;
}

static int by_place(const void *a, const void *b) {
    const Gold *x = a, *y = b;
    return (x->first > y->first) - (x->first < y->first);
}

static bool add_article(Fitter *fitter, json_t *line, bool also, quoth_error *err) {
    Article *article = &fitter->articles[fitter->n_articles++];
    json_t  *mentions = json_object_get(line, "mentions"), *mention;
    size_t   i;
    *article = (Article){.doc = doc_new(err), .gold = calloc(json_array_size(mentions) + 1, sizeof(Gold)), .also = also, .file = fitter->files};
    const char *text = json_string_value(json_object_get(line, "text"));
    if (!article->doc || !article->gold) return fail_memory(err);
    if (!text) return fail(err, QUOTH_JSON, 0, "an article without text");
    if (!read_text(fitter, article->doc, text, err)) return false;
    json_array_foreach(mentions, i, mention) {
        Gold gold = {token_at(article->doc, (uint64_t)json_integer_value(json_object_get(mention, "start")), false),
                     token_at(article->doc, (uint64_t)json_integer_value(json_object_get(mention, "end")), true),
                     labels_of(json_string_value(json_object_get(mention, "type")))};
        if (gold.first == NONE || gold.end == NONE ) article->n_unaligned++;
        else article->gold[article->n_gold++] = gold;
    }
    qsort(article->gold, article->n_gold, sizeof *article->gold, by_place);
    return true;
}

static bool read_articles(Fitter *fitter, const char *path, bool also, quoth_error *err) {
    FILE  *file = fopen(path, "r");
    char  *line = NULL;
    size_t room = 0;
    bool   ok = file || fail(err, QUOTH_MISSING, 0, "%s", path);
    while (ok && getline(&line, &room, file) > 0) {
        json_error_t json_error;
        json_t      *article = json_loads(line, 0, &json_error);
        Article     *grown = realloc(fitter->articles, (fitter->n_articles + 1) * sizeof *grown);
        if (grown) fitter->articles = grown;
        ok = article && grown ? add_article(fitter, article, also, err) : fail(err, QUOTH_JSON, 0, "%s", json_error.text);
        json_decref(article);
    }
    fitter->files++;
    free(line);
    if (file) fclose(file);
    return ok;
}

/* ---- The lattice of a run ---------------------------------------------------------------------------------------- */

typedef struct Lattice {
    Facts  starts[RUN_MOST], ends[RUN_MOST + 1], pieces[RUN_MOST][PIECE_MOST + 1];
    double scores[RUN_MOST][PIECE_MOST + 1][N_LABELS];
    WordFacts start_words[RUN_MOST], end_words[RUN_MOST + 1], each_word[RUN_MOST], piece_words[RUN_MOST][PIECE_MOST + 1];
    double forward[RUN_MOST + 1], backward[RUN_MOST + 1];
} Lattice;

static double log_add(double a, double b) {
    if (a < b) return log_add(b, a);
    return b < a - 40 ? a : a + log1p(exp(b - a));
}

static bool may_be(const Run *run, uint32_t first, uint32_t n, unsigned label) {
    return label == LABEL_OUT ? n == 1 : piece_may_be_name(run, first, first + n);
}

static double sum(const Fitter *fitter, const Facts *facts, unsigned label) {
    double total = 0;
    for (uint32_t i = 0; i < facts->n; i++) total += fitter->weights[facts->at[i]][label];
    return total;
}

static double sum_words(const Fitter *fitter, const WordFacts *facts, unsigned label) {
    double total = 0;
    for (uint32_t i = 0; i < facts->n; i++) total += fitter->of_words->weights[facts->at[i]][label];
    return total;
}

static void weigh_words(const Fitter *fitter, const Wording *in, const Run *run, Lattice *lattice) {
    for (uint32_t i = 0; i < run->n; i++) {
        words_of_start(in, run->words[i].token, &lattice->start_words[i]);
        words_of_end(in, run->words[i].token, &lattice->end_words[i + 1]);
        words_of_word(in, run->words[i].token, &lattice->each_word[i]);
    }
    for (uint32_t i = 0; i < run->n; i++) {
        for (uint32_t n = 1; n <= PIECE_MOST && i + n <= run->n; n++) {
            if (n > 1 && !piece_may_be_name(run, i, i + n)) continue;
            words_of_piece(in, run->words[i].token, run->words[i + n - 1].token + 1, &lattice->piece_words[i][n]);
            for (unsigned label = 0; label < N_LABELS; label++) {
                double score = sum_words(fitter, &lattice->start_words[i], label) + sum_words(fitter, &lattice->end_words[i + n], label) +
                               sum_words(fitter, &lattice->piece_words[i][n], label);
                for (uint32_t k = i; k < i + n; k++) score += sum_words(fitter, &lattice->each_word[k], label);
                lattice->scores[i][n][label] += score;
            }
        }
    }
}

static void weigh(const Fitter *fitter, const Finder *finder, const Run *run, Lattice *lattice) {
    for (uint32_t i = 0; i < run->n; i++) {
        lattice->starts[i].n = lattice->ends[i + 1].n = 0;
        evidence_of_start(finder, run, i, &lattice->starts[i]);
        evidence_of_end(finder, run, i + 1, &lattice->ends[i + 1]);
    }
    for (uint32_t i = 0; i < run->n; i++) {
        for (uint32_t n = 1; n <= PIECE_MOST && i + n <= run->n; n++) {
            Facts *facts = &lattice->pieces[i][n];
            facts->n = 0;
            if (n > 1 && !piece_may_be_name(run, i, i + n)) continue;
            evidence_of_piece(finder, run, i, i + n, facts);
            for (unsigned label = 0; label < N_LABELS; label++)
                lattice->scores[i][n][label] = sum(fitter, &lattice->starts[i], label) + sum(fitter, &lattice->ends[i + n], label) +
                                               sum(fitter, facts, label);
        }
    }
}

static void push_words(WordFitter *of_words, const WordFacts *facts, unsigned label, double by) {
    for (uint32_t i = 0; i < facts->n; i++) {
        uint32_t at = facts->at[i];
        of_words->gradient[at][label] += by;
        if (!of_words->is_touched[at]) of_words->touched[of_words->n_touched++] = at;
        of_words->is_touched[at] = true;
    }
}

/* Which pieces the annotation allows: by first word and length, bits of labels. */
typedef struct Allowed {
    unsigned labels[RUN_MOST][PIECE_MOST + 1];
} Allowed;

static void allow_all(const Run *run, Allowed *allowed) {
    memset(allowed, 0, sizeof *allowed);
    for (uint32_t i = 0; i < run->n; i++)
        for (uint32_t n = 1; n <= PIECE_MOST && i + n <= run->n; n++)
            for (unsigned label = 0; label < N_LABELS; label++)
                if (may_be(run, i, n, label)) allowed->labels[i][n] |= 1u << label;
}

/* False where the annotation is no cut that could be found. */
static bool allow_gold(const Article *article, const Run *run, Allowed *allowed) {
    uint32_t start = run->words[0].token, stop = run->words[run->n - 1].token + 1;
    size_t   g = 0;
    memset(allowed, 0, sizeof *allowed);
    for (uint32_t i = 0; i < run->n; i++) allowed->labels[i][1] = 1u << LABEL_OUT;
    while (g < article->n_gold && article->gold[g].end <= start) g++;
    for (; g < article->n_gold && article->gold[g].first < stop; g++) {
        const Gold *gold = &article->gold[g];
        bool        optional = gold->labels >> LABEL_OUT & 1;
        if (!gold->labels) return false;
        if (gold->first < start || gold->end > stop) {
            if (optional) continue;
            return false;
        }
        uint32_t first = gold->first - start, end = gold->end - start;
        if (!piece_may_be_name(run, first, end) && !optional) return false;
        if (!piece_may_be_name(run, first, end)) continue;
        for (uint32_t i = first; i < end && !optional; i++) allowed->labels[i][1] = 0;
        allowed->labels[first][end - first] = gold->labels & ~(unsigned)(!optional || end - first > 1 ? 1u << LABEL_OUT : 0);
    }
    return true;
}

#define EACH_PIECE(run, allowed, i, n, label)                                                                          \
    for (uint32_t i = 0; i < (run)->n; i++)                                                                            \
        for (uint32_t n = 1; n <= PIECE_MOST && i + n <= (run)->n; n++)                                                \
            for (unsigned label = 0; label < N_LABELS; label++)                                                        \
                if ((allowed)->labels[i][n] >> label & 1)

/* The log of the sum over all cuts that are allowed. */
static double sum_up(const Run *run, const Allowed *allowed, Lattice *lattice) {
    for (uint32_t i = 0; i <= run->n; i++) lattice->forward[i] = lattice->backward[i] = -1e30;
    lattice->forward[0] = lattice->backward[run->n] = 0;
    EACH_PIECE(run, allowed, i, n, label)
        lattice->forward[i + n] = log_add(lattice->forward[i + n], lattice->forward[i] + lattice->scores[i][n][label]);
    for (uint32_t i = run->n; i-- > 0;)
        for (uint32_t n = 1; n <= PIECE_MOST && i + n <= run->n; n++)
            for (unsigned label = 0; label < N_LABELS; label++)
                if (allowed->labels[i][n] >> label & 1)
                    lattice->backward[i] = log_add(lattice->backward[i], lattice->backward[i + n] + lattice->scores[i][n][label]);
    return lattice->forward[run->n];
}

static void push(Fitter *fitter, const Lattice *lattice, uint32_t i, uint32_t n, unsigned label, double by) {
    const Facts *all[] = {&lattice->starts[i], &lattice->ends[i + n], &lattice->pieces[i][n]};
    for (unsigned k = 0; k < 3; k++)
        for (uint32_t f = 0; f < all[k]->n; f++) fitter->gradient[all[k]->at[f]][label] += by;
    push_words(fitter->of_words, &lattice->start_words[i], label, by);
    push_words(fitter->of_words, &lattice->end_words[i + n], label, by);
    push_words(fitter->of_words, &lattice->piece_words[i][n], label, by);
    for (uint32_t k = i; k < i + n; k++) push_words(fitter->of_words, &lattice->each_word[k], label, by);
}

/* Adds what the pieces are expected to show, among all cuts that are allowed; returns the log of their sum. */
static double expect(Fitter *fitter, const Run *run, const Allowed *allowed, Lattice *lattice, double by) {
    double all = sum_up(run, allowed, lattice);
    EACH_PIECE(run, allowed, i, n, label) {
        double p = exp(lattice->forward[i] + lattice->scores[i][n][label] + lattice->backward[i + n] - all);
        if (p > 1e-6) push(fitter, lattice, i, n, label, by * p);
    }
    return all;
}

/* ---- Fitting ----------------------------------------------------------------------------------------------------- */

static double learn_run(Fitter *fitter, const Finder *finder, const Article *article, const Run *run) {
    static Lattice lattice;
    static Allowed allowed;
    double         weight = article->also ? fitter->also : 1;
    if (!allow_gold(article, run, &allowed)) return 0;
    weigh(fitter, finder, run, &lattice);
    weigh_words(fitter, &finder->wording, run, &lattice);
    double gold = expect(fitter, run, &allowed, &lattice, weight);
    allow_all(run, &allowed);
    return weight * (expect(fitter, run, &allowed, &lattice, -weight) - gold);
}

#define WORD_ARTICLES 3u /* what fewer have is not learnt: it would be learnt by heart */

static void step_words(Fitter *fitter, bool is_first) {
    WordFitter *of = fitter->of_words;
    for (size_t i = 0; i < of->n_touched; i++) {
        uint32_t at = of->touched[i];
        of->articles[at] += is_first;
        for (unsigned label = 0; label < N_LABELS; label++) {
            double slope = of->articles[at] < WORD_ARTICLES ? 0 : of->gradient[at][label] - fitter->shrink * of->weights[at][label];
            if (is_first) slope = 0;
            of->squares[at][label] += slope * slope;
            if (slope != 0) of->weights[at][label] += fitter->pace * fitter->rate * slope / sqrt(of->squares[at][label] + 1e-2);
            of->gradient[at][label] = 0;
            fitter->words->at[at][label] = word_weight((float)of->weights[at][label]);
        }
        of->is_touched[at] = false;
    }
    of->n_touched = 0;
}

static void step(Fitter *fitter) {
    for (unsigned i = 0; i < N_EVIDENCE; i++) {
        for (unsigned label = 0; label < N_LABELS; label++) {
            double slope = fitter->gradient[i][label] - fitter->shrink * (fitter->weights[i][label] - fitter->belief[i][label]);
            fitter->squares[i][label] += slope * slope;
            if (slope != 0) fitter->weights[i][label] += fitter->rate * slope / sqrt(fitter->squares[i][label] + 1e-8);
            fitter->gradient[i][label] = 0;
        }
    }
}

static void lend_weights(const Fitter *fitter, NameModel *model) {
    for (unsigned i = 0; i < N_EVIDENCE; i++)
        for (unsigned label = 0; label < N_LABELS; label++)
            (fitter->cyrillic ? model->cyrillic->weights : model->weights)[i][label] = (float)fitter->weights[i][label];
}

static void cut(const Finder *finder, const Run *run, Chart *chart, Cut *out) {
    chart_fill(finder, run, chart);
    chart_cut(finder, chart, out);
}

typedef struct Score {
    size_t right, found, gold, bounds;
    size_t type_right[N_TYPES], type_found[N_TYPES], type_gold[N_TYPES];
    double loss;
} Score;

static void compare(const Article *article, const Run *run, const Cut *cut, Score *score) {
    for (uint32_t i = 0; i < cut->n; i++) {
        const Piece *piece = &cut->pieces[i];
        if (piece->label == LABEL_OUT) continue;
        score->found++;
        score->type_found[piece->label]++;
        for (size_t g = 0; g < article->n_gold; g++) {
            const Gold *gold = &article->gold[g];
            if (gold->first != run->words[piece->first].token || gold->end != run->words[piece->end - 1].token + 1) continue;
            score->bounds++;
            score->right += gold->labels >> piece->label & 1;
            score->type_right[piece->label] += gold->labels >> piece->label & 1;
        }
    }
}

static bool read_article(Fitter *fitter, const Article *article, bool learn, bool is_first, Score *score) {
    lend_weights(fitter, fitter->extractor->names);
    Finder *finder = finder_new(article->doc, fitter->extractor->names, &fitter->scratch);
    Run     run;
    Chart   chart;
    Cut     found;
    if (!finder || !chart_make(&chart, &fitter->scratch, RUN_MOST)) return false;
    for (uint32_t at = 0; at = run_next(finder, at, &run), run.n > 0;) {
        cut(finder, &run, &chart, &found);
        if (!finder_remember(finder, &run, &found)) return false;
    }
    finder_rewind(finder, true);
    for (uint32_t at = 0; at = run_next(finder, at, &run), run.n > 0;) {
        if (learn) score->loss += learn_run(fitter, finder, article, &run);
        cut(finder, &run, &chart, &found);
        compare(article, &run, &found, score);
    }
    score->gold += article->n_gold + article->n_unaligned;
    for (size_t g = 0; g < article->n_gold; g++)
        for (unsigned type = 0; type < N_TYPES; type++) score->type_gold[type] += article->gold[g].labels == 1u << type;
    if (learn) step(fitter);
    if (learn) step_words(fitter, is_first);
    arena_reset(&fitter->scratch);
    return true;
}

static void tell(const char *what, const Score *score) {
    double p = score->found ? (double)score->right / (double)score->found : 0;
    double r = score->gold ? (double)score->right / (double)score->gold : 0;
    fprintf(stderr, "%s: names %zu, P %.3f R %.3f F1 %.3f, bounds F1 %.3f, loss %.1f\n", what, score->gold, p, r,
            p + r > 0 ? 2 * p * r / (p + r) : 0,
            2.0 * (double)score->bounds / (double)(score->found + score->gold + !score->gold), score->loss);
}

static void tell_types(const Score *score) {
    for (unsigned type = 0; type < N_TYPES; type++)
        fprintf(stderr, "  %s: right %zu, found %zu, names %zu\n", type_name(type), score->type_right[type], score->type_found[type],
                score->type_gold[type]);
}

static bool is_left_out(const Fitter *fitter, size_t i) {
    return fitter->folds && !fitter->articles[i].also && i % fitter->folds == fitter->fold;
}

static void start_from_beliefs(Fitter *fitter) {
    for (size_t i = 0; i < sizeof beliefs / sizeof *beliefs; i++)
        fitter->belief[beliefs[i].evidence][beliefs[i].label] = (double)beliefs[i].weight;
    memcpy(fitter->weights, fitter->belief, sizeof fitter->weights);
}

/* The evidence of words starts from nothing, whatever the image has. */
static bool start_words(Fitter *fitter, quoth_error *err) {
    NameModel *model = fitter->extractor->names;
    fitter->of_words = calloc(1, sizeof *fitter->of_words);
    if (!fitter->of_words || !name_model_read_cyrillic(model)) return fail_memory(err);
    model->cyrillic->is_fitted = fitter->cyrillic;
    fitter->words = fitter->cyrillic ? &model->cyrillic->words : &model->words;
    memset(fitter->words->at, 0, sizeof fitter->words->at);
    memset(fitter->words->read, 0xFF, sizeof fitter->words->read);
    return true;
}

/* The mean of the weights as they are in the later rounds, which jump less from text to text than those of any moment. */
typedef struct Mean {
    double weights[N_EVIDENCE][N_LABELS], of_words[WORD_PLACES][N_LABELS];
    double n;
} Mean;

static void mean_add(Mean *mean, const Fitter *fitter) {
    for (unsigned i = 0; i < N_EVIDENCE; i++)
        for (unsigned label = 0; label < N_LABELS; label++) mean->weights[i][label] += fitter->weights[i][label];
    for (unsigned i = 0; i < WORD_PLACES; i++)
        for (unsigned label = 0; label < N_LABELS; label++) mean->of_words[i][label] += fitter->of_words->weights[i][label];
    mean->n++;
}

static void mean_take(const Mean *mean, Fitter *fitter) {
    for (unsigned i = 0; i < N_EVIDENCE; i++)
        for (unsigned label = 0; label < N_LABELS; label++) fitter->weights[i][label] = mean->weights[i][label] / mean->n;
    for (unsigned i = 0; i < WORD_PLACES; i++)
        for (unsigned label = 0; label < N_LABELS; label++) {
            fitter->of_words->weights[i][label] = mean->of_words[i][label] / mean->n;
            fitter->words->at[i][label] = word_weight((float)fitter->of_words->weights[i][label]);
        }
}

static size_t common_factor(size_t a, size_t b) {
    while (b) {
        size_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* With --mixed, the k-th article to be read: by steps of about the golden section those of one file come far apart. */
static size_t in_turn(const Fitter *fitter, size_t k) {
    size_t stride = (size_t)(0.618 * (double)fitter->n_articles) | 1;
    while (common_factor(stride, fitter->n_articles) > 1) stride++;
    return fitter->mixed ? k * stride % fitter->n_articles : k;
}

#define MEAN_EACH 8u /* articles */

static bool fit(Fitter *fitter, unsigned rounds) {
    static Mean mean;
    Score learnt = {0};
    for (unsigned round = 0; round < rounds; round++) {
        learnt = (Score){0};
        fitter->rate = 0.3 * (1 - 0.9 * round / rounds);
        for (size_t k = 0; k < fitter->n_articles; k++) {
            size_t i = in_turn(fitter, k);
            if (is_left_out(fitter, i)) continue;
            if (!read_article(fitter, &fitter->articles[i], true, round == 0, &learnt)) return false;
            if (round >= rounds / 2 && k % MEAN_EACH == 0) mean_add(&mean, fitter);
        }
    }
    if (mean.n > 0) mean_take(&mean, fitter);
    tell("learnt", &learnt);
    for (size_t file = 0; fitter->folds && file < fitter->files; file++) {
        Score kept = {0};
        for (size_t i = 0; i < fitter->n_articles; i++)
            if (fitter->articles[i].file == file && is_left_out(fitter, i) && !read_article(fitter, &fitter->articles[i], false, false, &kept)) return false;
        tell("left out", &kept);
        tell_types(&kept);
    }
    return true;
}

#define LEAST_OF_WORDS 0.09 /* smaller ones do harm: most are of words that a few texts had */

static void print_weights(Fitter *fitter) {
    static const char *const labels[N_LABELS] = {"person", "org", "outlet", "place", "group", "event", "other", "out"};
    puts("# The evidence for names and their types: log-odds, fitted by tools/fit_names.c.\n"
         "# \"names/EVIDENCE:LABEL\"; out: a word that is in no name. src/entity/name_evidence.h lists the evidence.");
    if (fitter->about) printf("# %s\n", fitter->about);
    puts("%type weight");
    fitter->weights[EVIDENCE_ALWAYS][LABEL_OUT] -= fitter->lean;
    for (unsigned i = 0; i < N_EVIDENCE; i++)
        for (unsigned label = 0; label < N_LABELS; label++)
            if (fabs(fitter->weights[i][label]) >= 0.005)
                printf("%s/%s:%s\t%.2f\n", fitter->words->model, evidence_text(i), labels[label], fitter->weights[i][label]);
    for (unsigned i = 0; i < WORD_PLACES; i++)
        for (unsigned label = 0; label < N_LABELS; label++)
            if (fabs(fitter->of_words->weights[i][label]) >= LEAST_OF_WORDS)
                printf("%s/%05x:%s\t%.2f\n", fitter->words->model, i, labels[label], fitter->of_words->weights[i][label]);
}

static const char usage[] = "usage: fit_names IMAGE [--cyrillic] [--mixed] [--pace X] [--lean X] [--rounds N] [--shrink X] [--fold K/N] [--about TEXT] ARTICLES.jsonl... "
                            "[--also WEIGHT ARTICLES.jsonl...]";

int main(int argc, char **argv) {
    static Fitter fitter;
    quoth_error   err = {0};
    unsigned      rounds = 12;
    bool          also = false;
    fitter.shrink = 0.02;
    fitter.pace = 0.1;
    fitter.also = 0.5;
    fitter.gazetteer = argc > 2 ? quoth_gazetteer_open(argv[1], &err) : NULL;
    fitter.extractor = fitter.gazetteer ? quoth_extractor_new(fitter.gazetteer, NULL, &err) : NULL;
    bool ok = fitter.extractor != NULL;
    for (int i = 2; ok && i < argc; i++) {
        if (strcmp(argv[i], "--rounds") == 0 && i + 1 < argc) rounds = (unsigned)strtoul(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--cyrillic") == 0) fitter.cyrillic = true;
        else if (strcmp(argv[i], "--mixed") == 0) fitter.mixed = true;
        else if (strcmp(argv[i], "--pace") == 0 && i + 1 < argc) fitter.pace = strtod(argv[++i], NULL);
        else if (strcmp(argv[i], "--shrink") == 0 && i + 1 < argc) fitter.shrink = strtod(argv[++i], NULL);
        else if (strcmp(argv[i], "--lean") == 0 && i + 1 < argc) fitter.lean = strtod(argv[++i], NULL);
        else if (strcmp(argv[i], "--about") == 0 && i + 1 < argc) fitter.about = argv[++i];
        else if (strcmp(argv[i], "--also") == 0 && i + 1 < argc) {
            fitter.also = strtod(argv[++i], NULL);
            also = true;
        } else if (strcmp(argv[i], "--fold") == 0 && i + 1 < argc) {
            char *end;
            fitter.fold = strtoul(argv[++i], &end, 10);
            fitter.folds = *end == '/' ? strtoul(end + 1, NULL, 10) : 0;
        } else ok = read_articles(&fitter, argv[i], also, &err);
    }
    start_from_beliefs(&fitter);
    ok = ok && start_words(&fitter, &err) && fit(&fitter, rounds);
    if (ok) print_weights(&fitter);
    else fprintf(stderr, "fit_names: %s\n", err.text[0] ? err.text : usage);
    for (size_t i = 0; i < fitter.n_articles; i++) free(fitter.articles[i].gold), doc_free(fitter.articles[i].doc);
    free(fitter.articles);
    free(fitter.of_words);
    arena_free(&fitter.scratch);
    quoth_extractor_free(fitter.extractor);
    quoth_gazetteer_close(fitter.gazetteer);
    return ok ? 0 : 1;
}
