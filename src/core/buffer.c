#include "buffer.h"
#include "mem.h"
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

static bool give_up(Buffer *buffer) {
    buffer->failed = true;
    buffer->cap = buffer->n; /* so that whatever is added later ends here too */
    return false;
}

bool buffer_room(Buffer *buffer, size_t more) {
    if (buffer->failed) return false;
    if (more <= buffer->cap - buffer->n) return true;
    if (more > SIZE_MAX / 2 - buffer->n) return give_up(buffer);
    size_t need = buffer->n + more, cap = buffer->cap ? buffer->cap * 2 : 256;
    if (cap < need) cap = need;
    char *grown = mem_resize(buffer->at, cap);
    if (!grown) return give_up(buffer);
    buffer->at = grown;
    buffer->cap = cap;
    return true;
}

void buffer_format(Buffer *buffer, const char *format, ...) {
    char    small[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    if (length < 0) buffer->failed = true;
    else if ((size_t)length < sizeof small) buffer_add(buffer, small, (size_t)length);
    else if (buffer_room(buffer, (size_t)length + 1)) {
        va_start(arguments, format);
        vsnprintf(buffer->at + buffer->n, (size_t)length + 1, format, arguments);
        va_end(arguments);
        buffer->n += (size_t)length;
    }
}

void buffer_free(Buffer *buffer) {
    mem_free(buffer->at);
    *buffer = (Buffer){0};
}
