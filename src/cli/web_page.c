#include "web_page.h"
#include "blocks.h"
#include "charset.h"
#include "page_facts.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void web_page_free(WebPage *page) {
    char *const all[] = {page->text, page->title, page->url, page->outlet, page->published, page->language};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
    *page = (WebPage){0};
}

bool is_page_name(const char *path) {
    static const char *const ends[] = {".html", ".htm", ".xhtml"}, *const packings[] = {"", ".gz", ".zst"};
    for (size_t i = 0; i < 9; i++) {
        const char *end = ends[i / 3], *packing = packings[i % 3];
        size_t      n = strlen(path), m = strlen(end), k = strlen(packing);
        if (n >= m + k && memcmp(path + n - m - k, end, m) == 0 && strcmp(path + n - k, packing) == 0) return true;
    }
    return false;
}

#ifndef QUOTH_HTML
bool web_page_read(WebPage *page, const char *html, size_t n, const char *charset, quoth_error *err) {
    (void)html, (void)n, (void)charset;
    *page = (WebPage){0};
    err->code = QUOTH_USAGE;
    snprintf(err->text, sizeof err->text, "pages are not read: quoth was built without libxml2");
    return false;
}
#else
#include <libxml/HTMLparser.h>

#define DEEPEST 1024u /* the parser looks through all open elements at each end that fits none */
#define SHORT 250u    /* bytes of a text that hardly is an article */
#define LONGEST_JSON ((size_t)4 << 20)

/* ---- What elements are ------------------------------------------------------------------------------------------- */

enum { LEFT_OUT = 1, BLOCK = 2, SCOPE = 4, LINK = 8, AS_IT_STANDS = 16, DOUBTFUL = 32, MARKS = 64 };

typedef struct Element {
    char           name[12];
    int            traits;
    enum BlockKind kind;
    int            level; /* of a heading */
    enum ScopeKind scope;
} Element;

static const Element *element_named(const char *name) {
    static const Element elements[] = {
        {.name = "p", BLOCK, .kind = BLOCK_PARAGRAPH}, {.name = "a", LINK}, {.name = "div", BLOCK | SCOPE}, {.name = "li", BLOCK, .kind = BLOCK_ITEM},
        {.name = "ul", BLOCK}, {.name = "ol", BLOCK}, {.name = "script", LEFT_OUT}, {.name = "style", LEFT_OUT}, {.name = "td", BLOCK | SCOPE},
        {.name = "tr", BLOCK}, {.name = "th", BLOCK}, {.name = "table", BLOCK}, {.name = "h1", BLOCK, .kind = BLOCK_HEADING, .level = 1},
        {.name = "h2", BLOCK, .kind = BLOCK_HEADING, .level = 2}, {.name = "h3", BLOCK, .kind = BLOCK_HEADING, .level = 3},
        {.name = "h4", BLOCK, .kind = BLOCK_HEADING, .level = 4}, {.name = "h5", BLOCK, .kind = BLOCK_HEADING, .level = 5},
        {.name = "h6", BLOCK, .kind = BLOCK_HEADING, .level = 6}, {.name = "blockquote", BLOCK, .kind = BLOCK_PARAGRAPH}, {.name = "q", MARKS},
        {.name = "pre", BLOCK | AS_IT_STANDS, .kind = BLOCK_PARAGRAPH}, {.name = "section", BLOCK | SCOPE}, {.name = "body", BLOCK},
        {.name = "article", BLOCK | SCOPE, .scope = SCOPE_ARTICLE}, {.name = "main", BLOCK | SCOPE, .scope = SCOPE_MAIN},
        {.name = "dl", BLOCK}, {.name = "dt", BLOCK, .kind = BLOCK_ITEM}, {.name = "dd", BLOCK, .kind = BLOCK_PARAGRAPH}, {.name = "hr", BLOCK},
        {.name = "figure", BLOCK}, {.name = "figcaption", BLOCK, .kind = BLOCK_PARAGRAPH}, {.name = "address", BLOCK}, {.name = "center", BLOCK},
        {.name = "details", BLOCK}, {.name = "summary", BLOCK}, {.name = "fieldset", BLOCK}, {.name = "form", BLOCK | DOUBTFUL},
        {.name = "header", BLOCK}, {.name = "nav", LEFT_OUT}, {.name = "footer", LEFT_OUT}, {.name = "aside", LEFT_OUT},
        {.name = "noscript", LEFT_OUT}, {.name = "template", LEFT_OUT}, {.name = "button", LEFT_OUT}, {.name = "select", LEFT_OUT},
        {.name = "option", LEFT_OUT}, {.name = "textarea", LEFT_OUT}, {.name = "svg", LEFT_OUT}, {.name = "math", LEFT_OUT},
        {.name = "iframe", LEFT_OUT}, {.name = "object", LEFT_OUT}, {.name = "canvas", LEFT_OUT}, {.name = "audio", LEFT_OUT},
        {.name = "video", LEFT_OUT}, {.name = "menu", LEFT_OUT}, {.name = "dialog", LEFT_OUT}, {.name = "label", LEFT_OUT},
        {.name = "applet", LEFT_OUT}, {.name = "map", LEFT_OUT}, {.name = "title", LEFT_OUT}};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0) return &elements[i];
    return NULL;
}

