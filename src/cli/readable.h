/* Texts for JSON that may be ill-formed, as paths may be. */
#ifndef READABLE_H
#define READABLE_H
#include <jansson.h>

/* A string; ill-formed bytes are shown as \xHH. Null for NULL; NULL without memory. */
json_t *readable_value(const char *text);
#endif
