/* The evidence of a piece as a whole: its length, what is listed, what stands inside, what the document says of it. */
#include "name_facts.h"
#include "hash.h"
#include <string.h>

uint64_t piece_key(const Finder *finder, const Run *run, uint32_t first, uint32_t end) {
    uint64_t key = HASH_SEED;
    for (uint32_t i = first; i < end; i++)
        if (run->words[i].flags & WORD_NAME_LIKE) key = hash_mix(key, finder->doc->tokens.at[run->words[i].token].fold);
    return key;
}

/* In no list; but parts of names are a long list that an image may lack, so that being in it is evidence of its own. */
static bool is_unknown(const Word *word) { return !(word->classes & ~CLASS(NAME_PART)) && word->match == NONE; }

/* ---- Listed ------------------------------------------------------------------------------------------------------ */

static void also_listed(const Finder *finder, Index match, unsigned first_type, Facts *facts) {
    unsigned told = 1u << first_type;
    Range    range = finder->doc->matches.at[match].readings;
    for (Index i = range.first; i < range.first + range.n; i++) {
        unsigned type = finder->doc->readings.at[i].type;
        if (!finder->usable[i] || told >> type & 1) continue;
        told |= 1u << type;
        facts_add(facts, EVIDENCE_ALSO_PERSON + type);
    }
}

static void listed(const Finder *finder, const Run *run, uint32_t first, uint32_t end, Facts *facts) {
    Index match = piece_match(finder, run, first, end);
    if (match == NONE) {
        ADD(UNLISTED);
        return;
    }
    Index reading = match_reading(finder, match, N_TYPES);
    if (reading == NONE) {
        ADD(UNLISTED);
        ADD(LISTED_ALONE);
        return;
    }
    ADD_IF(!(run->words[end - 1].flags & (WORD_NAME_LIKE | WORD_DOT)), LISTED_LOWER);
    const Reading *r = &finder->doc->readings.at[reading];
    facts_add(facts, EVIDENCE_LISTED_PERSON + r->type);
    ADD_IF(r->prior >= 7, LISTED_OFTEN);
    ADD_IF(r->prior <= 3, LISTED_RARELY);
    also_listed(finder, match, r->type, facts);
}

/* Listed names that the piece cuts, or that lie inside it. */
static void listed_inside(const Finder *finder, const Run *run, uint32_t first, uint32_t end, Facts *facts) {
    const Word *a = &run->words[first], *z = &run->words[end - 1];
    const Match *matches = finder->doc->matches.at;
    if (piece_match(finder, run, first, end) != NONE) return;
    bool cut_first = a->match != NONE && matches[a->match].first < a->token;
    bool cut_last = z->match != NONE && matches[z->match].end > z->token + 1;
    bool has = false;
    for (uint32_t i = first; i < end && !has; i++) {
        const Word *word = &run->words[i];
        has = word->match != NONE && matches[word->match].first >= a->token && matches[word->match].end <= z->token + 1 &&
              !(matches[word->match].first == a->token && matches[word->match].end == z->token + 1);
    }
    ADD_IF(cut_first || cut_last, CUT_LISTED);
    ADD_IF(has, HAS_LISTED);
}

/* ---- Inside ------------------------------------------------------------------------------------------------------ */

typedef struct Inside {
    uint64_t all, middle, before_of, around_and; /* classes */
    unsigned flags, types;                       /* types: bits, of listed names */
    bool     of, and, joiner, number, particle, pair;
} Inside;

/* "Russia-Ukraine", "Russian-Yemeni": two names; not so where they are listed as one. */
static bool is_listed_pair(const Word *before, const Word *behind) {
    return before->match != NONE && behind->match != NONE && before->match != behind->match;
}

static void look_inside(const Finder *finder, const Run *run, uint32_t first, uint32_t end, Inside *in) {
    const Doc *doc = finder->doc;
    for (uint32_t i = first; i < end; i++) {
        const Word  *word = &run->words[i];
        const Token *token = &doc->tokens.at[word->token];
        in->all |= word->classes;
        if (i > first && i + 1 < end) in->middle |= word->classes & (word->flags & WORD_NAME_LIKE ? UINT64_MAX : CLASS(TITLE));
        if (word->flags & WORD_HYPHEN && i > first && i + 1 < end) in->pair |= is_listed_pair(&word[-1], &word[1]);
        if (word->flags & WORD_HYPHEN && i > first && word[-1].classes & CLASS(PARTICLE)) continue; /* "al-Hamad" */
        in->flags |= word->flags;
        if (token->kind == TOKEN_NUMBER) in->number = true;
        else if (!(word->flags & WORD_NAME_LIKE) && word->classes & CLASS(PARTICLE)) in->particle = true;
        if (!(word->flags & WORD_JOINS)) continue;
        unsigned small = small_word(finder, token);
        if (small & SMALL_OF) {
            in->of = true;
            if (i > first) in->before_of |= word[-1].classes;
        } else if (small & SMALL_AND) {
            in->and = true;
            if (i > first && i + 1 < end) in->around_and |= run->words[first].classes | word[1].classes;
        } else if (!(word->classes & CLASS(PARTICLE))) in->joiner = true;
    }
}

