/* The one pass that finds what is listed: from each token a walk through the table of prefixes, as far as some form goes on. */
#include "elisions.h"
#include "fold.h"
#include "match.h"
#include "mem.h"
#include <stdlib.h>

#define BLOCK 256u /* tokens: what their words ask of the image has come near by the time that it is read, and is not pushed out again */
#define AHEAD 8u /* tokens: the same of the memory of words */
#define MATCHES_KEPT 4u
#define WORDS_KEPT 8192u

/* What the list says of a word. Most words of a text are some few thousand, which name nobody by themselves: of those the memory keeps the
 * answer, each in the one place that its hash says, so that they are not looked up again; of others where they stand in the list. */
typedef struct KnownWord {
    uint64_t key; /* known_key() */
    uint64_t classes;
    Index    word;
    Node     node; /* with KNOWN_WHOLLY where this is all that is said of it */
} KnownWord;
#define KNOWN_WHOLLY (UINT32_C(1) << 31)
_Static_assert(NODE_ALL < KNOWN_WHOLLY, "a node leaves room");

struct WordMemory {
    KnownWord      at[WORDS_KEPT];
    LanguageMemory languages;
};

/* A token of the block with which a form may begin, or of which nothing is known yet. */
typedef struct Open {
    uint64_t hash; /* lookup_start() */
    uint32_t token;
    Node     node;
    bool     known;        /* its node is */
    bool     known_wholly; /* all is that the list says of the word by itself */
} Open;

typedef struct Matcher {
    Doc             *doc;
    const Gazetteer *gazetteer;
    WordMemory      *memory;                /* or NULL */
    unsigned         language;              /* language_number() */
    bool             foreign;               /* it is not English, so what words work like must be said */
    uint32_t         match_end, phrase_end; /* tokens before these are covered */
    Open             open[BLOCK];           /* of the block, in order */
    uint32_t         n_open;
    Walk             found[MATCHES_KEPT];   /* that became no matches yet, in turns */
    uint32_t         n_found, n_added;
} Matcher;

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
static bool has_capitals(const Doc *doc, const ImageSense *sense, const Walk *walk, uint32_t n) {
    for (unsigned i = 0, left = sense->capitals; left && i < n; i++, left >>= 1) {
        unsigned shape = doc->tokens.at[walk->tokens[i]].shape;
        if (left & 1 && (sense->flags & SENSE_UPPER ? shape != SHAPE_UPPER : shape < SHAPE_CAPITAL)) return false;
    }
    return true;
}

static bool fits(const Matcher *matcher, const ImageSense *sense, const Walk *walk, uint32_t n) {
    unsigned language = sense->flags >> SENSE_LANGUAGE;
    if (language && language != matcher->language) return false;
    if (sense->capitals && !has_capitals(matcher->doc, sense, walk, n)) return false;
    return !(sense->flags & SENSE_EXACT) || is_exact(matcher->doc, image_text(matcher->gazetteer, sense->spelling), walk, n);
}

/* Notes the form as the longest of its kind so far, where one of its senses fits. Words come before entities in a form. */
static void consider(const Matcher *matcher, Walk *walk, Senses senses) {
    Best best = {senses, walk->n, walk->tokens[walk->n - 1] + 1};
    bool phrase = false, entity = false;
    for (const ImageSense *sense = senses.at; sense < senses.end && !entity; sense++) {
        bool is_entity = sense->flags & SENSE_ENTITY;
        if (is_of_nobody(sense)) walk->barred_end = best.end;
        if (!is_entity && (phrase || walk->n == 1)) continue;
        if (!fits(matcher, sense, walk, walk->n)) continue;
        *(is_entity ? &entity : &phrase) = true;
    }
    if (phrase) walk->phrase = best;
    if (entity) walk->entity = best;
}

/* ---- Results ----------------------------------------------------------------------------------------------------- */

#define MOST_LIKES 256u /* words that others work like: there are some sixty */

