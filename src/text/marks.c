/* Which quotation marks belong together. Each paragraph is read in the cheapest way, found by one pass over its marks that
 * keeps, for each possible stack of open quotes, the cheapest way there; what a way costs says mark_site.c. */
#include "dashes.h"
#include "mark_site.h"
#include "marked.h"
#include "text.h"

#define DEPTH 3u                                    /* quotes within quotes; deeper ones are no longer told apart */
#define STATES (N_MARK_CLASSES * N_MARK_CLASSES * N_MARK_CLASSES) /* a stack is a number; its last digit is the innermost */
#define WINDOW 128u                                 /* marks decided together; few paragraphs have more */
#define NEVER UINT32_MAX

/* CLOSE_OTHER: a “ with a ", or the other way round. REOPEN: the innermost quote was never closed, and another begins. */
enum How { DROP, OPEN, CLOSE, CLOSE_OTHER, REOPEN };

/* Costs in tenths of a nat, beside those of the marks themselves. */
enum {
    NEST_SAME = 25,        /* “a “b” c” */
    NEST_DOUBLE = 3,       /* ‘a “b” c’ */
    MIXED = 12,            /* “a" */
    FORGOTTEN = 35,        /* “a “b” */
    UNCLOSED = 30,         /* “a, and the paragraph ends */
    UNCLOSED_SINGLE = 50,
    CONTINUED = 4,         /* ... and the next one begins with “ */
    CONTINUED_SINGLE = 15,
};

#define WRONG_WAY 15u   /* from here on the shape of a mark is worth a note */
#define PLAUSIBLE_DROP 12u /* up to here an unpaired mark is an inch or an apostrophe, and needs none */

/* The states that some way leads to, a few of all, and what the cheapest one costs. */
typedef struct Reached {
    uint32_t cost[STATES];   /* NEVER where there is no way */
    uint8_t  states[STATES]; /* the others, in order */
    uint32_t n;
} Reached;

typedef struct Search {
    Doc       *doc;
    HouseStyle style;
    ARRAY(uint32_t) marks; /* the tokens that are marks */
    uint32_t   at;         /* the first of them that no paragraph has had */
    Reached    reached[2], *now, *next; /* `next` is empty between steps */
    uint32_t   n; /* sites in the window */
    MarkSite   sites[WINDOW];
    uint8_t    how[WINDOW][STATES]; /* the last step on the cheapest way to a state */
    uint32_t   stack;               /* decided so far, as a state */
    Index      open[DEPTH];         /* its marked stretches, outermost first */
    unsigned   depth;
    Index      pending;             /* left open by the paragraph before, where this one may go on with it */
    uint8_t    pending_class;
} Search;

/* ---- the cheapest way -------------------------------------------------------------------------------------------- */

static unsigned innermost(uint32_t state) { return state % N_MARK_CLASSES; }
static uint32_t pushed(uint32_t state, unsigned class) { return state * N_MARK_CLASSES + class; }
static uint32_t popped(uint32_t state) { return state / N_MARK_CLASSES; }

static uint32_t nesting_cost(uint32_t state, unsigned class) {
    if (state && innermost(state) == class) return NEST_SAME;
    return state && (class == MARK_STRAIGHT || class == MARK_CURLY) ? NEST_DOUBLE : 0;
}

/* The class that a mark of this class can be mixed up with, or MARK_NONE. */
static unsigned other_class(unsigned class) {
    return class == MARK_STRAIGHT ? MARK_CURLY : class == MARK_CURLY ? MARK_STRAIGHT : MARK_NONE;
}

static void reach(Reached *reached, uint32_t state, uint32_t cost) {
    if (reached->cost[state] == NEVER) {
        uint32_t i = reached->n++;
        for (; i > 0 && reached->states[i - 1] > state; i--) reached->states[i] = reached->states[i - 1];
        reached->states[i] = (uint8_t)state;
    }
    reached->cost[state] = cost;
}

static void clear(Reached *reached) {
    while (reached->n > 0) reached->cost[reached->states[--reached->n]] = NEVER;
}

static void offer(Reached *next, uint8_t *how, uint32_t state, uint32_t cost, enum How step) {
    if (cost >= next->cost[state]) return;
    reach(next, state, cost);
    how[state] = (uint8_t)step;
}

static void step(Search *search, const MarkSite *site, uint8_t *how) {
    Reached *now = search->now, *next = search->next;
    for (uint32_t i = 0; i < now->n; i++) {
        uint32_t s = now->states[i], cost = now->cost[s];
        offer(next, how, s, cost + site->drop, DROP);
        if (pushed(s, site->class) < STATES)
            offer(next, how, pushed(s, site->class), cost + site->open + nesting_cost(s, site->class), OPEN);
        if (!s) continue;
        if (innermost(s) == other_class(site->class)) offer(next, how, popped(s), cost + site->close + MIXED, CLOSE_OTHER);
        if (innermost(s) != site->class) continue;
        offer(next, how, popped(s), cost + site->close, CLOSE);
        offer(next, how, s, cost + site->open + FORGOTTEN, REOPEN);
    }
    search->now = next;
    search->next = now;
    clear(now);
}

