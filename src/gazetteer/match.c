/* The one pass that finds what is listed: from each token a walk through the table of prefixes, as far as some form goes on. */
#include "image.h"

#define MOST_MARKUP 4 /* Markdown signs between two words of a form; bounds what one walk reads */

#define AHEAD 8u /* tokens: enough for the processor to fetch what one step needs */

typedef struct Matcher {
    Doc             *doc;
    const Gazetteer *gazetteer;
    char             language[2];
    uint32_t         match_end, phrase_end; /* tokens before these are covered */
    uint32_t         nodes[4 * AHEAD];      /* of the tokens about to be matched, in turns */
} Matcher;

/* The longest form of a kind that fits, and the token behind it. */
typedef struct Best {
    const ImageForm *form;
    uint32_t         n, end; /* n: tokens of the form */
} Best;

typedef struct Walk {
    uint32_t tokens[NAME_TOKENS];
    uint32_t n;
    Best     entity, phrase;
} Walk;

/* ---- Does a sense fit? ------------------------------------------------------------------------------------------- */

/* "PM^" is the office, "pm" the time of day: the tokens' bytes must be those of the spelling, whatever its spaces. */
static bool is_exact(const Doc *doc, const char *spelling, const Walk *walk, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        const Token *token = &doc->tokens.at[walk->tokens[i]];
        uint32_t     length = token->end - token->start;
        while (*spelling == ' ') spelling++;
        if (strncmp(spelling, doc->text + token->start, length) != 0) return false;
        spelling += length;
    }
    return *spelling == '\0';
}

/* Words with a capital in the list need one in the text: "Reuters" is found in "REUTERS", not in "reuters"; "NATO" in itself
 * alone. */
static bool has_capitals(const Doc *doc, const ImageSense *sense, const Walk *walk) {
    for (unsigned i = 0, left = sense->capitals; left; i++, left >>= 1) {
        unsigned shape = doc->tokens.at[walk->tokens[i]].shape;
        if (left & 1 && (sense->flags & SENSE_UPPER ? shape != SHAPE_UPPER : shape < SHAPE_CAPITAL)) return false;
    }
    return true;
}

static bool fits(const Matcher *matcher, const ImageSense *sense, const Walk *walk, uint32_t n) {
    if (sense->language[0] && memcmp(sense->language, matcher->language, sizeof sense->language) != 0) return false;
    if (sense->capitals && !has_capitals(matcher->doc, sense, walk)) return false;
    return !(sense->flags & SENSE_EXACT) || is_exact(matcher->doc, matcher->gazetteer->strings + sense->spelling, walk, n);
}

/* Notes the form as the longest of its kind so far, where one of its senses fits. Words come before entities in a form. */
static void consider(const Matcher *matcher, Walk *walk, const ImageForm *form) {
    const ImageSense *sense = matcher->gazetteer->senses + form->first_sense, *end = sense + form->n_senses;
    Best              best = {form, walk->n, walk->tokens[walk->n - 1] + 1};
    bool              phrase = false, entity = false;
    for (; sense < end && !entity; sense++) {
        bool is_entity = sense->flags & SENSE_ENTITY;
        if (!is_entity && (phrase || walk->n == 1)) continue;
        if (!fits(matcher, sense, walk, walk->n)) continue;
        *(is_entity ? &entity : &phrase) = true;
    }
    if (phrase) walk->phrase = best;
    if (entity) walk->entity = best;
}

/* ---- Results ----------------------------------------------------------------------------------------------------- */

static void take_word(const Matcher *matcher, Token *token, const Walk *walk, const ImageForm *form) {
    const Gazetteer *gazetteer = matcher->gazetteer;
    for (uint32_t i = 0; i < form->n_senses; i++) {
        const ImageSense *sense = &gazetteer->senses[form->first_sense + i];
        if (sense->flags & SENSE_ENTITY) break;
        if (!fits(matcher, sense, walk, 1)) continue;
        token->classes |= gazetteer->words[sense->target].classes;
        if (token->word == NONE) token->word = sense->target;
    }
}

static bool add_phrase(Matcher *matcher, const Walk *walk) {
    Doc             *doc = matcher->doc;
    const Gazetteer *gazetteer = matcher->gazetteer;
    const ImageForm *form = walk->phrase.form;
    Phrase          *phrase = array_add(&doc->arena, &doc->phrases);
    if (!phrase) return false;
    *phrase = (Phrase){.first = walk->tokens[0], .end = walk->phrase.end, .word = NONE};
    for (uint32_t i = 0; i < form->n_senses; i++) {
        const ImageSense *sense = &gazetteer->senses[form->first_sense + i];
        if (sense->flags & SENSE_ENTITY || !fits(matcher, sense, walk, walk->phrase.n)) continue;
        phrase->classes |= gazetteer->words[sense->target].classes;
        if (phrase->word == NONE) phrase->word = sense->target;
    }
    for (uint32_t i = phrase->first; i < phrase->end; i++) doc->tokens.at[i].phrase = doc->phrases.n - 1;
    matcher->phrase_end = phrase->end;
    return true;
}

