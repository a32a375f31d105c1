#include "read.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

bool read_fails(Reading *reading, const char *field, const char *what) {
    if (reading->failed) return false;
    reading->failed = true;
    if (!reading->err) return false;
    reading->err->code = QUOTH_JSON;
    char   *text = reading->err->text, nested[40] = "";
    size_t  size = sizeof reading->err->text;
    if (reading->nested) snprintf(nested, sizeof nested, "nested[%zu].", reading->nested - 1);
    if (!reading->list) snprintf(text, size, "%s: %s", field, what);
    else if (reading->inner)
        snprintf(text, size, "%s[%zu].%s%s.%s: %s", reading->list, reading->index, nested, reading->inner, field, what);
    else snprintf(text, size, "%s[%zu].%s%s: %s", reading->list, reading->index, nested, field, what);
    return false;
}

bool read_lacks_memory(Reading *reading) {
    if (!reading->failed && reading->err) *reading->err = (quoth_error){.code = QUOTH_MEMORY, .text = "out of memory"};
    reading->failed = true;
    return false;
}

static const Value *value_of(const Value *object, const char *field) {
    const Value *value = value_in(object, field);
    return value && value->sort == VALUE_NULL ? NULL : value;
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

static const char *string_of(Reading *reading, const Value *value) {
    if (!value || value->sort != VALUE_TEXT) return NULL;
    return memchr(value->text, '\0', value->n) ? without_nul(reading, value->text, value->n) : value->text;
}

const char *read_text(Reading *reading, const Value *object, const char *field) {
    const Value *value = value_of(object, field);
    if (value && value->sort != VALUE_TEXT) read_fails(reading, field, "not a text");
    return string_of(reading, value);
}

const char *read_needed(Reading *reading, const Value *object, const char *field) {
    const char *text = read_text(reading, object, field);
    if (!text) read_fails(reading, field, "missing");
    return text ? text : "";
}

static size_t count_of(Reading *reading, const char *field, const Value *value) {
    int64_t number;
    if (value_whole(value, &number) && number >= 0 && (uint64_t)number < SIZE_MAX / 2) return (size_t)number;
    read_fails(reading, field, "not a whole number from 0");
    return 0;
}

size_t read_count(Reading *reading, const Value *object, const char *field) { return count_of(reading, field, value_of(object, field)); }

double read_number(Reading *reading, const Value *object, const char *field, double missing) {
    const Value *value = value_of(object, field);
    if (!value) return missing;
    double number = value_number(value);
    if (value->sort == VALUE_NUMBER && isfinite(number)) return number;
    read_fails(reading, field, "not a number");
    return missing;
}

bool read_flag(Reading *reading, const Value *object, const char *field) {
    const Value *value = value_of(object, field);
    if (value && value->sort != VALUE_TRUE && value->sort != VALUE_FALSE) read_fails(reading, field, "neither true nor false");
    return value && value->sort == VALUE_TRUE;
}

size_t entity_of_id(const Reading *reading, const char *id) {
    size_t low = 0, high = reading->n_ids;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int    order = strcmp(reading->ids[middle].id, id);
        if (order == 0) return reading->ids[middle].entity;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return RECORD_NONE;
}

size_t read_entity(Reading *reading, const Value *object, const char *field) {
    const char *id = read_text(reading, object, field);
    size_t      entity = id ? entity_of_id(reading, id) : RECORD_NONE;
    if (id && entity == RECORD_NONE) read_fails(reading, field, "no entity of this document");
    return entity;
}

const Value *read_object(Reading *reading, const Value *object, const char *field) {
    const Value *value = value_of(object, field);
    if (!value || value->sort == VALUE_OBJECT) return value;
    return read_fails(reading, field, "not an object"), NULL;
}

const Value *read_each(Reading *reading, const Value *object, const char *field, size_t *n) {
    const Value *list = value_of(object, field);
    *n = 0;
    if (list && list->sort != VALUE_LIST) read_fails(reading, field, "not a list");
    if (reading->failed || !list || !list->n) return NULL;
    *n = list->n;
    return value_first(list);
}

const Value *read_list(Reading *reading, const Value *object, const char *field, size_t size, void *things, size_t *n) {
    const Value *first = read_each(reading, object, field, n);
    void        *memory = first ? record_take(reading->memory, *n, size) : NULL;
    if (first && !memory) return *n = 0, read_lacks_memory(reading), NULL;
    if (first) memcpy(things, &memory, sizeof memory);
    return first;
}

RecordWords read_words(Reading *reading, const Value *object, const char *field) {
    RecordWords  words = {NULL, 0};
    const Value *value = read_list(reading, object, field, sizeof *words.at, &words.at, &words.n);
    for (size_t i = 0; i < words.n; i++, value = value_next(value))
        if (!(words.at[i] = string_of(reading, value))) return read_fails(reading, field, "not a list of texts"), (RecordWords){NULL, 0};
    return words;
}

void read_bounds(Reading *reading, const Value *object, size_t *start, size_t *end) {
    *start = read_count(reading, object, "start");
    *end = read_count(reading, object, "end");
    if (*end < *start) read_fails(reading, "end", "before the start");
}

RecordPlace read_place(Reading *reading, const Value *object) {
    RecordPlace place;
    read_bounds(reading, object, &place.start, &place.end);
    place.text = read_needed(reading, object, "text");
    return place;
}
