/* Listed names in running text, without the rest of a document. The text is cut into tokens stretch by stretch, so that they stay in the
 * processor's cache; of the tokens only those are looked up with which a name can begin. */
#include "match.h"
#include "mem.h"
#include "offset.h"
#include "point.h"
#include "text.h"
#include "utf8.h"
#include "variants.h"

#define STRETCH ((size_t)32 << 10)        /* bytes of text at a time */
#define LONGEST_STRETCH ((size_t)1 << 20) /* where there are no lines */
#define BATCH 256u                        /* tokens looked up together, so that they wait for memory together */
#define FOUND_KEPT 16u
#define ENDS_KEPT 64u
#define RUN_MOST 6u      /* words of a run in which other spellings are looked for */
#define VARIANT_WORDS 4u /* of one */
#define LOW_BITS 15u

/* Most names begin with a capital and need it. What the others begin with, "al-Jazeera" or those in scripts without case, is noted in a
 * filter, so that other words need no look-up. */
struct quoth_finder {
    const Gazetteer *gazetteer;
    Doc             *doc;                        /* the stretch */
    Variants        *variants;                   /* NULL: listed names alone */
    uint32_t        *starts;                     /* tokens of the stretch with which a name can begin */
    uint32_t         n_starts, most_starts;
    unsigned         shapes;                     /* bits: words of these shapes may begin a name, */
    uint64_t         low[(1u << LOW_BITS) / 64]; /* and so may those with these bits, by their fold */
};

typedef struct Start {
    uint64_t next; /* hash of the word and the next one */
    uint32_t token;
    Node     node;
} Start;

typedef struct RunEnd { /* the last words of a run */
    Span     span;
    uint32_t first, end;
} RunEnd;

typedef struct Scan {
    quoth_finder    *finder;
    const Doc       *doc;
    Walk             found[FOUND_KEPT]; /* names that wait while memory is asked for them, and the walk that goes on */
    RunEnd           ends[ENDS_KEPT];   /* what may be other spellings, */
    Asked            asked[ENDS_KEPT];  /* and who is meant by them */
    uint32_t         n_found, n_ends, n_ends_told;
    quoth_take_found take;
    void            *context;
    size_t           base;    /* of the stretch in the whole text */
    size_t           covered; /* up to here, in the whole text, names are found */
    uint32_t         next;    /* the first token of the stretch behind them */
    uint32_t         sought;  /* tokens before this one were looked through for other spellings, */
    uint32_t         told;    /* and before this one told of; */
    uint32_t         start;   /* of those with which a name can begin, the first that was not */
    bool             stopped;
} Scan;

/* ---- Words that can begin a name --------------------------------------------------------------------------------- */

static uint32_t low_bit(uint64_t fold) { return (uint32_t)(fold >> (64 - LOW_BITS)); }

static inline unsigned is_low(const uint64_t *low, uint64_t fold) { return low[low_bit(fold) / 64] >> low_bit(fold) % 64 & 1; }

/* Scripts without spaces are cut by dictionaries, which is slow: then words of no shape are all looked up. */
static bool is_unspaced(const char *spelling) {
    size_t at = 0;
    return *spelling && point_class(utf8_next(spelling, &at, strlen(spelling))) == POINT_DICTIONARY;
}

static bool note_low(quoth_finder *finder, const char *spelling, quoth_error *err) {
    Doc *doc = finder->doc;
    if (is_unspaced(spelling)) return finder->shapes |= 1u << SHAPE_NONE;
    doc->text = spelling;
    doc->n_text = (uint32_t)strlen(spelling);
    doc->tokens.n = 0;
    if (!text_tokens(doc, err)) return false;
    if (!doc->tokens.n) return true;
    uint32_t bit = low_bit(doc->tokens.at[0].fold);
    finder->low[bit / 64] |= UINT64_C(1) << bit % 64;
    return true;
}

static bool note_lows(quoth_finder *finder, quoth_error *err) {
    const Gazetteer *gazetteer = finder->gazetteer;
    finder->shapes = 1u << SHAPE_CAPITAL | 1u << SHAPE_UPPER | 1u << SHAPE_MIXED;
    for (uint32_t i = 0; i < gazetteer->n_senses; i++) {
        const ImageSense *sense = &gazetteer->senses[i];
        if (!(sense->flags & SENSE_ENTITY) || sense->capitals & 1) continue;
        if (!note_low(finder, image_text(gazetteer, sense->spelling), err)) return false;
    }
    return true;
}

