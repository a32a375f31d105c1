/* One self-contained page of HTML about some articles: their texts with entities and quotes in the speakers' colours, who said what and
 * why, who is named, who with whom, and when. It loads nothing and runs no script but its own; nothing of a text becomes markup. */
#ifndef REPORT_H
#define REPORT_H
#include "records.h"

#define REPORT_MOST_ARTICLES 1000 /* a page is for eyes */

typedef struct Report Report;

Report *report_new(void); /* NULL without memory */
void    report_free(Report *report);

/* Takes the record over, with its text in it; false without memory, and then the record is freed. */
bool report_add(Report *report, Record *record);

/* Writes the page, articles in the order they were added. False: without memory (QUOTH_MEMORY), or `write` stopped it (QUOTH_IO). */
bool report_write(const Report *report, quoth_write write, void *context, quoth_error *err);
#endif
