/* Is the text a story rather than news? Then what stands between marks is talk, and no word is quoted that goes on a sentence. */
#ifndef STORY_H
#define STORY_H
#include "doc.h"

/* By what is told outside the marks; a text that tells little is none. Looks at each token once. */
bool story_is(const Doc *doc);
#endif
