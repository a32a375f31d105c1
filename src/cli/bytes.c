#include "bytes.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void bytes_put(Bytes *bytes, const char *from, size_t n) {
    if (bytes->failed || !n) return;
    if (n > bytes->room - bytes->n) {
        size_t room = bytes->room < 256 ? 256 : bytes->room;
        while (room - bytes->n < n && room <= SIZE_MAX / 4) room *= 2;
        char *at = room - bytes->n >= n ? realloc(bytes->at, room) : NULL;
        bytes->failed = !at;
        if (!at) return;
        bytes->at = at;
        bytes->room = room;
    }
    memcpy(bytes->at + bytes->n, from, n);
    bytes->n += n;
}

bool bytes_write(void *bytes, const char *from, size_t n) {
    bytes_put(bytes, from, n);
    return !((Bytes *)bytes)->failed;
}

void bytes_empty(Bytes *bytes) {
    bytes->n = 0;
    bytes->failed = false;
}

void bytes_free(Bytes *bytes) {
    free(bytes->at);
    *bytes = (Bytes){0};
}

char *bytes_copy(const char *from, size_t n) {
    char *copy = malloc(n + 1);
    if (!copy) return NULL;
    if (n) memcpy(copy, from, n);
    copy[n] = '\0';
    return copy;
}

bool list_grow(void **list, size_t n, size_t *room, size_t size) {
    if (n < *room) return true;
    size_t more = *room ? *room * 2 : 64;
    void  *at = more <= SIZE_MAX / size ? realloc(*list, more * size) : NULL;
    if (!at) return false;
    *list = at;
    *room = more;
    return true;
}

static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

bool same_word(const char *a, const char *b) {
    while (*a && small(*a) == small(*b)) a++, b++;
    return small(*a) == small(*b);
}
