/* One object on a line of JSON, the quick way: its keys and strings are read here, values of other sorts by Jansson one by one. What is
 * not plainly well-formed is declined as a whole, so that Jansson alone says what is wrong with a line. */
#ifndef JSON_LINE_H
#define JSON_LINE_H
#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#define MOST_MEMBERS 64u

typedef struct Member {
    const char *key;    /* without a NUL inside */
    const char *string; /* or NULL; a NUL stands behind it, and may stand in it */
    size_t      length;
    json_t     *other;  /* of a value that is neither string nor null; or NULL */
} Member;

typedef struct JsonLine {
    Member members[MOST_MEMBERS];
    size_t n;
    char  *strings;
} JsonLine;

enum JsonLineRead { JSON_LINE_READ, JSON_LINE_DECLINED, JSON_LINE_NO_MEMORY };

/* The line is to be freed whatever comes back. */
enum JsonLineRead json_line_read(JsonLine *line, const char *bytes, size_t length);
void              json_line_free(JsonLine *line);
#endif