/* Words of classes and ids that name what stands around articles. */
static bool is_surrounding(const char *word, size_t n) {
    static const char *const words[] = {"ad",         "ads",      "advert",     "advertisement", "breadcrumb", "breadcrumbs", "comment",    "comments",
                                        "comentarios", "commentaires", "kommentare", "consent",  "donate",     "donation",    "rating",     "signup",
                                        "cookie",     "cookies",  "disqus",     "footer",        "gdpr",       "masthead",    "menu",       "modal",
                                        "nav",        "navbar",   "navigation", "newsletter",    "outbrain",   "pagination",  "popular",
                                        "popup",      "promo",    "promotion",  "recirculation", "recommended", "related",    "share",      "sharing",
                                        "sidebar",    "social",   "sponsored",  "subscribe",     "subscription", "taboola",   "toolbar",    "trending"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == n && strncmp(words[i], word, n) == 0) return true;
    return false;
}

static bool names_surroundings(const char *words) {
    while (words && *words) {
        size_t n = strcspn(words, " \t\r\n-_");
        if (is_surrounding(words, n)) return true;
        words += n + (words[n] != '\0');
    }
    return false;
}

static bool is_one_of(const char *word, const char *const *words, size_t n) {
    for (size_t i = 0; word && i < n; i++)
        if (same_word(word, words[i])) return true;
    return false;
}

static bool is_hidden(const char *const *attributes) {
    static const char *const roles[] = {"navigation", "banner",      "contentinfo", "complementary", "search",
                                        "dialog",     "alertdialog", "menu",        "toolbar"};
    const char *style = attribute_of(attributes, "style"), *hidden = attribute_of(attributes, "aria-hidden");
    if (is_one_of(attribute_of(attributes, "role"), roles, sizeof roles / sizeof *roles) || (hidden && strcmp(hidden, "true") == 0))
        return true;
    for (; attributes && attributes[0]; attributes += 2)
        if (strcmp(attributes[0], "hidden") == 0) return true;
    return style && (strstr(style, "display:none") || strstr(style, "display: none"));
}

/* ---- Going through --------------------------------------------------------------------------------------------- */

/* What holds within an open element. */
typedef struct Level {
    Block  like; /* its text's blocks */
    int    traits;
    bool   is_block, in_article;
} Level;

typedef struct Walk {
    htmlParserCtxtPtr parser;
    Blocks            blocks;
    PageFacts         facts;
    Level             levels[DEEPEST + 1]; /* the first is outside of all */
    size_t            depth;
    Bytes             aside; /* the text of a <title>, <h1> or script of JSON-LD */
    enum { NOTHING, TITLE, HEADING, JSON_LD } asides;
    size_t            aside_depth;
    bool              too_deep;
} Walk;

static void listen(Walk *walk, const char *name, const char *const *attributes) {
    static const char *const json[] = {"application/ld+json"};
    if (walk->asides) return;
    if (strcmp(name, "title") == 0) walk->asides = TITLE;
    else if (strcmp(name, "h1") == 0) walk->asides = HEADING;
    else if (strcmp(name, "script") == 0 && is_one_of(attribute_of(attributes, "type"), json, 1)) walk->asides = JSON_LD;
    walk->aside_depth = walk->depth;
}

