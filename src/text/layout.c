/* Which paragraph is body, headline, caption, furniture...: first the line rules, then what paragraphs look like and where they
 * stand. The body's first and last long paragraphs are the frame; nothing that ends as a sentence inside it is taken from it. */
#include "hash.h"
#include "paragraphs.h"
#include "text.h"

#define LONG_WORDS 12u     /* from here on a paragraph that ends as a sentence is body for sure */
#define HEADING_WORDS 12u  /* cross-heads inside the body have no more */
#define HEADLINE_WORDS 30u

typedef struct Look {
    uint64_t fold;    /* of all its words: a headline is often repeated */
    uint32_t n_words;
    bool     stops;   /* ends as a sentence */
    bool     leads;   /* ends in a colon: what follows belongs to it */
    bool     heading; /* "# " before it */
    bool     ruled;   /* a rule gave its zone */
} Look;

typedef struct Page {
    Doc     *doc;
    Look    *looks; /* one for each paragraph */
    uint32_t n, first_body, last_body;
} Page;

/* “Books are a lifeline.” - Ann Lee: behind the mark that ends a sentence a dash, and who signs it. */
static bool is_signed(const Doc *doc, const Paragraph *paragraph) {
    const uint32_t most = 12;
    if (doc->tokens.at[paragraph->first].kind != TOKEN_MARK) return false;
    for (uint32_t at = paragraph->end; at > paragraph->first + 2 && paragraph->end - at < most; at--)
        if (token_is_dash(doc, at - 1)) return doc->tokens.at[at - 2].kind == TOKEN_MARK && paragraphs_ends_sentence(doc, paragraph->first, at - 1);
    return false;
}

static Look look_at(const Doc *doc, const Paragraph *paragraph) {
    Look look = {.fold = HASH_SEED, .stops = paragraphs_ends_sentence(doc, paragraph->first, paragraph->end)};
    for (uint32_t i = paragraph->first; i < paragraph->end; i++) {
        const Token *t = &doc->tokens.at[i];
        if (t->kind == TOKEN_WORD && !(t->flags & POSSESSIVE_END)) look.n_words++;
        if (t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER) look.fold = hash_mix(look.fold, t->fold);
    }
    const Token *first = &doc->tokens.at[paragraph->first], *last = &doc->tokens.at[paragraph->end - 1];
    look.heading = first->flags & MARKUP && doc->text[first->start] == '#';
    look.stops = look.stops || is_signed(doc, paragraph);
    look.leads = doc->text[last->start] == ':';
    return look;
}

static bool try_rules(Rules *rules, const Doc *doc, Paragraph *paragraph, Look *look, quoth_error *err) {
    if (!rules || look->ruled) return true;
    Span    span = span_of_tokens(doc, paragraph->first, paragraph->end);
    uint8_t zone;
    if (!rules_zone(rules, doc->text + span.start, span.end - span.start, &zone, err)) return false;
    if (zone == N_ZONES) return true;
    paragraph->zone = zone;
    look->ruled = true;
    return true;
}

static bool open_page(Page *page, Rules *own, Rules *shipped, quoth_error *err) {
    Doc *doc = page->doc;
    page->n = doc->paragraphs.n;
    page->looks = arena_alloc(&doc->arena, page->n * sizeof *page->looks);
    if (!page->looks) return fail_memory(err);
    page->first_body = page->last_body = NONE;
    for (uint32_t i = 0; i < page->n; i++) {
        Paragraph *paragraph = &doc->paragraphs.at[i];
        Look      *look = &page->looks[i];
        *look = look_at(doc, paragraph);
        if (!try_rules(own, doc, paragraph, look, err) || !try_rules(shipped, doc, paragraph, look, err)) return false;
        bool is_body = look->stops && look->n_words >= LONG_WORDS && (!look->ruled || paragraph->zone == ZONE_BODY);
        if (!is_body) continue;
        if (page->first_body == NONE) page->first_body = i;
        page->last_body = i;
    }
    return true;
}

