#include "read.h"
#include <stdio.h>
#include <string.h>

bool read_fails(Reading *reading, const char *field, const char *what) {
    if (reading->failed) return false;
    reading->failed = true;
    if (!reading->err) return false;
    reading->err->code = QUOTH_JSON;
    char   *text = reading->err->text;
    size_t  size = sizeof reading->err->text;
    if (!reading->list) snprintf(text, size, "%s: %s", field, what);
    else if (reading->inner) snprintf(text, size, "%s[%zu].%s.%s: %s", reading->list, reading->index, reading->inner, field, what);
    else snprintf(text, size, "%s[%zu].%s: %s", reading->list, reading->index, field, what);
    return false;
}

bool read_lacks_memory(Reading *reading) {
    if (!reading->failed && reading->err) *reading->err = (quoth_error){.code = QUOTH_MEMORY, .text = "out of memory"};
    reading->failed = true;
    return false;
}

static json_t *value_of(json_t *object, const char *field) {
    json_t *value = json_object_get(object, field);
    return json_is_null(value) ? NULL : value;
}

static const char *without_nul(Reading *reading, const char *text, size_t length) {
    size_t n = 0;
    char  *out = length < SIZE_MAX / 3 ? record_take(reading->memory, length * 3 + 1, 1) : NULL;
    if (!out) return read_lacks_memory(reading), NULL;
    for (size_t i = 0; i < length; i++)
        if (text[i]) out[n++] = text[i];
        else memcpy(out + n, "\xef\xbf\xbd", 3), n += 3;
    return out;
}

static const char *string_of(Reading *reading, json_t *value) {
    const char *text = json_string_value(value);
    size_t      length = json_string_length(value);
    return text && memchr(text, '\0', length) ? without_nul(reading, text, length) : text;
}

const char *read_text(Reading *reading, json_t *object, const char *field) {
    json_t *value = value_of(object, field);
    if (value && !json_is_string(value)) read_fails(reading, field, "not a text");
    return string_of(reading, value);
}

const char *read_needed(Reading *reading, json_t *object, const char *field) {
    const char *text = read_text(reading, object, field);
    if (!text) read_fails(reading, field, "missing");
    return text ? text : "";
}

static size_t count_of(Reading *reading, const char *field, json_t *value) {
    json_int_t number = json_integer_value(value);
    if (json_is_integer(value) && number >= 0 && (uint64_t)number < SIZE_MAX / 2) return (size_t)number;
    read_fails(reading, field, "not a whole number from 0");
    return 0;
}

size_t read_count(Reading *reading, json_t *object, const char *field) { return count_of(reading, field, value_of(object, field)); }

double read_number(Reading *reading, json_t *object, const char *field, double missing) {
    json_t *value = value_of(object, field);
    if (!value) return missing;
    if (!json_is_number(value)) read_fails(reading, field, "not a number");
    return json_number_value(value);
}

bool read_flag(Reading *reading, json_t *object, const char *field) {
    json_t *value = value_of(object, field);
    if (value && !json_is_boolean(value)) read_fails(reading, field, "neither true nor false");
    return json_is_true(value);
}

size_t read_entity(Reading *reading, json_t *object, const char *field) {
    const char *id = read_text(reading, object, field);
    if (!id) return RECORD_NONE;
    json_t *index = json_object_get(reading->ids, id);
    if (!index) read_fails(reading, field, "no entity of this document");
    return index ? (size_t)json_integer_value(index) : RECORD_NONE;
}

json_t *read_object(Reading *reading, json_t *object, const char *field) {
    json_t *value = value_of(object, field);
    if (value && !json_is_object(value)) read_fails(reading, field, "not an object");
    return json_is_object(value) ? value : NULL;
}

json_t *read_list(Reading *reading, json_t *object, const char *field, size_t size, void *things, size_t *n) {
    json_t *list = value_of(object, field);
    *n = 0;
    if (list && !json_is_array(list)) read_fails(reading, field, "not a list");
    if (reading->failed || !json_array_size(list)) return NULL;
    void *memory = record_take(reading->memory, json_array_size(list), size);
    if (!memory) return read_lacks_memory(reading), NULL;
    memcpy(things, &memory, sizeof memory);
    *n = json_array_size(list);
    return list;
}

RecordWords read_words(Reading *reading, json_t *object, const char *field) {
    RecordWords words = {NULL, 0};
    json_t     *list = read_list(reading, object, field, sizeof *words.at, &words.at, &words.n);
    for (size_t i = 0; i < words.n; i++)
        if (!(words.at[i] = string_of(reading, json_array_get(list, i)))) return read_fails(reading, field, "not a list of texts"), (RecordWords){NULL, 0};
    return words;
}

void read_bounds(Reading *reading, json_t *object, size_t *start, size_t *end) {
    *start = read_count(reading, object, "start");
    *end = read_count(reading, object, "end");
    if (*end < *start) read_fails(reading, "end", "before the start");
}

RecordPlace read_place(Reading *reading, json_t *object) {
    RecordPlace place;
    read_bounds(reading, object, &place.start, &place.end);
    place.text = read_needed(reading, object, "text");
    return place;
}