/* ---- From tokens to names ---------------------------------------------------------------------------------------- */

/* In the whole text as it was given, of a place in the stretch. */
static size_t place(const Scan *scan, uint32_t at) { return scan->base + (size_t)offset_in(scan->doc, at, OFFSET_BYTE); }

static bool pass_on(Scan *scan, const quoth_found *found) {
    scan->stopped = !scan->take(scan->context, found);
    return !scan->stopped;
}

/* ---- Other spellings --------------------------------------------------------------------------------------------- */

/* Words with capitals that stand together: "Dr Volodimir Zelenskij", "J. K. Roe", "Ann-Marie Roe". */
typedef struct Run {
    uint32_t first[RUN_MOST + 1], end; /* tokens: of each word, and behind the last */
    unsigned n;
} Run;

static bool is_capital(const Token *token) {
    return token->kind == TOKEN_WORD && token->shape >= SHAPE_CAPITAL && !(token->flags & (MARKUP | POSSESSIVE_END));
}

/* A hyphen or the full stop of an initial joins the words beside it. */
static bool is_joint(const Doc *doc, const Token *token) {
    if (token->kind != TOKEN_PUNCTUATION || token->end - token->start != 1 || token->flags & SPACE_BEFORE) return false;
    char c = doc->text[token->start];
    return (c == '-' && !(token->flags & SPACE_AFTER)) || (c == '.' && token[-1].end - token[-1].start == 1);
}

static void read_run(const Doc *doc, uint32_t first, uint32_t end, Run *run) {
    *run = (Run){.n = 0};
    for (uint32_t i = first; i < end; i++) {
        const Token *token = &doc->tokens.at[i];
        if (i > first && token->flags & LINE_BEFORE) return;
        if (!is_capital(token)) {
            if (!is_joint(doc, token)) return;
            continue;
        }
        if (run->n <= RUN_MOST) run->first[run->n] = i;
        run->n++;
        run->end = i + 1;
    }
}

/* Did somebody say that these words are never a name (a correction)? */
static bool is_barred(const Scan *scan, uint32_t first, uint32_t end) {
    const Gazetteer *gazetteer = scan->finder->gazetteer;
    Walk             walk;
    if (match_barred(gazetteer, scan->doc, first) >= end) return true;
    Node             node = lookup_node(gazetteer, lookup_start(scan->doc->tokens.at[first].fold));
    if (node) match_entity(gazetteer, scan->doc, first, node, &walk);
    return node && walk.barred_end >= end;
}

/* Asks for the ends of a run, the longest first. In headlines, where all words have capitals, nothing is looked for. */
static void ask_run(Scan *scan, const Run *run) {
    if (run->n > RUN_MOST) return;
    for (unsigned from = run->n > VARIANT_WORDS ? run->n - VARIANT_WORDS : 0; from + 2 <= run->n; from++) {
        Span     span = span_of_tokens(scan->doc, run->first[from], run->end);
        RunEnd  *end = &scan->ends[scan->n_ends];
        *end = (RunEnd){span, run->first[from], run->end};
        variants_ask(scan->finder->variants, &scan->asked[scan->n_ends++], scan->doc->text + span.start, span.end - span.start);
    }
}

/* Tells of runs before this token: of each the longest end that is a spelling of a listed name. */
static bool tell_ends(Scan *scan, uint32_t token) {
    for (; scan->n_ends_told < scan->n_ends && scan->ends[scan->n_ends_told].first < token; scan->n_ends_told++) {
        const RunEnd *end = &scan->ends[scan->n_ends_told];
        Variant       variant = scan->asked[scan->n_ends_told].variant;
        if (variant.record == NONE || end->first < scan->told || is_barred(scan, end->first, end->end)) continue;
        scan->told = end->end;
        if (!pass_on(scan, &(quoth_found){.start = place(scan, end->span.start), .end = place(scan, end->span.end), .entity = variant.record,
                                       .n_readings = 1, .cost = (double)variant.cost}))
            return false;
    }
    return true;
}

/* ---- Listed names ------------------------------------------------------------------------------------------------ */