/* ---- zones by place ---------------------------------------------------------------------------------------------- */

static bool is_heading(const Look *look, uint32_t most) {
    return look->heading || (!look->stops && !look->leads && look->n_words > 0 && look->n_words <= most);
}

/* The headline is the first line above the body that has no full stop and more than two words ("Europe" is a rubric): its place
 * or NONE. "Has the minister gone?" is one too where it comes first. */
static uint32_t find_headline(const Page *page) {
    for (uint32_t i = 0; i < page->first_body; i++) {
        const Look *look = &page->looks[i];
        Span        span = span_of_tokens(page->doc, page->doc->paragraphs.at[i].first, page->doc->paragraphs.at[i].end);
        bool        asks = i == 0 && look->stops && page->doc->text[span.end - 1] == '?' && look->n_words < LONG_WORDS;
        if (look->ruled) {
            if (page->doc->paragraphs.at[i].zone == ZONE_HEADLINE) return i;
            continue;
        }
        if (look->heading || asks || (is_heading(look, HEADLINE_WORDS) && look->n_words > 2)) return i;
    }
    return NONE;
}

static uint8_t zone_above(const Page *page, uint32_t i, uint32_t headline) {
    const Look *look = &page->looks[i];
    if (headline != NONE && (i == headline || look->fold == page->looks[headline].fold)) return ZONE_HEADLINE;
    if (look->n_words == 0) return ZONE_FURNITURE;
    if (look->stops || look->leads || look->n_words > HEADLINE_WORDS) return ZONE_BODY;
    if (headline == NONE) return look->n_words > 2 ? ZONE_SUBHEAD : ZONE_FURNITURE;
    return i < headline ? ZONE_FURNITURE : ZONE_SUBHEAD;
}

static uint8_t zone_inside(const Page *page, uint32_t i) {
    const Look *look = &page->looks[i];
    if (look->n_words == 0 && !look->stops) return ZONE_FURNITURE; /* "* * *" */
    return is_heading(look, HEADING_WORDS) ? ZONE_SUBHEAD : ZONE_BODY;
}

/* Below the body: other stories' headlines, names, buttons. Short sentences right below it still belong to it. */
static uint8_t zone_below(const Page *page, uint32_t i, bool furniture_began) {
    const Look *look = &page->looks[i];
    if (look->leads) return furniture_began ? ZONE_FURNITURE : ZONE_BODY;
    if (look->stops) return furniture_began ? ZONE_FURNITURE : ZONE_BODY;
    return look->n_words > 4 ? ZONE_LINKS : ZONE_FURNITURE;
}

static void place_all(Page *page) {
    bool     furniture_began = false;
    uint32_t headline = find_headline(page);
    for (uint32_t i = 0; i < page->n; i++) {
        Paragraph *paragraph = &page->doc->paragraphs.at[i];
        if (!page->looks[i].ruled) {
            if (i < page->first_body) paragraph->zone = zone_above(page, i, headline);
            else if (i <= page->last_body) paragraph->zone = zone_inside(page, i);
            else paragraph->zone = zone_below(page, i, furniture_began);
        }
        if (i > page->last_body) furniture_began |= paragraph->zone != ZONE_BODY;
    }
}

/* No paragraph is long: a note, a test, a list. All is body, but for a first line without full stop above sentences. */
static void place_short(Page *page) {
    const Look *first = page->looks;
    bool        titled = page->n > 1 && !first->ruled && is_heading(first, HEADLINE_WORDS) && page->looks[1].stops;
    if (titled) page->doc->paragraphs.at[0].zone = ZONE_HEADLINE;
}

bool text_layout(Doc *doc, Rules *own, Rules *shipped, quoth_error *err) {
    Page page = {.doc = doc};
    if (!paragraphs_split(doc, err)) return false;
    if (doc->paragraphs.n == 0) return true;
    if (!open_page(&page, own, shipped, err)) return false;
    if (page.first_body == NONE) place_short(&page);
    else place_all(&page);
    return true;
}
