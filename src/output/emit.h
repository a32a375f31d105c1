/* JSON written by hand into a buffer: strings, numbers and spans. Keys and brackets are literals of whoever writes a record, so that
 * the shape of each record can be read off its code. */
#ifndef EMIT_H
#define EMIT_H
#include "buffer.h"
#include "doc.h"

typedef struct Json {
    Buffer    *out;
    const Doc *doc;
    bool       ascii, byte_offsets, utf16_offsets;
} Json;

/* As it stands: keys, brackets, commas. */
#define emit_raw(json, literal) buffer_add((json)->out, "" literal, sizeof(literal) - 1)

void emit_characters(Json *json, const char *bytes, size_t length); /* escaped, without quotes */
void emit_string(Json *json, const char *bytes, size_t length);     /* in quotes, escaped */
void emit_text(Json *json, const char *text);                   /* null for NULL */
void emit_word(Json *json, const char *word);                   /* of ours, with nothing in it to escape */
void emit_bool(Json *json, bool value);
void emit_number(Json *json, uint64_t value);
void emit_score(Json *json, double value);                      /* at most four digits behind the point, none of them a last 0 */
void emit_weight(Json *json, double value);                     /* two */

/* The words of a span: white space of any sort and length is one space, none at the ends. The first is without quotes; the second is
 * null for an empty span. */
void emit_collapsed(Json *json, Span span);
void emit_words(Json *json, Span span);

/* "start":0,"end":5,"text":"Words", with the twins of other units where they are asked for; no braces. */
void emit_place(Json *json, Span span); /* without "text" */
void emit_span(Json *json, Span span);

/* ,"parts":[[0,5],[9,12]] where there are several. */
void emit_parts(Json *json, Range spans);
#endif