static bool tell(Scan *scan, const Walk *walk) {
    const Doc        *doc = scan->doc;
    const ImageSense *readings[FORM_SENSES];
    uint32_t          n = match_readings(scan->finder->gazetteer, doc, walk, readings);
    quoth_found       found = {.start = place(scan, doc->tokens.at[walk->tokens[0]].start),
                         .end = place(scan, doc->tokens.at[walk->entity.end - 1].end), .n_readings = n};
    for (uint32_t i = 0; i < n; i++) {
        found.reading = i;
        found.entity = sense_target(readings[i]);
        found.needs_company = readings[i]->flags & SENSE_COMPANY;
        found.is_short = readings[i]->flags & SENSE_SHORT;
        if (!pass_on(scan, &found)) return false;
    }
    return true;
}

/* Tells of all that waits, in the order of the text. */
static bool tell_all(Scan *scan) {
    if (scan->n_ends) variants_answer(scan->finder->variants, scan->asked, scan->n_ends);
    for (uint32_t i = 0; i < scan->n_found; i++)
        if (!tell_ends(scan, scan->found[i].tokens[0]) || !tell(scan, &scan->found[i])) return false;
    if (!tell_ends(scan, UINT32_MAX)) return false;
    scan->n_found = scan->n_ends = scan->n_ends_told = 0;
    return true;
}

/* Asks for the runs before a listed name, or the end. */
static bool ask_gap(Scan *scan, uint32_t end) {
    const quoth_finder *finder = scan->finder;
    if (!finder->variants) return true;
    for (; scan->start < finder->n_starts && finder->starts[scan->start] < end; scan->start++) {
        uint32_t i = finder->starts[scan->start];
        Run      run;
        if (i < scan->sought || !is_capital(&scan->doc->tokens.at[i])) continue;
        read_run(scan->doc, i, end, &run);
        if (run.n < 2) continue;
        ask_run(scan, &run);
        scan->sought = run.end;
        if (scan->n_ends + VARIANT_WORDS > ENDS_KEPT && !tell_all(scan)) return false;
    }
    return true;
}

/* Notes the name of the walk in its place, behind what is noted already. */
static bool note_found(Scan *scan) {
    const Gazetteer *gazetteer = scan->finder->gazetteer;
    uint32_t         n = scan->n_found;
    const Walk      *walk = &scan->found[n];
    uint32_t         end = walk->entity.end;
    __builtin_prefetch(gazetteer->strings + walk->entity.senses.end[-1].spelling);
    if (!ask_gap(scan, walk->tokens[0])) return false;
    if (scan->n_found < n) scan->found[0] = *walk; /* those before it were told of meanwhile */
    scan->n_found++;
    scan->sought = scan->next = end;
    scan->covered = place(scan, scan->doc->tokens.at[end - 1].end);
    return scan->n_found < FOUND_KEPT || tell_all(scan);
}

/* Does the form that a node names end with this word, or can the next one be its second? A form that is alone with its first word is
 * named by that. */
static bool form_leads_on(const Gazetteer *gazetteer, uint32_t first, const Token *next) {
    if (first >= gazetteer->n_senses) return false;
    const ImageSense *sense = &gazetteer->senses[first];
    bool              only = sense->flags & SENSE_LAST;
    __builtin_prefetch(gazetteer->strings + sense->spelling);
    if (sense_tokens(sense) == 1) return !only || sense->flags & SENSE_ENTITY;
    return next && (!only || !(sense->capitals & 2) || next->shape >= SHAPE_CAPITAL || next->flags & MARKUP);
}

/* Most words that names begin with stand there without the rest of one. */
static bool leads_on(const Gazetteer *gazetteer, const Doc *doc, const Start *start) {
    const Token *next = start->token + 1 < doc->tokens.n ? &doc->tokens.at[start->token + 1] : NULL;
    if (form_leads_on(gazetteer, (start->node & NODE_SENSE) - 1, next)) return true;
    return start->node & NODE_CONTINUES && next && (next->flags & MARKUP || lookup_may_go_on(gazetteer, start->next));
}

/* Keeps those of `n` tokens with which some form begins, and looks their nodes up. Each step asks memory for what the next one reads. */
static uint32_t look_up(const Gazetteer *gazetteer, const Doc *doc, uint32_t *tokens, uint32_t n, Start *starts) {
    uint64_t hashes[BATCH];
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        hashes[i] = lookup_start(doc->tokens.at[tokens[i]].fold);
        lookup_expect_first(gazetteer, hashes[i]);
    }
    for (uint32_t i = 0; i < n; i++) {
        tokens[kept] = tokens[i];
        hashes[kept] = hashes[i];
        kept += lookup_may_begin(gazetteer, hashes[i]) & !(doc->tokens.at[tokens[i]].flags & MARKUP);
    }
    for (uint32_t i = 0; i < kept; i++) {
        uint32_t token = tokens[i];
        Node     node = lookup_node(gazetteer, hashes[i]);
        starts[i] = (Start){prefix_hash(hashes[i], doc->tokens.at[token + (token + 1 < doc->tokens.n)].fold), token, node};
        if (node & NODE_SENSE) __builtin_prefetch(gazetteer->senses + (node & NODE_SENSE) - 1);
        if (node & NODE_CONTINUES) lookup_expect_next(gazetteer, starts[i].next);
    }
    return kept;
}