static uint32_t before_step(uint32_t state, enum How how, unsigned class) {
    switch (how) {
    case OPEN: return popped(state);
    case CLOSE: return pushed(state, class);
    case CLOSE_OTHER: return pushed(state, other_class(class));
    default: return state;
    }
}

/* What it costs that a paragraph ends with these quotes open; `continued` is the class that the next one opens with. */
static uint32_t end_cost(uint32_t state, unsigned continued) {
    uint32_t cost = 0;
    for (; state; state = popped(state)) {
        unsigned class = innermost(state);
        bool     single = class == MARK_SINGLE, goes_on = class == continued && popped(state) == 0;
        cost += goes_on ? (single ? CONTINUED_SINGLE : CONTINUED) : single ? UNCLOSED_SINGLE : UNCLOSED;
    }
    return cost;
}

static uint32_t cheapest(const Search *search, bool at_end, unsigned continued) {
    uint32_t best = 0, best_cost = NEVER;
    for (uint32_t i = 0; i < search->now->n; i++) {
        uint32_t s = search->now->states[i], cost = search->now->cost[s] + (at_end ? end_cost(s, continued) : 0);
        if (cost >= best_cost) continue;
        best_cost = cost;
        best = s;
    }
    return best;
}

/* ---- taking it down ---------------------------------------------------------------------------------------------- */

static Span span_of(const Doc *doc, uint32_t token) { return span_of_tokens(doc, token, token + 1); }

static void pop(Search *search, uint32_t close, bool closed) {
    Marked *marked = &search->doc->marked.at[search->open[--search->depth]];
    marked->close = close;
    marked->closed = closed;
    for (uint32_t i = marked->open + 1; i < close; i++) search->doc->tokens.at[i].flags |= IN_QUOTE;
}

static bool note_unclosed(Search *search, Index marked, quoth_error *err) {
    static const char text[] = "no closing mark: the quote ends with its paragraph or at the next opening mark";
    Span              span = span_of(search->doc, search->doc->marked.at[marked].open);
    return doc_note(search->doc, "unclosed-mark", span, text, err);
}

static bool push(Search *search, const MarkSite *site, bool first, quoth_error *err) {
    Doc    *doc = search->doc;
    Marked *marked = array_add(&doc->arena, &doc->marked);
    if (!marked) return fail_memory(err);
    bool goes_on = first && search->pending != NONE && search->pending_class == site->class;
    *marked = (Marked){.open = site->token, .outer = search->depth ? search->open[search->depth - 1] : NONE,
                       .continues = goes_on ? search->pending : NONE};
    if (goes_on) search->pending = NONE;
    search->open[search->depth++] = doc->marked.n - 1;
    if (site->open_glyph < WRONG_WAY) return true;
    return doc_note(doc, "wrong-way-mark", span_of(doc, site->token), "a closing mark that opens", err);
}

static bool drop(Search *search, const MarkSite *site, quoth_error *err) {
    if (site->possessive) search->doc->tokens.at[site->token].flags |= POSSESSIVE_END;
    if (site->class == MARK_SINGLE || site->drop <= PLAUSIBLE_DROP) return true;
    Span span = span_of(search->doc, site->token);
    return doc_note(search->doc, "unpaired-mark", span, "a quotation mark without its other half", err);
}

static bool take(Search *search, const MarkSite *site, enum How how, bool first, quoth_error *err) {
    switch (how) {
    case DROP: return drop(search, site, err);
    case REOPEN:
        pop(search, site->token, false);
        return note_unclosed(search, search->open[search->depth], err) && push(search, site, false, err);
    case OPEN: return push(search, site, first, err);
    case CLOSE: case CLOSE_OTHER:
        pop(search, site->token, true);
        if (site->close_glyph < WRONG_WAY) return true;
        return doc_note(search->doc, "wrong-way-mark", span_of(search->doc, site->token), "an opening mark that closes", err);
    }
    return true;
}

/* Goes back from the last state of the window, then takes down its marks in order. */
static bool settle(Search *search, uint32_t state, const Paragraph *paragraph, quoth_error *err) {
    uint8_t taken[WINDOW];
    search->stack = state;
    for (uint32_t k = search->n; k-- > 0;) {
        taken[k] = search->how[k][state];
        state = before_step(state, taken[k], search->sites[k].class);
    }
    for (uint32_t k = 0; k < search->n; k++) {
        bool first = search->sites[k].token == paragraph->first;
        if (!take(search, &search->sites[k], taken[k], first, err)) return false;
    }
    search->n = 0;
    return true;
}