static bool add_reading(Doc *doc, const Gazetteer *gazetteer, const ImageSense *sense, Range *readings) {
    /* Two spellings of one entity are neighbours, that which asks for less first. */
    if (readings->n && doc->readings.at[doc->readings.n - 1].record == sense->target) return true;
    const ImageEntity *entity = &gazetteer->entities[sense->target];
    Reading           *reading = array_add(&doc->arena, &doc->readings);
    if (!reading) return false;
    *reading = (Reading){.record = sense->target, .type = entity->type, .prior = entity->prior,
                         .needs_company = sense->flags & SENSE_COMPANY, .is_short = sense->flags & SENSE_SHORT};
    readings->n++;
    return true;
}

static bool add_match(Matcher *matcher, const Walk *walk) {
    Doc             *doc = matcher->doc;
    const Gazetteer *gazetteer = matcher->gazetteer;
    const ImageForm *form = walk->entity.form;
    Range            readings = {doc->readings.n, 0};
    for (uint32_t i = 0; i < form->n_senses; i++) {
        const ImageSense *sense = &gazetteer->senses[form->first_sense + i];
        if (!(sense->flags & SENSE_ENTITY) || !fits(matcher, sense, walk, walk->entity.n)) continue;
        if (!add_reading(doc, gazetteer, sense, &readings)) return false;
    }
    Match *match = array_add(&doc->arena, &doc->matches);
    if (!match) return false;
    *match = (Match){walk->tokens[0], walk->entity.end, readings};
    matcher->match_end = match->end;
    return true;
}

/* ---- The walk ---------------------------------------------------------------------------------------------------- */

/* What is said of a prefix; NODE_FORM, no form and nothing that goes on, where there is none. Most of those that there are not
 * end at the filter. */
static uint32_t node_of(const Gazetteer *gazetteer, uint64_t hash) {
    uint32_t mask = gazetteer->n_prefixes - 1, bit = filter_bit(hash, gazetteer->n_filter);
    if (!(gazetteer->filter[bit / 64] >> bit % 64 & 1)) return NODE_FORM;
    for (uint32_t at = (uint32_t)hash & mask; gazetteer->prefixes[at].hash; at = (at + 1) & mask)
        if (gazetteer->prefixes[at].hash == hash) return gazetteer->prefixes[at].node;
    return NODE_FORM;
}

/* The form that ends at the n-th token. Its own count is asked too, as equal hashes prove no equal words. */
static const ImageForm *form_of(const Gazetteer *gazetteer, uint32_t node, uint32_t n) {
    if ((node & NODE_FORM) == NODE_FORM) return NULL;
    const ImageForm *form = &gazetteer->forms[node & NODE_FORM];
    return form->n_tokens == n ? form : NULL;
}

/* An empty line, or a paragraph separator, parts a name from what comes behind it. Paragraphs are not known yet. */
static bool is_parted(const Doc *doc, uint32_t token) {
    unsigned lines = 0;
    if (!(doc->tokens.at[token].flags & LINE_BEFORE)) return false;
    for (uint32_t at = doc->tokens.at[token - 1].end; at < doc->tokens.at[token].start && lines < 2; at++) {
        char c = doc->text[at];
        lines += c == '\n' || (c == '\r' && doc->text[at + 1] != '\n');
        if (c == '\xE2' && memcmp(doc->text + at, "\xE2\x80\xA9", 3) == 0) return true;
    }
    return lines >= 2;
}

/* The next token that a form may go on with, or NONE. */
static uint32_t next_token(const Doc *doc, uint32_t token) {
    for (unsigned markup = 0; ++token < doc->tokens.n && markup <= MOST_MARKUP; markup++) {
        if (is_parted(doc, token)) return NONE;
        if (!(doc->tokens.at[token].flags & MARKUP)) return token;
    }
    return NONE;
}

static void walk_on(const Matcher *matcher, Walk *walk, uint64_t hash, uint32_t node) {
    const Doc *doc = matcher->doc;
    for (;;) {
        const ImageForm *form = form_of(matcher->gazetteer, node, walk->n);
        if (form) consider(matcher, walk, form);
        if (!(node & NODE_CONTINUES) || walk->n == NAME_TOKENS) return;
        uint32_t next = next_token(doc, walk->tokens[walk->n - 1]);
        if (next == NONE) return;
        hash = prefix_hash(hash, doc->tokens.at[next].fold);
        node = node_of(matcher->gazetteer, hash);
        if (node == NODE_FORM) return;
        walk->tokens[walk->n++] = next;
    }
}