static void stop_listening(Walk *walk) {
    const Bytes *aside = &walk->aside;
    const char  *text = aside->at ? aside->at : "";
    if (walk->asides == TITLE) facts_of_title(&walk->facts, text, aside->n);
    else if (walk->asides == HEADING) facts_of_heading(&walk->facts, text, aside->n);
    else if (walk->asides == JSON_LD) facts_of_json(&walk->facts, text, aside->n);
    walk->asides = NOTHING;
    walk->aside.n = 0;
}

static enum ScopeKind scope_kind(const Element *element, const char *const *attributes) {
    const char *property = attribute_of(attributes, "itemprop");
    return property && strstr(property, "articleBody") ? SCOPE_BODY : element->scope;
}

static void enter(Walk *walk, const char *name, const char *const *attributes) {
    const Element *element = element_named(name);
    const Level   *outer = &walk->levels[walk->depth - 1];
    Level         *level = &walk->levels[walk->depth];
    bool           whole = strcmp(name, "html") == 0 || strcmp(name, "body") == 0;
    int            traits = element ? element->traits : 0;
    *level = *outer;
    level->is_block = traits & BLOCK;
    level->traits = (outer->traits & ~(BLOCK | SCOPE | MARKS)) | traits;
    if ((!whole && is_hidden(attributes)) || (strcmp(name, "header") == 0 && !outer->in_article)) level->traits |= LEFT_OUT;
    level->in_article |= traits & SCOPE && element->scope != SCOPE_PLAIN;
    if (!(traits & BLOCK) || level->traits & LEFT_OUT) return;
    blocks_end(&walk->blocks);
    if (traits & SCOPE) level->like.scope = blocks_scope(&walk->blocks, outer->like.scope, scope_kind(element, attributes));
    bool named = !whole && element->scope == SCOPE_PLAIN &&
                 (names_surroundings(attribute_of(attributes, "class")) || names_surroundings(attribute_of(attributes, "id")));
    level->like.doubtful |= named || traits & DOUBTFUL;
    if (element->kind != BLOCK_OTHER || traits & SCOPE) level->like.kind = element->kind;
    level->like.level = element->level;
}

static void put_mark(Walk *walk, const char *mark) {
    const Level *level = &walk->levels[walk->depth];
    if (!(level->traits & LEFT_OUT)) blocks_put(&walk->blocks, &level->like, mark, strlen(mark), level->traits & LINK, false);
}

static void start_element(void *context, const xmlChar *given, const xmlChar **given_attributes) {
    Walk              *walk = context;
    const char        *name = (const char *)given;
    const char *const *attributes = (const char *const *)(const void *)given_attributes;
    if (walk->depth == DEEPEST) {
        walk->too_deep = true;
        xmlStopParser(walk->parser);
        return;
    }
    walk->depth++;
    facts_of_element(&walk->facts, name, attributes);
    enter(walk, name, attributes);
    listen(walk, name, attributes);
    if (strcmp(name, "br") == 0 && !(walk->levels[walk->depth].traits & LEFT_OUT)) blocks_break(&walk->blocks);
    if (strcmp(name, "q") == 0) put_mark(walk, "“");
}

static void end_element(void *context, const xmlChar *given) {
    Walk *walk = context;
    (void)given;
    if (!walk->depth || walk->too_deep) return;
    const Level *level = &walk->levels[walk->depth];
    if (level->traits & MARKS) put_mark(walk, "”");
    if (walk->asides && walk->aside_depth == walk->depth) stop_listening(walk);
    if (level->is_block && !(level->traits & LEFT_OUT)) blocks_end(&walk->blocks);
    walk->depth--;
}