/* The number of what a word works like; of what works like none where there are too many or no memory. */
static uint16_t like_of(const Matcher *matcher, uint32_t key) {
    Doc *doc = matcher->doc;
    for (uint32_t i = 2; i < doc->likes.n; i++)
        if (doc->likes.at[i].key == key) return (uint16_t)i;
    Like *like = doc->likes.n < MOST_LIKES ? array_add(&doc->arena, &doc->likes) : NULL;
    if (!like) return 1;
    const char *text = image_text(matcher->gazetteer, key);
    *like = (Like){text, fold_hash(text, strlen(text)), key};
    return (uint16_t)(doc->likes.n - 1);
}

static void take_word(const Matcher *matcher, Token *token, const Walk *walk, Senses senses) {
    const Gazetteer *gazetteer = matcher->gazetteer;
    for (const ImageSense *sense = senses.at; sense < senses.end && !(sense->flags & SENSE_ENTITY); sense++) {
        uint32_t word = sense_target(sense);
        if (word >= gazetteer->n_words || !fits(matcher, sense, walk, 1)) continue;
        token->classes |= gazetteer->words[word].classes;
        if (token->word == NONE) token->word = word;
        if (token->like == 1 && gazetteer->words[word].like) token->like = like_of(matcher, gazetteer->words[word].like);
    }
}

/* "Lisa M. Madigan": a letter and a full stop behind a name are its initial, whatever they may be elsewhere ("M. Lefranc"). */
static bool is_initial(const Doc *doc, const Walk *walk) {
    static const uint64_t before_names = CLASS(TITLE) | CLASS(TITLE_BEFORE) | CLASS(HONORIFIC);
    const Token *letter = &doc->tokens.at[walk->tokens[0]];
    if (walk->phrase.n != 2 || letter->end - letter->start != 1 || letter->shape != SHAPE_UPPER || letter == doc->tokens.at) return false;
    return letter[-1].kind == TOKEN_WORD && letter[-1].shape >= SHAPE_CAPITAL && !(letter->flags & LINE_BEFORE) &&
           !(letter[-1].classes & before_names);
}

static bool add_phrase(Matcher *matcher, const Walk *walk) {
    Doc             *doc = matcher->doc;
    const Gazetteer *gazetteer = matcher->gazetteer;
    const Best      *best = &walk->phrase;
    Phrase           phrase = {.first = walk->tokens[0], .end = best->end, .word = NONE};
    if (is_initial(doc, walk)) return true;
    for (const ImageSense *sense = best->senses.at; sense < best->senses.end; sense++) {
        uint32_t word = sense_target(sense);
        if (sense->flags & SENSE_ENTITY || word >= gazetteer->n_words || !fits(matcher, sense, walk, best->n)) continue;
        phrase.classes |= gazetteer->words[word].classes;
        if (phrase.word == NONE) phrase.word = word;
    }
    Phrase *added = phrase.word == NONE ? NULL : array_add(&doc->arena, &doc->phrases);
    if (!added) return phrase.word == NONE;
    *added = phrase;
    for (uint32_t i = phrase.first; i < phrase.end; i++) doc->tokens.at[i].phrase = doc->phrases.n - 1;
    matcher->phrase_end = phrase.end;
    return true;
}

static bool add_reading(Doc *doc, const Gazetteer *gazetteer, const ImageSense *sense, Range *readings) {
    Index record = sense_target(sense);
    /* Two spellings of one entity are neighbours, that which asks for less first. */
    if (readings->n && doc->readings.at[doc->readings.n - 1].record == record) return true;
    if (record >= gazetteer->n_entities) return true;
    const ImageEntity *entity = &gazetteer->entities[record];
    Reading           *reading = array_add(&doc->arena, &doc->readings);
    if (!reading) return false;
    *reading = (Reading){.record = record, .type = image_type(entity), .prior = image_prior(entity),
                         .needs_company = sense->flags & SENSE_COMPANY, .is_short = sense->flags & SENSE_SHORT};
    readings->n++;
    return true;
}

