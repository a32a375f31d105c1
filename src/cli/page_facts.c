#include "page_facts.h"
#include "bytes.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define MOST_NODES 512u /* of JSON-LD that are looked at */
#define LONGEST_FACT 2000u

void facts_free(PageFacts *facts) {
    for (size_t i = 0; i < N_FACTS; i++) free(facts->values[i]);
    free(facts->body);
    *facts = (PageFacts){0};
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Spaces become one. */
static char *tidied(const char *text, size_t n) {
    char  *out = bytes_copy(text, n);
    size_t m = 0;
    for (size_t i = 0; out && i < n; i++) {
        bool space = is_space(text[i]);
        if (!space) out[m++] = text[i];
        else if (m && out[m - 1] != ' ') out[m++] = ' ';
    }
    if (!out) return NULL;
    while (m && out[m - 1] == ' ') m--;
    out[m] = '\0';
    return out;
}

static void say(PageFacts *facts, enum PageFact fact, int rank, const char *text, size_t n) {
    if (!text || n > LONGEST_FACT || rank <= facts->ranks[fact]) return;
    char *value = tidied(text, n);
    if (!value || !*value) {
        facts->failed |= !value;
        free(value);
        return;
    }
    free(facts->values[fact]);
    facts->values[fact] = value;
    facts->ranks[fact] = rank;
}

/* ---- Elements ---------------------------------------------------------------------------------------------------- */

const char *attribute_of(const char *const *attributes, const char *name) {
    for (; attributes && attributes[0]; attributes += 2)
        if (strcmp(attributes[0], name) == 0) return attributes[1];
    return NULL;
}

static void say_meta(PageFacts *facts, const char *name, const char *content) {
    static const struct {
        const char   *name;
        enum PageFact fact;
        int           rank;
    } known[] = {
        {"og:title", FACT_TITLE, 7}, {"twitter:title", FACT_TITLE, 5}, {"dc.title", FACT_TITLE, 4}, {"headline", FACT_TITLE, 6},
        {"og:url", FACT_URL, 7}, {"twitter:url", FACT_URL, 3}, {"og:site_name", FACT_OUTLET, 9}, {"application-name", FACT_OUTLET, 5},
        {"dc.publisher", FACT_OUTLET, 6}, {"article:published_time", FACT_PUBLISHED, 9}, {"og:article:published_time", FACT_PUBLISHED, 8},
        {"datepublished", FACT_PUBLISHED, 7}, {"parsely-pub-date", FACT_PUBLISHED, 6}, {"sailthru.date", FACT_PUBLISHED, 6},
        {"dcterms.created", FACT_PUBLISHED, 5}, {"dc.date.issued", FACT_PUBLISHED, 5}, {"dc.date", FACT_PUBLISHED, 4},
        {"pubdate", FACT_PUBLISHED, 5}, {"publish-date", FACT_PUBLISHED, 5}, {"date", FACT_PUBLISHED, 3}, {"og:locale", FACT_LANGUAGE, 1},
    };
    for (size_t i = 0; name && content && i < sizeof known / sizeof *known; i++)
        if (same_word(name, known[i].name)) say(facts, known[i].fact, known[i].rank, content, strlen(content));
}

/* A relative address is none without the page's own. */
static void say_address(PageFacts *facts, int rank, const char *text) {
    if (text && (strncmp(text, "http://", 7) == 0 || strncmp(text, "https://", 8) == 0)) say(facts, FACT_URL, rank, text, strlen(text));
}

static void say_time(PageFacts *facts, const char *const *attributes) {
    const char *when = attribute_of(attributes, "datetime"), *property = attribute_of(attributes, "itemprop");
    bool        sure = attribute_of(attributes, "pubdate") || (property && same_word(property, "datePublished"));
    if (when) say(facts, FACT_PUBLISHED, sure ? 7 : 2, when, strlen(when));
}

void facts_of_element(PageFacts *facts, const char *name, const char *const *attributes) {
    const char *content = attribute_of(attributes, "content"), *language = attribute_of(attributes, "lang"),
               *relation = attribute_of(attributes, "rel");
    if (strcmp(name, "meta") == 0) {
        say_meta(facts, attribute_of(attributes, "property"), content);
        say_meta(facts, attribute_of(attributes, "name"), content);
        say_meta(facts, attribute_of(attributes, "itemprop"), content);
    } else if (strcmp(name, "link") == 0 && relation && same_word(relation, "canonical"))
        say_address(facts, 8, attribute_of(attributes, "href"));
    else if (strcmp(name, "html") == 0 && language) say(facts, FACT_LANGUAGE, 9, language, strlen(language));
    else if (strcmp(name, "time") == 0) say_time(facts, attributes);
}

void facts_of_title(PageFacts *facts, const char *text, size_t n) { say(facts, FACT_TITLE, 1, text, n); }
void facts_of_heading(PageFacts *facts, const char *text, size_t n) { say(facts, FACT_TITLE, 3, text, n); }

/* ---- JSON-LD ----------------------------------------------------------------------------------------------------- */

static bool ends_with(const char *text, const char *end) {
    size_t n = text ? strlen(text) : 0, m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

/* NewsArticle, ReportageNewsArticle, LiveBlogPosting... */
static bool is_article_type(json_t *type) {
    for (size_t i = 0; i < json_array_size(type); i++)
        if (ends_with(json_string_value(json_array_get(type, i)), "Article")) return true;
    const char *one = json_string_value(type);
    return ends_with(one, "Article") || ends_with(one, "BlogPosting") || ends_with(one, "Report");
}

/* All objects that stand at the top, in lists, or in a "@graph". */
static size_t gather(json_t *root, json_t **nodes) {
    size_t n = 0;
    nodes[n++] = root;
    for (size_t i = 0; i < n; i++) {
        json_t *inner = json_is_array(nodes[i]) ? nodes[i] : json_object_get(nodes[i], "@graph");
        for (size_t j = 0; j < json_array_size(inner) && n < MOST_NODES; j++) nodes[n++] = json_array_get(inner, j);
    }
    return n;
}

static void say_json(PageFacts *facts, enum PageFact fact, int rank, json_t *value) {
    if (json_is_string(value)) say(facts, fact, rank, json_string_value(value), strlen(json_string_value(value)));
}

/* {"name":"..."}, or {"@id":"..."} of a node with the name. */
static json_t *name_of(json_t *publisher, json_t *const *nodes, size_t n) {
    if (json_is_array(publisher)) publisher = json_array_get(publisher, 0);
    json_t     *name = json_is_string(publisher) ? publisher : json_object_get(publisher, "name");
    const char *id = json_string_value(json_object_get(publisher, "@id"));
    for (size_t i = 0; !name && id && i < n; i++) {
        const char *own = json_string_value(json_object_get(nodes[i], "@id"));
        if (own && strcmp(own, id) == 0) name = json_object_get(nodes[i], "name");
    }
    return name;
}

/* The longest that is there. */
static void say_body(PageFacts *facts, json_t *body) {
    const char *text = json_string_value(body);
    if (!text || (facts->body && strlen(facts->body) >= strlen(text))) return;
    free(facts->body);
    facts->body = bytes_copy(text, strlen(text));
    facts->failed |= !facts->body;
}

static void say_article(PageFacts *facts, json_t *article, json_t *const *nodes, size_t n) {
    json_t *page = json_object_get(article, "mainEntityOfPage");
    say_body(facts, json_object_get(article, "articleBody"));
    say_json(facts, FACT_TITLE, 8, json_object_get(article, "headline"));
    say_json(facts, FACT_PUBLISHED, 8, json_object_get(article, "datePublished"));
    say_json(facts, FACT_OUTLET, 8, name_of(json_object_get(article, "publisher"), nodes, n));
    say_json(facts, FACT_LANGUAGE, 5, json_object_get(article, "inLanguage"));
    say_address(facts, 6, json_string_value(json_object_get(article, "url")));
    say_address(facts, 5, json_string_value(json_is_object(page) ? json_object_get(page, "@id") : page));
}

void facts_of_json(PageFacts *facts, const char *json, size_t n) {
    json_t *nodes[MOST_NODES], *root = json_loadb(json, n, 0, NULL);
    size_t  n_nodes = root ? gather(root, nodes) : 0;
    for (size_t i = 0; i < n_nodes; i++)
        if (is_article_type(json_object_get(nodes[i], "@type"))) say_article(facts, nodes[i], nodes, n_nodes);
    json_decref(root);
}

/* ---- The end ----------------------------------------------------------------------------------------------------- */

/* "Harbour strike enters second week - The Daily Mole": the outlet's name is no part of the title. */
static void cut_outlet(char *title, const char *outlet) {
    static const char *const joints[] = {" - ", " | ", " – ", " — ", " :: ", " · "};
    if (!title || !outlet || !ends_with(title, outlet)) return;
    size_t n = strlen(title) - strlen(outlet);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t m = strlen(joints[i]);
        if (n <= m || memcmp(title + n - m, joints[i], m) != 0) continue;
        title[n - m] = '\0';
        return;
    }
}

void facts_give(PageFacts *facts, WebPage *page) {
    cut_outlet(facts->values[FACT_TITLE], facts->values[FACT_OUTLET]);
    page->title = facts->values[FACT_TITLE];
    page->url = facts->values[FACT_URL];
    page->outlet = facts->values[FACT_OUTLET];
    page->published = facts->values[FACT_PUBLISHED];
    page->language = facts->values[FACT_LANGUAGE];
    *facts = (PageFacts){.body = facts->body, .failed = facts->failed};
}
