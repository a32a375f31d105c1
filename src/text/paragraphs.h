/* From lines to paragraphs. */
#ifndef PARAGRAPHS_H
#define PARAGRAPHS_H
#include "doc.h"

/* Fills doc->paragraphs, all with ZONE_BODY, and PARAGRAPH_BEFORE. Reads counts, MARKUP and classes. */
bool paragraphs_split(Doc *doc, quoth_error *err);

/* Does the stretch end as sentences do, behind any closing marks and brackets? */
bool paragraphs_ends_sentence(const Doc *doc, uint32_t first, uint32_t end);
#endif