/* The words are compared too, and not their hashes alone: those of the last sense, as all of a form have the same. */
static bool add_match(Matcher *matcher, const Walk *walk) {
    Doc        *doc = matcher->doc;
    const Best *best = &walk->entity;
    Range       readings = {doc->readings.n, 0};
    if (!lookup_is_spelt(matcher->gazetteer, best->senses.end - 1, doc, walk->tokens, best->n)) return true;
    for (const ImageSense *sense = best->senses.at; sense < best->senses.end; sense++) {
        if (!(sense->flags & SENSE_ENTITY) || !fits(matcher, sense, walk, best->n)) continue;
        if (!add_reading(doc, matcher->gazetteer, sense, &readings)) return false;
    }
    Match *match = readings.n ? array_add(&doc->arena, &doc->matches) : NULL;
    if (!match) return !readings.n;
    *match = (Match){walk->tokens[0], best->end, readings};
    return true;
}

/* Adds those found until `left` wait. */
static bool add_found(Matcher *matcher, uint32_t left) {
    for (; matcher->n_found - matcher->n_added > left; matcher->n_added++)
        if (!add_match(matcher, &matcher->found[matcher->n_added % MATCHES_KEPT])) return false;
    return true;
}

/* What a match needs lies far apart, so it waits for some others while memory is asked for it. */
static bool note_match(Matcher *matcher, const Walk *walk) {
    const Gazetteer  *gazetteer = matcher->gazetteer;
    const ImageSense *sense = walk->entity.senses.end - 1;
    if (!add_found(matcher, MATCHES_KEPT - 1)) return false;
    __builtin_prefetch(gazetteer->strings + sense->spelling);
    __builtin_prefetch(gazetteer->entities + sense_target(sense));
    matcher->found[matcher->n_found++ % MATCHES_KEPT] = *walk;
    matcher->match_end = walk->entity.end;
    return true;
}

static bool add_barred(Doc *doc, uint32_t first, uint32_t end) {
    Range *barred = array_add(&doc->arena, &doc->barred);
    if (barred) *barred = (Range){first, end - first};
    return barred;
}

/* ---- The walk ---------------------------------------------------------------------------------------------------- */

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

/* Takes the next token in; false where there is none. */
static bool step(const Doc *doc, Walk *walk) {
    uint32_t next = walk->n < NAME_TOKENS ? next_token(doc, walk->tokens[walk->n - 1]) : NONE;
    if (next != NONE) walk->tokens[walk->n++] = next;
    return next != NONE;
}

/* "Ada de": the list has nobody but Ada de Lang, so is it her name? */
static void walk_tail(const Matcher *matcher, Walk *walk, Senses senses) {
    uint32_t n = sense_tokens(senses.at);
    while (walk->n < n)
        if (!step(matcher->doc, walk)) return;
    if (lookup_is_spelt(matcher->gazetteer, senses.at, matcher->doc, walk->tokens, n)) consider(matcher, walk, senses);
}

/* The node that the next word leads to from `node`, whose hash is `hash`; 0: none. */
static Node go_on(const Matcher *matcher, Walk *walk, uint64_t *hash, Node node) {
    if (!(node & NODE_CONTINUES) || !step(matcher->doc, walk)) return 0;
    *hash = prefix_hash(*hash, matcher->doc->tokens.at[walk->tokens[walk->n - 1]].fold);
    if (walk->n > 2) lookup_expect_next(matcher->gazetteer, *hash); /* of the filter and of what lies behind it at once */
    return lookup_may_go_on(matcher->gazetteer, *hash) ? lookup_node(matcher->gazetteer, *hash) : 0;
}

static void take_form(const Matcher *matcher, Walk *walk, Senses senses) {
    if (senses.at && sense_tokens(senses.at) == walk->n) consider(matcher, walk, senses);
    else if (senses.at && sense_tokens(senses.at) > walk->n) walk_tail(matcher, walk, senses);
}

static void walk_on(const Matcher *matcher, Walk *walk, uint64_t hash, Node node) {
    for (; node; node = go_on(matcher, walk, &hash, node)) take_form(matcher, walk, lookup_all(matcher->gazetteer, node));
}

static void walk_start(Walk *walk, uint32_t token) {
    walk->tokens[0] = token;
    walk->n = 1;
    walk->entity.senses.at = walk->phrase.senses.at = NULL;
    walk->barred_end = 0;
}

static bool is_covered(const Matcher *matcher, uint32_t token) { return token < matcher->match_end && token < matcher->phrase_end; }