static void take_text(void *context, const xmlChar *text, int length) {
    Walk        *walk = context;
    const Level *level = &walk->levels[walk->depth];
    size_t       n = length > 0 ? (size_t)length : 0;
    if (walk->asides && walk->aside.n + n <= LONGEST_JSON) bytes_put(&walk->aside, (const char *)text, n);
    if (!(level->traits & LEFT_OUT))
        blocks_put(&walk->blocks, &level->like, (const char *)text, n, level->traits & LINK, level->traits & AS_IT_STANDS);
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static bool holds_any_of(const char *html, size_t n, const char *const *tags, size_t n_tags) {
    for (const char *at = html, *end = html + n; (at = memchr(at, '<', (size_t)(end - at))); at++)
        for (size_t i = 0; i < n_tags; i++) {
            char   word[8];
            size_t m = strlen(tags[i]);
            if ((size_t)(end - at) < m) continue;
            memcpy(word, at, m);
            word[m] = '\0';
            if (same_word(word, tags[i])) return true;
        }
    return false;
}

static bool parse(Walk *walk, const char *html, size_t n) {
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
    walk->parser = n <= INT32_MAX ? htmlNewParserCtxt() : NULL;
    if (!walk->parser) return false;
    *walk->parser->sax = (xmlSAXHandler){.startElement = start_element, .endElement = end_element, .characters = take_text,
                                         .ignorableWhitespace = take_text, .cdataBlock = take_text};
    walk->parser->userData = walk;
    blocks_scope(&walk->blocks, 0, SCOPE_PLAIN);
    xmlDocPtr tree = n ? htmlCtxtReadMemory(walk->parser, html, (int)n, NULL, "UTF-8", options) : NULL;
    if (tree) xmlFreeDoc(tree);
    bool enough = walk->parser->errNo != XML_ERR_NO_MEMORY;
    htmlFreeParserCtxt(walk->parser);
    return enough;
}

static bool fail(quoth_error *err, quoth_code code, const char *text) {
    err->code = code;
    snprintf(err->text, sizeof err->text, "%s", text);
    return false;
}

/* Each line of a plain text is a paragraph. */
static bool set_body(const char *body, Bytes *article) {
    Blocks      blocks = {0};
    const Block like = {.kind = BLOCK_PARAGRAPH};
    article->n = 0;
    blocks_scope(&blocks, 0, SCOPE_PLAIN);
    for (const char *line = body; *line;) {
        size_t n = strcspn(line, "\n");
        blocks_put(&blocks, &like, line, n, false, false);
        blocks_end(&blocks);
        line += n + (line[n] == '\n');
    }
    bool ok = blocks_article(&blocks, true, NULL, article);
    blocks_free(&blocks);
    return ok;
}

/* A page that a script would fill may carry its text in JSON-LD. */
static bool give(Walk *walk, bool all, WebPage *page) {
    Bytes article = {0};
    facts_give(&walk->facts, page);
    bool ok = blocks_article(&walk->blocks, all, page->title, &article) && !walk->facts.failed && !walk->aside.failed;
    if (ok && walk->facts.body && article.n < SHORT && strlen(walk->facts.body) > article.n * 2) ok = set_body(walk->facts.body, &article);
    page->text = ok ? bytes_copy(article.at, article.n) : NULL;
    page->length = article.n;
    bytes_free(&article);
    return page->text != NULL;
}

bool web_page_read(WebPage *page, const char *html, size_t n, const char *charset, quoth_error *err) {
    static const char *const tags[] = {"<html", "<body"};
    Walk  *walk = calloc(1, sizeof *walk);
    size_t length = 0;
    char  *text = walk ? charset_to_utf8(html, n, charset, &length) : NULL;
    *page = (WebPage){0};
    bool ok = text && parse(walk, text, length);
    if (!ok) fail(err, QUOTH_MEMORY, quoth_code_text(QUOTH_MEMORY));
    else if (walk->too_deep) ok = fail(err, QUOTH_TOO_LARGE, "elements of the page are nested too deeply");
    else if (!give(walk, !holds_any_of(text, length, tags, 2), page)) ok = fail(err, QUOTH_MEMORY, quoth_code_text(QUOTH_MEMORY));
    if (walk) {
        blocks_free(&walk->blocks);
        facts_free(&walk->facts);
        bytes_free(&walk->aside);
    }
    free(walk);
    free(text);
    return ok;
}
#endif