/* Asks memory for what a walk over the next word will read. */
LOOKUP_EXPECTS expect_second(const Gazetteer *gazetteer, const Doc *doc, const Start *start) {
    if (!(start->node & NODE_CONTINUES) || !lookup_may_go_on(gazetteer, start->next)) return;
    Node node = lookup_node(gazetteer, start->next);
    if (node & NODE_SENSE) __builtin_prefetch(gazetteer->senses + (node & NODE_SENSE) - 1);
    if (node & NODE_CONTINUES && start->token + 2 < doc->tokens.n)
        lookup_expect_next(gazetteer, prefix_hash(start->next, doc->tokens.at[start->token + 2].fold));
}

static bool take_batch(Scan *scan, uint32_t *tokens, uint32_t n) {
    const Gazetteer *gazetteer = scan->finder->gazetteer;
    Start            starts[BATCH];
    uint32_t         kept = 0, n_nodes = look_up(gazetteer, scan->doc, tokens, n, starts);
    for (uint32_t i = 0; i < n_nodes; i++) {
        bool on = leads_on(gazetteer, scan->doc, &starts[i]);
        starts[kept] = starts[i];
        kept += on;
        if (on) expect_second(gazetteer, scan->doc, &starts[i]);
    }
    for (uint32_t i = 0; i < kept; i++) {
        if (starts[i].token < scan->next) continue;
        if (!match_entity(gazetteer, scan->doc, starts[i].token, starts[i].node, &scan->found[scan->n_found])) continue;
        if (!note_found(scan)) return false;
    }
    return true;
}

static bool has_room(quoth_finder *finder, uint32_t n, quoth_error *err) {
    if (n <= finder->most_starts) return true;
    uint32_t *more = mem_resize(finder->starts, (size_t)n * sizeof *more);
    if (!more) return fail_memory(err), false;
    finder->starts = more;
    finder->most_starts = n;
    return true;
}

/* Notes the tokens with which a name can begin. */
static void note_starts(quoth_finder *finder, const Doc *doc, uint32_t first, uint32_t end) {
    const uint64_t *low = finder->low;
    uint32_t       *starts = finder->starts, n = 0;
    unsigned        shapes = finder->shapes;
    for (uint32_t i = first; i < end; i++) {
        const Token *token = &doc->tokens.at[i];
        starts[n] = i;
        n += (shapes >> token->shape & 1) | is_low(low, token->fold);
    }
    finder->n_starts = n;
}

/* The names that begin with the first `end` tokens. */
static bool take_tokens(Scan *scan, uint32_t end, quoth_error *err) {
    quoth_finder *finder = scan->finder;
    uint32_t      tokens[BATCH];
    if (!has_room(finder, end, err)) return false;
    for (scan->next = 0; scan->next < end && place(scan, scan->doc->tokens.at[scan->next].start) < scan->covered;) scan->next++;
    note_starts(finder, scan->doc, scan->next, end);
    scan->sought = scan->next;
    scan->told = scan->start = 0;
    for (uint32_t at = 0; at < finder->n_starts; at += BATCH) {
        uint32_t n = finder->n_starts - at < BATCH ? finder->n_starts - at : BATCH;
        memcpy(tokens, finder->starts + at, n * sizeof *tokens);
        if (!take_batch(scan, tokens, n)) return false;
    }
    return ask_gap(scan, end) && tell_all(scan);
}

/* ---- From text to tokens ----------------------------------------------------------------------------------------- */

/* An ill-formed stretch is repaired in a document of its own, which knows how its places shift by that. */
static Doc *repaired(quoth_finder *finder, const char *text, size_t length, quoth_error *err) {
    Doc *doc = doc_new(err);
    if (!doc) return NULL;
    doc_free(finder->doc);
    finder->doc = doc;
    return text_decode(doc, text, length, false, err) ? doc : NULL;
}