/* Adds what the walk found. */
static bool add_walk(Matcher *matcher, const Walk *walk) {
    uint32_t first = walk->tokens[0];
    if (walk->barred_end && !add_barred(matcher->doc, first, walk->barred_end)) return false;
    if (walk->phrase.senses.at && first >= matcher->phrase_end && !add_phrase(matcher, walk)) return false;
    return !walk->entity.senses.at || first < matcher->match_end || note_match(matcher, walk);
}

/* What begins with token `i`, at `node`, where a form with these senses ends or has its tail. */
static bool match_at(Matcher *matcher, uint32_t i, uint64_t hash, Node node, Senses senses) {
    Token *token = &matcher->doc->tokens.at[i];
    Walk   walk;
    walk_start(&walk, i);
    if (senses.at && sense_tokens(senses.at) == 1) take_word(matcher, token, &walk, senses);
    if (is_covered(matcher, i)) return true;
    take_form(matcher, &walk, senses);
    node = go_on(matcher, &walk, &hash, node); /* before walk_on() is given the hash that it moves on */
    walk_on(matcher, &walk, hash, node);
    return add_walk(matcher, &walk);
}

/* ---- Words that are known ---------------------------------------------------------------------------------------- */

WordMemory *word_memory_new(void) { return mem_zeroed(sizeof(WordMemory)); }
void        word_memory_free(WordMemory *memory) { mem_free(memory); }

static KnownWord *known_place(WordMemory *memory, uint64_t fold) { return &memory->at[fold % WORDS_KEPT]; }

/* What is said of a word is a matter of its shape and the language too. */
static uint64_t known_key(const Matcher *matcher, const Token *token) {
    return token->fold ^ (uint64_t)(matcher->language << 8 | (token->shape + 1u)) << 32;
}

/* Does it alone name nobody, and is all that is said of it a matter of its shape? */
static bool is_plain(Senses senses) {
    if (senses.at && sense_tokens(senses.at) != 1) return false;
    for (; senses.at < senses.end; senses.at++)
        if (senses.at->flags & (SENSE_ENTITY | SENSE_EXACT) || is_of_nobody(senses.at)) return false;
    return true;
}

static void remember(const Matcher *matcher, const Token *token, Node node, Senses senses) {
    *known_place(matcher->memory, token->fold) =
        (KnownWord){.key = known_key(matcher, token), .classes = token->classes, .word = token->word, .node = node | (is_plain(senses) ? KNOWN_WHOLLY : 0)};
}

/* The same as match_at(), of a word that is wholly known: what begins with it alone is said, and what goes on from it is left. */
static bool match_known(Matcher *matcher, uint32_t i, uint64_t hash, Node first) {
    Walk walk;
    if (is_covered(matcher, i)) return true;
    walk_start(&walk, i);
    Node node = go_on(matcher, &walk, &hash, first);
    if (!node) return true;
    walk_on(matcher, &walk, hash, node);
    return add_walk(matcher, &walk);
}

/* ---- What corrections over the image bar -------------------------------------------------------------------------- */

uint32_t match_barred(const Gazetteer *gazetteer, const Doc *doc, uint32_t token) {
    uint64_t hash = PREFIX_START;
    uint32_t cursor, end = 0;
    for (uint32_t n = 0; n < gazetteer->longest_barred && token != NONE; n++, token = next_token(doc, token)) {
        hash = prefix_hash(hash, doc->tokens.at[token].fold);
        if (table_first(&gazetteer->barred, hash, &cursor) != NONE) end = token + 1;
    }
    return end;
}

/* Of two that begin together, the longer one first. */
static int compare_barred(const void *a_side, const void *b_side) {
    const Range *a = a_side, *b = b_side;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    return (a->n < b->n) - (a->n > b->n);
}

static bool bar_others(Doc *doc, const Gazetteer *gazetteer) {
    if (!gazetteer->longest_barred) return true;
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        uint32_t end = doc->tokens.at[i].flags & MARKUP ? 0 : match_barred(gazetteer, doc, i);
        if (end && !add_barred(doc, i, end)) return false;
    }
    if (doc->barred.n) qsort(doc->barred.at, doc->barred.n, sizeof *doc->barred.at, compare_barred);
    return true;
}

