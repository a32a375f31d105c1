#include "wrap.h"
#include <string.h>

static bool put(const Wrap *wrap, const char *bytes, size_t length) { return !length || wrap->write(wrap->context, bytes, length); }
static bool put_text(const Wrap *wrap, const char *text) { return put(wrap, text, strlen(text)); }

/* Bytes before the brace that closes the object. */
static size_t before_brace(const char *object, size_t length) {
    while (length && object[length - 1] != '}') length--;
    return length ? length - 1 : 0;
}

static bool has_fields(const char *object, size_t end) {
    while (end && strchr(" \t\r\n", object[end - 1])) end--;
    return end && object[end - 1] != '{';
}

bool wrap_write(void *context, const char *record, size_t length) {
    const Wrap *wrap = context;
    const char *object = wrap->article->raw ? wrap->article->raw : "{}";
    size_t      n = wrap->article->raw ? wrap->article->raw_length : 2, end = before_brace(object, n);
    if (length && record[length - 1] == '\n') length--;
    return put(wrap, object, end) && put_text(wrap, has_fields(object, end) ? "," : "") && put_text(wrap, wrap->key) &&
           put_text(wrap, ":") && put(wrap, record, length) && put(wrap, object + end, n - end) && put_text(wrap, "\n");
}
