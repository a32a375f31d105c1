#include "readable.h"
#include "cli.h"
#include <string.h>

json_t *readable_value(const char *text) {
    char readable[4096];
    if (!text) return json_null();
    json_t *value = json_string(text);
    if (value) return value;
    make_readable(text, strlen(text), readable, sizeof readable);
    return json_string(readable);
}