/* ---- paragraphs -------------------------------------------------------------------------------------------------- */

/* The first token that is no sign of markup; the last one where all are. */
static uint32_t first_visible(const Doc *doc, const Paragraph *paragraph) {
    return past_markup(doc, paragraph->first, paragraph->end - 1);
}

#define LOOK_AHEAD 4u /* paragraphs that are no body may stand in between */

/* The class of the mark that opens the next paragraph of the body, or MARK_NONE. */
static unsigned opens_next(const Search *search, uint32_t paragraph) {
    const Doc *doc = search->doc;
    uint32_t   most = paragraph + 1 + LOOK_AHEAD;
    for (uint32_t i = paragraph + 1; i < doc->paragraphs.n && i < most; i++) {
        const Paragraph *next = &doc->paragraphs.at[i];
        if (next->zone != ZONE_BODY) continue;
        uint32_t first = first_visible(doc, next);
        if (doc->tokens.at[first].kind != TOKEN_MARK) return MARK_NONE;
        MarkSite site = mark_site(doc, &search->style, next, first);
        return site.open <= site.close && site.open <= site.drop ? site.class : MARK_NONE;
    }
    return MARK_NONE;
}

static void restart(Search *search) {
    clear(search->now);
    reach(search->now, search->stack, 0);
}

/* Quotes that are still open end with the paragraph; the outermost may go on in the next one. */
static bool end_paragraph(Search *search, const Paragraph *paragraph, unsigned continued, quoth_error *err) {
    search->pending = NONE;
    while (search->depth > 0) {
        pop(search, paragraph->end, false);
        if (search->depth == 0 && search->stack == continued && continued != MARK_NONE) {
            search->pending = search->open[0];
            search->pending_class = (uint8_t)continued;
        } else if (!note_unclosed(search, search->open[search->depth], err)) return false;
        search->stack = popped(search->stack);
    }
    return true;
}

static bool read_paragraph(Search *search, uint32_t number, quoth_error *err) {
    Paragraph paragraph = search->doc->paragraphs.at[number];
    paragraph.first = first_visible(search->doc, &paragraph);
    search->stack = 0;
    restart(search);
    for (; search->at < search->marks.n && search->marks.at[search->at] < paragraph.end; search->at++) {
        uint32_t i = search->marks.at[search->at];
        if (i < paragraph.first || search->doc->tokens.at[i].flags & MARKUP) continue;
        if (search->n == WINDOW) {
            if (!settle(search, cheapest(search, false, MARK_NONE), &paragraph, err)) return false;
            restart(search);
        }
        MarkSite *site = &search->sites[search->n];
        *site = mark_site(search->doc, &search->style, &paragraph, i);
        step(search, site, search->how[search->n++]);
    }
    unsigned continued = search->now->cost[0] == 0 && search->n == 0 ? MARK_NONE : opens_next(search, number);
    return settle(search, cheapest(search, true, continued), &paragraph, err)
           && end_paragraph(search, &paragraph, continued, err);
}

static bool find_marks(Search *search, quoth_error *err) {
    Doc *doc = search->doc;
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        if (doc->tokens.at[i].kind != TOKEN_MARK) continue;
        uint32_t *mark = array_add(&doc->arena, &search->marks);
        if (!mark) return fail_memory(err);
        *mark = i;
    }
    return true;
}

static bool start(Search *search, Doc *doc, quoth_error *err) { /* all but the window, which is filled before it is read */
    search->doc = doc;
    search->marks.at = NULL;
    search->marks.n = search->marks.cap = search->at = 0;
    if (!find_marks(search, err)) return false;
    search->style = mark_style(doc, search->marks.at, search->marks.n);
    search->now = &search->reached[0];
    search->next = &search->reached[1];
    search->now->n = search->next->n = 0;
    for (uint32_t s = 0; s < STATES; s++) search->now->cost[s] = search->next->cost[s] = NEVER;
    search->n = search->stack = 0;
    search->depth = 0;
    search->pending = NONE;
    search->pending_class = MARK_NONE;
    return true;
}

bool text_marks(Doc *doc, quoth_error *err) {
    Search search;
    if (!start(&search, doc, err)) return false;
    for (uint32_t i = 0; i < doc->paragraphs.n; i++) {
        if (doc->paragraphs.at[i].zone != ZONE_BODY && search.pending != NONE) {
            Index held = search.pending; /* a caption between two paragraphs of one quote */
            uint8_t class = search.pending_class;
            if (!read_paragraph(&search, i, err)) return false;
            search.pending = held;
            search.pending_class = class;
        } else if (!read_paragraph(&search, i, err)) return false;
    }
    return block_quotes_mark(doc, err) && dashes_mark(doc, err);
}