static void inside(const Finder *finder, const Run *run, uint32_t first, uint32_t end, Facts *facts) {
    Inside in = {0};
    look_inside(finder, run, first, end, &in);
    ADD_IF(in.of, HAS_OF);
    ADD_IF(in.and, HAS_AND);
    ADD_IF(in.around_and & CLASS(GIVEN), HAS_AND_GIVEN);
    ADD_IF(in.and && !(in.all & (CLASS(ORG_HEAD) | CLASS(LEGAL_FORM))), HAS_AND_NO_HEAD);
    ADD_IF(in.joiner, HAS_JOINER);
    ADD_IF(in.number, HAS_NUMBER);
    ADD_IF(in.particle, HAS_PARTICLE);
    ADD_IF(in.flags & WORD_BRACKET, HAS_BRACKET);
    ADD_IF(in.pair, HAS_PAIR);
    ADD_IF(in.flags & WORD_HYPHEN, HAS_HYPHEN);
    ADD_IF(in.flags & WORD_POSSESSIVE, HAS_POSSESSIVE);
    ADD_IF(in.flags & WORD_INITIAL, HAS_INITIAL);
    ADD_IF(in.middle & CLASS(TITLE), HAS_TITLE);
    ADD_IF(in.middle & CLASS(COMMON), HAS_COMMON);
    ADD_IF(in.middle & (CLASS(VERB) | CLASS(CUE_VERB)), HAS_VERB);
    ADD_IF(in.middle & FUNCTION_WORD, HAS_FUNCTION);
    ADD_IF(in.middle & CLASS(GIVEN), HAS_GIVEN_INSIDE);
    ADD_IF(in.before_of & CLASS(ORG_HEAD), HAS_ORG_HEAD_OF);
    ADD_IF(in.before_of & CLASS(EVENT_HEAD), HAS_EVENT_OF);
    const Word *a = &run->words[first], *z = &run->words[end - 1];
    bool name_like = !(z->flags & WORD_ADDRESS) && !((a->classes | z->classes) & (ANY_HEAD | CLASS(COMMON)));
    ADD_IF(a->classes & CLASS(GIVEN) && name_like && end - first < 7, IS_FULL_NAME);
}

/* ---- One word ---------------------------------------------------------------------------------------------------- */

/* "@name", "#tag", "themoscowtimes.com", and what is none of these. */
static unsigned address_kind(const Doc *doc, const Token *token) {
    const char *text = doc->text + token->start;
    size_t      length = token->end - token->start;
    if (*text == '@') return EVIDENCE_IS_HANDLE;
    if (*text == '#') return EVIDENCE_IS_TAG;
    bool page = memchr(text, '/', length) || memchr(text, ':', length) || (length > 4 && memcmp(text, "www.", 4) == 0);
    return page || memchr(text, '@', length) ? EVIDENCE_IS_ADDRESS : EVIDENCE_IS_DOMAIN;
}

static void single(const Finder *finder, const Word *word, Facts *facts) {
    uint64_t     classes = word->classes;
    const Token *token = &finder->doc->tokens.at[word->token];
    ADD_IF(word->flags & WORD_ACRONYM, IS_ACRONYM);
    ADD_IF(word->flags & WORD_INITIAL, IS_INITIAL);
    if (word->flags & WORD_ADDRESS) {
        facts_add(facts, address_kind(finder->doc, token));
    }
    ADD_IF(token->shape == SHAPE_MIXED, IS_MIXED);
    ADD_IF(token->shape == SHAPE_UPPER, IS_UPPER);
    ADD_IF(token->shape == SHAPE_LOWER, IS_LOWER);
    ADD_IF(token->kind == TOKEN_NUMBER, IS_NUMBER);
    ADD_IF(word->flags & (WORD_DOT | WORD_HYPHEN | WORD_POSSESSIVE | WORD_BRACKET), IS_POINT);
    ADD_IF(is_unknown(word) && word->flags & WORD_NAME_LIKE, IS_UNKNOWN);
    ADD_IF(classes & CLASS(NAME_PART), IS_NAME_PART);
    ADD_IF(classes & CLASS(GIVEN), IS_GIVEN);
    ADD_IF(classes & (CLASS(TITLE) | CLASS(HONORIFIC)), IS_TITLE);
    ADD_IF(classes & CLASS(COMMON), IS_COMMON);
    ADD_IF(classes & FUNCTION_WORD, IS_FUNCTION);
    ADD_IF(classes & DATE_WORD, IS_TIME);
    ADD_IF(classes & (CLASS(VERB) | CLASS(CUE_VERB)), IS_VERB);
    ADD_IF(classes & PEOPLE_NOUN, IS_NOUN);
    ADD_IF(classes & ANY_HEAD, IS_HEAD);
    if (!word->seen) return;
    ADD_IF(word->seen->initials, IS_INITIALS);
    ADD_IF(word->seen->last, IS_LAST);
    ADD_IF(word->seen->first, IS_FIRST);
}

