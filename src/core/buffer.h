/* A growing run of bytes. A failed allocation is remembered in `failed` and makes all later calls do nothing, so that
 * writers check once, at the end. */
#ifndef BUFFER_H
#define BUFFER_H
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct Buffer {
    char  *at;
    size_t n, cap;
    bool   failed;
} Buffer; /* zeroed is empty */

bool buffer_room(Buffer *buffer, size_t more);
void buffer_format(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_free(Buffer *buffer);

static inline void buffer_add(Buffer *buffer, const void *bytes, size_t length) {
    if (!length || (length > buffer->cap - buffer->n && !buffer_room(buffer, length))) return;
    memcpy(buffer->at + buffer->n, bytes, length);
    buffer->n += length;
}

/* Where up to `most` bytes may be written, whose number is then added to buffer->n; or NULL. */
static inline char *buffer_reserve(Buffer *buffer, size_t most) {
    return most <= buffer->cap - buffer->n || buffer_room(buffer, most) ? buffer->at + buffer->n : NULL;
}

static inline void buffer_text(Buffer *buffer, const char *text) { buffer_add(buffer, text, strlen(text)); }

static inline void buffer_byte(Buffer *buffer, char byte) {
    if (buffer->n < buffer->cap || buffer_room(buffer, 1)) buffer->at[buffer->n++] = byte;
}
#endif
