#include "nested.h"
#include "quote.h"
#include <string.h>

#define LEAST_STRENGTH 5 /* of a cue; weaker verbs mostly do not report */
#define MOST_BETWEEN 4u  /* tokens between cue and quote, as in "said to me that", or between subject and cue */
#define MOST_SUBJECT 40u /* tokens of a subject */

typedef struct Site {
    const Doc       *doc;
    const Gazetteer *gazetteer;
    uint32_t         first, end;  /* tokens of the outer stretch */
    uint32_t         open, close; /* of the inner one: its marks */
} Site;

static bool has(const Site *site, uint32_t token, uint64_t classes) { return (site->doc->tokens.at[token].classes & classes) != 0; }

static bool is_sign(const Site *site, uint32_t token) { return token_is_sign(site->doc, token, ",:"); }

static bool is_cue(const Site *site, uint32_t token, WordRecord *word) {
    const Token *t = &site->doc->tokens.at[token];
    return t->classes & CLASS(CUE_VERB) && t->shape == SHAPE_LOWER && gazetteer_word(site->gazetteer, t->word, word) &&
           word->strength >= LEAST_STRENGTH && word->takes & TAKES_QUOTE;
}

/* "said, ‘", "told me that ‘", "said to him: ‘"; NONE where no cue leads to the quote. */
static uint32_t cue_before(const Site *site, WordRecord *word) {
    for (uint32_t at = site->open, n = 0; at-- > site->first && n < MOST_BETWEEN; n++) {
        if (is_cue(site, at, word)) return at;
        bool leads = is_sign(site, at) || has(site, at, CLASS(OBJECT) | CLASS(SUBORDINATOR) | CLASS(PREPOSITION));
        if (!leads) break;
    }
    return NONE;
}

/* "’ he said", "’ said the mayor" */
static uint32_t cue_behind(const Site *site, WordRecord *word) {
    for (uint32_t at = site->close + 1, n = 0; at < site->end && n < MOST_BETWEEN; at++, n++) {
        if (is_cue(site, at, word)) return at;
        bool is_subject = has(site, at, CLASS(SUBJECT)) || site->doc->tokens.at[at].shape >= SHAPE_CAPITAL;
        if (!is_subject && !(n == 0 && is_sign(site, at))) break;
    }
    return NONE;
}

/* The mention that ends right before the cue, or with adverbs and auxiliaries between: "he then told"; behind the cue the one that begins
 * there: "said the mayor". */
static Index subject_of(const Site *site, uint32_t cue) {
    const Doc *doc = site->doc;
    uint32_t   end = cue;
    Index      at, found = NONE;
    while (end > site->first && cue - end < MOST_BETWEEN && has(site, end - 1, CLASS(ADVERB) | CLASS(AUXILIARY) | CLASS(MODAL))) end--;
    uint32_t first = end > site->first + MOST_SUBJECT ? end - MOST_SUBJECT : site->first;
    array_bisect(at, doc->mentions.n, doc->mentions.at[i].first < first);
    for (; at < doc->mentions.n && doc->mentions.at[at].first <= cue + 1; at++) {
        const Mention *mention = &doc->mentions.at[at];
        bool           behind = cue > site->close && mention->first == cue + 1 && mention->end <= site->end;
        if (mention->end == end || (behind && found == NONE)) found = at;
    }
    return found;
}

bool nested_add(Doc *doc, const Gazetteer *gazetteer, Index index, quoth_error *err) {
    const Marked *marked = &doc->marked.at[index], *outer = &doc->marked.at[marked->outer];
    const Site    site = {doc, gazetteer, outer->open + 1, outer->close, marked->open, marked->close};
    WordRecord    word;
    uint32_t      cue = cue_before(&site, &word);
    if (cue == NONE) cue = cue_behind(&site, &word);
    if (cue == NONE || site.close < site.open + 2) return true;
    Index  speaker = subject_of(&site, cue);
    Quote *quote = array_add(&doc->arena, &doc->nested);
    char  *lemma = arena_copy(&doc->arena, word.lemma, strlen(word.lemma));
    if (!quote || !lemma) return fail_memory(err);
    *quote = (Quote){.marked = index, .manner = MANNER_DIRECT, .kind = word.kind, .speaker = speaker,
                     .source = speaker == NONE ? (Span){0, 0} : doc->mentions.at[speaker].span, .role = NONE, .addressee = NONE, .via = NONE,
                     .cue = span_of_tokens(doc, cue, cue + 1), .cue_lemma = lemma, .score = 1, .rule = "nested",
                     .ruling = "it stands inside another quote, and a verb there tells whose words it is"};
    return spans_add(doc, &quote->parts, span_of_tokens(doc, site.open + 1, site.close)) || fail_memory(err);
}