static bool read_tokens(Scan *scan, const char *text, size_t length, quoth_error *err) {
    Doc *doc = scan->finder->doc;
    doc->text = text;
    doc->n_text = (uint32_t)length;
    doc->tokens.n = doc->repairs.n = 0;
    if (!text_is_well_formed(text, length)) doc = repaired(scan->finder, text, length, err);
    scan->doc = doc;
    return doc && text_tokens(doc, err);
}

static size_t last_byte(const char *text, size_t length, char byte) {
    while (length && text[length - 1] != byte) length--;
    return length;
}

/* Up to the last line's end within `size`, or to the next one; if that is too far, to some space. */
static size_t stretch_length(const char *text, size_t left, size_t size) {
    if (left <= size) return left;
    size_t length = last_byte(text, size, '\n');
    if (length) return length;
    size_t      most = left < LONGEST_STRETCH ? left : LONGEST_STRETCH;
    const char *next = memchr(text + size, '\n', most - size);
    if (next) return (size_t)(next - text) + 1;
    if (most == left) return left;
    length = last_byte(text, most, ' ');
    for (size_t cut = most; !length && cut > most - 4; cut--)
        if (((unsigned char)text[cut] & 0xC0) != 0x80) length = cut;
    return length ? length : most;
}

/* The token with which the next stretch begins anew, so that names across the border are found: the first of a line, with more tokens
 * behind it than a name reaches over. 0 where there is none. */
static uint32_t border(const Doc *doc, unsigned flag) {
    uint32_t i = doc->tokens.n > WALK_REACH ? doc->tokens.n - WALK_REACH : 0;
    while (i && !(doc->tokens.at[i].flags & flag)) i--;
    return i;
}

/* Reads a stretch and says how much of the text is done with; 0 where it failed. */
static size_t take_stretch(Scan *scan, const char *text, size_t left, size_t *size, quoth_error *err) {
    for (;; *size *= 2) {
        size_t length = stretch_length(text, left, *size);
        if (!read_tokens(scan, text, length, err)) return 0;
        if (length == left) return take_tokens(scan, scan->doc->tokens.n, err) ? length : 0;
        uint32_t end = border(scan->doc, LINE_BEFORE);
        if (!end && *size < LONGEST_STRETCH) continue;
        if (!end) end = border(scan->doc, SPACE_BEFORE);
        if (!end) return take_tokens(scan, scan->doc->tokens.n, err) ? length : 0;
        size_t done = (size_t)offset_in(scan->doc, scan->doc->tokens.at[end].start, OFFSET_BYTE);
        return take_tokens(scan, end, err) ? done : 0;
    }
}

bool quoth_find(quoth_finder *finder, const char *text, size_t length, quoth_take_found take, void *context, quoth_error *err) {
    Scan   scan = {.finder = finder, .take = take, .context = context};
    size_t size = STRETCH;
    while (scan.base < length) {
        size_t done = take_stretch(&scan, text + scan.base, length - scan.base, &size, err);
        if (scan.stopped) return fail(err, QUOTH_IO, 0, "the receiver stopped");
        if (!done) return false;
        scan.base += done;
    }
    return true;
}

/* ---- The finder -------------------------------------------------------------------------------------------------- */

quoth_finder *quoth_finder_new(const quoth_gazetteer *gazetteer, const quoth_find_options *options, quoth_error *err) {
    if (!gazetteer) return fail(err, QUOTH_USAGE, 0, "no gazetteer"), NULL;
    quoth_finder *finder = mem_zeroed(sizeof *finder);
    if (!finder) return fail_memory(err), NULL;
    finder->gazetteer = gazetteer;
    finder->doc = doc_new(err);
    if (options && options->variants && !(finder->variants = variants_new(gazetteer, err))) return quoth_finder_free(finder), NULL;
    if (finder->doc && note_lows(finder, err)) return finder;
    quoth_finder_free(finder);
    return NULL;
}

void quoth_finder_free(quoth_finder *finder) {
    if (!finder) return;
    variants_free(finder->variants);
    mem_free(finder->starts);
    doc_free(finder->doc);
    mem_free(finder);
}

bool quoth_gazetteer_entity(const quoth_gazetteer *gazetteer, size_t entity, quoth_listed *out) {
    EntityRecord record;
    if (entity >= NONE || !gazetteer_entity(gazetteer, (Index)entity, &record)) return false;
    *out = (quoth_listed){record.id, type_name(record.type), record.name, record.wikidata, record.prior};
    return true;
}