/* ---- Block by block ---------------------------------------------------------------------------------------------- */

/* What is said of a text's words lies all over the image, which is larger than the processor's near caches: each step below asks for
 * what the next one reads of the same block. */

/* Forms go on from a word that is wholly known: with the token behind it too? Mostly one bit says no. */
LOOKUP_EXPECTS expect_next(const Matcher *matcher, Open *open) {
    const Token *token = &matcher->doc->tokens.at[open->token];
    if (token[1].flags & (LINE_BEFORE | MARKUP)) return; /* go_on() looks closer */
    uint64_t hash = prefix_hash(open->hash, token[1].fold);
    if (lookup_may_go_on(matcher->gazetteer, hash)) lookup_expect_next(matcher->gazetteer, hash);
    else open->node = 0;
}

/* Says of the token what is known of its word. */
static inline void take_known(const Matcher *matcher, Token *token, Open *open) {
    if (!matcher->memory) return;
    const KnownWord *known = known_place(matcher->memory, token->fold);
    open->known = known->key == known_key(matcher, token);
    open->known_wholly = open->known && known->node & KNOWN_WHOLLY;
    if (open->known) open->node = known->node & ~KNOWN_WHOLLY;
    if (!open->known_wholly) return;
    token->classes = known->classes;
    token->word = known->word;
}

/* Says all that is known of the block's words, and notes which are left. */
static void open_block(Matcher *matcher, uint32_t first, uint32_t end) {
    matcher->n_open = 0;
    for (uint32_t i = first; i < end; i++) {
        Token *token = &matcher->doc->tokens.at[i];
        Open   open = {.token = i};
        if (matcher->memory && end - i > AHEAD) __builtin_prefetch(known_place(matcher->memory, token[AHEAD].fold));
        token->classes = 0;
        token->word = NONE;
        token->like = matcher->foreign && token->kind == TOKEN_WORD;
        if (i >= matcher->phrase_end) token->phrase = NONE;
        if (token->flags & MARKUP) continue;
        take_known(matcher, token, &open);
        if (open.known_wholly && (!(open.node & NODE_CONTINUES) || i + 1 == matcher->doc->tokens.n)) continue;
        open.hash = lookup_start(token->fold);
        if (open.known_wholly) lookup_expect_bit(matcher->gazetteer, prefix_hash(open.hash, token[1].fold));
        else if (!open.known) lookup_expect_first(matcher->gazetteer, open.hash);
        matcher->open[matcher->n_open++] = open;
    }
}

/* The node of a word, and of what the walk goes on with: mostly the next token. */
LOOKUP_EXPECTS expect_form(const Matcher *matcher, Open *open) {
    const Gazetteer *gazetteer = matcher->gazetteer;
    const Token     *token = &matcher->doc->tokens.at[open->token];
    if (!open->known) open->node = lookup_may_begin(gazetteer, open->hash) ? lookup_node(gazetteer, open->hash) : 0;
    if (open->node & NODE_SENSE) __builtin_prefetch(gazetteer->senses + (open->node & NODE_SENSE) - 1);
    if (open->node & NODE_CONTINUES && open->token + 1 < matcher->doc->tokens.n)
        lookup_expect_next(gazetteer, prefix_hash(open->hash, token[1].fold));
}

LOOKUP_EXPECTS expect_words(const Matcher *matcher, const Open *open) {
    Senses senses = lookup_senses(matcher->gazetteer, open->node, 1);
    for (; senses.at < senses.end && !(senses.at->flags & SENSE_ENTITY); senses.at++)
        __builtin_prefetch(matcher->gazetteer->words + sense_target(senses.at));
}

static bool take_open(Matcher *matcher, const Open *open) {
    if (open->known_wholly) return !open->node || match_known(matcher, open->token, open->hash, open->node);
    Senses senses = lookup_all(matcher->gazetteer, open->node);
    if (open->node && !match_at(matcher, open->token, open->hash, open->node, senses)) return false;
    if (matcher->memory && !open->known) remember(matcher, &matcher->doc->tokens.at[open->token], open->node, senses);
    return true;
}

