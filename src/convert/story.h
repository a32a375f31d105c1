/* The text of a record, as converters write it, and its places in other units. */
#ifndef STORY_H
#define STORY_H
#include "page.h"
#include <records.h>

/* Filled anew for each record; zeroed has no text. */
typedef struct Story {
    Page    text;    /* cleaned; text.n are its bytes */
    size_t  points;  /* its code points */
    size_t *marks;   /* of each STORY_STEP-th code point, its byte and its UTF-16 unit */
    size_t  n_marks;
} Story;

#define STORY_STEP ((size_t)64)

/* Takes the record's text in and checks each place of the record against it: QUOTH_JSON with the path of a place that is not there, or
 * where other words stand. A record without text leaves the story empty, and is not checked. */
bool story_read(Story *story, const Record *record, quoth_error *err);
void story_free(Story *story);

/* Where a code point of the text starts; all are at most story->points. */
size_t story_byte(const Story *story, size_t point);
size_t story_utf16(const Story *story, size_t point);
#endif
