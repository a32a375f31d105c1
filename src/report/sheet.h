/* The sections of the page. */
#ifndef SHEET_H
#define SHEET_H
#include "html.h"
#include "report.h"

#define N_COLORS 8 /* of speakers, in style.css as c0 to c7; cx: nobody */

/* One article on the page. */
typedef struct Sheet {
    const Record *record;
    size_t        number;  /* from 1, in ids and links */
    unsigned char *colors; /* of each quote: 0 to N_COLORS - 1, or N_COLORS for nobody */
    size_t        *quoted; /* of each entity: how many quotes are its */
} Sheet;

struct Report {
    Sheet *sheets;
    size_t n, room;
};

bool speakers_count(Sheet *sheet); /* fills `colors`, one a speaker in order of first quote, and `quoted`; false without memory */

size_t count_quotes(const Record *record); /* without those inside others */

/* What a quote is called on the page: "3", or "3.1" inside it. */
void put_quote_number(Html *html, const Record *record, size_t i);

/* Its title, else its first line, else its id. */
void put_title(Html *html, const Record *record, size_t points);

/* Each writes its part; false without memory. */
bool put_marked_text(Html *html, const Sheet *sheet);             /* text.c */
void put_quotes(Html *html, const Sheet *sheet);                  /* quotes.c */
void put_entities(Html *html, const Sheet *sheet);                /* entities.c */
bool put_company(Html *html, const Report *report);               /* company.c: who is named with whom, over all articles */
bool put_timeline(Html *html, const Report *report);              /* timeline.c */
#endif
