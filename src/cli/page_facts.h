/* What a page says of its article: <title>, <meta>, JSON-LD and their like. Of several that say it, the most careful one counts. */
#ifndef PAGE_FACTS_H
#define PAGE_FACTS_H
#include "web_page.h"

enum PageFact { FACT_TITLE, FACT_URL, FACT_OUTLET, FACT_PUBLISHED, FACT_LANGUAGE, N_FACTS };

typedef struct PageFacts {
    char *values[N_FACTS];
    int   ranks[N_FACTS]; /* of the one who said it; 0: nobody */
    char *body;            /* the article's text, where JSON-LD has it; or NULL */
    bool  failed;
} PageFacts;

void facts_free(PageFacts *facts);

/* An attribute's value by its name, or NULL; `attributes` are names and values in turn, then NULL; or NULL. */
const char *attribute_of(const char *const *attributes, const char *name);

void facts_of_element(PageFacts *facts, const char *name, const char *const *attributes);
void facts_of_title(PageFacts *facts, const char *text, size_t n);   /* what stands in <title> */
void facts_of_heading(PageFacts *facts, const char *text, size_t n); /* what stands in <h1> */
void facts_of_json(PageFacts *facts, const char *json, size_t n);    /* what stands in a script of JSON-LD */
void facts_give(PageFacts *facts, WebPage *page);                       /* moves them */
#endif
