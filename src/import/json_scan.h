/* A line of JSON read in place, by whoever knows what to look for: what is not asked for is passed over without being copied, which is
 * most of what dumps hold. No recursion, no allocation but for texts with escapes. The line must be well-formed UTF-8.
 *
 *     scan_begin(&json, line);
 *     if (scan_enter(&json, '{'))
 *         while (scan_key(&json, &key))
 *             if (scan_is(key, "id")) scan_string(&json, &id);
 *             else scan_skip(&json);
 *     if (!scan_end(&json)) ... json.fault says why, json.at where
 *
 * After a fault all calls do nothing and return false, so that readers ask once, at the end. */
#ifndef SCAN_H
#define SCAN_H
#include "arena.h"
#include "slice.h"

#define SCAN_DEPTH 256 /* arrays and objects in each other; dumps have about ten */

typedef struct Scan {
    const char *start, *at, *end;
    const char *fault; /* NULL: none so far */
    unsigned    depth;
    bool        fresh; /* nothing was read yet of the array or object that was entered last */
} Scan;

/* The inside of a string, with its escapes. */
typedef struct ScanText {
    Slice raw;
    bool  escaped;
} ScanText;

void scan_begin(Scan *json, Slice text);
bool scan_end(Scan *json); /* nothing but blanks is left, and there was no fault */

/* What comes next: one of { [ " 0 t f n, or NUL. */
char scan_kind(Scan *json);

/* Goes into an array '[' or object '{'; any other value is passed over, and false comes back. */
bool scan_enter(Scan *json, char kind);
bool scan_key(Scan *json, ScanText *key); /* the next key, its value being next; false when the object has ended */
bool scan_item(Scan *json);               /* is there another element? false when the array has ended */

bool scan_string(Scan *json, ScanText *text); /* any other value is passed over, and false comes back */
bool scan_number(Scan *json, Slice *number);  /* the same */
bool scan_skip(Scan *json);
bool scan_span(Scan *json, Slice *value);     /* skips a value and gives its bytes, to be read later */
void scan_spans(Scan *json, const char *const *keys, unsigned n, Slice *values); /* of an object: the values of these keys */

bool scan_is(ScanText text, const char *word);

/* Where texts with escapes are put as they were meant; zeroed is empty. */
typedef struct Texts {
    Arena arena;
    bool  failed; /* there was no memory: some text is empty that is none */
} Texts;

Slice scan_text(ScanText text, Texts *texts);
#endif
