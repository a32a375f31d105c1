/* A line of JSON as a tape: its values one behind the other as they stand in it, a list or object before what is in it. No recursion, and
 * time in proportion to the line, whatever it holds. */
#ifndef RECORD_TAPE_H
#define RECORD_TAPE_H
#include <quoth.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ValueSort { VALUE_NULL, VALUE_FALSE, VALUE_TRUE, VALUE_NUMBER, VALUE_TEXT, VALUE_LIST, VALUE_OBJECT };

typedef struct Value {
    enum ValueSort sort;
    uint32_t       n; /* bytes of a text or number; elements of a list, members of an object */
    union {
        const char *text; /* decoded, with a NUL behind it; a number as it stands in the line, without */
        size_t      span; /* of a list or object: values from it to what stands behind it */
    };
} Value;

/* What strings are decoded into has to have `length` bytes. False with QUOTH_JSON, what is wrong and, in err->at, behind which byte; or
 * with QUOTH_MEMORY. An object that has a name twice is refused, and so are bytes that are no UTF-8. The first value is the whole; free()
 * it. */
Value *tape_read(const char *line, size_t length, char *strings, quoth_error *err);

/* The value of a member; NULL where there is none or `object` is none. */
const Value *value_in(const Value *object, const char *name);

/* Elements of a list, or of an object names and values in turn: n times value_next(), from the first on. */
static inline const Value *value_first(const Value *list) { return list + 1; }
static inline const Value *value_next(const Value *value) { return value + (value->sort >= VALUE_LIST ? value->span : 1); }

bool   value_whole(const Value *value, int64_t *number); /* false where it is no whole number that fits */
double value_number(const Value *value);                 /* 0 where it is none */
#endif