/* ---- The document ------------------------------------------------------------------------------------------------ */

/* Of the words with capitals: how they stand elsewhere. */
static void seen(const Finder *finder, const Run *run, uint32_t first, uint32_t end, Facts *facts) {
    uint32_t words = 0, lower = 0, capital = 0, common = 0, unknown = 0;
    for (uint32_t i = first; i < end; i++) {
        const Word *word = &run->words[i];
        if (!word->seen) continue;
        words++;
        lower += word->seen->lower > 0;
        capital += word->seen->capital > 0;
        common += (word->classes & CLASS(COMMON)) > 0;
        unknown += is_unknown(word);
    }
    if (!words) return;
    ADD_IF(common == words && words > 1, ALL_COMMON);
    if (words > 1) facts_add(facts, unknown ? EVIDENCE_HAS_UNKNOWN : EVIDENCE_ALL_KNOWN);
    ADD_IF(lower == words, SEEN_LOWER);
    if (run->title_case) {
        ADD(TITLE_CASE);
        ADD_IF(!capital, TITLE_CASE_UNSEEN);
        ADD_IF(capital == words, TITLE_CASE_SEEN);
        ADD_IF(capital == words && piece_match(finder, run, first, end) != NONE, TITLE_CASE_LISTED);
        return;
    }
    const Word *word = &run->words[first];
    if (!(word->flags & WORD_OWED) || !word->seen) {
        ADD_IF(word->seen && word->seen->capital > 2, SEEN_OFTEN);
        return;
    }
    ADD(OWED);
    if (word->seen->capital) ADD(OWED_SEEN);
    else if (word->seen->lower) ADD(OWED_LOWER);
    else ADD(OWED_UNSEEN);
}

static void place(const Run *run, Facts *facts) {
    ADD_IF(run->zone == ZONE_DATELINE, DATELINE);
    ADD_IF(run->zone == ZONE_HEADLINE || run->zone == ZONE_SUBHEAD, HEADLINE);
    ADD_IF(run->zone == ZONE_BYLINE, BYLINE);
    ADD_IF(run->zone == ZONE_FURNITURE || run->zone == ZONE_LINKS, FURNITURE);
}

static void named(const Finder *finder, const Run *run, uint32_t first, uint32_t end, Facts *facts) {
    const Seen *as = memory_find(&finder->memory, piece_key(finder, run, first, end));
    if (!as) return;
    unsigned best = 0;
    float    sum = as->as[0];
    for (unsigned type = 1; type < N_TYPES; type++) {
        sum += as->as[type];
        if (as->as[type] > as->as[best]) best = type;
    }
    if (sum < 1.5F) return;
    facts_add(facts, EVIDENCE_NAMED_PERSON + best);
    ADD_IF(as->as[best] > 0.75F * sum, NAMED_SURELY);
}

void evidence_of_piece(const Finder *finder, const Run *run, uint32_t first, uint32_t end, Facts *facts) {
    uint32_t words = 0;
    for (uint32_t i = first; i < end; i++) words += (run->words[i].flags & (WORD_NAME_LIKE | WORD_INITIAL)) > 0;
    ADD(ALWAYS);
    facts_add(facts, words <= 1 ? EVIDENCE_WORDS_1 : words <= 4 ? EVIDENCE_WORDS_1 + words - 1 : EVIDENCE_WORDS_MORE);
    listed(finder, run, first, end, facts);
    listed_inside(finder, run, first, end, facts);
    if (end - first > 1) inside(finder, run, first, end, facts);
    else single(finder, &run->words[first], facts);
    place(run, facts);
    seen(finder, run, first, end, facts);
    if (finder->again) named(finder, run, first, end, facts);
}