static uint64_t first_hash(const Token *token) { return prefix_hash(PREFIX_START, token->fold); }

/* What begins with token `i`. */
static bool match_at(Matcher *matcher, uint32_t i) {
    Token   *token = &matcher->doc->tokens.at[i];
    uint32_t node = matcher->nodes[i % (4 * AHEAD)];
    Walk     walk;
    if (node == NODE_FORM) return true;
    walk.tokens[0] = i;
    walk.n = 1;
    walk.entity.form = walk.phrase.form = NULL;
    const ImageForm *form = form_of(matcher->gazetteer, node, 1);
    if (form) take_word(matcher, token, &walk, form);
    if (i < matcher->match_end && i < matcher->phrase_end) return true;
    walk_on(matcher, &walk, first_hash(token), node);
    if (walk.phrase.form && i >= matcher->phrase_end && !add_phrase(matcher, &walk)) return false;
    return !walk.entity.form || i < matcher->match_end || add_match(matcher, &walk);
}

/* ---- Ahead of the walk ------------------------------------------------------------------------------------------- */

/* What is said of a text's words lies all over the image, which is larger than the processor's near caches: each step below asks for
 * what the next one reads of the same token, AHEAD tokens later. */
/* GCC takes a function that does nothing else for one without effect and leaves its calls out, unless it is inlined at once. */
#define EXPECTS static inline __attribute__((always_inline)) void

EXPECTS expect_prefix(const Gazetteer *gazetteer, uint64_t hash) {
    __builtin_prefetch(&gazetteer->filter[filter_bit(hash, gazetteer->n_filter) / 64]);
    __builtin_prefetch(&gazetteer->prefixes[(uint32_t)hash & (gazetteer->n_prefixes - 1)]);
}

EXPECTS expect_first(const Matcher *matcher, uint32_t i) {
    expect_prefix(matcher->gazetteer, first_hash(&matcher->doc->tokens.at[i]));
}

/* The form of the word itself, and what the walk goes on with: mostly the next token. */
static void expect_form(Matcher *matcher, uint32_t i) {
    const Token *token = &matcher->doc->tokens.at[i];
    uint64_t     hash = first_hash(token);
    uint32_t     node = node_of(matcher->gazetteer, hash);
    matcher->nodes[i % (4 * AHEAD)] = node;
    if ((node & NODE_FORM) != NODE_FORM) __builtin_prefetch(&matcher->gazetteer->forms[node & NODE_FORM]);
    if (node & NODE_CONTINUES && i + 1 < matcher->doc->tokens.n) expect_prefix(matcher->gazetteer, prefix_hash(hash, token[1].fold));
}

EXPECTS expect_senses(const Matcher *matcher, uint32_t i) {
    const ImageForm *form = form_of(matcher->gazetteer, matcher->nodes[i % (4 * AHEAD)], 1);
    if (form) __builtin_prefetch(&matcher->gazetteer->senses[form->first_sense]);
}

EXPECTS expect_words(const Matcher *matcher, uint32_t i) {
    const ImageForm *form = form_of(matcher->gazetteer, matcher->nodes[i % (4 * AHEAD)], 1);
    if (!form) return;
    const ImageSense *sense = &matcher->gazetteer->senses[form->first_sense], *end = sense + form->n_senses;
    for (; sense < end && !(sense->flags & SENSE_ENTITY); sense++) __builtin_prefetch(&matcher->gazetteer->words[sense->target]);
}

static bool take_token(Matcher *matcher, uint32_t i) {
    Token *token = &matcher->doc->tokens.at[i];
    token->classes = 0;
    token->word = NONE;
    if (i >= matcher->phrase_end) token->phrase = NONE;
    return token->flags & MARKUP || match_at(matcher, i);
}

bool names_match(Doc *doc, const Gazetteer *gazetteer, quoth_error *err) {
    const char *language = doc->language && strlen(doc->language) >= 2 ? doc->language : "en";
    Matcher     matcher = {.doc = doc, .gazetteer = gazetteer};
    for (unsigned i = 0; i < 2; i++) matcher.language[i] = (char)(language[i] | 0x20);
    for (uint32_t i = 0, n = doc->tokens.n; i < n + 4 * AHEAD; i++) { /* i - AHEAD is no token, and greater than all, where i is less */
        if (i < n) expect_first(&matcher, i);
        if (i - AHEAD < n) expect_form(&matcher, i - AHEAD);
        if (i - 2 * AHEAD < n) expect_senses(&matcher, i - 2 * AHEAD);
        if (i - 3 * AHEAD < n) expect_words(&matcher, i - 3 * AHEAD);
        if (i - 4 * AHEAD < n && !take_token(&matcher, i - 4 * AHEAD)) return fail_memory(err);
    }
    return true;
}