static bool match_block(Matcher *matcher, uint32_t first, uint32_t end) {
    open_block(matcher, first, end);
    for (uint32_t i = 0; i < matcher->n_open; i++)
        matcher->open[i].known_wholly ? expect_next(matcher, &matcher->open[i]) : expect_form(matcher, &matcher->open[i]);
    for (uint32_t i = 0; i < matcher->n_open; i++)
        if (!matcher->open[i].known_wholly) expect_words(matcher, &matcher->open[i]);
    for (uint32_t i = 0; i < matcher->n_open; i++)
        if (!take_open(matcher, &matcher->open[i])) return false;
    return true;
}

static bool make_likes(Doc *doc) {
    Like *none = array_add_many(&doc->arena, &doc->likes, 2);
    if (none) none[0] = none[1] = (Like){.text = ""};
    return none;
}

bool names_match(Doc *doc, const Gazetteer *gazetteer, WordMemory *memory, quoth_error *err) {
    Matcher matcher = {.doc = doc, .gazetteer = gazetteer, .memory = memory};
    if (!language_settle(doc, gazetteer, memory ? &memory->languages : NULL, err)) return false;
    if (doc->habits & HABIT_ELISIONS && !elisions_part(doc, gazetteer, err)) return false;
    matcher.language = language_number(doc->lexicon);
    matcher.foreign = strcmp(doc->lexicon, "en") != 0;
    if (matcher.foreign) matcher.memory = NULL; /* which knows nothing of what words work like */
    if (matcher.foreign && !make_likes(doc)) return fail_memory(err);
    for (uint32_t first = 0, n = doc->tokens.n; first < n; first += BLOCK)
        if (!match_block(&matcher, first, n - first < BLOCK ? n : first + BLOCK)) return fail_memory(err);
    return (add_found(&matcher, 0) && bar_others(doc, gazetteer)) || fail_memory(err);
}

/* ---- One place alone --------------------------------------------------------------------------------------------- */

/* For a matcher that only reads, at one place: it needs no more than this. */
static void prepare(Matcher *matcher, const Gazetteer *gazetteer, const Doc *doc) {
    matcher->doc = (Doc *)(uintptr_t)doc;
    matcher->gazetteer = gazetteer;
    matcher->language = 0;
}

bool match_entity(const Gazetteer *gazetteer, const Doc *doc, uint32_t token, Node node, Walk *walk) {
    Matcher matcher;
    prepare(&matcher, gazetteer, doc);
    walk_start(walk, token);
    walk_on(&matcher, walk, lookup_start(doc->tokens.at[token].fold), node);
    return walk->entity.senses.at;
}

/* Most names stand in texts as in the list, which is soon seen. */
static bool is_verbatim(const Gazetteer *gazetteer, const ImageSense *sense, const Doc *doc, Span span) {
    uint32_t length = span.end - span.start;
    if (sense->spelling >= gazetteer->n_strings || gazetteer->n_strings - sense->spelling <= length) return false;
    const char *spelling = gazetteer->strings + sense->spelling;
    return memcmp(spelling, doc->text + span.start, length) == 0 && !spelling[length];
}

uint32_t match_readings(const Gazetteer *gazetteer, const Doc *doc, const Walk *walk, const ImageSense *readings[FORM_SENSES]) {
    const Best *best = &walk->entity;
    uint32_t    n = 0;
    Matcher     matcher;
    prepare(&matcher, gazetteer, doc);
    if (!is_verbatim(gazetteer, best->senses.end - 1, doc, span_of_tokens(doc, walk->tokens[0], best->end))
        && !lookup_is_spelt(gazetteer, best->senses.end - 1, doc, walk->tokens, best->n))
        return 0;
    for (const ImageSense *sense = best->senses.at; sense < best->senses.end; sense++) {
        if (!(sense->flags & SENSE_ENTITY) || !fits(&matcher, sense, walk, best->n)) continue;
        if (n && sense_target(readings[n - 1]) == sense_target(sense)) continue;
        if (sense_target(sense) < gazetteer->n_entities) readings[n++] = sense;
    }
    return n;
}
